"""Words by name: whole ones, beginnings, and what stands in unspaced text."""

from watchlist.lexicon import lexicon, words

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
