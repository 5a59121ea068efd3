"""A backtest at a glance: how each indicator stood, what changed and why, what was told in time."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from watchlist.contract.backtest import (
    BacktestChangeTree,
    BacktestDayTree,
    BacktestIndicatorTree,
    BacktestTree,
    ComparedTree,
    EventTree,
)
from watchlist.pages.page import Block, Cell, Column, Line, Note, Page, Role, Row, Table, Text, View
from watchlist.plain import columns as columns_of
from watchlist.views.words import ROLES, SHAPES, count, date_day, joined, percent

STRIP = 60  # columns of the line that shows the status over time
WIDE = 100  # characters from which a screen counts as wide
NOTHING = "The archive holds no item that says anything of an indicator."
LEGEND = (
    "rises: of status or stage; right: those within {within} of an event; told: events that it"
    " stood for within {within}; lead: the median of days before them"
)
UNMEASURED = "`--events FILE` says what did happen: then right, told and lead are measured"
NO_CHANGES = "Status and stage stayed as they were on every day."


def view(tree: BacktestTree, *, now: datetime) -> View:
    """Return the page of a backtest.

    Args:
        tree: what would have been said.
        now: the years of dates are left out where they are this one.
    """
    archive = tree["archive"]
    held = [
        Text(count(archive["items"], "item")),
        Text(f"{archive['relevant']:,} relevant"),
        Text(count(archive["stories"], "story", "stories")),
    ]
    if archive["refused"]:
        held.append(Text(f"{archive['refused']:,} refused", Role.TROUBLE))
    blocks: list[Block] = [_glance(tree["indicators"], tree["days"])]
    has_events = any(one["events"] for one in tree["indicators"])
    if archive["relevant"]:
        within = count(tree["within_days"], "day")
        said = LEGEND.format(within=within) if has_events else UNMEASURED
        blocks.append(Note((Text(said, Role.DIM),)))
    if tree["compared"]:
        blocks += _compared(tree["indicators"], tree["compared"], now)
    else:
        changes = sorted(
            (change for one in tree["indicators"] for change in one["changes"]),
            key=lambda change: change["day"],
        )
        blocks.append(_changes("Changes, by day", changes, now))
    if has_events:
        blocks.append(_events(tree, now))
    if not archive["relevant"]:
        blocks.append(Note((Text(NOTHING, Role.TROUBLE),)))
    page = Page(
        title=f"Backtest: {tree['title']}",
        aside=f"{date_day(tree['from'], now)} to {date_day(tree['to'], now)}, UTC days",
        summary=(joined(held),),
        blocks=tuple(blocks),
    )
    return View(page, tree, rows="days", columns=columns_of(BacktestDayTree))


def _glance(indicators: Sequence[BacktestIndicatorTree], days: Sequence[BacktestDayTree]) -> Table:
    columns = (
        Column("indicator", may_grow=True),
        Column("rises", is_number=True),
        Column("a month", is_number=True),
        Column("right", is_number=True),
        Column("told", is_number=True),
        Column("lead", is_number=True),
    )
    rows = []
    for one in indicators:
        stood = [day for day in days if day["indicator"] == one["id"]]
        lead = one["lead_days"]
        rows.append(Row(
            (
                (Text(one["title"], Role.STRONG),),
                (Text(str(one["rises"])),),
                (Text(f"{one['alerts_a_month']:.1f}"),),
                (Text(percent(one["precision"])),),
                (Text(percent(one["recall"])),),
                (Text("-" if lead is None else f"{lead:g} d"),),
            ),
            (
                Line(tuple(_strip(stood))),
                Line((Text(_spent(one), Role.DIM),)),
            ),
        ))  # fmt: skip
    return Table("", columns, tuple(rows), blank_from=1)


def _strip(days: Sequence[BacktestDayTree]) -> Iterator[Text]:
    """A shape for each day or few days: the highest status of them, a cross where all are blind."""
    each = max(1, -(-len(days) // STRIP))
    for at in range(0, len(days), each):
        some = days[at : at + each]
        if all(day["health"] == "blind" for day in some):
            yield Text("✕", Role.TROUBLE)
            continue
        highest = max((day["status"] for day in some), key=list(SHAPES).index)
        yield Text(SHAPES[highest], ROLES[highest])


def _spent(one: BacktestIndicatorTree) -> str:
    spent = [
        f"{status} {days}"
        for status, days in (
            ("quiet", one["quiet"]),
            ("watch", one["watch"]),
            ("elevated", one["elevated"]),
            ("critical", one["critical"]),
        )
        if days
    ]
    blind = [f"blind on {one['blind']}"] if one["blind"] else []
    return f"days: {', '.join((*spent, *blind))}" if spent else "no day was judged"


def _changes(title: str, changes: Sequence[BacktestChangeTree], now: datetime) -> Table:
    columns = (
        Column("day", is_fixed=True),
        Column("indicator", is_fixed=True),
        Column("what", may_wrap=True, may_grow=True),
    )
    rows = tuple(
        Row(
            (
                (Text(date_day(change["day"], now), Role.DIM),),
                (Text(change["indicator"]),),
                _moved(change),
            ),
            tuple(_why(change)),
        )
        for change in changes
    )
    return Table(title, columns, rows, has_header=False, below_at=1, empty=NO_CHANGES)


def _moved(change: BacktestChangeTree) -> Cell:
    status, before = change["status"], change["previous_status"]
    pieces = []
    if status != before:
        was = f"{before} to " if before else ""
        pieces.append(Text(f"{SHAPES[status]} {was}{status}", ROLES[status]))
    if change["stage"] != change["previous_stage"]:
        stage = change["stage"] or "none"
        grade = f" ({change['grade']})" if change["grade"] else ""
        pieces.append(Text(f"stage {stage}{grade}"))
    return joined(pieces)


def _why(change: BacktestChangeTree) -> Iterator[Line]:
    for reason in change["reasons"][:1]:
        yield Line((Text(reason["text"]),), lines=2)
    for story in change["evidence"][:1]:
        said = ", ".join(dict.fromkeys(source["name"] for source in story["sources"]))
        yield Line(
            (Text(story["title"], Role.DIM, story["url"]), Text(f"  {said}", Role.DIM)),
            from_width=WIDE,
        )


def _events(tree: BacktestTree, now: datetime) -> Table:
    columns = (
        Column("event", is_fixed=True),
        Column("indicator", is_fixed=True),
        Column("what", may_wrap=True, may_grow=True),
        Column("told", is_fixed=True),
    )
    known = [(event, one["id"]) for one in tree["indicators"] for event in one["events"]]
    rows = tuple(
        Row((
            (Text(date_day(event["day"], now), Role.DIM),),
            (Text(name),),
            (Text(" ".join(text for text in (event["title"], event["stage"]) if text) or "-"),),
            (_told(event),),
        ))
        for event, name in sorted(known, key=lambda pair: (pair[0]["day"], pair[1]))
    )  # fmt: skip
    title = f"Events, told within {count(tree['within_days'], 'day')} or not"
    return Table(title, columns, rows)


def _told(event: EventTree) -> Text:
    lead = event["lead_days"]
    if lead is None:
        return Text("✗ not told", Role.TROUBLE)
    if lead < 0:
        return Text(f"✓ {count(-lead, 'day')} late", Role.WATCH)
    return Text(f"✓ {count(lead, 'day')} before" if lead else "✓ that day", Role.GOOD)


def _compared(
    here: Sequence[BacktestIndicatorTree], other: ComparedTree, now: datetime
) -> Iterator[Block]:
    columns = (
        Column("indicator", may_grow=True),
        Column("rises a month", is_number=True),
        Column("right", is_number=True),
        Column("told", is_number=True),
        Column("lead", is_number=True),
    )
    there = {one["id"]: one for one in other["indicators"]}
    rows = tuple(
        Row(
            (
                (Text(one["title"], Role.STRONG),),
                (Text(f"{one['alerts_a_month']:.1f}, {two['alerts_a_month']:.1f}"),),
                (Text(f"{percent(one['precision'])}, {percent(two['precision'])}"),),
                (Text(f"{percent(one['recall'])}, {percent(two['recall'])}"),),
                (Text(f"{_days(one['lead_days'])}, {_days(two['lead_days'])}"),),
            )
        )
        for one in here
        for two in (there.get(one["id"]),)
        if two is not None
    )
    yield Table(f"This configuration, {other['config']['path']}", columns, rows)
    yield _changes("Changes that only this one has", other["only_here"], now)
    yield _changes("Changes that only the other has", other["only_there"], now)


def _days(lead: float | None) -> str:
    return "-" if lead is None else f"{lead:g} d"
