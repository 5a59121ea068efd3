"""What stands for a concept that a text does not name, and where it does not."""

import pytest

from watchlist.match import Reader
from watchlist.model import Reading
from watchlist.reading.stand_ins import Substitute, enough
from watchlist.settings import Concept, Config, Indicator, Signal, Stage, StandIn, Terms


def concept(name: str, *terms: str) -> Concept:
    return Concept(id=name, words=(Terms(language="any", terms=terms),))


READER = Reader(
    Config(
        format=1,
        concepts=(
            concept("north", "North Korea*"),
            concept("south", "Seoul"),
            concept("russia", "Russia*", "Alabuga"),
            concept("workers", "worker*"),
            concept("others", "Vietnam*"),
            concept("kim", "=Kim"),
            concept("koreans", "Koreans"),
            concept("plant", "Alabuga", "assemble"),
        ),
        indicators=(
            Indicator(
                id="labor",
                about=("north", "russia", "workers"),
                matter="workers",
                rivals=("others",),
                stages=(Stage(id="there"),),
                signals=(Signal(id="speaks", stage="there", all=("north", "workers")),),
                stand_ins=(
                    StandIn(of="north", by=("kim", "koreans"), unless=("south",)),
                    StandIn(of="workers", by=("plant",), beside=("koreans",), within=3),
                ),
            ),
        ),
    )
)


def read(title: str, summary: str = "") -> Reading | None:
    return next(iter(READER.read(title, summary)), None)


@pytest.mark.parametrize(
    "title",
    [
        "North Korea sends workers to Russia",
        "Kim's workers cross into Russia",
        "Koreans assemble drones in Russia",
        "Alabuga takes on Koreans",
    ],
)
def test_an_item_may_allude_to_what_it_is_about(title: str) -> None:
    reading = read(title)

    assert reading is not None
    assert (reading.is_relevant, reading.stage) == (True, "there")


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("kim workers in Russia", "written otherwise"),
        ("Seoul: Koreans assemble cars in Russia", "beside what rules it out"),
        ("Koreans, as one report from there has it, went to Russia to assemble", "too far"),
        ("Koreans live here. Russia will assemble cars", "in another sentence"),
        ("Russia assembles cars for North Korea", "beside nobody"),
    ],
)
def test_elsewhere_nothing_stands_for_it(title: str, why: str) -> None:
    assert read(title) is None, why


def test_it_says_by_which_word_it_was_read() -> None:
    reading = read("Kim's workers cross into Russia")

    assert reading is not None
    assert ("kim", "=Kim") in {(match.concept, match.term) for match in reading.matches}


def test_a_title_may_allude_to_what_the_summary_names() -> None:
    reading = read("Kim's workers cross into Russia", "North Korea says nothing.")

    assert reading is not None
    assert {match.concept for match in reading.matches} >= {"kim", "workers"}


def test_what_is_named_outright_needs_no_stand_in() -> None:
    reading = read("North Korea: Kim sends workers to Russia")

    assert reading is not None
    assert {match.concept for match in reading.matches} == {"north", "russia", "workers"}


def test_an_item_is_about_whom_its_title_names() -> None:
    theirs = read("Vietnam sends workers to Russia", "So did North Korea: workers came.")
    both = read("Vietnam and North Korea send workers to Russia")

    assert theirs is not None
    assert both is not None
    assert (theirs.is_relevant, theirs.veto) == (False, "others")
    assert both.is_relevant


def test_a_trace_says_that_the_title_names_others() -> None:
    (trace,) = READER.trace("Vietnam sends workers to Russia", "So did North Korea: workers came.")

    assert trace.held == (("speaks", "the title names others and not north"),)


def test_a_trace_names_what_neither_is_there_nor_stood_for() -> None:
    (alluding,) = READER.trace("Kim's workers cross into Russia")
    (lacking,) = READER.trace("Kim's friends cross into Russia")

    assert alluding.missing == ()
    assert lacking.missing == ("workers",) or "workers" in lacking.missing


def test_of_each_concept_it_or_what_stands_in_for_it_is_enough() -> None:
    known = (Substitute(0, (2,), (), 8, 0, 0b100), Substitute(0, (3,), (), 8, 0, 0b1000))

    assert enough((0, 1), known) == (0b1101, 0b0010)
    assert enough((0, 1), ()) == (0b01, 0b10)
