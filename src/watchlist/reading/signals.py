"""Which signals fire in a text, which way, and how strongly: the evidence behind a reading.

A signal fires in a *window*: one hit of each of its concepts, the nearest to each other. Its
strength is its weight times what the place is worth (all in the title 1, in title and summary 0.8,
in the summary alone 0.6). A reading's points are the strongest signal's strength, and each further
one adds a quarter of its own to what is missing to 1:

    points = 1 - (1 - s1) * (1 - s2 / 4) * (1 - s3 / 4) * ...      s1 >= s2 >= ...

The formula is ours: monotone, below 1 unless a signal of full weight stands in the title.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from watchlist.settings import Signal
from watchlist.text import Hit, Layout, Scope, Span, overlaps

IN_TITLE: Final = 1.0
IN_BOTH: Final = 0.8
IN_SUMMARY: Final = 0.6
WORTH: Final = {"title": IN_TITLE, "both": IN_BOTH, "summary": IN_SUMMARY}
"""What a signal is worth, by where its words stand."""
AGED: Final = 0.5
"""What is left of a signal that is told as old news."""
FURTHER: Final = 0.25
"""How much of each signal but the strongest counts."""
SHARE: Final = 0.75
"""How strong a rung's signal must be, beside the strongest, for the rung to count."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A signal, made ready: concepts as numbers and as bits."""

    signal: Signal
    concepts: tuple[int, ...]
    turned: frozenset[int]  # the concepts that a negation beside them turns round
    mask: int
    none: int
    despite: int
    none_near: tuple[int, ...]
    rung: int  # 0: none


class Firing(NamedTuple):
    """A signal that fires, with the window in which it does."""

    rule: Rule
    is_denied: bool
    is_background: bool
    is_titled: bool  # all of its window stands in the title
    runs_on: bool  # each of its windows begins in the title and ends in the next sentence
    strength: float
    hits: tuple[Hit, ...]

    def place(self, title: int) -> str:
        """Return where its window stands: in the "title", the "summary", or "both"."""
        worth = _worth(self.hits, title)
        return next(place for place, value in WORTH.items() if value == worth)


class Place(NamedTuple):
    """What signals need to know of the text: where its title ends, and what holds where."""

    title: int  # length of the title
    layout: Layout
    denials: tuple[Scope, ...]
    background: tuple[Scope, ...]
    hypothetical: tuple[Scope, ...]


def _worth(hits: Sequence[Hit], title: int) -> float:
    """Return what the place of a window is worth."""
    if max(hits).start < title:
        return IN_TITLE
    return IN_BOTH if min(hits).start < title else IN_SUMMARY


def _nearest(anchor: Hit, hits: Sequence[Hit], title: int) -> Hit:
    """Return the hit closest to the anchor, those of its own field first."""
    at = anchor.start
    is_title = at < title
    own = [hit for hit in hits if (hit.start < title) is is_title] or hits
    return own[0] if len(own) == 1 else min(own, key=lambda hit: abs(hit.start - at))


def _windows(rule: Rule, found: Mapping[int, Sequence[Hit]], title: int) -> Iterable[list[Hit]]:
    """Return a window around each hit of the rule's rarest concept."""
    lists = [found[concept] for concept in rule.concepts]
    if len(lists) == 1:
        return [[hit] for hit in lists[0]]
    if max(map(len, lists)) == 1:  # as mostly
        return [[hits[0] for hits in lists]]
    rarest = min(lists, key=len)
    return [
        [
            anchor
            if hits is rarest
            else hits[0]
            if len(hits) == 1
            else _nearest(anchor, hits, title)
            for hits in lists
        ]
        for anchor in rarest
    ]


def _is_near(hits: Sequence[Hit], within: int, place: Place) -> bool:
    """Tell whether a window's hits stand in one sentence, so many words apart at most."""
    first, last = min(hits), max(hits)
    shape = place.layout
    if not shape.is_one_sentence(first.start, last.start):
        return False
    between = last.start - first.end  # in characters: there are no more words than these
    return between <= within or shape.words(first.end, last.start) - 1 <= within


def _runs_on(hits: Sequence[Hit], within: int, place: Place) -> bool:
    """Tell whether a window begins in the title and ends near it, in the next sentence."""
    first, last = min(hits), max(hits)
    if not first.start < place.title < last.start:
        return False
    shape = place.layout
    if not shape.is_one_sentence(place.title + 1, last.start):
        return False
    return shape.words(first.end, last.start) - 1 <= within


