"""What was said over time: an indicator's plot and every change of it, or all at a glance."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from watchlist.contract.pages import ChangeTree, HistoryTree, PastTree
from watchlist.pages.page import (
    Block,
    Cell,
    Column,
    Line,
    Note,
    Page,
    Plot,
    Role,
    Row,
    Strip,
    Table,
    Text,
    View,
)
from watchlist.plain import columns as columns_of
from watchlist.sight import is_over
from watchlist.views.words import (
    ARROWS,
    BARS,
    ROLES,
    SHAPES,
    age,
    clock,
    count,
    date_day,
    day,
    joined,
    past,
)

MOST_CHANGES = 4  # of each indicator where all are shown; JSON and one alone have all
WIDE = 100  # characters from which a screen counts as wide
GLANCE = 30  # columns of a level's line at a glance
EMPTY = "No run is stored in this time: `watchlist check` makes one a day, `--days` looks further."
HINT = "`watchlist history ID`: its plot, and every change with all its reasons"
FULL_LEVEL = 100
MOST_RUNG = 9  # that is told by a digit


def view(tree: HistoryTree, *, timezone: str, now: datetime, rows: str = "days") -> View:
    """Return the page of a history.

    Args:
        tree: what was said; of one indicator, or of several.
        timezone: of the times shown, by its name in the IANA database.
        now: the years of dates are left out where they are this one.
        rows: what NDJSON and CSV print: `days` or `changes`.
    """
    days = count(len({one["day"] for one in tree["days"]}), "day")
    runs = count(len({one["at"] for one in tree["days"] if one["at"]}), "of them", "of them")
    # Before the first item nothing is known: the page begins where the days do.
    first = min((one["day"] for one in tree["days"]), default=tree["since"])
    span = f"{date_day(first, now)} to {date_day(tree['until'], now)}"
    summary = [Text(f"{days}, a run on {runs}"), Text(count(len(tree["changes"]), "change"))]
    latest = _latest(tree)
    if latest and is_over(latest, now):
        summary.append(Text(f"the last run is {age(latest, now)} old", Role.TROUBLE))
    named = tree["indicators"]
    if len(named) == 1:
        blocks: list[Block] = [plot(tree["days"], now), _told(tree["changes"], timezone)]
    else:
        hint = Note((Text(HINT, Role.DIM),))
        blocks = [_glance(tree, timezone, now), *([hint] if named else [])]
    page = Page(
        title=f"{named[0]['title']} ({named[0]['id']})" if len(named) == 1 else tree["title"],
        aside=f"{span}, UTC days",
        summary=(joined(summary),),
        blocks=tuple(blocks),
    )
    shape = ChangeTree if rows == "changes" else PastTree
    return View(page, tree, rows=rows, columns=columns_of(shape))


# ------------------------------------------------------------------ all at a glance


def _glance(tree: HistoryTree, timezone: str, now: datetime) -> Table:
    columns = (
        Column("last", is_fixed=True),
        Column("indicator", may_grow=True),
        Column("changes", is_number=True),
        Column("level, oldest first", from_width=70, is_fixed=True),
    )
    rows, latest = [], _latest(tree)
    for one in tree["indicators"]:
        days = [each for each in tree["days"] if each["indicator"] == one["id"]]
        changes = [change for change in tree["changes"] if change["indicator"] == one["id"]]
        last = [each for each in days if each["status"]][-1:]
        newest = list(reversed(changes))[:MOST_CHANGES]
        more = len(changes) - len(newest)
        rows.append(
            Row(
                (
                    _said(last[0], latest, now) if last else (Text("-", Role.DIM),),
                    (Text(one["title"], Role.STRONG),),
                    (Text(str(len(changes))),),
                    (Text(_line([each["level"] for each in days])),),
                ),
                (
                    *(
                        line
                        for change in newest
                        for line in _brief(change, day(change["at"], timezone, now))
                    ),
                    *([Line((Text(f"and {more} before", Role.DIM),))] if more else []),
                ),
            )
        )
    return Table("", columns, tuple(rows), empty=EMPTY, below_at=1, blank_from=1)


def _latest(tree: HistoryTree) -> str:
    """Return when the last run was; empty where there was none."""
    return max((one["at"] for one in tree["days"] if one["at"]), default="")


def _line(levels: Sequence[float | None]) -> str:
    """Return a bar for each day or few days, as high as the level; a dot where nobody looked."""
    each = -(-len(levels) // GLANCE)
    groups = [levels[at : at + each] for at in range(0, len(levels), each)]
    tops = [max((one for one in group if one is not None), default=None) for group in groups]
    return "".join(
        "·" if top is None else BARS[min(int(top * len(BARS) / FULL_LEVEL), len(BARS) - 1)]
        for top in tops
    )


def _said(one: PastTree, latest: str, now: datetime) -> Cell:
    """Return the status of a day, and how long ago that is where later runs left it out."""
    status, at = one["status"] or "quiet", one["at"]
    said = Text(f"{SHAPES[status]} {status}", ROLES[status])
    if one["health"] == "blind":  # which is not quiet, here neither
        said = Text("✕ BLIND", Role.TROUBLE)
    if at and at != latest and is_over(at, now):
        return said, Text(f", {past(at, now)}", Role.TROUBLE)
    return (said,)


# ------------------------------------------------------------------ changes


def _told(changes: Sequence[ChangeTree], timezone: str) -> Table:
    columns = (Column("when", is_fixed=True), Column("what", may_wrap=True, may_grow=True))
    rows = tuple(
        Row(
            (
                (Text(clock(change["at"], timezone), Role.DIM),),
                moved(change),
            ),
            tuple(Line((Text(reason["text"]),), lines=0) for reason in change["reasons"]),
        )
        for change in reversed(changes)
    )
    empty = "Its status, stage and sight stayed as they were."
    return Table("Changes, the latest first", columns, rows, has_header=False, below_at=1,
                 blank_from=1, empty=empty)  # fmt: skip


def _brief(change: ChangeTree, when: str) -> Iterator[Line]:
    yield Line(moved(change), lead=(Text(f"{when:<7} ", Role.DIM),))
    for reason in change["reasons"][:1]:
        yield Line((Text(reason["text"], Role.DIM),), lead=(Text(" " * 8),), from_width=WIDE)


def moved(change: ChangeTree) -> Cell:
    """Return what a run said that the one before had not, such as `↑ watch to elevated`."""
    before, after = change["status_before"], change["status"]
    pieces: list[Text] = []
    if change["blind"] and not change["blind_before"]:
        pieces.append(Text("✕ went BLIND", Role.TROUBLE))
    if change["blind_before"] and not change["blind"]:
        pieces.append(Text("sees again", Role.GOOD))
    if before is None:
        pieces.append(Text(f"{SHAPES[after]} first run: {after}", ROLES[after]))
    elif before != after:
        arrow = ARROWS[change["direction"] or "steady"]
        pieces.append(Text(f"{SHAPES[after]} {arrow} {before} to {after}", ROLES[after]))
    if change["stage"] != change["stage_before"]:
        pieces.append(Text(_stages(change)))
    return joined(pieces)


def _stages(change: ChangeTree) -> str:
    if not change["rung"]:
        return f"stage {change['rung_before']} is no longer held"
    before = f"{change['rung_before']} to " if change["rung_before"] else ""
    return f"stage {before}{change['rung']} of {change['rungs']}, {change['stage_title']}"


# ------------------------------------------------------------------ the plot


def plot(days: Sequence[PastTree], now: datetime) -> Plot:
    """Return the plot of an indicator's days, of which there is one at least."""
    unknown = Text("·", Role.DIM)
    strips = (
        Strip("status", tuple(_shape(past) for past in days)),
        Strip("stage", tuple(_digit(past["rung"]) for past in days)),
        Strip("stories", tuple(
            Text(_bar(past["stories"], days)) if past["stories"] else unknown for past in days
        )),
    )  # fmt: skip
    return Plot(
        title="",
        first=date_day(days[0]["day"], now),
        last=date_day(days[-1]["day"], now),
        label="level",
        values=tuple(past["level"] for past in days),
        top=FULL_LEVEL,
        strips=strips,
    )


def _shape(past: PastTree) -> Text:
    status = past["status"]
    if status is None:
        return Text("·", Role.DIM)
    if past["health"] == "blind":
        return Text("✕", Role.TROUBLE)
    return Text(SHAPES[status], ROLES[status])


def _digit(rung: int | None) -> Text:
    if not rung:
        return Text("·", Role.DIM)
    return Text(str(rung) if rung <= MOST_RUNG else "+")


def _bar(stories: int, days: Sequence[PastTree]) -> str:
    top = max(len(BARS) // 2, *(past["stories"] or 0 for past in days))
    return BARS[(stories * len(BARS) - 1) // top]
