"""What speaks for a verdict, for a document: stories, who says so, and the rungs they hold up."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from watchlist.contract import (
    EvidenceTree,
    IndicatorTree,
    MatchTree,
    RungTree,
    SourceTree,
    StageTree,
    TriggerReportTree,
)
from watchlist.pages.sheet import Piece, Publisher, Push, Rung, Story
from watchlist.views.words import clock, count, day, past, web

LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MOST = 8  # stories that are shown at once
MOST_MORE = 42  # stories that are shown where more are wanted; JSON has all


def story(one: EvidenceTree, timezone: str, now: datetime) -> Story:
    """Return a story as a document shows it."""
    return Story(
        title=pieces(one["title"], one["matches"]),
        url=web(one["url"]),
        language=one["language"] if LANGUAGE.fullmatch(one["language"]) else "",
        age=past(one["latest"], now),
        at=one["latest"],
        when=clock(one["latest"], timezone),
        grade=one["grade"],
        stage=one["stage"] or "",
        polarity=one["polarity"],
        score=f"{one['score']:.2f}",
        product=" × ".join(f"{value:.2f} {name}" for name, value in one["factors"].items()),
        publishers=tuple(_publisher(source) for source in one["sources"]),
        terms=tuple(dict.fromkeys(match["term"] for match in one["matches"])),
    )


def push(one: TriggerReportTree, now: datetime) -> Push:
    """Return a story that reports a trigger."""
    told = tuple(_publisher(source) for source in one["sources"])
    return Push(one["title"], web(one["url"]), past(one["latest"], now), told)


def pieces(title: str, matches: Sequence[MatchTree]) -> tuple[Piece, ...]:
    """Return a title in pieces, the hit ones told apart; hits that touch are one."""
    is_hit = [False] * len(title)
    for match in matches:
        if match["field"] == "title":
            for at in range(match["start"], _end(title, match["end"])):
                is_hit[at] = True
    found: list[Piece] = []
    start = 0
    for at in range(1, len(title) + 1):
        if at == len(title) or is_hit[at] != is_hit[start]:
            found.append(Piece(title[start:at], is_hit[start]))
            start = at
    return tuple(found)


def _end(title: str, end: int) -> int:
    """The end of the word that a hit ends in, in scripts that part words and have cases."""
    while 0 < end < len(title) and title[end - 1].isalpha() and _is_cased(title[end]):
        end += 1
    return min(end, len(title))


def _is_cased(letter: str) -> bool:
    return letter.lower() != letter.upper()


def _publisher(source: SourceTree) -> Publisher:
    return Publisher(
        source["name"], source["reliability"], web(source["url"]), source["polarity"], _note(source)
    )


def _note(source: SourceTree) -> str:
    if not source["state_media"]:
        return ""
    stance = source["stance"]
    return "state media" if stance == "report" else f"state media, {stance}"


def publishers(stories: Sequence[EvidenceTree]) -> Iterator[Publisher]:
    """Give each publisher once for each way it speaks, the most reliable first."""
    told: Counter[tuple[str, str, str, str]] = Counter()
    for one in stories:
        said = {
            (source["reliability"], source["name"], source["polarity"], _note(source))
            for source in one["sources"]
        }
        told.update(sorted(said))
    for (reliability, name, polarity, note), number in sorted(
        told.items(), key=lambda one: (bool(one[0][3]), one[0][0], -one[1], one[0][1])
    ):
        yield Publisher(name, reliability, None, polarity, note, number)


# ------------------------------------------------------------------ the ladder


def ladder(one: IndicatorTree, timezone: str, now: datetime) -> Iterator[Rung]:
    """Give the rungs, the highest first, with what each asks for and what it finds."""
    named = family_names(one["evidence"])
    for number, rung in reversed(list(enumerate(one["ladder"], start=1))):
        told = "; ".join(_told(one["stage"], number, timezone, now))
        yield _rung(one["stage"], number, rung, named, told)


def family_names(stories: Sequence[EvidenceTree]) -> dict[str, str]:
    """Return the name of each family: of the source it is called after, else of its best one."""
    sources = (source for story in stories for source in story["sources"])
    ranked = sorted(
        sources, key=lambda one: (one["id"] != one["family"], one["reliability"], one["name"])
    )
    return {source["family"]: source["name"] for source in reversed(ranked)}


def _rung(
    stage: StageTree | None, number: int, rung: RungTree, named: Mapping[str, str], told: str
) -> Rung:
    reached = stage["rung"] if stage else 0
    better = rung["min_reliability"]
    graded = "A" if better == "A" else f"{better} or better"
    has = len(rung["affirming"])
    denying = f", {len(rung['denying'])} deny" if rung["denying"] else ""
    return Rung(
        number=number,
        title=rung["title"],
        status=rung["status"],
        state="here" if number == reached else "below" if number < reached else "above",
        is_met=has >= rung["min_families"] and has > len(rung["denying"]),
        needs=f"{count(rung['min_families'], 'independent publisher')} graded {graded},"
        " more than deny it",
        has=f"{has} affirm{'s' * (has == 1)}{denying}",
        hold=f"held {rung['hold_days']:g} d",
        affirming=tuple(named.get(family, family) for family in rung["affirming"]),
        denying=tuple(named.get(family, family) for family in rung["denying"]),
        state_media=tuple(named.get(family, family) for family in rung["state_media"]),
        told=told,
    )


def _told(stage: StageTree | None, number: int, timezone: str, now: datetime) -> Iterator[str]:
    if stage is None or stage["rung"] != number:
        return
    yield f"reached {day(stage['since'], timezone, now)}"
    if stage["grade"]:
        yield f"best grade {stage['grade']}"
    if stage["held"]:
        yield "held without support enough today"
    if stage["rests_on"]:
        yield f"rests on {stage['rests_on_name'] or stage['rests_on']} alone"
