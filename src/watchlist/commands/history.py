"""`history` and `report`: what was said over time, and all of a morning on one page."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from watchlist.commands import completion, desk, exits, options
from watchlist.commands.output import Outlet, printed
from watchlist.errors import UsageError

if TYPE_CHECKING:
    from watchlist.contract.pages import BriefingTree

DAYS = 90
MOST_DAYS = 36_500

Indicator = Annotated[
    str,
    typer.Argument(
        help="Only this indicator's, by its id.",
        metavar="[INDICATOR]",
        autocompletion=completion.indicators,
    ),
]
Days = Annotated[
    int,
    typer.Option(
        "--days", min=1, max=MOST_DAYS, help="How many days, today included.", metavar="N"
    ),
]
Since = Annotated[
    str, typer.Option("--since", help="The first day instead, UTC.", metavar="YYYY-MM-DD")
]
Changes = Annotated[
    bool, typer.Option("--changes", help="NDJSON and CSV print the changes, not the days.")
]


@printed()
def history(
    indicator: Indicator = "",
    *,
    out: Outlet,
    days: Days = DAYS,
    since: Since = "",
    changes: Changes = False,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Show status, stage, level and volume over time, and why."""
    from watchlist.configuration.naming import did_you_mean
    from watchlist.history import history as compose
    from watchlist.views import history as screen

    settings, now = desk.begin(config, at, verbose)
    first = day(since, now.date()) if since else now.date() - timedelta(days=days - 1)
    with desk.open_store(db, settings, read_only=True) as store:
        told = list(store.verdicts(first, now))
    if indicator:
        known = list(dict.fromkeys(verdict["id"] for _, verdict in told))
        if indicator not in known:
            raise UsageError(
                f"no run said anything of an indicator {indicator!r} in this time"
                f"{did_you_mean(indicator, known)}",
                hint=f"there is something of {', '.join(known) or 'none: --days looks further'}",
            )
        told = [one for one in told if one[1]["id"] == indicator]
    tree = compose(settings.title, told, first, now.date())
    rows = "changes" if changes else "days"
    out.emit(screen.view(tree, timezone=settings.timezone, now=now, rows=rows))
    return exits.DONE


def day(text: str, today: date) -> date:
    """Return a day that was named.

    Raises:
        UsageError: if it is none, or lies after today.
    """
    try:
        named = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"--since: expected a day such as 2026-01-31; got {text!r}", hint="or give --days N"
        ) from error
    if named > today:
        raise UsageError(f"--since: {named} is after today, {today}", hint="name a day gone by")
    return named


@printed(options.Format.HTML, options.Format.MARKDOWN, options.Format.JSON)
def report(
    *,
    out: Outlet,
    days: Days = DAYS,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Write the last run on one self-contained page: -o page.html."""
    from watchlist import engine, tally
    from watchlist.contract import FORMAT
    from watchlist.history import history as compose
    from watchlist.match import Reader
    from watchlist.sight import is_blind
    from watchlist.tree_lists import feeds_tree
    from watchlist.views import report as document

    settings, now = desk.begin(config, at, verbose)
    first = now.date() - timedelta(days=days - 1)
    with desk.open_store(db, settings, read_only=True) as store:
        last = desk.last_report(store, now)
        known = engine.facts(settings, store, Reader(settings), now)
        told = list(store.verdicts(first, now))
        feeds = feeds_tree(engine.feeds(settings, store, now))["feeds"]
    counted = tally.stories(settings, known.accounts, now)
    past = compose(settings.title, told, first, now.date(), counted)
    tree: BriefingTree = {"format": FORMAT, "report": last, "history": past, "feeds": feeds}
    out.emit(document.view(tree, timezone=settings.timezone, now=now))
    return exits.BLIND if is_blind(last) else exits.DONE


COMMANDS = {"history": history, "report": report}
