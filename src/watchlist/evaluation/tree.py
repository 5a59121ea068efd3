"""Figures of an evaluation as the plain values of `contract.evaluate`."""

from collections.abc import Sequence

from watchlist.contract import FORMAT
from watchlist.contract.evaluate import (
    CellTree,
    ChangedTree,
    DenialsTree,
    EstimateTree,
    EvaluateTree,
    EvaluationTree,
    MeasuredTree,
    MisreadTree,
    RelevanceTree,
    StoriesTree,
)
from watchlist.evaluate import Cell, Denials, Evaluation, Measured, Relevance
from watchlist.evaluate import Stories as Told
from watchlist.evaluation.intervals import Estimate
from watchlist.evaluation.misread import Changed, Misread
from watchlist.settings import Config, Indicator


def evaluate_tree(
    config: Config,
    evaluation: Evaluation,
    *,
    refused: int = 0,
    other: tuple[Config, Evaluation] | None = None,
    changed: Sequence[Changed] = (),
) -> EvaluateTree:
    """Return an evaluation as `evaluate --json` prints it.

    Args:
        config: that was evaluated.
        evaluation: its figures.
        refused: how many lines were no labelled item.
        other: the configuration it is compared with, and its figures.
        changed: what the two read differently.
    """
    return {
        "format": FORMAT,
        "items": evaluation.items,
        "refused": refused,
        **_evaluation(config, evaluation),
        "other": _evaluation(*other) if other else None,
        "changed": [_changed(one) for one in changed],
    }


def _evaluation(config: Config, evaluation: Evaluation) -> EvaluationTree:
    watched = {indicator.id: indicator for indicator in config.indicators}
    return {
        "config": {"path": config.path, "hash": config.digest},
        "macro": {
            "f1": _estimate(evaluation.macro_f1),
            "stage": evaluation.macro_stage,
            "languages": [
                {"language": language, "f1": _estimate(f1)} for language, f1 in evaluation.languages
            ],
        },
        "denials": _denials(evaluation.denials),
        "stories": _stories(evaluation.stories),
        "indicators": [_measured(one, watched[one.indicator]) for one in evaluation.indicators],
        "unknown": [{"indicator": name, "items": items} for name, items in evaluation.unknown],
    }


def _measured(one: Measured, indicator: Indicator) -> MeasuredTree:
    return {
        "id": one.indicator,
        "title": indicator.title or indicator.id,
        **_relevance(one.relevance),
        "stage": _estimate(one.stage),
        "stages": _cells(one.stages),
        "ladder": [stage.id for stage in indicator.stages],
        "denials": _denials(one.denials),
        "languages": [
            {"language": language, **_relevance(some)} for language, some in one.languages
        ],
        "misread": [_misread(each) for each in one.misread],
    }


def _relevance(one: Relevance) -> RelevanceTree:
    return {
        "items": one.items,
        "relevant": one.relevant,
        "found": one.found,
        "false": one.false,
        "missed": one.missed,
        "precision": _estimate(one.precision),
        "recall": _estimate(one.recall),
        "f1": _estimate(one.f1),
    }


def _denials(one: Denials) -> DenialsTree:
    return {
        "items": one.items,
        "precision": _estimate(one.precision),
        "recall": _estimate(one.recall),
        "confusion": _cells(one.confusion),
    }


def _stories(one: Told) -> StoriesTree:
    return {
        "items": one.items,
        "pair_precision": one.pair_precision,
        "pair_recall": one.pair_recall,
        "bcubed_precision": one.bcubed_precision,
        "bcubed_recall": one.bcubed_recall,
        "bcubed_f1": one.bcubed_f1,
    }


def _estimate(one: Estimate) -> EstimateTree:
    return {"value": one.value, "low": one.low, "high": one.high, "of": one.of}


def _cells(cells: Sequence[Cell]) -> list[CellTree]:
    return [{"expected": c.expected, "got": c.got, "items": c.items} for c in cells]


def _misread(one: Misread) -> MisreadTree:
    return {
        "kind": one.kind,
        "file": one.judged.file,
        "line": one.judged.line,
        "title": one.judged.labelled.title,
        "language": one.judged.labelled.language,
        "points": one.points,
        "expected": one.expected,
        "got": one.got,
        "why": one.why,
    }


def _changed(one: Changed) -> ChangedTree:
    return {
        "kind": one.kind,
        "indicator": one.indicator,
        "file": one.judged.file,
        "line": one.judged.line,
        "title": one.judged.labelled.title,
        "language": one.judged.labelled.language,
        "expected": one.expected,
        "before": one.before,
        "after": one.after,
    }
