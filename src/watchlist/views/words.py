"""How times, counts, statuses and trends are worded on a page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from watchlist.contract import WindowTree
from watchlist.pages.page import Cell, Role, Text
from watchlist.words import MONTHS

SHAPES = {"quiet": "○", "watch": "◐", "elevated": "●", "critical": "▲"}
"""A shape for each status, so that it can be told without colour: the fuller, the higher."""

ROLES = {
    "quiet": Role.QUIET,
    "watch": Role.WATCH,
    "elevated": Role.ELEVATED,
    "critical": Role.CRITICAL,
}
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ARROWS = {"up": "↑", "down": "↓", "steady": "→"}
POLARITIES = {"affirmed": "", "denied": ", denied", "mixed": ", disputed"}  # after who says it
WEB = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f<>\"`\\]+", re.IGNORECASE)
BARS = "▁▂▃▄▅▆▇█"
FULL = 4  # stories a day that fill the bar, so that one story alone does not tower


def local(at: str, timezone: str) -> datetime:
    """Return a time of a tree in a timezone of the IANA database."""
    return datetime.fromisoformat(at).astimezone(ZoneInfo(timezone))


def day(at: str, timezone: str, now: datetime) -> str:
    """Return the day of a time, such as `22 Nov`, with its year where that is not this one."""
    return _day(local(at, timezone), now.astimezone(ZoneInfo(timezone)).year)


def date_day(on: str, now: datetime) -> str:
    """Return a date in the same form; it is a day of UTC."""
    return _day(date.fromisoformat(on), now.year)


def _day(when: date, this_year: int) -> str:
    year = "" if when.year == this_year else f" {when.year}"
    return f"{when.day} {MONTHS[when.month - 1]}{year}"


def speaks_utc(timezone: str, now: datetime) -> bool:
    """Return whether a zone's days are those of UTC, which the sentences of reasons speak."""
    return now.astimezone(ZoneInfo(timezone)).utcoffset() == timedelta(0)


def windowed(window: WindowTree, now: datetime) -> str:
    """Return what became of a question's window, and on how many of its days a run looked."""
    opens = f"from {date_day(window['opens'], now)}" if window["opens"] else ""
    closes = f"to {date_day(window['closes'], now)}" if window["closes"] else ""
    state = window["state"].replace("_", " ")
    looked = f"{window.get('observed', 0)} of {count(window.get('days', 0), 'day')} looked at"
    said = state if state == "before" or not window.get("days") else f"{state}, {looked}"
    return " ".join(part for part in ("window", opens, closes) if part) + f": {said}"


def clock(at: str, timezone: str) -> str:
    """Return a time with its zone, such as `24 Nov 2026 15:00 KST`."""
    when = local(at, timezone)
    zone = when.tzname() or "UTC"
    # many zones have no letters of their own: the database names them +03
    named = zone if zone[0].isalpha() else f"UTC{zone}"
    return f"{when.day} {MONTHS[when.month - 1]} {when:%Y %H:%M} {named}"


def age(at: str, now: datetime) -> str:
    """Return how long ago a time was, such as `25 min`, `3 h`, `2 d`; `now` up to a minute."""
    past = now - datetime.fromisoformat(at)
    if past < MINUTE:
        return "now"
    if past < HOUR:
        return f"{past // MINUTE} min"
    if past < 2 * DAY:
        return f"{past // HOUR} h"
    return f"{past // DAY} d"


def past(at: str, now: datetime) -> str:
    """Return how long ago a time was in words, such as `3 h ago`; `now` up to a minute."""
    old = age(at, now)
    return old if old == "now" else f"{old} ago"


def count(number: int, one: str, many: str = "") -> str:
    """Return a number and its noun, such as `1 feed`, `1,284 items`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(share: float | None) -> str:
    """Return a share as whole percent, such as `97%`; a dash where there is none."""
    return "-" if share is None else f"{share:.0%}"


def names(all_of: Sequence[str], most: int) -> str:
    """Return the first few names and how many more there are."""
    rest = len(all_of) - most
    return ", ".join(all_of[:most]) + (f" +{rest}" if rest > 0 else "")


def spark(trend: Sequence[int]) -> str:
    """Return a bar for each day, as high as its stories; a dot where there were none."""
    top = max([FULL, *trend])
    return "".join(BARS[(stories * len(BARS) - 1) // top] if stories else "·" for stories in trend)


def web(url: str | None) -> str | None:
    """Return an address if it is one of the web, whole and without what a reader cannot see."""
    return url if url and WEB.fullmatch(url) else None


def joined(pieces: Sequence[Text]) -> Cell:
    """Return pieces with a dot between them; each but the first brings its own dot."""
    return (
        *pieces[:1],
        *(
            replace(one, text=f" · {one.text}", short=one.short and f" · {one.short}")
            for one in pieces[1:]
        ),
    )
