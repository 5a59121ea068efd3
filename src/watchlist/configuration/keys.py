"""Every key of the configuration in words: for `lint --explain` and for the reference.

All of it is read off the types in `settings`, so that neither can say what is not so.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from watchlist.configuration.decode import PAIRS, bounds, hints, keys, listed
from watchlist.configuration.naming import did_you_mean
from watchlist.errors import UsageError
from watchlist.settings import Channel, Concept, Config, Expectation

PLAIN: Final = {
    str: "text", int: "whole number", float: "number", bool: "true or false",
    date: "date, without quotes",
}  # fmt: skip
WORDS: Final = (
    "Terms of one language (a BCP 47 tag, or `any`); a term of any language matches any item. "
    "`*` ends a prefix or, in front, begins a suffix; a leading `=` keeps the case; "
    "`lehnt ... ab` finds `lehnt` where `ab` follows in the clause."
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the configuration, as the analyst needs to know it."""

    table: str  # the header it stands under, such as `[[indicators.signals]]`; "" at the top
    name: str
    alias: str  # another name it goes by, or ""
    kind: str  # what type of value it takes, in words
    default: str  # in TOML; "" where the key is required
    bounds: str
    allowed: tuple[str, ...]
    doc: str

    @property
    def path(self) -> str:
        """The way to it, such as `indicators.signals.weight`."""
        inside = self.table.strip("[]")
        return f"{inside}.{self.name}" if inside else self.name


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the configuration, its header and its keys."""

    header: str
    doc: str
    keys: tuple[Key, ...]


@cache
def tables() -> tuple[Table, ...]:
    """Return every table of the configuration, the top first, then in the file's order."""
    return tuple(_tables(Config, "", "What stands before the first table."))


def describe(name: str) -> str:
    """Return all there is to know of a key, wherever a key of that name stands.

    Args:
        name: a name (`reliability`), or a path to it as problems give it
            (`indicators[0].signals[3].weight`).

    Raises:
        UsageError: if there is no such key; the hint names the nearest.
    """
    wanted = re.sub(r"\[\d*\]", "", name.strip())
    everywhere = [key for table in tables() for key in table.keys]
    found = [key for key in everywhere if _is(key, wanted)]
    if not found:
        near = did_you_mean(wanted.rsplit(".", maxsplit=1)[-1], [key.name for key in everywhere])
        heads = listed([table.header for table in tables() if table.header])
        raise UsageError(f"the configuration has no key {name!r}{near}", hint=f"tables: {heads}")
    return "\n\n".join(_described(key) for key in found) + "\n"


def _is(key: Key, wanted: str) -> bool:
    paths = [key.path] + ([key.path.removesuffix(key.name) + key.alias] if key.alias else [])
    return any(path == wanted or path.endswith(f".{wanted}") for path in paths)


def _described(key: Key) -> str:
    lines = [key.path, f"  {key.doc}"]
    facts = (
        ("where", f"under {key.table}" if key.table else "at the top of the file"),
        ("also", key.alias),
        ("type", key.kind),
        ("one of", listed(key.allowed)),
        ("bounds", key.bounds),
        ("default", key.default or "none: the key is required"),
        ("keys", listed([k.name for t in tables() for k in t.keys if _inside(t, key)])),
    )
    lines += [f"  {fact}: {value}" for fact, value in facts if value]
    return "\n".join(lines)


def _inside(table: Table, key: Key) -> bool:
    return table.header.strip("[]").removesuffix(".NAME") == key.path


# ------------------------------------------------------------------ from the types


def _tables(cls: Any, header: str, doc: str) -> Iterator[Table]:  # noqa: ANN401  any dataclass
    types = hints(cls)
    yield Table(header, doc, tuple(_key(f, types[f.name], header) for f in keys(cls)))
    for f in keys(cls):
        yield from _inner(f.name, types[f.name], header.strip("[]"), f.metadata)


def _inner(
    name: str,
    hint: Any,  # noqa: ANN401  a type
    above: str,
    facts: Mapping[str, Any],
) -> Iterator[Table]:
    doc = facts["doc"]
    path = f"{above}.{name}" if above else name
    inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
    if inner is Concept:
        header = f"[{path}.NAME]"
        yield Table(
            header, doc, (Key(header, "LANGUAGE", "", "array of texts", "", "", (), WORDS),)
        )
    elif inner is Expectation or facts["kind"] == "named":
        yield from _tables(inner, f"[{path}.NAME]", doc)
    elif is_dataclass(inner):
        yield from _tables(inner, f"[{path}]" if inner is hint else f"[[{path}]]", doc)


def _key(f: Any, hint: Any, header: str) -> Key:  # noqa: ANN401  a dataclass field and its type
    facts = f.metadata
    limits = bounds(facts["low"], facts["high"], facts["above"])
    if facts["nonempty"]:
        limits = "not empty"
    inner = _plain(hint)
    allowed = tuple(map(str, get_args(inner))) if get_origin(inner) is Literal else ()
    default = "" if f.default is MISSING else _toml(f.default)
    return Key(header, f.name, facts["alias"], _kind(hint), default, limits, allowed, facts["doc"])


def _plain(hint: Any) -> Any:  # noqa: ANN401  a type without its "or None"
    return get_args(hint)[0] if get_origin(hint) in (Union, UnionType) else hint


def _kind(hint: Any) -> str:  # noqa: ANN401  a type
    hint = _plain(hint)
    if hint == PAIRS:
        return "table of texts"
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        by_name = {
            Channel: "tables by name",
            Concept: "tables by name",
            Expectation: "table by indicator",
        }
        return by_name.get(inner, "array of tables" if is_dataclass(inner) else "array of texts")
    if get_origin(hint) is Literal:
        return "whole number" if isinstance(get_args(hint)[0], int) else "text"
    return PLAIN.get(hint, "table")


def _toml(value: object) -> str:
    match value:
        case None:
            return "left out"
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case int() | float():
            return f"{value:_}" if isinstance(value, int) else f"{value:g}"
        case _:
            return "{}"
