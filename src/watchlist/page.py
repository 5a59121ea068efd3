"""What a command has to show, before anyone decides how: a page for people, a tree for scripts.

A view makes one `View`; a renderer knows nothing else. Every text in it is plain and clean.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Tree = Mapping[str, Json]


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
    """A piece of text with its role, and where it leads."""

    text: str
    role: Role = Role.PLAIN
    url: str | None = None


Cell = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `from_width` is the narrowest screen, in characters, that shows it."""

    title: str
    is_number: bool = False
    from_width: int = 0
    may_wrap: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row and the lines that stand below it, over the whole width."""

    cells: tuple[Cell, ...]
    below: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; `empty` is said where there are none."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    has_header: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph."""

    text: Cell


@dataclass(frozen=True, slots=True)
class Page:
    """What people read: a heading and blocks in order."""

    title: str
    aside: str  # beside the title: the time, the counts
    blocks: tuple[Table | Note, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One result: the page, the tree, and which list of the tree is its rows."""

    page: Page
    tree: Tree
    rows: str  # the tree's key whose members NDJSON and CSV print one a line
