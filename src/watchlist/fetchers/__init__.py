"""How kinds of feeds are asked and read: one module each, and this dict."""

from watchlist.fetchers import rss
from watchlist.ports import Fetcher

FETCHERS: dict[str, Fetcher] = {"rss": rss}
"""By the name that a feed's `fetcher` gives; mypy refuses a module that does not fit."""
