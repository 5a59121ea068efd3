"""Every noun of the field: frozen values with tuples inside, complete when built.

A *feed* brings *items*; what an item says of an indicator is a *reading*; items that tell the
same event are a *story*; a story that counts for an indicator is *evidence*; the verdict is an
*assessment*; all verdicts of a run are a *report*. Datetimes are aware and UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Status(StrEnum):
    """How much an indicator has moved, lowest first."""

    QUIET = "quiet"
    WATCH = "watch"
    ELEVATED = "elevated"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for quiet to 3 for critical."""
        return _STATUS_RANK[self.value]


_STATUS_RANK = {"quiet": 0, "watch": 1, "elevated": 2, "critical": 3}


class Health(StrEnum):
    """Whether an indicator could be looked at; beside its status, never instead of it."""

    OK = "ok"
    DEGRADED = "degraded"
    BLIND = "blind"


class FeedHealth(StrEnum):
    """What state a feed is in."""

    NEW = "new"
    OK = "ok"
    FAILING = "failing"
    SILENT = "silent"
    STALE = "stale"
    EMPTY = "empty"
    UNDATED = "undated"
    LIMITED = "limited"
    GONE = "gone"
    OFF_TOPIC = "off_topic"
    OFF = "off"


class Polarity(StrEnum):
    """Whether a thing is said to be so, or not to be so."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    MIXED = "mixed"


class Field(StrEnum):
    """Where in an item a term stands."""

    TITLE = "title"
    SUMMARY = "summary"


class Direction(StrEnum):
    """How the status compares with that of the run before."""

    UP = "up"
    DOWN = "down"
    STEADY = "steady"


class ErrorKind(StrEnum):
    """Why a feed could not be read: a closed set of words."""

    CONNECT = "connect"
    DNS = "dns"
    TLS = "tls"
    TIMEOUT = "timeout"
    PROTOCOL = "protocol"
    TOO_LARGE = "too_large"
    REDIRECT = "redirect"
    BLOCKED_ADDRESS = "blocked_address"
    HTTP_STATUS = "http_status"
    RATE_LIMITED = "rate_limited"
    CHALLENGE = "challenge"
    NOT_A_FEED = "not_a_feed"
    EMPTY = "empty"
    ENCODING = "encoding"
    PARSE = "parse"
    BAD_URL = "bad_url"


class Warn(StrEnum):
    """What was less than perfect about a document that was read all the same."""

    TRUNCATED = "truncated"
    MALFORMED = "malformed"
    ENCODING = "encoding"
    PERMANENT_REDIRECT = "permanent_redirect"
    ENTITIES = "entities"
    ITEMS_CAPPED = "items_capped"
    DUPLICATE_IDS = "duplicate_ids"
    NO_DATES = "no_dates"
    FUTURE_DATES = "future_dates"
    BAD_DATES = "bad_dates"
    TITLE_TRUNCATED = "title_truncated"
    CONTENT_TYPE = "content_type"
    COMPRESSION = "compression"
    EMPTY_FEED = "empty_feed"
    GAP = "gap"
    MOVING_GUIDS = "moving_guids"
    ARCHIVE = "archive"


class Outcome(StrEnum):
    """How asking a feed ended."""

    OK = "ok"
    NOT_MODIFIED = "not_modified"
    ERROR = "error"
    SKIPPED = "skipped"


class VolumeState(StrEnum):
    """How the number of stories compares with what is usual."""

    LEARNING = "learning"
    NORMAL = "normal"
    SURGE = "surge"
    BLIND = "blind"


class WindowState(StrEnum):
    """Where the question's own window stands."""

    BEFORE = "before"
    OPEN = "open"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    NOT_OBSERVED = "not_observed"


class ReasonCode(StrEnum):
    """Why a verdict is what it is, and why a notice is sent."""

    FIRST = "first"
    ROSE = "rose"
    NEW_STAGE = "new_stage"
    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    FELL = "fell"
    WENT_BLIND = "went_blind"
    SEES_AGAIN = "sees_again"
    TRIGGER = "trigger"
    REMINDER = "reminder"
    SURGE = "surge"
    HELD = "held"
    STEADY = "steady"


# ------------------------------------------------------------------ between the network and us


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask of a server for a feed; made by a fetcher, sent by `web`."""

    feed: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    etag: str | None = None
    last_modified: str | None = None
    at: datetime | None = None  # the run's time: what a server's dates are held against


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


# ------------------------------------------------------------------ items and what they say


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
        if self.published is None or self.published > self.seen + _DATED_AHEAD:
            return None
        return self.published


_DATED_AHEAD = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Match:
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


@dataclass(frozen=True, slots=True)
class Factors:
    """What a score is the product of, each 0 to 1; they multiply to it exactly."""

    points: float
    freshness: float
    reliability: float
    corroboration: float


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of a story, with where it said so and which way."""

    voice: Voice
    url: str | None
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Evidence:
    """A story that counts for an indicator."""

    story: str
    title: str
    url: str | None
    published: datetime | None
    seen: datetime  # when a run first saw the story
    latest: datetime  # newest publication (or first sight) in the story
    language: str
    speakers: tuple[Speaker, ...]
    grade: str  # Admiralty code, such as B2
    stage: str | None
    polarity: Polarity
    points: float
    score: float
    factors: Factors
    matches: tuple[Match, ...]  # of its lead item
    families: tuple[str, ...]  # independent families that affirm it, sorted
    denying: tuple[str, ...]  # independent families that deny it, sorted


