"""Figures worked out by hand, and against the shared measure."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from make import GRAIN, reading
from watchlist import config as configuration
from watchlist.evaluate import Cell, Evaluation, evaluate
from watchlist.evaluation import marking
from watchlist.evaluation.intervals import Estimate
from watchlist.evaluation.labelled import Judged, Label, Labelled
from watchlist.evaluation.misread import NO_STAGE
from watchlist.model import Reading

FILE = Path(__file__).parent / "labelled" / "grain.ndjson"
CONFIG = configuration.parse(GRAIN, "grain.toml")


def taken(text: str = "") -> marking.Taken:
    return marking.take([("f", (text or FILE.read_text(encoding="utf-8")).splitlines())])


FIRED = "threatens: blockade 'blockade*'; closes: blockade 'blockade*' + port 'port'"


@pytest.fixture(scope="module")
def measured() -> Evaluation:
    return evaluate(CONFIG, marking.judged(CONFIG, taken().entries))


# Of the file's lines 1-5 are found, 6 is found falsely, 9-11 are missed; 7 speaks of nothing.


def test_relevance_is_counted_over_what_is_labelled(measured: Evaluation) -> None:
    (one,) = measured.indicators

    assert (one.indicator, measured.items) == ("blockade", 10)
    counts = one.relevance
    assert (counts.items, counts.relevant) == (10, 8)
    assert (counts.found, counts.false, counts.missed) == (5, 1, 3)
    assert counts.precision.value == 5 / 6
    assert counts.recall.value == 5 / 8
    assert counts.f1.value == pytest.approx(2 * 5 / (2 * 5 + 1 + 3))


def test_stages_are_judged_over_what_is_found(measured: Evaluation) -> None:
    (one,) = measured.indicators

    assert one.stage.value == measured.macro_stage == 3 / 5
    assert one.stages == (
        Cell("threat", "threat", 1),
        Cell("closed", "threat", 1),
        Cell("closed", "closed", 2),
        Cell(NO_STAGE, "closed", 1),
    )


def test_denials_have_precision_and_recall_of_their_own(measured: Evaluation) -> None:
    denials = measured.denials

    assert denials == measured.indicators[0].denials
    assert (denials.items, denials.precision.value, denials.recall.value) == (2, 1.0, 0.5)
    assert denials.confusion == (
        Cell("affirmed", "affirmed", 3),
        Cell("denied", "affirmed", 1),
        Cell("denied", "denied", 1),
    )


def test_languages_are_counted_apart(measured: Evaluation) -> None:
    by_language = dict(measured.indicators[0].languages)

    assert list(by_language) == ["en", "", "ru"]  # most items first
    assert by_language["en"].precision.value == 5 / 6
    assert by_language["en"].recall.value == 5 / 6
    assert by_language["ru"].recall.value == 0
    assert by_language["ru"].precision == Estimate(None)
    assert [language for language, _ in measured.languages] == ["en", "", "ru"]
    assert dict(measured.languages)["en"].value == pytest.approx(5 / 6)


def test_stories_are_held_against_events(measured: Evaluation) -> None:
    """Three items of one event of which two joined, two of another that did not, and one alone."""
    stories = measured.stories

    assert stories.items == 6
    assert (stories.pair_precision, stories.pair_recall) == (1.0, 1 / 4)
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 / 2 + 1 / 2) / 6
    assert stories.bcubed_precision == 1.0
    assert stories.bcubed_recall == pytest.approx(recall)
    assert stories.bcubed_f1 == pytest.approx(2 * recall / (1 + recall))


def test_what_is_misread_says_why(measured: Evaluation) -> None:
    found = [(m.kind, m.judged.line, m.why) for m in measured.indicators[0].misread]

    assert found[:4] == [
        ("false", 6, FIRED),
        ("missed", 11, "no signal fires"),
        ("missed", 10, "ruled out by fiction"),
        ("missed", 9, "no term of grain, port"),
    ]  # fmt: skip
    assert [(kind, line) for kind, line, _ in found[4:]] == [
        ("stage", 3), ("stage", 5), ("polarity", 5),
    ]  # fmt: skip


def test_labels_of_no_indicator_count_for_nothing_and_are_named(measured: Evaluation) -> None:
    assert measured.unknown == (("harvest", 1),)


def test_the_macro_figure_has_bounds(measured: Evaluation) -> None:
    macro = measured.macro_f1

    assert macro.value == measured.indicators[0].relevance.f1.value
    assert macro.low is not None
    assert macro.high is not None
    assert macro.value is not None
    assert macro.low < macro.value < macro.high


def test_no_items_are_no_figures() -> None:
    none = evaluate(CONFIG, ())

    assert (none.items, none.indicators, none.macro_stage) == (0, (), None)
    assert none.macro_f1 == Estimate(None)
    assert (none.stories.pair_precision, none.stories.bcubed_f1) == (None, None)


def test_two_indicators_count_alike_in_the_mean_whatever_their_items() -> None:
    two = replace(
        CONFIG, indicators=(*CONFIG.indicators, replace(CONFIG.indicators[0], id="other"))
    )
    items = (
        judged([Label("blockade", is_relevant=True)], [reading(indicator="blockade")]),
        judged([Label("blockade", is_relevant=True)], [reading(indicator="blockade")]),
        judged([Label("other", is_relevant=True)], []),
    )

    assert evaluate(two, items).macro_f1.value == (1 + 0) / 2


def judged(labels: Sequence[Label], readings: Sequence[Reading]) -> Judged:
    return Judged(Labelled("t", "en", "", tuple(labels)), "f", 1, tuple(readings), "s")


# ------------------------------------------------------------------ the shared measure


def test_the_figures_are_those_of_the_shared_measure(shared: Path) -> None:
    labelled = shared / "corpus" / "dev.ndjson"
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, shared / "tools" / "measure_reading.py", labelled, "--json",
         "--watchlist", f"{sys.executable} -m watchlist",
         "--config", str(configuration.default_path())],
        check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    measure = json.loads(done.stdout)
    config = configuration.load(configuration.default_path())
    lines = labelled.read_text(encoding="utf-8").splitlines()
    tree = marking.evaluated(config, marking.take([("dev", lines)]))

    ours = {one["id"]: one for one in tree["indicators"]}
    assert set(ours) == set(measure["indicators"])
    for name, theirs in measure["indicators"].items():
        one = ours[name]
        assert one["relevant"] == theirs["relevant"]
        assert one["stage"]["of"] == theirs["stages"]
        for key, value in (
            ("precision", one["precision"]), ("recall", one["recall"]), ("f1", one["f1"]),
            ("stage_accuracy", one["stage"]),
        ):  # fmt: skip
            assert value["value"] == pytest.approx(theirs[key], abs=1e-12)
    assert tree["macro"]["f1"]["value"] == pytest.approx(measure["macro_f1"], abs=1e-12)
    assert tree["macro"]["stage"] == pytest.approx(measure["macro_stage"], abs=1e-12)
    assert tree["denials"]["items"] == measure["denied"]["items"]
    for key in ("precision", "recall"):
        told = tree["denials"]["precision" if key == "precision" else "recall"]
        assert told["value"] == pytest.approx(measure["denied"][key], abs=1e-12)
    assert tree["stories"] == pytest.approx(measure["stories"], abs=1e-12)
