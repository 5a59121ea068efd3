"""How well a configuration reads: its readings held against what people say of the same items.

    judged items -> counts for each indicator and language -> figures with intervals
                 -> what is misread, the worst first, and why
                 -> stories held against events: pairs, and B-cubed

Precision, recall and F1 are those of `relevant`; stages and polarity are judged over what is
relevant and found. A label that is missing counts for nothing. B-cubed after A. Bagga, B. Baldwin,
Entity-based cross-document coreferencing using the vector space model (COLING 1998).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb

from watchlist.evaluation.intervals import Counts, Estimate, f1, mean_f1, resamples, share
from watchlist.evaluation.labelled import Judged, Label, told_of
from watchlist.evaluation.misread import NO_STAGE, Misread, misread
from watchlist.model import Reading
from watchlist.settings import Config
from watchlist.words import Polarity


@dataclass(frozen=True, slots=True)
class Cell:
    """How an expected value was read, and how often."""

    expected: str
    got: str
    items: int


@dataclass(frozen=True, slots=True)
class Relevance:
    """How well relevance is read over some items."""

    items: int  # that are labelled
    relevant: int
    found: int
    false: int
    missed: int
    precision: Estimate
    recall: Estimate
    f1: Estimate


@dataclass(frozen=True, slots=True)
class Denials:
    """How well denials are told from affirmations, over what is relevant and found."""

    items: int  # that are denied
    precision: Estimate
    recall: Estimate
    confusion: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """How well one indicator is read."""

    indicator: str
    relevance: Relevance
    stage: Estimate
    stages: tuple[Cell, ...]  # in the order of the ladder
    denials: Denials
    languages: tuple[tuple[str, Relevance], ...]  # most items first
    misread: tuple[Misread, ...]  # by kind, the worst first


@dataclass(frozen=True, slots=True)
class Stories:
    """How well stories follow events, over items with an event that are relevant to something."""

    items: int
    pair_precision: float | None  # no interval: pairs of one story are not independent
    pair_recall: float | None
    bcubed_precision: float | None
    bcubed_recall: float | None
    bcubed_f1: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of one configuration over labelled items."""

    items: int
    indicators: tuple[Measured, ...]  # that have labels, in the configuration's order
    macro_f1: Estimate  # the mean over indicators, its interval by bootstrap over events
    macro_stage: float | None
    denials: Denials
    languages: tuple[tuple[str, Estimate], ...]  # macro F1 within each, most items first
    stories: Stories
    unknown: tuple[tuple[str, int], ...]  # labels that name no indicator, and of how many items


def evaluate(config: Config, judged: Sequence[Judged], *, judge_stories: bool = True) -> Evaluation:
    """Return the figures of a configuration over items that it has read.

    Args:
        config: by which they were read.
        judged: the items.
        judge_stories: whether events say which items belong together; else no story is judged.
    """
    named = Counter(label.indicator for one in judged for label in one.labelled.labels)
    known = [indicator.id for indicator in config.indicators]
    languages = _languages(judged)
    ladders = {i.id: [stage.id for stage in i.stages] for i in config.indicators}
    measured = tuple(
        _measured(name, ladders[name], judged, languages) for name in known if named[name]
    )
    stages = [one.stage.value for one in measured if one.stage.value is not None]
    told = [
        (label, reading) for one in measured for _, label, reading in told_of(judged, one.indicator)
    ]
    units = _units(judged)
    drawn = list(resamples(len(set(units))))
    tables = {
        language: _tables(judged, units, [one.indicator for one in measured], language)
        for language in (None, *languages)
    }
    return Evaluation(
        len(judged),
        measured,
        mean_f1(tables[None], drawn),
        sum(stages) / len(stages) if stages else None,
        _denials(told),
        tuple((language, mean_f1(tables[language], drawn)) for language in languages),
        _stories(judged if judge_stories else ()),
        tuple(sorted((name, count) for name, count in named.items() if name not in known)),
    )


def _languages(judged: Iterable[Judged]) -> list[str]:
    """Return the languages of the items, that of most items first."""
    often = Counter(one.labelled.language for one in judged)
    return sorted(often, key=lambda language: (-often[language], language))


