"""`watchlist backtest` as people and scripts use it."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from make import GRAIN
from watchlist.commands import run
from watchlist.schema import schema

FIRST = date(2026, 1, 1)
BLOCKED = "Wheat port of Odesa under blockade, {source} says"


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    """A month in which the port is blocked on the eleventh day, by the word of two."""
    file, archive = tmp_path / "grain.toml", tmp_path / "year.ndjson"
    file.write_text(GRAIN, encoding="utf-8")
    lines = []
    for n in range(30):
        day = (FIRST + timedelta(days=n)).isoformat()
        lines.append({"title": f"Weather stays fine ({n})", "published": f"{day}T08:00:00Z"})
        lines += [
            {"title": BLOCKED.format(source=source), "source": source,
             "published": f"{day}T09:00:00Z"}
            for source in ("wire", "post") if n == 10
        ]  # fmt: skip
    archive.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return ["backtest", str(archive), "--config", str(file), "--engine", "local:1"]


def tree_of(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert run([*arguments, "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    found: dict[str, Any] = json.loads(printed.out)
    jsonschema.validate(found, schema("backtest"))
    return found


def test_each_day_of_the_archive_is_judged(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    tree = tree_of(options, capsys)

    assert (tree["from"], tree["to"]) == ("2026-01-01", "2026-01-30")
    assert tree["archive"] == {
        "first": "2026-01-01", "last": "2026-01-30", "items": 32, "relevant": 2,
        "stories": 1, "refused": 0,
    }  # fmt: skip
    (indicator,) = tree["indicators"]
    assert next(change["day"] for change in indicator["changes"]) == "2026-01-11"


def test_only_the_days_asked_for_are_judged(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    tree = tree_of([*options, "--from", "2026-01-10", "--to", "2026-01-12"], capsys)

    days = [row["day"] for row in tree["days"]]
    assert days == ["2026-01-10", "2026-01-11", "2026-01-12"]


def test_a_first_look_is_neither_a_rise_nor_a_fall(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    tree = tree_of([*options, "--from", "2026-01-12", "--to", "2026-01-13"], capsys)

    (indicator,) = tree["indicators"]
    assert [change["day"] for change in indicator["changes"]] == ["2026-01-12"]
    assert (indicator["rises"], indicator["falls"]) == (0, 0)


def test_events_are_held_against_what_was_said(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = tmp_path / "events.csv"
    events.write_text("date,indicator,stage,title\n2026-01-12,blockade,,Blockade\n")

    arguments = [*options, "--events", str(events)]
    (indicator,) = tree_of(arguments, capsys)["indicators"]

    assert indicator["precision"] == 1.0
    assert run(arguments) == 0
    assert "Blockade" in capsys.readouterr().out


def test_the_page_says_what_its_figures_mean(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = tmp_path / "events.csv"
    events.write_text("date,indicator\n2026-01-12,blockade\n")

    assert run(options) == 0
    assert "`--events FILE` says what did happen" in capsys.readouterr().out
    assert run([*options, "--events", str(events), "--within", "1"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "right: those within 1 day of an event" in told


def test_another_configuration_stands_beside_it(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "deaf.toml"
    other.write_text(GRAIN.replace("blockade", "flood"), encoding="utf-8")

    arguments = [*options, "--compare", str(other)]
    compared = tree_of(arguments, capsys)["compared"]

    assert compared["config"]["path"] == str(other)
    assert next(one["day"] for one in compared["only_here"]) == "2026-01-11"
    assert compared["only_there"] == []
    assert run(arguments) == 0
    assert "Changes that only this one has" in capsys.readouterr().out


@pytest.mark.parametrize("width", ["80", "120"])
def test_the_page_fits_the_screen(
    options: list[str], width: str, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("COLUMNS", width)

    assert run(options) == 0

    printed = capsys.readouterr().out
    assert all(len(line) <= int(width) for line in printed.splitlines())
    assert "11 Jan" in printed


def test_an_archive_of_other_columns_says_what_it_lacks(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "other.csv"
    archive.write_text("head,when\nWheat,2026-01-02\n", encoding="utf-8")

    assert run([options[0], str(archive), *options[2:]]) == 2

    told = capsys.readouterr().err
    assert "other.csv:2: title: expected a text" in told
    assert "hint: an item has `title` and `published`" in told


def test_refused_lines_are_told_and_end_with_5(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    archive = Path(options[1])
    archive.write_text(archive.read_text() + "{}\n" * 25)

    assert run(options) == 5

    printed = capsys.readouterr()
    assert printed.err.count("title: expected a text, got nothing") == 20
    assert "and 5 more lines were refused" in printed.err


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        (["--from", "soon"], "--from: expected a day such as 2026-01-31; got 'soon'"),
        (["--from", "2026-02-01"], "the first day, 2026-02-01, is after the last, 2026-01-30"),
        (["--events", "EVENTS"], "indicator: expected one of blockade, got 'rain'"),
    ],
)
def test_what_cannot_be_done_says_why(
    options: list[str], tmp_path: Path, extra: list[str], message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "events.csv").write_text("date,indicator\n2026-01-12,rain\n")
    given = [one.replace("EVENTS", str(tmp_path / "events.csv")) for one in extra]

    assert run([*options, *given]) == 2
    assert message in capsys.readouterr().err


def test_an_archive_without_an_item_is_a_wrong_usage(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(options[1]).write_text("")

    assert run(options) == 2
    assert "holds no item" in capsys.readouterr().err


def test_an_archive_that_says_nothing_says_so(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(options[1]).write_text('{"title": "Weather stays fine", "published": "2026-01-02"}\n')

    assert run(options) == 0
    assert "no item that says anything" in capsys.readouterr().out


def test_the_last_day_is_a_page_with_every_day_before_it(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"

    assert run([*options, "--format", "html", "-o", str(page)]) == 0

    text = page.read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""
    assert "Backtest: Grain" in text
    assert "2 stories" not in text  # two outlets, one story
    assert "11 Jan" in text
    assert "30 Jan" in text


def test_a_last_day_on_which_nobody_looked_is_blind_on_the_page(
    options: list[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"

    assert run([*options, "--to", "2026-02-20", "--format", "html", "-o", str(page)]) == 0

    text = page.read_text(encoding="utf-8")
    assert "BLIND: some indicator could not be looked at" in text
    assert "0 of 1 feed ok" in text
