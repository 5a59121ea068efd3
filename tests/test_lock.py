"""One run at a time."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from make import NOW
from watchlist.errors import StoreBusy, StoreError
from watchlist.lock import exclusive

HOLD = """
import sys, pathlib, datetime
from watchlist.lock import exclusive
now = datetime.datetime(2026, 1, 31, tzinfo=datetime.UTC)
with exclusive(pathlib.Path(sys.argv[1]), now):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_run_is_told_who_holds_the_store_and_since_when(tmp_path: Path) -> None:
    store = tmp_path / "w.db"

    with exclusive(store, NOW), pytest.raises(StoreBusy) as caught, exclusive(store, NOW):
        pass

    assert caught.value.exit_code == 75
    assert f"process {os.getpid()}, started 2026-03-02T06:00:00Z" in caught.value.message
    assert caught.value.hint


def test_the_lock_of_another_process_counts_and_ends_with_a_kill(tmp_path: Path) -> None:
    store = tmp_path / "w.db"
    with subprocess.Popen(  # noqa: S603  our own interpreter and script
        [sys.executable, "-c", HOLD, str(store)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"

        with pytest.raises(StoreBusy, match=f"process {other.pid}"), exclusive(store, NOW):
            pass
        other.kill()
        other.wait()

        with exclusive(store, NOW):
            pass


def test_is_free_after_a_run_whatever_became_of_it(tmp_path: Path) -> None:
    with pytest.raises(KeyError), exclusive(tmp_path / "w.db", NOW):
        raise KeyError

    with exclusive(tmp_path / "w.db", NOW):
        assert (tmp_path / "w.db.lock").stat().st_mode & 0o777 == 0o600


def test_of_a_file_that_says_nothing_is_named_without_a_process(tmp_path: Path) -> None:
    store = tmp_path / "w.db"

    with exclusive(store, NOW):
        (tmp_path / "w.db.lock").write_text("")
        with pytest.raises(StoreBusy, match=r"w\.db$"), exclusive(store, NOW):
            pass


def test_a_store_in_memory_needs_none() -> None:
    with exclusive(None, NOW), exclusive(None, NOW):
        pass


def test_that_cannot_be_taken_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match="cannot be opened") as caught,
        exclusive(tmp_path / "nowhere" / "w.db", NOW),
    ):
        pass

    assert caught.value.hint


def test_that_the_file_system_cannot_keep_is_no_other_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)

    with pytest.raises(StoreError, match="No locks") as caught, exclusive(tmp_path / "w.db", NOW):
        pass

    assert not isinstance(caught.value, StoreBusy)


def test_on_a_full_disk_is_an_error_before_anything_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "w.db.lock").symlink_to("/dev/full")

    with pytest.raises(StoreError, match="cannot be written"), exclusive(tmp_path / "w.db", NOW):
        pass
