"""XML as it is found, made readable: one feed in fifteen is not well-formed.

Works on text, before any parser sees it: what XML forbids goes, what stands around the
document goes, and a document that was cut off ends behind its last whole item.
"""

import re
from dataclasses import dataclass

_ROOT = re.compile(r"<((?:\w+:)?(?:rss|feed|rdf))(?=[\s>/])", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}?\?>")
_PROLOG = re.compile(
    r"\s*(?:<\?[^>]{0,1000}\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*(?:<!DOCTYPE|\Z)", re.IGNORECASE
)
_AROUND = re.compile(r"(?:\s|<!--(?:[^-]|-(?!->))*-->|<\?[^>]*\?>)*")
_LONGEST_TAIL = 10_000
_LONGEST_PROLOG = 100_000

# Terminal sequences go whole; never past the end of the element's text.
_SEQUENCES = re.compile(
    "\x1b[\\]PX^_][^\x07\x1b<]{0,4096}(?:\x07|\x1b\\\\)?|\x1b\\[[0-?]*[ -/]*[@-~]?|\x1b[ -/]*[0-~]?"
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# To match all that is allowed takes half the time of a search for what is not.
_ALLOWED = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)
_CHARACTERS = (  # of XML 1.0, section 2.2
    (0x9, 0xA), (0xD, 0xD), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF),
)  # fmt: skip
_LONGEST_NUMBER = 12  # digits; more is no character, and slow to reckon with

_HARMFUL_ENTITY = re.compile(
    r"<!ENTITY\s+(?:%|\S+\s+(?:SYSTEM|PUBLIC)\b|\S+\s+(?:\"[^\"]*&[^\"#]|'[^']*&[^'#]"
    r"|\"[^\"]{1000}|'[^']{1000}))",
    re.IGNORECASE,
)
# feedparser looks for e-mail addresses in these with a pattern that is quadratic.
_LONG_AUTHOR = re.compile(
    r"(<(?:\w+:)?(?:author|creator|managingEditor|webMaster|publisher|contributor|owner|name|email)"
    r"\b[^>]{0,200}>\s*(?:<!\[CDATA\[)?)[^<\]]{1000,}",
    re.IGNORECASE,
)
_ITEM_START = re.compile(r"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_FOREIGN = re.compile(r"</?(?!(?:dc|content|atom|rdf|rss)\b)[\w.\-]+:[\w.\-]+[^>]*>")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A document fit for a parser, without its XML declaration, and what had to be done."""

    text: str
    is_malformed: bool = False
    is_truncated: bool = False
    has_entities: bool = False  # such that could blow up or reach out; the DTD is gone


def has_root(text: str) -> bool:
    """Whether the root of a feed stands anywhere in the text."""
    return _ROOT.search(text) is not None


def repair(text: str) -> Repaired:
    """Return a feed's document in a form that a parser can take."""
    is_malformed = has_entities = is_truncated = False
    root = _ROOT.search(text)
    if root is not None:
        start = _start(text, root.start())
        is_malformed = bool(text[:start])
        prolog = text[start : root.start()]
        if "<!entity" in prolog.lower():
            has_entities = len(prolog) > _LONGEST_PROLOG or bool(_HARMFUL_ENTITY.search(prolog))
        if start or has_entities:
            text = text[root.start() if has_entities else start :]
    legal = _legal(text)
    is_malformed = is_malformed or legal != text
    text = legal
    if root is not None:
        whole, is_truncated = _closed(text, root[1])
        is_malformed = is_malformed or (not is_truncated and whole != text)
        text = whole
    if declaration := _DECLARATION.match(text):
        text = text[declaration.end() :]
    return Repaired(text, is_malformed, is_truncated, has_entities)


def with_short_authors(text: str) -> str:
    """Return the document with authors emptied that are too long for feedparser to look through."""
    return _LONG_AUTHOR.sub(r"\1", text)


def core_only(text: str) -> str:
    """Return the document without elements of foreign namespaces, for a parser that fell over."""
    return _FOREIGN.sub("", text)


def item_by_item(text: str) -> tuple[str, ...]:
    """Return a document for each item, for a parser that falls over one of them.

    Nothing but the root's own tag stands around an item; what stands between items is left out.
    One without an item where there is none, and nothing where there is no root either.
    """
    root = _ROOT.search(text)
    opened = text[root.start() : text.find(">", root.end()) + 1] if root else ""
    if root is None or not opened or opened.endswith("/>"):
        return ()
    is_in_channel = root[1].lower().endswith("rss")
    before = opened + ("<channel>" if is_in_channel else "")
    after = f"{'</channel>' if is_in_channel else ''}</{root[1]}>"
    documents = []
    start = _ITEM_START.search(text, root.end())
    while start and (end := _ITEM_END.search(text, start.end())):
        documents.append(before + text[start.start() : end.end()] + after)
        start = _ITEM_START.search(text, end.end())
    return tuple(documents) or (before + after,)


def _start(text: str, root: int) -> int:
    """Return where the document begins: at its declaration, else its DTD, else its root."""
    declaration = text.find("<?xml", 0, root)
    if declaration >= 0:
        return declaration
    if _PROLOG.match(text, 0, root):
        return 0
    doctype = text.find("<!DOCTYPE", 0, root)
    return doctype if doctype >= 0 else root


def _legal(text: str) -> str:
    if not _ALLOWED.fullmatch(text):
        text = _FORBIDDEN.sub("", _SEQUENCES.sub("", text))
    return _REFERENCE.sub(_reference, text) if "&#" in text else text


def _reference(found: re.Match[str]) -> str:
    digits = found[1] or found[2]
    if len(digits) > _LONGEST_NUMBER:
        return ""
    number = int(digits, 16 if found[1] else 10)
    is_character = any(first <= number <= last for first, last in _CHARACTERS)
    return found[0] if is_character else ""


def _closed(text: str, root: str) -> tuple[str, bool]:
    """Return the document up to its end tag, and whether it had none and was cut off."""
    at = text.rfind(f"</{root}")
    if at < 0:
        tags = list(re.finditer(rf"</{re.escape(root)}\s*>", text, re.IGNORECASE))
        if not tags:
            return _cut(text, root), True
        at = tags[-1].start()
    end = text.find(">", at) + 1
    if end == 0:
        return _cut(text, root), True
    if len(text) - end <= _LONGEST_TAIL and _AROUND.fullmatch(text, end):
        return text, False
    return text[:end], False


def _cut(text: str, root: str) -> str:
    """Return a document that breaks off, ended behind its last whole item."""
    ends = list(_ITEM_END.finditer(text))
    if ends:
        text = text[: ends[-1].end()]
    elif start := _ITEM_START.search(text):
        text = text[: start.start()]
    is_in_channel = root.lower().endswith("rss") and text.rfind("<channel") > text.rfind(
        "</channel"
    )
    return f"{text}{'</channel>' if is_in_channel else ''}</{root}>"
