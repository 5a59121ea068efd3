"""How much speaks for two items telling the same event, facet by facet.

Headlines of one event share words, or words that mean the same; what one adds, the other leaves
out. Those of two events share the topic, and each does something that the other does not. Each
facet is a number, each has a weight, and their sum is measured against what is needed.

The weights are ours: a logistic regression over pairs of headlines (tests/pairs), rounded.
"""

from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache

from watchlist.stories import phrases
from watchlist.stories.signature import Signature, agreeing, counting


class Facet(StrEnum):
    """What speaks for one event, or against."""

    ALIKE = "share of what the headlines have in common"
    SHARED = "words in common beside topic, states and who says so"
    READ = "read the same"
    COUNTED = "a figure in common"
    TEXTS = "share of what title and summary together have in common, beyond the usual"
    CONCEPTS = "share of the concepts in common, beside the topic"
    MEANING = "share of acts, things and states in common"
    APART = "words that the other does not have, on both sides"
    ACTS = "each does what the other does not"
    OUTCOME = "one tells an outcome that the other does not"
    PLAN = "a plan or a fact"


WEIGHTS = {
    Facet.ALIKE: 1.0,
    Facet.SHARED: 0.5,
    Facet.READ: 0.8,
    Facet.COUNTED: 1.85,
    Facet.TEXTS: 8.5,
    Facet.APART: -0.1,
    Facet.ACTS: -1.15,
    Facet.OUTCOME: -2.0,
    Facet.PLAN: -1.05,
}
"""What one of each facet counts."""

NEEDED = 1.8
"""How much must speak for one event."""

WEIGHTS_ACROSS = {Facet.READ: 1.5, Facet.COUNTED: 3.4, Facet.CONCEPTS: 1.4, Facet.MEANING: 2.0}
"""What counts between two languages, whose words say nothing."""

NEEDED_ACROSS = 6.0
"""How much must speak for one event between two languages."""

_MOST = 3.0  # words beyond these say no more

_USUAL = 0.33  # the share of words that two texts of one topic have in common
_TOPIC, _RELATED = 1.0, 0.2  # what different words for one concept count beside 1 for the same word


def likeness(one: Signature, other: Signature) -> float:
    """Return how much speaks for one event beyond what is needed; below 0: not enough."""
    if one.language != other.language:
        found, weights, needed = across(one, other), WEIGHTS_ACROSS, NEEDED_ACROSS
    else:
        found, weights, needed = facets(one, other), WEIGHTS, NEEDED
    return sum(weights[name] * value for name, value in found.items()) - needed


def facets(one: Signature, other: Signature) -> dict[Facet, float]:
    """Return how far each facet holds: 0 not at all."""
    shared = _common(one, other)
    marks = one.marks ^ other.marks
    return {
        Facet.ALIKE: alike(one, other),
        Facet.SHARED: min(_MOST, shared),
        Facet.READ: float(agreeing(one, other)),
        Facet.COUNTED: float(counting(one, other)),
        Facet.TEXTS: _texts(one, other),
        Facet.APART: min(_MOST, one.told - shared, other.told - shared),
        Facet.ACTS: float(bool(one.acts - other.acts) and bool(other.acts - one.acts)),
        Facet.OUTCOME: float(not marks.isdisjoint(phrases.TELLING)),
        Facet.PLAN: float("plan" in marks),
    }


def _texts(one: Signature, other: Signature) -> float:
    """Return how far two texts with summaries share more words than two of one topic do (Dice)."""
    if not one.body or not other.body:
        return 0.0
    return _dice(_set_of(one.body), other.body) - _USUAL


@lru_cache(maxsize=1)  # one item is compared with many in a row
def _set_of(body: tuple[str, ...]) -> frozenset[str]:
    return frozenset(body)


def _common(one: Signature, other: Signature) -> float:
    """Return the weight of what both headlines say."""
    said, known = one.said, other.said
    return sum([min(said[key], known[key]) for key in said if key in known])


def across(one: Signature, other: Signature) -> dict[Facet, float]:
    """Return how far each facet holds that does not depend on the language."""
    return {
        Facet.READ: float(agreeing(one, other)),
        Facet.COUNTED: float(counting(one, other)),
        Facet.CONCEPTS: _dice(one.concepts, other.concepts),
        Facet.MEANING: _dice(one.meaning, other.meaning),
    }


def _dice(one: frozenset[str], other: Collection[str]) -> float:
    """Return the share of what either holds that both hold (Dice, 1945)."""
    total = len(one) + len(other)
    return 2 * len(one.intersection(other)) / total if total else 0.0


def alike(one: Signature, other: Signature) -> float:
    """Return how alike two headlines are, 0 to 1: the weight of what they share.

    The share of the mean weight of both (Dice, 1945); words for one concept count in part.
    """
    total = one.weight + other.weight
    return (_shared(one, other) + _shared(other, one)) / total if total else 0.0


def _shared(one: Signature, other: Signature) -> float:
    """Return the weight of the words of one headline that the other has too."""
    shared = 0.0
    for token in one.tokens:
        if token.key in other.keys:
            shared += token.weight
        elif token.concept in other.covers:
            shared += token.weight * (_TOPIC if token.is_topic else _RELATED)
    return shared
