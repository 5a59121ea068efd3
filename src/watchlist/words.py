"""The closed sets of words: what a status, a health, a warning or a reason may be.

The same words stand in tables, JSON and the store; they are only ever added to.
"""

from enum import StrEnum

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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


class Stance(StrEnum):
    """In what capacity somebody says a thing."""

    REPORT = "report"
    STATEMENT = "statement"  # a state's media, of what their state itself declares or denies
    ADMISSION = "admission"  # a state's media, of what their state would rather not have known


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
