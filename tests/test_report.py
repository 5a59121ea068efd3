"""A run in one value."""

from dataclasses import replace

from make import NOW, account, assessment, config, days, feed, indicator, item, reading, state
from watchlist.model import FeedState
from watchlist.report import Occasion, compose, watched
from watchlist.settings import Config
from watchlist.verdict import Coverage, Facts, FeedProblem, Report, Tallies
from watchlist.words import ErrorKind, Health, Outcome

NOTHING = Facts((), (), (), ())
TODAY = Occasion(NOW, NOW, "1.0")


def composed(config: Config, known: Facts = NOTHING, occasion: Occasion = TODAY) -> Report:
    return compose(config, known, (), occasion)


class TestWatched:
    def test_is_what_an_indicator_names_and_is_not_off_by_id(self) -> None:
        feeds = (feed("b"), feed("a"), feed("off", enabled=False), feed("other"))
        chosen = config(
            indicator("x", feeds=("?",)), indicator("y", feeds=("a", "off")), feeds=feeds
        )

        assert [each.id for each in watched(chosen)] == ["a", "b"]


class TestReport:
    def test_says_what_of_and_when(self) -> None:
        chosen = replace(config(), title="T", path="p", digest="d")

        report = composed(chosen, occasion=Occasion(NOW, None, "1.0", is_baseline=True))

        assert (report.title, report.config_path, report.config_digest) == ("T", "p", "d")
        assert (report.at, report.version, report.is_baseline) == (NOW, "1.0", True)

    def test_is_as_well_as_its_worst_indicator(self) -> None:
        def of(*each: Health) -> Health:
            verdicts = [assessment(coverage=Coverage(1, 1, health)) for health in each]
            return compose(config(), NOTHING, verdicts, TODAY).health

        assert of() is Health.OK
        assert of(Health.OK, Health.DEGRADED) is Health.DEGRADED
        assert of(Health.BLIND, Health.OK) is Health.BLIND

    def test_counts_feeds_each_once(self) -> None:
        names = ("ok", "same", "failed", "stale", "new")
        states = (
            replace(state("ok"), items=9, new=2),
            replace(state("same"), outcome=Outcome.NOT_MODIFIED),
            state("failed", failing_since=NOW),
            state("stale", newest=NOW - days(99)),
        )

        report = composed(
            config(feeds=tuple(feed(name) for name in names)), Facts((), states, (), ())
        )

        assert report.tallies == Tallies(
            configured=5, ok=2, unchanged=1, failed=1, silent=1, seen=9, new=2, relevant=0
        )
        assert report.silent == ("stale",)

    def test_counts_no_feed_as_ok_that_brings_something_else(self) -> None:
        other = replace(state("casino"), other_title="Casino", other_since=NOW - days(9))

        report = composed(config(feeds=(feed("casino"),)), Facts((), (other,), (), ()))

        assert (report.tallies.configured, report.tallies.ok) == (1, 0)

    def test_names_what_is_wrong_with_a_feed_and_since_when(self) -> None:
        failing = replace(
            state(failing_since=NOW - days(3)), error=ErrorKind.TIMEOUT, message="no answer in 20 s"
        )

        report = composed(config(), Facts((), (failing,), (), ()))

        assert report.problems == (
            FeedProblem("feed", ErrorKind.TIMEOUT, "no answer in 20 s", NOW - days(3)),
        )

    def test_has_no_problem_without_a_kind_and_a_time(self) -> None:
        odd = FeedState("feed", failures=1, checked=NOW)

        (problem,) = composed(config(), Facts((), (odd,), (), ())).problems

        assert (problem.kind, problem.since) == (ErrorKind.PROTOCOL, NOW)

    def test_counts_relevant_items_that_were_new_when_somebody_last_looked(self) -> None:
        accounts = (
            account(item("a")),
            account(item("a"), a_reading=reading("a", "labor")),
            account(item("b", seen=NOW - days(1))),
            account(item("c"), a_reading=reading("c", is_relevant=False)),
            account(item("d"), a_reading=reading("d", "labor")),
        )
        known = Facts(accounts, (), (), ())

        def relevant(occasion: Occasion) -> int:
            return composed(config(indicator("satellite")), known, occasion).tallies.relevant

        assert relevant(TODAY) == 1
        assert relevant(Occasion(NOW, NOW - days(1), "1.0")) == 1
        assert relevant(Occasion(NOW, None, "1.0")) == 0
