"""A morning as a document: a sheet for HTML, a page for Markdown, a tree for JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from watchlist.baseline import SUM_DAYS
from watchlist.contract import FeedTree, IndicatorTree, ReportTree, TriggerTree
from watchlist.contract.pages import BriefingTree, ChangeTree, PastTree
from watchlist.health import CALM
from watchlist.pages.charts import Span, short, spans, sparkline, timeline
from watchlist.pages.page import Block, Note, Page, Table
from watchlist.pages.sheet import Card, Change, Document, FeedLine, Figure, Sheet, Trigger
from watchlist.plain import columns as columns_of
from watchlist.sight import is_over, last_known
from watchlist.views import evidence, history, show, status
from watchlist.views.words import (
    ARROWS,
    SHAPES,
    age,
    clock,
    count,
    day,
    names,
    web,
    windowed,
)

WIDE_DAYS, NARROW_DAYS = 90, 30
WIDE, NARROW = 880.0, 340.0  # units: about the pixels that a sheet is wide
SPARK_DAYS = 14
MOST_NAMES = 6
MOST_PUSHES = 3  # stories of a trigger
NO_STAGE = "No stage is reached"


def view(tree: BriefingTree, *, timezone: str, now: datetime) -> Document:
    """Return the document of a morning.

    Args:
        tree: the verdicts, how they came about, the feeds.
        timezone: of the times shown, by its name in the IANA database.
        now: what ages are reckoned from.
    """
    report = tree["report"]
    return Document(
        page=_page(tree, timezone, now),
        tree=tree,
        rows="feeds",
        columns=columns_of(FeedTree),
        sheet=Sheet(
            title=report["title"],
            when=clock(report["at"], timezone),
            at=report["at"],
            counts=tuple(_counts(report)),
            alarms=tuple(_alarms(report, now)),
            cards=tuple(_card(one, tree, timezone, now) for one in report["indicators"]),
            feeds=tuple(_feed(one, now) for one in sorted(tree["feeds"], key=_is_calm)),
            feeds_told=_feeds_told(tree["feeds"]),
            turns=tuple(_turns(report)),
            made=f"watchlist {report['version']}, configuration {report['config']['hash']}",
        ),
    )


# ------------------------------------------------------------------ as Markdown


def _page(tree: BriefingTree, timezone: str, now: datetime) -> Page:
    """The status screen, then each indicator in full with its history."""
    report = tree["report"]
    screen = status.view(report, timezone=timezone, now=now).page
    blocks: list[Block] = [block for block in screen.blocks if isinstance(block, Table)]
    for one in report["indicators"]:
        full = show.view({**report, "indicators": [one]}, timezone=timezone, now=now).page
        blocks.append(Table(one["title"], (), (), empty=one["question"]))
        blocks += [Note(cell) for cell in full.summary[1:]]
        if days := _days(tree, one["id"]):
            blocks.append(history.plot(days, now))
        blocks += [
            replace(block, title=f"{one['title']}: {block.title}")
            for block in full.blocks
            if isinstance(block, Table)
        ]
    return replace(screen, blocks=tuple(blocks))


# ------------------------------------------------------------------ the head


def _counts(report: ReportTree) -> Iterator[str]:
    feeds, items = report["feeds"], report["items"]
    yield f"{feeds['ok']} of {count(feeds['configured'], 'feed')} ok"
    yield f"{count(items['new'], 'new item')}, {items['relevant']:,} relevant"
    yield count(len(report["indicators"]), "indicator")


def _alarms(report: ReportTree, now: datetime) -> Iterator[str]:
    if is_over(report["at"], now):
        yield f"The last run is {age(report['at'], now)} old: nothing was looked at since."
    elif lost := [one["id"] for one in report["indicators"] if one["out_of_sight"]]:
        yield f"Later runs left out for too long: {', '.join(lost)}."
    if report["health"] == "blind":
        yield "BLIND: some indicator could not be looked at; its status is held."
    elif report["health"] == "degraded":
        yield "DEGRADED: some indicator was looked at through few of its feeds."
    if report["baseline"]:
        yield "First run: a baseline that later runs build on, so nothing has a direction yet."


# ------------------------------------------------------------------ an indicator


def _card(one: IndicatorTree, tree: BriefingTree, timezone: str, now: datetime) -> Card:
    days = _days(tree, one["id"])
    changes = [change for change in tree["history"]["changes"] if change["indicator"] == one["id"]]
    blind = one["health"] == "blind"
    stories = [evidence.story(story, timezone, now) for story in one["evidence"]]
    first, more = evidence.MOST, evidence.MOST_MORE
    stage = one["stage"]
    return Card(
        id=one["id"],
        title=one["title"],
        question=one["question"],
        status="blind" if blind else one["status"],
        shape="✕" if blind else SHAPES[one["status"]],
        standing=_standing(one, timezone, now),
        stage=f"Stage {stage['rung']} of {stage['of']}, {stage['title']}" if stage else NO_STAGE,
        facts=tuple(_facts(one, tree["report"]["at"], timezone, now)),
        alarm=_alarm(one, timezone, now),
        reasons=tuple(reason["text"] for reason in one["reasons"]),
        spark=sparkline(days[-SPARK_DAYS:], width=112, height=26) if days else None,
        figure=_figure(one, days, changes) if days else None,
        changes=tuple(reversed(list(_changes(changes, timezone)))),
        ladder=tuple(evidence.ladder(one, timezone, now)),
        publishers=tuple(evidence.publishers(one["evidence"])),
        would_change=tuple(one["would_change"]),
        triggers=tuple(_trigger(trigger, now) for trigger in one["triggers"]),
        stories=tuple(stories[:first]),
        more=tuple(stories[first : first + more]),
        left_out=max(0, len(stories) - first - more),
    )


def _days(tree: BriefingTree, name: str) -> list[PastTree]:
    return [past for past in tree["history"]["days"] if past["indicator"] == name]


def _standing(one: IndicatorTree, timezone: str, now: datetime) -> str:
    if one["health"] == "blind":
        since = day(one["blind_since"] or one["since"], timezone, now)
        return f"blind since {since}, was {one['status']}"
    before, direction = one["previous_status"], one["direction"]
    was = f", was {before}" if before not in (None, one["status"]) else ""
    arrow = f"{ARROWS[direction]} " if direction else ""
    return f"{arrow}{one['status']} since {day(one['since'], timezone, now)}{was}"


def _facts(one: IndicatorTree, at: str, timezone: str, now: datetime) -> Iterator[str]:
    stage, volume, coverage = one["stage"], one["volume"], one["coverage"]
    if (said := one.get("assessed", at)) != at:
        yield f"as of {day(said, timezone, now)}: later runs left it out"
    if stage:
        grade = f", best grade {stage['grade']}" if stage["grade"] else ""
        yield f"{count(stage['families'], 'independent publisher')}{grade}"
        if stage["rests_on"]:
            yield f"rests on one publisher: {stage['rests_on_name'] or stage['rests_on']}"
        elif not stage["held"]:
            yield "robust to the loss of any one publisher"
    yield f"level {one['level']:.0f} of 100"
    yield show.compared(volume)
    yield f"{coverage['healthy']} of {count(coverage['feeds'], 'feed')} healthy"
    if one["window"]:
        yield windowed(one["window"], now)


def _alarm(one: IndicatorTree, timezone: str, now: datetime) -> str:
    if one["health"] == "blind":
        since = one["blind_since"]
        when = f" since {day(since, timezone, now)}" if since else ""
        held = last_known(one)
        said = f"{held} is what was last known, and held" if held else "this is no sign of calm"
        return f"Blind{when}: its feeds fail, so {said}."
    if one["health"] == "degraded":
        lost = ", ".join(one["coverage"]["blind_languages"])
        return (
            f"Degraded: {f'no feed in {lost} can be read' if lost else 'few of its feeds answer'}."
        )
    return ""


def _changes(changes: Sequence[ChangeTree], timezone: str) -> Iterator[Change]:
    for number, change in enumerate(changes, start=1):
        yield Change(
            number=number,
            when=clock(change["at"], timezone),
            at=change["at"],
            status="blind" if change["blind"] else change["status"],
            what="".join(piece.text for piece in history.moved(change)),
            reasons=tuple(reason["text"] for reason in change["reasons"]),
        )


def _trigger(trigger: TriggerTree, now: datetime) -> Trigger:
    told = count(trigger["stories"], "story", "stories")
    if trigger["latest"]:
        told += f", the latest {age(trigger['latest'], now)} ago"
    return Trigger(
        trigger["title"],
        trigger["active"],
        told if trigger["stories"] else "",
        tuple(evidence.push(one, now) for one in trigger["evidence"][:MOST_PUSHES]),
    )


# ------------------------------------------------------------------ its days


def _figure(one: IndicatorTree, days: Sequence[PastTree], changes: Sequence[ChangeTree]) -> Figure:
    rungs, changed = len(one["ladder"]), [change["at"][:10] for change in changes]
    return Figure(
        wide=timeline(days[-WIDE_DAYS:], rungs, changed, width=WIDE, left=52),
        narrow=timeline(days[-NARROW_DAYS:], rungs, changed, width=NARROW, left=44),
        told=tuple(_told(one, days)),
        days=tuple(_figures(past) for past in reversed(days)),
    )


def _told(one: IndicatorTree, days: Sequence[PastTree]) -> Iterator[str]:
    """The chart in sentences."""
    total = sum(past["stories"] or 0 for past in days)
    most = max(days, key=lambda past: past["stories"] or 0)
    peak = f", most on {short(most['day'])} ({most['stories']})" if most["stories"] else ""
    knows = one["volume"]["state"] in {"normal", "surge"}
    usual = f"{one['volume']['expected'] / SUM_DAYS:.1f} a day are usual now"
    yield (
        f"{count(total, 'story', 'stories')} in {count(len(days), 'day')}"
        f" from {short(days[0]['day'])} to {short(days[-1]['day'])}{peak};"
        f" {usual if knows else 'what is usual is not known now'}."
    )
    said = [_spoken(span, is_last=span.last is days[-1]) for span in spans(days) if span.word]
    if said:
        yield f"Status: {', '.join(said)}."
    steps = [
        f"{past['rung']} from {short(past['day'])}"
        for past, before in zip(days, [None, *days[:-1]], strict=True)
        if past["rung"] is not None and (before is None or before["rung"] != past["rung"])
    ]
    if steps:
        yield f"Stage: {', '.join(steps)}."


def _spoken(span: Span, *, is_last: bool) -> str:
    first, last = short(span.first["day"]), short(span.last["day"])
    if is_last:
        return f"{span.word} since {first}"
    return f"{span.word} on {first}" if first == last else f"{span.word} {first} to {last}"


def _figures(past: PastTree) -> tuple[str, ...]:
    values = (past["stories"], past["expected"], past["status"], past["rung"], past["level"])
    blind = " (blind)" if past["health"] == "blind" else ""
    cells = ["–" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
             for value in values]  # fmt: skip
    return (short(past["day"]), *cells[:2], cells[2] + blind, *cells[3:])


# ------------------------------------------------------------------ feeds


def _is_calm(feed: FeedTree) -> bool:
    return feed["health"] in CALM


def _feed(feed: FeedTree, now: datetime) -> FeedLine:
    told = [] if _is_calm(feed) else [feed["sentence"]]
    told += feed["advice"]
    if feed["moved_to"]:
        told.append(f"Moved to {feed['moved_to']}")
    return FeedLine(
        id=feed["id"],
        url=web(feed["url"]),
        health=feed["health"],
        is_calm=_is_calm(feed),
        told=" ".join(told),
        last_new=f"{age(feed['last_new'], now)} ago" if feed["last_new"] else "never",
        stored=f"{feed['stored']:,}",
    )


def _feeds_told(feeds: Sequence[FeedTree]) -> str:
    troubled = [feed["id"] for feed in feeds if not _is_calm(feed)]
    if not feeds:
        return "No feed is configured."
    if not troubled:
        return f"All of the {count(len(feeds), 'feed')} are as they should be."
    return (
        f"{len(troubled)} of {count(len(feeds), 'feed')} in trouble: {names(troubled, MOST_NAMES)}."
    )


def _turns(report: ReportTree) -> Iterator[str]:
    for turn in report["turns"]:
        yield f"{turn['feed']}, {turn['before']} → {turn['health']}: {turn['sentence']}"
