"""How far a figure counted over few items can be trusted: intervals of 95%, the same every time."""

import math
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import shake_256
from typing import Final

Z: Final = 1.959963984540054
"""The 97.5% point of the normal distribution: two sides of 2.5% leave 95%."""
TIMES: Final = 1000
"""How often a sample is drawn anew; less often where it is large."""
Counts = tuple[int, int, int]
"""How many are found, false and missed."""
MOST_DRAWS: Final = 4_000_000
FEWEST_TIMES: Final = 200


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and what it may be in truth; None where nothing was counted."""

    value: float | None
    low: float | None = None
    high: float | None = None
    of: int = 0  # over how many items


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the interval of a share, within 0 to 1.

    Args:
        hits: how many had the property, at most `of`.
        of: how many were looked at; more than 0.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
    JASA 22 (1927). It takes items as independent, which those of one event are not quite.
    """
    share, square = hits / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    return low, 1.0 if hits == of else min(1.0, middle + half)


def share(hits: int, of: int) -> Estimate:
    """Return a share with its Wilson interval."""
    if not of:
        return Estimate(None)
    return Estimate(hits / of, *wilson(hits, of), of)


def f1(found: int, false: int, missed: int) -> Estimate:
    """Return the F1 of what was found, with an interval.

    F1 rises with found / (found + false + missed), which is a share: its Wilson interval, carried
    over. The carrying over is ours; for the relation see D. J. Hand, P. Christen, N. Kirielle,
    F*: an interpretable transformation of the F-measure, Machine Learning 110 (2021).

    Args:
        found: rightly called relevant.
        false: wrongly called relevant.
        missed: wrongly passed over.
    """
    of = found + false + missed
    if not of:
        return Estimate(None)
    low, high = (2 * bound / (1 + bound) for bound in wilson(found, of))
    return Estimate(2 * found / (2 * found + false + missed), low, high, of)


def resamples(units: int) -> Iterator[Sequence[int]]:
    """Yield how often each unit is drawn, when as many as there are are drawn with replacement.

    Chance comes from a hash of the number of the draw: the same figures for the same items.
    """
    times = min(TIMES, max(FEWEST_TIMES, MOST_DRAWS // max(units, 1)))
    for number in range(times):
        often = [0] * units
        drawn = shake_256(b"%d" % number).digest(4 * units)
        for chance in struct.unpack(f"<{units}I", drawn):
            often[chance * units >> 32] += 1
        yield often


def percentiles(values: Sequence[float]) -> tuple[float, float]:
    """Return the values between which 95% of them lie; there must be some.

    Source: the percentile bootstrap, B. Efron, The Annals of Statistics 7 (1979).
    """
    ordered = sorted(values)
    tail = round(len(ordered) * 0.025)
    return ordered[tail], ordered[-1 - tail]


def mean_f1(tables: Sequence[Mapping[int, Counts]], drawn: Sequence[Sequence[int]]) -> Estimate:
    """Return the mean F1 of several tables of counts, each by unit, with a bootstrap interval.

    A table without any counts has no F1, and is left out; likewise in a drawing without any.

    Args:
        tables: what each unit adds to found, false and missed; units by number, from 0.
        drawn: `resamples` of the units.
    """
    value = _mean_f1(tables, None)
    if value is None:
        return Estimate(None)
    values = [mean for often in drawn if (mean := _mean_f1(tables, often)) is not None]
    of = sum(sum(counts) for table in tables for counts in table.values())
    low, high = percentiles(values) if values else (None, None)
    return Estimate(value, low, high, of)


def _mean_f1(tables: Sequence[Mapping[int, Counts]], often: Sequence[int] | None) -> float | None:
    means = []
    for table in tables:
        right = wrong = 0
        for unit, (found, false, missed) in table.items():
            times = 1 if often is None else often[unit]
            right += times * found
            wrong += times * (false + missed)
        if right or wrong:
            means.append(2 * right / (2 * right + wrong))
    return sum(means) / len(means) if means else None
