"""The order of things: what is asked, read, stored and said, and when. Decisions live elsewhere.

    lock -> who is due -> send -> parse, tell new from known, read            feed by feed
         -> items join their stories, all feeds together
         -> store: each feed's items and validators all or none, many feeds a transaction
         -> facts out of the store -> assess -> store: one transaction for the run

Nothing is stored before every feed was read: which story an item joins must not depend on who
answered first. What was not stored is asked for again: its validators were not stored either.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import watchlist
from watchlist import arrivals, health, turns
from watchlist.arrivals import Arrival
from watchlist.assess import assess, oldest, since
from watchlist.configuration.naming import require
from watchlist.errors import StoreError
from watchlist.fetchers import FETCHERS
from watchlist.lock import exclusive
from watchlist.match import Reader, read
from watchlist.model import Account, FeedState, FetchFailure, Item, Reading, Response, Unchanged
from watchlist.ports import Send
from watchlist.records import stamp
from watchlist.report import Occasion, compose, watched
from watchlist.settings import Config, Feed
from watchlist.store import Said, Store
from watchlist.tree import report_tree
from watchlist.verdict import Facts, FeedReport, Report
from watchlist.voices import Directory

log = logging.getLogger(__name__)

OPEN_STORIES = timedelta(days=7)
"""How far back leads are looked for: the days that a story stays open, `cluster.WINDOW_DAYS`, and
four more: items that come so late still find theirs."""

TOGETHER = 64
"""Feeds whose news are stored in one transaction: a disk takes its time for each."""

OnProgress = Callable[[int, int], None]
"""Told how many feeds have answered, and of how many."""


def check(  # noqa: PLR0913  a run's surroundings, then its options
    config: Config,
    store: Store,
    send: Send,
    now: datetime,
    *,
    only: Sequence[str] = (),
    force: bool = False,
    on_progress: OnProgress | None = None,
    reader: Reader | None = None,
) -> Report:
    """Fetch the feeds, store what is new, assess the indicators, record and return the report.

    Args:
        config: what is watched.
        store: held from start to end.
        send: the network.
        now: the run's time; what is new was first seen then.
        only: ids of indicators: the others' feeds are not asked, and their standing stays. All,
            where it is empty.
        force: ask feeds that are waiting, too.
        on_progress: told of each answer as it comes.
        reader: of the same configuration, where one is at hand: to make one takes a while.

    Raises:
        UsageError: if an indicator is unknown.
        StoreBusy: if another run holds the store.
        StoreError: if `now` lies before the last run, or the store fails; what was stored before
            stays stored.
    """
    now = now.replace(microsecond=0)
    chosen = narrowed(config, only)
    with exclusive(store.path, now):
        last = store.last_at()
        if last and now < last:
            raise StoreError(
                f"the store has a run of {stamp(last)}, which is after this one of {stamp(now)}",
                hint="give a later --at, or none; without it, this machine's clock went back: "
                "set it right, or name another file with --db",
            )
        run = _Run(config, store, reader or Reader(config), store.states(), now)
        run.catch_up()
        feeds = watched(chosen)
        arrived = run.receive(feeds, run.ask(feeds, send, on_progress, force=force))
        run.record(arrived)
        is_whole = len(chosen.indicators) == len(config.indicators)
        names = () if is_whole else tuple(one.id for one in chosen.indicators)
        occasion = Occasion(now, now, watchlist.__version__, last is None, names, last)
        answered = sum(_answered(arrival) for arrival in arrived)
        known = facts(config, store, run.reader, now)
        report = _reported(chosen, store, _looking(known, now) if answered else known, occasion)
        store.record_run(
            report_tree(report),
            [one.standing for one in report.assessments],
            at=now,
            answered=answered,
        )
        store.prune(now, config.store.keep_days)
    return report


def show(
    config: Config, store: Store, now: datetime, indicator: str, reader: Reader | None = None
) -> Report:
    """Return the report of one indicator, assessed anew from what is stored; nothing is written.

    A `reader` of the same configuration may be handed in, where one is at hand.

    Raises:
        UsageError: if the indicator is unknown.
    """
    chosen = narrowed(config, (indicator,))
    occasion = Occasion(now, store.last_at(now), watchlist.__version__)
    known = facts(config, store, reader or Reader(config), now)
    return _reported(chosen, store, known, occasion)


def feeds(config: Config, store: Store, now: datetime) -> tuple[FeedReport, ...]:
    """Return how each configured feed is, in the configuration's order."""
    states = store.states()
    return tuple(health.judge(feed, states.get(feed.id), now) for feed in config.feeds)


def facts(config: Config, store: Store, reader: Reader, now: datetime) -> Facts:
    """Return all that verdicts at a time are made of, out of the store.

    Readings come from the store's cache as far as it goes; the rest is read, and not cached.
    """
    start, states = since(config, now), store.states()
    return Facts(
        accounts=tuple(_accounts(Directory.of(config), _said(config, store, reader, now))),
        feeds=tuple(states[feed.id] for feed in config.feeds if feed.id in states),
        deliveries=store.deliveries(start.date(), now.date()),
        observed=store.observed(start.date(), now.date()),
    )


def _accounts(
    directory: Directory, said: Iterable[tuple[Item, tuple[Reading, ...]]]
) -> Iterator[Account]:
    for item, readings in said:
        counting = [one for one in readings if one.is_relevant or one.triggers]
        if counting:
            voice = directory.voice(item)
            yield from (Account(item, voice, reading) for reading in counting)


