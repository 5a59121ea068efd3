"""The store: one SQLite file with what was seen and what was said, and the few queries on it.

A rollback journal with `synchronous = FULL` and one writer at a time: what is committed stays,
through `kill -9` and loss of power. A feed's items and its validators are one transaction, so
that a server's "not modified" can never hide items that were not stored.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, timedelta
from json import dumps, loads
from pathlib import Path
from typing import TYPE_CHECKING, Self

from watchlist.contract import IndicatorTree, ReportTree
from watchlist.model import FeedState, Item
from watchlist.plain import to_json
from watchlist.records import dump, load, stamp
from watchlist.store import kinds
from watchlist.store.cache import Cache, Said
from watchlist.store.file import StoreFile
from watchlist.store.labels import Labels
from watchlist.store.mutes import Mutes
from watchlist.store.notices import Notices
from watchlist.store.older import with_turns
from watchlist.store.packing import put, standing_of, verdict_of
from watchlist.store.rows import INSERT, as_item, as_row, as_time, carried, span
from watchlist.store.schema import SCHEMA, Schema

if TYPE_CHECKING:
    from watchlist.identity import Edit, Keyed, Known, Newcomer
    from watchlist.verdict import Delivery, Standing

__all__ = ["Said", "Store"]

_KNOWN_BY_ID = """
SELECT id, link, head, text, published, edits FROM items
WHERE id IN (SELECT value FROM json_each(?)) AND feed = ?
"""
_KNOWN_BY_LINK = """
SELECT id, link, head, text, published, edits FROM items
WHERE link IN (SELECT value FROM json_each(?)) AND feed = ?
"""
_KNOWN_BY_HEAD = """
SELECT id, link, head, text, published, edits FROM items
WHERE head IN (SELECT value FROM json_each(?)) AND feed = ?
"""


class Store:
    """A store in a file, or in memory (`":memory:"`); a context manager, for one thread.

    Reading needs no lock; whoever writes holds `lock.exclusive(store.path, now)`.

    Args:
        path: the file; its folder is made where it is missing, for this user alone.
        create: whether a missing store is made; otherwise it is an error with a hint.
        schema: what the store must look like.

    Raises:
        StoreError: if the file is foreign, newer than this version, damaged or out of reach. It
            is left as it is. Every method raises it where the file cannot be read or written.
        StoreBusy: if another program keeps writing to it.
    """

    def __init__(self, path: Path | str, *, create: bool = True, schema: Schema = SCHEMA) -> None:
        self.path = None if str(path) == ":memory:" else Path(path).expanduser().resolve()
        self._file = StoreFile(self.path, schema, create=create)
        self.cache = Cache(self._file)
        self.labels = Labels(self._file)
        self.mutes = Mutes(self._file)
        self.notices = Notices(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def backup(self, copy: Path) -> None:
        """Copy the whole store as it is at one moment, by SQLite's online backup; over `copy`."""
        self._file.copy_to(copy)

    # ------------------------------------------------------------------ feeds and their items

    def states(self) -> dict[str, FeedState]:
        """Return what is remembered of each feed, by its id, in the order of ids."""
        rows = self._file.all("SELECT feed, state FROM feeds ORDER BY feed")
        return {feed: load(FeedState, state) for feed, state in rows}

    def known(self, feed: str, keys: "Sequence[Keyed]") -> "tuple[Known, ...]":
        """Return the feed's items that share an id, a link or a title with these entries."""
        links = {key.marks.link for key in keys if key.marks.link}
        wanted = (
            (_KNOWN_BY_ID, {name for key in keys for name in (key.id, key.own_id)}),
            (_KNOWN_BY_LINK, links),
            (_KNOWN_BY_HEAD, {key.marks.head for key in keys}),
        )
        found = {}
        for sql, names in wanted:
            for name, link, head, text, published, edits in self._file.all(
                sql, dumps(sorted(names)), feed
            ):
                found[name] = kinds.known(name, link, head, text, as_time(published), edits)
        return tuple(found[name] for name in sorted(found))

    def together(self) -> AbstractContextManager[None]:
        """Store what is recorded inside at once: a disk takes its time for each transaction.

        Each record inside still happens as a whole or not at all.
        """
        return self._file.transaction()

    def record_feed(
        self,
        state: FeedState,
        new: "Sequence[Newcomer]",
        edits: "Sequence[Edit]",
        said: Said,
        now: datetime,
    ) -> None:
        """Record a feed's items with their story, its validators and its health: all, or none.

        Args:
            state: the feed's state after this document.
            new: items not stored yet, with the story that each joined.
            edits: new texts of stored items.
            said: the readings of both, for the cache.
            now: when the run looked.

        Raises:
            ValueError: for text that no store can hold (NUL, half a surrogate pair).
        """
        with self._file.transaction():
            before = self.cache.last_number()
            self._file.run_each(INSERT, [as_row(each) for each in new])
            self._file.run_each(
                "UPDATE items SET title = ?, summary = ?, url = coalesce(?, url), updated = ?,"
                " link = coalesce(?, link), head = ?, text = ?, edits = edits + 1"
                " WHERE id = ? AND title IS NOT NULL",
                [
                    (e.title, e.summary, e.url, stamp(e.updated), e.marks.link, e.marks.head,
                     e.marks.text, e.id)
                    for e in edits
                ],
            )  # fmt: skip
            self.cache.follow(said, before, [edit.id for edit in edits])
            self._deliver([(now.date(), state.feed, len(new))])
            self._remember([state])

    def record_quiet(
        self, states: Sequence[FeedState], answered: Iterable[str], now: datetime
    ) -> None:
        """Record feeds that brought nothing new, together; the `answered` ones delivered none."""
        with self._file.transaction():
            self._deliver([(now.date(), feed, 0) for feed in answered])
            self._remember(states)

    def add(self, new: "Sequence[Newcomer]") -> int:
        """Store items that were seen elsewhere, except known ones; return how many are new.

        Raises:
            ValueError: for text that no store can hold.
        """
        with self._file.transaction():
            known = self._file.all(
                "SELECT id FROM items WHERE id IN (SELECT value FROM json_each(?))",
                dumps([each.item.id for each in new]),
            )
            fresh = {each.item.id: each for each in reversed(new)}  # of two, the first stays
            for (name,) in known:
                del fresh[name]
            self._file.run_each(INSERT, [as_row(each) for each in fresh.values()])
            self._deliver([(n.item.seen.date(), n.item.feed, 1) for n in fresh.values()])
        return len(fresh)

    def items(
        self, *, since: datetime | None = None, until: datetime | None = None, feed: str = ""
    ) -> Iterator[Item]:
        """Yield items in the order of first sight, then of feed and place in the document.

        Args:
            since: leaves out what was seen before it.
            until: leaves out what was seen after it.
            feed: leaves out all other feeds, where given.
        """
        rows = self._file.stream(
            "SELECT * FROM whole_items WHERE seen >= ? AND seen <= ? AND ? IN ('', feed)"
            " ORDER BY seen, feed, place, number",
            *span(since, until), feed,
        )  # fmt: skip
        return (as_item(row) for row in rows)

    def item(self, name: str) -> Item | None:
        """Return the item with this id, else the one seen last with this link."""
        rows = self._file.all(
            "SELECT * FROM whole_items WHERE id = ? OR link = ?"
            " ORDER BY id = ? DESC, seen DESC, number DESC LIMIT 1",
            name, kinds.link(name), name,
        )  # fmt: skip
        return as_item(rows[0]) if rows else None

    def named(self, prefix: str, most: int = 5) -> tuple[Item, ...]:
        """Return the first few items whose id begins like this, by id."""
        rows = self._file.all(
            "SELECT * FROM whole_items WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?",
            len(prefix), prefix, most,
        )  # fmt: skip
        return tuple(as_item(row) for row in rows)

    def deliveries(self, since: date, until: date) -> "tuple[Delivery, ...]":
        """Return what each feed brought on each UTC day, the first and last day included."""
        rows = self._file.all(
            "SELECT day, feed, items FROM deliveries WHERE day BETWEEN ? AND ? ORDER BY day, feed",
            since.isoformat(), until.isoformat(),
        )  # fmt: skip
        return tuple(kinds.delivery(*row) for row in rows)

    def prune(self, now: datetime, keep_days: int) -> int:
        """Drop the bodies of items seen more than `keep_days` ago; return of how many.

        Their identity stays: what still stands in a feed's document does not come back as new.
        What was labelled is kept whole.
        """
        until = stamp(now - timedelta(days=keep_days))
        if not self._file.all("SELECT 1 FROM spare_items WHERE seen < ? LIMIT 1", until):
            return 0
        with self._file.transaction():
            self._file.run(
                "DELETE FROM readings"
                " WHERE item IN (SELECT number FROM spare_items WHERE seen < ?)",
                until,
            )
            gone = self._file.run(
                "UPDATE items SET guid = NULL, title = NULL, summary = NULL, url = NULL,"
                " origin = NULL WHERE number IN (SELECT number FROM spare_items WHERE seen < ?)",
                until,
            )
            states = self.states()
            rows = self._file.all("SELECT feed, count(title) FROM items GROUP BY feed")
            counts: dict[str, int] = {feed: count for feed, count in rows}  # noqa: C416  rows are sequences, not pairs, to the type checker
            self._remember([replace(s, stored=counts.get(s.feed, 0)) for s in states.values()])
        return gone

    # ------------------------------------------------------------------ runs and verdicts

    def record_run(
        self, report: ReportTree, standings: "Sequence[Standing]", *, at: datetime, answered: int
    ) -> None:
        """Record what a run said, as it was shown, and where each indicator stands: all, or none.

        Args:
            report: the report's tree.
            standings: of its indicators, in the same order.
            at: the run's time.
            answered: how many feeds answered it.
        """
        whole = {**report, "indicators": []}
        with self._file.transaction():
            ((run,),) = self._file.all(
                "INSERT INTO runs (at, answered, report) VALUES (?, ?, ?) RETURNING number",
                stamp(at), answered, to_json(whole),
            )  # fmt: skip
            for verdict, standing in zip(report["indicators"], standings, strict=True):
                put(self._file.execute, run, standing.indicator, verdict, dump(standing))

    def last_at(self, until: datetime | None = None) -> datetime | None:
        """Return the time of the last run (at or before `until`); None where there is none."""
        last = span(None, until)[1]
        return as_time(self._file.all("SELECT max(at) FROM runs WHERE at <= ?", last)[0][0])

    def last_report(self, at: datetime | None = None) -> ReportTree | None:
        """Return what the last run said, or the last one at or before `at`, as it was shown.

        What a run that was narrowed to some indicators left out is what the runs before it said.
        """
        last = span(None, at)[1]
        runs = self._file.all(
            "SELECT number, report FROM runs WHERE at <= ? AND at >= coalesce((SELECT max(at)"
            " FROM runs WHERE at <= ? AND coalesce(json_array_length(report, '$.only'), 0) = 0),"
            " '') ORDER BY at DESC, number DESC",
            last, last,
        )  # fmt: skip
        trees: list[ReportTree] = []
        for number, report in runs:
            tree: ReportTree = with_turns(loads(report))
            verdicts = self._file.all(
                "SELECT said, base, evidence FROM whole_assessments WHERE run = ? ORDER BY number",
                number,
            )
            tree["indicators"] = [verdict_of(*row) for row in verdicts]
            trees.append(tree)
            if not tree.get("only"):
                break
        return carried(trees)

    def verdicts(self, since: date, until: datetime) -> Iterator[tuple[str, IndicatorTree]]:
        """Yield what runs said of each indicator, and when, without the evidence.

        In the order of runs, then as each was shown; from the last run before the UTC day `since`,
        where there is one, to the last one at or before `until`.
        """
        rows = self._file.stream(
            "SELECT at, said, base FROM whole_assessments JOIN runs ON run = runs.number"
            " WHERE at <= ? AND at >= coalesce((SELECT max(at) FROM runs WHERE at < ?), '')"
            " ORDER BY at, run, whole_assessments.number",
            stamp(until), since.isoformat(),
        )  # fmt: skip
        return ((at, verdict_of(said, base)) for at, said, base in rows)

    def standings(self, before: datetime) -> "dict[str, Standing]":
        """Return where each indicator stood after the last run before then that assessed it."""
        rows = self._file.all(
            "SELECT indicator, said, base FROM whole_assessments WHERE number IN"
            " (SELECT max(assessments.number) FROM assessments JOIN runs ON run = runs.number"
            " WHERE at < ? GROUP BY indicator) ORDER BY indicator",
            stamp(before),
        )
        return {name: kinds.standing(standing_of(said, base)) for name, said, base in rows}

    def observed(self, since: date, until: date) -> tuple[date, ...]:
        """Return the UTC days, first and last included, on which a run had an answer, sorted."""
        rows = self._file.all(
            "SELECT DISTINCT substr(at, 1, 10) FROM runs"
            " WHERE answered > 0 AND at >= ? AND at < ? ORDER BY 1",
            since.isoformat(), (until + timedelta(days=1)).isoformat(),
        )  # fmt: skip
        return tuple(date.fromisoformat(day) for (day,) in rows)

    # ------------------------------------------------------------------ parts of transactions

    def _deliver(self, rows: Iterable[tuple[date, str, int]]) -> None:
        self._file.run_each(
            "INSERT INTO deliveries (day, feed, items) VALUES (?, ?, ?)"
            " ON CONFLICT (day, feed) DO UPDATE SET items = items + excluded.items",
            [(day.isoformat(), feed, items) for day, feed, items in rows],
        )

    def _remember(self, states: Iterable[FeedState]) -> None:
        self._file.run_each(
            "INSERT INTO feeds (feed, state) VALUES (?, ?)"
            " ON CONFLICT (feed) DO UPDATE SET state = excluded.state",
            [(state.feed, dump(state)) for state in states],
        )
