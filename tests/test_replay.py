"""A day is judged by what was known that day, whichever day is asked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from make import NOW, days, indicator, told
from watchlist.baseline import BINS, Looked
from watchlist.model import Account
from watchlist.replay import Day, Ledger, judge, replay, silence, standing
from watchlist.settings import Trigger
from watchlist.verdict import Standing
from watchlist.words import Health, Polarity, Status, VolumeState

MEMORY = days(30)
INDICATOR = indicator(triggers=(Trigger(id="troops", all=("troops",)),))
SEEN_DAILY = Looked([(NOW - days(n)).date() for n in range(-200, 200)], {})
LAUNCH = (told("a", "ap", stage="attempt"), told("b", "nhk", stage="attempt", story="a"))

STAGES = st.sampled_from([None, "intent", "preparation", "attempt", "orbit"])
ACCOUNTS = st.lists(
    st.builds(
        lambda number, family, back, late, polarity, stage, story: told(
            f"i{number}", family, at=NOW - days(back), dated=NOW - days(back + late),
            polarity=polarity, stage=stage, story=f"s{story}",
        ),
        st.integers(0, 999), st.sampled_from(["ap", "nhk", "bbc"]), st.floats(0, 40),
        st.floats(0, 3), st.sampled_from(Polarity), STAGES, st.integers(0, 5),
    ),
    max_size=10,
    unique_by=lambda one: one.item.id,
)  # fmt: skip


def ledger(*accounts: Account, at: datetime | None = None) -> Ledger:
    made = Ledger(INDICATOR, accounts, MEMORY)
    if at:
        made.advance(at)
    return made


def judged(
    accounts: Sequence[Account],
    at: datetime = NOW,
    was: Standing | None = None,
    *,
    health: Health = Health.OK,
) -> Day:
    return judge(ledger(*accounts, at=at), SEEN_DAILY, health, at, was)


class TestLedger:
    def test_takes_in_what_was_seen_by_then(self) -> None:
        made = ledger(told("a"), told("b", at=NOW + days(1)))
        made.advance(NOW)

        assert list(made.tales) == ["a"]
        assert made.first_seen == NOW + days(1)
        made.advance(NOW + days(1))
        assert list(made.tales) == ["a", "b"]
        assert made.first_seen is None

    def test_only_what_is_relevant_is_a_story(self) -> None:
        made = ledger(told("a", is_relevant=False, triggers=("troops", "unknown")), at=NOW)

        assert not made.tales
        assert made.active_triggers(NOW) == ("troops",)

    @pytest.mark.parametrize(
        ("account", "active"),
        [
            (told("a", triggers=("troops",)), True),
            (told("a", triggers=("troops",), at=NOW - days(13.9)), True),
            (told("a", triggers=("troops",), at=NOW - days(14)), False),
            (told("a", triggers=("troops",), is_dated=False), False),
            (told("a", triggers=("troops",), reliability="D"), False),
            (told("a", triggers=("troops",), state_media=True), False),
            (told("a"), False),
        ],
    )
    def test_a_trigger_is_active_while_a_solid_publisher_reports_it(
        self, account: Account, *, active: bool
    ) -> None:
        assert bool(ledger(account, at=NOW).active_triggers(NOW)) is active

    @pytest.mark.parametrize(
        ("accounts", "expected"),
        [
            ([told("a", "ap"), told("b", "nhk")], 2),
            ([told("a", "ap"), told("b", "ap")], 1),
            ([told("a", "ap", reliability="D")], 0),
            ([told("a", "tass", state_media=True)], 0),
            ([told("a", "ap", polarity=Polarity.DENIED)], 0),
            ([told("a", "ap", is_dated=False)], 0),
            ([told("a", "ap", at=NOW - days(30))], 0),
            ([told("a", "ap", at=NOW - days(1), dated=NOW - days(40)), told("b", "ap")], 1),
            ([told("a", "ap"), told("b", "ap", dated=NOW - days(40))], 1),
        ],
    )
    def test_counts_the_solid_families_that_affirm(
        self, accounts: list[Account], expected: int
    ) -> None:
        assert ledger(*accounts, at=NOW).confirming(NOW) == expected

    @pytest.mark.parametrize(
        ("account", "back"),
        [
            (told("a"), 0),
            (told("a", at=NOW - days(0.9)), 0),
            (told("a", at=NOW - days(0.95)), 1),
            (told("a", at=NOW - days(1)), 1),
            (told("a", dated=NOW - days(0.9)), 0),
            (told("a", dated=NOW - days(5.5)), 5),
            (told("a", dated=NOW + days(0.03)), 0),
            (told("a", is_dated=False), 0),
        ],
        ids=[
            "now",
            "today",
            "a run that was early",
            "yesterday",
            "late",
            "backlog",
            "ahead",
            "undated",
        ],
    )
    def test_a_story_appears_when_it_is_seen_unless_it_comes_with_a_backlog(
        self, account: Account, back: int
    ) -> None:
        counts = ledger(account, at=NOW).counts(NOW)

        assert len(counts) == BINS
        assert [n for n, count in enumerate(reversed(counts)) if count] == [back]

    def test_a_story_is_counted_once_and_the_old_ones_not_at_all(self) -> None:
        made = ledger(*LAUNCH, told("old", at=NOW - days(BINS + 1)), at=NOW)

        assert sum(made.counts(NOW)) == 1

    def test_undated_stories_leave_the_memory_by_their_first_sight(self) -> None:
        made = ledger(told("a", is_dated=False), at=NOW)

        assert len(made.in_memory(NOW + days(29))) == 1
        assert not made.in_memory(NOW + days(30))
        assert not made.in_memory(NOW + days(99))

    def test_supposing_changes_nothing(self) -> None:
        made = ledger(told("a", "ap"), at=NOW)
        other = made.supposing([told("b", "nhk")])

        assert (len(made.tales), len(other.tales)) == (1, 2)
        assert (made.confirming(NOW), other.confirming(NOW)) == (1, 2)
        assert judge(other, SEEN_DAILY, Health.OK, NOW, None).upheld == 3
        assert judge(made, SEEN_DAILY, Health.OK, NOW, None).upheld == 0


class TestJudge:
    def test_a_stage_brings_its_status(self) -> None:
        day = judged(LAUNCH)

        assert (day.upheld, day.footing.rung) == (3, 3)
        assert (day.target, day.kept, day.stand.status) == (Status.CRITICAL,) * 3

    def test_a_level_alone_never_means_more_than_elevated(self) -> None:
        told_by = ("ap", "nhk", "bbc", "dpa", "afp")
        day = judged([told(name, name, stage=None, story="s") for name in told_by])

        assert day.level == 100.0
        assert (day.target, day.is_capped) == (Status.ELEVATED, False)

    @pytest.mark.parametrize("reliability", ["A", "D", "F"])
    def test_one_publisher_alone_never_raises_above_watch(self, reliability: str) -> None:
        shouted = [
            told(f"i{n}", "tabloid", reliability=reliability, stage=stage)
            for n in range(30)
            for stage in ("intent", "orbit")
        ]
        day = judged(shouted)

        assert day.target is day.kept is Status.WATCH
        assert day.is_capped is (reliability == "A")

    def test_nor_do_many_that_cannot_be_judged(self) -> None:
        day = judged([told(f"i{n}", f"blog{n}", reliability="F") for n in range(60)])

        assert day.target is Status.WATCH
        assert day.footing.rung == 0

    def test_a_surge_means_watch(self) -> None:
        flood = [
            told(f"i{n}", "blog", reliability="F", stage=None, points=0.1, at=NOW - days(n / 10))
            for n in range(20)
        ]
        day = judged(flood)

        assert day.volume.state is VolumeState.SURGE
        assert day.level < 16
        assert day.target is day.kept is Status.WATCH

    def test_the_volume_is_blind_where_the_day_is(self) -> None:
        volume = judged(LAUNCH, health=Health.BLIND).volume

        assert (volume.state, volume.p, volume.stories) == (VolumeState.BLIND, None, 1)

    @pytest.mark.parametrize("health", [Health.BLIND, Health.DEGRADED])
    def test_nothing_falls_without_sight(self, health: Health) -> None:
        was = standing(ledger(), judged(LAUNCH), None)
        later = judged((), NOW + days(300), was, health=health)

        assert (later.stand.status, later.footing.rung) == (Status.CRITICAL, 3)

    def test_a_stage_that_left_the_ladder_is_none(self) -> None:
        was = standing(ledger(), judged(LAUNCH), None)
        other = Ledger(indicator(stages=INDICATOR.stages[:2]), (), MEMORY)
        day = judge(other, SEEN_DAILY, Health.OK, NOW, was)

        assert day.footing.rung == 0

    def test_a_standing_remembers_a_day(self) -> None:
        kept = standing(ledger(), judged(LAUNCH), NOW - days(3))

        assert (kept.indicator, kept.at, kept.status, kept.since) == (
            "satellite", NOW, Status.CRITICAL, NOW,
        )  # fmt: skip
        assert (kept.stage, kept.stage_since, kept.stage_supported) == ("attempt", NOW, NOW)
        assert (kept.status_supported, kept.blind_since) == (NOW, NOW - days(3))
        assert (kept.triggers, kept.is_surging) == ((), False)
        assert standing(ledger(), judged(()), None).stage is None


class TestReplay:
    def test_what_is_new_today_has_no_past(self) -> None:
        assert replay(ledger(*LAUNCH), SEEN_DAILY, NOW) is None
        assert replay(ledger(), SEEN_DAILY, NOW) is None

    def test_days_are_judged_in_turn_from_the_oldest_account(self) -> None:
        was = replay(ledger(*LAUNCH), SEEN_DAILY, NOW + days(10))

        assert was is not None
        assert (was.at, was.status, was.since) == (NOW + days(9), Status.CRITICAL, NOW)
        assert (was.stage_since, was.stage_supported) == (NOW, NOW)

    def test_days_on_which_nobody_looked_are_blind(self) -> None:
        looked = Looked([(NOW - days(1)).date(), NOW.date()], {})
        was = replay(ledger(*LAUNCH), looked, NOW + days(100))

        assert was is not None
        assert (was.blind_since, was.status) == (NOW + days(2), Status.CRITICAL)

    @settings(max_examples=40, deadline=None)
    @given(ACCOUNTS)
    def test_daily_runs_equal_a_replay(self, accounts: list[Account]) -> None:
        once = ledger(*accounts)
        replayed = replay(once, SEEN_DAILY, NOW)

        run: Standing | None = None
        first = min((one.item.seen for one in accounts), default=NOW)
        for back in reversed(range(1, (NOW - first).days + 1)):
            at = NOW - days(back)
            known = [one for one in accounts if one.item.seen <= at]
            run = standing(ledger(), judged(known, at, run), None)

        assert replayed == run


class TestSilence:
    def test_falls_step_by_step_to_quiet(self) -> None:
        made = ledger(*LAUNCH, at=NOW)
        day = judge(made, SEEN_DAILY, Health.OK, NOW, None)
        ahead = list(silence(made, SEEN_DAILY, day, 80))

        statuses = [one.stand.status.rank for one in ahead]
        assert statuses == sorted(statuses, reverse=True)
        assert set(statuses) == {0, 1, 2, 3}
        # Thirty days of memory, the first of them today; the 21 of hold are over by then.
        assert [one.footing.rung for one in ahead].index(2) == 29

    def test_a_hold_longer_than_the_memory_is_counted_from_the_last_report(self) -> None:
        rung = replace(INDICATOR.stages[2], hold_days=45)
        asked = replace(INDICATOR, stages=(*INDICATOR.stages[:2], rung))
        late = told("c", "ap", stage="attempt", at=NOW + days(4))
        made = Ledger(asked, (*LAUNCH, late), MEMORY)
        made.advance(NOW + days(4))
        day = judge(made, SEEN_DAILY, Health.OK, NOW + days(4), None)

        ahead = list(silence(made, SEEN_DAILY, day, 60))

        assert [one.footing.rung for one in ahead].index(2) == 45 - 1

    @settings(max_examples=25, deadline=None)
    @given(ACCOUNTS)
    def test_is_what_daily_runs_without_news_come_to(self, accounts: list[Account]) -> None:
        made = ledger(*accounts, at=NOW)
        day = judge(made, SEEN_DAILY, Health.OK, NOW, None)

        was = standing(made, day, None)
        for ahead in silence(made, SEEN_DAILY, day, 45):
            run = judged(accounts, ahead.at, was)
            was = standing(made, run, None)
            assert (ahead.stand, ahead.footing, ahead.level) == (run.stand, run.footing, run.level)

    def test_is_right_for_more_stories_than_a_level_is_made_of(self) -> None:
        many = [
            told(f"i{n}", f"f{n % 9}", stage=None, at=NOW - days(n * 7 % 28), points=n % 10 / 10)
            for n in range(150)
        ]
        made = ledger(*many, at=NOW)
        day = judge(made, SEEN_DAILY, Health.OK, NOW, None)

        for ahead in silence(made, SEEN_DAILY, day, 35):
            assert ahead.level == judged(many, ahead.at).level
