"""The JSON of `score`, `export` and `test`: one object a line, or a list of them."""

from typing import Annotated, TypedDict

from watchlist.contract import FORMAT, Count, MatchTree, Moment, PolarityWord, Share, rule


class ReadingTree(TypedDict):
    """What one item says of one indicator whose `about` holds."""

    indicator: str
    relevant: bool
    veto: Annotated[str | None, "the concept that ruled it out, or no_signal"]
    points: Share
    stage: str | None
    polarity: PolarityWord
    triggers: Annotated[list[str], "triggers that fire in it; they raise no stage"]
    matches: list[MatchTree]


class ScoreLine(TypedDict):
    """What `score` adds to each object that it reads; `title` was there."""

    title: str
    story: Annotated[str, "shared by the items that tell the same event"]
    readings: list[ReadingTree]


class ItemLine(TypedDict):
    """A stored item: a line of `export`, and of what `import` takes."""

    id: str
    guid: str
    title: str
    summary: str
    url: str | None
    published: Moment | None
    updated: Moment | None
    seen: Moment
    language: str
    feed: str
    source: Annotated[str, "the publisher: a source's id, or as the item names it"]
    story: str


class DifferenceTree(TypedDict):
    """What a test expected, and what was read or said."""

    indicator: str
    day: Annotated[int | None, "of a scenario"]
    expected: str
    got: str


class TrialTree(TypedDict):
    """One of the configuration's own tests, or a scenario, and how it went."""

    kind: Annotated[str, rule(enum=("test", "scenario"))]
    name: Annotated[str, "a test's title, a scenario's name"]
    file: str
    line: Annotated[int | None, "where it stands in the file"]
    passed: bool
    differences: list[DifferenceTree]


class CasesTree(TypedDict):
    """What `test` says."""

    format: Annotated[int, rule(const=FORMAT)]
    passed: Count
    failed: Count
    cases: list[TrialTree]
