"""A day's judgement, and the days before it: what a verdict is when nothing was stored.

The `Ledger` takes in an indicator's accounts in the order in which they were seen, so that a day
is judged by what was known that day: the future cannot leak into it, whichever day is asked for.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappush, heapreplace, nlargest

from watchlist import baseline, score, stages, status
from watchlist.model import Account
from watchlist.settings import Indicator
from watchlist.verdict import Standing, Volume
from watchlist.words import Health, Status, VolumeState

DAY = timedelta(days=1)

TRIGGER_DAYS = 14
"""Days that a trigger stays active after its latest report by a publisher graded C or better."""

CONFIRMING = 2
"""Independent families graded C or better that must speak before a level means elevated."""

_EARLY = timedelta(hours=2)  # how much a daily job may be early
_REACH = timedelta(days=baseline.BINS + 1)  # how far back stories are counted
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Tale:
    """A story as far as it was told, for one indicator."""

    appeared: datetime  # when it came into sight, or was published if that was over a day before
    accounts: list[Account] = field(default_factory=list)
    _latest: datetime | None = None  # of the dates of its accounts
    _strength: score.Strength | None = None

    def add(self, account: Account) -> None:
        """Take in one more account."""
        self.accounts.append(account)
        dated = account.item.dated
        if dated and (self._latest is None or self._latest < dated):
            self._latest = dated
        self._strength = None

    @property
    def strength(self) -> score.Strength:
        """What it counts for, freshness apart."""
        if self._strength is None:
            self._strength = score.strength(self.accounts)
        return self._strength

    def is_within(self, memory: timedelta, now: datetime) -> bool:
        """Whether it still counts: its date, or its first sight where it has none."""
        oldest = now - memory
        # What a story's freshness counts from is one of these: most of what is old is told cheaply.
        if self.appeared <= oldest and (self._latest is None or self._latest <= oldest):
            return False
        return (self.strength.dated or self.appeared) > oldest


class Ledger:
    """What was said of an indicator so far."""

    def __init__(
        self, indicator: Indicator, accounts: Sequence[Account], memory: timedelta
    ) -> None:
        """Order the accounts (of this indicator alone); none is taken in before `advance`."""
        self.indicator = indicator
        self.memory = memory
        self.ladder = stages.Ladder(indicator, memory)
        self.tales: dict[str, Tale] = {}
        self._recent: dict[str, Tale] = {}  # those that may still count for anything
        self._tidied: datetime | None = None
        self.triggers: dict[str, list[Account]] = {t.id: [] for t in indicator.triggers}
        self._solid: dict[str, datetime] = {}
        self._coming = sorted(accounts, key=lambda a: (a.item.seen, *score.told(a)), reverse=True)

    @property
    def first_seen(self) -> datetime | None:
        """When the oldest account not yet taken in was seen."""
        return self._coming[-1].item.seen if self._coming else None

    def advance(self, now: datetime) -> None:
        """Take in what was seen by then."""
        while self._coming and self._coming[-1].item.seen <= now:
            self._take(self._coming.pop())
        if self._tidied is None or now - self._tidied >= DAY:
            self._tidied = now
            oldest = now - max(self.memory, _REACH) - DAY
            self._recent = {
                name: tale
                for name, tale in self._recent.items()
                if max(tale.appeared, tale.accounts[-1].item.seen) > oldest
            }

    def _take(self, account: Account) -> None:
        item, voice = account.item, account.voice
        for trigger in account.reading.triggers:
            if trigger in self.triggers:
                self.triggers[trigger].append(account)
        if not account.reading.is_relevant:
            return
        if item.story not in self.tales:
            late = item.dated is not None and item.dated < item.seen - DAY
            appeared = item.dated if late and item.dated else item.seen
            self.tales[item.story] = Tale(appeared)
        self._recent[item.story] = self.tales[item.story]
        self.tales[item.story].add(account)
        self.ladder.add(account)
        if item.dated and score.is_solid(account) and score.affirms(account):
            known = self._solid.get(voice.family, item.dated)
            self._solid[voice.family] = max(known, item.dated)

    def weights(self, now: datetime) -> list[float]:
        """Return what the strongest stories add to the level, the strongest first."""
        half_life = self.indicator.half_life_days
        return nlargest(
            score.STRONGEST,
            (tale.strength.weight(now, half_life) for tale in self.in_memory(now)),
        )

    def supposing(self, accounts: Iterable[Account]) -> "Ledger":
        """Return a ledger of its own in which these accounts were given, too."""
        other = copy(self)
        other.ladder = self.ladder.copy()
        other.tales = dict(self.tales)
        other._recent = dict(self._recent)  # noqa: SLF001  its own kind
        other._solid = dict(self._solid)  # noqa: SLF001
        for account in accounts:
            other._take(account)  # noqa: SLF001
        return other

    def confirming(self, now: datetime) -> int:
        """Return how many independent families graded C or better affirm anything."""
        return sum(dated > now - self.memory for dated in self._solid.values())

    def in_memory(self, now: datetime) -> list[Tale]:
        """Return the stories that count at this time."""
        return [tale for tale in self._recent.values() if tale.is_within(self.memory, now)]

    def counts(self, now: datetime) -> list[int]:
        """Return how many stories appeared on each day until now, oldest first.

        Days are counted back from `now`: a run at six in the morning has seen a whole day, though
        not a whole date. A daily job may be early by some time without its last run's stories
        counting for today.
        """
        counts = [0] * baseline.BINS
        for tale in self._recent.values():
            back = math.floor((now - tale.appeared + _EARLY) / DAY)
            if back < baseline.BINS:
                counts[baseline.BINS - 1 - max(back, 0)] += 1
        return counts

    def active_triggers(self, now: datetime) -> tuple[str, ...]:
        """Return the ids of the triggers that are being reported by solid publishers."""
        oldest = now - timedelta(days=TRIGGER_DAYS)
        return tuple(
            name
            for name, accounts in self.triggers.items()
            if any(score.is_solid(a) and a.item.dated and a.item.dated > oldest for a in accounts)
        )


@dataclass(frozen=True, slots=True)
class Day:
    """What one day's judgement comes to."""

    at: datetime
    health: Health
    level: float
    conditions: tuple[stages.Conditions, ...]
    footing: stages.Footing
    volume: Volume
    target: Status  # what the day calls for
    kept: Status  # what it keeps up, by the clearing thresholds
    stand: status.Stand
    triggers: tuple[str, ...]
    is_capped: bool  # the level alone would say more, but too few solid families speak

    @property
    def upheld(self) -> int:
        """The highest rung upheld."""
        return stages.highest(self.conditions)


