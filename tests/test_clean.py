"""Foreign text made harmless and plain."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.documents.clean import clean, plain

HARMFUL = "\u202e\u2066\u061c\u200e\u200b\u2060\ufeff\xad\ufff9\ufffe\U0010ffff\U000e0041"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Ship  docks\n at\tRason ", "Ship docks at Rason"),
        ("<p>Arms <b>deal</b></p><br/>signed", "Arms deal signed"),
        ("북<b>한</b>의 <a href='x'>노동자</a>", "북한의 노동자"),
        ("a<!-- b --> c<script>d()</script>e<style>f", "a c e"),
        ("<!-- for ever", ""),
        ("Arms &amp; oil &lt;b&gt;now&lt;/b&gt; &#8212; x", "Arms & oil now — x"),
        ("AT&amp;amp;T", "AT&amp;T"),
        ("Output 3 < 5 and x > 2", "Output 3 < 5 and x > 2"),
        ("<bold claim", "<bold claim"),
        ("\x1b[31mRed\x1b[0m alert", "Red alert"),
        ("A\x1b]0;pwned\x07B", "AB"),
        ("T\x1b]8;;http://x\x1b\\Uclick", "TUclick"),
        ("x\x1bPq\x9cy\x1b]52;c;cm0=", "xy"),
        ("a\x9b31mb \x9d0;x\x9cc", "ab c"),
        ("a \x9d b end", "a b end"),
        ("&#27;[31mRed &#x9b;end", "Red ›end"),
        ("rewrite\b\b\r\vover\x7f\x00", "rewrite over"),
        ("Report \u202efdp.exe\u202c \u2066x\u2069", "Report fdp.exe x"),
        ("No\u200brth Ko\xadrea", "North Korea"),
        ("👨\u200d👩\u200d👧 🇰🇵", "👨\u200d👩\u200d👧 🇰🇵"),
        ("half \ud83d pair", "half pair"),
        (unicodedata.normalize("NFD", "북한 Séoul"), "북한 Séoul"),
        ("z" + "\u0301" * 1000 + "algo", "ź\u0301\u0301\u0301\u0301algo"),
        ("line one\u2028line two\x85three", "line one line two three"),
        ("[bold]x[/] :bomb:", "[bold]x[/] :bomb:"),
    ],
)
def test_a_text_is_cleaned(text: str, cleaned: str) -> None:
    assert clean(text, 500) == cleaned


def test_a_long_text_is_cut_with_a_mark() -> None:
    assert clean("x" * 11, 10) == "x" * 9 + "…"
    assert clean("x" * 10, 10) == "x" * 10
    assert clean("Missile " * 1_000_000, 500) == ("Missile " * 70)[:499] + "…"


def test_a_text_is_marked_as_cut_where_the_rest_was_not_looked_at() -> None:
    assert clean("a" + "<b>" * 100_000 + "z", 10) == "a…"
    assert clean("abcdefghij" + "<b>" * 100_000 + "z", 10) == "abcdefghij"


def test_a_name_keeps_its_markup() -> None:
    assert plain(" <a>\x1b[1m&amp;\u202e b\n") == "<a>&amp; b"


@given(
    st.lists(
        st.one_of(
            st.text(),
            st.sampled_from(
                [
                    *HARMFUL,
                    "\x1b[",
                    "\x1b]0;",
                    "\x07",
                    "\x9b",
                    "\x9d",
                    "<b>",
                    "&#27;",
                    "&lt;",
                    "<!--",
                ]
            ),
        )
    ).map("".join),
    st.integers(1, 50),
)
def test_nothing_harmful_is_left_of_any_text(text: str, limit: int) -> None:
    cleaned = clean(text, limit)

    assert len(cleaned) <= limit
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(HARMFUL) & set(cleaned)
    assert cleaned == cleaned.strip()
    cleaned.encode()


@given(st.text())
def test_a_clean_name_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_no_character_that_goes_is_printable() -> None:
    """What is printable need not be searched for it."""
    printable = " ".join(c for c in map(chr, range(sys.maxunicode + 1)) if c.isprintable()).strip()
    line = " ".join(printable.split())

    assert plain(line + "\n") == unicodedata.normalize("NFC", line)
