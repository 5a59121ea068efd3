"""`feeds`: the health of each feed, and a try at one."""

import os
from typing import Annotated

import typer

from watchlist.commands import clock, desk, exits, options
from watchlist.commands.output import emit
from watchlist.tree import feeds_tree
from watchlist.views import feeds as screen

app = typer.Typer(invoke_without_command=True, help="The health of each feed.")


@app.callback()
def health(
    context: typer.Context,
    *,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    style: options.As = options.Format.TABLE,
    json: options.Json = False,
    output: options.Output = None,
    verbose: options.Verbose = 0,
    no_color: options.NoColor = False,
) -> int:
    """Print the health of each feed, and what to do about those in trouble."""
    if context.invoked_subcommand is not None:
        return exits.DONE
    from watchlist import engine

    desk.start_log(verbose)
    now = clock.now(at)
    settings = desk.load(config)
    with desk.open_store(db, settings, read_only=True) as store:
        tree = feeds_tree(engine.feeds(settings, store, now))
    emit(
        screen.view(tree, timezone=settings.timezone, now=now),
        options.chosen(style, json=json),
        output=output,
        no_color=no_color,
    )
    return exits.DONE


@app.command("try")
def attempt(
    url: Annotated[str, typer.Argument(help="The address to ask, once.", metavar="URL")],
    *,
    config: options.Config = None,
    at: options.At = None,
    style: options.As = options.Format.TABLE,
    json: options.Json = False,
    output: options.Output = None,
    verbose: options.Verbose = 0,
    no_color: options.NoColor = False,
) -> int:
    """Ask an address once and show what came; nothing is stored."""
    from watchlist.attempt import attempt as ask
    from watchlist.views import attempt as found
    from watchlist.web import Web

    desk.start_log(verbose)
    now = clock.now(at)
    settings = desk.load(config)
    with Web(settings.fetch, os.environ) as web:
        tree = ask(url, settings.fetch, web.send, now)
    emit(
        found.view(tree, timezone=settings.timezone, now=now),
        options.chosen(style, json=json),
        output=output,
        no_color=no_color,
    )
    return exits.FAILED if tree["error"] else exits.DONE
