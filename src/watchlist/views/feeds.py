"""The health of each feed: what is wrong with it, and since when; those in trouble first."""

from collections import Counter
from datetime import datetime

from watchlist.contract import FeedsTree, FeedTree
from watchlist.health import CALM
from watchlist.pages.page import Column, Line, Page, Role, Row, Table, Text, View
from watchlist.plain import columns as columns_of
from watchlist.views.words import age, clock, count, joined

DAYS_FROM = 48  # hours above which a gap is told in days
EMPTY = "No feed is configured. `watchlist lint` tells what else a configuration needs."


def view(tree: FeedsTree, *, timezone: str, now: datetime) -> View:
    """Return the page of all feeds.

    Args:
        tree: the feeds, in the configuration's order.
        timezone: of the times shown, by its name in the IANA database.
        now: what ages are reckoned from.
    """
    columns = (
        Column("health", is_fixed=True),
        Column("feed", may_grow=True),
        Column("last new", is_number=True),
        Column("new", is_number=True),
        Column("items", is_number=True),
        Column("stored", is_number=True, from_width=70),
        Column("every", is_number=True, from_width=80),
        Column("failures", is_number=True, from_width=70),
        Column("asked", is_number=True, from_width=100),
        Column("source", from_width=100),
        Column("in", from_width=120),
    )
    ordered = sorted(tree["feeds"], key=lambda feed: feed["health"] in CALM)
    rows = tuple(_row(feed, now) for feed in ordered)
    counted = Counter(feed["health"] for feed in ordered)
    summary = [
        Text(f"{number} {health}", Role.PLAIN if health in CALM else Role.TROUBLE)
        for health, number in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    ]
    page = Page(
        title=count(len(rows), "feed"),
        aside=clock(now.isoformat(), timezone),
        summary=(joined(summary),) if summary else (),
        blocks=(Table("", columns, rows, empty=EMPTY, below_at=1),),
    )
    return View(page, tree, rows="feeds", columns=columns_of(FeedTree))


def _row(feed: FeedTree, now: datetime) -> Row:
    health = feed["health"]
    calm = health in CALM
    mark = {"ok": "●", "new": "○", "off": "-"}.get(health, "!")
    role = Role.GOOD if health == "ok" else Role.DIM if calm else Role.TROUBLE
    cells = (
        (Text(f"{mark} {health}", role),),
        (Text(feed["id"], Role.PLAIN if calm else Role.STRONG, url=feed["url"]),),
        (Text(age(feed["last_new"], now) if feed["last_new"] else "never"),),
        (Text(f"{feed['new']:,}"),),
        (Text(f"{feed['items']:,}"),),
        (Text(f"{feed['stored']:,}"),),
        (Text(_gap(feed["cadence_hours"])),),
        (Text(str(feed["failures"]) if feed["failures"] else "-"),),
        (Text(age(feed["checked"], now) if feed["checked"] else "never"),),
        (Text(feed["source"] or "each item's"),),
        (Text(feed["language"]),),
    )
    if calm and not feed["warnings"] and not feed["moved_to"]:
        return Row(cells)
    said = [] if calm else [feed["sentence"]]
    said += feed["advice"]
    if feed["moved_to"]:
        said.append(f"Moved to {feed['moved_to']}")
    return Row(cells, (Line((Text(" ".join(said), Role.DIM),), lines=0),))


def _gap(hours: float | None) -> str:
    if hours is None:
        return "-"
    return f"{hours:.1f} h" if hours <= DAYS_FROM else f"{hours / 24:.1f} d"
