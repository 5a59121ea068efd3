# ruff: noqa: INP001, T201  a script, no package
"""Fits the weights by which likeness tells stories apart, and says how far they carry.

python tools/fit_likeness.py [LABELLED.ndjson]

A logistic regression over the pairs in tests/pairs gives what each facet of two headlines weighs;
how much is needed is the least that keeps 97 of 100 joined pairs right where each topic is judged
by weights fitted to the others. Given labelled items with an `event` (as `evaluate` takes them), it
also fits what summaries add to that, and what counts between two languages, over the pairs whose
times would let them join; how much is needed there, and what a summary takes off, is then chosen so
that stories of these items are as sure.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from make import item  # noqa: E402  builders of the tests
from paired import PAIRS, pairs  # noqa: E402  likewise
from test_cluster_pairs import TUNED  # noqa: E402  likewise
from watchlist import config  # noqa: E402  behind the path above
from watchlist.cluster import WINDOW_DAYS  # noqa: E402  likewise
from watchlist.documents.dates import parse_date  # noqa: E402  likewise
from watchlist.match import Reader  # noqa: E402  likewise
from watchlist.stories.clash import clash  # noqa: E402  likewise
from watchlist.stories.likeness import (  # noqa: E402  likewise
    NEEDED,
    WEIGHTS,
    WEIGHTS_ACROSS,
    Facet,
    across,
    facets,
)
from watchlist.stories.signature import Signature, sign  # noqa: E402  likewise

SUMMARIES: Final = (
    Facet.TEXTS, Facet.WORDS, Facet.SOUNDS, Facet.ALL_GROUPS, Facet.STATES, Facet.READ, Facet.LONG,
)  # fmt: skip
HEADLINES: Final = tuple(name for name in WEIGHTS if name not in SUMMARIES)
PRECISION: Final = 0.97
RIDGE: Final = 1.0  # how much a large weight costs
STEPS: Final = 25
HARDEST: Final = 2500  # pairs of two events, those with most in common
MOST: Final = 40  # pairs of one event; a long story is not all stories


@dataclass(frozen=True, slots=True)
class Case:
    """Two items: their topic, whether they are one event, and the facets; None where they clash."""

    topic: str
    is_same: bool
    found: dict[Facet, float] | None


def main() -> int:
    """Print the weights; return the exit code."""
    tuned = list(_of_pairs())
    _report("headlines", tuned, HEADLINES)
    for name in sys.argv[1:]:
        rows = list(_read(Path(name)))
        alone, between = _of_rows(rows, one_language=True), _of_rows(rows, one_language=False)
        offsets = [
            sum(WEIGHTS[name] * case.found.get(name, 0.0) for name in HEADLINES) - NEEDED
            if case.found is not None
            else 0.0
            for case in alone
        ]
        _print("summaries", SUMMARIES, _fit(alone, SUMMARIES, offsets))
        spoken = tuple(name for name in WEIGHTS_ACROSS if name is not Facet.LONG)
        _print("languages", (*spoken, "needed"), _fit(between, spoken))
    return 0


def _of_pairs() -> Iterator[Case]:
    for pair in pairs(*(PAIRS / f"{name}.ndjson" for name in TUNED)):
        one, other = (sign(told.item, told.readings) for told in (pair.one, pair.other))
        if pair.is_read and one.language == other.language:
            yield _case(pair.topic, one, other, is_same=pair.is_same)


def _case(topic: str, one: Signature, other: Signature, *, is_same: bool) -> Case:
    hold = facets if one.language == other.language else across
    return Case(topic, is_same, None if clash(one, other) else hold(one, other))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled item that is read: its event, its first topic, and what is compared."""

    event: str
    topic: str
    day: float | None  # None: not dated
    signature: Signature

    def meets(self, other: "Labelled") -> bool:
        """Whether both can be of one story: `score` takes undated items as of one day."""
        if self.day is None or other.day is None:
            return self.day is other.day
        return abs(self.day - other.day) <= WINDOW_DAYS


