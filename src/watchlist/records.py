"""Frozen values to JSON and back, exactly: what the store keeps of states, standings, readings.

The annotations of a dataclass or named tuple are its schema. A key that is missing takes the
field's default and one that is unknown is passed over, so that a record outlives the fields that
come and go.
"""

import dataclasses
import json
import types
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

_LINE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def stamp(at: datetime) -> str:
    """Return a time as text in UTC, to the second, such as `2026-01-31T06:00:00Z`.

    Raises:
        ValueError: if the time names no zone: what it means is not known.
    """
    if at.tzinfo is UTC:  # as nearly all are: less than half the time
        return at.isoformat(timespec="seconds").removesuffix("+00:00") + "Z"
    if at.tzinfo is None:
        raise ValueError(f"{at} names no time zone")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def moment(text: str) -> datetime:
    """Return the time that `stamp` made a text of."""
    return datetime.fromisoformat(text)


def dump(value: object) -> str:
    """Return a value as one line of JSON, the same for equal values."""
    return _LINE.encode(_plain(value))


def load(kind: type[T], text: str) -> T:
    """Return the value of this kind that `dump` made a line of.

    Raises:
        ValueError: if the text is no such record.
    """
    value: T = _read(kind, kind.__name__, text)
    return value


def pack(values: Sequence[object]) -> str:
    """Return values of one kind as one line of JSON in which no field is named.

    A third of what `dump` says, for what is made anew where a field comes or goes. Their fields
    must hold what JSON has a form for: numbers, words, named tuples and tuples of such.
    """
    packed = [_fields(type(value))(value) for value in values]  # type: ignore[arg-type]  # a class can be hashed
    return _LINE.encode(packed)


def unpack(kind: type[T], text: str) -> tuple[T, ...]:
    """Return the values of this kind that `pack` made a line of.

    Raises:
        ValueError: if the text is no such record.
    """
    values: tuple[T, ...] = _read(tuple[kind, ...], kind.__name__, text)  # type: ignore[valid-type]  # a kind known at run time only
    return values


def _read(kind: Any, name: str, text: str) -> Any:  # noqa: ANN401  as for _reader
    try:
        return _reader(kind)(json.loads(text))
    except (TypeError, AttributeError) as error:
        raise ValueError(f"no record of {name}: {error}") from error


def _plain(value: object) -> object:
    if value is None or type(value) in (str, int, float, bool):
        return value
    match value:
        case Enum():
            return value.value
        case datetime():
            return stamp(value)
        case date():
            return value.isoformat()
        case tuple() | list() if not hasattr(value, "_fields"):
            return [_plain(member) for member in value]
    return {name: _plain(getattr(value, name)) for name in _names(type(value))}  # type: ignore[arg-type]  # a class can be hashed


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  any record
    """Return the names of the fields of a dataclass or named tuple; TypeError if it is neither."""
    if hasattr(kind, "_fields"):
        return tuple(kind._fields)
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _fields(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  any record
    """Return what tells the values of all fields of a record."""
    return attrgetter(*_names(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  an annotation may be of any form
    """Return what makes a value of this kind out of its JSON; made once for a kind."""
    if get_origin(kind) in (Union, types.UnionType):
        inner = _reader(next(arg for arg in get_args(kind) if arg is not types.NoneType))
        return lambda tree: None if tree is None else inner(tree)
    if get_origin(kind) is tuple:
        member = _reader(get_args(kind)[0])
        return lambda tree: tuple([member(each) for each in tree])
    if dataclasses.is_dataclass(kind) or hasattr(kind, "_fields"):
        return _record_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _Members(kind).__getitem__
    return _SCALARS.get(kind, _same)


class _Members(dict[object, Enum]):
    """The members of an enumeration by their values: to call the class takes ten times as long."""

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__((member.value, member) for member in kind)
        self._kind = kind

    def __missing__(self, value: object) -> Enum:
        """Say of what is no member that it is none."""
        return self._kind(value)


def _record_reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  any record
    hints = get_type_hints(kind)
    readers = {name: _reader(hints[name]) for name in _names(kind)}
    scalars = {name for name, reader in readers.items() if reader is _same}
    names = tuple(readers)
    others = [(at, readers[name]) for at, name in enumerate(names) if name not in scalars]

    def read(tree: Any) -> Any:  # noqa: ANN401  as above
        if isinstance(tree, list) and len(tree) == len(names):
            values = tree
        elif tuple(tree) == names:  # as this version writes it: it takes half the time of others
            values = list(tree.values())
        else:
            return kind(
                **{
                    name: each if name in scalars else readers[name](each)
                    for name, each in tree.items()
                    if name in readers
                }
            )
        for at, reader in others:
            values[at] = reader(values[at])
        return kind(*values)

    return read


def _same(tree: Any) -> Any:  # noqa: ANN401  what JSON has a form for, too
    return tree


_SCALARS: dict[Any, Callable[[Any], Any]] = {datetime: moment, date: date.fromisoformat}
