"""A plot fits its width, and a day stands over its own marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.pages.page import Plot, Strip, Text
from watchlist.pages.plot import HEIGHT, draw

DIGITS = "0123456789"


def plot(*values: float | None, top: float = 100, marks: str = "") -> Plot:
    strips = (Strip("status", tuple(Text(mark) for mark in marks)),) if marks else ()
    return Plot("Level", "1 Jan", "9 Jan", "level", values, top, strips)


def lines(of: Plot, width: int = 40) -> list[str]:
    return ["".join(piece.text for piece in line) for line in draw(of, width)]


def test_bars_stand_over_their_marks() -> None:
    assert lines(plot(0, 50, 100, None, 1, marks="abcde"), 30) == [
        "level 100 │      ███      ",
        "          │      ███      ",
        "          │   ▄▄▄███      ",
        "          │   ██████      ",
        "        0 │   ██████···▁▁▁",
        "   status │aaabbbcccdddeee",
        "           1 Jan     9 Jan",
    ]


@pytest.mark.parametrize(("width", "wide"), [(80, 3), (34, 2), (24, 1)])
def test_a_day_takes_what_room_there_is_up_to_three_columns(width: int, wide: int) -> None:
    (marks,) = [line for line in lines(plot(*range(10), marks=DIGITS), width) if "status" in line]

    assert marks.split("│")[1] == "".join(digit * wide for digit in DIGITS)


def test_days_that_share_a_column_show_the_highest_and_the_last() -> None:
    values = [0.0] * 40
    values[20] = 100.0
    drawn = lines(plot(*values, marks=DIGITS * 4), 32)

    assert drawn[0].split("│")[1].strip(" ") == "█"
    assert drawn[HEIGHT].split("│")[1] == "13579" * 4


def test_more_than_the_top_is_a_full_bar_and_a_little_is_seen() -> None:
    assert lines(plot(900, 0.001))[0].endswith("███   ")
    assert lines(plot(900, 0.001))[HEIGHT - 1].endswith("███▁▁▁")


def test_a_top_of_nothing_draws_nothing() -> None:
    assert lines(plot(0, 0, top=0))[HEIGHT - 1].endswith("│      ")


@given(
    st.lists(st.none() | st.floats(0, 1e6), min_size=1, max_size=400),
    st.integers(20, 200),
    st.floats(0, 1e6),
)
def test_no_line_is_wider_than_the_screen(
    values: list[float | None], width: int, top: float
) -> None:
    drawn = lines(plot(*values, top=top, marks="x" * len(values)), width)

    assert len(drawn) == HEIGHT + 2
    assert max(len(line) for line in drawn[:-1]) <= width
