"""The filter behind `score`: a line in, a line out, and every line that is none named."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from watchlist import config
from watchlist.evaluation.scoring import Doubted, score
from watchlist.ndjson import Refused
from watchlist.schema import schema
from watchlist.settings import Config

SHIPPED = config.parse(
    (Path(__file__).parent / "pairs" / "other.toml").read_text(encoding="utf-8"), "other.toml"
)
ATTACK = "Houthis attack Greek tanker in Red Sea"
AGAIN = "Greek tanker attacked by Houthis in Red Sea"


def scored(*rows: object, with_stories: bool = True) -> list[dict[str, Any]]:
    lines = [json.dumps(row) for row in rows]
    answers = list(score(SHIPPED, lines, with_stories=with_stories))
    assert not [answer for answer in answers if isinstance(answer, Refused)]
    return [json.loads(answer) for answer in answers if isinstance(answer, str)]


def refused(line: str) -> Refused:
    (answer,) = score(SHIPPED, [line])
    assert isinstance(answer, Refused)
    return answer


def stories(*rows: object) -> list[str]:
    return [row["story"] for row in scored(*rows)]


def test_each_item_comes_back_with_story_and_readings() -> None:
    (row,) = scored({"title": ATTACK, "id": "x", "more": {"a": [1, None]}})

    (reading,) = row.pop("readings")
    assert row == {"title": ATTACK, "id": "x", "more": {"a": [1, None]}, "story": "x"}
    assert reading["indicator"] == "sea_lane"
    assert (reading["relevant"], reading["veto"], reading["stage"]) == (True, None, "attacks")
    assert {match["term"] for match in reading["matches"]} >= {"Houthi*", "tanker*", "attack*"}


def test_the_answer_is_what_the_schema_says() -> None:
    validator = Draft202012Validator(schema("score"))

    for row in scored({"title": ATTACK}, {"title": "nothing"}):
        validator.validate(row)


def test_an_item_that_says_nothing_has_no_reading_and_a_story_of_its_own() -> None:
    first, second = scored({"title": "Mill opens"}, {"title": "Mill opens"})

    assert first["readings"] == second["readings"] == []
    assert first["story"] != second["story"]


def test_items_of_one_event_share_the_story_named_after_its_first() -> None:
    later = {"title": ATTACK, "id": "late", "published": "2026-03-02T08:00:00Z"}
    sooner = {"title": AGAIN, "id": "soon", "published": "2026-03-02T06:00:00Z"}

    assert stories(later, sooner) == ["soon", "soon"]


def test_a_week_apart_is_another_event() -> None:
    first = {"title": ATTACK, "published": "2026-03-02T08:00:00Z"}
    second = {"title": ATTACK, "published": "2026-03-09T08:00:00Z"}

    assert len(set(stories(first, second))) == 2


@pytest.mark.parametrize("published", [None, "", "yesterday, they say"])
def test_without_a_certain_date_an_item_counts_as_of_the_newest_day(published: str | None) -> None:
    old = {"title": ATTACK, "id": "old", "published": "2026-03-02T08:00:00Z"}
    new = {"title": "Mill opens", "id": "new", "published": "2026-03-20T08:00:00Z"}
    undated = {"title": AGAIN, "id": "undated", "published": published}

    assert stories(old, new, undated) == ["old", "new", "undated"]
    assert stories(old, undated)[0] == stories(old, undated)[1]


def test_a_batch_without_any_date_is_of_one_day() -> None:
    assert len(set(stories({"title": ATTACK}, {"title": AGAIN}))) == 1


def test_ids_that_two_items_have_name_no_story() -> None:
    found = stories({"title": ATTACK, "id": "x"}, {"title": "Bird flu in chickens", "id": "x"})

    assert len(set(found)) == 2
    assert "x" not in found


def test_keys_of_ours_in_the_input_are_replaced() -> None:
    (row,) = scored({"story": None, "title": "Mill opens", "readings": 3})

    assert row["story"]
    assert row["readings"] == []


def test_without_stories_each_line_is_answered_as_it_comes() -> None:
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for title in (ATTACK, "Mill opens"):
            taken.append(title)
            yield json.dumps({"title": title})

    answers = score(SHIPPED, lines(), with_stories=False)

    assert "story" not in json.loads(str(next(answers)))
    assert taken == [ATTACK]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "no JSON: "),
        ("not json", "no JSON: Expecting value at column 1"),
        ("[1]", "expected a JSON object, got a list"),
        ('"text"', "expected a JSON object, got a text"),
        ("null", "expected a JSON object, got null"),
        ("true", "expected a JSON object, got true or false"),
        ("4", "expected a JSON object, got a number"),
        ("{}", "title: expected a text, got nothing"),
        ('{"title": null}', "title: expected a text, got null"),
        ('{"title": {}}', "title: expected a text, got an object"),
        ('{"title": "x", "summary": 4.5}', "summary: expected a text, got a number"),
        ('{"title": "x", "published": 4}', "published: expected a text, got a number"),
        ('{"title": "x", "weight": NaN}', "no JSON: NaN is no number of JSON"),
        ('{"title": "x", "deep": ' + "[" * 100_000, "no JSON that can be read: "),
        ('{"title": "x", "weight": 1e999}', "no JSON: 1e999 is no number of JSON"),
        ('{"title": "x", "n": ' + "9" * 5_000 + "}", "no JSON that can be read: "),
    ],
)  # fmt: skip
def test_a_line_that_is_no_item_is_refused_with_its_number(line: str, why: str) -> None:
    assert refused(line).where == "-:1"
    assert refused(line).why.startswith(why)


def test_a_refused_line_stops_no_other_and_blank_lines_count_for_numbers_only() -> None:
    answers = list(score(SHIPPED, ["\n", "{}\n", json.dumps({"title": "x"}) + "\n", "[]"]))

    places = [answer.where for answer in answers if isinstance(answer, Refused)]
    assert places == ["-:2", "-:4"]
    assert len([answer for answer in answers if isinstance(answer, str)]) == 1


def test_a_time_that_cannot_be_read_is_told_and_its_item_answered() -> None:
    lines = [
        json.dumps({"title": ATTACK, "published": said}) for said in ("soon", "", "2026-03-02")
    ]
    doubt, *answers = score(SHIPPED, lines, "items.ndjson")

    assert isinstance(doubt, Doubted)
    assert doubt.where == "items.ndjson:1"
    assert doubt.why.startswith('published: expected a time, got "soon"')
    assert [type(answer) for answer in answers] == [str, str, str]


def test_without_stories_no_time_is_needed() -> None:
    (answer,) = score(SHIPPED, ['{"title": "x", "published": "soon"}'], with_stories=False)

    assert isinstance(answer, str)


def test_what_a_terminal_would_obey_is_escaped() -> None:
    (answer,) = score(SHIPPED, ['{"title": "\\u001b[31m\\ud800\\u202e", "x": 1.5}'])

    assert isinstance(answer, str)
    assert answer.isascii()
    assert json.loads(answer)["title"] == "\x1b[31m\ud800\u202e"


TITLES = (ATTACK, AGAIN, "Houthis attack second tanker in Red Sea", "Bird flu in chickens", "")
ROWS = st.lists(
    st.fixed_dictionaries(
        {"title": st.sampled_from(TITLES)},
        optional={
            "published": st.sampled_from(["2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z", "?"]),
            "source": st.sampled_from(["a", "b"]),
        },
    ),
    max_size=8,
)


@given(st.data())
def test_the_order_of_the_lines_decides_that_of_the_answers_alone(data: st.DataObject) -> None:
    rows = [{**row, "n": n} for n, row in enumerate(data.draw(ROWS))]
    shuffled = data.draw(st.permutations(rows))

    def together(order: list[dict[str, Any]]) -> set[frozenset[int]]:
        groups: dict[str, set[int]] = {}
        for row in scored(*order):
            # copies that say exactly the same may trade places
            groups.setdefault(row["story"], set()).add(row["n"])
        return {frozenset(group) for group in groups.values()}

    def sizes(order: list[dict[str, Any]]) -> list[int]:
        return sorted(len(group) for group in together(order))

    assert [row["n"] for row in scored(*shuffled)] == [row["n"] for row in shuffled]
    assert sizes(shuffled) == sizes(rows)


def test_a_configuration_that_watches_nothing_else_is_all_it_takes(shared: Path) -> None:
    watched: Config = config.parse(config.default_text(), "indicators.toml")
    lines = (shared / "corpus" / "dev.ndjson").read_text(encoding="utf-8").splitlines()
    answers = list(score(watched, lines))

    assert len(answers) == len(lines)
    for answer, line in zip(answers, lines, strict=True):
        assert isinstance(answer, str)
        assert json.loads(line).items() <= json.loads(answer).items()
