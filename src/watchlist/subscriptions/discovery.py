"""The feeds that a web page names in its head: `<link rel="alternate" type="application/rss+xml">`.

Source: the autodiscovery of feeds as in the WHATWG's HTML standard, section "Link types".
"""

import html
import re
from dataclasses import dataclass

from watchlist.documents.clean import clean
from watchlist.documents.links import safe_link

TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
"""Media types of feeds; plain JSON or XML is as often something else."""

_HEAD = 300_000  # characters; heads of some 200,000 are met with, styles and scripts in them
_MOST = 100
_TITLE_LENGTH = 80

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript)\b[^>]{0,1000}>.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(
    r"<(?P<name>link|base)(?=[\s/])(?P<rest>(?:[^<>\"']|\"[^\"]{0,2048}\"|'[^']{0,2048}')*+)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=\"'/]+)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']+))"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A feed that a page names."""

    url: str  # absolute, http or https
    title: str  # as the page calls it; may be empty


def offers(text: str, base: str) -> tuple[Offer, ...]:
    """Return the feeds that a web page names, each address once, in the page's order.

    Args:
        text: the page; what is beyond its first 300,000 characters does not count.
        base: its address, which relative ones are resolved against, unless it names another.
    """
    found: dict[str, Offer] = {}
    has_base = False
    for tag in _TAG.finditer(_UNSEEN.sub(" ", text[:_HEAD])):
        values = _attributes(tag["rest"])
        if tag["name"].lower() == "base":
            if "href" in values and not has_base:
                base, has_base = safe_link(values["href"], base) or base, True
        elif _is_feed(values) and (url := safe_link(values.get("href", ""), base)):
            found.setdefault(url, Offer(url, clean(values.get("title", ""), _TITLE_LENGTH)))
    return tuple(found.values())[:_MOST]


def _attributes(text: str) -> dict[str, str]:
    """Return a tag's attributes; of those that are given twice, the first counts."""
    values: dict[str, str] = {}
    for each in _ATTRIBUTE.finditer(text):
        value = each["double"] or each["single"] or each["bare"] or ""
        values.setdefault(each["name"].lower(), html.unescape(value))
    return values


def _is_feed(values: dict[str, str]) -> bool:
    """Whether a link leads to a feed; one that says no `rel` is taken by its type alone."""
    kind = values.get("type", "").partition(";")[0].strip().lower()
    return kind in TYPES and "alternate" in values.get("rel", "alternate").lower().split()
