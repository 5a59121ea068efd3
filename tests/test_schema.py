"""What the commands print is what their schemas say, and nothing looser."""

import json
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest

from make import GRAIN, NOW, assessment, evidence, feed_report, item, reading, report, stage_verdict
from watchlist.commands import run
from watchlist.errors import UsageError
from watchlist.schema import MEMBERS, SHAPES, schema
from watchlist.tree import item_line, reading_tree, report_tree
from watchlist.tree_lists import feeds_tree
from watchlist.words import Status


def check(command: str, value: object, *, of_line: bool = False) -> None:
    validator = jsonschema.Draft202012Validator(
        schema(command, of_line=of_line), format_checker=jsonschema.FormatChecker()
    )
    validator.validate(value)


def whole() -> Mapping[str, object]:
    return report_tree(report(assessment(stage=stage_verdict(), evidence=(evidence(),))))


@pytest.mark.parametrize("command", ["", *SHAPES])
def test_each_is_a_valid_schema_of_its_dialect(command: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(command))


@pytest.mark.parametrize("command", ["check", "status", "show", ""])
def test_a_report_is_what_its_schema_says(command: str) -> None:
    check(command, whole())


def test_a_report_with_nothing_in_it_is_what_its_schema_says() -> None:
    check("check", report_tree(report()))


def test_feeds_lines_and_readings_are_what_their_schemas_say() -> None:
    check("feeds", feeds_tree([feed_report()]))
    check("export", item_line(item(seen=NOW), "yonhap"))
    check("score", {"title": "t", "story": "s", "readings": [reading_tree(reading())], "own": 1})


@pytest.mark.parametrize("command", MEMBERS)
def test_a_line_is_a_member_of_the_list_that_the_command_prints(command: str) -> None:
    whole, line = schema(command), schema(command, of_line=True)
    member = whole["properties"][MEMBERS[command]]["items"]["$ref"].removeprefix("#/$defs/")

    described = {key: line[key] for key in ("type", "description", "properties", "required")}
    assert described == whole["$defs"][member]


@pytest.mark.parametrize("command", ["check", "status", "feeds", "history", "doctor", "test"])
def test_what_is_printed_a_line_each_is_what_the_schema_says(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "grain.toml"
    file.write_text(GRAIN, encoding="utf-8")
    store = [] if command == "test" else ["--db", str(tmp_path / "grain.db")]
    clock = [] if command == "test" else ["--at", "2026-01-15T18:00:00Z"]
    if store:
        run(["check", "--config", str(file), *store, *clock])
        capsys.readouterr()
    run([command, "--config", str(file), *store, *clock, "--format", "ndjson"])

    lines = capsys.readouterr().out.splitlines()
    assert lines
    for line in lines:
        check(command, json.loads(line), of_line=True)


def test_a_line_of_lines_is_itself() -> None:
    assert schema("score", of_line=True) == schema("score")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("health", "fine"),
        ("at", "2026-03-02T06:00:00+00:00"),
        ("format", 2),
        ("indicators", [{}]),
        ("items", {"seen": -1, "new": 0, "relevant": 0}),
        ("silent", [None]),
    ],
)
def test_another_word_time_format_or_bound_is_refused(key: str, value: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        check("check", {**whole(), key: value})


def test_a_key_may_be_added_but_none_left_out() -> None:
    check("check", {**whole(), "more": 1})
    with pytest.raises(jsonschema.ValidationError, match="'problems' is a required property"):
        check("check", {key: value for key, value in whole().items() if key != "problems"})


def test_closed_vocabularies_are_those_of_the_model() -> None:
    status = schema("check")["$defs"]["IndicatorTree"]["properties"]["status"]

    assert status["enum"] == [member.value for member in Status]


def test_a_key_is_described_where_its_name_does_not_say_enough() -> None:
    rung = schema("check")["$defs"]["StageTree"]["properties"]["rung"]

    assert rung == {"type": "integer", "description": "1 is the lowest", "minimum": 1}


def test_a_command_without_json_is_refused_with_those_that_have_it() -> None:
    with pytest.raises(UsageError, match="no JSON Schema for 'demo'") as caught:
        schema("demo")

    assert "check, status, show, feeds" in caught.value.hint
