"""Sound feeds read in one pass: as feedparser reads them, or not at all."""

import io
import json
import random  # noqa: TID251  seeded: the same documents every time
from importlib import import_module
from pathlib import Path

import pytest

from mutations import ENCODED, OWN, mutated
from server import rss as feed_of
from test_rss import ATOM, RDF, RSS
from watchlist.documents.charset import decode
from watchlist.documents.drafts import Draft
from watchlist.documents.repair import repair
from watchlist.documents.xmlfeed import XmlFeed, parse_xml
from watchlist.fetchers import rss

PLAIN_RSS = feed_of("Ship docks")
PLAIN_ATOM = ATOM.replace(' xml:lang="ru"', "").replace(
    "<source><title>The Daily</title></source>",
    "<author><name>x</name></author><category term='y'/><contributor/>",
)
DATE = "Thu, 15 Jan 2026 12:59:00 GMT"


def theirs(text: str) -> XmlFeed:
    """What feedparser makes of a document, in our words."""
    parsed = import_module("feedparser").parse(
        io.BytesIO(b"<?xml version='1.0' encoding='utf-8'?>" + text.encode()),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return XmlFeed(
        tuple(rss._draft(entry) for entry in parsed.entries),  # noqa: SLF001  the words compared
        parsed.feed.get("title", ""),
        parsed.feed.get("language", ""),
    )


def in_item(change: str, text: str = PLAIN_RSS) -> str:
    """Put an element at the end of the first item."""
    for end in ("</item>", "</entry>"):
        text = text.replace(end, change + end)
    return text


SPACES = (
    "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:atom="
    "'http://www.w3.org/2005/Atom' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
    "xmlns:media='http://search.yahoo.com/mrss/'>"
)
SPACED = PLAIN_RSS.replace('<rss version="2.0">', SPACES)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN_RSS, RSS.partition("?>\n")[2], RDF, PLAIN_ATOM, SPACED,
        PLAIN_RSS.replace("<item>", "<language>ko</language><item>"),
        PLAIN_RSS.replace('"2.0"', '"2.0" xml:lang="ko_KR"'),
        in_item("<description>&lt;p&gt;a&lt;/p&gt;</description><source url='/x'/>"),
        in_item("<description><![CDATA[<p>a & b]]></description><source>Daily</source>"),
        in_item("<content:encoded>long</content:encoded>", SPACED),
        in_item("<description>a</description><content:encoded>b</content:encoded>", SPACED),
        in_item("<dc:date>2026-01-15</dc:date><category>x</category>", SPACED),
        in_item("<media:content url='x'/><media:credit>y</media:credit>", SPACED),
        PLAIN_RSS.replace("<guid>", '<guid isPermaLink="false">'),
        PLAIN_RSS.replace("<link>https://news.example/0</link>", ""),
        PLAIN_RSS.replace("<title>Ship docks</title>", "<description>a</description>"),
        PLAIN_RSS.replace("<guid>https://news.example/0</guid>", ""),
        PLAIN_ATOM.replace("<content", "<summary>s</summary><content"),
        PLAIN_ATOM.replace("<updated>", "<rights>r</rights><updated>"),
        PLAIN_ATOM.replace('<title type="html">Ship &lt;i&gt;docks&lt;/i&gt;</title>', ""),
        PLAIN_ATOM.replace('<content type="html">&lt;p&gt;At Rason&lt;/p&gt;</content>', ""),
        RDF.replace("<dc:date>", "<description>d</description><dc:date>"),
        in_item("<category mode='base64'>x</category><description>mode='base64'</description>"),
        PLAIN_RSS.replace("<item>", "<item mode='base64'>"),
        PLAIN_RSS.replace("<rss ", "<rss mode='base64' type='base64' "),
        PLAIN_ATOM.replace("<link", "<link mode='base64'"),
        PLAIN_ATOM.replace("<entry>", "<entry mode='base64' type='base64'>"),
        PLAIN_ATOM.replace("<updated>", "<rights type='base64'>eA==</rights><updated>"),
    ],
)  # fmt: skip
def test_a_usual_feed_is_read_as_feedparser_reads_it(text: str) -> None:
    feed = parse_xml(text)

    assert feed is not None
    assert feed.drafts
    assert feed == theirs(text)


