"""Day after day: each indicator's case on each day, on the standing of the day before.

A live run judges one day, a backtest many; both do it here, so that they cannot differ. What was
seen later than a day does not enter it, whatever is known by then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from watchlist import replay, stages
from watchlist.baseline import Looked
from watchlist.coverage import coverage, feeds_of
from watchlist.model import Account, FeedState
from watchlist.settings import Config, Indicator
from watchlist.stance import placed
from watchlist.verdict import Coverage, Facts, Standing
from watchlist.words import Health


@dataclass(frozen=True, slots=True)
class Case:
    """An indicator on the day that it is judged."""

    indicator: Indicator
    now: datetime
    ledger: replay.Ledger  # advanced to `now`; it goes on when the next day is asked for
    looked: Looked
    coverage: Coverage
    before: Standing | None  # of the last run before
    day: replay.Day
    standing: Standing
    conditions_before: tuple[stages.Conditions, ...]
    languages: tuple[str, ...]  # the reader's, the first the best


class Course:
    """The cases of all indicators, one day after another."""

    def __init__(self, config: Config, facts: Facts, was: Mapping[str, Standing]) -> None:
        """Order what is known; nothing of it counts before its day is asked for.

        Args:
            config: what is watched and how.
            facts: what is known, in any order; the states of feeds are given day by day.
            was: the standings of the last run before the first day, by indicator. Where one is
                missing, the days before are replayed from the oldest account.
        """
        grouped: dict[str, list[Account]] = {indicator.id: [] for indicator in config.indicators}
        for account in facts.accounts:
            if account.reading.indicator in grouped:
                grouped[account.reading.indicator].append(account)
        self._tracks = [
            _Track(config, indicator, grouped[indicator.id], facts, was.get(indicator.id))
            for indicator in config.indicators
        ]

    def day(self, now: datetime, feeds: Sequence[FeedState]) -> tuple[Case, ...]:
        """Return each indicator's case, in the configuration's order.

        Args:
            now: the time of the verdict, not before that of the day asked for last.
            feeds: what is remembered of the feeds.
        """
        states = {state.feed: state for state in feeds}
        return tuple(track.case(now, states) for track in self._tracks)


class _Track:
    """One indicator's way through the days."""

    def __init__(
        self,
        config: Config,
        indicator: Indicator,
        accounts: Sequence[Account],
        facts: Facts,
        was: Standing | None,
    ) -> None:
        self.config, self.indicator, self.was = config, indicator, was
        self.own = {feed.id for feed in feeds_of(indicator, config.feeds)}
        self.ledger = replay.Ledger(
            indicator,
            tuple(placed(indicator, (one for one in accounts if one.item.feed in self.own))),
            timedelta(days=config.memory_days),
        )
        # A run looked, but did one of these feeds answer? Days of which no answer at all is
        # recorded are taken at the run's word.
        recorded = {one.day for one in facts.deliveries}
        answered = {one.day for one in facts.deliveries if one.feed in self.own}
        self.observed = [day for day in facts.observed if day in answered or day not in recorded]
        self.delivered: dict[date, int] = {}
        for one in facts.deliveries:
            if one.feed in self.own:
                self.delivered[one.day] = self.delivered.get(one.day, 0) + one.items

    def case(self, now: datetime, states: Mapping[str, FeedState]) -> Case:
        before = self.was if self.was and self.was.at <= now else None
        if before:
            self.ledger.advance(before.at)
        conditions_before = self.ledger.ladder.conditions(before.at if before else now)
        looked = self._looked(now)
        last = before or replay.replay(self.ledger, looked, now)
        self.ledger.advance(now)
        seen = self._seen(looked, states, now)
        day = replay.judge(self.ledger, looked, seen.health, now, last)
        since = self._blind_since(last, states, now) if seen.health is Health.BLIND else None
        self.was = replay.standing(self.ledger, day, since)
        return Case(
            self.indicator, now, self.ledger, looked, seen, before, day, self.was,
            conditions_before, self.config.languages,
        )  # fmt: skip

    def _looked(self, now: datetime) -> Looked:
        today = now.date()
        return Looked(
            {day for day in self.observed if day <= today},
            {day: items for day, items in self.delivered.items() if day <= today},
        )

    def _seen(self, looked: Looked, states: Mapping[str, FeedState], now: datetime) -> Coverage:
        seen = coverage(self.indicator, self.config.feeds, states, now)
        if any(state.checked and state.checked > now for state in states.values()):
            # A day gone by: how each feed was is not kept, only that a run looked.
            health = looked.health(now)
            return Coverage(seen.feeds, 0 if health is Health.BLIND else seen.feeds, health)
        return seen

    def _blind_since(
        self, last: Standing | None, states: Mapping[str, FeedState], now: datetime
    ) -> datetime:
        if last and last.blind_since:
            return last.blind_since
        answers = [states[feed].succeeded for feed in self.own if feed in states]
        return max((at for at in answers if at and at <= now), default=now)
