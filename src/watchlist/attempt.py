"""One asking of one address, nothing stored: would it do as a feed?"""

from datetime import datetime

from watchlist.contract import FORMAT
from watchlist.contract.upkeep import AttemptTree
from watchlist.fetchers import FETCHERS
from watchlist.model import Document, FeedState, Fetched, FetchFailure, Unchanged
from watchlist.ports import Send
from watchlist.settings import Config, Feed, FetchLimits
from watchlist.tree import maybe
from watchlist.words import ErrorKind, Outcome


def wanted(config: Config, name: str) -> Feed:
    """Return the feed that is meant: a configured one by its id, else any address as RSS is."""
    return next((feed for feed in config.feeds if feed.id == name), Feed(id="try", url=name))


def ask(feed: Feed, send: Send, now: datetime) -> Fetched | FetchFailure:
    """Return what a feed answers that is asked once, as if for the first time."""
    (response,) = send([FETCHERS[feed.fetcher].request(feed, FeedState(feed.id), now)])
    if isinstance(response, Unchanged):
        # No validators were sent, so a server that says so answers what was not asked.
        what = "not modified, says the server"
        return FetchFailure(feed.id, ErrorKind.PROTOCOL, what, 304)
    return response


def attempt(feed: Feed, limits: FetchLimits, send: Send, now: datetime) -> AttemptTree:
    """Return what came of asking a feed once."""
    response = ask(feed, send, now)
    if isinstance(response, FetchFailure):
        return _failed(feed.url, response)
    read = FETCHERS[feed.fetcher].parse(feed, response, limits)
    if isinstance(read, FetchFailure):
        return _failed(feed.url, read)
    return _read(feed.url, response, read)


def _read(url: str, fetched: Fetched, document: Document) -> AttemptTree:
    return {
        "format": FORMAT,
        "url": url,
        "outcome": Outcome.OK.value,
        "error": None,
        "message": "",
        "http_status": fetched.status,
        "moved_to": fetched.moved_to,
        "title": document.title,
        "language": document.language,
        "warnings": [each.value for each in (*fetched.warnings, *document.warnings)],
        "items": [
            {
                "title": entry.title,
                "url": entry.url,
                "published": maybe(entry.published),
            }
            for entry in document.entries
        ],
    }


def _failed(url: str, failure: FetchFailure) -> AttemptTree:
    return {
        "format": FORMAT,
        "url": url,
        "outcome": Outcome.ERROR.value,
        "error": failure.kind.value,
        "message": failure.message,
        "http_status": failure.status,
        "moved_to": failure.moved_to,
        "title": "",
        "language": "",
        "warnings": [],
        "items": [],
    }
