"""A table becomes the dataclass that describes it; all that is wrong is said, with paths."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.configuration.decode import (
    Fault,
    bounds,
    decode,
    listed,
    neutral,
    shown,
    written,
)
from watchlist.setting import key
from watchlist.settings import (
    Case,
    Concept,
    Config,
    Expectation,
    Feed,
    Indicator,
    Levels,
    Stage,
    Terms,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A table within a table."""

    id: str = key("Its name.", nonempty=True, kind="id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A table with a key of every kind."""

    name: str = key("A name.", nonempty=True, alias="called")
    count: int = key("How many.", default=3, low=1, high=9)
    share: float = key("A share.", default=0.5, above=0, high=1)
    flag: bool = key("Whether.", default=False)
    grade: Literal["A", "B"] = key("A grade.", default="A")
    format: Literal[1] = key("The format.", default=1)
    first: date | None = key("A day.", default=None)  # noqa: RUF009  key is dataclasses.field
    tongue: str = key("A language.", default="", kind="language")
    words: tuple[str, ...] = key("Some words.", default=("x",), nonempty=True)
    headers: tuple[tuple[str, str], ...] = key("Some headers.", default=(), kind="secret")
    inner: Inner = key("One.", default=Inner(id="own"))  # noqa: RUF009  likewise
    many: tuple[Inner, ...] = key("More inside.", default=())
    note: str | None = key("A note.", default=None)
    hidden: str = "not a key"


def told(table: dict[str, Any], cls: type = Sample) -> list[tuple[str, str]]:
    """Decode, and return what is wrong as pairs of path and sentence."""
    return [(written(fault.path), fault.what) for fault in decode(table, cls)[1]]


class TestWhatIsRight:
    def test_defaults_stand_where_the_table_says_nothing(self) -> None:
        assert decode({"name": "n"}, Sample) == (Sample(name="n"), ())

    def test_every_kind_of_value_is_taken(self) -> None:
        table = {
            "name": "n", "count": 9, "share": 1, "flag": True, "grade": "B", "format": 1,
            "first": date(2026, 1, 2), "tongue": "zh-Hant", "words": ["a", "b"],
            "headers": {"Accept": "x"}, "inner": {"id": "i"}, "many": [{"id": "j"}], "note": "",
        }  # fmt: skip

        value, faults = decode(table, Sample)

        assert not faults
        assert value == Sample(
            name="n", count=9, share=1.0, flag=True, grade="B", first=date(2026, 1, 2),
            tongue="zh-Hant", words=("a", "b"), headers=(("Accept", "x"),), inner=Inner(id="i"),
            many=(Inner(id="j"),), note="",
        )  # fmt: skip
        assert isinstance(value.share, float)

    def test_a_key_goes_by_its_alias_too(self) -> None:
        assert decode({"called": "n"}, Sample) == (Sample(name="n"), ())

    def test_concepts_are_tables_of_terms_by_language(self) -> None:
        table = {"format": 1, "concepts": {"grain": {"en": ["wheat*"], "any": ["CBOT"]}}}

        value, faults = decode(table, Config)

        assert not faults
        words = (Terms(language="en", terms=("wheat*",)), Terms(language="any", terms=("CBOT",)))
        assert value.concepts == (Concept(id="grain", words=words),)

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            (True, Expectation(indicator="i")),
            (False, Expectation(indicator="i", is_relevant=False)),
            ("s", Expectation(indicator="i", stage="s")),
            ("", Expectation(indicator="i", stage="")),
            ({}, Expectation(indicator="i")),
            ({"stage": "s", "polarity": "denied"},
             Expectation(indicator="i", stage="s", polarity="denied")),
        ],
        ids=["true", "false", "stage", "no stage", "empty table", "table"],
    )  # fmt: skip
    def test_what_a_test_expects_has_short_forms(
        self, given: object, expected: Expectation
    ) -> None:
        value, faults = decode({"text": "t", "expect": {"i": given}}, Case)

        assert not faults
        assert value == Case(title="t", expect=(expected,))


