"""Values of kinds that `status` never asks for: to load them takes a tenth of its time."""
# ruff: noqa: PLC0415  which is why they are imported where they are made

from datetime import date
from typing import TYPE_CHECKING, Any

from watchlist.records import load

if TYPE_CHECKING:
    from watchlist.identity import Known
    from watchlist.verdict import Delivery, Standing


def known(*row: Any) -> "Known":  # noqa: ANN401  values of SQL
    """Return an item as a run knows it again."""
    from watchlist.identity import Known

    return Known(*row)


def link(url: str) -> str:
    """Return what an item's link is found by."""
    from watchlist.identity import link_mark

    return link_mark(url)


def delivery(day: str, feed: str, items: int) -> "Delivery":
    """Return what a feed brought on a day."""
    from watchlist.verdict import Delivery

    return Delivery(date.fromisoformat(day), feed, items)


def standing(record: str) -> "Standing":
    """Return where an indicator stood."""
    from watchlist.verdict import Standing

    return load(Standing, record)
