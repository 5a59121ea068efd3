"""Foreign text made harmless and plain, once, on its way in.

Everything that leaves the tool again, on whatever channel, went through here: no terminal
escape, no control or bidirectional override, no markup, one line, one form of each letter.
"""

import html
import re
import unicodedata

_INLINE = "a|abbr|b|bdi|big|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr"
_UNSEEN = re.compile(
    r"<(script|style)\b[^>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*|/)?>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")

_SEQUENCES = re.compile(
    # strings for the terminal (titles, links, the clipboard), up to their end or for ever
    "\x1b[\\]PX^_].*?(?:\x07|\x1b\\\\|\x9c|\\Z)"
    # the same in eight bits; without an end it is but a wrong character
    "|[\x90\x98\x9d-\x9f][^\x07\x1b\x90\x98\x9c-\x9f]{0,4096}(?:\x07|\x1b\\\\|\x9c)"
    # colours and cursor moves, then the short ones
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[ -/]*[0-~]?",
    re.DOTALL,
)
_ESCAPE = re.compile("&#(?:0*27|x0*1b);", re.IGNORECASE)
_NO_CHARACTERS = "".join(
    f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls that are no white space
    "\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u206f\ufeff"  # invisible; ZWJ, ZWNJ stay
    "\u202a-\u202e\ufff9-\ufffb\U000e0000-\U000e007f"  # what turns round, annotates, tags
    f"\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]"  # halves of pairs, and what is none
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILES = re.compile(f"([{_MARKS}]{{4}})[{_MARKS}]+")
_NO_MARKS = re.compile(f"[^{_MARKS}]*")  # to match all takes a quarter of a search for piles
_BLANKS = re.compile("  +")

_RAW_PER_CHARACTER = 20
_RAW_SLACK = 4_000


def clean(text: str, limit: int) -> str:
    """Return foreign text as one plain line of at most `limit` characters.

    Tags, comments, scripts and styles go, entities are undone once (and the markup that was
    hidden in them goes, too), terminal sequences, control, bidirectional and zero-width
    characters, halves of pairs and more than four combining marks in a row go; the rest is
    put in NFC, its white space collapsed, and cut with "…". Joiners stay: emoji and Persian
    need them. Of a text far longer than `limit` only the beginning is looked at.

    Args:
        text: anything that came from outside.
        limit: most characters of the result, at least 1.
    """
    raw_limit = limit * _RAW_PER_CHARACTER + _RAW_SLACK
    is_cut = len(text) > raw_limit
    if is_cut:
        text = text[:raw_limit]
        text = text[: text.rfind("<")] if text.rfind("<") > text.rfind(">") else text
    text = _without_markup(text)
    if "&" in text:
        # html.unescape drops an escape and would leave the rest of its sequence.
        text = _without_markup(html.unescape(_ESCAPE.sub("\x1b", text)))
    text = plain(text)
    if len(text) > limit:
        return text[: limit - 1] + "…"
    return text + "…" if is_cut and len(text) < limit else text


def plain(text: str) -> str:
    """Return foreign text as one line with markup left as it is: for names, not for reading."""
    if text.isprintable():  # whatever is to go is no printable character; nor is a tab, say
        text = _BLANKS.sub(" ", text).strip(" ")
    else:
        text = " ".join(_DROPPED.sub("", _SEQUENCES.sub("", text)).split())
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return text if _NO_MARKS.fullmatch(text) else _PILES.sub(r"\1", text)


def _without_markup(text: str) -> str:
    if "<" not in text:
        return text
    # Inline tags stand within words (북<b>한</b>), all others between them.
    return _TAG.sub(" ", _INLINE_TAG.sub("", _UNSEEN.sub(" ", text)))