def _said(
    config: Config, store: Store, reader: Reader, now: datetime
) -> Iterator[tuple[Item, tuple[Reading, ...]]]:
    """Yield the items that may count and say something, cached or read now."""
    start, first, name = since(config, now), oldest(config, now), reader.vocabulary
    yield from store.cache.readings(name, start, now, first, counting=True)
    unread = (
        item
        for item in store.cache.unread(name, start)
        if item.seen <= now and not arrivals.is_archived(item, first)
    )
    yield from read(reader, unread)


def narrowed(config: Config, only: Sequence[str]) -> Config:
    """Return the configuration with these indicators alone; all of them where none is named.

    Raises:
        UsageError: if there is no indicator of such a name.
    """
    names = [indicator.id for indicator in config.indicators]
    for name in only:
        require("indicator", name, names)
    chosen = tuple(one for one in config.indicators if not only or one.id in only)
    return replace(config, indicators=chosen)


def _reported(config: Config, store: Store, known: Facts, occasion: Occasion) -> Report:
    now = occasion.now
    return compose(config, known, assess(config, known, now, store.standings(now)), occasion)


def _looking(known: Facts, now: datetime) -> Facts:
    """The facts with the day of the run that looks: `show` and the next run count it, too."""
    observed = dict.fromkeys((*known.observed, now.date()))
    return replace(known, observed=tuple(observed))


def _answered(arrival: Arrival) -> bool:
    return isinstance(arrival.result, health.Read | health.Same | Unchanged)


@dataclass(frozen=True, slots=True)
class _Run:
    """What the steps of a run have in common."""

    config: Config
    store: Store
    reader: Reader
    states: dict[str, FeedState]  # of before the run
    now: datetime

    def catch_up(self) -> None:
        """Read what the cache has no readings of: all, where the vocabulary changed."""
        start = since(self.config, self.now)
        unread = self.store.cache.unread(self.reader.vocabulary, start)
        said = {item.id: readings for item, readings in read(self.reader, unread) if readings}
        self.store.cache.keep(Said(self.reader.vocabulary, said), start)

    def ask(
        self, feeds: Sequence[Feed], send: Send, on_progress: OnProgress | None, *, force: bool
    ) -> Iterator[Response]:
        """Send to the feeds that are due; yield the answers as they come."""
        due = [
            feed
            for feed in feeds
            if health.is_due(feed, self.states.get(feed.id), self.now, force=force)
        ]
        requests = [
            FETCHERS[feed.fetcher].request(feed, self._before(feed), self.now) for feed in due
        ]
        for done, response in enumerate(send(requests), start=1):
            if on_progress:
                on_progress(done, len(requests))
            yield response

    def receive(self, feeds: Sequence[Feed], responses: Iterable[Response]) -> tuple[Arrival, ...]:
        """Read each answer as it comes and let it go; then let what is new join its story."""
        desk = arrivals.Desk(self.reader, self.config.fetch, self.store.known, self.now)
        by_id = {feed.id: feed for feed in feeds}
        found = {feed.id: Arrival(feed, health.Skipped()) for feed in feeds}
        for response in responses:
            feed = by_id[response.feed]
            fetcher, before = FETCHERS[feed.fetcher], self._before(feed)
            found[feed.id] = desk.receive(feed, fetcher, before, response)
        arrived = tuple(found.values())
        first = oldest(self.config, self.now)
        recent = self.store.cache.readings(
            self.reader.vocabulary, self.now - OPEN_STORIES, self.now, first, counting=False
        )
        return arrivals.told(arrived, recent, first)

    def record(self, arrived: Sequence[Arrival]) -> None:
        """Store each feed's news with its validators, then all feeds without news together."""
        quiet = [arrival for arrival in arrived if not arrival.has_news]
        bringing = [arrival for arrival in arrived if arrival.has_news]
        for first in range(0, len(bringing), TOGETHER):
            with self.store.together():
                done = map(self._recorded, bringing[first : first + TOGETHER])
                quiet += [failure for failure in done if failure]
        for arrival in quiet:
            if isinstance(arrival.result, FetchFailure):
                log.info(
                    "feed failed feed=%s kind=%s message=%s",
                    arrival.feed.id, arrival.result.kind, arrival.result.message,
                )  # fmt: skip
        self.store.record_quiet(
            [self._after(arrival) for arrival in quiet],
            [arrival.feed.id for arrival in quiet if _answered(arrival)],
            self.now,
        )

    def _recorded(self, arrival: Arrival) -> Arrival | None:
        """Store a feed's news; return the feed's failure where the store refuses them."""
        feed, news = arrival.feed, arrival.news
        said = Said(self.reader.vocabulary, dict(arrival.readings))
        try:
            self.store.record_feed(self._after(arrival), news.new, news.edits, said, self.now)
        except ValueError as error:
            return arrivals.failed(feed, error, None)
        return None

    def _before(self, feed: Feed) -> FeedState:
        return self.states.get(feed.id) or FeedState(feed.id)

    def _after(self, arrival: Arrival) -> FeedState:
        feed = arrival.feed
        state = health.after(feed, self.states.get(feed.id), arrival.result, self.now)
        return turns.noted(feed, state, self.now)
