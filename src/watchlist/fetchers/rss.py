"""RSS, RDF, Atom and JSON Feed alike: what to ask, and what the answer holds.

    bytes --charset--> text --repair--> XML --xmlfeed, else feedparser--> drafts
      --clean, date, link--> entries

Sound feeds are read in one pass; whatever is unusual about the others is feedparser's. It is
given what was decoded and repaired here: left to itself it raises on some documents, takes
minutes for others, and turns a feed with one bad byte into mojibake. It is given bytes only
(a string might be taken for an address), with its sanitiser off (we keep no markup).
"""

import io
import signal
import threading
import warnings as python_warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from types import FrameType
from typing import Any

from watchlist.documents.charset import decode
from watchlist.documents.drafts import Draft, Place, document
from watchlist.documents.jsonfeed import NoFeed, parse_json
from watchlist.documents.repair import (
    core_only,
    has_root,
    item_by_item,
    repair,
    with_short_authors,
)
from watchlist.documents.webpage import description, is_challenge, is_html
from watchlist.documents.xmlfeed import parse_xml as parse_sound
from watchlist.model import Document, FeedState, Fetched, FetchFailure, Request
from watchlist.settings import Feed, FetchLimits
from watchlist.web import conditional
from watchlist.web.answers import challenge
from watchlist.words import ErrorKind, Warn

_FEED_TYPES = ("xml", "json", "gzip", "rss", "atom")
_BLANK = b" \t\r\n\0"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\xff\xfe", b"\xfe\xff")
_DECLARATION = b"<?xml version='1.0' encoding='utf-8'?>"
_AGAIN_SECONDS = 1.0


def request(feed: Feed, state: FeedState, now: datetime) -> Request:
    """Return what to ask of the feed: only for news, where what we have is not too old."""
    return conditional.request(feed, state, now)


def parse(feed: Feed, fetched: Fetched, limits: FetchLimits) -> Document | FetchFailure:
    """Return the document in an answer, or why there is none; whatever comes, it never raises.

    In the main thread of a POSIX process it takes at most `parse_seconds`.
    """
    try:
        with _budget(limits.parse_seconds):
            return _parse(feed, fetched, limits)
    except _OutOfTimeError:
        what = f"reading the document took more than {limits.parse_seconds:g} s; tell the publisher"
    except RecursionError:
        what = "the document is nested too deep to be read; tell the publisher"
    except Exception as error:  # noqa: BLE001  feedparser raises a dozen kinds on odd documents
        what = f"the document cannot be read ({type(error).__name__}); tell the publisher"
    return FetchFailure(feed.id, ErrorKind.PARSE, what, fetched.status)


def _parse(feed: Feed, fetched: Fetched, limits: FetchLimits) -> Document | FetchFailure:
    if _is_empty(fetched.body):
        what = "an empty document; it is asked again on the next run"
        return FetchFailure(feed.id, ErrorKind.EMPTY, what, fetched.status)
    decoded = decode(fetched.body, fetched.content_type)
    text = decoded.text.lstrip("\ufeff")
    found = set(fetched.warnings)
    if decoded.is_doubtful:
        found.add(Warn.ENCODING)
    if not _is_feed_type(fetched.content_type):
        found.add(Warn.CONTENT_TYPE)
    place = Place(fetched.url, fetched.at, limits.max_items)
    read = _parse_json if text.lstrip()[:1] in ("{", "[") else _parse_xml
    result = read(text, found, place)
    if isinstance(result, Document):
        return result
    return FetchFailure(feed.id, result.kind, result.what, fetched.status)


def _parse_json(text: str, found: set[Warn], place: Place) -> Document | NoFeed:
    read = parse_json(text)
    if isinstance(read, NoFeed):
        return read
    if read.is_malformed:
        found.add(Warn.MALFORMED)
    return document(
        read.drafts, place, title=read.title, language=read.language, warnings=frozenset(found)
    )


def _parse_xml(text: str, found: set[Warn], place: Place) -> Document | NoFeed:
    is_page = is_html(text)
    if (is_page or not has_root(text)) and is_challenge(text):
        return NoFeed(ErrorKind.CHALLENGE, challenge("a page instead of the feed"))
    if is_page or "<" not in text:
        return NoFeed(ErrorKind.NOT_A_FEED, description(text, place.base))
    repaired = repair(text)
    if repaired.is_malformed:
        found.add(Warn.MALFORMED)
    if repaired.is_truncated:
        found.add(Warn.TRUNCATED)
    if repaired.has_entities:
        found.add(Warn.ENTITIES)
    if sound := parse_sound(repaired.text):
        return document(
            sound.drafts, place, title=sound.title, language=sound.language,
            warnings=frozenset(found),
        )  # fmt: skip
    return _parse_odd(with_short_authors(repaired.text), found, place)


