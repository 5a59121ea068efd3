"""Where an archive's parts are read: one module an engine, loaded when asked for.

The result is the same wherever: a part's harvest depends on the part and the configuration alone,
and harvests are merged in the order of the parts.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from watchlist.backtests.archive import Part
from watchlist.backtests.archived import Harvest
from watchlist.errors import UsageError
from watchlist.settings import Config

ENGINES = ("local", "dask")
"""Modules of this package, by what `--engine` begins with."""

OnDone = Callable[[int, int], None]
"""Told how many parts were read, and of how many."""


def harvests(
    engine: str, config: Config, parts: Sequence[Part], on_done: OnDone
) -> Iterator[Harvest]:
    """Yield the harvests of an archive's parts, in their order.

    Args:
        engine: `local`: processes on this machine; `local:N`: so many; `dask`: a cluster of its
            own on this machine; `dask://HOST:PORT`: the cluster of that scheduler.
        config: what is watched for.
        parts: of the archive; whoever reads one opens its file by the same path.
        on_done: told of each part.

    Raises:
        UsageError: if there is no such engine, or it cannot be used here.
    """
    name, _, address = engine.partition(":")
    if name not in ENGINES:
        raise UsageError(
            f"there is no engine {engine!r}", hint="one of local, local:N, dask, dask://HOST:PORT"
        )
    module = import_module(f"watchlist.engines.{name}")
    found: Iterator[Harvest] = module.harvests(config, parts, address, on_done)
    return found
