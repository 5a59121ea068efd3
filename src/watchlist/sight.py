"""How long does a look last? What was said longer ago is of then, and says nothing of now."""

from datetime import datetime, timedelta

from watchlist.contract import IndicatorTree, ReportTree
from watchlist.words import Health, Status

LASTS = timedelta(hours=36)
"""A look longer ago tells nothing of now: a daily job that is half a day late is covered."""


def is_over(looked: datetime | str, now: datetime) -> bool:
    """Return whether a look, at a time or its UTC text, is too long ago to say anything of now."""
    return age(looked, now) > LASTS


def age(looked: datetime | str, now: datetime) -> timedelta:
    """Return how long ago a look was."""
    return now - (datetime.fromisoformat(looked) if isinstance(looked, str) else looked)


def seen_from(report: ReportTree, now: datetime) -> ReportTree:
    """Return a stored run with its age, and that of each verdict, at the time that it is read.

    What a run said stays as it was; these keys alone are of the reader's time.
    """
    at = report["at"]
    return {
        **report,
        "age_hours": _hours(at, now),
        "indicators": [_dated(one, one.get("assessed", at), now) for one in report["indicators"]],
    }


def is_blind(report: ReportTree) -> bool:
    """Return whether some indicator could not be looked at, or was not for too long."""
    lost = any(one["out_of_sight"] for one in report["indicators"])
    return lost or report["health"] == Health.BLIND


def last_known(one: IndicatorTree) -> str:
    """Return the status that is held of a blind indicator, or "" where that is quiet.

    Whether it was seen to be quiet or never seen at all: while it is blind, no word of it may
    read as calm.
    """
    return "" if one["status"] == Status.QUIET else one["status"]


def _dated(one: IndicatorTree, looked: str, now: datetime) -> IndicatorTree:
    return {**one, "age_hours": _hours(looked, now), "out_of_sight": is_over(looked, now)}


def _hours(looked: str, now: datetime) -> float:
    return round(age(looked, now) / timedelta(hours=1), 1)
