"""What the shell completes beside commands and options: names that stand in the configuration."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from watchlist.commands import desk
from watchlist.errors import WatchlistError

if TYPE_CHECKING:
    from watchlist.settings import Config


def indicators(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the indicators that a word may become, with their titles."""
    config = _config(context)
    named = [(each.id, each.title) for each in config.indicators] if config else []
    return [pair for pair in named if pair[0].startswith(incomplete)]


def feeds(context: typer.Context, incomplete: str) -> list[str]:
    """Return the feeds that a word may become."""
    config = _config(context)
    named = [each.id for each in config.feeds] if config else []
    return [name for name in named if name.startswith(incomplete)]


def channels(context: typer.Context, incomplete: str) -> list[str]:
    """Return the channels of `[notify]` that a word may become."""
    config = _config(context)
    named = [each.id for each in config.notify] if config else []
    return [name for name in named if name.startswith(incomplete)]


def _config(context: typer.Context) -> "Config | None":
    """Return the configuration that the command line names; None where there is none to read.

    A shell that completes is no place for an error.
    """
    named = context.params.get("config")
    try:
        return desk.load(Path(named) if named else None)
    except WatchlistError:
        return None
