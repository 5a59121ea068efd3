"""Where each key of a TOML text stands, by line and column: `tomllib` does not say.

A scan that knows just enough of TOML 1.0 to tell keys, headers and values apart. It judges
nothing (`tomllib` does) and takes any text: of a broken one it locates what it can.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The way to a value: keys of tables and, from 0, places in arrays."""


class Place(NamedTuple):
    """A line and a column in characters, both from 1; 0 and 0 mean the text as a whole."""

    line: int
    column: int


WHOLE = Place(0, 0)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A key or table that is given a second time."""

    path: Path
    first: Place
    again: Place


@dataclass(frozen=True, slots=True)
class Places:
    """Where the keys and the values of a text stand.

    A table's value is its header; an element of an array has no key but its value.
    """

    keys: Mapping[Path, Place]
    values: Mapping[Path, Place]
    repeats: tuple[Repeat, ...] = ()

    def key(self, path: Path) -> Place:
        """Return where the path's last key stands, or what is known nearest above it."""
        return self.keys.get(path) or self.value(path)

    def value(self, path: Path) -> Place:
        """Return where the path's value stands, or what is known nearest above it."""
        while path:
            if (place := self.values.get(path)) is not None:
                return place
            path = path[:-1]
        return WHOLE


def scan(text: str) -> Places:
    """Return where each key and each value of a TOML text begins. Takes any text."""
    scanner = _Scanner(text)
    scanner.run()
    starts = [0, *(newline.end() for newline in re.finditer("\n", text))]

    def place(offset: int) -> Place:
        line = bisect_right(starts, offset)
        return Place(line, offset - starts[line - 1] + 1)

    return Places(
        {path: place(offset) for path, offset in scanner.keys.items()},
        {path: place(offset) for path, offset in scanner.values.items()},
        tuple(Repeat(p, place(first), place(again)) for p, first, again in scanner.repeats),
    )


_BLANK = re.compile(r"(?:[ \t\r\n\ufeff]|#[^\n]*)*")  # between statements and inside arrays
_SPACE = re.compile(r"[ \t]*")
_REST = re.compile(r"[^\n]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = re.compile(r'"((?:\\.|[^"\\\n])*)"' + r"|'([^'\n]*)'")
# Closing quotes may be preceded by one or two more, which belong to the text.
_LONG = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}' + r"|'''.*?'{3,5}", re.DOTALL)
_SCALAR = re.compile(r"[^,\]}#\n]*")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_LAST_CHARACTER = 0x10FFFF


def _unescaped(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        digits = match[1] or match[2]
        if digits is None:
            return _ESCAPED.get(match[3], match[3])
        return chr(min(int(digits, 16), _LAST_CHARACTER))

    return _ESCAPE.sub(one, text)


class _Open:
    """An array or inline table that is being scanned."""

    __slots__ = ("count", "is_array", "path")

    def __init__(self, path: Path, *, is_array: bool) -> None:
        self.path = path
        self.is_array = is_array
        self.count = 0


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        self.repeats: list[tuple[Path, int, int]] = []
        self.tables: dict[Path, int] = {}  # where each [table] was declared
        self.counts: dict[Path, int] = {}  # elements so far of each [[array of tables]]

    def run(self) -> None:
        table: Path = ()
        while True:
            self._skip(_BLANK)
            if self.at >= len(self.text):
                return
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._statement(table)
            self._skip(_REST)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match[0]

    def _take(self, mark: str) -> bool:
        if self.text.startswith(mark, self.at):
            self.at += len(mark)
            return True
        return False

    def _dotted(self) -> list[tuple[str, int]]:
        """Return the pieces of a dotted key, each with where it begins."""
        pieces = []
        while True:
            self._skip(_SPACE)
            start = self.at
            if quoted := _QUOTED.match(self.text, start):
                self.at = quoted.end()
                basic, literal = quoted.groups()
                pieces.append((literal if basic is None else _unescaped(basic), start))
            elif bare := self._skip(_BARE):
                pieces.append((bare, start))
            else:
                return pieces
            self._skip(_SPACE)
            if not self._take("."):
                return pieces

    def _header(self) -> Path:
        start = self.at
        is_array = self._take("[[")
        if not is_array:
            self._take("[")
        pieces = self._dotted()
        path: Path = ()
        for piece, _ in pieces[:-1]:
            path = (*path, piece)
            self.keys.setdefault(path, start)
            self.values.setdefault(path, start)
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
        if not pieces:
            return path
        path = (*path, pieces[-1][0])
        if is_array:
            self.keys.setdefault(path, start)
            self.values.setdefault(path, start)
            self.counts[path] = self.counts.get(path, 0) + 1
            path = (*path, self.counts[path] - 1)
            self.values[path] = start
        elif path in self.tables or path in self.counts:
            self.repeats.append((path, self.values[path], start))
        else:
            # A table may come after its parts; then its own header is where it stands.
            self.tables[path] = self.keys[path] = self.values[path] = start
        return path

    def _statement(self, table: Path) -> None:
        path = self._key(table)
        if path is not None:
            self._value(path)

    def _key(self, table: Path) -> Path | None:
        """Scan `a.b =` and return its path; None where there is no such thing."""
        pieces = self._dotted()
        if not pieces or not self._take("="):
            return None
        path = table
        for piece, start in pieces[:-1]:
            path = (*path, piece)
            self.keys.setdefault(path, start)
            self.values.setdefault(path, start)
        piece, start = pieces[-1]
        path = (*path, piece)
        if path in self.keys:
            self.repeats.append((path, self.keys[path], start))
        else:
            self.keys[path] = start
        self._skip(_SPACE)
        return path

    def _value(self, path: Path) -> None:
        """Scan a value, arrays and tables with all that is in them, without recursion."""
        opened: list[_Open] = []
        self._begin(path, opened)
        while opened:
            inner = opened[-1]
            self._skip(_BLANK)
            if self.at >= len(self.text) or self._take("]" if inner.is_array else "}"):
                opened.pop()
            elif self._take(","):
                continue
            elif inner.is_array:
                inner.count += 1
                self._begin((*inner.path, inner.count - 1), opened)
            elif (key := self._key(inner.path)) is not None:
                self._begin(key, opened)
            else:
                opened.clear()  # no TOML: the line that follows is scanned as a new statement

    def _begin(self, path: Path, opened: list[_Open]) -> None:
        self.values.setdefault(path, self.at)
        if self._take("["):
            opened.append(_Open(path, is_array=True))
        elif self._take("{"):
            opened.append(_Open(path, is_array=False))
        elif not self._skip(_LONG) and not self._skip(_QUOTED) and not self._skip(_SCALAR):
            opened.clear()
