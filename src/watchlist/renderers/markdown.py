"""The page as GitHub-flavoured Markdown, for chat and wikis.

Foreign text is escaped so that it stays text: no link, image, heading, table cell, HTML, mention
or issue number comes out of a title. Links are those of the page alone, http and https only.

Source: https://github.github.com/gfm/ for what may be escaped and how a table is written.
"""

import re
from collections.abc import Iterator, Sequence

from watchlist.pages.page import Cell, Line, Note, Plot, Role, Row, Table, Text, View
from watchlist.pages.plot import draw
from watchlist.plain import CONTROL

SCREEN = 120  # characters: what a screen of this width shows is shown
PLOT = 76  # characters of a plot's line
STRONG = frozenset({Role.STRONG, Role.WATCH, Role.ELEVATED, Role.CRITICAL, Role.TROUBLE})

# Escaped wherever they stand; where they could begin a heading, a list or a rule; in addresses.
_MARKS = re.compile(r"[\\`*_\[\]<>|~&$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_STARTS = re.compile(r"^\s*(?=[#+\-=.)])|^\s*\d+(?=[.)](?:\s|$))")
_ENDS = re.compile(r"(?<=\s)#(?=#*\s*$)")  # a heading's end is not shown
_NOTIFIES = re.compile(r"[@#](?=\w)|:(?=[\w+-]+:)")
_SAFE = re.compile("https?://", re.IGNORECASE)
# What would end a link's address early, or the cell it stands in.
_IN_ADDRESS = {" ": "%20", "<": "%3C", ">": "%3E", "|": "%7C", "\\": "%5C", "`": "%60"}


def render(view: View, width: int, *, color: bool) -> str:  # noqa: ARG001  Markdown has neither
    """Return the page as Markdown."""
    page = view.page
    aside = f" ({escaped(page.aside)})" if page.aside else ""
    parts = [f"## {escaped(page.title)}{aside}"]
    parts += [text for cell in page.summary if (text := _inline(cell))]
    for block in page.blocks:
        match block:
            case Table():
                parts += _table(block)
            case Note():
                parts += _note(block)
            case Plot():
                parts += _plot(block)
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return a text as Markdown that shows it, and does nothing else.

    What a terminal obeys is marked. An at-sign or a number sign before a word, and a colon that
    could name a smiley, are parted from it by a space of no width: some sites look for these after
    all escapes are gone.
    """
    clean = _clean(text)
    inert = _STARTS.sub(r"\g<0>\\", _MARKS.sub(r"\\\g<0>", clean))
    return _NOTIFIES.sub(_parted, _ENDS.sub(r"\\#", inert))


def _clean(text: str) -> str:
    return CONTROL.sub("\ufffd", text)


def _parted(found: re.Match[str]) -> str:
    return f"{found[0]}&#8203;"


def _note(note: Note) -> Iterator[str]:
    if note.from_width <= SCREEN and (text := _inline(note.text)):
        yield text


def _plot(plot: Plot) -> Iterator[str]:
    """A plot as code, so that its columns stay under each other."""
    if plot.title:
        yield f"### {escaped(plot.title)}"
    lines = ["".join(piece.text for piece in line).rstrip() for line in draw(plot, PLOT)]
    yield "\n".join(["```text", *(_clean(line).replace("`", "'") for line in lines), "```"])


# ------------------------------------------------------------------ tables


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"### {escaped(table.title)}"
    shown = [at for at, column in enumerate(table.columns) if column.from_width <= SCREEN]
    if not table.rows:
        if table.empty:
            yield escaped(table.empty)
    elif table.has_header and sum(bool(row.below) for row in table.rows) * 2 < len(table.rows):
        yield "\n".join(_grid(table, shown))
    else:
        yield "\n".join(line for row in table.rows for line in _item(row, shown, table))


def _grid(table: Table, shown: Sequence[int]) -> Iterator[str]:
    """A table; the few lines below its rows stand in the cell that they begin under."""
    columns = [table.columns[at] for at in shown]
    yield _line(escaped(column.title) for column in columns)
    yield _line("--:" if column.is_number else "---" for column in columns)
    for row in table.rows:
        below = "".join(f"<br>{text}" for text in _below(row))
        yield _line(
            _inline(row.cells[at]) + below * (at == max(shown[0], table.below_at)) for at in shown
        )


def _line(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _item(row: Row, shown: Sequence[int], table: Table) -> Iterator[str]:
    """A row with lines below it, as a member of a list with a list in it."""
    cells = [(table.columns[at].title, _inline(row.cells[at])) for at in shown]
    told = [
        f"{escaped(title)} {text}" if title and table.has_header else text
        for title, text in cells
        if text and text != "\\-"
    ]
    yield f"- {' · '.join(told)}"
    margin = [text for cell in row.margin if (text := _inline(cell))]
    if margin:
        yield f"  - {' · '.join(margin)}"
    yield from (f"  - {text}" for text in _below(row))


def _below(row: Row) -> Iterator[str]:
    for one in row.below:
        line = one if isinstance(one, Line) else Line(one)
        text = _inline((*line.lead, *line.text))
        if text and line.from_width <= SCREEN:
            yield text


# ------------------------------------------------------------------ pieces of text


def _inline(cell: Cell) -> str:
    said = ""
    for piece in cell:
        if piece.from_width <= SCREEN:
            said += _piece(piece, said)
    return said.strip()


def _piece(piece: Text, before: str) -> str:
    whole = _clean(piece.text)
    text = whole.strip()
    said = escaped(text)
    # Asterisks mark strong text only beside a letter or a blank, so elsewhere they are left out.
    opens = text[:1].isalnum() or not before or before[-1:].isspace()
    if piece.role in STRONG and opens and text[-1:].isalnum() and not before.endswith("*"):
        said = f"**{said}**"
    if text and piece.url and _SAFE.match(piece.url):
        said = f"[{said}](<{_address(piece.url)}>)"
    return f"{' ' * whole[:1].isspace()}{said}{' ' * whole[-1:].isspace()}"


def _address(url: str) -> str:
    clean = CONTROL.sub("", url)
    return "".join(_IN_ADDRESS.get(letter, letter) for letter in clean)
