"""Parts read on this machine: in this process where there is little, else in several."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from watchlist.backtests.archive import Part
from watchlist.backtests.archived import Harvest
from watchlist.backtests.harvest import harvest
from watchlist.errors import UsageError
from watchlist.settings import Config


def harvests(
    config: Config, parts: Sequence[Part], address: str, on_done: Callable[[int, int], None]
) -> Iterator[Harvest]:
    """Yield the harvests in the order of the parts.

    The address is how many processes there are to be; "": one for each processor.
    """
    if address and not (address.isdecimal() and int(address)):
        raise UsageError(f"local:{address}: expected a number of processes", hint="as in local:4")
    workers = min(int(address) if address else os.cpu_count() or 1, len(parts))
    read = partial(harvest, config)
    if workers < 2:  # noqa: PLR2004  alone there is nobody to share with
        for done, part in enumerate(parts, start=1):
            yield read(part)
            on_done(done, len(parts))
        return
    # Spawned and not forked: a process with threads cannot be forked safely.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for done, found in enumerate(pool.map(read, parts), start=1):
            yield found
            on_done(done, len(parts))
