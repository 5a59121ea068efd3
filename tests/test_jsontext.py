"""JSON out of answers: paths that may end anywhere, prose that is told."""

import pytest

from watchlist.documents.jsontext import Prose, failure, members, read, text_at, unexpected
from watchlist.model import Fetched
from watchlist.words import ErrorKind


def answer(body: bytes) -> Fetched:
    return Fetched("f", "https://a.example/", 200, body, "application/json")


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"a": 1.50}', {"a": "1.50"}),
        (b"\xef\xbb\xbf[1, null]", ["1", None]),
        (b"[" * 100_000, Prose("[" * 159 + "…")),
        (b"No\x1b[31m luck\n here", Prose("No luck here")),
        (b"<html><title>Just a moment...</title><script>window._cf_chl_opt</script></html>",
         Prose("a page that lets only browsers in")),
        (b"", Prose("")),
    ],
)  # fmt: skip
def test_an_answer_is_a_value_or_prose(body: bytes, value: object) -> None:
    assert read(answer(body)) == value


def test_a_page_is_described() -> None:
    said = read(answer(b"<html><head><title>Log in</title></head><body>please</body></html>"))

    assert isinstance(said, Prose)
    assert said.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", ErrorKind.EMPTY),
        ("Rate limit exceeded", ErrorKind.RATE_LIMITED),
        ("No such field", ErrorKind.NOT_A_FEED),
    ],
)
def test_prose_is_a_failure_in_its_own_words(text: str, kind: ErrorKind) -> None:
    found = failure(answer(b""), "The service", Prose(text))

    assert found.kind is kind
    assert text in found.message


def test_json_of_another_shape_says_what_was_expected() -> None:
    assert "expected a list" in unexpected(answer(b""), "X", "a list").message


def test_members_are_the_objects_of_a_list() -> None:
    assert members([{"a": 1}, 7, None]) == ({"a": 1},)
    assert members({"a": 1}) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [({"a": {"b": "x"}}, "x"), ({"a": "x"}, ""), ({"a": {"b": 7}}, ""), ([], ""), ({}, "")],
)
def test_a_path_that_ends_nowhere_is_empty(value: object, text: str) -> None:
    assert text_at(value, "a", "b") == text
