"""The shipped configuration reads what it says it reads, and what we wrote to try it."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from watchlist import config
from watchlist.match import Reader
from watchlist.model import Reading
from watchlist.settings import Case
from watchlist.words import Polarity

DATA = Path(__file__).parent / "reading"
CONFIG = config.load(config.default_path())
READER = Reader(CONFIG)
LADDERS = {
    "satellite": ["intent", "preparation", "attempt", "orbit"],
    "labor": ["plans", "arrivals", "military", "mass"],
    "seoul_aid": ["debate", "nonlethal", "indirect", "direct"],
    "energy": ["talks", "shipments", "excess", "void"],
}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.ndjson").read_text("utf-8").splitlines()]


def relevant(title: str, summary: str = "") -> dict[str, Reading]:
    return {r.indicator: r for r in READER.read(title, summary) if r.is_relevant}


@pytest.mark.parametrize("case", CONFIG.tests, ids=lambda case: case.title)
def test_a_test_of_the_configuration_passes(case: Case) -> None:
    got = relevant(case.title, case.summary)

    assert sorted(got) == sorted(e.indicator for e in case.expect if e.is_relevant)
    for expected in case.expect:
        reading = got[expected.indicator]
        assert expected.stage is None or (reading.stage or "") == expected.stage
        assert expected.polarity is None or reading.polarity == expected.polarity


def test_it_has_tests_enough_in_several_languages() -> None:
    negatives = [case for case in CONFIG.tests if not case.expect]

    assert len(CONFIG.tests) >= 60
    assert len(negatives) >= 25
    assert len({case.language for case in CONFIG.tests}) >= 6


def test_its_ladders_are_the_labelled_ones() -> None:
    ladders = {i.id: [stage.id for stage in i.stages] for i in CONFIG.indicators}

    assert ladders == LADDERS


def test_every_rung_has_a_signal_that_affirms_it() -> None:
    for indicator in CONFIG.indicators:
        told = {s.stage for s in indicator.signals if s.polarity == "affirmed"}
        assert set(LADDERS[indicator.id]) <= told


def test_hard_negatives_raise_no_alarm() -> None:
    negatives = rows("negatives")
    alarms = [row["title"] for row in negatives if relevant(row["title"], row["summary"])]

    assert len(negatives) >= 150
    assert len(alarms) <= len(negatives) * 0.01, alarms


def test_denials_are_told_from_claims() -> None:
    pairs = rows("pairs")
    wrong = []
    for row in pairs:
        for way in ("affirmed", "denied"):
            reading = relevant(row[way]).get(row["indicator"])
            if reading is None or reading.polarity != way:
                wrong.append(row[way])

    assert len(pairs) >= 60
    assert len(wrong) <= len(pairs) * 2 * 0.02, wrong


def test_the_rungs_are_told_apart() -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows("rungs"):
        ((indicator, stage),) = row["stages"].items()
        reading = relevant(row["title"], row["summary"]).get(indicator)
        total[f"{indicator} {stage}"] += 1
        right[f"{indicator} {stage}"] += reading is not None and reading.stage == stage

    assert min(total.values()) >= 20
    assert all(right[rung] >= 0.85 * count for rung, count in total.items()), right


def test_a_failed_launch_affirms_an_attempt() -> None:
    reading = relevant("North Korea's satellite launch fails")["satellite"]

    assert (reading.stage, reading.polarity) == ("attempt", Polarity.AFFIRMED)


def test_more_troops_for_russia_push_seoul() -> None:
    readings = READER.read("North Korea sends more troops to Russia")

    assert {r.indicator: r.triggers for r in readings}["seoul_aid"] == ("more-troops",)
