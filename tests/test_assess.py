"""Verdicts: nothing later than now enters, nothing blind reads as quiet, what is said is true."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from make import NOW, config, days, feed, indicator, stage, state, told
from watchlist.assess import TREND_DAYS, assess, oldest, sight, since
from watchlist.model import Account, FeedState
from watchlist.settings import Config, Indicator, Trigger
from watchlist.verdict import Assessment, Coverage, Delivery, Facts, Standing
from watchlist.words import (
    Direction,
    Health,
    Polarity,
    ReasonCode,
    Status,
    VolumeState,
    WindowState,
)

QUIET, WATCH, ELEVATED, CRITICAL = Status
DAILY = tuple(sorted((NOW + days(n)).date() for n in range(-90, 200)))
LAUNCH = (
    told("a", "ap", story="a"),
    told("b", "nhk", story="a"),
    told("c", "bbc", story="c"),
)
TROOPS = Trigger(id="troops", title="More troops", all=("troops",))

STAGES = st.sampled_from([None, "intent", "preparation", "attempt", "orbit"])
GRADES = {"ap": "A", "nhk": "B", "bbc": "A", "sun": "D", "blog": "F", "tass": "D"}


def an_account(  # noqa: PLR0917  drawn by position
    number: int, family: str, back: float, late: float, polarity: Polarity, stage: str | None,
    story: int, points: float,
) -> Account:  # fmt: skip
    return told(
        f"i{number}", family, at=NOW - days(back), dated=NOW - days(back + late),
        polarity=polarity, stage=stage, story=f"s{story}", points=points,
        reliability=GRADES[family], state_media=family == "tass",
        triggers=("troops",) if number % 5 == 0 else (),
    )  # fmt: skip


def accounts(oldest: float, newest: float = 0) -> st.SearchStrategy[list[Account]]:
    return st.lists(
        st.builds(
            an_account, st.integers(0, 999), st.sampled_from(sorted(GRADES)),
            st.floats(newest, oldest), st.floats(0, 3), st.sampled_from(Polarity), STAGES,
            st.integers(0, 6), st.floats(0, 1).map(lambda number: round(number, 2)),
        ),
        max_size=14,
        unique_by=lambda one: one.item.id,
    )  # fmt: skip


def facts(
    some: Sequence[Account] = (),
    at: datetime = NOW,
    *,
    states: Sequence[FeedState] | None = None,
) -> Facts:
    """What a store holds at a time: all feeds have just answered unless told otherwise."""
    return Facts(tuple(some), tuple(states or (state(at=at),)), (), DAILY)


def verdict(
    some: Sequence[Account] = (),
    at: datetime = NOW,
    was: Standing | None = None,
    *,
    asked: Indicator | None = None,
    using: Config | None = None,
    states: Sequence[FeedState] | None = None,
) -> Assessment:
    chosen = using or config(asked or indicator(triggers=(TROOPS,)))
    known = {was.indicator: was} if was else {}
    return assess(chosen, facts(some, at, states=states), at, known)[0]


def codes(one: Assessment) -> list[str]:
    return [reason.code.value for reason in one.reasons]


def unwell(at: datetime = NOW) -> FeedState:
    return state(at=at, failing_since=at - days(5))


class TestVerdict:
    def test_says_all_that_there_is_to_say(self) -> None:
        found = verdict(LAUNCH)

        assert (found.indicator, found.title, found.question) == ("satellite", "satellite", "")
        assert (found.status, found.since, found.level) == (CRITICAL, NOW, 86.0)
        assert found.stage is not None
        assert (found.stage.id, found.stage.title) == ("attempt", "Stage attempt")
        assert (found.stage.rung, found.stage.of, found.stage.since) == (3, 4, NOW)
        assert (found.stage.families, found.stage.grade) == (3, "A1")
        assert (found.stage.rests_on, found.stage.is_held) == (None, False)
        assert [one.story for one in found.evidence] == ["a", "c"]
        assert (found.coverage.health, found.blind_since) == (Health.OK, None)
        assert found.volume.stories == 2
        assert found.window is None

    def test_of_every_indicator_in_the_configurations_order(self) -> None:
        using = config(indicator("b"), indicator("a"))

        found = assess(using, facts([told("x", indicator="a")]), NOW, {})

        assert [(one.indicator, len(one.evidence)) for one in found] == [("b", 0), ("a", 1)]

    def test_is_made_of_the_indicators_own_feeds(self) -> None:
        using = config(
            indicator(feeds=("mine-*",)),
            feeds=(feed("mine-1"), feed("other"), feed("mine-off", enabled=False)),
        )
        told_by = ("mine-1", "other", "mine-off", "mine-unknown")
        found = verdict(
            [told(name, feed=name) for name in told_by], using=using, states=[state("mine-1")]
        )

        assert [one.story for one in found.evidence] == ["mine-1"]
        assert found.coverage.feeds == 1

    def test_evidence_stands_by_score_and_then_by_story(self) -> None:
        found = verdict([told("b"), told("a"), told("c", points=0.9), told("d", "nhk", story="c")])

        assert [one.story for one in found.evidence] == ["c", "a", "b"]

    def test_rests_on_the_one_without_whom_it_falls(self) -> None:
        found = verdict(LAUNCH[:2])

        assert found.stage is not None
        assert found.stage.rests_on == "ap"

    def test_a_held_stage_rests_on_nobody_and_may_have_no_grade_left(self) -> None:
        was = verdict(LAUNCH).standing
        found = verdict(LAUNCH, NOW + days(35), replace(was, stage_supported=NOW + days(29)))

        assert found.stage is not None
        assert (found.stage.is_held, found.stage.rests_on, found.stage.grade) == (True, None, "F6")
        assert found.stage.families == 0
        assert codes(found) == ["held"]

    def test_a_stage_has_the_best_grade_of_those_who_affirm_it(self) -> None:
        found = verdict([
            *LAUNCH,
            told("d", "dpa", story="d", stage="intent"),
            told("e", "afp", story="e", polarity=Polarity.DENIED),
            told("f", "cnn", story="e", polarity=Polarity.DENIED),
        ])  # fmt: skip

        assert found.stage is not None
        assert found.stage.grade == "A1"
        assert found.ladder[2].denying == ("afp", "cnn")

    def test_the_ladder_says_what_each_rung_asks_for_and_finds(self) -> None:
        rung = verdict(LAUNCH[:1]).ladder[1]

        assert (rung.id, rung.title, rung.status) == ("preparation", "Stage preparation", ELEVATED)
        assert (rung.min_families, rung.min_reliability, rung.hold_days) == (2, "C", 21.0)
        assert (rung.affirming, rung.denying, rung.states) == (("ap",), (), ())

    def test_titles_default_to_ids(self) -> None:
        bare = replace(stage("only", min_families=1), title="")
        asked = indicator(stages=(bare,), triggers=(replace(TROOPS, title=""),))
        found = verdict([told("a", stage="only", triggers=("troops",))], asked=asked)

        assert found.stage is not None
        assert (found.stage.title, found.ladder[0].title) == ("only", "only")
        assert found.triggers[0].title == "troops"

    def test_a_window_is_judged_by_all_that_is_known(self) -> None:
        asked = indicator(
            opens=(NOW - days(80)).date(), closes=(NOW - days(40)).date(), answers="attempt"
        )
        old = [replace_time(one, NOW - days(50)) for one in LAUNCH]

        answered, unanswered = verdict(old, asked=asked), verdict(LAUNCH, asked=asked)

        assert answered.window is not None
        assert answered.window.state is WindowState.ANSWERED
        assert unanswered.window is not None
        assert unanswered.window.state is WindowState.UNANSWERED

    def test_facts_must_reach_back_for_memory_baseline_and_windows(self) -> None:
        asked = indicator(opens=(NOW - days(300)).date())

        assert sight(config(memory_days=30)) == days(90)
        assert since(config(), NOW) == NOW - days(90)
        assert since(config(indicator("a"), asked), NOW) == (NOW - days(300)).replace(hour=0)

    def test_deliveries_are_the_volumes_exposure(self) -> None:
        some = [told(f"i{n}", at=NOW - days(n)) for n in range(64)]
        steady = [Delivery(day, "feed", 100) for day in DAILY]
        others = [Delivery(day, "other", 999) for day in DAILY]
        today = [Delivery(day, "feed", 200) for day in DAILY if day >= (NOW - days(2)).date()]

        def expected(*deliveries: Delivery) -> float:
            known = replace(facts(some), deliveries=deliveries)
            return assess(config(), known, NOW, {})[0].volume.expected

        assert expected(*steady, *others) == expected(*steady) == expected()
        assert expected(*steady, *today) == pytest.approx(2 * expected(), abs=0.1)


def replace_time(account: Account, at: datetime) -> Account:
    return replace(account, item=replace(account.item, published=at, seen=at))


class TestTrend:
    def test_is_stories_by_utc_day_oldest_first(self) -> None:
        midnight = NOW.replace(hour=0)
        found = verdict([
            told("a", at=NOW),
            told("b", at=NOW, story="a"),
            told("c", at=midnight),
            told("d", at=midnight - days(0.01)),
            told("e", at=NOW, dated=NOW - days(13)),
            told("f", at=NOW, dated=NOW - days(14)),
            told("g", is_dated=False),
        ])  # fmt: skip

        assert found.trend == (1, *[0] * 11, 1, 3)
        assert len(found.trend) == TREND_DAYS

    def test_a_date_a_little_ahead_is_today(self) -> None:
        late = NOW.replace(hour=23, minute=30)
        ahead = told("a", at=late, dated=late + days(0.04))

        assert verdict([ahead], late).trend[-1] == 1


class TestTrigger:
    def test_is_shown_with_its_latest_report_and_raises_no_stage(self) -> None:
        some = [
            told("a", triggers=("troops",), is_relevant=False, at=NOW - days(2)),
            told("b", triggers=("troops",), is_relevant=False, at=NOW - days(1), story="a"),
            told("c", triggers=("troops",), is_relevant=False, at=NOW - days(31)),
        ]
        found = verdict(some)

        (trigger,) = found.triggers
        assert (trigger.id, trigger.title, trigger.is_active) == ("troops", "More troops", True)
        assert (trigger.stories, trigger.latest, trigger.url) == (1, NOW - days(1), None)
        (report,) = trigger.evidence
        assert (report.story, report.latest) == ("a", NOW - days(1))
        assert [speaker.voice.id for speaker in report.speakers] == ["yonhap"]
        assert (found.stage, found.status, found.evidence) == (None, QUIET, ())
        assert codes(found) == ["first", "trigger"]
        assert any(one.startswith("More troops (1 story)") for one in found.would_change)

    def test_its_evidence_is_its_own_and_the_newest_first(self) -> None:
        pushes = [
            told(n, n, triggers=("troops",), is_relevant=False, at=NOW - days(back), story=story)
            for n, back, story in (("ap", 3, "x"), ("nhk", 2, "y"), ("bbc", 1, "x"))
        ]
        found = verdict([*LAUNCH, *pushes])

        assert [one.story for one in found.triggers[0].evidence] == ["x", "y"]
        assert {one.story for one in found.evidence} == {"a", "c"}

    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(sorted(GRADES)), st.floats(0, 20)), max_size=12))
    def test_whoever_reports_it_raises_neither_stage_nor_status(
        self, reports: list[tuple[str, float]]
    ) -> None:
        pushes = [
            told(f"t{n}", family, triggers=("troops",), is_relevant=False, at=NOW - days(back))
            for n, (family, back) in enumerate(reports)
        ]
        some = [told("a", "ap", stage="intent")]

        without, found = verdict(some), verdict([*some, *pushes])

        assert (found.status, found.stage, found.level, found.evidence) == (
            without.status, without.stage, without.level, without.evidence,
        )  # fmt: skip

    def test_idle_it_changes_nothing(self) -> None:
        found = verdict()

        assert (found.triggers[0].is_active, found.triggers[0].latest) == (False, None)
        assert not any("More troops" in one for one in found.would_change)


class TestChange:
    def test_the_first_verdict_has_nothing_to_compare_with(self) -> None:
        found = verdict(LAUNCH)

        assert (found.previous_status, found.direction) == (None, None)
        assert found.reasons[0].code is ReasonCode.FIRST

    @pytest.mark.parametrize(
        ("before", "direction"),
        [
            (WATCH, Direction.UP),
            (CRITICAL, Direction.STEADY),
        ],
    )
    def test_direction_compares_with_the_run_before(
        self, before: Status, direction: Direction
    ) -> None:
        was = replace(verdict(LAUNCH, NOW).standing, status=before, at=NOW - days(1))
        found = verdict(LAUNCH, was=was)

        assert (found.previous_status, found.direction) == (before, direction)

    def test_a_fall_points_down(self) -> None:
        was = replace(
            verdict().standing, status=ELEVATED, at=NOW - days(1), status_supported=NOW - days(4)
        )
        found = verdict(was=was)

        assert (found.status, found.direction) == (WATCH, Direction.DOWN)
        assert codes(found)[0] == "fell"

    def test_reports_of_one_more_publisher_confirm(self) -> None:
        was = verdict(LAUNCH[:2]).standing
        more = told("d", "dpa", at=NOW + days(1), story="a")
        found = verdict([*LAUNCH[:2], more], NOW + days(1), was)

        assert codes(found) == ["confirmed"]
        assert found.reasons[0].text.startswith("Dpa now affirms it, too")

    def test_a_denial_contradicts(self) -> None:
        was = verdict(LAUNCH).standing
        denial = told("d", "dpa", at=NOW + days(1), polarity=Polarity.DENIED)
        found = verdict([*LAUNCH, denial], NOW + days(1), was)

        assert codes(found) == ["contradicted"]
        assert "Dpa now denies it" in found.reasons[0].text

    def test_a_standing_of_the_future_is_not_known_yet(self) -> None:
        later = replace(verdict(LAUNCH).standing, at=NOW + days(1))

        assert verdict(was=later).previous_status is None
        assert verdict(was=later).status is QUIET

    def test_without_a_standing_the_days_before_are_replayed(self) -> None:
        old = [replace_time(one, NOW - days(10)) for one in LAUNCH]
        found = verdict(old)

        assert (found.status, found.since) == (CRITICAL, NOW - days(10))
        assert found.stage is not None
        assert found.stage.since == NOW - days(10)
        assert codes(found) == ["first"]


class TestBlind:
    def test_holds_what_was_last_known_and_says_since_when(self) -> None:
        was = verdict(LAUNCH).standing
        late = NOW + days(200)
        found = verdict((), late, was, states=[unwell(late)])

        assert (found.status, found.coverage.health) == (CRITICAL, Health.BLIND)
        assert found.blind_since == late - days(6)  # when a feed last answered
        assert found.volume.state is VolumeState.BLIND
        assert codes(found)[0] == "went_blind"

    def test_keeps_the_time_since_which_it_is_blind(self) -> None:
        was = replace(verdict(LAUNCH).standing, blind_since=NOW - days(9))
        found = verdict(LAUNCH, NOW + days(1), was, states=[unwell(NOW + days(1))])

        assert found.blind_since == NOW - days(9)
        assert codes(found)[0] == "held"

    def test_never_reads_as_quiet(self) -> None:
        found = verdict(states=[unwell()])

        assert codes(found) == ["first", "went_blind"]
        assert "no sign of calm" in found.reasons[0].text

    def test_that_never_saw_is_blind_from_now(self) -> None:
        never = FeedState("feed", checked=NOW, failures=1, failing_since=NOW)

        assert verdict(states=[never]).blind_since == NOW
        assert verdict(states=[state("stranger")]).blind_since == NOW

    def test_of_a_day_gone_by_it_is_known_only_whether_a_run_looked(self) -> None:
        later = replace(facts(LAUNCH), feeds=(state(at=NOW + days(1)),))
        (looked,) = assess(config(), later, NOW, {})
        (unseen,) = assess(config(), replace(later, observed=()), NOW, {})

        assert looked.coverage == Coverage(1, 1, Health.OK)
        assert unseen.coverage == Coverage(1, 0, Health.BLIND)
        assert unseen.blind_since == NOW

    def test_sees_again(self) -> None:
        was = replace(verdict(LAUNCH).standing, blind_since=NOW - days(9))
        found = verdict(LAUNCH, NOW + days(1), was)

        assert found.blind_since is None
        assert codes(found)[0] == "sees_again"

    def test_says_that_nothing_lowers_it(self) -> None:
        was = verdict(LAUNCH).standing
        found = verdict(LAUNCH, NOW + days(3), was, states=[unwell(NOW + days(3))])

        assert any(one.startswith("Nothing lowers the status") for one in found.would_change)
        assert any(one.startswith("Once its feeds are healthy") for one in found.would_change)


class TestWouldChange:
    """What is said to change a verdict is applied, and changes it."""

    CONFIRMED = re.compile(
        r"(?P<needed>\d+) (?:more )?independent publishers? graded (?P<grade>\w) or better "
        r"affirming Stage (?P<stage>\w+) would raise the stage to (?P<rung>\d) of 4"
        r"(?:, and the status to at least (?P<status>\w+))?\."
    )
    SILENT = re.compile(
        r"After (?P<days>\d+) days? without anything new \(.+\) the (?P<what>status|stage) would "
        r"fall to (?P<to>.+)\."
    )

    def confirm(self, some: list[Account], found: Assessment, said: re.Match[str]) -> None:
        more = [
            told(f"more{n}", f"more{n}", stage=said["stage"], points=0.0, reliability=said["grade"])
            for n in range(int(said["needed"]))
        ]
        enough = verdict([*some, *more], was=found.standing)
        too_few = verdict([*some, *more[:-1]], was=found.standing)

        assert enough.stage is not None
        assert enough.stage.rung >= int(said["rung"])
        assert too_few.stage is None or too_few.stage.rung < int(said["rung"])
        if said["status"]:
            assert enough.status.rank >= Status(said["status"]).rank > found.status.rank

    def wait(self, some: list[Account], found: Assessment, said: re.Match[str]) -> None:
        was, before = found.standing, found.standing
        for ahead in range(1, int(said["days"]) + 1):
            before, was = was, verdict(some, NOW + days(ahead), was).standing
        if said["what"] == "status":
            assert (before.status, was.status) == (found.status, Status(said["to"]))
        else:
            assert before.stage == found.standing.stage
            assert f"Stage {was.stage}" == said["to"] or (was.stage, said["to"]) == (None, "none")

    def try_all(self, some: list[Account], found: Assessment) -> int:
        tried = 0
        for sentence in found.would_change:
            if said := self.CONFIRMED.fullmatch(sentence):
                self.confirm(some, found, said)
            elif said := self.SILENT.fullmatch(sentence):
                self.wait(some, found, said)
            else:
                assert sentence.startswith("More troops")
                continue
            tried += 1
        return tried

    @pytest.mark.parametrize(
        ("some", "sentences"),
        [
            ([], 1),
            (LAUNCH[:1], 2),
            (LAUNCH, 2),
            ([told(n, n, stage="orbit") for n in ("ap", "nhk")], 1),
            ([told("s", "tass", reliability="C", state_media=True)], 2),
            ([*LAUNCH, *(told(f"d{n}", f"d{n}", polarity=Polarity.DENIED) for n in range(4))], 2),
            ([told("a", stage=None, points=0.0), told("b", stage=None, points=0.0)], 3),
        ],
        ids=["nothing", "one outlet", "a stage", "the top", "state media", "contested", "a surge"],
    )
    def test_is_true(self, some: Sequence[Account], sentences: int) -> None:
        assert self.try_all(list(some), verdict(some)) == sentences

    @settings(max_examples=30, deadline=None)
    @given(accounts(30))
    def test_is_true_of_whatever_was_said(self, some: list[Account]) -> None:
        self.try_all(some, verdict(some))

    @settings(max_examples=25, deadline=None)
    @given(accounts(30), st.booleans())
    def test_is_true_of_what_silence_does_once_feeds_are_healthy_again(
        self,
        some: list[Account],
        degraded: bool,  # noqa: FBT001  drawn by position
    ) -> None:
        using = config(
            indicator(triggers=(TROOPS,)), feeds=(feed("feed"), feed("other"), feed("third"))
        )
        lost = [unwell(), replace(unwell(), feed="other"), replace(unwell(), feed="third")]
        well = [state(name) for name in ("feed", "other", "third")]
        found = verdict(some, using=using, states=[well[0], *lost[1:]] if degraded else lost)
        assert found.coverage.health is (Health.DEGRADED if degraded else Health.BLIND)

        for sentence in found.would_change:
            lead = "Once its feeds are healthy again, a"
            said = self.SILENT.fullmatch(sentence.replace(lead, "A"))
            if said is None:
                continue
            assert sentence.startswith(lead)
            was = before = found.standing
            for ahead in range(1, int(said["days"]) + 1):
                at = NOW + days(ahead)
                again = [replace(one, checked=at, succeeded=at, newest=at) for one in well]
                before = was
                was = verdict(some, at, was, using=using, states=again).standing
            if said["what"] == "status":
                assert (before.status, was.status) == (found.status, Status(said["to"]))
            else:
                assert before.stage == found.standing.stage != was.stage

    def test_a_stage_that_means_nothing_may_fall_alone(self) -> None:
        asked = indicator(stages=(stage("attempt", status="quiet"), stage("orbit")))
        some = [told(n, n, points=0.0, story="ap") for n in ("ap", "nhk")]
        found = verdict(some, asked=asked)

        assert found.status is QUIET
        assert any(one.endswith("the stage would fall to none.") for one in found.would_change), (
            found.would_change
        )

    def test_one_more_voice_for_the_highest_is_told_before_two_for_the_next(self) -> None:
        found = verdict([told("a", "ap", stage="preparation"), told("b", "nhk", stage="orbit")])

        assert found.stage is not None
        assert found.stage.rung == 2
        said = self.CONFIRMED.match(found.would_change[0])
        assert said is not None
        assert (said["needed"], said["stage"], said["status"]) == ("1", "orbit", "critical")

    def test_what_does_not_end_within_a_year_is_not_promised(self) -> None:
        using = config(memory_days=1000)
        found = verdict(LAUNCH, using=using)

        assert [one[:2] for one in found.would_change] == ["2 "]


class TestTime:
    """The properties of verdicts over time."""

    @settings(max_examples=30, deadline=None)
    @given(accounts(40), accounts(0, -30))
    def test_the_future_never_leaks(self, known: list[Account], later: list[Account]) -> None:
        ids = {one.item.id for one in known}
        later = [
            one for one in later if one.item.seen > NOW and one.item.id not in ids
        ]  # fmt: skip
        then = facts(known)
        leaking = replace(
            then,
            accounts=(*later, *known),
            deliveries=(Delivery((NOW + days(1)).date(), "feed", 9),),
            observed=(*then.observed, (NOW + days(300)).date()),
        )

        assert assess(config(), leaking, NOW, {}) == assess(config(), then, NOW, {})

    @settings(max_examples=25, deadline=None)
    @given(accounts(89), accounts(89), st.booleans())
    def test_an_archive_that_a_feed_brings_changes_nothing(
        self,
        known: list[Account],
        brought: list[Account],
        stood: bool,  # noqa: FBT001  drawn by position
    ) -> None:
        was = verdict(known, NOW - days(1)).standing if stood else None
        old = [
            replace(one, item=replace(one.item, id=f"o{n}", story=f"o{n}", published=at - days(n)))
            for n, one in enumerate(brought)
            for at in (oldest(config(), NOW) - days(0.01),)
        ]

        found, without = verdict([*known, *old], was=was), verdict(known, was=was)

        if not stood:  # days are replayed from the first sight of anything
            standing = replace(found.standing, since=without.since)
            found = replace(found, since=without.since, standing=standing)
        assert found == without

    @settings(max_examples=20, deadline=None)
    @given(accounts(30))
    def test_daily_runs_equal_a_replay(self, some: list[Account]) -> None:
        first = min((one.item.seen for one in some), default=NOW)
        was: Standing | None = None
        for back in reversed(range(1, (NOW - first).days + 1)):
            at = NOW - days(back)
            known = [one for one in some if one.item.seen <= at]
            was = verdict(known, at, was).standing

        replayed, daily = verdict(some), verdict(some, was=was)

        assert daily.standing == replayed.standing
        assert (daily.stage, daily.level, daily.volume) == (
            replayed.stage, replayed.level, replayed.volume,
        )  # fmt: skip
        assert (daily.evidence, daily.would_change) == (replayed.evidence, replayed.would_change)

    @settings(max_examples=30, deadline=None)
    @given(accounts(40), st.data())
    def test_the_order_of_accounts_is_irrelevant(
        self, some: list[Account], data: st.DataObject
    ) -> None:
        assert verdict(data.draw(st.permutations(some))) == verdict(some)

    @settings(max_examples=20, deadline=None)
    @given(accounts(30))
    def test_a_status_never_understates_the_day(self, some: list[Account]) -> None:
        was: Standing | None = None
        for back in range(30, -20, -1):
            at = NOW - days(back)
            known = [one for one in some if one.item.seen <= at]
            found = verdict(known, at, was)
            reached = Status(found.ladder[found.stage.rung - 1].status) if found.stage else QUIET
            assert found.status.rank >= reached.rank
            if was and found.status.rank < was.status.rank:
                assert found.status.rank == was.status.rank - 1
                assert at - was.status_supported >= days(3)
            was = found.standing

    @settings(max_examples=30, deadline=None)
    @given(accounts(30), st.sampled_from(["dpa", "afp"]), st.integers(0, 6))
    def test_a_corroborating_account_never_lowers_the_level(
        self, some: list[Account], family: str, story: int
    ) -> None:
        more = told("more", family, story=f"s{story}", points=0.0, stage=None)
        before, after = verdict(some), verdict([*some, more])

        assert after.level >= before.level
        assert after.status.rank >= before.status.rank

    @settings(max_examples=30, deadline=None)
    @given(accounts(30), st.data())
    def test_repetition_by_one_family_raises_nothing(
        self, some: list[Account], data: st.DataObject
    ) -> None:
        if not some:
            return
        again = data.draw(st.sampled_from(some))
        copies = [
            replace(
                again,
                item=replace(again.item, id=f"copy{n}", published=again.item.published),
            )
            for n in range(5)
        ]  # fmt: skip
        before, after = verdict(some), verdict([*some, *copies])

        assert (after.level, after.status, after.stage) == (
            before.level, before.status, before.stage,
        )  # fmt: skip
        assert [(one.grade, one.score, one.families) for one in after.evidence] == [
            (one.grade, one.score, one.families) for one in before.evidence
        ]

    @pytest.mark.parametrize("threshold", [20.0, 50.0])
    def test_a_level_swinging_by_a_tenth_for_60_days_makes_one_transition_where_a_naive_rule_flaps(
        self, threshold: float
    ) -> None:
        was: Standing | None = None
        statuses, naive = [], []
        for number in range(60):
            at = NOW + days(number)
            swing = threshold * (1.1 if number % 2 else 0.9) / 100
            shouted = told(f"i{number}", "ap", stage=None, points=swing / 0.6, at=at)
            quiet = told("x", "nhk", stage=None, points=0.0, at=at)
            found = verdict([shouted, quiet], at, was)
            statuses.append(found.status)
            naive.append(found.level >= threshold)
            was = found.standing

        assert sum(a is not b for a, b in itertools.pairwise(statuses)) <= 1
        assert sum(a is not b for a, b in itertools.pairwise(naive)) == 59

    def test_nor_does_a_replay_of_these_60_days(self) -> None:
        using = config(indicator(half_life_days=0.1))
        shouted = [
            told(f"i{n}", ("ap", "nhk")[n % 2], stage=None, at=NOW + days(n),
                 points=(0.55 if n % 2 else 0.45) / 0.6)
            for n in range(60)
        ]  # fmt: skip
        naive = [
            verdict([one for one in shouted if one.item.seen <= at], at, using=using).level >= 50
            for at in (NOW + days(n) for n in range(60))
        ]
        changes = set()
        for number in range(1, 60):
            at = NOW + days(number)
            known = [one for one in shouted if one.item.seen <= at]
            changes.add(verdict(known, at, using=using).since)

        assert sum(a is not b for a, b in itertools.pairwise(naive)) >= 20
        assert len(changes) == 1

    def test_publishers_coming_and_going_make_one_transition_where_a_naive_rule_flaps(self) -> None:
        using = config(memory_days=1)
        was: Standing | None = None
        stages_, naive = [], []
        for number in range(60):
            at = NOW + days(number)
            some = [told("a", "ap", at=at)] + [told("b", "nhk", at=at)] * (number % 2)
            found = verdict(some, at, was, using=using)
            stages_.append(found.standing.stage)
            naive.append(len(found.ladder[2].affirming) >= 2)
            was = found.standing

        assert stages_ == [None] + ["attempt"] * 59
        assert sum(a is not b for a, b in itertools.pairwise(naive)) == 59

    @settings(max_examples=15, deadline=None)
    @given(
        st.lists(
            st.tuples(st.floats(0, 40), STAGES, st.sampled_from(Polarity), st.floats(0, 1),
                      st.integers(0, 9)),
            min_size=1, max_size=25,
        ),
        st.sampled_from("ABCDEF"),
        st.booleans(),
    )  # fmt: skip
    def test_one_source_never_raises_above_watch_whatever_it_says(
        self,
        said: list[tuple[float, str | None, Polarity, float, int]],
        reliability: str,
        state_media: bool,  # noqa: FBT001  drawn by position
    ) -> None:
        alone = [
            told(f"i{n}", "sun", at=NOW - days(back), stage=name, polarity=polarity,
                 points=points, story=f"s{story}", reliability=reliability,
                 state_media=state_media)
            for n, (back, name, polarity, points, story) in enumerate(said)
        ]  # fmt: skip
        was: Standing | None = None
        for back in range(40, -1, -1):
            at = NOW - days(back)
            found = verdict([one for one in alone if one.item.seen <= at], at, was)
            was = found.standing

            assert found.status.rank <= WATCH.rank
            assert found.stage is None

    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 30), st.floats(0, 20), STAGES), max_size=20))
    def test_nor_do_any_number_of_unknown_publishers(
        self, said: list[tuple[int, float, str | None]]
    ) -> None:
        blogs = [
            told(f"i{n}", f"unknown:{blog}", at=NOW - days(back), stage=name, reliability="F")
            for n, (blog, back, name) in enumerate(said)
        ]
        found = verdict(blogs)

        assert found.status.rank <= WATCH.rank
        assert found.stage is None

    def test_a_stage_stands_for_its_memory_or_its_hold_after_the_last_report(self) -> None:
        for hold, until in ((21, 30), (45, 45)):
            stages_ = tuple(replace(one, hold_days=hold) for one in indicator().stages)
            using = config(indicator(stages=stages_))
            was: Standing | None = None
            held = []
            for ahead in range(60):
                found = verdict(LAUNCH, NOW + days(ahead), was, using=using)
                was = found.standing
                held.append(was.stage == "attempt")

            assert held == [True] * until + [False] * (60 - until)
