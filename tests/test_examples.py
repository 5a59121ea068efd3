"""The examples are whole configurations that pass their own tests: no topic is special."""

from pathlib import Path

import pytest

from watchlist import config, scenario
from watchlist.settings import Config

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.toml"))


@pytest.fixture(params=EXAMPLES, ids=[path.stem for path in EXAMPLES])
def example(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def loaded(example: Path) -> Config:
    return config.load(example)


def test_there_is_an_example() -> None:
    assert EXAMPLES


def test_nothing_is_wrong_or_odd_about_it(example: Path) -> None:
    assert [str(problem) for problem in config.check(example)] == []


def test_it_passes_its_own_tests_and_scenarios(loaded: Config) -> None:
    trials = scenario.run(loaded)

    assert [trial for trial in trials if trial.differences] == []
    assert len(trials) == len(loaded.tests) + len(loaded.scenarios)


def test_it_tests_every_rung_and_enough_that_is_nothing(loaded: Config) -> None:
    reached = {(e.indicator, e.stage) for case in loaded.tests for e in case.expect}

    assert len(loaded.tests) >= 12
    assert sum(not case.expect for case in loaded.tests) >= 4
    assert any(e.polarity == "denied" for case in loaded.tests for e in case.expect)
    assert {(i.id, s.id) for i in loaded.indicators for s in i.stages} <= reached


def test_its_concepts_are_named_in_three_languages_and_more(loaded: Config) -> None:
    few = [c.id for c in loaded.concepts if len({w.language for w in c.words}) < 3]

    assert few == []


def test_it_shares_nothing_with_the_shipped_configuration(loaded: Config) -> None:
    shipped = config.parse(config.default_text())

    assert not {i.id for i in loaded.indicators} & {i.id for i in shipped.indicators}
    assert not {f.url for f in loaded.feeds} & {f.url for f in shipped.feeds}
    assert loaded.scenarios
