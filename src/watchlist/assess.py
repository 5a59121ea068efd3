"""Verdicts: what the accounts of an indicator come to at a time, why, and what would change it.

`assess` is a function of its arguments alone. Nothing that was seen after `now` enters a verdict.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta

from watchlist import reasons, replay, score, stages
from watchlist.baseline import SIGHT_DAYS
from watchlist.course import Case, Course
from watchlist.model import Account, Item, Reading, Voice
from watchlist.settings import Config
from watchlist.verdict import (
    Assessment,
    Evidence,
    Facts,
    Reason,
    StageVerdict,
    Standing,
    TriggerReport,
    TriggerVerdict,
)
from watchlist.window import window
from watchlist.words import Direction, Health, Polarity, Status

TREND_DAYS = 14
"""UTC days of the trend, today included."""

_LOOKS_AHEAD = 400  # days of silence within which a fall is looked for
_NO_GRADE = "F6"  # of a stage that is held while nothing in memory speaks for it


def sight(config: Config) -> timedelta:
    """Return how far back any verdict looks: the memory and the volume's baseline."""
    return timedelta(days=config.memory_days + SIGHT_DAYS)


def since(config: Config, now: datetime) -> datetime:
    """Return since when facts are needed: `sight`, and the first day of any question's window."""
    opens = (one.opens for one in config.indicators if one.opens)
    midnights = (datetime.combine(day, time.min, UTC) for day in opens)
    return min((now - sight(config), *midnights))


def oldest(config: Config, now: datetime) -> datetime:
    """Return when what counts for anything was told at the earliest: `sight` before `since`.

    Where no standing is stored the days since then are judged anew, and each looks back as far. A
    feed's archive from before that is stored, and changes no verdict.
    """
    return since(config, now) - sight(config)


def assess(
    config: Config, facts: Facts, now: datetime, was: Mapping[str, Standing]
) -> tuple[Assessment, ...]:
    """Return the verdict on every indicator, in the configuration's order.

    Args:
        config: what is watched and how.
        facts: what is known, in any order. What came after `now` is left out.
        now: the time of the verdict.
        was: the standings of the last stored run before `now`, by indicator. Where one is missing
            the days before are replayed from the oldest account, and the verdict is a first one.
    """
    course = Course(config, facts, was)
    return tuple(verdict(case) for case in course.day(now, facts.feeds))


def verdict(case: Case) -> Assessment:
    """Return the verdict on an indicator's case, with all that stands behind it."""
    indicator, now, day, standing = case.indicator, case.now, case.day, case.standing
    evidence = sorted(
        (
            score.story_evidence(indicator, tale.accounts, now, case.languages, tale.strength)
            for tale in case.ledger.in_memory(now)
        ),
        key=lambda one: (-one.score, one.story),
    )
    stage, triggers, before = _stage(case, evidence), _triggers(case), case.before
    return Assessment(
        indicator=indicator.id,
        title=indicator.title or indicator.id,
        question=indicator.question,
        status=standing.status,
        previous_status=before.status if before else None,
        direction=_direction(before.status, standing.status) if before else None,
        since=standing.since,
        coverage=case.coverage,
        blind_since=standing.blind_since,
        stage=stage,
        level=day.level,
        volume=day.volume,
        trend=_trend(case.ledger, now),
        triggers=triggers,
        window=window(
            indicator,
            (a for tale in case.ledger.tales.values() for a in tale.accounts),
            case.looked.observed,
            now,
        ),
        reasons=reasons.because(_situation(case, stage, triggers)),
        would_change=tuple(_prospects(case, triggers)),
        evidence=tuple(evidence),
        standing=standing,
        ladder=stages.rungs(indicator.stages, day.conditions),
    )


def because(case: Case) -> tuple[Reason, ...]:
    """Return the reasons of `verdict` alone, for many days at a time."""
    return reasons.because(_situation(case, _stage(case, ()), _triggers(case)))


def _direction(before: Status, after: Status) -> Direction:
    if after.rank == before.rank:
        return Direction.STEADY
    return Direction.UP if after.rank > before.rank else Direction.DOWN


def _stage(case: Case, evidence: Sequence[Evidence]) -> StageVerdict | None:
    rung, ladder, footing = case.day.footing.rung, case.ledger.ladder, case.day.footing
    if not rung:
        return None
    stage, found = case.indicator.stages[rung - 1], case.day.conditions[rung - 1]
    grades = (
        one.grade
        for one in evidence
        if ladder.rung(one.stage) >= rung and one.polarity is not Polarity.DENIED
    )
    is_held = not found.is_kept
    rests_on = None if is_held else stages.rests_on(case.day.conditions, rung, ladder.voices)
    return StageVerdict(
        id=stage.id,
        title=stage.title or stage.id,
        rung=rung,
        of=len(case.indicator.stages),
        since=footing.since or case.now,
        families=len(found.affirming),
        grade=min(grades, key=lambda grade: (grade[1], grade[0]), default=_NO_GRADE),
        rests_on=rests_on,
        is_held=is_held,
        rests_on_name=ladder.voices[rests_on].name if rests_on else None,
    )


def _trend(ledger: replay.Ledger, now: datetime) -> tuple[int, ...]:
    """Stories by the UTC day of their first account."""
    trend, today = [0] * TREND_DAYS, now.date()
    for tale in ledger.tales.values():
        back = (today - min(score.told(account)[0] for account in tale.accounts).date()).days
        if back < TREND_DAYS:
            trend[TREND_DAYS - 1 - max(back, 0)] += 1
    return tuple(trend)


