"""Values of foreign lines: clean and certain, or refused with what is wrong."""

from datetime import UTC, datetime

import pytest

from watchlist import ndjson


def test_a_text_is_cleaned_and_cut() -> None:
    assert ndjson.text({"title": " a\x1b[31m\u202eb  c "}, "title", 4) == "ab c"


@pytest.mark.parametrize("row", [{}, {"title": None}])
def test_a_text_that_may_be_missing_is_empty(row: ndjson.Row) -> None:
    assert ndjson.text(row, "title", 9) == ""


@pytest.mark.parametrize(
    ("row", "got"),
    [({}, "nothing"), ({"title": 7}, "7"), ({"title": "  "}, '" "'), ({"title": ["a"]}, r'["a"]')],
)
def test_a_text_that_must_be_there_is_asked_for(row: ndjson.Row, got: str) -> None:
    with pytest.raises(ValueError, match="title: expected a text, got") as caught:
        ndjson.text(row, "title", 9, required=True)

    assert str(caught.value).endswith(got)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("2026-01-31T08:00:00+02:00", datetime(2026, 1, 31, 6, tzinfo=UTC)),
        ("2026-01-31T06:00:00.75Z", datetime(2026, 1, 31, 6, tzinfo=UTC)),
        (None, None),
    ],
)
def test_a_time_is_utc_to_the_second(written: str | None, known: datetime | None) -> None:
    assert ndjson.time({"seen": written}, "seen") == known


@pytest.mark.parametrize("written", ["soon", 7, "2026-01-31T06:00:00", "2026-13-01T00:00:00Z"])
def test_what_is_no_certain_time_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="seen: expected an ISO-8601 time with its zone, got"):
        ndjson.time({"seen": written}, "seen")


def test_a_time_outside_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="no calendar has"):
        ndjson.time({"seen": "0001-01-01T00:00:00+14:00"}, "seen")


def test_each_line_is_an_object_or_refused_with_its_place_and_why() -> None:
    lines = ['{"a": 1, "b": 1.5}\n', " \n", "", "[]", '{"a": 1,\n']

    assert list(ndjson.rows(lines, "f")) == [
        (1, {"a": 1, "b": 1.5}),
        (4, ndjson.Refused("f:4", "expected a JSON object, got a list")),
        (5, ndjson.Refused(
            "f:5", "no JSON: Expecting property name enclosed in double quotes at column 9"
        )),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"a": NaN}', "NaN is no number of JSON"),
        ('{"a": 1e999}', "1e999 is no number of JSON"),
        ('{"a": ' + "9" * 1001 + "}", "a number of 1001 digits"),
        ('{"a": ' + "[" * 100_000, "nested too deeply"),
        ("null", "got null"),
        ("true", "got true or false"),
        ("4", "got a number"),
        ('"a"', "got a text"),
    ],
    ids=lambda value: value[:12],
)
def test_what_is_no_json_or_no_object_is_said_in_jsons_words(line: str, why: str) -> None:
    with pytest.raises(ValueError, match=r"no JSON|expected a JSON object") as caught:
        ndjson.row_of(line)

    assert why in str(caught.value)
