"""Which configuration is meant, and what its head says: all that a command like `status` needs.

To read ten thousand terms takes longer than to print a screen. A file that a run was made under is
sound, and its first keys mean what they say whatever tables follow.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from watchlist.configuration import FILE_NAME

_TABLE: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)


def find(
    explicit: Path | None, environ: Mapping[str, str], cwd: Path, user_dir: Path | None
) -> Path:
    """Return which configuration is meant.

    Args:
        explicit: what `--config` says; it need not exist, so that its absence is an error.
        environ: the environment; `WATCHLIST_CONFIG` counts likewise, unless empty.
        cwd: the working folder, looked into for `indicators.toml`.
        user_dir: the user's configuration folder for this tool, likewise.

    Returns:
        The first that there is; the shipped one where there is no other.
    """
    if explicit is not None:
        return explicit
    if name := environ.get("WATCHLIST_CONFIG"):
        return Path(name)
    for folder in (cwd, user_dir):
        if folder is not None and (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    return default_path()


def default_path() -> Path:
    """Return where the shipped configuration lies."""
    return Path(__file__).parents[1] / FILE_NAME


def digest(data: bytes) -> str:
    """Return what tells a configuration's bytes from those of another."""
    return hashlib.sha256(data).hexdigest()[:12]


def timezone(path: Path, known: str) -> str | None:
    """Return the time zone that a sound configuration names before its first table.

    Args:
        path: its file.
        known: the digest that it had when it was found sound.

    Returns:
        None where it is another by now, cannot be read, or does not name one there.
    """
    try:
        data = path.read_bytes()
        if digest(data) != known:
            return None
        # A line that only looks like a table cuts a text or an array in two: that is no TOML.
        head = tomllib.loads(_TABLE.split(data.decode("utf-8-sig"), maxsplit=1)[0])
    except (OSError, ValueError):
        return None
    zone: str | None = head.get("timezone")
    return zone
