"""Which rung of its ladder an indicator stands on, and what holds it up.

A rung is *upheld* when enough independent families of enough grade affirm it or a higher one
within the memory, and more than deny it. State media count in their company only, or where they
speak for their state, and then whatever their grade. The highest upheld rung is reached at once.
It is kept at a lower threshold, one family fewer, so that it does not flap when a report leaves the
memory; and for its hold time after the last report that supported it, whatever happens. Then it
falls, one rung at a time, one a day.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from watchlist.model import Account, Voice
from watchlist.settings import Indicator, Stage
from watchlist.verdict import Rung
from watchlist.words import Polarity, Status

STEP = timedelta(hours=20)
"""The least time between two falls: a day, less what a daily job may be early."""

UNJUDGED = Voice("unjudged", "publishers graded F", "unjudged", "F")
"""All publishers that cannot be judged: they may copy each other unseen, so they are one voice."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a rung asks for and what it finds: the data behind `show`."""

    stage: str
    rung: int  # 1 is the lowest
    needed: int  # independent families
    reliability: str  # of this grade or better
    affirming: tuple[str, ...]  # families that count, sorted
    denying: tuple[str, ...]  # families that count, sorted
    states: tuple[str, ...]  # state media that affirm it, and count in company only
    latest: datetime | None = None  # the last report of an independent family that affirms it

    @property
    def has_enough(self) -> bool:
        """Whether enough independent families affirm it."""
        return len(self.affirming) >= self.needed

    @property
    def is_contested(self) -> bool:
        """Whether as many families deny it as affirm it, or more."""
        return bool(self.denying) and len(self.denying) >= len(self.affirming)

    @property
    def is_met(self) -> bool:
        """Whether the rung is upheld."""
        return self.has_enough and not self.is_contested

    @property
    def is_kept(self) -> bool:
        """Whether the rung, once reached, is kept: one family fewer will do, but never none."""
        return len(self.affirming) >= max(1, self.needed - 1) and not self.is_contested


@dataclass(frozen=True, slots=True)
class Footing:
    """The rung stood on, 0 for none, with its times."""

    rung: int = 0
    since: datetime | None = None
    supported: datetime | None = None  # its last support: when reached, or a later report


@dataclass(slots=True)
class _Rung:
    """Who spoke for and against a rung, and when last."""

    stage: Stage
    affirmed: dict[str, datetime] = field(default_factory=dict)
    denied: dict[str, datetime] = field(default_factory=dict)
    by_states: dict[str, datetime] = field(default_factory=dict)


class Ladder:
    """An indicator's rungs with those who speak for and against each, as accounts are added.

    An account counts for a rung from its publication until the memory is over; one without a
    date counts for none, as nobody knows how old it is.
    """

    def __init__(self, indicator: Indicator, memory: timedelta) -> None:
        self.stages = indicator.stages
        self.memory = memory
        self._rungs = [_Rung(stage) for stage in indicator.stages]
        self._places = {stage.id: place for place, stage in enumerate(indicator.stages)}
        self.voices: dict[str, Voice] = {}  # the most reliable voice of each family

    def rung(self, stage: str | None) -> int:
        """Return the rung of a stage, 1 the lowest; 0 for none or one that is not on it."""
        return self._places.get(stage or "", -1) + 1

    def add(self, account: Account) -> None:
        """Take in what an account says: affirming a rung affirms those below it, too."""
        reading, voice, dated = account.reading, account.voice, account.item.dated
        place = self.rung(reading.stage) - 1
        if place < 0 or dated is None:
            return
        if voice.reliability == UNJUDGED.reliability and not voice.state_media:
            voice = UNJUDGED
        known = self.voices.get(voice.family)
        if known is None or (voice.reliability, voice.id) < (known.reliability, known.id):
            self.voices[voice.family] = voice
        if reading.polarity is not Polarity.DENIED:
            for rung in self._rungs[: place + 1]:
                if account.is_first_hand or voice.reliability <= rung.stage.min_reliability:
                    into = rung.affirmed if account.is_independent else rung.by_states
                    _remember(into, voice.family, dated)
        if reading.polarity is not Polarity.AFFIRMED and account.is_independent:
            rung = self._rungs[place]
            if account.is_first_hand or voice.reliability <= rung.stage.min_reliability:
                _remember(rung.denied, voice.family, dated)

    def copy(self) -> "Ladder":
        """Return a ladder of its own with the same voices, to suppose things on."""
        other = copy(self)
        other.voices = dict(self.voices)
        other._rungs = [  # noqa: SLF001  its own kind
            _Rung(r.stage, dict(r.affirmed), dict(r.denied), dict(r.by_states)) for r in self._rungs
        ]
        return other

    def conditions(self, now: datetime) -> tuple[Conditions, ...]:
        """Return what each rung asks for and finds at this time, the lowest first."""
        oldest = now - self.memory
        return tuple(
            _conditions(number, rung, oldest) for number, rung in enumerate(self._rungs, start=1)
        )


