"""An indicator made ready for reading: its concepts as numbers and as bits, its signals as rules.

A concept's bit is one shifted by its number in the vocabulary. Whether all concepts of a signal
are in a text is then one comparison, however many there are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from watchlist.reading.signals import Rule
from watchlist.reading.stand_ins import Substitute, enough, substitutes
from watchlist.settings import Indicator, Signal, Trigger

Way = tuple[int, ...]
"""Bits of concepts, of each of which one must be in a text: of each alternative."""


def suffices(mask: int, way: Way) -> bool:
    """Tell whether some of each is there."""
    for some in way:  # noqa: SIM110  `all` would take three times as long
        if not mask & some:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Plan:
    """An indicator, made ready."""

    indicator: Indicator
    about: tuple[int, ...]
    about_mask: int
    ways: tuple[Way, ...]  # what may make it speak
    stand_ins: tuple[Substitute, ...]
    matter: int  # the concept that must tell of the others; -1: none
    unless: tuple[int, ...]
    unless_mask: int
    rivals: tuple[int, ...]
    rules: tuple[tuple[int, Rule], ...]  # each with the bits of its concepts
    triggers: tuple[tuple[int, Rule], ...]
    wanted: int  # every concept that it names

    def may_hold(self, mask: int) -> bool:
        """Tell whether concepts are enough for its `about`, or for a trigger."""
        for way in self.ways:  # noqa: SIM110  likewise
            if suffices(mask, way):
                return True
        return False


def bits(names: Iterable[str], number: Mapping[str, int]) -> int:
    """Return the bits of these concepts, given the number of each."""
    return sum(1 << number[name] for name in dict.fromkeys(names))


def planned(indicator: Indicator, number: Mapping[str, int]) -> Plan:
    """Return an indicator made ready, given the number of each concept."""
    triggers = [_pushing(trigger) for trigger in indicator.triggers]
    about = tuple(number[name] for name in indicator.about)
    known = substitutes(indicator, number)
    named = [*indicator.about, *indicator.unless, *indicator.rivals]
    for one in indicator.stand_ins:
        named += [*one.by, *one.beside, *one.unless]
    for signal in (*indicator.signals, *triggers):
        named += [*signal.all, *signal.none, *signal.none_near]
    return Plan(
        indicator,
        about, bits(indicator.about, number),
        (enough(about, known), *(tuple(1 << number[n] for n in each.all) for each in triggers)),
        known,
        number[indicator.matter] if indicator.matter else -1,
        tuple(number[name] for name in indicator.unless), bits(indicator.unless, number),
        tuple(number[name] for name in indicator.rivals),
        _rules(indicator, indicator.signals, number),
        _rules(indicator, triggers, number),
        bits(named, number),
    )  # fmt: skip


def _pushing(trigger: Trigger) -> Signal:
    return Signal(id=trigger.id, all=trigger.all, none=trigger.none, within=trigger.within)


def _rules(
    indicator: Indicator, signals: Iterable[Signal], number: Mapping[str, int]
) -> tuple[tuple[int, Rule], ...]:
    rungs = {stage.id: rung for rung, stage in enumerate(indicator.stages, 1)}
    rules = []
    for signal in signals:
        about = {*indicator.about} - {indicator.matter}
        turned = [name for name in signal.all if name not in about] or signal.all
        rule = Rule(
            signal,
            tuple(number[name] for name in dict.fromkeys(signal.all)),
            frozenset(number[name] for name in turned),
            bits(signal.all, number), bits(signal.none, number), bits(signal.despite, number),
            tuple(number[name] for name in signal.none_near),
            rungs.get(signal.stage, 0),
        )  # fmt: skip
        rules.append((rule.mask, rule))
    return tuple(rules)
