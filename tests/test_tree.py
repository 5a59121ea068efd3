"""The JSON of a run says what the run found, the same way each time."""

import json
from datetime import date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from make import (
    NOW,
    assessment,
    days,
    evidence,
    item,
    reading,
    report,
    rung,
    stage_verdict,
    voice,
)
from watchlist.contract import EvidenceTree, IndicatorTree
from watchlist.model import Match, Reading
from watchlist.plain import to_json
from watchlist.tree import item_line, maybe, reading_json, reading_tree, report_tree
from watchlist.verdict import (
    Factors,
    FeedProblem,
    Speaker,
    TriggerReport,
    TriggerVerdict,
    Turn,
    Volume,
    Window,
)
from watchlist.words import (
    ErrorKind,
    FeedHealth,
    Field,
    Polarity,
    VolumeState,
    WindowState,
)

AFFIRMED = Polarity.AFFIRMED
MATCH = Match("launch", "orbit", "satellite*", Field.TITLE, 23, 32)


def only(tree: object) -> IndicatorTree:
    assert isinstance(tree, dict)
    (one,) = tree["indicators"]
    indicator: IndicatorTree = one
    return indicator


def story(told: object) -> EvidenceTree:
    one: EvidenceTree = only(told)["evidence"][0]
    return one


def test_times_are_utc_text_whatever_their_zone() -> None:
    seoul = timezone(timedelta(hours=9))

    assert maybe(datetime(2026, 3, 2, 15, 0, 0, 999, tzinfo=seoul)) == "2026-03-02T06:00:00Z"


def test_a_report_says_when_what_and_how_well_it_looked() -> None:
    problem = FeedProblem("tass", ErrorKind.TIMEOUT, "no answer within 20 s", NOW - days(2))
    turn = Turn("nhk", FeedHealth.FAILING, FeedHealth.OK, NOW - days(1), "Well again.")

    tree = report_tree(
        report(is_baseline=True, problems=(problem,), silent=("kcna",), turns=(turn,))
    )

    assert tree == {
        "format": 1,
        "title": "North Korea-Russia alliance",
        "at": "2026-03-02T06:00:00Z",
        "age_hours": 0.0,
        "version": "0.1.0",
        "baseline": True,
        "config": {"path": "indicators.toml", "hash": "0123456789abcdef"},
        "only": [],
        "health": "ok",
        "feeds": {"configured": 43, "ok": 41, "unchanged": 30, "failed": 1, "silent": 1},
        "items": {"seen": 1284, "new": 212, "relevant": 17},
        "indicators": [],
        "problems": [
            {
                "feed": "tass",
                "kind": "timeout",
                "message": "no answer within 20 s",
                "since": "2026-02-28T06:00:00Z",
            }
        ],
        "silent": ["kcna"],
        "turns": [
            {
                "feed": "nhk",
                "before": "failing",
                "health": "ok",
                "since": "2026-03-01T06:00:00Z",
                "sentence": "Well again.",
            }
        ],
    }


def test_an_indicator_without_stage_window_or_past_has_null_there() -> None:
    one = only(report_tree(report(assessment(previous_status=None, direction=None))))

    assert one["stage"] is None
    assert one["window"] is None
    assert one["previous_status"] is None
    assert one["direction"] is None
    assert one["blind_since"] is None
    assert one["ladder"] == []


def test_figures_are_rounded_where_nothing_is_reckoned_with_them() -> None:
    one = only(report_tree(report(assessment())))

    assert one["level"] == 62.0
    assert one["volume"] == {"stories": 5, "expected": 1.23, "p": 0.004123, "state": "surge"}


def test_the_chance_is_null_while_learning() -> None:
    learning = Volume(0, 0.0, None, VolumeState.LEARNING)

    assert only(report_tree(report(assessment(volume=learning))))["volume"]["p"] is None


def test_a_held_stage_says_so() -> None:
    held = stage_verdict(rests_on="yonhap", is_held=True, rests_on_name="Yonhap")

    assert only(report_tree(report(assessment(stage=held))))["stage"] == {
        "id": "attempt",
        "title": "Launch attempted",
        "rung": 3,
        "of": 4,
        "since": "2026-03-02T06:00:00Z",
        "families": 2,
        "grade": "A1",
        "rests_on": "yonhap",
        "rests_on_name": "Yonhap",
        "held": True,
    }


def test_a_rung_says_what_it_asks_for_and_what_it_finds() -> None:
    ladder = (rung("attempt", "Launch attempted", affirming=("nhk",), states=("kcna",)),)

    assert only(report_tree(report(assessment(ladder=ladder))))["ladder"] == [
        {
            "id": "attempt",
            "title": "Launch attempted",
            "status": "watch",
            "min_families": 2,
            "min_reliability": "C",
            "hold_days": 21.0,
            "affirming": ["nhk"],
            "denying": [],
            "state_media": ["kcna"],
        }
    ]


