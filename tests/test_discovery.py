"""The feeds that a page names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.subscriptions.discovery import Offer, offers

BASE = "https://news.example/world/index.html"
RSS = '<link rel="alternate" type="application/rss+xml" title="News &amp; more" href="/rss.xml">'


@pytest.mark.parametrize(
    ("page", "urls"),
    [
        (RSS, ["https://news.example/rss.xml"]),
        ("<LINK REL=Alternate TYPE=application/atom+xml HREF=a.xml>",
         ["https://news.example/world/a.xml"]),
        ("<link href='//cdn.example/f' type='application/feed+json' rel='feed alternate'/>",
         ["https://cdn.example/f"]),
        ('<link type="application/rss+xml; charset=utf-8" href="?feed=rss2&amp;x=1">',
         ["https://news.example/world/index.html?feed=rss2&x=1"]),
        (f"<base target=x><base href='/ko/'><base href='/no/'>{RSS.replace('/rss.xml', 'rss.xml')}",
         ["https://news.example/ko/rss.xml"]),
        (f"<base href='javascript:x'>{RSS}", ["https://news.example/rss.xml"]),
        ('<link\nrel="alternate"\ntitle="a > b" type="application/rss+xml"\nhref="/a">',
         ["https://news.example/a"]),
        (f"{RSS}<p>{RSS}", ["https://news.example/rss.xml"]),
        (RSS + RSS.replace("rss.xml", "ko.xml"),
         ["https://news.example/rss.xml", "https://news.example/ko.xml"]),
    ],
)  # fmt: skip
def test_a_feed_is_found(page: str, urls: list[str]) -> None:
    assert [offer.url for offer in offers(f"<html><head>{page}</head>", BASE)] == urls


@pytest.mark.parametrize(
    "page",
    [
        "", "text", f"<!-- {RSS} -->", f"<!-- {RSS}", f"<script>'{RSS}'</script>",
        f"<noscript>{RSS}</noscript>",
        '<link rel="stylesheet" type="application/rss+xml" href="/x">',
        '<link rel="alternate" type="text/html" href="/x">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">',
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">',
        '<link rel="alternate" type="application/rss+xml" href="/x"', "<linkrel='alternate'>",
        "<a href='/rss'>RSS</a>",
    ],
)  # fmt: skip
def test_what_is_no_feed_is_not_taken(page: str) -> None:
    assert offers(page, BASE) == ()


def test_its_title_is_plain_text() -> None:
    assert offers(RSS, BASE) == (Offer("https://news.example/rss.xml", "News & more"),)


def test_of_an_attribute_given_twice_the_first_counts() -> None:
    page = '<link type="application/rss+xml" href="/a" href="/b">'

    assert [offer.url for offer in offers(page, BASE)] == ["https://news.example/a"]


@given(st.text(alphabet="<>\"'=/ linkbasehreftypeapplication+rsxml!-", max_size=300))
def test_no_page_breaks_it(text: str) -> None:
    assert all(offer.url.startswith("http") for offer in offers(text, BASE))
