"""Reports, readings and items as the plain values of `contract`; times become UTC text."""

from datetime import datetime

from watchlist.contract import (
    FORMAT,
    EvidenceTree,
    IndicatorTree,
    MatchTree,
    ReportTree,
    RungTree,
    SourceTree,
    StageTree,
    TriggerTree,
    VolumeTree,
    WindowTree,
)
from watchlist.contract.lines import ItemLine, ReadingTree
from watchlist.model import Item, Match, Reading
from watchlist.plain import to_json
from watchlist.records import stamp
from watchlist.verdict import (
    Assessment,
    Evidence,
    Report,
    Rung,
    Speaker,
    StageVerdict,
    TriggerVerdict,
    Volume,
    Window,
)


def report_tree(report: Report) -> ReportTree:
    """Return all verdicts of a run as `check`, `status` and `show` print them."""
    tallies = report.tallies
    return {
        "format": FORMAT,
        "title": report.title,
        "at": stamp(report.at),
        "age_hours": 0.0,  # it is told as it is made; `sight` knows of later
        "version": report.version,
        "baseline": report.is_baseline,
        "config": {"path": report.config_path, "hash": report.config_digest},
        "only": list(report.only),
        "health": report.health.value,
        "feeds": {
            "configured": tallies.configured,
            "ok": tallies.ok,
            "unchanged": tallies.unchanged,
            "failed": tallies.failed,
            "silent": tallies.silent,
        },
        "items": {"seen": tallies.seen, "new": tallies.new, "relevant": tallies.relevant},
        "indicators": [_indicator(one) for one in report.assessments],
        "problems": [
            {
                "feed": problem.feed,
                "kind": problem.kind.value,
                "message": problem.message,
                "since": stamp(problem.since),
            }
            for problem in report.problems
        ],
        "silent": list(report.silent),
        "turns": [
            {
                "feed": turn.feed,
                "before": turn.before.value,
                "health": turn.health.value,
                "since": stamp(turn.since),
                "sentence": turn.sentence,
            }
            for turn in report.turns
        ],
    }


def _indicator(one: Assessment) -> IndicatorTree:
    return {
        "id": one.indicator,
        "title": one.title,
        "question": one.question,
        "status": one.status.value,
        "previous_status": one.previous_status and one.previous_status.value,
        "direction": one.direction and one.direction.value,
        "since": stamp(one.since),
        "assessed": stamp(one.standing.at),
        "age_hours": 0.0,
        "out_of_sight": False,
        "health": one.coverage.health.value,
        "coverage": {
            "feeds": one.coverage.feeds,
            "healthy": one.coverage.healthy,
            "blind_languages": list(one.coverage.blind_languages),
        },
        "blind_since": maybe(one.blind_since),
        "stage": _stage(one.stage) if one.stage else None,
        "ladder": [_rung(rung) for rung in one.ladder],
        "level": round(one.level, 1),
        "volume": _volume(one.volume),
        "trend": list(one.trend),
        "triggers": [_trigger(trigger) for trigger in one.triggers],
        "window": _window(one.window) if one.window else None,
        "reasons": [{"code": reason.code.value, "text": reason.text} for reason in one.reasons],
        "would_change": list(one.would_change),
        "evidence": [evidence_tree(story) for story in one.evidence],
    }


def _stage(stage: StageVerdict) -> StageTree:
    return {
        "id": stage.id,
        "title": stage.title,
        "rung": stage.rung,
        "of": stage.of,
        "since": stamp(stage.since),
        "families": stage.families,
        "grade": stage.grade,
        "rests_on": stage.rests_on,
        "rests_on_name": stage.rests_on_name,
        "held": stage.is_held,
    }


def _rung(rung: Rung) -> RungTree:
    return {
        "id": rung.id,
        "title": rung.title,
        "status": rung.status.value,
        "min_families": rung.min_families,
        "min_reliability": rung.min_reliability,
        "hold_days": rung.hold_days,
        "affirming": list(rung.affirming),
        "denying": list(rung.denying),
        "state_media": list(rung.states),
    }


def _volume(volume: Volume) -> VolumeTree:
    return {
        "stories": volume.stories,
        "expected": round(volume.expected, 2),
        "p": None if volume.p is None else float(f"{volume.p:.4g}"),
        "state": volume.state.value,
    }


