"""Feeds and tests as JSON: nulls where nothing is known, counts that add up."""

from make import NOW, days, feed_report
from watchlist.model import FeedState
from watchlist.tree_lists import cases_tree, feeds_tree
from watchlist.verdict import Difference, Trial
from watchlist.words import ErrorKind, FeedHealth, Outcome, Warn


def test_a_feed_that_was_never_asked_has_nulls() -> None:
    (feed,) = feeds_tree([feed_report(source="", health=FeedHealth.NEW)])["feeds"]

    assert feed["source"] is None
    assert feed["outcome"] is None
    assert feed["checked"] is None
    assert feed["cadence_hours"] is None


def test_a_feed_in_trouble_says_all_it_knows() -> None:
    state = FeedState(
        "tass",
        outcome=Outcome.ERROR,
        error=ErrorKind.RATE_LIMITED,
        http_status=429,
        warnings=(Warn.TRUNCATED,),
        checked=NOW,
        cadence_hours=1.4444,
        failures=3,
        failing_since=NOW - days(1),
        retry_after=600,
    )

    (feed,) = feeds_tree([feed_report("tass", health=FeedHealth.LIMITED, state=state)])["feeds"]

    assert feed["url"] == "https://tass.example/rss"
    assert (feed["outcome"], feed["error"], feed["http_status"]) == ("error", "rate_limited", 429)
    assert feed["warnings"] == ["truncated"]
    assert feed["cadence_hours"] == 1.4
    assert feed["failing_since"] == "2026-03-01T06:00:00Z"


def test_a_trial_without_differences_passed() -> None:
    wrong = Trial(
        "scenario", "a rumour", "x.toml", 7, (Difference("labor", "watch", "quiet", 2, "why"),)
    )

    tree = cases_tree([Trial("test", "a title", "x.toml", None), wrong])

    assert (tree["passed"], tree["failed"]) == (1, 1)
    assert [case["passed"] for case in tree["cases"]] == [True, False]
    assert tree["cases"][1]["differences"] == [
        {"indicator": "labor", "day": 2, "expected": "watch", "got": "quiet", "why": "why"}
    ]
