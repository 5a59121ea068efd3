"""Builders with sane defaults, so that a test says only what it is about."""

from datetime import UTC, datetime, timedelta

from watchlist.model import (
    Account,
    Assessment,
    Coverage,
    Direction,
    Evidence,
    Factors,
    FeedHealth,
    FeedProblem,
    FeedReport,
    FeedState,
    Health,
    Item,
    Match,
    Polarity,
    Reading,
    Reason,
    ReasonCode,
    Report,
    Rung,
    Speaker,
    StageVerdict,
    Standing,
    Status,
    Tallies,
    TriggerVerdict,
    Voice,
    Volume,
    VolumeState,
    Window,
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
) -> StageVerdict:
    return StageVerdict(name, title, rung, of, since, families, grade, rests_on, is_held)


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
) -> Report:
    return Report(
        at=at, title=title, config_path="indicators.toml", config_digest="0123456789abcdef",
        version="0.1.0", is_baseline=is_baseline, health=health, tallies=tallies,
        assessments=assessments, problems=problems, silent=silent,
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
