"""Why a verdict is what it is, in named reasons whose sentences stand alone.

Codes are decided from values; the sentences say so with figures, units, names and dates, for a
reader who has seen nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from watchlist.health import moment
from watchlist.settings import Indicator
from watchlist.status import CLEARING, HOLD
from watchlist.verdict import Coverage, Reason, StageVerdict, Standing, TriggerVerdict, Volume
from watchlist.words import Health, ReasonCode, Status, VolumeState

_NAMED = 4  # publishers named in a sentence before "and n more"


@dataclass(frozen=True, slots=True)
class Situation:
    """A day's verdict beside the one before it: all that reasons are made of."""

    indicator: Indicator
    now: datetime
    was: Standing | None  # of the last stored run; None where there was none
    standing: Standing
    target: Status  # what the day calls for, no hold counted
    stage: StageVerdict | None
    rung_before: int
    affirming: tuple[str, ...]  # names of the publishers that hold the stage up, best first
    joined: tuple[str, ...]  # of these, those that did not at the last run
    denying: tuple[str, ...]
    dissenting: tuple[str, ...]  # of these, those that did not at the last run
    level: float
    is_capped: bool
    volume: Volume
    coverage: Coverage
    triggers: tuple[TriggerVerdict, ...]


def because(s: Situation) -> tuple[Reason, ...]:
    """Return the reasons of a verdict, the main one first; there is always one."""
    found = [*_lost_sight(s), *_moves(s), *_voices(s), *_sees_again(s), *_pushes(s)]
    if s.was is None:
        found.insert(0, Reason(ReasonCode.FIRST, f"First look, {_first(s)}: {_state(s)}."))
    if held := _held(s):
        # What cannot be looked at is held: that comes before all else that may be said of it.
        found.insert(0 if _is_still_blind(s) else len(found), held)
    return tuple(found) or (Reason(ReasonCode.STEADY, f"{_state(s, since=True)}."),)


def _lost_sight(s: Situation) -> list[Reason]:
    was_blind = s.was is not None and s.was.blind_since is not None
    if s.coverage.health is not Health.BLIND or was_blind:
        return []
    return [Reason(ReasonCode.WENT_BLIND, _blind(s))]


def _sees_again(s: Situation) -> list[Reason]:
    if s.coverage.health is Health.BLIND or s.was is None or s.was.blind_since is None:
        return []
    text = (
        f"Sees again: {s.coverage.healthy} of {_many(s.coverage.feeds, 'feed')} are healthy, "
        f"after nothing could be looked at since {moment(s.was.blind_since)}."
    )
    return [Reason(ReasonCode.SEES_AGAIN, text)]


def _moves(s: Situation) -> list[Reason]:
    if s.was is None:
        return []
    found = []
    before, after = s.was.status, s.standing.status
    rung = s.stage.rung if s.stage else 0
    if after.rank > before.rank:
        text = f"Rose from {before} to {after}: {_ground(s)}."
        found.append(Reason(ReasonCode.ROSE, text))
    if s.stage and rung > s.rung_before:
        text = f"Reached {_stage(s)}."
        found.append(Reason(ReasonCode.NEW_STAGE, text))
    if after.rank < before.rank:
        text = f"Fell from {before} to {after} after {HOLD.days} days of hold: {_ground(s)}."
        found.append(Reason(ReasonCode.FELL, text))
    if rung < s.rung_before:
        gone = s.indicator.stages[s.rung_before - 1]
        now, supported = _stage(s), s.was.stage_supported or s.now
        text = (
            f"Stage {gone.title or gone.id}, last supported {day(supported, s.now)}, is given up "
            f"for {now}: nothing upholds it any more, and its hold of {gone.hold_days:g} days is "
            "over."
        )
        found.append(Reason(ReasonCode.FELL, text))
    return found


def _voices(s: Situation) -> list[Reason]:
    if s.was is None or s.stage is None:
        return []
    found = []
    if s.dissenting:
        text = (
            f"{_names(s.dissenting)} now den{'y' if len(s.dissenting) > 1 else 'ies'} it: stage "
            f"{s.stage.title} is affirmed by {_count(len(s.affirming))} and denied by "
            f"{len(s.denying)}."
        )
        found.append(Reason(ReasonCode.CONTRADICTED, text))
    if s.joined and s.stage.rung <= s.rung_before:
        text = (
            f"{_names(s.joined)} now affirm{'s' if len(s.joined) == 1 else ''} it, too: stage "
            f"{s.stage.title} stands on {_count(len(s.affirming))}."
        )
        found.append(Reason(ReasonCode.CONFIRMED, text))
    return found


