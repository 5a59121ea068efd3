"""A look into a store's file that changes nothing, whatever it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

from watchlist.diagnosis import Checkup, Version
from watchlist.store.schema import APPLICATION_ID

LIBRARY: Version = sqlite3.sqlite_version_info
"""The version of SQLite that is used."""

MOST_FAULTS = 3
PATIENCE_SECONDS = 2


def look(path: Path) -> Checkup:
    """Return what can be known of a store without changing it; trouble is a part of that."""
    path = path.expanduser().resolve()
    name = str(path)
    try:
        if not path.exists():
            return Checkup(name, is_there=False)
        mode = path.stat().st_mode & 0o777
        if path.is_dir():
            return Checkup(name, error="it is a folder")
        with closing(
            sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=PATIENCE_SECONDS)
        ) as db:
            return _looked(db, name, mode)
    except (sqlite3.Error, OSError) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_READONLY:
            # Its journal must be played back first, which would be a change.
            return Checkup(name, is_cut_off=True)
        return Checkup(name, error=f"it cannot be read: {error}")


def _looked(db: sqlite3.Connection, name: str, mode: int) -> Checkup:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        return Checkup(name, is_ours=False, mode=mode)
    try:
        rows = db.execute(f"PRAGMA integrity_check({MOST_FAULTS})").fetchall()
        faults = tuple(" ".join(str(row[0]).split()) for row in rows if row != ("ok",))
        (items,) = db.execute("SELECT count(*) FROM whole_items").fetchone()
        runs, last_at = db.execute("SELECT count(*), max(at) FROM runs").fetchone()
    except sqlite3.OperationalError as error:  # locked, or of a format that has no such tables
        return Checkup(name, error=f"it cannot be read: {error}", mode=mode)
    except sqlite3.DatabaseError as error:
        return Checkup(name, version=version, mode=mode, faults=(str(error),))
    return Checkup(
        name, version=version, mode=mode, faults=faults[:MOST_FAULTS], items=items, runs=runs,
        last_at=last_at,
    )  # fmt: skip
