"""Stores of earlier formats: they open, and nothing of them is lost or said otherwise."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from make import GRAIN, NOW, days
from watchlist import config as configuration
from watchlist import exchange
from watchlist.commands import run
from watchlist.plain import to_json
from watchlist.store import Store
from watchlist.store.schema import SCHEMA, SQL, Schema

STORES = Path(__file__).parent / "stores"
FORMATS = range(1, SCHEMA.version)
CONFIG = configuration.parse(GRAIN, "grain.toml")


@pytest.fixture(params=FORMATS, ids="format {}".format)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A store of an earlier format, made anew of the saved one."""
    path = tmp_path / f"v{request.param}.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript((STORES / f"v{request.param}.sql").read_text(encoding="utf-8"))
    return path


def saved(old: Path, ending: str) -> str:
    return (STORES / old.name).with_suffix(ending).read_text(encoding="utf-8")


def layout(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return set(db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))


def as_of_then(now: object, then: object) -> object:
    """What is said now without the keys that were added to the contract since."""
    if isinstance(now, dict) and isinstance(then, dict):
        return {key: as_of_then(value, then[key]) for key, value in now.items() if key in then}
    if isinstance(now, list) and isinstance(then, list):
        return [as_of_then(*both) for both in zip(now, then, strict=True)]
    return now


def test_there_is_a_saved_store_of_every_format() -> None:
    assert [path.name for path in sorted(STORES.glob("*.sql"))] == [f"v{n}.sql" for n in FORMATS]


def test_every_item_is_still_there(old: Path) -> None:
    with Store(old) as store:
        lines = "".join(to_json(line) + "\n" for line in exchange.export(CONFIG, store))

    assert lines == saved(old, ".ndjson")
    assert lines.count("\n") == 4


def test_status_prints_what_it_printed_then(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "grain.toml"
    file.write_text(GRAIN, encoding="utf-8")

    at = ["--at", "2026-03-04T07:00:00Z"]
    assert run(["status", "--db", str(old), "--config", str(file), "--json", *at]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert as_of_then(printed, json.loads(saved(old, ".json"))) == json.loads(saved(old, ".json"))


def test_every_run_is_still_there(old: Path) -> None:
    with Store(old) as store:
        said = [store.last_report(NOW + days(n)) for n in range(3)]
        standings = store.standings(NOW + days(3))

    assert [tree and tree["indicators"][0]["status"] for tree in said] == [
        "watch", "critical", "critical",
    ]  # fmt: skip
    assert all(tree and tree["indicators"][0]["evidence"] for tree in said)
    then = json.loads(saved(old, ".json"))
    assert as_of_then(said[-1], then) == then
    assert standings["blockade"].stage == "closed"


def test_it_becomes_what_a_new_store_is(old: Path, tmp_path: Path) -> None:
    Store(old).close()
    Store(tmp_path / "new.db").close()

    assert layout(old) == layout(tmp_path / "new.db")


def test_it_goes_on_where_it_was(old: Path) -> None:
    with Store(old) as store:
        states = store.states()
        assert store.mutes.all() == {}
        assert list(store.labels.items()) == []
        store.notices.enrol("desk", ["blockade"], NOW)

        assert states["wire-en"].failures == 1
        assert states["wire-daily"].etag == '"1"'
        assert store.notices.told("desk")["blockade"].run == 3


def test_a_copy_of_the_old_store_stays_beside_it(old: Path) -> None:
    before = layout(old)
    Store(old).close()

    copy = old.with_name(f"{old.name}.format-{old.stem[1:]}")
    assert layout(copy) == before
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_migration_that_is_cut_off_leaves_the_store_as_it_was(old: Path) -> None:
    before, version = layout(old), int(old.stem[1:])

    def broken(_: object) -> None:
        raise KeyboardInterrupt

    whole = {**SCHEMA.migrations, SCHEMA.version: broken}
    with pytest.raises(KeyboardInterrupt):
        Store(old, schema=Schema(SCHEMA.version + 1, SQL, whole))

    assert layout(old) == before
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (version,)
