"""Each verdict has a named reason, the main one first, in a sentence that stands alone."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from make import NOW, days, indicator, stage, stage_verdict
from watchlist import reasons
from watchlist.reasons import Situation, because
from watchlist.verdict import Coverage, Standing, TriggerVerdict, Volume
from watchlist.words import Health, ReasonCode, Status, VolumeState

QUIET, WATCH, ELEVATED, CRITICAL = Status
INDICATOR = indicator(
    stages=(
        stage("intent"),
        stage("preparation", status="elevated"),
        stage("attempt", status="critical", hold_days=14),
    )
)
WELL = Coverage(12, 12, Health.OK)
POOR = Coverage(12, 5, Health.DEGRADED, ("ko",))
BLIND = Coverage(12, 0, Health.BLIND)
CALM = Volume(1, 1.2, 0.4, VolumeState.NORMAL)
SURGE = Volume(5, 1.2, 0.004, VolumeState.SURGE)
ATTEMPT = stage_verdict("attempt", "launch attempted", of=3, since=NOW - days(9))
PREPARATION = stage_verdict("preparation", "preparation", rung=2, of=3, since=NOW - days(101))


def standing(status: Status = QUIET, **changes: object) -> Standing:
    known = Standing(
        "satellite", NOW - days(1), status, NOW - days(9), None, None, None, NOW - days(1), None
    )
    changed: dict[str, Any] = changes
    return replace(known, **changed)


def situation(
    was: Standing | None, now: Standing, target: Status | None = None, **changes: object
) -> Situation:
    known = Situation(
        indicator=INDICATOR, now=NOW, was=was, standing=now,
        target=now.status if target is None else target, stage=None, rung_before=0,
        affirming=(), joined=(), denying=(), dissenting=(), level=8.5, is_capped=False,
        volume=CALM, coverage=WELL, triggers=(),
    )  # fmt: skip
    changed: dict[str, Any] = changes
    return replace(known, **changed)


def codes(one: Situation) -> list[str]:
    return [reason.code.value for reason in because(one)]


def first(one: Situation) -> tuple[ReasonCode, str]:
    main = because(one)[0]
    return main.code, main.text


NAMES = ("AP", "NHK", "Yonhap")
ON_STAGE: dict[str, Any] = {"stage": ATTEMPT, "affirming": NAMES, "rung_before": 3}


class TestMoves:
    def test_a_first_look_says_so_before_all_else(self) -> None:
        assert first(situation(None, standing())) == (
            ReasonCode.FIRST,
            (
                "First look, so nothing to compare: quiet, the level is 8.5 of 100, under the 20 "
                "for watch, and no stage is confirmed."
            ),
        )

    def test_nothing_new_is_steady(self) -> None:
        assert first(situation(standing(), standing())) == (
            ReasonCode.STEADY,
            (
                "Quiet since 21 Feb, the level is 8.5 of 100, under the 20 for watch, and no "
                "stage is confirmed."
            ),
        )

    def test_a_rise_says_on_what_it_stands(self) -> None:
        risen = situation(
            standing(WATCH), standing(CRITICAL, since=NOW), stage=ATTEMPT, affirming=NAMES
        )

        assert codes(risen) == ["rose", "new_stage"]
        assert because(risen)[0].text == (
            "Rose from watch to critical: stage 3 of 3, launch attempted, confirmed by AP, NHK and "
            "Yonhap since 21 Feb."
        )
        assert because(risen)[1].text == (
            "Reached stage 3 of 3, launch attempted, confirmed by AP, NHK and Yonhap since 21 Feb."
        )

    @pytest.mark.parametrize(
        ("status", "level", "is_capped", "volume", "ground"),
        [
            (ELEVATED, 62.0, False, CALM, "the level is 62 of 100, over the 50 for elevated"),
            (WATCH, 31.4, False, CALM, "the level is 31.4 of 100, over the 20 for watch"),
            (WATCH, 62.0, True, CALM,
             ("the level is 62 of 100, but fewer than two independent publishers graded C or "
             "better stand behind it, so it means no more than watch")),
            (WATCH, 8.0, False, SURGE,
             "5 stories in three days where 1.2 are usual, a chance of 0.004"),
            (WATCH, 8.0, False, replace(SURGE, stories=1, p=None),
             "1 story in three days where 1.2 are usual, a chance not known"),
            (WATCH, 18.0, False, CALM, "the level is 18 of 100, on its way down"),
        ],
    )  # fmt: skip
    def test_without_a_stage_it_stands_on_level_or_volume(
        self, status: Status, level: float, volume: Volume, ground: str, *, is_capped: bool
    ) -> None:
        risen = situation(
            standing(QUIET), standing(status), level=level, is_capped=is_capped, volume=volume
        )

        assert because(risen)[0].text == f"Rose from quiet to {status}: {ground}."

    def test_a_status_above_its_stage_stands_on_the_level(self) -> None:
        above = situation(
            standing(QUIET), standing(CRITICAL), level=91.0, stage=PREPARATION, affirming=NAMES
        )

        assert "the level is 91 of 100" in because(above)[0].text

    def test_a_fall_says_from_where_and_after_what(self) -> None:
        fallen = situation(standing(ELEVATED), standing(WATCH, since=NOW), level=22.0)

        assert first(fallen) == (
            ReasonCode.FELL,
            (
                "Fell from elevated to watch after 3 days of hold: the level is 22 of 100, over "
                "the 20 for watch."
            ),
        )

    @pytest.mark.parametrize(
        ("left", "now"),
        [
            (None, "no stage"),
            (PREPARATION, "stage 2 of 3, preparation, confirmed by AP since 21 Nov 2025"),
        ],
    )
    def test_a_stage_is_given_up_for_the_one_below(self, left: Any, now: str) -> None:  # noqa: ANN401  a stage or none
        fallen = situation(
            standing(CRITICAL, stage_supported=NOW - days(18)),
            standing(CRITICAL),
            stage=left,
            rung_before=3,
            affirming=("AP",),
        )

        assert first(fallen) == (
            ReasonCode.FELL,
            (
                f"Stage Stage attempt, last supported 12 Feb, is given up for {now}: nothing "
                "upholds it any more, and its hold of 14 days is over."
            ),
        )

    def test_a_day_is_named_once(self) -> None:
        still = situation(standing(CRITICAL), standing(CRITICAL), **ON_STAGE)

        assert first(still)[1] == (
            "Critical since 21 Feb, stage 3 of 3, launch attempted, confirmed by AP, NHK and "
            "Yonhap."
        )

    def test_what_fewer_keep_than_it_takes_to_reach_says_so(self) -> None:
        kept = replace(PREPARATION, families=1)
        steady = situation(
            standing(ELEVATED), standing(ELEVATED), stage=kept, rung_before=2, affirming=("AP",)
        )

        assert first(steady)[1].endswith(
            "stage 2 of 3, preparation, reached by 2 and kept by AP since 21 Nov 2025."
        )


class TestVoices:
    def test_one_more_publisher_confirms(self) -> None:
        one = situation(standing(CRITICAL), standing(CRITICAL), joined=("NHK",), **ON_STAGE)

        assert first(one) == (
            ReasonCode.CONFIRMED,
            "NHK now affirms it, too: stage launch attempted stands on 3 independent publishers.",
        )
        assert "AP and NHK now affirm it" in because(replace(one, joined=("AP", "NHK")))[0].text

    def test_one_who_denies_contradicts(self) -> None:
        one = situation(
            standing(CRITICAL), standing(CRITICAL), denying=("BBC",), dissenting=("BBC",),
            **ON_STAGE,
        )  # fmt: skip

        assert first(one) == (
            ReasonCode.CONTRADICTED,
            (
                "BBC now denies it: stage launch attempted is affirmed by 3 independent "
                "publishers and denied by 1."
            ),
        )
        assert "BBC and dpa now deny it" in because(replace(one, dissenting=("BBC", "dpa")))[0].text

    def test_many_names_are_counted(self) -> None:
        crowd = tuple("ABCDEFG")
        one = situation(standing(), standing(WATCH), stage=ATTEMPT, affirming=crowd)

        assert "confirmed by A, B, C, D and 3 more since" in because(one)[0].text
        assert "A, B, C, D and E since" in because(replace(one, affirming=crowd[:5]))[0].text

    def test_who_made_the_stage_is_named_by_it(self) -> None:
        new = situation(
            standing(), standing(CRITICAL), stage=ATTEMPT, affirming=NAMES, joined=NAMES
        )

        assert codes(new) == ["rose", "new_stage"]


class TestSight:
    def test_going_blind_comes_first(self) -> None:
        gone = situation(
            standing(WATCH), standing(WATCH, blind_since=NOW - days(2)), QUIET, coverage=BLIND
        )

        assert codes(gone) == ["went_blind", "held"]
        assert because(gone)[0].text == (
            "Blind since 28 Feb 2026 06:00 UTC: none of its 12 feeds answered, so nothing can be "
            "said about now; watch is what was last known and is held."
        )

    def test_a_blind_first_look_is_no_sign_of_calm(self) -> None:
        blind = situation(None, standing(blind_since=NOW), coverage=BLIND)

        assert codes(blind) == ["first", "went_blind"]
        assert "nothing could be looked at, so this is no sign of calm" in because(blind)[0].text
        assert because(blind)[0].text.startswith(
            "First look, but nothing could be looked at, so this is no sign of calm: quiet"
        )
        assert "held" not in because(blind)[1].text

    def test_blind_never_says_that_it_was_quiet(self) -> None:
        since = NOW - days(2)
        still = situation(standing(blind_since=since), standing(blind_since=since), coverage=BLIND)

        assert because(still)[0].text == (
            "Blind since 28 Feb 2026 06:00 UTC: none of its 12 feeds answered, so nothing can be "
            "said about now; this is no sign of calm."
        )

    def test_an_indicator_without_feeds_says_so(self) -> None:
        blind = situation(None, standing(), coverage=Coverage(0, 0, Health.BLIND))

        assert "Blind since 2 Mar 2026 06:00 UTC: it has no feed" in because(blind)[1].text

    def test_staying_blind_is_held_before_all_else(self) -> None:
        was = standing(WATCH, blind_since=NOW - days(2))
        trigger = TriggerVerdict("t", "Troops", is_active=True, stories=1, latest=None, url=None)
        still = situation(was, was, coverage=BLIND, triggers=(trigger,))

        assert codes(still) == ["held", "trigger"]
        assert because(still)[0].text.startswith("Blind since 28 Feb 2026 06:00 UTC")

    def test_seeing_again_says_how_well_and_since_when_not(self) -> None:
        was = standing(WATCH, blind_since=NOW - days(2))

        assert first(situation(was, standing(WATCH))) == (
            ReasonCode.SEES_AGAIN,
            (
                "Sees again: 12 of 12 feeds are healthy, after nothing could be looked at since "
                "28 Feb 2026 06:00 UTC."
            ),
        )

    def test_poor_sight_is_told_with_what_is_steady(self) -> None:
        assert (
            "; only 5 of 12 feeds are healthy and every feed in ko fails."
            in because(situation(standing(), standing(), coverage=POOR))[0].text
        )


class TestHeld:
    def hold(self, **changes: object) -> str:
        return first(situation(standing(ELEVATED), standing(ELEVATED), WATCH, **changes))[1]

    def test_says_what_would_be_and_until_when(self) -> None:
        assert self.hold() == (
            "Held at elevated, though the day calls for watch: what called for it ended after "
            "1 Mar, and it stands for 3 days, until 4 Mar."
        )

    @pytest.mark.parametrize(("status", "clears"), [(WATCH, "16"), (ELEVATED, "40")])
    def test_or_that_the_level_has_not_cleared(self, status: Status, clears: str) -> None:
        now = standing(status, status_supported=NOW)

        assert because(situation(standing(status), now, QUIET))[0].text == (
            f"Held at {status}, though the day calls for quiet: the level, 8.5, has not cleared "
            f"{clears} of 100 yet."
        )

    def test_or_that_it_falls_one_at_a_time(self) -> None:
        now = standing(ELEVATED, since=NOW, status_supported=NOW)
        fallen = situation(standing(CRITICAL), now, QUIET)

        assert codes(fallen) == ["fell", "held"]
        assert because(fallen)[1].text.endswith(
            "it falls one at a time, and no further before 5 Mar."
        )

    def test_or_that_its_feeds_are_not_well(self) -> None:
        assert self.hold(coverage=POOR) == (
            "Held at elevated, though the day calls for watch: only 5 of 12 feeds are healthy and "
            "every feed in ko fails, and a status falls only while they are."
        )

    @pytest.mark.parametrize(
        ("supported", "coverage", "text"),
        [
            (NOW - days(4), WELL,
             ("Held: stage 3 of 3, launch attempted, last supported 26 Feb and held until 12 Mar "
             "at least.")),
            (NOW, POOR,
             ("Held: stage 3 of 3, launch attempted, not supported any more and held while health "
             "is degraded.")),
            (None, WELL,
             ("Held: stage 3 of 3, launch attempted, last supported 2 Mar and held until 16 Mar "
             "at least.")),
        ],
    )  # fmt: skip
    def test_a_stage_is_held_for_its_time(
        self, supported: datetime | None, coverage: Coverage, text: str
    ) -> None:
        held = replace(ATTEMPT, is_held=True)
        now = standing(CRITICAL, stage="attempt", stage_supported=supported)

        assert first(
            situation(standing(CRITICAL), now, stage=held, rung_before=3, coverage=coverage)
        ) == (ReasonCode.HELD, text)


class TestPushes:
    TRIGGER = TriggerVerdict(
        "troops", "More troops", is_active=True, stories=3, latest=NOW - days(2), url=None
    )

    def test_a_new_trigger_is_told_once(self) -> None:
        told = situation(standing(), standing(), triggers=(self.TRIGGER,))

        assert first(told) == (
            ReasonCode.TRIGGER,
            (
                "Trigger: More troops, in 3 stories, the latest of 28 Feb; it pushes this "
                "indicator and raises no stage by itself."
            ),
        )
        assert codes(replace(told, was=standing(triggers=("troops",)))) == ["steady"]
        assert codes(replace(told, was=None)) == ["first", "trigger"]

    def test_a_trigger_that_is_not_active_is_none(self) -> None:
        idle = replace(self.TRIGGER, is_active=False)

        assert codes(situation(standing(), standing(), triggers=(idle,))) == ["steady"]

    def test_a_new_surge_is_told_once(self) -> None:
        told = situation(standing(WATCH), standing(WATCH), volume=SURGE)

        assert first(told) == (
            ReasonCode.SURGE,
            "Surge: 5 stories in three days where 1.2 are usual, a chance of 0.004.",
        )
        assert codes(replace(told, was=standing(WATCH, is_surging=True))) == ["steady"]


class TestProspects:
    @pytest.mark.parametrize(
        ("needed", "stands", "status", "text"),
        [
            (1, 1, CRITICAL,
             ("1 more independent publisher graded C or better affirming Stage attempt would raise "
             "the stage to 3 of 3, and the status to at least critical.")),
            (2, 0, None,
             ("2 independent publishers graded C or better affirming Stage attempt would raise the "
             "stage to 3 of 3.")),
            (2, 1, None,
             ("2 more independent publishers graded C or better affirming Stage attempt would "
             "raise the stage to 3 of 3.")),
        ],
    )  # fmt: skip
    def test_confirmation(self, needed: int, stands: int, status: Status | None, text: str) -> None:
        assert reasons.if_confirmed(INDICATOR, 3, needed, stands, status) == text

    @pytest.mark.parametrize(
        ("status", "stage", "sees", "text"),
        [
            (WATCH, None, True,
             "After 12 days without anything new (14 Mar) the status would fall to watch."),
            (None, "none", True,
             "After 12 days without anything new (14 Mar) the stage would fall to none."),
            (WATCH, None, False,
             ("Once its feeds are healthy again, after 12 days without anything new (14 Mar) the "
             "status would fall to watch.")),
        ],
    )  # fmt: skip
    def test_silence(
        self, status: Status | None, stage: str | None, text: str, *, sees: bool
    ) -> None:
        assert reasons.if_silent(12, NOW, status, stage, sees=sees) == text

    def test_blindness(self) -> None:
        assert reasons.if_blind(POOR) == (
            "Nothing lowers the status while its health is degraded: 5 of 12 feeds are healthy."
        )

    def test_a_trigger(self) -> None:
        assert reasons.if_triggered(INDICATOR, TestPushes.TRIGGER) == (
            "More troops (3 stories) pushes towards Stage attempt, and raises the stage only once "
            "that itself is reported."
        )


@pytest.mark.parametrize(
    ("at", "text"), [(NOW, "2 Mar"), (NOW - days(2), "28 Feb"), (NOW - days(90), "2 Dec 2025")]
)
def test_a_date_has_its_year_where_it_is_not_this_one(at: datetime, text: str) -> None:
    assert reasons.day(at, NOW) == text
