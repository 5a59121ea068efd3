"""How assessments are kept: against an earlier one, and the stories only when they change.

A check that finds nothing new says nearly what the one before it said. Of a verdict as JSON, some
3 KB, the part that changes is kept: it is compressed with an earlier whole one as dictionary. Its
stories, some 40 KB, are kept once for all the assessments that they are the same in; the figures
that move with the time, score and factors, stand with the verdict.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from json import loads
from typing import Any, Protocol

from watchlist.contract import EvidenceTree, IndicatorTree
from watchlist.store.older import completed
from watchlist.tree import to_json

WORTH = 0.5
"""A difference larger than this share of the whole is not kept: the whole is, for later ones."""


class Execute(Protocol):
    """Runs one SQL statement."""

    def __call__(self, sql: str, values: Sequence[object] = (), /) -> Any:  # noqa: ANN401  sqlite3's own cursor
        """Return the cursor over its rows."""


def put(execute: Execute, run: int, indicator: str, verdict: IndicatorTree, standing: str) -> None:
    """Insert an assessment.

    Args:
        execute: runs statements, in a transaction.
        run: the number of the run that made it.
        indicator: whose it is.
        verdict: as shown.
        standing: the record that goes with it.
    """
    still, moving = _parted(verdict["evidence"])
    text = to_json({"verdict": {**verdict, "evidence": moving}, "standing": loads(standing)})
    whole = zlib.compress(text.encode())
    base, said = None, whole
    row = execute(
        "SELECT number, said FROM assessments WHERE indicator = ? AND base IS NULL"
        " ORDER BY run DESC LIMIT 1",
        (indicator,),
    ).fetchone()
    if row:
        packer = zlib.compressobj(9, zdict=zlib.decompress(row[1]))
        difference = packer.compress(text.encode()) + packer.flush()
        if len(difference) < WORTH * len(whole):
            base, said = row[0], difference
    execute(
        "INSERT INTO assessments (run, indicator, base, said, evidence) VALUES (?, ?, ?, ?, ?)",
        (run, indicator, base, said, _kept(execute, indicator, zlib.compress(still.encode()))),
    )


def _kept(execute: Execute, indicator: str, packed: bytes) -> int:
    """Return the number of these stories: of the last assessment's, where they are the same."""
    row = execute(
        "SELECT evidence.number, packed FROM assessments JOIN evidence"
        " ON evidence = evidence.number WHERE indicator = ? ORDER BY run DESC LIMIT 1",
        (indicator,),
    ).fetchone()
    if row and row[1] == packed:
        return int(row[0])
    sql = "INSERT INTO evidence (packed) VALUES (?) RETURNING number"
    return int(execute(sql, (packed,)).fetchone()[0])


def standing_of(said: bytes, base: bytes | None) -> str:
    """Return the standing of an assessment's row."""
    return to_json(_unpacked(said, base)["standing"])


def verdict_of(said: bytes, base: bytes | None, evidence: bytes | None = None) -> IndicatorTree:
    """Return the verdict of an assessment's row, with its stories where they are given."""
    verdict: IndicatorTree = _unpacked(said, base)["verdict"]
    moving: Any = verdict["evidence"]
    verdict["evidence"] = _joined(loads(zlib.decompress(evidence)), moving) if evidence else []
    return completed(verdict)


def _unpacked(said: bytes, base: bytes | None) -> Any:  # noqa: ANN401  JSON
    if base is None:
        return loads(zlib.decompress(said))
    unpacker = zlib.decompressobj(zdict=_whole(base))
    return loads(unpacker.decompress(said) + unpacker.flush())


@lru_cache(maxsize=64)  # the history of an indicator leans on few
def _whole(base: bytes) -> bytes:
    return zlib.decompress(base)


# ------------------------------------------------------------------ stories


def _parted(stories: Sequence[EvidenceTree]) -> tuple[str, list[list[object]]]:
    """Return what of stories stays from run to run, sorted, and what moves, in their order.

    What moves: the place among those that stay, the score, and the factors in their order.
    """
    order = sorted(range(len(stories)), key=lambda place: stories[place]["story"])
    still: list[Any] = [dict(stories[place]) for place in order]
    moving: list[list[object]] = [[] for _ in stories]
    for rank, place in enumerate(order):
        story = still[rank]
        moving[place].append(rank)
        if "score" in story:
            factors = story["factors"]
            moving[place] += [story["score"], *factors.values()]
            story |= {"score": None, "factors": dict.fromkeys(factors)}
    return to_json(still), moving


def _joined(still: list[Any], moving: list[list[Any]]) -> list[EvidenceTree]:
    found = []
    for rank, *figures in moving:
        story = still[rank]
        if figures:
            story["score"], *factors = figures
            story["factors"] = dict(zip(story["factors"], factors, strict=True))
        found.append(story)
    return found
