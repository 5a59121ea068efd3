"""A story counts once, on the day it began, for the indicator whose feeds told it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from make import NOW, account, config, days, feed, indicator, item, reading
from watchlist.model import Account
from watchlist.tally import stories

TWO = config(
    indicator("satellite", feeds=("feed",)),
    indicator("labor", feeds=("other",)),
    feeds=(feed("feed"), feed("other")),
)
TODAY = NOW.date()


def told(name: str, of: str = "satellite", **facts: Any) -> Account:  # noqa: ANN401  the builder's arguments
    return account(item(name, **facts), a_reading=reading(name, of))


def counted(*accounts: Account) -> dict[str, dict[date, int]]:
    return stories(TWO, accounts, NOW)


def test_a_story_counts_on_the_day_of_its_first_account_in_whatever_order() -> None:
    accounts = [
        told("a", story="s", published=NOW - days(1)),
        told("b", story="s", published=NOW - days(3), seen=NOW),
        told("c", story="s", published=NOW),
        told("d", story="t", published=NOW - days(3)),
    ]

    expected = {"satellite": {(NOW - days(3)).date(): 2}}
    assert counted(*accounts) == counted(*reversed(accounts)) == expected


def test_without_a_date_it_counts_when_it_was_seen() -> None:
    assert counted(told("a", published=None, seen=NOW - days(2))) == {
        "satellite": {(NOW - days(2)).date(): 1}
    }


def test_a_date_to_come_is_today() -> None:
    assert counted(told("a", published=NOW + days(0.5), seen=NOW)) == {"satellite": {TODAY: 1}}


@pytest.mark.parametrize(
    "other",
    [
        told("a", seen=NOW + days(1)),
        told("a", feed="other"),
        told("a", of="gone"),
        replace(told("a"), reading=reading("a", is_relevant=False)),
    ],
    ids=["seen later", "of a feed that is not its own", "of no indicator", "not relevant"],
)
def test_what_does_not_count_for_a_verdict_is_not_counted(other: Account) -> None:
    assert counted(other) == {}
