"""What a configuration would have said on each day of an archive, had it run every evening.

The days go by the code of the live run: items join their stories among what was seen before them,
a day is judged on the standing of the day before, and nothing seen later enters. A day on which
the archive holds nothing at all counts as one on which nobody looked, unless it is said to be
sparse: then it holds what was relevant alone, and its empty days were quiet ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from watchlist import cluster
from watchlist.assess import assess, because, verdict
from watchlist.backtests.archived import FEED, Harvest, Told
from watchlist.backtests.events import Stood
from watchlist.course import Case, Course
from watchlist.model import Account, FeedState
from watchlist.settings import Config, Feed
from watchlist.verdict import Assessment, Facts, Reason, Standing
from watchlist.voices import Directory
from watchlist.words import Health, Outcome, Status, VolumeState

EVENING = time(23, 59, 59, tzinfo=UTC)
"""When each day is judged: with all that was seen on it."""

_DAY = timedelta(days=1)
_OPEN = timedelta(days=cluster.WINDOW_DAYS + 4)  # as long as the live run looks for leads


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of an indicator at the end of a day."""

    day: date
    indicator: str
    status: Status
    stage: str | None
    rung: int  # 0: none
    rung_before: int  # of the day before
    level: float  # 0 to 100
    stories: int  # of the last three days
    expected: float
    volume: VolumeState
    health: Health
    reasons: tuple[Reason, ...]
    changed: bool  # in status or stage, since the day before
    verdict: Assessment | None  # the whole of it: on a day of change, and on the last
    before: Standing | None  # of the day before

    @property
    def rose(self) -> bool:
        """Whether it stands higher than the day before, in status or on the ladder.

        A first look alarms nobody: there is nothing that it is higher than.
        """
        was = self.before
        if was is None:
            return False
        return self.status.rank > was.status.rank or self.rung > self.rung_before


def staged(config: Config, harvest: Harvest) -> Config:
    """Return the configuration that an archive is watched with: its feeds, and the archive itself.

    Feeds of which the archive holds nothing would only ever be blind.
    """
    used = {told.item.feed for told in harvest.told} | {one.feed for one in harvest.deliveries}
    feeds = tuple(replace(feed, enabled=True) for feed in config.feeds if feed.id in used)
    indicators = tuple(
        replace(one, feeds=(*one.feeds, FEED)) if FEED not in one.feeds else one
        for one in config.indicators
    )
    own = Feed(id=FEED, url="http://archive.invalid/")
    return replace(config, feeds=(*feeds, own), indicators=indicators)


def joined(harvest: Harvest) -> Harvest:
    """Return a harvest whose items have the story that each joined the day it was seen."""
    found: list[Told] = []
    recent: list[cluster.Telling] = []
    clerk = cluster.Clerk()
    for now, new in _by_day(harvest.told):
        recent = [telling for telling in recent if telling.item.seen > now - _OPEN]
        stories = clerk.join([cluster.Telling(one.item, one.readings) for one in new], recent)
        today = [replace(one, item=replace(one.item, story=stories[one.item.id])) for one in new]
        found += today
        recent += [
            cluster.Telling(one.item, one.readings)
            for one in today
            if one.item.story == one.item.id
        ]
    return replace(harvest, told=tuple(found))


def _by_day(told: Sequence[Told]) -> Iterator[tuple[datetime, list[Told]]]:
    """Yield the items of each day, the days in order, with the time at which it is judged."""
    days: dict[date, list[Told]] = {}
    for one in told:
        days.setdefault(one.item.seen.date(), []).append(one)
    for day in sorted(days):
        yield evening(day), days[day]


def evening(day: date) -> datetime:
    """Return the time at which a day is judged."""
    return datetime.combine(day, EVENING)


def span(harvest: Harvest) -> tuple[date, date] | None:
    """Return the first and the last day of an archive; None where it holds nothing."""
    days = [one.day for one in harvest.deliveries]
    return (min(days), max(days)) if days else None


