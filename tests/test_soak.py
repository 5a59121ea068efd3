"""A year of fifty feeds, one fetch in twenty broken; bombs by the megabyte; each fault alone.

A month of ten feeds, and the worst bombs, unless WATCHLIST_SOAK is set (`make soak`): 1 for all
of it, n for an nth part of the days and of the faults.
"""

import os
import random  # noqa: TID251  seeded: the same year every time
import resource
import subprocess
import sys
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from catalogue import Guard, Hostile, Outcome, amiss, configured, look, serving
from make import GRAIN, NOW
from test_hostile import CREDENTIALS, WEEK_AND_A_DAY, headers_amiss, is_refused
from watchlist import config, engine
from watchlist.model import Fetched, FetchFailure, Request, Response, Unchanged
from watchlist.settings import Config
from watchlist.store import Store
from watchlist.words import ErrorKind

SOAK = int(os.environ.get("WATCHLIST_SOAK") or 0)
DAYS, FEEDS = (max(365 // SOAK, 30), 50) if SOAK else (30, 10)
BROKEN = 0.05
LISTED = 20  # items of a document
MEGABYTE = 1024 * 1024
FLAT = 40 * MEGABYTE  # more than this much more memory at the end than after a third is a leak
SUBJECTS = (
    "Wheat port of Odesa under blockade", "Grain ships wait", "Weather stays fine",
    "Port strike ends", "A novel of the sea", "Ministers meet", "Wheat prices rise",
    "A bridge opens", "The choir sings", "Rain in the north", "A match is lost", "Bread is cheap",
)  # fmt: skip
"""What items are about: of twelve one counts."""


@dataclass(slots=True)
class Newsroom:
    """Feeds that bring a few items a day, and a network that breaks one answer in twenty."""

    chance: random.Random
    broken: float = BROKEN
    now: datetime = NOW
    items: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    told: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    seen: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # on a good day
    bodies: int = 0
    failures: int = 0

    def write(self, feed: str) -> None:
        """Let a day's items appear in a feed."""
        for _ in range(self.chance.randrange(5)):
            number = len(self.told[feed])
            title = f"{self.chance.choice(SUBJECTS)}, report {number} of {feed}"
            self.told[feed].add(title)
            when = self.now - timedelta(minutes=self.chance.randrange(1400))
            item = (
                f"<item><title>{title}</title><link>https://wire.example/{feed}/{number}</link>"
                f"<guid isPermaLink='false'>{feed}-{number}</guid><description>{title}, and more"
                f"</description><pubDate>{when:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
            )
            self.items[feed] = [item, *self.items[feed]][:LISTED]

    def send(self, requests: Sequence[Request]) -> Sequence[Response]:
        """Answer as servers do."""
        return [self._answer(request) for request in requests]

    def _answer(self, request: Request) -> Response:
        listed = self.items[request.feed]
        body = f"<rss version='2.0'><channel><title>N</title>{''.join(listed)}</channel></rss>"
        tag = f'"{zlib.crc32(body.encode()):x}"'
        if self.chance.random() < self.broken:
            self.failures += 1
            return self._broken(request, body.encode(), tag)
        titles = {title for title in self.told[request.feed] if f"<title>{title}<" in body}
        self.seen[request.feed] |= titles
        if request.etag == tag:
            return Unchanged(request.feed, etag=tag)
        self.bodies += 1
        return self._fetched(request, body.encode(), tag)

    def _broken(self, request: Request, body: bytes, tag: str) -> Response:
        cut = self.chance.randrange(len(body))
        page = b"<html><title>Maintenance</title></html>"
        answers: list[Response] = [
            FetchFailure(request.feed, ErrorKind.TIMEOUT, "no answer in 20 s"),
            FetchFailure(request.feed, ErrorKind.RATE_LIMITED, "wait", 429, 7200),
            self._fetched(request, b"", tag),
            self._fetched(request, page, tag),
            self._fetched(request, body[:cut], None),
            self._fetched(request, body[: cut // 2] + b"\xff\x00" + body[cut // 2 :], None),
            self._fetched(request, b"<rss version='2.0'><channel/></rss>", None),
        ]
        return self.chance.choice(answers)

    def _fetched(self, request: Request, body: bytes, tag: str | None) -> Fetched:
        return Fetched(
            request.feed, request.url, 200, body, "application/rss+xml", tag, at=self.now
        )


def of_feeds(count: int) -> Config:
    feeds = "".join(
        f'[[feeds]]\nid = "wire-{n}"\nurl = "https://wire.example/{n}"\nsource = "wire"\n'
        for n in range(count)
    )
    return config.parse(GRAIN + feeds.replace("wire-en", "wire-0"))


def test_what_was_whole_on_a_good_day_is_stored_exactly_once(tmp_path: Path) -> None:
    settings = of_feeds(FEEDS)
    room = Newsroom(random.Random(4))  # noqa: S311  no secret
    memory: list[int] = []
    with Store(tmp_path / "year.db") as store:
        for day in range(DAYS):
            room.now = NOW + timedelta(days=day)
            for feed in settings.feeds:
                room.write(feed.id)
            engine.check(settings, store, room.send, room.now)
            memory.append(resident())
        stored: dict[str, list[str]] = defaultdict(list)
        for item in store.items():
            stored[item.feed].append(item.title)

    count = sum(map(len, stored.values()))
    size = (tmp_path / "year.db").stat().st_size
    print(  # noqa: T201  the figures
        f"{DAYS} days, {len(settings.feeds)} feeds, {room.failures} fetches broken: {count} items,"
        f" store {size / MEGABYTE:.1f} MB, memory {memory[DAYS // 3] / MEGABYTE:.0f} MB after a"
        f" third, {memory[-1] / MEGABYTE:.0f} MB at the end"
    )
    for name, titles in room.seen.items():
        assert len(stored[name]) == len(set(stored[name])), name
        lost = titles - set(stored[name])
        assert not lost, f"{name}: {sorted(lost)[:3]}"
    assert room.failures > DAYS * FEEDS * BROKEN / 2
    assert size < 200 * MEGABYTE
    assert memory[-1] - memory[DAYS // 3] < FLAT


def resident() -> int:
    """Bytes of memory that this process holds."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(statm.read_text(encoding="ascii").split()[1]) * resource.getpagesize()


def test_a_hundred_checks_of_unchanged_feeds_bring_nothing_and_take_little(tmp_path: Path) -> None:
    settings = of_feeds(51)
    room = Newsroom(random.Random(5), broken=0.0)  # noqa: S311  no secret
    for _ in range(4):
        for feed in settings.feeds:
            room.write(feed.id)
    file = tmp_path / "day.db"
    with Store(file) as store:
        engine.check(settings, store, room.send, NOW)
        engine.check(settings, store, room.send, NOW + timedelta(minutes=1))
        bodies, items, size = room.bodies, len(list(store.items())), file.stat().st_size
        for turn in range(100):
            room.now = NOW + timedelta(minutes=2 + 10 * turn)
            said = engine.check(settings, store, room.send, room.now)
        grown = (file.stat().st_size - size) / 100

        assert room.bodies == bodies
        assert len(list(store.items())) == items
    stories = sum(len(one.evidence) for one in said.assessments)
    print(f"{grown:.0f} bytes a check of {len(settings.feeds)} feeds, {stories} stories")  # noqa: T201
    assert stories > 40
    assert grown <= 4096


# ------------------------------------------------------------------ the hostile server


@pytest.fixture(scope="module")
def hostile(shared: Path) -> Iterator[Hostile]:
    with serving(shared / "hostile") as running:
        yield running


BOMBS = {
    "/gzip-bomb": 150, "/gzip-bomb-nested": 150, "/deflate-bomb": 150, "/billion-laughs": 150,
    "/quadratic-blowup": 150, "/endless-body": 150, "/huge-content-length": 150,
}  # fmt: skip
LARGEST = 350  # megabytes, for any document under the limit


OF_A_CHILD = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)
"""


def peak(hostile: Hostile, url: str, folder: Path) -> int:
    """Return the megabytes that a check of one feed takes at most, in a process of its own."""
    folder.mkdir(parents=True)
    file = folder / "f.toml"
    file.write_text(configured({"feed": url}, hostile.limits()), encoding="utf-8")
    command = ["-m", "watchlist", "check", "--config", str(file), "--db", str(folder / "f.db")]
    # On Linux a process begins with the peak of the one that started it, here that of all tests.
    between = [sys.executable, "-c", OF_A_CHILD, sys.executable, *command]
    told = subprocess.run(between, capture_output=True, text=True, check=True)  # noqa: S603  our own
    code, most = map(int, told.stdout.split())
    assert code in (0, 3), url
    return most // (1024 if sys.platform == "linux" else MEGABYTE)


def test_no_document_takes_more_memory_than_it_may(hostile: Hostile, tmp_path: Path) -> None:
    groups = ("size", "coding", "xml", "json", "charset") if SOAK else ("nothing else",)
    chosen = [case for case in hostile.cases if case.group in groups][:: SOAK or 1]
    cases = [case for case in hostile.cases if case.path in BOMBS or case in chosen]
    found = {}
    for number, case in enumerate(cases):
        found[case.path] = peak(hostile, case.url, tmp_path / str(number))

    worst = max(found, key=lambda path: found[path])
    bombs = {path: found[path] for path in BOMBS}
    print(f"{len(found)} documents, at most {found[worst]} MB ({worst}); bombs {bombs}")  # noqa: T201
    assert not {path: mb for path, mb in found.items() if mb > BOMBS.get(path, LARGEST)}
    assert not hostile.told("canary")


@pytest.mark.skipif(not SOAK, reason="takes minutes: `make soak`")
def test_each_fault_alone_ends_as_expected(
    hostile: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = Guard()
    guard.put_up(monkeypatch)
    cases = [c for c in hostile.cases if not is_refused(c) and c.path != CREDENTIALS][::SOAK]
    short: dict[str, list[str]] = {}
    began = time.monotonic()
    seconds: dict[str, float] = {}
    hostile.told("reset")  # others were here before
    for number, case in enumerate(cases):
        folder = tmp_path / str(number)
        folder.mkdir()
        file = folder / "f.toml"
        file.write_text(configured({"f": case.url}, hostile.limits()), encoding="utf-8")
        found = []
        for turn, expected in enumerate(case.expected):
            at = datetime.now(NOW.tzinfo) + WEEK_AND_A_DAY if "when" in expected else None  # noqa: TID251
            start = time.monotonic()
            seen = look(["--config", file, "--db", folder / "f.db"], at, force=turn > 0)
            took = time.monotonic() - start
            seconds[case.path] = max(took, seconds.get(case.path, 0.0))
            found += amiss(case, turn, Outcome(seen.feeds["f"], seen.items["f"], took))
            found += headers_amiss(hostile, case, turn)
            if took > expected.get("max_s", took):
                found.append(f"{took:.1f} s")
            found += [name for name, said in seen.said.items() if "Traceback" in said.err]
        if found:
            short[case.path] = found
    slow = sorted(seconds, key=lambda path: -seconds[path])[:5]
    print(  # noqa: T201  the figures
        f"{len(cases) - len(short)} of {len(cases)} alone in {time.monotonic() - began:.0f} s; "
        + ", ".join(f"{path} {seconds[path]:.1f} s" for path in slow)
    )
    assert not short
    assert not guard.tried
    assert not hostile.told("canary")
