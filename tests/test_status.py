"""A status rises at once, falls one at a time after a hold, and does not flap."""

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW, days
from watchlist.settings import Levels
from watchlist.status import CLEARING, HOLD, Stand, highest, kept_by, of_level, step
from watchlist.words import Status

QUIET, WATCH, ELEVATED, CRITICAL = Status
LEVELS = Levels(watch=20, elevated=50)


def stand(status: Status, *, since: float = 10, supported: float = 0) -> Stand:
    return Stand(status, NOW - days(since), NOW - days(supported))


@pytest.mark.parametrize(
    ("level", "reached", "kept"),
    [
        (0, QUIET, QUIET),
        (15.9, QUIET, QUIET),
        (16, QUIET, WATCH),
        (20, WATCH, WATCH),
        (39.9, WATCH, WATCH),
        (40, WATCH, ELEVATED),
        (50, ELEVATED, ELEVATED),
        (100, ELEVATED, ELEVATED),
    ],
)
def test_a_level_keeps_what_it_no_longer_raises(
    level: float, reached: Status, kept: Status
) -> None:
    assert (of_level(level, LEVELS), kept_by(level, LEVELS)) == (reached, kept)


def test_the_highest_of_none_is_quiet() -> None:
    assert highest() is QUIET
    assert highest(WATCH, CRITICAL, QUIET) is CRITICAL


class TestStep:
    def test_begins_with_what_the_day_calls_for(self) -> None:
        assert step(None, WATCH, WATCH, NOW, may_fall=True) == Stand(WATCH, NOW, NOW)

    @pytest.mark.parametrize("may_fall", [True, False])
    def test_rises_at_once_whatever_the_health(self, *, may_fall: bool) -> None:
        risen = step(stand(WATCH), CRITICAL, CRITICAL, NOW, may_fall=may_fall)

        assert risen == Stand(CRITICAL, NOW, NOW)

    def test_stays_while_the_lower_threshold_keeps_it(self) -> None:
        stayed = step(stand(ELEVATED, supported=9), WATCH, ELEVATED, NOW, may_fall=True)

        assert stayed == Stand(ELEVATED, NOW - days(10), NOW)

    def test_is_held_until_the_hold_is_over(self) -> None:
        was = stand(ELEVATED, supported=2.9)

        assert step(was, QUIET, QUIET, NOW, may_fall=True) == was

    def test_then_falls_by_one_and_starts_a_new_hold(self) -> None:
        fallen = step(stand(CRITICAL, supported=3), QUIET, QUIET, NOW, may_fall=True)

        assert fallen == Stand(ELEVATED, NOW, NOW)

    def test_falls_no_lower_than_what_the_day_keeps(self) -> None:
        fallen = step(stand(ELEVATED, supported=3), QUIET, WATCH, NOW, may_fall=True)

        assert fallen.status is WATCH

    def test_without_sight_neither_falls_nor_uses_up_its_hold(self) -> None:
        blind = step(stand(WATCH, supported=30), QUIET, QUIET, NOW, may_fall=False)

        assert blind == Stand(WATCH, NOW - days(10), NOW)
        assert step(blind, QUIET, QUIET, NOW + days(1), may_fall=True).status is WATCH


def courses(levels: list[float], start: datetime = NOW) -> list[Stand]:
    """The stands of daily runs over these levels."""
    found: list[Stand] = []
    for number, level in enumerate(levels):
        was = found[-1] if found else None
        at = start + days(number)
        found.append(step(was, of_level(level, LEVELS), kept_by(level, LEVELS), at, may_fall=True))
    return found


def transitions(levels: list[float]) -> int:
    stands = courses(levels)
    return sum(a.status is not b.status for a, b in pairwise(stands))


@pytest.mark.parametrize("threshold", [LEVELS.watch, LEVELS.elevated])
def test_a_level_swinging_about_a_threshold_makes_one_transition(threshold: float) -> None:
    swinging = [threshold * (1.1 if day % 2 else 0.9) for day in range(60)]
    naive = [of_level(level, LEVELS) for level in swinging]

    assert transitions(swinging) == 1
    assert sum(a is not b for a, b in pairwise(naive)) == 59


@given(st.lists(st.floats(0.9, 1.1), min_size=60, max_size=60), st.sampled_from([20.0, 50.0]))
def test_whatever_swings_by_a_tenth_makes_at_most_one(
    swings: list[float], threshold: float
) -> None:
    assert transitions([threshold * swing for swing in swings]) <= 1


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40))
def test_never_understates_the_day_and_overstates_by_the_hold_only(levels: list[float]) -> None:
    stands = courses(levels)

    for number, (level, now) in enumerate(zip(levels, stands, strict=True)):
        assert now.status.rank >= of_level(level, LEVELS).rank
        recent = levels[max(0, number - HOLD.days) : number + 1]
        lately = highest(*(kept_by(one, LEVELS) for one in recent))
        before = stands[max(0, number - HOLD.days)].status
        assert now.status.rank <= max(lately.rank, before.rank)


def test_clears_below_its_threshold() -> None:
    assert 0 < CLEARING < 0.9
