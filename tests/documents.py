"""Documents to render: a morning with its history, and one in which every text is hostile."""

import re
from typing import TypeVar

from make import NOW, days
from morning import feeds, morning
from watchlist.contract import FORMAT
from watchlist.contract.pages import BriefingTree
from watchlist.history import Counts, history
from watchlist.pages.sheet import Document
from watchlist.records import stamp
from watchlist.tree import report_tree
from watchlist.tree_lists import feeds_tree
from watchlist.verdict import FeedReport, Report
from watchlist.views import report as view
from watchlist.words import Status

DAYS = 60
STATUSES = (Status.QUIET, Status.WATCH, Status.ELEVATED, Status.CRITICAL)

TIME = re.compile(r"\d{4}-\d\d-\d\d(T[\d:]+Z)?$")

T = TypeVar("T")


def briefing(
    last: Report | None = None, feed_reports: tuple[FeedReport, ...] | None = None,
    counted: Counts | None = None,
) -> BriefingTree:  # fmt: skip
    """A morning that came about over forty days, each indicator having changed now and then."""
    tree = report_tree(last or morning())
    told = []
    for back in reversed(range(40)):
        for number, one in enumerate(tree["indicators"]):
            status = STATUSES[(39 - back) // (6 + number) % 4].value if back else one["status"]
            told.append((stamp(NOW - days(back)), {**one, "status": status}))
    past = history("Watch", told, (NOW - days(DAYS)).date(), NOW.date(), counted)  # type: ignore[arg-type]
    listed = feeds_tree(feeds() if feed_reports is None else feed_reports)["feeds"]
    return {"format": FORMAT, "report": tree, "history": past, "feeds": listed}


def document(tree: BriefingTree | None = None, timezone: str = "Asia/Seoul") -> Document:
    """The document of a morning."""
    return view.view(tree or briefing(), timezone=timezone, now=NOW)


def poisoned(value: T, text: str) -> T:
    """The same value with `text` in every text in it that comes from outside."""
    kept = {"id", "status", "health", "code", "kind", "outcome", "polarity", "state", "direction",
            "reliability", "min_reliability", "grade", "field", "volume", "status_before", "stance",
            "previous_status", "indicator", "error"}  # fmt: skip
    if isinstance(value, dict):
        return {  # type: ignore[return-value]
            key: inner if key in kept else poisoned(inner, text) for key, inner in value.items()
        }
    if isinstance(value, list):
        return [poisoned(inner, text) for inner in value]  # type: ignore[return-value]
    is_foreign = isinstance(value, str) and not TIME.match(value)
    return text if is_foreign else value  # type: ignore[return-value]
