"""One indicator in full: its ladder, the evidence with links, and what would change the verdict."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from watchlist.contract import (
    EvidenceTree,
    IndicatorTree,
    ReportTree,
    RungTree,
    SourceTree,
    TriggerReportTree,
    TriggerTree,
    VolumeTree,
)
from watchlist.pages.page import Cell, Column, Line, Page, Role, Row, Table, Text, View
from watchlist.plain import columns as columns_of
from watchlist.sight import last_known
from watchlist.views.evidence import family_names
from watchlist.views.words import (
    ARROWS,
    ROLES,
    SHAPES,
    age,
    clock,
    count,
    day,
    joined,
    past,
    spark,
    speaks_utc,
    windowed,
)

STANCES = {
    "report": "",
    "statement": ": its state's own statement",
    "admission": ": an admission against its state's interest",
}
MOST_EVIDENCE = 20  # stories; JSON has all
MOST_REPORTS = 5  # stories of a trigger


def view(tree: ReportTree, *, timezone: str, now: datetime) -> View:
    """Return the page of the first indicator of a report.

    Args:
        tree: a report of the one indicator.
        timezone: of the times shown, by its name in the IANA database.
        now: what ages are reckoned from.
    """
    one = tree["indicators"][0]
    blocks = (
        _reasons(one, timezone, now),
        _ladder(one, timezone, now),
        _evidence(one["evidence"], now),
        *_triggers(one["triggers"], now),
        _volume(one),
        *_would_change(one["would_change"]),
    )
    page = Page(
        title=f"{one['title']} ({one['id']})",
        aside=clock(tree["at"], timezone),
        summary=_summary(one, timezone, now),
        blocks=blocks,
    )
    return View(page, tree, rows="indicators", columns=columns_of(IndicatorTree))


def _summary(one: IndicatorTree, timezone: str, now: datetime) -> tuple[Cell, ...]:
    status, before, coverage = one["status"], one["previous_status"], one["coverage"]
    arrow = f"{ARROWS[one['direction']]} " if one["direction"] else ""
    was = f", was {before}" if before not in (None, status) else ""
    since = Text(f"{arrow}since {day(one['since'], timezone, now)}{was}")
    if one["health"] != "blind":
        said = [Text(f"{SHAPES[status]} {status}", ROLES[status]), since]
    elif known := last_known(one):
        said = [Text(f"✕ BLIND, was {known}", Role.TROUBLE), since]
    else:  # since when it is blind stands below; since when quiet would read as that
        said = [Text("✕ BLIND", Role.TROUBLE)]
    pieces = [
        *said,
        Text(f"level {one['level']:.0f}"),
        Text(f"{coverage['healthy']} of {count(coverage['feeds'], 'feed')} healthy"),
    ]
    if one["window"]:
        pieces.append(Text(windowed(one["window"], now)))
    lines = [(Text(one["question"], Role.DIM),), joined(pieces)]
    if one["health"] == "blind":
        blind = f" since {day(one['blind_since'], timezone, now)}" if one["blind_since"] else ""
        lines.append((Text(f"BLIND{blind}: the status is held, nothing new can be seen",
                           Role.TROUBLE),))  # fmt: skip
    elif one["health"] == "degraded":
        lost = ", ".join(coverage["blind_languages"])
        lacks = f": no feed in {lost} can be read" if lost else ": the status cannot fall"
        lines.append((Text(f"DEGRADED{lacks}", Role.TROUBLE),))
    return tuple(line for line in lines if any(piece.text for piece in line))


def _reasons(one: IndicatorTree, timezone: str, now: datetime) -> Table:
    columns = (Column("reason", is_fixed=True), Column("text", may_wrap=True))
    rows = tuple(
        Row(((Text(reason["code"], Role.STRONG),), (Text(reason["text"]),)))
        for reason in one["reasons"]
    )
    title = "Why" if speaks_utc(timezone, now) else "Why (dates in sentences: UTC)"
    return Table(title, columns, rows, has_header=False, empty="No reason is given.")


# ------------------------------------------------------------------ the ladder


def _ladder(one: IndicatorTree, timezone: str, now: datetime) -> Table:
    columns = (
        Column("", is_fixed=True),
        Column("rung", may_grow=True),
        Column("means", is_fixed=True),
        Column("publishers", is_fixed=True),
        Column("graded", from_width=60, is_fixed=True),
        Column("held for", from_width=90, is_number=True),
    )
    rungs = list(enumerate(one["ladder"], start=1))
    rows = tuple(_rung(one, number, rung, timezone, now) for number, rung in reversed(rungs))
    return Table("Ladder", columns, rows, below_at=1, empty="The ladder is not known.")


def _rung(one: IndicatorTree, number: int, rung: RungTree, timezone: str, now: datetime) -> Row:
    stage = one["stage"]
    reached = stage is not None and number <= stage["rung"]
    here = stage is not None and number == stage["rung"]
    role = ROLES[rung["status"]] if here else Role.PLAIN if reached else Role.DIM
    needed = f"{len(rung['affirming'])}, needs {rung['min_families']}"
    better = rung["min_reliability"]
    cells = (
        (Text(f"{'▶' if here else '●' if reached else '○'} {number}", role),),
        (Text(rung["title"], role),),
        (Text(rung["status"], role),),
        (Text(needed, role),),
        (Text("A" if better == "A" else f"{better} or better", role),),
        (Text(f"{rung['hold_days']:g} d", role),),
    )
    below = []
    if stage and here:
        since = f"reached {day(stage['since'], timezone, now)}, best grade {stage['grade'] or '-'}"
        held = "held without support enough today" if stage["held"] else ""
        name = stage["rests_on_name"] or stage["rests_on"]
        rests = f"rests on one publisher: {name}" if name else "robust to any one"
        below.append("; ".join(part for part in (since, held or rests) if part))
    named = family_names(one["evidence"])
    for verb, families in (
        ("affirmed by", rung["affirming"]),
        ("denied by", rung["denying"]),
        ("state media that affirm it:", rung["state_media"]),
    ):
        if families:
            below.append(f"{verb} {', '.join(named.get(each, each) for each in families)}")
    return Row(cells, tuple(Line((Text(line, Role.DIM),), lines=0) for line in below))


# ------------------------------------------------------------------ evidence


def _evidence(stories: Sequence[EvidenceTree], now: datetime) -> Table:
    columns = (
        Column("grade", is_fixed=True),
        Column("score", is_number=True),
        Column("age", is_number=True),
        Column("stage", is_fixed=True, from_width=60),
        Column("story", may_wrap=True),
    )
    shown = stories[:MOST_EVIDENCE]
    more = f", the strongest {len(shown)}; --json has all" if len(shown) < len(stories) else ""
    title = f"Evidence: {count(len(stories), 'story', 'stories')}{more}"
    rows = tuple(_story(story, now) for story in shown)
    empty = "Nothing that counts has been seen within the memory of the configuration."
    return Table(title if stories else "Evidence", columns, rows, empty=empty, blank_from=1,
                 below_at=1)  # fmt: skip


def _story(story: EvidenceTree, now: datetime) -> Row:
    factors = story["factors"]
    admitted = (Text("  [admission]", Role.STRONG),) if story["admission"] else ()
    product = " x ".join(f"{value:.2f} {name}" for name, value in factors.items())
    cells = (
        (Text(story["grade"]),),
        (Text(f"{story['score']:.2f}", Role.STRONG),),
        (Text(age(story["latest"], now)),),
        (Text(story["stage"] or "-"),),
        (Text(story["title"], Role.STRONG, url=story["url"]), *admitted),
    )
    lines = [*_speakers(story["sources"]), (Text(f"= {product}", Role.DIM),)]
    if story["url"]:
        lines.append((Text(story["url"], Role.DIM, url=story["url"]),))
    return Row(cells, tuple(Line(line, lines=0) for line in lines))


def _speakers(sources: Sequence[SourceTree], affirmed: str = "affirmed by") -> Iterator[Cell]:
    for polarity, verb, role in (
        ("affirmed", affirmed, Role.PLAIN),
        ("denied", "denied by", Role.TROUBLE),
        ("mixed", "affirmed and denied by", Role.PLAIN),
    ):
        said = [
            f"{source['name']} ({source['reliability']}"
            f"{', state media' if source['state_media'] else ''}{STANCES[source['stance']]})"
            for source in sources
            if source["polarity"] == polarity
        ]
        if said:
            yield (Text(f"{verb} {', '.join(dict.fromkeys(said))}", role),)


# ------------------------------------------------------------------ what pushes and moves it


def _triggers(triggers: Sequence[TriggerTree], now: datetime) -> Iterator[Table]:
    if not triggers:
        return
    columns = (
        Column("", is_fixed=True),
        Column("trigger", may_wrap=True, may_grow=True),
        Column("stories", is_number=True),
        Column("latest", is_number=True),
    )
    rows = []
    for trigger in triggers:
        role = Role.STRONG if trigger["active"] else Role.DIM
        mark = "● active" if trigger["active"] else "○ not seen"
        latest = age(trigger["latest"], now) if trigger["latest"] else "-"
        cells = tuple((Text(text, role),) for text in
                      (mark, trigger["title"], str(trigger["stories"]), latest))  # fmt: skip
        below = [
            line for story in trigger["evidence"][:MOST_REPORTS] for line in _report(story, now)
        ]
        rows.append(Row(cells, tuple(below)))
    yield Table("What pushes it, without being it", columns, tuple(rows), below_at=1)


def _report(story: TriggerReportTree, now: datetime) -> Iterator[Line]:
    yield Line(
        (Text(f"{past(story['latest'], now)}  ", Role.DIM), Text(story["title"], url=story["url"])),
        lines=0,
    )
    for cell in _speakers(story["sources"], "told by"):
        yield Line(cell, lines=0)
    if story["url"]:
        yield Line((Text(story["url"], Role.DIM, url=story["url"]),), lines=0)


def compared(volume: VolumeTree) -> str:
    """Return how the stories of three days compare with what is usual."""
    told = f"{count(volume['stories'], 'story', 'stories')} in 3 days"
    usual = f"{volume['expected']:.1f} expected"
    chance = f", chance of so many {volume['p']:.2g}" if volume["p"] is not None else ""
    return {
        "learning": f"{told}; what is usual is still being learnt",
        "blind": f"{told}; nothing can be said while its feeds fail",
    }.get(volume["state"], f"{volume['state']}: {told}, {usual}{chance}")


def _volume(one: IndicatorTree) -> Table:
    columns = (Column("", is_fixed=True), Column("", may_wrap=True))
    row = Row(((Text(spark(one["trend"])),), (Text(compared(one["volume"])),)))
    return Table("Volume, the last 14 days", columns, (row,), has_header=False)


def _would_change(sentences: Sequence[str]) -> Iterator[Table]:
    if sentences:
        columns = (Column("", is_fixed=True), Column("", may_wrap=True))
        rows = tuple(Row(((Text("-"),), (Text(sentence),))) for sentence in sentences)
        yield Table("What would change it", columns, rows, has_header=False)
