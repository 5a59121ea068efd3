"""What arrives from feeds: documents turned into news, and the stories that news join.

A fault of ours while one document is read is that feed's failure, and stops no other feed.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import watchlist
from watchlist import health, identity
from watchlist.errors import WatchlistError
from watchlist.identity import Keyed, Known, News
from watchlist.match import Reader
from watchlist.model import Document, FeedState, Fetched, FetchFailure, Item, Reading, Response
from watchlist.ports import Fetcher
from watchlist.settings import Feed, FetchLimits
from watchlist.words import ErrorKind, Outcome, Warn

Recall = Callable[[str, Sequence[Keyed]], Iterable[Known]]
"""Gives the stored items of a feed that share an id, a link or a title with these entries."""

_PASSING = frozenset(
    (Warn.FUTURE_DATES, Warn.GAP, Warn.ARCHIVE, Warn.MOVING_GUIDS, Warn.DUPLICATE_IDS)
)

NOTHING = News((), (), 0, ())

Recent = Iterable[tuple[Item, tuple[Reading, ...]]]


@dataclass(frozen=True, slots=True)
class Arrival:
    """How asking a feed ended, and what it brought."""

    feed: Feed
    result: health.Result
    news: News = NOTHING
    readings: tuple[tuple[str, tuple[Reading, ...]], ...] = ()  # by item; what says something

    @property
    def has_news(self) -> bool:
        """Whether there is more to store than the feed's state."""
        return bool(self.news.new or self.news.edits)


@dataclass(frozen=True, slots=True)
class Desk:
    """What documents are read with."""

    reader: Reader
    limits: FetchLimits
    recall: Recall
    now: datetime  # of the run: what is new was first seen then

    def receive(
        self,
        feed: Feed,
        fetcher: Fetcher,
        state: FeedState,
        response: Response | health.Skipped,
    ) -> Arrival:
        """Return what an answer brings; its body is let go: it would be held until all is stored.

        A document that is the same as the last one, to the byte, is not parsed again.

        Args:
            feed: that was asked, or not.
            fetcher: that reads its documents.
            state: what was remembered of the feed before.
            response: the answer.
        """
        if not isinstance(response, Fetched):
            return Arrival(feed, response)
        digest = self._digest(feed, response)
        if is_same(state, feed, digest):
            return Arrival(feed, health.Same(replace(response, body=b"")))
        try:
            document = fetcher.parse(feed, response, self.limits)
            if isinstance(document, FetchFailure):
                return Arrival(feed, document)
            return self._read(feed, state, replace(response, body=b""), document, digest)
        except WatchlistError:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, the other feeds are stored
            return failed(feed, error, response.status)

    def _digest(self, feed: Feed, response: Fetched) -> str:
        """Return the digest of a document, and of all that its reading depends on."""
        depends = (
            watchlist.__version__, feed.fetcher, feed.language, self.limits.max_items,
            response.url, response.content_type, response.warnings,
        )  # fmt: skip
        digest = hashlib.sha256(repr(depends).encode("utf-8", "surrogatepass"))
        digest.update(response.body)
        return digest.hexdigest()[:32]

    def _read(
        self, feed: Feed, state: FeedState, response: Fetched, document: Document, digest: str
    ) -> Arrival:
        keys = identity.keyed(feed.id, document.entries, self.now)
        # What the configuration says of a feed is surer than its document's boilerplate.
        language = feed.language or document.language
        news = identity.sift(keys, self.recall(feed.id, keys), state, self.now, language)
        texts = [(each.item.id, each.item.title, each.item.summary) for each in news.new]
        texts += [(edit.id, edit.title, edit.summary) for edit in news.edits]
        said = [(name, self.reader.read(title, summary, name)) for name, title, summary in texts]
        found = {*document.warnings, *news.warnings}
        once = replace(
            document,
            entries=tuple(key.entry for key in keys),
            warnings=tuple(warning for warning in Warn if warning in found),
        )
        stored = state.stored + len(news.new)
        return Arrival(
            feed,
            health.Read(
                response,
                once,
                len(news.new),
                len(news.edits),
                stored,
                sum(bool(readings) for _, readings in said[: len(news.new)]),
                digest,
            ),
            news,
            tuple((name, readings) for name, readings in said if readings),
        )


def is_same(state: FeedState, feed: Feed, digest: str) -> bool:
    """Tell whether a document of this digest would bring nothing: it was the last one read.

    Not where that had no items, or a warning that holds for one reading alone or passes with time.
    """
    return (
        state.digest == digest
        and state.url == feed.url
        and state.outcome is Outcome.OK
        and state.items > 0
        and state.other_since is None
        and _PASSING.isdisjoint(state.warnings)
    )


def failed(feed: Feed, error: Exception, status: int | None) -> Arrival:
    """Return the failure that a fault of ours is to a feed."""
    what = f"reading it failed by a fault of ours ({type(error).__name__}); please report it"
    return Arrival(feed, FetchFailure(feed.id, ErrorKind.PARSE, what, status))


def told(arrivals: Sequence[Arrival], recent: Recent, oldest: datetime) -> tuple[Arrival, ...]:
    """Return the arrivals with the story that each new item joins, all feeds together.

    Args:
        arrivals: of a whole run; which feed answered first does not matter.
        recent: stored items that say something, with what they say. Items that say nothing of
            any indicator join no story and lead none.
        oldest: what was published before it counts for nothing, and each item of it stays alone:
            a feed's archive may be long.
    """
    said = {name: readings for arrival in arrivals for name, readings in arrival.readings}
    new = [
        each.item
        for arrival in arrivals
        for each in arrival.news.new
        if each.item.id in said and not is_archived(each.item, oldest)
    ]
    if not new:
        return tuple(arrivals)
    from watchlist.cluster import Telling, join  # noqa: PLC0415  most runs bring nothing to join

    stories = join(
        [Telling(item, said[item.id]) for item in new],
        [Telling(item, readings) for item, readings in recent],
    )
    return tuple(_with_stories(arrival, stories) for arrival in arrivals)


def is_archived(item: Item, oldest: datetime) -> bool:
    """Tell whether an item was published before anything that counts; one without a date is not."""
    return item.published is not None and item.published < oldest


def _with_stories(arrival: Arrival, stories: dict[str, str]) -> Arrival:
    new = tuple(
        replace(each, item=replace(each.item, story=stories[each.item.id]))
        if each.item.id in stories
        else each
        for each in arrival.news.new
    )
    return replace(arrival, news=replace(arrival.news, new=new))
