"""Is what the tool stands on sound? Versions, files and folders judged; nothing is refused.

What is known of versions comes from the projects' own advisories, as of 2026. Distributions mend
old versions without renaming them, so a version with a known fault is a warning, never a problem.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from watchlist.records import moment
from watchlist.sight import is_over

Version = tuple[int, ...]


class Soundness(StrEnum):
    """How well a thing is, best first."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    state: Soundness
    found: str
    why: str = ""
    hint: str = ""


OK, WARNING, PROBLEM = Soundness.OK, Soundness.WARNING, Soundness.PROBLEM

PYTHON_ENDS: Final = {(3, 11): date(2027, 10, 31), (3, 12): date(2028, 10, 31),
                      (3, 13): date(2029, 10, 31), (3, 14): date(2030, 10, 31)}  # fmt: skip
"""Until when each Python gets security fixes (PEP 664, 693, 719, 745)."""
ADDRESSES_MENDED: Final = {(3, 11): 10, (3, 12): 4}
"""From which release on `ipaddress` knows all addresses that are not public (CVE-2024-4032)."""

EXPAT_FAULTS: Final[tuple[tuple[Version, str], ...]] = (
    ((2, 4, 1), "it expands entities without end (CVE-2013-0340)"),
    ((2, 6, 0), "large tokens take it quadratic time (CVE-2023-52425)"),
    ((2, 7, 2), "small documents make it take much memory (CVE-2025-59375)"),
    ((2, 8, 1), "many attribute names take it quadratic time (CVE-2026-45186)"),
)
"""What a hostile feed can do to expat before each of these versions."""

SQLITE_NEEDED: Final = (3, 38, 0)
"""STRICT tables came with 3.37, JSON functions in every build with 3.38."""
SQLITE_WAL_MENDED: Final = (3, 51, 3)

_BOUNDED: Final = "limits of our own on size and time bound what a hostile feed can do with that"
_UPDATE: Final = "update it with the system's or Python's own packages"
ROOM: Final = 200 * 1024 * 1024  # bytes: what a year's store grows to
_NETWORK: Final = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "fuse.s3fs")


def dotted(version: Iterable[int]) -> str:
    """Return a version as it is written."""
    return ".".join(map(str, version))


# ------------------------------------------------------------------ versions


def python(version: Version, today: date) -> Finding:
    """Judge a Python of at least 3.11, by its first three numbers."""
    line, found = version[:2], dotted(version)
    ends = PYTHON_ENDS.get((line[0], line[1]))
    if ends and today > ends:
        why = f"Python {dotted(line)} gets no security fixes since {ends}"
        return Finding("Python", WARNING, found, why, "install a newer Python")
    mended = ADDRESSES_MENDED.get((line[0], line[1]), 0)
    if version[2] < mended:
        why = "it takes some private addresses for public ones (CVE-2024-4032)"
        hint = f"update to {dotted(line)}.{mended} or newer"
        return Finding("Python", WARNING, found, why, hint)
    return Finding("Python", OK, found)


def sqlite(version: Version) -> Finding:
    """Judge an SQLite library."""
    found = dotted(version)
    if version < SQLITE_NEEDED:
        why = f"the store needs {dotted(SQLITE_NEEDED)}: STRICT tables and JSON functions"
        return Finding("SQLite", PROBLEM, found, why, _UPDATE)
    if version < SQLITE_WAL_MENDED:
        why = (
            f"before {dotted(SQLITE_WAL_MENDED)} two writers could damage a file in write-ahead "
            "mode; the store uses a rollback journal and one writer"
        )
        return Finding("SQLite", OK, found, why)
    return Finding("SQLite", OK, found)


def expat(version: Version) -> Finding:
    """Judge an expat library: it reads what anybody on the network sends."""
    found = dotted(version)
    faults = [what for mended, what in EXPAT_FAULTS if version < mended]
    if not faults:
        return Finding("expat", OK, found)
    why = f"unless its distribution mended it: {'; '.join(faults)}; {_BOUNDED}"
    hint = f"update it to {dotted(EXPAT_FAULTS[-1][0])} or newer"
    return Finding("expat", WARNING, found, why, hint)


