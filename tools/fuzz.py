# ruff: noqa: INP001  a script, no package
"""Reads broken documents by the thousand and fails where one of them breaks the reading.

python tools/fuzz.py [--count 1000000] [--seed 1] [--processes 2]

Counts what was raised, what was unclean, and how long the slowest document took. The documents
are mutations of our own samples, and of shared ones where WATCHLIST_TEST_DATA names their folder.
A failure prints its seed and number, with which `--seed N --only NUMBER` repeats it alone.
"""

import argparse
import multiprocessing
import os
import random  # noqa: TID251  seeded: the same documents every time
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from mutations import Reading, faults, given_up, mutated, seeds

SLOWEST_SECONDS: Final = 2.0
CHUNK: Final = 500  # documents with one seed of their own
_SHOWN: Final = 20


@dataclass(slots=True)
class Tally:
    """What came of some documents."""

    documents: int = 0
    read: int = 0
    items: int = 0
    given_up: int = 0  # documents over which feedparser fell, whatever was done: failures of theirs
    kinds: Counter[str] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slow: str = ""

    def add(self, other: "Tally") -> None:
        """Take in what came of others."""
        self.documents += other.documents
        self.read += other.read
        self.items += other.items
        self.given_up += other.given_up
        self.kinds.update(other.kinds)
        self.found += other.found[: _SHOWN - len(self.found)]
        if other.slowest > self.slowest:
            self.slowest, self.slow = other.slowest, other.slow


_documents: list[bytes] = []


def tried(task: tuple[int, int, int | None]) -> Tally:
    """Read one chunk of documents: (seed, chunk, the one document that is wanted)."""
    seed, chunk, only = task
    rng, reading, tally = random.Random(f"{seed}/{chunk}"), Reading(), Tally()  # noqa: S311  no secret
    for place in range(CHUNK):
        body, content_type = mutated(rng, _documents)
        number = chunk * CHUNK + place
        if only is not None and number != only:
            continue
        began = time.process_time()
        try:
            arrival = reading.read(body, content_type)
            wrong = list(faults(arrival))
        except Exception as error:  # noqa: BLE001  what is looked for
            wrong = [f"raised: {type(error).__name__}: {error}"]
        else:
            tally.read += bool(arrival.news.new)
            tally.items += len(arrival.news.new)
            tally.given_up += given_up(arrival)
        took = time.process_time() - began
        tally.documents += 1
        if took > tally.slowest:
            tally.slowest, tally.slow = took, f"{seed}/{number}"
        tally.kinds.update(what[:60] for what in wrong)
        tally.found += [f"--seed {seed} --only {number}: {what}" for what in wrong]
        if only is not None:
            sys.stdout.write(f"{content_type}\n{body!r}\n{took:.2f} s\n")
    return tally


def main() -> int:
    """Read the documents, print the figures, return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", type=int)
    asked = parser.parse_args()
    shared = os.environ.get("WATCHLIST_TEST_DATA")
    _documents.extend(seeds(Path(shared) if shared else None))
    chunks = range(-(-asked.count // CHUNK))
    if asked.only is not None:
        chunks = range(asked.only // CHUNK, asked.only // CHUNK + 1)
    began, total = time.monotonic(), Tally()
    # Children are forked, so that they have the documents.
    with multiprocessing.get_context("fork").Pool(asked.processes) as pool:
        tasks = [(asked.seed, chunk, asked.only) for chunk in chunks]
        for tally in pool.imap_unordered(tried, tasks):
            total.add(tally)
    seconds = time.monotonic() - began
    sys.stdout.write(
        f"{total.documents:,} documents out of {len(_documents)}, {total.read:,} with items "
        f"({total.items:,}), {total.documents / seconds:,.0f} a second, slowest "
        f"{total.slowest:.2f} s ({total.slow}); {total.given_up} given up, "
        f"{sum(total.kinds.values())} faults\n"
    )
    for what, times in total.kinds.most_common(_SHOWN):
        sys.stdout.write(f"  {times:6} {what}\n")
    for line in total.found:
        sys.stdout.write(f"  {line}\n")
    return 1 if total.kinds or total.slowest > SLOWEST_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
