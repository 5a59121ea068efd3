"""Builders with sane defaults, so that a test says only what it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from watchlist.model import Account, FeedState, Item, Match, Reading, Voice
from watchlist.settings import (
    Config,
    Feed,
    Indicator,
    Levels,
    Reliability,
    Signal,
    Source,
    Stage,
    StatusName,
    Trigger,
)
from watchlist.stories.signature import Signature, sign
from watchlist.verdict import (
    Assessment,
    Coverage,
    Evidence,
    Factors,
    FeedProblem,
    FeedReport,
    Reason,
    Report,
    Rung,
    Speaker,
    StageVerdict,
    Standing,
    Tallies,
    TriggerVerdict,
    Turn,
    Volume,
    Window,
)
from watchlist.words import (
    Direction,
    FeedHealth,
    Field,
    Health,
    Polarity,
    ReasonCode,
    Stance,
    Status,
    VolumeState,
)

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)

FACTORS = Factors(points=0.8, freshness=0.9, reliability=1.0, corroboration=0.5)
SIGHTED = Coverage(feeds=12, healthy=12, health=Health.OK)
SURGE = Volume(stories=5, expected=1.2345, p=0.00412345, state=VolumeState.SURGE)
TALLIES = Tallies(
    configured=43, ok=41, unchanged=30, failed=1, silent=1, seen=1284, new=212, relevant=17
)


def days(count: float) -> timedelta:
    return timedelta(days=count)


def item(
    name: str = "i1",
    title: str = "North Korea launches a satellite",
    *,
    summary: str = "",
    feed: str = "feed",
    url: str | None = None,
    published: datetime | None = NOW,
    seen: datetime | None = None,
    place: int = 0,
    language: str = "en",
    origin: str = "",
    story: str = "",
) -> Item:
    return Item(
        id=name, feed=feed, guid=name, title=title, summary=summary, url=url,
        published=published, updated=None, seen=seen or published or NOW, place=place,
        language=language, origin=origin, story=story or name,
    )  # fmt: skip


def reading(
    name: str = "i1",
    indicator: str = "satellite",
    *,
    is_relevant: bool = True,
    veto: str | None = None,
    points: float = 1.0,
    stage: str | None = "attempt",
    polarity: Polarity = Polarity.AFFIRMED,
    triggers: tuple[str, ...] = (),
) -> Reading:
    return Reading(name, indicator, is_relevant, veto, points, stage, polarity, (), triggers)


def signed(title: str, *readings: Reading, summary: str = "", language: str = "en") -> Signature:
    """Return the signature of an item with a title."""
    return sign(item(title=title, summary=summary, language=language), readings)


def signed_as(
    title: str,
    *terms: tuple[str, str],
    stage: str | None = "attempt",
    polarity: Polarity = Polarity.AFFIRMED,
    topic: tuple[str, ...] = (),
) -> Signature:
    """Return the signature of a title in which terms stand for concepts."""
    matches = tuple(
        Match("" if concept in topic else "s", concept, term, Field.TITLE, at, at + len(term))
        for term, concept in terms
        if (at := title.find(term)) >= 0
    )
    read = reading(stage=stage, polarity=polarity)
    return signed(title, replace(read, matches=matches))


def voice(
    name: str = "yonhap", *, family: str = "", reliability: str = "A", state_media: bool = False
) -> Voice:
    return Voice(name, name.title(), family or name, reliability, state_media)


def account(
    an_item: Item | None = None, a_voice: Voice | None = None, a_reading: Reading | None = None
) -> Account:
    an_item = an_item or item()
    return Account(an_item, a_voice or voice(), a_reading or reading(an_item.id))


def evidence(
    story: str = "s1",
    title: str = "North Korea launches a satellite",
    *,
    url: str | None = "https://en.yna.co.kr/view/1",
    published: datetime | None = NOW,
    language: str = "en",
    speakers: tuple[Speaker, ...] = (),
    grade: str = "A2",
    stage: str | None = "attempt",
    polarity: Polarity = Polarity.AFFIRMED,
    factors: Factors = FACTORS,
    matches: tuple[Match, ...] = (),
    families: tuple[str, ...] = ("yonhap",),
    denying: tuple[str, ...] = (),
) -> Evidence:
    score = factors.points * factors.freshness * factors.reliability * factors.corroboration
    return Evidence(
        story=story, title=title, url=url, published=published, seen=published or NOW,
        latest=published or NOW, language=language,
        speakers=speakers or (Speaker(voice(), url, polarity),), grade=grade, stage=stage,
        polarity=polarity, points=factors.points, score=score, factors=factors, matches=matches,
        families=families, denying=denying,
    )  # fmt: skip


def stage_verdict(
    name: str = "attempt",
    title: str = "Launch attempted",
    *,
    rung: int = 3,
    of: int = 4,
    since: datetime = NOW,
    families: int = 2,
    grade: str = "A1",
    rests_on: str | None = None,
    is_held: bool = False,
    rests_on_name: str | None = None,
) -> StageVerdict:
    return StageVerdict(
        name, title, rung, of, since, families, grade, rests_on, is_held, rests_on_name
    )


def rung(
    name: str = "attempt",
    title: str = "Launch attempted",
    *,
    status: Status = Status.WATCH,
    min_families: int = 2,
    min_reliability: str = "C",
    hold_days: float = 21.0,
    affirming: tuple[str, ...] = (),
    denying: tuple[str, ...] = (),
    states: tuple[str, ...] = (),
) -> Rung:
    return Rung(
        name, title, status, min_families, min_reliability, hold_days, affirming, denying, states
    )


def assessment(
    name: str = "satellite",
    title: str = "North Korean satellites",
    *,
    question: str = "Does North Korea orbit satellites, and with Russian help?",
    status: Status = Status.ELEVATED,
    previous_status: Status | None = Status.WATCH,
    direction: Direction | None = Direction.UP,
    since: datetime = NOW,
    coverage: Coverage = SIGHTED,
    blind_since: datetime | None = None,
    stage: StageVerdict | None = None,
    level: float = 61.9547,
    volume: Volume = SURGE,
    trend: tuple[int, ...] = (0, 0, 1, 0, 0, 2, 0, 0, 1, 0, 2, 1, 3, 5),
    triggers: tuple[TriggerVerdict, ...] = (),
    window: Window | None = None,
    reasons: tuple[Reason, ...] = (Reason(ReasonCode.ROSE, "two publishers report a launch"),),
    would_change: tuple[str, ...] = (),
    evidence: tuple[Evidence, ...] = (),
    ladder: tuple[Rung, ...] = (),
) -> Assessment:
    standing = Standing(
        indicator=name, at=NOW, status=status, since=since, stage=stage.id if stage else None,
        stage_since=stage.since if stage else None,
        stage_supported=stage.since if stage else None,
        status_supported=since, blind_since=blind_since,
    )  # fmt: skip
    return Assessment(
        indicator=name, title=title, question=question, status=status,
        previous_status=previous_status, direction=direction, since=since, coverage=coverage,
        blind_since=blind_since, stage=stage, level=level, volume=volume, trend=trend,
        triggers=triggers, window=window, reasons=reasons, would_change=would_change,
        evidence=evidence, standing=standing, ladder=ladder,
    )  # fmt: skip


def report(
    *assessments: Assessment,
    at: datetime = NOW,
    title: str = "North Korea-Russia alliance",
    is_baseline: bool = False,
    health: Health = Health.OK,
    tallies: Tallies = TALLIES,
    problems: tuple[FeedProblem, ...] = (),
    silent: tuple[str, ...] = (),
    turns: tuple[Turn, ...] = (),
) -> Report:
    return Report(
        at=at, title=title, config_path="indicators.toml", config_digest="0123456789abcdef",
        version="0.1.0", is_baseline=is_baseline, health=health, tallies=tallies,
        assessments=assessments, problems=problems, silent=silent, turns=turns,
    )  # fmt: skip


def feed_report(
    name: str = "yonhap-en-nk",
    *,
    source: str = "yonhap",
    language: str = "en",
    health: FeedHealth = FeedHealth.OK,
    sentence: str = "",
    state: FeedState | None = None,
) -> FeedReport:
    state = state or FeedState(name)
    return FeedReport(state, f"https://{name}.example/rss", source, language, health, sentence)


GRAIN = """\
format = 1
title = "Grain"

