"""Feeds found on the web, and feeds added to a configuration's file.

One address is asked, and a second one where a page names it. A file is only ever replaced by
one that has been read as a whole, as `lint` reads it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from watchlist import config
from watchlist.attempt import ask
from watchlist.configuration.amend import CannotAmendError, blocks, with_feeds
from watchlist.configuration.file import read
from watchlist.documents.charset import decode
from watchlist.documents.webpage import is_html
from watchlist.errors import Problem, UsageError
from watchlist.fetchers import FETCHERS
from watchlist.model import Document, Fetched, FetchFailure
from watchlist.ports import Send
from watchlist.settings import Feed, FetchLimits
from watchlist.subscriptions.discovery import Offer, offers
from watchlist.subscriptions.subscribe import Wish


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that answered, and what else the page offered."""

    wish: Wish
    items: int
    offers: tuple[Offer, ...] = ()  # of the page, in its order; none where the address is a feed
    pick: int = 1  # which of them was taken, from 1


@dataclass(frozen=True, slots=True)
class NotFound:
    """Why no feed was found, and what there was to choose from."""

    what: str
    offers: tuple[Offer, ...] = ()


def discover(
    url: str, limits: FetchLimits, send: Send, now: datetime, *, pick: int = 1
) -> Found | NotFound:
    """Ask an address for a feed; where it is a page that names feeds, ask the one picked.

    Args:
        url: of a feed or of a page.
        limits: of fetching and parsing.
        send: asks.
        now: the time of the requests.
        pick: which feed of a page is wanted, from 1.
    """
    response, read = _ask(url, limits, send, now)
    if isinstance(read, Document):
        return Found(_wish(url, response, read), len(read.entries))
    named = _named(response)
    if not named:
        return NotFound(_said(read))
    if pick > len(named):
        return NotFound(f"there is no feed {pick} on the page, it names {len(named)}", named)
    offer = named[pick - 1]
    response, read = _ask(offer.url, limits, send, now)
    if not isinstance(read, Document):
        return NotFound(f"{offer.url}, which the page names: {_said(read)}", named)
    wish = _wish(offer.url, response, read, title=offer.title)
    return Found(wish, len(read.entries), named, pick)


def refuse_shipped(path: Path) -> None:
    """Refuse a file that is not the user's own.

    Raises:
        UsageError: if it is the configuration that comes with the tool.
    """
    if path.resolve() == config.default_path().resolve():
        raise UsageError(
            "the configuration that comes with watchlist is not to be changed",
            hint="`watchlist init` writes a copy of your own into this folder; then again",
        )


def amended(path: Path, feeds: Sequence[Feed]) -> str:
    """Return the text of a configuration's file with feeds added; nothing is written.

    Raises:
        ConfigError: if the file cannot be read, or what would come out has an error.
        UsageError: if it is written in a way that feeds cannot be added to by a program.
    """
    data = read(path)
    text = data.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    try:
        new = with_feeds(text.removeprefix("\ufeff"), feeds)
    except CannotAmendError as error:
        raise UsageError(
            f"{path}: {error}", hint=f"add this yourself:\n\n{blocks(feeds)}"
        ) from error
    config.parse(new, str(path))
    return mark + new


def oddities(path: Path, before: int) -> tuple[Problem, ...]:
    """Return what `lint` warns of in the feeds of a file from number `before` on."""
    places = re.compile(r"feeds\[(\d+)\]")
    problems = [(places.match(problem.path), problem) for problem in config.check(path)]
    return tuple(problem for place, problem in problems if place and int(place[1]) >= before)


def _ask(
    url: str, limits: FetchLimits, send: Send, now: datetime
) -> tuple[Fetched | FetchFailure, Document | FetchFailure]:
    feed = Feed(id="add", url=url)
    response = ask(feed, send, now)
    if isinstance(response, FetchFailure):
        return response, response
    return response, FETCHERS[feed.fetcher].parse(feed, response, limits)


def _wish(url: str, response: Fetched | FetchFailure, document: Document, title: str = "") -> Wish:
    """A feed that moved for good is wanted where it is now."""
    moved_to = response.moved_to if isinstance(response, Fetched) else None
    return Wish(moved_to or url, document.title or title, document.language)


def _named(response: Fetched | FetchFailure) -> tuple[Offer, ...]:
    if not isinstance(response, Fetched):
        return ()
    text = decode(response.body, response.content_type).text.lstrip("\ufeff")
    return offers(text, response.url) if is_html(text) else ()


def _said(failure: FetchFailure) -> str:
    return f"{failure.kind.value}: {failure.message}"
