"""How often a feed brings something new, learned from when it did; weekends off are learned, too.

A document shows few items, so that the times of items are remembered from check to check.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final

MOST_TIMES: Final = 60
"""Times of items that are remembered of a feed (ours): days of a busy desk, years of a slow one."""

FEWEST_TIMES: Final = 5
"""With fewer, nothing can be said of a feed's cadence (ours)."""

_A_MONDAY: Final = datetime(2024, 1, 1, tzinfo=UTC)
_HOUR: Final = 3600.0  # seconds
_WEEK: Final = 7 * 24 * _HOUR
_WORKING_WEEK: Final = 5 * 24 * _HOUR
_SATURDAY: Final = 5
_RESTING: Final = (
    0.1  # share of weekend items below which a desk rests; 2 / 7 for one that does not
)


def remembered(known: Iterable[datetime], found: Iterable[datetime]) -> tuple[datetime, ...]:
    """Return the newest times of items, the oldest first, each once."""
    return tuple(sorted({*known, *found})[-MOST_TIMES:])


def rests(times: Sequence[datetime]) -> bool:
    """Whether the desk rests at weekends (UTC); until a week was seen, it is taken to."""
    if len(times) < FEWEST_TIMES or max(times) - min(times) < timedelta(weeks=1):
        return True
    return sum(at.weekday() >= _SATURDAY for at in times) < _RESTING * len(times)


def cadence_hours(times: Sequence[datetime]) -> float | None:
    """Return the 95th percentile of the gaps between items, in hours in which the desk works.

    None where there are too few to say.
    """
    if len(times) < FEWEST_TIMES:
        return None
    clock = _worked if rests(times) else _passed
    gaps = sorted(b - a for a, b in pairwise(map(clock, sorted(times))))
    return round(gaps[math.ceil(0.95 * len(gaps)) - 1] / _HOUR, 2)


def hours(start: datetime, end: datetime, *, resting: bool) -> float:
    """Return the hours from one time to another, without weekends for a desk that rests then."""
    clock = _worked if resting else _passed
    return max(0.0, (clock(end) - clock(start)) / _HOUR)


def _passed(at: datetime) -> float:
    """Seconds from a fixed Monday to a time."""
    return (at - _A_MONDAY).total_seconds()


def _worked(at: datetime) -> float:
    """Seconds of working days from a fixed Monday to a time."""
    weeks, rest = divmod(_passed(at), _WEEK)
    return weeks * _WORKING_WEEK + min(rest, _WORKING_WEEK)
