"""What channels were told, and what they do not know yet: the runs that came since."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from json import dumps

from watchlist.notice import Notice, Said, Told
from watchlist.records import moment, stamp
from watchlist.store.file import StoreFile
from watchlist.store.packing import verdict_of


class Notices:
    """The log of what was delivered; whoever writes holds the store."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file

    def told(self, channel: str) -> dict[str, Told]:
        """Return up to where a channel knows each indicator, by indicator."""
        rows = self._file.all(
            "SELECT indicator, run, at FROM told WHERE channel = ? ORDER BY indicator", channel
        )
        return {indicator: Told(indicator, run, moment(at)) for indicator, run, at in rows}

    def enrol(self, channel: str, indicators: Iterable[str], now: datetime) -> None:
        """Begin to tell a channel of indicators, from the next run on; known ones stay."""
        with self._file.transaction():
            self._file.run_each(
                "INSERT OR IGNORE INTO told (channel, indicator, run, at)"
                " SELECT ?, ?, coalesce(max(number), 0), ? FROM runs",
                [(channel, indicator, stamp(now)) for indicator in indicators],
            )

    def said_since(self, told: Told) -> tuple[Said, ...]:
        """Return what runs said of an indicator since a channel was told of it, in their order."""
        rows = self._file.all(
            "SELECT run, at, json_extract(report, '$.baseline'), said, base, evidence"
            " FROM whole_assessments JOIN runs ON run = runs.number"
            " WHERE indicator = ? AND run > ? ORDER BY run",
            told.indicator, told.run,
        )  # fmt: skip
        return tuple(
            Said(run, moment(at), bool(baseline), verdict_of(*row))
            for run, at, baseline, *row in rows
        )

    def record(
        self, channel: str, delivered: Sequence[Notice], settled: Sequence[Told], now: datetime
    ) -> None:
        """Log what was delivered, and move the channel on: all, or none.

        Args:
            channel: its name.
            delivered: what it has been told.
            settled: up to where there is nothing for it to know, for other indicators.
            now: when it was told.
        """
        moved = [Told(one.indicator, one.run, now) for one in delivered]
        with self._file.transaction():
            self._file.run_each(
                "INSERT INTO notices (channel, indicator, run, at, status, codes)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (channel, one.indicator, one.run, stamp(now), one.verdict["status"],
                     dumps([reason.code for reason in one.reasons]))
                    for one in delivered
                ],
            )  # fmt: skip
            self._file.run_each(
                "INSERT OR REPLACE INTO told (channel, indicator, run, at) VALUES (?, ?, ?, ?)",
                [(channel, one.indicator, one.run, stamp(one.at)) for one in (*moved, *settled)],
            )
