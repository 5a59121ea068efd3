"""Labelled items read under a configuration: from lines to what `evaluate` makes figures of.

lines -> objects with labels -> readings and stories, as `score` gives them -> judged items
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from watchlist import ndjson
from watchlist.contract.evaluate import EvaluateTree
from watchlist.evaluate import evaluate
from watchlist.evaluation.labelled import Judged, Labelled, labelled
from watchlist.evaluation.misread import compare, why_not
from watchlist.evaluation.scoring import items, read_rows, text_of
from watchlist.evaluation.tree import evaluate_tree
from watchlist.match import Reader
from watchlist.ndjson import Refused, Row
from watchlist.settings import Config


@dataclass(frozen=True, slots=True)
class Entry:
    """A labelled item as it came, and where it stood."""

    row: Row
    labelled: Labelled
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Labelled items and the lines that are none, in the order read."""

    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]
    has_events: bool = True  # False: `event` is the store's own story, and proves no story right


def take(files: Iterable[tuple[str, Iterable[str]]], languages: Collection[str] = ()) -> Taken:
    """Return the labelled items of files, and why lines were refused; blank ones do not count.

    Args:
        files: their names, and their lines: JSON objects with `title` and `labels`.
        languages: which to keep; all, where it is empty.
    """
    entries, refused = [], []
    for name, lines in files:
        for number, row in items(lines, name):
            if isinstance(row, Refused):
                refused.append(row)
                continue
            try:
                found = labelled(row)
            except ValueError as error:
                refused.append(ndjson.refused(name, number, error))
                continue
            if not languages or found.language in languages:
                entries.append(Entry(row, found, name, number))
    return Taken(tuple(entries), tuple(refused))


def take_stored(rows: Iterable[Mapping[str, Any]], languages: Collection[str] = ()) -> Taken:
    """Return the labelled items of a store; each has its id for a file, and line 0.

    Args:
        rows: as `judging.labelled` gives them.
        languages: which to keep; all, where it is empty.
    """
    entries = [Entry(dict(row), labelled(row), row["id"], 0) for row in rows]
    kept = [one for one in entries if not languages or one.labelled.language in languages]
    return Taken(tuple(kept), (), has_events=False)


def evaluated(config: Config, taken: Taken, other: Config | None = None) -> EvaluateTree:
    """Return how well a configuration reads labelled items, as `evaluate --json` prints it.

    Args:
        config: that is evaluated.
        taken: the items.
        other: one to set beside it, with what it reads differently.
    """
    before = judged(config, taken.entries)
    told, refused = taken.has_events, len(taken.refused)
    evaluation = evaluate(config, before, judge_stories=told)
    if other is None:
        return evaluate_tree(config, evaluation, refused=refused)
    after = judged(other, taken.entries)
    return evaluate_tree(
        config,
        evaluation,
        refused=refused,
        other=(other, evaluate(other, after, judge_stories=told)),
        changed=compare(config, other, before, after),
    )


def judged(config: Config, some: Sequence[Entry]) -> tuple[Judged, ...]:
    """Return labelled items with what a configuration reads in them, in the order given.

    All are one batch: they are told apart into stories together.
    """
    reader = Reader(config)
    return tuple(
        Judged(
            entry.labelled, entry.file, entry.line, readings, story,
            tuple(_lacking(reader, entry, {r.indicator for r in readings if r.is_relevant})),
        )
        for entry, (readings, story) in zip(
            some, read_rows(reader, [entry.row for entry in some]), strict=True
        )
    )  # fmt: skip


def _lacking(reader: Reader, entry: Entry, found: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield why a relevant item is not read as such, by indicator."""
    missed = {
        label.indicator
        for label in entry.labelled.labels
        if label.is_relevant and label.indicator not in found
    }
    if not missed:
        return
    for trace in reader.trace(text_of(entry.row, "title"), text_of(entry.row, "summary")):
        if trace.indicator.id in missed:
            yield trace.indicator.id, why_not(trace)
