# ruff: noqa: INP001, T201  a script, no package, that prints
"""Measures what the tool costs, and how that grows: Markdown, with ratios to a bare baseline.

python -m tools.bench [--full] [--write FILE]

All data is made here from fixed seeds; nothing is fetched. Times are CPU seconds of this process or
of the command that it runs, medians of several rounds: on a busy machine ratios hold, figures do
not. `--full` goes on to a million stored items and 1,000 feeds, and takes five minutes and not two.
"""

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from ahocorasick_rs import AhoCorasick
from tools.bench_archive import DAYS, archives
from tools.bench_data import NOW, document, items, texts, with_indicators, with_terms

from watchlist import config, engine
from watchlist.evaluation import scoring
from watchlist.match import Reader
from watchlist.model import Fetched, Request, Response, Unchanged
from watchlist.settings import Config, Feed
from watchlist.store import Store
from watchlist.text import fold

ROUNDS: Final = 5
BATCH: Final = 50_000  # items stored at once
ROOT: Final = Path(__file__).resolve().parent.parent
STATUS: Final = ("-m", "watchlist", "status", "--at", f"{NOW:%Y-%m-%dT%H:%M:%SZ}")
Row = Sequence[object]


class Server:
    """Answers requests as the network would: each feed's document, or that nothing changed."""

    def __init__(self, settings: Config, entries: int) -> None:
        count = len(settings.feeds)
        some = iter(texts(settings, count * entries, 0.05))
        self._bodies = [document(n, list(islice(some, entries))) for n in range(count)]
        self.is_news = True

    def send(self, requests: Sequence[Request]) -> tuple[Response, ...]:
        """Return the answers."""
        return tuple(self._answer(request) for request in requests)

    def _answer(self, request: Request) -> Response:
        if not self.is_news:
            return Unchanged(request.feed, etag='"1"')
        body = self._bodies[int(request.feed.removeprefix("f"))]
        return Fetched(
            request.feed, request.url, 200, body, "application/rss+xml", '"1"', at=request.at
        )


def with_feeds(settings: Config, count: int) -> Config:
    """Return the configuration with so many feeds of its own."""
    feeds = tuple(Feed(id=f"f{n}", url=f"https://n{n}.example/rss") for n in range(count))
    return replace(settings, feeds=feeds)


