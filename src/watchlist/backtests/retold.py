"""A backtest told as a report: its last day in full, and how each day before it came about."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from watchlist import tally
from watchlist.backtest import Row, accounts, evening, staged
from watchlist.backtests.past import Past
from watchlist.contract import FORMAT, IndicatorTree
from watchlist.contract.pages import BriefingTree
from watchlist.history import Told, history
from watchlist.records import stamp
from watchlist.report import Occasion, compose
from watchlist.tree import report_tree
from watchlist.verdict import Facts, Report
from watchlist.words import Health


def briefing(past: Past, version: str) -> BriefingTree:
    """Return what `report` would have printed on the last day, with every day of the backtest.

    Args:
        past: of at least a day.
        version: of the tool.
    """
    first, last = past.days[0][0].day, past.days[-1][0].day
    now = evening(last)
    config = staged(past.config, past.harvest)
    known = Facts(accounts(config, past.harvest), (), past.harvest.deliveries, ())
    whole = [row.verdict for row in past.days[-1] if row.verdict]
    report = compose(config, known, whole, Occasion(now, None, version))
    tree = report_tree(_counted(report, past))
    said = {one["id"]: one for one in tree["indicators"]}
    told = [one for rows in past.days for one in _told(rows, said)]
    counted = tally.stories(config, known.accounts, now)
    series = history(past.config.title, told, first, last, counted)
    return {"format": FORMAT, "report": tree, "history": series, "feeds": []}


def _counted(report: Report, past: Past) -> Report:
    """The report with the archive's counts for a run's; where it is blind, no feed is ok."""
    tallies = replace(
        report.tallies,
        ok=0 if report.health is Health.BLIND else report.tallies.configured,
        seen=past.harvest.items,
        new=past.harvest.items,
        relevant=len(past.harvest.told),
    )
    return replace(report, title=f"Backtest: {report.title}", tallies=tallies)


def _told(rows: tuple[Row, ...], last: dict[str, IndicatorTree]) -> Iterator[Told]:
    """Each indicator of a day in the form in which a store keeps it, as far as history looks."""
    for row in rows:
        one = last[row.indicator]
        ladder = one["ladder"]
        rung = ladder[row.rung - 1] if row.rung else None
        stage = rung and {
            "id": rung["id"], "title": rung["title"], "rung": row.rung, "of": len(ladder),
        }  # fmt: skip
        told = one | {
            "status": row.status.value,
            "previous_status": row.before.status.value if row.before else None,
            "health": row.health.value,
            "level": row.level,
            "stage": stage,
            "volume": {
                "stories": row.stories, "expected": row.expected, "p": None,
                "state": row.volume.value,
            },
            "trend": [],
            "blind_since": stamp(evening(row.day)) if row.health is Health.BLIND else None,
            "reasons": [{"code": why.code.value, "text": why.text} for why in row.reasons],
        }  # fmt: skip
        yield stamp(evening(row.day)), cast("IndicatorTree", told)  # all that history looks at
