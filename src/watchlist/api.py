"""The tool for programs: what a script imports. Everything else may change between versions.

    config = load("indicators.toml")
    told = cluster(read(config, items))         # no store, no network, no clock
    for verdict in assess(config, told, now):
        print(verdict.indicator, verdict.status, verdict.reasons[0].text)

    with Store("watch.db") as store:            # what `watchlist check` does
        print(render(check(config, store, now), "markdown"))

Times are aware datetimes; what is returned is frozen. Errors are those of `watchlist.errors`, each
with a `hint`.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from watchlist import config as configuration
from watchlist import engine, schema
from watchlist.backtest import joined, last_day
from watchlist.backtests.archived import Harvest, Told, archived, deliveries, in_order
from watchlist.errors import UsageError, WatchlistError
from watchlist.match import Reader
from watchlist.model import Item, Reading
from watchlist.renderers import RENDERERS
from watchlist.settings import Config
from watchlist.store import Store
from watchlist.tree import report_tree
from watchlist.verdict import Assessment, Report
from watchlist.web.client import Web

__all__ = [
    "Assessment", "Config", "Item", "Reading", "Report", "Store", "Told", "WatchlistError",
    "assess", "check", "cluster", "load", "read", "render", "schema_of",
]  # fmt: skip


def load(path: Path | str | None = None) -> Config:
    """Return a configuration; without a path the shipped one.

    Raises:
        ConfigError: with every problem of the file in `problems`.
    """
    if path is None:
        return configuration.parse(configuration.default_text())
    return configuration.load(Path(path))


def read(config: Config, items: Iterable[Item | Mapping[str, object]]) -> Iterator[Told]:
    """Yield each item with what it says of the indicators that it is about.

    Args:
        config: what is watched for.
        items: items, or objects as `watchlist export` prints them: `title`, and `published` or
            `seen`, are needed.

    Raises:
        ValueError: if an object is no item, saying what is wrong with it.
    """
    reader, places = Reader(config), count()
    feeds = {feed.id for feed in config.feeds}
    for one in items:
        item = one if isinstance(one, Item) else archived(one, next(places), feeds)
        yield Told(item, reader.read(item.title, item.summary, item.id))


def cluster(told: Iterable[Told]) -> tuple[Told, ...]:
    """Return items with the story that each joins, in the order in which they were seen."""
    ordered = tuple(sorted(told, key=in_order))
    return joined(Harvest(ordered, ())).told


def assess(config: Config, told: Iterable[Told], now: datetime) -> tuple[Assessment, ...]:
    """Return the verdict on each indicator, in the configuration's order.

    As of a first run that knows these items and no others: the days before are replayed, and a day
    without any item is one on which nobody looked.

    Args:
        config: what is watched and how.
        told: items that have joined their stories, in any order; those seen after `now` are not
            looked at.
        now: the time of the verdict.

    Raises:
        ValueError: if `now` names no time zone.
    """
    items = tuple(sorted(told, key=in_order))
    brought = Counter((one.item.seen.date(), one.item.feed) for one in items)
    known = Harvest(items, deliveries(brought))
    return last_day(config, known, _utc(now))


def check(
    config: Config, store: Store, now: datetime, *, only: Sequence[str] = (), force: bool = False
) -> Report:
    """Ask the feeds, store what is new, judge, and return the report, as `watchlist check` does.

    Nobody is notified. Secrets and proxies come from the environment.

    Raises:
        UsageError: if an indicator is unknown.
        StoreBusy: if another run holds the store.
        StoreError: if `now` lies before the last run, or the store fails.
        ValueError: if `now` names no time zone.
    """
    with Web(config.fetch, os.environ) as web:
        return engine.check(config, store, web.send, _utc(now), only=only, force=force)


def render(
    report: Report, style: str = "table", *, width: int = 80, color: bool = False,
    timezone: str = "UTC",
) -> str:  # fmt: skip
    """Return a report as text.

    Args:
        report: of `check`.
        style: `table`, `json`, `ndjson`, `csv`, `markdown`, `nagios` or `prometheus`.
        width: columns to fill, at least 40.
        color: whether a table may have ANSI colours.
        timezone: of the times in tables, by its name in the IANA database.

    Raises:
        UsageError: if there is no such style.
    """
    from watchlist.views import status  # noqa: PLC0415  only those who print need it

    if style not in RENDERERS:
        raise UsageError(f"there is no style {style!r}", hint=f"one of {', '.join(RENDERERS)}")
    view = status.view(report_tree(report), timezone=timezone, now=report.at)
    return RENDERERS[style].render(view, width, color=color)


def schema_of(command: str) -> Mapping[str, object]:
    """Return the JSON Schema of what a command prints.

    Raises:
        UsageError: for a command that prints no JSON of its own.
    """
    return schema.schema(command)


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:  # it would be taken for the local time of this machine
        raise ValueError(f"{at} names no time zone")
    return at.astimezone(UTC)
