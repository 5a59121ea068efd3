"""What a command has to show, before anyone decides how: a page for people, a tree for scripts.

A view makes one `View`; a renderer knows nothing else. Every text in it is plain and clean.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Tree = Mapping[str, object]
"""What JSON prints: a typed dictionary of `contract`."""


class Role(StrEnum):
    """What a text is, so that a renderer may colour it; the words alone say the same."""

    PLAIN = "plain"
    STRONG = "strong"
    DIM = "dim"
    QUIET = "quiet"
    WATCH = "watch"
    ELEVATED = "elevated"
    CRITICAL = "critical"
    GOOD = "good"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text with its role, and where it leads.

    `short` stands in for it where a cell has no room for the whole; `from_width` is the narrowest
    screen, in characters, that shows it.
    """

    text: str
    role: Role = Role.PLAIN
    url: str | None = None
    short: str | None = None
    from_width: int = 0


Cell = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `from_width` is the narrowest screen, in characters, that shows it.

    Where a table is too wide, its widest columns are cut, or wrapped if they may; a fixed one is
    left alone. A growing one takes the room that is left over.
    """

    title: str
    is_number: bool = False
    from_width: int = 0
    may_wrap: bool = False
    is_fixed: bool = False
    may_grow: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A text below a row, on screens of at least `from_width`; `lead` stands before it.

    It is wrapped to so many `lines` at most, the last one cut; 0: to as many as it needs. One
    that may take a single line loses its last pieces before the first is cut.
    """

    text: Cell
    lines: int = 1
    from_width: int = 0
    lead: Cell = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row and the lines that stand below it; a bare cell there is wrapped.

    `margin` stands to the left of the lines below, one cell beside each, and goes on after them.
    """

    cells: tuple[Cell, ...]
    below: tuple[Cell | Line, ...] = ()
    margin: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; `empty` is said where there are none.

    Lines below a row begin under the column of index `below_at`. On screens of at least
    `blank_from` characters an empty line parts the rows; 0: on none.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    has_header: bool = True
    below_at: int = 0
    blank_from: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph; `from_width` is the narrowest screen, in characters, that shows it."""

    text: Cell
    from_width: int = 0


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of marks below a plot: a letter or a shape for each of its days."""

    label: str
    marks: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A value a day as bars, with strips below that tell of the same days."""

    title: str
    first: str  # the first day, as it is to be shown
    last: str
    label: str  # what the bars are
    values: tuple[float | None, ...]  # None: not known
    top: float  # what a bar of full height stands for
    strips: tuple[Strip, ...] = ()


Block = Table | Note | Plot


@dataclass(frozen=True, slots=True)
class Page:
    """What people read: a heading and blocks in order."""

    title: str
    aside: str  # beside the title: the time
    blocks: tuple[Block, ...]
    summary: tuple[Cell, ...] = ()  # lines under the title: the counts, the question


@dataclass(frozen=True, slots=True)
class View:
    """One result: the page, the tree, and which list of the tree is its rows."""

    page: Page
    tree: Tree
    rows: str  # the tree's key whose members NDJSON and CSV print one a line
    columns: tuple[str, ...] = ()  # of CSV, dotted; none: whatever the rows hold
