"""Feeds added to a configuration's text; all that stands there stays as it is written.

tomlkit is slower than `tomllib` and is asked for only here, so it is imported when it is needed.
"""

import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from watchlist.settings import Feed

if TYPE_CHECKING:
    from tomlkit.items import AbstractTable, AoT, Comment, Whitespace

_KEYS = ("id", "url", "source", "language")


class CannotAmendError(Exception):
    """The text is written in a way that feeds cannot be added to; it says why."""


def with_feeds(text: str, feeds: Sequence[Feed]) -> str:
    """Return a configuration's text with `[[feeds]]` added after the last one there is.

    Comments, order and spacing stay; a heading that stands above the next part of the file stays
    above it. Only `id`, `url`, `source` and `language` of a feed are written.

    Args:
        text: a configuration, valid TOML.
        feeds: what to add, in this order.

    Raises:
        CannotAmendError: if feeds are written as an inline list, or far apart from each other.
    """
    import tomlkit  # noqa: PLC0415  no other command waits for it
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415  likewise
    from tomlkit.items import AoT  # noqa: PLC0415  likewise

    if not feeds:
        return text
    expected = tomllib.loads(text)
    expected["feeds"] = [*expected.get("feeds", []), *map(_values, feeds)]
    ended = text if text.endswith("\n") or not text else text + "\n"
    try:
        document = tomlkit.parse(ended)
        if "feeds" not in document:
            document.append("feeds", tomlkit.aot())
        listed = document["feeds"]
        if not isinstance(listed, AoT):
            raise CannotAmendError("its feeds are not written as [[feeds]] tables")
        _append(listed, feeds, "\n" if text else "")
        amended = tomlkit.dumps(document)
    except TOMLKitError as error:
        raise CannotAmendError(f"tomlkit cannot read it: {error}") from error
    start, end = _inserted(ended, amended)
    block = amended[start:end]
    amended = amended[:start] + (block.replace("\n", "\r\n") if "\r\n" in text else block)
    amended += ended[start:]
    # All that was written must be there still, and the whole must say what is meant.
    if tomllib.loads(amended) != expected:
        raise CannotAmendError("its [[feeds]] do not stand together")
    return amended


def blocks(feeds: Sequence[Feed]) -> str:
    """Return feeds as they are added: `[[feeds]]` tables with an empty line between them."""
    return with_feeds("", feeds)


def _values(feed: Feed) -> dict[str, str]:
    return {name: value for name in _KEYS if (value := getattr(feed, name))}


def _append(listed: "AoT", feeds: Sequence[Feed], before: str) -> None:
    """Add tables to a list, below what stands in its last one and above the next heading.

    Args:
        listed: where to add them.
        feeds: at least one.
        before: what parts the first from what stands above it.
    """
    import tomlkit  # noqa: PLC0415  as above

    heading = _cut_below(listed[-1]) if len(listed) else []
    for feed in feeds:
        table = tomlkit.table()
        table.update(_values(feed))
        table.trivia.indent = before
        listed.append(table)
        before = "\n"
    for item in heading:
        listed[-1].add(item)


def _cut_below(table: "AbstractTable") -> list["Comment | Whitespace"]:
    """Take from a table what is below its last key: an empty line and all that comes after it.

    To tomlkit the heading of the next part of a file is the end of the table above it.
    """
    from tomlkit.items import AbstractTable, Comment, Whitespace  # noqa: PLC0415  as above

    body = table.value.body
    if body and isinstance(body[-1][1], AbstractTable):
        return _cut_below(body[-1][1])
    last = max((i for i, (key, _) in enumerate(body) if key is not None), default=-1)
    for place in range(last + 1, len(body)):
        if isinstance(body[place][1], Whitespace):
            cut = [item for _, item in body[place:]]
            del body[place:]
            return [item for item in cut if isinstance(item, Comment | Whitespace)]
    return []


def _inserted(text: str, amended: str) -> tuple[int, int]:
    """Return from where to where the longer text holds what the shorter one does not.

    Raises:
        CannotAmendError: if they differ by more than one insertion.
    """
    pairs = enumerate(zip(text, amended, strict=False))
    start = next((i for i, (one, other) in pairs if one != other), len(text))
    end = start + len(amended) - len(text)
    if amended[end:] != text[start:]:
        raise CannotAmendError("its [[feeds]] do not stand together")
    return start, end
