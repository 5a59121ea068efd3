"""Rise at once, fall after a hold, at a lower threshold: so nothing is missed and nothing flaps."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from watchlist.settings import Levels
from watchlist.words import Status

CLEARING = 0.8
"""A level clears a threshold only below this share of it."""

HOLD = timedelta(days=3)
"""How long a status stands after the last time that it was called for, and then each one that it
falls by: as many days as the volume's sum covers, so that no single dip moves it."""

_BY_RANK = tuple(sorted(Status, key=lambda status: status.rank))


@dataclass(frozen=True, slots=True)
class Stand:
    """A status with its times: since when, and when it was last called for."""

    status: Status
    since: datetime
    supported: datetime


def of_level(level: float, levels: Levels) -> Status:
    """Return the status that a level of 0 to 100 calls for; never more than elevated."""
    if level >= levels.elevated:
        return Status.ELEVATED
    return Status.WATCH if level >= levels.watch else Status.QUIET


def kept_by(level: float, levels: Levels) -> Status:
    """Return the status that a level keeps up once it is reached, never less than `of_level`."""
    lower = Levels(watch=levels.watch * CLEARING, elevated=levels.elevated * CLEARING)
    return of_level(level, lower)


def highest(*statuses: Status) -> Status:
    """Return the highest of some statuses; quiet of none."""
    return max(statuses, key=lambda status: status.rank, default=Status.QUIET)


def step(
    was: Stand | None, target: Status, kept: Status, now: datetime, *, may_fall: bool
) -> Stand:
    """Return the status at `now`: it rises at once, and falls one at a time, each after a hold.

    Args:
        was: what it was before; None at the very first.
        target: what the day calls for, by the raising thresholds.
        kept: what the day keeps up, by the clearing thresholds: at least the target.
        now: the time of the run.
        may_fall: whether health allows it. The time that it does not is no part of the hold:
            what could not be looked at has not been quiet.
    """
    if was is None or target.rank > was.status.rank:
        return Stand(target, now, now)
    if kept.rank >= was.status.rank or not may_fall:
        return Stand(was.status, was.since, now)
    if now - was.supported < HOLD:
        return was
    below = _BY_RANK[was.status.rank - 1]
    return Stand(highest(below, kept), now, now)