def test_a_window_may_be_open_at_either_end() -> None:
    half = Window(date(2026, 1, 1), None, WindowState.OPEN, days=61, observed=60)
    other = Window(None, date(2026, 6, 30), WindowState.BEFORE)

    one = only(report_tree(report(assessment(window=half))))["window"]
    two = only(report_tree(report(assessment(window=other))))["window"]

    assert one == {
        "opens": "2026-01-01",
        "closes": None,
        "state": "open",
        "days": 61,
        "observed": 60,
    }
    assert two == {
        "opens": None,
        "closes": "2026-06-30",
        "state": "before",
        "days": 0,
        "observed": 0,
    }


def test_triggers_keep_their_link_and_have_evidence_of_their_own() -> None:
    told = TriggerReport("s", "Troops leave", None, NOW, (Speaker(voice(), None, AFFIRMED),))
    trigger = TriggerVerdict(
        "troops", "More troops", is_active=True, stories=2, latest=NOW, url="https://a.example/1",
        evidence=(told,),
    )  # fmt: skip

    assert only(report_tree(report(assessment(triggers=(trigger,)))))["triggers"] == [
        {
            "id": "troops",
            "title": "More troops",
            "active": True,
            "stories": 2,
            "latest": "2026-03-02T06:00:00Z",
            "url": "https://a.example/1",
            "evidence": [
                {
                    "story": "s",
                    "title": "Troops leave",
                    "url": None,
                    "latest": "2026-03-02T06:00:00Z",
                    "sources": [
                        {
                            "id": "yonhap",
                            "name": "Yonhap",
                            "family": "yonhap",
                            "reliability": "A",
                            "url": None,
                            "polarity": "affirmed",
                            "state_media": False,
                            "stance": "report",
                        }
                    ],
                }
            ],
        }
    ]


def test_evidence_says_who_and_which_way_and_where_the_words_stand() -> None:
    tass = Speaker(voice("tass", family="kremlin", reliability="D", state_media=True), None,
                   Polarity.DENIED)  # fmt: skip
    told = evidence(published=None, speakers=(tass,), matches=(MATCH,), denying=("kremlin",))

    one = story(report_tree(report(assessment(evidence=(told,)))))

    assert one["published"] is None
    assert one["sources"] == [
        {
            "id": "tass",
            "name": "Tass",
            "family": "kremlin",
            "reliability": "D",
            "url": None,
            "polarity": "denied",
            "state_media": True,
            "stance": "report",
        }
    ]
    assert one["admission"] is False
    assert (one["affirming"], one["denying"]) == (["yonhap"], ["kremlin"])
    assert one["matches"] == [
        {
            "signal": "launch",
            "concept": "orbit",
            "term": "satellite*",
            "field": "title",
            "start": 23,
            "end": 32,
        }
    ]


@settings(deadline=None)
@given(st.tuples(*[st.floats(0, 1)] * 4))
def test_factors_multiply_to_the_score_after_a_round_trip(shares: tuple[float, ...]) -> None:
    tree = report_tree(report(assessment(evidence=(evidence(factors=Factors(*shares)),))))

    one = story(json.loads(to_json(tree)))
    factors = one["factors"]

    product = factors["points"] * factors["freshness"] * factors["reliability"]
    assert product * factors["corroboration"] == one["score"]


def test_a_reading_names_its_veto_and_triggers() -> None:
    vetoed = reading(is_relevant=False, veto="no_signal", stage=None, triggers=("troops",))

    assert reading_tree(vetoed) == {
        "indicator": "satellite",
        "relevant": False,
        "veto": "no_signal",
        "points": 1.0,
        "stage": None,
        "polarity": "affirmed",
        "triggers": ["troops"],
        "matches": [],
    }


WORDS = st.text(st.characters(codec="utf-8"))


@given(
    st.builds(
        Reading,
        item=WORDS,
        indicator=WORDS,
        is_relevant=st.booleans(),
        veto=st.none() | WORDS,
        points=st.floats(0, 1),
        stage=st.none() | WORDS,
        polarity=st.sampled_from(Polarity),
        matches=st.lists(st.builds(Match, WORDS, WORDS, WORDS, st.sampled_from(Field))).map(tuple),
        triggers=st.lists(WORDS).map(tuple),
    )
)
def test_a_reading_is_the_same_line_however_it_is_written(one: Reading) -> None:
    assert reading_json(one) == to_json(reading_tree(one))


def test_an_exported_item_has_the_keys_of_the_contract_in_order() -> None:
    line = item_line(item(published=None, seen=NOW), "yonhap")

    assert " ".join(line) == (
        "id guid title summary url published updated seen language feed source story"
    )
    assert (line["published"], line["source"]) == (None, "yonhap")
