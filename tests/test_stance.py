"""State media speak for their state where the configuration says so, and for nobody else."""

from dataclasses import replace

import pytest

from make import indicator, told
from watchlist.model import Account, Match
from watchlist.settings import Signal
from watchlist.stance import placed
from watchlist.words import Field, Polarity, Stance

REPORT, STATEMENT, ADMISSION = Stance
ASKED = replace(
    indicator(),
    signals=(
        Signal(id="plans", all=("a",), stage="intent", statement_of=("kp", "ru")),
        Signal(id="fails", all=("a",), stage="attempt", admission_of=("kp",)),
        Signal(id="both", all=("a",), stage="orbit", statement_of=("kp",), admission_of=("kp",)),
        Signal(id="rungless", all=("a",), statement_of=("kp",)),
        Signal(id="other", all=("a",), stage="intent"),
    ),
)


def said(
    *signals: str,
    by: str = "kp",
    stage: str | None = "intent",
    polarity: Polarity = Polarity.AFFIRMED,
    state_media: bool = True,
) -> Account:
    one = told("i", by, stage=stage, polarity=polarity, reliability="E", state_media=state_media)
    matches = tuple(Match(signal, "a", "a", Field.TITLE, 0, 1) for signal in ("", *signals))
    return replace(one, reading=replace(one.reading, matches=matches))


@pytest.mark.parametrize(
    ("account", "stance"),
    [
        (said("plans"), STATEMENT),
        (said("other", "plans"), STATEMENT),
        (said("plans", polarity=Polarity.DENIED), STATEMENT),  # what its state denies
        (said("plans", by="ru"), STATEMENT),
        (said("plans", by="cn"), REPORT),
        (said("plans", by="ap", state_media=False), REPORT),
        (said("plans", "other", stage="orbit"), REPORT),  # a plan in a claim of success
        (said("other"), REPORT),
        (said(), REPORT),
        (said("fails", stage="attempt"), ADMISSION),
        (said("fails", stage="attempt", polarity=Polarity.MIXED), ADMISSION),
        (said("fails", stage="attempt", polarity=Polarity.DENIED), REPORT),  # it admits nothing
        (said("fails", stage="attempt", by="ru"), REPORT),
        (said("both", stage="orbit"), ADMISSION),
        (said("both", stage="orbit", polarity=Polarity.DENIED), STATEMENT),
        (said("rungless", stage=None), STATEMENT),
        (said("rungless"), REPORT),
    ],
)
def test_a_signal_lends_its_stance_to_what_stands_for_its_rung(
    account: Account, stance: Stance
) -> None:
    (found,) = placed(ASKED, [account])

    assert found == replace(account, stance=stance)


def test_accounts_keep_their_order() -> None:
    some = [said("plans", by=by) for by in ("kp", "cn", "ru")]

    assert [one.voice.family for one in placed(ASKED, some)] == ["kp", "cn", "ru"]


def test_an_indicator_that_names_nobody_hears_reports_only() -> None:
    assert [one.stance for one in placed(indicator(), [said("plans")])] == [REPORT]
