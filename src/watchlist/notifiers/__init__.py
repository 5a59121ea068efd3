"""How kinds of channels are told: one module each, and this dict."""

from watchlist.notifiers import apprise, command
from watchlist.ports import Notifier

NOTIFIERS: dict[str, Notifier] = {"command": command, "url": apprise}
"""By the key of a channel that names it; mypy refuses a module that does not fit."""