def highest(conditions: Iterable[Conditions], without: str = "") -> int:
    """Return the highest rung whose conditions are met, 0 for none.

    Args:
        conditions: of all rungs.
        without: a family whose word is left out.
    """
    return max((c.rung for c in conditions if leave_out(c, without).is_met), default=0)


def leave_out(conditions: Conditions, family: str) -> Conditions:
    """Return what a rung would find if a family had said nothing."""
    if family not in conditions.affirming and family not in conditions.denying:
        return conditions
    affirming = tuple(name for name in conditions.affirming if name != family)
    if affirming and not set(affirming) - set(conditions.states):
        affirming = ()  # a state's media confirm nothing alone
    denying = tuple(name for name in conditions.denying if name != family)
    return replace(conditions, affirming=affirming, denying=denying)


def rests_on(
    conditions: tuple[Conditions, ...], rung: int, voices: Mapping[str, Voice]
) -> str | None:
    """Return the family without which a rung is not upheld, or else kept; None: any one may go.

    Each family is left out in turn. Where several are needed it is the most reliable of them.
    """
    found = conditions[rung - 1]
    is_upheld = highest(conditions) >= rung
    needed = [
        family
        for family in found.affirming
        if (highest(conditions, without=family) < rung)
        and (is_upheld or not leave_out(found, family).is_kept)
    ]
    return min(needed, key=lambda family: (voices[family].reliability, family), default=None)


def rungs(stages: Sequence[Stage], conditions: Sequence[Conditions]) -> tuple[Rung, ...]:
    """Return the ladder as a verdict shows it: what each rung asks for, and what it finds."""
    return tuple(
        Rung(
            id=stage.id,
            title=stage.title or stage.id,
            status=Status(stage.status),
            min_families=stage.min_families,
            min_reliability=stage.min_reliability,
            hold_days=stage.hold_days,
            affirming=found.affirming,
            denying=found.denying,
            states=found.states,
        )
        for stage, found in zip(stages, conditions, strict=True)
    )


def step(
    was: Footing,
    conditions: Sequence[Conditions],
    stages: Sequence[Stage],
    now: datetime,
    *,
    may_fall: bool,
) -> Footing:
    """Return the rung stood on at `now`.

    Args:
        was: the rung before.
        conditions: what each rung asks for and finds now.
        stages: the ladder, for the hold times.
        now: the time of the run.
        may_fall: whether health allows it; the time that it does not is no part of the hold.
    """
    upheld = highest(conditions)
    if upheld > was.rung:
        return Footing(upheld, now, now)
    if was.rung == 0:
        return was
    found, since = conditions[was.rung - 1], was.since or now
    if not may_fall:
        return Footing(was.rung, since, now)
    supported = _supported(was.supported or now, found, now)
    hold = timedelta(days=stages[was.rung - 1].hold_days)
    if found.is_kept or now - supported < hold or now - since < STEP:
        return Footing(was.rung, since, supported)
    rung = was.rung - 1
    if rung == 0:
        return Footing()
    return Footing(rung, now, _supported(supported, conditions[rung - 1], now))


def _supported(before: datetime, found: Conditions, now: datetime) -> datetime:
    """The last support of a rung: reports that do not keep it up do not count."""
    latest = found.latest if found.is_kept else None
    return max(before, min(latest, now)) if latest else before


def _remember(said: dict[str, datetime], family: str, dated: datetime) -> None:
    if family not in said or said[family] < dated:
        said[family] = dated


def _conditions(number: int, rung: _Rung, oldest: datetime) -> Conditions:
    affirming = {family for family, dated in rung.affirmed.items() if dated > oldest}
    states = {family for family, dated in rung.by_states.items() if dated > oldest} - affirming
    if affirming:
        affirming |= states
    return Conditions(
        stage=rung.stage.id,
        rung=number,
        needed=rung.stage.min_families,
        reliability=rung.stage.min_reliability,
        affirming=tuple(sorted(affirming)),
        denying=tuple(sorted(f for f, dated in rung.denied.items() if dated > oldest)),
        states=tuple(sorted(states)),
        latest=max((rung.affirmed[family] for family in affirming - states), default=None),
    )
