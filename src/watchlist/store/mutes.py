"""Which indicators nobody is to be told of."""

from collections.abc import Iterable

from watchlist.analyst import Mute
from watchlist.records import moment, stamp
from watchlist.store.file import StoreFile
from watchlist.store.rows import as_text, as_time
from watchlist.words import Status


class Mutes:
    """Mutes by indicator, at most one of each; whoever writes holds the store."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file

    def all(self) -> dict[str, Mute]:
        """Return all of them by indicator, over or not, in the order of indicators."""
        rows = self._file.all(
            "SELECT indicator, at, until, status, stage FROM mutes ORDER BY indicator"
        )
        return {
            indicator: Mute(
                indicator, moment(at), as_time(until), Status(status) if status else None, stage
            )
            for indicator, at, until, status, stage in rows
        }

    def put(self, mute: Mute) -> None:
        """Mute an indicator, in place of an earlier mute of it."""
        with self._file.transaction():
            self._file.run(
                "INSERT OR REPLACE INTO mutes (indicator, at, until, status, stage)"
                " VALUES (?, ?, ?, ?, ?)",
                mute.indicator, stamp(mute.at), as_text(mute.until), mute.status, mute.stage,
            )  # fmt: skip

    def lift(self, indicators: Iterable[str]) -> int:
        """End the mutes of these indicators; return how many there were."""
        with self._file.transaction():
            return sum(
                self._file.run("DELETE FROM mutes WHERE indicator = ?", each) for each in indicators
            )
