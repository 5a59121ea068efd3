"""Content coding undone, with a ceiling: a few kilobytes can hold a gigabyte."""

import zlib
from dataclasses import dataclass

from watchlist.words import ErrorKind, Warn

_GZIP = b"\x1f\x8b"
_AS_GZIP, _AS_ZLIB, _AS_DEFLATE = 31, 15, -15
_HEADER_OF_GZIP = 10
_NO_CODING = ("", "identity", "none", "utf-8")


@dataclass(frozen=True, slots=True)
class Inflated:
    """A body as it was before it was packed."""

    body: bytes
    warnings: tuple[Warn, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a body is not unpacked."""

    kind: ErrorKind
    what: str


def inflate(raw: bytes, coding: str, limit: int) -> Inflated | Refused:
    """Undo the one content coding that is asked for, gzip, and what is sent in its place.

    Args:
        raw: the body as it came.
        coding: the header `Content-Encoding`.
        limit: most bytes of the result.
    """
    named = [name for part in coding.split(",") if (name := part.strip().lower()) not in _NO_CODING]
    if len(named) > 1:
        return Refused(ErrorKind.ENCODING, f"the answer is packed {len(named)} times over")
    name = named[0].removeprefix("x-") if named else ""
    if name == "deflate":
        # Half of the world sends deflate without the wrapper that the name means.
        unpacked = _unpack(raw, _AS_ZLIB, limit)
        return _unpack(raw, _AS_DEFLATE, limit) if unpacked == _BROKEN else unpacked
    if raw.startswith(_GZIP) and name in ("", "gzip"):
        unpacked = _unpack(raw, _AS_GZIP, limit)
        if name or isinstance(unpacked, Refused):
            return unpacked
        return Inflated(unpacked.body, (Warn.COMPRESSION, *unpacked.warnings))
    if name not in ("", "gzip") and raw.lstrip()[:1] not in (b"<", b"{", b"\xef"):
        return Refused(ErrorKind.ENCODING, "the answer is packed in a way that was not asked for")
    return Inflated(raw, (Warn.COMPRESSION,) if name else ())


_BROKEN = Refused(ErrorKind.ENCODING, "the answer is packed, and broken")


def _unpack(raw: bytes, wrapping: int, limit: int) -> Inflated | Refused:
    body = bytearray()
    rest = raw
    warnings: tuple[Warn, ...] = ()
    while rest:
        unpacker = zlib.decompressobj(wrapping)
        try:
            body += unpacker.decompress(rest, limit + 1 - len(body))
        except zlib.error:
            if body or wrapping != _AS_GZIP:
                # Later members of a stream whose first ones are whole are left where they are.
                return Inflated(bytes(body), (Warn.COMPRESSION,)) if body else _BROKEN
            return _unchecked(raw, limit)
        if len(body) > limit:
            return _too_large(limit)
        if not unpacker.eof:
            warnings = (Warn.TRUNCATED,)
            break
        rest = unpacker.unused_data
        if wrapping != _AS_GZIP or not rest.startswith(_GZIP):
            break
    return Inflated(bytes(body), warnings)


def _unchecked(raw: bytes, limit: int) -> Inflated | Refused:
    """Read a gzip stream whose checksum is wrong; its words may still be right."""
    unpacker = zlib.decompressobj(_AS_DEFLATE)
    try:
        body = unpacker.decompress(raw[_HEADER_OF_GZIP:], limit + 1)
    except zlib.error:
        return _BROKEN
    if len(body) > limit:
        return _too_large(limit)
    return Inflated(body, (Warn.COMPRESSION,)) if body else _BROKEN


def _too_large(limit: int) -> Refused:
    return Refused(ErrorKind.TOO_LARGE, f"the answer unpacks to more than {limit:,} bytes")
