"""A server that does what the world does at its worst: each of its cases ends as expected.

The cases and what is expected of them are shared test data; without it the test skips. Who is
new and who is not, over several requests, is judged by the tests of identity, not here.
"""

import http.client
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from watchlist.fetchers import rss
from watchlist.model import Document, FeedState, Fetched, FetchFailure, Response, Unchanged
from watchlist.settings import Feed, FetchLimits
from watchlist.web import Web

NOW = datetime.now(UTC)  # noqa: TID251  the server dates some answers by the real clock
WEEK_AND_A_DAY = timedelta(days=8)
AT_ONCE = 24

Expected = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Server:
    """The hostile server, in a process of its own, and its cases."""

    ports: dict[str, int]
    cases: tuple[dict[str, Any], ...]

    def url(self, case: dict[str, Any]) -> str:
        ports = {name.removesuffix("_port"): port for name, port in self.ports.items()}
        template: str = case.get("url", "http://127.0.0.1:{port}" + case["id"])
        return (
            template.format(**ports)
            if "url" in case
            else template.replace("{port}", str(ports["port"]))
        )

    def told(self, what: str) -> list[dict[str, Any]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.ports["port"], timeout=10)
        connection.request("GET", f"/__{what}")
        told: list[dict[str, Any]] = json.loads(connection.getresponse().read())
        connection.close()
        return told

    def requests_for(self, path: str) -> list[dict[str, Any]]:
        return [entry for entry in self.told("log") if entry["target"] == path]


