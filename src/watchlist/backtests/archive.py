"""Archives on disk: files of items and folders of saved feed documents, in parts that stream.

An archive is parted so that machines can share it: a plain NDJSON file by bytes, a Parquet file by
row groups, anything else by whole files. Saved documents of one feed in one folder are one part,
read in the order of their names. Who reads a part opens its file, here or on another machine.
"""

import bz2
import csv
import gzip
import io
import json
import lzma
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, cast

from watchlist.errors import UsageError
from watchlist.ndjson import Row, expect_object, row_of

PART_BYTES = 16 * 1024 * 1024
"""Of a plain NDJSON file that are one part; they are some 30,000 items."""

LINES, TABLES, DOCUMENTS = (
    (".ndjson", ".jsonl"),
    (".csv", ".tsv"),
    (".xml", ".rss", ".atom", ".rdf"),
)
JSON, PARQUET = ".json", ".parquet"
KINDS = (*LINES, *TABLES, JSON, PARQUET, *DOCUMENTS)
"""Kinds of files, by how their names end before what says how they are compressed."""

_OPENERS: dict[str, Callable[[Path], object]] = {
    ".gz": gzip.GzipFile,
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}
_BROKEN = (OSError, EOFError, lzma.LZMAError, zlib.error)
_DAMAGED = "the archive is damaged or cut off"
_LONGEST_CELL = 1024 * 1024
_SAVED = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T_ -]?(\d\d)(?:[:h-]?(\d\d)(?:[:m-]?(\d\d))?)?Z?)?"
)

Numbered = tuple[str, Row | ValueError]
"""Where a row stands, and the row or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an archive that is read on its own."""

    paths: tuple[str, ...]  # one file; of saved documents of a feed: all of them, in order
    kind: str  # of `KINDS`
    start: int = 0  # NDJSON: the first byte; Parquet: the row group
    end: int | None = None  # NDJSON: the first byte that is not its own; None: to the end

    @property
    def is_saved(self) -> bool:
        """Whether it is made of saved feed documents."""
        return self.kind in DOCUMENTS


def parts(paths: Iterable[Path]) -> tuple[Part, ...]:
    """Return the parts of archives: files, and folders with all files in them, by name.

    Raises:
        UsageError: if there is no such file, or it is of no kind that can be read.
    """
    found: list[Part] = []
    for path in paths:
        if path.is_dir():
            files = sorted(one for one in path.rglob("*") if one.is_file() and kind(one))
            if not files:
                raise UsageError(f"{path}: a folder without archives in it", hint=_hint())
        elif not path.exists():
            raise UsageError(f"{path}: there is no such file", hint="name an archive")
        elif kind(path):
            files = [path]
        else:
            raise UsageError(f"{path}: not a kind of archive that can be read", hint=_hint())
        found += _parts(files)
    return tuple(found)


def _hint() -> str:
    kinds = ", ".join(KINDS)
    return f"name files that end in {kinds}, as they are or with {', '.join(_OPENERS)} after it"


def kind(path: Path) -> str:
    """Return what kind of file a name stands for; "" where it is none of `KINDS`."""
    name = path.name.lower()
    for ending in _OPENERS:
        name = name.removesuffix(ending)
    return next((one for one in KINDS if name.endswith(one)), "")


def _parts(files: Sequence[Path]) -> Iterator[Part]:
    saved: dict[tuple[Path, str], list[str]] = {}
    for path in files:
        what = kind(path)
        if what in DOCUMENTS:
            saved.setdefault((path.parent, feed_of(path)), []).append(str(path))
        elif what == PARQUET:
            yield from (Part((str(path),), what, n) for n in range(_parquet(path).num_row_groups))
        elif what in LINES and path.suffix.lower() in LINES:
            size = max(1, path.stat().st_size)
            for start in range(0, size, PART_BYTES):
                end = start + PART_BYTES
                yield Part((str(path),), what, start, end if end < size else None)
        else:
            yield Part((str(path),), what)
    for name in sorted(saved):
        yield Part(tuple(saved[name]), DOCUMENTS[0])


def feed_of(path: Path) -> str:
    """Return which feed a saved document is of: its name without time and ending, or its folder's.

    `yonhap-en-nk/2026-01-31T06.xml` and `yonhap-en-nk.2026-01-31.xml.gz` are both of yonhap-en-nk.
    """
    stem = path.name
    for ending in (*_OPENERS, *DOCUMENTS):
        if stem.lower().endswith(ending):
            stem = stem[: -len(ending)]
    return _SAVED.sub("", stem).strip(" .-_") or path.parent.name


