"""Words of a headline: stems, synonyms, concepts in their place, weights."""

import pytest

from watchlist.model import Match
from watchlist.stories import pieces
from watchlist.stories.headline import Span, bare, parts, script, spans, tokens
from watchlist.stories.pieces import FULL, HALF, LIGHT, keys, stem
from watchlist.words import Field


def named(title: str, covered: tuple[Span, ...] = ()) -> list[str]:
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
    assert named("The 3,000 of the men's by a pond") == ["men", "pond"]


def test_hangul_words_lose_their_particles() -> None:
    assert named("공장에 노동자를 파견") == ["~plant", "~people.workers", "~send"]
    assert named("공장에서 근로자 보내") == ["~plant", "~people.workers", "~send"]


def test_unspaced_runs_become_pairs_of_half_weight() -> None:
    found = tokens("銭湯番台3棟", (), ())

    assert [token.key for token in found] == ["銭湯", "湯番", "番台", "棟"]
    assert {token.weight for token in found} == {HALF}
    assert all(token.is_part for token in found)


def test_a_single_sign_is_a_piece_or_a_state() -> None:
    assert named("棟 露 북 Putin") == ["棟", "@ru", "@kp", "putin"]


def test_known_terms_are_found_in_runs_and_compounds() -> None:
    assert named("北朝鮮が偵察衛星を打ち上げ") == ["@kp", "~spy", "~craft.satellite", "~launch"]
    assert named("군사정찰위성") == ["~military", "~spy", "~craft.satellite"]
    assert named("나라정찰위성") == ["나라", "~spy", "~craft.satellite"]
    assert named("중앙일보, 한국일보") == ["중앙"]
    assert named("ドローン銭湯カフェ") == ["~craft.drone", "銭湯", "カフェ"]


def test_a_sign_means_a_state_behind_a_preposition() -> None:
    assert named("对朝热线") == ["@kp"]


def test_states_are_found_by_any_of_their_names() -> None:
    assert named("Seoul, S. Korea, South Koreans and the ROK") == ["@kr"] * 4
    assert named("US sings us") == ["@us", "sing"]
    assert named("Turkey and turkey, USA in New York") == ["@tr", "turkey", "@us"]
    assert named("White House") == ["@us"]
    assert named("white house") == ["whit", "hous"]


@pytest.mark.parametrize(
    ("title", "states"),
    [
        ("Corea del Norte y Rusia", ["@kp", "@ru"]),
        ("12.000 norcoreanos a Rusia", ["@kp", "@ru"]),
        ("Corée du Nord: des soldats nord-coréens", ["@kp", "@kp"]),
        ("Corea del Sud, Ucraina e russi", ["@kr", "@ua", "@ru"]),
        ("Korea Północna i Rosja", ["@kp", "@ru"]),
        ("nordkoreanische Arbeiter in russischen Werken", ["@kp", "@ru"]),
        ("Kuzey Kore, Rusya", ["@kp", "@ru"]),
        ("Северна Корея, Русия", ["@kp", "@ru"]),
        ("China, polish and china", ["@cn"]),
        ("Corea del", []),
    ],
)
def test_states_are_found_in_other_languages_too(title: str, states: list[str]) -> None:
    assert [key for key in named(title) if key[0] == "@"] == states
    assert {key for key in keys(title) if key[0] == "@"} == set(states)


def test_two_words_may_be_one() -> None:
    assert named("Moscow turned down by Washington Post") == ["@ru", "~reject"]
    assert named("Satellite images") == ["~show"]


def test_words_of_reporting_weigh_little() -> None:
    assert [t.weight for t in tokens("Ministry announces plant", (), ())] == [LIGHT, LIGHT, FULL]
    assert [t.weight for t in tokens("공장 발표", (), ())] == [FULL, LIGHT]
    assert [t.weight for t in tokens("発表", (), ())] == [LIGHT / 2]


def test_capitals_are_names_unless_every_word_has_one() -> None:
    assert [t.is_name for t in tokens("Quake hits Peru", (), ())] == [True, False, True]
    assert not any(t.is_name for t in tokens("Quake Hits Southern Peru", (), ()))
    assert not any(t.is_name for t in tokens("페루 지진", (), ()))


def test_a_covered_word_carries_its_concept_and_the_topic_weighs_half_together() -> None:
    covered = ((0, 10, "militia"), (11, 17, "attack"))
    found = tokens("Huthi rebels attacking ships", covered, {"militia"})

    assert [t.concept for t in found] == ["militia", "militia", "attack", ""]
    assert [t.weight for t in found] == [HALF / 2, HALF / 2, FULL, FULL]
    assert [t.is_topic for t in found] == [True, True, False, False]
    assert [t.thing for t in found] == ["=militia", "=militia", "=attack", "~ship"]