LONG = "x" * 60


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("name", 7, "expected a text in quotes; got 7"),
        ("name", " ", "expected a text; got an empty one"),
        ("name", "a\x1bb", r"expected a text without control characters; got 'a\x1bb'"),
        ("count", "3", "expected a whole number; got '3'"),
        ("count", True, "expected a whole number; got true"),
        ("count", 3.0, "expected a whole number; got 3.0"),
        ("count", 0, "expected a whole number (at least 1, at most 9); got 0"),
        ("count", 10, "expected a whole number (at least 1, at most 9); got 10"),
        ("count", -(10**50), ("expected a whole number (at least 1, at most 9); "
         "got a number of more than 40 digits")),
        ("count", 10**400, ("expected a whole number (at least 1, at most 9); "
         "got a number of more than 40 digits")),
        ("share", False, "expected a number; got false"),
        ("share", "1", "expected a number; got '1'"),
        ("share", 0, "expected a number (above 0, at most 1); got 0"),
        ("share", 1.5, "expected a number (above 0, at most 1); got 1.5"),
        ("share", float("nan"), "expected a number (above 0, at most 1); got nan"),
        ("share", float("inf"), "expected a number (above 0, at most 1); got inf"),
        ("flag", 1, "expected true or false; got 1"),
        ("flag", "yes", "expected true or false; got 'yes'"),
        ("grade", "C", "expected one of A, B; got 'C'"),
        ("grade", "b", "expected one of A, B; got 'b'; did you mean 'B'?"),
        ("grade", ["A"], "expected one of A, B; got an array"),
        ("format", 2, "expected 1; got 2"),
        ("format", True, "expected 1; got true"),
        ("format", 1.0, "expected 1; got 1.0"),
        ("first", "2026-01-01", ("expected a date without quotes or time, such as 2026-01-31; "
         "got '2026-01-01'")),
        ("first", datetime(2026, 1, 2, tzinfo=UTC), ("expected a date without quotes or time, "
         "such as 2026-01-31; got 2026-01-02 00:00:00+00:00")),
        ("tongue", "english", 'expected a language tag such as "en" or "zh-Hant"; got \'english\''),
        ("words", "a", "expected an array of texts; got 'a'"),
        ("words", [], "expected at least one; got an empty array"),
        ("words", {}, "expected an array of texts; got a table"),
        ("headers", "Authorization: Bearer s3cret",
         'expected a table such as { Accept = "text/xml" }; got a text'),
        ("inner", [], "expected a table; got an empty array"),
        ("many", {"id": "x"}, "expected an array of tables, [[many]]; got a table"),
        ("note", LONG, ""),
        ("note", 1, "expected a text in quotes; got 1"),
        ("flag", LONG, f"expected true or false; got '{'x' * 39}…'"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_what_was_expected_and_got(
    name: str, value: object, what: str
) -> None:
    assert told({"name": "n", name: value}) == ([(name, what)] if what else [])


@pytest.mark.parametrize(
    ("table", "path", "what"),
    [
        ({"words": ["a", 1]}, "words[1]", "expected a text in quotes; got 1"),
        ({"words": [""]}, "words[0]", "expected a text; got an empty one"),
        ({"many": [{"id": "a"}, 5]}, "many[1]", "expected a table; got 5"),
        ({"many": [{"id": "a b"}]}, "many[0].id",
         "expected an id of letters, digits and . _ -; got 'a b'"),
        ({"many": [{}]}, "many[0].id", "required, but not there (Its name.)"),
        ({"inner": {"id": "a", "x y": 1}}, "inner.'x y'", "unknown key; known are id"),
        ({"headers": {"A": ["s3cret"]}}, "headers.A", "expected a text in quotes; got an array"),
        ({"hidden": "x"}, "hidden", ("unknown key; known are name, called, count, share, flag, "
         "grade, format, first, tongue, words, headers, inner, many, note")),
        ({"cuont": 1}, "cuont", "unknown key; did you mean 'count'?"),
        ({"called": "m"}, "called", "'called' means 'name': give one"),
    ],
)  # fmt: skip
def test_a_fault_inside_has_the_path_to_it(table: dict[str, Any], path: str, what: str) -> None:
    assert told({"name": "n", **table}) == [(path, what)]


class TestSeveralFaults:
    def test_all_are_told_at_once(self) -> None:
        table = {"flag": 1, "count": "x", "nmae": "n", "words": [1, ""]}

        assert [path for path, _ in told(table)] == [
            "nmae",
            "flag",
            "count",
            "words[0]",
            "words[1]",
        ]

    def test_a_misspelled_key_is_not_also_missing(self) -> None:
        assert told({"nam": "n"}) == [("nam", "unknown key; did you mean 'name'?")]
        assert told({"calld": "n"}) == [("calld", "unknown key; did you mean 'called'?")]

    def test_a_key_that_is_there_is_not_what_another_meant(self) -> None:
        ((_, what),) = told({"name": "n", "nam": "m"})

        assert "did you mean" not in what or "'name'" not in what

    def test_a_wrong_value_gives_way_to_the_default(self) -> None:
        value, faults = decode({"name": "n", "count": 99, "grade": "Z", "words": []}, Sample)

        assert len(faults) == 3
        assert value == Sample(name="n")

    def test_a_missing_value_is_stood_for_by_one_of_its_type(self) -> None:
        value, _ = decode({}, Indicator)

        assert (value.id, value.about, value.stages, value.levels) == ("", (), (), Levels())

    def test_unknown_keys_are_faults_of_the_key_and_values_of_the_value(self) -> None:
        _, faults = decode({"name": 1, "x": 2}, Sample)

        assert [(f.path, f.at_key) for f in faults] == [(("x",), True), (("name",), False)]


@pytest.mark.parametrize(
    ("concepts", "path", "what"),
    [
        (7, "concepts", "expected tables, [concepts.NAME]; got 7"),
        ({"a": ["x"]}, "concepts.a",
         'expected terms by language, such as en = ["…"]; got an array'),
        ({"a": {}}, "concepts.a",
         'expected terms of at least one language, such as en = ["…"]'),
        ({"a b": {"en": ["x"]}}, "concepts.'a b'",
         "expected a name of letters, digits and . _ -"),
        ({"a": {"en": "x"}}, "concepts.a.en", "expected an array of texts; got 'x'"),
        ({"a": {"en": []}}, "concepts.a.en", "expected at least one; got an empty array"),
        ({"a": {"en": ["x", " "]}}, "concepts.a.en[1]", "expected a text; got an empty one"),
        ({"a": {"english": ["x"]}}, "concepts.a.english",
         'expected a language tag such as "en" or "zh-Hant", or "any"'),
    ],
)  # fmt: skip
def test_a_concept_of_another_shape_is_told(concepts: object, path: str, what: str) -> None:
    assert told({"format": 1, "concepts": concepts}, Config) == [(path, what)]


@pytest.mark.parametrize(
    ("expect", "path", "what"),
    [
        ("s", "expect", "expected a table such as { an_indicator = \"a_stage\" }; got 's'"),
        ({"i": 3}, "expect.i",
         "expected a stage, true, false, or a table of stage and polarity; got 3"),
        ({"i": {"stge": "s"}}, "expect.i.stge", "unknown key; did you mean 'stage'?"),
        ({"i": {"polarity": "denies"}}, "expect.i.polarity",
         "expected one of affirmed, denied; got 'denies'; did you mean 'denied'?"),
        ({"i": {"indicator": "x"}}, "expect.i.indicator",
         "unknown key; known are stage, polarity"),
    ],
)  # fmt: skip
def test_an_expectation_of_another_shape_is_told(expect: object, path: str, what: str) -> None:
    assert told({"text": "t", "expect": expect}, Case) == [(path, what)]


def test_a_secret_is_never_quoted() -> None:
    url = "https://desk:s3cret@example.org/"
    table = {"id": "f", "url": [url], "headers": {"Authorization": {"s3cret": 1}}}

    sentences = " ".join(what for _, what in told(table, Feed))

    assert "s3cret" not in sentences
    assert told({"id": "f", "url": "https://x/\x07"}, Feed) == []  # judged as an address instead


class TestWording:
    @pytest.mark.parametrize(
        ("path", "text"),
        [
            (("indicators", 0, "signals", 3, "weight"), "indicators[0].signals[3].weight"),
            (("concepts", "a.b", "en", 0), "concepts.'a.b'.en[0]"),
            (("a\x1b[31m",), r"'a\x1b[31m'"),
            ((), ""),
        ],
        ids=["plain", "dotted", "control", "top"],
    )
    def test_paths_are_written_as_the_file_does(
        self, path: tuple[str | int, ...], text: str
    ) -> None:
        assert written(path) == text

    @pytest.mark.parametrize(
        ("low", "high", "above", "text"),
        [
            (None, None, None, ""),
            (1, None, None, "at least 1"),
            (None, 5, None, "at most 5"),
            (None, 1, 0, "above 0, at most 1"),
            (0, 100, None, "at least 0, at most 100"),
        ],
    )
    def test_bounds_are_words(
        self, low: float | None, high: float | None, above: float | None, text: str
    ) -> None:
        assert bounds(low, high, above) == text

    def test_lists_keep_their_order(self) -> None:
        assert listed(("b", "a")) == "b, a"

    def test_a_value_of_each_kind_is_shown_short(self) -> None:
        values: tuple[object, ...] = (
            {},
            [],
            [1],
            "x",
            True,
            False,
            12,
            1.5,
            date(2026, 1, 2),
            10**40,
        )

        assert [shown(value) for value in values] == [
            "a table", "an empty array", "an array", "'x'", "true", "false", "12", "1.5",
            "2026-01-02", "a number of more than 40 digits",
        ]  # fmt: skip
        assert shown("x", is_secret=True) == "a text"


def test_a_table_within_is_stood_for_by_its_own_defaults() -> None:
    assert neutral(Stage) == Stage(id="")
    assert neutral(Sample) == Sample(name="")


@pytest.mark.parametrize("hint", [date | None, Literal["a"] | None], ids=["type", "names"])
def test_what_may_be_left_out_is_stood_for_by_nothing(hint: object) -> None:
    assert neutral(hint) is None


JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "all", "about", "stages", "signals", "en", "expect", "x"]), inside
    ),
    max_leaves=10,
)  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from([*(f"{n}" for n in Config.__dataclass_fields__), "x"]), JSON_LIKE
    )
)
def test_any_table_gives_a_whole_value_and_faults_with_paths_into_it(
    table: dict[str, Any],
) -> None:
    value, faults = decode(table, Config)

    assert isinstance(value, Config)
    assert all(isinstance(fault, Fault) and fault.path for fault in faults)
    assert {"path", "digest"}.isdisjoint(table) or faults
