"""What one asking of an address brought: its newest items, or why there is none."""

from datetime import datetime

from watchlist.contract.upkeep import AttemptTree, FoundTree
from watchlist.pages.page import Column, Page, Role, Row, Table, Text, View
from watchlist.plain import columns as columns_of
from watchlist.views.words import age, clock, count

EMPTY = "A valid feed, with no item in it."
UNREAD = "Nothing could be read."


def view(tree: AttemptTree, *, timezone: str, now: datetime) -> View:
    """Return the page of an attempt.

    Args:
        tree: what came of it.
        timezone: of the time shown, by its name in the IANA database.
        now: what ages are reckoned from.
    """
    ok = tree["outcome"] == "ok"
    found = [Text(count(len(tree["items"]), "item"), Role.GOOD)]
    said = found if ok else [Text(f"{tree['error']}: {tree['message']}", Role.TROUBLE)]
    said += [Text(f" · {warning}", Role.TROUBLE) for warning in tree["warnings"]]
    if tree["moved_to"]:
        said.append(Text(f" · moved for good to {tree['moved_to']}", Role.TROUBLE))
    columns = (Column("age", is_number=True), Column("title", may_grow=True))
    page = Page(
        title=tree["title"] or tree["url"],
        aside=clock(now.isoformat(), timezone),
        summary=(tuple(said),),
        blocks=(
            Table(
                "",
                columns,
                tuple(_row(item, now) for item in tree["items"]),
                empty=EMPTY if ok else UNREAD,
            ),
        ),
    )
    return View(page, tree, rows="items", columns=columns_of(FoundTree))


def _row(item: FoundTree, now: datetime) -> Row:
    old = age(item["published"], now) if item["published"] else "undated"
    return Row(((Text(old),), (Text(item["title"], url=item["url"]),)))
