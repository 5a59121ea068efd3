"""A renderer prints what the view says: whole, as wide as the screen, and nothing that acts."""

import csv as csvlib
import io
import json as jsonlib
import re
import subprocess
import sys
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from golden import agree
from make import NOW, assessment, evidence, report
from morning import morning
from watchlist.pages.page import Cell, Column, Line, Note, Page, Role, Row, Table, Text, View
from watchlist.ports import Renderer
from watchlist.renderers import (
    RENDERERS,
    csv,
    json,
    markdown,
    nagios,
    ndjson,
    prometheus,
    table,
)
from watchlist.tree import report_tree
from watchlist.views import show, status

MODULES: Mapping[str, Renderer] = {
    "table": table,
    "json": json,
    "ndjson": ndjson,
    "csv": csv,
    "markdown": markdown,
    "nagios": nagios,
    "prometheus": prometheus,
}

HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://evil.example\x07here\x1b]8;;\x07",
    "\x9b2Jgone",
    "[/x] [bold]markup[/bold] [link=http://evil.example]",
    ":bomb: :skull:",
    "북한이 정찰위성을 발사했다고 일본 정부가 발표했다",
    "👩‍🚀👨‍👩‍👧‍👦🇰🇵 a family of joined signs",
    "Z̴̧͎̈́a̶l̷g̸o̵",
    "\u202egnp.exe\u2069",
    "line\nbreak\ttab\rreturn",
    '=HYPERLINK("http://evil.example")',
    "＝1+1",
    "\x00\x07\x08",
    "a" * 300,
    "",
]
hostile = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))


def page(*blocks: Table | Note, title: str = "Title", aside: str = "", summary: Cell = ()) -> View:
    lines = (summary,) if summary else ()
    return View(Page(title, aside, blocks, lines), {"rows": []}, "rows")


def cell(text: str, role: Role = Role.PLAIN) -> Cell:
    return (Text(text, role),)


def drawn(view: View, width: int = 40) -> list[str]:
    """The lines below the heading's rule."""
    lines = table.render(view, width, color=False).splitlines()
    return lines[lines.index("─" * width) + 1 :]


def status_view(title: str = "North Korea launches a satellite") -> View:
    told = evidence(title=title)
    tree = report_tree(report(assessment(title=title, evidence=(told,)), title=title))
    return status.view(tree, timezone="Asia/Seoul", now=NOW)


def rows_view(*members: object, columns: tuple[str, ...] = ()) -> View:
    return View(Page("", "", ()), {"rows": list(members)}, "rows", columns)


class TestAll:
    def test_each_name_leads_to_its_module(self) -> None:
        view = status_view()

        assert set(RENDERERS) == {*MODULES, "html"}  # which takes documents alone
        for name, module in MODULES.items():
            assert RENDERERS[name].render(view, 80, color=False) == module.render(
                view, 80, color=False
            )

    @pytest.mark.parametrize(
        ("name", "file"),
        [
            ("table", "txt"),
            ("json", "json"),
            ("ndjson", "ndjson"),
            ("csv", "csv"),
            ("markdown", "md"),
            ("nagios", "nagios.txt"),
            ("prometheus", "prom"),
        ],
    )
    def test_prints_a_morning_as_it_always_did(
        self, name: str, file: str, *, update_golden: bool
    ) -> None:
        view = status.view(report_tree(morning()), timezone="Asia/Seoul", now=NOW)

        agree(f"status.{file}", RENDERERS[name].render(view, 80, color=False), update=update_golden)

    @pytest.mark.parametrize("name", MODULES)
    @settings(deadline=None)
    @given(title=hostile)
    def test_prints_no_character_that_a_terminal_obeys(self, name: str, title: str) -> None:
        text = RENDERERS[name].render(status_view(title), 80, color=False)

        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        text.encode("utf-8")

    @pytest.mark.parametrize("name", ["json", "ndjson", "csv", "markdown"])
    def test_does_not_wait_for_rich_unless_it_draws(self, name: str) -> None:
        code = (
            "import sys; from watchlist.pages.page import *;"
            " from watchlist.renderers import RENDERERS;"
            f"RENDERERS[{name!r}].render(View(Page('', '', ()), {{'rows': []}}, 'rows'), 80,"
            " color=False);"
            "sys.exit('rich' in sys.modules)"
        )

        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  our own words


