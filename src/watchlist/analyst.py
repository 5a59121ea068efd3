"""What an analyst lays down beside the verdicts: a label on an item, a mute on an indicator."""

from dataclasses import dataclass
from datetime import datetime

from watchlist.words import Polarity, Status


@dataclass(frozen=True, slots=True)
class Label:
    """An analyst's judgement of an item for one indicator."""

    item: str  # its id
    indicator: str
    is_relevant: bool
    stage: str | None  # None: not said, or not relevant
    polarity: Polarity | None  # None where it is not relevant
    at: datetime


@dataclass(frozen=True, slots=True)
class Mute:
    """That nobody is to be told of an indicator for a while."""

    indicator: str
    at: datetime  # since when
    until: datetime | None  # None: until its status or stage is another than these
    status: Status | None = None  # None where it ends at a time
    stage: str | None = None

    def holds(self, now: datetime, status: Status, stage: str | None) -> bool:
        """Return whether it still keeps quiet an indicator that stands so at that time."""
        if self.until is not None:
            return now < self.until
        return (self.status, self.stage) == (status, stage)