def _stands_in(hits: Iterable[Hit], scopes: Iterable[Scope], window: Sequence[Hit]) -> bool:
    """Tell whether a scope holds over a hit; a word inside the window's own terms has no say.

    It holds too over a hit that its word begins before and runs into ("no sign" over "sign of") or
    begins with (受け入れず over 受け入れ).
    """
    for scope in scopes:
        word = scope.word
        if any(scope.start <= hit.start < scope.end or _takes_up(word, hit) for hit in hits):
            own = any(overlaps(hit, word) and not _takes_up(word, hit) for hit in window)
            if not own:
                return True
    return False


def _takes_up(word: Span | Hit, hit: Hit) -> bool:
    """Tell whether a turning word begins before a hit and runs into it, or begins with it."""
    if word.start == hit.start:
        return hit.end < word.end
    return word.start < hit.start < word.end


def _is_turned(
    denies: bool,  # noqa: FBT001  what the signal says by itself
    hits: Sequence[Hit],
    denials: Iterable[Scope],
    window: Sequence[Hit],
) -> bool:
    """Tell whether a negation turns a window round.

    One over any hit turns a claim. What denies by itself is turned by one that stands over all of
    it ("does not refuse arms"), not by one inside ("no change in not sending arms").
    """
    if not denies:
        return _stands_in(hits, denials, window)
    apart = [scope for scope in denials if not any(overlaps(hit, scope.word) for hit in window)]
    return any(all(_stands_in((hit,), (scope,), window) for hit in hits) for scope in apart)


def _is_silenced(
    rule: Rule, hits: Iterable[Hit], found: Mapping[int, Sequence[Hit]], place: Place
) -> bool:
    """Tell whether a concept of `none_near` stands in the clause of one of the hits."""
    bars = [hit.start for concept in rule.none_near for hit in found.get(concept, ())]
    clauses = [place.layout.clause(hit.start) for hit in hits] if bars else []
    return any(start <= bar < end for bar in bars for start, end in clauses)


def untold(
    matter: int, about: Iterable[int], found: Mapping[int, Sequence[Hit]], layout: Layout
) -> int:
    """Return a concept that no sentence tells the matter of; -1 where there is none.

    A sentence is read under what stands before it, the title above all: that "Russia sells wheat
    to Egypt" is not about the country which the next sentence names as a buyer of toys, while
    "North Korea's harvest fails" may be followed by who sends the wheat.

    Args:
        matter: the concept that must tell of the others; -1 where any place will do.
        about: all concepts that the text must be about, found all of them.
        found: the hits of each concept, by its number, in order.
        layout: the text's sentences.
    """
    if matter < 0:
        return -1
    last = found[matter][-1].start
    for concept in about:
        first = found[concept][0].start
        if first > last and not layout.is_one_sentence(last, first):
            return concept
    return -1


def outdone(
    first: int, rivals: Iterable[int], found: Mapping[int, Sequence[Hit]], title: int
) -> int:
    """Return a rival that the title names in place of whom it should be about; -1: none."""
    if first not in found or found[first][0].start < title:
        return -1
    named = (one for one in rivals if any(hit.start < title for hit in found.get(one, ())))
    return next(named, -1)


def fire(rule: Rule, found: Mapping[int, Sequence[Hit]], place: Place) -> tuple[Firing, ...]:
    """Return how a signal fires: its strongest affirmed and its strongest denied window.

    Args:
        rule: a signal whose concepts have all been found.
        found: the hits of each concept, by its number.
        place: the text's title, words and turning words.
    """
    best: dict[bool, Firing] = {}
    signal, title = rule.signal, place.title
    unreal = place.hypothetical if signal.fact else ()
    is_plain = not (place.denials or place.background or unreal or rule.none_near)
    for hits in _windows(rule, found, title):
        runs_on = bool(signal.within) and not _is_near(hits, signal.within, place)
        if runs_on and not _runs_on(hits, signal.within, place):
            continue
        is_denied, is_old = signal.polarity == "denied", False
        if not is_plain:
            turned = [hit for hit in hits if hit.concept in rule.turned]
            if rule.none_near and _is_silenced(rule, turned, found, place):
                continue
            if _stands_in(turned, unreal, hits):
                continue
            is_denied = is_denied != _is_turned(is_denied, turned, place.denials, hits)
            is_old = _stands_in(turned, place.background, ())
        worth = _worth(hits, title)
        strength = signal.weight * worth * (AGED if is_old else 1.0)
        known = best.get(is_denied)
        if known is None or strength > known.strength:
            is_titled = worth == IN_TITLE
            new = Firing(rule, is_denied, is_old, is_titled, runs_on, strength, tuple(hits))
            best[is_denied] = new._replace(runs_on=runs_on and (known is None or known.runs_on))
        elif known.runs_on and not runs_on:
            best[is_denied] = known._replace(runs_on=False)
        if is_plain and worth == IN_TITLE:
            break  # none can be stronger, and all go the same way
    return tuple(best.values()) if len(best) < 2 else (best[False], best[True])  # noqa: PLR2004  ways