def backtest(
    config: Config, harvest: Harvest, first: date, last: date, *, is_sparse: bool = False
) -> Iterator[tuple[Row, ...]]:
    """Yield for each day, from the first to the last, what is said of each indicator.

    What the archive holds of the days before the first is replayed, as it is by a first run.

    Args:
        config: what is watched and how; its feeds do not matter beyond their names.
        harvest: what the archive says under this very configuration, joined to stories.
        first: the first day to be judged.
        last: the last one; what was seen later is not looked at.
        is_sparse: whether the archive holds relevant items alone.
    """
    config = staged(config, harvest)
    known = _facts(config, harvest, is_sparse=is_sparse)
    course = Course(config, known, {})
    observed = sorted(known.observed)
    day = first
    while day <= last:
        now = evening(day)
        states = _states(config.feeds, observed, now)
        yield tuple(_row(day, case, in_full=day == last) for case in course.day(now, states))
        day += _DAY


def last_day(config: Config, harvest: Harvest, now: datetime) -> tuple[Assessment, ...]:
    """Return the verdicts at a time as of a first run: the days before it are replayed.

    Args:
        config: what is watched and how.
        harvest: what is known, joined to stories; what was seen later is not looked at.
        now: the time of the verdicts.
    """
    config = staged(config, harvest)
    known = _facts(config, harvest, is_sparse=False)
    states = _states(config.feeds, sorted(known.observed), now)
    return assess(config, replace(known, feeds=states), now, {})


def accounts(config: Config, harvest: Harvest) -> tuple[Account, ...]:
    """Return what an archive says, with who says it."""
    directory = Directory.of(config)
    return tuple(
        Account(told.item, voice, reading)
        for told in harvest.told
        for voice in (directory.voice(told.item),)
        for reading in told.readings
        if reading.is_relevant or reading.triggers
    )


def _facts(config: Config, harvest: Harvest, *, is_sparse: bool) -> Facts:
    looked = {one.day for one in harvest.deliveries if one.items}
    if is_sparse and looked:
        oldest, newest = min(looked), max(looked)
        looked = {oldest + n * _DAY for n in range((newest - oldest).days + 1)}
    return Facts(
        accounts=accounts(config, harvest),
        feeds=(),
        deliveries=() if is_sparse else harvest.deliveries,
        observed=tuple(sorted(looked)),
    )


def _states(
    feeds: Sequence[Feed], observed: Sequence[date], now: datetime
) -> tuple[FeedState, ...]:
    """Return what would be remembered of the feeds: they answered on each day observed."""
    looked = [day for day in observed if day <= now.date()]
    if not looked:
        return ()
    answered = min(evening(looked[-1]), now)
    return tuple(
        FeedState(
            feed.id, first_checked=evening(looked[0]), checked=now, succeeded=answered,
            last_new=answered, newest=answered, outcome=Outcome.OK, items=1,
        )
        for feed in feeds
    )  # fmt: skip


def _row(day: date, case: Case, *, in_full: bool) -> Row:
    standing, was = case.standing, case.before
    changed = (standing.status, standing.stage) != (
        (was.status, was.stage) if was else (Status.QUIET, None)
    )
    whole = verdict(case) if changed or in_full else None
    judged = case.day
    return Row(
        day=day,
        indicator=case.indicator.id,
        status=standing.status,
        stage=standing.stage,
        rung=judged.footing.rung,
        rung_before=case.ledger.ladder.rung(was.stage) if was else 0,
        level=judged.level,
        stories=judged.volume.stories,
        expected=judged.volume.expected,
        volume=judged.volume.state,
        health=case.coverage.health,
        reasons=whole.reasons if whole else because(case),
        changed=changed,
        verdict=whole,
        before=was,
    )


def stood(rows: Sequence[Row]) -> tuple[Stood, ...]:
    """Return where an indicator stood day after day, as `events.marks` takes it."""
    return tuple(Stood(row.day, row.rung, row.rose) for row in rows)


def by_indicator(days: Sequence[tuple[Row, ...]]) -> Mapping[str, tuple[Row, ...]]:
    """Return the rows of each indicator, in the configuration's order."""
    found: dict[str, list[Row]] = {}
    for rows in days:
        for row in rows:
            found.setdefault(row.indicator, []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}
