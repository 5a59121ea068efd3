"""How assessments are kept: against an earlier one, and the stories only when they change.

A check that finds nothing new says nearly what the one before it said. Of a verdict as JSON, some
3 KB, the part that changes is kept: it is compressed with an earlier whole one as dictionary. Its
stories, some 40 KB, are kept once for all the assessments that they are the same in; the figures
that move with the time stand with the verdict: of a story its freshness, a few bytes.
"""

import math
import zlib
from collections.abc import Sequence
from functools import lru_cache
from json import loads
from typing import Any, Protocol, TypedDict

from watchlist.contract import EvidenceTree, IndicatorTree
from watchlist.plain import to_json
from watchlist.store.older import completed

WORTH = 0.5
"""A difference larger than this share of the whole is not kept: the whole is, for later ones."""

THOUSAND = 1000
"""Freshness is rounded to thousandths, and kept as their number."""

Figure = int | list[float] | None
"""A story's freshness in thousandths; else its score and freshness; None: it has neither."""


class Moving(TypedDict):
    """What moves of the stories of an assessment from run to run."""

    order: list[int]  # as shown, their places among those that stay
    fresh: list[Figure]  # of those that stay, in their order


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
    triggers: list[Any] = [dict(trigger) for trigger in verdict["triggers"]]
    pushes = [trigger.pop("evidence", []) for trigger in triggers]
    told = {**verdict, "triggers": triggers, "evidence": moving}
    text = to_json({"verdict": told, "standing": loads(standing)})
    stories = to_json({"stories": still, "pushes": pushes}).encode()
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
        (run, indicator, base, said, _kept(execute, indicator, stories)),
    )


def _kept(execute: Execute, indicator: str, stories: bytes) -> int:
    """Return the number of these stories: of the last assessment's, where they are the same."""
    row = execute(
        "SELECT evidence.number, packed FROM assessments JOIN evidence"
        " ON evidence = evidence.number WHERE indicator = ? ORDER BY run DESC LIMIT 1",
        (indicator,),
    ).fetchone()
    if row and zlib.decompress(row[1]) == stories:  # to pack them takes five times as long
        return int(row[0])
    sql = "INSERT INTO evidence (packed) VALUES (?) RETURNING number"
    return int(execute(sql, (zlib.compress(stories),)).fetchone()[0])


def standing_of(said: bytes, base: bytes | None) -> str:
    """Return the standing of an assessment's row."""
    return to_json(_unpacked(said, base)["standing"])


def verdict_of(said: bytes, base: bytes | None, evidence: bytes | None = None) -> IndicatorTree:
    """Return the verdict of an assessment's row, with its stories where they are given."""
    verdict: IndicatorTree = _unpacked(said, base)["verdict"]
    moving: Any = verdict["evidence"]
    verdict["evidence"] = []
    if evidence:
        still = loads(zlib.decompress(evidence))
        if isinstance(still, list):  # as it was before triggers' stories were kept with it
            verdict["evidence"] = _joined_1(still, moving)
        else:
            verdict["evidence"] = _joined(still["stories"], moving)
            for trigger, pushed in zip(verdict["triggers"], still["pushes"], strict=True):
                trigger["evidence"] = pushed
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


def _parted(stories: Sequence[EvidenceTree]) -> tuple[list[Any], Moving]:
    """Return what of stories stays from run to run, sorted, and what moves with the time.

    Freshness moves; the score, the product of the factors, moves with it, and the order.
    """
    order = sorted(range(len(stories)), key=lambda place: stories[place]["story"])
    still: list[Any] = [dict(stories[place]) for place in order]
    figures: list[Figure] = []
    for story in still:
        figures.append(_figure(story))
        if "score" in story:
            story |= {"score": None, "factors": {**story["factors"], "freshness": None}}
    ranks = {place: rank for rank, place in enumerate(order)}
    return still, {
        "order": [ranks[place] for place in range(len(order))],
        "fresh": figures,
    }


def _figure(story: Any) -> Figure:  # noqa: ANN401  a story, whole or in part
    """Return a story's freshness in thousandths; with its score where it is no product of it."""
    if "score" not in story:
        return None
    score: float = story["score"]
    factors: dict[str, float] = story["factors"]
    fresh = factors["freshness"]
    share = round(fresh * THOUSAND)
    if share / THOUSAND == fresh and math.prod(factors.values()) == score:
        return share
    return [score, fresh]


def _joined(still: list[Any], moving: Any) -> list[EvidenceTree]:  # noqa: ANN401  JSON
    """Return the stories that `_parted` took apart."""
    for story, figure in zip(still, moving["fresh"], strict=True):
        if figure is None:
            continue
        score, share = figure if isinstance(figure, list) else (None, figure / THOUSAND)
        story["factors"]["freshness"] = share
        story["score"] = math.prod(story["factors"].values()) if score is None else score
    return [still[rank] for rank in moving["order"]]


def _joined_1(still: list[Any], moving: list[list[Any]]) -> list[EvidenceTree]:
    """Return the stories of a row that has place, score and all factors of each, in order."""
    found = []
    for rank, *figures in moving:
        story = still[rank]
        if figures:
            story["score"], *factors = figures
            story["factors"] = dict(zip(story["factors"], factors, strict=True))
        found.append(story)
    return found