def test_a_feed_is_read_in_the_words_of_its_document() -> None:
    assert parse_xml(PLAIN_RSS) == XmlFeed(
        drafts=(
            Draft(
                guid="https://news.example/0", title="Ship docks", link="https://news.example/0",
                published=(DATE, "", ""),
            ),
        ),
        title="News", language="",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "", "<rss", "<opml/>", "<rss version='2.0'/>", "<rss version='2.0'><x/></rss>",
        f"<!DOCTYPE rss>{PLAIN_RSS}",
        PLAIN_RSS.replace("Ship", "Ship \x92"), PLAIN_RSS.replace("2.0", "0.91"),
        PLAIN_RSS.replace("Ship", "Ship &#146;"), PLAIN_RSS.replace("Ship", "Ship &#x092;"),
        PLAIN_RSS.replace("</channel>", "</channel><item/>"),
        PLAIN_RSS.replace("<title>News</title>", ""),
        PLAIN_RSS.replace("<title>News", "<title>News</title><title>News"),
        SPACED.replace("<item>", "<dc:language>en</dc:language><item>"),
        PLAIN_RSS.replace('"2.0"', '"2.0" lang="ko"'),
        PLAIN_RSS.replace("<item>", '<item xml:lang="ko">'),
        PLAIN_RSS.replace("<item>", "<image><item/></image><item>"),
        PLAIN_RSS.replace("<item>", "<item xml:base='/'>"),
        PLAIN_RSS.replace("<title>", "<title mode='base64'>"),
        in_item("<description><![CDATA[ <?php echo 1 ?>]]></description>"),
        in_item("<title>again</title>"), in_item("<strange/>"),
        in_item("<category><x/></category>"),
        in_item("<content:encoded>b</content:encoded><description>a</description>", SPACED),
        in_item("<description/><content:encoded>b</content:encoded>", SPACED),
        in_item("<description>a</description><content:encoded a=''>b</content:encoded>", SPACED),
        in_item("<description type='x'>a</description>"),
        in_item("<description>a<b/></description>"),
        PLAIN_RSS.replace("<link>", "<link>북한"), PLAIN_RSS.replace("<link>https:/", "<link>x:///"),
        PLAIN_RSS.replace("<link>", "<guid>g</guid><link>").replace("<guid>https", "<x>https"),
        PLAIN_RSS.replace("<guid>https://news.example/0</guid>", "").replace(
            "<link>", "<guid>g</guid><link>"
        ),
        PLAIN_ATOM.replace("<title>a</title>", ""), PLAIN_ATOM.replace("<id>urn:1</id>", ""),
        PLAIN_ATOM.replace("<link", "<link href='/other' rel='alternate'/><link"),
        PLAIN_ATOM.replace("<link", "<link rel='self'"),
        PLAIN_ATOM.replace("<link", "<link type='x'"),
        PLAIN_ATOM.replace("</content>", "</content><summary>s</summary>"),
        PLAIN_ATOM.replace('type="html"', 'type="xhtml"'), PLAIN_ATOM.replace('href="', 'href="북'),
        PLAIN_ATOM.replace("<name>", "<strange/><name>"),
        RDF.replace("<title>r</title>", ""), RDF.replace("<channel ", "<channel/><channel "),
        RDF.replace("<rdf:RDF ", "<rdf:RDF xml:lang='ko' "),
        RDF.replace('item rdf:about="', 'item rdf:about="북'),
        RDF.replace("<link>https://news.example/1</link>", ""),
        RDF.replace("<title>r", "<dc:language>en</dc:language><title>r"),
    ],
)  # fmt: skip
def test_an_unusual_feed_is_left_to_feedparser(text: str) -> None:
    assert parse_xml(text) is None


def test_no_broken_document_is_read_otherwise_than_by_feedparser() -> None:
    rng = random.Random(11)  # noqa: S311  no secret is made of it
    read = 0
    for _ in range(3_000):
        text = repair(decode(mutated(rng, (*OWN, *ENCODED))[0], "").text).text
        if (feed := parse_xml(text)) is not None:
            read += 1
            assert feed == theirs(text), text

    assert read > 300


def test_no_real_document_is_read_otherwise_than_by_feedparser(shared: Path) -> None:
    folder = shared / "feed_documents"
    read = 0
    for row in (folder / "index.ndjson").read_text(encoding="utf-8").splitlines():
        body = (folder / json.loads(row)["file"]).read_bytes()
        text = repair(decode(body, "").text.lstrip("\ufeff")).text
        if (feed := parse_xml(text)) is not None:
            read += 1
            assert feed == theirs(text), row

    assert read > 50
