"""What most commands need before they can begin: the configuration, the store, the log."""

import logging
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from watchlist.commands import clock
from watchlist.commands.output import say
from watchlist.errors import UsageError

if TYPE_CHECKING:
    from watchlist.contract import ReportTree
    from watchlist.settings import Config
    from watchlist.store import Store

APP = "watchlist"


def config_path(explicit: Path | None) -> Path:
    """Return which configuration is meant: the contract's order, the shipped one last."""
    from watchlist.configuration import head

    return head.find(explicit, os.environ, Path.cwd(), Path(platformdirs.user_config_dir(APP)))


def load(explicit: Path | None) -> "Config":
    """Return the configuration that is meant.

    Raises:
        ConfigError: with every problem of the file.
    """
    from watchlist import config as configuration

    return configuration.load(config_path(explicit))


def begin(config: Path | None, at: str | None, verbose: int) -> "tuple[Config, datetime]":
    """Start the log; return the configuration that is meant and the time of this run.

    Raises:
        UsageError: if `at` is no time.
        ConfigError: with every problem of the file.
    """
    start_log(verbose)
    now = clock.now(at)
    return load(config), now


def timezone(path: Path, report: "ReportTree") -> str:
    """Return the time zone of a configuration; no more of it is read where a run was made under it.

    Raises:
        ConfigError: with every problem of the file.
    """
    from watchlist.configuration import head

    return head.timezone(path, report["config"]["hash"]) or load(path).timezone


def store_beside(explicit: Path | None, config: Path) -> Path:
    """Return where the store of a configuration's file is, be that file sound or not."""
    return explicit or Path(platformdirs.user_data_dir(APP)) / f"{config.stem or APP}.db"


def open_store(
    explicit: Path | None, config: "Config | Path", *, read_only: bool = False
) -> "Store":
    """Return the store of a configuration or its file, opened; for reading only it must be there.

    Raises:
        StoreError: if it cannot be opened.
    """
    from watchlist.store import Store

    file = config if isinstance(config, Path) else Path(config.path)
    return Store(store_beside(explicit, file), create=not read_only)


def last_report(store: "Store", now: datetime) -> "ReportTree":
    """Return what the last run at or before a time said, and how long ago that is.

    Raises:
        UsageError: if there is none.
    """
    from watchlist.records import stamp
    from watchlist.sight import seen_from

    tree = store.last_report(now)
    if tree is not None:
        return seen_from(tree, now)
    last = store.last_at()
    if last is None:
        raise UsageError("no run is stored yet", hint="`watchlist check` makes the first")
    raise UsageError(
        f"no run is stored of {stamp(now)} or before",
        hint=f"the last is of {stamp(last)}; `watchlist history` has the days of all",
    )


def warn_of_the_past(store: "Store", now: datetime) -> None:
    """Say so where no run had looked by a time: what is said of it then is no sign of calm.

    A store without any run, such as one that was imported, has no past.
    """
    if store.last_at() and not store.last_at(now):
        say(f"warning: no run is stored of {now:%Y-%m-%d %H:%M} UTC or before: "
            "nothing was observed then")  # fmt: skip


def warn_of_another(tree: "ReportTree | None", path: Path) -> None:
    """Say so where a default store's last run was made under a configuration of another place.

    Two files of one name share a default store; whoever names one with `--db` knows what is in it.
    """
    known = Path(tree["config"]["path"]) if tree else path
    if known.is_absolute() and known.resolve() != path.resolve():
        say(f"warning: the last run was made under {known}, not {path} (--db keeps the two apart)")


def start_log(verbose: int) -> None:
    """Send the log to stderr: warnings, with -v what is done, with -vv each decision."""
    level = (logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    log = logging.getLogger(APP)
    log.handlers = [handler]
    log.setLevel(level)
