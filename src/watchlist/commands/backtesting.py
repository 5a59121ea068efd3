"""`backtest`: what the configuration would have said of days gone by."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import watchlist
from watchlist.commands import clock, desk, exits, options
from watchlist.commands.output import Outlet, printed, say
from watchlist.commands.progress import progress
from watchlist.errors import UsageError

if TYPE_CHECKING:
    from watchlist.backtests.archive import Part
    from watchlist.backtests.archived import Harvest
    from watchlist.backtests.events import Event
    from watchlist.settings import Config

Archives = Annotated[
    list[Path],
    typer.Argument(
        help="Items in NDJSON, JSON, CSV or Parquet, or folders of them or of saved feeds.",
        metavar="ARCHIVE…",
    ),
]
From = Annotated[
    str, typer.Option("--from", help="The first day, UTC; the archive's.", metavar="YYYY-MM-DD")
]
To = Annotated[
    str, typer.Option("--to", help="The last day, UTC; the archive's.", metavar="YYYY-MM-DD")
]
Events = Annotated[
    Path | None,
    typer.Option("--events", help="What did happen: date, indicator, stage.", metavar="FILE"),
]
Within = Annotated[
    int,
    typer.Option(
        "--within", help="Days by which an event may be missed.", metavar="N", min=0, max=36_500
    ),
]
Compare = Annotated[
    Path | None,
    typer.Option("--compare", help="Set this configuration beside it.", metavar="OTHER.toml"),
]
Sparse = Annotated[
    bool, typer.Option("--sparse", help="Days without an item were quiet, not unobserved.")
]
Engine = Annotated[
    str,
    typer.Option("--engine", help="local, local:N, dask or dask://HOST:PORT.", metavar="ENGINE"),
]


@printed(*options.ROWS, options.Format.HTML)
def backtest(
    archives: Archives,
    *,
    out: Outlet,
    first: From = "",
    last: To = "",
    events: Events = None,
    within: Within = 14,
    compare: Compare = None,
    sparse: Sparse = False,
    engine: Engine = "local",
    config: options.Config = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
    quiet: options.Quiet = False,
) -> int:
    """Show what would have been said on each day of an archive."""
    from watchlist.backtest import evening
    from watchlist.backtests import archive, past, retold
    from watchlist.views import backtest as screen
    from watchlist.views import report as document

    desk.start_log(verbose)
    settings = desk.load(config)
    other = desk.load(compare) if compare else None
    parts = archive.parts(archives)
    found = _harvested(settings, parts, engine, quiet=quiet)
    for refused in found.refused:
        say(f"{refused.where}: {refused.why}")
    if (more := found.refusals - len(found.refused)) > 0:
        say(f"and {more:,} more lines were refused")
    days = _span(first, last, found)
    happened = _events(events, settings) if events else ()
    here = past.through(settings, found, days, happened, within, is_sparse=sparse)
    beside = None
    if other:
        there = _harvested(other, parts, engine, quiet=quiet)
        beside = past.through(other, there, days, happened, within, is_sparse=sparse)
    if out.style is options.Format.HTML:
        brief = retold.briefing(here, watchlist.__version__)
        out.emit(document.view(brief, timezone="UTC", now=evening(days[1])))
    else:
        tree = past.backtest_tree(here, *days, watchlist.__version__, beside)
        out.emit(screen.view(tree, now=clock.now(at)))
    return exits.REFUSED if found.refusals else exits.DONE


def _harvested(config: "Config", parts: "Sequence[Part]", engine: str, *, quiet: bool) -> "Harvest":
    from watchlist.backtest import joined
    from watchlist.backtests.archived import merge
    from watchlist.engines import harvests

    with progress(quiet=quiet, doing="reading the archive") as tick:
        return joined(merge(harvests(engine, config, parts, tick or (lambda *_: None))))


def _span(first: str, last: str, harvest: "Harvest") -> tuple[date, date]:
    """Return the days to judge: those named, else the archive's."""
    from watchlist.backtest import span

    held = span(harvest)
    if held is None:
        raise UsageError(
            "the archive holds no item of a known day", hint="an item has `title` and `published`"
        )
    days = (
        _day("--from", first) if first else held[0],
        _day("--to", last) if last else held[1],
    )
    if days[0] > days[1]:
        raise UsageError(
            f"the first day, {days[0]}, is after the last, {days[1]}", hint="change the two"
        )
    return days


def _day(option: str, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"{option}: expected a day such as 2026-01-31; got {text!r}", hint="it is a day of UTC"
        ) from error
    clock.within(option, day.year)
    return day


def _events(file: Path, config: "Config") -> "tuple[Event, ...]":
    """Return the events of a file; all of them, or why not."""
    from watchlist.backtests import archive
    from watchlist.backtests.events import event

    found = []
    for part in archive.parts([file]):
        for where, row in archive.rows(part):
            try:
                if isinstance(row, ValueError):
                    raise row
                found.append(event(row, config))
            except ValueError as error:
                raise UsageError(
                    f"{where}: {error}", hint="an event has date, indicator and, if known, stage"
                ) from None
    return tuple(found)


COMMANDS = {"backtest": backtest}