def saved_at(path: Path) -> datetime | None:
    """Return when a document was saved, in UTC, as its name says; None where it does not."""
    found = _SAVED.search(path.name)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(one) if one else None for one in found.groups())
    known = (23, 59, 59) if hour is None else (hour, minute or 0, second or 0)
    try:
        return datetime(year or 0, month or 0, day or 0, *known, tzinfo=UTC)
    except ValueError:
        return None


def body(path: Path) -> bytes:
    """Return what a file holds, decompressed.

    Raises:
        UsageError: if it cannot be read.
    """
    try:
        with _opened(path) as file:
            return file.read()
    except _BROKEN as error:
        raise UsageError(f"{path}: {error}", hint=_DAMAGED) from error


def rows(part: Part) -> Iterator[Numbered]:
    """Yield the rows of a part, each with where it stands, in the order of the file.

    Raises:
        UsageError: if the file cannot be read to its end.
    """
    path = Path(part.paths[0])
    try:
        if part.kind == PARQUET:
            yield from _of_parquet(path, part.start)
        elif part.kind in LINES:
            yield from _of_lines(path, part.start, part.end)
        elif part.kind in TABLES:
            yield from _of_table(path, "\t" if part.kind == ".tsv" else ",")
        else:
            yield from _of_list(path)
    except _BROKEN as error:
        raise UsageError(f"{path}: {error}", hint=_DAMAGED) from error


def _opened(path: Path) -> IO[bytes]:
    try:
        opener = _OPENERS.get(path.suffix.lower())
        return cast("IO[bytes]", opener(path)) if opener else path.open("rb")
    except _BROKEN as error:
        raise UsageError(f"{path}: {error}", hint="name a file that can be read") from error


def _of_lines(path: Path, start: int, end: int | None) -> Iterator[Numbered]:
    """Lines that begin within the bytes; the first line of a later part may be another's rest."""
    with _opened(path) as file:
        at = start
        if start:
            file.seek(start - 1)
            at += len(file.readline()) - 1
        for line in file:
            if end is not None and at >= end:
                return
            if line.strip():
                yield f"{path}: byte {at}", _given(line)
            at += len(line)


def _given(line: bytes) -> Row | ValueError:
    try:
        return row_of(line.decode("utf-8-sig", "replace"))
    except ValueError as error:
        return error


def _of_table(path: Path, separator: str) -> Iterator[Numbered]:
    csv.field_size_limit(_LONGEST_CELL)
    with _opened(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        reader = csv.DictReader(text, delimiter=separator)
        try:
            for row in reader:
                filled = {name: value for name, value in row.items() if name and value}
                yield f"{path}:{reader.line_num}", filled
        except csv.Error as error:
            yield f"{path}:{reader.line_num}", ValueError(str(error))


def _of_list(path: Path) -> Iterator[Numbered]:
    """A JSON file is one list of objects, or an object with them under `items`; read as a whole."""
    try:
        found = json.loads(body(path).decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        yield str(path), ValueError(f"no JSON: {error}")
        return
    members = found.get("items") if isinstance(found, dict) else found
    if not isinstance(members, list):
        yield str(path), ValueError("expected a list of objects, or an object with `items`")
        return
    for number, one in enumerate(members):
        where = f"{path}: [{number}]"
        try:
            yield where, expect_object(one)
        except ValueError as error:
            yield where, error


def _of_parquet(path: Path, group: int) -> Iterator[Numbered]:
    """A row group; times come as text, so that each format is read by the same rules."""
    number = 0
    for batch in _parquet(path).iter_batches(row_groups=[group]):
        for row in batch.to_pylist():
            number += 1
            yield (
                f"{path}: row group {group}, row {number}",
                {
                    name: value.isoformat() if hasattr(value, "isoformat") else value
                    for name, value in row.items()
                },
            )


def _parquet(path: Path) -> Any:  # noqa: ANN401  pyarrow has no types
    try:
        from pyarrow import lib, parquet  # noqa: PLC0415  an extra, and slow to load
    except ImportError as error:
        raise UsageError(
            f"{path}: Parquet needs pyarrow", hint="pip install 'watchlist[parquet]'"
        ) from error
    try:
        return parquet.ParquetFile(path)
    except (OSError, lib.ArrowException) as error:
        raise UsageError(f"{path}: no Parquet file: {error}", hint="name another file") from error
