"""`feeds`: the health of each feed, and a try at one."""

import os
from typing import Annotated

import typer

from watchlist.commands import desk, exits, options
from watchlist.commands.output import Outlet, printed, say

app = typer.Typer(
    invoke_without_command=True,
    help="Show the health of each feed; try, add, import, export feeds.",
)


@app.callback()
@printed()
def health(
    context: typer.Context,
    *,
    out: Outlet,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Print the health of each feed, and what to do about those in trouble."""
    from watchlist.tree_lists import feeds_tree
    from watchlist.views import feeds as screen

    if context.invoked_subcommand is not None:
        return exits.DONE
    from watchlist import engine
    from watchlist.records import stamp

    settings, now = desk.begin(config, at, verbose)
    with desk.open_store(db, settings, read_only=True) as store:
        tree = feeds_tree(engine.feeds(settings, store, now))
        desk.warn_of_the_past(store, now)
    if any((one["checked"] or "") > stamp(now) for one in tree["feeds"]):
        say("warning: how a feed was is not kept: those asked since are told as they are now")
    out.emit(screen.view(tree, timezone=settings.timezone, now=now))
    return exits.DONE


@app.command("try")
@printed()
def attempt(
    name: Annotated[
        str, typer.Argument(help="An address, or a configured feed by its id.", metavar="URL|ID")
    ],
    *,
    out: Outlet,
    config: options.Config = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Ask a feed once and show what came; nothing is stored."""
    from watchlist.attempt import attempt as ask
    from watchlist.attempt import wanted
    from watchlist.views import attempt as found
    from watchlist.web.client import Web

    settings, now = desk.begin(config, at, verbose)
    with Web(settings.fetch, os.environ) as web:
        tree = ask(wanted(settings, name), settings.fetch, web.send, now)
    out.emit(found.view(tree, timezone=settings.timezone, now=now))
    return exits.FAILED if tree["error"] else exits.DONE
