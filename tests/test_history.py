"""History tells what runs said, day by day, and each change with the reasons given that day."""

from datetime import date, timedelta
from typing import Any

import pytest

from make import NOW, assessment, report, stage_verdict
from watchlist.contract import IndicatorTree
from watchlist.history import Told, history
from watchlist.records import stamp
from watchlist.tree import report_tree
from watchlist.verdict import Coverage, Volume
from watchlist.words import Health, Status, VolumeState

TODAY = NOW.date()
DAY = timedelta(days=1)


def verdict(name: str = "satellite", **facts: Any) -> IndicatorTree:  # noqa: ANN401  the builder's arguments
    facts.setdefault("trend", (0,) * 14)
    return report_tree(report(assessment(name, **facts)))["indicators"][0]


def told(back: float, one: IndicatorTree) -> Told:
    return stamp(NOW - back * DAY), one


def told_of(*runs: Told, since: date = TODAY - 30 * DAY, **more: Any) -> Any:  # noqa: ANN401  a tree to look into
    return history("Watch", runs, since, TODAY, **more)


QUIET = verdict(status=Status.QUIET, previous_status=None, stage=None)
WATCH = verdict(status=Status.WATCH, stage=stage_verdict("intent", rung=1))


class TestChanges:
    def test_a_run_that_says_the_same_changes_nothing(self) -> None:
        tree = told_of(told(3, QUIET), told(2, WATCH), told(1, WATCH), told(0, WATCH))

        assert [(c["at"][:10], c["status_before"], c["status"]) for c in tree["changes"]] == [
            ("2026-02-27", None, "quiet"),
            ("2026-02-28", "quiet", "watch"),
        ]

    @pytest.mark.parametrize(
        ("before", "after", "direction"),
        [(QUIET, WATCH, "up"), (WATCH, QUIET, "down"),
         (WATCH, verdict(status=Status.WATCH, stage=None), "steady")],
    )  # fmt: skip
    def test_says_which_way_and_from_which_rung(
        self, before: IndicatorTree, after: IndicatorTree, direction: str
    ) -> None:
        change = told_of(told(1, before), told(0, after))["changes"][-1]

        assert change["direction"] == direction
        assert (change["stage_before"] is None) == (before["stage"] is None)
        assert (change["rung"] == 0) == (after["stage"] is None)
        assert change["reasons"] == after["reasons"]

    def test_losing_sight_and_seeing_again_are_changes(self) -> None:
        blind = verdict(
            status=Status.WATCH, stage=stage_verdict("intent", rung=1),
            coverage=Coverage(5, 0, Health.BLIND),
        )  # fmt: skip

        changes = told_of(told(2, WATCH), told(1, blind), told(0, WATCH))["changes"]

        assert [(c["blind_before"], c["blind"]) for c in changes] == [
            (False, False), (False, True), (True, False),
        ]  # fmt: skip

    def test_the_run_before_the_first_day_tells_what_changed_on_it_and_is_not_told(self) -> None:
        tree = told_of(told(2, QUIET), told(1, WATCH), since=TODAY - DAY)

        assert [(c["status_before"], c["status"]) for c in tree["changes"]] == [("quiet", "watch")]
        assert [d["day"] for d in tree["days"]] == ["2026-03-01", "2026-03-02"]


class TestDays:
    def test_each_day_is_what_its_last_run_said_and_none_is_left_out(self) -> None:
        tree = told_of(told(2, QUIET), told(0.2, QUIET), told(0, WATCH))

        assert [(d["day"][-2:], d["status"], d["rung"]) for d in tree["days"][-3:]] == [
            ("28", "quiet", 0),
            ("01", None, None),
            ("02", "watch", 1),
        ]

    def test_stories_are_those_of_the_last_run_that_counted_the_day(self) -> None:
        first = verdict(trend=(*(0,) * 12, 7, 1))
        second = verdict(trend=(*(0,) * 11, 9, 3, 2))

        days = told_of(told(1, first), told(0, second))["days"]

        assert [d["stories"] for d in days[-3:]] == [9, 3, 2]
        assert len(days) == 15

    def test_stories_that_are_known_better_count_and_reach_further_back(self) -> None:
        counted = {"satellite": {TODAY: 5, TODAY - 20 * DAY: 4}, "other": {TODAY: 99}}

        days = told_of(told(0, verdict()), counted=counted)["days"]

        assert (days[0]["day"], days[0]["stories"], days[0]["status"]) == ("2026-02-10", 4, None)
        assert days[-1]["stories"] == 5
        assert days[1]["stories"] is None

    def test_what_is_usual_is_told_by_the_day(self) -> None:
        usual = verdict(volume=Volume(5, 1.2, 0.004, VolumeState.SURGE))

        day = told_of(told(0, usual))["days"][-1]

        assert (day["expected"], day["volume"]) == (0.4, "surge")


def test_indicators_stand_in_the_order_of_the_runs_with_their_latest_names() -> None:
    old, new = verdict("b", title="Old"), verdict("b", title="New")

    tree = told_of(told(1, old), told(1, verdict("a", title="A")), told(0, new))

    assert [(one["id"], one["title"]) for one in tree["indicators"]] == [("b", "New"), ("a", "A")]


def test_no_run_is_no_history() -> None:
    tree = told_of()

    assert (tree["indicators"], tree["changes"], tree["days"]) == ([], [], [])
