"""News sitemaps: what a site tells search engines of its last two days, where it has no feed.

Source: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
"""

from datetime import datetime
from xml.parsers import expat

from watchlist.documents.charset import decode
from watchlist.documents.drafts import Draft, Place, document
from watchlist.model import Document, FeedState, Fetched, FetchFailure, Request
from watchlist.settings import Feed, FetchLimits
from watchlist.web import conditional
from watchlist.words import ErrorKind

_TEXTS = {"loc", "title", "publication_date", "name", "language", "lastmod"}
_OTHERS = {"image", "video", "xhtml"}  # what else stands beside an article, with titles of its own
_MOST_DEPTH = 12


def request(feed: Feed, state: FeedState, now: datetime) -> Request:
    """Return what to ask: only for news, where validators are known."""
    return conditional.request(feed, state, now)


def parse(_feed: Feed, fetched: Fetched, limits: FetchLimits) -> Document | FetchFailure:
    """Return the articles of a sitemap, or why it is none; one that is cut off is a failure."""
    reader = _Reader()
    try:
        reader.read(decode(fetched.body, fetched.content_type).text.lstrip("\ufeff \t\r\n"))
    except expat.ExpatError as error:
        what = f"no sitemap that can be read: {expat.ErrorString(error.code)}; check the address"
        return FetchFailure(fetched.feed, ErrorKind.NOT_A_FEED, what, fetched.status)
    except _Refused as refused:
        return FetchFailure(fetched.feed, ErrorKind.NOT_A_FEED, str(refused), fetched.status)
    if reader.root == "sitemapindex":
        first = next((one["loc"] for one in reader.found if one.get("loc")), "")
        what = (
            f"an index of sitemaps, and not a sitemap; use one of those it names, such as {first}"
        )
        return FetchFailure(fetched.feed, ErrorKind.NOT_A_FEED, what, fetched.status)
    if reader.root != "urlset":
        what = f"XML, but no sitemap: it begins with <{reader.root[:40]}>; check the address"
        return FetchFailure(fetched.feed, ErrorKind.NOT_A_FEED, what, fetched.status)
    drafts = [_draft(one) for one in reader.found if one.get("title")]
    place = Place(fetched.url, fetched.at, limits.max_items)
    return document(drafts, place, title="", language="", warnings=frozenset(fetched.warnings))


def _draft(one: dict[str, str]) -> Draft:
    return Draft(
        guid=one.get("loc", ""),
        title=one["title"],
        link=one.get("loc", ""),
        published=(one.get("publication_date", ""),),
        updated=one.get("lastmod", ""),
        origin=one.get("name", ""),
        language=one.get("language", ""),
    )


class _Refused(Exception):  # noqa: N818  what a document is, not what went wrong with us
    """The document asks for what no sitemap needs."""


class _Reader:
    """Collects the texts of each entry, by their names without prefix."""

    def __init__(self) -> None:
        self.root = ""
        self.found: list[dict[str, str]] = []
        self._depth = 0
        self._name = ""
        self._pieces: list[str] = []

    def read(self, text: str) -> None:
        parser = expat.ParserCreate(encoding="utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append
        parser.EntityDeclHandler = self._refuse
        parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003  expat knows no names

    def _refuse(self, *_: object) -> None:
        raise _Refused("a sitemap with entities of its own, which are not read; tell the publisher")

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise _Refused("nested too deep for a sitemap; check the address")
        self._name = name.rpartition(":")[2]
        self._pieces.clear()
        if self._depth == 1:
            self.root = self._name
        elif self._name in {"url", "sitemap"}:
            self.found.append({})

    def _end(self, name: str) -> None:
        self._depth -= 1
        prefix, _, own = name.rpartition(":")
        if own in _TEXTS and prefix not in _OTHERS and self.found:
            self.found[-1].setdefault(own, "".join(self._pieces).strip())
        self._pieces.clear()
