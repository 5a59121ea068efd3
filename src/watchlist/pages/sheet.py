"""What a document shows: a report put into words and shapes, for a renderer that only sets it.

Every text is plain; a title comes in pieces of which some are hits; an address is one of the web,
or None.
"""

from dataclasses import dataclass

from watchlist.pages.charts import Chart
from watchlist.pages.page import View


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a title; `is_hit`: a term of the configuration was found there."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher in a story, or of an indicator."""

    name: str
    reliability: str
    url: str | None
    polarity: str  # affirmed, denied, mixed
    note: str  # state media, and in what capacity they speak; empty for others
    stories: int = 1


@dataclass(frozen=True, slots=True)
class Story:
    """A story that counts."""

    title: tuple[Piece, ...]
    url: str | None
    language: str
    age: str
    at: str  # ISO-8601, UTC
    when: str  # the same in words, local
    grade: str
    stage: str
    polarity: str
    score: str
    product: str  # how the score comes about
    publishers: tuple[Publisher, ...]
    terms: tuple[str, ...]  # found in it, as configured


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the ladder with its conditions."""

    number: int
    title: str
    status: str
    state: str  # here, below, above: where it stands to the rung that is reached
    is_met: bool
    needs: str
    has: str
    hold: str
    affirming: tuple[str, ...]
    denying: tuple[str, ...]
    state_media: tuple[str, ...]
    told: str  # since when it is reached, on what it rests


@dataclass(frozen=True, slots=True)
class Change:
    """A run that said something else, numbered as on the chart."""

    number: int
    when: str
    at: str
    status: str
    what: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator's days: for wide and narrow sheets, in a sentence or more, and as figures."""

    wide: Chart
    narrow: Chart
    told: tuple[str, ...]
    days: tuple[tuple[str, ...], ...]  # day, stories, usual, status, stage, level


@dataclass(frozen=True, slots=True)
class Push:
    """A story that reports a trigger."""

    title: str
    url: str | None
    age: str
    publishers: tuple[Publisher, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Something that pushes the indicator without being it."""

    title: str
    is_active: bool
    told: str
    stories: tuple[Push, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An indicator in full."""

    id: str
    title: str
    question: str
    status: str  # a word, or blind
    shape: str
    standing: str  # the status with its shape, direction and since when
    stage: str
    facts: tuple[str, ...]
    alarm: str  # what could not be seen; empty: nothing
    reasons: tuple[str, ...]
    spark: Chart | None
    figure: Figure | None
    changes: tuple[Change, ...]  # the latest first
    ladder: tuple[Rung, ...]  # the highest rung first
    publishers: tuple[Publisher, ...]
    would_change: tuple[str, ...]
    triggers: tuple[Trigger, ...]
    stories: tuple[Story, ...]
    more: tuple[Story, ...]  # weaker ones
    left_out: int  # weaker still


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A feed and how it is."""

    id: str
    url: str | None
    health: str
    is_calm: bool
    told: str
    last_new: str
    stored: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A morning on one page."""

    title: str
    when: str
    at: str
    counts: tuple[str, ...]
    alarms: tuple[str, ...]
    cards: tuple[Card, ...]
    feeds: tuple[FeedLine, ...]  # those in trouble first
    feeds_told: str
    turns: tuple[str, ...]  # how feeds turned since the run before, in sentences
    made: str  # with which version and configuration


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(View):
    """A view that has a sheet beside its page and its tree."""

    sheet: Sheet
