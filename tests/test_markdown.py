"""Markdown shows what the page says, and nothing in a title becomes markup."""

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from watchlist.pages.page import Cell, Column, Line, Note, Page, Role, Row, Table, Text, View
from watchlist.plain import CONTROL
from watchlist.renderers import markdown

HOSTILE = [
    "# heading",
    "1. one",
    "12) twelve",
    "- item",
    "+ item",
    "--- rule",
    "=== rule",
    "> quote",
    "```code",
    "    indented",
    "**strong** __strong__ *em* _em_ ~~gone~~ `code`",
    "[link](http://evil.example) ![image](http://evil.example/x.png)",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> &lt; &#60; <http://evil.example>",
    "a | b || c",
    "back\\slash \\* \\",
    "$x$ and $$y$$",
    "[x]: http://evil.example 'title'",
    "[^1] [ ] [x]",
    "line\nbreak\ttab\r\nreturn",
    "\u202egnp.exe\u2069 \x1b[31m",
    "북한 'quotes' \"double\"",
    "",
]
hostile = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=40),
    st.text("*_`[]()<>|\\~#-+=.1 a!&$:@", max_size=30),
)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def view(*blocks: Table | Note, title: str = "Title", summary: tuple[Cell, ...] = ()) -> View:
    return View(Page(title, "", blocks, summary), {}, "")


def render(of: View) -> str:
    return markdown.render(of, 80, color=False)


def read(text: str) -> tuple[list[str], list[str], list[str | None]]:
    """The kinds of block, the texts, and the addresses of links, as a reader of Markdown sees."""
    tokens = READER.parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    texts = ["".join(_said(child) for child in t.children or ()) for t in tokens if t.children]
    links = [str(one.attrGet("href")) for one in inner if one.type == "link_open"]
    kinds = {"text", "link_open", "link_close", "strong_open", "strong_close", "html_inline"}
    assert {one.type for one in inner} <= kinds
    assert {one.content for one in inner if one.type == "html_inline"} <= {"<br>"}
    return [t.type for t in tokens if t.nesting == 1], texts, list(links)


def _said(token: Token) -> str:
    return token.content if token.type == "text" else ""


def shown(text: str) -> str:
    """What is to be seen of a text: controls marked, blanks at its ends left off."""
    return CONTROL.sub("\ufffd", text).strip()


def seen(text: str) -> str:
    return text.replace("\u200b", "").strip()


@settings(deadline=None)
@given(title=hostile, role=st.sampled_from(Role))
@example(title="C #", role=Role.PLAIN)
@example(title="a ## ", role=Role.PLAIN)
@example(title="# #", role=Role.PLAIN)
@pytest.mark.parametrize("where", ["note", "cell", "below", "heading", "grid"])
def test_foreign_text_is_text_wherever_it_stands(where: str, title: str, role: Role) -> None:
    assume(where != "cell" or shown(title) != "-")  # nothing stands there, so a list leaves it out
    cell = (Text(title, role),)
    columns = (Column("", is_fixed=True), Column("story"))
    dash = (Text("x"),)
    blocks: dict[str, tuple[Table | Note, str]] = {
        "note": (Note(cell), "T"),
        "cell": (Table("", columns, (Row((dash, cell)),), has_header=False), "T"),
        "below": (Table("", columns, (Row((dash, dash), (Line(cell),)),)), "T"),
        "heading": (Note(dash), title),
        "grid": (Table("", columns, (Row((dash, cell)),)), "T"),
    }
    block, name = blocks[where]

    _, texts, links = read(render(view(block, title=name)))

    assert not links
    wanted = shown(title)
    # a reader takes runs of blanks and some blanks of other scripts at a line's ends for none
    assert re.sub(r"\s+", " ", wanted) in " · ".join(re.sub(r"\s+", " ", seen(t)) for t in texts)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://x", "//x", ""])
def test_only_web_addresses_become_links(url: str) -> None:
    assert read(render(view(Note((Text("here", url=url),)))))[2] == []


@pytest.mark.parametrize(
    "path", ["a b", "a)b", "a>b", "a|b", "a\\b", "a`b", "x\x00y\nz", "ü?q=1&r"]
)
def test_a_link_leads_where_the_page_says(path: str) -> None:
    cell = (Text("here", url=f"https://e.example/{path}"),)
    table = Table("", (Column("a"), Column("b")), (Row((cell, (Text("y"),))),))

    for block in (Note(cell), table):
        (link,) = read(render(view(block)))[2]
        assert link is not None
        assert link.startswith("https://e.example/")
        assert not re.search(r"[ <>|\\`\x00\n]", link)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@someone", "@&#8203;someone"),
        ("see #12", "see #&#8203;12"),
        (":skull: now", ":&#8203;skull: now"),
        ("https://x.example www.x.example", "https\\://x.example www\\.x.example"),
        ("3.5 % - a (good) day: 12:30, e.g. Kim's.", "3.5 % - a (good) day: 12:30, e.g. Kim's."),
    ],
)
def test_nothing_notifies_or_links_by_itself_and_plain_text_stays_plain(
    text: str, said: str
) -> None:
    assert markdown.escaped(text) == said


def test_a_table_is_a_table_with_its_few_lines_in_a_cell() -> None:
    columns = (Column("feed"), Column("items", is_number=True), Column("far", from_width=200))
    rows = [Row(((Text(name),), (Text("1"),), (Text("-"),))) for name in "abc"]
    rows[1] = Row(rows[1].cells, ((Text("gone"),), Line((Text("wide"),), from_width=200)))

    text = render(view(Table("Feeds", columns, tuple(rows))))

    assert text == (
        "## Title\n\n### Feeds\n\n| feed | items |\n| --- | --: |\n| a<br>... | 1 |\n".replace(
            "<br>...", ""
        )
        + "| b<br>gone | 1 |\n| c | 1 |\n"
    )
    assert "table_open" in read(text)[0]


def test_rows_with_lines_below_are_a_list() -> None:
    row = Row(
        ((Text("● elevated", Role.ELEVATED),), (Text("Satellites", Role.STRONG),)),
        below=((Text("Rose."),), Line((Text("x"),), lead=(Text("2 h "),))),
        margin=((Text("  satellite"),),),
    )
    table = Table("", (Column("status"), Column("indicator")), (row,), has_header=False)

    assert render(view(table)) == (
        "## Title\n\n- **● elevated** · **Satellites**\n  - satellite\n  - Rose.\n  - 2 h x\n"
    )


def test_an_empty_table_says_so_and_a_note_for_wide_screens_is_left_out() -> None:
    blocks = (Table("", (), (), empty="Nothing."), Note((Text("wide"),), from_width=200))

    assert render(view(*blocks)) == "## Title\n\nNothing.\n"


def test_strong_text_beside_letters_stays_whole() -> None:
    cell = (Text("a"), Text("(b)", Role.STRONG), Text("c", Role.STRONG), Text("d", Role.STRONG))

    assert render(view(Note(cell))) == "## Title\n\na(b)**c**d\n"
    assert read(render(view(Note(cell))))[1][-1] == "a(b)cd"
