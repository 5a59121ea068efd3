"""Addresses of searches: what a feed's `fetcher` and `query` come to, and what is wrong with them.

A search service is asked by an address that its grammar makes of a query, so that from there on a
search is a feed like any other: `watchlist feeds` shows its address, and `url` may name another
base (a mirror, a service of one's own).

Sources: the services' own documentation where there is any (GDELT DOC 2.0, WordPress REST API,
Launch Library 2, CelesTrak SATCAT); for Google News, which has none, what others measured.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, quote_plus, urlencode, urljoin

from watchlist.settings import Feed

GOOGLE_EDITIONS: Mapping[str, tuple[str, str, str]] = {
    "en": ("en-US", "US", "US:en"), "ko": ("ko", "KR", "KR:ko"), "ru": ("ru", "RU", "RU:ru"),
    "ja": ("ja", "JP", "JP:ja"), "uk": ("uk", "UA", "UA:uk"), "zh": ("zh-CN", "CN", "CN:zh-Hans"),
    "zh-TW": ("zh-TW", "TW", "TW:zh-Hant"), "de": ("de", "DE", "DE:de"),
    "fr": ("fr", "FR", "FR:fr"), "es": ("es-419", "MX", "MX:es-419"), "it": ("it", "IT", "IT:it"),
    "pl": ("pl", "PL", "PL:pl"), "vi": ("vi", "VN", "VN:vi"), "tr": ("tr", "TR", "TR:tr"),
}  # fmt: skip
"""Language, country and edition of Google News, by language; the three must agree."""

MOST_RECORDS = 250
"""Articles that GDELT gives at most."""

POSTS = 50
"""Posts asked of a WordPress site: it gives 100 at most."""

LAUNCHES = 50
"""Launches asked of Launch Library."""

_WHEN = re.compile(r"\bwhen:\d+[hdmy]\b", re.IGNORECASE)
_GROUPED = re.compile(r"\([^()]*\)")
_PHRASE = re.compile(r'"[^"]*"')
_OPERATOR = re.compile(r"-?\w+(?::|[<>]=?)")
_CATALOGUE = re.compile(r"(CATNR|INTDES|GROUP|NAME|SPECIAL)=[^&=]+(&[A-Z]+=[^&=]+)*")
_SHORTEST_TERM = 3  # GDELT refuses shorter ones in Latin script


@dataclass(frozen=True, slots=True)
class Search:
    """A kind of search."""

    base: str  # where it is asked; "": only the feed's own `url` can say
    address: Callable[[str, Feed], str]  # of the base and the feed
    fault: Callable[[Feed], str]  # what is wrong with its query; "": nothing
    wants_query: bool = True


def address(feed: Feed) -> str:
    """Return the address that a feed is asked by: its `url`, or the one its query comes to."""
    search = SEARCHES.get(feed.fetcher)
    if search is None:
        return feed.url
    return search.address(feed.url or search.base, feed)


def faults(feed: Feed) -> Iterator[tuple[str, str]]:
    """Yield the keys of a feed that do not fit its fetcher, each with what is wrong with it."""
    search = SEARCHES.get(feed.fetcher)
    if not feed.url and not (search and search.base):
        yield "url", "required, but not there: the fetcher has no address of its own"
    if feed.query and (search is None or feed.fetcher == "news_sitemap"):
        yield "query", f"the fetcher {feed.fetcher!r} takes none; got {feed.query!r}"
    elif search and search.wants_query and not feed.query.strip():
        yield "query", f"required by the fetcher {feed.fetcher!r}: what to search for"
    elif search and (what := search.fault(feed)):
        yield "query", what


# ------------------------------------------------------------------ Google News


def _google(base: str, feed: Feed) -> str:
    language, country, edition = GOOGLE_EDITIONS.get(feed.language or "en", GOOGLE_EDITIONS["en"])
    return (
        f"{base}?q={quote_plus(feed.query)}&hl={language}&gl={country}&ceid={quote(edition, ':')}"
    )


def _google_fault(feed: Feed) -> str:
    if not _WHEN.search(feed.query):
        # Without it pages that never change come up, years old, as news.
        return f"expected a `when:` in it, such as when:7d; got {feed.query!r}"
    if feed.language and feed.language not in GOOGLE_EDITIONS:
        known = ", ".join(GOOGLE_EDITIONS)
        return f"Google News has no edition known here in {feed.language!r}; it has {known}"
    return ""


# ------------------------------------------------------------------ GDELT DOC 2.0


def _gdelt(base: str, feed: Feed) -> str:
    hours = max(24, math.ceil(2 * feed.every_hours))  # twice what is needed: nothing is missed
    return base + "?" + urlencode({
        "query": feed.query, "mode": "ArtList", "format": "json", "maxrecords": MOST_RECORDS,
        "sort": "DateDesc", "timespan": f"{hours}h",
    })  # fmt: skip


def _gdelt_fault(feed: Feed) -> str:
    bare = _PHRASE.sub(" ", feed.query)
    if re.search(r"\bOR\b", _GROUPED.sub(" ", bare)):
        return "GDELT takes OR inside parentheses only, as in (oil OR grain)"
    for word in re.sub(r"[()]", " ", bare).split():
        if word == "OR" or _OPERATOR.match(word):
            continue
        if word.isascii() and len(word.strip("-")) < _SHORTEST_TERM:
            return f"GDELT refuses terms of fewer than {_SHORTEST_TERM} letters: {word!r}"
    return ""


# ------------------------------------------------------------------ WordPress, catalogues


def _wordpress(base: str, feed: Feed) -> str:
    root = base if base.endswith("/") else f"{base}/"
    query = {"search": feed.query} if feed.query.strip() else {}
    query |= {"per_page": str(POSTS), "orderby": "date",
              "_fields": "id,date_gmt,modified_gmt,link,title,excerpt"}  # fmt: skip
    return f"{urljoin(root, 'wp-json/wp/v2/posts')}?{urlencode(query, safe=',')}"


def _launches(base: str, feed: Feed) -> str:
    return base + "?" + urlencode({
        "mode": "normal", "limit": LAUNCHES, "ordering": "-net", "search": feed.query,
    })  # fmt: skip


def _catalogue(base: str, feed: Feed) -> str:
    return f"{base}?{quote(feed.query, '=&')}&FORMAT=json"


def _catalogue_fault(feed: Feed) -> str:
    if _CATALOGUE.fullmatch(feed.query):
        return ""
    return f"expected such as NAME=MALLIGYONG or INTDES=2023-179; got {feed.query!r}"


def _as_it_is(base: str, _feed: Feed) -> str:
    return base


def _no_fault(_feed: Feed) -> str:
    return ""


SEARCHES: Mapping[str, Search] = {
    "google_news": Search("https://news.google.com/rss/search", _google, _google_fault),
    "gdelt": Search("https://api.gdeltproject.org/api/v2/doc/doc", _gdelt, _gdelt_fault),
    "wordpress": Search("", _wordpress, _no_fault, wants_query=False),
    "news_sitemap": Search("", _as_it_is, _no_fault, wants_query=False),
    "launch_library": Search(
        "https://ll.thespacedevs.com/2.3.0/launches/previous/", _launches, _no_fault
    ),
    "celestrak": Search("https://celestrak.org/satcat/records.php", _catalogue, _catalogue_fault),
}
"""By the name that a feed's `fetcher` gives."""
