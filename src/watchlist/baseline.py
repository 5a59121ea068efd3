"""The number of stories expected, and whether the last days had unusually many.

The sum of the last three days is held against the 56 days before them, with a guard between, so
that a surge is no part of what it is measured by. The week's rhythm is estimated and shrunk
towards none; days that stood out are weighted down, so that an old surge does not hide a new one.
The chance of so many stories is the tail of a negative binomial distribution, as news come in
bursts: its variance is a multiple of its mean, the *spread*. Fifty-six days of few stories do not
tell a spread, and taking the best guess for the truth alarms five times too often; so the chance
is averaged over some spreads, each by how well it explains the baseline. One-sided: silence is
the business of feed health.

Source: the scheme of EARS and Farrington-Noufaily as used for surveillance counts, with the
latter's Anscombe residuals and down-weighting beyond 2.58; shrinkage, guard and average are ours.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from statistics import median

from watchlist.verdict import Volume
from watchlist.words import Health, VolumeState

DAYS = 56
"""Days of baseline."""

SUM_DAYS = 3
"""Days of the sum that is judged."""

GUARD_DAYS = 4
"""Days before today that are no part of the baseline."""

SIGHT_DAYS = DAYS + GUARD_DAYS
"""Days before today that a judgement looks back on."""

BINS = SIGHT_DAYS + SUM_DAYS
"""Days of counts and exposures that a judgement is given."""

LEARNING_DAYS = 28
"""Observed days below which nothing is said."""

ALARM = 0.008
"""A chance of so many stories or more at or below this is a surge. It is what makes one quiet day
in a hundred an alarm, over rare and frequent stories, steady and bursty: as everywhere where the
baseline is estimated, chances come out a little too small (measured in tests/test_baseline.py)."""

SPREADS = (1.0, 1.4, 2.0, 3.0, 5.0)
"""Variances over mean that are held possible, all alike before the baseline is looked at."""

_DAY = timedelta(days=1)
_LEAST_EXPOSURE, _MOST_EXPOSURE = 0.5, 2.0  # a backlog read at once is not a day's delivery
_WEEK = 7
_SHRINK = 2.0  # pseudo-days of the plain mean in each weekday's factor
_OUTLIER = 2.58  # residual, in standard deviations, beyond which a day is weighted down
_TRIMMED = 1.757  # a normal variance over that of its smaller seven eighths
_ROUNDS = 3  # of fitting with weights; they settle in two
_LEAST_MEAN = 0.02  # stories a day expected where there never was one
_NEGLIGIBLE = 1e-14  # of a tail's sum, below which its terms are left off
_UNSURE = 1 + SUM_DAYS / DAYS  # the mean is an estimate itself: what that adds to the variance


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at on which days: the exposure of an indicator's feeds."""

    observed: Collection[date]  # UTC days on which a run looked
    delivered: Mapping[date, int]  # items that the indicator's feeds brought, by day

    def exposures(self, now: datetime) -> list[float]:
        """Return for each day what was delivered, 1 being usual, 0 where nobody looked."""
        days = [(now - back * _DAY).date() for back in reversed(range(BINS))]
        usual = [self.delivered[day] for day in days if self.delivered.get(day)]
        middle = median(usual) if usual else 0
        return [self._exposure(day, middle) for day in days[:-1]] + [
            self._exposure(days[-1], middle) or 1.0  # whoever judges looks
        ]

    def _exposure(self, day: date, middle: float) -> float:
        if day not in self.observed:
            return 0.0
        if not middle:
            return 1.0
        share = self.delivered.get(day, 0) / middle
        return min(max(share, _LEAST_EXPOSURE), _MOST_EXPOSURE)

    def health(self, now: datetime) -> Health:
        """Return whether a past day was looked at, as far as is known: it or the day before."""
        days = (now.date(), (now - _DAY).date())
        return Health.OK if any(day in self.observed for day in days) else Health.BLIND


@dataclass(frozen=True, slots=True)
class Expected:
    """Stories a day as the baseline has them."""

    mean: float  # per day at exposure 1, weekdays apart
    week: tuple[float, ...]  # factor by day number modulo 7
    likely: tuple[float, ...] = ()  # how likely each of `SPREADS` is; they add up to 1

    def on(self, day: int, exposure: float) -> float:
        """Return the stories expected on a day."""
        return max(self.mean * self.week[day % _WEEK], _LEAST_MEAN) * exposure


def surprise(counts: Sequence[int], day: int) -> float:
    """Return how surprising the stories of three days are: minus the log of their chance.

    Args:
        counts: stories a day, oldest first; nothing later than `day` is looked at.
        day: the last of the three days.
    """
    exposures = [1.0] * (day + 1)
    return -_three_days(counts, exposures, day)[2]


def volume(counts: Sequence[int], exposures: Sequence[float]) -> Volume:
    """Return the verdict on the volume of the last three days.

    Args:
        counts: stories a day, oldest first, the day of the verdict last.
        exposures: for each of these days what its feeds delivered, 1 being usual; 0 where
            nobody looked, and then the day's count does not enter the baseline.
    """
    looked = sum(exposure > 0 for exposure in exposures[-SIGHT_DAYS:])
    if looked < LEARNING_DAYS:
        stories = sum(counts[-SUM_DAYS:])
        return Volume(stories, _mean(counts, exposures), None, VolumeState.LEARNING)
    stories, mean, log_p = _three_days(counts, exposures, len(counts) - 1)
    chance = math.exp(log_p)
    state = VolumeState.SURGE if chance <= ALARM else VolumeState.NORMAL
    return Volume(stories, round(mean, 2), float(f"{chance:.3g}"), state)


