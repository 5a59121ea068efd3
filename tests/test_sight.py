"""What was said long ago is of then: it must not read as what is so now."""

from datetime import timedelta

import pytest

from make import NOW, assessment, report
from watchlist.sight import LASTS, age, is_blind, is_over, seen_from
from watchlist.tree import report_tree
from watchlist.verdict import Coverage
from watchlist.words import Health

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(("past", "over"), [(0 * HOUR, False), (LASTS, False), (37 * HOUR, True)])
def test_a_look_lasts_for_36_hours(past: timedelta, *, over: bool) -> None:
    assert is_over(NOW - past, NOW) is over
    assert is_over((NOW - past).isoformat(), NOW) is over
    assert age(NOW - past, NOW) == past


def test_a_run_is_as_old_as_it_is_when_it_is_read() -> None:
    told = report_tree(report(assessment()))

    fresh, old = seen_from(told, NOW), seen_from(told, NOW + 5.25 * 24 * HOUR)

    assert fresh == told
    assert not is_blind(fresh)
    assert old["age_hours"] == old["indicators"][0]["age_hours"] == 126.0
    assert old["indicators"][0]["out_of_sight"]
    assert is_blind(old)
    assert told["age_hours"] == 0.0, "what was stored stays as it was"


def test_an_indicator_that_later_runs_left_out_is_out_of_sight_alone() -> None:
    told = report_tree(report(assessment(), assessment("b")))
    told["indicators"][1]["assessed"] = "2026-01-01T00:00:00Z"

    read = seen_from(told, NOW)

    assert [one["out_of_sight"] for one in read["indicators"]] == [False, True]
    assert is_blind(read)


def test_blind_is_blind_however_fresh() -> None:
    blind = assessment(coverage=Coverage(5, 0, Health.BLIND))

    assert is_blind(report_tree(report(blind, health=Health.BLIND)))
