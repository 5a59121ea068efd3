"""Values out of lines that somebody else wrote: clean texts, certain times, or what is wrong."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from watchlist.documents.clean import plain

Row = Mapping[str, object]
"""A JSON object as it came."""

_SHOWN = 60


def text(row: Row, name: str, limit: int, *, required: bool = False) -> str:
    """Return the text under a key, cleaned and cut to `limit` characters; "" where there is none.

    Raises:
        ValueError: if it is no text, or is required and says nothing.
    """
    value = row.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or (required and not plain(value)):
        raise ValueError(f"{name}: expected a text, got {shown(row, name)}")
    return plain(value)[:limit]


def time(row: Row, name: str) -> datetime | None:
    """Return the time under a key, in UTC and to the second; None where there is none.

    Raises:
        ValueError: if it is no time, names no zone, or lies outside the calendar.
    """
    value = row.get(name)
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        got = shown(row, name)
        raise ValueError(f"{name}: expected an ISO-8601 time with its zone, got {got}")
    try:
        return found.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        raise ValueError(f"{name}: no calendar has {shown(row, name)} in UTC") from None


def shown(row: Row, name: str) -> str:
    """Return what stands under a key as a message may show it."""
    return plain(json.dumps(row[name]))[:_SHOWN] if name in row else "nothing"
