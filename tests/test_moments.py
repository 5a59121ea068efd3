"""When a headline says that it happens."""

import pytest

from watchlist.stories.moments import conflict, moments


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("launch between may 31 and june 11", {"5-31", "6-11"}),
        ("запуск с 27 мая по 4 июня", {"5-27", "6-4"}),
        ("start am 3. oktober", {"10-3"}),
        ("seoul may send aid", set()),
        ("troops march home", set()),
        ("in may", {"5"}),
        ("since march", {"3"}),
        ("january sales", {"1"}),
        ("11月に打ち上げ", {"11"}),
        ("5월 31일 발사", {"5-31"}),
        ("april 5 2024", {"4-5"}),
        ("april 5, noon", {"4-5"}),
        ("next week, 来年", {"next week", "next year"}),
    ],
)
def test_days_months_and_words_that_count_from_today_are_found(
    folded: str, expected: set[str]
) -> None:
    assert moments(folded) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("may 31", "august 24", True),
        ("may 31", "may 30", False),
        ("may 31 to june 11", "by june 11", False),
        ("may 31", "in june", True),
        ("may 31", "in may", False),
        ("in june", "in july", True),
        ("in june", "next year", True),
        ("next year", "in june", True),
        ("in june next year", "next year", False),
        ("in june", "next week", False),
        ("next week", "next month", True),
        ("next week", "next week", False),
        ("next week", "", False),
        ("", "", False),
    ],
)
def test_times_of_one_kind_that_cannot_be_the_same_conflict(
    one: str,
    other: str,
    expected: bool,  # noqa: FBT001  of the table
) -> None:
    assert conflict(moments(one), moments(other)) is expected
    assert conflict(moments(other), moments(one)) is expected
