"""`doctor`: what the tool stands on, gathered and judged. It changes nothing and asks nobody."""

import locale
import pyexpat
import shutil
import ssl
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib import metadata
from pathlib import Path

from watchlist import config as configuration
from watchlist import diagnosis
from watchlist.diagnosis import Finding
from watchlist.errors import ConfigError
from watchlist.notifiers.apprise import INSTALL
from watchlist.settings import Config
from watchlist.store.checkup import LIBRARY, look
from watchlist.store.schema import SCHEMA
from watchlist.web.credentials import names_in

PACKAGES = (
    "ahocorasick-rs", "feedparser", "httpcore", "httpx", "jinja2", "markupsafe", "platformdirs",
    "rich", "tomlkit", "typer",
)  # fmt: skip
MOUNTS = Path("/proc/self/mounts")


def examine(
    path: Path, store: Path, environ: Mapping[str, str], now: datetime
) -> tuple[Finding, ...]:
    """Return what is found, in the order that it is shown.

    Args:
        path: the configuration.
        store: the store, which need not be there.
        environ: where `${NAME}` is looked up; only names are shown.
        now: the time.
    """
    return (
        diagnosis.python(sys.version_info[:3], now.date()),
        diagnosis.sqlite(LIBRARY),
        diagnosis.expat(pyexpat.version_info),
        diagnosis.openssl(ssl.OPENSSL_VERSION, ssl.OPENSSL_VERSION_INFO, now.date()),
        _packages(),
        *_configured(path, environ),
        *diagnosis.store(look(store), SCHEMA.version, now),
        *_place(store),
        diagnosis.encoding(locale.getencoding()),
    )


def _packages() -> Finding:
    return diagnosis.packages([(name, _version(name)) for name in PACKAGES])


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _configured(path: Path, environ: Mapping[str, str]) -> Iterator[Finding]:
    problems = configuration.check(path)
    errors = sum(not problem.is_warning for problem in problems)
    try:
        config = configuration.load(path)
    except ConfigError:
        yield diagnosis.configuration(str(path), max(errors, 1), len(problems) - errors, 0, 0)
        return
    yield diagnosis.configuration(
        str(path), errors, len(problems), len(config.indicators), len(config.feeds)
    )
    wanted = sorted(dict.fromkeys(_names(config)))
    yield diagnosis.environment(wanted, [name for name in wanted if not environ.get(name)])
    channels = [channel.id for channel in config.notify if channel.url]
    yield diagnosis.apprise(_version("apprise"), channels, INSTALL)


def _names(config: Config) -> Iterator[str]:
    """Yield the names that stand as `${NAME}` where they are looked up."""
    for feed in config.feeds:
        for text in (feed.url, *(value for _, value in feed.headers)):
            yield from names_in(text)
    for channel in config.notify:
        yield from names_in(channel.url)
    for text in (config.heartbeat.url, config.heartbeat.blind_url):
        yield from names_in(text)


def _place(store: Path) -> Iterator[Finding]:
    """Judge the disk of a store by the nearest folder that is there."""
    folder = store.expanduser().resolve().parent
    while not folder.exists():
        folder = folder.parent
    yield diagnosis.room(shutil.disk_usage(folder).free)
    mounts = MOUNTS.read_text(encoding="utf-8", errors="replace") if MOUNTS.exists() else ""
    yield diagnosis.filesystem(str(folder), mounts)
