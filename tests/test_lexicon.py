"""Words by name: whole ones, beginnings, and what stands in unspaced text."""

from hypothesis import given
from hypothesis import strategies as st

from watchlist.reading.lexicon import groups, lexicon, terms, words
from watchlist.stories import phrases

FRUIT = lexicon({"apple": ("apple* pomme", "사과|林檎"), "pear": ("pear apples", "배")})


def test_words_stand_with_blanks_between_them() -> None:
    assert words(" a\n b ") == ["a", "b"]


def test_a_whole_word_goes_before_a_beginning() -> None:
    assert FRUIT.of("apples") == "pear"
    assert FRUIT.of("applejack") == "apple"
    assert FRUIT.of("pommes") is None
    assert FRUIT.of("a") is None


def test_unspaced_words_are_found_in_order_as_often_as_they_stand() -> None:
    assert FRUIT.within("배와 사과와 林檎") == ["pear", "apple", "apple"]
    assert lexicon({"a": ("b", "")}).within("b") == []


@given(st.text("abcdeghimnorstuy абвгдеиклмнорст0123456789.-'"))
def test_patterns_find_nothing_where_no_script_is_unspaced(text: str) -> None:
    for lexicon_ in (phrases.MARKS, phrases.NEGATIONS, phrases.ORDINALS, phrases.REPORTING):
        assert lexicon_.pattern
        assert not lexicon_.pattern.search(text)


def test_the_longest_term_counts_and_its_first_name() -> None:
    found = terms({"china": ["中国", "東"], "army": ["中国軍", "中国"]})

    assert list(found.spans("東の中国軍と中国")) == [
        (0, 1, "china"),
        (2, 5, "army"),
        (6, 8, "china"),
    ]
    assert list(found.spans("")) == []


def test_a_group_goes_on_in_indented_lines() -> None:
    assert groups("\na: b c\n    d\ne: f\na: g\n") == {"a": ["b", "c", "d", "g"], "e": ["f"]}
