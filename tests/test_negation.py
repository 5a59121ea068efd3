"""Turning words reach as far as their clause, and so many words."""

import pytest

from watchlist.reading import negation
from watchlist.text import Layout, Span


def spans(text: str, *words: str) -> list[Span]:
    return [Span(text.index(word), text.index(word) + len(word)) for word in words]


def read(text: str) -> Layout:
    return Layout(text)


@pytest.mark.parametrize(
    ("text", "word", "reached"),
    [
        ("seoul will not send arms to it", "not", " send arms to it"),
        ("not a b c, b c", "not", " a b c,"),
        ("no a b c d e f g h", "no", " a b c d e f g "),
    ],
)
def test_a_negation_denies_what_follows_in_its_clause(text: str, word: str, reached: str) -> None:
    (scope,) = negation.scopes(read(text), spans(text, word), (), ())

    assert text[scope.start : scope.end] == reached


@pytest.mark.parametrize(
    ("text", "word", "behind", "ahead"),
    [
        ("arms to it will not go", "not", "arms to it will ", " go"),
        ("рабочие туда не едут", "не", "рабочие туда ", " едут"),
        ("a b c d e f do not", "not", "c d e f do ", ""),
        ("it is here, but arms will not be sent. more", "not", " but arms will ", " be sent."),
    ],
)
def test_a_negation_that_ends_its_clause_denies_what_stands_before_it_too(
    text: str, word: str, behind: str, ahead: str
) -> None:
    first, second = negation.scopes(read(text), spans(text, word), (), ())

    assert text[first.start : first.end] == behind
    assert text[second.start : second.end] == ahead


@pytest.mark.parametrize(
    ("text", "word", "reached"),
    [
        ("무기를 지원하지 않는다", "않", "무기를 지원하지 "),
        ("a, b c ruled out", "ruled out", " b c "),
        ("a b c d e f g denied", "denied", "c d e f g "),
    ],
)
def test_a_negation_that_follows_denies_what_stands_before(
    text: str, word: str, reached: str
) -> None:
    (scope,) = negation.scopes(read(text), (), spans(text, word), ())

    assert text[scope.start : scope.end] == reached


def test_a_double_negation_cancels_those_that_it_overlaps() -> None:
    text = "does not rule out arms, was ruled out"
    double = spans(text, "not rule out")

    assert negation.scopes(read(text), spans(text, "not"), spans(text, "rule out"), double) == ()
    assert negation.scopes(read(text), (), spans(text, "ruled out"), double)


def test_background_fills_its_clause() -> None:
    text = "it sent aid, last year it sent arms"

    (scope,) = negation.clauses(read(text), spans(text, "last year"))

    assert text[scope.start : scope.end] == " last year it sent arms"


def test_a_hypothesis_reaches_both_ways() -> None:
    text = "one two: it may send arms; three"

    (scope,) = negation.around(read(text), spans(text, "may"))

    assert text[scope.start : scope.end] == " it may send arms;"


def test_each_fallback_is_of_a_reserved_concept() -> None:
    assert set(negation.FALLBACK) <= set(negation.RESERVED)
    assert set(negation.HIDING) <= set(negation.RESERVED)
