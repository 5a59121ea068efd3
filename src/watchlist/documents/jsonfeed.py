"""JSON Feed, versions 1 and 1.1 (jsonfeed.org), read member by member: any may be missing."""

import json
from dataclasses import dataclass

from watchlist.documents.drafts import Draft
from watchlist.words import ErrorKind

_VERSION = "https://jsonfeed.org/version/"
_TEXTS = ("title", "url", "external_url", "date_published", "date_modified")


@dataclass(frozen=True, slots=True)
class JsonFeed:
    """A document's drafts and what stands above them."""

    drafts: tuple[Draft, ...]
    title: str
    language: str
    is_malformed: bool  # a member was of the wrong type and is left out


@dataclass(frozen=True, slots=True)
class NoFeed:
    """Why a document is none."""

    kind: ErrorKind
    what: str


def parse_json(text: str) -> JsonFeed | NoFeed:
    """Return what a JSON document holds, if it is a JSON Feed."""
    try:
        # Numbers stay text: one of 10,000 digits is refused by int, and none is reckoned with.
        document = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        if _VERSION in text[:1_000].replace("\\/", "/"):
            return NoFeed(ErrorKind.PARSE, "a JSON Feed that is broken; tell the publisher")
        return NoFeed(
            ErrorKind.NOT_A_FEED, "JSON that is broken, and not a JSON Feed; check the address"
        )
    if not isinstance(document, dict) or not _text(document, "version").startswith(_VERSION):
        return NoFeed(
            ErrorKind.NOT_A_FEED,
            "JSON, but not a JSON Feed; check the address, or use the site's RSS",
        )
    items = document.get("items") or []
    if not isinstance(items, list):
        return NoFeed(ErrorKind.PARSE, "a JSON Feed whose items are no list; tell the publisher")
    members = [item for item in items if isinstance(item, dict)]
    return JsonFeed(
        drafts=tuple(_draft(item) for item in members),
        title=_text(document, "title"),
        language=_text(document, "language"),
        is_malformed=len(members) < len(items) or any(_is_odd(item) for item in members),
    )


def _draft(item: dict[str, object]) -> Draft:
    return Draft(
        guid=_text(item, "id"),
        title=_text(item, "title"),
        link=_text(item, "url") or _text(item, "external_url"),
        summary=_text(item, "summary")
        or _text(item, "content_text")
        or _text(item, "content_html"),
        published=(_text(item, "date_published"), _text(item, "date_modified")),
        updated=_text(item, "date_modified"),
        language=_text(item, "language"),
    )


def _text(members: dict[str, object], name: str) -> str:
    value = members.get(name)
    return value if isinstance(value, str) else ""


def _is_odd(item: dict[str, object]) -> bool:
    return any(item.get(name) is not None and not isinstance(item[name], str) for name in _TEXTS)
