"""What is misread is put in words; two configurations are told apart item by item."""

from dataclasses import replace

import pytest

from make import GRAIN, reading
from test_evaluate import CONFIG, judged, taken
from watchlist import config as configuration
from watchlist.evaluation import marking
from watchlist.evaluation.labelled import Label
from watchlist.evaluation.misread import NOTHING, because, compare, expected, got, misread, why_not
from watchlist.model import Match, Reading
from watchlist.reading.trace import NO_SIGNAL, Trace
from watchlist.words import Field, Polarity

YES = Label("a", is_relevant=True, has_stage=True, stage="orbit", polarity=Polarity.DENIED)


@pytest.mark.parametrize(
    ("label", "read", "kinds"),
    [
        (YES, reading(stage="orbit", polarity=Polarity.DENIED), []),
        (YES, reading(stage="intent", polarity=Polarity.DENIED), ["stage"]),
        (YES, reading(stage=None, polarity=Polarity.AFFIRMED), ["stage", "polarity"]),
        (YES, None, ["missed"]),
        (Label("a", is_relevant=True), reading(), []),
        (Label("a", is_relevant=False), reading(), ["false"]),
        (Label("a", is_relevant=False), None, []),
    ],
)
def test_a_reading_is_wrong_in_as_many_ways_as_it_differs(
    label: Label, read: Reading | None, kinds: list[str]
) -> None:
    assert [one.kind for one in misread("a", [(judged([label], []), label, read)])] == kinds


@pytest.mark.parametrize(
    ("label", "said"),
    [
        (Label("a", is_relevant=False), NOTHING),
        (Label("a", is_relevant=True), "relevant"),
        (Label("a", is_relevant=True, has_stage=True), "no stage"),
        (Label("a", is_relevant=True, has_stage=True, stage="orbit"), "orbit"),
        (
            Label("a", is_relevant=True, has_stage=True, polarity=Polarity.DENIED),
            "no stage, denied",
        ),
        (Label("a", is_relevant=True, polarity=Polarity.DENIED), "denied"),
    ],
)
def test_a_label_is_put_in_words(label: Label, said: str) -> None:
    assert expected(label) == said


def test_a_reading_is_put_in_words() -> None:
    assert got(None) == NOTHING
    assert got(reading(stage=None, polarity=Polarity.DENIED)) == "no stage, denied"


def test_a_reading_stands_on_signals_and_not_on_what_it_is_about() -> None:
    matches = (
        Match("", "north", "North*", Field.TITLE, 0, 5),
        Match("plans", "launch", "launch*", Field.TITLE, 6, 12),
        Match("plans", "launch", "launch*", Field.TITLE, 20, 26),
        Match("plans", "soon", "soon", Field.TITLE, 30, 34),
    )

    assert because(replace(reading(), matches=matches)) == "plans: launch 'launch*' + soon 'soon'"


def trace(*, veto: str | None = NO_SIGNAL, missing: tuple[str, ...] = (), held: int = 0) -> Trace:
    read = None if missing else reading(is_relevant=False, veto=veto)
    names = tuple((f"signal-{n}", "silenced by x") for n in range(held))
    return Trace(CONFIG.indicators[0], read, missing, (), (), names)


@pytest.mark.parametrize(
    ("traced", "why"),
    [
        (trace(missing=("port", "grain")), "no term of port, grain"),
        (trace(veto="fiction"), "ruled out by fiction"),
        (trace(), "no signal fires"),
        (
            trace(held=3),
            "no signal fires; signal-0: silenced by x; signal-1: silenced by x",
        ),
    ],
)
def test_what_was_missing_is_said_in_a_few_words(traced: Trace, why: str) -> None:
    assert why_not(traced) == why


# ------------------------------------------------------------------ two configurations

KEEPS = GRAIN.replace('unless = ["fiction"]', "unless = []").replace(
    'en = ["blockade*"]', 'en = ["blockade"]\nde = ["rest"]'
)


def test_what_two_configurations_read_differently_is_broken_or_fixed() -> None:
    other = configuration.parse(KEEPS.replace('"wheat*"', '"barley"'), "other.toml")
    some = taken().entries
    changed = compare(CONFIG, other, marking.judged(CONFIG, some), marking.judged(other, some))

    assert [(c.kind, c.judged.line, c.before, c.after) for c in changed] == [
        ("broken", 1, "closed, affirmed", NOTHING),
        ("broken", 2, "closed, affirmed", NOTHING),
        ("fixed", 11, NOTHING, "closed, affirmed"),
        ("other", 10, NOTHING, "closed, affirmed"),
    ]
    assert changed[0].expected == "closed, affirmed"


def test_a_configuration_changes_nothing_beside_itself_or_without_common_indicators() -> None:
    some = marking.judged(CONFIG, taken().entries)
    elsewhere = configuration.parse(
        GRAIN.replace('id = "blockade"', 'id = "siege"').split("[[tests]]", maxsplit=1)[0], ""
    )

    assert compare(CONFIG, CONFIG, some, some) == ()
    assert compare(CONFIG, elsewhere, some, some) == ()
