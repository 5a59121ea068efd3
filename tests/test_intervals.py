"""Intervals: known ones by hand, and what must hold for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.evaluation.intervals import (
    FEWEST_TIMES,
    TIMES,
    Estimate,
    f1,
    mean_f1,
    percentiles,
    resamples,
    share,
    wilson,
)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
        (950, 1000, 0.9347, 0.9619),
    ],
)
def test_wilson_gives_the_published_bounds(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_share_lies_within_its_bounds(counts: tuple[int, int]) -> None:
    hits, of = counts
    low, high = wilson(hits, of)

    assert 0 <= low <= hits / of <= high <= 1
    assert share(hits, of) == Estimate(hits / of, low, high, of)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_f1_lies_within_its_bounds(found: int, false: int, missed: int) -> None:
    estimate = f1(found, false, missed)

    if estimate.value is None:
        assert found + false + missed == 0
    else:
        assert estimate.low is not None
        assert estimate.high is not None
        assert 0 <= estimate.low <= estimate.value + 1e-12
        assert estimate.value <= estimate.high + 1e-12 <= 1 + 1e-12


def test_f1_is_the_harmonic_mean() -> None:
    precision, recall = 8 / 10, 8 / 9

    assert f1(8, 2, 1).value == pytest.approx(2 * precision * recall / (precision + recall))


def test_nothing_counted_is_no_figure() -> None:
    assert share(0, 0) == f1(0, 0, 0) == mean_f1([{}], [[1]]) == Estimate(None)


def test_a_drawing_draws_as_many_as_there_are_and_the_same_every_time() -> None:
    once, again = list(resamples(7)), list(resamples(7))

    assert once == again
    assert len(once) == TIMES
    assert {sum(often) for often in once} == {7}
    assert len({tuple(often) for often in once}) > TIMES / 2


def test_every_unit_is_drawn_about_as_often() -> None:
    totals = [sum(column) for column in zip(*resamples(5), strict=True)]

    assert all(abs(total - TIMES) < 0.15 * TIMES for total in totals)


def test_a_large_sample_is_drawn_less_often() -> None:
    assert sum(1 for _ in resamples(25_000)) == FEWEST_TIMES


def test_percentiles_leave_two_and_a_half_in_a_hundred_on_either_side() -> None:
    assert percentiles(range(1000)) == (25, 974)
    assert percentiles([3.0]) == (3.0, 3.0)


def test_a_mean_is_over_tables_with_counts() -> None:
    tables = [{0: (1, 0, 0), 1: (1, 1, 1)}, {}, {1: (1, 0, 2)}]

    mean = mean_f1(tables, list(resamples(2)))

    assert mean.value == pytest.approx((4 / 6 + 2 / 4) / 2)
    assert mean.low == pytest.approx(0.5)  # the second event alone
    assert mean.high == pytest.approx(1.0)  # the first event alone
    assert mean.of == 7


def test_a_mean_of_which_no_drawing_has_counts_has_no_bounds() -> None:
    assert mean_f1([{0: (1, 0, 0)}], [[0, 2]]) == Estimate(1.0, None, None, 1)
