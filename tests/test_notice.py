"""Who is to be told what: a table of transitions, and what must hold for all of them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW, assessment, days, report, stage_verdict
from watchlist.analyst import Mute
from watchlist.contract import IndicatorTree
from watchlist.notice import Due, Said, Told, due
from watchlist.settings import Channel
from watchlist.tree import report_tree
from watchlist.verdict import Reason
from watchlist.words import ReasonCode, Status

TOMORROW = NOW + days(1)
DESK = Channel(id="desk", command=("hook",))
KNOWN = Told("satellite", 1, NOW)
ROSE, FELL, STEADY = ReasonCode.ROSE, ReasonCode.FELL, ReasonCode.STEADY


def verdict(
    *codes: ReasonCode, status: Status = Status.ELEVATED, stage: str | None = None
) -> IndicatorTree:
    one = assessment(
        status=status,
        stage=stage_verdict(stage) if stage else None,
        reasons=tuple(Reason(code, f"It {code}.") for code in codes or (STEADY,)),
    )
    return report_tree(report(one))["indicators"][0]


def said(
    *codes: ReasonCode,
    run: int = 2,
    at: datetime = TOMORROW,
    is_baseline: bool = False,
    status: Status = Status.ELEVATED,
    stage: str | None = None,
) -> Said:
    return Said(run, at, is_baseline, verdict(*codes, status=status, stage=stage))


def told(
    *runs: Said,
    channel: Channel = DESK,
    known: Told = KNOWN,
    mute: Mute | None = None,
    now: datetime | None = None,
) -> list[str]:
    """The codes that the channel is told, in order."""
    found = due_of(*runs, channel=channel, known=known, mute=mute, now=now)
    return [reason.code.value for notice in found.notices for reason in notice.reasons]


def due_of(
    *runs: Said,
    channel: Channel = DESK,
    known: Told = KNOWN,
    mute: Mute | None = None,
    now: datetime | None = None,
) -> Due:
    mutes = {"satellite": mute} if mute else {}
    last = runs[-1].at if runs else NOW
    return due(channel, [known], {"satellite": runs}, mutes, now or last)


class TestTransitions:
    @pytest.mark.parametrize("code", list(ReasonCode), ids=str)
    def test_are_told_where_the_channel_wants_their_code(self, code: ReasonCode) -> None:
        wants = replace(DESK, on=(code.value,))
        others = replace(DESK, on=tuple(c.value for c in ReasonCode if c is not code))

        assert told(said(code), channel=wants) == [code.value]
        assert told(said(code), channel=others) == []

    def test_by_default_are_those_that_an_analyst_acts_on(self) -> None:
        assert [code.value for code in ReasonCode if told(said(code))] == [
            "rose", "new_stage", "contradicted", "fell", "went_blind", "sees_again", "trigger",
        ]  # fmt: skip

    def test_of_the_same_run_are_told_together_main_one_first(self) -> None:
        assert told(said(ReasonCode.NEW_STAGE, STEADY, ROSE)) == ["new_stage", "rose"]

    def test_of_a_fall_tell_the_current_value(self) -> None:
        (notice,) = due_of(said(FELL, FELL, status=Status.WATCH)).notices

        assert notice.verdict["status"] == "watch"
        assert [reason.text for reason in notice.reasons] == ["It fell.", "It fell."]

    def test_of_a_baseline_are_not_told(self) -> None:
        found = due_of(said(ROSE, is_baseline=True), channel=replace(DESK, repeat_days=0.1))

        assert found == Due((), (Told("satellite", 2, NOW),))

    def test_of_runs_that_the_channel_missed_are_told_with_the_state_of_today(self) -> None:
        missed = said(ROSE, ReasonCode.NEW_STAGE, run=2, status=Status.CRITICAL)
        blind = said(ReasonCode.WENT_BLIND, run=3, at=NOW + days(2), status=Status.CRITICAL)
        today = said(FELL, run=4, at=NOW + days(3), status=Status.WATCH)

        (notice,) = due_of(missed, blind, today).notices

        assert (notice.run, notice.at, notice.verdict["status"]) == (4, NOW + days(3), "watch")
        assert [(reason.code.value, reason.at) for reason in notice.reasons] == [
            ("fell", NOW + days(3)), ("went_blind", NOW + days(2)), ("rose", NOW + days(1)),
            ("new_stage", NOW + days(1)),
        ]  # fmt: skip

    def test_that_were_missed_are_told_with_their_last_sentence_alone(self) -> None:
        runs = [said(ROSE, run=n, at=NOW + days(n)) for n in (2, 3, 4)]

        (notice,) = due_of(*runs).notices
        assert [reason.at for reason in notice.reasons] == [NOW + days(4)]

    def test_that_are_none_settle_the_run(self) -> None:
        assert due_of(said(STEADY)) == Due((), (Told("satellite", 2, NOW),))

    def test_of_an_indicator_that_no_run_assessed_are_left_as_they_are(self) -> None:
        assert due(DESK, [KNOWN], {}, {}, NOW + days(99)) == Due((), ())
        assert due_of() == Due((), ())


class TestReminder:
    WEEKLY = replace(DESK, repeat_days=7)

    @pytest.mark.parametrize(
        ("waited", "status", "is_due"),
        [
            (days(7), Status.WATCH, True),
            (days(7) - timedelta(minutes=59), Status.CRITICAL, True),
            (days(7) - timedelta(minutes=61), Status.CRITICAL, False),
            (days(70), Status.QUIET, False),
        ],
        ids=["a week", "a job that runs early", "too soon", "quiet again"],
    )
    def test_is_due_after_so_many_days_without_a_word(
        self,
        waited: timedelta,
        status: Status,
        is_due: bool,  # noqa: FBT001  a column of the table
    ) -> None:
        steady = said(STEADY, at=NOW + waited, status=status)

        assert told(steady, channel=self.WEEKLY) == ["reminder"] * is_due

    def test_says_how_it_stands(self) -> None:
        (notice,) = due_of(said(STEADY, at=NOW + days(9)), channel=self.WEEKLY).notices

        assert notice.reasons[0].text == "No change, as a reminder: It steady."

    def test_is_none_where_there_is_news(self) -> None:
        assert told(said(ROSE, at=NOW + days(9)), channel=self.WEEKLY) == ["rose"]

    def test_is_never_due_unless_wanted(self) -> None:
        assert told(said(STEADY, at=NOW + days(900))) == []


class TestMute:
    UNTIL = Mute("satellite", NOW, NOW + days(3))
    CHANGE = Mute("satellite", NOW, None, Status.WATCH, "intent")

    def test_silences_and_settles_what_happens_meanwhile(self) -> None:
        found = due_of(said(ROSE), mute=self.UNTIL)

        assert found == Due((), (Told("satellite", 2, NOW),))

    def test_silences_reminders(self) -> None:
        weekly = replace(DESK, repeat_days=1)
        assert told(said(at=NOW + days(2)), channel=weekly, mute=self.UNTIL) == []

    def test_is_over_at_its_time(self) -> None:
        assert told(said(ROSE, at=NOW + days(3)), mute=self.UNTIL) == ["rose"]

    def test_until_a_change_is_over_with_the_change_that_it_waited_for(self) -> None:
        same = said(ReasonCode.TRIGGER, status=Status.WATCH, stage="intent")
        changed = said(ROSE, run=3, at=NOW + days(2), stage="intent")

        assert told(same, mute=self.CHANGE) == []
        assert told(changed, mute=self.CHANGE) == ["rose"]

    def test_is_over_where_it_changed_and_changed_back_before_anyone_was_told(self) -> None:
        there = said(ROSE, run=2, status=Status.CRITICAL, stage="orbit")
        back = said(FELL, run=3, at=NOW + days(2), status=Status.WATCH, stage="intent")

        assert told(there, back, mute=self.CHANGE) == ["fell", "rose"]


SIGNIFICANT = (ROSE, FELL, STEADY, ReasonCode.HELD)


@given(
    st.lists(st.sampled_from(SIGNIFICANT), min_size=1, max_size=12),
    st.lists(st.booleans(), min_size=12, max_size=12),
)
def test_whatever_fails_every_transition_is_told_once_in_the_end(
    codes: list[ReasonCode], works: list[bool]
) -> None:
    """A channel that works or not at each run, and at last does, hears of every kind of change."""
    runs = [said(code, run=n + 2, at=NOW + days(n + 1)) for n, code in enumerate(codes)]
    known, heard = KNOWN, list[tuple[str, datetime]]()
    works = [*works[: len(runs) - 1], True]
    for n, is_up in enumerate(works):
        found = due_of(*(one for one in runs[: n + 1] if one.run > known.run), known=known)
        for notice in found.notices if is_up else ():
            heard += [(reason.code.value, reason.at) for reason in notice.reasons]
            known = Told("satellite", notice.run, notice.at)
        known = found.settled[0] if found.settled else known

    assert len(heard) == len(set(heard))
    wanted = [(code.value, runs[n].at) for n, code in enumerate(codes) if code in (ROSE, FELL)]
    assert set(heard) <= set(wanted)
    for code in (ROSE, FELL):
        last = max((at for name, at in wanted if name == code), default=None)
        assert last is None or (code.value, last) in heard


def test_channels_keep_the_order_of_what_they_know() -> None:
    known = [Told("b", 1, NOW), Told("a", 1, NOW)]
    runs = {name: [said(ROSE)] for name in ("a", "b")}

    found = due(DESK, known, runs, {}, NOW + days(1))

    assert [notice.indicator for notice in found.notices] == ["b", "a"]
