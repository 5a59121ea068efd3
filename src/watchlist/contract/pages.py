"""The JSON of `history` and `report`: what was said over time, and all of a morning together."""

from typing import Annotated, TypedDict

from watchlist.contract import (
    FORMAT,
    Count,
    Day,
    DirectionWord,
    FeedTree,
    HealthWord,
    Moment,
    ReasonTree,
    ReportTree,
    StatusWord,
    rule,
    words,
)
from watchlist.words import VolumeState

VolumeWord = Annotated[str, words(VolumeState)]


class NamedTree(TypedDict):
    """An indicator by its names, with those of its rungs as they were last said."""

    id: str
    title: str
    stages: Annotated[list[str], "titles, lowest rung first"]


class ChangeTree(TypedDict):
    """A run that said something else than the one before it: of status, stage or sight."""

    indicator: str
    at: Moment
    status_before: Annotated[StatusWord | None, "null: it was the first run"]
    status: StatusWord
    direction: DirectionWord | None
    stage_before: str | None
    stage: str | None
    rung_before: Annotated[Count, "0: none"]
    rung: Annotated[Count, "0: none"]
    rungs: Annotated[Count, "of its ladder that day"]
    stage_title: str | None
    blind_before: bool
    blind: bool
    reasons: Annotated[list[ReasonTree], "as that run gave them, the main one first"]


class PastTree(TypedDict):
    """What the last run of a day said of an indicator; nulls where none looked that day."""

    indicator: str
    day: Annotated[Day, "UTC"]
    at: Moment | None
    status: StatusWord | None
    health: HealthWord | None
    stage: str | None
    rung: Annotated[Count | None, "0: none is reached"]
    level: Annotated[float | None, rule(minimum=0, maximum=100)]
    stories: Annotated[Count | None, "of that day, as the last run that still counted it had it"]
    expected: Annotated[float | None, "stories a day that were usual", rule(minimum=0)]
    volume: VolumeWord | None


class HistoryTree(TypedDict):
    """What `history` says: what runs said, as it was stored."""

    format: Annotated[int, rule(const=FORMAT)]
    title: str
    since: Annotated[Day, "the first day"]
    until: Annotated[Day, "the last day"]
    indicators: list[NamedTree]
    changes: Annotated[list[ChangeTree], "by indicator, oldest first"]
    days: Annotated[list[PastTree], "by indicator, oldest first, none left out"]


class BriefingTree(TypedDict):
    """What `report` says: the verdicts of the last run, how they came about, the feeds."""

    format: Annotated[int, rule(const=FORMAT)]
    report: ReportTree
    history: HistoryTree
    feeds: list[FeedTree]