[concepts.grain]
en = ["wheat*", "grain"]
ru = ["зерно*"]
[concepts.port]
en = ["port", "ports"]
[concepts.blockade]
en = ["blockade*"]
[concepts.fiction]
en = ["novel"]

[[sources]]
id = "wire"
reliability = "B"
domains = ["wire.example"]
[[sources]]
id = "daily"
reliability = "C"

[[feeds]]
id = "wire-en"
url = "https://wire.example/rss"
source = "wire"

[[indicators]]
id = "blockade"
about = ["grain", "port"]
unless = ["fiction"]
feeds = ["wire-*"]
levels = { watch = 10, elevated = 40 }
  [[indicators.stages]]
  id = "threat"
  [[indicators.stages]]
  id = "closed"
  status = "critical"
  [[indicators.signals]]
  id = "threatens"
  stage = "threat"
  all = ["blockade"]
  [[indicators.signals]]
  id = "closes"
  stage = "closed"
  all = ["blockade", "port"]
  within = 6
  [[indicators.triggers]]
  id = "shortage"
  all = ["grain"]

[[tests]]
text = "Wheat ports under blockade"
expect = { blockade = "threat" }
[[tests]]
text = "A novel of a grain port under blockade"
expect = { blockade = false }
"""
"""A whole configuration of another topic, in text."""

SCENARIO = """
[[scenarios]]
name = "one outlet is no blockade"
indicator = "blockade"
items = [{ day = 0, source = "tabloid", title = "Wheat port under blockade" }]
expect = [
  { day = 0, status = "watch", stage = "threat", reason = "first" },
  { day = 60, status = "quiet" },
]
"""
"""A scenario for it."""


def grain(old: str, new: str) -> str:
    """Return that configuration with one thing changed, which must stand in it once."""
    assert GRAIN.count(old) == 1, old
    return GRAIN.replace(old, new)


def stage(
    name: str = "attempt",
    *,
    status: StatusName = "watch",
    min_families: int = 2,
    min_reliability: Reliability = "C",
    hold_days: float = 21.0,
) -> Stage:
    return Stage(
        id=name, title=f"Stage {name}", status=status, min_families=min_families,
        min_reliability=min_reliability, hold_days=hold_days,
    )  # fmt: skip


LEVELS = Levels()
LADDER = (
    stage("intent"),
    stage("preparation", status="elevated"),
    stage("attempt", status="critical"),
    stage("orbit", status="critical"),
)


def indicator(
    name: str = "satellite",
    *,
    stages: tuple[Stage, ...] = LADDER,
    feeds: tuple[str, ...] = ("*",),
    half_life_days: float = 7.0,
    levels: Levels = LEVELS,
    opens: date | None = None,
    closes: date | None = None,
    answers: str = "",
    triggers: tuple[Trigger, ...] = (),
) -> Indicator:
    return Indicator(
        id=name, about=("north_korea",), stages=stages,
        signals=(Signal(id="any", all=("north_korea",)),), feeds=feeds,
        half_life_days=half_life_days, levels=levels, opens=opens, closes=closes,
        answers=answers, triggers=triggers,
    )  # fmt: skip


def feed(
    name: str = "feed",
    *,
    url: str = "",
    source: str = "",
    language: str = "",
    enabled: bool = True,
    every_hours: float = 24.0,
) -> Feed:
    return Feed(
        id=name, url=url or f"https://{name}.example/rss", source=source, language=language,
        enabled=enabled, every_hours=every_hours,
    )  # fmt: skip


def config(
    *indicators: Indicator,
    feeds: tuple[Feed, ...] = (),
    sources: tuple[Source, ...] = (),
    memory_days: int = 30,
) -> Config:
    return Config(
        format=1, indicators=indicators or (indicator(),), feeds=feeds or (feed(),),
        sources=sources, memory_days=memory_days,
    )  # fmt: skip


def state(
    name: str = "feed",
    *,
    at: datetime = NOW,
    newest: datetime | None = None,
    failing_since: datetime | None = None,
) -> FeedState:
    """A feed that answered at `at`, or that was asked then and has failed since another time."""
    return FeedState(
        name, f"https://{name}.example/rss", first_checked=at - days(100), checked=at,
        succeeded=failing_since - days(1) if failing_since else at, stored=10,
        newest=newest or at, failures=1 if failing_since else 0, failing_since=failing_since,
    )  # fmt: skip


def told(
    name: str,
    family: str = "yonhap",
    *,
    at: datetime = NOW,
    dated: datetime | None = None,
    is_dated: bool = True,
    story: str = "",
    stage: str | None = "attempt",
    polarity: Polarity = Polarity.AFFIRMED,
    points: float = 1.0,
    reliability: str = "A",
    state_media: bool = False,
    feed: str = "feed",
    triggers: tuple[str, ...] = (),
    is_relevant: bool = True,
    indicator: str = "satellite",
    stance: Stance = Stance.REPORT,
) -> Account:
    """An account by a family, seen `at` a time and published then unless `dated` otherwise."""
    published = (dated or at) if is_dated else None
    return Account(
        item(name, feed=feed, published=published, seen=at, story=story),
        voice(family, reliability=reliability, state_media=state_media),
        reading(
            name, indicator, is_relevant=is_relevant, points=points, stage=stage,
            polarity=polarity, triggers=triggers,
        ),
        stance,
    )  # fmt: skip
