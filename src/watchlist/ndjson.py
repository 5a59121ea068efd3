"""Lines that somebody else wrote: each a JSON object, or refused with what is wrong with it.

line -> object -> clean texts and certain times. What reads lines (`score`, `evaluate`, `import`,
`backtest`) reads them here, so that the same fault is told in the same words.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from watchlist.documents.clean import plain

Row = dict[str, Any]
"""An object as it came: what its other keys hold is not ours to know."""

_LONGEST_NUMBER = 1000  # digits of a whole number; Python itself refuses 4301
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that is not what it should be."""

    where: str  # file and line, byte or row
    why: str


def rows(lines: Iterable[str], name: str) -> Iterator[tuple[int, Row | Refused]]:
    """Yield each line's number, from 1, and its object or why it has none; blank ones are left out.

    Args:
        lines: a JSON object each.
        name: of the file that they come from.
    """
    for number, line in enumerate(lines, start=1):
        if not line or line.isspace():
            continue
        try:
            yield number, row_of(line)
        except ValueError as error:
            yield number, refused(name, number, error)


def refused(name: str, number: int, error: ValueError) -> Refused:
    """Return a line of a file as refused, for what is wrong with it."""
    return Refused(f"{name}:{number}", str(error))


def row_of(line: str) -> Row:
    """Return the object of a line.

    Raises:
        ValueError: saying what is wrong with it.
    """
    try:
        row = _decoder().decode(line.rstrip("\r\n"))  # a column behind them is in no line
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("no JSON that can be read: it is nested too deeply") from None
    return expect_object(row)


def expect_object(value: object) -> Row:
    """Return a JSON value that should be an object.

    Raises:
        ValueError: if it is none.
    """
    if not isinstance(value, dict):
        raise ValueError(f"expected a JSON object, got {kind_of(value)}")  # noqa: TRY004  a line's fault
    return value


@cache
def _decoder() -> json.JSONDecoder:
    """Return what reads lines: `json.loads` would make one for each."""
    return json.JSONDecoder(parse_constant=_no_number, parse_float=_finite, parse_int=_whole)


def _no_number(written: str) -> float:
    raise ValueError(f"no JSON: {written[:20]} is no number of JSON")


def _finite(written: str) -> float:
    value = float(written)
    return value if math.isfinite(value) else _no_number(written)


def _whole(written: str) -> int:
    if len(written) > _LONGEST_NUMBER:
        raise ValueError(f"no JSON that can be read: a number of {len(written)} digits")
    return int(written)


def kind_of(value: object) -> str:
    """Return what a JSON value is, in JSON's own words."""
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
    return "null" if value is None else names.get(type(value), "a number")


def text(row: Mapping[str, object], name: str, limit: int, *, required: bool = False) -> str:
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


def time(row: Mapping[str, object], name: str) -> datetime | None:
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


def shown(row: Mapping[str, object], name: str) -> str:
    """Return what stands under a key as a message may show it."""
    return plain(json.dumps(row[name]))[:_SHOWN] if name in row else "nothing"