class TestTable:
    @pytest.mark.parametrize("width", [40, 80, 120, 200])
    @settings(deadline=None)
    @given(title=hostile)
    def test_no_line_is_wider_than_the_screen(self, width: int, title: str) -> None:
        for view in (
            status_view(title),
            show.view(
                report_tree(report(assessment(title=title, evidence=(evidence(title=title),)))),
                timezone="UTC",
                now=NOW,
            ),
        ):
            text = table.render(view, width, color=False)

            assert max(cell_len(line) for line in text.splitlines()) <= width
            assert all(line == line.rstrip() for line in text.splitlines())

    @settings(deadline=None)
    @given(data=st.data(), width=st.integers(20, 200))
    def test_no_table_is_wider_than_the_screen(self, data: st.DataObject, width: int) -> None:
        flag = st.booleans()
        columns = data.draw(
            st.lists(
                st.builds(
                    Column, hostile, is_number=flag, may_wrap=flag, is_fixed=flag, may_grow=flag,
                    from_width=st.sampled_from([0, 100]),
                ),
                min_size=1, max_size=12,
            )
        )  # fmt: skip
        piece = st.builds(Text, hostile, short=st.none() | hostile, from_width=st.just(0))
        a_cell = st.lists(piece, max_size=3).map(tuple)
        line = st.builds(Line, a_cell, lines=st.integers(0, 3), lead=a_cell)
        row = st.builds(
            Row,
            st.tuples(*[a_cell] * len(columns)),
            below=st.lists(line, max_size=3).map(tuple),
            margin=st.lists(a_cell, max_size=3).map(tuple),
        )
        rows = tuple(data.draw(st.lists(row, max_size=3)))
        at = data.draw(st.integers(0, len(columns)))
        block = Table("", tuple(columns), rows, below_at=at, has_header=data.draw(flag))

        text = table.render(page(block), width, color=False)

        assert all(cell_len(one) <= width for one in text.splitlines())
        assert len(text.splitlines()) == text.count("\n")

    @pytest.mark.parametrize("width", [60, 80, 120, 200])
    def test_what_stands_at_the_right_edge_stands_there_whatever_stands_left_of_it(
        self, width: int
    ) -> None:
        for title in HOSTILE:
            lines = drawn(status_view(title), width)

            assert lines[0].endswith("▅█"), title
            assert cell_len(lines[0]) == width, title

    def test_takes_markup_and_emoji_codes_as_letters(self) -> None:
        assert drawn(page(Note(cell("[/x] [bold]a[/bold] :bomb:")))) == [
            "[/x] [bold]a[/bold] :bomb:"
        ]

    def test_shows_that_a_character_was_taken_out(self) -> None:
        assert drawn(page(Note(cell("a\x1b[2Jb")))) == ["a\ufffd[2Jb"]

    def test_puts_the_aside_at_the_right_edge_or_below(self) -> None:
        beside = table.render(page(title="Title", aside="now"), 40, color=False).splitlines()
        below = table.render(page(title="T" * 39, aside="now"), 40, color=False).splitlines()

        assert beside[0] == "Title" + " " * 32 + "now"
        assert below[:2] == ["T" * 39, "now"]

    def test_takes_the_short_text_where_the_whole_has_no_room(self) -> None:
        long = Text("2/4 Preparations or notice of a window", short="2/4 preparation")
        block = Table("", (Column("a"), Column("b")), (Row((cell("x" * 18), (long,))),),
                      has_header=False)  # fmt: skip

        assert drawn(page(block), 40) == ["x" * 18 + "  2/4 preparation"]
        assert drawn(page(block), 80) == ["x" * 18 + "  2/4 Preparations or notice of a window"]

    def test_a_summary_is_short_where_the_whole_has_no_room(self) -> None:
        summary = (Text("first run: the baseline that later runs build on", short="first run"),)

        lines = table.render(page(summary=summary), 40, color=False).splitlines()

        assert lines == ["Title", "first run", "─" * 40]

    def test_cuts_or_wraps_the_widest_column_first(self) -> None:
        columns = (Column("n", is_number=True), Column("cut"), Column("wrap", may_wrap=True))
        block = Table("", columns, (Row((cell("7"), cell("c" * 9), cell("some words " * 3))),))

        assert drawn(page(block), 30) == [
            "n  cut        wrap",
            "7  ccccccccc  some words some",
            "              words some words",
        ]

    def test_shrinks_even_fixed_columns_before_it_overflows(self) -> None:
        columns = tuple(Column(name * 12, is_fixed=True) for name in "abc")

        (header, row) = drawn(page(Table("", columns, (Row((cell("x" * 12),) * 3),))), 20)

        assert header == "aaaaa…  bbbb…  cccc…"
        assert cell_len(row) <= 20

    def test_shows_columns_and_pieces_from_their_width_on(self) -> None:
        columns = (Column("a"), Column("b", from_width=60))
        cells = ((Text("x"), Text("+", from_width=60)), cell("y"))
        block = Table("", columns, (Row(cells),))

        assert drawn(page(block), 40) == ["a", "x"]
        assert drawn(page(block), 60) == ["a   b", "x+  y"]

    def test_shows_a_note_from_its_width_on(self) -> None:
        blocks = (Note(cell("one")), Note(cell("two"), from_width=60))

        assert drawn(page(*blocks), 40) == ["one"]
        assert drawn(page(*blocks), 60) == ["one", "", "two"]

    def test_lines_below_begin_under_their_column_with_the_margin_beside_them(self) -> None:
        row = Row(
            (cell("● up"), cell("title")),
            below=(Line(cell("first")), Line(cell("wide"), from_width=60), Line(cell("second"))),
            margin=(cell("  id-of-it"), cell("  since"), cell("  more")),
        )
        block = Table("", (Column(""), Column("")), (row,), has_header=False, below_at=1)

        assert drawn(page(block), 40) == [
            "● up        title",
            "  id-of-it  first",
            "  since     second",
            "  more",
        ]

    def test_a_line_of_one_loses_its_last_pieces_before_it_is_cut(self) -> None:
        row = Row((cell("r"),), below=(Line((Text("first part"), Text(" · second"))),))
        block = Table("", (Column(""),), (row,), has_header=False)

        assert drawn(page(block), 40)[1] == "first part · second"
        row = Row((cell("r"),), below=(Line((Text("f" * 30), Text(" · second"))),))
        assert drawn(page(Table("", (Column(""),), (row,), has_header=False)), 35)[1] == "f" * 30
        row = Row((cell("r"),), below=(Line((Text("f" * 50), Text(" · second"))),))
        assert drawn(page(Table("", (Column(""),), (row,), has_header=False)), 20)[1] == (
            "f" * 19 + "…"
        )

    def test_a_line_of_two_is_cut_at_the_end_of_the_second(self) -> None:
        row = Row((cell("r"),), below=(Line(cell("one two three four five six"), lines=2),))

        below = drawn(page(Table("", (Column(""),), (row,), has_header=False)), 20)[1:]

        assert below == ["one two three four", "five six"]
        row = Row((cell("r"),), below=(Line(cell("aaaa bbbb " * 6), lines=2),))
        below = drawn(page(Table("", (Column(""),), (row,), has_header=False)), 20)[1:]
        assert below == ["aaaa bbbb aaaa bbbb", "aaaa bbbb aaaa bbbb…"]

    def test_what_is_wrapped_hangs_under_its_lead(self) -> None:
        row = Row((cell("r"),), below=(Line(cell("some words in a row"), lines=0,
                                            lead=cell("3 h ago  ")),))  # fmt: skip

        below = drawn(page(Table("", (Column(""),), (row,), has_header=False)), 20)[1:]

        assert below == ["3 h ago  some words", "         in a row"]

    def test_a_bare_cell_below_a_row_is_wrapped_and_an_empty_one_takes_no_line(self) -> None:
        row = Row((cell("r"),), below=(cell("word " * 6), cell(""), ()))

        below = drawn(page(Table("", (Column(""),), (row,), has_header=False)), 20)[1:]

        assert below == ["word word word word", "word word"]

    def test_parts_the_rows_where_there_is_room(self) -> None:
        rows = (Row((cell("a"),)), Row((cell("b"),)))
        block = Table("Rows", (Column(""),), rows, has_header=False, blank_from=60)

        assert drawn(page(block), 40) == ["Rows", "a", "b"]
        assert drawn(page(block), 60) == ["Rows", "a", "", "b"]

    def test_says_what_an_empty_table_means(self) -> None:
        columns = (Column("a"),)

        assert drawn(page(Table("Rows", columns, (), empty="There are none."))) == [
            "Rows",
            "There are none.",
        ]
        assert drawn(page(Table("", columns, ()))) == []

    def test_a_screen_that_is_absurdly_narrow_is_taken_for_one_of_twenty(self) -> None:
        assert table.render(page(), 3, color=False) == table.render(page(), 20, color=False)


