"""Bytes to text, as the world sends them: labels lie, and subsets hold their supersets.

The order is: byte order mark, valid UTF-8, the document's own declaration, the header.
"""

import re
from dataclasses import dataclass

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# A charset's label and the codec that reads it: never one that is no charset (rot13, zip,
# utf-7), and where a label is used for its superset, the superset.
_CODECS = {
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"windows-{n}": f"cp{n}" for n in range(1250, 1259)},
    **{f"cp{n}": f"cp{n}" for n in (*range(1250, 1259), 866, 437, 850, 852, 855)},
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620", "windows-874"), "cp874"),
    "koi8-r": "koi8-r", "koi8-u": "koi8-u", "ibm866": "cp866", "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    **dict.fromkeys(("euc-kr", "euckr", "ks_c_5601-1987", "ksc5601", "cp949", "uhc"), "cp949"),
    "windows-949": "cp949", "iso-2022-kr": "iso2022-kr", "johab": "johab",
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "cp932", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-jp", "eucjp", "x-euc-jp"), "euc-jp"), "iso-2022-jp": "iso2022-jp-2",
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "cp936", "x-gbk", "euc-cn"), "gb18030"),
    "hz-gb-2312": "hz",
    **dict.fromkeys(("big5", "big5-hkscs", "cp950", "x-x-big5"), "big5hkscs"),
}  # fmt: skip
_NARROWER = {"euc-kr": "euc-kr", "ks_c_5601-1987": "euc-kr", "ksc5601": "euc-kr"}
_UNICODE = re.compile(r"utf-?8|us-ascii|ascii|utf-?(?:16|32)(?:-?[lb]e)?|ucs-?[24]|unicode")
_ESCAPED = ("iso-2022-jp", "iso-2022-kr", "hz-gb-2312")  # these look like ASCII

_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([A-Za-z0-9._:\-]{1,40})\s*[\"']"
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9._:\-]{1,40})", re.IGNORECASE)
_NOT_ASCII = bytes(range(0x80, 0x100))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document's text, and whether its label was wrong or bytes had to be replaced."""

    text: str
    is_doubtful: bool = False


def decode(body: bytes, content_type: str) -> Decoded:
    """Return the text of a document; there always is one, at worst with U+FFFD in it.

    Args:
        body: the document.
        content_type: the header `Content-Type`; its `charset` is believed last.
    """
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return _replaced(body[len(mark) :], codec)
    if codec := _wide(body):
        return _replaced(body, codec)
    found = _DECLARED.search(body[:2_048])
    declared = found[1].decode("ascii").lower() if found else ""
    found_in_header = _HEADER.search(content_type)
    header = found_in_header[1].lower() if found_in_header else ""
    if declared not in _ESCAPED and header not in _ESCAPED:
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            is_misnamed = bool(declared) and not _UNICODE.fullmatch(declared)
            is_unknown = is_misnamed and declared not in _CODECS
            return Decoded(text, is_unknown or (is_misnamed and not body.isascii()))
    for label in (declared, header):
        if (codec := _CODECS.get(label, "")) and (decoded := _strict(body, label, codec)):
            return decoded
    return _guess(body)


def _wide(body: bytes) -> str:
    """Return the codec of UTF-16 without a mark: every other byte of its start is zero."""
    if body[:1] in (b"<", b"{") and body[1:2] == b"\0" and body[2:4] != b"\0\0":
        return "utf-16-le"
    if body[:1] == b"\0" and body[1:2] in (b"<", b"{"):
        return "utf-16-be"
    return ""


def _replaced(body: bytes, codec: str) -> Decoded:
    text = body.decode(codec, "replace")
    return Decoded(text, "\ufffd" in text)


def _strict(body: bytes, label: str, codec: str) -> Decoded | None:
    try:
        text = body.decode(codec)
    except UnicodeDecodeError:
        return None
    if label in _NARROWER:
        try:
            body.decode(_NARROWER[label])
        except UnicodeDecodeError:
            return Decoded(text, is_doubtful=True)
    return Decoded(text)


def _guess(body: bytes) -> Decoded:
    """Read a document that is none of what it says: UTF-8 with a few bad bytes, or Latin."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - bad - len(body.translate(None, _NOT_ASCII))
    if good > bad:
        return Decoded(text, is_doubtful=True)
    return Decoded(body.decode("cp1252", "replace"), is_doubtful=True)