def _trigger(trigger: TriggerVerdict) -> TriggerTree:
    return {
        "id": trigger.id,
        "title": trigger.title,
        "active": trigger.is_active,
        "stories": trigger.stories,
        "latest": maybe(trigger.latest),
        "url": trigger.url,
        "evidence": [
            {
                "story": one.story,
                "title": one.title,
                "url": one.url,
                "latest": stamp(one.latest),
                "sources": [_source(speaker) for speaker in one.speakers],
            }
            for one in trigger.evidence
        ],
    }


def _window(window: Window) -> WindowTree:
    return {
        "opens": window.opens.isoformat() if window.opens else None,
        "closes": window.closes.isoformat() if window.closes else None,
        "state": window.state.value,
        "days": window.days,
        "observed": window.observed,
    }


def evidence_tree(story: Evidence) -> EvidenceTree:
    """Return a story as `show` and `explain` print it."""
    factors = story.factors
    return {
        "story": story.story,
        "title": story.title,
        "url": story.url,
        "published": maybe(story.published),
        "seen": stamp(story.seen),
        "latest": stamp(story.latest),
        "language": story.language,
        "sources": [_source(speaker) for speaker in story.speakers],
        "grade": story.grade,
        "stage": story.stage,
        "polarity": story.polarity.value,
        "points": story.points,
        "score": story.score,
        # unrounded: their product is the score to the last bit
        "factors": {
            "points": factors.points,
            "freshness": factors.freshness,
            "reliability": factors.reliability,
            "corroboration": factors.corroboration,
        },
        "affirming": list(story.families),
        "denying": list(story.denying),
        "admission": story.is_admitted,
        "matches": [match_tree(match) for match in story.matches],
    }


def _source(speaker: Speaker) -> SourceTree:
    return {
        "id": speaker.voice.id,
        "name": speaker.voice.name,
        "family": speaker.voice.family,
        "reliability": speaker.voice.reliability,
        "url": speaker.url,
        "polarity": speaker.polarity.value,
        "state_media": speaker.voice.state_media,
        "stance": speaker.stance.value,
    }


def match_tree(match: Match) -> MatchTree:
    """Return a term that was found as all commands print it."""
    return {
        "signal": match.signal,
        "concept": match.concept,
        "term": match.term,
        "field": str(match.field),  # its `value` takes ten times as long
        "start": match.start,
        "end": match.end,
    }


def reading_tree(reading: Reading) -> ReadingTree:
    """Return a reading as `score` and `explain` print it."""
    return {
        "indicator": reading.indicator,
        "relevant": reading.is_relevant,
        "veto": reading.veto,
        "points": reading.points,
        "stage": reading.stage,
        "polarity": reading.polarity.value,
        "triggers": list(reading.triggers),
        "matches": [match_tree(match) for match in reading.matches],
    }


class _Quoted(dict[str | None, str]):
    """Words of the configuration as JSON, each made when it is first met."""

    def __missing__(self, word: str | None) -> str:
        self[word] = found = to_json(word)
        return found


_QUOTED = _Quoted()


def reading_json(reading: Reading) -> str:
    """Return what `to_json` makes of the tree of a reading, in a fifth of the time."""
    quoted = _QUOTED
    triggers = ", ".join([quoted[trigger] for trigger in reading.triggers])
    matches = ", ".join(
        [
            f'{{"signal": {quoted[signal]}, "concept": {quoted[concept]}, "term": {quoted[term]},'
            f' "field": "{field}", "start": {start}, "end": {end}}}'
            for signal, concept, term, field, start, end in reading.matches
        ]
    )
    return (
        f'{{"indicator": {quoted[reading.indicator]},'
        f' "relevant": {"true" if reading.is_relevant else "false"},'
        f' "veto": {quoted[reading.veto]}, "points": {reading.points},'
        f' "stage": {quoted[reading.stage]}, "polarity": "{reading.polarity}",'
        f' "triggers": [{triggers}], "matches": [{matches}]}}'
    )


def item_line(item: Item, source: str) -> ItemLine:
    """Return a stored item as a line of `export`; `source` is its publisher."""
    return {
        "id": item.id,
        "guid": item.guid,
        "title": item.title,
        "summary": item.summary,
        "url": item.url,
        "published": maybe(item.published),
        "updated": maybe(item.updated),
        "seen": stamp(item.seen),
        "language": item.language,
        "feed": item.feed,
        "source": source,
        "story": item.story,
    }


def maybe(at: datetime | None) -> str | None:
    """Return a time as text; None where there is none."""
    return None if at is None else stamp(at)
