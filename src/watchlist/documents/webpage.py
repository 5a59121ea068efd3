"""What came instead of a feed, told apart so that the reader knows what to do."""

import re

from watchlist.documents.clean import clean, plain
from watchlist.subscriptions.discovery import offers

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_HEAD = 50_000
_CHALLENGES = (
    "/cdn-cgi/challenge-platform/", "_cf_chl_opt", "<title>just a moment...</title>",
    "ddos-guard", "_incapsula_resource", "captcha-delivery.com", "sucuri_cloudproxy",
    "g-recaptcha", "h-captcha",
)  # fmt: skip
_PASSWORD = re.compile(r"<input[^>]{1,300}type\s*=\s*[\"']?password", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,1000})", re.IGNORECASE)
_ELEMENT = re.compile(r"<([A-Za-z_][\w:.\-]{0,40})")
_TITLE_LENGTH = 80
_MAGIC = {
    "%PDF": "a PDF", "\x89PNG": "an image", "�PNG": "an image", "‰PNG": "an image",
    "GIF8": "an image", "PK\x03\x04": "an archive",
}  # fmt: skip


def is_html(text: str) -> bool:
    """Whether a document begins as a web page does."""
    return _HTML.match(text, 0, _HEAD) is not None


def is_challenge(text: str) -> bool:
    """Whether a web page wants to see a person, or a browser, first."""
    head = text[:_HEAD].lower()
    return any(mark in head for mark in _CHALLENGES)


def feed_link(text: str, base: str) -> str | None:
    """Return the address of the first feed that a web page names in its head."""
    return next((offer.url for offer in offers(text, base)), None)


def description(text: str, base: str) -> str:
    """Return what a document is that is no feed, and what to do, in one sentence."""
    if is_html(text):
        return _page(text, base)
    head = text.lstrip()[:_HEAD]
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            return f"{what}, not a feed; check the address"
    if head[:1] in ("{", "[") or head.strip() == "null":
        return "JSON, but not a JSON Feed; check the address, or use the site's RSS"
    element = next((e for e in _ELEMENT.findall(head) if e.lower() != "xml"), "")
    if head.startswith("<") and element:
        return f"XML, but its root is {plain(element)!r}, not a feed; check the address"
    return "the answer is not a feed; look at the address in a browser"


def _page(text: str, base: str) -> str:
    found = _TITLE.search(text, 0, _HEAD)
    title = clean(found[1], _TITLE_LENGTH) if found else ""
    named = f', title "{title}"' if title else ""
    if link := feed_link(text, base):
        return f"an HTML page{named}; use the feed that it names: {link}"
    if _PASSWORD.search(text, 0, _HEAD):
        return f"an HTML page that asks for a password{named}; the feed needs credentials"
    return f"an HTML page{named}; look for the feed's address on that site"
