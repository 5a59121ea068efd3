"""The configuration as a tree of frozen values: what `indicators.toml` may say, defaults included.

The types are the schema: `decode` reads these annotations, `docs/configuration.md` and
`watchlist lint --explain KEY` print the text given to `key`. Defaults stand here, nowhere else.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from watchlist.setting import days, key, seconds

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""NATO Admiralty code for a source: A completely reliable ... E unreliable, F cannot be judged."""

StatusName = Literal["quiet", "watch", "elevated", "critical"]
PolarityName = Literal["affirmed", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """How feeds are fetched: times in seconds, sizes in bytes."""

    connect_seconds: float = seconds("Longest wait for a connection.", default=5.0)
    read_seconds: float = seconds("Longest silence of a server in mid-answer.", default=10.0)
    total_seconds: float = seconds("The whole exchange, first byte to last.", default=20.0)
    parse_seconds: float = seconds("Longest time given to parsing one document.", default=5.0)
    max_bytes: int = key("Largest document, after decompression.", default=10_485_760, low=1)
    max_redirects: int = key("Longest chain of redirects followed.", default=5, low=0, high=20)
    max_items: int = key("Most items taken of one document, newest first.", default=5000, low=1)
    concurrency: int = key("Requests under way at once.", default=16, low=1, high=256)
    per_host: int = key("Requests under way at once on one host:port.", default=2, low=1)
    allow_hosts: tuple[str, ...] = key('"host:port" reached although not public.', default=())
    user_agent: str = key(
        "What it calls itself.",
        default="watchlist (+https://pypi.org/project/watchlist/)",
        nonempty=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How long the store keeps what it has seen."""

    keep_days: int = days("Items older than this many days are pruned.", default=400, low=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The words of a concept in one language (`language`: a BCP 47 tag, or `any`)."""

    language: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A named idea and its words, by language; a term of any language matches any item.

    `*` ends a prefix (`рабоч*`) or, in front, a suffix; a leading `=` keeps the case; `>= 10000` is
    any such number; `lehnt ... ab` finds `lehnt` where `ab` follows in the clause.
    """

    id: str
    words: tuple[Terms, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes: an outlet, an agency, a ministry."""

    id: str = key("The name that feeds and tests use for it.", nonempty=True, kind="id")
    name: str = key("The name shown; its id by default.", default="")
    domains: tuple[str, ...] = key("Its domains; an item's link tells the source.", default=())
    family: str = key("One voice: corroboration counts families; its id by default.", default="")
    reliability: Reliability = key("NATO Admiralty code, A to F.", default="F")
    state_media: bool = key("Whether it speaks for a state.", default=False)
    aliases: tuple[str, ...] = key(
        "Other names it goes by, wire credits included; a credit in a text leads back to it.",
        default=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A configured address that is polled."""

    id: str = key("Its name; items are stored under it.", nonempty=True, kind="id")
    url: str = key(
        "http or https; ${NAME} is taken from the environment. May be left out where the fetcher"
        " has an address of its own.",
        default="",
        kind="secret",
    )
    fetcher: str = key(
        "Which fetcher reads it: rss (RSS, RDF, Atom, JSON Feed), google_news, gdelt, wordpress,"
        " news_sitemap, launch_library or celestrak.",
        default="rss",
    )
    query: str = key("What a search is asked for, in the words of its service.", default="")
    source: str = key("Its source's id; left out for an aggregator.", default="")
    language: str = key(
        "BCP 47 tag of its items, where they do not say.", default="", kind="language"
    )
    enabled: bool = key("false: it is not asked, and shown as off.", default=True)
    every_hours: float = key(
        "How often it is expected to be asked, in hours.", default=24.0, above=0, high=8784
    )
    headers: tuple[tuple[str, str], ...] = key(
        "Request headers; ${NAME} is taken from the environment.", default=(), kind="secret"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A rung of an indicator's ladder."""

    id: str = key("The name that signals and tests use for it.", nonempty=True, kind="id")
    title: str = key("The words shown; its id by default.", default="")
    status: StatusName = key("What reaching this rung, corroborated, means.", default="watch")
    min_families: int = key("Independent families needed to reach it.", default=2, low=1, high=100)
    min_reliability: Reliability = key("The least reliability that counts for it.", default="C")
    hold_days: float = days(
        "Days it is held after the last report that supports it; longer while that still counts.",
        default=21.0,
        low=0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A named rule of an indicator: which concepts together say what."""

    id: str = key("Its name in explanations.", nonempty=True, kind="id")
    all: tuple[str, ...] = key("Concepts that must all be there.", nonempty=True)
    stage: str = key("The rung it speaks for; none: relevant without a rung.", default="")
    polarity: PolarityName = key("What it says when no negation stands by.", default="affirmed")
    none: tuple[str, ...] = key("Concepts that silence it.", default=())
    despite: tuple[str, ...] = key("Concepts of `unless` that do not veto it.", default=())
    within: int = key("Most words between its concepts; 0: anywhere.", default=0, low=0)
    weight: float = key("Its strength, over 0 to 1.", default=1.0, above=0, high=1)
    fact: bool = key("Only where told as fact: a plan or a condition silences it.", default=False)
    none_near: tuple[str, ...] = key("Concepts that silence it in the same clause.", default=())
    statement_of: tuple[str, ...] = key(
        "Families of state media whose state itself declares (or denies) what this signal says: "
        "on its rung their word counts as that of one independent family, whatever its grade.",
        default=(),
    )
    admission_of: tuple[str, ...] = key(
        "Families of state media whose state would rather not have known what this signal "
        "says: where they affirm it, it counts likewise and is marked as an admission.",
        default=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """What pushes an indicator without being it; it never raises a stage."""

    id: str = key("Its name in reasons.", nonempty=True, kind="id")
    title: str = key("The words shown; its id by default.", default="")
    all: tuple[str, ...] = key("Concepts that must all be there.", nonempty=True)
    none: tuple[str, ...] = key("Concepts that silence it.", default=())
    within: int = key("Most words between its concepts; 0: anywhere.", default=0, low=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """What counts as a concept of `about` in a text that does not name it."""

    of: str = key("The concept of `about` that it stands for.", nonempty=True)
    by: tuple[str, ...] = key("Concepts of which any one will do.", nonempty=True)
    beside: tuple[str, ...] = key("Only near one of these concepts; none: anywhere.", default=())
    within: int = key("Most words between the two, in one sentence.", default=8, low=0)
    unless: tuple[str, ...] = key("Concepts beside which it does not count.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Levels, 0 to 100, that raise the status; clearing ones lie lower."""

    watch: float = key("Level that means watch.", default=20.0, low=0, high=100)
    elevated: float = key("Level that means elevated.", default=50.0, low=0, high=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is watched and why."""

    id: str = key("Its name everywhere.", nonempty=True, kind="id")
    about: tuple[str, ...] = key("An item must speak of each of these concepts.", nonempty=True)
    stages: tuple[Stage, ...] = key("The ladder, lowest rung first.", nonempty=True)
    signals: tuple[Signal, ...] = key("What counts, and for which rung.", nonempty=True)
    matter: str = key(
        "The concept of `about` that an item must tell of the others: by the end of some sentence "
        "with it all of them must have been named. Left out: they may stand anywhere.",
        default="",
    )
    title: str = key("The words shown; its id by default.", default="")
    question: str = key("The question it answers, as a sentence.", default="")
    stand_ins: tuple[StandIn, ...] = key("What counts where `about` is not named.", default=())
    unless: tuple[str, ...] = key("Concepts that rule an item out.", default=())
    rivals: tuple[str, ...] = key(
        "Concepts that rule it out in a title without the first of `about`.", default=()
    )
    feeds: tuple[str, ...] = key('Ids of feeds, or patterns such as "yonhap-*".', default=("*",))
    half_life_days: float = days("Days after which evidence counts half.", default=7.0, above=0)
    levels: Levels = key("Thresholds of the level.", default=Levels())
    opens: date | None = key("First day of the question's window.", default=None)
    closes: date | None = key("Last day of the question's window.", default=None)
    answers: str = key("The rung that answers the question; the top one by default.", default="")
    triggers: tuple[Trigger, ...] = key("What pushes it without being it.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a test expects of one indicator.

    `stage` "" means no rung; None means that any will do. `polarity` likewise.
    """

    indicator: str
    is_relevant: bool = True
    stage: str | None = key('The rung\'s id; "" for none; any, where left out.', default=None)
    polarity: PolarityName | None = key("The polarity; any, where left out.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text and what should be read from it: `[[tests]]`. No expectation: nothing is."""

    title: str = key("The headline that is read.", nonempty=True, alias="text")
    summary: str = key("The text below the headline.", default="")
    language: str = key("BCP 47 tag of the text.", default="", kind="language")
    source: str = key("Who publishes it: a source's id.", default="")
    expect: tuple[Expectation, ...] = key(
        "By indicator: a stage, true for relevant, false for not, or a table of `stage` and "
        "`polarity`; an indicator that is not named must not be relevant.",
        default=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioItem:
    """An item of a scenario: what was published on which day."""

    day: int = key("The day it is published on, from 0.", low=0, high=3650)
    title: str = key("Its headline.", nonempty=True)
    summary: str = key("The text below the headline.", default="")
    source: str = key("Who publishes it: a source's id; any other name is unknown.", default="")
    language: str = key("BCP 47 tag of the text.", default="", kind="language")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioExpectation:
    """What a scenario expects at the end of a day; None means that any will do."""

    day: int = key("The day at whose end it is expected, from 0.", low=0, high=3650)
    status: StatusName | None = key("The status; any, where it is left out.", default=None)
    stage: str | None = key('The rung\'s id; "" for none; any, where left out.', default=None)
    reason: str | None = key("The code of one of its reasons.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Days of items, and what should be said on each: `[[scenarios]]`."""

    name: str = key("The claim it makes, as a sentence.", nonempty=True)
    indicator: str = key("The indicator it is about.", nonempty=True)
    items: tuple[ScenarioItem, ...] = key("What is published on which day.", nonempty=True)
    expect: tuple[ScenarioExpectation, ...] = key("What is said on which day.", nonempty=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where notices go: `[notify.NAME]`."""

    id: str
    url: str = key(
        "Any address that Apprise knows; ${NAME} is taken from the environment. Needs the extra "
        "`watchlist[notify]`.",
        default="",
        kind="secret",
    )
    command: tuple[str, ...] = key(
        "Instead: a program and its arguments, run without a shell; the message comes as JSON on "
        "its standard input.",
        default=(),
    )
    on: tuple[str, ...] = key(
        "Codes of the reasons that are told.",
        default=(
            "rose", "new_stage", "contradicted", "fell", "went_blind", "sees_again", "trigger",
        ),
        nonempty=True,
    )  # fmt: skip
    repeat_days: float = days(
        "Days without a word after which an indicator above quiet is told again; 0: never.",
        default=0.0,
        low=0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """An address that hears of every run, so that somebody notices when there are none."""

    url: str = key(
        "Asked (GET) after each run; ${NAME} is taken from the environment.",
        default="",
        kind="secret",
    )
    blind_url: str = key(
        "Asked instead after a run that was blind on an indicator; the same by default.",
        default="",
        kind="secret",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A whole configuration, cross-checked; `path` and `digest` say which."""

    format: Literal[1] = key("The version of this file's format.")
    title: str = key("The heading of reports.", default="Watchlist")
    memory_days: int = days("Days for which evidence counts.", default=30, low=1, high=3650)
    timezone: str = key("IANA time zone of tables; JSON is always UTC.", default="UTC")
    languages: tuple[str, ...] = key(
        "Of a story told in several, the telling in the first of these is shown; an item is matched"
        " against the terms of every language.",
        default=(),
        kind="language",
    )
    fetch: FetchLimits = key("How feeds are fetched.", default=FetchLimits())
    store: Keeping = key("How long items are kept.", default=Keeping())
    concepts: tuple[Concept, ...] = key(
        "Named ideas and their words: a table by name, in it a list of terms by language.",
        default=(),
    )
    sources: tuple[Source, ...] = key("Who publishes.", default=())
    feeds: tuple[Feed, ...] = key("What is polled.", default=())
    indicators: tuple[Indicator, ...] = key("What is watched.", default=())
    tests: tuple[Case, ...] = key("Texts and what should be read from them.", default=())
    scenarios: tuple[Scenario, ...] = key("Days of items and what should be said.", default=())
    notify: tuple[Channel, ...] = key(
        "Who is told of what moved: a table by name.", default=(), kind="named"
    )
    heartbeat: Heartbeat = key("Who hears that runs take place.", default=Heartbeat())
    path: str = ""
    digest: str = ""
