"""What runs said, day by day, and when they began to say something else.

It is made of verdicts as they were stored, so that it tells what was said, not what would be said
today.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from watchlist.baseline import SUM_DAYS
from watchlist.contract import FORMAT, IndicatorTree
from watchlist.contract.pages import ChangeTree, HistoryTree, NamedTree, PastTree
from watchlist.words import Direction, Health, Status

_DAY = timedelta(days=1)

Told = tuple[str, IndicatorTree]
"""What a run said of an indicator, and when, as UTC text."""

Counts = Mapping[str, Mapping[date, int]]
"""Stories of each indicator by UTC day."""


def history(
    title: str, verdicts: Iterable[Told], since: date, until: date, counted: Counts | None = None
) -> HistoryTree:
    """Return the changes and the daily series of all indicators that were ever judged.

    Args:
        title: of the configuration.
        verdicts: in the order of the runs; one before `since` tells what changed on the first day.
        since: the first UTC day.
        until: the last UTC day, included.
        counted: stories by day, where they are known better than the verdicts say.
    """
    grouped: dict[str, list[Told]] = defaultdict(list)
    for at, verdict in verdicts:
        grouped[verdict["id"]].append((at, verdict))
    counted = counted or {}
    return {
        "format": FORMAT,
        "title": title,
        "since": since.isoformat(),
        "until": until.isoformat(),
        "indicators": [_named(told[-1][1]) for told in grouped.values()],
        "changes": [
            change
            for told in grouped.values()
            for change in _changes(told)
            if change["at"][:10] >= since.isoformat()
        ],
        "days": [
            day
            for name, told in grouped.items()
            for day in _days(told, since, until, counted.get(name, {}))
        ],
    }


def _named(one: IndicatorTree) -> NamedTree:
    stages = [rung["title"] for rung in one["ladder"]]
    return {"id": one["id"], "title": one["title"], "stages": stages}


# ------------------------------------------------------------------ what changed


def _changes(told: Sequence[Told]) -> Iterator[ChangeTree]:
    before: IndicatorTree | None = None
    for at, verdict in told:
        if before is None or _state(before) != _state(verdict):
            yield _change(at, before, verdict)
        before = verdict


def _state(one: IndicatorTree) -> tuple[object, ...]:
    return one["status"], _stage(one), one["health"] == Health.BLIND


def _stage(one: IndicatorTree | None) -> str | None:
    return one["stage"]["id"] if one and one["stage"] else None


def _rung(one: IndicatorTree | None) -> int:
    return one["stage"]["rung"] if one and one["stage"] else 0


def _change(at: str, before: IndicatorTree | None, one: IndicatorTree) -> ChangeTree:
    was = before["status"] if before else one["previous_status"]
    return {
        "indicator": one["id"],
        "at": at,
        "status_before": was,
        "status": one["status"],
        "direction": _direction(was, one["status"]),
        "stage_before": _stage(before),
        "stage": _stage(one),
        "rung_before": _rung(before),
        "rung": _rung(one),
        "rungs": one["stage"]["of"] if one["stage"] else len(one["ladder"]),
        "stage_title": one["stage"] and one["stage"]["title"],
        "blind_before": before is not None and before["health"] == Health.BLIND,
        "blind": one["health"] == Health.BLIND,
        "reasons": one["reasons"],
    }


def _direction(before: str | None, after: str) -> str | None:
    if before is None:
        return None
    rose = Status(after).rank - Status(before).rank
    return Direction.UP if rose > 0 else Direction.DOWN if rose else Direction.STEADY


# ------------------------------------------------------------------ day by day


def _days(
    told: Sequence[Told], since: date, until: date, counted: Mapping[date, int]
) -> Iterator[PastTree]:
    last = {_date(at): (at, verdict) for at, verdict in told}
    stories = dict(_counts(told)) | dict(counted)
    day = max(since, min([*last, *stories]))
    while day <= until:
        yield _past(told[0][1]["id"], day, last.get(day), stories.get(day))
        day += _DAY


def _counts(told: Sequence[Told]) -> Iterator[tuple[date, int]]:
    """Yield stories a day; a later run counts what was told of the day since, so it comes later."""
    for at, verdict in told:
        today = _date(at)
        for back, stories in enumerate(reversed(verdict["trend"])):
            yield today - back * _DAY, stories


def _date(at: str) -> date:
    return datetime.fromisoformat(at).date()


def _past(name: str, day: date, said: Told | None, stories: int | None) -> PastTree:
    at, one = said or (None, None)
    return {
        "indicator": name,
        "day": day.isoformat(),
        "at": at,
        "status": one and one["status"],
        "health": one and one["health"],
        "stage": _stage(one),
        "rung": _rung(one) if one else None,
        "level": one and one["level"],
        "stories": stories,
        "expected": one and round(one["volume"]["expected"] / SUM_DAYS, 2),
        "volume": one and one["volume"]["state"],
    }
