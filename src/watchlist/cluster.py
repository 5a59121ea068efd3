"""Which story does each item join? Once, among what was seen before it, for good.

Items join in the order of their time (published, else first seen), then feed, place and id. Each
is compared with the *leads* of stories not more than `WINDOW_DAYS` away, and with leads only, so
stories do not chain. Two items tell the same story when nothing in their signatures clashes and
their headlines are alike enough; how much is enough falls with what readings and figures say in
its favour. Whether two items are the same story depends on nothing but these two.

An item without any reading joins by the same headline, or the same address, alone: what watches
nothing is not worth comparing, and copies still find each other.

The thresholds are ours, chosen on pairs of headlines; tests/pairs holds pairs to measure them by.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from watchlist import figures
from watchlist.headline import Token
from watchlist.links import canonical
from watchlist.model import Item, Reading
from watchlist.signature import Signature, agreeing, clash, sign
from watchlist.text import Kind, fold, kind

WINDOW_DAYS = 3
"""How long a story stays open: days between its lead's time and that of an item that joins."""

CANDIDATES = 12
"""How many leads an item is compared with in full: those that share the rarest words."""

_POSTINGS = 200  # leads looked at for one word, the newest first: common words find no candidates
_WORDS, _SIGNS = 3, 8  # a shorter headline ("Live updates") says nothing by being the same

_ALIKE = 0.62
_AGREEING = 0.5  # readings agree on stage and polarity
_COUNTING = 0.5  # a figure agrees
_AGREEING_AND_COUNTING = 0.3


@dataclass(frozen=True, slots=True)
class Telling:
    """An item, and what it says of the indicators."""

    item: Item
    readings: tuple[Reading, ...] = ()

    @property
    def time(self) -> datetime:
        """When it was published; where that is not known, when it was first seen."""
        return self.item.published or self.item.seen


def join(new: Sequence[Telling], known: Sequence[Telling]) -> dict[str, str]:
    """Return the story, by the id of its lead, that each of the new items joins.

    Args:
        new: items to be joined, in any order.
        known: items that have joined already; those that lead a story count.
    """
    shelf = _Shelf()
    leads = [telling for telling in known if telling.item.id == telling.item.story]
    for telling in sorted(leads, key=_order):
        shelf.put(_Print.of(telling))
    stories: dict[str, str] = {}
    for telling in sorted(new, key=_order):
        print_ = _Print.of(telling)
        lead = shelf.find(print_)
        stories[telling.item.id] = lead.id if lead else telling.item.id
        if lead is None:
            shelf.put(print_)
    return stories


def _order(telling: Telling) -> tuple[datetime, str, int, str]:
    item = telling.item
    return telling.time, item.feed, item.place, item.id


@dataclass(frozen=True, slots=True)
class _Print:
    """What is compared of an item."""

    id: str
    time: datetime
    title: str  # folded, blanks and marks at its ends taken off
    url: str
    signature: Signature | None  # None where nothing is read in it
    keys: frozenset[str]  # by which candidates are found

    @classmethod
    def of(cls, telling: Telling) -> "_Print":
        item = telling.item
        title = " ".join(fold(item.title).split()).strip(" .!?…")
        url = canonical(item.url) if item.url else ""
        url = url if "/" in url or "?" in url else ""  # a home page is the address of no story
        signature = sign(item, telling.readings) if telling.readings and title else None
        keys = frozenset(_keys(signature)) if signature else frozenset()
        return cls(item.id, telling.time, title, url, signature, keys)


def _keys(signature: Signature) -> list[str]:
    words = [t.key for t in (*signature.tokens, *signature.words)]
    counts = [f"#{figure.value:g} {figure.unit}" for figure in signature.all_figures]
    return [*words, *counts, *(f"={concept}" for concept in signature.concepts)]


class _Shelf:
    """The leads of open stories, found by headline, address or rare words."""

    def __init__(self) -> None:
        self._leads: list[_Print] = []
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._by_title: dict[str, list[int]] = {}
        self._by_url: dict[str, list[int]] = {}

    def put(self, lead: _Print) -> None:
        place = len(self._leads)
        self._leads.append(lead)
        self._by_title.setdefault(lead.title, []).append(place)
        if lead.url:
            self._by_url.setdefault(lead.url, []).append(place)
        for key in lead.keys:
            self._by_key[key].append(place)

    def find(self, new: _Print) -> _Print | None:
        """Return the lead whose story the item joins: the most alike, then the oldest."""
        best: tuple[float, int] | None = None
        for place in self._candidates(new):
            lead = self._leads[place]
            if abs(new.time - lead.time) <= timedelta(days=WINDOW_DAYS):
                likeness = _likeness(new, lead)
                if likeness > 0 and (best is None or (likeness, -place) > best):
                    best = likeness, -place
        return self._leads[-best[1]] if best else None

    def _candidates(self, new: _Print) -> list[int]:
        """Return the places of the leads worth comparing, the same for any order of `keys`."""
        same = [
            *self._by_title.get(new.title, [])[-CANDIDATES:],
            *self._by_url.get(new.url, [])[-CANDIDATES:],
        ]
        shared: defaultdict[int, float] = defaultdict(float)
        for key in sorted(new.keys):
            postings = self._by_key.get(key, ())
            rarity = math.log(1 + (1 + len(self._leads)) / (1 + len(postings)))
            for place in postings[-_POSTINGS:]:
                shared[place] += rarity
        likely = sorted(shared, key=lambda place: (-shared[place], place))[:CANDIDATES]
        return sorted({*same, *likely})


def _likeness(new: _Print, lead: _Print) -> float:
    """Return by how much two items are alike beyond what is needed; 0: not the same story."""
    is_copy = new.title == lead.title and _says_something(new.title)
    is_same_page = bool(new.url and new.url == lead.url)
    if new.signature is None or lead.signature is None:
        return 2.0 if is_copy or is_same_page else 0.0
    if clash(new.signature, lead.signature):
        return 0.0
    if is_copy or is_same_page:
        return 2.0
    beyond = alike(new.signature, lead.signature) - needed(new.signature, lead.signature)
    return max(beyond, 0.0)


def _says_something(title: str) -> bool:
    """Whether a folded headline is long enough, in words or in signs of unspaced scripts."""
    signs = sum(kind(sign) in {Kind.FREE, Kind.HANGUL} for sign in title)
    return len(title.split()) >= _WORDS or signs >= _SIGNS


def needed(one: Signature, other: Signature) -> float:
    """Return how alike two headlines must be to tell the same story, 0 to 1."""
    is_agreeing = agreeing(one, other)
    is_counting = figures.agree(one.figures, other.figures)
    if is_agreeing:
        return _AGREEING_AND_COUNTING if is_counting else _AGREEING
    return _COUNTING if is_counting else _ALIKE


def alike(one: Signature, other: Signature) -> float:
    """Return how alike two headlines are, 0 to 1: the weight of what they share."""
    return max(_share(one.tokens, other.tokens), _share(one.words, other.words))


def _share(one: tuple[Token, ...], other: tuple[Token, ...]) -> float:
    """Return the weight shared by two headlines, as a share of the mean of both (Dice, 1945)."""
    left, right = ({token.key: token.weight for token in tokens} for tokens in (one, other))
    total = sum(left.values()) + sum(right.values())
    shared = sum(left[key] + right[key] for key in left if key in right)
    return shared / total if total else 0.0