def openssl(name: str, version: Version, today: date) -> Finding:
    """Judge an OpenSSL library, or what stands in for it.

    Args:
        name: as it calls itself, such as `OpenSSL 3.0.19 27 Jan 2026`.
        version: major, minor, fix, patch: as Python gives them, the third number of OpenSSL 3 and
            later stands last but one.
        today: fixes end.
    """
    if not name.startswith("OpenSSL "):
        return Finding("TLS", OK, name)
    if version < (3,):
        why = "OpenSSL 1.1.1 gets no fixes in public since September 2023"
        return Finding("TLS", WARNING, name, why, _UPDATE)
    if version[:2] == (3, 0) and max(version[2:4]) < 7:  # noqa: PLR2004  3.0.7
        why = "a certificate can make it write past a buffer (CVE-2022-3602, CVE-2022-3786)"
        return Finding("TLS", WARNING, name, why, "update it to 3.0.7 or newer")
    if version[:2] == (3, 0) and today > date(2026, 9, 7):
        why = "OpenSSL 3.0 gets no fixes in public since September 2026; distributions go on"
        return Finding("TLS", OK, name, why)
    return Finding("TLS", OK, name)


def packages(versions: Sequence[tuple[str, str | None]]) -> Finding:
    """Judge the packages that the tool needs, each with its version; None: not there."""
    found = ", ".join(f"{name} {version}" for name, version in versions if version)
    if missing := [name for name, version in versions if not version]:
        why = f"not installed: {', '.join(missing)}"
        hint = "install watchlist anew, in an environment of its own"
        return Finding("packages", PROBLEM, found, why, hint)
    return Finding("packages", OK, found)


# ------------------------------------------------------------------ surroundings


def configuration(path: str, errors: int, warnings: int, indicators: int, feeds: int) -> Finding:
    """Judge a configuration by how many problems `lint` finds in it."""
    if errors:
        why = f"{errors} error{'s' * (errors != 1)}, {warnings} more to look at"
        return Finding("configuration", PROBLEM, path, why, "`watchlist lint` names each")
    found = f"{path}: {_count(indicators, 'indicator')}, {_count(feeds, 'feed')}"
    if warnings:
        why = f"{warnings} oddit{'ies' if warnings != 1 else 'y'}"
        return Finding("configuration", WARNING, found, why, "`watchlist lint` names each")
    return Finding("configuration", OK, found)


def environment(wanted: Sequence[str], missing: Sequence[str]) -> Finding:
    """Judge whether the environment has what `${NAME}` in the configuration asks for."""
    if missing:
        why = f"it has no {', '.join(missing)}, or an empty one"
        hint = "set it where the job runs: what needs it is not asked or told"
        return Finding("environment", WARNING, f"{len(wanted)} names wanted", why, hint)
    return Finding("environment", OK, ", ".join(wanted) or "nothing is asked of it")


def apprise(version: str | None, channels: Sequence[str], install: str) -> Finding:
    """Judge whether Apprise (None: not there) is installed for the channels that need it."""
    if version is None and channels:
        why = f"it is not installed, and these cannot be told without: {', '.join(channels)}"
        return Finding("Apprise", PROBLEM, "none", why, install)
    return Finding("Apprise", OK, version or "none, and none is needed")


def encoding(name: str) -> Finding:
    """Judge the encoding of the locale."""
    if name.lower().replace("-", "") == "utf8":
        return Finding("terminal", OK, name)
    why = "results are UTF-8 all the same, and a terminal of this locale may show them wrongly"
    return Finding("terminal", WARNING, name, why, "set LANG to one that ends in UTF-8")


def room(free: int) -> Finding:
    """Judge the bytes that are free on the store's disk."""
    found = f"{free // 1024 // 1024:,} MB free"
    if free < ROOM:
        why = f"a year's store may grow to {ROOM // 1024 // 1024} MB"
        return Finding("disk", WARNING, found, why, "make room, or name another place with --db")
    return Finding("disk", OK, found)


