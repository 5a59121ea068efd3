"""What a shell, a cron job or a slip of the hand can do: no traceback, and nothing is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from make import GRAIN
from watchlist.commands import run

AT = "2026-01-15T18:00:00Z"
SQLITE = b"SQLite format 3\x00"


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    """A configuration whose feed cannot be reached, and a store, as options."""
    file = tmp_path / "grain.toml"
    text = GRAIN.replace("https://wire.example/rss", "http://127.0.0.1:9/news")
    file.write_text(text + '\n[fetch]\nallow_hosts = ["127.0.0.1:9"]\n', encoding="utf-8")
    return ["--config", str(file), "--db", str(tmp_path / "grain.db"), "--at", AT]


def through_a_shell(redirected: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(  # noqa: S603  our own interpreter
        ["/bin/sh", "-c", f'"$@" {redirected}', "sh", sys.executable, "-m", "watchlist",
         *arguments],
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("redirected", ["2>&-", ">&-", "<&- >&- 2>&-"])
def test_closed_streams_keep_no_run_from_being_stored(redirected: str, options: list[str]) -> None:
    done = through_a_shell(redirected, "check", *options)

    assert done.returncode == 3, done.stderr  # its one feed is dead
    assert b"Traceback" not in done.stderr
    assert Path(options[3]).read_bytes().startswith(SQLITE)
    assert run(["status", *options]) == 3


@pytest.mark.parametrize("command", ["export", "status"])
def test_no_result_takes_the_place_of_a_store(
    command: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options])
    store = Path(options[3])

    assert run([command, *options[:4], "-o", str(store)]) == 1
    assert "grain.db is a store" in capsys.readouterr().err
    assert store.read_bytes().startswith(SQLITE)


@pytest.mark.parametrize(
    "command",
    [
        ["backtest", "items.ndjson"],
        ["backtest", "./items.ndjson", "--events", "none.csv"],
        ["evaluate", "items.ndjson"],
    ],
    ids=" ".join,
)
def test_no_result_takes_the_place_of_what_is_read(
    command: list[str], options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    line = '{"title": "Grain", "published": "2026-01-01", "labels": {"blockade": 0}}\n'
    Path("items.ndjson").write_text(line, encoding="utf-8")

    assert run([*command, *options[:2], "-o", "items.ndjson"]) == 1
    assert "items.ndjson is what this command reads" in capsys.readouterr().err
    assert Path("items.ndjson").read_text(encoding="utf-8") == line


def test_a_configuration_is_spared_behind_a_link_under_any_name_and_by_a_backup(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options])
    own = Path(options[1])
    before = own.read_text(encoding="utf-8")
    Path("link").symlink_to(own)
    Path("watched").write_text(before, encoding="utf-8")
    named = ["--config", "watched", *options[2:]]

    assert run(["status", *options, "-o", "link"]) == 1
    assert run(["status", *named, "-o", "watched"]) == 1
    assert run(["backup", options[1], "--force", *options[:4]]) == 1
    said = capsys.readouterr().err
    assert said.count("is a configuration") == 2
    assert said.count("is what this command reads") == 1
    assert own.read_text(encoding="utf-8") == before
    assert Path("watched").read_text(encoding="utf-8") == before


def test_no_result_takes_the_place_of_a_configuration(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options])
    before = Path(options[1]).read_text(encoding="utf-8")

    assert run(["status", *options, "-o", options[1]]) == 1
    assert "is a configuration" in capsys.readouterr().err
    assert Path(options[1]).read_text(encoding="utf-8") == before


def test_a_result_without_a_place_is_refused_before_the_run(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "nowhere" / "report.json"

    assert run(["check", *options, "-o", str(nowhere)]) == 1
    assert f"{nowhere.parent} is no folder" in capsys.readouterr().err
    assert not Path(options[3]).exists()
    assert run(["check", *options, "-o", str(nowhere), "--format", "nagios"]) == 3
    assert capsys.readouterr().out.startswith("WATCHLIST UNKNOWN - ")


def test_a_result_cannot_be_put_where_a_folder_is(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", *options, "-o", str(tmp_path)]) == 1
    assert f"{tmp_path} is a folder" in capsys.readouterr().err
    assert not Path(options[3]).exists(), "told before the run"


@pytest.mark.parametrize("command", [["schema", "check", "-o"], ["feeds", "export"]])
def test_no_other_command_writes_over_a_store_either(
    command: list[str], options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options])
    store = Path(options[3])
    configured = options[:2] if command[0] == "feeds" else []

    assert run([*command, str(store), *configured]) == 1
    assert "grain.db is a store" in capsys.readouterr().err
    assert store.read_bytes().startswith(SQLITE)


def test_days_that_no_calendar_has_are_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["backtest", "old.ndjson", "--within", "99999999999"]) == 2
    assert "0<=x<=36500" in capsys.readouterr().err


def test_two_formats_at_once_are_wrong_usage(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["status", *options, "--json", "--format", "csv"]) == 2
    assert "--json and --format csv ask for two things" in capsys.readouterr().err
    assert run(["status", *options, "--json", "--format", "nagios"]) == 3, "2 means critical there"
    assert capsys.readouterr().out.startswith("WATCHLIST UNKNOWN - ")
    assert run(["status", *options, "--json", "--format", "json"]) == 1
    assert "there is no store" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["check", "--at", "9999-12-31T23:59:59Z"], "--at: expected a year from 1900 to 2999"),
        (["check", "--at", "0001-01-01"], "--at: expected a year from"),
        (["status", "--at", "0001-01-01T00:00:00+10:00"], "--at: expected a year from"),
        (["mute", "blockade", "--until", "9999-12-31T23:59:59-10:00"], "--until: expected a date"),
    ],
)
def test_times_at_the_ends_of_the_calendar_are_refused(
    arguments: list[str], why: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options])
    named = options[:4] if "--at" in arguments else options

    assert run([*arguments, *named]) == 2
    assert why in capsys.readouterr().err


def test_days_of_a_backtest_at_the_ends_of_the_calendar_are_refused(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "a.ndjson"
    archive.write_text('{"title": "Rain", "published": "2026-01-01T00:00:00Z"}\n', encoding="utf-8")
    days = ["--from", "9999-12-30", "--to", "9999-12-31"]

    assert run(["backtest", str(archive), *days, *options[:2]]) == 2
    assert "--from: expected a year" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["explain", "h\udcffke"], ["explain", "--text", "h\udcffke"], ["label", "h\udcff", "a", "no"]],
)
def test_bytes_that_are_no_text_are_refused(
    arguments: list[str], options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, *options]) == 2
    assert "expected UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--format", "nagios", "--bogus"], ["--format=nagios", "--exit-on", "nope"]]
)
def test_a_monitor_is_told_unknown_where_a_command_line_cannot_be_read(
    arguments: list[str], options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", *options, *arguments]) == 3
    assert capsys.readouterr().out.startswith("WATCHLIST UNKNOWN - ")


def test_two_configurations_of_one_name_do_not_mix_unnoticed(
    options: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    other = tmp_path / "other" / "grain.toml"
    other.parent.mkdir()
    other.write_bytes(Path(options[1]).read_bytes())
    run(["check", "--config", options[1], "--at", AT])
    run(["status", "--config", options[1], "--at", AT])
    assert "warning" not in capsys.readouterr().err

    run(["status", "--config", str(other), "--at", AT])
    assert f"made under {options[1]}, not {other}" in capsys.readouterr().err
    run(["check", "--config", str(other), "--at", AT])
    assert f"made under {options[1]}, not {other}" in capsys.readouterr().err
    run(["check", "--config", str(other), "--at", AT])
    assert "warning" not in capsys.readouterr().err


def test_a_monitor_that_has_left_is_no_bug(options: list[str]) -> None:
    done = through_a_shell("| true", "check", *options, "--format", "nagios")

    assert b"bug" not in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize(("style", "code"), [("nagios", 3), ("json", 1)])
def test_a_disk_without_room_is_told_and_no_verdict(
    style: str, code: int, options: list[str]
) -> None:
    done = through_a_shell("> /dev/full", "check", *options, "--format", style)

    assert done.returncode == code, done.stderr
    assert b"no space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
