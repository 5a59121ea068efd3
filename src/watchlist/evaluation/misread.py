"""What is read otherwise than a person says, and why; what two configurations read differently."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from watchlist.contract.evaluate import CHANGES, WRONG
from watchlist.evaluation.labelled import Judged, Label, told_of
from watchlist.model import Reading
from watchlist.reading.trace import NO_SIGNAL, Trace
from watchlist.settings import Config

NOTHING: Final = "nothing"
NO_STAGE: Final = "no stage"
MOST_HELD: Final = 2
"""How many signals are named where none fires."""


@dataclass(frozen=True, slots=True)
class Misread:
    """An item read otherwise than its label says."""

    kind: str  # "false", "missed", "stage" or "polarity"
    indicator: str
    judged: Judged
    points: float
    expected: str
    got: str
    why: str


@dataclass(frozen=True, slots=True)
class Changed:
    """An item that two configurations read differently."""

    kind: str  # "broken", "fixed", or "other": right both times, or wrong both times
    indicator: str
    judged: Judged
    expected: str
    before: str
    after: str


def misread(
    indicator: str, told: Iterable[tuple[Judged, Label, Reading | None]]
) -> Iterator[Misread]:
    """Yield what is read otherwise than labelled: by kind, then what weighs most.

    Args:
        indicator: of the labels.
        told: items with their label for it, and what is read of it.
    """
    found: dict[str, list[Misread]] = {kind: [] for kind in WRONG}
    for one, label, reading in told:
        for kind in _wrong(label, reading):
            found[kind].append(
                Misread(
                    kind,
                    indicator,
                    one,
                    reading.points if reading else 0.0,
                    expected(label),
                    got(reading),
                    because(reading) if reading else dict(one.lacking).get(indicator, ""),
                )
            )
    for some in found.values():
        # Of what is missed, that which needs least comes first: its reason is the shortest.
        yield from sorted(some, key=lambda m: (-m.points, len(m.why) if m.kind == "missed" else 0))


def _wrong(label: Label, reading: Reading | None) -> Iterator[str]:
    """Yield in what ways a reading differs from a label."""
    if reading is None or not label.is_relevant:
        if label.is_relevant is not (reading is not None):
            yield "missed" if label.is_relevant else "false"
        return
    if label.has_stage and label.stage != reading.stage:
        yield "stage"
    if label.polarity not in {None, reading.polarity}:
        yield "polarity"


def expected(label: Label) -> str:
    """Return what a label asks for, in words."""
    if not label.is_relevant:
        return NOTHING
    stage = [label.stage or NO_STAGE] if label.has_stage else []
    return ", ".join([*stage, *([label.polarity.value] if label.polarity else [])]) or "relevant"


def got(reading: Reading | None) -> str:
    """Return what is read, in words."""
    if reading is None:
        return NOTHING
    return f"{reading.stage or NO_STAGE}, {reading.polarity.value}"


def because(reading: Reading) -> str:
    """Return the signals that fire, and the terms that they stand on."""
    terms: dict[str, list[str]] = {}
    for match in reading.matches:
        if match.signal:
            terms.setdefault(match.signal, []).append(f"{match.concept} {match.term!r}")
    return "; ".join(f"{signal}: {' + '.join(dict.fromkeys(of))}" for signal, of in terms.items())


def why_not(trace: Trace) -> str:
    """Return why a text is not relevant to an indicator, in a few words."""
    if trace.missing or trace.reading is None:
        return f"no term of {', '.join(trace.missing)}"
    if trace.reading.veto not in {None, NO_SIGNAL}:
        return f"ruled out by {trace.reading.veto}"
    held = [f"{name}: {why}" for name, why in trace.held[:MOST_HELD]]
    return "; ".join(["no signal fires", *held])


# ------------------------------------------------------------------ two configurations


def compare(
    config: Config, other: Config, before: Sequence[Judged], after: Sequence[Judged]
) -> tuple[Changed, ...]:
    """Return what two configurations read differently in the same items.

    What is broken comes first, then what is fixed; within these by indicator, then by item.

    Args:
        config: the one, in whose order indicators stand.
        other: the other; an indicator that it lacks is not compared.
        before: the items as one configuration reads them.
        after: the same items, in the same order, as the other one does.
    """
    changed = []
    common = {indicator.id for indicator in other.indicators}
    for indicator in [one for one in config.indicators if one.id in common]:
        pairs = zip(told_of(before, indicator.id), told_of(after, indicator.id), strict=True)
        for (one, label, first), (_, _, second) in pairs:
            if got(first) != got(second):
                was, is_now = (not any(_wrong(label, each)) for each in (first, second))
                kind = "other" if was is is_now else "broken" if was else "fixed"
                changed.append(
                    Changed(kind, indicator.id, one, expected(label), got(first), got(second))
                )
    return tuple(sorted(changed, key=lambda one: CHANGES.index(one.kind)))
