"""An indicator is blind when no feed of its answers, and never quietly so."""

from dataclasses import replace
from datetime import timedelta

import pytest

from make import NOW, days, feed, indicator, state
from watchlist.coverage import answered, coverage, feeds_of
from watchlist.model import FeedState
from watchlist.settings import Feed
from watchlist.verdict import Coverage
from watchlist.words import Health

FEEDS = tuple(feed(f"f{n}") for n in range(6))
OLD = NOW - days(2)


def covered(states: list[FeedState], feeds: tuple[Feed, ...] = FEEDS) -> Coverage:
    return coverage(indicator(), feeds, {one.feed: one for one in states}, NOW)


def failing(name: str) -> FeedState:
    return state(name, failing_since=NOW - days(3))


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (("*",), ["f0", "f1", "g0"]),
        (("f*",), ["f0", "f1"]),
        (("F0",), []),
        (("g0", "f1"), ["f1", "g0"]),
    ],
)
def test_an_indicator_names_its_feeds_by_pattern(
    patterns: tuple[str, ...], expected: list[str]
) -> None:
    feeds = (feed("f0"), feed("f1"), feed("g0"), feed("f-off", enabled=False))

    assert [one.id for one in feeds_of(indicator(feeds=patterns), feeds)] == expected


@pytest.mark.parametrize(
    ("hours", "every_hours", "expected"),
    [(36, 24, False), (35, 1, True), (37, 1, False), (48, 24, True), (49, 24, False)],
)
def test_a_feed_is_in_sight_for_36_hours_or_two_intervals(
    hours: float, every_hours: float, *, expected: bool
) -> None:
    heard = state(at=NOW - timedelta(hours=hours))
    expected = expected or hours <= 2 * every_hours

    assert answered(feed(every_hours=every_hours), heard, NOW) is expected


def test_a_feed_never_heard_of_is_out_of_sight() -> None:
    assert not answered(feed(), None, NOW)
    assert not answered(feed(), FeedState("feed"), NOW)
    assert not answered(feed(), state(at=NOW + days(1)), NOW)


def test_all_well_is_ok() -> None:
    assert covered([state(one.id) for one in FEEDS]) == Coverage(6, 6, Health.OK)


@pytest.mark.parametrize(
    ("healthy", "health"),
    [(6, Health.OK), (4, Health.OK), (3, Health.DEGRADED), (1, Health.DEGRADED), (0, Health.BLIND)],
)
def test_under_two_thirds_is_degraded_and_none_is_blind(healthy: int, health: Health) -> None:
    states = [state(one.id) for one in FEEDS[:healthy]]
    states += [failing(one.id) for one in FEEDS[healthy:]]

    assert covered(states) == Coverage(6, healthy, health)


def test_a_feed_that_answers_without_news_is_in_sight_but_not_healthy() -> None:
    silent = [
        replace(state(one.id, newest=NOW - days(9)), last_new=NOW - days(9), cadence_hours=2.0)
        for one in FEEDS
    ]

    assert covered(silent) == Coverage(6, 0, Health.DEGRADED)


def test_what_answered_too_long_ago_is_not_healthy_either() -> None:
    states = [state(one.id, at=NOW - days(4)) for one in FEEDS]

    assert covered(states) == Coverage(6, 0, Health.BLIND)


def test_one_language_all_failing_is_degraded() -> None:
    feeds = tuple(
        feed(f"f{n}", language=language)
        for n, language in enumerate(["en", "en-GB", "EN", "ko", "ko-KR", "", "en", "en", "en"])
    )
    states = [failing(one.id) if one.language[:2] == "ko" else state(one.id) for one in feeds]

    assert covered(states, feeds) == Coverage(9, 7, Health.DEGRADED, ("ko",))
    assert covered([*states[:3], state("f3"), *states[4:]], feeds).health is Health.OK


def test_a_feed_that_is_off_does_not_count() -> None:
    feeds = (feed("f0"), feed("off", enabled=False))

    assert covered([state("f0"), failing("off")], feeds) == Coverage(1, 1, Health.OK)


def test_without_feeds_an_indicator_is_blind() -> None:
    assert covered([], (feed("off", enabled=False),)) == Coverage(0, 0, Health.BLIND)


def test_what_was_asked_later_is_not_known_yet() -> None:
    assert covered([state(one.id, at=NOW + days(1)) for one in FEEDS]).health is Health.BLIND
