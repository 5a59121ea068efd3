"""Terms that are numbers: ">= 10000" finds 12,000, 1만5천 and "15 тыс.", however it is written.

With a unit it counts only with that one (">= 500001 barrel"); without, only what has none, as
people have: 12,000 tons are no 12,000 workers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from watchlist.stories.figures import COUNT, stated

TERM: Final = re.compile(r">= (?P<least>\d+)(?: (?P<unit>[a-z]+))?")
_THOUSANDS: Final = 1000.0
# One search tells that most texts state no number of thousands: to read their numbers takes ten.
# It looks for a sign of one set first: that is what a search is quickest at.
_MAY_STATE: Final = re.compile(
    r"[\d一二兩两三四五六七八九십백십천만억조十百千万萬亿億兆]"
    r"(?:\d{3}|[.,’' ]\d{3}|\s?[천만억조千万萬亿億兆ktmbтм])"
)
_WORDS: Final = ("thousand", "illion", "milj", "тысяч", "иллион", "ільйон")
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


def reaching(text: str, bounds: Sequence[Bound]) -> Iterator[tuple[int, int, Bound]]:
    """Yield where a folded text states a number that reaches a bound; none runs over its lines."""
    if not bounds or not (
        _MAY_STATE.search(text)
        or any(map(text.__contains__, _WORDS))
        or min(one.least for one in bounds) < _THOUSANDS
    ):
        return
    shift = 0
    for line in text.split("\n"):
        for start, end, figure in stated(line):
            for one in bounds:
                if one.holds(figure.value, figure.unit):
                    yield shift + start, shift + end, one
        shift += len(line) + 1
