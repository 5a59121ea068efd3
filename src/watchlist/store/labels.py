"""What an analyst said of items, for the figures of `evaluate` and for tests to come."""

from collections.abc import Iterator
from itertools import groupby

from watchlist.analyst import Label
from watchlist.model import Item
from watchlist.records import moment, stamp
from watchlist.store.file import Row, StoreFile
from watchlist.store.rows import as_item
from watchlist.words import Polarity

_COLUMNS = "labels.item, indicator, is_relevant, stage, polarity, at"


class Labels:
    """Labels by item and indicator, one of each; whoever writes holds the store."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file

    def of(self, item: str) -> tuple[Label, ...]:
        """Return the labels of an item, by indicator."""
        rows = self._file.all(
            f"SELECT {_COLUMNS} FROM labels WHERE item = ? ORDER BY indicator",  # noqa: S608  a constant
            item,
        )
        return tuple(_label(row) for row in rows)

    def put(self, label: Label) -> None:
        """Store a label in place of an earlier one of the same item and indicator."""
        with self._file.transaction():
            self._file.run(
                "INSERT OR REPLACE INTO labels (item, indicator, is_relevant, stage, polarity, at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                label.item, label.indicator, int(label.is_relevant), label.stage, label.polarity,
                stamp(label.at),
            )  # fmt: skip

    def items(self) -> Iterator[tuple[Item, tuple[Label, ...]]]:
        """Yield the labelled items in order of first sight, each with its labels by indicator.

        `labelling.labelled` makes of them the lines that `evaluate` reads.
        """
        rows = self._file.stream(
            f"SELECT whole_items.*, {_COLUMNS} FROM labels JOIN whole_items ON item = id"  # noqa: S608  a constant
            " ORDER BY seen, feed, place, number, indicator"
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            own = list(group)
            yield as_item(own[0]), tuple(_label(row[-6:]) for row in own)


def _label(row: Row) -> Label:
    item, indicator, is_relevant, stage, polarity, at = row
    said = Polarity(polarity) if polarity else None
    return Label(item, indicator, bool(is_relevant), stage, said, moment(at))
