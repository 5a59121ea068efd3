"""The JSON of every command: what scripts rely on, and what is stored of a run.

The types are the contract: `tree` fills them, `schema` turns them into JSON Schema, so that a
key's meaning, bounds and words stand here and nowhere else (in `Annotated`: a text describes, a
`Rule` is taken over). Keys are added freely; one renamed or removed means a new `FORMAT`:

    1  the first
"""

from enum import StrEnum
from typing import Annotated, TypedDict

from watchlist.words import (
    Direction,
    ErrorKind,
    FeedHealth,
    Field,
    Health,
    Outcome,
    Polarity,
    ReasonCode,
    Stance,
    Status,
    VolumeState,
    Warn,
    WindowState,
)

FORMAT = 1


Rule = tuple[tuple[str, object], ...]
"""Keywords of JSON Schema and their values."""


def rule(**keywords: object) -> Rule:
    """Return what JSON Schema is to say of a value."""
    return tuple(keywords.items())


def words(vocabulary: type[StrEnum]) -> Rule:
    """Return that a text is one of a closed list of words."""
    return rule(enum=tuple(member.value for member in vocabulary))


Moment = Annotated[str, rule(format="date-time", pattern="Z$")]
Day = Annotated[str, rule(format="date")]
Share = Annotated[float, rule(minimum=0, maximum=1)]
Count = Annotated[int, rule(minimum=0)]
Letter = Annotated[str, "a source's Admiralty code", rule(enum=("A", "B", "C", "D", "E", "F"))]
Grade = Annotated[str, "Admiralty code: source A to F, item 1 to 6", rule(pattern="^[A-F][1-6]$")]
StatusWord = Annotated[str, words(Status)]
HealthWord = Annotated[str, words(Health)]
PolarityWord = Annotated[str, words(Polarity)]
DirectionWord = Annotated[str, words(Direction)]
OutcomeWord = Annotated[str, words(Outcome)]
ErrorWord = Annotated[str, words(ErrorKind)]
WarnWord = Annotated[str, words(Warn)]


class ConfigTree(TypedDict):
    """The configuration in force."""

    path: str
    hash: str


class FeedCounts(TypedDict):
    """How many feeds there are and how asking them went."""

    configured: Count
    ok: Count
    unchanged: Count
    failed: Count
    silent: Annotated[Count, "they answer, but bring nothing new for longer than is usual"]


class ItemCounts(TypedDict):
    """How many items the run saw."""

    seen: Count
    new: Count
    relevant: Annotated[Count, "of the new ones, relevant to some indicator"]


class CoverageTree(TypedDict):
    """How well an indicator could be looked at."""

    feeds: Count
    healthy: Count
    blind_languages: Annotated[list[str], "languages of which every feed fails"]


class StageTree(TypedDict):
    """The rung that is reached, and on what it stands."""

    id: str
    title: str
    rung: Annotated[int, "1 is the lowest", rule(minimum=1)]
    of: Annotated[int, rule(minimum=1)]
    since: Moment
    families: Annotated[Count, "independent publishers that support it"]
    grade: Annotated[str, "the best grade among its evidence; empty where there is none"]
    rests_on: Annotated[str | None, "the family without which it falls"]
    rests_on_name: Annotated[str | None, "its publisher's name"]
    held: Annotated[bool, "without support enough today, in its hold time"]


class RungTree(TypedDict):
    """A rung of the ladder: what it asks for, and what it finds now."""

    id: str
    title: str
    status: Annotated[StatusWord, "what reaching it means"]
    min_families: Count
    min_reliability: Letter
    hold_days: Annotated[float, rule(minimum=0)]
    affirming: Annotated[list[str], "independent families of enough grade"]
    denying: Annotated[list[str], "likewise"]
    state_media: Annotated[list[str], "they affirm it, and confirm nothing alone"]


class VolumeTree(TypedDict):
    """Stories of the last three days against what is usual."""

    stories: Count
    expected: Annotated[float, rule(minimum=0)]
    p: Annotated[Share | None, "chance of so many or more; null while learning or blind"]
    state: Annotated[str, words(VolumeState)]


class ReasonTree(TypedDict):
    """A named reason and its sentence."""

    code: Annotated[str, words(ReasonCode)]
    text: str


class SourceTree(TypedDict):
    """A publisher in a story, and which way it says so."""

    id: str
    name: str
    family: Annotated[str, "one voice: corroboration counts families"]
    reliability: Letter
    url: str | None
    polarity: PolarityWord
    state_media: bool
    stance: Annotated[
        str,
        "report; or a state's media speak for their state: a statement, or an admission against "
        "its interest, which count as one independent family",
        words(Stance),
    ]


class TriggerReportTree(TypedDict):
    """A story that reports a trigger."""

    story: str
    title: str
    url: str | None
    latest: Annotated[Moment, "its newest publication, or first sight"]
    sources: list[SourceTree]


class TriggerTree(TypedDict):
    """Something that pushes the indicator without being it."""

    id: str
    title: str
    active: bool
    stories: Count
    latest: Moment | None
    url: str | None
    evidence: Annotated[list[TriggerReportTree], "stories that report it, newest first"]


