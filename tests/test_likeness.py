"""How much speaks for two items telling the same event."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import reading, signed, signed_as
from watchlist.stories.likeness import (
    NEEDED,
    NEEDED_ACROSS,
    WEIGHTS,
    WEIGHTS_ACROSS,
    Facet,
    across,
    facets,
    likeness,
    most,
    summaries,
)

HEADLINES = (
    "North Korea launches a satellite",
    "Pyongyang: rocket lifts off",
    "6,000 builders go to Kursk",
    "Seoul to send 10 tankers",
    "북한, 정찰위성 발사",
    "",
)


@given(st.sampled_from(HEADLINES), st.sampled_from(HEADLINES), st.booleans())
def test_it_does_not_matter_which_comes_first(one: str, other: str, is_read: bool) -> None:  # noqa: FBT001  drawn
    read = (reading(),) if is_read else ()
    left, right = signed(one, *read), signed(other, language="ko")

    assert likeness(left, right) == likeness(right, left)
    assert likeness(left, signed(other)) == likeness(signed(other), left)


def test_likeness_is_the_weighted_sum_of_the_facets_beyond_what_is_needed() -> None:
    one, other = signed("Mill hires 12 men"), signed("12 men sought for old mill")
    total = sum(WEIGHTS[name] * value for name, value in facets(one, other).items())
    foreign = signed("12 men sought", language="nl")
    spoken = sum(WEIGHTS_ACROSS[name] * value for name, value in across(one, foreign).items())

    assert likeness(one, other) == total - NEEDED
    assert likeness(one, foreign) == spoken - NEEDED_ACROSS


@pytest.mark.parametrize(
    ("facet", "one", "other", "value"),
    [
        (Facet.ACTS, "Mill hires and rescues men", "Men hired and rescued", 2),
        (Facet.ACTS, "Mill hires men", "Mill burns", 0),
        (Facet.THINGS, "Tanker leaves port", "Port bans tanker", 2),
        (Facet.COUNTED, "Mill hires 12 men", "12 men leave", 1),
        (Facet.COUNTED, "Mill hires 12 men", "7 men leave", 0),
        (Facet.VOICE, "Mill burns, Oslo Post says", "Oslo Post: mill burns", 1),
        (Facet.VOICE, "Mill burns, Oslo Post says", "Oslo Post: men leave", 0),
        (Facet.VOICE, "Mill burns, Oslo Post says", "Mill burns, Bergen says", 0),
        (Facet.COVERED, "Mill burns", "Burning mill", 1),
        (Facet.COVERED, "Mill burns", "Burning mill near pond", 0),
        (Facet.MAIN, "Mill bans men", "Mill burns", 1),
        (Facet.MAIN, "Mill bans men, burns", "Mill burns", 0),
        (Facet.MAIN, "Mill sends men", "Mill receives men", 0),
        (Facet.MAIN, "Mill sends men", "Mill and men", 0),
        (Facet.CONTRARY, "Mill halts work", "Mill restarts work", 1),
        (Facet.CONTRARY, "Mill halts sending men", "Mill sends men", 1),
        (Facet.CONTRARY, "Mill bans men", "Mill burns", 0),
        (Facet.CONTRARY, "Mill halts, then restarts work", "Mill restarts work it halts", 0),
        (Facet.NAMES, "Men leave Lund", "Men leave Umag", 1),
        (Facet.NAMES, "Men leave Lund", "Men leave town", 0),
        (Facet.OUTCOME, "Mill burns", "Mill stops", 1),
    ],
)  # fmt: skip
def test_each_facet_holds_where_its_name_says(
    facet: Facet, one: str, other: str, value: float
) -> None:
    assert facets(signed(one), signed(other))[facet] == value


def test_where_both_have_summaries_these_tell_more() -> None:
    one = signed("Mill hires men", summary="The old place in Kursk stands by the river.")
    other = signed("Men are hired", summary="By the river the old Kursk place fills.")
    found = facets(one, other)

    assert found[Facet.TEXTS] > 0
    assert found[Facet.WORDS] == len(("men", "old", "place", "kursk", "river"))
    assert found[Facet.SOUNDS] == 1
    assert found[Facet.LONG] == 1
    assert Facet.TEXTS not in facets(one, signed("Men are hired"))
    assert facets(one, signed("Men stand by"))[Facet.COVERED] == 0


def test_between_two_languages_only_what_both_can_say_counts() -> None:
    one = signed_as("Kim sends 12 ships to Kursk", ("ships", "fleet"))
    other = signed("러시아 선박 12척 쿠르스크에 파견", language="ko", summary="북한 훈련")
    found = across(one, other)

    assert found == {
        Facet.READ: 0, Facet.COUNTED: 1, Facet.CONCEPTS: 0, Facet.SOUNDS: 1, Facet.GROUPS: 1,
        Facet.ALL_GROUPS: 0.8, Facet.STATES: 0, Facet.LONG: 0,
    }  # fmt: skip
    assert across(signed("Moscow"), other)[Facet.STATES] == 2 / 3
    assert across(signed(""), signed(""))[Facet.GROUPS] == 0


@pytest.mark.parametrize("length", [40, 80, 200])
def test_long_texts_that_share_some_words_by_chance_are_two_events(length: int) -> None:
    def text(own: str) -> str:
        """A fifth of its words the other has, too."""
        marks = "bcdfgklmnprstvz"
        begins = [own if n % 5 else "qu" for n in range(length)]
        return " ".join(f"{b}{marks[n % 15]}a{marks[n // 15]}o" for n, b in enumerate(begins))

    one = signed("Mill hires 12 men", summary=text("jo"))
    other = signed("Mill sold to Oslo", summary=text("xi"))

    assert len(set(one.body) & set(other.body)) > length / 6
    assert likeness(one, other) < 0


WORDS = ("Oslo", "mill", "hires", "12", "men", "ships", "sink", "says", "NHK", "Kim", "sends", "no")
SAID = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@given(SAID, SAID, SAID, SAID)
def test_likeness_is_never_more_than_the_most_it_can_be(
    title: str, summary: str, other: str, more: str
) -> None:
    one, another = signed(title, summary=summary), signed(other, summary=more)
    total = sum(WEIGHTS[name] * value for name, value in facets(one, another).items()) - NEEDED

    assert total <= most(one, another, summaries(one, another)) + 1e-9 or total < 0
    assert (total >= 0) == (likeness(one, another) >= 0)