def cost(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the CPU seconds that something takes, the median of some rounds."""
    found = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return statistics.median(found)


def command_cost(*arguments: str, rounds: int = ROUNDS) -> float:
    """Return the CPU seconds that a Python command takes, start and end included."""
    found = []
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(  # noqa: S603  our own interpreter
            [sys.executable, *arguments], check=True, capture_output=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(found)


def reading(settings: Config) -> Iterator[Row]:
    """Yield how fast texts are read, beside a bare scan of the same texts for the same terms."""
    terms = {
        fold(term.strip("=*").split("*")[0].split(" ... ")[0])
        for concept in settings.concepts
        for words in concept.words
        for term in words.terms
    }
    automaton = AhoCorasick(sorted(terms - {""}))
    reader = Reader(settings)
    for name, share in (("none is topical", 0.0), ("1 in 20 topical", 0.05), ("all topical", 1.0)):
        some = texts(settings, 2000, share)
        folded = [f"{title}\n{summary}".lower() for title, summary in some]
        lines = [json.dumps({"title": t, "summary": s}) for t, s in some]
        scan = cost(partial(_each, automaton.find_matches_as_indexes, folded))
        read = cost(partial(_each, lambda text: reader.read(*text), some))
        whole = cost(partial(_scored, settings, lines)) - cost(
            partial(_scored, settings, lines[:1])
        )
        yield (
            name, _rate(len(some), scan), _rate(len(some), read), f"{read / scan:.1f}",
            _rate(len(some), whole), f"{whole / scan:.1f}",
        )  # fmt: skip


def _each(work: Callable[[Any], object], held: Iterable[object]) -> None:
    for one in held:
        work(one)


def _scored(settings: Config, lines: Iterable[str], *, with_stories: bool = False) -> None:
    for _ in scoring.score(settings, lines, with_stories=with_stories):
        pass


def curve(steps: Iterable[tuple[str, float]]) -> Iterator[Row]:
    """Yield each step with its time as a multiple of the first one's."""
    first = 0.0
    for name, seconds in steps:
        first = first or seconds
        yield name, f"{seconds * 1000:.0f} ms", f"{seconds / first:.2f}"


def reading_curves(settings: Config, *, full: bool) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield how reading grows with indicators, with terms, and with items that have stories."""
    some = texts(settings, 2000, 0.05)

    def read(held: Config) -> float:
        reader = Reader(held)
        reader.read("ready")
        return cost(lambda: [reader.read(*text) for text in some])

    yield (
        "indicators, 2,000 items",
        curve((str(n), read(with_indicators(settings, n))) for n in (4, 40, 400)),
    )
    terms = [(f"{n:,}", with_terms(n)) for n in (100, 1000, 10_000, 20_000)]
    yield "terms, 2,000 items", curve((name, read(held)) for name, held in terms)
    lines = [json.dumps({"title": t, "summary": s}) for t, s in texts(settings, 16_000, 0.25)]
    sizes = (1000, 4000, 16_000) if full else (1000, 4000)
    yield (
        "items of `score` with stories, 1 in 4 topical",
        curve(
            (f"{n:,}", cost(partial(_scored, settings, lines[:n], with_stories=True), 1))
            for n in sizes
        ),
    )


def checks(settings: Config, *, full: bool) -> Iterator[Row]:
    """Yield what a first check costs, and one in which nothing changed, by feeds of 20 items."""
    for count in (10, 100, 1000) if full else (10, 100):
        held = with_feeds(settings, count)
        server = Server(held, 20)
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "w.db") as store:
            cold = cost(lambda: engine.check(held, store, server.send, NOW), 1)  # noqa: B023  used at once
            server.is_news = False
            later = NOW + timedelta(hours=6)
            warm = cost(lambda: engine.check(held, store, server.send, later), 3)  # noqa: B023  likewise
        yield f"{count:,}", f"{cold:.2f} s", f"{cold / count * 1000:.1f} ms", f"{warm:.2f} s"


def stores(settings: Config, sizes: Iterable[tuple[int, int]]) -> Iterator[Row]:
    """Yield what a check without news and `status` cost, by items of 400 days, and topical ones."""
    held = with_feeds(settings, 20)
    server = Server(held, 1)
    server.is_news = False
    for count, topical in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "w.db"
            with Store(path) as store:
                stored = items(held, count, 400, topical)
                while batch := list(islice(stored, BATCH)):
                    store.add(batch)
                engine.check(held, store, server.send, NOW)
                check = cost(lambda: engine.check(held, store, server.send, NOW), 3)
            size = path.stat().st_size
            status = command_cost(
                *STATUS, "--db", str(path), "--config", str(ROOT / "indicators.toml"), rounds=5
            )
        numbers = f"{count:,}", f"{topical:,}"
        yield *numbers, f"{check * 1000:.0f} ms", f"{status * 1000:.0f} ms", f"{size / 1e6:.1f} MB"


def starts(settings: Config) -> Iterator[Row]:
    """Yield how long commands take to start, beside importing what the command line stands on."""
    held = with_feeds(settings, 20)
    server = Server(held, 20)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.db"
        with Store(path) as store:
            engine.check(held, store, server.send, NOW)
        base = command_cost("-c", "import typer", rounds=9)
        own = str(ROOT / "indicators.toml")
        for name, arguments in (
            ("`python -c 'import typer'`", ("-c", "import typer")),
            ("`watchlist --help`", ("-m", "watchlist", "--help")),
            ("`watchlist status`", (*STATUS, "--db", str(path), "--config", own)),
        ):
            seconds = command_cost(*arguments, rounds=9)
            yield name, f"{seconds * 1000:.0f} ms", f"{seconds / base:.2f}"


def _rate(count: int, seconds: float) -> str:
    return f"{count / seconds:,.0f}"


def table(head: str, rows: Iterable[Row]) -> str:
    """Return rows as a Markdown table under a head of columns."""
    columns = head.split("|")
    lines = [columns, ["---"] * len(columns), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def report(*, full: bool) -> Iterator[str]:
    """Yield the page, part by part."""
    settings = config.parse(config.default_text(), "indicators.toml")
    made_by = "make bench FULL=--full" if full else "make bench"
    yield f"""# Performance

Written by `{made_by}` (`tools/bench.py`): made-up data from fixed seeds, no network, CPU time,
medians. Ratios matter; figures are of one machine, on that day not an idle one
({platform.python_implementation()} {platform.python_version()}, {platform.machine()}).
"""
    head = "texts|bare scan, items/s|read, items/s|times a scan|`score`, items/s|times a scan"
    yield "## Reading\n\nBeside a scan by the automaton alone, for the shipped vocabulary.\n"
    yield table(head, reading(settings))
    yield "## As it grows\n"
    for name, rows in reading_curves(settings, full=full):
        yield table(f"{name}|time|times the first", rows)
    yield "A check of feeds with 20 items each, network left out:\n"
    yield table("feeds|first check|a feed|nothing changed", checks(settings, full=full))
    yield "A store of 400 days, and 20 feeds that bring nothing new: by items, by topical items:\n"
    sizes = (1000, 10_000, 100_000, 1_000_000) if full else (1000, 10_000)
    head = "items|topical|check|`status`|store"
    yield table(head, stores(settings, ((count, 500) for count in sizes)))
    counts = (50, 500, 5000) if full else (50, 500)
    yield table(head, stores(settings, ((sizes[-1] // 10, count) for count in counts)))
    yield f"## An archive\n\nA backtest of {DAYS} days in one process; reading can be shared out.\n"
    yield table("what|items|time|items/s", archives(settings))
    yield "## Starting\n"
    yield table("command|time|times the import", starts(settings))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"Most memory that all of this took in one process: {peak:.0f} MB.\n"


def main() -> None:
    """Print the page, and write it where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="up to a million items; minutes")
    parser.add_argument("--write", type=Path, help="a file for the page, too")
    asked = parser.parse_args()
    parts = []
    for part in report(full=asked.full):
        print(part, flush=True)
        parts.append(part)
    if asked.write:
        asked.write.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
