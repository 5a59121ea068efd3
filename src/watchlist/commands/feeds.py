"""`feeds`: the health of each feed, and a try at one."""

from typing import Annotated

import typer

from watchlist.commands import clock, desk, exits, options
from watchlist.commands.output import emit
from watchlist.tree import feeds_tree
from watchlist.views import feeds as screen

app = typer.Typer(invoke_without_command=True, help="The health of each feed.")


@app.callback()
def health(  # noqa: PLR0913  each is one option of the contract
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
    from watchlist import engine  # noqa: PLC0415  `--help` must not wait for it

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
def try_(  # noqa: PLR0913  each is one option of the contract
    url: Annotated[str, typer.Argument(help="The address to ask, once.", metavar="URL")],
    *,
    config: options.Config = None,
    at: options.At = None,
    style: options.As = options.Format.TABLE,
    json: options.Json = False,
    verbose: options.Verbose = 0,
    no_color: options.NoColor = False,
) -> int:
    """Ask an address once and show what came; nothing is stored."""
    raise NotImplementedError


_ = Annotated
