"""Unusual volume is found, and quiet days are left alone, for rare, frequent and bursty news."""

import importlib
import math
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW, days
from watchlist.baseline import (
    ALARM,
    BINS,
    LEARNING_DAYS,
    SIGHT_DAYS,
    SPREADS,
    Looked,
    expected,
    log_chance,
    surprise,
    volume,
)
from watchlist.words import Health, VolumeState

FALSE_ALARMS = 0.01  # the share of quiet days that may be taken for a surge

WEEK = (0.85, 1.0, 1.0, 1.0, 1.0, 0.42, 0.34)  # how news follow it
KINDS = [(mean, spread) for mean in (0.3, 1.0, 4.0, 15.0) for spread in (1.0, 2.0)]


def uniform(seed: int) -> Iterator[float]:
    """Numbers in [0, 1) that are the same on every machine: a linear congruential generator."""
    state = seed
    while True:
        state = (6364136223846793005 * state + 1442695040888963407) % 2**64
        yield (state >> 11) / 2**53


def drawn(mean: float, spread: float, chance: float) -> int:
    """The count at which a (negative binomial) distribution reaches the chance."""
    size = mean / (spread - 1) if spread > 1 else math.inf
    term = spread**-size if spread > 1 else math.exp(-mean)
    count, total = 0, term
    while total < chance and count < 10_000:
        count += 1
        more = (count - 1 + size) / count * (1 - 1 / spread) if spread > 1 else mean / count
        term *= more
        total += term
    return count


def series(seed: int, mean: float, spread: float, length: int = 200) -> list[int]:
    numbers = uniform(seed)
    return [drawn(mean * WEEK[day % 7], spread, next(numbers)) for day in range(length)]


def alarms(some: Sequence[Sequence[int]], since: int, step: int) -> float:
    """The share of days, of quiet series, that are taken for a surge."""
    threshold = -math.log(ALARM)
    told = [surprise(one, day) >= threshold for one in some for day in range(since, len(one), step)]
    return sum(told) / len(told)


