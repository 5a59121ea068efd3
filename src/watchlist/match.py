"""The vocabulary as one automaton, and what an item says of each indicator: its readings.

One pass over title and summary finds every term of every language. Bits tell at once whether an
indicator's `about` can hold; only then are edges of words, lookalikes, signals and negations looked
at. No time enters: the same text and configuration give the same readings for ever.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from watchlist.model import Item, Match, Reading
from watchlist.reading import negation, signals
from watchlist.reading.plan import Plan, bits, planned
from watchlist.reading.signals import Firing, Place, Rule, fire, is_denied, points, stage, untold
from watchlist.reading.trace import NO_SIGNAL, Fired, Trace
from watchlist.reading.vocabulary import Raw, Vocabulary
from watchlist.settings import Concept, Config, Terms
from watchlist.text import Hit, Layout, fold, origins
from watchlist.words import Field, Polarity

ALGORITHM: Final = 1
"""Counts changes of what is read from the same text and vocabulary."""

ABOUT: Final = "about"


def with_fallbacks(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """Return the concepts, those with a meaning of their own filled in where left out."""
    named = {concept.id for concept in concepts}
    added = [
        Concept(id=name, words=tuple(Terms(language=k, terms=v) for k, v in words.items()))
        for name, words in negation.FALLBACK.items()
        if name not in named
    ]
    return (*concepts, *added)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A text and the terms found in it."""

    item: str
    starts: tuple[Sequence[int], Sequence[int]]  # where folded characters stand in each field
    found: Mapping[int, Sequence[Hit]]
    mask: int
    place: Place


def _pushing(plan: Plan, seen: _Seen) -> list[Firing]:
    """Return the triggers that fire: a denied one pushes nothing."""
    return [
        firing
        for need, rule in plan.triggers
        if seen.mask & need == need and not seen.mask & rule.none
        for firing in fire(rule, seen.found, seen.place)
        if not firing.is_denied
    ]


