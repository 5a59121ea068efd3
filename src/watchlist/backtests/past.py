"""A backtest summed up: changes, alerts a month, what was told in time, and what another says."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from watchlist.backtest import Row, backtest, by_indicator, stood
from watchlist.backtests.archived import Harvest
from watchlist.backtests.events import WITHIN_DAYS, Event, marks
from watchlist.contract import FORMAT
from watchlist.contract.backtest import (
    BacktestChangeTree,
    BacktestDayTree,
    BacktestIndicatorTree,
    BacktestTree,
    ComparedTree,
)
from watchlist.settings import Config, Indicator
from watchlist.tree import evidence_tree
from watchlist.words import Health, Status

MOST_EVIDENCE = 3
"""Stories shown with a change."""

_MONTH = 30


@dataclass(frozen=True, slots=True)
class Past:
    """One configuration's way through an archive."""

    config: Config
    harvest: Harvest
    days: tuple[tuple[Row, ...], ...]
    events: tuple[Event, ...] = ()
    within: int = WITHIN_DAYS


def through(  # noqa: PLR0913  a configuration, an archive, and how it is gone through
    config: Config,
    harvest: Harvest,
    days: tuple[date, date],
    events: Sequence[Event] = (),
    within: int = WITHIN_DAYS,
    *,
    is_sparse: bool = False,
) -> Past:
    """Return a configuration's way through an archive, from the first day to the last.

    Events of indicators or stages that it does not have are left out.
    """
    stages = {one.id: {"", *(stage.id for stage in one.stages)} for one in config.indicators}
    return Past(
        config,
        harvest,
        tuple(backtest(config, harvest, *days, is_sparse=is_sparse)),
        tuple(one for one in events if one.stage in stages.get(one.indicator, ())),
        within,
    )


def backtest_tree(
    past: Past, first: date, last: date, version: str, other: Past | None = None
) -> BacktestTree:
    """Return what `backtest` prints.

    Args:
        past: of the configuration in question.
        first: the first day judged.
        last: the last one.
        version: of the tool.
        other: the same days under another configuration.
    """
    held = [one.day for one in past.harvest.deliveries]
    indicators = _indicators(past)
    return {
        "format": FORMAT,
        "title": past.config.title,
        "version": version,
        "config": {"path": past.config.path, "hash": past.config.digest},
        "from": first.isoformat(),
        "to": last.isoformat(),
        "within_days": past.within,
        "archive": {
            "first": min(held).isoformat() if held else None,
            "last": max(held).isoformat() if held else None,
            "items": past.harvest.items,
            "relevant": len(past.harvest.told),
            "stories": len({told.item.story for told in past.harvest.told}),
            "refused": past.harvest.refusals,
        },
        "indicators": indicators,
        "days": [_day(row) for rows in past.days for row in rows],
        "compared": _compared(indicators, other) if other else None,
    }


def _indicators(past: Past) -> list[BacktestIndicatorTree]:
    rows = by_indicator(past.days)
    return [
        _indicator(one, rows.get(one.id, ()), past.events, past.within)
        for one in past.config.indicators
    ]


def _indicator(
    indicator: Indicator, rows: Sequence[Row], events: Sequence[Event], within: int
) -> BacktestIndicatorTree:
    found = marks(indicator, stood(rows), events, within)
    days = Counter(row.status for row in rows)
    changes = [row for row in rows if row.changed]
    rises = sum(row.rose for row in rows)
    return {
        "id": indicator.id,
        "title": indicator.title or indicator.id,
        "quiet": days[Status.QUIET],
        "watch": days[Status.WATCH],
        "elevated": days[Status.ELEVATED],
        "critical": days[Status.CRITICAL],
        "blind": sum(row.health is Health.BLIND for row in rows),
        "rises": rises,
        "falls": sum(row.before is not None and not row.rose for row in changes),
        "alerts_a_month": round(rises / len(rows) * _MONTH, 2) if rows else 0.0,
        "precision": _rounded(found.precision) if found.outcomes else None,
        "recall": _rounded(found.recall),
        "lead_days": found.lead_days,
        "changes": [_change(row) for row in changes],
        "events": [
            {
                "day": one.event.day.isoformat(),
                "stage": one.event.stage or None,
                "title": one.event.title,
                "told": one.told.isoformat() if one.told else None,
                "lead_days": one.lead_days,
            }
            for one in found.outcomes
        ],
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def _day(row: Row) -> BacktestDayTree:
    return {
        "day": row.day.isoformat(),
        "indicator": row.indicator,
        "status": row.status.value,
        "stage": row.stage,
        "rung": row.rung,
        "level": row.level,
        "stories": row.stories,
        "expected": round(row.expected, 2),
        "volume": row.volume.value,
        "health": row.health.value,
        "changed": row.changed,
        "reasons": [{"code": one.code.value, "text": one.text} for one in row.reasons],
    }


def _change(row: Row) -> BacktestChangeTree:
    whole = row.verdict
    reached = whole.stage if whole else None
    return {
        "day": row.day.isoformat(),
        "indicator": row.indicator,
        "status": row.status.value,
        "previous_status": row.before.status.value if row.before else None,
        "stage": row.stage,
        "previous_stage": row.before.stage if row.before else None,
        "rose": row.rose,
        "grade": reached.grade if reached else None,
        "rests_on": reached.rests_on if reached else None,
        "reasons": [{"code": one.code.value, "text": one.text} for one in row.reasons],
        "evidence": [
            evidence_tree(one) for one in (whole.evidence if whole else ())[:MOST_EVIDENCE]
        ],
    }


def _compared(here: Sequence[BacktestIndicatorTree], other: Past) -> ComparedTree:
    there = _indicators(other)
    return {
        "config": {"path": other.config.path, "hash": other.config.digest},
        "indicators": there,
        "only_here": _only(here, there),
        "only_there": _only(there, here),
    }


def _only(
    some: Sequence[BacktestIndicatorTree], others: Sequence[BacktestIndicatorTree]
) -> list[BacktestChangeTree]:
    """The changes of some that the others do not have, by day, then indicator."""
    known = {_key(change) for one in others for change in one["changes"]}
    left = [change for one in some for change in one["changes"] if _key(change) not in known]
    return sorted(left, key=lambda change: (change["day"], change["indicator"]))


def _key(change: BacktestChangeTree) -> tuple[str, str, str, str | None]:
    return change["day"], change["indicator"], change["status"], change["stage"]
