"""The one place where the clock is read: once a command, at the edge."""

from datetime import UTC, datetime

from watchlist.errors import UsageError

YEARS = range(1900, 3000)
"""What a time that is given may lie in."""


def now(at: str | None) -> datetime:
    """Return the time of this run, aware, UTC and in whole seconds.

    Args:
        at: what `--at` says, ISO-8601; without a zone it is UTC; None is the real time.

    Raises:
        UsageError: if `at` is no ISO-8601 time, or lies outside of `YEARS`.
    """
    if at is None:
        return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251  the one place
    try:
        time = datetime.fromisoformat(at.strip())
    except ValueError as error:
        raise UsageError(
            f"--at: expected an ISO-8601 time, got {at!r}", hint="such as 2026-03-02T06:00:00Z"
        ) from error
    within("--at", time.year)
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(microsecond=0)


def within(option: str, year: int) -> None:
    """Refuse a year near the ends of the calendar, where weeks before or after have no date.

    Raises:
        UsageError: if it is one.
    """
    if year not in YEARS:
        what = f"{option}: expected a year from {YEARS[0]} to {YEARS[-1]}, got {year}"
        raise UsageError(what, hint="there was no news feed then")
