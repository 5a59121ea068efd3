"""What to ask of a feed, and what its answer holds."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from server import rss as feed_of
from watchlist.fetchers import FETCHERS, rss
from watchlist.model import Document, Entry, FeedState, Fetched, FetchFailure, Request
from watchlist.settings import Feed, FetchLimits
from watchlist.words import ErrorKind, Warn

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
NOON = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
FEED = Feed(id="f", url="https://news.example/feed", headers=(("X-Key", "${KEY}"),))
STATE = FeedState("f", FEED.url, etag='"1"', last_modified="today", validated=NOW)
LIMITS = FetchLimits()


def fetched(body: str | bytes, content_type: str = "application/rss+xml") -> Fetched:
    raw = body.encode() if isinstance(body, str) else body
    return Fetched("f", FEED.url, 200, raw, content_type, at=NOW)


def read(body: str | bytes, content_type: str = "application/rss+xml") -> Document:
    document = rss.parse(FEED, fetched(body, content_type), LIMITS)
    assert isinstance(document, Document), document
    return document


def refused(
    body: str | bytes, content_type: str = "text/xml", limits: FetchLimits = LIMITS
) -> FetchFailure:
    failure = rss.parse(FEED, fetched(body, content_type), limits)
    assert isinstance(failure, FetchFailure), failure
    assert failure.message.isprintable()
    return failure


class TestRequest:
    def test_asks_only_for_news_where_something_is_known(self) -> None:
        request = rss.request(FEED, STATE, NOW)

        assert request == Request("f", FEED.url, FEED.headers, '"1"', "today", NOW)

    @pytest.mark.parametrize(
        "state",
        [
            FeedState("f"),
            replace(STATE, url="https://old.example/"),
            replace(STATE, validated=None),
            replace(STATE, validated=NOW - timedelta(days=7, seconds=1)),
            replace(STATE, validated=NOW + timedelta(seconds=1)),
        ],
    )
    def test_asks_for_all_where_what_is_known_is_old_or_of_another_address(
        self, state: FeedState
    ) -> None:
        request = rss.request(FEED, state, NOW)

        assert (request.etag, request.last_modified) == (None, None)

    def test_is_made_by_name(self) -> None:
        assert FETCHERS["rss"].request(FEED, STATE, NOW) == rss.request(FEED, STATE, NOW)


RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The &lt;b&gt;News&lt;/b&gt;</title><language>ko-KR</language>
<item><title>북한 &amp;amp; 러시아</title><link>/1</link><guid isPermaLink="false">g1</guid>
<description>&lt;p&gt;Ship docks&lt;/p&gt;</description>
<pubDate>Thu, 15 Jan 2026 12:00:00 GMT</pubDate>
<source url="https://www.daily.example/feed">The Daily</source></item>
<item><guid>https://news.example/2</guid><dc:date>2026-01-15T21:00:00+09:00</dc:date>
<title>Second</title><source url="https://www.daily.example/feed"/></item>
</channel></rss>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>r</title></channel>
<item rdf:about="https://news.example/1"><title>Ship docks</title>
<link>https://news.example/1</link><dc:date>2026-01-15T12:00:00Z</dc:date></item></rdf:RDF>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>a</title>
<entry xml:lang="ru"><id>urn:1</id><title type="html">Ship &lt;i&gt;docks&lt;/i&gt;</title>
<link href="https://news.example/1"/><published>2026-01-15T12:00:00Z</published>
<updated>2026-01-15T13:00:00Z</updated><content type="html">&lt;p&gt;At Rason&lt;/p&gt;</content>
<source><title>The Daily</title></source></entry></feed>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "j", "items": [
{"id": "urn:1", "title": "Ship docks", "url": "/1", "date_published": "2026-01-15T12:00:00Z"}]}"""


