"""The cache of readings: what items say under one vocabulary, so that a run reads only news."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from json import dumps

from watchlist.model import Item, Match, Reading
from watchlist.records import pack, stamp, unpack
from watchlist.store.file import StoreFile
from watchlist.store.rows import as_item, span

_FORM = ",".join((*(field.name for field in fields(Reading)), *Match._fields))
"""How readings are kept: what was cached in another form is of no use."""

_SAID = """
SELECT whole_items.*, said FROM readings JOIN whole_items ON number = item
WHERE counts {} AND readings.seen BETWEEN ? AND ? AND (published IS NULL OR published >= ?)
ORDER BY readings.seen, readings.rowid
"""  # as `readings_by_sight` has them: nothing else is looked at, and nothing sorted


@dataclass(frozen=True, slots=True)
class Said:
    """What items say under a vocabulary, by the item's id; left out: it says nothing."""

    vocabulary: str
    readings: Mapping[str, tuple[Reading, ...]]


class Cache:
    """Readings by item, of one vocabulary at a time; nothing is lost when it is emptied."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file

    def unread(self, vocabulary: str, since: datetime) -> Iterator[Item]:
        """Yield the items seen since then whose readings under this vocabulary are not cached."""
        rows = self._file.stream(
            "SELECT * FROM whole_items WHERE seen >= ? AND number > ? ORDER BY number",
            stamp(since), self._upto(vocabulary, since),
        )  # fmt: skip
        return (as_item(row) for row in rows)

    def readings(
        self,
        vocabulary: str,
        since: datetime,
        until: datetime,
        oldest: datetime,
        *,
        counting: bool,
    ) -> Iterator[tuple[Item, tuple[Reading, ...]]]:
        """Yield the items that say something, as far as cached, with what they say; by sight.

        Args:
            vocabulary: under which they were read.
            since: leaves out items seen before it.
            until: leaves out items seen after it.
            oldest: leaves out items published before it.
            counting: leaves out items in which nothing is relevant and no trigger fires.
        """
        if self._upto(vocabulary, since) >= 0:
            sql = _SAID.format("= 1" if counting else "IN (0, 1)")
            for *row, said in self._file.stream(sql, *span(since, until), stamp(oldest)):
                yield as_item(row), unpack(Reading, said)

    def keep(self, said: Said, since: datetime) -> None:
        """Cache what all unread items seen since then say; another vocabulary's are dropped."""
        with self._file.transaction():
            if self._upto(said.vocabulary, since) < 0:
                self._forget()
                self._file.run(
                    "INSERT INTO cached (vocabulary, since, upto) VALUES (?, ?, 0)",
                    _formed(said.vocabulary), stamp(since),
                )  # fmt: skip
            self._say(said.readings)
            self._file.run("UPDATE cached SET upto = ?", self.last_number())

    def last_number(self) -> int:
        """Return the highest number of an item; 0 where there is none."""
        return int(self._file.all("SELECT coalesce(max(number), 0) FROM items")[0][0])

    def _upto(self, vocabulary: str, since: datetime) -> int:
        """The number up to which items are cached; -1 where the cache is of no use."""
        rows = self._file.all(
            "SELECT upto FROM cached WHERE vocabulary = ? AND since <= ?",
            _formed(vocabulary), stamp(since),
        )  # fmt: skip
        return int(rows[0][0]) if rows else -1

    def follow(self, said: Said, before: int, edited: Sequence[str]) -> None:
        """Keep the cache true to what was just stored; drop it where that cannot be."""
        rows = self._file.all("SELECT vocabulary, upto FROM cached")
        if not rows:
            return
        if rows[0] != (_formed(said.vocabulary), before):
            self._forget()
            return
        self._file.run(
            "DELETE FROM readings WHERE item IN (SELECT number FROM items"
            " WHERE id IN (SELECT value FROM json_each(?)))",
            dumps(list(edited)),
        )
        self._say(said.readings)
        self._file.run("UPDATE cached SET upto = ?", self.last_number())

    def _say(self, readings: Mapping[str, tuple[Reading, ...]]) -> None:
        self._file.run_each(
            "INSERT OR REPLACE INTO readings (item, seen, counts, said)"
            " SELECT number, seen, ?, ? FROM items WHERE id = ?",
            [
                (int(any(r.is_relevant or r.triggers for r in said)), pack(said), name)
                for name, said in readings.items()
                if said
            ],
        )

    def _forget(self) -> None:
        self._file.run("DELETE FROM cached")
        self._file.run("DELETE FROM readings")


def _formed(vocabulary: str) -> str:
    return f"{vocabulary} {_FORM}"
