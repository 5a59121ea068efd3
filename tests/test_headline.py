"""Words of a headline: stems, synonyms, concepts in their place, weights."""

import pytest

from watchlist.headline import FULL, HALF, LIGHT, Span, spans, stem, tokens
from watchlist.model import Match
from watchlist.words import Field


def keys(title: str, covered: tuple[Span, ...] = ()) -> list[str]:
    return [token.key for token in tokens(title, covered, ())]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia", "Russian"),
        ("ship", "ships"),
        ("sends", "dispatched"),
        ("weapons", "arms"),
        ("строителей", "строители"),
        ("курскую", "курской"),
    ],
)
def test_forms_and_synonyms_share_a_stem(one: str, other: str) -> None:
    assert stem(one.lower()) == stem(other.lower())


@pytest.mark.parametrize(
    ("one", "other"), [("Iran", "Iraq"), ("gas", "gap"), ("us", "up"), ("рабочих", "солдат")]
)
def test_different_words_do_not(one: str, other: str) -> None:
    assert stem(one.lower()) != stem(other.lower())


def test_function_words_and_numbers_are_left_out() -> None:
    assert keys("The 3,000 of the men's by a plant") == ["men", "plant"]


def test_hangul_words_lose_their_particles() -> None:
    assert keys("공장에 노동자를 파견") == ["공장", "~노동자", "~파견"]
    assert keys("공장에서 근로자 보내") == ["공장", "~노동자", "~파견"]


def test_unspaced_runs_become_pairs_of_half_weight() -> None:
    found = tokens("無人機工場3棟", (), ())

    assert [token.key for token in found] == ["無人", "人機", "機工", "工場", "場棟"]
    assert {token.weight for token in found} == {HALF}
    assert all(token.is_part for token in found)


def test_a_single_sign_is_a_piece() -> None:
    assert keys("露 Putin") == ["露", "putin"]


def test_words_of_reporting_weigh_little() -> None:
    assert [t.weight for t in tokens("Ministry announces plant", (), ())] == [LIGHT, LIGHT, FULL]
    assert [t.weight for t in tokens("공장 발표", (), ())] == [FULL, LIGHT]
    assert [t.weight for t in tokens("発表", (), ())] == [LIGHT / 2]


def test_capitals_are_names_unless_every_word_has_one() -> None:
    assert [t.is_name for t in tokens("Quake hits Peru", (), ())] == [True, False, True]
    assert not any(t.is_name for t in tokens("Quake Hits Southern Peru", (), ()))
    assert not any(t.is_name for t in tokens("페루 지진", (), ()))


def test_a_concept_stands_for_its_words_endings_included() -> None:
    found = tokens("Houthis attacking ships", ((0, 6, "militia"), (8, 14, "attack")), {"militia"})

    assert [t.key for t in found] == ["=militia", "=attack", "~send"]
    assert [t.weight for t in found] == [HALF, FULL, FULL]
    assert [t.surface for t in found] == ["houthis", "attacking", "ships"]


def test_a_particle_behind_a_concept_is_dropped_and_another_word_is_not() -> None:
    assert keys("공장에 도착", ((0, 2, "plant"),)) == ["=plant", "도착"]
    assert keys("위성발사 성공", ((0, 2, "satellite"),)) == ["=satellite", "~발사", "성공"]


def test_the_longest_match_covers_the_shorter_ones_and_the_summary_none() -> None:
    def match(concept: str, start: int, end: int, field: Field = Field.TITLE) -> Match:
        return Match("", concept, concept, field, start, end)

    found = spans([
        match("sat", 4, 13), match("spy-sat", 0, 13), match("launch", 14, 20),
        match("launch", 14, 20), match("other", 0, 99, Field.SUMMARY),
    ])  # fmt: skip

    assert found == ((0, 13, "spy-sat"), (14, 20, "launch"))