def test_a_covered_word_of_reporting_weighs_like_any_other() -> None:
    assert [t.weight for t in tokens("Kim announces", ((4, 13, "vow"),), ())] == [FULL, FULL]


def test_a_headline_names_concepts_and_names_of_some_words_as_one() -> None:
    found = parts(
        tokens("North Korea bought the old Galaxy Leader", ((0, 11, "north"),), {"north"})
    )

    assert [part.thing for part in found] == ["=north", "~buy", "old", "galaxy ~leader"]
    assert [part.surface for part in found] == ["north korea", "bought", "old", "galaxy leader"]
    assert [part.is_name for part in found] == [True, False, False, True]
    assert [part.is_concept for part in found] == [True, False, False, False]
    assert [part.is_topic for part in found] == [True, False, False, False]


def test_names_with_a_word_between_them_are_two() -> None:
    found = parts(tokens("Ship hit by Iran in Oman", (), ()))

    assert [part.thing for part in found][-2:] == ["@ir", "oman"]


@pytest.mark.parametrize(
    ("title", "sources"),
    [
        ("Seoul: rocket fails at sea", ["@kr"]),
        ("Rocket fails at sea: KCNA", ["kcna"]),
        ("Rocket fails at sea, NHK reports", ["nhk", "report"]),
        ("Rocket fails at sea", []),
        ("Rocket engine of the north: it fails again", []),
        ("Rocket fails: engine of the north", []),
        ("Says", []),
    ],
)
def test_who_says_so_is_told_from_what_is_said(title: str, sources: list[str]) -> None:
    found = parts(tokens(title, (), ()))

    assert [part.thing for part in found if part.is_source] == sources


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Rocket fails - Reuters", "Rocket fails"),
        ("위성 발사 실패 - 연합뉴스", "위성 발사 실패"),
        ("Rocket fails | The Korea Herald", "Rocket fails"),
        ("Rocket fails - and falls", "Rocket fails - and falls"),
        ("Rocket fails - 3 hurt", "Rocket fails - 3 hurt"),
        ("Rocket-fails", "Rocket-fails"),
    ],
)
def test_the_publisher_that_an_aggregator_appends_is_left_out(title: str, expected: str) -> None:
    assert bare(title) == expected


def test_keys_are_those_of_all_words_but_reporting() -> None:
    assert keys("Ministry says ships sail. 선박 발표, a sail") == ("~ship", "~sail")


@pytest.mark.parametrize(
    "text",
    [
        "Washington Post: South Korea and New York sell a ship, and South",
        "북 露 棟 对朝热线 ドローン銭湯カフェ番台を発表 銭湯発表番台 朝鮮日報 조선중앙통신",
        "중앙일보, 한국일보 군사정찰위성 12 ' a the",
        "",
    ],
)
def test_keys_of_a_text_are_those_of_its_tokens(text: str) -> None:
    found = tokens(f"A LONGER TITLE IN CAPITALS {text.upper()}", (), ())

    assert set(keys(f"a longer title in capitals {text.upper()}")) == {
        token.key for token in found if token.weight > LIGHT
    }


def test_the_longest_match_covers_the_shorter_ones_and_the_summary_none() -> None:
    def match(concept: str, start: int, end: int, field: Field = Field.TITLE) -> Match:
        return Match("", concept, concept, field, start, end)

    found = spans([
        match("sat", 4, 13), match("spy-sat", 0, 13), match("launch", 14, 20),
        match("launch", 14, 20), match("other", 0, 99, Field.SUMMARY),
    ])  # fmt: skip

    assert found == ((0, 13, "spy-sat"), (14, 20, "launch"))


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("quake", "word"),
        ("удар по киеву a", "cyrillic"),
        ("北朝鮮 a", "free"),
        ("북한 위성", "hangul"),
        ("3!", ""),
    ],
)
def test_a_headline_is_of_the_script_of_most_letters(folded: str, expected: str) -> None:
    assert script(folded) == expected


def test_words_that_are_forgotten_are_cut_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_REMEMBERED", 1)

    assert keys("Mill of bread, mill of rye 銭湯番台") == (
        "mill", "bread", "rye", "銭湯", "湯番", "番台"
    )  # fmt: skip


def test_a_long_run_is_cut_as_a_short_one() -> None:
    assert keys("銭湯番台の" * 6) == keys("銭湯番台の") == ("銭湯", "湯番", "番台")
    assert keys("銭湯番台発表" + "のの" * 12) == ("銭湯", "湯番", "番台", "台発")
    assert named("북") == ["@kp"]