@pytest.fixture
def server(shared: Path) -> Iterator[Server]:
    folder = shared / "hostile"
    cases = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))["cases"]
    process = subprocess.Popen(  # noqa: S603  our interpreter, on shared test data
        [sys.executable, str(folder / "hostile_server.py")], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    with process:
        ports = json.loads(process.stdout.readline())
        yield Server({k: v for k, v in ports.items() if isinstance(v, int)}, tuple(cases))
        process.terminate()


@pytest.fixture
def _no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name but localhost is looked up: a resolver is not on this machine."""
    real = socket.getaddrinfo

    def getaddrinfo(host: str, *rest: object, **more: object) -> object:
        if host.endswith((".invalid", ".example", "public")):
            raise socket.gaierror(socket.EAI_NONAME, "not known")
        return real(host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def limits(server: Server, *places: str) -> FetchLimits:
    ports = server.ports
    return FetchLimits(
        connect_seconds=1, read_seconds=2, total_seconds=4, concurrency=AT_ONCE, per_host=AT_ONCE,
        allow_hosts=(
            f"127.0.0.1:{ports['port']}", f"127.0.0.1:{ports['closed_port']}",
            f"127.0.0.1:{ports['tls_port']}", f"[::1]:{ports['port']}", *places,
        ),
    )  # fmt: skip


def read(feed: Feed, answer: Response, bounds: FetchLimits) -> Document | FetchFailure | Unchanged:
    return rss.parse(feed, answer, bounds) if isinstance(answer, Fetched) else answer


def remembered(state: FeedState, answer: Response, now: datetime) -> FeedState:
    """What the store would keep after an answer that was read."""
    match answer:
        case Fetched(etag=etag, last_modified=modified):
            return replace(state, etag=etag, last_modified=modified, validated=now)
        case Unchanged(etag=str(etag)):
            return replace(state, etag=etag)
    return state


def outputs(result: Document | FetchFailure | Unchanged) -> str:
    match result:
        case FetchFailure(message=message):
            return message
        case Document(entries=entries):
            return "\n".join(f"{e.title}\n{e.summary}\n{e.url}\n{e.origin}" for e in entries)
    return ""


def amiss_in_document(expected: Expected, document: Document) -> list[str]:
    entries = list(dict.fromkeys((e.guid, e.title, e.url) for e in document.entries))
    titles = [title for _, title, _ in entries]
    said = {str(warning) for warning in document.warnings}
    found = []
    if expected.get("items") is not None and len(entries) != expected["items"]:
        found.append(f"{len(entries)} items instead of {expected['items']}")
    if expected.get("first_title") is not None and titles[:1] != [expected["first_title"]]:
        found.append(f"first title {titles[:1]!r:.80}")
    if not expected.get("also") and (missing := set(expected.get("warnings", [])) - said):
        found.append(f"no {sorted(missing)}, only {sorted(said)}")
    if expected["group"] == "healthy" and (extra := said - set(expected.get("warnings", []))):
        found.append(f"needless {sorted(extra)}")
    found += [
        f"lost {part!r}" for part in expected.get("contains", []) if part not in " ".join(titles)
    ]
    if suffix := expected.get("link_suffix"):
        found += [f"link {url}" for _, _, url in entries if not (url or "").endswith(suffix)]
    dates = {e.guid: e.published for e in document.entries}
    for guid, date in expected.get("dates", {}).items():
        got = dates[guid]
        if (got and got.strftime("%Y-%m-%dT%H:%M:%SZ")) != date:
            found.append(f"{guid} dated {got}")
    return found


def amiss(expected: Expected, answer: Response, result: object) -> list[str]:
    """What of an expectation is not met."""
    found = []
    outcome = {Document: "ok", Unchanged: "not_modified"}.get(type(result), "error")
    error = result.kind if isinstance(result, FetchFailure) else None
    also = expected.get("also", [])
    if outcome != expected["outcome"] and error not in also:
        return [f"{outcome} {error} {getattr(result, 'message', '')} not {expected['outcome']}"]
    if isinstance(result, FetchFailure) and error not in also:
        if error != expected["error"]:
            found.append(f"{error} ({result.message}) not {expected['error']}")
        if "status" in expected and result.status != expected["status"]:
            found.append(f"status {result.status}")
        if "retry_after" in expected:
            asked, got = expected["retry_after"], result.retry_after
            tolerance = expected.get("retry_after_tolerance", 0)
            # The server counts from when it answers, we from when the tests began.
            late = (datetime.now(UTC) - NOW).total_seconds()  # noqa: TID251  as above
            if (asked is None) != (got is None) or not (
                -tolerance <= (got or 0) - (asked or 0) <= tolerance + late
            ):
                found.append(f"retry after {got} instead of {asked}")
        if "hint" in expected and expected["hint"] not in result.message:
            found.append(f"no hint in {result.message!r}")
    if isinstance(result, Document):
        found += amiss_in_document(expected, result)
    if expected.get("moved_to") and not (
        answer.moved_to and answer.moved_to.endswith(expected["moved_to"])
    ):
        found.append(f"moved to {answer.moved_to}")
    text = outputs(result)  # type: ignore[arg-type]
    return found + [f"lets {t!r} through" for t in expected.get("forbid", []) if t in text]


def expectations(case: dict[str, Any]) -> list[Expected]:
    several = case["expect"] if isinstance(case["expect"], list) else [case["expect"]]
    return [{**one, "group": case["group"]} for one in several]


def met_in_turn(
    server: Server, case: dict[str, Any], feed: Feed, bounds: FetchLimits, first: Response
) -> list[str]:
    """Judge the first answer, ask again as often as the case wants, and judge those."""
    found: list[str] = []
    state, now, answer = FeedState(feed.id, feed.url), NOW, first
    for turn, expected in enumerate(expectations(case)):
        if turn:
            now = NOW + (WEEK_AND_A_DAY if "when" in expected else timedelta(0))
            with Web(bounds, {}) as web:
                (answer,) = web.send([rss.request(feed, state, now)])
            sent = server.requests_for(feed.id)[-1]["headers"]
            for name, value in expected.get("request_header", {}).items():
                if sent.get(name) != value:
                    found.append(f"{turn}: sent {name}: {sent.get(name)}")
            found += [
                f"{turn}: sent {name}"
                for name in expected.get("request_header_absent", [])
                if name in sent
            ]
        result = read(feed, answer, bounds)
        found += [f"{turn}: {what}" for what in amiss(expected, answer, result)]
        if isinstance(result, Document | Unchanged):
            state = remembered(state, answer, now)
    return found


@pytest.mark.usefixtures("_no_names")
def test_every_hostile_case_ends_as_expected(server: Server) -> None:
    short: dict[str, list[str]] = {}
    assert server.ports.get("tls_port"), "openssl is needed for a certificate nobody trusts"
    cases = [case for case in server.cases if case["id"] != "/redirect-cross-origin"]
    feeds = [Feed(id=case["id"], url=server.url(case)) for case in cases]
    bounds = limits(server)

    with Web(bounds, {}) as web:
        answers = web.send([rss.request(f, FeedState(f.id, f.url), NOW) for f in feeds])
    for case, feed, answer in zip(cases, feeds, answers, strict=True):
        found = met_in_turn(server, case, feed, bounds, answer)
        wanted = expectations(case)[0].get("requests")
        if wanted is not None and len(server.requests_for(feed.id)) != wanted + (
            len(expectations(case)) - 1
        ):
            found.append(f"not {wanted} requests")
        if found:
            short[feed.id] = found

    print(f"{len(cases) - len(short)} of {len(cases)} cases met")  # noqa: T201  the figure
    assert not server.told("canary")
    assert not short, json.dumps(short, indent=1, ensure_ascii=True)


def test_credentials_stay_with_the_origin_they_are_for(server: Server) -> None:
    (case,) = (case for case in server.cases if case["id"] == "/redirect-cross-origin")
    url = server.url(case).replace("http://", "http://user:secret@")
    with Web(limits(server, f"127.0.0.1:{server.ports['canary_port']}"), {}) as web:
        (answer,) = web.send([rss.request(Feed(id="f", url=url), FeedState("f", url), NOW)])

    assert isinstance(answer, Fetched)
    (asked,) = server.requests_for(case["id"])
    assert asked["headers"]["authorization"].startswith("Basic ")
    (hit,) = server.told("canary")
    assert not {"authorization", "cookie"} & set(hit["headers"])
