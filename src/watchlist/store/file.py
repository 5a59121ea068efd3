"""The store's file: how it is found, made, opened, brought up to date, read and written."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from watchlist.errors import StoreBusy, StoreError
from watchlist.store.schema import APPLICATION_ID, Schema, statements

Row = Sequence[Any]

PATIENCE_SECONDS = 10
"""How long a statement waits for another program's transaction; ours last milliseconds."""

_WHOLE = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_PART = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))

_SAFE = "what was stored before is intact"
_RIGHTS = "give this user the right to read and write the file and its folder"
_OTHER = "name another file with --db; this one was left as it is"
_TROUBLE = {
    sqlite3.SQLITE_FULL: ("the disk is full", f"make room and run again: {_SAFE}"),
    sqlite3.SQLITE_IOERR: (
        "the disk is full or failing",
        f"make room, and look at quotas and at the drive: {_SAFE}",
    ),
    sqlite3.SQLITE_READONLY: ("it may not be written", _RIGHTS),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", _RIGHTS),
    sqlite3.SQLITE_NOTADB: ("it is no database", _OTHER),
    sqlite3.SQLITE_CORRUPT: (
        "the file is damaged",
        "keep a copy of it and put a backup in its place, or start anew with --db",
    ),
}


class StoreFile:
    """One open SQLite file: statements, transactions, and plain words for what goes wrong.

    Args:
        path: the file; None for a store in memory.
        schema: what it must look like.
        create: whether a missing file is made, with its folder, for this user alone.
    """

    def __init__(self, path: Path | None, schema: Schema, *, create: bool) -> None:
        self.path = path
        if path:
            _find(path, create=create)
        with self._plainly():
            self._db = sqlite3.connect(
                path or ":memory:", timeout=PATIENCE_SECONDS, isolation_level=None
            )
        try:
            with self._plainly():
                self._prepare(schema)
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def all(self, sql: str, *values: object) -> list[Row]:
        """Return the rows of a query."""
        with self._plainly():
            return self._db.execute(sql, values).fetchall()

    def stream(self, sql: str, *values: object) -> Iterator[Row]:
        """Yield the rows of a query, as they are read."""
        with self._plainly():
            yield from self._db.execute(sql, values)

    def execute(self, sql: str, values: Sequence[object] = (), /) -> sqlite3.Cursor:
        """Run a statement of a transaction; return the cursor over its rows."""
        return self._db.execute(sql, values)

    def run(self, sql: str, *values: object) -> int:
        """Run a statement; return how many rows it changed."""
        return self._db.execute(sql, values).rowcount

    def run_each(self, sql: str, rows: Sequence[Row]) -> None:
        """Run a statement once for each of these rows."""
        self._db.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what is run inside happen as a whole, or not at all.

        Inside another transaction it is a part of that one: what fails is taken back alone, and
        what does not is stored when the other one is.

        Raises:
            ValueError: for values that the schema refuses.
        """
        begin, end, undo = _PART if self._db.in_transaction else _WHOLE
        with self._plainly():
            self._db.execute(begin)
            try:
                yield
                # COMMIT itself fails where the disk fills up, and then leaves the transaction open.
                self._db.execute(end)
            except BaseException:
                with suppress(sqlite3.Error):
                    if self._db.in_transaction:
                        for statement in undo:
                            self._db.execute(statement)
                raise

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Say in plain words what SQLite says in codes."""
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise ValueError(f"the store refuses it: {error}") from error
        except sqlite3.DatabaseError as error:
            where = self.path or "in memory"
            code = getattr(error, "sqlite_errorcode", None)
            if code is None:
                raise
            if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise StoreBusy(
                    f"the store {where} is being written by another program",
                    hint="try again when it has ended",
                ) from error
            what, hint = _TROUBLE.get(code & 0xFF, (str(error), "see `watchlist doctor`"))
            raise StoreError(f"the store {where}: {what}", hint=hint) from error

    def _prepare(self, schema: Schema) -> None:
        """Check whose file it is before anything is written, then make it what it must be."""
        self._db.execute("BEGIN")  # one moment: another run may be making the store
        application, version = self._header()
        is_empty = not self.all("SELECT 1 FROM sqlite_master LIMIT 1")
        self._db.execute("COMMIT")
        if application == version == 0 and is_empty:
            self._become(schema, 0)
        elif application != APPLICATION_ID:
            raise StoreError(f"{self.path} is a database of another program", hint=_OTHER)
        elif version > schema.version:
            raise StoreError(
                f"the store {self.path} was made by a newer version of watchlist"
                f" (format {version}; this one knows up to {schema.version})",
                hint="update watchlist, or name another file with --db; this one was left as it is",
            )
        elif version < schema.version:
            self._back_up(version)
            self._become(schema, version)
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA foreign_keys = ON")
        if self.all("PRAGMA journal_mode")[0][0] not in ("delete", "memory"):
            self._db.execute("PRAGMA journal_mode = DELETE")

    def _header(self) -> tuple[int, int]:
        (application,) = self.all("PRAGMA application_id")[0]
        (version,) = self.all("PRAGMA user_version")[0]
        return application, version

    def _become(self, schema: Schema, version: int) -> None:
        """Go from one version (0: empty) to the schema's in one transaction, if nobody did yet."""
        with self.transaction():
            if self._header()[1] != version:
                return
            if version == 0:
                for statement in statements(schema.sql):
                    self._db.execute(statement)
            else:
                for step in range(version, schema.version):
                    schema.migrations[step](self.execute)
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._db.execute(f"PRAGMA user_version = {schema.version}")

    def _back_up(self, version: int) -> None:
        """Copy the store beside itself before it is changed; an older copy stays."""
        if self.path is None:
            return
        copy = self.path.with_name(f"{self.path.name}.format-{version}")
        if not copy.exists():
            self.copy_to(copy)

    def copy_to(self, copy: Path) -> None:
        """Copy the store as it is at one moment, whole or not at all, whoever writes meanwhile.

        What stands under that name is replaced. The copy is for this user alone.

        Raises:
            StoreError: if the copy cannot be written, or the store is found to be damaged.
        """
        if self.path and copy.exists() and copy.samefile(self.path):
            raise StoreError(f"{copy} is the store itself", hint="name another file")
        place = copy.resolve()
        part = place.parent / f".{place.name}.{os.getpid()}"
        try:
            os.close(os.open(part, os.O_CREAT | os.O_EXCL, 0o600))
            with self._plainly(), closing(sqlite3.connect(part)) as target:
                self._db.backup(target)
                (answer,) = target.execute("PRAGMA quick_check(1)").fetchone()
            if answer != "ok":
                what, hint = _TROUBLE[sqlite3.SQLITE_CORRUPT]
                raise StoreError(f"the store {self.path}: {what}", hint=hint)
            part.replace(place)
        except OSError as error:
            raise StoreError(
                f"the copy {copy} cannot be made: {error.strerror}",
                hint="name a file in a folder that this user may write to, with room for the store",
            ) from error
        finally:
            part.unlink(missing_ok=True)


def _find(path: Path, *, create: bool) -> None:
    """See that there is a file that may be opened.

    A new one is born empty and for this user alone: what SQLite makes itself obeys the umask.
    """
    if path.is_dir():
        raise StoreError(f"the store {path} is a folder", hint="name a file with --db")
    if path.exists():
        return
    if not create:
        raise StoreError(
            f"there is no store {path} yet", hint="`watchlist check` makes it and fills it"
        )
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):  # another run was quicker: it is the same store
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise StoreError(
            f"the store {path} cannot be made: {error.strerror}",
            hint="name a file in a folder of yours with --db",
        ) from error
