"""A progress bar on stderr, on a terminal only; it goes when the work is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tick = Callable[[int, int], None]
"""Called with how many are done, and of how many."""


@contextmanager
def progress(*, quiet: bool, doing: str = "asking feeds") -> Iterator[Tick | None]:
    """Yield what to call as feeds answer; None where stderr is no terminal or quiet is wanted."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(doing, total=None)

        def tick(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield tick
