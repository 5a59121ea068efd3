"""The nouns of a verdict: frozen values with tuples inside, complete when built.

Items that tell the same event are a *story*; a story that counts for an indicator is *evidence*;
the verdict on an indicator is an *assessment*; all verdicts of a run are a *report*.
Datetimes are aware and UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime

from watchlist.model import Account, FeedState, Match, Voice
from watchlist.words import (
    Direction,
    ErrorKind,
    FeedHealth,
    Health,
    Polarity,
    ReasonCode,
    Stance,
    Status,
    VolumeState,
    WindowState,
)


@dataclass(frozen=True, slots=True)
class Factors:
    """What a score is the product of, each 0 to 1; they multiply to it exactly."""

    points: float
    freshness: float
    reliability: float
    corroboration: float


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of a story, with where it said so and which way."""

    voice: Voice
    url: str | None
    polarity: Polarity
    stance: Stance = Stance.REPORT


@dataclass(frozen=True, slots=True)
class Evidence:
    """A story that counts for an indicator."""

    story: str
    title: str
    url: str | None
    published: datetime | None
    seen: datetime  # when a run first saw the story
    latest: datetime  # newest publication (or first sight) in the story
    language: str
    speakers: tuple[Speaker, ...]
    grade: str  # Admiralty code, such as B2
    stage: str | None
    polarity: Polarity
    points: float
    score: float
    factors: Factors
    matches: tuple[Match, ...]  # of its lead item
    families: tuple[str, ...]  # independent families that affirm it, sorted
    denying: tuple[str, ...]  # independent families that deny it, sorted

    @property
    def is_admitted(self) -> bool:
        """Whether a state's media tell it against their state's interest."""
        return any(speaker.stance is Stance.ADMISSION for speaker in self.speakers)


@dataclass(frozen=True, slots=True)
class Standing:
    """What must be remembered of an indicator from one run to the next."""

    indicator: str
    at: datetime
    status: Status
    since: datetime
    stage: str | None
    stage_since: datetime | None
    stage_supported: datetime | None  # the rung's last support: when reached, or a later report
    status_supported: datetime  # when today's target last stood as high as the status
    blind_since: datetime | None
    triggers: tuple[str, ...] = ()  # active ones
    is_surging: bool = False


@dataclass(frozen=True, slots=True)
class StageVerdict:
    """The rung that is reached, and on what it stands."""

    id: str
    title: str
    rung: int  # 1 is the lowest
    of: int
    since: datetime
    families: int  # independent families that support it
    grade: str  # the best grade among its evidence
    rests_on: str | None  # the family without which it falls; None: robust to any one
    is_held: bool  # without support enough today, in its hold time
    rests_on_name: str | None = None  # how that family's most reliable publisher is called


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the ladder: what it asks for, and what it finds now."""

    id: str
    title: str
    status: Status  # what reaching it means
    min_families: int
    min_reliability: str
    hold_days: float
    affirming: tuple[str, ...]  # independent families of enough grade, sorted
    denying: tuple[str, ...]  # likewise
    states: tuple[str, ...] = ()  # state media that affirm it, and confirm nothing alone


@dataclass(frozen=True, slots=True)
class Volume:
    """Stories of the last three days against what is usual."""

    stories: int
    expected: float
    p: float | None  # chance of so many or more; None while learning or blind
    state: VolumeState


@dataclass(frozen=True, slots=True)
class TriggerReport:
    """A story that reports a trigger."""

    story: str
    title: str
    url: str | None
    latest: datetime  # newest publication (or first sight) in it
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class TriggerVerdict:
    """Whether something that pushes the indicator is being reported."""

    id: str
    title: str
    is_active: bool
    stories: int
    latest: datetime | None
    url: str | None
    evidence: tuple[TriggerReport, ...] = ()  # newest first


@dataclass(frozen=True, slots=True)
class Window:
    """The question's own window and what became of it."""

    opens: date | None
    closes: date | None
    state: WindowState
    days: int = 0  # of the window that are over, or under way
    observed: int = 0  # of these, on which a run looked


@dataclass(frozen=True, slots=True)
class Reason:
    """A named reason and its sentence."""

    code: ReasonCode
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well an indicator could be looked at."""

    feeds: int
    healthy: int
    health: Health
    blind_languages: tuple[str, ...] = ()  # every feed of the language fails


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict on one indicator at one time."""

    indicator: str
    title: str
    question: str
    status: Status
    previous_status: Status | None
    direction: Direction | None
    since: datetime
    coverage: Coverage
    blind_since: datetime | None
    stage: StageVerdict | None
    level: float  # 0 to 100
    volume: Volume
    trend: tuple[int, ...]  # stories a day, the last 14 UTC days, oldest first
    triggers: tuple[TriggerVerdict, ...]
    window: Window | None
    reasons: tuple[Reason, ...]  # the main one first
    would_change: tuple[str, ...]
    evidence: tuple[Evidence, ...]  # by score, then story id
    standing: Standing
    ladder: tuple[Rung, ...] = ()  # lowest rung first


@dataclass(frozen=True, slots=True)
class FeedReport:
    """A feed's state, judged and put in a sentence."""

    state: FeedState
    url: str
    source: str
    language: str
    health: FeedHealth
    sentence: str


@dataclass(frozen=True, slots=True)
class Tallies:
    """Counts of a run: feeds, then items."""

    configured: int
    ok: int
    unchanged: int
    failed: int
    silent: int
    seen: int
    new: int
    relevant: int


@dataclass(frozen=True, slots=True)
class FeedProblem:
    """A feed in trouble, as the report shows it."""

    feed: str
    kind: ErrorKind
    message: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """A feed whose health is another than at the run before."""

    feed: str
    before: FeedHealth
    health: FeedHealth
    since: datetime  # when the trouble began, or of a feed that is well again: that which is over
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts of a run."""

    at: datetime
    title: str
    config_path: str
    config_digest: str
    version: str
    is_baseline: bool
    health: Health
    tallies: Tallies
    assessments: tuple[Assessment, ...]  # in the configuration's order
    problems: tuple[FeedProblem, ...]
    silent: tuple[str, ...] = ()  # feeds that answer but bring nothing new
    only: tuple[str, ...] = ()  # the indicators that the run was narrowed to; none: it was whole
    turns: tuple[Turn, ...] = ()  # each is told by one run alone


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many items a feed that answered brought on a UTC day, by first sight; 0 counts, too."""

    day: date
    feed: str
    items: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a verdict is made of, beside the configuration, the time and the last standing."""

    accounts: tuple[Account, ...]  # relevant or with a trigger, seen by now, of the last days
    feeds: tuple[FeedState, ...]
    deliveries: tuple[Delivery, ...]  # of the days that the volume's baseline needs
    observed: tuple[date, ...]  # UTC days on which a run looked, sorted


@dataclass(frozen=True, slots=True)
class Difference:
    """What one of the configuration's own tests expected, and what was read or said."""

    indicator: str
    expected: str
    got: str
    day: int | None = None  # of a scenario
    why: str = ""  # what was got stands on


@dataclass(frozen=True, slots=True)
class Trial:
    """One of the configuration's own tests, or a scenario, and how it went."""

    kind: str  # "test" or "scenario"
    name: str  # a test's title, a scenario's name
    file: str
    line: int | None  # where it stands in the file
    differences: tuple[Difference, ...] = ()  # none: it passed
