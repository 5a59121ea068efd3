"""The JSON of `evaluate`: figures with their intervals, confusions, misreadings, stories."""

from typing import Annotated, TypedDict

from watchlist.contract import FORMAT, ConfigTree, Count, Share, rule

WRONG = ("false", "missed", "stage", "polarity")
"""In what an item may be misread, in the order in which that is told."""
CHANGES = ("broken", "fixed", "other")
"""What another configuration does to the reading of an item, in the order likewise."""


class EstimateTree(TypedDict):
    """A figure and the bounds that it lies within with 95%; null where nothing was counted."""

    value: Share | None
    low: Share | None
    high: Share | None
    of: Annotated[Count, "over how many"]


class RelevanceTree(TypedDict):
    """How well relevance is read; intervals are Wilson's, that of F1 carried over from a share."""

    items: Annotated[Count, "that have a label"]
    relevant: Annotated[Count, "by label"]
    found: Annotated[Count, "rightly read as relevant"]
    false: Annotated[Count, "wrongly read as relevant"]
    missed: Annotated[Count, "wrongly passed over"]
    precision: EstimateTree
    recall: EstimateTree
    f1: EstimateTree


class LanguageTree(RelevanceTree):
    """How well one indicator is read in one language."""

    language: Annotated[str, "empty: the items do not say"]


class CellTree(TypedDict):
    """How an expected value was read, and how often."""

    expected: str
    got: str
    items: Count


class DenialsTree(TypedDict):
    """How well denials are told from affirmations, over what is relevant and found."""

    items: Annotated[Count, "that are denied by label"]
    precision: EstimateTree
    recall: EstimateTree
    confusion: list[CellTree]


class MisreadTree(TypedDict):
    """An item read otherwise than its label says."""

    kind: Annotated[str, "in what", rule(enum=WRONG)]
    file: Annotated[str, "the id of an item of the store"]
    line: Annotated[int, "of the file; 0: an item of the store"]
    title: str
    language: str
    points: Share
    expected: str
    got: str
    why: Annotated[str, "the signals that fire and their terms, or what is missing"]


class MeasuredTree(RelevanceTree):
    """How well one indicator is read."""

    id: str
    title: str
    stage: Annotated[EstimateTree, "accuracy over what is relevant and found"]
    stages: Annotated[list[CellTree], "in the order of the ladder"]
    ladder: Annotated[list[str], "its stages, lowest first"]
    denials: DenialsTree
    languages: Annotated[list[LanguageTree], "that of most items first"]
    misread: Annotated[list[MisreadTree], "by kind, the worst first"]


class SpokenTree(TypedDict):
    """The macro F1 within one language."""

    language: str
    f1: EstimateTree


class MacroTree(TypedDict):
    """Means over indicators; the interval of F1 is a bootstrap over events."""

    f1: EstimateTree
    stage: Share | None
    languages: Annotated[list[SpokenTree], "that of most items first"]


class StoriesTree(TypedDict):
    """How well stories follow events, over items with an event that are relevant to something."""

    items: Count
    pair_precision: Share | None
    pair_recall: Share | None
    bcubed_precision: Share | None
    bcubed_recall: Share | None
    bcubed_f1: Share | None


class UnknownTree(TypedDict):
    """Labels that name no indicator of the configuration, and count for nothing."""

    indicator: str
    items: Count


class EvaluationTree(TypedDict):
    """All figures of one configuration."""

    config: ConfigTree
    macro: MacroTree
    denials: DenialsTree
    stories: StoriesTree
    indicators: Annotated[list[MeasuredTree], "those with labels, in the configuration's order"]
    unknown: list[UnknownTree]


class ChangedTree(TypedDict):
    """An item that the two configurations read differently."""

    kind: Annotated[str, "other: right both times, or wrong both times", rule(enum=CHANGES)]
    indicator: str
    file: Annotated[str, "the id of an item of the store"]
    line: Annotated[int, "of the file; 0: an item of the store"]
    title: str
    language: str
    expected: str
    before: str
    after: str


class EvaluateTree(EvaluationTree):
    """What `evaluate` says."""

    format: Annotated[int, rule(const=FORMAT)]
    items: Annotated[Count, "labelled items that were read"]
    refused: Annotated[Count, "lines that are no labelled item"]
    other: Annotated[EvaluationTree | None, "the configuration of --compare"]
    changed: Annotated[list[ChangedTree], "what is broken first, then what is fixed"]
