"""Terms and signals that nothing in some texts sets off: they may be dead, or the texts too few."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from watchlist.configuration.decode import Fault, Path
from watchlist.lints.shadow import named
from watchlist.match import Reader, with_fallbacks
from watchlist.reading import negation
from watchlist.reading.vocabulary import Vocabulary
from watchlist.settings import Config
from watchlist.text import fold

Text = tuple[str, str]
"""A title and a summary."""


@dataclass(frozen=True, slots=True)
class Idle:
    """What never counted."""

    terms: frozenset[tuple[str, str]]  # concept and term
    signals: frozenset[tuple[str, str]]  # indicator and signal
    triggers: frozenset[tuple[str, str]]


def idle(config: Config, texts: Iterable[Text]) -> Idle:
    """Return the terms that are found in none of some texts, and the signals that never fire."""
    vocabulary = Vocabulary(with_fallbacks(config.concepts), negation.HIDING)
    reader = Reader(config)
    found: set[int] = set()
    fired: set[tuple[str, str]] = set()
    pushed: set[tuple[str, str]] = set()
    for title, summary in texts:
        folded = f"{fold(title)}\n{fold(summary)}"
        hits = vocabulary.hits(folded, vocabulary.find(folded), (title, summary))
        found.update(hit.needle for some in hits.values() for hit in some)
        for reading in reader.read(title, summary):
            fired.update((reading.indicator, match.signal) for match in reading.matches)
            pushed.update((reading.indicator, trigger) for trigger in reading.triggers)
    own = {concept.id for concept in config.concepts}
    terms = {
        (name, needle.term)
        for at, needle in vocabulary.needles.items()
        for name in [vocabulary.names[needle.concept]]
        if at not in found and name in own
    }
    every = {(i.id, signal.id) for i in config.indicators for signal in i.signals}
    triggers = {(i.id, trigger.id) for i in config.indicators for trigger in i.triggers}
    return Idle(frozenset(terms), frozenset(every - fired), frozenset(triggers - pushed))


def faults(config: Config, found: Idle, why: str, *, each: bool = False) -> Iterator[Fault]:
    """Yield a warning for what is idle, terms by concept.

    Args:
        config: that it is of.
        found: what is idle.
        why: what it does not do, such as "never found in 12 items".
        each: whether every term has a warning of its own, at its place.
    """
    for concept in config.concepts:
        at: Path = ("concepts", concept.id)
        dead = [
            (words.language, index, term)
            for words in concept.words
            for index, term in enumerate(words.terms)
            if (concept.id, term) in found.terms
        ]
        if each:
            for language, index, term in dead:
                yield Fault((*at, language, index), f"{term!r}: {why}", is_warning=True)
        elif dead:
            of = sum(len(words.terms) for words in concept.words)
            what = f"{len(dead)} of {of} terms: {why}: {named([term for *_, term in dead])}"
            yield Fault(at, what, at_key=True, is_warning=True)
    for i, indicator in enumerate(config.indicators):
        kinds: tuple[tuple[str, Collection[tuple[str, str]]], ...] = (
            ("signals", found.signals), ("triggers", found.triggers),
        )  # fmt: skip
        for kind, named_ones in kinds:
            for k, rule in enumerate(getattr(indicator, kind)):
                if (indicator.id, rule.id) in named_ones:
                    what = f"the {kind[:-1]} {rule.id!r}: {why}"
                    yield Fault(("indicators", i, kind, k), what, is_warning=True)
