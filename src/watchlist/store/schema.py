"""The store's schema, its history, and how an older store becomes a newer one."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from json import loads

from watchlist.store.packing import Execute, put

APPLICATION_ID = 0x77746368
"""`wtch`: how SQLite's file header, and `file(1)`, tell a store from other databases."""

Migration = Callable[[Execute], None]
"""Takes a store from one version to the next, inside the transaction that is given to it."""

SEEN = """
-- Version history. A change of the schema raises VERSION and adds a migration.
-- 1  feeds, items, deliveries, runs, assessments; readings as a cache
-- 2  labels, mutes, told, notices; assessments kept against earlier ones
--
-- Every time is text in UTC, such as 2026-01-31T06:00:00Z, so that text order is time order.
-- Tables keyed by a hash keep their rowid: inserting 15,000 rows takes 0.08 s, without it 0.98 s.

-- What is remembered of each feed: its validators, its health, how the last asking went.
CREATE TABLE feeds (
    feed TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (json_valid(state))
) STRICT;

-- Items as first seen, with the story they joined for good, in order of first sight, then of
-- the document. Old ones lose their body (title, summary, url, guid, origin become NULL) and
-- keep their identity, so that nothing is new twice.
CREATE TABLE items (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    feed TEXT NOT NULL,
    guid TEXT,
    title TEXT,
    summary TEXT,
    url TEXT,
    published TEXT,
    updated TEXT,
    seen TEXT NOT NULL,
    place INTEGER NOT NULL,
    language TEXT NOT NULL,
    origin TEXT,
    story TEXT NOT NULL,
    link TEXT,                      -- hashes by which it is recognised under another id
    head TEXT NOT NULL,
    text TEXT NOT NULL,
    edits INTEGER NOT NULL DEFAULT 0,
    CHECK (instr(coalesce(title, ''), char(0)) = 0 AND instr(coalesce(summary, ''), char(0)) = 0)
) STRICT;
CREATE INDEX items_by_link ON items (link) WHERE link IS NOT NULL;
CREATE INDEX items_by_head ON items (head);
CREATE INDEX items_by_sight ON items (seen, feed, place);

-- Items that still have their body, as the rest of the tool knows them; the number comes last.
CREATE VIEW whole_items AS
    SELECT id, feed, guid, title, summary, url, published, updated, seen, place, language,
           origin, story, link, number
    FROM items WHERE title IS NOT NULL;

-- How many items a feed brought on a UTC day, by first sight; 0 where it answered with none.
CREATE TABLE deliveries (
    day TEXT NOT NULL,
    feed TEXT NOT NULL,
    items INTEGER NOT NULL,
    UNIQUE (day, feed)
) STRICT;

-- Runs, and what each said as a whole: the report's tree without its indicators.
CREATE TABLE runs (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    answered INTEGER NOT NULL,      -- feeds that answered: a run without any saw nothing
    report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;
CREATE INDEX runs_by_time ON runs (at);

-- A cache that may be emptied at any time: what items say under one vocabulary. An item without a
-- row says nothing, unless its number lies above `upto` or it was seen before `since`.
CREATE TABLE readings (
    item INTEGER NOT NULL UNIQUE,
    seen TEXT NOT NULL,
    counts INTEGER NOT NULL,        -- 1: something in it is relevant or fires a trigger
    said TEXT NOT NULL
) STRICT;
CREATE INDEX readings_by_sight ON readings (counts, seen);

-- Of which vocabulary, of items seen since when, up to which number; one row, or none.
CREATE TABLE cached (
    vocabulary TEXT NOT NULL,
    since TEXT NOT NULL,
    upto INTEGER NOT NULL
) STRICT;
"""

SAID = """
-- What each run said of each indicator, as shown that day, and where it stood; never changed. JSON,
-- compressed with that of an earlier, whole assessment as the dictionary: packing.py reads it.
CREATE TABLE assessments (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (number),
    indicator TEXT NOT NULL,
    base INTEGER REFERENCES assessments (number),   -- NULL: it is whole
    said BLOB NOT NULL,
    evidence INTEGER NOT NULL REFERENCES evidence (number),
    UNIQUE (indicator, run)
) STRICT;
CREATE INDEX assessments_by_run ON assessments (run);
CREATE TRIGGER assessments_stay BEFORE UPDATE ON assessments
    BEGIN SELECT RAISE(ABORT, 'assessments are never changed'); END;
CREATE TRIGGER assessments_are_kept BEFORE DELETE ON assessments
    BEGIN SELECT RAISE(ABORT, 'assessments are never removed'); END;

-- The stories of one or several assessments in a row: JSON without the figures that move, packed.
CREATE TABLE evidence (
    number INTEGER PRIMARY KEY,
    packed BLOB NOT NULL
) STRICT;

CREATE VIEW whole_assessments AS
    SELECT one.number, one.run, one.indicator, one.said, base.said AS base, packed AS evidence
    FROM assessments AS one JOIN evidence ON evidence.number = one.evidence
    LEFT JOIN assessments AS base ON base.number = one.base;
"""

DESK = """
-- What an analyst says of an item: the last word on each indicator.
CREATE TABLE labels (
    item TEXT NOT NULL,             -- its id
    indicator TEXT NOT NULL,
    is_relevant INTEGER NOT NULL CHECK (is_relevant IN (0, 1)),
    stage TEXT,                     -- NULL: not said
    polarity TEXT,                  -- NULL for an item that is not relevant
    at TEXT NOT NULL,
    UNIQUE (item, indicator)
) STRICT;

-- Items that may lose their body when they are old: what was labelled is kept whole.
CREATE VIEW spare_items AS
    SELECT number, seen FROM items
    WHERE title IS NOT NULL AND id NOT IN (SELECT item FROM labels);

-- Indicators that nobody is told of, until a time or until something changes.
CREATE TABLE mutes (
    indicator TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,               -- since when
    until TEXT,                     -- NULL: until its status or stage is not the one below
    status TEXT,                    -- NULL where it ends at a time
    stage TEXT
) STRICT;

-- Up to which run a channel knows what there was to tell of an indicator, and when it was told
-- last (or began to be). Only a delivery, or a run with nothing to tell, moves it on.
CREATE TABLE told (
    channel TEXT NOT NULL,
    indicator TEXT NOT NULL,
    run INTEGER NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (channel, indicator)
) STRICT;

-- What was delivered: to which channel, of which indicator, for which reasons.
CREATE TABLE notices (
    number INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    indicator TEXT NOT NULL,
    run INTEGER NOT NULL,           -- the last one that it spoke of
    at TEXT NOT NULL,
    status TEXT NOT NULL,
    codes TEXT NOT NULL CHECK (json_valid(codes))
) STRICT;
"""

SQL = SEEN + SAID + DESK


@dataclass(frozen=True, slots=True)
class Schema:
    """A version of the store: how it is made, and how it is reached from each one before it."""

    version: int
    sql: str
    migrations: Mapping[int, Migration] = field(default_factory=dict)  # from that version


def statements(sql: str) -> Iterator[str]:
    """Yield a script's statements; `executescript` would commit between them."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _to_2(execute: Execute) -> None:
    """Add an analyst's tables, and keep assessments against earlier ones."""
    for statement in (
        "DROP TRIGGER assessments_stay",
        "DROP TRIGGER assessments_are_kept",
        "DROP INDEX assessments_by_run",
        "ALTER TABLE assessments RENAME TO assessments_1",
        *statements(SAID),
        *statements(DESK),
    ):
        execute(statement)
    for run, indicator, verdict, evidence, standing in execute(
        "SELECT run, indicator, verdict, evidence, standing FROM assessments_1 ORDER BY number"
    ):
        tree = loads(verdict)
        tree["evidence"] = loads(zlib.decompress(evidence))
        put(execute, run, indicator, tree, standing)
    execute("DROP TABLE assessments_1")


SCHEMA = Schema(version=2, sql=SQL, migrations={1: _to_2})