def judge(
    ledger: Ledger, looked: baseline.Looked, health: Health, now: datetime, was: Standing | None
) -> Day:
    """Return the judgement of a day, given that of the one before.

    The ledger must have been advanced to `now`.
    """
    level = score.level(ledger.weights(now))
    volume = baseline.volume(ledger.counts(now), looked.exposures(now))
    if health is Health.BLIND:
        volume = Volume(volume.stories, volume.expected, None, VolumeState.BLIND)
    return decide(ledger, health, now, was, level, volume)


def decide(  # noqa: PLR0913, PLR0917  all that a day's judgement is made of
    ledger: Ledger,
    health: Health,
    now: datetime,
    was: Standing | None,
    level: float,
    volume: Volume,
) -> Day:
    """Return the judgement of a day whose level and volume are known."""
    stages_, may_fall = ledger.indicator.stages, health is Health.OK
    conditions = ledger.ladder.conditions(now)
    footing = stages.step(_footing(was, ledger.ladder), conditions, stages_, now, may_fall=may_fall)
    reached = Status(stages_[footing.rung - 1].status) if footing.rung else Status.QUIET
    surging = Status.WATCH if volume.state is VolumeState.SURGE else Status.QUIET
    levels = ledger.indicator.levels
    is_capped = ledger.confirming(now) < CONFIRMING
    most = Status.WATCH if is_capped else Status.ELEVATED
    by_level, kept_level = (
        min(call(level, levels), most, key=lambda one: one.rank)
        for call in (status.of_level, status.kept_by)
    )
    target = status.highest(reached, surging, by_level)
    kept = status.highest(reached, surging, kept_level)
    before = status.Stand(was.status, was.since, was.status_supported) if was else None
    stand = status.step(before, target, kept, now, may_fall=may_fall)
    return Day(
        at=now,
        health=health,
        level=level,
        conditions=conditions,
        footing=footing,
        volume=volume,
        target=target,
        kept=kept,
        stand=stand,
        triggers=ledger.active_triggers(now),
        is_capped=is_capped and status.of_level(level, levels) is Status.ELEVATED,
    )


