"""`label`, `mute`, `unmute` and `backup` on the command line."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from make import GRAIN, NOW, item
from server import FeedServer, Reply, rss
from test_store import put
from watchlist.commands import run
from watchlist.lock import exclusive
from watchlist.store import Store

AT = "2026-01-15T18:00:00Z"
BLOCKED = "Wheat port of Odesa under blockade, ministry says"


@pytest.fixture
def options(tmp_path: Path) -> Iterator[list[str]]:
    """A store that one check has filled, as options."""
    with FeedServer({"/news": Reply(rss(BLOCKED, "Weather stays fine"))}) as server:
        file = tmp_path / "grain.toml"
        text = GRAIN.replace("https://wire.example/rss", server.url("/news"))
        file.write_text(f'{text}\n[fetch]\nallow_hosts = ["{server.place}"]\n', encoding="utf-8")
        found = ["--config", str(file), "--db", str(tmp_path / "grain.db"), "--at", AT]
        assert run(["check", *found, "-o", os.devnull]) == 0
        yield found


def exported(options: list[str], capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    capsys.readouterr()
    assert run(["export", *options[:4]]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


class TestLabel:
    def test_says_what_it_did(self, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        name = exported(options, capsys)[0]["id"]

        assert run(["label", name[:9], "blockade", "yes", "--stage", "closed", *options]) == 0
        first = capsys.readouterr()
        assert run(["label", "https://news.example/0", "blockade", "no", *options]) == 0
        second = capsys.readouterr()

        assert first.out == second.out == ""
        assert first.err == f"{name} '{BLOCKED}': relevant to blockade, stage closed, affirmed\n"
        assert second.err == (
            f"{name} '{BLOCKED}': not relevant to blockade "
            "(was: relevant to blockade, stage closed, affirmed)\n"
        )

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["ffff", "blockade", "yes"], "no stored item"),
            (["https://news.example/0", "blokade", "yes"], "did you mean 'blockade'"),
            (["https://news.example/0", "blockade", "maybe"], "maybe"),
            (["https://news.example/0", "blockade", "no", "--denied"], "denies nothing"),
        ],
    )
    def test_of_what_is_not_there_is_wrong_usage(
        self,
        options: list[str],
        arguments: list[str],
        said: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        assert run(["label", *arguments, *options]) == 2
        printed = capsys.readouterr().err
        assert said in printed
        assert "hint:" in printed

    def test_while_a_run_holds_the_store_is_75(self, options: list[str]) -> None:
        with exclusive(Path(options[3]), NOW):
            assert run(["label", "https://news.example/0", "blockade", "yes", *options]) == 75

    def test_without_a_store_makes_none(self, options: list[str], tmp_path: Path) -> None:
        other = [*options[:2], "--db", str(tmp_path / "none.db")]

        assert run(["label", "abc", "blockade", "yes", *other]) == 1
        assert not (tmp_path / "none.db").exists()


class TestMute:
    @pytest.mark.parametrize("command", [["status"], ["show", "blockade"]])
    def test_stands_below_the_screen_until_it_ends(
        self, options: list[str], command: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["mute", "blockade", "--until", "change", *options]) == 0
        assert "is muted until it is no longer watch" in capsys.readouterr().err
        run([*command, *options])
        assert "blockade muted until its status or stage changes" in capsys.readouterr().out

        assert run(["mute", "blockade", "--until", "2026-02-01", *options]) == 0
        capsys.readouterr()
        run([*command, *options])
        assert "blockade muted until 1 Feb" in capsys.readouterr().out

        assert run(["unmute", "blockade", *options]) == 0
        assert capsys.readouterr().err == "blockade is no longer muted\n"
        run([*command, *options])
        assert "muted" not in capsys.readouterr().out

    def test_without_an_end_is_wrong_usage(self, options: list[str]) -> None:
        assert run(["mute", "blockade", *options]) == 2
        assert run(["mute", "blockade", "--until", "2020-01-01", *options]) == 2


class TestBackup:
    def test_is_a_store_with_everything_in_it(
        self, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(["label", "https://news.example/0", "blockade", "yes", *options])
        run(["mute", "blockade", "--until", "change", *options])
        before = exported(options, capsys)
        copy = tmp_path / "copy.db"

        assert run(["backup", str(copy), *options[:4]]) == 0

        printed = capsys.readouterr()
        assert printed.out == ""
        assert re.match(rf"wrote {re.escape(str(copy))}, [\d,]+ bytes; `--db ", printed.err)
        assert copy.stat().st_mode & 0o777 == 0o600
        other = [*options[:2], "--db", str(copy), *options[4:]]
        assert exported(other, capsys) == before
        assert run(["status", *other]) == 0
        assert "muted until" in capsys.readouterr().out
        with Store(copy) as store:
            assert len(list(store.labels.items())) == 1

    def test_is_never_over_a_file_unless_forced(
        self, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "notes.txt"
        file.write_text("dear diary", encoding="utf-8")

        assert run(["backup", str(file), *options[:4]]) == 1
        assert "--force" in capsys.readouterr().err
        assert file.read_text(encoding="utf-8") == "dear diary"

        assert run(["backup", str(file), "--force", *options[:4]]) == 0
        Store(file, create=False).close()

    def test_is_never_over_the_store_itself(
        self, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "link.db").symlink_to(options[3])

        assert run(["backup", str(tmp_path / "link.db"), "--force", *options[:4]]) == 1
        assert "is the store itself" in capsys.readouterr().err

    def test_that_cannot_be_written_leaves_nothing_behind(
        self, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = sorted(tmp_path.iterdir())

        assert run(["backup", str(tmp_path / "no" / "copy.db"), *options[:4]]) == 1
        assert "hint:" in capsys.readouterr().err
        assert sorted(tmp_path.iterdir()) == before

    def test_while_a_run_writes_is_whole(self, options: list[str], tmp_path: Path) -> None:
        with exclusive(Path(options[3]), NOW):
            assert run(["backup", str(tmp_path / "copy.db"), *options[:4]]) == 0

    def test_of_a_damaged_store_says_so_and_replaces_nothing(
        self, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path, copy = Path(options[3]), tmp_path / "copy.db"
        with Store(path) as store:
            put(store, *(item(f"i{n}", title="x" * 500) for n in range(200)))
        run(["backup", str(copy), *options[:4]])
        good = copy.read_bytes()
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] + b"\xa5" * (len(whole) - len(whole) // 2))

        assert run(["backup", str(copy), "--force", *options[:4]]) == 1
        assert "the file is damaged" in capsys.readouterr().err
        assert copy.read_bytes() == good


FULL = """
import resource, signal, sys
from watchlist.commands import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
sys.exit(run(sys.argv[1:]))
"""


def test_a_backup_to_a_full_disk_fails_and_leaves_nothing(
    options: list[str], tmp_path: Path
) -> None:
    copy = tmp_path / "folder" / "copy.db"
    copy.parent.mkdir()

    done = subprocess.run(  # noqa: S603  our own interpreter and script
        [sys.executable, "-c", FULL, "backup", str(copy), *options[:4]],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "hint:" in done.stderr
    assert list(copy.parent.iterdir()) == []
    with closing(sqlite3.connect(options[3])) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
