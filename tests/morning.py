"""A morning's report as a desk would see it, with every kind of trouble: what screens show."""

from datetime import date, datetime, timedelta
from typing import Any

from make import NOW, assessment, days, evidence, feed_report, report, rung, stage_verdict
from watchlist.model import FeedState, Voice
from watchlist.verdict import (
    Assessment,
    Coverage,
    Difference,
    Evidence,
    Factors,
    FeedProblem,
    FeedReport,
    Reason,
    Report,
    Speaker,
    Tallies,
    Trial,
    TriggerVerdict,
    Turn,
    Volume,
    Window,
)
from watchlist.words import (
    Direction,
    ErrorKind,
    FeedHealth,
    Health,
    Outcome,
    Polarity,
    ReasonCode,
    Status,
    VolumeState,
    Warn,
    WindowState,
)

YONHAP = Voice("yonhap", "Yonhap", "yonhap", "A")
NHK = Voice("nhk", "NHK", "nhk", "A")
KYODO = Voice("kyodo", "Kyodo News", "kyodo", "A")
NKNEWS = Voice("nknews", "NK News", "nknews", "B")
DAILYNK = Voice("dailynk", "Daily NK", "dailynk", "B")
TASS = Voice("tass", "TASS", "kremlin", "D", state_media=True)
KCNA = Voice("kcna", "KCNA", "pyongyang", "D", state_media=True)
HANI = Voice("hani", "한겨레", "hani", "B")

AFFIRMED, DENIED, MIXED = Polarity.AFFIRMED, Polarity.DENIED, Polarity.MIXED


def speaker(voice: Voice, polarity: Polarity = AFFIRMED, path: str = "1") -> Speaker:
    return Speaker(voice, f"https://{voice.id}.example/{path}", polarity)


def hours(count: float) -> datetime:
    return NOW - timedelta(hours=count)


def told(name: str, title: str, ago: float, *speakers: Speaker, **more: Any) -> Evidence:  # noqa: ANN401  the builder's arguments
    return evidence(
        name, title, url=speakers[0].url, published=hours(ago), speakers=speakers,
        families=tuple(sorted({s.voice.family for s in speakers if s.polarity is AFFIRMED})),
        denying=tuple(sorted({s.voice.family for s in speakers if s.polarity is DENIED})),
        **more,
    )  # fmt: skip


def satellite() -> Assessment:
    return assessment(
        "satellite",
        "North Korean satellites",
        status=Status.ELEVATED,
        since=hours(46),
        stage=stage_verdict(
            "preparation", "Preparations or notice of a window", rung=2, since=hours(46),
            families=3, grade="A1",
        ),
        level=61.95,
        reasons=(
            Reason(
                ReasonCode.ROSE,
                "Rose from watch to elevated: stage 2 of 4, Preparations or notice of a window, "
                "confirmed by Yonhap, NHK, Kyodo News and NK News since 28 Feb.",
            ),
            Reason(ReasonCode.SURGE, "Surge: 5 stories in three days where 1.2 are usual."),
        ),
        volume=Volume(5, 1.2, 0.0041, VolumeState.SURGE),
        triggers=(
            TriggerVerdict(
                "cosmodrome", "Kim visits a Russian cosmodrome", is_active=True, stories=2,
                latest=hours(30), url="https://nknews.example/9",
            ),
            TriggerVerdict(
                "engine", "Engine test at Sohae", is_active=False, stories=0, latest=None, url=None
            ),
        ),
        window=Window(date(2026, 1, 1), date(2026, 6, 30), WindowState.OPEN),
        would_change=(
            "Up to critical: a launch reported by 2 publishers graded C or better.",
            "Down to watch: nothing new that supports it until 21 Mar.",
        ),
        evidence=(
            told("a1", "North Korea notifies Japan of satellite launch window through March 10", 3,
                 speaker(NHK), speaker(YONHAP), speaker(KYODO), speaker(TASS, DENIED),
                 grade="A1", stage="preparation", factors=Factors(0.95, 0.97, 1.0, 0.9)),
            told("a2", "New fuel trucks at Sohae pad, imagery shows", 27, speaker(NKNEWS),
                 grade="B2", stage="preparation", factors=Factors(0.8, 0.89, 0.85, 0.6)),
            told("a3", "북한, 동창리 발사장서 위성 발사 준비 정황…일본에 통보", 5, speaker(HANI),
                 grade="B3", stage="preparation", language="ko",
                 factors=Factors(0.7, 0.95, 0.85, 0.6)),
            told("a4", "Pyongyang says it will orbit more reconnaissance satellites", 190,
                 speaker(KCNA), grade="D4", stage="intent", factors=Factors(0.6, 0.5, 0.4, 0.5)),
        ),
        ladder=(
            rung("intent", "Intent or cooperation", affirming=("kyodo", "nhk", "nknews", "yonhap"),
                 states=("pyongyang",)),
            rung("preparation", "Preparations or notice of a window", status=Status.ELEVATED,
                 affirming=("kyodo", "nhk", "nknews", "yonhap")),
            rung("attempt", "Launch attempted", status=Status.CRITICAL, hold_days=30),
            rung("orbit", "In orbit", status=Status.CRITICAL, hold_days=60),
        ),
    )  # fmt: skip


