"""What did happen, against what was said: lead times, precision and recall of a backtest.

An event is a day on which the world is known to have moved an indicator, to a stage or at all. It
was *told* if the indicator stood on that rung, or a higher one, on some day within so many days of
the event; its *lead* is how many days before the event it began to stand there, negative after.
A *rise* is right if some event of its indicator lies within so many days of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from watchlist import ndjson
from watchlist.ndjson import Row
from watchlist.settings import Config, Indicator

WITHIN_DAYS = 14
"""Days before and after an event on which it counts as told."""

_LONGEST = 200
_A_DAY = len("2026-01-31")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that did happen."""

    day: date
    indicator: str
    stage: str = ""  # "": any rung
    title: str = ""


@dataclass(frozen=True, slots=True)
class Stood:
    """Where an indicator stood at the end of a day."""

    day: date
    rung: int  # 0: none
    rose: bool  # higher than the day before, or in status


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an event."""

    event: Event
    told: date | None  # since when the indicator stood where the event puts it; None: it did not
    lead_days: int | None  # before the event; negative: after it


@dataclass(frozen=True, slots=True)
class Marks:
    """How well an indicator's events were told."""

    outcomes: tuple[Outcome, ...]  # in the order of their days
    rises: int
    right: int  # of these, near some event

    @property
    def precision(self) -> float | None:
        """The share of rises that were right; None where there are none."""
        return self.right / self.rises if self.rises else None

    @property
    def recall(self) -> float | None:
        """The share of events that were told; None where there are none."""
        found = [one for one in self.outcomes if one.told]
        return len(found) / len(self.outcomes) if self.outcomes else None

    @property
    def lead_days(self) -> float | None:
        """The median lead of the events that were told; None where there are none."""
        leads = [one.lead_days for one in self.outcomes if one.lead_days is not None]
        return median(leads) if leads else None


def event(row: Row, config: Config) -> Event:
    """Return the event of a line.

    Args:
        row: `date` (a day, or a time that lies on it in UTC) and `indicator`, where known
            `stage`, and a `title` for people.
        config: whose indicators and stages are meant.

    Raises:
        ValueError: saying what is wrong with the line.
    """
    name = ndjson.text(row, "indicator", _LONGEST, required=True)
    indicator = next((one for one in config.indicators if one.id == name), None)
    if indicator is None:
        known = ", ".join(one.id for one in config.indicators)
        raise ValueError(f"indicator: expected one of {known}, got {name!r}")
    stage = ndjson.text(row, "stage", _LONGEST)
    if stage and not rung(indicator, stage):
        known = ", ".join(one.id for one in indicator.stages)
        raise ValueError(f"stage: expected one of {known}, got {stage!r}")
    return Event(_day(row), name, stage, ndjson.text(row, "title", _LONGEST))


def _day(row: Row) -> date:
    """The day that a line names, or on which the time that it names lies in UTC."""
    written = ndjson.text(row, "date", _LONGEST, required=True)
    try:
        found = None if len(written) == _A_DAY else ndjson.time(row, "date")
        return found.date() if found else date.fromisoformat(written)
    except ValueError:
        what = "date: expected a day such as 2026-01-31, or a time with its zone, got"
        raise ValueError(f"{what} {ndjson.shown(row, 'date')}") from None


def rung(indicator: Indicator, stage: str) -> int:
    """Return the rung of a stage, 1 the lowest; 0 where the ladder does not have it."""
    return next((n for n, one in enumerate(indicator.stages, start=1) if one.id == stage), 0)


def marks(
    indicator: Indicator,
    days: Sequence[Stood],
    events: Sequence[Event],
    within: int = WITHIN_DAYS,
) -> Marks:
    """Return how well the events of an indicator were told.

    Args:
        indicator: whose ladder counts.
        days: where it stood, day after day.
        events: of all indicators; those of others are left out.
        within: days before and after an event that count, 0 or more.

    Raises:
        ValueError: if `within` is negative.
    """
    if within < 0:
        raise ValueError(f"days must not be negative, got {within}")
    own = sorted(
        (one for one in events if one.indicator == indicator.id),
        key=lambda one: (one.day, one.stage, one.title),
    )
    span = timedelta(days=within)
    rises = [one.day for one in days if one.rose]
    right = sum(any(abs(day - one.day) <= span for one in own) for day in rises)
    outcomes = tuple(_outcome(one, rung(indicator, one.stage) or 1, days, span) for one in own)
    return Marks(outcomes, len(rises), right)


def _outcome(event: Event, needed: int, days: Sequence[Stood], span: timedelta) -> Outcome:
    began: date | None = None
    for one in days:
        if one.rung < needed:
            began = None
        elif began is None:
            began = one.day
        if began and abs(one.day - event.day) <= span:
            return Outcome(event, began, (event.day - began).days)
    return Outcome(event, None, None)
