"""Words that all news shares, and how they are found."""

import pytest

from watchlist import phrases
from watchlist.lexicon import Lexicon, lexicon


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
        (phrases.SYNONYMS, "dispatched", "send"),
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
