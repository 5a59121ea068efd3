"""`kill -9` at random moments around telling: nothing is lost, and nothing logged is told twice.

`WATCHLIST_KILLS` sets how many runs are killed; a few by default.
"""

import json
import os
import random  # noqa: TID251  moments to kill at, the same each time
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from make import GRAIN, NOW
from server import FeedServer, Reply
from test_engine import document
from watchlist.store import Store

KILLS = int(os.environ.get("WATCHLIST_KILLS", "6"))

HOOK = """#!{python}
import os, sys, time
message = sys.stdin.read()
open({folder!r} + "/begun", "a").write("x")
time.sleep(0.05)
with open({folder!r} + "/told.ndjson", "a") as out:
    out.write(message)
time.sleep(0.05)
"""


@dataclass(frozen=True, slots=True)
class Job:
    """A check whose feed fails on every other day, so that each run has something to tell."""

    folder: Path
    server: FeedServer

    @property
    def store(self) -> Path:
        return self.folder / "w.db"

    def start(self, number: int) -> "subprocess.Popen[str]":
        at = NOW + timedelta(days=3 * number)
        is_up = number % 2 == 0
        text = document(f"Rain on day {number}", at=at)
        self.server.routes["/news"] = Reply(text) if is_up else Reply(status=500)
        return subprocess.Popen(  # noqa: S603  our own interpreter
            [
                sys.executable, "-m", "watchlist", "check", "--force", "--quiet",
                "--config", str(self.folder / "grain.toml"), "--db", str(self.store),
                "--at", f"{at:%Y-%m-%dT%H:%M:%SZ}",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def whole(self, number: int) -> None:
        process = self.start(number)
        _, said = process.communicate()
        assert process.returncode in {0, 3}, said

    def told(self) -> list[dict[str, object]]:
        file = self.folder / "told.ndjson"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    def logged(self) -> set[str]:
        """The ids of the messages that are logged as delivered."""
        if not self.store.exists():
            return set()
        with closing(sqlite3.connect(self.store, timeout=10)) as db:
            try:
                rows = db.execute("SELECT channel, run, indicator FROM notices").fetchall()
            except sqlite3.OperationalError:  # killed before there were tables
                return set()
        return {f"{channel}-{run}-{indicator}" for channel, run, indicator in rows}


@pytest.fixture
def job(tmp_path: Path) -> Iterator[Job]:
    with FeedServer({}) as server:
        hook = tmp_path / "hook.py"
        hook.write_text(HOOK.format(python=sys.executable, folder=str(tmp_path)), encoding="utf-8")
        hook.chmod(stat.S_IRWXU)
        text = GRAIN.replace("https://wire.example/rss", server.url("/news"))
        (tmp_path / "grain.toml").write_text(
            f'{text}\n[fetch]\nallow_hosts = ["{server.place}"]\n'
            f'[notify.desk]\ncommand = ["{hook}"]\n',
            encoding="utf-8",
        )
        yield Job(tmp_path, server)


def test_whenever_a_run_is_killed_nothing_is_lost_or_told_twice(job: Job) -> None:
    chance = random.Random(7)  # noqa: S311  no secret
    job.whole(0)
    seen_logged: dict[str, int] = {}
    number = 0
    for _ in range(KILLS):
        number += 1
        begun = (job.folder / "begun").stat().st_size if (job.folder / "begun").exists() else 0
        process = job.start(number)
        if chance.random() < 0.3:  # anywhere at all
            time.sleep(chance.uniform(0, 1.0))
        else:  # while it tells, or just after
            while process.poll() is None and not is_longer(job.folder / "begun", begun):
                time.sleep(0.002)
            time.sleep(chance.uniform(0, 0.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        time.sleep(0.2)  # what the run had started may still be writing
        for name in job.logged():
            seen_logged.setdefault(name, len(job.told()))
    job.whole(number + 1)
    job.whole(number + 2)

    after = [message["id"] for message in job.told()]
    for name, place in seen_logged.items():
        assert name in after[:place], "logged, but not told"
        assert name not in after[place:], "told again though it was logged"
    assert job.logged() <= set(after)
    assert told_of(job) == stored_by(job)
    with Store(job.store) as store:
        assert len({item.id for item in store.items()}) == len(list(store.items()))
        assert store.notices.told("desk")["blockade"].run == len(runs(job))


def is_longer(file: Path, size: int) -> bool:
    return file.exists() and file.stat().st_size > size


def runs(job: Job) -> list[tuple[str, str]]:
    """The time and the reasons of every run that was stored."""
    with closing(sqlite3.connect(job.store)) as db:
        return db.execute(
            "SELECT at, json_extract(verdict, '$.reasons') FROM assessments"
            " JOIN runs ON run = runs.number ORDER BY run"
        ).fetchall()


def stored_by(job: Job) -> set[str]:
    """Which changes of sight there were; of several alike in a row only the last must be told."""
    return {reason["code"] for _, text in runs(job)[1:] for reason in json.loads(text)} & SIGHT


def told_of(job: Job) -> set[str]:
    found = set()
    for message in job.told():
        for notice in message["notices"]:  # type: ignore[attr-defined]  # JSON
            found |= {reason["code"] for reason in notice["reasons"]}
    return found & SIGHT


SIGHT = {"went_blind", "sees_again"}
