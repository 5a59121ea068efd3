"""How often a feed brings something is learned from when it did."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW, days
from watchlist.cadence import MOST_TIMES, cadence_hours, hours, remembered, rests

MONDAY = NOW  # 2026-03-02 is one
FRIDAY = NOW - days(3)


def after(count: float) -> timedelta:
    return timedelta(hours=count)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (MONDAY, MONDAY + after(5), 5), (FRIDAY, MONDAY, 24), (FRIDAY, FRIDAY + days(1.5), 18),
        (FRIDAY + days(1), FRIDAY + days(2), 0), (MONDAY, MONDAY + days(700), 12_000),
        (MONDAY, FRIDAY, 0),
    ],
)  # fmt: skip
def test_the_hours_of_a_desk_that_rests_leave_weekends_out(
    start: datetime, end: datetime, expected: float
) -> None:
    assert hours(start, end, resting=True) == pytest.approx(expected)
    assert hours(start, end, resting=False) == pytest.approx(max(0, (end - start) / after(1)))


@given(st.datetimes(timezones=st.just(UTC)), st.timedeltas(timedelta(0), days(4000)))
def test_working_hours_are_never_more_than_there_were(start: datetime, length: timedelta) -> None:
    if start.year < 9900:
        found = hours(start, start + length, resting=True)

        assert -1e-6 <= found <= length / after(1) + 1e-6


class TestCadence:
    def test_is_what_nearly_all_gaps_stay_within(self) -> None:
        times = [MONDAY + after(n / 4) for n in range(39)]

        assert cadence_hours([*times, times[-1] + after(9)]) == 0.25
        assert cadence_hours([*times[:4], times[3] + after(9)]) == 9.0

    def test_needs_a_few_times(self) -> None:
        assert cadence_hours([MONDAY] * 4) is None


class TestRests:
    WEEKS = tuple(MONDAY + days(day) for day in range(21))

    def test_is_learned_from_where_no_item_came(self) -> None:
        assert rests([at for at in self.WEEKS if at.weekday() < 5])
        assert not rests(self.WEEKS)

    def test_is_so_until_a_week_was_seen(self) -> None:
        assert rests(self.WEEKS[:7])
        assert rests(self.WEEKS[:3])


def test_the_newest_times_are_remembered_each_once() -> None:
    times = tuple(MONDAY + after(n) for n in range(100))

    assert remembered(times[:50], times[40:]) == times[-MOST_TIMES:]
    assert remembered((), (times[1], times[0])) == times[:2]
