"""The nouns between the network and a reading: frozen values, complete when built.

A *feed* brings *items*; what an item says of an indicator is a *reading*. Verdicts are in
`verdict`. Datetimes are aware and UTC.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from watchlist.words import ErrorKind, FeedHealth, Field, Outcome, Polarity, Stance, Warn

AHEAD = timedelta(hours=1)
"""A date further ahead of the clock than this is unknown: clocks differ, items do not foresee."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask of a server for a feed; made by a fetcher, sent by `web`."""

    feed: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    etag: str | None = None
    last_modified: str | None = None
    at: datetime | None = None  # the run's time: what a server's dates are held against
    pace_seconds: float = 0  # at least so long between two requests to the host


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole answer with a body, content coding undone."""

    feed: str
    url: str  # where the body came from, after redirects
    status: int
    body: bytes
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None  # the new address, after permanent redirects only
    warnings: tuple[Warn, ...] = ()
    at: datetime | None = None  # of its request; None: nothing is ahead of its time


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that nothing changed since the validators we sent."""

    feed: str
    status: int = 304
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class FetchFailure:
    """Why there is no document: a result, not an exception."""

    feed: str
    kind: ErrorKind
    message: str
    status: int | None = None
    retry_after: int | None = None  # seconds, as the server asked, capped at a day
    moved_to: str | None = None


Response = Fetched | Unchanged | FetchFailure


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as its document gives it, cleaned: no control characters, http(s) links only."""

    guid: str
    title: str
    summary: str = ""
    url: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    origin: str = ""  # the publisher that the item itself names: RSS <source>, by name or domain
    language: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed feed document."""

    entries: tuple[Entry, ...]  # in the document's order
    title: str = ""
    language: str = ""
    warnings: tuple[Warn, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, as stored."""

    id: str  # 16 hexadecimal digits, from the feed and the entry's identity
    feed: str
    guid: str
    title: str
    summary: str
    url: str | None
    published: datetime | None  # None: unknown, which never counts as fresh
    updated: datetime | None
    seen: datetime  # when a run first saw it
    place: int  # position in its document, from 0
    language: str
    origin: str  # the publisher it names itself, "" where it names none
    story: str  # the id of its story's lead item: its own where it joined none

    @property
    def dated(self) -> datetime | None:
        """When it was published, as far as that can be believed.

        A date more than an hour after the first sight of the item is no date: a feed that dates
        ahead would stay fresh for ever. The bound is the first sight and not the present, so that
        an item does not become dated by waiting.
        """
        if self.published is None or self.published > self.seen + AHEAD:
            return None
        return self.published


class Match(NamedTuple):
    """A term found in an item: the reader's proof."""

    signal: str  # the signal it counts for; "" for a concept of `about`
    concept: str
    term: str  # as configured, so that the analyst can find it
    field: Field
    start: int  # offsets in characters into that field, end exclusive
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one item says of one indicator whose `about` holds. No time is in it."""

    item: str
    indicator: str
    is_relevant: bool
    veto: str | None  # the concept of `unless` that ruled it out, or "no_signal"
    points: float  # 0 to 1
    stage: str | None
    polarity: Polarity
    matches: tuple[Match, ...]
    triggers: tuple[str, ...] = ()  # ids of the triggers that fire in it


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it: a source as configured, or an unknown publisher, a family of its own at F."""

    id: str
    name: str
    family: str
    reliability: str
    state_media: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """One item, who speaks in it, and what it says of one indicator."""

    item: Item
    voice: Voice
    reading: Reading
    stance: Stance = Stance.REPORT

    @property
    def is_first_hand(self) -> bool:
        """Whether a state's media speak for their state, and so confirm what it says or admits."""
        return self.stance is not Stance.REPORT

    @property
    def is_independent(self) -> bool:
        """Whether the word counts by itself: all but that of state media on what others do."""
        return self.is_first_hand or not self.voice.state_media


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed between runs, and how the last asking went."""

    feed: str
    url: str = ""  # the validators belong to this address
    etag: str | None = None
    last_modified: str | None = None
    validated: datetime | None = None  # when the validators came with a whole body
    first_checked: datetime | None = None
    checked: datetime | None = None
    succeeded: datetime | None = None
    last_new: datetime | None = None
    outcome: Outcome | None = None
    error: ErrorKind | None = None
    message: str = ""
    http_status: int | None = None
    warnings: tuple[Warn, ...] = ()
    items: int = 0  # in the document just read
    new: int = 0
    updated: int = 0
    stored: int = 0
    failures: int = 0  # in a row
    failing_since: datetime | None = None
    empty_runs: int = 0  # in a row
    next_try: datetime | None = None
    retry_after: int | None = None
    moved_to: str | None = None
    newest: datetime | None = None  # newest publication seen in it
    times: tuple[datetime, ...] = ()  # of its newest items, the oldest first: what is learned from
    cadence_hours: float | None = None  # 95th percentile of the gaps between new items
    title: str = ""  # of its document
    hosts: tuple[str, ...] = ()  # that most of its links lead to
    other_since: datetime | None = None  # since when another feed stands at its address
    other_title: str = ""
    said: datetime | None = None  # when a new item last spoke of an indicator
    unsaid: int = 0  # items since then
    digest: str = ""  # of the document read last, and of all that its reading depends on
    health: FeedHealth | None = None  # as a run judged it last
    before: FeedHealth | None = None  # what it was when it turned; None: it never did
    turned: datetime | None = None  # the run that saw it turn
    since: datetime | None = None  # when the trouble began that it is in, or that it was in last
