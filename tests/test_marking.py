"""Labelled items from lines to figures: what is refused, and why a relevant item is missed."""

import jsonschema
import pytest

from make import GRAIN
from test_evaluate import FILE
from watchlist import config as configuration
from watchlist.evaluation import marking
from watchlist.evaluation.scoring import score
from watchlist.schema import schema

HELD = (
    "no signal fires; threatens: silenced by grain; "
    "closes: its words do not stand within 6 words in one sentence"
)
CONFIG = configuration.parse(GRAIN, "grain.toml")


def test_bad_lines_are_refused_by_file_and_number_and_the_rest_is_taken() -> None:
    taken = marking.take(
        [
            ("a", ['{"title": "x", "labels": {}}', "", "[]", '{"title": "x"}']),
            ("b", ["no json", '{"labels": {}}']),
        ]
    )

    assert [(entry.file, entry.line) for entry in taken.entries] == [("a", 1)]
    assert [r.where for r in taken.refused] == ["a:3", "a:4", "b:1", "b:2"]
    assert taken.refused[0].why == "expected a JSON object, got a list"
    assert taken.refused[1].why.startswith("labels: expected")


def test_languages_narrow_what_is_taken() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()

    assert [e.line for e in marking.take([("f", lines)], ("ru",)).entries] == [9]


def test_readings_and_stories_are_those_of_score() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    judged = marking.judged(CONFIG, marking.take([("f", lines)]).entries)
    scored = [str(line) for line in score(CONFIG, lines)]

    for one, line in zip(judged, scored, strict=True):
        assert f'"story": "{one.story}"' in line
        assert line.count('"veto"') == len(one.readings)


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Wheat is dear", "no term of port"),
        ("Grain port in a novel", "ruled out by fiction"),
        ("Grain port", "no signal fires"),
        ("Port of grain and ten more words, " * 2 + "then blockade", HELD),
    ],
)
def test_what_was_missing_is_named(title: str, why: str) -> None:
    text = GRAIN.replace('all = ["blockade"]', 'all = ["blockade"]\nnone = ["grain"]')
    config = configuration.parse(text, "")
    (line,) = [f'{{"title": "{title}", "labels": {{"blockade": 1, "other": 1}}}}']
    (one,) = marking.judged(config, marking.take([("f", [line])]).entries)

    assert one.lacking == (("blockade", why),)


def test_the_json_is_what_the_schema_says() -> None:
    taken = marking.take([("f", FILE.read_text(encoding="utf-8").splitlines())])
    other = configuration.parse(GRAIN.replace('"wheat*"', '"barley"'), "other.toml")

    for tree in (marking.evaluated(CONFIG, taken), marking.evaluated(CONFIG, taken, other)):
        jsonschema.Draft202012Validator(schema("evaluate")).validate(tree)
    assert tree["other"]
    assert {one["kind"] for one in tree["changed"]} == {"broken"}