def _read(path: Path) -> Iterator[Labelled]:
    reader = Reader(config.parse(config.default_text(), "shipped"))
    with path.open(encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            summary = row.get("summary") or ""
            readings = reader.read(row["title"], summary)
            if row.get("event") and readings:
                made = item(str(number), row["title"], summary=summary, language=row["language"])
                dated = parse_date(row.get("published") or "")
                day = dated.timestamp() / 86_400 if dated else None
                yield Labelled(row["event"], readings[0].indicator, day, sign(made, readings))


def _of_rows(rows: Sequence[Labelled], *, one_language: bool) -> list[Case]:
    """Return cases of one event, not too many of each, and the hardest of two events."""
    same: dict[str, list[Case]] = {}
    others: list[Case] = []
    for left, right in combinations(rows, 2):
        one, other = left.signature, right.signature
        if (one.language == other.language) is not one_language or not left.meets(right):
            continue
        if left.event == right.event and len(same.setdefault(left.event, [])) < MOST:
            same[left.event].append(_case(left.topic, one, other, is_same=True))
        elif left.event != right.event and left.topic == right.topic:
            others.append(_case(left.topic, one, other, is_same=False))
    others.sort(key=lambda case: -sum((case.found or {}).values()))
    return [case for some in same.values() for case in some] + others[:HARDEST]


def _fit(
    cases: Sequence[Case], names: Sequence[Facet], offsets: Sequence[float] | None = None
) -> list[float]:
    """Return the weights of the facets, and last what is needed; with offsets nothing more is."""
    rows = [
        ([case.found.get(name, 0.0) for name in names] + [-1.0] * (offsets is None), case, start)
        for case, start in zip(cases, offsets or [0.0] * len(cases), strict=True)
        if case.found is not None
    ]
    size = len(names) + (offsets is None)
    weights = [0.0] * size
    for _ in range(STEPS):  # Newton's way
        slope = [-RIDGE * w * (at < len(names)) for at, w in enumerate(weights)]
        bend = [[RIDGE * (a == b < len(names)) for b in range(size)] for a in range(size)]
        for row, case, start in rows:
            chance = 1 / (1 + math.exp(-start - sum(map(float.__mul__, weights, row))))
            for a, value in enumerate(row):
                if value:
                    slope[a] += (case.is_same - chance) * value
                    for b, another in enumerate(row):
                        bend[a][b] += chance * (1 - chance) * value * another
        weights = [w + step for w, step in zip(weights, _solve(bend, slope), strict=True)]
    return weights


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return what the matrix turns into the right side, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for other in rows:
            if other is not pivot:
                share = other[at] / pivot[at]
                other[:] = [b - share * a for a, b in zip(pivot, other, strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def _report(title: str, cases: Sequence[Case], names: Sequence[Facet]) -> None:
    """Print weights, and how the topics fare that they were not fitted to."""
    scored: list[tuple[float, bool]] = []
    for topic in sorted({case.topic for case in cases}):
        *weights, needed = _fit([case for case in cases if case.topic != topic], names)
        for case in cases:
            if case.topic == topic and case.found is not None:
                held = [case.found.get(name, 0.0) for name in names]
                scored.append((sum(map(float.__mul__, weights, held)) - needed, case.is_same))
    scored.sort(reverse=True)
    best = (0, 0, 0.0)
    right = 0
    for joined, (score, is_same) in enumerate(scored, 1):
        right += is_same
        if right >= PRECISION * joined and is_same:
            best = (joined, right, score)
    joined, right, least = best
    *weights, needed = _fit(cases, names)
    _print(title, (*names, "needed"), [*weights, needed + least])
    same = sum(case.is_same for case in cases)
    print(f"  topic by topic: precision {right / joined:.3f}, recall {right / same:.3f} of {same}")


def _print(title: str, names: Sequence[str], weights: Sequence[float]) -> None:
    print(title)
    for name, weight in zip(names, weights, strict=True):
        print(f"  {weight:6.2f}  {name}")


if __name__ == "__main__":
    sys.exit(main())
