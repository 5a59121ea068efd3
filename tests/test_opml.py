"""Lists of feeds as readers hand them to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.subscriptions.opml import NoOpml, Outline, Refused, opml, parse_opml

WIRE = Outline("https://wire.example/rss?a=1&b=2", 'The "Wire" <& more>', "en")


def body(inner: str) -> str:
    return f'<?xml version="1.0"?><opml version="1.1"><head/><body>{inner}</body></opml>'


def test_what_is_written_is_read() -> None:
    feeds = (WIRE, Outline("http://b.example/"))

    text = opml("News & more", feeds)

    assert "<title>News &amp; more</title>" in text
    assert parse_opml(text) == (WIRE, Outline("http://b.example/", "http://b.example/"))


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ('<outline text="W" xmlUrl="http://w.example/"/>', Outline("http://w.example/", "W")),
        ('<outline text="W" title="Wire" xmlURL=" http://w.example/ "/>',
         Outline("http://w.example/", "Wire")),
        ('<outline text="f"><outline><outline xmlurl="https://w.example/"/></outline></outline>',
         Outline("https://w.example/")),
        ('<outline xmlUrl="feed://w.example/x"/>', Outline("http://w.example/x")),
        ('<outline xmlUrl="feed:https://w.example/x"/>', Outline("https://w.example/x")),
        ('<outline text="&lt;b&gt;W&lt;/b&gt;&#10;x" language="ko" xmlUrl="http://w.example/"/>',
         Outline("http://w.example/", "W x", "ko")),
    ],
)  # fmt: skip
def test_what_readers_write_is_read(inner: str, found: Outline) -> None:
    assert parse_opml(body(inner)) == (found,)


def test_folders_and_notes_are_no_feeds() -> None:
    assert parse_opml(body('<outline text="a note"/><outline xmlUrl=""/>')) == ()


def test_an_address_that_cannot_be_asked_is_refused_by_its_name() -> None:
    read = parse_opml(body('<outline text="Mail" xmlUrl="mailto:a@b.example"/>'))

    assert isinstance(read, tuple)
    (refused,) = read
    assert isinstance(refused, Refused)
    assert (refused.title, refused.url) == ("Mail", "mailto:a@b.example")
    assert "only http and https" in refused.what


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not XML: line 1, column 1: no element found"),
        ("<opml><body>", "not XML: line 1, column 13"),
        ("<rss version='2.0'/>", "expected <opml> as the root, got <rss>"),
        ('<!DOCTYPE opml [<!ENTITY a "aaaa">]><opml>&a;</opml>', "a DTD or entities"),
        ('<!doctype opml SYSTEM "file:///etc/passwd"><opml/>', "a DTD or entities"),
        ("<opml>&a;</opml>", "undefined entity"),
    ],
)
def test_what_is_no_opml_says_why(text: str, says: str) -> None:
    read = parse_opml(text)

    assert isinstance(read, NoOpml)
    assert says in read.what


def test_depth_breaks_nothing() -> None:
    deep = "<outline>" * 20_000 + '<outline xmlUrl="http://w.example/"/>' + "</outline>" * 20_000

    assert parse_opml(body(deep)) == (Outline("http://w.example/"),)


@given(st.text(), st.text(), st.text())
def test_any_text_makes_sound_xml(title: str, name: str, language: str) -> None:
    feeds = parse_opml(opml(title, [Outline("http://w.example/", name, language)]))

    assert isinstance(feeds, tuple)
    assert [feed.url for feed in feeds] == ["http://w.example/"]


@given(st.text())
def test_whatever_is_read_never_raises(text: str) -> None:
    assert isinstance(parse_opml(text), tuple | NoOpml)
