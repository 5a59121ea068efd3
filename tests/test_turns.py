"""What a feed turns to is told once, with since when, and so is that it is well again."""

from dataclasses import replace
from datetime import datetime

import pytest

from make import NOW, days, feed, state
from watchlist.health import judge
from watchlist.model import FeedState
from watchlist.turns import noted, turn
from watchlist.verdict import Turn
from watchlist.words import ErrorKind, FeedHealth, Outcome

FEED = feed()
YESTERDAY = NOW - days(1)
WELL = replace(
    state(), checked=NOW, succeeded=NOW, outcome=Outcome.OK, stored=9, newest=YESTERDAY,
    health=FeedHealth.OK,
)  # fmt: skip
FAILING = replace(
    WELL, failures=2, failing_since=NOW - days(2), outcome=Outcome.ERROR, error=ErrorKind.TIMEOUT,
    message="no answer in 20 s",
)  # fmt: skip


def told(state: FeedState, last: datetime | None = YESTERDAY) -> Turn | None:
    return turn(judge(FEED, state, NOW), last)


def test_a_feed_that_stays_as_it_was_has_not_turned() -> None:
    assert noted(FEED, WELL, NOW) == WELL
    assert told(WELL) is None


@pytest.mark.parametrize("first", [WELL, FAILING])
def test_the_first_judgement_of_a_feed_is_no_turn(first: FeedState) -> None:
    seen = noted(FEED, replace(first, health=None), NOW)

    assert seen.health is judge(FEED, first, NOW).health
    assert told(seen) is None
    assert told(noted(FEED, replace(first, health=FeedHealth.NEW), NOW)) is None


TROUBLES = {
    "failing": (FAILING, FeedHealth.FAILING, NOW - days(2)),
    "gone": (replace(FAILING, http_status=410), FeedHealth.GONE, NOW - days(2)),
    "limited": (
        replace(FAILING, error=ErrorKind.RATE_LIMITED), FeedHealth.LIMITED, NOW - days(2)),
    "failing, nobody knows since when": (
        replace(FAILING, failing_since=None), FeedHealth.FAILING, NOW),
    "silent": (
        replace(WELL, cadence_hours=1.0, newest=NOW - days(9), last_new=NOW - days(8)),
        FeedHealth.SILENT, NOW - days(8)),
    "stale": (replace(WELL, newest=NOW - days(99)), FeedHealth.STALE, NOW - days(99)),
    "empty": (replace(WELL, empty_runs=2), FeedHealth.EMPTY, NOW),
    "undated": (replace(WELL, newest=None), FeedHealth.UNDATED, NOW),
    "another feed": (
        replace(WELL, other_since=NOW - days(3)), FeedHealth.OFF_TOPIC, NOW - days(3)),
    "off topic": (
        replace(WELL, unsaid=500, said=NOW - days(40)), FeedHealth.OFF_TOPIC, NOW - days(40)),
    "never on topic": (
        replace(WELL, unsaid=500, first_checked=NOW - days(50)), FeedHealth.OFF_TOPIC,
        NOW - days(50)),
}  # fmt: skip


@pytest.mark.parametrize("name", TROUBLES)
def test_a_feed_that_falls_ill_is_told_with_since_when(name: str) -> None:
    ill, health, since = TROUBLES[name]

    found = told(noted(FEED, ill, NOW))

    sentence = judge(FEED, ill, NOW).sentence
    assert found == Turn("feed", FeedHealth.OK, health, since, sentence)


def test_a_feed_that_is_well_again_is_told_with_what_is_over() -> None:
    ill = noted(FEED, FAILING, YESTERDAY)
    well = noted(FEED, replace(WELL, health=ill.health, since=ill.since), NOW)

    assert told(well) == Turn(
        "feed",
        FeedHealth.FAILING,
        FeedHealth.OK,
        NOW - days(2),
        "Well again; was failing since 28 Feb 2026 06:00 UTC. Answered 2 Mar 2026 06:00 UTC.",
    )


def test_a_feed_of_which_it_is_not_known_since_when_it_was_ill_turned_well_now() -> None:
    found = told(noted(FEED, replace(WELL, health=FeedHealth.EMPTY), NOW))

    assert found
    assert found.since == NOW


def test_a_turn_is_told_once_also_where_the_run_that_saw_it_was_killed() -> None:
    seen = noted(FEED, FAILING, NOW)

    assert told(seen, last=NOW - days(1))  # by its own run, or by the one after a killed one
    assert told(seen, last=NOW) is None
    assert told(seen, last=None) is None  # the first run: it is what later ones build on
