"""How much speaks for two items telling the same event."""

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
    alike,
    facets,
    likeness,
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


def test_each_facet_holds_where_its_name_says() -> None:
    one = signed("Oslo mill hires 12 men", reading(), summary="The mill stands by the river.")
    other = signed("12 men leave Oslo mill", reading(), summary="The mill burns in the north.")
    found = facets(one, other)

    assert found[Facet.READ] == found[Facet.COUNTED] == found[Facet.ACTS] == 1
    assert found[Facet.OUTCOME] == 1
    assert found[Facet.PLAN] == 0
    assert found[Facet.SHARED] == len(("men", "mill"))
    assert found[Facet.APART] == 1
    assert found[Facet.TEXTS] > 0
    assert facets(one, signed("Oslo mill"))[Facet.TEXTS] == 0
    assert facets(signed("Men to go"), signed("Men go"))[Facet.PLAN] == 1


def test_between_two_languages_only_what_both_can_say_counts() -> None:
    one = signed_as("Kim sends 12 ships to Russia", ("ships", "fleet"))
    found = across(one, signed("러시아 선박 12척 파견", language="ko"))

    assert found == {
        Facet.READ: 0.0, Facet.COUNTED: 1.0, Facet.CONCEPTS: 0.0, Facet.MEANING: 1.0
    }  # fmt: skip
    assert across(signed(""), signed(""))[Facet.MEANING] == 0


def test_other_words_for_one_concept_count_in_part() -> None:
    plain = alike(signed("Yoon ships tanks"), signed("Mortars near port"))
    related = alike(
        signed_as("Yoon ships tanks", ("tanks", "arms")),
        signed_as("Mortars near port", ("Mortars", "arms")),
    )
    topic = alike(
        signed_as("Yoon ships tanks", ("tanks", "arms"), topic=("arms",)),
        signed_as("Mortars near port", ("Mortars", "arms"), topic=("arms",)),
    )
    same = alike(signed("Yoon ships tanks"), signed("Yoon ships tanks"))

    assert plain == 0
    assert plain < related < topic < same == 1
    assert alike(signed(""), signed("")) == 0
