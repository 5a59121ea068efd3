"""Rows of the store's tables and the values they stand for."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from watchlist.contract import IndicatorTree, ReportTree
from watchlist.model import Item
from watchlist.records import moment, stamp
from watchlist.words import Health

if TYPE_CHECKING:
    from watchlist.identity import Newcomer

INSERT = """
INSERT INTO items (id, feed, guid, title, summary, url, published, updated, seen, place, language,
                   origin, story, link, head, text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
"""Stores an item; takes what `as_row` gives."""


def as_row(new: "Newcomer") -> Sequence[object]:
    """Return the values that `INSERT` takes."""
    item, marks = new.item, new.marks
    return (
        item.id, item.feed, item.guid, item.title, item.summary, item.url,
        as_text(item.published), as_text(item.updated), stamp(item.seen), item.place,
        item.language, item.origin, item.story, marks.link, marks.head, marks.text,
    )  # fmt: skip


def as_item(row: Sequence[Any]) -> Item:
    """Return the item of a row of `whole_items`."""
    name, feed, guid, title, summary, url, published, updated, seen, *rest = row
    place, language, origin, story = rest[:4]
    return Item(
        name, feed, guid, title, summary, url, as_time(published), as_time(updated),
        moment(seen), place, language, origin, story,
    )  # fmt: skip


def as_text(at: datetime | None) -> str | None:
    """Return a time as the store writes it."""
    return stamp(at) if at else None


def as_time(text: str | None) -> datetime | None:
    """Return the time that the store wrote."""
    return moment(text) if text else None


def span(since: datetime | None, until: datetime | None) -> tuple[str, str]:
    """Return the first and the last text of a span of time; None: without an end."""
    return stamp(since) if since else "", stamp(until) if until else "~"


def carried(reports: Sequence[ReportTree]) -> ReportTree | None:
    """Return the newest of some reports, with what older ones say of indicators it left out.

    Args:
        reports: the newest first, the last one whole, or the oldest there is.
    """
    if len(reports) < 2:  # noqa: PLR2004  nothing to carry, and nothing to carry it to
        return reports[0] if reports else None
    said: dict[str, IndicatorTree] = {}
    for report in reports:
        for one in report["indicators"]:
            said.setdefault(one["id"], one)
    order = dict.fromkeys([*(one["id"] for one in reports[-1]["indicators"]), *said])
    indicators = [said[name] for name in order]
    found = {one["health"] for one in indicators} | {reports[0]["health"]}
    worst = next(one for one in (Health.BLIND, Health.DEGRADED, Health.OK) if one in found)
    return {**reports[0], "indicators": indicators, "health": worst.value}
