"""A TOML table to the dataclass that describes it: all faults at once, each with its path.

The annotations and the facts given to `setting.key` are the schema. A value that is wrong is
replaced by its default, so that what stands around it can still be judged; whoever decodes must
not use the result when there are faults other than warnings.
"""

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from watchlist.configuration.naming import did_you_mean
from watchlist.settings import Concept, Expectation, Terms

Path = tuple[str | int, ...]
T = TypeVar("T")

LONGEST_SHOWN: Final = 40
PAIRS: Final = tuple[tuple[str, str], ...]
NAMES: Final = {bool: "true or false", str: "a text in quotes", int: "a whole number"}
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_ID = re.compile(r"\w[\w.-]*\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a table. `at_key`: the key itself, rather than its value."""

    path: Path
    what: str
    at_key: bool = False
    is_warning: bool = False


def decode(table: Mapping[str, Any], cls: type[T], path: Path = ()) -> tuple[T, tuple[Fault, ...]]:
    """Return the dataclass that a table describes, and all that is wrong with the table.

    Args:
        table: as `tomllib` gives it.
        cls: a dataclass whose fields were made by `setting.key`; others are no keys.
        path: where the table stands, for the faults.
    """
    decoder = _Decoder()
    return decoder.table(table, cls, path), tuple(decoder.faults)


def written(path: Path) -> str:
    """Return a path as `indicators[0].signals[3].weight`, odd keys quoted."""
    parts = []
    for piece in path:
        if isinstance(piece, int):
            parts.append(f"[{piece}]")
        else:
            name = piece if _BARE.match(piece) else repr(piece)
            parts.append(f".{name}" if parts else name)
    return "".join(parts)


def shown(value: object, *, is_secret: bool = False) -> str:
    """Return a TOML value for a message, short; of a secret only what kind of value it is."""
    match value:
        case Mapping():
            return "a table"
        case list():
            return "an array" if value else "an empty array"
        case str():
            short = value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…"
            return "a text" if is_secret else repr(short)
        case bool():
            return "true" if value else "false"
        case int() if abs(value) >= 10**LONGEST_SHOWN:
            return "a number of more than 40 digits"
        case _:
            return str(value)


def listed(names: Collection[str]) -> str:
    """Return names for a message, in their own order: `a, b, c`."""
    return ", ".join(names)


@cache
def hints(cls: Any) -> dict[str, Any]:  # noqa: ANN401  a dataclass
    """Return the types of a dataclass's fields that are keys of its table."""
    types = get_type_hints(cls)
    return {f.name: types[f.name] for f in keys(cls)}


@cache
def keys(cls: Any) -> tuple[Field[Any], ...]:  # noqa: ANN401  a dataclass
    """Return a dataclass's fields that are keys of its table."""
    return tuple(f for f in fields(cls) if f.metadata)


def neutral(hint: Any) -> Any:  # noqa: ANN401  a value of any type that an annotation names
    """Return a value of a type, to stand for one that is missing or wrong."""
    origin = get_origin(hint)
    if origin is Literal:
        return get_args(hint)[0]
    if origin is tuple:
        return ()
    if origin in (Union, UnionType):
        return None
    if is_dataclass(hint):
        types = get_type_hints(hint)
        make: Any = hint
        return make(
            **{f.name: neutral(types[f.name]) for f in fields(hint) if f.default is MISSING}
        )
    return hint()


class _Decoder:
    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, path: Path, what: str, *, at_key: bool = False) -> None:
        self.faults.append(Fault(path, what, at_key))

    def expected(self, path: Path, what: str, value: object, facts: Mapping[str, Any]) -> None:
        got = shown(value, is_secret=facts.get("kind") == "secret")
        self.fault(path, f"expected {what}; got {got}")

    # ---------------------------------------------------------------- tables

    def table(self, table: Mapping[str, Any], cls: type[T], path: Path, **given: object) -> T:
        schema: Any = cls  # `type[T]` does not count as hashable to mypy
        types = hints(schema)
        named = {n: f for f in keys(schema) for n in (f.name, f.metadata["alias"]) if n}
        misspelled = self._unknown(table, list(named), path)
        found: dict[str, Any] = dict(given)
        for name, value in table.items():
            if (f := named.get(name)) is None:
                continue
            if f.name in found:
                alias = f.metadata["alias"]
                self.fault((*path, name), f"{alias!r} means {f.name!r}: give one", at_key=True)
                continue
            wrong = len(self.faults)
            here = (*path, name)
            good = self.value(value, types[f.name], here, f.metadata)
            is_wrong = any(fault.path == here for fault in self.faults[wrong:])
            found[f.name] = f.default if is_wrong and f.default is not MISSING else good
        for f in keys(schema):
            if f.name not in found and f.default is MISSING:
                found[f.name] = neutral(types[f.name])
                if not misspelled & {f.name, f.metadata["alias"]}:
                    self.fault((*path, f.name), f"required, but not there ({f.metadata['doc']})")
        return cls(**found)

    def _unknown(self, table: Mapping[str, Any], names: list[str], path: Path) -> set[str]:
        """Report unknown keys; return the known ones that they were meant for."""
        meant: set[str] = set()
        for name in table:
            if name in names:
                continue
            hint = did_you_mean(name, [n for n in names if n not in table])
            meant.update(n for n in names if repr(n) in hint)
            self.fault(
                (*path, name), f"unknown key{hint or f'; known are {listed(names)}'}", at_key=True
            )
        return meant

    # ---------------------------------------------------------------- values

    def value(self, value: object, hint: Any, path: Path, facts: Mapping[str, Any]) -> Any:  # noqa: ANN401, PLR0911  one return a type
        if hint == PAIRS:
            return self.pairs(value, path, facts)
        origin = get_origin(hint)
        if origin is Literal:
            return self.choice(value, get_args(hint), path)
        if origin in (Union, UnionType):
            return self.value(value, get_args(hint)[0], path, facts)
        if origin is tuple:
            return self.many(value, get_args(hint)[0], path, facts)
        if is_dataclass(hint) and isinstance(hint, type):
            if isinstance(value, Mapping):
                return self.table(value, hint, path)
            self.expected(path, "a table", value, facts)
            return neutral(hint)
        if hint is date:
            return self.day(value, path, facts)
        if hint in (int, float):
            return self.number(value, hint, path, facts)
        return self.plain(value, hint, path, facts)

    def plain(self, value: object, hint: type[T], path: Path, facts: Mapping[str, Any]) -> T:
        if not isinstance(value, hint):
            self.expected(path, NAMES[hint], value, facts)
            return hint()
        if isinstance(value, str):
            self.text(value, path, facts)
        return value

    def text(self, value: str, path: Path, facts: Mapping[str, Any]) -> None:
        kind = facts.get("kind")
        if facts.get("nonempty") and not value.strip():
            self.fault(path, "expected a text; got an empty one")
        elif _UNUSABLE.search(value) and kind != "secret":
            self.expected(path, "a text without control characters", value, facts)
        elif kind == "id" and not _ID.match(value):
            self.expected(path, "an id of letters, digits and . _ -", value, facts)
        elif kind == "language" and value and not _LANGUAGE.match(value):
            self.expected(path, 'a language tag such as "en" or "zh-Hant"', value, facts)

    def number(self, value: object, hint: Any, path: Path, facts: Mapping[str, Any]) -> Any:  # noqa: ANN401  int or float
        name = "a whole number" if hint is int else "a number"
        is_number = isinstance(value, int) or (hint is float and isinstance(value, float))
        if isinstance(value, bool) or not isinstance(value, int | float) or not is_number:
            self.expected(path, name, value, facts)
            return hint()
        low, high, above = facts["low"], facts["high"], facts["above"]
        if not (
            _is_finite(value)
            and (low is None or value >= low)
            and (high is None or value <= high)
            and (above is None or value > above)
        ):
            limits = bounds(low, high, above) or "finite"
            self.expected(path, f"{name} ({limits})", value, facts)
            return hint()
        return hint(value)

    def day(self, value: object, path: Path, facts: Mapping[str, Any]) -> date | None:
        what = "a date without quotes or time, such as 2026-01-31"
        if isinstance(value, date) and not isinstance(value, datetime):
            if value.year in range(1900, 3000):
                return value
            what = "a year from 1900 to 2999"
        self.expected(path, what, value, facts)
        return None

    def choice(self, value: object, allowed: tuple[Any, ...], path: Path) -> Any:  # noqa: ANN401  one of the values allowed
        if any(value == one and type(value) is type(one) for one in allowed):
            return value
        what = listed([str(one) for one in allowed])
        what = f"one of {what}" if len(allowed) > 1 else what
        names = [one for one in allowed if isinstance(one, str)]
        hint = did_you_mean(value, names) if isinstance(value, str) else ""
        self.fault(path, f"expected {what}; got {shown(value)}{hint}")
        return allowed[0]

    def many(self, value: object, inner: Any, path: Path, facts: Mapping[str, Any]) -> Any:  # noqa: ANN401  a tuple of whatever the annotation says
        if inner in (Concept, Expectation):
            return (self.concepts if inner is Concept else self.expectations)(value, path)
        if facts.get("kind") == "named":
            return self.named(value, inner, path)
        is_tables = is_dataclass(inner)
        if not isinstance(value, list):
            what = f"an array of tables, [[{_header(path)}]]" if is_tables else "an array of texts"
            self.expected(path, what, value, facts)
            return ()
        if facts.get("nonempty") and not value:
            self.fault(path, "expected at least one; got an empty array")
        if inner is str and not facts.get("kind") and _are_texts(value):
            return tuple(value)
        facts = {**facts, "nonempty": True}
        return tuple(self.value(one, inner, (*path, i), facts) for i, one in enumerate(value))

    # ---------------------------------------------------------------- shapes of their own

    def pairs(self, value: object, path: Path, facts: Mapping[str, Any]) -> Any:  # noqa: ANN401  a tuple of pairs
        if not isinstance(value, Mapping):
            self.expected(path, 'a table such as { Accept = "text/xml" }', value, facts)
            return ()
        for name, text in value.items():
            if not isinstance(text, str):
                self.expected((*path, name), "a text in quotes", text, facts)
        return tuple((name, text) for name, text in value.items() if isinstance(text, str))

    def concepts(self, value: object, path: Path) -> tuple[Concept, ...]:
        if not isinstance(value, Mapping):
            self.expected(path, "tables, [concepts.NAME]", value, {})
            return ()
        return tuple(self.concept(name, words, (*path, name)) for name, words in value.items())

    def concept(self, name: str, words: object, path: Path) -> Concept:
        if not _ID.match(name):
            self.fault(path, "expected a name of letters, digits and . _ -", at_key=True)
        if not isinstance(words, Mapping):
            self.expected(path, 'terms by language, such as en = ["…"]', words, {})
            return Concept(id=name, words=())
        if not words:
            self.fault(path, 'expected terms of at least one language, such as en = ["…"]')
        found = []
        for language, terms in words.items():
            if language != "any" and not _LANGUAGE.match(language):
                what = 'expected a language tag such as "en" or "zh-Hant", or "any"'
                self.fault((*path, language), what, at_key=True)
            good = self.many(terms, str, (*path, language), {"nonempty": True})
            found.append(Terms(language=language, terms=good))
        return Concept(id=name, words=tuple(found))

    def named(self, value: object, inner: Any, path: Path) -> Any:  # noqa: ANN401  a tuple of whatever the annotation says
        tables = value if isinstance(value, Mapping) else {"": value}
        for name, one in tables.items():
            if not isinstance(one, Mapping):
                at, secret = (*path, *([name] if name else [])), {"kind": "secret"}
                self.expected(at, f"a table, [{_header(path)}.NAME]", one, secret)
        good = {name: one for name, one in tables.items() if isinstance(one, Mapping)}
        return tuple(self.table(one, inner, (*path, n), id=n) for n, one in good.items())

    def expectations(self, value: object, path: Path) -> tuple[Expectation, ...]:
        if not isinstance(value, Mapping):
            self.expected(path, 'a table such as { an_indicator = "a_stage" }', value, {})
            return ()
        return tuple(self.expectation(name, one, (*path, name)) for name, one in value.items())

    def expectation(self, name: str, value: object, path: Path) -> Expectation:
        match value:
            case bool():
                return Expectation(indicator=name, is_relevant=value)
            case str():
                return Expectation(indicator=name, stage=value)
            case Mapping():
                return self.table(value, Expectation, path, indicator=name)
            case _:
                what = "a stage, true, false, or a table of stage and polarity"
                self.expected(path, what, value, {})
                return Expectation(indicator=name)


def bounds(low: float | None, high: float | None, above: float | None) -> str:
    """Return the bounds of a number in words: `above 0, at most 1`."""
    named = (("above", above), ("at least", low), ("at most", high))
    return ", ".join(f"{name} {limit:g}" for name, limit in named if limit is not None)


def _are_texts(values: list[object]) -> bool:
    """Tell quickly whether all are texts without fault: a vocabulary has many thousands."""
    texts = [value for value in values if isinstance(value, str) and value and not value.isspace()]
    return len(texts) == len(values) and not _UNUSABLE.search("".join(texts))


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number beyond what any key may be
        return False


def _header(path: Path) -> str:
    return ".".join(str(piece) for piece in path if isinstance(piece, str))