def told(firings: Sequence[Firing]) -> list[Firing]:
    """Return those that count: none where each runs on from the title into the summary.

    What a summary adds to the title tells how far the matter has come; it takes more to say that
    the two are about one.
    """
    return [] if all(firing.runs_on for firing in firings) else list(firings)


def turned_by(firing: Firing, place: Place) -> tuple[Span | Hit, ...]:
    """Return the words that turn a firing round, and those that mark it as old news."""
    denies = firing.rule.signal.polarity == "denied"
    turned = [hit for hit in firing.hits if hit.concept in firing.rule.turned]
    words = [
        scope.word
        for scope in place.denials
        if firing.is_denied != denies and _is_turned(denies, turned, (scope,), firing.hits)
    ]
    old = [scope.word for scope in place.background if _stands_in(turned, (scope,), ())]
    return (*words, *old)


def silence(
    rule: Rule, found: Mapping[int, Sequence[Hit]], place: Place, names: Sequence[str]
) -> str:
    """Return what keeps a signal from firing in each of its windows, by the one that came nearest.

    Args:
        rule: a signal whose concepts have all been found, and that does not fire.
        found: the hits of each concept, by its number.
        place: the text's title, words and turning words.
        names: the concepts', by number.
    """
    signal, barring = rule.signal, ""
    for hits in _windows(rule, found, place.title):
        if signal.within and not _is_near(hits, signal.within, place):
            continue
        turned = [hit for hit in hits if hit.concept in rule.turned]
        bars = [
            names[concept]
            for concept in rule.none_near
            if _is_silenced(replace(rule, none_near=(concept,)), turned, found, place)
        ]
        if not bars:
            return "it is told as a plan or a condition, and the signal wants a fact"
        barring = f"silenced by {bars[0]} in the same clause"
    return barring or f"its words do not stand within {signal.within} words in one sentence"


def points(strengths: Iterable[float]) -> float:
    """Return the points, 0 to 1, that signals of such strengths are worth together."""
    ordered = sorted(strengths, reverse=True)
    if not ordered:
        return 0.0
    missing = 1.0 - ordered[0]
    for strength in ordered[1:]:
        missing *= 1.0 - strength * FURTHER
    return round(1.0 - missing, 4)


def stage(firings: Sequence[Firing]) -> int:
    """Return the rung: the furthest one affirmed; where none is, the lowest one denied; or 0.

    A rung counts where its signal is at least `SHARE` as strong as the strongest of a rung, so that
    what the summary mentions does not outdo what the title says. Background counts only where
    nothing else does.
    """
    if len(firings) == 1:
        return firings[0].rule.rung
    affirmed = [f for f in firings if not f.is_denied and f.rule.rung]
    fresh = [f for f in affirmed if not f.is_background] or affirmed
    if fresh:
        least = SHARE * max(f.strength for f in fresh)
        return max(f.rule.rung for f in fresh if f.strength >= least)
    denied = [f for f in firings if f.is_denied and f.rule.rung]
    least = SHARE * max((f.strength for f in denied), default=0.0)
    return min((f.rule.rung for f in denied if f.strength >= least), default=0)


def is_denied(firings: Sequence[Firing]) -> bool:
    """Tell whether the main claim is that it is not so.

    The main claim is that of the strongest signals of the title, or of all where it has none.
    """
    if not [f for f in firings if f.is_denied]:  # as mostly
        return False
    main = [f for f in firings if f.is_titled] or firings
    yes = max((f.strength for f in main if not f.is_denied), default=0.0)
    no = max((f.strength for f in main if f.is_denied), default=0.0)
    return no > yes
