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

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from watchlist.documents.links import canonical
from watchlist.model import Item, Reading
from watchlist.stories.clash import clash
from watchlist.stories.likeness import likeness
from watchlist.stories.signature import Signature, sign
from watchlist.text import Kind, fold, kind

WINDOW_DAYS = 3
"""How long a story stays open: days between its lead's time and that of an item that joins."""

CANDIDATES = 12
"""How many leads an item is compared with in full: those that share the rarest words."""

_COPY = 100.0  # more than any words can speak for
_CROWD = 1000  # leads; among fewer it does not matter that some are closed
_LOOKED = 200  # leads looked at for an item, the newest first
_FILED = 64  # words of a text by which it is found: what a long one says first
_WORDS, _SIGNS = 3, 8  # a shorter headline ("Live updates") says nothing by being the same
_WINDOW = timedelta(days=WINDOW_DAYS).total_seconds()


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

        A lead of the batch before is known by its id, and what was signed of it then stays; one
        that is not handed over again is forgotten.
        """
        leads = [one for one in known if one.item.id == one.item.story and one.readings]
        fresh = [one for one in new if one.readings]
        shelf = _Shelf()
        prints = {}
        for telling in sorted(leads, key=_order):
            each = self._prints.get(telling.item.id) or _Print.of(telling)
            prints[each.id] = each
            shelf.put(each)
        stories = {telling.item.id: telling.item.id for telling in new}
        for telling in sorted(fresh, key=_order):
            each = _Print.of(telling)
            shelf.clear(each.time)
            lead = shelf.find(each)
            if lead is None:
                prints[each.id] = each
                shelf.put(each)
            else:
                stories[each.id] = lead.id
        self._prints = prints
        return stories


def _order(telling: Telling) -> tuple[datetime, str, int, str]:
    item = telling.item
    return telling.time, item.feed, item.place, item.id


@dataclass(frozen=True, slots=True)
class _Print:
    """What is compared of an item."""

    id: str
    time: float  # seconds
    title: str  # folded, blanks and marks at its ends taken off
    url: str
    signature: Signature
    names: tuple[str, ...]  # what copies of one item share: headline and address
    heads: tuple[str, ...]  # the keys of its headline, its concepts and its figures

    @classmethod
    def of(cls, telling: Telling) -> "_Print":
        item = telling.item
        signature = sign(item, telling.readings)
        title = " ".join(fold(signature.title).split()).strip(" .!?…")
        url = canonical(item.url) if item.url else ""
        url = url if "/" in url or "?" in url else ""  # a home page is the address of no story
        return cls(
            item.id,
            telling.time.timestamp(),
            title,
            url,
            signature,
            tuple(f"{sort} {name}" for sort, name in (("title", title), ("url", url)) if name),
            (
                *signature.heads,
                *(f"={name}" for name in sorted(signature.concepts)),
                *(f"#{figure.value:g} {figure.unit}" for figure in signature.large),
            ),
        )

    @property
    def more(self) -> tuple[str, ...]:
        """The keys that its summary adds."""
        return self.signature.body[len(self.signature.heads) :]

    def is_copy(self, other: "_Print") -> bool:
        """Whether both have one address, or one headline that says something."""
        if self.url and self.url == other.url:
            return True
        return self.title == other.title and _says_something(self.title)


def _says_something(title: str) -> bool:
    """Whether a folded headline is long enough, in words or in signs of unspaced scripts."""
    if len(title.split()) >= _WORDS:
        return True
    return sum(kind(sign) in {Kind.FREE, Kind.HANGUL} for sign in title) >= _SIGNS


class _Index:
    """Where keys are: the places of those that have them, in the order put."""

    def __init__(self) -> None:
        self.size = 0
        # Most keys have one place, and all those of one lead share a tuple.
        self._places: dict[str, tuple[int] | list[int]] = {}

    def put(self, keys: Iterable[str], place: int) -> None:
        self.size += 1
        held, alone = self._places, (place,)
        for key in keys:
            places = held.setdefault(key, alone)
            if places is alone:
                continue
            if isinstance(places, list):
                places.append(place)
            else:
                held[key] = [*places, place]

    def places(self, key: str) -> Sequence[int]:
        return self._places.get(key, ())

    def follow(self, keys: Iterable[str], shared: dict[int, float], most: int, first: int) -> None:
        """Add to what is shared with each place, from the first on, the weight of the keys it has.

        The weight of a key falls with the number of places that have it. Keys are followed from the
        rarest until so many places were looked at, so that an item costs no more in a crowd.
        """
        looked = number = 0
        rarity, get = 0.0, shared.get
        for places in sorted(filter(None, map(self._places.get, keys)), key=len):
            if len(places) > number:
                number = len(places)
                rarity = math.log(1 + self.size / number)
            begin = max(0, len(places) + looked - most)
            if places[begin] < first:
                begin = bisect_left(places, first, begin)
            for place in places[begin:]:
                shared[place] = get(place, 0.0) + rarity
            looked += number
            if looked >= most:
                break


class _Shelf:
    """The leads of open stories."""

    def __init__(self) -> None:
        self._most = _CROWD
        self._empty()

    def _empty(self) -> None:
        self._leads: list[_Print] = []
        self._times: list[float] = []  # of the leads
        self._latest: list[float] = []  # the latest of these up to each place
        self._is_ordered = True  # so far: none was put behind a later one
        self._names, self._words = _Index(), _Index()

    def put(self, lead: _Print) -> None:
        """Add the lead of a story."""
        place = len(self._leads)
        self._leads.append(lead)
        self._times.append(lead.time)
        self._latest.append(max(lead.time, self._latest[-1]) if self._latest else lead.time)
        self._is_ordered = self._is_ordered and lead.time == self._latest[-1]
        self._names.put(lead.names, place)
        self._words.put((*lead.heads, *lead.more[:_FILED]), place)

    def clear(self, time: float) -> None:
        """Take away the stories that are closed at a time, once they may be half of all."""
        if len(self._leads) < self._most:
            return
        leads = [lead for lead in self._leads if lead.time >= time - _WINDOW]
        if len(leads) < len(self._leads):
            self._empty()
            for lead in leads:
                self.put(lead)
        self._most = max(_CROWD, 2 * len(leads))

    def find(self, new: _Print) -> _Print | None:
        """Return the lead whose story the item joins: the most alike, then the oldest."""
        if copied := self._copied(new):
            return copied
        leads, found = self._leads, []
        for place in self._candidates(new):
            beyond = _beyond(new, leads[place])
            if beyond >= 0:
                found.append((-beyond, place))
        # What clashes is asked last: it costs most, and few get so far.
        for _, place in sorted(found):
            if not clash(new.signature, leads[place].signature):
                return leads[place]
        return None

    def _copied(self, new: _Print) -> _Print | None:
        """Return the oldest lead that the item is a copy of: no other can be more alike.

        None where it is a copy of none, or goes by a name that too many do.
        """
        places = {place for name in new.names for place in self._names.places(name)}
        if len(places) > CANDIDATES:
            return None
        for lead in map(self._leads.__getitem__, sorted(places)):
            is_open = abs(lead.time - new.time) <= _WINDOW
            if is_open and new.is_copy(lead) and not clash(new.signature, lead.signature):
                return lead
        return None

    def _candidates(self, new: _Print) -> set[int]:
        """Return the places of the leads worth comparing.

        Those with the same headline or address, and of those that share words, figures or concepts
        the ones that share the rarest.
        """
        shared: dict[int, float] = {}
        first = bisect_left(self._latest, new.time - _WINDOW)  # all before it are closed
        if words := new.more[: 2 * _FILED]:
            self._words.follow(words, shared, _LOOKED // 2, first)
        self._words.follow(new.heads, shared, _LOOKED, first)
        named = [place for name in new.names for place in self._names.places(name)[-CANDIDATES:]]
        return {
            *self._best(shared, new.time),
            *(place for place in named if abs(self._times[place] - new.time) <= _WINDOW),
        }

    def _best(self, shared: dict[int, float], time: float) -> list[int]:
        """Return the places with most in common, of the stories that are open at a time.

        Where times are in order, no place of a story closed before it was followed to.
        """
        times, first, last = self._times, time - _WINDOW, time + _WINDOW
        weights = shared
        if shared and not (self._is_ordered and times[-1] <= last):
            weights = {
                place: weight for place, weight in shared.items() if first <= times[place] <= last
            }
        if len(weights) <= CANDIDATES:
            return list(weights)
        least = sorted(weights.values())[-CANDIDATES]
        best = sorted((-weight, place) for place, weight in weights.items() if weight >= least)
        return [place for _, place in best[:CANDIDATES]]


def _beyond(new: _Print, lead: _Print) -> float:
    """Return by how much two items are alike beyond what is needed."""
    return _COPY if new.is_copy(lead) else likeness(new.signature, lead.signature)