def filesystem(path: str, mounts: str) -> Finding:
    """Judge the kind of file system that a path lies on.

    Args:
        path: absolute, links resolved.
        mounts: the lines of Linux' `/proc/self/mounts`; empty where there are none.
    """
    kind, longest = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        point = fields[1].replace("\\040", " ") if len(fields) > 2 else ""  # noqa: PLR2004  device, point, kind
        inside = f"{path}/".startswith(point.rstrip("/") + "/")
        if point and inside and len(point) >= longest:
            kind, longest = fields[2], len(point)
    if kind in _NETWORK:
        why = "locks and what was written last are not safe on a network: the store may be damaged"
        return Finding("file system", WARNING, kind, why, "name a place on a local disk with --db")
    return Finding("file system", OK, kind or "unknown")


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a look into a store's file, without a change to it, has found."""

    path: str
    error: str = ""  # why it could not be looked into
    is_cut_off: bool = False  # a run died while it wrote; whoever opens it next takes that back
    is_there: bool = True
    is_ours: bool = True
    version: int = 0
    mode: int = 0o600
    faults: tuple[str, ...] = ()  # of SQLite's own check of every page
    items: int = 0
    runs: int = 0
    last_at: str | None = None


def store(found: Checkup, version: int, now: datetime) -> tuple[Finding, ...]:
    """Judge a store.

    Args:
        found: what is known of it.
        version: the format that this tool makes.
        now: the time, for a clock that went back and a job that no longer runs.
    """
    if not found.is_there:
        why = "there is none yet"
        return (Finding("store", OK, found.path, why, "`watchlist check` makes it and fills it"),)
    if found.is_cut_off:
        why = "a run died while it wrote; the next command takes back what it had not finished"
        hint = "run `watchlist status`, then look again; keep the -journal file where it is"
        return (Finding("store", WARNING, found.path, why, hint),)
    if found.error:
        hint = "give this user the right to read it, or name another file with --db"
        return (Finding("store", PROBLEM, found.path, found.error, hint),)
    if not found.is_ours:
        why = "it is a database of another program"
        return (Finding("store", PROBLEM, found.path, why, "name another file with --db"),)
    return (
        _contents(found, version),
        _rights(found.mode),
        _last_run(found.last_at, now),
    )


def _contents(found: Checkup, version: int) -> Finding:
    if found.faults:
        why = f"the file is damaged: {'; '.join(found.faults)}"
        hint = "keep a copy of it, `watchlist export` what can still be read, put a backup in place"
        return Finding("store", PROBLEM, found.path, why, hint)
    if found.version > version:
        why = f"it is of format {found.version}; this version knows up to {version}"
        return Finding("store", PROBLEM, found.path, why, "update watchlist")
    held = f"{_count(found.items, 'item')}, {_count(found.runs, 'run')}"
    text = f"{found.path}: {held}, every page sound"
    older = f"of format {found.version}: the next command brings it to {version}, a copy stays"
    return Finding("store", OK, text, older if found.version < version else "")


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}" + ("" if number == 1 else "s")


def _rights(mode: int) -> Finding:
    if mode & 0o077:
        why = "others on this machine may read or write the store"
        return Finding("rights", WARNING, f"{mode:o}", why, "chmod 600 it")
    return Finding("rights", OK, f"{mode:o}")


def _last_run(last_at: str | None, now: datetime) -> Finding:
    if last_at is None:
        return Finding("last run", OK, "none yet")
    age = now - moment(last_at)
    if age < timedelta(0):
        why = "it lies in the future: this machine's clock went back, or --at was used"
        hint = "set the clock right; a check of a time before it is refused"
        return Finding("last run", PROBLEM, last_at, why, hint)
    if is_over(last_at, now):
        why = f"{age // timedelta(hours=1)} hours ago: is the job still run?"
        return Finding("last run", WARNING, last_at, why, "look into cron's log, or run a check")
    return Finding("last run", OK, last_at)
