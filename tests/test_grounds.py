"""The conditions of a stage, one by one, and whether they are met."""

from dataclasses import replace

import pytest

from make import NOW, account, days, item, reading, rung, voice
from watchlist.grounds import Ground, grounds
from watchlist.model import Account
from watchlist.words import Polarity, Stance

LADDER = (rung("intent"), rung("attempt", affirming=("bbc", "nhk"), denying=("tass",)))
FRESH = item(published=NOW - days(3), seen=NOW)


def found(one: Account, *, memory_days: int = 30) -> list[Ground]:
    return list(grounds(one, LADDER, NOW, memory_days))


def test_an_item_that_meets_all_is_shown_with_what_was_found() -> None:
    assert found(account(FRESH)) == [
        Ground("a feed of the indicator's", "feed", is_met=True),
        Ground("a date, at most 30 days ago", "it is 3 days old", is_met=True),
        Ground("a publisher graded C or better", "Yonhap is graded A", is_met=True),
        Ground("no state media, or a state that speaks for itself", "Yonhap is none", is_met=True),
        Ground("2 independent publishers for Launch attempted", "2: bbc, nhk", is_met=True),
        Ground("fewer that deny it", "1: tass", is_met=True),
    ]


@pytest.mark.parametrize(
    ("one", "place", "finds"),
    [
        (account(item(published=None, seen=NOW)), 1, "nobody knows how old it is"),
        (account(item(published=NOW - days(40), seen=NOW)), 1, "it is 40 days old"),
        (account(item(seen=NOW + days(2))), 1, "it was first seen on 2026-03-04, after this time"),
        (account(FRESH, voice("sun", reliability="D")), 2, "Sun is graded D"),
        (account(FRESH, voice("kcna", state_media=True)), 3, "Kcna is"),
    ],
)
def test_what_an_item_does_not_meet_is_named(one: Account, place: int, finds: str) -> None:
    assert (found(one)[place].finds, found(one)[place].is_met) == (finds, False)


def test_a_state_that_speaks_for_itself_counts_whatever_its_grade() -> None:
    said = account(FRESH, voice("kcna", reliability="E", state_media=True))
    _, _, graded, independent, *_ = found(replace(said, stance=Stance.STATEMENT))

    assert graded.is_met
    assert graded.finds == "Kcna is graded E, but speaks for its own state (statement)"
    assert independent.is_met
    assert independent.finds == "Kcna is, and its word is a statement"


def test_hours_are_told_below_two_days() -> None:
    assert (
        found(account(item(published=NOW - days(0.5), seen=NOW)))[1].finds == "it is 12 hours old"
    )


@pytest.mark.parametrize(
    ("affirming", "denying", "met"),
    [((), (), (False, True)), (("a",), ("b",), (False, False)), (("a", "b"), (), (True, True))],
)
def test_a_rung_needs_families_enough_and_fewer_against_it(
    affirming: tuple[str, ...], denying: tuple[str, ...], met: tuple[bool, bool]
) -> None:
    ladder = (rung("attempt", affirming=affirming, denying=denying),)
    *_, enough, uncontested = grounds(account(FRESH), ladder, NOW, 30)

    assert (enough.is_met, uncontested.is_met) == met


def test_one_family_and_grade_a_are_asked_for_in_their_words() -> None:
    ladder = (rung("attempt", min_families=1, min_reliability="A"),)
    _, _, graded, _, enough, _ = grounds(account(FRESH), ladder, NOW, 30)

    assert graded.asks == "a publisher graded A"
    assert enough.asks == "1 independent publisher for Launch attempted"


def test_a_reading_without_a_stage_counts_for_none() -> None:
    said = account(FRESH, a_reading=reading(stage=None, polarity=Polarity.DENIED))

    assert [ground.is_met for ground in found(said)] == [True, False]


def test_a_feed_that_the_indicator_does_not_watch_is_named() -> None:
    feed, *_ = grounds(account(FRESH), LADDER, NOW, 30, is_watched=False)

    assert feed == Ground("a feed of the indicator's", "feed", is_met=False)
