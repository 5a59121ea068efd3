"""A store in trouble: whatever is wrong, a command says so with a way out and destroys nothing."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from make import GRAIN, NOW
from server import FeedServer, Reply, rss
from watchlist.commands import run
from watchlist.lock import exclusive
from watchlist.store import Store
from watchlist.store.schema import SQL, Schema

AT = "2026-01-15T18:00:00Z"
LATER = "2026-01-16T18:00:00Z"
BLOCKED = "Wheat port of Odesa under blockade, ministry says"

READING = (
    ["status"], ["show", "blockade"], ["feeds"], ["export"],
    ["explain", "https://news.example/0"], ["backup", "copy.db"],
)  # fmt: skip
WRITING = (
    ["check"], ["import", "items.ndjson"], ["label", "https://news.example/0", "blockade", "yes"],
    ["mute", "blockade", "--until", "2030-01-01"], ["unmute", "blockade"],
)  # fmt: skip
WITHOUT_TIME = ("export", "backup")


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer({"/news": Reply(rss(BLOCKED, "Weather stays fine"))}) as running:
        yield running


@pytest.fixture
def options(server: FeedServer, tmp_path: Path) -> list[str]:
    """A store that one check has filled, in a folder of its own, and items to import."""
    file = tmp_path / "grain.toml"
    text = GRAIN.replace("https://wire.example/rss", server.url("/news"))
    file.write_text(f'{text}\n[fetch]\nallow_hosts = ["{server.place}"]\n', encoding="utf-8")
    found = ["--config", str(file), "--db", str(tmp_path / "stores" / "w.db")]
    assert run(["check", *found, "--at", AT, "-o", os.devnull]) == 0
    line = {"title": "Fog", "feed": "wire-en", "seen": AT}
    Path("items.ndjson").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return found


def store_of(options: list[str]) -> Path:
    return Path(options[3])


def given(command: list[str], options: list[str]) -> list[str]:
    time = [] if command[0] in WITHOUT_TIME else ["--at", LATER]
    return [*command, *options, *time]


def fingerprint(folder: Path) -> dict[str, str]:
    """What stands in a folder; the lock file is for people to read."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.is_file() and path.suffix != ".lock"
    }


def make_newer(path: Path) -> None:
    path.unlink()
    Store(path, schema=Schema(99, SQL)).close()


def make_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE places (url TEXT)")


def make_text(path: Path) -> None:
    path.write_text("title = 'indicators'\n" * 500, encoding="utf-8")


