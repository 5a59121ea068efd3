"""Numbers of headlines: values, units, and when two texts count the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.stories import figures as numbers
from watchlist.stories.figures import COUNT, Figure, agree, conflict, figures
from watchlist.text import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6,000 engineers and builders", [(6000, COUNT)]),
        ("6K workers", [(6000, COUNT)]),
        ("15K人", [(15_000, COUNT)]),
        ("155mm shells", [(155, COUNT)]),
        ("12.000 travailleurs", [(12000, COUNT)]),
        ("25 000 працівників", [(25000, COUNT)]),
        ("노동자 1만 2천 명", [(12000, COUNT)]),
        ("노동자 1만2000명", [(12000, COUNT)]),
        ("3천만 배럴", [(30_000_000, "barrel")]),
        ("勞工1.2萬人", [(12000, COUNT)]),
        ("労働者1万2000人", [(12000, COUNT)]),
        ("一万二千人", [(12000, COUNT)]),
        ("三千人", [(3000, COUNT)]),
        ("兩萬人", [(20000, COUNT)]),
        ("$2,3 млрд", [(2.3e9, "$")]),
        ("$2.3 bn in aid", [(2.3e9, "$")]),
        ("500 тысяч долларов", [(500_000, "$")]),
        ("6 тысяч строителей", [(6000, COUNT)]),
        ("тысячу саперов", [(1000, COUNT)]),
        ("more than a million barrels of oil", [(1e6, "barrel")]),
        ("over 1 million barrels", [(1e6, "barrel")]),
        ("two ships", [(2, COUNT)]),
        ("rates rise 0.25 percent", [(0.25, "%")]),
        ("jailed for 5 years", [(5, "year")]),
        ("540톤", [(540, "ton")]),
        ("50,000-tonne tanker", [(50_000, "ton")]),
        ("1,000 sappers and 5,000 builders", [(1000, COUNT), (5000, COUNT)]),
        ("6,000 and again 6,000", [(6000, COUNT)]),
        ("a budget of $2026", [(2026, "$")]),
        ("2000 workers", [(2000, COUNT)]),
    ],
)
def test_a_number_has_a_value_and_a_unit(text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(fold(text)) == tuple(Figure(value, unit) for value, unit in expected)


@pytest.mark.parametrize(
    "text",
    [
        "launched in 2023",
        "June 17",
        "17 June",
        "17 июня",
        "on the 3rd",
        "17日",
        "2026년 3월",
        "第2",
        "제3차",
        "10:30",
        "Malligyong-1",
        "2025-06",
        "No. 5",
        "no number at all",
    ],
)
def test_dates_ordinals_and_names_are_no_figures(text: str) -> None:
    assert figures(fold(text)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12,000 workers", "1만 2천 명"),
        ("394 million dollars", "$400 million"),
        ("6,000 engineers", "1,000 sappers and 5,000 builders"),
        ("1,000 sappers and 5,000 builders", "6,000 engineers"),
        ("3 ships", "three ships"),
    ],
)
def test_roundings_and_sums_agree(one: str, other: str) -> None:
    assert agree(figures(fold(one)), figures(fold(other)))
    assert not conflict(figures(fold(one)), figures(fold(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12,000 workers", "25,000 workers"),
        ("3 ships", "4 ships"),
        ("5 tons of flour, $3", "6 tons of flour, $3"),
        ("1,000 and 2,000 men", "4,000 men"),
    ],
)
def test_other_numbers_of_a_unit_conflict(one: str, other: str) -> None:
    assert conflict(figures(fold(one)), figures(fold(other)))


def test_different_units_neither_agree_nor_conflict() -> None:
    one, other = figures("5 tons"), figures("5 barrels")

    assert not agree(one, other)
    assert not conflict(one, other)


def test_no_figures_neither_agree_nor_conflict() -> None:
    assert not agree((), figures("5 tons"))
    assert not conflict((), figures("5 tons"))


@given(st.text("12 0$€km.,-/'()二三千만 twoenмлн\n", max_size=30))
def test_figures_are_found_as_if_tried_at_every_sign(text: str) -> None:
    tried = [hit.span() for hit in numbers._FIGURE.finditer(text)]  # noqa: SLF001  what stands for it

    assert [hit.span() for hit in numbers._hits(text)] == tried  # noqa: SLF001  likewise