class TestQuiet:
    def test_one_day_in_a_hundred_is_an_alarm(self) -> None:
        shares = [
            alarms([series(n, mean, spread) for n in range(12)], 70, 5) for mean, spread in KINDS
        ]

        assert FALSE_ALARMS / 2 <= sum(shares) / len(shares) <= FALSE_ALARMS * 2

    def test_on_the_shared_series_too(self, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        numpy = pytest.importorskip("numpy", reason="the shared simulation needs numpy")
        pytest.importorskip("scipy", reason="the shared simulation needs scipy")
        monkeypatch.syspath_prepend(str(shared / "surge"))
        simulate: Any = importlib.import_module("simulate")
        random = numpy.random.default_rng(7)

        shares = [
            alarms(
                [[int(n) for n in simulate.series(random, *kind)] for _ in range(25)],
                simulate.WARM,
                7,
            )
            for kind in KINDS
        ]

        sys.modules.pop("simulate")
        assert FALSE_ALARMS / 2 <= sum(shares) / len(shares) <= FALSE_ALARMS * 2

    def test_nothing_after_the_day_is_looked_at(self) -> None:
        counts = series(3, 4.0, 1.0)

        assert surprise(counts[:101], 100) == surprise(counts, 100)


class TestSurge:
    @pytest.mark.parametrize(
        ("mean", "spread", "at_least"), [(1, 1, 0.6), (4, 1, 0.9), (4, 2, 0.5)]
    )
    def test_three_days_of_three_times_the_mean_are_found(
        self, mean: float, spread: float, at_least: float
    ) -> None:
        found = 0
        for seed in range(30):
            counts = series(seed, mean, spread)
            for day, chance in zip(range(150, 153), uniform(seed + 1000), strict=False):
                counts[day] += drawn(2 * mean * WEEK[day % 7] + 1, 1, chance)
            found += any(surprise(counts, day) >= -math.log(ALARM) for day in range(150, 153))

        assert found / 30 >= at_least

    def test_an_old_surge_does_not_hide_a_new_one(self) -> None:
        counts = [2] * 100
        counts[60:63] = [30, 30, 30]
        counts[97:100] = [8, 8, 8]

        assert surprise(counts, 99) > -math.log(ALARM)

    def test_a_surge_is_no_part_of_what_it_is_measured_by(self) -> None:
        steady, surging = [2] * 100, [2] * 96 + [9] * 4

        assert expected(surging, [1.0] * 100, 94) == expected(steady, [1.0] * 100, 94)

    @given(st.lists(st.integers(0, 30), min_size=70, max_size=90), st.integers(1, 20))
    def test_more_stories_are_never_less_surprising(self, counts: list[int], more: int) -> None:
        day = len(counts) - 1

        assert surprise([*counts[:-1], counts[-1] + more], day) >= surprise(counts, day)


class TestChance:
    @pytest.mark.parametrize("mean", [0.06, 0.7, 3.0, 40.0])
    @pytest.mark.parametrize("spread", SPREADS)
    def test_is_the_sum_of_the_distribution(self, mean: float, spread: float) -> None:
        for count in (0, 1, 2, 5, 60):
            exactly = []
            for n in range(count, count + 2000):
                if spread == 1:
                    exactly.append(n * math.log(mean) - mean - math.lgamma(n + 1))
                else:
                    size = mean / (spread - 1)
                    choose = math.lgamma(n + size) - math.lgamma(size) - math.lgamma(n + 1)
                    exactly.append(choose - size * math.log(spread) + n * math.log(1 - 1 / spread))
            summed = sum(map(math.exp, exactly)) - math.exp(exactly[0]) / 2

            assert math.exp(log_chance(count, mean, spread)) == pytest.approx(summed, rel=1e-9)

    def test_stays_a_number_where_a_float_would_not_hold_it(self) -> None:
        assert log_chance(2000, 1.0, 1.0) == pytest.approx(-13_208, abs=1)


class TestExpected:
    def test_follows_the_week(self) -> None:
        counts = [0 if day % 7 in (5, 6) else 7 for day in range(70)]
        base = expected(counts, [1.0] * 70, 69)

        assert base.on(70, 1.0) > 5
        assert base.on(75, 1.0) < 2

    def test_days_on_which_nobody_looked_do_not_count(self) -> None:
        counts, exposures = [4] * 70, [1.0] * 70
        for day in range(30, 40):
            counts[day], exposures[day] = 0, 0.0

        assert expected(counts, exposures, 69).mean == pytest.approx(4)

    def test_more_delivered_makes_more_expected(self) -> None:
        counts, exposures = [4] * 70, [1.0] * 35 + [2.0] * 35

        base = expected(counts, exposures, 69)

        assert base.on(70, 2.0) == 2 * base.on(70, 1.0)

    def test_bursts_make_wide_spreads_likely(self) -> None:
        steady = expected([3] * 70, [1.0] * 70, 69)
        bursty = expected([0, 0, 0, 0, 15] * 14, [1.0] * 70, 69)

        assert steady.likely[0] > 0.5
        assert bursty.likely[-1] > 0.9
        assert sum(bursty.likely) == pytest.approx(1)

    def test_without_any_day_next_to_nothing_is_expected(self) -> None:
        base = expected([5] * 70, [0.0] * 70, 69)

        assert base.mean == 0
        assert 0 < base.on(3, 1.0) < 0.1


class TestVolume:
    @pytest.mark.parametrize(
        ("looked", "state"),
        [(LEARNING_DAYS - 1, VolumeState.LEARNING), (LEARNING_DAYS, VolumeState.NORMAL)],
    )
    def test_is_learning_until_so_many_days_were_looked_at(
        self, looked: int, state: VolumeState
    ) -> None:
        exposures = [0.0] * (BINS - looked) + [1.0] * looked

        found = volume([0] * (BINS - looked) + [1] * looked, exposures)

        assert found.state is state
        assert (found.p is None) == (state is VolumeState.LEARNING)
        assert found.stories == 3

    def test_days_out_of_sight_teach_nothing(self) -> None:
        exposures = [1.0] * (BINS - SIGHT_DAYS) + [0.0] * (SIGHT_DAYS - 27) + [1.0] * 27

        assert volume([1] * BINS, exposures).state is VolumeState.LEARNING

    def test_while_learning_it_says_what_was_usual_so_far(self) -> None:
        exposures = [0.0] * (BINS - 10) + [1.0] * 10
        counts = [0] * (BINS - 10) + [2] * 7 + [5] * 3

        found = volume(counts, exposures)

        assert (found.stories, found.expected) == (15, 6.0)

    def test_on_the_first_day_nothing_is_usual(self) -> None:
        found = volume([0] * (BINS - 1) + [40], [0.0] * (BINS - 1) + [1.0])

        assert (found.stories, found.expected, found.p) == (40, 0.0, None)

    def test_a_surge_is_one(self) -> None:
        found = volume([1] * (BINS - 3) + [6, 7, 8], [1.0] * BINS)

        assert found.state is VolumeState.SURGE
        assert found.stories == 21
        assert found.expected == pytest.approx(3, abs=0.3)
        assert found.p is not None
        assert found.p <= ALARM

    def test_todays_feeds_may_have_failed_the_day_before(self) -> None:
        exposures = [1.0] * (BINS - 2) + [0.0, 1.0]

        assert volume([1] * BINS, exposures).expected == pytest.approx(3, abs=0.3)


class TestLooked:
    DAYS = tuple((NOW - days(back)).date() for back in range(BINS))

    def exposures(self, delivered: dict[date, int], observed: Sequence[date] = DAYS) -> list[float]:
        return Looked(observed, delivered).exposures(NOW)

    def test_what_was_not_looked_at_has_no_exposure(self) -> None:
        exposures = self.exposures({}, self.DAYS[:5])

        assert exposures == [0.0] * (BINS - 5) + [1.0] * 5

    def test_today_is_always_looked_at(self) -> None:
        assert self.exposures({}, ())[-1] == 1.0

    def test_is_what_was_delivered_over_the_usual(self) -> None:
        delivered = dict.fromkeys(self.DAYS, 100)
        delivered[self.DAYS[0]] = 150
        delivered[self.DAYS[1]] = 0
        delivered[self.DAYS[2]] = 5000

        assert self.exposures(delivered)[-4:] == [1.0, 2.0, 0.5, 1.5]

    @pytest.mark.parametrize(
        ("observed", "health"),
        [
            ((), Health.BLIND),
            (DAYS[:1], Health.OK),
            (DAYS[1:2], Health.OK),
            (DAYS[2:], Health.BLIND),
        ],
    )
    def test_a_past_day_was_in_sight_if_it_or_the_day_before_was_looked_at(
        self, observed: Sequence[date], health: Health
    ) -> None:
        assert Looked(observed, {}).health(NOW) is health