def _measured(
    indicator: str, ladder: Sequence[str], judged: Sequence[Judged], languages: Sequence[str]
) -> Measured:
    told = list(told_of(judged, indicator))
    found = [(label, reading) for _, label, reading in told if label.is_relevant and reading]
    stages = [(label.stage, reading.stage) for label, reading in found if label.has_stage]
    spoken = {
        language: [each for each in told if each[0].labelled.language == language]
        for language in languages
    }
    return Measured(
        indicator,
        _relevance(told),
        share(sum(expected == got for expected, got in stages), len(stages)),
        _cells(((e or NO_STAGE, g or NO_STAGE) for e, g in stages), (*ladder, NO_STAGE)),
        _denials(found),
        tuple((name, _relevance(some)) for name, some in spoken.items() if some),
        tuple(misread(indicator, told)),
    )


def _relevance(told: Iterable[tuple[Judged, Label, Reading | None]]) -> Relevance:
    seen = Counter((label.is_relevant, reading is not None) for _, label, reading in told)
    found, false, missed = seen[True, True], seen[False, True], seen[True, False]
    return Relevance(
        seen.total(), found + missed, found, false, missed,
        share(found, found + false), share(found, found + missed), f1(found, false, missed),
    )  # fmt: skip


def _denials(told: Iterable[tuple[Label, Reading | None]]) -> Denials:
    seen = Counter(
        (label.polarity.value, reading.polarity.value)
        for label, reading in told
        if label.is_relevant and reading and label.polarity
    )
    denied, affirmed = Polarity.DENIED.value, Polarity.AFFIRMED.value
    right, wrong, lost = seen[denied, denied], seen[affirmed, denied], seen[denied, affirmed]
    return Denials(
        right + lost,
        share(right, right + wrong),
        share(right, right + lost),
        _cells(seen.elements(), (affirmed, denied)),
    )


def _cells(pairs: Iterable[tuple[str, str]], order: Sequence[str]) -> tuple[Cell, ...]:
    """Return how often each pair occurs, in an order of values; those not in it come last."""
    rank = {value: place for place, value in enumerate(order)}
    last = len(order)
    seen = Counter(pairs)
    ordered = sorted(
        seen, key=lambda pair: (rank.get(pair[0], last), rank.get(pair[1], last), pair)
    )
    return tuple(Cell(expected, got, seen[expected, got]) for expected, got in ordered)


# ------------------------------------------------------------------ macro figures


def _units(judged: Iterable[Judged]) -> list[int]:
    """Return the number of each item's event: items of one are read well or badly together.

    An item without an event is one of its own.
    """
    numbers: dict[object, int] = {}
    return [
        numbers.setdefault(one.labelled.event or place, len(numbers))
        for place, one in enumerate(judged)
    ]


def _tables(
    judged: Sequence[Judged],
    units: Sequence[int],
    indicators: Sequence[str],
    language: str | None,
) -> Sequence[Mapping[int, Counts]]:
    """Return, for each indicator, how many are found, false and missed in each event."""
    tables = []
    for indicator in indicators:
        table: dict[int, Counts] = {}
        for unit, one in zip(units, judged, strict=True):
            if language not in {None, one.labelled.language}:
                continue
            for _, label, reading in told_of((one,), indicator):
                found, false, missed = table.get(unit, (0, 0, 0))
                table[unit] = (
                    found + (label.is_relevant and reading is not None),
                    false + (not label.is_relevant and reading is not None),
                    missed + (label.is_relevant and reading is None),
                )
        tables.append({unit: counts for unit, counts in table.items() if any(counts)})
    return tables


# ------------------------------------------------------------------ stories


def _stories(judged: Iterable[Judged]) -> Stories:
    told = [
        one
        for one in judged
        if one.labelled.event and any(label.is_relevant for label in one.labelled.labels)
    ]
    both = Counter((one.labelled.event, one.story) for one in told)
    events = Counter(one.labelled.event for one in told)
    stories = Counter(one.story for one in told)
    right, same, joined = (
        sum(comb(size, 2) for size in sizes.values()) for sizes in (both, events, stories)
    )
    precision = recall = None
    if told:
        precision = recall = 0.0
        for one in told:
            shared = both[one.labelled.event, one.story]
            precision += shared / stories[one.story]
            recall += shared / events[one.labelled.event]
        precision, recall = precision / len(told), recall / len(told)
    return Stories(
        len(told),
        share(right, joined).value,
        share(right, same).value,
        precision,
        recall,
        2 * precision * recall / (precision + recall) if precision and recall else None,
    )
