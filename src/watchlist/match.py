"""The vocabulary as one automaton, and what an item says of each indicator: its readings.

One pass over title and summary finds every term of every language. Bits tell at once whether an
indicator's `about` can hold; only then are edges of words, lookalikes, signals and negations looked
at. No time enters: the same text and configuration give the same readings for ever.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from watchlist.model import Item, Match, Reading
from watchlist.reading import negation, signals
from watchlist.reading.plan import Plan, Way, bits, planned, suffices
from watchlist.reading.signals import Firing, Place, Rule, fire, is_denied, points, stage, untold
from watchlist.reading.stand_ins import stood_in
from watchlist.reading.trace import NO_SIGNAL, Fired, Trace
from watchlist.reading.vocabulary import Raw, Vocabulary
from watchlist.settings import Concept, Config, Terms
from watchlist.text import Hit, Layout, evenly_folded, origins
from watchlist.words import Field, Polarity

ALGORITHM: Final = 3
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


_new = tuple.__new__  # a named tuple's own constructor takes three times as long


class _Text(NamedTuple):
    """A title and a summary, as they came and folded."""

    original: tuple[str, str]
    folded: str  # a line break between them
    are_even: tuple[bool, bool]  # whether no character moved when each was folded

    def places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return of each field where its folded characters stand in it as it came."""
        title, summary = [
            range(len(field) + 1) if is_even else origins(field)
            for field, is_even in zip(self.original, self.are_even, strict=True)
        ]
        return title, summary


class _Seen(NamedTuple):
    """A text and the terms found in it."""

    item: str
    places: tuple[Sequence[int], Sequence[int]]  # where folded characters stand in each field
    found: Mapping[int, Sequence[Hit]]
    mask: int
    place: Place


def _mask(concepts: Iterable[int]) -> int:
    """Return the bits of these concepts."""
    mask = 0
    for concept in concepts:
        mask |= 1 << concept
    return mask


def _filled(plan: Plan, seen: _Seen) -> _Seen:
    """Return what was seen, and what stands there for concepts that the plan is about."""
    if not plan.stand_ins:
        return seen
    place = seen.place
    found = stood_in(plan.stand_ins, seen.found, seen.mask, place.layout, place.title)
    return seen if found is seen.found else seen._replace(found=found, mask=_mask(found))


