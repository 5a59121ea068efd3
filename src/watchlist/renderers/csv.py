"""The members of the tree's main list as rows of CSV, for a spreadsheet.

An object in a member becomes dotted columns; a list becomes one cell: its words and numbers with
blanks between, its sentences with semicolons, or the number of whatever else it holds.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from watchlist.pages.page import View
from watchlist.plain import CONTROL

FORMULA = re.compile("^[\\s'\"]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
"""What a spreadsheet takes for a formula (CWE-1236), full-width signs and leading blanks too."""


def render(view: View, width: int, *, color: bool) -> str:  # noqa: ARG001  CSV has neither
    """Return a header and a row for each member.

    Raises:
        TypeError: if the view's `rows` names no list of its tree.
    """
    members = view.tree[view.rows]
    if not isinstance(members, list):
        raise TypeError(f"'{view.rows}' of the tree is no list")
    rows = [dict(_flat(member, "")) for member in members]
    columns = view.columns or tuple(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _flat(value: object, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        yield name, _guarded(_list(value))
    else:
        yield name, _scalar(value)


def _list(members: list[object]) -> str:
    if not any(isinstance(member, Mapping | list) for member in members):
        texts = [str(member) for member in members]
        return ("; " if any(" " in text for text in texts) else " ").join(texts)
    sentences = [str(one["text"]) for one in members if isinstance(one, Mapping) and "text" in one]
    return "; ".join(sentences) or str(len(members))


def _scalar(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    # a number may begin with a minus: it is no formula
    return str(value) if isinstance(value, int | float) else _guarded(str(value))


def _guarded(text: str) -> str:
    clean = CONTROL.sub("\ufffd", text)
    return f"'{clean}" if FORMULA.match(text) else clean