def labor() -> Assessment:
    return assessment(
        "labor",
        "North Korean workers in Russia",
        question="Do North Korean workers flow into Russia, and into its military factories?",
        status=Status.WATCH,
        previous_status=Status.WATCH,
        direction=Direction.STEADY,
        since=NOW - days(9),
        coverage=Coverage(12, 5, Health.DEGRADED, ("ru",)),
        stage=stage_verdict("arrivals", "Arrivals", rung=2, since=NOW - days(9), families=2,
                            grade="B2", rests_on="dailynk", is_held=True),
        level=24.4,
        reasons=(
            Reason(
                ReasonCode.HELD,
                "Held: stage 2 of 4, Arrivals, last supported 25 Feb and held until 18 Mar at "
                "least.",
            ),
        ),
        volume=Volume(1, 0.9, 0.6, VolumeState.NORMAL),
        trend=(1, 0, 2, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0),
        evidence=(
            told("b1", "Trains carry hundreds of North Korean workers to Vladivostok", 26,
                 speaker(DAILYNK), grade="B3", stage="arrivals"),
        ),
    )  # fmt: skip


def seoul_aid() -> Assessment:
    return assessment(
        "seoul_aid",
        "Seoul's aid to Ukraine",
        question="Does South Korea move toward lethal weapons for Ukraine?",
        status=Status.WATCH,
        previous_status=Status.ELEVATED,
        direction=Direction.DOWN,
        since=hours(6),
        stage=stage_verdict("debate", "Under debate or pressure", rung=1, families=2, grade="A2"),
        level=18.0,
        reasons=(
            Reason(
                ReasonCode.FELL,
                "Fell from elevated to watch after 3 days of hold: stage 1 of 4, Under debate or "
                "pressure, confirmed by Hankyoreh and Yonhap since 2 Mar.",
            ),
        ),
        volume=Volume(2, 1.4, 0.4, VolumeState.NORMAL),
        trend=(0, 0, 0, 1, 0, 3, 2, 4, 1, 0, 0, 0, 1, 1),
        evidence=(
            told("c1", "South Korea will not send lethal weapons to Ukraine, minister says", 1.5,
                 speaker(YONHAP, DENIED), speaker(NHK, DENIED), grade="A2", stage="debate",
                 polarity=DENIED),
        ),
    )  # fmt: skip


def energy() -> Assessment:
    return assessment(
        "energy",
        "Russian oil and grain for the North",
        question="Does Russia's oil and grain undo the UN sanctions on the North?",
        status=Status.QUIET,
        previous_status=Status.QUIET,
        direction=Direction.STEADY,
        since=NOW - days(70),
        coverage=Coverage(5, 0, Health.BLIND),
        blind_since=NOW - days(4),
        level=0.0,
        reasons=(
            Reason(
                ReasonCode.HELD,
                "Blind since 26 Feb 2026 06:00 UTC: none of its 5 feeds answered, so nothing can "
                "be said about now; this is no sign of calm.",
            ),
        ),
        volume=Volume(0, 0.0, None, VolumeState.BLIND),
        trend=(0,) * 14,
    )


