"""What decides a reading: the values behind `explain`. No rule is here; `match` makes them."""

from dataclasses import dataclass
from typing import Final

from watchlist.model import Match, Reading
from watchlist.settings import Indicator, Signal

NO_SIGNAL: Final = "no_signal"
"""The veto where the topic is there and no signal fires."""


@dataclass(frozen=True, slots=True)
class Fired:
    """A signal that fires in a text, and what its strength is made of."""

    signal: Signal
    is_denied: bool
    is_background: bool
    place: str  # "title", "both" or "summary": where its window stands
    strength: float
    matches: tuple[Match, ...]
    turned_by: tuple[Match, ...] = ()  # words that deny it, or mark it as old news


@dataclass(frozen=True, slots=True)
class Trace:
    """All that decides what a text says of an indicator."""

    indicator: Indicator
    reading: Reading | None  # None: it is not about the indicator
    missing: tuple[str, ...]  # concepts of `about` that are not there
    vetoes: tuple[str, ...]  # concepts of `unless` that are
    fired: tuple[Fired, ...]  # the strongest first
    held: tuple[tuple[str, str], ...]  # signals whose concepts are all there, and what holds them
    pushed: tuple[Fired, ...] = ()  # triggers, as if they were signals
