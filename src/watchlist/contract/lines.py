"""The JSON of `score`, `export`, `test` and `explain`: one object a line, or a list of them."""

from typing import Annotated, TypedDict

from watchlist.contract import (
    FORMAT,
    Count,
    EvidenceTree,
    Letter,
    MatchTree,
    Moment,
    PolarityWord,
    Share,
    rule,
)


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
    why: Annotated[str, "the terms that were found or missing; the main reason of the day"]


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


class ProofTree(MatchTree):
    """A term found, the words around it, and where the configuration has it."""

    before: Annotated[str, "what stands in front of it in the field, cut short"]
    hit: Annotated[str, "the words themselves"]
    after: str
    languages: Annotated[list[str], "whose words it is among; empty: one of the tool's own"]
    line: Annotated[int | None, "of the configuration's file"]


class SignalTree(TypedDict):
    """A signal that fires, and what its strength is the product of."""

    id: str
    stage: str | None
    polarity: PolarityWord
    place: Annotated[str, "where its words stand", rule(enum=("title", "both", "summary"))]
    weight: Annotated[Share, "as configured"]
    worth: Annotated[Share, "of the place"]
    background: Annotated[Share, "0.5 where it is told as old news, else 1"]
    strength: Annotated[Share, "weight x worth x background"]
    share: Annotated[Share, "of it that counts: 1, then 0.25; 0 where it says the contrary"]
    line: Annotated[int | None, "of the configuration's file"]
    proofs: list[ProofTree]
    turned_by: Annotated[list[ProofTree], "words that deny it, or mark it as old news"]


class HeldTree(TypedDict):
    """A signal whose concepts are all there and that does not fire."""

    id: str
    why: str
    line: Annotated[int | None, "of the configuration's file"]


class PushedTree(TypedDict):
    """A trigger that fires, and on which words."""

    id: str
    proofs: list[ProofTree]


class GroundTree(TypedDict):
    """A condition for a word to count for its rung, or of the rung itself."""

    asks: str
    finds: str
    met: bool


class ReadTree(TypedDict):
    """What a text says of an indicator, and why."""

    indicator: str
    title: str
    about: Annotated[bool, "it speaks of the indicator; else `missing` says what of is lacking"]
    relevant: bool
    veto: Annotated[str | None, "the concept that ruled it out, or no_signal"]
    points: Annotated[Share, "1 - (1 - strength x share) x ... over `signals`, to 4 places"]
    stage: str | None
    polarity: PolarityWord | None
    missing: Annotated[list[str], "concepts of `about` that are not there"]
    vetoes: Annotated[list[str], "concepts of `unless` that are"]
    triggers: Annotated[list[str], "triggers that fire in it; they raise no stage"]
    pushed: Annotated[list[PushedTree], "the words that the triggers stand on"]
    proofs: Annotated[list[ProofTree], "of `about`, and of what vetoes it"]
    signals: Annotated[list[SignalTree], "the strongest first"]
    held: list[HeldTree]
    evidence: Annotated[EvidenceTree | None, "its story as it counts now; null for a bare text"]
    grounds: Annotated[list[GroundTree], "of its stage, first what the item itself must meet"]
    verdict: Annotated[str | None, "why the indicator stands where it does; null for a bare text"]


class ToldTree(TypedDict):
    """The stored item that is explained."""

    id: str
    url: str | None
    published: Moment | None
    seen: Moment
    language: str
    feed: str
    source: Annotated[str, "who speaks in it, by name"]
    reliability: Letter
    story: str


class ExplainTree(TypedDict):
    """What `explain` says."""

    format: Annotated[int, rule(const=FORMAT)]
    title: str
    summary: str
    config: Annotated[str, "the configuration's file, which the lines are of"]
    item: Annotated[ToldTree | None, "null for a bare text"]
    indicators: Annotated[list[ReadTree], "in the configuration's order"]
