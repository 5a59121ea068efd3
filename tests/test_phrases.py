"""Words that all news shares, and how they are found."""

import pytest

from watchlist.reading.lexicon import Lexicon, lexicon
from watchlist.stories import phrases


@pytest.mark.parametrize(
    ("words", "word", "expected"),
    [
        (phrases.MARKS, "failed", "fail"),
        (phrases.MARKS, "unsuccessfully", "fail"),
        (phrases.MARKS, "successfully", "succeed"),
        (phrases.MARKS, "erfolgloser", "fail"),
        (phrases.MARKS, "ends", "stop"),
        (phrases.MARKS, "endangered", None),
        (phrases.MARKS, "a", None),
        (phrases.NEGATIONS, "опровергла", "not"),
        (phrases.NEGATIONS, "notes", None),
        (phrases.ORDINALS, "второй", "2"),
        (phrases.ORDINALS, "seconds", None),
    ],
)
def test_a_word_is_known_whole_or_by_its_longest_beginning(
    words: Lexicon, word: str, expected: str | None
) -> None:
    assert words.of(word) == expected


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (phrases.MARKS, "위성 발사 성공", ["succeed"]),
        (phrases.NEGATIONS, "지원 배제하지 않아", ["not", "not"]),
        (phrases.NEGATIONS, "不排除提供武器", ["not", "not"]),
        (phrases.NEGATIONS, "無人機", []),
        (phrases.ORDINALS, "2차 발사", ["2"]),
        (lexicon({"a": ("b", "")}), "b", []),
    ],
)
def test_unspaced_words_are_found_where_they_stand(
    words: Lexicon, text: str, expected: list[str]
) -> None:
    assert words.within(text) == expected


def test_opposed_marks_exist() -> None:
    names = {name for pair in phrases.OPPOSED for name in pair}

    assert names <= set(phrases.MARKS.names)


@pytest.mark.parametrize(
    ("title", "found", "negations", "ordinals"),
    [
        ("Launch fails", {"fail"}, 0, set()),
        ("Seoul to send aid", {"plan"}, 0, set()),
        ("Aid sent to Seoul", set(), 0, set()),
        ("Seoul will not send aid", {"plan"}, 1, set()),
        ("Seoul does not rule out aid", set(), 2, set()),
        ("Not only aid", set(), 0, set()),
        ("Second launch again", set(), 0, {"2", "again"}),
        ("두 번째 발사 실패", {"fail"}, 0, {"2"}),
        ("", set(), 0, set()),
    ],
)
def test_a_headline_has_outcomes_negations_and_ordinals(
    title: str, found: set[str], negations: int, ordinals: set[str]
) -> None:
    marks, count, times = phrases.marks(title, title.lower())

    assert (set(marks), count, set(times)) == (found, negations, ordinals)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("malligyong-2 and no. 3", {"2", "3"}),
        ("정찰위성 2호", {"2"}),
        ("第3", {"3"}),
        ("2 ships, 30-year deal", set()),
    ],
)
def test_numbers_that_are_names(text: str, expected: set[str]) -> None:
    assert set(phrases.serials(text)) == expected
