"""The page for people, as wide as the screen: headings, tables, paragraphs.

Foreign text reaches the terminal as `rich.text.Text` alone, never as markup, and no character in
it commands a terminal. Every line fits the width, reckoned in cells: wide letters take two,
combining ones none.
"""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text as Drawn

from watchlist.pages.page import Block, Cell, Column, Line, Note, Plot, Role, Row, Table, Text, View
from watchlist.pages.plot import draw
from watchlist.plain import CONTROL

GAP = 2  # characters between columns
NARROWEST = 6  # characters that a column keeps if it can

STYLES = {
    Role.PLAIN: Style(),
    Role.STRONG: Style(bold=True),
    Role.DIM: Style(dim=True),
    Role.QUIET: Style(color="green"),
    Role.WATCH: Style(color="cyan", bold=True),
    Role.ELEVATED: Style(color="yellow", bold=True),
    Role.CRITICAL: Style(color="red", bold=True),
    Role.GOOD: Style(color="green"),
    Role.TROUBLE: Style(color="magenta"),
}

# rich numbers hyperlinks at random, so that the same page would never be the same bytes twice
_LINK_NUMBER = re.compile("\x1b]8;id=[^;]*;")


def render(view: View, width: int, *, color: bool) -> str:
    """Return the page for a screen of so many characters a line.

    Args:
        view: what to show; only its page is looked at.
        width: of the screen, at least 20.
        color: whether colours, weights and links may be used; without, the text is plain.
    """
    page = view.page
    width = max(width, 20)
    lines = [*_heading(page.title, page.aside, width)]
    for cell in page.summary:
        whole = _drawn(cell, width)
        lines += _wrapped(_drawn(cell, width, short=whole.cell_len > width), width)
    lines.append(Drawn("─" * width, STYLES[Role.DIM]))
    for number, block in enumerate(_shown(page.blocks, width)):
        if number:
            lines.append(Drawn())
        match block:
            case Table():
                lines += _table(block, width)
            case Note():
                lines += _note(block, width)
            case Plot():
                lines += _plot(block, width)
    return _text(lines, width, color=color)


def _shown(blocks: Sequence[Block], width: int) -> list[Block]:
    return [one for one in blocks if not isinstance(one, Note) or one.from_width <= width]


def _text(lines: Sequence[Drawn], width: int, *, color: bool) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, color_system="standard" if color else None, force_terminal=color,
        legacy_windows=False, highlight=False, markup=False, emoji=False, _environ={},
    )  # fmt: skip
    for line in lines:
        line.rstrip()
        # more columns than the screen has room for even at their narrowest end at its edge
        console.print(_cut(line, width), soft_wrap=True)
    return _LINK_NUMBER.sub("\x1b]8;;", out.getvalue())


def _heading(title: str, aside: str, width: int) -> Iterator[Drawn]:
    left, right = _piece(Text(title, Role.STRONG)), _piece(Text(aside, Role.DIM))
    room = width - left.cell_len - right.cell_len
    if room >= GAP:
        yield left + " " * room + right if aside else left
    else:
        yield _cut(left, width)
        yield _cut(right, width)


def _note(note: Note, width: int) -> list[Drawn]:
    return _wrapped(_drawn(note.text, width), width)


def _plot(plot: Plot, width: int) -> Iterator[Drawn]:
    if plot.title:
        yield _cut(_piece(Text(plot.title, Role.STRONG)), width)
    for line in draw(plot, width):
        yield _cut(_drawn(line, width), width)


# ------------------------------------------------------------------ tables


def _table(table: Table, width: int) -> Iterator[Drawn]:
    if table.title:
        yield _cut(_piece(Text(table.title, Role.STRONG)), width)
    if not table.rows:
        if table.empty:
            yield from _wrapped(_piece(Text(table.empty, Role.DIM)), width)
        return
    shown = [at for at, column in enumerate(table.columns) if column.from_width <= width]
    columns = [table.columns[at] for at in shown]
    rows = [[row.cells[at] for at in shown] for row in table.rows]
    widths = _widths(table, columns, rows, width)
    indent = sum(one + GAP for at, one in zip(shown, widths, strict=True) if at < table.below_at)
    if table.has_header:
        titles = [(Text(column.title, Role.DIM),) for column in columns]
        yield from _row(titles, columns, widths, width)
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        if number and table.blank_from and width >= table.blank_from:
            yield Drawn()
        yield from _row(cells, columns, widths, width)
        yield from _below(row, indent, width)


