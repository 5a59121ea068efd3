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
        (
            "seoul will not send arms to it by land and sea",
            "not",
            " send arms to it by land and sea",
        ),
        ("not a b c d e f g, b c", "not", " a b c d e f g,"),
        ("no a b c d e f g h i", "no", " a b c d e f g h "),
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
        ("a b c d e f g h i do not", "not", "c d e f g h i do ", ""),
        ("they never came to the plant in town", "never", "they ", " came to the plant in town"),
        ("러시아산 휘발유, 강 못 건넜다", "못", "러시아산 휘발유, 강 ", " 건넜다"),
        ("arms for kyiv? not us, they say", "not", "arms for kyiv? ", " us,"),
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
        ("a b c d e f g h i j denied", "denied", "c d e f g h i j "),
        ("한국, 무기 지원하지 않는다", "않", "한국, 무기 지원하지 "),
        ("労働者、工場に来ず", "ず", "労働者、工場に来"),
        ("北朝鮮は大型の衛星打ち上げに成功、軌道には乗らず", "ず", "軌道には乗ら"),
        ("seoul, kyiv denied", "denied", " kyiv "),
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


@pytest.mark.parametrize(
    ("text", "word", "reached"),
    [
        ("kremlin calls it a lie: men, and women, at the plant. more", "a lie", "kremlin … plant."),
        (
            "reports that so many men came to work at the plant are false",
            "false",
            "reports … false",
        ),
        ("one, men at the plant - a lie, says he", "a lie", " men … he"),
        ("one, men at the plant, a lie it is", "a lie", " a lie it is"),
        ("it came, but the report is a hoax, says he", "a hoax", "but … he"),
        ("북 위성 돕는다는 보도, 사실무근", "사실무근", "북 … 사실무근"),
        ("men at the plant - what they call a lie", "a lie", "what they call a lie"),
    ],
)
def test_a_disclaimer_denies_its_whole_statement(text: str, word: str, reached: str) -> None:
    breaks = [text.index("but")] if "but" in text else []

    (scope,) = negation.statements(Layout(text, breaks), spans(text, word), ())

    first, _, last = reached.partition(" … ")
    assert text[scope.start : scope.end].startswith(first)
    assert text[scope.start : scope.end].endswith(last)


def test_a_disclaimer_that_is_itself_denied_disclaims_nothing() -> None:
    text = "it is not a lie"

    assert negation.statements(Layout(text), spans(text, "a lie"), spans(text, "not a lie")) == ()


def test_a_negation_of_kana_is_its_last_sign() -> None:
    text = "兵器を供与しない"

    (scope,) = negation.scopes(read(text), (), spans(text, "しない"), ())

    assert scope.word == Span(len(text) - 1, len(text))


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
