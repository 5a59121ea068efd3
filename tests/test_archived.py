"""Lines of archives: known when they could be known, and each once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW, days, item, reading
from watchlist.backtests.archived import FEED, MOST_REFUSED, Harvest, Told, archived, merge
from watchlist.ndjson import Refused, Row
from watchlist.verdict import Delivery


def told(name: str = "a", *, ahead: float = 0, feed: str = "feed", place: int = 0) -> Told:
    return Told(item(name, feed=feed, published=NOW + days(ahead), place=place), (reading(name),))


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        ({"seen": "2026-01-02T03:04:05Z"}, "2026-01-02T03:04:05+00:00"),
        ({"published": "2026-01-02T03:04:05Z"}, "2026-01-02T03:04:05+00:00"),
        ({"published": "2026-01-02T03:04:05Z", "seen": "2026-01-05T06:00:00Z"},
         "2026-01-05T06:00:00+00:00"),
        ({"date": "Fri, 02 Jan 2026 03:04:05 GMT"}, "2026-01-02T03:04:05+00:00"),
        ({"published": "2026-01-02"}, "2026-01-02T23:59:59+00:00"),
        ({"published": "20260102"}, "2026-01-02T23:59:59+00:00"),
    ],
)  # fmt: skip
def test_an_item_is_seen_no_sooner_than_it_could_be(row: Row, seen: str) -> None:
    found = archived({"title": "Rain", **row}, 0, ())

    assert found.seen == datetime.fromisoformat(seen)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"published": "2026-01-02"}, "title: expected a text, got nothing"),
        ({"title": "Rain"}, "published: expected a time, got nothing"),
        ({"title": "Rain", "published": "last week"}, "published: expected a time, got .last week"),
        ({"title": "Rain", "published": 7}, "published: expected a text, got 7"),
        ({"title": "Rain", "seen": "noon"}, "seen: expected an ISO-8601 time"),
    ],
)
def test_a_line_without_its_day_or_title_is_refused(row: Row, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        archived(row, 0, ())


def test_other_names_for_the_keys_count_where_the_contracts_are_missing() -> None:
    found = archived(
        {"headline": "Rain", "description": "Much of it", "link": "https://a.example/1",
         "date": "2026-01-02T00:00:00Z", "publisher": "yonhap", "lang": "en", "title": ""},
        3, (),
    )  # fmt: skip

    assert (found.title, found.summary, found.url) == ("Rain", "Much of it", "https://a.example/1")
    assert (found.origin, found.language, found.place) == ("yonhap", "en", 3)


def test_the_contracts_keys_come_before_other_names() -> None:
    found = archived({"title": "Rain", "headline": "Sun", "published": "2026-01-02"}, 0, ())

    assert found.title == "Rain"


def test_a_feed_that_is_not_configured_is_the_archive_itself() -> None:
    row = {"title": "Rain", "published": "2026-01-02"}

    assert archived({**row, "feed": "wire"}, 0, {"wire"}).feed == "wire"
    assert archived({**row, "feed": "gone"}, 0, {"wire"}).feed == FEED
    assert archived(row, 0, {"wire"}).feed == FEED


def test_an_id_is_kept_and_a_missing_one_made_of_what_the_item_says() -> None:
    row = {"title": "Rain", "published": "2026-01-02", "url": "https://a.example/1"}

    assert archived({**row, "id": "own"}, 0, ()).id == "own"
    assert archived(row, 0, ()).id == archived(row, 9, ()).id
    assert archived(row, 0, ()).id != archived({**row, "url": "https://a.example/2"}, 0, ()).id


def test_without_guid_and_link_the_publisher_and_the_time_tell_an_item_from_its_like() -> None:
    row = {"title": "Rain", "published": "2026-01-02", "source": "wire"}
    others = (row | {"source": "daily"}, row | {"published": "2026-01-03"})

    assert len({archived(one, 0, ()).id for one in (row, row, *others)}) == 3


def test_an_item_given_twice_counts_as_first_seen() -> None:
    late, early = told("a", ahead=2), told("a")

    for parts in ([late, early], [early, late]):
        found = merge(Harvest((one,), (), 1) for one in parts)
        assert found.told == (early,)
        assert found.items == 2


def test_deliveries_of_a_day_add_up_by_feed() -> None:
    day = date(2026, 3, 2)
    parts = [Harvest((), (Delivery(day, feed, 2),)) for feed in ("b", "a", "b")]

    assert merge(parts).deliveries == (Delivery(day, "a", 2), Delivery(day, "b", 4))


def test_of_refused_lines_all_are_counted_and_the_first_are_told() -> None:
    some = tuple(Refused(f"line {n}", "no title") for n in range(MOST_REFUSED - 1))

    found = merge([Harvest((), (), 0, 30, some), Harvest((), (), 0, 19, some)])

    assert found.refusals == 49
    assert found.refused == (*some, some[0])


@given(st.permutations(range(6)), st.integers(1, 5))
def test_how_an_archive_is_parted_changes_nothing(order: list[int], size: int) -> None:
    all_of = [told(f"i{n % 4}", ahead=n / 3, feed="ab"[n % 2], place=n) for n in range(6)]
    shuffled = [all_of[n] for n in order]
    parts = [
        Harvest(tuple(shuffled[at : at + size]), (), len(shuffled[at : at + size]))
        for at in range(0, 6, size)
    ]

    assert merge(parts) == merge([Harvest(tuple(all_of), (), 6)])


def test_what_is_merged_is_in_order_of_first_sight() -> None:
    a, b, c = told("a", ahead=1), told("b"), told("c", place=1)

    found = merge([Harvest((a, c, b), ())])

    assert [one.item.id for one in found.told] == ["b", "c", "a"]
    assert found.told[0].item.seen == NOW.astimezone(UTC)
    assert replace(found, told=()) == Harvest((), ())
