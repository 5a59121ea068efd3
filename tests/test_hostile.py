"""A server that does what the world does at its worst, through `check`, `feeds` and `export`.

The cases and what is expected of them are shared test data; without it the tests skip. Here
they are feeds of one configuration; each alone, with its time and memory, is tests/test_soak.
"""

import json
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from catalogue import Case, Guard, Hostile, Outcome, amiss, configured, look, say, serving
from scanner import found_in
from watchlist.commands.options import Format

WEEK_AND_A_DAY = timedelta(days=8)
CREDENTIALS = "/redirect-cross-origin"  # needs what stays closed to all others


@pytest.fixture
def server(shared: Path) -> Iterator[Hostile]:
    with serving(shared / "hostile") as running:
        assert running.ports.get("tls_port"), "openssl is needed for a certificate nobody trusts"
        yield running


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> Guard:
    guard = Guard()
    guard.put_up(monkeypatch)
    return guard


def is_refused(case: Case) -> bool:
    """Whether the address is so bad that no configuration with it is taken."""
    return case.expected[0].get("error") == "bad_url"


def written(folder: Path, cases: dict[str, Case], limits: str) -> list[object]:
    file = folder / "hostile.toml"
    urls = {name: case.url for name, case in cases.items()}
    file.write_text(configured(urls, limits), encoding="utf-8")
    return ["--config", file, "--db", folder / "hostile.db"]


def in_every_format(options: list[object]) -> Iterator[tuple[str, str, str]]:
    """Yield what each command prints in each format, with its name."""
    for style in Format:
        for command in (["status"], ["show", "anything"], ["feeds"]):
            yield command[0], style.value, say(*command, *options, "--format", style).out


def headers_amiss(server: Hostile, case: Case, turn: int) -> list[str]:
    """Return what of the validators that were sent is not as expected."""
    expected = case.expected[turn]
    wanted, absent = expected.get("request_header", {}), expected.get("request_header_absent", [])
    if not wanted and not absent:
        return []
    requests = server.requests_for(case.path)
    if len(requests) <= turn:  # a machine so busy that no connection came about in its time
        return [f"{len(requests)} requests came in {turn + 1} turns"]
    sent = requests[-1]["headers"]
    found = [f"sent {n}: {sent.get(n)}" for n, value in wanted.items() if sent.get(n) != value]
    return found + [f"sent {name}" for name in absent if name in sent]


def turns_of(cases: dict[str, Case]) -> Iterator[tuple[int, dict[str, Case], datetime | None]]:
    """Yield which feeds are asked again in which turn, and when: those of a week later last."""
    for turn in range(max(len(case.expected) for case in cases.values())):
        asked = {name: case for name, case in cases.items() if len(case.expected) > turn}
        later = {name: case for name, case in asked.items() if "when" in case.expected[turn]}
        yield turn, {name: case for name, case in asked.items() if name not in later}, None
        if later:
            yield turn, later, datetime.now(UTC) + WEEK_AND_A_DAY  # noqa: TID251  the server's clock


def test_all_of_them_as_feeds_of_one_configuration(
    server: Hostile, guard: Guard, tmp_path: Path
) -> None:
    cases = {f"c{n:03}": case for n, case in enumerate(server.cases) if not is_refused(case)}
    short: dict[str, list[str]] = defaultdict(list)
    unclean: list[str] = []
    began = time.monotonic()
    for turn, asked, at in turns_of(cases):
        options = written(tmp_path, asked, server.limits())
        seen = look(options, at, force=turn > 0)
        assert seen.check.code in (0, 3), seen.check
        printed = [(name, name.partition(".")[2], said.out) for name, said in seen.said.items()]
        if turn == 0:
            printed += in_every_format(options)
            printed += [("report", style, say("report", *options, "--format", style, "-o", "-").out)
                        for style in ("html", "markdown", "json")]  # fmt: skip
            assert all(text for command, _, text in printed if command == "report")
        for name, style, text in printed:
            unclean += [f"{name} {style}: {what}" for what in found_in(style, text)]
        for name, said in seen.said.items():
            unclean += [f"{name}: {what}" for what in found_in("", said.err)]
            assert "Traceback" not in said.err, said.err
        late = time.monotonic() - began
        for name, case in asked.items():
            outcome = Outcome(seen.feeds[name], seen.items[name], late)
            if case.path == CREDENTIALS:  # it answers from elsewhere: closed in this run
                assert outcome.row["error"] == "blocked_address"
            elif found := amiss(case, turn, outcome) + headers_amiss(server, case, turn):
                short[case.path] += found
    for case in cases.values():
        if (wanted := case.expected[0].get("requests")) is not None:
            got = len(server.requests_for(case.path)) - (len(case.expected) - 1)
            short[case.path] += [] if got == wanted else [f"{got} requests instead of {wanted}"]
    short = {path: found for path, found in short.items() if found}
    print(f"{len(cases) - len(short)} of {len(cases)} feeds in one run as expected")  # noqa: T201
    assert not short, json.dumps(short, indent=1, ensure_ascii=True)
    assert not unclean, "\n".join(unclean[:20])
    assert not guard.tried
    assert not server.told("canary")


def test_an_address_that_is_none_is_told_at_its_line(server: Hostile, tmp_path: Path) -> None:
    cases = [case for case in server.cases if is_refused(case)]

    assert len(cases) == 5
    for case in cases:
        options = written(tmp_path, {"good": server.cases[0], "bad": case}, server.limits())
        text = (tmp_path / "hostile.toml").read_text(encoding="utf-8")
        line = 1 + next(n for n, row in enumerate(text.splitlines()) if json.dumps(case.url) in row)
        for command in (["lint", *options[:2]], ["check", *options]):
            said = say(*command)
            assert said.code == 2
            assert re.search(rf"hostile\.toml:{line}:7: feeds\[1\]\.url: ", said.out + said.err), (
                said
            )
    assert not server.told("log")


def test_credentials_stay_with_the_origin_they_are_for(
    server: Hostile, guard: Guard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PASSWORD", "secret")
    (case,) = (case for case in server.cases if case.path == CREDENTIALS)
    url = case.url.replace("http://", "http://user:${PASSWORD}@")
    crossing = Case(case.path, case.group, url, case.expected)
    limits = server.limits(f"127.0.0.1:{server.ports['canary_port']}")

    seen = look(written(tmp_path, {"crossing": crossing}, limits))

    assert not amiss(crossing, 0, Outcome(seen.feeds["crossing"], seen.items["crossing"]))
    (asked,) = server.requests_for(case.path)
    assert asked["headers"]["authorization"].startswith("Basic ")
    (hit,) = server.told("canary")
    assert not {"authorization", "cookie"} & set(hit["headers"])
    assert not guard.tried