class TestColor:
    def test_colour_and_links_stand_beside_the_same_words(self) -> None:
        view = status_view()

        plain = table.render(view, 80, color=False)
        colored = table.render(view, 80, color=True)

        assert "\x1b" not in plain
        assert "\x1b]8;;https://en.yna.co.kr/view/1\x1b\\" in colored
        assert re.sub("\x1b\\[[0-9;]*m|\x1b]8;[^\x1b]*\x1b\\\\", "", colored) == plain

    def test_the_same_page_is_the_same_bytes_twice(self) -> None:
        view = status_view()

        assert table.render(view, 80, color=True) == table.render(view, 80, color=True)

    def test_a_link_that_commands_the_terminal_is_none(self) -> None:
        bad = Text("here", url="https://a.example/\x1b\\\x1b]9;7;calc\x07")

        assert "\x1b]8" not in table.render(page(Note((bad,))), 40, color=True)

    @pytest.mark.parametrize("role", Role)
    def test_every_role_has_a_look(self, role: Role) -> None:
        assert role in table.STYLES


class TestJson:
    def test_is_the_tree_itself_in_the_order_of_the_contract(self) -> None:
        view = status_view("북한 «위성» \x1b")

        text = json.render(view, 80, color=True)

        assert jsonlib.loads(text) == view.tree
        assert list(jsonlib.loads(text)) == list(view.tree)
        assert "북한 «위성» \\u001b" in text
        assert text.endswith("}\n")

    def test_ndjson_is_a_member_a_line(self) -> None:
        text = ndjson.render(rows_view({"a": 1}, {"a": "line\nbreak"}), 80, color=False)

        assert [jsonlib.loads(line) for line in text.splitlines()] == [
            {"a": 1},
            {"a": "line\nbreak"},
        ]

    def test_ndjson_of_nothing_is_nothing(self) -> None:
        assert ndjson.render(rows_view(), 80, color=False) == ""

    @pytest.mark.parametrize("module", [ndjson, csv])
    def test_rows_must_be_a_list_of_the_tree(self, module: Renderer) -> None:
        with pytest.raises(TypeError, match="'title' of the tree is no list"):
            module.render(View(Page("", "", ()), {"title": "x"}, "title"), 80, color=False)


