"""Words that headlines use for one another, looked up."""

import pytest

from watchlist.reading.lexicon import groups
from watchlist.stories import thesaurus
from watchlist.stories.acts import ACTS, CONTRARY, KIN
from watchlist.stories.deeds import DEEDS
from watchlist.stories.matters import MATTERS
from watchlist.stories.nations import ALONE, BEHIND, NATIONS, behind
from watchlist.stories.things import THINGS


@pytest.mark.parametrize(
    "text",
    [ACTS, DEEDS, THINGS, MATTERS, NATIONS],
    ids=["acts", "deeds", "things", "matters", "nations"],
)
def test_every_word_is_written_as_it_can_be_found(text: str) -> None:
    for name, words in groups(text).items():
        assert words, name
        for word in words:
            assert word == word.casefold(), word
            assert "*" not in word.removesuffix("*"), word
            assert word.count("_") <= 1, word
            assert not set(word) & set("[](),"), word


def test_a_word_is_known_by_its_group_or_its_state() -> None:
    assert thesaurus.WORDS.of("dispatched") == "~send"
    assert thesaurus.WORDS.of("peking") == "@cn"
    assert thesaurus.PAIRS.of("south_korean") == "@kr"
    assert thesaurus.PAIRS.of("washington_post") == thesaurus.NO_STATE
    assert {"south", "white"} <= thesaurus.FIRST
    assert list(thesaurus.TERMS.spans("北朝鮮衛星")) == [(0, 3, "@kp"), (3, 5, "~craft.satellite")]


def test_groups_of_a_class_are_told_by_their_name() -> None:
    assert thesaurus.kind_of("~craft.balloon") == thesaurus.kind_of("~craft.tanker") == "~craft"
    assert (
        thesaurus.kind_of("~arms") == thesaurus.kind_of("@kp") == thesaurus.kind_of("sauce.b") == ""
    )
    assert "~send" in thesaurus.ACT_KEYS
    assert "~arms" not in thesaurus.ACT_KEYS


def test_deeds_are_more_words_for_acts() -> None:
    assert set(groups(DEEDS)) <= set(groups(ACTS))
    assert thesaurus.WORDS.of("consignment") == "~send"


def test_acts_of_one_event_are_kin_and_others_exclude_each_other() -> None:
    acts = set(groups(ACTS))
    contrary = groups(CONTRARY)

    assert {act for some in groups(KIN).values() for act in some} <= acts
    assert set(contrary) | {act for some in contrary.values() for act in some} <= acts
    assert not thesaurus.kin("~send").isdisjoint(thesaurus.kin("~receive"))
    assert thesaurus.kin("~sail").isdisjoint(thesaurus.kin("~mourn"))
    assert thesaurus.kin("~elect") == {"~elect"}
    assert "~restart" in thesaurus.contrary("~halt")
    assert "~halt" in thesaurus.contrary("~restart")
    assert thesaurus.contrary("~elect") == frozenset()


def test_single_signs_stand_for_states_that_have_names() -> None:
    names = groups(NATIONS)

    assert set(ALONE.values()) <= set(names)
    assert behind("朝") == "@kp"
    assert BEHIND.search("对朝鲜") is None
