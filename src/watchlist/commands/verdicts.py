"""`check`, `status` and `show`: what moved, as it is now, as it was said, and in full."""

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from watchlist.commands import clock, completion, desk, exits, options
from watchlist.commands.output import Outlet, printed, say
from watchlist.commands.progress import progress
from watchlist.errors import WatchlistError
from watchlist.words import ReasonCode, Status

if TYPE_CHECKING:
    from watchlist.analyst import Mute
    from watchlist.contract import ReportTree
    from watchlist.pages.page import View
    from watchlist.store import Store

Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        help="Only this indicator; may be given again.",
        metavar="INDICATOR",
        autocompletion=completion.indicators,
    ),
]
ExitOn = Annotated[
    Status | None,
    typer.Option(
        "--exit-on",
        help="End with 4 where an indicator is at or above this: watch, elevated or critical.",
        metavar="STATUS",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Ask feeds that are waiting, too.")]
NoNotify = Annotated[
    bool, typer.Option("--no-notify", help="Tell nobody; what is due is told by a later run.")
]
Indicator = Annotated[
    str,
    typer.Argument(
        help="The indicator's id.", metavar="INDICATOR", autocompletion=completion.indicators
    ),
]


MACHINES = (options.Format.NAGIOS, options.Format.PROMETHEUS)
"""What reads these wants to be told that all is calm, too."""

CALM = {ReasonCode.STEADY.value, ReasonCode.HELD.value}


@printed(*options.ROWS, *MACHINES)
def check(
    *,
    out: Outlet,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    only: Only = None,
    exit_on: ExitOn = None,
    force: Force = False,
    no_notify: NoNotify = False,
    verbose: options.Verbose = 0,
    quiet: options.Quiet = False,
) -> int:
    """Fetch, read, judge, store, print and tell: what cron runs."""
    from watchlist import delivery, engine
    from watchlist.tree import report_tree
    from watchlist.views import status as screen
    from watchlist.web.client import Web

    settings, now = desk.begin(config, at, verbose)
    names = tuple(only or ())
    engine.narrowed(settings, names)  # a slip in a name leaves no empty store behind
    with (
        desk.open_store(db, settings) as store,
        Web(settings.fetch, os.environ) as web,
        progress(quiet=quiet) as tick,
    ):
        if db is None:
            desk.warn_of_another(store.last_report(now), Path(settings.path))
        delivery.enrol(settings, store, now)
        report = engine.check(
            settings, store, web.send, now, only=names, force=force, on_progress=tick
        )
        failed = delivery.follow(
            settings, store, web.send, report, os.environ, notify=not no_notify
        )
    for one in failed:
        say(f"warning: {one.what}" + (f" ({one.hint})" if one.hint else ""))
    tree = report_tree(report)
    view = screen.view(tree, timezone=settings.timezone, now=now)
    if not (quiet and is_calm(tree)) or out.style in MACHINES:
        out.emit(view)
    return state(view) if out.style is options.Format.NAGIOS else ending(tree, exit_on)


def state(view: "View") -> int:
    """Return the exit code that a monitoring system is given."""
    from watchlist.renderers import nagios

    return nagios.code(view)


def is_calm(tree: "ReportTree") -> bool:
    """Return whether nothing of a report needs attention: what `--quiet` leaves unprinted."""
    from watchlist.sight import is_blind

    codes = {reason["code"] for one in tree["indicators"] for reason in one["reasons"]}
    troubles = is_blind(tree) or tree["problems"] or tree["silent"] or tree["turns"]
    return not troubles and codes <= CALM


def ending(tree: "ReportTree", exit_on: Status | None = None) -> int:
    """Return the exit code of a report: reached wins over blind."""
    from watchlist.sight import is_blind

    highest = max((Status(row["status"]).rank for row in tree["indicators"]), default=0)
    if exit_on is not None and highest >= exit_on.rank:
        return exits.REACHED
    return exits.BLIND if is_blind(tree) else exits.DONE


@printed(*options.ROWS, *MACHINES)
def status(
    *,
    out: Outlet,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
    quiet: options.Quiet = False,
) -> int:
    """Print what the last run said, as stored."""
    from watchlist.views import status as screen
    from watchlist.views.mutes import noted

    desk.start_log(verbose)
    now, path = clock.now(at), desk.config_path(config)
    try:
        with desk.open_store(db, path, read_only=True) as store:
            tree = desk.last_report(store, now)
            mutes = _mutes(store, [one["id"] for one in tree["indicators"]], now)
    except WatchlistError:
        desk.load(path)  # what is wrong with the configuration comes first
        raise
    if db is None:
        desk.warn_of_another(tree, path)
    timezone = desk.timezone(path, tree)
    view = screen.view(tree, timezone=timezone, now=now)
    if not (quiet and is_calm(tree)) or out.style in MACHINES:
        out.emit(noted(view, mutes, timezone=timezone, now=now))
    return state(view) if out.style is options.Format.NAGIOS else ending(tree)


@printed()
def show(
    indicator: Indicator,
    *,
    out: Outlet,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Show an indicator in full: ladder, evidence, what would move it."""
    from watchlist import engine
    from watchlist.tree import report_tree
    from watchlist.views import show as screen
    from watchlist.views.mutes import noted

    settings, now = desk.begin(config, at, verbose)
    with desk.open_store(db, settings, read_only=True) as store:
        tree = report_tree(engine.show(settings, store, now, indicator))
        desk.warn_of_the_past(store, now)
        mutes = _mutes(store, [indicator], now)
    view = screen.view(tree, timezone=settings.timezone, now=now)
    out.emit(noted(view, mutes, timezone=settings.timezone, now=now))
    return ending(tree)


def _mutes(store: "Store", indicators: list[str], now: datetime) -> "tuple[Mute, ...]":
    """Return the mutes of these indicators that are in force."""
    if not store.mutes.all():
        return ()  # as mostly, and there is nothing to load for it
    from watchlist import judging

    return judging.muted(store, indicators, now)


COMMANDS = {"check": check, "status": status, "show": show}