def _pushes(s: Situation) -> list[Reason]:
    before = s.was.triggers if s.was else ()
    found = [
        Reason(
            ReasonCode.TRIGGER,
            f"Trigger: {one.title}, in {_many(one.stories, 'story', 'stories')}"
            f"{f', the latest of {day(one.latest, s.now)}' if one.latest else ''}; "
            f"it pushes this indicator and raises no stage by itself.",
        )
        for one in s.triggers
        if one.is_active and one.id not in before
    ]
    if s.volume.state is VolumeState.SURGE and not (s.was and s.was.is_surging):
        found.append(Reason(ReasonCode.SURGE, f"Surge: {_surge(s)}."))
    return found


def _held(s: Situation) -> Reason | None:
    status = s.standing.status
    if _is_still_blind(s):
        return Reason(ReasonCode.HELD, _blind(s))
    if s.coverage.health is not Health.OK and status.rank > s.target.rank:
        text = (
            f"Held at {status}, though the day calls for {s.target}: only {s.coverage.healthy} of "
            f"{s.coverage.feeds} feeds are healthy{_languages(s)}, and a status falls only while "
            f"they are."
        )
        return Reason(ReasonCode.HELD, text)
    if s.stage and s.stage.is_held:
        return Reason(ReasonCode.HELD, f"Held: {_stage(s)}.")
    if status.rank > s.target.rank:
        text = f"Held at {status}, though the day calls for {s.target}: {_hold(s)}."
        return Reason(ReasonCode.HELD, text)
    return None


def _is_still_blind(s: Situation) -> bool:
    return s.coverage.health is Health.BLIND and s.was is not None and bool(s.was.blind_since)


def _hold(s: Situation) -> str:
    levels, status = s.indicator.levels, s.standing.status
    threshold = levels.watch if status is Status.WATCH else levels.elevated
    until = s.standing.status_supported + HOLD
    if s.standing.since == s.now:
        return f"it falls one at a time, and no further before {day(until, s.now)}"
    if s.standing.status_supported == s.now:
        return f"the level, {s.level:g}, has not cleared {threshold * CLEARING:g} of 100 yet"
    return (
        f"what called for it ended after {day(s.standing.status_supported, s.now)}, and it stands "
        f"for {HOLD.days} days, until {day(until, s.now)}"
    )


def _blind(s: Situation) -> str:
    feeds = s.coverage.feeds
    who = "it has no feed" if not feeds else f"none of its {_many(feeds, 'feed')} answered"
    since = s.standing.blind_since or s.now
    status = s.standing.status
    kept = f"; {status} is what was last known and is held"
    if status is Status.QUIET:  # seen to be quiet, or never seen
        kept = "; this is no sign of calm"
    kept = kept if s.was else ""
    return f"Blind since {moment(since)}: {who}, so nothing can be said about now{kept}."


def _first(s: Situation) -> str:
    if s.coverage.health is Health.BLIND:  # before the status, which a cut line may end at
        return "but nothing could be looked at, so this is no sign of calm"
    return "so nothing to compare"


def _state(s: Situation, *, since: bool = False) -> str:
    on = day(s.standing.since, s.now) if since else ""
    when = f" since {on}" if since else ""
    sight = ""
    if s.coverage.health is Health.DEGRADED:
        sight = (
            f"; only {s.coverage.healthy} of {s.coverage.feeds} feeds are healthy{_languages(s)}"
        )
    text = f"{s.standing.status}{when}, {_ground(s, on)}{sight}"
    return text[0].upper() + text[1:] if since else text


def _ground(s: Situation, told: str = "") -> str:
    """What the status stands on; `told` is a day named before."""
    levels = s.indicator.levels
    if s.stage and _stage_status(s).rank >= s.standing.status.rank:
        return _stage(s, told)
    level = f"the level is {s.level:g} of 100"
    if s.standing.status is Status.QUIET:
        return f"{level}, under the {levels.watch:g} for watch, and no stage is confirmed"
    if s.level >= levels.elevated and s.is_capped:
        return (
            f"{level}, but fewer than two independent publishers graded C or better stand behind "
            f"it, so it means no more than watch"
        )
    threshold = levels.watch if s.standing.status is Status.WATCH else levels.elevated
    if s.level >= threshold:
        return f"{level}, over the {threshold:g} for {s.standing.status}"
    return _surge(s) if s.volume.state is VolumeState.SURGE else f"{level}, on its way down"


