"""Items in, readings and stories out: the filter behind `watchlist score`, one JSON object a line.

    line -> object -> readings                      and, with stories, when all lines are read,
                   -> story                         who joins whom

Keys that mean nothing here are handed through; `story` and `readings` are ours and replace what
came under these names. Nothing is stored, and items are clustered anew: the order of the lines
decides nothing but the order of the output.
"""

import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from watchlist.cluster import Telling, join
from watchlist.documents.dates import parse_date
from watchlist.match import Reader
from watchlist.model import Item, Reading
from watchlist.plain import to_json
from watchlist.settings import Config
from watchlist.tree import reading_json

_TEXTS = ("title", "summary", "url", "published", "language", "source", "id")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_NUMBER = 1000  # digits of a whole number; Python itself refuses 4301
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # stands for the newest day of a batch without any

Row = dict[str, Any]
"""An object as it came: what its other keys hold is not ours to know."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that is no item, by its number from 1, and why."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class _Scored:
    """An item as it came, as it is clustered, and what it says."""

    row: Row
    published: datetime | None
    key: str  # the same for the same item, whichever line it stands on
    readings: tuple[Reading, ...]


def score(
    config: Config, lines: Iterable[str], *, with_stories: bool = True
) -> Iterator[str | Refused]:
    """Yield, in the order read, a line for each item, or why a line was refused.

    Blank lines do not count. Without stories each line is answered as it comes; with stories
    refusals come at once, and the items when the last line is read.

    Args:
        config: what is watched for.
        lines: JSON objects with at least a `title`. An item without `published`, or with one that
            is no certain time, counts as of the newest time of the batch.
        with_stories: whether to add `story`.
    """
    reader = Reader(config)
    scored: list[_Scored] = []
    copies: Counter[str] = Counter()
    for number, line in enumerate(lines, start=1):
        if not line or line.isspace():
            continue
        try:
            row = row_of(line)
        except ValueError as error:
            yield Refused(number, str(error))
            continue
        readings = reader.read(text_of(row, "title"), text_of(row, "summary"))
        if with_stories:
            scored.append(_scored(row, readings, copies))
        else:
            yield _line(row, readings)
    stories = _stories(scored)
    for each in scored:
        yield _line({**each.row, "story": stories[each.key]}, each.readings)


def read_rows(reader: Reader, rows: Iterable[Row]) -> list[tuple[tuple[Reading, ...], str]]:
    """Return what is read in each item of a batch, and its story, in the order given."""
    copies: Counter[str] = Counter()
    scored = [
        _scored(row, reader.read(text_of(row, "title"), text_of(row, "summary")), copies)
        for row in rows
    ]
    stories = _stories(scored)
    return [(each.readings, stories[each.key]) for each in scored]


def row_of(line: str) -> Row:
    """Return the object of a line, an item with a title.

    Raises:
        ValueError: saying what is wrong with it.
    """
    try:
        row = _decoder().decode(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("no JSON that can be read: it is nested too deeply") from None
    if not isinstance(row, dict):
        raise ValueError(f"expected a JSON object, got {_kind(row)}")  # noqa: TRY004  a line's fault
    for name in _TEXTS:
        value = row.get(name)
        if not isinstance(value, str) and (value is not None or name == "title"):
            got = _kind(value) if name in row else "nothing"
            raise ValueError(f"{name}: expected a text, got {got}")
    return row


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


def _kind(value: object) -> str:
    """Return what a JSON value is, in JSON's own words."""
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
    return "null" if value is None else names.get(type(value), "a number")


def text_of(row: Row, name: str) -> str:
    """Return the text under a key, "" where there is none; half a character becomes U+FFFD."""
    text: str = row.get(name) or ""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _scored(row: Row, readings: tuple[Reading, ...], copies: Counter[str]) -> _Scored:
    """Return what clustering needs of an item; copies of one item are told apart by their number.

    The key comes from what the item says and not from its place or its `id`, which a tool may have
    given by counting: items of one time join in the order of their keys, not of the lines.
    """
    said = "\0".join(text_of(row, name) for name in _TEXTS if name != "id")
    digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    copies[digest] += 1
    key = f"{digest}-{copies[digest]}" if copies[digest] > 1 else digest
    return _Scored(row, parse_date(text_of(row, "published")), key, readings)


def _stories(scored: list[_Scored]) -> dict[str, str]:
    """Return the story of each item by its key: named after its lead, by the lead's own `id`."""
    newest = max((each.published for each in scored if each.published), default=_UNDATED)
    tellings = [Telling(_item(each, newest), each.readings) for each in scored]
    leads = join(tellings, ())
    given = Counter(each.row.get("id") for each in scored)
    names = {
        each.key: name if (name := each.row.get("id")) and given[name] == 1 else each.key
        for each in scored
    }
    return {key: names[lead] for key, lead in leads.items()}


def _item(scored: _Scored, newest: datetime) -> Item:
    row = scored.row
    return Item(
        id=scored.key,
        feed=text_of(row, "source"),
        guid=scored.key,
        title=text_of(row, "title"),
        summary=text_of(row, "summary"),
        url=text_of(row, "url") or None,
        published=scored.published,
        updated=None,
        seen=newest,
        place=0,
        language=text_of(row, "language"),
        origin="",
        story=scored.key,
    )


def _line(row: Row, readings: tuple[Reading, ...]) -> str:
    row.pop("readings", None)  # ours replaces it
    told = ", ".join([reading_json(reading) for reading in readings])
    return f'{to_json(row)[:-1]}, "readings": [{told}]}}'
