"""Which story does each item join? Once, among what was seen before it, for good.

Items join in the order of their time (published, else first seen), then feed, place and id. Each
is compared with the *leads* of stories not more than `WINDOW_DAYS` away, and with leads only, so
stories do not chain. Two items tell the same story when nothing in their signatures clashes and
their headlines are alike enough; how much is enough falls with what readings and figures say in
its favour. Whether two items are the same story depends on nothing but these two.

An item without any reading is a story of its own: runs do not even hand it over, since it counts
for no indicator, and the batch that `score` clusters anew must come out the same.

The thresholds are ours, chosen on pairs of headlines; tests/pairs holds pairs to measure them by.
"""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from watchlist.documents.links import canonical
from watchlist.model import Item, Reading
from watchlist.stories.clash import clash
from watchlist.stories.headline import bare
from watchlist.stories.likeness import likeness
from watchlist.stories.signature import SIGNIFICANT, Signature, sign
from watchlist.text import Kind, fold, kind

WINDOW_DAYS = 3
"""How long a story stays open: days between its lead's time and that of an item that joins."""

CANDIDATES = 12
"""How many leads an item is compared with in full: those that share the rarest words."""

_COPY = 100.0  # more than any words can speak for
_WINDOW = timedelta(days=WINDOW_DAYS).total_seconds()
_LOOKED = 400  # leads looked at for an item, the newest first
_WORDS, _SIGNS = 3, 8  # a shorter headline ("Live updates") says nothing by being the same


@dataclass(frozen=True, slots=True)
class Telling:
    """An item, and what it says of the indicators."""

    item: Item
    readings: tuple[Reading, ...] = ()

    @property
    def time(self) -> datetime:
        """When it was published; where that is not known, when it was first seen."""
        return self.item.dated or self.item.seen


def join(new: Sequence[Telling], known: Sequence[Telling]) -> dict[str, str]:
    """Return the story, by the id of its lead, that each of the new items joins.

    Args:
        new: items to be joined, in any order.
        known: items that have joined already; those that lead a story count.
    """
    return Clerk().join(new, known)


class Clerk:
    """Joins batch after batch; who goes through many days signs each item once."""

    def __init__(self) -> None:
        self._prints: dict[str, _Print] = {}

    def join(self, new: Sequence[Telling], known: Sequence[Telling]) -> dict[str, str]:
        """Return what `join` does.

        An item of an earlier batch is known by its id, and what was signed of it then stays; what
        is in neither batch is forgotten.
        """
        leads = [one for one in known if one.item.id == one.item.story and one.readings]
        fresh = [one for one in new if one.readings]
        self._prints = {
            one.item.id: self._prints.get(one.item.id) or _Print.of(one) for one in (*leads, *fresh)
        }
        shelf = _Shelf()
        for telling in sorted(leads, key=_order):
            shelf.put(self._prints[telling.item.id])
        stories = {telling.item.id: telling.item.id for telling in new}
        for telling in sorted(fresh, key=_order):
            print_ = self._prints[telling.item.id]
            lead = shelf.find(print_)
            if lead is None:
                shelf.put(print_)
            else:
                stories[telling.item.id] = lead.id
        return stories


def _order(telling: Telling) -> tuple[datetime, str, int, str]:
    item = telling.item
    return telling.time, item.feed, item.place, item.id


@dataclass(frozen=True, slots=True)
class _Print:
    """What is compared of an item."""

    id: str
    time: datetime
    title: str  # folded, blanks and marks at its ends taken off; "" where it says nothing
    url: str
    signature: Signature

    @classmethod
    def of(cls, telling: Telling) -> "_Print":
        item = telling.item
        title = " ".join(fold(bare(item.title)).split()).strip(" .!?…")
        url = canonical(item.url) if item.url else ""
        return cls(
            item.id,
            telling.time,
            title if _says_something(title) else "",
            url if "/" in url or "?" in url else "",  # a home page is the address of no story
            sign(item, telling.readings),
        )