def _widths(
    table: Table, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int
) -> list[int]:
    """How wide each column is, so that all together are no wider than the screen."""
    heads = [cell_len(column.title) if table.has_header else 0 for column in columns]
    if table.below_at == 1 and columns:
        margins = [_drawn(cell, width).cell_len for row in table.rows for cell in row.margin]
        heads[0] = max([heads[0], *margins])
    cells = [[row[at] for row in rows] for at in range(len(columns))]
    widths = [
        max([head, *(_drawn(cell, width).cell_len for cell in column)])
        for head, column in zip(heads, cells, strict=True)
    ]
    room = width - GAP * (len(columns) - 1)
    shorter = [
        max([head, *(_drawn(cell, width, short=True).cell_len for cell in column)])
        for head, column in zip(heads, cells, strict=True)
    ]
    for at in sorted(range(len(widths)), key=lambda at: shorter[at] - widths[at]):
        if sum(widths) > room:
            widths[at] = max(shorter[at], widths[at] - (sum(widths) - room))
    soft = [at for at, one in enumerate(columns) if not (one.is_fixed or one.is_number)]
    _shrink(widths, soft, NARROWEST, room)
    _shrink(widths, range(len(widths)), 1, room)
    for at, column in enumerate(columns):
        if column.may_grow:
            widths[at] += max(0, room - sum(widths))
    return widths


def _shrink(widths: list[int], which: Sequence[int], least: int, room: int) -> None:
    """Take from the widest of these columns, a character at a time, until all fit or none can."""
    while sum(widths) > room:
        widest = max(which, key=lambda at: (widths[at], at), default=None)
        if widest is None or widths[widest] <= least:
            return
        widths[widest] -= 1


def _row(
    cells: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int], width: int
) -> Iterator[Drawn]:
    fitted = [
        _fitted(cell, column, one, width)
        for cell, column, one in zip(cells, columns, widths, strict=True)
    ]
    for number in range(max((len(lines) for lines in fitted), default=0)):
        line = Drawn()
        for lines, column, one in zip(fitted, columns, widths, strict=True):
            piece = lines[number] if number < len(lines) else Drawn()
            padding = " " * (one - piece.cell_len)
            line += (Drawn(padding) + piece if column.is_number else piece + padding) + " " * GAP
        yield line


def _fitted(cell: Cell, column: Column, size: int, width: int) -> list[Drawn]:
    for short in (False, True):
        drawn = _drawn(cell, width, short=short)
        if drawn.cell_len <= size:
            return [drawn]
    return _wrapped(_drawn(cell, width), size) if column.may_wrap else [_cut(drawn, size)]


def _below(row: Row, indent: int, width: int) -> Iterator[Drawn]:
    lines = [line for one in row.below for line in _line(one, indent, width)]
    margins = [_cut(_drawn(cell, width), max(indent - 1, 0)) for cell in row.margin]
    for margin, line in zip_longest(margins, lines, fillvalue=Drawn()):
        yield margin + " " * (indent - margin.cell_len) + line


def _line(one: Cell | Line, indent: int, width: int) -> Iterator[Drawn]:
    line = one if isinstance(one, Line) else Line(one, lines=0)
    if line.from_width > width:
        return
    lead = _cut(_drawn(line.lead, width), (width - indent) // 2)
    room = width - indent - lead.cell_len
    texts = _wrapped(_drawn(line.text, width), room, line.lines)
    if line.lines == 1:
        texts = [_shortened(line.text, room, width)]
    if lead or any(texts):
        for number, text in enumerate(texts):
            yield (Drawn(" " * lead.cell_len) if number else lead) + text


def _shortened(cell: Cell, room: int, width: int) -> Drawn:
    """The longest that fits: whole, with its short texts, or without its last pieces."""
    for kept in range(len(cell), 0, -1):
        for short in (False, True):
            drawn = _drawn(cell[:kept], width, short=short)
            if drawn.cell_len <= room:
                return drawn
    return _cut(_drawn(cell[:1], width, short=True), room)


# ------------------------------------------------------------------ pieces of text


def _drawn(cell: Cell, width: int, *, short: bool = False) -> Drawn:
    drawn = Drawn()
    for piece in cell:
        if piece.from_width <= width:
            drawn += _piece(piece, short=short)
    return drawn


def _piece(piece: Text, *, short: bool = False) -> Drawn:
    text = piece.short if short and piece.short is not None else piece.text
    style = STYLES[piece.role]
    if piece.url is not None and not CONTROL.search(piece.url):
        style += Style(link=piece.url)
    return Drawn(CONTROL.sub("\ufffd", text), style)


def _cut(drawn: Drawn, width: int) -> Drawn:
    cut = drawn.copy()
    cut.truncate(width, overflow="ellipsis")
    return cut


def _wrapped(drawn: Drawn, width: int, most: int = 0) -> list[Drawn]:
    """The text in lines of so many cells, at most so many of them; 0: as many as it needs."""
    console = Console(width=width, file=io.StringIO(), _environ={})
    lines = list(drawn.wrap(console, max(width, 1), overflow="fold")) or [Drawn()]
    if most and len(lines) > most:
        kept, at = lines[: most - 1], 0
        for line in kept:  # wrapping drops the blanks between lines
            at = drawn.plain.index(line.plain.strip(), at) + len(line.plain.strip())
        rest = drawn[at + len(drawn.plain[at:]) - len(drawn.plain[at:].lstrip()) :]
        return [*kept, _cut(rest, width)]
    return lines