def morning(**more: Any) -> Report:  # noqa: ANN401  the builder's arguments
    facts: dict[str, Any] = {
        "health": Health.BLIND,
        "tallies": Tallies(
            configured=43, ok=36, unchanged=21, failed=6, silent=1, seen=1284, new=212, relevant=17
        ),
        "problems": (
            FeedProblem("tass-en", ErrorKind.TIMEOUT, "no answer within 20 s", NOW - days(4)),
            FeedProblem("ria-ru", ErrorKind.TIMEOUT, "no answer within 20 s", NOW - days(4)),
            FeedProblem("mid-ru", ErrorKind.TIMEOUT, "no answer within 20 s", NOW - days(2)),
            FeedProblem("interfax-ru", ErrorKind.TIMEOUT, "no answer within 20 s", NOW - days(1)),
            FeedProblem("lenta-ru", ErrorKind.TIMEOUT, "no answer within 20 s", NOW),
            FeedProblem("asiapress", ErrorKind.HTTP_STATUS, "404 Not Found", NOW - days(12)),
        ),
        "silent": ("kcna-watch",),
        "turns": (
            Turn("kcna-watch", FeedHealth.OK, FeedHealth.SILENT, NOW - days(9),
                 "Answers, but has brought nothing new since 21 Feb 2026 06:00 UTC."),
            Turn("nhk-world", FeedHealth.FAILING, FeedHealth.OK, NOW - days(3),
                 "Well again; was failing since 27 Feb 2026 06:00 UTC. Answered 2 Mar 2026 06:00"
                 " UTC, 4 new of 20 items."),
        ),
    }  # fmt: skip
    return report(satellite(), labor(), seoul_aid(), energy(), **{**facts, **more})


def feeds() -> tuple[FeedReport, ...]:
    def feed(name: str, health: FeedHealth, sentence: str = "", **facts: Any) -> FeedReport:  # noqa: ANN401  likewise
        usual: dict[str, Any] = {
            "outcome": Outcome.OK, "items": 100, "new": 3, "stored": 412, "checked": NOW,
            "succeeded": NOW, "last_new": hours(2), "cadence_hours": 1.44,
        }  # fmt: skip
        state = FeedState(name, **{**usual, **facts})
        return feed_report(name, health=health, sentence=sentence, state=state)

    return (
        feed("yonhap-en-nk", FeedHealth.OK),
        feed("asiapress", FeedHealth.OK, items=0, new=0, last_new=hours(70), cadence_hours=96.0,
             outcome=Outcome.NOT_MODIFIED, warnings=(Warn.TRUNCATED, Warn.NO_DATES)),
        feed("tass-en", FeedHealth.FAILING, "No answer within 20 s, 5 times in a row.",
             outcome=Outcome.ERROR, error=ErrorKind.TIMEOUT, items=0, new=0, failures=5,
             last_new=NOW - days(4), failing_since=NOW - days(4), next_try=NOW + days(0.25),
             cadence_hours=0.4),
        feed("kcna-watch", FeedHealth.SILENT,
             "It answers, but has brought nothing new for 9 days; it is used to 3 a day.",
             items=40, new=0, last_new=NOW - days(9), cadence_hours=8.0,
             moved_to="https://kcnawatch.example/feed"),
        feed("new-feed", FeedHealth.NEW, outcome=None, items=0, new=0, stored=0, checked=None,
             last_new=None, cadence_hours=None),
        feed("old-feed", FeedHealth.OFF, items=0, new=0, cadence_hours=None, last_new=None),
    )  # fmt: skip


def trials() -> tuple[Trial, ...]:
    return (
        Trial("test", "South Korea will not send lethal weapons", "indicators.toml", 812),
        Trial("test", "Pyongyang tests an ICBM", "indicators.toml", 840,
              (Difference("satellite", "nothing", "attempt, affirmed",
                          why="launches: satellite 'orbit*' + sat_launched 'tests'"),)),
        Trial("scenario", "a rumour in one outlet is not a launch", "indicators.toml", None,
              (Difference("satellite", "watch", "elevated", 3,
                          "Rose from watch to elevated: the level is 61 of 100."),)),
    )  # fmt: skip