def log_chance(count: int, mean: float, spread: float) -> float:
    """Return the log of the chance of `count` stories or more, half of "exactly" counted.

    The half makes the chance of counts, which jump, uniform on average, so that one in a hundred
    quiet days is at 0.01 for rare and for frequent stories alike (the mid-p value).

    Args:
        count: 0 or more.
        mean: of the distribution, above 0.
        spread: variance over mean; at 1 a Poisson distribution, above it a negative binomial.
    """
    total, term, at = 0.5, 1.0, count
    while term > total * _NEGLIGIBLE or at < mean:
        if spread <= 1:
            term *= mean / (at + 1)
        else:
            term *= (at + mean / (spread - 1)) / (at + 1) * (1 - 1 / spread)
        total += term
        at += 1
    return min(0.0, _log_exactly(count, mean, spread) + math.log(total))


def expected(counts: Sequence[int], exposures: Sequence[float], last: int) -> Expected:
    """Return the baseline of the 56 days that end with day `last`, where anybody looked."""
    days = [d for d in range(max(0, last - DAYS + 1), last + 1) if exposures[d] > 0]
    weights = dict.fromkeys(days, 1.0)
    fitted = Expected(0.0, (1.0,) * _WEEK)
    for _ in range(_ROUNDS):
        looked = sum(weights[d] * exposures[d] for d in days)
        mean = sum(weights[d] * counts[d] for d in days) / looked if looked else 0.0
        fitted = Expected(mean, _factors(counts, exposures, weights, mean))
        on = {d: fitted.on(d, exposures[d]) for d in days}
        residuals = {d: _residual(counts[d], on[d]) for d in days}
        beyond = _OUTLIER * _width(residuals.values())
        for d, residual in residuals.items():
            weights[d] = (beyond / residual) ** 2 if residual > beyond else 1.0
    logs = [
        sum(weights[d] * _log_exactly(counts[d], on[d], spread) for d in days) for spread in SPREADS
    ]
    likely = [math.exp(one - max(logs)) for one in logs]
    return replace(fitted, likely=tuple(one / sum(likely) for one in likely))


def _log_exactly(count: int, mean: float, spread: float) -> float:
    """The log of the chance of exactly `count` stories."""
    if spread <= 1:
        return count * math.log(mean) - mean - math.lgamma(count + 1)
    size = mean / (spread - 1)
    return (
        math.lgamma(count + size)
        - math.lgamma(size)
        - math.lgamma(count + 1)
        - size * math.log(spread)
        + count * math.log1p(-1 / spread)
    )


def _residual(count: int, mean: float) -> float:
    """How far a count is above its mean, on a scale on which counts are about normal."""
    scale = math.pow(mean, 1 / 6)
    return 1.5 * (math.pow(count, 2 / 3) - math.pow(mean, 2 / 3)) / scale


def _width(residuals: Iterable[float]) -> float:
    """The standard deviation of residuals, at least 1, as if the largest eighth were not there.

    So a burst is measured by what is usual, and three days of surge do not make themselves so.
    """
    squares = sorted(residual * residual for residual in residuals)
    kept = squares[: len(squares) - len(squares) // 8]
    return math.sqrt(max(1.0, _TRIMMED * sum(kept) / len(kept))) if kept else 1.0


def _factors(
    counts: Sequence[int], exposures: Sequence[float], weights: dict[int, float], mean: float
) -> tuple[float, ...]:
    """Each weekday's stories over the plain mean, shrunk towards 1."""
    if mean <= 0:
        return (1.0,) * _WEEK
    seen, usual = [_SHRINK * mean] * _WEEK, [_SHRINK * mean] * _WEEK
    for d, weight in weights.items():
        seen[d % _WEEK] += weight * counts[d]
        usual[d % _WEEK] += weight * exposures[d] * mean
    return tuple(a / b for a, b in zip(seen, usual, strict=True))


def _three_days(
    counts: Sequence[int], exposures: Sequence[float], day: int
) -> tuple[int, float, float]:
    """The sum of the three days that end with `day`, its mean, and the log of its chance."""
    base = expected(counts, exposures, day - GUARD_DAYS - 1)
    days = range(max(0, day - SUM_DAYS + 1), day + 1)
    count = sum(counts[d] for d in days)
    mean = sum(base.on(d, exposures[d] or 1.0) for d in days)
    logs = [
        math.log(likely) + log_chance(count, mean, spread * _UNSURE)
        for likely, spread in zip(base.likely, SPREADS, strict=True)
        if likely > 0
    ]
    top = max(logs)
    return count, mean, top + math.log(sum(math.exp(one - top) for one in logs))


def _mean(counts: Sequence[int], exposures: Sequence[float]) -> float:
    """What three days have brought on average so far, today's three left out."""
    past = [c for c, e in zip(counts[:-SUM_DAYS], exposures[:-SUM_DAYS], strict=True) if e > 0]
    return round(SUM_DAYS * sum(past) / len(past), 2) if past else 0.0
