"""`doctor`: it looks at everything, changes nothing, and says what to do."""

import json
import re
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from make import GRAIN, item
from test_store import KILL, put
from test_store_trouble import (
    fingerprint,
    make_damaged,
    make_foreign,
    make_newer,
    make_text,
    without_rights,
)
from watchlist import doctor
from watchlist.commands import run
from watchlist.schema import schema
from watchlist.store import Store
from watchlist.store.schema import SQL, Schema

AT = "2026-03-02T06:00:00Z"


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    """A configuration and a store with items, as options."""
    file = tmp_path / "grain.toml"
    file.write_text(GRAIN, encoding="utf-8")
    path = tmp_path / "stores" / "w.db"
    with Store(path) as store:
        put(store, *(item(f"i{n}", title="x" * 500) for n in range(50)))
    return ["--config", str(file), "--db", str(path), "--at", AT]


def findings(
    options: list[str], capsys: pytest.CaptureFixture[str], *, code: int
) -> dict[str, dict[str, str]]:
    """What is found, by name; and that looking changed nothing."""
    folder = Path(options[3]).parent
    before = fingerprint(folder) if folder.exists() else None

    assert run(["doctor", *options, "--json"]) == code

    tree: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.validate(tree, schema("doctor"))
    assert (fingerprint(folder) if folder.exists() else None) == before
    assert (tree["problems"] > 0) == bool(code)
    return {one["name"]: one for one in tree["findings"]}


def test_all_that_the_tool_stands_on_is_judged(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = findings(options, capsys, code=0)

    assert list(found) == [
        "Python", "SQLite", "expat", "TLS", "packages", "configuration", "environment", "Apprise",
        "store", "rights", "last run", "disk", "file system", "terminal",
    ]  # fmt: skip
    assert found["Python"]["found"] == ".".join(map(str, sys.version_info[:3]))
    assert found["SQLite"]["found"] == sqlite3.sqlite_version
    assert "50 items, 0 runs, every page sound" in found["store"]["found"]


def test_the_screen_says_what_to_do(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path(options[3]).chmod(0o644)

    assert run(["doctor", *options]) == 0
    printed = capsys.readouterr().out
    assert "0 problems" in printed
    assert "!  rights" in printed
    assert "others on this machine may read or write the store" in printed
    assert "chmod 600 it" in printed


def test_a_store_that_is_not_there_is_not_made(
    options: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    options[3] = str(tmp_path / "none" / "w.db")

    found = findings(options, capsys, code=0)
    assert found["store"]["why"] == "there is none yet"
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (make_newer, "is of format 99; this version knows up to"),
        (make_foreign, "a database of another program"),
        (make_text, "it cannot be read: file is not a database"),
        (make_damaged, "it cannot be read: file is not a database"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_what_is_no_sound_store_is_a_problem(
    options: list[str], spoil: Callable[[Path], None], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(Path(options[3]))
    if spoil is make_damaged:
        why = ""  # what SQLite says of it depends on its version

    found = findings(options, capsys, code=1)
    assert found["store"]["state"] == "problem"
    assert why in found["store"]["why"]
    assert found["store"]["hint"]


def test_a_page_that_rotted_is_found(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(options[3])
    whole = path.read_bytes()
    path.write_bytes(whole[:-8192] + b"\xa5" * 4096 + whole[-4096:])

    found = findings(options, capsys, code=1)
    assert "the file is damaged" in found["store"]["why"]


def test_what_a_killed_run_left_is_not_touched_and_no_damage(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(options[3])
    path.unlink()
    subprocess.run([sys.executable, "-c", KILL, str(path), *sys.path], check=False)  # noqa: S603  our own interpreter and code
    assert path.with_name("w.db-journal").exists()

    assert "a run died while it wrote" in findings(options, capsys, code=0)["store"]["why"]
    Store(path).close()
    assert "every page sound" in findings(options, capsys, code=0)["store"]["found"]


def test_an_older_store_is_looked_at_and_left_as_it_is(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(options[3])
    path.unlink()
    Store(path, schema=Schema(1, SQL)).close()

    assert "a copy stays" in findings(options, capsys, code=0)["store"]["why"]


def test_a_store_that_is_a_folder_is_a_problem(
    options: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "outer" / "folder.db").mkdir(parents=True)
    options[3] = str(tmp_path / "outer" / "folder.db")

    assert findings(options, capsys, code=1)["store"]["why"] == "it is a folder"


def test_a_store_that_another_program_locks_is_not_waited_for(
    options: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("watchlist.store.checkup.PATIENCE_SECONDS", 0)
    with closing(sqlite3.connect(options[3], isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        found = findings(options, capsys, code=1)

    assert "locked" in found["store"]["why"]


def test_a_store_that_may_not_be_read_is_a_problem(options: list[str]) -> None:
    Path(options[3]).chmod(0)

    done = without_rights("doctor", *options, "--json")
    assert done.returncode == 1
    (store,) = [one for one in json.loads(done.stdout)["findings"] if one["name"] == "store"]
    assert "it cannot be read" in store["why"]


def test_a_broken_configuration_is_a_problem_and_the_rest_is_looked_at(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(options[1]).write_text(GRAIN + "\ntitel = 1\n", encoding="utf-8")

    found = findings(options, capsys, code=1)
    assert found["configuration"]["hint"] == "`watchlist lint` names each"
    assert found["store"]["state"] == "ok"


def test_a_configuration_that_is_not_there_is_a_problem(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    options[1] = "none.toml"

    assert findings(options, capsys, code=1)["configuration"]["state"] == "problem"


def test_what_the_environment_lacks_is_named_and_no_value_is_shown(
    options: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = GRAIN.replace("https://wire.example/rss", "https://wire.example/${KEY}")
    text += '\n[notify.desk]\nurl = "${DESK}"\n[heartbeat]\nurl = "https://x.example/${BEAT}"\n'
    Path(options[1]).write_text(text, encoding="utf-8")
    monkeypatch.setenv("KEY", "hunter2")

    found = findings(options, capsys, code=0)
    assert found["environment"]["why"] == "it has no BEAT, DESK, or an empty one"
    assert "hunter2" not in json.dumps(found)


def test_a_channel_that_needs_apprise_without_it_is_a_problem(
    options: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = GRAIN + '\n[notify.desk]\nurl = "json://desk.example/x"\n'
    Path(options[1]).write_text(text, encoding="utf-8")
    monkeypatch.setattr(
        "watchlist.doctor._version", lambda name: None if name == "apprise" else "1"
    )

    found = findings(options, capsys, code=1)
    assert "pip install 'watchlist[notify]'" in found["Apprise"]["hint"]


def test_a_run_in_the_future_is_a_problem(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(options[3])) as db, db:
        db.execute(
            "INSERT INTO runs (at, answered, report) VALUES ('2026-03-09T00:00:00Z', 1, '{}')"
        )

    found = findings(options, capsys, code=1)
    assert "clock went back" in found["last run"]["why"]


def test_it_names_every_package_that_the_tool_needs() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
    needed = [re.split(r"[<>=~]", each)[0] for each in project["project"]["dependencies"]]

    assert sorted(doctor.PACKAGES) == sorted(needed)