class Reader:
    """Reads items under one configuration.

    Its vocabulary is made ready when the first item is read: a run without news never needs it.
    Property `vocabulary` names what readings depend on, the same for equal configurations.
    """

    def __init__(self, config: Config) -> None:
        self._config = config

    @cached_property
    def vocabulary(self) -> str:
        """What readings depend on, as a hash; only a store asks for it."""
        of = self._config.concepts, self._config.indicators
        shape = (ALGORITHM, *of, sorted(negation.FALLBACK.items()))
        return hashlib.sha256(repr(shape).encode()).hexdigest()[:16]

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(with_fallbacks(self._config.concepts), negation.HIDING)

    @cached_property
    def _plans(self) -> tuple[Plan, ...]:
        number = self._vocabulary.number
        return tuple(planned(indicator, number) for indicator in self._config.indicators)

    @cached_property
    def _needs(self) -> tuple[int, ...]:
        """Bits of which some must be in a text, or nothing is read from it."""
        needs = [(plan.about_mask, *(need for need, _ in plan.triggers)) for plan in self._plans]
        return tuple(dict.fromkeys(chain.from_iterable(needs)))

    @cached_property
    def _reserved(self) -> int:
        number = self._vocabulary.number
        return bits((name for name in negation.RESERVED if name in number), number)

    @cached_property
    def _turning(self) -> tuple[int, ...]:
        return tuple(self._vocabulary.number.get(name, -1) for name in negation.RESERVED)

    def read(self, title: str, summary: str = "", item: str = "") -> tuple[Reading, ...]:
        """Return what a text says of each indicator it is about, or that it pushes.

        In the configuration's order. Where only a trigger fires the reading is not relevant and
        its veto is "about".
        """
        text = f"{fold(title)}\n{fold(summary)}"
        raw = self._vocabulary.find(text)
        _, mask = raw
        for need in self._needs:
            if mask & need == need:
                break
        else:
            return ()
        plans = [plan for plan in self._plans if plan.may_hold(mask)]
        return self._look(plans, text, raw, (title, summary), item)

    def _look(
        self,
        plans: Sequence[Plan],
        text: str,
        raw: Raw,
        original: tuple[str, str],
        item: str,
    ) -> tuple[Reading, ...]:
        """Return the readings of a text that has the terms, if perhaps not as words."""
        found = self._hits(plans, text, raw, original)
        mask = sum(1 << concept for concept in found)
        plans = [plan for plan in plans if plan.may_hold(mask)]
        if not plans:
            return ()
        starts = (origins(original[0]), origins(original[1]))
        seen = _Seen(item, starts, found, mask, self._place(text, found))
        readings = []
        for plan in plans:
            holds = mask & plan.about_mask == plan.about_mask
            pushed = tuple(firing.rule.signal.id for firing in _pushing(plan, seen))
            if holds:
                readings.append(self._reading(plan, seen, pushed))
            elif pushed:
                readings.append(
                    Reading(
                        item=item,
                        indicator=plan.indicator.id,
                        is_relevant=False,
                        veto=ABOUT,
                        points=0.0,
                        stage=None,
                        polarity=Polarity.AFFIRMED,
                        matches=(),
                        triggers=pushed,
                    )
                )
        return tuple(readings)

    def _hits(
        self, plans: Sequence[Plan], text: str, raw: Raw, original: tuple[str, str]
    ) -> dict[int, list[Hit]]:
        wanted = self._reserved
        for plan in plans:
            wanted |= plan.wanted
        return self._vocabulary.hits(text, raw, original, wanted)

    def trace(self, title: str, summary: str = "", item: str = "") -> tuple[Trace, ...]:
        """Return what decides the reading of a text, for each indicator in order.

        Its readings are those of `read`.
        """
        said = {reading.indicator: reading for reading in self.read(title, summary, item)}
        text = f"{fold(title)}\n{fold(summary)}"
        raw = self._vocabulary.find(text)
        _, mask = raw
        # An indicator that cannot be spoken of is not looked for in reading either.
        found = self._hits(
            [plan for plan in self._plans if plan.may_hold(mask)], text, raw, (title, summary)
        )
        mask = sum(1 << concept for concept in found)
        starts = (origins(title), origins(summary))
        seen = _Seen(item, starts, found, mask, self._place(text, found))
        all_found = self._hits(self._plans, text, raw, (title, summary))
        return tuple(
            self._trace(plan, seen, said.get(plan.indicator.id), all_found) for plan in self._plans
        )

    def _trace(
        self, plan: Plan, seen: _Seen, reading: Reading | None, found: Collection[int]
    ) -> Trace:
        names = self._vocabulary.names
        firings = self._firings(plan, seen) if reading and reading.veto != ABOUT else []
        held = [
            (rule.signal.id, self._holds(plan, rule, seen))
            for need, rule in plan.rules
            if seen.mask & need == need and not any(f.rule is rule for f in firings)
        ]
        return Trace(
            plan.indicator,
            reading,
            tuple(names[n] for n in plan.about if n not in found),
            tuple(names[n] for n in plan.unless if n in found),
            tuple(self._fired(f, seen) for f in sorted(firings, key=lambda f: -f.strength)),
            tuple(held),
            tuple(self._fired(firing, seen) for firing in _pushing(plan, seen)),
        )

    def _fired(self, of: Firing, seen: _Seen) -> Fired:
        return Fired(
            of.rule.signal, of.is_denied, of.is_background, of.place(seen.place.title), of.strength,
            tuple(self._match(of.rule.signal.id, hit, seen) for hit in of.hits),
            tuple(self._turning_words(of, seen)),
        )  # fmt: skip

    def _turning_words(self, firing: Firing, seen: _Seen) -> Iterator[Match]:
        words = {(word.start, word.end) for word in signals.turned_by(firing, seen.place)}
        for number in self._turning:
            for hit in seen.found.get(number, ()):
                if (hit.start, hit.end) in words:
                    yield self._match(firing.rule.signal.id, hit, seen)

    def _holds(self, plan: Plan, rule: Rule, seen: _Seen) -> str:
        """Return what keeps a signal from firing although all its concepts are there."""
        names = self._vocabulary.names
        if silencing := seen.mask & rule.none:
            return f"silenced by {names[silencing.bit_length() - 1]}"
        vetoes = [n for n in plan.unless if seen.mask >> n & 1 and not rule.despite >> n & 1]
        if vetoes:
            return f"ruled out by {names[vetoes[0]]}"
        about = [number for number in plan.about if number in seen.found]
        matter = plan.matter if plan.matter in about else -1
        late = untold(matter, about, seen.found, seen.place.layout)
        if late >= 0:
            return f"only a later sentence names {names[late]}, without {names[plan.matter]}"
        return signals.silence(rule, seen.found, seen.place, names)

    def _place(self, text: str, found: Mapping[int, Sequence[Hit]]) -> Place:
        """Return what turns claims round in a text, and where."""
        before, after, double, _, old, unreal, breaks = [
            found.get(number, ()) for number in self._turning
        ]
        title = text.index("\n")
        shape = Layout(text, [word.start for word in breaks])
        return Place(
            title,
            shape,
            negation.scopes(shape, before, after, double),
            negation.clauses(shape, [word for word in old if word.start > title]),
            negation.around(shape, unreal),
        )

    def _reading(self, plan: Plan, seen: _Seen, triggers: tuple[str, ...]) -> Reading:
        """Return what a text says of an indicator that it is about."""
        vetoes = seen.mask & plan.unless_mask
        firings = self._firings(plan, seen)
        veto = None
        if not firings:
            names = [self._vocabulary.names[n] for n in plan.unless if vetoes >> n & 1]
            veto = names[0] if names else NO_SIGNAL
        denied = is_denied(firings)
        rung = stage(firings)
        return Reading(
            item=seen.item,
            indicator=plan.indicator.id,
            is_relevant=veto is None,
            veto=veto,
            points=points(f.strength for f in firings if f.is_denied == denied),
            stage=plan.indicator.stages[rung - 1].id if rung else None,
            polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
            matches=self._matches(plan, seen, firings),
            triggers=triggers,
        )

    def _firings(self, plan: Plan, seen: _Seen) -> list[Firing]:
        mask = seen.mask
        if untold(plan.matter, plan.about, seen.found, seen.place.layout) >= 0:
            return []
        vetoes = mask & plan.unless_mask
        return [
            firing
            for need, rule in plan.rules
            if mask & need == need and not mask & rule.none and not vetoes & ~rule.despite
            for firing in fire(rule, seen.found, seen.place)
        ]

    def _matches(self, plan: Plan, seen: _Seen, firings: Sequence[Firing]) -> tuple[Match, ...]:
        """Return the terms that a reading stands on, with their offsets in the original fields."""
        found = seen.found
        wanted = [("", found[concept][0]) for concept in plan.about]
        wanted += [("", found[n][0]) for n in plan.unless if n in found and not firings]
        wanted += [(f.rule.signal.id, hit) for f in firings for hit in f.hits]
        return tuple(self._match(signal, hit, seen) for signal, hit in dict.fromkeys(wanted))

    def _match(self, signal: str, hit: Hit, seen: _Seen) -> Match:
        is_title = hit.start < seen.place.title
        shift = 0 if is_title else seen.place.title + 1
        places = seen.starts[0 if is_title else 1]
        return Match(
            signal,
            self._vocabulary.names[hit.concept],
            self._vocabulary.needles[hit.needle].term,
            Field.TITLE if is_title else Field.SUMMARY,
            places[hit.start - shift],
            places[hit.end - shift],
        )


def read(reader: Reader, items: Iterable[Item]) -> Iterator[tuple[Item, tuple[Reading, ...]]]:
    """Return each item with its readings, in the order given."""
    for item in items:
        yield item, reader.read(item.title, item.summary, item.id)
