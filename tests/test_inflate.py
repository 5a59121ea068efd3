"""Content coding undone, with a ceiling."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.web.inflate import Inflated, Refused, inflate
from watchlist.words import ErrorKind, Warn

TEXT = b"<rss>" + b"North Korea " * 100 + b"</rss>"
LIMIT = 10_000
PACKED = gzip.compress(TEXT)
WRONG_SUM = PACKED[:-8] + b"\0\0\0\0" + PACKED[-4:]
NOTHING = b"\x07" * 20  # no coding begins so
RAW = zlib.compress(TEXT)[2:-4]


@pytest.mark.parametrize(
    ("raw", "coding", "warnings"),
    [
        (TEXT, "", ()), (TEXT, "identity", ()), (TEXT, "UTF-8, none", ()),
        (PACKED, "gzip", ()), (PACKED, " X-GZIP ", ()),
        (zlib.compress(TEXT), "deflate", ()), (RAW, "deflate", ()),
        (gzip.compress(TEXT[:50]) + gzip.compress(TEXT[50:]), "gzip", ()),
        (PACKED + b"junk", "gzip", ()),
        (PACKED + PACKED[:2] + b"junk", "gzip", (Warn.COMPRESSION,)),
        (WRONG_SUM, "gzip", (Warn.COMPRESSION,)),
        (TEXT, "gzip", (Warn.COMPRESSION,)),
        (PACKED, "", (Warn.COMPRESSION,)),
        (TEXT, "br", (Warn.COMPRESSION,)),
    ],
)  # fmt: skip
def test_what_is_sent_is_read(raw: bytes, coding: str, warnings: tuple[Warn, ...]) -> None:
    assert inflate(raw, coding, LIMIT) == Inflated(TEXT, warnings)


def test_a_stream_that_is_cut_gives_what_it_has() -> None:
    cut = inflate(PACKED[:-20], "gzip", LIMIT)

    assert isinstance(cut, Inflated)
    assert TEXT.startswith(cut.body)
    assert cut.warnings == (Warn.TRUNCATED,)


@pytest.mark.parametrize(
    ("raw", "coding", "kind"),
    [
        (gzip.compress(PACKED), "gzip, gzip", ErrorKind.ENCODING),
        (b"\x1b\x8a", "br", ErrorKind.ENCODING),
        (b"\x1f\x8b" + NOTHING, "gzip", ErrorKind.ENCODING),
        (b"\x1f\x8b" + NOTHING, "", ErrorKind.ENCODING),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\3\3\0\1\1\1\1\0\0\0\0", "gzip", ErrorKind.ENCODING),
        (NOTHING, "deflate", ErrorKind.ENCODING),
        (gzip.compress(b"x" * (LIMIT + 1)), "gzip", ErrorKind.TOO_LARGE),
        (gzip.compress(b"x" * (LIMIT + 1))[:-8] + b"\0" * 8, "gzip", ErrorKind.TOO_LARGE),
        (zlib.compress(b"x" * (LIMIT + 1)), "deflate", ErrorKind.TOO_LARGE),
    ],
)  # fmt: skip
def test_what_is_not_read_says_why(raw: bytes, coding: str, kind: ErrorKind) -> None:
    refused = inflate(raw, coding, LIMIT)

    assert isinstance(refused, Refused)
    assert refused.kind is kind


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "", "gzip, br"]))
def test_any_bytes_are_read_or_refused_within_the_limit(raw: bytes, coding: str) -> None:
    for body in (raw, b"\x1f\x8b" + raw, PACKED[:40] + raw):
        match inflate(body, coding, 500):
            case Inflated(body=inflated):
                assert len(inflated) <= max(500, len(body))
            case refused:
                assert refused.what
