"""The bundled sample: enough of it, whole, and each feed in a format that is read as meant."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from http import HTTPStatus
from typing import Any

import pytest

from watchlist import config
from watchlist.demo import feeds as demo_feeds
from watchlist.demo.feeds import CONTENT_TYPES, LATEST, SampleFeed, SampleItem, document
from watchlist.demo.server import Server
from watchlist.fetchers import FETCHERS
from watchlist.match import Reader
from watchlist.model import Document, Fetched
from watchlist.settings import Feed, FetchLimits

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
FEEDS = demo_feeds.feeds()
ITEMS = demo_feeds.items()


@cache
def shipped() -> Mapping[str, Any]:
    return tomllib.loads(config.default_text())


@cache
def reader() -> Reader:
    return Reader(config.parse(config.default_text()))


def parsed(feed: SampleFeed, clock: datetime = NOW) -> Document:
    body, _ = document(feed, ITEMS, NOW, clock)
    url = f"http://127.0.0.1{feed.path}"
    kind = f"{CONTENT_TYPES[feed.format]}; charset={feed.encoding}"
    read = FETCHERS["rss"].parse(
        Feed(id=feed.id, url=url), Fetched(feed.id, url, 200, body, kind), FetchLimits()
    )
    assert isinstance(read, Document)
    return read


class TestMeasure:
    def test_spans_five_weeks(self) -> None:
        assert {item.day for item in ITEMS} >= set(range(-36, 1))

    def test_has_items_enough(self) -> None:
        assert len(ITEMS) >= 300

    def test_speaks_six_languages_in_earnest(self) -> None:
        language = {feed.id: feed.language for feed in FEEDS}

        spoken = Counter(language[item.feed] for item in ITEMS)

        assert spoken.keys() >= {"en", "ko", "ru", "uk", "ja", "zh"}
        assert min(spoken.values()) >= 15

    def test_has_outlets_enough_all_of_them_graded(self) -> None:
        sources = {source["id"] for source in shipped()["sources"]}

        outlets = {feed.source for feed in FEEDS if feed.source}

        assert len(outlets) >= 12
        assert outlets <= sources

    def test_names_feeds_as_the_shipped_configuration_does(self) -> None:
        known = {feed["id"]: feed for feed in shipped()["feeds"]}

        for feed in FEEDS:
            assert known[feed.id].get("source", "") == feed.source
            assert known[feed.id]["language"] == feed.language

    def test_uses_every_format(self) -> None:
        assert {feed.format for feed in FEEDS} == CONTENT_TYPES.keys()

    def test_most_of_it_is_about_nothing_that_is_watched(self) -> None:
        said = sum(bool(item.expect) for item in ITEMS)

        assert 100 <= said <= len(ITEMS) / 2


class TestItems:
    def test_stand_in_the_order_of_their_days(self) -> None:
        assert list(ITEMS) == sorted(ITEMS, key=lambda item: (item.day, item.at))

    def test_have_an_address_each_that_leads_nowhere(self) -> None:
        urls = [item.url for item in ITEMS]

        assert len(set(urls)) == len(urls)
        assert all(".example/" in url for url in urls)

    def test_belong_to_a_feed(self) -> None:
        assert {item.feed for item in ITEMS} == {feed.id for feed in FEEDS}

    def test_name_their_publisher_where_the_feed_has_none(self) -> None:
        unnamed = {feed.id for feed in FEEDS if not feed.source}

        for item in ITEMS:
            assert bool(item.publisher) == (item.feed in unnamed)
            assert bool(item.publisher_url) == bool(item.publisher)

    def test_fall_into_the_day_before_their_check(self) -> None:
        for item in ITEMS:
            check = NOW + timedelta(days=item.day)

            assert check - timedelta(days=1) <= item.published(NOW) < check


@pytest.mark.parametrize("feed", FEEDS, ids=[feed.id for feed in FEEDS])
class TestDocument:
    def test_is_parsed_without_a_warning(self, feed: SampleFeed) -> None:
        assert parsed(feed).warnings == ()

    def test_gives_back_what_was_put_in(self, feed: SampleFeed) -> None:
        latest = [item for item in ITEMS if item.feed == feed.id]
        latest = sorted(latest, key=lambda item: (item.day, item.at), reverse=True)[:LATEST]

        read = parsed(feed)

        assert [
            (entry.title, entry.summary, entry.url, entry.published or entry.updated, entry.origin)
            for entry in read.entries
        ] == [
            (item.title, item.summary, item.url, item.published(NOW), item.publisher)
            for item in latest
        ]

    def test_holds_nothing_from_the_future(self, feed: SampleFeed) -> None:
        clock = NOW - timedelta(days=20)

        read = parsed(feed, clock)

        assert read.entries
        assert all((entry.published or entry.updated or NOW) <= clock for entry in read.entries)

    def test_says_on_the_first_day_already_something(self, feed: SampleFeed) -> None:
        assert parsed(feed, NOW - timedelta(days=35)).entries

    def test_loses_nothing_between_two_daily_checks(self, feed: SampleFeed) -> None:
        days = Counter(item.day for item in ITEMS if item.feed == feed.id)

        assert max(days.values()) < LATEST


def said(item: SampleItem) -> set[tuple[str, str, str]]:
    return {
        (reading.indicator, reading.stage or "", reading.polarity.value)
        for reading in reader().read(item.title, item.summary)
        if reading.is_relevant
    }


def test_98_of_100_items_are_read_as_meant() -> None:
    """Not each and every one: a better vocabulary may differ on a text or two."""
    astray = [(item.day, item.title, said(item)) for item in ITEMS if said(item) != {*item.expect}]

    assert len(astray) <= 0.02 * len(ITEMS), astray


@pytest.mark.parametrize("indicator", ["satellite", "labor", "seoul_aid", "energy"])
def test_each_indicator_is_spoken_of_in_several_languages(indicator: str) -> None:
    language = {feed.id: feed.language for feed in FEEDS}

    spoken = {language[item.feed] for item in ITEMS if indicator in indicators(item)}

    assert len(spoken) >= (2 if indicator == "energy" else 6)


def indicators(item: SampleItem) -> set[str]:
    return {name for name, _, _ in item.expect}


def test_more_troops_trigger_seoul() -> None:
    item = next(i for i in ITEMS if i.title.startswith("North Korea sends another 3,000 troops"))

    read = reader().read(item.title, item.summary)

    assert {reading.indicator: reading.triggers for reading in read if reading.triggers} == {
        "seoul_aid": ("more-troops",)
    }


class TestServer:
    FEED = next(feed for feed in FEEDS if feed.id == "nhk-intl")

    def test_answers_with_validators(self) -> None:
        with Server(FEEDS, ITEMS, NOW) as server:
            status, headers, body = server.answer(self.FEED.path, None)

        assert status is HTTPStatus.OK
        assert {name for name, _ in headers} == {"Content-Type", "ETag", "Last-Modified"}
        assert body == document(self.FEED, ITEMS, NOW, NOW)[0]

    def test_says_not_modified_to_who_has_it_already(self) -> None:
        with Server(FEEDS, ITEMS, NOW) as server:
            _, headers, _ = server.answer(self.FEED.path, None)
            status, _, body = server.answer(self.FEED.path, dict(headers)["ETag"])

        assert status is HTTPStatus.NOT_MODIFIED
        assert body == b""

    def test_goes_by_the_day_it_is_given(self) -> None:
        with Server(FEEDS, ITEMS, NOW, day=-20) as server:
            _, _, then = server.answer(self.FEED.path, None)
            server.day = 0
            _, _, today = server.answer(self.FEED.path, None)

        assert then == document(self.FEED, ITEMS, NOW, NOW - timedelta(days=20))[0]
        assert then != today

    @pytest.mark.parametrize(
        ("day", "status"), [(-9, HTTPStatus.OK), (-8, HTTPStatus.NOT_FOUND)], ids=["before", "from"]
    )
    def test_loses_a_feed_on_the_day_it_dies(self, day: int, status: HTTPStatus) -> None:
        with Server(FEEDS, ITEMS, NOW, day=day) as server:
            assert server.answer("/rfa-ko.xml", None)[0] is status

    def test_has_no_other_paths(self) -> None:
        with Server(FEEDS, ITEMS, NOW) as server:
            assert server.answer("/", None)[0] is HTTPStatus.NOT_FOUND