# ------------------------------------------------------------------ verdicts


@dataclass(frozen=True, slots=True)
class Standing:
    """What must be remembered of an indicator from one run to the next."""

    indicator: str
    at: datetime
    status: Status
    since: datetime
    stage: str | None
    stage_since: datetime | None
    stage_supported: datetime | None  # when the rung last had support enough
    status_supported: datetime  # when today's target last stood as high as the status
    blind_since: datetime | None
    triggers: tuple[str, ...] = ()  # active ones
    is_surging: bool = False


@dataclass(frozen=True, slots=True)
class StageVerdict:
    """The rung that is reached, and on what it stands."""

    id: str
    title: str
    rung: int  # 1 is the lowest
    of: int
    since: datetime
    families: int  # independent families that support it
    grade: str  # the best grade among its evidence
    rests_on: str | None  # the family without which it falls; None: robust to any one
    is_held: bool  # without support enough today, in its hold time


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the ladder: what it asks for, and what it finds now."""

    id: str
    title: str
    status: Status  # what reaching it means
    min_families: int
    min_reliability: str
    hold_days: float
    affirming: tuple[str, ...]  # independent families of enough grade, sorted
    denying: tuple[str, ...]  # likewise
    states: tuple[str, ...] = ()  # state media that affirm it, and confirm nothing alone


@dataclass(frozen=True, slots=True)
class Volume:
    """Stories of the last three days against what is usual."""

    stories: int
    expected: float
    p: float | None  # chance of so many or more; None while learning or blind
    state: VolumeState


@dataclass(frozen=True, slots=True)
class TriggerVerdict:
    """Whether something that pushes the indicator is being reported."""

    id: str
    title: str
    is_active: bool
    stories: int
    latest: datetime | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Window:
    """The question's own window and what became of it."""

    opens: date | None
    closes: date | None
    state: WindowState


@dataclass(frozen=True, slots=True)
class Reason:
    """A named reason and its sentence."""

    code: ReasonCode
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well an indicator could be looked at."""

    feeds: int
    healthy: int
    health: Health
    blind_languages: tuple[str, ...] = ()  # every feed of the language fails


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict on one indicator at one time."""

    indicator: str
    title: str
    question: str
    status: Status
    previous_status: Status | None
    direction: Direction | None
    since: datetime
    coverage: Coverage
    blind_since: datetime | None
    stage: StageVerdict | None
    level: float  # 0 to 100
    volume: Volume
    trend: tuple[int, ...]  # stories a day, the last 14 UTC days, oldest first
    triggers: tuple[TriggerVerdict, ...]
    window: Window | None
    reasons: tuple[Reason, ...]  # the main one first
    would_change: tuple[str, ...]
    evidence: tuple[Evidence, ...]  # by score, then story id
    standing: Standing
    ladder: tuple[Rung, ...] = ()  # lowest rung first


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
    cadence_hours: float | None = None  # 95th percentile of the gaps between new items


@dataclass(frozen=True, slots=True)
class FeedReport:
    """A feed's state, judged and put in a sentence."""

    state: FeedState
    url: str
    source: str
    language: str
    health: FeedHealth
    sentence: str


@dataclass(frozen=True, slots=True)
class Tallies:
    """Counts of a run: feeds, then items."""

    configured: int
    ok: int
    unchanged: int
    failed: int
    silent: int
    seen: int
    new: int
    relevant: int


@dataclass(frozen=True, slots=True)
class FeedProblem:
    """A feed in trouble, as the report shows it."""

    feed: str
    kind: ErrorKind
    message: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts of a run."""

    at: datetime
    title: str
    config_path: str
    config_digest: str
    version: str
    is_baseline: bool
    health: Health
    tallies: Tallies
    assessments: tuple[Assessment, ...]  # in the configuration's order
    problems: tuple[FeedProblem, ...]
    silent: tuple[str, ...] = ()  # feeds that answer but bring nothing new


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many items a feed brought on a UTC day, by first sight."""

    day: date
    feed: str
    items: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a verdict is made of, beside the configuration, the time and the last standing."""

    accounts: tuple[Account, ...]  # relevant or with a trigger, seen by now, of the last days
    feeds: tuple[FeedState, ...]
    deliveries: tuple[Delivery, ...]  # of the days that the volume's baseline needs
    observed: tuple[date, ...]  # UTC days on which a run looked, sorted


@dataclass(frozen=True, slots=True)
class Difference:
    """What one of the configuration's own tests expected, and what was read or said."""

    indicator: str
    expected: str
    got: str
    day: int | None = None  # of a scenario


@dataclass(frozen=True, slots=True)
class Trial:
    """One of the configuration's own tests, or a scenario, and how it went."""

    kind: str  # "test" or "scenario"
    name: str  # a test's title, a scenario's name
    file: str
    line: int | None  # where it stands in the file
    differences: tuple[Difference, ...] = ()  # none: it passed
