"""Reads whatever the tool prints, byte by byte: nothing of a feed may do anything there.

No control or bidirectional character, no terminal sequence, no foreign markup, no formula in a
cell, no link but to http and https.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
"""What no output holds; a line's end and, in files for machines only, a tab are no harm."""

TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
MARKDOWN_TAG = re.compile(r"(?<!\\)<(?!br>|(?i:https?)://[^\s<>]*>)/?[a-zA-Z!?][^<>]*>")
FORMULA = re.compile("^[\\s]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?\Z")
LINK_KEYS = ("url", "moved_to")
ELEMENTS = frozenset({
    "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section",
    "article", "nav", "aside", "div", "span", "p", "a", "h1", "h2", "h3", "h4", "ul", "ol", "li",
    "dl", "dt", "dd", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th",
    "td", "strong", "em", "b", "i", "small", "code", "pre", "abbr", "time", "details", "summary",
    "figure", "figcaption", "blockquote", "hr", "br", "mark", "sup", "sub", "svg", "g", "path",
    "line", "rect", "circle", "polyline", "polygon", "text", "tspan", "desc", "defs", "use",
    "symbol", "lineargradient", "stop", "bdi",
})  # fmt: skip
"""What a page of ours may be made of: nothing that runs, loads or sends."""
Findings = Iterator[str]


def found_in(style: str, text: str) -> list[str]:
    """Return what is wrong with an output in a format."""
    return [*_unclean(text), *SCANNERS.get(style, _nothing)(text)]


def _unclean(text: str) -> Findings:
    for hit in HARMFUL.finditer(text):
        around = text[max(0, hit.start() - 20) : hit.end() + 20]
        yield f"U+{ord(hit[0]):04X} in {around!a}"


def _strings(tree: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for name, member in tree.items():
            yield from _strings(member, name)
    elif isinstance(tree, list):
        for member in tree:
            yield from _strings(member, key)
    elif isinstance(tree, str):
        yield key, tree


def _json(text: str) -> Findings:
    for key, value in _strings(json.loads(text, parse_constant=_no_number)):
        yield from _unclean(value)
        if "\n" in value or "\t" in value:
            yield f"{key}: a line's end within {value!a}"
        if TAG.search(value) and key not in ("guid", "path"):
            yield f"{key}: markup in {value!a}"
        if key in LINK_KEYS and urlsplit(value).scheme not in ("http", "https"):
            yield f"{key}: a link to {value!a}"


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _ndjson(text: str) -> Findings:
    for line in text.splitlines():
        yield from _json(line)


def _csv(text: str) -> Findings:
    rows = list(csv.reader(io.StringIO(text)))
    for row in rows:
        if len(row) != len(rows[0]):
            yield f"a row of {len(row)} cells under {len(rows[0])} columns"
        for cell in row:
            if FORMULA.match(cell) and not NUMBER.match(cell):
                yield f"a formula: {cell!a}"
            if "\n" in cell:
                yield f"a line's end within {cell!a}"


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS and not _is_icon(tag, dict(attrs)):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("srcdoc", "formaction", "action"):
                self.found.append(f"<{tag} {name}>")
            if name in ("href", "src", "xlink:href") and not (value or "").lower().startswith(
                ("http://", "https://", "#", "data:image/")
            ):
                self.found.append(f"<{tag} {name}={value!a}>")


def _is_icon(tag: str, attrs: dict[str, str | None]) -> bool:
    """Whether it is a picture for the tab that the page brings along: nothing is loaded for it."""
    is_within = (attrs.get("href") or "").startswith("data:image/")
    return tag == "link" and attrs.get("rel") == "icon" and is_within


def _html(text: str) -> Findings:
    page = _Page()
    page.feed(text)
    yield from page.found


def _markdown(text: str) -> Findings:
    yield from (f"markup: {hit[0]!a}" for hit in MARKDOWN_TAG.finditer(text))
    yield from (
        f"a link to {hit[1]!a}"
        for hit in re.finditer(r"(?<!\\)\]\(\s*<?([^)\s>]*)", text)
        if not hit[1].lower().startswith(("http://", "https://", "#"))
    )


def _nothing(_text: str) -> Findings:
    yield from ()


SCANNERS: dict[str, Callable[[str], Findings]] = {
    "json": _json, "ndjson": _ndjson, "csv": _csv, "html": _html, "markdown": _markdown,
}  # fmt: skip
"""By format, beside what holds for all of them."""
