"""A term that is a number finds it however it is written, and in its own unit."""

import pytest

from watchlist.reading.amounts import TERM, bound, reaching
from watchlist.text import fold

MEN = bound(">= 10000", 3, 7)
OIL = bound(">= 500001 barrel", 4, 8)


def test_a_term_says_how_many_of_what() -> None:
    assert (MEN.least, MEN.concept, MEN.needle) == (10_000, 3, 7)
    assert (OIL.least, OIL.unit) == (500_001, "barrel")


@pytest.mark.parametrize(
    ("term", "is_number"),
    [(">= 10000", True), (">= 500001 barrel", True), ("10,000", False), (">= ten", False)],
)
def test_only_a_term_with_the_mark_is_a_number(term: str, *, is_number: bool) -> None:
    assert bool(TERM.fullmatch(term)) is is_number


@pytest.mark.parametrize(
    "text",
    [
        "12,000 workers", "12.000 Arbeiter", "12 000 ouvriers", "12 тыс. рабочих", "1만2천명",
        "1.2万人", "一万五千人", "15K workers", "15,700 workers a year", "eleven thousand workers",
    ],
)  # fmt: skip
def test_it_finds_a_number_however_it_is_written(text: str) -> None:
    ((start, end, one),) = reaching(fold(text), [MEN])

    assert (start, one) == (0, MEN)
    assert fold(text)[:end].strip()


@pytest.mark.parametrize(
    "text", ["9,999 workers", "12,000 tons of rice", "$50,000 a head", "in 2024", "no number"]
)
def test_it_passes_by_what_is_less_or_of_another_unit(text: str) -> None:
    assert not list(reaching(fold(text), [MEN]))


def test_a_small_number_is_found_as_well() -> None:
    few = bound(">= 3", 1, 1)

    assert len(list(reaching("seven ships, 2 more, 5 of them new", [few]))) == 2


def test_a_number_with_a_unit_counts_in_that_unit_alone() -> None:
    text = "a million barrels for 600,000 men, 400,000 barrels before"

    assert [one for *_, one in reaching(text, [OIL])] == [OIL]
    assert not list(reaching("700,000 men", [OIL]))
    assert not list(reaching("700,000 men", []))


def test_no_number_runs_from_the_title_into_the_summary() -> None:
    ((start, end, _),) = reaching("a port in rason\n12,000 men", [MEN])

    assert (start, end) == (16, 22)
    assert [end for _, end, _ in reaching("12\n000 men, 30,000", [MEN])] == [18]