class WindowTree(TypedDict):
    """The question's own window and what became of it."""

    opens: Day | None
    closes: Day | None
    state: Annotated[str, words(WindowState)]
    days: Annotated[Count, "of the window, until today"]
    observed: Annotated[Count, "of these, on which a run looked"]


class FactorsTree(TypedDict):
    """They multiply to the score."""

    points: Share
    freshness: Share
    reliability: Share
    corroboration: Share


class MatchTree(TypedDict):
    """A term found in an item."""

    signal: Annotated[str, "empty for a concept of `about`"]
    concept: str
    term: Annotated[str, "as configured"]
    field: Annotated[str, words(Field)]
    start: Annotated[Count, "characters into the field"]
    end: Annotated[Count, "exclusive"]


class EvidenceTree(TypedDict):
    """A story that counts for an indicator."""

    story: str
    title: str
    url: str | None
    published: Moment | None
    seen: Annotated[Moment, "when a run first saw it"]
    latest: Annotated[Moment, "its newest publication, or first sight"]
    language: str
    sources: list[SourceTree]
    grade: Grade
    stage: str | None
    polarity: PolarityWord
    points: Share
    score: Share
    factors: FactorsTree
    affirming: Annotated[list[str], "independent families that affirm it"]
    denying: Annotated[list[str], "independent families that deny it"]
    admission: Annotated[bool, "a state's media tell it against their state's interest"]
    matches: list[MatchTree]


class IndicatorTree(TypedDict):
    """The verdict on one indicator."""

    id: str
    title: str
    question: str
    status: StatusWord
    previous_status: Annotated[StatusWord | None, "null: there is no earlier run"]
    direction: DirectionWord | None
    since: Moment
    assessed: Annotated[Moment, "when this was said: before the run, where it was narrowed"]
    age_hours: Annotated[float, "since then, when this is read", rule(minimum=0)]
    out_of_sight: Annotated[bool, "nobody looked for 36 hours: all here is of then, not of now"]
    health: HealthWord
    coverage: CoverageTree
    blind_since: Moment | None
    stage: StageTree | None
    ladder: Annotated[list[RungTree], "lowest rung first"]
    level: Annotated[float, rule(minimum=0, maximum=100)]
    volume: VolumeTree
    trend: Annotated[list[Count], "stories a day, the last 14 UTC days, oldest first"]
    triggers: list[TriggerTree]
    window: WindowTree | None
    reasons: Annotated[list[ReasonTree], "the main one first"]
    would_change: list[str]
    evidence: Annotated[list[EvidenceTree], "by score, then story"]


class ProblemTree(TypedDict):
    """A feed that could not be read."""

    feed: str
    kind: ErrorWord
    message: str
    since: Moment


class TurnTree(TypedDict):
    """A feed whose health is another than at the run before; one run alone tells it."""

    feed: str
    before: Annotated[str, words(FeedHealth)]
    health: Annotated[str, words(FeedHealth)]
    since: Annotated[Moment, "of the trouble that began, or that is over"]
    sentence: Annotated[str, "the turn in words"]


class ReportTree(TypedDict):
    """What `check`, `status` and `show` say: all verdicts of a run."""

    format: Annotated[int, rule(const=FORMAT)]
    title: str
    at: Moment
    age_hours: Annotated[float, "of the run, when this is read", rule(minimum=0)]
    version: str
    baseline: Annotated[bool, "the first run of its store: what it saw is what later ones build on"]
    config: ConfigTree
    only: Annotated[list[str], "the indicators that the run was narrowed to; none: it was whole"]
    health: HealthWord
    feeds: FeedCounts
    items: ItemCounts
    indicators: list[IndicatorTree]
    problems: list[ProblemTree]
    silent: Annotated[list[str], "feeds that answer but bring nothing new"]
    turns: Annotated[list[TurnTree], "feeds whose health changed, by id"]


class FeedTree(TypedDict):
    """What is known of a feed."""

    id: str
    url: str
    source: Annotated[str | None, "null: each item's own publisher decides"]
    language: str
    health: Annotated[str, words(FeedHealth)]
    sentence: Annotated[str, "its health in words"]
    outcome: Annotated[OutcomeWord | None, "null: never asked"]
    error: ErrorWord | None
    http_status: int | None
    warnings: list[WarnWord]
    advice: Annotated[list[str], "what each warning means, and what to do"]
    message: str
    items: Annotated[Count, "in the document just read; 0 when not modified"]
    new: Annotated[Count, "of these, not stored before for this feed"]
    updated: Count
    stored: Count
    checked: Moment | None
    succeeded: Moment | None
    last_new: Moment | None
    cadence_hours: Annotated[float | None, "95th percentile of the gaps between new items"]
    failures: Annotated[Count, "in a row"]
    failing_since: Moment | None
    next_try: Moment | None
    retry_after: Annotated[int | None, "seconds, as the server asked"]
    moved_to: str | None


class FeedsTree(TypedDict):
    """What `feeds` says."""

    format: Annotated[int, rule(const=FORMAT)]
    feeds: list[FeedTree]
