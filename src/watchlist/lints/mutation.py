"""Does a test hold it? Each term and signal is taken out in turn, and the tests are run again.

What no test misses may be wrong, or be lost by a slip, without anybody noticing. To be quick, only
the tests are read again whose text holds the term, with a vocabulary of the terms in that text: a
term that does not stand in a text decides nothing about it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from watchlist.lints.idle import Idle, Text
from watchlist.match import Reader
from watchlist.model import Reading
from watchlist.reading.amounts import TERM
from watchlist.reading.vocabulary import GAP
from watchlist.scenario import misread, missaid
from watchlist.settings import Case, Concept, Config, Indicator, Scenario
from watchlist.text import fold

Name = tuple[str, str, str]
"""What is taken out: "concepts", the concept, the term; or "signals" or "triggers", the
indicator, the id."""


@dataclass(frozen=True, slots=True)
class Failing:
    """Tests that fail as it is: nothing can be told by them."""

    tests: int


def unheld(config: Config) -> Idle | Failing:
    """Return what could be taken out of a configuration without any of its tests failing.

    Args:
        config: with its tests and scenarios, each of which must pass.
    """
    trials: list[_Test | _Staged] = [
        *(_Test(config, case) for case in config.tests),
        *(_Staged(config, scenario) for scenario in config.scenarios),
    ]
    failing = sum(trial.fails(trial.config) for trial in trials)
    if failing:
        return Failing(failing)
    held: set[Name] = set()
    for trial in trials:
        for name in trial.names():
            if name not in held and trial.fails(without(trial.config, name)):
                held.add(name)
    terms = {
        (concept.id, term)
        for concept in config.concepts
        for words in concept.words
        for term in words.terms
    }
    return Idle(
        frozenset(one for one in terms if ("concepts", *one) not in held),
        _rules(config, "signals", held),
        _rules(config, "triggers", held),
    )


def _rules(config: Config, kind: str, held: Iterable[Name]) -> frozenset[tuple[str, str]]:
    every = {(i.id, rule.id) for i in config.indicators for rule in getattr(i, kind)}
    return frozenset(every - {(one, other) for what, one, other in held if what == kind})


def without(config: Config, name: Name) -> Config:
    """Return a configuration from which a term, a signal or a trigger is taken out."""
    kind, owner, what = name
    if kind == "concepts":
        return replace(
            config,
            concepts=tuple(
                _cut(concept, {what}, keep=False) if concept.id == owner else concept
                for concept in config.concepts
            ),
        )
    return replace(
        config,
        indicators=tuple(
            _lacking(indicator, kind, what) if indicator.id == owner else indicator
            for indicator in config.indicators
        ),
    )


def _lacking(indicator: Indicator, kind: str, what: str) -> Indicator:
    if kind == "signals":
        return replace(indicator, signals=tuple(s for s in indicator.signals if s.id != what))
    return replace(indicator, triggers=tuple(t for t in indicator.triggers if t.id != what))


def _cut(concept: Concept, terms: set[str], *, keep: bool) -> Concept:
    """Return a concept with these terms alone, or with all others; its languages stay."""
    return replace(
        concept,
        words=tuple(
            replace(words, terms=tuple(t for t in words.terms if (t in terms) is keep))
            for words in concept.words
        ),
    )


def narrowed(config: Config, texts: Iterable[Text]) -> Config:
    """Return a configuration with those terms alone that may stand in some texts."""
    whole = "\n".join(fold(field) for text in texts for field in text)
    return replace(
        config,
        concepts=tuple(
            _cut(
                concept, {t for w in concept.words for t in w.terms if _is_in(t, whole)}, keep=True
            )
            for concept in config.concepts
        ),
    )


def _is_in(term: str, folded: str) -> bool:
    """Tell whether the letters of a term stand in a text, wherever its words begin and end.

    A number may be written in any way.
    """
    return all(piece in folded for piece in _pieces(term))


@lru_cache(maxsize=100_000)  # each term is looked for in each test
def _pieces(term: str) -> tuple[str, ...]:
    if TERM.fullmatch(term):
        return ()
    parts = GAP.split(term.removeprefix("="))
    return tuple(piece for part in parts for piece in fold(part.strip("*")).split("*") if piece)


class _Test:
    """A test, with what its text may hold of the configuration."""

    def __init__(self, config: Config, case: Case) -> None:
        self._case = case
        self.config = narrowed(config, [(case.title, case.summary)])

    def fails(self, config: Config) -> bool:
        """Tell whether the test fails under a configuration."""
        return any(misread(self._case, Reader(config)))

    def names(self) -> Iterator[Name]:
        """Yield what may matter to it: the terms in its text, and the signals that fire."""
        readings = Reader(self.config).read(self._case.title, self._case.summary)
        yield from _names(self.config, readings)


class _Staged:
    """A scenario, likewise; its days are told again only where an item is read differently."""

    def __init__(self, config: Config, scenario: Scenario) -> None:
        self._scenario = scenario
        self._texts = [(item.title, item.summary) for item in scenario.items]
        self.config = narrowed(config, self._texts)
        self._said: dict[tuple[Reading, ...], bool] = {}

    def fails(self, config: Config) -> bool:
        """Tell whether the scenario fails under a configuration."""
        reader = Reader(config)
        said = self._read(reader)
        if said not in self._said:
            self._said[said] = any(missaid(config, self._scenario, reader))
        return self._said[said]

    def names(self) -> Iterator[Name]:
        """Yield what may matter to it."""
        yield from _names(self.config, self._read(Reader(self.config)))

    def _read(self, reader: Reader) -> tuple[Reading, ...]:
        return tuple(
            reading
            for place, text in enumerate(self._texts)
            for reading in reader.read(*text, str(place))
        )


def _names(config: Config, readings: Iterable[Reading]) -> Iterator[Name]:
    for concept in config.concepts:
        for term in dict.fromkeys(t for words in concept.words for t in words.terms):
            yield "concepts", concept.id, term
    for reading in readings:
        for signal in dict.fromkeys(match.signal for match in reading.matches if match.signal):
            yield "signals", reading.indicator, signal
        for trigger in reading.triggers:
            yield "triggers", reading.indicator, trigger