def standing(ledger: Ledger, day: Day, blind_since: datetime | None) -> Standing:
    """Return what must be remembered of a day."""
    rung = day.footing.rung
    return Standing(
        indicator=ledger.indicator.id,
        at=day.at,
        status=day.stand.status,
        since=day.stand.since,
        stage=ledger.indicator.stages[rung - 1].id if rung else None,
        stage_since=day.footing.since,
        stage_supported=day.footing.supported,
        status_supported=day.stand.supported,
        blind_since=blind_since,
        triggers=day.triggers,
        is_surging=day.volume.state is VolumeState.SURGE,
    )


def replay(ledger: Ledger, looked: baseline.Looked, now: datetime) -> Standing | None:
    """Return the standing of the day before `now`, had the tool run daily from the start.

    The start is when the ledger's oldest account was seen; the days end at the time of day that
    `now` has. None where the oldest account is less than a day old, or there is none. Of each
    past day it is known whether a run looked, not how each feed was.
    """
    first = ledger.first_seen
    if first is None:
        return None
    was: Standing | None = None
    blind_since: datetime | None = None
    for back in reversed(range(1, math.floor((now - first) / DAY) + 1)):
        at = now - back * DAY
        ledger.advance(at)
        health = looked.health(at)
        blind_since = (blind_since or at) if health is Health.BLIND else None
        was = standing(ledger, judge(ledger, looked, health, at, was), blind_since)
    return was


def silence(ledger: Ledger, looked: baseline.Looked, day: Day, days: int) -> Iterator[Day]:
    """Give the days to come if nothing new is heard and every run sees well.

    Args:
        ledger: advanced to the day.
        looked: what was looked at until then.
        day: the last day judged.
        days: how many days to look ahead.
    """
    half_life, start = ledger.indicator.half_life_days, day.at
    coming = {(start + ahead * DAY).date() for ahead in range(baseline.SUM_DAYS)}
    sighted = baseline.Looked({*looked.observed, *coming}, looked.delivered)
    strongest = _lasting(ledger.in_memory(start), half_life)
    for ahead in range(1, days + 1):
        now = start + ahead * DAY
        was = standing(ledger, day, None)
        level = score.level(
            one.weight(now, half_life)
            for one in strongest
            if one.dated and one.dated > now - ledger.memory
        )
        if ahead < baseline.SUM_DAYS:
            volume = baseline.volume(ledger.counts(now), sighted.exposures(now))
        else:
            volume = Volume(0, 0.0, None, VolumeState.NORMAL)
        day = decide(ledger, Health.OK, now, was, level, volume)
        yield day


def _lasting(tales: Iterable[Tale], half_life_days: float) -> list[score.Strength]:
    """The stories that can ever be among the strongest of a level, if no others come.

    All halve at the same rate, so their order stays; only the oldest drop out. A story with
    enough newer ones that are stronger never counts again.
    """
    dated = [(tale.strength.dated, tale.strength) for tale in tales if tale.strength.dated]
    kept: list[score.Strength] = []
    top: list[float] = []
    for when, one in sorted(dated, key=lambda pair: pair[0], reverse=True):
        base = one.points * one.reliability * one.corroboration * one.share
        if base <= 0:
            continue
        # The log of its weight at any one time, all but for what is the same for all stories.
        strength = math.log2(base) + (when - _EPOCH) / DAY / half_life_days
        if len(top) < score.STRONGEST:
            heappush(top, strength)
        elif strength > top[0]:
            heapreplace(top, strength)
        else:
            continue
        kept.append(one)
    return kept


def _footing(was: Standing | None, ladder: stages.Ladder) -> stages.Footing:
    """The rung of the run before; none where the ladder no longer has its stage."""
    rung = ladder.rung(was.stage) if was else 0
    if was is None or not rung:
        return stages.Footing()
    return stages.Footing(rung, was.stage_since, was.stage_supported)
