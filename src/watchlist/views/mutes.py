"""The note below a screen on indicators that nobody is told of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from watchlist.analyst import Mute
from watchlist.pages.page import Note, Role, Text, View
from watchlist.records import stamp
from watchlist.views.words import day


def noted(view: View, mutes: Sequence[Mute], *, timezone: str, now: datetime) -> View:
    """Return a view with a note on the mutes in force, or as it is where there are none."""
    if not mutes:
        return view
    said = "; ".join(f"{one.indicator} muted until {_end(one, timezone, now)}" for one in mutes)
    page = replace(view.page, blocks=(*view.page.blocks, Note((Text(said, Role.DIM),))))
    return replace(view, page=page)


def _end(mute: Mute, timezone: str, now: datetime) -> str:
    return day(stamp(mute.until), timezone, now) if mute.until else "its status or stage changes"