class TestDocument:
    def test_in_rss_is_read(self) -> None:
        document = read(RSS)

        assert (document.title, document.language) == ("The News", "ko-KR")
        assert document.warnings == ()
        assert document.entries == (
            Entry(
                guid="g1", title="북한 & 러시아", summary="Ship docks", url="https://news.example/1",
                published=NOON, origin="The Daily",
            ),
            Entry(
                guid="https://news.example/2", title="Second", url="https://news.example/2",
                published=NOON, updated=NOON, origin="daily.example",
            ),
        )  # fmt: skip

    @pytest.mark.parametrize(("body", "kind"), [(RDF, "rdf"), (ATOM, "atom"), (JSON, "json")])
    def test_in_other_forms_is_read_alike(self, body: str, kind: str) -> None:
        (entry,) = read(body, f"application/{kind}+xml").entries

        assert entry.title == "Ship docks"
        assert (entry.url, entry.published) == ("https://news.example/1", NOON)

    def test_in_atom_names_origin_language_and_update_of_an_entry(self) -> None:
        (entry,) = read(ATOM).entries

        assert (entry.origin, entry.language, entry.summary) == ("The Daily", "ru", "At Rason")
        assert entry.updated == NOON + timedelta(hours=1)

    @pytest.mark.parametrize("version", ["0.90", "0.91", "0.92", "1.0", "2.0"])
    def test_of_any_version_is_read(self, version: str) -> None:
        assert len(read(feed_of("a", "b").replace("2.0", version)).entries) == 2

    @pytest.mark.parametrize(
        ("body", "content_type", "warning"),
        [
            (feed_of("a").replace("</channel></rss>", "<item><tit"), "text/xml", Warn.TRUNCATED),
            (feed_of("a &nbsp; b"), "text/xml", Warn.MALFORMED),
            (feed_of("a & b"), "text/xml", Warn.MALFORMED),
            ("junk" + feed_of("a"), "text/xml", Warn.MALFORMED),
            (feed_of("a").encode() + b"<!-- \xff -->", "text/xml", Warn.ENCODING),
            (feed_of("a"), "text/html", Warn.CONTENT_TYPE),
            (
                f"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>{feed_of('a')}",
                "text/xml",
                Warn.ENTITIES,
            ),
            (JSON.replace("[\n{", '["x", {'), "application/json", Warn.MALFORMED),
        ],
    )
    def test_that_is_less_than_perfect_is_read_and_says_so(
        self, body: str | bytes, content_type: str, warning: Warn
    ) -> None:
        document = read(body, content_type)

        assert document.warnings == (warning,)
        assert len(document.entries) == 1

    def test_keeps_what_the_fetch_had_to_say(self) -> None:
        said = (Warn.PERMANENT_REDIRECT, Warn.COMPRESSION)
        answer = replace(fetched(feed_of("a")), warnings=said)
        document = rss.parse(FEED, answer, LIMITS)

        assert isinstance(document, Document)
        assert document.warnings == (Warn.PERMANENT_REDIRECT, Warn.COMPRESSION)

    def test_that_makes_the_parser_fall_over_is_read_without_foreign_elements(self) -> None:
        body = feed_of("a").replace(
            "<item>",
            "<item xmlns:gml='http://www.opengis.net/gml'><gml:pos>1 2</gml:pos>",
        )

        document = read(body)

        assert [entry.title for entry in document.entries] == ["a"]
        assert document.warnings == (Warn.MALFORMED,)

    def test_never_reaches_out(self) -> None:
        body = (
            "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/x.dtd' [<!ENTITY x SYSTEM "
            f"'file:///etc/passwd'>]>{feed_of('a &x; b')}"
        )

        assert "root" not in repr(read(body))


class TestCut:
    @pytest.mark.parametrize("body", [RSS, RDF, ATOM])
    def test_anywhere_gives_whole_items_only(self, body: str) -> None:
        """Every prefix of a feed: items come one by one, each as the whole feed has it."""
        whole = read(body).entries
        counts = [0]
        for end in range(1, len(body)):
            document = rss.parse(FEED, fetched(body[:end]), LIMITS)
            if isinstance(document, Document):
                assert document.entries == whole[: len(document.entries)], body[:end]
                counts.append(len(document.entries))

        assert counts == sorted(counts)
        assert counts[-1] == len(whole)


