"""The screen: what moved, how far, who says so, why, and where the tool could not look.

On 80 x 24 an indicator takes four lines: its status, title, rung and last 14 days; the reason, on
whose word, in two; the newest evidence. In the margin stand its id, since when, and its level.
Wider screens have all reasons, more evidence with its grades, and the question.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from watchlist.contract import (
    EvidenceTree,
    IndicatorTree,
    ReportTree,
    TriggerTree,
    TurnTree,
    WindowTree,
)
from watchlist.pages.page import Cell, Column, Line, Note, Page, Role, Row, Table, Text, View
from watchlist.plain import columns as columns_of
from watchlist.sight import is_over, last_known
from watchlist.views.words import (
    ARROWS,
    POLARITIES,
    ROLES,
    SHAPES,
    age,
    clock,
    count,
    day,
    joined,
    names,
    past,
    spark,
    speaks_utc,
    windowed,
)

WIDE = 100  # characters from which a screen counts as wide
MOST_EVIDENCE = 3  # stories below an indicator on a wide screen
MOST_TROUBLES = 3  # lines of feeds in trouble
MOST_NAMES = 4  # feeds named on one of them
MOST_TURNS = 3  # feeds of which it is told how they turned
HINT = "`watchlist show ID`: the ladder, all the evidence, and what would change it"
REMEDY = "`watchlist feeds`: what is wrong, and what to do about it"
OFFLINE = "no feed answered: is this machine online? `watchlist feeds` says more"
FEW = 2  # feeds of which all may be down at once while the machine is online
CLOSED = ("answered", "unanswered", "not_observed")  # states of a window that say how it ended
LONGEST_ID = 14  # characters of an id that stand in the margin
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
        rows=tuple(_row(one, tree["at"], timezone, now) for one in tree["indicators"]),
        empty=EMPTY,
        has_header=False,
        below_at=1,
        blank_from=WIDE,
    )
    troubles = tuple(_trouble(tree, timezone, now))
    hint = Note((Text(HINT, Role.DIM),), from_width=WIDE if troubles else 0)
    page = Page(
        title=tree["title"],
        aside=clock(tree["at"], timezone),
        summary=(_counts(tree, timezone, now),),
        blocks=(screen, *troubles, *([hint] if tree["indicators"] else [])),
    )
    return View(page, tree, rows="indicators", columns=columns_of(IndicatorTree))


# ------------------------------------------------------------------ heading


def _counts(tree: ReportTree, timezone: str, now: datetime) -> Cell:
    feeds, items = tree["feeds"], tree["items"]
    pieces = []
    if is_over(tree["at"], now):
        pieces.append(Text(f"the last run is {age(tree['at'], now)} old", Role.TROUBLE))
    if tree["health"] != "ok":
        pieces.append(Text(tree["health"].upper(), Role.TROUBLE))
    asked = f"{feeds['ok']} of {count(feeds['configured'], 'feed')} ok"
    pieces.append(Text(asked, Role.PLAIN if feeds["ok"] == feeds["configured"] else Role.TROUBLE))
    pieces.append(Text(f"{count(items['new'], 'new item')}, {items['relevant']:,} relevant"))
    if (turns := tree["turns"]) and not _has_room(_kinds(tree, timezone, now)):
        pieces.append(Text(f"{count(len(turns), 'feed')} turned", short=f"{len(turns)} turned"))
    if tree["baseline"]:
        pieces.append(Text("first run: the baseline that later runs build on", Role.STRONG,
                           short="first run: a baseline"))  # fmt: skip
    if not speaks_utc(timezone, now):
        pieces.append(Text("dates in sentences: UTC", Role.DIM, from_width=WIDE))
    return joined(pieces)


# ------------------------------------------------------------------ indicators


def _row(one: IndicatorTree, at: str, timezone: str, now: datetime) -> Row:
    status = one["status"]
    shape, role = SHAPES[status], ROLES[status]
    said, held = f"{shape} {status}", f"level {one['level']:.0f}"
    since = f"{ARROWS[one['direction'] or 'steady']} {day(one['since'], timezone, now)}"
    if one["health"] == "blind":  # whatever it was before, it must not read as that
        said, role = "✕ BLIND", Role.TROUBLE
        held = f"was {was}" if (was := last_known(one)) else held
        since = f"✕ {day(one['blind_since'] or one['since'], timezone, now)}"
    name = one["id"] if len(one["id"]) <= LONGEST_ID else one["id"][: LONGEST_ID - 1] + "…"
    first, others = one["reasons"][:1], one["reasons"][1:]
    grounds = tuple(_grounds(one, at, timezone, now))
    return Row(
        cells=(
            (Text(said, role),),
            (Text(one["title"], Role.STRONG),),
            _stage(one),
            (Text(spark(one["trend"]), role if any(one["trend"]) else Role.DIM),),
        ),
        margin=((Text(f"  {name}", Role.DIM),), (Text(f"  {since}", role),),
                (Text(f"  {held}", Role.DIM),)),
        below=(
            Line((Text(one["question"], Role.DIM),), from_width=WIDE),
            *(Line((*grounds, Text(reason["text"])), lines=2) for reason in first),
            *(Line((Text(reason["text"]),), lines=2, from_width=WIDE) for reason in others),
            *_pushes(one["triggers"], now),
            *_window(one["window"], now),
            *_evidence(one["evidence"], now),
        ),
    )  # fmt: skip


def _stage(one: IndicatorTree) -> Cell:
    stage = one["stage"]
    if stage is None:
        return (Text("no rung reached", Role.DIM, short="no rung"),)
    rung = f"{stage['rung']}/{stage['of']}"
    return (Text(f"{rung} {stage['title']}", short=f"{rung} {stage['id']}"),)


def _grounds(one: IndicatorTree, at: str, timezone: str, now: datetime) -> Iterator[Text]:
    """On whose word the stage stands and how well it was looked at: what leads the reason."""
    coverage = one["coverage"]
    if (said := one.get("assessed", at)) != at:
        role = Role.TROUBLE if is_over(said, now) else Role.STRONG
        yield Text(f"as of {day(said, timezone, now)} · ", role)
    if one["health"] == "degraded":
        share = f"DEGRADED {coverage['healthy']}/{coverage['feeds']} feeds"
        yield Text(f"{share} · ", Role.TROUBLE)
    if window := one["window"]:
        state = window["state"].replace("_", " ")
        yield from [Text(f"window {state} · ", Role.STRONG)] * (window["state"] in CLOSED)
    if pushed := sum(trigger["active"] for trigger in one["triggers"]):
        yield Text(f"{count(pushed, 'trigger')} · ", Role.STRONG)
    stage = one["stage"]
    if stage is None:
        return
    grade = f", {stage['grade']}" if stage["grade"] else ""
    denying = one["ladder"][stage["rung"] - 1]["denying"] if one["ladder"] else []
    denied = f", {len(denying)} den{'ies' if len(denying) == 1 else 'y'}" if denying else ""
    yield Text(f"{count(stage['families'], 'publisher')}{grade}{denied}", Role.STRONG)
    if stage["rests_on"]:
        name = stage.get("rests_on_name") or stage["rests_on"]
        yield Text(f", rests on one publisher: {name}", Role.STRONG)
    elif not stage["held"]:
        yield Text(", robust to any one", Role.STRONG)
    yield Text(" · ", Role.STRONG)


def _pushes(triggers: Sequence[TriggerTree], now: datetime) -> Iterator[Line]:
    """What pushes the indicator without being it, where it is being reported."""
    for trigger in triggers:
        if trigger["active"]:
            told = count(trigger["stories"], "story", "stories")
            late = f", latest {past(trigger['latest'], now)}" if trigger["latest"] else ""
            said = Text(f"pushed by {told}{late}: {trigger['title']}", url=trigger["url"])
            yield Line((said,), from_width=WIDE)


def _window(window: WindowTree | None, now: datetime) -> Iterator[Line]:
    if window:
        yield Line((Text(windowed(window, now), Role.DIM),), from_width=WIDE)


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
        Text(f"{past(story['latest'], now):<8} ", Role.DIM),
        Text(f"{story['grade']}  ", Role.DIM, from_width=WIDE),
        Text(f"{names(publishers, 1)}{POLARITIES[story['polarity']]}: "),
    )
    return Line((Text(story["title"], url=story["url"]),), from_width=from_width, lead=lead)


# ------------------------------------------------------------------ feeds in trouble


def _trouble(tree: ReportTree, timezone: str, now: datetime) -> Iterator[Table]:
    """Yield feeds that could not be read or went silent, first few kinds only, and who turned."""
    groups = _kinds(tree, timezone, now)
    if len(groups) > MOST_TROUBLES:
        more = len(groups) - MOST_TROUBLES + 1
        groups[MOST_TROUBLES - 1 :] = [("more", f"{more} more kinds of trouble: `watchlist feeds`")]
    columns = (Column("kind", is_fixed=True), Column("feeds"))
    rows = [Row(((Text(f"! {kind}", Role.TROUBLE),), (Text(said),))) for kind, said in groups]
    if turns := tree["turns"]:
        rows += [_turned(turns)] if _has_room(rows) else []
        rows[-1] = replace(rows[-1], below=tuple(_turns(turns)))
    if rows:
        counts = tree["feeds"]
        remedy = OFFLINE if counts["failed"] > FEW and not counts["ok"] else REMEDY
        room = Line((Text(remedy, Role.DIM),), from_width=0 if _has_room(rows) else WIDE)
        rows[-1] = replace(rows[-1], below=(*rows[-1].below, room))
        yield Table("", columns, tuple(rows), has_header=False, below_at=1)


def _has_room(rows: Sequence[object]) -> bool:
    """Whether a line is left on a screen of 24 below so many kinds of trouble."""
    return len(rows) < MOST_TROUBLES


def _turned(turns: Sequence[TurnTree]) -> Row:
    """The feeds that turned, in a line."""
    said = names([f"{one['feed']} {one['before']} → {one['health']}" for one in turns], MOST_TURNS)
    return Row(((Text("~ turned", Role.STRONG),), (Text(said),)))


def _turns(turns: Sequence[TurnTree]) -> Iterator[Line]:
    """How they turned, in a sentence each, where the screen is wide."""
    said = [f"{one['feed']}, {one['before']} → {one['health']}: {one['sentence']}" for one in turns]
    if more := len(said[MOST_TURNS:]):
        said[MOST_TURNS:] = [f"and {count(more, 'feed')} more turned"]
    for sentence in said:
        yield Line((Text(sentence, Role.DIM),), lines=2, from_width=WIDE)


def _kinds(tree: ReportTree, timezone: str, now: datetime) -> list[tuple[str, str]]:
    """Each kind of trouble with its feeds: those that could not be read, then the silent ones."""
    kinds = defaultdict(list)
    for problem in tree["problems"]:
        kinds[problem["kind"]].append(problem)
    groups = []
    for kind, problems in sorted(kinds.items(), key=lambda group: (-len(group[1]), group[0])):
        since = f"since {day(min(one['since'] for one in problems), timezone, now)}"
        who = problems[0]["feed"] if len(problems) == 1 else f"{len(problems)} feeds"
        why = problems[0]["message"]
        # a slip of our own, such as a variable that is not set, is worth more than the names
        is_ours = kind == "bad_url" and all(one["message"] == why for one in problems)
        if len(problems) > 1 and not is_ours:
            why = names([one["feed"] for one in problems], MOST_NAMES)
        said = f"{who} {since}: {why}"
        groups.append((kind, said))
    if silent := tree["silent"]:
        groups.append(("silent", f"nothing new from {names(silent, MOST_NAMES)}"))
    return groups
