"""How much speaks for two items telling the same event, facet by facet.

Headlines of one event share words, or words that mean the same; what one adds, the other leaves
out. Those of two events share the topic, and each does something that the other does not. Each
facet is a number, each has a weight, and their sum is measured against what is needed.

The weights are ours: a logistic regression over pairs of headlines (tests/pairs), and for what
summaries and other languages add over labelled items, rounded; tools/fit_likeness.py prints both.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from watchlist.stories import phrases, thesaurus
from watchlist.stories.signature import Signature, agreeing, counting


class Facet(StrEnum):
    """What speaks for one event, or against."""

    __hash__ = str.__hash__  # an enumeration's own is Python, and asked for a dozen times a pair

    ACTS = "acts in common"
    THINGS = "things in common"
    COUNTED = "a figure in common"
    VOICE = "the same voice, of something in common"
    COVERED = "neither says what the other does not"
    MAIN = "what each is about is no kin, and not told by the other"
    CONTRARY = "acts that exclude each other"
    NAMES = "each names what the other does not"
    OUTCOME = "one tells an outcome that the other does not"
    TEXTS = "share of what title and summary together have in common, beyond the usual"
    WORDS = "words in common that no group or topic has, in title and summary, for their length"
    LONG = "both have summaries, which share words by chance"
    READ = "read the same"
    CONCEPTS = "share of the concepts in common, beside the topic"
    GROUPS = "share of acts and things in common, in headlines"
    ALL_GROUPS = "share of acts and things in common, in title and summary"
    STATES = "share of states in common, in title and summary"
    SOUNDS = "names that sound alike, in title and summary"


WEIGHTS = {
    Facet.ACTS: 0.85,
    Facet.THINGS: 0.7,
    Facet.COUNTED: 2.1,
    Facet.VOICE: 0.7,
    Facet.COVERED: 1.2,
    Facet.MAIN: -1.6,
    Facet.CONTRARY: -1.25,
    Facet.NAMES: -0.55,
    Facet.OUTCOME: -0.75,
    Facet.TEXTS: 3.1,
    Facet.WORDS: 1.0,
    Facet.SOUNDS: 0.45,
    Facet.ALL_GROUPS: 2.5,
    Facet.STATES: 0.6,
    Facet.READ: 1.55,
    Facet.LONG: -4.6,
}
"""What one of each facet counts."""

NEEDED = 1.35
"""How much must speak for one event."""

WEIGHTS_ACROSS = {
    Facet.READ: 1.5,
    Facet.COUNTED: 2.1,
    Facet.CONCEPTS: 1.65,
    Facet.SOUNDS: 1.2,
    Facet.GROUPS: 1.1,
    Facet.ALL_GROUPS: 3.6,
    Facet.STATES: 0.5,
    Facet.LONG: -1.0,
}
"""What counts between two languages, whose words say nothing."""

NEEDED_ACROSS = 5.2
"""How much must speak for one event between two languages."""

_MOST, _MOST_WORDS = 3, 6  # more of a kind say no more

_SHORT = 20  # keys of title and summary; the longer two texts are, the more they share by chance

_USUAL = 0.33  # the share of words that two texts of one topic have in common

_ROUNDING = 1e-9  # sums of the same facets in another order differ by less


def likeness(one: Signature, other: Signature) -> float:
    """Return how much speaks for one event beyond what is needed; below 0: not enough."""
    if one.language != other.language:
        return _likeness_across(one, other)
    texts = summaries(one, other)
    beyond = most(one, other, texts)
    return beyond if beyond < 0 else _sum(WEIGHTS, {**_told(one, other), **texts}) - NEEDED


def _likeness_across(one: Signature, other: Signature) -> float:
    """Return `likeness` between two languages, or what it is at the most where that is too little.

    Whether figures and readings agree is asked only of pairs that this could help: one in ten.
    """
    may_agree, may_count = bool(one.claims and other.claims), bool(one.large and other.large)
    found = {Facet.READ: may_agree, Facet.COUNTED: may_count, **_shares(one, other)}
    most = _sum(WEIGHTS_ACROSS, found) - NEEDED_ACROSS
    if most < -_ROUNDING or not (may_agree or may_count):
        return most
    found[Facet.READ], found[Facet.COUNTED] = agreeing(one, other), counting(one, other)
    return _sum(WEIGHTS_ACROSS, found) - NEEDED_ACROSS


def _sum(weights: Mapping[Facet, float], found: Mapping[Facet, float]) -> float:
    return sum([weights[name] * value for name, value in found.items()])


def most(one: Signature, other: Signature, texts: Mapping[Facet, float]) -> float:
    """Return what `likeness` is at the most, or less than 0 where it is: nothing against is asked.

    Of nearly all pairs it is not enough, and this costs a fraction of all facets.

    Args:
        one: an item.
        other: another, of the same language.
        texts: their `summaries`.
    """
    beyond = _sum(WEIGHTS, texts) - NEEDED
    if counting(one, other):
        beyond += WEIGHTS[Facet.COUNTED]
    if common := one.said & other.said:
        acts = len(common & thesaurus.ACT_KEYS)
        things = sum([key[0] == "~" for key in common]) - acts
        beyond += WEIGHTS[Facet.ACTS] * min(_MOST, acts) + WEIGHTS[Facet.VOICE]
        beyond += WEIGHTS[Facet.THINGS] * min(_MOST, things)
    if beyond >= -WEIGHTS[Facet.COVERED] and not _alone(one, other) and not _alone(other, one):
        beyond += WEIGHTS[Facet.COVERED]
    return beyond


def facets(one: Signature, other: Signature) -> dict[Facet, float]:
    """Return how far each facet holds: 0 not at all."""
    return {**_told(one, other), **summaries(one, other)}


def _told(one: Signature, other: Signature) -> dict[Facet, float]:
    """Return how far the facets hold that headlines decide."""
    common = one.said & other.said
    acts = len(common & thesaurus.ACT_KEYS)
    left, right = _alone(one, other), _alone(other, one)
    marks = one.marks ^ other.marks
    return {
        Facet.ACTS: float(min(_MOST, acts)),
        Facet.THINGS: float(min(_MOST, sum(key[0] == "~" for key in common) - acts)),
        Facet.COUNTED: float(counting(one, other)),
        Facet.VOICE: float(bool(common) and _one_voice(one, other)),
        Facet.COVERED: float(not left and not right),
        Facet.MAIN: float(_mains_differ(one, other)),
        Facet.CONTRARY: float(_are_contrary(one, other)),
        Facet.NAMES: float(not one.named <= other.keys and not other.named <= one.keys),
        Facet.OUTCOME: float(not marks.isdisjoint(phrases.TELLING)),
    }


def _alone(one: Signature, other: Signature) -> frozenset[str]:
    """Return the keys of what one headline says and the other item nowhere."""
    left = one.said - other.keys
    return left.difference(other.body) if left and other.body else left


def _one_voice(one: Signature, other: Signature) -> bool:
    return not (
        one.voices.isdisjoint(other.voices)
        and one.voices.isdisjoint(other.keys)
        and other.voices.isdisjoint(one.keys)
    )


def _mains_differ(one: Signature, other: Signature) -> bool:
    this, that = one.main, other.main
    if not this or not that or this in other.keys or that in one.keys:
        return False
    return thesaurus.kin(this).isdisjoint(thesaurus.kin(that))


def _are_contrary(one: Signature, other: Signature) -> bool:
    """Whether what only one does excludes what only the other does, or what both do."""
    if one.against.isdisjoint(other.acts) and other.against.isdisjoint(one.acts):
        return False
    left, right = one.acts - other.acts, other.acts - one.acts
    return any(
        not thesaurus.contrary(act).isdisjoint(acts)
        for some, acts in ((left, right or other.acts), (right, left or one.acts))
        for act in some
    )


def summaries(one: Signature, other: Signature) -> dict[Facet, float]:
    """Return what title and summary together have in common, where both items have them."""
    if not one.body or not other.body:
        return {}
    told = _told_by(one)
    common = told.body.intersection(other.body)
    own = (told.words & common).difference(one.topic, other.topic)
    share = 2 * len(common) / (len(one.body) + len(other.body))
    weight = min(1.0, _SHORT / math.sqrt(len(one.body) * len(other.body)))
    return {
        Facet.TEXTS: share - _USUAL,
        Facet.WORDS: min(_MOST_WORDS, len(own) * weight),
        Facet.SOUNDS: _sounds(one, other),
        Facet.ALL_GROUPS: _dice(one.all_groups, other.all_groups),
        Facet.STATES: _dice(one.all_states, other.all_states),
        Facet.READ: float(agreeing(one, other)),
        Facet.LONG: 1.0,
    }


def _sounds(one: Signature, other: Signature) -> float:
    """Return how many names both tell."""
    return float(min(_MOST, len(_told_by(one).sounds.intersection(other.sounds))))


@dataclass(frozen=True, slots=True)
class _Sets:
    """What an item tells, to be held against many; kept of all items it would take ten times."""

    body: frozenset[str]
    words: frozenset[str]  # of these, those that no group or state is
    sounds: frozenset[str]


@lru_cache(maxsize=1)  # one item is compared with many in a row
def _told_by(one: Signature) -> _Sets:
    words = frozenset(key for key in one.body if key[0] not in "~@")
    return _Sets(frozenset(one.body), words, frozenset(one.sounds))


def across(one: Signature, other: Signature) -> dict[Facet, float]:
    """Return how far each facet holds that does not depend on the language."""
    return {
        Facet.READ: float(agreeing(one, other)),
        Facet.COUNTED: float(counting(one, other)),
        **_shares(one, other),
    }


def _shares(one: Signature, other: Signature) -> dict[Facet, float]:
    """Return how far the facets hold that sets in common decide."""
    return {
        Facet.CONCEPTS: _dice(one.concepts, other.concepts),
        Facet.SOUNDS: _sounds(one, other),
        Facet.GROUPS: _dice(one.groups, other.groups),
        Facet.ALL_GROUPS: _dice(one.all_groups, other.all_groups),
        Facet.STATES: _dice(one.all_states, other.all_states),
        Facet.LONG: float(bool(one.body and other.body)),
    }


def _dice(one: frozenset[str], other: Collection[str]) -> float:
    """Return the share of what either holds that both hold (Dice, 1945)."""
    total = len(one) + len(other)
    return 2 * len(one.intersection(other)) / total if total else 0.0