def _parse_odd(text: str, found: set[Warn], place: Place) -> Document | NoFeed:
    parsed, is_crashing = _parsed(text)
    if not parsed.get("version") and not parsed["entries"]:
        return NoFeed(ErrorKind.NOT_A_FEED, description(text, place.base))
    if is_crashing or parsed.get("bozo"):
        found.add(Warn.MALFORMED)
    feed = parsed["feed"]
    return document(
        [_draft(entry) for entry in parsed["entries"]],
        place,
        title=_text(feed, "title"),
        language=_text(feed, "language"),
        warnings=frozenset(found),
    )


def _parsed(text: str) -> tuple[Any, bool]:  # Any: feedparser has no types
    """Return what feedparser makes of a document, and whether it fell over it at first.

    It falls over single elements in odd places. Without those of foreign namespaces, and then
    item by item, all the items but the odd one are still read.
    """
    try:
        return _feedparsed(text), False
    except Exception:  # noqa: BLE001  KeyError, ValueError, OverflowError, UnicodeError...
        core = core_only(text)
    try:
        return _feedparsed(core), True
    except Exception:
        documents = item_by_item(core)
        parts = [part for document in documents for part in _attempted(document)]
        if documents and not parts:
            raise
    entries = [entry for part in parts for entry in part["entries"]]
    version = parts[0].get("version") if parts else ""
    return {"version": version, "entries": entries, "feed": {}}, True


def _attempted(document: str) -> Iterator[Any]:  # Any: as above
    with suppress(Exception):
        yield _feedparsed(document)


@cache
def _library() -> Any:  # noqa: ANN401  feedparser has no types
    """Return feedparser, loaded when first needed: who asks for names alone need not wait."""
    import feedparser  # noqa: PLC0415  see above

    # A driver that reads external entities must not come in by way of the system.
    feedparser.api.PREFERRED_XML_PARSERS.clear()
    return feedparser


def _feedparsed(text: str) -> Any:  # noqa: ANN401  feedparser has no types
    with python_warnings.catch_warnings():
        python_warnings.simplefilter("ignore")  # theirs, about themselves
        return _library().parse(
            io.BytesIO(_DECLARATION + text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )


def _draft(entry: Mapping[str, Any]) -> Draft:
    """Return an item in the words of its document.

    Dates are taken as written: feedparser reads some spellings wrongly and says nothing.
    """
    contents = _value(entry, "content") or [{}]
    source = _value(entry, "source") or {}
    title = _value(entry, "title_detail") or {}
    updated = _text(entry, "updated")
    return Draft(
        guid=_text(entry, "id"),
        title=_text(entry, "title"),
        link=_text(entry, "link"),
        summary=_text(entry, "summary") or _text(contents[0], "value"),
        published=(_text(entry, "published"), updated, _text(entry, "created")),
        updated=updated,
        origin=_text(source, "title"),
        origin_url=_text(source, "href") or _text(source, "url"),
        language=_text(title, "language"),
    )


def _value(members: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401  as above
    """Look a member up as it is stored: feedparser's own look-up invents some from others."""
    return dict.get(members, name) if isinstance(members, dict) else None


def _text(members: Mapping[str, Any], name: str) -> str:
    value = _value(members, name)
    return value if isinstance(value, str) else ""


def _is_empty(body: bytes) -> bool:
    for mark in _BOMS:
        body = body.removeprefix(mark)
    return not body.strip(_BLANK)


def _is_feed_type(content_type: str) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    return not kind or any(name in kind for name in _FEED_TYPES)


class _OutOfTimeError(BaseException):
    """The budget is spent. No Exception, so that no handler of feedparser's swallows it."""


@contextmanager
def _budget(seconds: float) -> Iterator[None]:
    """Interrupt what takes longer, a regular expression or expat included.

    Python delivers signals to the main thread alone; elsewhere there is no budget.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(
        signal, "setitimer"
    ):
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise _OutOfTimeError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
