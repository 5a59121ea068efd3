"""The hostile server's cases through the command line: configured, run, and judged.

The cases and what is expected of them are shared test data. Some of them aim at addresses that
are not this machine's: `guarded` sees that no packet leaves it, whatever asks for one.
"""

import contextlib
import http.client
import io
import json
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from watchlist import commands

Expected = Mapping[str, Any]
LOOPBACK = ("127.0.0.1", "::1", "localhost")
LONG = 24  # requests at once, so that cases which never answer wait side by side


@dataclass(frozen=True, slots=True)
class Case:
    """A fault, its address, and what is to come of asking once, twice, three times."""

    path: str
    group: str
    url: str
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Hostile:
    """The hostile server, in a process of its own, and its cases."""

    ports: dict[str, int]
    cases: tuple[Case, ...]

    def told(self, what: str) -> list[dict[str, Any]]:
        """Return what the server remembers: its `log`, or who came to the `canary` port."""
        connection = http.client.HTTPConnection("127.0.0.1", self.ports["port"], timeout=10)
        connection.request("GET", f"/__{what}")
        told: list[dict[str, Any]] = json.loads(connection.getresponse().read())
        connection.close()
        return told

    def requests_for(self, path: str) -> list[dict[str, Any]]:
        return [entry for entry in self.told("log") if entry["target"] == path]

    def limits(self, *places: str) -> str:
        """Return the `[fetch]` table that the expectations assume."""
        ports = self.ports
        allowed = [f"127.0.0.1:{ports[name]}" for name in ("port", "closed_port", "tls_port")]
        allowed += [f"[::1]:{ports['port']}", *places]
        return (
            "[fetch]\nconnect_seconds = 1\nread_seconds = 2\ntotal_seconds = 4\n"
            f"concurrency = {LONG}\nper_host = {LONG}\nallow_hosts = {json.dumps(allowed)}\n"
        )


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Hostile]:
    """Run the server of a folder until the block ends."""
    cases = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))["cases"]
    process = subprocess.Popen(  # noqa: S603  our interpreter, on shared test data
        [sys.executable, str(folder / "hostile_server.py")], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    with process:
        ports = {k: v for k, v in json.loads(process.stdout.readline()).items() if type(v) is int}
        yield Hostile(ports, tuple(_case(case, ports) for case in cases))
        process.terminate()


def _case(case: Mapping[str, Any], ports: Mapping[str, int]) -> Case:
    url = case.get("url", "http://127.0.0.1:{port}" + case["id"])
    for name, port in ports.items():
        url = url.replace(f"{{{name.removesuffix('_port')}}}", str(port))
    several = case["expect"] if isinstance(case["expect"], list) else [case["expect"]]
    return Case(case["id"], case["group"], url, tuple(several))


@dataclass(slots=True)
class Guard:
    """Lets nothing out but to this machine, and remembers what tried."""

    tried: list[str] = field(default_factory=list)

    def put_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand at the socket and at the resolver until the test ends."""
        connect, look_up = socket.socket.connect, socket.getaddrinfo

        def guarded(this: socket.socket, address: Any) -> None:  # noqa: ANN401  as the socket's
            if this.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
                self.tried.append(f"{address}")
                raise AssertionError(f"a packet to {address}")
            connect(this, address)

        def numeric(host: str, *rest: object, **more: object) -> object:
            with contextlib.suppress(socket.gaierror):
                flags = {**more, "flags": socket.AI_NUMERICHOST}
                return look_up(host, *rest, **flags)  # type: ignore[arg-type]
            if host == "localhost":
                return look_up(host, *rest, **more)  # type: ignore[arg-type]
            raise socket.gaierror(socket.EAI_NONAME, "not known")

        monkeypatch.setattr(socket.socket, "connect", guarded)
        monkeypatch.setattr(socket, "getaddrinfo", numeric)


# ------------------------------------------------------------------ the commands

WORDS = """
format = 1
title = "Hostile"

[concepts.anything]
en = ["north*", "tank*", "seoul*", "item*", "miss*", "entr*", "break*", "work*", "head*", "new*",
  "title*", "feed*", "red*", "sum*", "cmd*", "click*", "alert*", "script*", "hyper*", "link*",
  "ignor*", "launch*", "bold*", "dde*", "zalgo*", "emoji*", "text*", "x", "a", "b", "the", "and"]
ko = ["북한*", "노동자*"]
ru = ["север*", "рабоч*"]

[[indicators]]
id = "anything"
about = ["anything"]

[[indicators.stages]]
id = "said"
min_families = 1
min_reliability = "F"

[[indicators.signals]]
id = "says"
stage = "said"
all = ["anything"]
"""
"""An indicator that most of the cases' titles say something of, so that they reach the screens."""


def configured(urls: Mapping[str, str], limits: str) -> str:
    """Return a configuration of these feeds, by id."""
    # A string of JSON is one of TOML, too.
    feeds = [f"[[feeds]]\nid = {json.dumps(i)}\nurl = {json.dumps(u)}\n" for i, u in urls.items()]
    return "\n".join((WORDS, limits, *feeds))


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def say(*arguments: object) -> Said:
    """Run a command in this process."""
    with (
        contextlib.redirect_stdout(io.StringIO()) as out,
        contextlib.redirect_stderr(io.StringIO()) as err,
    ):
        code = commands.run([str(argument) for argument in arguments])
    return Said(code, out.getvalue(), err.getvalue())


@dataclass(frozen=True, slots=True)
class Seen:
    """What the commands say after a check: each feed's row and items, and all that was printed."""

    feeds: dict[str, dict[str, Any]]
    items: dict[str, list[dict[str, Any]]]
    said: dict[str, Said]
    check: Said


def look(options: Sequence[object], at: datetime | None = None, *, force: bool = False) -> Seen:
    """Check, then ask for the feeds and for all items."""
    clock = ["--at", at.isoformat()] if at else []
    check = say("check", *options, *clock, *(["--force"] if force else []))
    said = {
        "check": check,
        "feeds.json": say("feeds", *options, *clock, "--json"),
        "export.ndjson": say("export", *options),
    }
    feeds = {feed["id"]: feed for feed in json.loads(said["feeds.json"].out)["feeds"]}
    items: dict[str, list[dict[str, Any]]] = {name: [] for name in feeds}
    for line in said["export.ndjson"].out.splitlines():
        item = json.loads(line)
        items.setdefault(item["feed"], []).append(item)
    return Seen(feeds, items, said, check)


# ------------------------------------------------------------------ the judgement


@dataclass(frozen=True, slots=True)
class Outcome:
    """One feed after one turn."""

    row: dict[str, Any]
    items: list[dict[str, Any]]  # all that are stored, in order of first sight
    late: float = 0.0  # seconds from the run's time to now: waits given as dates shrink

    @property
    def text(self) -> str:
        """All foreign text that is shown of it."""
        said = [self.row["message"], self.row["sentence"], str(self.row["moved_to"])]
        return "\n".join(
            [*said, *(f"{i['title']}\n{i['summary']}\n{i['url']}" for i in self.items)]
        )


def amiss(case: Case, turn: int, outcome: Outcome) -> list[str]:
    """Return what of an expectation is not met."""
    expected, row = case.expected[turn], outcome.row
    also = expected.get("also", [])
    if row["outcome"] == "error":
        found = _amiss_in_failure(expected, outcome)
    else:
        found = _amiss_in_document(case, turn, outcome)
    if row["outcome"] != expected["outcome"] and row["error"] not in also:
        found = [f"{row['outcome']} {row['error']} ({row['message']}) not {expected['outcome']}"]
    for name in ("new", "updated", "stored"):
        if name in expected and row[name] != expected[name]:
            found.append(f"{row[name]} {name} instead of {expected[name]}")
    if moved := expected.get("moved_to"):
        found += [] if str(row["moved_to"]).endswith(moved) else [f"moved to {row['moved_to']}"]
    found += [f"lets {t!r} through" for t in expected.get("forbid", []) if t in outcome.text]
    return [f"{turn + 1}: {what}" if len(case.expected) > 1 else what for what in found]


def _amiss_in_failure(expected: Expected, outcome: Outcome) -> list[str]:
    row, found = outcome.row, []
    if row["error"] in expected.get("also", []):
        return []
    if row["error"] != expected.get("error"):
        found.append(f"{row['error']} ({row['message']}) not {expected.get('error')}")
    if "status" in expected and row["http_status"] != expected["status"]:
        found.append(f"status {row['http_status']}")
    if "retry_after" in expected:
        asked, got = expected["retry_after"], row["retry_after"]
        tolerance = expected.get("retry_after_tolerance", 0)
        is_near = -tolerance <= (got or 0) - (asked or 0) <= tolerance + outcome.late
        if (asked is None) != (got is None) or not is_near:
            found.append(f"retry after {got} instead of {asked}")
    if expected.get("hint", "") not in row["message"]:
        found.append(f"no hint in {row['message']!r}")
    return found


def _amiss_in_document(case: Case, turn: int, outcome: Outcome) -> list[str]:
    expected, row, items = case.expected[turn], outcome.row, outcome.items
    titles = [item["title"] for item in items]
    said = set(row["warnings"])
    found = []
    if row["outcome"] == "ok" and expected.get("items") is not None:
        got = len({(i["guid"], i["title"], i["url"]) for i in items}) if not turn else row["items"]
        found += [] if got == expected["items"] else [f"{got} items not {expected['items']}"]
    if (first := expected.get("first_title")) is not None and first not in titles[: turn or 1]:
        found += [] if turn and first in titles else [f"first title {titles[:1]!r:.80}"]
    if not expected.get("also") and (missing := set(expected.get("warnings", [])) - said):
        found.append(f"no {sorted(missing)}, only {sorted(said)}")
    if case.group == "healthy" and (extra := said - set(expected.get("warnings", []))):
        found.append(f"needless {sorted(extra)}")
    found += [f"lost {t!r}" for t in expected.get("contains", []) if t not in " ".join(titles)]
    if suffix := expected.get("link_suffix"):
        found += [f"link {i['url']}" for i in items if not (i["url"] or "").endswith(suffix)]
    dates = {item["guid"]: item["published"] for item in items}
    found += [
        f"{guid} dated {dates[guid]} instead of {date}"
        for guid, date in expected.get("dates", {}).items()
        if dates[guid] != date
    ]
    return found
