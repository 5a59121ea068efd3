"""What decides a reading, told: the reading itself, and all that was weighed for it."""

import pytest

from make import GRAIN, grain
from watchlist import config
from watchlist.match import Reader
from watchlist.reading.trace import Trace


def traced(title: str, summary: str = "", text: str = GRAIN) -> Trace:
    (trace,) = Reader(config.parse(text, "grain.toml")).trace(title, summary)
    return trace


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Wheat port under blockade", ""),
        ("Wheat ports", "A blockade is feared at the port."),
        ("A novel of a grain port under blockade", ""),
        ("Wheat harvest", ""),
        ("Nothing", ""),
        ("", ""),
    ],
)
def test_its_readings_are_those_of_the_reader(title: str, summary: str) -> None:
    readings = Reader(config.parse(GRAIN, "grain.toml")).read(title, summary)

    assert tuple(r for r in [traced(title, summary).reading] if r) == readings


def test_what_of_about_is_missing_is_named() -> None:
    assert traced("Nothing").missing == ("grain", "port")
    assert traced("Wheat harvest").missing == ("port",)
    assert traced("Wheat port").missing == ()


def test_signals_come_strongest_first_with_place_and_strength() -> None:
    weak = grain('id = "threatens"', 'id = "threatens"\n  weight = 0.5')
    fired = traced("Wheat port under blockade", text=weak).fired

    assert [(f.signal.id, f.place, f.strength) for f in fired] == [
        ("closes", "title", 1.0),
        ("threatens", "title", 0.5),
    ]
    assert [match.term for match in fired[0].matches] == ["blockade*", "port"]


def test_the_place_is_the_title_the_summary_or_both() -> None:
    (threat, _) = traced("Wheat", "The port fears a blockade.").fired

    assert threat.place == "summary"
    apart = grain("within = 6", "within = 0")
    assert {f.place for f in traced("Wheat port", "A blockade.", apart).fired} == {
        "both",
        "summary",
    }


def test_a_veto_holds_the_signals_it_rules_out() -> None:
    trace = traced("A novel of a grain port under blockade")

    assert trace.vetoes == ("fiction",)
    assert trace.fired == ()
    assert trace.held == (
        ("threatens", "ruled out by fiction"),
        ("closes", "ruled out by fiction"),
    )


def test_a_concept_of_none_silences_a_signal() -> None:
    silenced = grain('all = ["blockade"]', 'all = ["blockade"]\n  none = ["fiction"]')
    free = silenced.replace('unless = ["fiction"]', "")

    assert traced("A novel of a grain port under blockade", text=free).held == (
        ("threatens", "silenced by fiction"),
    )


def test_words_too_far_apart_hold_a_signal() -> None:
    far = "Blockade, says one who has sold wheat and bread for all of his long life, of the port"

    assert traced(far).held == (
        ("closes", "its words do not stand within 6 words in one sentence"),
    )


@pytest.mark.parametrize(
    ("key", "title", "why"),
    [
        (
            'none_near = ["fiction"]',
            "Blockade in a novel, and a grain port",
            "silenced by fiction in the same clause",
        ),
        (
            "fact = true",
            "A blockade that may come, and a grain port",
            "it is told as a plan or a condition, and the signal wants a fact",
        ),
    ],
)
def test_what_stands_near_a_signal_and_holds_it_is_named(key: str, title: str, why: str) -> None:
    text = grain('unless = ["fiction"]', "").replace(
        'all = ["blockade"]\n', f'all = ["blockade"]\n  {key}\n'
    )
    text += '\n[concepts.hypothetical]\nen = ["may"]\n'

    assert traced(title, text=text).held[0] == ("threatens", why)


def test_the_words_that_turn_a_signal_round_or_make_it_old_news_are_kept() -> None:
    text = GRAIN + '\n[concepts.background]\nen = ["in 2022"]\n'
    title, summary = "No blockade of grain port", "A blockade of the grain port came in 2022."
    trace = traced(title, summary, text=text)

    words = {
        (fired.place, fired.is_denied): [match.term for match in fired.turned_by]
        for fired in trace.fired
        if fired.signal.id == "threatens"
    }
    assert words == {("title", True): ["no"], ("summary", False): ["in 2022"]}


def test_where_only_a_trigger_fires_nothing_else_is_weighed() -> None:
    trace = traced("Wheat under blockade")

    assert trace.reading
    assert trace.reading.triggers == ("shortage",)
    assert trace.fired == ()
