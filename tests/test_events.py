"""Events against what was said: leads, what was told in time, what alarmed for nothing."""

from datetime import date, timedelta

import pytest

from make import config, indicator
from watchlist.backtests.events import Event, Marks, Outcome, Stood, event, marks, rung
from watchlist.ndjson import Row

CONFIG = config(indicator("satellite"), indicator("labor"))
SATELLITE = CONFIG.indicators[0]
FIRST = date(2026, 3, 1)


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


def stood(rungs: str) -> tuple[Stood, ...]:
    """Days on the rungs that the digits tell; a day higher than the one before is a rise."""
    heights = [int(one) for one in rungs]
    return tuple(
        Stood(on(n), height, rose=n > 0 and height > heights[n - 1])
        for n, height in enumerate(heights)
    )


def test_an_event_is_read_from_a_line() -> None:
    row = {"date": "2026-03-01T12:00:00Z", "indicator": "satellite", "stage": "orbit", "title": "X"}

    assert event(row, CONFIG) == Event(FIRST, "satellite", "orbit", "X")
    assert event({"date": "2026-03-01", "indicator": "labor"}, CONFIG) == Event(FIRST, "labor")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"indicator": "satellite"}, "date: expected a text, got nothing"),
        ({"date": "March", "indicator": "satellite"}, "date: expected a day such as"),
        ({"date": "2026-03-01xyz", "indicator": "labor"}, "date: expected"),
        ({"date": "2026-03-32", "indicator": "labor"}, "date: expected a day such as 2026-01-31"),
        ({"date": "2026-03-01", "indicator": "sat"}, "expected one of satellite, labor, got 'sat'"),
        ({"date": "2026-03-01", "indicator": "labor", "stage": "moon"}, "stage: expected one of"),
    ],
)
def test_a_line_that_is_no_event_says_why(row: Row, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        event(row, CONFIG)


@pytest.mark.parametrize(
    ("rungs", "day", "stage", "told", "lead"),
    [
        ("0001100", 5, "", 3, 2),  # before it
        ("0000033", 5, "attempt", 5, 0),  # on the day
        ("0000000333", 5, "attempt", 7, -2),  # after it
        ("0002222", 5, "attempt", None, None),  # never so high
        ("0040000", 5, "attempt", 2, 3),  # higher is high enough
        ("3330000000", 9, "attempt", None, None),  # over too long before
        ("0330333", 6, "attempt", 1, 5),  # the first time within the span
    ],
)
def test_an_event_is_told_if_the_indicator_stood_there_near_it(
    rungs: str, day: int, stage: str, told: int | None, lead: int | None
) -> None:
    happened = Event(on(day), "satellite", stage)

    (outcome,) = marks(SATELLITE, stood(rungs), [happened], within=6).outcomes

    assert outcome == Outcome(happened, None if told is None else on(told), lead)


def test_rises_near_an_event_are_right_and_others_are_not() -> None:
    found = marks(SATELLITE, stood("0100000000100"), [Event(on(2), "satellite")], within=3)

    assert (found.rises, found.right, found.precision, found.recall) == (2, 1, 0.5, 1.0)
    assert found.lead_days == 1


def test_events_of_other_indicators_do_not_count() -> None:
    found = marks(SATELLITE, stood("01"), [Event(on(1), "labor")])

    assert found == Marks((), 1, 0)
    assert (found.precision, found.recall, found.lead_days) == (0.0, None, None)


def test_without_rises_there_is_no_precision() -> None:
    found = marks(SATELLITE, stood("00"), [Event(on(1), "satellite")])

    assert (found.precision, found.recall, found.lead_days) == (None, 0.0, None)


def test_days_must_not_be_negative() -> None:
    with pytest.raises(ValueError, match="must not be negative, got -1"):
        marks(SATELLITE, (), (), within=-1)


def test_a_stage_that_is_not_on_the_ladder_has_no_rung() -> None:
    assert (rung(SATELLITE, "intent"), rung(SATELLITE, "moon")) == (1, 0)
