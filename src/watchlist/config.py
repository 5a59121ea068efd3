"""The configuration: found, read, decoded, cross-checked, with every problem at its line."""

import stat
import tomllib
import zoneinfo
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from watchlist.configuration import FILE_NAME, toml
from watchlist.configuration.crosscheck import errors
from watchlist.configuration.decode import Fault, decode, shown, written
from watchlist.configuration.file import failed, read, table_of, text_of
from watchlist.configuration.head import default_path, digest, find
from watchlist.configuration.keys import describe
from watchlist.configuration.naming import did_you_mean
from watchlist.configuration.searches import address
from watchlist.errors import ConfigError, Problem
from watchlist.lint import warnings
from watchlist.settings import Config, Indicator, Source

__all__ = [
    "check", "default_path", "default_text", "describe", "find", "load", "locate", "locate_term",
    "parse",
]  # fmt: skip


Inspect = Callable[[Config], Iterable[Fault]]
"""Looks for something odd in a whole configuration."""


def default_text() -> str:
    """Return the shipped configuration, comments and all."""
    return default_path().read_text(encoding="utf-8")


def load(path: Path, *, fetchers: Collection[str] | None = None) -> Config:
    """Return the configuration in a file, defaults filled in.

    Args:
        path: the file.
        fetchers: the names that a feed's `fetcher` may have; those of this version by default.

    Raises:
        ConfigError: if the file cannot be read, or with every problem found in it.
    """
    data = read(path)
    name = str(path)
    return _parse(text_of(data, name), name, data, fetchers)


def parse(text: str, name: str = FILE_NAME, *, fetchers: Collection[str] | None = None) -> Config:
    """Return the configuration in a text, defaults filled in; `name` stands for its file.

    Raises:
        ConfigError: with every problem found.
    """
    data = text.encode("utf-8", "surrogatepass")
    return _parse(text.removeprefix("\ufeff"), name, data, fetchers)


def check(
    path: Path, *, fetchers: Collection[str] | None = None, further: Sequence[Inspect] = ()
) -> tuple[Problem, ...]:
    """Return every problem of a file, warnings too, in the order of its lines.

    Args:
        path: the file.
        fetchers: the names that a feed's `fetcher` may have; those of this version by default.
        further: what else to look for where there is no error.
    """
    name = str(path)
    try:
        data = read(path)
        text = text_of(data, name)
        table = table_of(text, name)
    except ConfigError as error:
        return error.problems
    config, faults = _decode(table, fetchers)
    if all(fault.is_warning for fault in faults):
        faults += warnings(config, table, is_exposed=_is_exposed(path))
        whole = replace(_filled(config), path=name)
        faults += tuple(fault for inspect in further for fault in inspect(whole))
    return _problems(text, name, faults)


def locate(text: str, path: toml.Path) -> toml.Place:
    """Return where a value of a configuration stands, or the nearest known above it."""
    return _places(text.removeprefix("\ufeff")).value(path)


def locate_term(text: str, concept: str, term: str) -> int:
    """Return the line on which a concept's term stands, from 1; 0 where it is not there.

    Args:
        text: the configuration, which must be valid TOML.
        concept: its name.
        term: as configured, in whichever language comes first.
    """
    text = text.removeprefix("\ufeff")
    words = tomllib.loads(text).get("concepts", {}).get(concept, {})
    for language, terms in words.items():
        if term in terms:
            path = ("concepts", concept, language, terms.index(term))
            return _places(text).value(path).line
    return 0


@lru_cache(maxsize=2)  # every test of a file asks for its line
def _places(text: str) -> toml.Places:
    return toml.scan(text)


# ------------------------------------------------------------------ from a table to a Config


def _parse(text: str, name: str, data: bytes, fetchers: Collection[str] | None) -> Config:
    config, faults = _decode(table_of(text, name), fetchers)
    if wrong := [fault for fault in faults if not fault.is_warning]:
        raise failed(_problems(text, name, wrong))
    return replace(_filled(config), path=name, digest=digest(data))


def _decode(
    table: dict[str, Any], fetchers: Collection[str] | None
) -> tuple[Config, tuple[Fault, ...]]:
    if type(table.get("format")) is int and table["format"] > 1:
        what = f"expected 1; got {table['format']}: the file is for a newer version of watchlist"
        return decode({"format": 1}, Config)[0], (Fault(("format",), what),)
    config, faults = decode(table, Config)
    faults = (*faults, *_zone(config.timezone))
    return config, (*faults, *errors(config, faults, _names(config, fetchers)))


def _zone(name: str) -> Iterator[Fault]:
    if name == "UTC":  # known even where the machine has no time zones
        return
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        hint = did_you_mean(name, zoneinfo.available_timezones())
        what = f'expected a time zone such as "Asia/Seoul"; got {shown(name)}{hint}'
        yield Fault(("timezone",), what)


def _names(config: Config, fetchers: Collection[str] | None) -> Collection[str]:
    if fetchers is not None:
        return fetchers
    if all(feed.fetcher in ("", "rss") for feed in config.feeds):
        return ("rss",)
    # Only asked for where it matters: the fetchers bring parsers that take long to import.
    from watchlist.fetchers import FETCHERS  # noqa: PLC0415

    return tuple(FETCHERS)


def _filled(config: Config) -> Config:
    """Give names, titles and families the defaults that depend on other keys."""
    return replace(
        config,
        sources=tuple(map(_source, config.sources)),
        feeds=tuple(replace(feed, url=address(feed)) for feed in config.feeds),
        indicators=tuple(map(_indicator, config.indicators)),
    )


def _source(source: Source) -> Source:
    return replace(source, name=source.name or source.id, family=source.family or source.id)


def _indicator(indicator: Indicator) -> Indicator:
    return replace(
        indicator,
        title=indicator.title or indicator.id,
        stages=tuple(replace(s, title=s.title or s.id) for s in indicator.stages),
        triggers=tuple(replace(t, title=t.title or t.id) for t in indicator.triggers),
        answers=indicator.answers or indicator.stages[-1].id,
    )


# ------------------------------------------------------------------ problems


def _problems(text: str, name: str, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    places = toml.scan(text)
    found = []
    for fault in faults:
        place = places.key(fault.path) if fault.at_key else places.value(fault.path)
        found.append(Problem(name, *place, written(fault.path), fault.what, fault.is_warning))
    return tuple(sorted(found))


def _is_exposed(path: Path) -> bool:
    """Tell whether others on this machine may read a file."""
    return bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))