def make_damaged(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xa5" * (len(whole) - 100))


def make_short(path: Path) -> None:
    os.truncate(path, 6000)


TROUBLES = [
    (make_newer, "newer version of watchlist"),
    (make_foreign, "database of another program"),
    (make_text, "is no database"),
    (make_damaged, "damaged"),
    (make_short, "damaged"),
]


@pytest.mark.parametrize("command", [*READING, *WRITING], ids=lambda command: command[0])
@pytest.mark.parametrize(("spoil", "said"), TROUBLES, ids=lambda one: getattr(one, "__name__", ""))
def test_what_is_no_store_of_ours_is_refused_and_left_as_it_is(
    options: list[str],
    command: list[str],
    spoil: Callable[[Path], None],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = store_of(options)
    spoil(path)
    before = fingerprint(path.parent)
    capsys.readouterr()

    assert run(given(command, options)) == 1

    printed = capsys.readouterr()
    assert said in printed.err
    assert str(path) in printed.err
    assert "hint: " in printed.err
    assert "Traceback" not in printed.err
    assert printed.out == ""
    assert fingerprint(path.parent) == before


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_a_store_that_is_not_there_is_not_made_by_looking(
    options: list[str], command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    store_of(options).unlink()

    assert run(given(command, options)) == 1
    assert "`watchlist check` makes it" in capsys.readouterr().err
    assert not store_of(options).exists()


@pytest.mark.parametrize("command", WRITING, ids=lambda command: command[0])
def test_a_store_that_another_run_holds_is_75(
    options: list[str], command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(store_of(options).parent)
    capsys.readouterr()

    with exclusive(store_of(options), NOW):
        assert run(given(command, options)) == 75

    assert "another run holds the store" in capsys.readouterr().err
    assert fingerprint(store_of(options).parent) == before


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_a_store_that_another_run_holds_can_be_read(options: list[str], command: list[str]) -> None:
    with exclusive(store_of(options), NOW):
        assert run(given(command, options)) == 0


@pytest.mark.parametrize("command", [*READING, *WRITING], ids=lambda command: command[0])
def test_a_store_that_another_program_locks_is_75(
    options: list[str],
    command: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("watchlist.store.file.PATIENCE_SECONDS", 0)
    with closing(sqlite3.connect(store_of(options), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert run(given(command, options)) == 75
        other.execute("ROLLBACK")

    assert "hint: try again" in capsys.readouterr().err
    assert run(["status", *options, "--at", LATER]) == 0


def test_a_clock_that_goes_back_is_refused_before_anything_is_asked(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    before, asked = fingerprint(store_of(options).parent), len(server.asked)

    assert run(["check", *options, "--at", "2026-01-15T17:59:59Z"]) == 1

    printed = capsys.readouterr().err
    assert "a run of 2026-01-15T18:00:00Z" in printed
    assert "clock went back" in printed
    assert fingerprint(store_of(options).parent) == before
    assert len(server.asked) == asked


def test_what_was_seen_after_this_time_cannot_be_imported(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", "items.ndjson", *options, "--at", "2026-01-15T17:59:59Z"]) == 5
    assert "not in the future" in capsys.readouterr().err


# ------------------------------------------------------------------ rights


def without_rights(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command as one whom the rights of files hold back, be this root or not."""
    command = [sys.executable, "-m", "watchlist", *arguments]
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("setpriv is not installed, and nothing is forbidden to this user")
        command = [setpriv, "--bounding-set=-dac_override,-dac_read_search", *command]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own interpreter


@pytest.fixture
def read_only(options: list[str]) -> Iterator[list[str]]:
    path = store_of(options)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    yield options
    path.parent.chmod(0o700)


@pytest.mark.parametrize("command", [["status"], ["export"], ["show", "blockade"]], ids=" ".join)
def test_a_store_that_may_only_be_read_is_read(read_only: list[str], command: list[str]) -> None:
    done = without_rights(*given(command, read_only))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize("command", WRITING, ids=lambda command: command[0])
def test_a_store_that_may_only_be_read_is_not_written(
    read_only: list[str], command: list[str]
) -> None:
    before = fingerprint(store_of(read_only).parent)

    done = without_rights(*given(command, read_only))

    assert done.returncode == 1
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(store_of(read_only).parent) == before


def test_a_store_that_may_not_be_read_says_so(options: list[str]) -> None:
    store_of(options).chmod(0)

    done = without_rights("status", *options)
    assert done.returncode == 1
    assert "it cannot be opened" in done.stderr
    assert "hint: give this user the right" in done.stderr


# ------------------------------------------------------------------ what is kept


def test_files_are_their_users_alone(options: list[str], tmp_path: Path) -> None:
    os.umask(0)
    try:
        run(["check", *options, "--at", LATER, "-o", os.devnull])
        run(["backup", str(tmp_path / "copy.db"), *options])
    finally:
        os.umask(0o022)

    folder = store_of(options).parent
    assert folder.stat().st_mode & 0o777 == 0o700
    made = [*folder.iterdir(), tmp_path / "copy.db"]
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in made} == {
        "w.db": "0o600", "w.db.lock": "0o600", "copy.db": "0o600",
    }  # fmt: skip


def test_export_and_import_are_a_round_trip_of_every_item(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = json.dumps({
        "title": "한국 «зерно» & <b>", "summary": "line\nline", "url": "https://a.example/?q=1&b=ü",
        "published": "2026-01-01T00:00:00+09:00", "updated": "2026-01-02T00:00:00Z", "seen": AT,
        "language": "ko", "feed": "elsewhere", "source": "Daily", "guid": "tag:x,1",
    })  # fmt: skip
    Path("more.ndjson").write_text(shop + "\n", encoding="utf-8")
    run(["import", "more.ndjson", *options, "--at", LATER])
    capsys.readouterr()
    assert run(["export", *options]) == 0
    first = capsys.readouterr().out
    assert first.count("\n") == 3
    Path("all.ndjson").write_text(first, encoding="utf-8")
    other = [*options[:2], "--db", str(tmp_path / "other.db")]

    assert run(["import", "all.ndjson", *other, "--at", LATER]) == 0
    assert "3 new, 0 known, 0 refused" in capsys.readouterr().err
    assert run(["export", *other]) == 0
    assert capsys.readouterr().out == first
    assert run(["import", "all.ndjson", *other, "--at", LATER]) == 0
    assert "0 new, 3 known, 0 refused" in capsys.readouterr().err


def test_retention_prunes_by_the_configuration_and_nothing_that_a_window_shows(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(options[1])
    text = file.read_text(encoding="utf-8")

    def kept(at: str, keep_days: int) -> int:
        file.write_text(f"{text}\n[store]\nkeep_days = {keep_days}\n", encoding="utf-8")
        server.routes["/news"] = Reply(rss())
        assert run(["check", *options, "--at", at, "--force", "-o", os.devnull]) == 0
        capsys.readouterr()
        run(["export", *options])
        return capsys.readouterr().out.count("\n")

    assert kept("2026-04-15T18:00:00Z", 90) == 2, "as old as is kept"
    assert kept("2026-04-15T18:00:01Z", 400) == 2
    assert kept("2026-04-15T18:00:02Z", 90) == 0
    server.routes["/news"] = Reply(rss(BLOCKED, "Weather stays fine"))
    assert run(["check", *options, "--at", "2026-04-16T18:00:00Z", "--force", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["items"]["new"] == 0, "pruned items are not news"

    file.write_text(f"memory_days = 300\n{text}\n[store]\nkeep_days = 100\n", encoding="utf-8")
    assert run(["check", *options, "--at", "2026-04-17T18:00:00Z"]) == 2
    assert "keep_days" in capsys.readouterr().err
