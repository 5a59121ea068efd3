"""Terms that are numbers: ">= 10000" finds 12,000, 1만5천 and "15 тыс.", however it is written.

With a unit it counts only with that one (">= 500001 barrel"); without, only what has none, as
people have: 12,000 tons are no 12,000 workers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from watchlist.stories.figures import COUNT, stated

TERM: Final = re.compile(r">= (?P<least>\d+)(?: (?P<unit>[a-z]+))?")
_THOUSANDS: Final = 1000.0
# One search tells that most texts state no number of thousands: to read their numbers takes ten.
_MAY_STATE: Final = re.compile(
    r"\d{4}|\d[.,’' ]\d{3}|[천만억조千万萬亿億兆]|\d\s?[ktmbтм]|illion|milj|тысяч|иллион|ільйон"
)
_TIMES: Final = frozenset({"year", "month", "week", "day", "hour"})
"""Units that may follow a number of people: "15,000 workers a year"."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The least number, its unit, and the term and the concept that ask for it."""

    least: float
    unit: str
    concept: int
    needle: int

    def holds(self, value: float, unit: str) -> bool:
        """Tell whether a number in such a unit reaches it."""
        is_own = unit == self.unit or (self.unit == COUNT and unit in _TIMES)
        return is_own and value >= self.least


def bound(term: str, concept: int, needle: int) -> Bound:
    """Return what a term that is a number asks for."""
    least, unit = term.removeprefix(">= ").partition(" ")[::2]
    return Bound(float(least), unit or COUNT, concept, needle)


def reaching(text: str, bounds: Iterable[Bound]) -> Iterator[tuple[int, int, Bound]]:
    """Yield where a folded text states a number that reaches a bound."""
    bounds = tuple(bounds)
    least = min((one.least for one in bounds), default=0.0)
    if bounds and (least < _THOUSANDS or _MAY_STATE.search(text)):
        for start, end, figure in stated(text):
            for one in bounds:
                if one.holds(figure.value, figure.unit):
                    yield start, end, one
