"""A part of an archive in, what it says of the indicators out: the work that is shared out.

It depends on nothing but the part and the configuration, so that it may run anywhere: only what
is relevant, and how much was delivered, travels back.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import count
from pathlib import Path

from watchlist.backtests import archive
from watchlist.backtests.archive import Part
from watchlist.backtests.archived import (
    FEED,
    MOST_REFUSED,
    Harvest,
    Told,
    archived,
    deliveries,
    in_order,
)
from watchlist.fetchers import FETCHERS
from watchlist.identity import keyed
from watchlist.match import Reader
from watchlist.model import Fetched, FetchFailure, Item
from watchlist.ndjson import Refused
from watchlist.settings import Config, Feed

_NO_BOUND = datetime(9000, 1, 1, tzinfo=UTC)  # a document saved at no known time


def harvest(config: Config, part: Part) -> Harvest:
    """Return what a part of an archive says under a configuration.

    Raises:
        UsageError: if its file cannot be read.
    """
    reader = _reader(config)
    told: list[Told] = []
    refused: list[Refused] = []
    brought: Counter[tuple[date, str]] = Counter()
    items = refusals = 0
    for where, item in _items(config, part):
        if isinstance(item, Exception):
            refusals += 1
            if len(refused) < MOST_REFUSED:
                refused.append(Refused(where, str(item)))
            continue
        items += 1
        brought[item.seen.date(), item.feed] += 1
        readings = tuple(
            one
            for one in reader.read(item.title, item.summary, item.id)
            if one.is_relevant or one.triggers
        )
        if readings:
            told.append(Told(item, readings))
    return Harvest(
        told=tuple(sorted(told, key=in_order)),
        deliveries=deliveries(brought),
        items=items,
        refusals=refusals,
        refused=tuple(refused),
    )


@lru_cache(maxsize=2)
def _reader(config: Config) -> Reader:
    """Return the reader of a configuration, made once in a process: it takes a while."""
    return Reader(config)


def _items(config: Config, part: Part) -> Iterator[tuple[str, Item | Exception]]:
    feeds = {feed.id: feed for feed in config.feeds}
    if part.is_saved:
        yield from _saved(config, feeds, part)
        return
    places = count(part.start)
    for where, row in archive.rows(part):
        if isinstance(row, ValueError):
            yield where, row
            continue
        try:
            yield where, archived(row, next(places), feeds)
        except ValueError as error:
            yield where, error


def _saved(
    config: Config, feeds: Mapping[str, Feed], part: Part
) -> Iterator[tuple[str, Item | Exception]]:
    """The items of one feed's saved documents, each as first seen.

    Where no name says when a document was saved, an item was seen when it was published.
    """
    name = archive.feed_of(Path(part.paths[0]))
    feed = feeds.get(name) or Feed(id=FEED, url="http://archive.invalid/")
    known: set[str] = set()
    for written in part.paths:
        path = Path(written)
        at = archive.saved_at(path)
        fetched = Fetched(feed.id, feed.url, 200, archive.body(path), at=at)
        document = FETCHERS["rss"].parse(feed, fetched, config.fetch)
        if isinstance(document, FetchFailure):
            yield written, ValueError(document.message)
            continue
        now = at or _NO_BOUND
        for key in keyed(feed.id, document.entries, now):
            entry, seen = key.entry, at or key.published
            if key.id in known:
                continue
            known.add(key.id)
            if seen is None:
                yield f"{written}: {entry.title[:60]}", ValueError("no date, so no day of its own")
                continue
            yield (
                written,
                Item(
                    id=key.id,
                    feed=feed.id,
                    guid=entry.guid,
                    title=entry.title,
                    summary=entry.summary,
                    url=entry.url,
                    published=key.published,
                    updated=None,
                    seen=seen,
                    place=key.place,
                    language=feed.language or entry.language or document.language,
                    origin=entry.origin,
                    story=key.id,
                ),
            )
