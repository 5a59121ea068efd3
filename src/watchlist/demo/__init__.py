"""The whole job over the bundled sample: five weeks of daily checks in a few seconds.

The sample is served on this machine, fetched, parsed, read and judged by the very code of
`watchlist check`, into a store of its own: every figure shown comes out of the pipeline.
"""

import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from watchlist import config, engine
from watchlist.demo import feeds as demo_feeds
from watchlist.demo.feeds import SampleFeed
from watchlist.demo.server import Server
from watchlist.errors import UsageError
from watchlist.match import Reader
from watchlist.settings import Config, FetchLimits
from watchlist.store import Store
from watchlist.verdict import Report
from watchlist.web.client import Web

FIRST_DAY: Final = -35
"""The day of the first check; the last one is on day 0."""

CONFIG_NAME: Final = "demo.toml"
STORE_NAME: Final = "demo.db"

# The port differs from run to run. As a name from the environment it stays out of configuration,
# store and messages, so that two demos at the same time say the same.
_PORT: Final = "WATCHLIST_DEMO_PORT"
_TABLE = re.compile(r"\s*\[+\s*(?P<name>[^\s\[\].]+)")

_NOTICE = """\
# Written by `watchlist demo`: the shipped configuration with the sample's feeds for its own.
# Their server ran for the demo only, so look at what was found, but do not `check`:
#   watchlist show satellite --config {config} --db {store} --at {at}
"""


def run(
    now: datetime,
    folder: Path | None = None,
    on_day: Callable[[int, int], None] | None = None,
) -> Report:
    """Check the sample once a day up to `now`, and return what the last check says.

    Args:
        now: the time of the last check, aware.
        folder: where the store and the configuration are left, as `demo.db` and `demo.toml`, so
            that other commands can go on with them; None leaves nothing behind.
        on_day: told after each check how many are done, and of how many.

    Raises:
        UsageError: if the folder holds a demo already.
    """
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="watchlist-demo-") as made:
            return _run(now, Path(made), on_day)
    for name in (CONFIG_NAME, STORE_NAME):
        if (folder / name).exists():
            raise UsageError(
                f"{folder / name} is there already",
                hint="name another folder, or remove the earlier demo from this one",
            )
    folder.mkdir(parents=True, exist_ok=True)
    return _run(now, folder, on_day)


def configuration() -> str:
    """Return the shipped configuration, as text, with the sample's feeds in place of its own."""
    kept: list[str] = []
    held: list[str] = []
    is_in_feeds = False
    for line in config.default_text().splitlines(keepends=True):
        if table := _TABLE.match(line):
            is_in_feeds = table["name"] == "feeds"
            # Comments above the next table belong to it, not to the feeds that end there.
            kept += [] if is_in_feeds else held
            held = []
        if not is_in_feeds:
            kept.append(line)
        elif line.lstrip().startswith("#") or not line.strip():
            held.append(line)
        else:
            held = []
    return "".join(kept) + "".join(map(_table, demo_feeds.feeds()))


def _table(feed: SampleFeed) -> str:
    source = f'source = "{feed.source}"\n' if feed.source else ""
    return (
        f'\n[[feeds]]\nid = "{feed.id}"\nurl = "http://127.0.0.1:${{{_PORT}}}{feed.path}"\n'
        f'{source}language = "{feed.language}"\n'
    )


def _run(now: datetime, folder: Path, on_day: Callable[[int, int], None] | None) -> Report:
    file, database = folder / CONFIG_NAME, folder / STORE_NAME
    notice = _NOTICE.format(config=file, store=database, at=f"{now:%Y-%m-%dT%H:%M:%SZ}")
    text = configuration()
    file.write_text(notice + text, encoding="utf-8")
    settings = config.parse(text, CONFIG_NAME)
    days = range(FIRST_DAY, 1)
    reader = Reader(settings)
    with (
        Server(demo_feeds.feeds(), demo_feeds.items(), now, FIRST_DAY) as server,
        Web(_limits(settings, server.port), {_PORT: str(server.port)}) as web,
        Store(database) as store,
    ):
        for count, day in enumerate(days, start=1):
            server.day = day
            at = now + timedelta(days=day)
            report = engine.check(settings, store, web.send, at, reader=reader)
            if on_day:
                on_day(count, len(days))
    return report


def _limits(settings: Config, port: int) -> FetchLimits:
    """Allow the loopback server, and as many requests at once on it as on all hosts."""
    fetch = settings.fetch
    return replace(fetch, allow_hosts=(f"127.0.0.1:{port}",), per_host=fetch.concurrency)