def _pushing(plan: Plan, seen: _Seen) -> list[Firing]:
    """Return the triggers that fire: a denied one pushes nothing."""
    return [
        firing
        for need, rule in plan.triggers
        if seen.mask & need == need and not seen.mask & rule.none
        for firing in fire(rule, seen.found, seen.place)
        if not (firing.is_denied or firing.runs_on)
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
    def _ways(self) -> tuple[Way, ...]:
        """What may make some indicator speak: else nothing is read from a text."""
        return tuple(dict.fromkeys(way for plan in self._plans for way in plan.ways))

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
        text, (raw, mask) = self._scan(title, summary)
        for way in self._ways:
            if suffices(mask, way):
                return self._look(text, (raw, mask), item)
        return ()

    def _scan(self, title: str, summary: str) -> tuple[_Text, Raw]:
        head, is_title_even = evenly_folded(title)
        body, is_body_even = evenly_folded(summary)
        folded = f"{head}\n{body}"
        text = _new(_Text, ((title, summary), folded, (is_title_even, is_body_even)))
        return text, self._vocabulary.find(folded)

    def _look(self, text: _Text, raw: Raw, item: str) -> tuple[Reading, ...]:
        """Return the readings of a text that has the terms, if perhaps not as words."""
        plans, seen = self._see(text, raw, item)
        readings = [
            self._reading(plan, _filled(plan, seen)) for plan in plans if plan.may_hold(seen.mask)
        ]
        return tuple([reading for reading in readings if reading])

    def _see(self, text: _Text, raw: Raw, item: str) -> tuple[list[Plan], _Seen]:
        """Return the indicators that a text may speak of, and what is seen of them in it."""
        _, mask = raw
        plans = [plan for plan in self._plans if plan.may_hold(mask)]
        found = self._hits(plans, text, raw)
        mask = _mask(found)
        return plans, _Seen(item, text.places(), found, mask, self._place(text.folded, found, mask))

    def _hits(self, plans: Iterable[Plan], text: _Text, raw: Raw) -> dict[int, list[Hit]]:
        wanted = self._reserved
        for plan in plans:
            wanted |= plan.wanted
        return self._vocabulary.hits(text.folded, raw, text.original, wanted)

    def trace(self, title: str, summary: str = "", item: str = "") -> tuple[Trace, ...]:
        """Return what decides the reading of a text, for each indicator in order.

        Its readings are those of `read`.
        """
        said = {reading.indicator: reading for reading in self.read(title, summary, item)}
        text, raw = self._scan(title, summary)
        # An indicator that cannot be spoken of is not looked for in reading either.
        _, seen = self._see(text, raw, item)
        found = self._hits(self._plans, text, raw)
        return tuple(
            self._trace(plan, seen, said.get(plan.indicator.id), found) for plan in self._plans
        )

    def _trace(
        self, plan: Plan, seen: _Seen, reading: Reading | None, found: Collection[int]
    ) -> Trace:
        names = self._vocabulary.names
        seen = _filled(plan, seen)
        firings = self._firings(plan, seen) if reading and reading.veto != ABOUT else []
        held = [
            (rule.signal.id, self._holds(plan, rule, seen))
            for need, rule in plan.rules
            if seen.mask & need == need and not any(f.rule is rule for f in firings)
        ]
        return Trace(
            plan.indicator,
            reading,
            tuple(names[n] for n in plan.about if n not in found and n not in seen.found),
            tuple(names[n] for n in plan.unless if n in found),
            tuple(self._fired(f, seen) for f in sorted(firings, key=lambda f: -f.strength)),
            tuple(held),
            tuple(self._fired(firing, seen) for firing in _pushing(plan, seen)),
        )

    def _fired(self, of: Firing, seen: _Seen) -> Fired:
        return Fired(
            of.rule.signal, of.is_denied, of.is_background, of.place(seen.place.title), of.strength,
            self._shown([(of.rule.signal.id, hit) for hit in of.hits], seen),
            self._shown([(of.rule.signal.id, hit) for hit in self._turning_words(of, seen)], seen),
        )  # fmt: skip

    def _turning_words(self, firing: Firing, seen: _Seen) -> Iterator[Hit]:
        ends = {word.end for word in signals.turned_by(firing, seen.place)}
        for number in self._turning:
            for hit in seen.found.get(number, ()):
                if hit.end in ends:
                    yield hit

    def _holds(self, plan: Plan, rule: Rule, seen: _Seen) -> str:
        """Return what keeps a signal from firing although all its concepts are there."""
        names = self._vocabulary.names
        if silencing := seen.mask & rule.none:
            return f"silenced by {names[silencing.bit_length() - 1]}"
        vetoes = [n for n in plan.unless if seen.mask >> n & 1 and not rule.despite >> n & 1]
        if vetoes:
            return f"ruled out by {names[vetoes[0]]}"
        if rival := self._outdone(plan, seen):
            return f"the title names {names[rival[0]]} and not {names[plan.about[0]]}"
        about = [number for number in plan.about if number in seen.found]
        matter = plan.matter if plan.matter in about else -1
        late = untold(matter, about, seen.found, seen.place.layout)
        if late >= 0:
            return f"only a later sentence names {names[late]}, without {names[plan.matter]}"
        return signals.silence(rule, seen.found, seen.place, names)

    def _place(self, text: str, found: Mapping[int, Sequence[Hit]], mask: int) -> Place:
        """Return what turns claims round in a text, and where."""
        title = text.index("\n")
        if not mask & self._reserved:  # as in most texts
            return Place(title, Layout(text), (), (), ())
        before, after, double, _, old, unreal, breaks, untrue = [
            found.get(number, ()) for number in self._turning
        ]
        shape = Layout(text, [word.start for word in breaks])
        return Place(
            title,
            shape,
            (
                *negation.scopes(shape, before, after, double),
                *negation.statements(shape, untrue, double),
            ),
            negation.clauses(shape, [word for word in old if word.start > title]),
            negation.around(shape, unreal),
        )

    def _reading(self, plan: Plan, seen: _Seen) -> Reading | None:
        """Return what a text says of an indicator: None where it is not about it, nor pushes it."""
        pushed = tuple([f.rule.signal.id for f in _pushing(plan, seen)]) if plan.triggers else ()
        firings: list[Firing] = []
        matches: tuple[Match, ...] = ()
        veto: str | None = ABOUT
        if seen.mask & plan.about_mask == plan.about_mask:
            firings = self._firings(plan, seen)
            matches = self._matches(plan, seen, firings)
            veto = None if firings else self._veto(plan, seen)
        elif not pushed:
            return None
        denied = is_denied(firings)
        rung = stage(firings)
        return Reading(
            seen.item,
            plan.indicator.id,
            veto is None,
            veto,
            points([f.strength for f in firings if f.is_denied == denied]),
            plan.indicator.stages[rung - 1].id if rung else None,
            Polarity.DENIED if denied else Polarity.AFFIRMED,
            matches,
            pushed,
        )

    def _veto(self, plan: Plan, seen: _Seen) -> str:
        """Return what rules a text out in which no signal fires."""
        ruling = [n for n in plan.unless if n in seen.found] + [*self._outdone(plan, seen)]
        names = [self._vocabulary.names[n] for n in ruling]
        return names[0] if names else NO_SIGNAL

    def _firings(self, plan: Plan, seen: _Seen) -> list[Firing]:
        mask = seen.mask
        if untold(plan.matter, plan.about, seen.found, seen.place.layout) >= 0:
            return []
        if self._outdone(plan, seen):
            return []
        vetoes = mask & plan.unless_mask
        firings = [
            firing
            for need, rule in plan.rules
            if mask & need == need and not mask & rule.none and not vetoes & ~rule.despite
            for firing in fire(rule, seen.found, seen.place)
        ]
        return signals.told(firings)

    def _outdone(self, plan: Plan, seen: _Seen) -> tuple[int, ...]:
        """Return the rival that the title names instead, if there is one."""
        rival = signals.outdone(plan.about[0], plan.rivals, seen.found, seen.place.title)
        return (rival,) if rival >= 0 else ()

    def _matches(self, plan: Plan, seen: _Seen, firings: Sequence[Firing]) -> tuple[Match, ...]:
        """Return the terms that a reading stands on, with their offsets in the original fields."""
        found = seen.found
        wanted = [("", found[concept][0]) for concept in plan.about]
        if not firings:
            wanted += [("", found[n][0]) for n in plan.unless if n in found]
        for firing in firings:
            name = firing.rule.signal.id
            wanted += [(name, hit) for hit in firing.hits]
        return self._shown(dict.fromkeys(wanted), seen)

    def _shown(self, wanted: Iterable[tuple[str, Hit]], seen: _Seen) -> tuple[Match, ...]:
        """Return hits with their offsets in the original fields; each comes with its signal."""
        spoken = self._vocabulary.spoken
        length, (titles, summaries) = seen.place.title, seen.places
        fields = (Field.TITLE, 0, titles), (Field.SUMMARY, length + 1, summaries)
        matches = []
        for signal, (start, end, _, needle) in wanted:
            field, shift, places = fields[start > length]
            concept, term = spoken[needle]
            match = (signal, concept, term, field, places[start - shift], places[end - shift])
            matches.append(_new(Match, match))
        return tuple(matches)


def read(reader: Reader, items: Iterable[Item]) -> Iterator[tuple[Item, tuple[Reading, ...]]]:
    """Return each item with its readings, in the order given."""
    for item in items:
        yield item, reader.read(item.title, item.summary, item.id)
