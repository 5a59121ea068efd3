"""The state of feeds and the outcome of tests as the plain values of `contract`."""

from collections.abc import Sequence

from watchlist.contract import FORMAT, FeedsTree, FeedTree
from watchlist.contract.lines import CasesTree, TrialTree
from watchlist.tree import maybe
from watchlist.verdict import FeedReport, Trial
from watchlist.warned import advice


def feeds_tree(reports: Sequence[FeedReport]) -> FeedsTree:
    """Return the state of each feed as `feeds` prints it, in the order given."""
    return {"format": FORMAT, "feeds": [_feed(report) for report in reports]}


def _feed(report: FeedReport) -> FeedTree:
    state = report.state
    return {
        "id": state.feed,
        "url": report.url,
        "source": report.source or None,
        "language": report.language,
        "health": report.health.value,
        "sentence": report.sentence,
        "outcome": state.outcome and state.outcome.value,
        "error": state.error and state.error.value,
        "http_status": state.http_status,
        "warnings": [warning.value for warning in state.warnings],
        "advice": list(advice(state.warnings)),
        "message": state.message,
        "items": state.items,
        "new": state.new,
        "updated": state.updated,
        "stored": state.stored,
        "checked": maybe(state.checked),
        "succeeded": maybe(state.succeeded),
        "last_new": maybe(state.last_new),
        "cadence_hours": None if state.cadence_hours is None else round(state.cadence_hours, 1),
        "failures": state.failures,
        "failing_since": maybe(state.failing_since),
        "next_try": maybe(state.next_try),
        "retry_after": state.retry_after,
        "moved_to": state.moved_to,
    }


def cases_tree(trials: Sequence[Trial]) -> CasesTree:
    """Return how the configuration's own tests went, in the order given."""
    failed = sum(bool(trial.differences) for trial in trials)
    return {
        "format": FORMAT,
        "passed": len(trials) - failed,
        "failed": failed,
        "cases": [_trial(trial) for trial in trials],
    }


def _trial(trial: Trial) -> TrialTree:
    return {
        "kind": trial.kind,
        "name": trial.name,
        "file": trial.file,
        "line": trial.line,
        "passed": not trial.differences,
        "differences": [
            {
                "indicator": one.indicator,
                "day": one.day,
                "expected": one.expected,
                "got": one.got,
                "why": one.why,
            }
            for one in trial.differences
        ],
    }
