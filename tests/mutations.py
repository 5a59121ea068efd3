"""Broken documents by the thousand, seeded: the same ones every time."""

import http.client
import random  # noqa: TID251  seeded: no chance in it
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from catalogue import serving
from make import GRAIN
from server import rss as feed_of
from test_rss import ATOM, FEED, JSON, NOW, RDF, RSS, fetched
from watchlist import config, health
from watchlist.arrivals import Arrival, Desk
from watchlist.fetchers import FETCHERS
from watchlist.match import Reader
from watchlist.model import FeedState, FetchFailure
from watchlist.settings import FetchLimits

OWN = tuple(body.encode() for body in (RSS, RDF, ATOM, JSON, feed_of(*"abcdefgh")))
ENCODED = (RSS.encode("utf-16"), RSS.replace('"1.0"', '"1.0" encoding="euc-kr"').encode("euc-kr"))
LARGEST = 20_000  # bytes of a document that is worth mutating: larger ones only take longer
_ENDLESS = ("network", "redirect", "coding", "size")  # groups that serve no document of that size

_TYPES = (
    "application/rss+xml; charset=utf-8", "text/xml", "application/xml", "text/html",
    "application/json", "application/atom+xml; charset=utf-16", "",
)  # fmt: skip
_TOKENS = (
    b"&#27;[31m", b"\x1b]0;x\x07", b"&#xD800;", b"&#x110000;", b"&#0;", b"<![CDATA[", b"]]>",
    b"<!--", b"-->", b"<?xml version='1.0' encoding='utf-16'?>", b"encoding='rot13'",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<!ENTITY a SYSTEM 'file:///etc/passwd'>", b"&a;",
    b"<item>", b"</item>", b"<title>", b"</title>", b"<link>", b"<guid>", b"<pubDate>",
    b"</channel></rss>", b"\xff\xfe", b"\xed\xa0\x80", b"\0", b"\xc2\x9b31m", b"\xe2\x80\xae",
    b"http://[", b"javascript:", b"<author>" + b"a@b." * 300, b"<gml:pos>1</gml:pos>",
    b"<georss:where/>", b"<media:thumbnail url='x'/>", b"<dc:date>99999999999</dc:date>",
    b'xml:base="http://[bad"', b'xml:lang="\x01"', b'type="application/octet-stream"', b"9" * 5000,
    b"(" * 200, b'{"a":' * 20, b"\\ud800", b"&" * 20, b"<" * 20, b"%s{0}", b"&#133;", b"&nbsp;",
    b"<content mode='base64'>", b"<itunes:explicit>", b"<cc:license/>", b"<source url='\\'>",
    b"xmlns:a='x'", b"\xf0\x9f\x92\xa9", b"\xc2\xad\xe2\x80\x8b", b"<xhtml:div>",
    b"&amp;lt;b&amp;gt;",
)  # fmt: skip
_BIDI = frozenset(
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_MOST_ROUNDS = (1, 1, 2, 3, 6)


def seeds(shared: Path | None) -> list[bytes]:
    """Return the documents to start from: our own, and the shared ones where there are any."""
    found = [*OWN, *ENCODED]
    if shared is None:
        return found
    files = sorted((shared / "feed_documents").glob("*_*"))
    found += [path.read_bytes() for path in files if path.stat().st_size <= LARGEST]
    with serving(shared / "hostile") as server:
        for case in server.cases:
            if case.group not in _ENDLESS and case.path.startswith("/"):
                body = _body(server.ports["port"], case.path)
                if 0 < len(body) <= LARGEST:
                    found.append(body)
    return found


def _body(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().read(LARGEST + 1)
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()


def mutated(rng: random.Random, documents: Sequence[bytes]) -> tuple[bytes, str]:
    """Return a broken document and the type that it claims to be."""
    body = bytearray(rng.choice(documents))
    for _ in range(rng.choice(_MOST_ROUNDS)):
        start, end = sorted((rng.randrange(len(body) + 1), rng.randrange(len(body) + 1)))
        match rng.randrange(7):
            case 0:
                del body[end:]
            case 1:
                body[start : start + 1] = bytes([rng.randrange(256)])
            case 2 | 3:
                body[start:start] = rng.choice(_TOKENS)
            case 4:
                del body[start : start + rng.randrange(40)]
            case 5:
                body[start:start] = body[start : min(end, start + 400)]
            case _:
                other = rng.choice(documents)
                at = rng.randrange(len(other))
                body[start:start] = other[at : at + 300]
    return bytes(body[:100_000]), rng.choice(_TYPES)


class Reading:
    """Documents through all that reads them: the fetcher, the identity, the vocabulary."""

    def __init__(self) -> None:
        settings = config.parse(GRAIN)
        self._desk = Desk(Reader(settings), FetchLimits(), lambda _feed, _keys: (), NOW)

    def read(self, body: bytes, content_type: str) -> Arrival:
        """Return what a document brings; the budget is that of a run."""
        answer = fetched(body, content_type)
        return self._desk.receive(FEED, FETCHERS["rss"], FeedState(FEED.id), answer)


def given_up(arrival: Arrival) -> bool:
    """Whether feedparser fell over the document in all the ways it was given it."""
    failure = arrival.result
    return isinstance(failure, FetchFailure) and "cannot be read (" in failure.message


def faults(arrival: Arrival) -> Iterator[str]:
    """Yield what is wrong with what was made of a document; whether it is a feed is its matter."""
    texts: list[str]
    match arrival.result:
        case FetchFailure(message=message):
            texts = [message]
            if "fault of ours" in message:
                yield f"raised: {message}"
        case health.Read(document=document):
            texts = [document.title, document.language]
        case other:
            texts = []
            yield f"neither read nor failed: {other}"
    items = [new.item for new in arrival.news.new]
    for item in items:
        texts += [item.guid, item.title, item.summary, item.origin, item.url or "", item.language]
        if not (item.url or "http://").startswith(("http://", "https://")):
            yield f"a link to {item.url!a}"
    yield from (f"unclean {text!a}" for text in texts if not is_clean(text))
    if len({item.id for item in items}) < len(items):
        yield "two items of one name"


def is_clean(text: str) -> bool:
    """Whether a text holds nothing that does anything but stand there."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    if text.isascii():
        return text.isprintable()
    kinds = {unicodedata.category(character) for character in text}
    return not kinds & {"Cc", "Cs", "Zl", "Zp"} and not _BIDI & set(text)
