"""Thousands of broken documents: never an exception, never an unclean character."""

import os
import random  # noqa: TID251  seeded: the same documents every time
import unicodedata

import pytest

from server import rss as feed_of
from test_rss import ATOM, FEED, JSON, LIMITS, RDF, RSS, fetched
from watchlist.fetchers import rss
from watchlist.model import Document, FetchFailure

ROUNDS = int(os.environ.get("WATCHLIST_MUTATIONS", "3000"))
SEEDS = [body.encode() for body in (RSS, RDF, ATOM, JSON, feed_of(*"abcdefgh"))]
SEEDS += [RSS.encode("utf-16"), RSS.replace('"1.0"', '"1.0" encoding="euc-kr"').encode("euc-kr")]
TYPES = ("text/xml", "application/rss+xml; charset=utf-8", "text/html", "application/json", "")
TOKENS = [
    b"&#27;[31m", b"\x1b]0;x\x07", b"&#xD800;", b"&#x110000;", b"&#0;", b"<![CDATA[", b"]]>",
    b"<!--", b"-->", b"<?xml version='1.0' encoding='utf-16'?>", b"encoding='rot13'",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<!ENTITY a SYSTEM 'file:///etc/passwd'>", b"&a;",
    b"<item>", b"</item>", b"<title>", b"</title>", b"<link>", b"<guid>", b"<pubDate>",
    b"</channel></rss>", b"\xff\xfe", b"\xed\xa0\x80", b"\0", b"\xc2\x9b31m", b"\xe2\x80\xae",
    b"http://[", b"javascript:", b"<author>" + b"a@b." * 300, b"<gml:pos>1</gml:pos>",
    b"<georss:where/>", b"<media:thumbnail url='x'/>", b"<dc:date>99999999999</dc:date>",
    b'xml:base="http://[bad"', b'xml:lang="\x01"', b'type="application/octet-stream"', b"9" * 5000,
    b"(" * 200, b'{"a":' * 20, b"\\ud800", b"&" * 20, b"<" * 20, b"%s{0}",
    b"<content mode='base64'>",
]  # fmt: skip
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")


def mutated(rng: random.Random) -> bytes:
    body = bytearray(rng.choice(SEEDS))
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        start, end = sorted((rng.randrange(len(body) + 1), rng.randrange(len(body) + 1)))
        match rng.randrange(7):
            case 0:
                del body[end:]
            case 1:
                body[start : start + 1] = bytes([rng.randrange(256)])
            case 2 | 3:
                body[start:start] = rng.choice(TOKENS)
            case 4:
                del body[start : start + rng.randrange(40)]
            case 5:
                body[start:start] = body[start : min(end, start + 400)]
            case _:
                body[start:start] = rng.choice(SEEDS)[rng.randrange(300) :][:300]
    return bytes(body)


def is_clean(text: str) -> bool:
    text.encode()
    kinds = {unicodedata.category(character) for character in text}
    return not kinds & {"Cc", "Cs", "Zl", "Zp"} and not BIDI & set(text)


@pytest.mark.parametrize("seed", range(4))
def test_no_document_breaks_the_reading(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  no secret is made of it
    read = 0
    for _ in range(ROUNDS // 4):
        body, content_type = mutated(rng), rng.choice(TYPES)
        result = rss.parse(FEED, fetched(body, content_type), LIMITS)
        if isinstance(result, FetchFailure):
            assert is_clean(result.message), body
            assert "Error" not in result.message or "KeyError" in result.message, (result, body)
            continue
        assert isinstance(result, Document)
        read += bool(result.entries)
        texts = [result.title, result.language]
        for entry in result.entries:
            texts += [entry.guid, entry.title, entry.summary, entry.origin, entry.url or ""]
            assert (entry.url or "http://").startswith(("http://", "https://")), body
        assert all(map(is_clean, texts)), body

    assert read > ROUNDS // 8
