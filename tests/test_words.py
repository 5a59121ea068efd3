"""What is said to somebody who was not there: where, what, and what to do next."""

import re
from pathlib import Path

import pytest

from watchlist.commands import run

Capture = pytest.CaptureFixture[str]

NO_USE = [
    ["chek"], ["--at", "x"], ["feeds", "tri"], ["mute", "satellite"], ["show"],
    ["status", "--format", "pdf"], ["feeds", "--format", "nagios"], ["check", "--exit-on", "high"],
    ["check", "--at", "yesterday"], ["check", "--only", "x"], ["import", "nowhere"],
    ["score", "nowhere"], ["evaluate", "nowhere"], ["backtest", "nowhere"], ["test", "nowhere"],
    ["status", "--config", "nowhere"], ["schema", "x"], ["lint", "--explain", "x"],
    ["feeds", "import", "nowhere"], ["feeds", "add", "https://x.example/"], ["notify", "x"],
    ["explain"], ["explain", "x"], ["init", "no/folder/x"], ["schema", "-o", "no/folder/x"],
    ["demo", "--keep", "/proc/x", "--quiet"],
    *([name] for name in ("status", "report", "history", "feeds", "export", "evaluate")),
    ["show", "satellite"], ["label", "x", "satellite", "yes"], ["unmute", "satellite"],
    ["mute", "satellite", "--until", "change"], ["backup", "copy.db"],
]  # fmt: skip


@pytest.mark.parametrize("line", NO_USE, ids=" ".join)
def test_what_cannot_be_done_says_what_and_what_to_do(line: list[str], capsys: Capture) -> None:
    assert run(line) in (1, 2)

    printed = capsys.readouterr()
    assert printed.out == ""
    error, *rest = printed.err.splitlines()
    assert re.match(r"error: \S.*\w", error)
    assert rest[-1].startswith("hint: ")
    assert "Errno" not in printed.err
    assert "Traceback" not in printed.err


@pytest.mark.parametrize("line", NO_USE, ids=" ".join)
def test_what_cannot_be_done_leaves_nothing_behind(line: list[str]) -> None:
    run(line)

    assert [path for path in Path.cwd().rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("--at x", "`watchlist --help` lists the commands; options stand behind them"),
        ("mute satellite", "`watchlist mute --help` says what it takes"),
        ("feeds tri", "`watchlist feeds --help` says what it takes"),
        ("feeds --format nagios", "it prints table, json, ndjson, csv, markdown"),
        ("status --format pdf", "it prints table, json, ndjson, csv, markdown, nagios, prometheus"),
        ("feeds add https://x.example/", "`watchlist init` writes a copy of your own"),
        ("status", "`watchlist check` makes it and fills it"),
        ("init no/folder/x", "name a file in a folder that can be written"),
    ],
)
def test_the_hint_is_about_what_was_asked(line: str, hint: str, capsys: Capture) -> None:
    run(line.split())

    assert f"hint: {hint}" in capsys.readouterr().err
