"""Terms are found as words of their script, and nowhere else."""

import json
import unicodedata
from pathlib import Path

import pytest

from watchlist.reading.vocabulary import Vocabulary
from watchlist.settings import Concept, Terms
from watchlist.text import fold, origins

DATA = Path(__file__).parent / "reading"
FRAGMENTS = [
    json.loads(line) for line in (DATA / "fragments.ndjson").read_text("utf-8").splitlines()
]


def concept(name: str, *terms: str) -> Concept:
    return Concept(id=name, words=(Terms(language="any", terms=terms),))


def found(
    vocabulary: Vocabulary, title: str, summary: str = "", wanted: int = -1
) -> dict[str, list[str]]:
    """What each concept finds, as it stands in the original."""
    text = f"{fold(title)}\n{fold(summary)}"
    hits = vocabulary.hits(text, vocabulary.find(text), (title, summary), wanted)
    whole = f"{title}\n{summary}"
    places = [*origins(title), *(at + len(title) + 1 for at in origins(summary))]
    return {
        vocabulary.names[number]: [whole[places[hit.start] : places[hit.end]] for hit in some]
        for number, some in sorted(hits.items())
    }


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda f: f"{f['term']}-{f['text']}")
def test_a_fragment_has_the_hit_that_it_should(fragment: dict[str, str], form: str) -> None:
    assert form in ("NFC", "NFD")
    text = unicodedata.normalize(form, fragment["text"])  # type: ignore[arg-type]  # checked above

    hits = found(Vocabulary([concept("c", fragment["term"])]), text)

    expected = fragment["hit"] and unicodedata.normalize(form, fragment["hit"])  # type: ignore[arg-type]  # as above
    assert hits.get("c", []) == ([expected] if expected else [])


def test_terms_of_one_text_keep_their_own_edges() -> None:
    assert found(Vocabulary([concept("a", "turn"), concept("b", "*turn")]), "return") == {
        "b": ["turn"]
    }


class TestSigns:
    VOCABULARY = Vocabulary(
        [
            concept("north", "北", "북", "北韓"),
            concept("russia", "러", "露", "俄", "ロシア"),
            concept("south", "韓"),
            concept("worker", "노동자", "労働者"),
        ]
    )

    @pytest.mark.parametrize(
        ("title", "expected"),
        [
            ("北, 노동자 파견", {"north": ["北"], "worker": ["노동자"]}),
            ("러 공장에 노동자", {"russia": ["러"], "worker": ["노동자"]}),
            ("북은 노동자를", {"north": ["북"], "worker": ["노동자"]}),
            ("북러 회담", {"north": ["북"], "russia": ["러"]}),
            ("露、労働者受け入れ", {"russia": ["露"], "worker": ["労働者"]}),
            ("露労働者", {"russia": ["露"], "worker": ["労働者"]}),
            ("北が露から労働者", {"north": ["北"], "russia": ["露"], "worker": ["労働者"]}),
            ("露で労働者が北へ", {"russia": ["露"], "worker": ["労働者"]}),
            ("北海道 労働者", {"worker": ["労働者"]}),
            ("브러시 노동자", {"worker": ["노동자"]}),
            ("북극 노동자", {"worker": ["노동자"]}),
            ("北韓 労働者", {"north": ["北韓"], "worker": ["労働者"]}),
            ("北, alone", {}),
            ("俄国 ロシア", {"russia": ["ロシア"]}),
        ],
    )
    def test_count_where_they_stand_for_a_word_beside_another_term(
        self, title: str, expected: dict[str, list[str]]
    ) -> None:
        assert found(self.VOCABULARY, title) == expected

    def test_are_seen_though_another_concept_is_wanted(self) -> None:
        wanted = 1 << self.VOCABULARY.number["north"]

        assert found(self.VOCABULARY, "北, 노동자", wanted=wanted)["worker"] == ["노동자"]

    def test_with_a_star_are_found_inside_words(self) -> None:
        assert found(Vocabulary([concept("no", "않*")]), "하지 않았다") == {"no": ["않"]}


class TestLookalikes:
    VOCABULARY = Vocabulary(
        [
            concept("satellite", "satellite*", "Sohae Satellite Launching Station"),
            concept("korea", "Korea", "South Korea"),
            concept("lookalikes", "satellite image*", "North Korea", "launching station"),
        ],
        ["lookalikes", "not there"],
    )

    @pytest.mark.parametrize(
        ("title", "expected"),
        [
            ("Satellite images of a port", {"lookalikes": ["Satellite image"]}),
            ("A satellite", {"satellite": ["satellite"]}),
            ("North Korea", {"lookalikes": ["North Korea"]}),
            ("South Korea", {"korea": ["South Korea"]}),
        ],
    )
    def test_hide_what_they_overlap(self, title: str, expected: dict[str, list[str]]) -> None:
        assert found(self.VOCABULARY, title) == expected

    def test_do_not_hide_what_covers_them(self) -> None:
        hits = found(self.VOCABULARY, "Sohae Satellite Launching Station")

        assert hits["satellite"] == ["Sohae Satellite Launching Station"]


class TestVocabulary:
    def test_finds_terms_in_both_fields(self) -> None:
        hits = found(Vocabulary([concept("aid", "aid")]), "Aid", "more aid")

        assert hits == {"aid": ["Aid", "aid"]}

    def test_knows_the_case_of_a_term_in_the_summary(self) -> None:
        vocabulary = Vocabulary([concept("agency", "=RIA")])

        assert found(vocabulary, "é", "ria and RIA") == {"agency": ["RIA"]}

    def test_looks_for_what_is_wanted_only(self) -> None:
        vocabulary = Vocabulary([concept("a", "oil"), concept("b", "gas")])

        assert found(vocabulary, "oil and gas", wanted=1) == {"a": ["oil"]}

    def test_tells_several_concepts_of_one_term_apart(self) -> None:
        vocabulary = Vocabulary([concept("a", "oil"), concept("b", "oil*", "*oil")])

        assert found(vocabulary, "oily") == {"b": ["oil"]}

    def test_of_terms_of_one_concept_the_longest_are_found_in_order(self) -> None:
        vocabulary = Vocabulary([concept("a", "north korea", "korea", "north", "korea* army")])

        hits = found(vocabulary, "North Korean army, Korea", "in the north of North Korea")

        assert hits == {"a": ["North", "Korean army", "Korea", "north", "North Korea"]}

    def test_of_nothing_finds_nothing(self) -> None:
        assert found(Vocabulary([]), "oil") == {}

    def test_leaves_out_a_term_that_is_only_marks(self) -> None:
        assert Vocabulary([concept("a", "=*", "\u200b", "oil ... *")]).needles == {}
