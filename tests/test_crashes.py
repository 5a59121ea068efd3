"""Runs that are killed, ended, starved or crowded: nothing is lost, doubled or told twice.

`WATCHLIST_CRASHES` sets how many of each there are: ten, unless it says otherwise.
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
from watchlist.contract import ReasonTree
from watchlist.store import Store

KEPT = 400 // 3 - 1  # runs, three days apart, whose items a store keeps unless told otherwise
CRASHES = int(os.environ.get("WATCHLIST_CRASHES", "10"))

HOOK = """#!{python}
import os, sys, time
message = sys.stdin.read()
open({folder!r} + "/begun", "a").write("x")
time.sleep(0.05)
with open({folder!r} + "/told.ndjson", "a") as out:
    out.write(message)
time.sleep(0.05)
"""


START = "{}\nfrom watchlist.commands import main; main()"
FULL = """\
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"""


@dataclass(frozen=True, slots=True)
class Job:
    """A check whose feed fails on every other day, so that each run has something to tell."""

    folder: Path
    server: FeedServer

    @property
    def store(self) -> Path:
        return self.folder / "w.db"

    def start(self, number: int, before: str = "pass") -> "subprocess.Popen[str]":
        at = NOW + timedelta(days=3 * number)
        is_up = number % 2 == 0
        text = document(*(f"Rain on day {number}, {place}" for place in range(ITEMS)), at=at)
        self.server.routes["/news"] = Reply(text) if is_up else Reply(status=500)
        return subprocess.Popen(  # noqa: S603  our own interpreter
            [
                sys.executable, "-c", START.format(before), "check", "--force", "--quiet",
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

    def titles(self) -> list[str]:
        with Store(self.store) as store:
            return sorted(item.title for item in store.items())

    def is_sound(self) -> bool:
        with closing(sqlite3.connect(self.store)) as db:
            return bool(db.execute("PRAGMA integrity_check").fetchone() == ("ok",))


ITEMS = 20


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
    for _ in range(CRASHES):
        number += 1
        begun = (job.folder / "begun").stat().st_size if (job.folder / "begun").exists() else 0
        process = job.start(number)
        if chance.random() < 0.4:  # anywhere at all
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
        assert store.notices.told("desk")["blockade"].run == len(runs(job))
    assert len(job.titles()) == len(set(job.titles()))


def test_a_run_that_is_ended_ends_at_once_and_the_next_one_works(job: Job) -> None:
    chance = random.Random(8)  # noqa: S311  no secret
    for number in range(CRASHES):
        process = job.start(number)
        time.sleep(chance.uniform(0.05, 0.9))
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=5)
        # 0 and 3: it was done before; a bare signal: Python had hardly begun
        assert process.returncode in {143, 0, 3, -signal.SIGTERM}, said
        assert "Traceback" not in said
    job.whole(CRASHES + CRASHES % 2)

    assert job.is_sound()
    assert len(job.titles()) == len(set(job.titles()))


def number_of(title: str) -> int:
    """The run that brought `Rain on day 12, 3`: the twelfth."""
    return int(title.removeprefix("Rain on day ").partition(",")[0])


def test_a_disk_that_fills_up_costs_what_is_being_written_and_nothing_else(job: Job) -> None:
    job.whole(0)
    chance = random.Random(9)  # noqa: S311  no secret
    failed = 0
    for crash in range(CRASHES):
        size = job.store.stat().st_size
        # Of two hundred such runs the first are older than what a store keeps.
        before = {title for title in job.titles() if number_of(title) > 2 * crash + 2 - KEPT}
        limit = size + chance.randrange(-size, 40_000)
        process = job.start(2 * crash + 2, FULL.format(limit=limit))
        _, said = process.communicate()
        assert process.returncode in {0, 1}, said
        assert "Traceback" not in said
        assert process.returncode == 0 or "hint: " in said
        failed += process.returncode
        lost = before - set(job.titles())
        assert not lost, (crash, sorted(lost))
        assert job.is_sound()
    job.whole(2 * CRASHES + 2)

    assert failed > CRASHES / 4
    assert len(job.titles()) == len(set(job.titles()))
    assert {f"Rain on day {2 * CRASHES + 2}, {n}" for n in range(ITEMS)} <= set(job.titles())


def test_of_four_runs_at_once_one_works_and_the_others_leave_at_once(job: Job) -> None:
    for number in range(max(1, CRASHES // 5)):
        processes = [job.start(2 * number) for _ in range(4)]
        codes = sorted((process.communicate(), process.returncode)[1] for process in processes)

        assert codes[0] == 0
        assert set(codes) <= {0, 75}
        found = [title for title in job.titles() if title.startswith(f"Rain on day {2 * number},")]
        assert len(found) == ITEMS
    assert job.is_sound()


def test_an_import_that_is_killed_is_finished_by_the_next(job: Job) -> None:
    lines = [
        {"title": f"Item {n}", "feed": "wire-en", "seen": "2026-03-02T06:00:00Z"}
        for n in range(2500)
    ]
    file = job.folder / "items.ndjson"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    command = [
        sys.executable, "-m", "watchlist", "import", str(file), "--db", str(job.store),
        "--config", str(job.folder / "grain.toml"), "--at", "2026-03-03T06:00:00Z",
    ]  # fmt: skip
    chance = random.Random(10)  # noqa: S311  no secret
    for _ in range(CRASHES):
        if chance.random() < 0.5:
            for path in job.folder.glob("w.db*"):
                path.unlink()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603  our own interpreter
        time.sleep(chance.uniform(0.1, 0.8))
        process.kill()
        process.wait()
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  likewise

    assert done.returncode == 0, done.stderr
    assert job.titles() == sorted(str(line["title"]) for line in lines)
    assert job.is_sound()


def is_longer(file: Path, size: int) -> bool:
    return file.exists() and file.stat().st_size > size


def runs(job: Job) -> list[list[ReasonTree]]:
    """The reasons of every run that was stored."""
    with Store(job.store) as store:
        return [
            verdict["reasons"]
            for _, verdict in store.verdicts(NOW.date(), NOW + timedelta(days=900))
        ]


def stored_by(job: Job) -> set[str]:
    """Which changes of sight there were; of several alike in a row only the last must be told."""
    return {reason["code"] for reasons in runs(job)[1:] for reason in reasons} & SIGHT


def told_of(job: Job) -> set[str]:
    found = set()
    for message in job.told():
        for notice in message["notices"]:  # type: ignore[attr-defined]  # JSON
            found |= {reason["code"] for reason in notice["reasons"]}
    return found & SIGHT


SIGHT = {"went_blind", "sees_again"}


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM])
def test_a_report_that_is_cut_short_leaves_the_old_page_and_the_store(
    blow: signal.Signals, job: Job
) -> None:
    job.whole(0)
    page = job.folder / "page.html"
    at = f"{NOW + timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"
    command = [
        sys.executable, "-m", "watchlist", "report", "-o", str(page), "--db", str(job.store),
        "--config", str(job.folder / "grain.toml"), "--at", at,
    ]  # fmt: skip
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own interpreter
    took = time.monotonic() - began
    whole, stored = page.read_bytes(), job.store.read_bytes()
    chance = random.Random(11)  # noqa: S311  no secret
    for _ in range(CRASHES):
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603  likewise
        time.sleep(chance.uniform(0, took))
        process.send_signal(blow)
        _, said = process.communicate()
        assert "Traceback" not in said
        assert page.read_bytes() == whole
        assert job.store.read_bytes() == stored
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  likewise

    assert page.read_bytes() == whole


def test_an_import_that_is_ended_is_finished_by_the_next(job: Job) -> None:
    seen = "2026-03-02T06:00:00Z"
    lines = [{"title": f"Item {n}", "feed": "wire-en", "seen": seen} for n in range(2500)]
    file = job.folder / "items.ndjson"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    command = [
        sys.executable, "-m", "watchlist", "import", str(file), "--db", str(job.store),
        "--config", str(job.folder / "grain.toml"), "--at", "2026-03-03T06:00:00Z",
    ]  # fmt: skip
    chance = random.Random(12)  # noqa: S311  no secret
    for _ in range(CRASHES):
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603  likewise
        time.sleep(chance.uniform(0.2, 0.9))
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate()
        assert process.returncode in {0, 143, -signal.SIGTERM}, said
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  likewise

    assert done.returncode == 0, done.stderr
    assert job.titles() == sorted(str(line["title"]) for line in lines)
    assert job.is_sound()
