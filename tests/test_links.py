"""Links out of feeds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.documents import links
from watchlist.documents.links import LONGEST_LINK, canonical, host_of, safe_link

BASE = "https://news.example/feeds/rss.xml"


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("https://News.Example/a", "https://news.example/a"),
        ("/story/1", "https://news.example/story/1"),
        ("2?x=1#y", "https://news.example/feeds/2?x=1#y"),
        ("//other.example/", "https://other.example/"),
        ("http://x.example:80/", "http://x.example/"),
        ("http://x.example:8080/", "http://x.example:8080/"),
        ("https://nknews.org:x@evil.example/1", "https://evil.example/1"),
        ("https://뉴스.example/북한?q=러", "https://xn--vg1b002a.example/%EB%B6%81%ED%95%9C?q=%EB%9F%AC"),
        ("https://x.example/a%20b<c>\"'", "https://x.example/a%20b%3Cc%3E%22'"),
        ("\n\t https://x.example/a\x1b[31m\u202eb ", "https://x.example/a[31mb"),
        ("http://[::1]:81/a", "http://[::1]:81/a"),
        ("javascript:alert(1)", None), (" JaVaScRiPt:alert(1)", None), ("data:text/html,x", None),
        ("file:///etc/passwd", None), ("mailto:a@b.example", None), ("http://[nope/x", None),
        ("ftp://news.example/a", None), ("javascript://news.example/%0aalert(1)", None),
        ("https://news.example:99999/x", None), ("http://", None), ("http://[::g]/", None),
        ("http://[fe80::1%25lo]/", None),
        ("http://a\xb4b/", None), ("", None), (" ", None), ("http://x/" + "a" * LONGEST_LINK, None),
    ],
)  # fmt: skip
def test_a_link_is_safe_or_none(link: str, safe: str | None) -> None:
    assert safe_link(link, BASE) == safe


def test_a_relative_link_without_a_base_is_none() -> None:
    assert safe_link("/a", "") is None


@given(st.text())
def test_any_link_is_plain_and_leads_to_the_web_or_is_none(text: str) -> None:
    for link in (text, f"http://{text}", f"http://x.example/{text}"):
        safe = safe_link(link, BASE)
        if safe is not None:
            assert safe.startswith(("http://", "https://"))
            assert safe.isascii()
            assert safe.isprintable()
            assert not set(' <>"\\^`{|}') & set(safe)
            assert safe_link(safe, "") == safe or len(safe) > LONGEST_LINK


ODD = (
    "", "/", "//", "/a/../b", "/a;b=1", "?", "?a", "?a=1&b=2", "?a=1=2", "?utm_source=x&a=1", "#f",
    "?a=%20", "?a=b+c", ":80", "/%2F", "?&a=1", "?=1", "?a=1&", "?sid=1", "/~x,y", "/a b", "?;",
)  # fmt: skip
STARTS = ("https://x.example", "http://a_b.example", "HTTP://x", "http://X.example", "http://")


@given(st.sampled_from(STARTS), st.lists(st.sampled_from(ODD), max_size=3))
def test_a_usual_link_is_no_other_than_if_it_were_taken_apart(start: str, odd: list[str]) -> None:
    link = "".join((start, *odd))

    assert safe_link(link, BASE) == links._resolved(link, BASE)  # noqa: SLF001  the long way
    assert canonical(link) == links._taken_apart(link)  # noqa: SLF001


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://News.Example/a/", "news.example/a"),
        ("http://news.example:80/a#top", "news.example/a"),
        ("https://news.example:8443/a", "news.example:8443/a"),
        ("https://x.example/a?utm_source=rss&id=7&fbclid=1&PHPSESSID=2", "x.example/a?id=7"),
        ("https://x.example/a;jsessionid=123?b=", "x.example/a?b="),
        ("https://x.example", "x.example"),
        ("http://[bad", "http://[bad"),
        ("https://x.example/?id=1", "x.example?id=1"),
    ],
)
def test_a_link_has_a_key(url: str, key: str) -> None:
    assert canonical(url) == key


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.News.Example/a", "news.example"), ("https://me@x.example:81/", "x.example"),
        ("x", ""), ("http://[bad", ""),
    ],
)  # fmt: skip
def test_a_link_has_a_host(url: str, host: str) -> None:
    assert host_of(url) == host
