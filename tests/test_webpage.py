"""What came instead of a feed."""

import pytest

from watchlist.documents.webpage import description, feed_link, is_challenge, is_html

BASE = "https://news.example/feed"
LINK = '<link rel="alternate" href=\'/rss.xml\' type="application/rss+xml">'


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html><html>", True), ("\n<!-- x --><HTML lang='en'>", True),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'>", True), ("<head>", True),
        ("<rss><html>", False), ("<htmlx>", False), ("text", False), ("", False),
    ],
)  # fmt: skip
def test_a_web_page_is_told_by_its_beginning(text: str, is_page: bool) -> None:  # noqa: FBT001
    assert is_html(text) is is_page


def test_a_challenge_is_told_by_its_marks() -> None:
    assert is_challenge("<html><title>Just a moment...</title>")
    assert not is_challenge("<html><title>News</title>")


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (LINK, "https://news.example/rss.xml"),
        ("<LINK type=application/atom+xml href=a.xml>", "https://news.example/a.xml"),
        ('<link type="application/feed+json" href="https://x.example/f"/>', "https://x.example/f"),
        ('<link type="application/rss+xml" href="javascript:x">', None),
        ('<link type="application/rss+xml">', None),
        ('<link type="text/css" href="/x">', None), ("", None),
    ],
)  # fmt: skip
def test_the_feed_of_a_page_is_found(text: str, link: str | None) -> None:
    assert feed_link(text, BASE) == link


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"<html><title>Daily &amp; more\x1b[31m</title>{LINK}", 'title "Daily & more"; use the'),
        ("<html><title> </title><form><input name=a type=password>", "asks for a password; the"),
        ("<html><p>x", "an HTML page; look for"),
        ("%PDF-1.7", "a PDF"), ("\x89PNG\r\n", "an image"), ("‰PNG", "an image"),
        ('{"error": 1}', "JSON, but"), ("[1]", "JSON, but"), ("null", "JSON, but"),
        ("<?xml version='1.0'?><urlset/>", "its root is 'urlset'"), ("<?xml?>", "not a feed"),
        ("Fatal error", "not a feed"), ("a <b>", "not a feed"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_named(text: str, says: str) -> None:
    said = description(text, BASE)

    assert says in said
    assert said.isprintable()
