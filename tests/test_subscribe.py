"""Which feeds are new to a configuration, what they are called, and who may be told of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import GRAIN
from watchlist import config
from watchlist.settings import Config, Feed
from watchlist.subscriptions.opml import Outline, opml, parse_opml
from watchlist.subscriptions.subscribe import Known, LeftOut, Wish, chosen, free_id, shared

GRAINS = config.parse(GRAIN)


def fates(*wishes: Wish, settings: Config = GRAINS) -> tuple[Feed | Known, ...]:
    return chosen(settings, wishes)


def test_a_new_feed_has_an_id_of_its_title_and_the_source_of_its_domain() -> None:
    (feed,) = fates(Wish("https://news.wire.example/ports", "The Wire: Ports", "en-GB"))

    assert feed == Feed(
        id="the-wire-ports", url="https://news.wire.example/ports", source="wire", language="en-GB"
    )


def test_a_source_that_cannot_be_judged_is_an_aggregator_and_none_of_a_feed() -> None:
    judged = replace(GRAINS, sources=(replace(GRAINS.sources[0], reliability="F"),))

    (feed,) = fates(Wish("https://wire.example/ports"), settings=judged)

    assert isinstance(feed, Feed)
    assert feed.source == ""


def test_an_id_that_is_given_is_taken_and_a_language_that_is_none_is_not() -> None:
    (feed,) = fates(Wish("https://x.example/", "T", "English (US)", id="mine"))

    assert feed == Feed(id="mine", url="https://x.example/")


@pytest.mark.parametrize(
    "url",
    ["https://wire.example/rss", "http://wire.example/rss/", "https://www.wire.example/rss#top"],
)
def test_an_address_that_is_there_is_known(url: str) -> None:
    wish = Wish(url)

    assert fates(wish) == (Known(wish, "wire-en"),)


def test_an_address_that_is_wanted_twice_is_added_once() -> None:
    wish = Wish("https://x.example/", "X")

    first, second = fates(wish, wish)

    assert isinstance(first, Feed)
    assert second == Known(wish, first.id)


@pytest.mark.parametrize(
    ("title", "url", "name"),
    [
        ("BBC News – Asia", "https://x.example/", "bbc-news-asia"),
        ("Süddeutsche Zeitung", "https://x.example/", "suddeutsche-zeitung"),
        ("연합뉴스 2", "https://www.yna.co.kr/rss", "yna-co-kr"),
        ("북한 NK", "https://nk.example/", "nk-example"),
        ("", "https://xn--80ak6aa92e.example/", "xn-80ak6aa92e-example"),
        ("7", "", "feed"),
        ("A very long title that goes on and on for ever and a day", "",
         "a-very-long-title-that-goes-on-and-on"),
        ("x" * 60, "", "x" * 40),
        ("Taken", "", "taken-3"),
    ],
)  # fmt: skip
def test_an_id_is_made_of_the_title_or_else_of_the_host(title: str, url: str, name: str) -> None:
    assert free_id(title, url, ["taken", "taken-2"]) == name


def test_others_are_told_only_of_what_they_can_ask() -> None:
    feeds = (
        Feed(id="plain", url="https://a.example/", language="en"),
        Feed(id="search", url="https://news.google.com/rss/search?q=x", fetcher="google_news"),
        Feed(id="off", url="https://b.example/", enabled=False),
        Feed(id="key", url="https://c.example/?key=${KEY}"),
        Feed(id="user", url="https://me:word@d.example/"),
        Feed(id="bad", url="ftp://e.example/"),
        Feed(id="api", url="https://f.example/", fetcher="gdelt"),
    )

    told = shared(replace(GRAINS, feeds=feeds))

    assert [one for one in told if isinstance(one, Outline)] == [
        Outline("https://a.example/", "plain", "en"),
        Outline("https://news.google.com/rss/search?q=x", "search"),
    ]
    assert [one for one in told if isinstance(one, LeftOut)] == [
        LeftOut("off", "it is off"),
        *(LeftOut(name, "its address holds a secret") for name in ("key", "user", "bad")),
        LeftOut("api", "only watchlist reads what `gdelt` fetches"),
    ]


@given(
    st.lists(
        st.builds(
            Feed,
            id=st.from_regex(r"[a-z0-9][a-z0-9.-]{0,9}", fullmatch=True),
            url=st.from_regex(r"https?://[a-z]{1,9}\.example(:[1-9][0-9]{1,3})?/[!-~]{0,20}",
                              fullmatch=True),
            language=st.sampled_from(["", "en", "zh-Hant"]),
        ),
        max_size=8,
    )
)  # fmt: skip
def test_import_of_an_export_adds_nothing(feeds: list[Feed]) -> None:
    settings = replace(GRAINS, feeds=tuple(feeds))
    outlines = [one for one in shared(settings) if isinstance(one, Outline)]

    read = parse_opml(opml("t", outlines))

    assert isinstance(read, tuple)
    assert len(read) == len(outlines)
    wishes = [Wish(one.url, one.title) for one in read if isinstance(one, Outline)]
    assert all(isinstance(fate, Known) for fate in chosen(settings, wishes))


def test_import_of_the_shipped_feeds_adds_nothing() -> None:
    settings = config.parse(config.default_text())
    read = parse_opml(opml("t", [one for one in shared(settings) if isinstance(one, Outline)]))

    assert isinstance(read, tuple)
    assert len(read) > 30
    wishes = [Wish(one.url, one.title) for one in read if isinstance(one, Outline)]
    assert not [fate for fate in chosen(settings, wishes) if isinstance(fate, Feed)]
