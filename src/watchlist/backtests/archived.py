"""What an archive says: its lines as items with the time at which they could be known.

An archive knows when something was published, seldom when a run would have seen it. `seen` is
taken where it stands; else an item was seen when it was published, and one of which only the day
is known at the end of that day: nothing is known before it was. What has neither has no place in
a backtest and is refused.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from watchlist import ndjson
from watchlist.documents.dates import parse_date
from watchlist.documents.drafts import SUMMARY_LENGTH, TITLE_LENGTH
from watchlist.documents.links import safe_link
from watchlist.identity import digest, keyed
from watchlist.model import Entry, Item, Reading
from watchlist.ndjson import Refused
from watchlist.verdict import Delivery

FEED = "archive"
"""The feed of items whose own is not configured; every indicator is looked at through it."""

MOST_REFUSED = 20
"""Refused lines that are told one by one; of the others only the number is."""

OTHER_NAMES = {
    "title": ("headline",),
    "summary": ("description", "snippet", "text"),
    "url": ("link",),
    "published": ("date", "pubDate", "published_at", "datetime"),
    "source": ("publisher", "outlet", "domain"),
    "language": ("lang",),
}
"""What archives of others call the contract's keys."""

_LONGEST_NAME = 200
_DAY_ALONE = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_LAST_SECOND = timedelta(days=1) - timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Told:
    """An item of an archive and what it says."""

    item: Item
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Harvest:
    """What was read out of an archive, or a part of one."""

    told: tuple[Told, ...]  # what is relevant or fires a trigger, in order of first sight
    deliveries: tuple[Delivery, ...]  # by day, then feed
    items: int = 0
    refusals: int = 0
    refused: tuple[Refused, ...] = ()  # the first of them


def archived(row: Mapping[str, object], place: int, feeds: Collection[str]) -> Item:
    """Return the item of a line.

    Args:
        row: with a `title`, and `seen` or `published`; other keys of the contract's items and
            their usual other names count.
        place: its number in the archive, to order items of one second.
        feeds: the configured feeds' ids.

    Raises:
        ValueError: saying what is wrong with the line.
    """
    row = _renamed(row)
    title = ndjson.text(row, "title", TITLE_LENGTH, required=True)
    summary = ndjson.text(row, "summary", SUMMARY_LENGTH)
    published, known = _published(row)
    seen = ndjson.time(row, "seen") or known
    if seen is None:
        raise ValueError("published: expected a time, got nothing: it belongs to no day")
    url = safe_link(ndjson.text(row, "url", SUMMARY_LENGTH), "")
    feed = ndjson.text(row, "feed", _LONGEST_NAME)
    feed = feed if feed in feeds else FEED
    origin = ndjson.text(row, "source", _LONGEST_NAME)
    guid = ndjson.text(row, "guid", _LONGEST_NAME)
    name = ndjson.text(row, "id", _LONGEST_NAME)
    if not name:
        (key,) = keyed(feed, [Entry(guid, title, summary, url, origin=origin)], seen)
        # Without guid and link only who says so, and when, tells an item from its like.
        name = key.id if guid or url else digest(key.own_id, seen.isoformat())
    return Item(
        id=name,
        feed=feed,
        guid=guid,
        title=title,
        summary=summary,
        url=url,
        published=published,
        updated=None,
        seen=seen,
        place=place,
        language=ndjson.text(row, "language", _LONGEST_NAME),
        origin=origin,
        story=name,
    )


def _renamed(row: Mapping[str, object]) -> dict[str, object]:
    """Return the row with the contract's keys where it has others for them."""
    found = dict(row)
    for name, others in OTHER_NAMES.items():
        if found.get(name) in {None, ""}:
            others_given = [row[other] for other in others if row.get(other)]
            found.update(zip((name,), others_given, strict=False))
    return found


def _published(row: Mapping[str, object]) -> tuple[datetime | None, datetime | None]:
    """Return when it was published and when that could be known.

    Raises:
        ValueError: if what stands there is no certain time.
    """
    written = ndjson.text(row, "published", _LONGEST_NAME).strip()
    if not written:
        return None, None
    published = parse_date(written)
    if published is None:
        raise ValueError(f"published: expected a time, got {ndjson.shown(row, 'published')}")
    if _DAY_ALONE.fullmatch(written):
        # Early in the day it was not known yet, and late in the day it is not too fresh.
        published = published.replace(tzinfo=UTC) + _LAST_SECOND
    return published, published


def merge(parts: Iterable[Harvest]) -> Harvest:
    """Return the harvests of an archive's parts as one; an item given twice counts as first seen.

    How the archive was parted changes nothing but which refused lines are told.
    """
    first: dict[str, Told] = {}
    brought: Counter[tuple[date, str]] = Counter()
    items = refusals = 0
    refused: list[Refused] = []
    for part in parts:
        items += part.items
        refusals += part.refusals
        refused += part.refused[: MOST_REFUSED - len(refused)]
        for told in part.told:
            known = first.get(told.item.id)
            if known is None or in_order(told) < in_order(known):
                first[told.item.id] = told
        for one in part.deliveries:
            brought[one.day, one.feed] += one.items
    return Harvest(
        told=tuple(sorted(first.values(), key=in_order)),
        deliveries=deliveries(brought),
        items=items,
        refusals=refusals,
        refused=tuple(refused),
    )


def deliveries(brought: Mapping[tuple[date, str], int]) -> tuple[Delivery, ...]:
    """Return how many items each feed brought on each day, by day, then feed."""
    return tuple(Delivery(day, feed, brought[day, feed]) for day, feed in sorted(brought))


def in_order(told: Told) -> tuple[datetime, str, int, str]:
    """Return the order of first sight: time, feed, place, id."""
    item = told.item
    return item.seen, item.feed, item.place, item.id
