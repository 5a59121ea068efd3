"""Names as they sound, in one script and another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.stories.sounds import sound, sounds


@pytest.mark.parametrize(
    "names",
    [
        ("Kursk", "Курске", "クルスク", "쿠르스크에서", "库尔斯克"),
        ("Zelensky", "Зеленский", "ゼレンスキー", "젤렌스키", "泽连斯基"),
        ("Alabuga", "Алабуге", "アラブガ"),
        ("Khabarovsk", "Хабаровск", "ハバロフスク"),
        ("Khinshtein", "Хинштейн"),
        ("Zhukovsky", "Жуковский"),
    ],
)
def test_a_name_sounds_alike_in_any_script(names: tuple[str, ...]) -> None:
    assert len({sound(name) for name in names}) == 1
    assert sound(names[0])


@pytest.mark.parametrize(
    "word", ["Kim", "Satellites", "According", "The", "위성발사를", "ロケット", ""]
)
def test_short_names_and_known_words_are_no_names(word: str) -> None:
    assert sound(word) == ""


def test_names_of_a_text_are_found_once_in_order() -> None:
    assert sounds("Kursk and Alabuga, then Kursk; workers at 쿠르스크에서") == ("klsk", "lbk")
    assert sounds("nothing with a capital 12") == ()


@given(st.text())
def test_any_text_has_some_sounds_or_none(text: str) -> None:
    assert all(len(name) >= 3 for name in sounds(text))
