"""One run at a time: a kernel lock on a file beside the store, gone with whoever held it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from watchlist.errors import StoreBusy, StoreError
from watchlist.records import stamp


@contextmanager
def exclusive(store: Path | None, now: datetime) -> Iterator[None]:
    """Hold the store for a run, from start to end; a store in memory (None) needs no lock.

    The lock file stays: removing it would let two runs lock two files of one name. What stands
    in it is for people; the lock is the kernel's alone, so that a crash leaves none behind.

    Raises:
        StoreBusy: if another run holds it, with that run's process id and start.
        StoreError: if the lock file cannot be opened, locked or written.
    """
    if store is None:
        yield
        return
    path = store.with_name(store.name + ".lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(
            f"the lock file {path} cannot be opened: {error.strerror}",
            hint="the store's folder must be writable by the user who runs the check",
        ) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise _busy(handle, store) from error
        except OSError as error:
            raise StoreError(
                f"the lock file {path} cannot be locked: {error.strerror}",
                hint="name a place on a local disk with --db",
            ) from error
        _sign(handle, path, now)
        yield
    finally:
        os.close(handle)


def _busy(handle: int, store: Path) -> StoreBusy:
    lines = os.pread(handle, 200, 0).decode("ascii", "replace").split()
    who = f" (process {lines[0]}, started {lines[1]})" if len(lines) == 2 else ""  # noqa: PLR2004  what _sign wrote
    return StoreBusy(
        f"another run holds the store {store}{who}",
        hint="try again when it has ended; a run that is killed leaves no lock behind",
    )


def _sign(handle: int, path: Path, now: datetime) -> None:
    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()} {stamp(now)}\n".encode("ascii"), 0)
    except OSError as error:
        raise StoreError(
            f"the lock file {path} cannot be written: {error.strerror}",
            hint="make room on the disk; nothing was fetched",
        ) from error