class TestCsv:
    def read(self, *members: object, columns: tuple[str, ...] = ()) -> list[dict[str, str]]:
        text = csv.render(rows_view(*members, columns=columns), 80, color=False)
        return list(csvlib.DictReader(io.StringIO(text)))

    def test_an_object_becomes_dotted_columns_and_a_list_one_cell(self) -> None:
        member = {
            "id": "a",
            "stage": {"id": "orbit", "of": {"all": 4}},
            "trend": [0, 1, 2],
            "reasons": [{"code": "rose", "text": "It rose."}, {"code": "held", "text": "Held."}],
            "evidence": [{"id": 1}, {"id": 2}],
            "would_change": ["It rises.", "It falls."],
            "empty": [],
            "held": True,
            "muted": False,
            "none": None,
            "p": 0.004,
        }

        assert self.read(member) == [
            {
                "id": "a",
                "stage.id": "orbit",
                "stage.of.all": "4",
                "trend": "0 1 2",
                "reasons": "It rose.; Held.",
                "evidence": "2",
                "would_change": "It rises.; It falls.",
                "empty": "",
                "held": "true",
                "muted": "false",
                "none": "",
                "p": "0.004",
            }
        ]

    def test_columns_are_those_of_all_members_unless_the_view_names_them(self) -> None:
        members = ({"a": 1, "stage": None}, {"b": 2, "stage": {"id": "x"}})

        assert self.read(*members)[0] == {"a": "1", "stage": "", "b": "", "stage.id": ""}
        assert self.read(*members, columns=("a", "stage.id")) == [
            {"a": "1", "stage.id": ""},
            {"a": "", "stage.id": "x"},
        ]

    def test_columns_stand_even_over_no_row(self) -> None:
        assert csv.render(rows_view(columns=("a", "b")), 80, color=False) == "a,b\n"

    @pytest.mark.parametrize(
        "text",
        ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "＋1", "－1", "＠a", '"=1', "'=1"],
    )
    def test_no_cell_begins_a_formula(self, text: str) -> None:
        (row,) = self.read({"title": text, "names": [text]})

        assert row["title"].startswith("'")
        assert row["names"].startswith("'")

    def test_a_negative_number_is_no_formula(self) -> None:
        assert self.read({"change": -1.5}) == [{"change": "-1.5"}]

    def test_quotes_and_commas_survive(self) -> None:
        title = 'He said "no", twice'

        assert self.read({"title": title}) == [{"title": title}]
