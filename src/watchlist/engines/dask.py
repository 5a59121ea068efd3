"""Parts read by a Dask cluster: parts out, harvests back; a part of a lost worker is read again."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from watchlist.backtests.archive import Part
from watchlist.backtests.archived import Harvest
from watchlist.backtests.harvest import harvest
from watchlist.errors import UsageError
from watchlist.settings import Config

_CONNECT_SECONDS = 20
_AHEAD = 4  # parts per thread that are out at once: the harvests of others wait to be merged


def harvests(
    config: Config, parts: Sequence[Part], address: str, on_done: Callable[[int, int], None]
) -> Iterator[Harvest]:
    """Yield the harvests in the order of the parts.

    The address is `//HOST:PORT` of a scheduler, or "" for a cluster of its own on this machine.
    """
    dask = _library()
    if not address:
        own = dask.LocalCluster(threads_per_worker=1, dashboard_address=None)
        with own as cluster, dask.Client(cluster) as client:
            yield from _gathered(client, config, parts, on_done)
        return
    try:
        client = dask.Client(f"tcp:{address}", timeout=_CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"dask:{address}: {error}", hint="is a scheduler running there? dask://HOST:PORT"
        ) from error
    with client:
        yield from _gathered(client, config, parts, on_done)


def _library() -> Any:  # noqa: ANN401  its types are partial
    try:
        import distributed  # noqa: PLC0415  an extra, and slow to load
    except ImportError as error:
        raise UsageError("this engine needs Dask", hint="pip install 'watchlist[dask]'") from error
    return distributed


def _gathered(
    client: Any,  # noqa: ANN401  as above
    config: Config,
    parts: Sequence[Part],
    on_done: Callable[[int, int], None],
) -> Iterator[Harvest]:
    known = client.scatter(config, broadcast=True)
    room = _AHEAD * max(1, sum(client.nthreads().values()))
    waiting = [client.submit(harvest, known, part, pure=False) for part in parts[:room]]
    for done in range(1, len(parts) + 1):
        found: Harvest = waiting.pop(0).result()
        if (ahead := done + room - 1) < len(parts):
            waiting.append(client.submit(harvest, known, parts[ahead], pure=False))
        yield found
        on_done(done, len(parts))
