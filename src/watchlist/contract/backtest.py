"""The JSON of `backtest`: what would have been said on each day, and how right it was."""

from typing import Annotated, TypedDict

from watchlist.contract import (
    FORMAT,
    ConfigTree,
    Count,
    Day,
    EvidenceTree,
    HealthWord,
    ReasonTree,
    Share,
    StatusWord,
    rule,
    words,
)
from watchlist.words import VolumeState


class ArchiveTree(TypedDict):
    """What the archive held."""

    first: Day | None
    last: Day | None
    items: Annotated[Count, "with those given more than once"]
    relevant: Annotated[Count, "items that say something of an indicator"]
    stories: Count
    refused: Annotated[Count, "lines that are no item, or belong to no day"]


class BacktestDayTree(TypedDict):
    """What is said of an indicator at the end of a UTC day."""

    day: Day
    indicator: str
    status: StatusWord
    stage: str | None
    rung: Annotated[Count, "0: none"]
    level: Annotated[float, rule(minimum=0, maximum=100)]
    stories: Annotated[Count, "of the last three days"]
    expected: Annotated[float, rule(minimum=0)]
    volume: Annotated[str, words(VolumeState)]
    health: HealthWord
    changed: Annotated[bool, "in status or stage, since the day before"]
    reasons: list[ReasonTree]


class BacktestChangeTree(TypedDict):
    """A day on which status or stage changed, and why."""

    day: Day
    indicator: str
    status: StatusWord
    previous_status: StatusWord | None
    stage: str | None
    previous_stage: str | None
    rose: bool
    grade: Annotated[str | None, "of the stage reached"]
    rests_on: Annotated[str | None, "the family without which the stage falls"]
    reasons: list[ReasonTree]
    evidence: Annotated[list[EvidenceTree], "the strongest stories of that day"]


class EventTree(TypedDict):
    """Something that did happen, and since when it was told."""

    day: Day
    stage: str | None
    title: str
    told: Day | None
    lead_days: Annotated[int | None, "before the event; negative: after it; null: not told"]


class BacktestIndicatorTree(TypedDict):
    """An indicator over the whole time."""

    id: str
    title: str
    quiet: Annotated[Count, "days on which it was so"]
    watch: Count
    elevated: Count
    critical: Count
    blind: Annotated[Count, "days on which nobody could look"]
    rises: Annotated[Count, "in status or on the ladder: what would have alarmed"]
    falls: Count
    alerts_a_month: Annotated[float, "rises in 30 days", rule(minimum=0)]
    precision: Annotated[Share | None, "rises near an event; null without rises or events"]
    recall: Annotated[Share | None, "events told; null without events"]
    lead_days: Annotated[float | None, "the median lead of the events told"]
    changes: list[BacktestChangeTree]
    events: list[EventTree]


class ComparedTree(TypedDict):
    """The same archive under another configuration."""

    config: ConfigTree
    indicators: list[BacktestIndicatorTree]
    only_here: Annotated[list[BacktestChangeTree], "changes that the other does not have that day"]
    only_there: list[BacktestChangeTree]


BacktestTree = TypedDict(
    "BacktestTree",
    {
        "format": Annotated[int, rule(const=FORMAT)],
        "title": str,
        "version": str,
        "config": ConfigTree,
        "from": Day,
        "to": Day,
        "within_days": Annotated[Count, "between a rise and an event that it tells"],
        "archive": ArchiveTree,
        "indicators": list[BacktestIndicatorTree],
        "days": Annotated[list[BacktestDayTree], "by day, then in the configuration's order"],
        "compared": Annotated[ComparedTree | None, "with `--compare`"],
    },
)
"""What `backtest` says."""
