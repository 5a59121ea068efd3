"""The screen: what moved, how far, who says so, why, and where the tool could not look.

On 80 x 24 an indicator takes four lines: its status, title, rung and last 14 days; since when and
on whose word; the reason; the newest evidence. Wider screens show the question, all reasons and
more evidence, each with its grade.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from watchlist.contract import EvidenceTree, IndicatorTree, ReportTree
from watchlist.page import Cell, Column, Line, Note, Page, Role, Row, Table, Text, View
from watchlist.tree import columns
from watchlist.views.words import (
    ARROWS,
    ROLES,
    SHAPES,
    SIGNS,
    age,
    clock,
    count,
    day,
    local,
    names,
    spark,
)

WIDE = 100  # characters from which a screen counts as wide
OLD_HOURS = 36  # a run older than this is said to be old
MOST_EVIDENCE = 3  # stories below an indicator on a wide screen
MOST_TROUBLES = 2  # lines of feeds in trouble
EMPTY = (
    "No indicator is configured. `watchlist init` writes a commented indicators.toml to begin with."
)


def view(tree: ReportTree, *, timezone: str, now: datetime) -> View:
    """Return the status screen of a run, fresh or stored.

    Args:
        tree: the run, as `check` printed it.
        timezone: of the times shown, by its name in the IANA database.
        now: what ages are reckoned from.
    """
    screen = Table(
        title="",
        columns=(
            Column("status", is_fixed=True),
            Column("indicator", may_grow=True),
            Column("stage"),
            Column("14 days", from_width=60, is_fixed=True),
        ),
        rows=tuple(_row(one, timezone, now) for one in tree["indicators"]),
        empty=EMPTY,
        has_header=False,
        below_at=1,
        blank_from=WIDE,
    )
    legend = Note(
        (Text("+ affirms  - denies  ± both.  `watchlist show ID`: the ladder, all the evidence, "
              "what would change it", Role.DIM),),
        from_width=WIDE,
    )  # fmt: skip
    page = Page(
        title=tree["title"],
        aside=clock(tree["at"], timezone),
        summary=(_counts(tree, now),),
        blocks=(screen, *_trouble(tree, timezone, now), *([legend] if tree["indicators"] else [])),
    )
    return View(page, tree, rows="indicators", columns=columns(IndicatorTree))


def joined(pieces: Sequence[Text]) -> Cell:
    """Return pieces with a dot between them, each dot shown where the piece after it is."""
    cell: list[Text] = []
    for piece in pieces:
        if cell:
            cell.append(Text(" · ", Role.DIM, from_width=piece.from_width))
        cell.append(piece)
    return tuple(cell)


# ------------------------------------------------------------------ heading


def _counts(tree: ReportTree, now: datetime) -> Cell:
    feeds, items = tree["feeds"], tree["items"]
    pieces = []
    hours = (now - local(tree["at"], "UTC")).total_seconds() / 3600
    if hours > OLD_HOURS:
        pieces.append(Text(f"the last run is {age(tree['at'], now)} old", Role.TROUBLE))
    if tree["health"] != "ok":
        pieces.append(Text(tree["health"].upper(), Role.TROUBLE))
    asked = f"{feeds['ok']} of {count(feeds['configured'], 'feed')} ok"
    pieces.append(Text(asked, Role.PLAIN if feeds["ok"] == feeds["configured"] else Role.TROUBLE))
    pieces.append(Text(f"{count(items['new'], 'new item')}, {items['relevant']:,} relevant"))
    if tree["baseline"]:
        pieces.append(Text("first run: the baseline that later runs build on", Role.STRONG,
                           short="first run: a baseline"))  # fmt: skip
    return joined(pieces)


# ------------------------------------------------------------------ indicators


def _row(one: IndicatorTree, timezone: str, now: datetime) -> Row:
    status = one["status"]
    named = Text(one["title"], Role.STRONG, short=one["title"] or one["id"])
    title = (named, Text(f"  {one['id']}", Role.DIM, from_width=WIDE))
    trend = (Text(spark(one["trend"]), ROLES[status] if any(one["trend"]) else Role.DIM),)
    return Row(
        cells=((Text(f"{SHAPES[status]} {status}", ROLES[status]),), title, _stage(one), trend),
        below=(
            Line((Text(one["question"], Role.DIM),), from_width=WIDE),
            Line(_standing(one, timezone, now)),
            *(Line((Text(reason["text"]),)) for reason in one["reasons"][:1]),
            *(Line((Text(reason["text"]),), from_width=WIDE) for reason in one["reasons"][1:]),
            *_evidence(one["evidence"], now),
        ),
    )


def _stage(one: IndicatorTree) -> Cell:
    stage = one["stage"]
    if stage is None:
        return (Text("no rung reached", Role.DIM, short="no rung"),)
    rung = f"{stage['rung']}/{stage['of']}"
    return (Text(f"{rung} {stage['title']}", short=f"{rung} {stage['id']}"),)


def _standing(one: IndicatorTree, timezone: str, now: datetime) -> Cell:
    """Health if it is bad, direction and since when, on whose word, how strong."""
    pieces = list(_health(one, timezone, now))
    since = f"since {day(one['since'], timezone, now)}"
    before = one["previous_status"]
    was = f", was {before}" if before and before != one["status"] else ""
    pieces.append(Text(f"{ARROWS[one['direction']]} {since}{was}" if one["direction"] else since))
    if stage := one["stage"]:
        said = count(stage["families"], "publisher")
        pieces.append(Text(f"{said}, {stage['grade']}" if stage["grade"] else said))
        if stage["held"]:
            pieces.append(Text("held", Role.TROUBLE))
        if stage["rests_on"]:
            pieces.append(Text(f"rests on {stage['rests_on']} alone", from_width=WIDE))
    volume = one["volume"]
    usual = f"{count(volume['stories'], 'story', 'stories')} in 3 days, {volume['expected']} usual"
    if volume["state"] == "surge":
        pieces.append(Text(f"surge: {usual}", Role.STRONG, short="surge"))
    pieces.append(Text(f"level {one['level']:.0f}"))
    return joined(pieces)


def _health(one: IndicatorTree, timezone: str, now: datetime) -> Iterator[Text]:
    coverage = one["coverage"]
    if one["health"] == "blind":
        since = f" since {day(one['blind_since'], timezone, now)}" if one["blind_since"] else ""
        yield Text(f"BLIND{since}, status held", Role.TROUBLE)
    elif one["health"] == "degraded":
        share = f"{coverage['healthy']}/{coverage['feeds']} feeds"
        lost = (
            f", no {'/'.join(coverage['blind_languages'])}" if coverage["blind_languages"] else ""
        )
        yield Text(f"DEGRADED {share}{lost}", Role.TROUBLE)


def _evidence(stories: Sequence[EvidenceTree], now: datetime) -> Iterator[Line]:
    """On a narrow screen the newest story; on a wide one the strongest, the newest among them."""
    if not stories:
        return
    newest = max(stories, key=lambda story: (story["latest"], story["score"], story["story"]))
    shown = [story for story in stories if story is not newest][: MOST_EVIDENCE - 1]
    yield _told(newest, now)
    for story in shown:
        yield _told(story, now, from_width=WIDE)


def _told(story: EvidenceTree, now: datetime, from_width: int = 0) -> Line:
    publishers = list(dict.fromkeys(source["name"] for source in story["sources"]))
    lead = (
        Text(f"{SIGNS[story['polarity']]} "),
        Text(f"{age(story['latest'], now):<6} ", Role.DIM),
        Text(f"{story['grade']} ", Role.DIM, from_width=WIDE),
        Text(f"{names(publishers, 1)}: "),
    )
    return Line((Text(story["title"], url=story["url"]),), from_width=from_width, lead=lead)


# ------------------------------------------------------------------ feeds in trouble


def _trouble(tree: ReportTree, timezone: str, now: datetime) -> Iterator[Table]:
    """Yield feeds that could not be read, by kind, then those that went silent; first few only."""
    kinds = defaultdict(list)
    for problem in tree["problems"]:
        kinds[problem["kind"]].append(problem)
    groups: list[tuple[str, list[str], str]] = []
    for kind, problems in sorted(kinds.items(), key=lambda group: (-len(group[1]), group[0])):
        oldest = min(problem["since"] for problem in problems)
        said = f": {problems[0]['message']}" if len(problems) == 1 else ""
        feeds = [problem["feed"] for problem in problems]
        groups.append((kind, feeds, f" since {day(oldest, timezone, now)}{said}"))
    if tree["silent"]:
        groups.append(("silent", list(tree["silent"]), " bring nothing new"))
    if not groups:
        return
    rows = [
        Row(((Text(f"! {kind}", Role.TROUBLE),), (Text(names(feeds, 4)), Text(rest, Role.DIM))))
        for kind, feeds, rest in groups
    ]
    yield Table("", (Column("kind", is_fixed=True), Column("feeds")), tuple(rows), has_header=False)