def _stage_status(s: Situation) -> Status:
    place = s.stage.rung - 1 if s.stage else 0
    return Status(s.indicator.stages[place].status)


def _stage(s: Situation, told: str = "") -> str:
    """The stage and who confirms it, and since when unless that day has been told."""
    stage = s.stage
    if stage is None:
        return "no stage"
    place = f"stage {stage.rung} of {stage.of}, {stage.title}"
    needed = s.indicator.stages[stage.rung - 1].min_families
    if not stage.is_held:
        verb = "confirmed" if stage.families >= needed else f"reached by {needed} and kept"
        since = day(stage.since, s.now)
        when = "" if since == told else f" since {since}"
        return f"{place}, {verb} by {_names(s.affirming)}{when}"
    supported = s.standing.stage_supported or s.now
    if s.coverage.health is not Health.OK:
        return f"{place}, not supported any more and held while health is {s.coverage.health}"
    hold = timedelta(days=s.indicator.stages[stage.rung - 1].hold_days)
    until = day(supported + hold, s.now)
    return f"{place}, last supported {day(supported, s.now)} and held until {until} at least"


def _surge(s: Situation) -> str:
    volume = s.volume
    chance = f"a chance of {volume.p:.2g}" if volume.p is not None else "a chance not known"
    return (
        f"{_many(volume.stories, 'story', 'stories')} in three days where {volume.expected:g} are "
        f"usual, {chance}"
    )


def _languages(s: Situation) -> str:
    blind = s.coverage.blind_languages
    return f" and every feed in {_listed(blind)} fails" if blind else ""


def day(at: datetime, now: datetime) -> str:
    """Return a date as reasons write it: 21 Nov, with the year where it is not this one."""
    date, _, rest = moment(at).partition(f" {at:%Y}")
    return date if at.year == now.year else f"{date}{f' {at:%Y}' if rest else ''}"


def _names(names: Sequence[str]) -> str:
    if len(names) > _NAMED + 1:
        return _listed((*names[:_NAMED], f"{len(names) - _NAMED} more"))
    return _listed(names)


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:  # noqa: PLR2004  the grammar of lists
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _count(number: int) -> str:
    return _many(number, "independent publisher")


def _many(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"


# ------------------------------------------------------------------ what would change it


def if_confirmed(
    indicator: Indicator, rung: int, needed: int, stands: int, status: Status | None
) -> str:
    """Return what more voices at a rung would do.

    Args:
        indicator: whose ladder it is.
        rung: the rung they affirm.
        needed: how many independent families are missing.
        stands: how many affirm it already.
        status: the status that it raises to at least; None where it stays.
    """
    stage = indicator.stages[rung - 1]
    who = "1 more independent publisher" if needed == 1 else f"{needed} more independent publishers"
    if not stands:
        who = who.replace(" more", "")
    rises = f", and the status to at least {status}" if status else ""
    return (
        f"{who} graded {stage.min_reliability} or better affirming {stage.title or stage.id} would "
        f"raise the stage to {rung} of {len(indicator.stages)}{rises}."
    )


def if_silent(
    days: int, now: datetime, status: Status | None, stage: str | None, *, sees: bool
) -> str:
    """Return what silence would do: `status` or else `stage` is what it falls to."""
    until = day(now + timedelta(days=days), now)
    falls = f"the status would fall to {status}" if status else f"the stage would fall to {stage}"
    condition = "" if sees else "once its feeds are healthy again, "
    text = f"after {_many(days, 'day')} without anything new ({until}) {falls}."
    text = condition + text
    return text[0].upper() + text[1:]


def if_blind(coverage: Coverage) -> str:
    """Return what keeps a status from falling for lack of sight."""
    return (
        f"Nothing lowers the status while its health is {coverage.health}: "
        f"{coverage.healthy} of {coverage.feeds} feeds are healthy."
    )


def if_triggered(indicator: Indicator, trigger: TriggerVerdict) -> str:
    """Return what an active trigger may lead to."""
    top = indicator.stages[-1]
    return (
        f"{trigger.title} ({_many(trigger.stories, 'story', 'stories')}) pushes towards "
        f"{top.title or top.id}, and raises the stage only once that itself is reported."
    )
