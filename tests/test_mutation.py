"""A term or signal is held where taking it out fails a test, told as the whole suite would tell."""

from dataclasses import replace

import pytest

from make import GRAIN
from watchlist import config as configuration
from watchlist import scenario
from watchlist.lints.idle import Idle
from watchlist.lints.mutation import Failing, Name, narrowed, unheld, without
from watchlist.settings import Config

SOUND = GRAIN.replace('{ blockade = "threat" }', '{ blockade = "closed" }')
STAGED = """
[[scenarios]]
name = "two who report a blockade"
indicator = "blockade"
items = [
  { day = 0, source = "wire", title = "Blockade of ports, wheat stuck" },
  { day = 0, source = "daily", title = "Grain waits at port in blockade" },
]
expect = [{ day = 0, stage = "closed" }]
"""
TWICE = SOUND.replace('ru = ["зерно*"]', 'ru = ["зерно*"]\nde = ["wheat*"]')
CASES = {"tests": SOUND, "scenario": SOUND + STAGED, "a term in two languages": TWICE}


def names(config: Config) -> list[Name]:
    found: list[Name] = [
        ("concepts", concept.id, term)
        for concept in config.concepts
        for words in concept.words
        for term in words.terms
    ]
    for indicator in config.indicators:
        found += [("signals", indicator.id, signal.id) for signal in indicator.signals]
        found += [("triggers", indicator.id, trigger.id) for trigger in indicator.triggers]
    return list(dict.fromkeys(found))


def fails(config: Config) -> bool:
    return any(trial.differences for trial in scenario.run(config))


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_it_agrees_with_taking_each_out_and_running_all_tests(text: str) -> None:
    config = configuration.parse(text, "")
    found = unheld(config)

    assert isinstance(found, Idle)
    idle = {("concepts", *one) for one in found.terms}
    idle |= {("signals", *one) for one in found.signals}
    idle |= {("triggers", *one) for one in found.triggers}
    assert idle == {name for name in names(config) if not fails(without(config, name))}


def test_it_agrees_for_a_part_of_the_shipped_configuration() -> None:
    """Of every thirtieth term that stands in a test: the whole suite for each would take long."""
    whole = configuration.load(configuration.default_path())
    config = replace(whole, tests=whole.tests[:12], scenarios=())
    found = unheld(config)
    texts = [(case.title, case.summary) for case in config.tests]
    some = [name for name in names(narrowed(config, texts)) if name[0] == "concepts"][::30]

    assert isinstance(found, Idle)
    assert some
    for name in some:
        assert (name[1:] in found.terms) is not fails(without(config, name))


def test_what_stands_in_no_test_is_not_held() -> None:
    found = unheld(configuration.parse(SOUND, ""))

    assert isinstance(found, Idle)
    assert ("grain", "зерно*") in found.terms
    assert ("grain", "wheat*") not in found.terms
    assert ("fiction", "novel") not in found.terms
    assert ("blockade", "shortage") in found.triggers


def test_a_scenario_holds_what_it_needs() -> None:
    found = unheld(configuration.parse(SOUND + STAGED, ""))

    assert isinstance(found, Idle)
    assert ("port", "port") not in found.terms
    assert ("blockade", "closes") not in found.signals


def test_where_tests_fail_nothing_can_be_told() -> None:
    assert unheld(configuration.parse(SOUND.replace("Wheat ports", "Rye ports"), "")) == Failing(1)


def test_a_trigger_is_held_by_a_scenario_that_asks_for_it() -> None:
    pushed = STAGED.replace('stage = "closed"', 'reason = "trigger"')
    found = unheld(configuration.parse(SOUND + pushed, ""))

    assert isinstance(found, Idle)
    assert ("blockade", "shortage") not in found.triggers
