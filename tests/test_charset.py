"""Bytes to text: labels lie, and a bad byte must not spoil the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.documents.charset import Decoded, decode

KOREAN, RUSSIAN, JAPANESE, CHINESE = (
    "북한 노동자",
    "Россия поставляет нефть",
    "北朝鮮の労働者",
    "朝鲜工人",
)


def document(text: str, label: str = "") -> str:
    declared = f' encoding="{label}"' if label else ""
    return f'<?xml version="1.0"{declared}?><rss><title>{text}</title></rss>'


@pytest.mark.parametrize(
    ("text", "label", "codec"),
    [
        (RUSSIAN, "windows-1251", "cp1251"), (RUSSIAN, "KOI8-R", "koi8-r"),
        (RUSSIAN, "iso-8859-5", "iso8859-5"), (KOREAN, "euc-kr", "euc-kr"),
        (KOREAN, "ks_c_5601-1987", "cp949"), (JAPANESE, "Shift_JIS", "cp932"),
        (JAPANESE, "euc-jp", "euc-jp"), (JAPANESE, "iso-2022-jp", "iso2022-jp"),
        (CHINESE, "gb2312", "gbk"), (CHINESE, "gb18030", "gb18030"), ("北韓工人", "big5", "big5"),
        ("“Séoul” — day 2", "iso-8859-1", "cp1252"),
    ],
)  # fmt: skip
class TestLabel:
    def test_of_the_document_is_believed(self, text: str, label: str, codec: str) -> None:
        body = document(text, label).encode(codec)

        assert decode(body, "text/xml") == Decoded(document(text, label))
        assert decode(b"\n" + body, "").text == "\n" + document(text, label)

    def test_of_the_header_is_believed_where_there_is_no_other(
        self, text: str, label: str, codec: str
    ) -> None:
        body = document(text).encode(codec)

        assert decode(body, f'text/xml; charset="{label}"') == Decoded(document(text))

    def test_is_not_believed_against_utf_8(self, text: str, label: str, codec: str) -> None:
        body = document(text, label).encode()

        if label != "iso-2022-jp":  # what is escaped looks like ASCII, and is believed
            assert decode(body, f"text/xml; charset={codec}") == Decoded(
                document(text, label), is_doubtful=True
            )
            assert decode(document(text).encode(), f"text/xml; charset={label}") == Decoded(
                document(text)
            )


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_wins(codec: str) -> None:
    text = document(KOREAN, "windows-1251")

    assert decode(text.encode(codec), "text/xml; charset=koi8-r") == Decoded(text)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [document(KOREAN), '{"title": "북한"}'])
def test_utf_16_needs_no_mark(codec: str, text: str) -> None:
    assert decode(text.encode(codec), "") == Decoded(text)


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"])
def test_wide_characters_that_are_broken_are_replaced(mark: bytes) -> None:
    assert decode(mark + b"\0\xd8\0", "").is_doubtful


@pytest.mark.parametrize("label", ["rot13", "zip", "utf-7", "unicode_escape", "idna", "x-no-such"])
def test_what_is_no_charset_is_never_used(label: str) -> None:
    text = document(f"{KOREAN} +ADw-", label)

    assert decode(text.encode(), f"text/xml; charset={label}") == Decoded(text, is_doubtful=True)


def test_an_unknown_label_on_plain_ascii_is_doubtful_and_a_known_one_is_not() -> None:
    assert decode(document("plain", "x-no-such").encode(), "").is_doubtful
    assert not decode(document("plain", "koi8-r").encode(), "").is_doubtful
    assert not decode(document(KOREAN, "utf-16").encode(), "").is_doubtful


def test_one_bad_byte_spoils_one_character() -> None:
    body = document(KOREAN).encode().replace("동".encode(), b"\xff")

    assert decode(body, "") == Decoded(document("북한 노\ufffd자"), is_doubtful=True)


def test_latin_that_says_utf_8_is_read_as_latin() -> None:
    body = document("Café à Séoul", "utf-8").encode("latin-1")

    assert decode(body, "") == Decoded(document("Café à Séoul", "utf-8"), is_doubtful=True)


def test_a_superset_is_used_where_the_label_names_the_subset() -> None:
    body = document("똠방각하 북한", "euc-kr").encode("cp949")

    assert decode(body, "") == Decoded(document("똠방각하 북한", "euc-kr"), is_doubtful=True)


def test_a_label_that_does_not_fit_gives_way_to_the_header() -> None:
    body = document(RUSSIAN, "euc-jp").encode("cp1251")

    assert decode(body, "text/xml; charset=windows-1251").text == document(RUSSIAN, "euc-jp")


@given(st.binary(max_size=300), st.text(max_size=60))
def test_any_bytes_are_text(body: bytes, label: str) -> None:
    declared = f"<?xml version='1.0' encoding='{label}'?>".encode("utf-8", "replace")

    decode(body, f"text/xml; charset={label}").text.encode()
    decode(declared + body, "").text.encode()
