"""What a configuration's own words keep from ever counting, told without any text to read.

Each term is held against the rest of the vocabulary in texts made of itself alone: as it stands
and, where its edges are open, with a letter beyond them. What holds in all of these holds wherever
the term is found.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import Final

from watchlist.configuration.decode import Fault, listed
from watchlist.lints.uses import concepts_of
from watchlist.match import with_fallbacks
from watchlist.reading import negation
from watchlist.reading.vocabulary import Needle, Vocabulary
from watchlist.settings import Concept, Config, Indicator, Signal, Terms
from watchlist.text import fold

BEYOND: Final = "x"
"""Stands for whatever may follow an open edge."""
MOST_NAMED: Final = 5
"""How many terms a sentence names."""


Found = frozenset[str]
"""The concepts found in a text."""


class Samples:
    """Every term of a configuration as a text of its own."""

    def __init__(self, config: Config) -> None:
        self.vocabulary = Vocabulary(with_fallbacks(config.concepts), negation.HIDING)

    def of(self, concept: str) -> Iterator[tuple[Needle, tuple[Found, ...]]]:
        """Yield each term of a concept, and the concepts found in each text made of it.

        Of a single sign nothing is known: what it is depends on what stands beside it.
        """
        number = self.vocabulary.number[concept]
        for needle in self.vocabulary.needles.values():
            if needle.concept == number:
                texts = () if needle.is_sign else texts_of(needle.term)
                yield needle, tuple(self._found(text) for text in texts)

    def _found(self, text: str) -> Found:
        folded = f"{fold(text)}\n"
        hits = self.vocabulary.hits(folded, self.vocabulary.find(folded), (text, ""))
        return frozenset(self.vocabulary.names[concept] for concept in hits)


def texts_of(term: str) -> tuple[str, ...]:
    """Return texts made of a term alone: the least that it finds, and more where it is open."""
    bare = term.removeprefix("=")
    least = bare.replace("*", "")
    more = bare.replace("*", BEYOND)
    return tuple(dict.fromkeys((least, more)))


def shadowed(config: Config) -> Iterator[Fault]:
    """Yield the signals that can never fire: whatever one of their concepts finds silences them."""
    samples = Samples(config)
    for i, indicator in enumerate(config.indicators):
        for k, signal in enumerate(indicator.signals):
            for concept in dict.fromkeys((*signal.all, *indicator.about)):
                bars = _barring(indicator, signal, concept)
                if by := _always(samples, concept, bars):
                    what = (
                        f"never fires: every term of {concept!r} holds one of {listed(by)}, "
                        "which silences it"
                    )
                    yield Fault(("indicators", i, "signals", k), what, is_warning=True)
                    break


def _barring(indicator: Indicator, signal: Signal, concept: str) -> set[str]:
    """Return the concepts that silence a signal where they stand in a term of its concept."""
    bars = {*signal.none} | {*indicator.unless} - {*signal.despite}
    # Those of the same clause are held against what a negation would turn round.
    if concept not in indicator.about or set(signal.all) <= set(indicator.about):
        bars |= {*signal.none_near}
    return bars - {concept}


def _always(samples: Samples, concept: str, bars: set[str]) -> list[str]:
    """Return which of some concepts are found in the terms of a concept, if some are in each."""
    met: set[str] = set()
    for needle, texts in samples.of(concept) if bars else ():
        if needle.is_sign:
            return []
        for found in texts:
            if concept in found and not bars & found:
                return []
            met |= bars & found
    return sorted(met)


def covered(config: Config, *, each: bool = False) -> Iterator[Fault]:
    """Yield the terms that find nothing which another term of their concept does not find.

    A longer negation or lookalike reaches further than the shorter one in it: those are left out.

    Args:
        config: whose terms are looked at.
        each: whether every term has a warning of its own, at its place, instead of one a concept.
    """
    for concept in config.concepts:
        if concept.id in negation.RESERVED:
            continue
        wider = _wider(concept)
        if wider and not each:
            pairs = [f"{term!r} ({other!r})" for term, other in wider.items()]
            what = f"these find nothing that another term does not: {some(pairs)}"
            yield Fault(("concepts", concept.id), what, at_key=True, is_warning=True)
            continue
        for words in concept.words:
            for index, term in enumerate(words.terms):
                if term in wider:
                    at = ("concepts", concept.id, words.language, index)
                    what = f"{term!r} finds nothing that {wider[term]!r} does not"
                    yield Fault(at, what, is_warning=True)


def _wider(concept: Concept) -> dict[str, str]:
    """Return, by term, another one of its concept that finds something wherever it does."""
    terms = list(dict.fromkeys(term for words in concept.words for term in words.terms))
    folded = {term: fold(term.removeprefix("=").replace("*", "")) for term in terms}
    wider: dict[str, str] = {}
    for place, term in enumerate(terms):
        for other_place, other in enumerate(terms):
            if other == term or folded[other] not in folded[term] or not _covers(other, term):
                continue
            # Of two that find the same only the later one is in excess.
            if other_place < place or not _covers(term, other):
                wider[term] = other
                break
    return wider


def _covers(other: str, term: str) -> bool:
    """Tell whether a term finds something in whatever another one of its concept finds."""
    if other.startswith("=") and not term.startswith("="):
        return False
    alone = Vocabulary((Concept(id="other", words=(Terms(language="any", terms=(other,)),)),))
    if alone.needles[0].is_sign:
        return False
    return all(
        alone.hits(folded, alone.find(folded), (text, ""))
        for text in texts_of(term)
        for folded in [f"{fold(text)}\n"]
    )


def alike(config: Config) -> Iterator[Fault]:
    """Yield the pairs of concepts that share terms where that may confuse, at the first of them.

    That is where no indicator uses both, so that one word speaks of two things, and where one
    signal asks for both, so that one word is enough. Concepts with a meaning of their own
    (negations and the like) share words on purpose.
    """
    places: dict[str, dict[str, tuple[str, int]]] = {}  # by term, then by concept
    for concept in config.concepts:
        for words in concept.words if concept.id not in negation.RESERVED else ():
            for index, term in enumerate(words.terms):
                places.setdefault(term, {}).setdefault(concept.id, (words.language, index))
    shared: dict[tuple[str, str], list[str]] = {}
    for term, found in places.items():
        for pair in combinations(found, 2):
            shared.setdefault(pair, []).append(term)
    for (one, other), terms in sorted(shared.items()):
        if why := _confuses(config, one, other):
            what = f"{named(terms)} in {one!r} too: {why}"
            at = ("concepts", other, *places[terms[0]][other])
            yield Fault(at, what, is_warning=True)


def _confuses(config: Config, one: str, other: str) -> str:
    """Return why it may confuse that two concepts share terms, or nothing where it may not."""
    users = {
        name: [i.id for i in config.indicators if name in concepts_of(i)] for name in (one, other)
    }
    for indicator in config.indicators:
        for signal in indicator.signals:
            if {one, other} <= {*signal.all}:
                return f"the signal {signal.id!r} of {indicator.id!r} asks for both"
    if users[one] and users[other] and not set(users[one]) & set(users[other]):
        return f"it speaks of {listed(users[one])} there, of {listed(users[other])} here"
    return ""


def named(terms: Collection[str]) -> str:
    """Return the first few terms in quotes, and how many more there are."""
    return some([repr(term) for term in terms])


def some(words: Sequence[str]) -> str:
    """Return the first few, and how many more there are."""
    shown, more = ", ".join(words[:MOST_NAMED]), len(words) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown
