"""A name that is none of those there are: the nearest one is offered, and all are told."""

import difflib
from collections.abc import Iterable

from watchlist.errors import UsageError


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return `; did you mean 'weight'?`, or nothing where no name is close."""
    known = {other.lower(): other for other in sorted(names, reverse=True)}
    close = difflib.get_close_matches(name.lower(), sorted(known), n=1, cutoff=0.6)
    return f"; did you mean {known[close[0]]!r}?" if close else ""


def require(kind: str, name: str, names: Iterable[str]) -> None:
    """Make sure that a name somebody gave is one of those there are.

    Args:
        kind: of what, in the singular, such as `indicator`.
        name: the one given.
        names: those there are, in the order in which they are told.

    Raises:
        UsageError: if it is none of them.
    """
    there = tuple(names)
    if name not in there:
        raise UsageError(
            f"there is no {kind} {name!r}{did_you_mean(name, there)}",
            hint=f"there are: {', '.join(there) or 'none'}",
        )
