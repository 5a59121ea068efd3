"""A question's window: absence is an answer only for the days on which somebody looked."""

from datetime import date, timedelta
from typing import Any

import pytest

from make import NOW, days, indicator, told
from watchlist.model import Account
from watchlist.settings import Indicator
from watchlist.window import window
from watchlist.words import Polarity, WindowState

OPENS, CLOSES = date(2026, 1, 1), date(2026, 1, 31)
JANUARY = tuple(OPENS + timedelta(days=n) for n in range(31))
IN_JANUARY = NOW - days(40)  # 2026-01-21
LAST_YEAR = NOW - days(70)
PAIR = ("ap", "nhk")


def became(
    asked: Indicator,
    accounts: tuple[Account, ...] = (),
    observed: tuple[date, ...] = JANUARY,
    since_now: float = 0,
) -> WindowState | None:
    found = window(asked, accounts, observed, NOW + days(since_now))
    return found.state if found else None


def pair(**changes: object) -> tuple[Account, ...]:
    where: dict[str, Any] = {"at": IN_JANUARY, "stage": "orbit", **changes}
    return tuple(told(name, name, **where) for name in PAIR)


JANUARYS = indicator(opens=OPENS, closes=CLOSES)


def test_a_question_without_dates_has_no_window() -> None:
    assert window(indicator(), (), (), NOW) is None


def test_says_its_days() -> None:
    found = window(JANUARYS, (), (), NOW)

    assert found is not None
    assert (found.opens, found.closes) == (OPENS, CLOSES)


@pytest.mark.parametrize(
    ("since_now", "observed", "counted"),
    [(0, JANUARY, (31, 31)), (0, JANUARY[3:], (31, 28)), (-46, JANUARY, (15, 15)),
     (-70, JANUARY, (0, 0))],
    ids=["over", "partly looked at", "under way", "before"],
)  # fmt: skip
def test_says_on_how_many_of_its_days_so_far_somebody_looked(
    since_now: float, observed: tuple[date, ...], counted: tuple[int, int]
) -> None:
    found = window(JANUARYS, (), observed, NOW + days(since_now))

    assert found is not None
    assert (found.days, found.observed) == counted


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (-61, WindowState.BEFORE),
        (-60, WindowState.OPEN),
        (-30, WindowState.OPEN),
        (-29, WindowState.UNANSWERED),
    ],
)
def test_both_its_days_belong_to_it(today: float, state: WindowState) -> None:
    assert became(JANUARYS, since_now=today) is state


def test_is_answered_by_the_top_rung_within_it() -> None:
    assert became(JANUARYS, pair()) is WindowState.ANSWERED


def test_stays_answered_when_the_memory_is_over() -> None:
    assert became(JANUARYS, pair(), since_now=300) is WindowState.ANSWERED


@pytest.mark.parametrize(
    "accounts",
    [
        pair(stage="attempt"),
        pair(at=LAST_YEAR),
        pair(at=NOW),
        pair(is_dated=False),
        pair(is_relevant=False),
        pair(polarity=Polarity.DENIED),
        pair()[:1],
    ],
    ids=["a lower rung", "before", "after", "undated", "irrelevant", "denied", "one alone"],
)
def test_is_not_answered_by_less(accounts: tuple[Account, ...]) -> None:
    assert became(JANUARYS, accounts) is WindowState.UNANSWERED


def test_the_rung_that_answers_may_be_a_lower_one() -> None:
    asked = indicator(opens=OPENS, closes=CLOSES, answers="preparation")

    assert became(asked, pair(stage="preparation")) is WindowState.ANSWERED
    assert became(asked, pair(stage="intent")) is WindowState.UNANSWERED


@pytest.mark.parametrize(
    ("looked", "state"),
    [(31, WindowState.UNANSWERED), (28, WindowState.UNANSWERED), (27, WindowState.NOT_OBSERVED),
     (0, WindowState.NOT_OBSERVED)],
)  # fmt: skip
def test_silence_answers_only_where_somebody_looked(looked: int, state: WindowState) -> None:
    assert became(JANUARYS, observed=JANUARY[:looked]) is state


def test_without_a_last_day_it_stays_open() -> None:
    assert became(indicator(opens=OPENS)) is WindowState.OPEN
    assert became(indicator(opens=OPENS), pair()) is WindowState.ANSWERED


def test_without_a_first_day_it_counts_from_the_first_day_observed() -> None:
    asked = indicator(closes=CLOSES)

    assert became(asked, pair(at=LAST_YEAR)) is WindowState.ANSWERED
    assert became(asked, observed=JANUARY[20:]) is WindowState.UNANSWERED
    assert became(asked, observed=()) is WindowState.NOT_OBSERVED
    assert became(asked, observed=(date(2026, 2, 9),)) is WindowState.NOT_OBSERVED