def _keys(signature: Signature) -> set[str]:
    counts = {f"#{f.value:g} {f.unit}" for f in signature.all_figures if f.value >= SIGNIFICANT}
    return counts.union(signature.keys, signature.body, (f"={name}" for name in signature.concepts))


class _Shelf:
    """The leads of open stories, found by headline, address or rare words."""

    def __init__(self) -> None:
        self._leads: list[_Print] = []
        self._times: list[float] = []  # of the leads, seconds
        # Places, in the order of time. Most keys have one, and a list for it would be half of all.
        self._by_key: dict[str, int | list[int]] = {}

    def put(self, lead: _Print) -> None:
        place = len(self._leads)
        self._leads.append(lead)
        self._times.append(lead.time.timestamp())
        by_key = self._by_key
        for key in (*_keys(lead.signature), f"title {lead.title}", f"url {lead.url}"):
            held = by_key.setdefault(key, place)
            if held == place:
                continue
            if isinstance(held, int):
                by_key[key] = [held, place]
            else:
                held.append(place)

    def find(self, new: _Print) -> _Print | None:
        """Return the lead whose story the item joins: the most alike, then the oldest."""
        found = [(_likeness(new, self._leads[place]), -place) for place in self._candidates(new)]
        likeness, place = max(found, default=(-1.0, 0))
        return self._leads[-place] if likeness >= 0 else None

    def _candidates(self, new: _Print) -> list[int]:
        """Return the places of the leads worth comparing.

        Those with the same headline or address, and of those that share words, figures or concepts
        the ones that share the rarest: the weight of a key falls with the number of leads that have
        it. Keys are followed from the rarest until `_LOOKED` leads were looked at, so that an item
        costs no more in a crowd.
        """
        names = [name for name in (f"title {new.title}", f"url {new.url}") if name[-1] != " "]
        same = {at for name in names for at in self._places(name)[-CANDIDATES:]}
        now, times = new.time.timestamp(), self._times
        shared: dict[int, float] = {}
        looked = 0
        for number, _, postings in self._postings(new):
            rarity = math.log(1 + len(self._leads) / number)
            for place in postings[looked - _LOOKED :]:
                shared[place] = shared.get(place, 0.0) + rarity
            looked += number
            if looked >= _LOOKED:
                break
        ordered = [
            (-weight, place)
            for place, weight in shared.items()
            if abs(now - times[place]) <= _WINDOW
        ]
        likely = [place for _, place in heapq.nsmallest(CANDIDATES, ordered)]
        others = sorted(same.difference(likely))
        return [*likely, *(place for place in others if abs(now - times[place]) <= _WINDOW)]

    def _postings(self, new: _Print) -> list[tuple[int, str, list[int]]]:
        """Return the places of leads by the item's keys, the rarest first, with their number."""
        by_key = self._by_key
        found: list[tuple[int, str, list[int]]] = []
        for key in by_key.keys() & _keys(new.signature):
            places = by_key[key]
            one = [places] if isinstance(places, int) else places
            found.append((len(one), key, one))
        return sorted(found)

    def _places(self, key: str) -> list[int]:
        found = self._by_key.get(key, [])
        return [found] if isinstance(found, int) else found


def _likeness(new: _Print, lead: _Print) -> float:
    """Return by how much two items are alike beyond what is needed; below 0: not the same story."""
    is_copy = bool(new.title and new.title == lead.title) or bool(new.url and new.url == lead.url)
    one, other = new.signature, lead.signature
    beyond = _COPY if is_copy else likeness(one, other)
    # What clashes is asked last: it costs most, and few get so far.
    return beyond if beyond >= 0 and not clash(one, other) else -1.0


def _says_something(title: str) -> bool:
    """Whether a folded headline is long enough, in words or in signs of unspaced scripts."""
    if len(title.split()) >= _WORDS:
        return True
    return sum(kind(sign) in {Kind.FREE, Kind.HANGUL} for sign in title) >= _SIGNS
