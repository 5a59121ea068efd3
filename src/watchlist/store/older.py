"""Runs and verdicts that were stored before a key was added to the contract, made whole.

Keys are only ever added, so what an older version stored lacks some. Whoever reads it is given
what the key says where nothing is known; what was stored stays as it is.
"""

from watchlist.contract import IndicatorTree, ReportTree
from watchlist.words import Stance


def completed(verdict: IndicatorTree) -> IndicatorTree:
    """Return a stored verdict with all the keys of today's; it is changed in place."""
    for story in verdict.get("evidence", []):
        story.setdefault("admission", False)
        for source in story["sources"]:
            source.setdefault("stance", Stance.REPORT.value)
    for trigger in verdict.get("triggers", []):
        trigger.setdefault("evidence", [])
    if window := verdict.get("window"):
        window.setdefault("days", 0)
        window.setdefault("observed", 0)
    if stage := verdict.get("stage"):
        stage.setdefault("rests_on_name", stage["rests_on"])
    return verdict


def with_turns(report: ReportTree) -> ReportTree:
    """Return a stored run with the turns of feeds, none where it knew none; changed in place."""
    report.setdefault("turns", [])
    return report
