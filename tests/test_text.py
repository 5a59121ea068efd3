"""Folding keeps the way back to the original; words, clauses and sentences end where they do."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from watchlist.text import Kind, Layout, Span, fold, kind, origins, overlaps

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aé́ßİﬁ’—ｶﾞ가각ᄀ\u200bΩ \t."),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("", Kind.APART),
        (" ", Kind.APART),
        ("-", Kind.APART),
        ("・", Kind.APART),
        ("a", Kind.WORD),
        ("7", Kind.WORD),
        ("ж", Kind.WORD),
        ("ع", Kind.WORD),
        ("उ", Kind.WORD),
        ("ी", Kind.WORD),
        ("한", Kind.HANGUL),
        ("衛", Kind.FREE),
        ("カ", Kind.FREE),
        ("ー", Kind.FREE),
        ("ก", Kind.FREE),
    ],
)
def test_a_character_is_of_its_script(character: str, expected: Kind) -> None:
    assert kind(character) is expected


class TestFold:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("North KOREA", "north korea"),
            ("a\tb\nc", "a b c"),
            ("Straße", "strasse"),
            ("ＬＰＧ", "lpg"),
            ("ｶﾞｽ", "ガス"),
            ("Seoul’s “aid” — now", "seoul's “aid” - now"),
            ("so\u00adft\u200bly", "softly"),
            ("Ёлка", "ёлка"),
            ("北 韓", "北 韓"),
        ],
    )
    def test_makes_alike_what_reads_alike(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    @given(TEXTS)
    def test_composed_and_decomposed_fold_alike(self, text: str) -> None:
        nfc, nfd = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

        assert fold(nfc) == fold(nfd)

    @given(TEXTS)
    @example("ΐ")
    @example("a\u0345\u0301")
    def test_is_idempotent(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)


class TestOrigins:
    def test_point_at_the_letters_that_were_folded(self) -> None:
        text = unicodedata.normalize("NFD", "대북 é") + " Straße"
        folded, places = fold(text), origins(text)
        at = folded.index("strasse")

        assert text[places[0] : places[1]] == unicodedata.normalize("NFD", "대")
        assert text[places[at] : places[at + 7]] == "Straße"

    def test_are_the_same_in_plain_text(self) -> None:
        assert list(origins("Kim")) == [0, 1, 2, 3]

    def test_know_plain_text_with_a_tab(self) -> None:
        assert list(origins("a\tb")) == [0, 1, 2, 3]

    @pytest.mark.parametrize(
        ("text", "places"),
        [
            ("\u00df\u00adx", [0, 0, 2, 3]),
            ("…e\u0301.", [0, 0, 0, 1, 3, 4]),
            ("\ufb03\u0327\u0323\ufb03", [0, 0, 0, 0, 3, 3, 3, 4]),
            ("a…b…", [0, 1, 1, 1, 2, 3, 3, 3, 4]),
            ("x\u0338y", [0, 1, 2, 3]),
        ],
    )
    def test_point_at_where_what_folds_together_begins(self, text: str, places: list[int]) -> None:
        assert list(origins(text)) == places

    @given(TEXTS)
    def test_are_one_for_each_folded_character_and_rise(self, text: str) -> None:
        places = origins(text)

        assert len(places) == len(fold(text)) + 1
        assert list(places) == sorted(places)
        assert places[-1] == len(text)


class TestSpans:
    def test_overlap_when_they_share_a_character(self) -> None:
        assert overlaps(Span(0, 3), Span(2, 5))
        assert not overlaps(Span(0, 3), Span(3, 5))


class TestLayout:
    @pytest.mark.parametrize(
        ("text", "sentences"),
        [
            ("n. korea sent aid. it said so.", ["n. korea sent aid.", " it said so."]),
            ("the u.s. and kim; nothing else", ["the u.s. and kim;", " nothing else"]),
            ("12 тыс. рабочих. все", ["12 тыс. рабочих.", " все"]),
            ("北朝鮮が発射。失敗した", ["北朝鮮が発射。", "失敗した"]),
            ("one | two", ["one | ", "two"]),
            ("title\nsummary", ["title\n", "summary"]),
            ("2.5 dollars... more", ["2.5 dollars...", " more"]),
            ("공사장에 노동자...하루 12시간", ["공사장에 노동자...하루 12시간"]),
            ("", [""]),
        ],
    )
    def test_a_sentence_ends_at_its_full_stop(self, text: str, sentences: list[str]) -> None:
        shape = Layout(text)
        cuts = [0, *shape.ends, len(text)]
        parts = [text[a:b] for a, b in pairwise(cuts)]

        assert [part for part in parts if part] == [part for part in sentences if part]

    @pytest.mark.parametrize(
        ("text", "offset", "clause"),
        [
            ("no arms, but aid", 3, "no arms,"),
            ("no arms, but aid", 13, " but aid"),
            ("10,000 men", 8, "10,000 men"),
            ("朝鲜否认,俄罗斯承认", 6, "俄罗斯承认"),
            ("韓国、支援せず", 4, "支援せず"),
            ("seoul: no", 7, " no"),
            ("kim - putin", 0, "kim - "),
            ("노동자...하루 12시간", 8, "하루 12시간"),
            ("n. korea", 4, "n. korea"),
            ("до 12 тыс. рабочих", 14, "до 12 тыс. рабочих"),
            ("кремль отрицает, что помогает", 20, "кремль отрицает, что помогает"),
            ("кремль заперечує, що допомагає", 20, "кремль заперечує, що допомагає"),
            ("er bestreitet, dass er hilft", 20, "er bestreitet, dass er hilft"),
            ("er bestreitet, waffen zu liefern", 20, "er bestreitet, waffen zu liefern"),
            ("er bestreitet es, zu viel", 20, " zu viel"),
            ("отказ, чтобы помочь", 10, "отказ, чтобы помочь"),
            ("заявил, чтобыль помогает", 12, " чтобыль помогает"),
        ],
    )
    def test_a_clause_ends_at_commas_too(self, text: str, offset: int, clause: str) -> None:
        start, end = Layout(text).clause(offset)

        assert text[start:end] == clause

    def test_a_clause_ends_where_it_is_told_to(self) -> None:
        text = "no arms but aid"

        assert Layout(text, (8,)).clause(12) == (8, 15)

    def test_words_are_counted_and_two_signs_of_han_are_one(self) -> None:
        shape = Layout("kim 衛星打上 가나다")

        assert [shape.words(0, at) for at in (0, 3, 4, 5, 6, 11)] == [1, 1, 2, 2, 3, 4]
        assert [shape.words(at, 11) for at in (0, 1, 5, 6, 7, 10)] == [4, 3, 2, 2, 1, 0]
        assert Layout("  x").words(0, 1) == 0

    def test_a_reach_is_counted_in_words_and_stays_in_its_bounds(self) -> None:
        shape = Layout("a bb ccc dddd")

        assert shape.ahead(1, 2, 13) == 9
        assert shape.ahead(1, 2, 8) == 8
        assert shape.ahead(1, 9, 13) == 13
        assert shape.behind(9, 2, 0) == 2
        assert shape.behind(9, 2, 4) == 4
        assert shape.behind(9, 9, 0) == 0

    def test_a_reach_counts_signs_by_the_run_that_they_stand_in(self) -> None:
        shape = Layout("kim\n衛星打上成功 x")

        assert shape.ahead(5, 1, 12) == 8
        assert Layout("a \U0002ebe1 b").ahead(1, 1, 5) == 4  # newer than some Pythons
        assert shape.behind(9, 2, 4) == 6

    @given(TEXTS, st.integers(0, 40), st.integers(0, 40), st.integers(1, 9))
    def test_words_around_a_place_are_those_of_the_whole_text(
        self, text: str, one: int, other: int, count: int
    ) -> None:
        folded = fold(text)
        start, stop = sorted((min(one, len(folded)), min(other, len(folded))))
        shape, whole = Layout(folded), Layout(folded)
        starts = [at for at in range(len(folded)) if whole.words(at, at)]

        assert shape.words(start, stop) == sum(start <= at <= stop for at in starts)
        ahead = [at for at in starts if start <= at < stop]
        assert shape.ahead(start, count, stop) == [*ahead, *[stop] * 10][count]
        behind = [*[start] * 10, *(at for at in starts if at < stop)]
        assert shape.behind(stop, count, start) == max(start, behind[-count])

    @pytest.mark.parametrize(
        ("text", "start", "stop"),
        [("one two three", 0, 8), ("one. two three", 5, 9), ("n. korea sent aid", 0, 9)],
    )
    def test_words_of_one_sentence_are(self, text: str, start: int, stop: int) -> None:
        assert Layout(text).is_one_sentence(start, stop)

    @pytest.mark.parametrize(
        ("text", "start", "stop"),
        [("one. two", 0, 5), ("one. two; three", 5, 10), ("title\nsummary", 0, 6)],
    )
    def test_words_of_two_sentences_are_not(self, text: str, start: int, stop: int) -> None:
        assert not Layout(text).is_one_sentence(start, stop)