class TestFailure:
    @pytest.mark.parametrize("body", [b"", b" \n", b"\xef\xbb\xbf", b"\xff\xfe\0\0", b"\0" * 50])
    def test_of_an_empty_document(self, body: bytes) -> None:
        assert refused(body).kind is ErrorKind.EMPTY

    @pytest.mark.parametrize(
        ("body", "kind", "says"),
        [
            (
                "<html><title>News</title><link type='application/rss+xml' href='/rss'>",
                ErrorKind.NOT_A_FEED,
                "https://news.example/rss",
            ),
            ("<html><body>window._cf_chl_opt={}", ErrorKind.CHALLENGE, "another feed"),
            ("<opml><body/></opml>", ErrorKind.NOT_A_FEED, "'opml'"),
            ("Sorry, g-recaptcha", ErrorKind.CHALLENGE, "browsers"),
            ("Sorry", ErrorKind.NOT_A_FEED, "in a browser"),
            ('{"error": 1}', ErrorKind.NOT_A_FEED, "JSON"),
            ('{"version": "https://jsonfeed.org/version/1"', ErrorKind.PARSE, "broken"),
        ],
    )
    def test_says_what_came_and_what_to_do(self, body: str, kind: ErrorKind, says: str) -> None:
        failure = refused(body)

        assert (failure.kind, failure.status, failure.feed) == (kind, 200, "f")
        assert says in failure.message

    def test_of_a_parser_that_raises_twice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fall_over(_: str) -> object:
            raise KeyError("where")

        monkeypatch.setattr(rss, "_feedparsed", fall_over)

        failure = refused(feed_of("a &nbsp; b"))

        assert failure.kind is ErrorKind.PARSE
        assert "KeyError" in failure.message

    def test_of_a_document_that_is_too_deep(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fall_over(*_: object) -> object:
            raise RecursionError

        monkeypatch.setattr(rss, "_parse_xml", fall_over)

        assert "too deep" in refused(feed_of("a")).message


def slow(seconds: float = 0.05) -> tuple[str, FetchLimits]:
    """Return a document whose categories keep feedparser busy for half a minute."""
    categories = "".join(f"<category>{n}</category>" for n in range(30_000))
    return feed_of("a", "b &nbsp; c").replace("</item>", categories + "</item>"), replace(
        LIMITS, parse_seconds=seconds
    )


class TestBudget:
    # The alarm may go off in a callback of the garbage collector, where Python only reports what
    # is raised; the one after it ends the parser.
    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_ends_a_parser_that_takes_too_long(self) -> None:
        body, limits = slow()

        failure = refused(body, limits=limits)

        assert failure.kind is ErrorKind.PARSE
        assert "0.05 s" in failure.message

    def test_is_over_when_the_document_is_read(self) -> None:
        read(feed_of("a"))

        import signal  # noqa: PLC0415  only to look

        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
        assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL

    def test_does_not_stop_other_threads_from_reading(self) -> None:
        found: list[object] = []
        thread = threading.Thread(
            target=lambda: found.append(rss.parse(FEED, fetched(feed_of("a")), LIMITS))
        )
        thread.start()
        thread.join()

        assert isinstance(found[0], Document)


class TestWhatFeedparserFallsOver:
    ODD = "<item><title>Odd</title><textinput><name>n</name></textinput></item>"

    def test_costs_no_more_than_the_item_it_stands_in(self) -> None:
        document = read(RSS.replace("<item>", f"{self.ODD}<item>", 1))

        assert document.entries == read(RSS).entries
        assert Warn.MALFORMED in document.warnings

    def test_between_the_items_costs_none(self) -> None:
        body = RSS.replace("<item>", "<textinput><name>n</name></textinput><item>", 1)

        assert read(body).entries == read(RSS).entries

    def test_in_the_only_item_is_told(self) -> None:
        failure = refused(f"<rss version='2.0'><channel>{self.ODD}</channel></rss>")

        assert failure.kind is ErrorKind.PARSE

    def test_in_what_is_no_feed_leaves_it_none(self) -> None:
        assert refused("<a><textinput><name>n</name></textinput></a>").kind is ErrorKind.NOT_A_FEED
