"""The JSON of labels, of notifications, of `feeds try` and of `doctor`."""

from typing import Annotated, TypedDict

from watchlist.contract import (
    FORMAT,
    Count,
    Grade,
    HealthWord,
    Moment,
    PolarityWord,
    StageTree,
    StatusWord,
    rule,
    words,
)
from watchlist.words import ErrorKind, Outcome, ReasonCode


class LabelledLine(TypedDict):
    """A labelled item of the store: a line of what `evaluate` takes."""

    id: str
    title: str
    summary: str
    url: str | None
    published: Moment | None
    language: str
    source: Annotated[str, "the publisher: a source's id, or as the item names it"]
    labels: Annotated[dict[str, int], "by indicator: 1 for relevant, 0 for not"]
    stages: Annotated[dict[str, str], "by indicator, where said"]
    polarity: Annotated[dict[str, str], "by indicator, of what is relevant"]
    event: Annotated[str, "its story: items of one event share it"]


class NewsTree(TypedDict):
    """A story that a notice stands on."""

    title: str
    url: str | None
    published: Moment | None
    publishers: Annotated[list[str], "by name, each once"]
    grade: Grade
    polarity: PolarityWord


class BecauseTree(TypedDict):
    """A named reason, its sentence, and when the run was that gave it."""

    code: Annotated[str, words(ReasonCode)]
    text: str
    at: Moment


class NoticeTree(TypedDict):
    """What moved at one indicator, and how it stands now."""

    indicator: str
    title: str
    question: str
    status: StatusWord
    previous_status: StatusWord | None
    health: HealthWord
    blind_since: Moment | None
    stage: StageTree | None
    level: Annotated[float, rule(minimum=0, maximum=100)]
    reasons: Annotated[list[BecauseTree], "of this run first, then of runs that were not told"]
    evidence: Annotated[list[NewsTree], "the strongest few, and the strongest that denies it"]


class MessageTree(TypedDict):
    """What a channel is sent: all that is due to it after a run; a command's standard input."""

    format: Annotated[int, rule(const=FORMAT)]
    id: Annotated[str, "the same, should a message have to be sent again"]
    channel: str
    title: Annotated[str, "of the configuration"]
    at: Moment
    version: str
    subject: str
    text: Annotated[str, "all of it in plain words, for channels that show text"]
    notices: list[NoticeTree]


class FindingTree(TypedDict):
    """One thing that `doctor` looked at."""

    name: str
    state: Annotated[str, rule(enum=("ok", "warning", "problem"))]
    found: str
    why: Annotated[str, "what is wrong or worth knowing; empty where nothing is"]
    hint: Annotated[str, "what to do about it; empty where nothing is to be done"]


class DoctorTree(TypedDict):
    """What `doctor` says."""

    format: Annotated[int, rule(const=FORMAT)]
    version: str
    problems: Count
    warnings: Count
    findings: list[FindingTree]


class FoundTree(TypedDict):
    """An item of the document that was read."""

    title: str
    url: str | None
    published: Moment | None


class AttemptTree(TypedDict):
    """What `feeds try` says."""

    format: Annotated[int, rule(const=FORMAT)]
    url: str
    outcome: Annotated[str, rule(enum=(Outcome.OK.value, Outcome.ERROR.value))]
    error: Annotated[str | None, rule(enum=(None, *(kind.value for kind in ErrorKind)))]
    message: str
    http_status: int | None
    moved_to: str | None
    title: str
    language: str
    warnings: list[str]
    items: list[FoundTree]
