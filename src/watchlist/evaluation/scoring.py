"""Items in, readings and stories out: the filter behind `watchlist score`, one JSON object a line.

    line -> object -> readings                      and, with stories, when all lines are read,
                   -> story                         who joins whom

Keys that mean nothing here are handed through; `story` and `readings` are ours and replace what
came under these names. Nothing is stored, and items are clustered anew: the order of the lines
decides nothing but the order of the output.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from watchlist.cluster import Telling, join
from watchlist.documents.dates import parse_date
from watchlist.match import Reader
from watchlist.model import Item, Reading
from watchlist.ndjson import Refused, Row, kind_of, refused, rows, shown
from watchlist.plain import to_json
from watchlist.settings import Config
from watchlist.tree import reading_json

_TEXTS = ("title", "summary", "url", "published", "language", "source", "id")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # stands for the newest day of a batch without any


@dataclass(frozen=True, slots=True)
class Doubted:
    """A line of which something was passed over; it is answered all the same."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class _Scored:
    """An item as it came, as it is clustered, and what it says."""

    row: Row
    published: datetime | None
    key: str  # the same for the same item, whichever line it stands on
    readings: tuple[Reading, ...]


def score(
    config: Config, lines: Iterable[str], name: str = "-", *, with_stories: bool = True
) -> Iterator[str | Refused | Doubted]:
    """Yield, in the order read, a line for each item, or why a line was refused or doubted.

    Blank lines do not count. Without stories each line is answered as it comes; with stories
    refusals and doubts come at once, and the items when the last line is read.

    Args:
        config: what is watched for.
        lines: JSON objects with at least a `title`. An item without `published`, or with one that
            is no certain time, counts as of the newest time of the batch.
        name: of the file that the lines come from.
        with_stories: whether to add `story`.
    """
    reader = Reader(config)
    scored: list[_Scored] = []
    copies: Counter[str] = Counter()
    for number, row in items(lines, name):
        if isinstance(row, Refused):
            yield row
            continue
        readings = reader.read(text_of(row, "title"), text_of(row, "summary"))
        if with_stories:
            scored.append(_scored(row, readings, copies))
            if row.get("published") and scored[-1].published is None:
                got = shown(row, "published")
                why = f"published: expected a time, got {got}; it counts as of the newest item's"
                yield Doubted(f"{name}:{number}", why)
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


def items(lines: Iterable[str], name: str) -> Iterator[tuple[int, Row | Refused]]:
    """Yield each line's number, from 1, and the item with a title that it is or why it is none."""
    for number, row in rows(lines, name):
        try:
            yield number, row if isinstance(row, Refused) else _item_row(row)
        except ValueError as error:
            yield number, refused(name, number, error)


def _item_row(row: Row) -> Row:
    """Return the object, an item with a title.

    Raises:
        ValueError: saying what is wrong with it.
    """
    for name in _TEXTS:
        value = row.get(name)
        if not isinstance(value, str) and (value is not None or name == "title"):
            got = kind_of(value) if name in row else "nothing"
            raise ValueError(f"{name}: expected a text, got {got}")
    return row


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
