"""Stored items out and in, one JSON object a line: what leaves one store may enter another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count, islice

from watchlist import ndjson
from watchlist.configuration.naming import require
from watchlist.contract.lines import ItemLine
from watchlist.documents.drafts import SUMMARY_LENGTH, TITLE_LENGTH
from watchlist.documents.links import safe_link
from watchlist.identity import Newcomer, keyed, marks
from watchlist.lock import exclusive
from watchlist.model import Entry, Item
from watchlist.ndjson import Refused, Row
from watchlist.settings import Config
from watchlist.store import Store
from watchlist.tree import item_line

_BATCH = 1000
"""Lines a transaction: few enough to hold, many enough not to wait for the disk each time."""

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the lines of an import."""

    new: int
    known: int  # their ids were stored before
    refused: tuple[Refused, ...]


def export(config: Config, store: Store, feed: str = "") -> Iterator[ItemLine]:
    """Yield the stored items as lines of `export`, in order of first sight, then of the document.

    Args:
        config: names the source of a feed whose items name none.
        store: where they are.
        feed: only of this feed, where given; one that is no longer configured may have items, too.

    Raises:
        UsageError: if there is no such feed.
    """
    sources = {each.id: each.source for each in config.feeds}
    is_empty = True
    for item in store.items(feed=feed):
        is_empty = False
        yield item_line(item, item.origin or sources.get(item.feed, ""))
    if feed and is_empty:
        require("feed", feed, dict.fromkeys([*sources, *store.states()]))


def take(
    config: Config, store: Store, lines: Iterable[str], now: datetime, name: str = "-"
) -> Taken:
    """Store the items of lines as `export` prints them; a refused line stops no other.

    An item whose id is known stays as it is. Blank lines do not count.

    Args:
        config: as for `export`.
        store: where they go; held from start to end.
        lines: JSON objects. `title`, `feed` and `seen` are required; an `id` that is missing is
            made as for an item of the feed, and so is the story.
        now: the time; nothing can have been seen later.
        name: of the file that the lines come from.

    Raises:
        StoreBusy: if a run holds the store.
        StoreError: if the store fails; whole batches before that stay stored.
    """
    sources = {each.id: each.source for each in config.feeds}
    refused: list[Refused] = []
    places: dict[tuple[str, datetime], Iterator[int]] = {}
    taken = new = 0

    def items() -> Iterator[Newcomer]:
        for number, row in ndjson.rows(lines, name):
            if isinstance(row, Refused):
                refused.append(row)
                continue
            try:
                yield _newcomer(row, sources, places, now)
            except ValueError as error:
                refused.append(ndjson.refused(name, number, error))

    with exclusive(store.path, now):
        stream = items()
        while batch := list(islice(stream, _BATCH)):
            taken += len(batch)
            new += store.add(batch)
    return Taken(new, taken - new, tuple(refused))


def _newcomer(
    row: Row,
    sources: Mapping[str, str],
    places: dict[tuple[str, datetime], Iterator[int]],
    now: datetime,
) -> Newcomer:
    """Return the item of a line.

    Raises:
        ValueError: saying what is wrong with the line.
    """
    feed = ndjson.text(row, "feed", _LONGEST_NAME, required=True)
    seen = ndjson.time(row, "seen")
    if seen is None or seen > now:
        got = ndjson.shown(row, "seen")
        raise ValueError(f"seen: expected a time that is not in the future, got {got}")
    source = ndjson.text(row, "source", _LONGEST_NAME)
    origin = "" if source == sources.get(feed, "") else source
    title = ndjson.text(row, "title", TITLE_LENGTH, required=True)
    summary = ndjson.text(row, "summary", SUMMARY_LENGTH)
    url = safe_link(ndjson.text(row, "url", SUMMARY_LENGTH), "")
    guid = ndjson.text(row, "guid", _LONGEST_NAME)
    (key,) = keyed(feed, [Entry(guid, title, summary, url, origin=origin)], now)
    name = ndjson.text(row, "id", _LONGEST_NAME) or key.id
    item = Item(
        id=name,
        feed=feed,
        guid=guid,
        title=title,
        summary=summary,
        url=url,
        published=ndjson.time(row, "published"),
        updated=ndjson.time(row, "updated"),
        seen=seen,
        # The lines of one document come in its order.
        place=next(places.setdefault((feed, seen), count())),
        language=ndjson.text(row, "language", _LONGEST_NAME),
        origin=origin,
        story=ndjson.text(row, "story", _LONGEST_NAME) or name,
    )
    return Newcomer(item, marks(origin, title, summary, url))
