"""OPML 2.0 (opml.org): the list of feeds that readers hand to each other.

Written is what every reader takes: a flat list of `rss` outlines. Read is what they write:
nested folders, `xmlUrl` in any case, `feed:` in front of an address. A DTD is refused, so there
are no entities to expand and nothing outside is read.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from watchlist.documents.clean import clean, plain
from watchlist.web.addresses import BadUrl, check_url

MAX_BYTES = 10_485_760
_TITLE_LENGTH = 200
_SHOWN = 80
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_FEED_SCHEME = re.compile(r"feed:(?://(?!/)(?=[^/]))?", re.IGNORECASE)
_DTD = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed as OPML names it; `url` can be asked."""

    url: str
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """An outline whose address cannot be asked, and why."""

    title: str
    url: str
    what: str


@dataclass(frozen=True, slots=True)
class NoOpml:
    """Why a document is none, as the end of a sentence."""

    what: str


def opml(title: str, outlines: Iterable[Outline]) -> str:
    """Return an OPML document that names feeds, in their order."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_text(title)}</title></head>",
        "  <body>",
        *map(_outline, outlines),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


def parse_opml(text: str) -> tuple[Outline | Refused, ...] | NoOpml:
    """Return the feeds that an OPML document names, in their order, or why there are none.

    An address that is named twice is returned twice. Folders and outlines without an address
    (notes, links) are passed over.
    """
    if _DTD.search(text):
        return NoOpml("it declares a DTD or entities, which OPML does not need; remove them")
    try:
        # No DTD gets here, so there are no entities to expand, and nothing outside is read.
        root = ET.fromstring(_DECLARATION.sub("", text, count=1))  # noqa: S314  see above
    except ET.ParseError as error:
        line, column = error.position
        return NoOpml(f"not XML: line {line}, column {column + 1}: {error.msg.split(':')[0]}")
    if root.tag != "opml":
        name = plain(root.tag)[:_SHOWN]
        return NoOpml(f"expected <opml> as the root, got <{name}>; export it anew as OPML")
    found = [_feed(outline) for outline in root.iter("outline")]
    return tuple(feed for feed in found if feed is not None)


def _feed(outline: ET.Element) -> Outline | Refused | None:
    values = {name.lower(): value.strip() for name, value in outline.attrib.items()}
    url = _FEED_SCHEME.sub(_web, values.get("xmlurl", ""), count=1)
    if not url:
        return None
    title = clean(values.get("title") or values.get("text", ""), _TITLE_LENGTH)
    checked = check_url(url)
    if isinstance(checked, BadUrl):
        return Refused(title, plain(url)[:_SHOWN], checked.what)
    return Outline(url, title, values.get("language", ""))


def _web(scheme: re.Match[str]) -> str:
    """`feed://host/…` is `http://host/…`; `feed:https://…` only loses its front."""
    return "http://" if scheme[0].endswith("//") else ""


def _outline(feed: Outline) -> str:
    title = quoteattr(_known(feed.title or feed.url))
    language = f" language={quoteattr(_known(feed.language))}" if feed.language else ""
    url = quoteattr(_known(feed.url))
    return f'    <outline type="rss" text={title} title={title} xmlUrl={url}{language}/>'


def _text(text: str) -> str:
    return _known(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _known(text: str) -> str:
    """Return a text without the characters that XML has no way to write."""
    return _NOT_XML.sub("", text)
