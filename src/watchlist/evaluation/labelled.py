"""Labelled items: what a person says of an item, against which a reading is held."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from watchlist.model import Reading
from watchlist.words import Polarity

_TRUTHS: Final = {0: False, 1: True}  # true and false are equal to them
_POLARITIES: Final = {"affirmed": Polarity.AFFIRMED, "denied": Polarity.DENIED}


@dataclass(frozen=True, slots=True)
class Label:
    """What a person says of one item and one indicator."""

    indicator: str
    is_relevant: bool
    has_stage: bool = False  # whether a stage is given; `stage` None then means no stage
    stage: str | None = None
    polarity: Polarity | None = None  # None: not given


@dataclass(frozen=True, slots=True)
class Labelled:
    """An item's labels. An indicator that has none is not known, which is no "not relevant"."""

    title: str
    language: str
    event: str  # shared by the items that tell the same event; "": not known
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled item and what a configuration reads in it."""

    labelled: Labelled
    file: str
    line: int
    readings: tuple[Reading, ...]
    story: str
    lacking: tuple[tuple[str, str], ...] = ()  # by indicator, why what is relevant was not seen

    def reading(self, indicator: str) -> Reading | None:
        """Return what is read of an indicator, if the item is read as relevant to it."""
        found = (r for r in self.readings if r.indicator == indicator and r.is_relevant)
        return next(found, None)


def labelled(row: Mapping[str, Any]) -> Labelled:
    """Return the labels of an item as `contract`'s labelled items carry them.

    Args:
        row: an item with `labels`, an object of 0 or 1 by indicator, and perhaps `stages`,
            `polarity` and `event`; `title` must be a text.

    Raises:
        ValueError: saying what was expected and what was got.
    """
    said = _object(row, "labels")
    if said is None:
        raise ValueError("labels: expected an object of 0 or 1 by indicator, got nothing")
    stages, polarity = _object(row, "stages") or {}, _object(row, "polarity") or {}
    event = row.get("event")
    if not isinstance(event, str | None):
        raise ValueError(f"event: expected a text, got {event!r}")  # noqa: TRY004  a line's fault
    return Labelled(
        row["title"],
        row.get("language") or "",
        event or "",
        tuple(_label(name, truth, stages, polarity) for name, truth in said.items()),
    )


def _object(row: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    value = row.get(name)
    if not isinstance(value, Mapping | None):
        raise ValueError(f"{name}: expected an object by indicator, got {value!r}")  # noqa: TRY004  a line's fault
    return value


def _label(
    name: str, truth: object, stages: Mapping[str, Any], polarity: Mapping[str, Any]
) -> Label:
    if not isinstance(truth, int) or truth not in _TRUTHS:
        raise ValueError(f"labels.{name}: expected 0 or 1, got {truth!r}")
    stage, said = stages.get(name), polarity.get(name)
    if not isinstance(stage, str | None):
        raise ValueError(f"stages.{name}: expected a stage or null, got {stage!r}")  # noqa: TRY004  a line's fault
    if said is not None and (not isinstance(said, str) or said not in _POLARITIES):
        raise ValueError(f"polarity.{name}: expected affirmed or denied, got {said!r}")
    return Label(
        name,
        _TRUTHS[truth],
        name in stages,
        stage or None,
        None if said is None else _POLARITIES[said],
    )


def told_of(
    judged: Iterable[Judged], indicator: str
) -> Iterator[tuple[Judged, Label, Reading | None]]:
    """Yield the items that have a label for an indicator, with what is read of it."""
    for one in judged:
        for label in one.labelled.labels:
            if label.indicator == indicator:
                yield one, label, one.reading(indicator)
