"""The errors of watchlist: trouble with us. Trouble with the world (a dead feed) is a value.

    WatchlistError              exit 1, unless a branch says otherwise
    ├── ConfigError             exit 2: the configuration, with every problem found at once
    ├── UsageError              exit 2: the command line asks for what cannot be
    ├── StoreError              exit 1: the store cannot be opened, read or written
    │   └── StoreBusy           exit 75: another run holds the store; try again later
    └── OutputError             exit 1: the result could not be written where it was wanted

Every error carries a `hint` that says what to do about it.
"""

from dataclasses import dataclass
from typing import ClassVar, Final

_WHY: Final = {
    FileNotFoundError: "there is no such file or folder",
    IsADirectoryError: "is a folder, not a file",
    NotADirectoryError: "a part of this path is a file, not a folder",
    PermissionError: "this user may not open it",
    FileExistsError: "is there already",
}


def why(error: OSError) -> str:
    """Return why a file cannot be read or written, to stand behind its name."""
    for kind, said in _WHY.items():
        if isinstance(error, kind):
            return said
    said = error.strerror or str(error)
    return said[:1].lower() + said[1:]


class WatchlistError(Exception):
    """What went wrong, in one message, and what to do about it in `hint`."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with a configuration, and where.

    `line` and `column` count from 1; both are 0 where the file as a whole is meant.
    `path` is written like `indicators[0].signals[3].weight`.
    """

    file: str
    line: int
    column: int
    path: str
    what: str
    is_warning: bool = False

    def __str__(self) -> str:
        """`FILE:LINE:COL: path: what`, the form that editors jump to."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        kind = "warning: " if self.is_warning else ""
        return f"{place}: {kind}{self.path + ': ' if self.path else ''}{self.what}"


class ConfigError(WatchlistError):
    """The configuration cannot be used; `problems` lists all that is wrong with it."""

    exit_code = 2

    def __init__(self, message: str, *, problems: tuple[Problem, ...] = (), hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.problems = problems


class UsageError(WatchlistError):
    """The command line asks for something that cannot be done."""

    exit_code = 2


class StoreError(WatchlistError):
    """The store cannot be opened, read or written."""


class StoreBusy(StoreError):  # noqa: N818  named after what it says, as `BlockingIOError` is
    """Another run holds the store."""

    exit_code = 75


class OutputError(WatchlistError):
    """The result could not be written where it was wanted."""