def _triggers(case: Case) -> tuple[TriggerVerdict, ...]:
    oldest = case.now - case.ledger.memory
    found = []
    for trigger in case.indicator.triggers:
        reports = [
            account
            for account in case.ledger.triggers[trigger.id]
            if score.told(account)[0] > oldest
        ]
        latest = max(reports, key=score.told, default=None)
        told: dict[str, list[Account]] = {}
        for account in sorted(reports, key=score.told):
            told.setdefault(account.item.story, []).append(account)
        found.append(TriggerVerdict(
            id=trigger.id,
            title=trigger.title or trigger.id,
            is_active=trigger.id in case.day.triggers,
            stories=len(told),
            latest=score.told(latest)[0] if latest else None,
            url=latest.item.url if latest else None,
            evidence=tuple(
                TriggerReport(
                    story=story,
                    title=accounts[0].item.title,
                    url=accounts[0].item.url,
                    latest=score.told(accounts[-1])[0],
                    speakers=score.speakers(accounts),
                )
                for story, accounts in sorted(
                    told.items(), key=lambda one: score.told(one[1][-1]), reverse=True
                )
            ),
        ))  # fmt: skip
    return tuple(found)


def _situation(
    case: Case, stage: StageVerdict | None, triggers: tuple[TriggerVerdict, ...]
) -> reasons.Situation:
    voices, before, rung = case.ledger.ladder.voices, case.before, case.day.footing.rung

    def names(families: set[str]) -> tuple[str, ...]:
        best = sorted((voices[family] for family in families), key=lambda v: (v.reliability, v.id))
        return tuple(voice.name for voice in best)

    place = max(rung - 1, 0)
    now_, then = case.day.conditions[place], case.conditions_before[place]
    affirming, denying = (set(now_.affirming), set(now_.denying)) if rung else (set(), set())
    return reasons.Situation(
        indicator=case.indicator,
        now=case.now,
        was=before,
        standing=case.standing,
        target=case.day.target,
        stage=stage,
        rung_before=case.ledger.ladder.rung(before.stage) if before else 0,
        affirming=names(affirming),
        joined=names(affirming - set(then.affirming)),
        denying=names(denying),
        dissenting=names(denying - set(then.denying)),
        level=case.day.level,
        is_capped=case.day.is_capped,
        volume=case.day.volume,
        coverage=case.coverage,
        triggers=triggers,
    )


# ------------------------------------------------------------------ what would change it


def _prospects(case: Case, triggers: tuple[TriggerVerdict, ...]) -> Iterator[str]:
    """What would change the verdict, found by applying the same code to what is supposed."""
    rung, stands = case.day.footing.rung, case.standing.status
    yield from _rises(case)
    sees = case.coverage.health is Health.OK
    for days, ahead in enumerate(
        replay.silence(case.ledger, case.looked, case.day, _LOOKS_AHEAD), start=1
    ):
        fallen = ahead.stand.status if ahead.stand.status.rank < stands.rank else None
        if fallen or (stands is Status.QUIET and ahead.footing.rung < rung):
            below = case.indicator.stages[ahead.footing.rung - 1] if ahead.footing.rung else None
            name = (below.title or below.id) if below else "none"
            yield reasons.if_silent(days, case.now, fallen, name, sees=sees)
            break
        if stands is Status.QUIET and not rung:
            break
    if not sees and stands is not Status.QUIET:
        yield reasons.if_blind(case.coverage)
    for trigger in triggers:
        if trigger.is_active:
            yield reasons.if_triggered(case.indicator, trigger)


def _rises(case: Case) -> Iterator[str]:
    """What more voices would do.

    To the highest rung that needs but one, or else to the next one; and where that leaves the
    status as it is, to the lowest rung that does not.
    """
    rung, stands = case.day.footing.rung, case.standing.status
    higher = range(rung + 1, len(case.indicator.stages) + 1)
    found = {one: _confirmed(case, one) for one in higher}
    near = [one for one, (needed, _) in found.items() if needed == 1]
    chosen = near[-1:] or list(higher[:1])
    rising = [one for one, (_, status) in found.items() if status.rank > stands.rank]
    if not set(chosen) & set(rising):
        chosen += rising[:1]
    for one in chosen:
        needed, status = found[one]
        yield reasons.if_confirmed(
            case.indicator,
            one,
            needed,
            len(case.day.conditions[one - 1].affirming),
            status if status.rank > stands.rank else None,
        )


def _confirmed(case: Case, rung: int) -> tuple[int, Status]:
    """How many more independent families take the stage to a rung, and to which status at least.

    Each voice more adds to those who affirm, so some number always does. The supposed accounts
    carry no points, so that the status is one that their stage alone brings.
    """
    stage = case.indicator.stages[rung - 1]
    needed, reached = 0, case.day
    while reached.footing.rung < rung:
        needed += 1
        supposed = case.ledger.supposing(
            _supposed(case, stage.id, stage.min_reliability, number) for number in range(needed)
        )
        reached = replay.decide(
            supposed, case.day.health, case.now, case.standing, case.day.level, case.day.volume
        )
    return needed, reached.stand.status


def _supposed(case: Case, stage: str, reliability: str, number: int) -> Account:
    name = f"supposed:{number}"
    item = Item(
        id=name, feed="", guid=name, title="", summary="", url=None, published=case.now,
        updated=None, seen=case.now, place=number, language="", origin="", story=name,
    )  # fmt: skip
    reading = Reading(
        name, case.indicator.id, is_relevant=True, veto=None, points=0.0, stage=stage,
        polarity=Polarity.AFFIRMED, matches=(),
    )  # fmt: skip
    return Account(item, Voice(name, name, name, reliability), reading)
