"""Which entries of a document are new, which are edited, and which are known already.

What names an item is its guid, else its link, else its text. Guids move, links carry session
ids, archives are announced anew, so that a stored item is also recognised by what it says:

    rank  the entry and the stored item agree in
    0     guid, link and title, where the guid is shared by several items
    1     guid and title
    2     guid, and link or time of publication
    3     link and title, unless both day and text differ
    4     title, publisher and day, or title and text where neither is dated
    5     link alone, where nothing else has that link and no day contradicts

Pairs are made rank by rank, in the document's order, each stored item once: what is listed
beside its like in one document is another item. Nothing is read here but values.

Source of the cases: lemon24/reader, miniflux, Feedbin's and FreshRSS's reports of moving guids.
"""

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from watchlist.documents.links import canonical
from watchlist.model import AHEAD, Entry, FeedState, Item
from watchlist.words import Warn

LONGEST_GUID = 200
"""Characters; a longer guid is stored as its hash (ours; feeds use up to about 120)."""

ARCHIVE_AGE = timedelta(days=7)
"""Items this much older than the newest seen, yet new to us, come from an archive (ours)."""

MOST_EDITS = 24
"""Edits taken of one item (ours; reader stops there, too): some texts never rest."""


@dataclass(frozen=True, slots=True)
class Marks:
    """By what an item is recognised, each a hash of 16 hexadecimal digits."""

    link: str | None  # of its canonical link
    head: str  # of its publisher and title
    text: str  # of its title and summary


@dataclass(frozen=True, slots=True)
class Keyed:
    """An entry of a document with the names it may be stored under."""

    entry: Entry
    place: int  # position in its document, from 0
    id: str  # from the feed and the guid, else the link, else the text
    own_id: str  # the same with link and title: where several items share a guid
    is_shared: bool  # whether the document gives its guid to several items
    marks: Marks
    published: datetime | None  # None where it lies ahead, too


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of an item, as far as it takes to recognise it."""

    id: str
    link: str | None
    head: str
    text: str
    published: datetime | None
    edits: int = 0  # how often its text was changed


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An item to be stored, and by what it will be recognised."""

    item: Item
    marks: Marks


@dataclass(frozen=True, slots=True)
class Edit:
    """A stored item whose title or summary changed; all else of it stays as first seen."""

    id: str
    title: str
    summary: str
    url: str | None
    updated: datetime
    marks: Marks


@dataclass(frozen=True, slots=True)
class News:
    """What a document brought."""

    new: tuple[Newcomer, ...]  # in the document's order
    edits: tuple[Edit, ...]
    items: int  # in the document, each once
    warnings: tuple[Warn, ...]  # beside the document's own, in the order of the contract


def marks(origin: str, title: str, summary: str, url: str | None) -> Marks:
    """Return by what an item is recognised; `origin` is the publisher that it names itself."""
    return Marks(
        link=link_mark(url) if url else None,
        head=digest(_fold(origin), _fold(title)),
        text=digest(title, summary),
    )


def link_mark(url: str) -> str:
    """Return the mark of a link: the same for all spellings of one address."""
    return digest(canonical(url))


def keyed(feed: str, entries: Iterable[Entry], now: datetime) -> tuple[Keyed, ...]:
    """Return the entries of a document with their names, the same entry given twice only once."""
    once: dict[str, tuple[int, Entry, str, Marks]] = {}
    for place, entry in enumerate(entries):
        mark = marks(entry.origin, entry.title, entry.summary, entry.url)
        key = _key(entry, mark)
        own_id = digest(feed, key, mark.link or "", mark.head)
        once.setdefault(own_id, (place, entry, digest(feed, key), mark))
    shared = Counter(name for _, _, name, _ in once.values())
    return tuple(
        Keyed(entry, place, name, own_id, shared[name] > 1, mark, _published(entry, now))
        for own_id, (place, entry, name, mark) in once.items()
    )


def sift(
    keys: Sequence[Keyed],
    known: Iterable[Known],
    state: FeedState,
    now: datetime,
    language: str = "",
) -> News:
    """Tell what is new in a document from what is known.

    Args:
        keys: the document's entries, as `keyed` gives them.
        known: at least the stored items of the feed that share an id, link or title with them.
        state: what is remembered of the feed from before this document.
        now: when the run looked: the first sight of what is new.
        language: of entries that name none.
    """
    stored = {item.id: item for item in known}
    pairs = _pair(keys, stored)
    new = tuple(
        # The guid of another item: the entry is stored under a name with its link and title.
        Newcomer(_item(state.feed, key, name, now, language), key.marks)
        for key, name in ((k, k.own_id if _is_taken(k, stored) else k.id) for k in keys)
        if key.place not in pairs
    )
    edits = tuple(
        _edit(key, item, now)
        for key in keys
        if (item := pairs.get(key.place))
        and key.marks.text != item.text
        and item.edits < MOST_EDITS
    )
    found = _warnings(keys, pairs, stored, state, now)
    return News(new, edits, len(keys), tuple(warning for warning in Warn if warning in found))


def digest(*parts: str) -> str:
    """Return 16 hexadecimal digits that stand for these texts, in this order."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _key(entry: Entry, mark: Marks) -> str:
    """What names an entry within its feed; a guid that is an address has no scheme here."""
    if guid := entry.guid.strip():
        for scheme in ("https://", "http://"):
            if guid[: len(scheme)].lower() == scheme:
                return "guid:" + guid[len(scheme) :]
        return "guid:" + guid
    return f"link:{mark.link}" if mark.link else f"text:{mark.text}"


def _past(date: datetime | None, now: datetime) -> datetime | None:
    """The date to the second, as it is stored; none where it lies ahead."""
    return date.replace(microsecond=0) if date and date <= now + AHEAD else None


def _published(entry: Entry, now: datetime) -> datetime | None:
    """The time of publication, else of the last change; none where it lies ahead."""
    return _past(entry.published or entry.updated, now)


def _is_taken(key: Keyed, stored: dict[str, Known]) -> bool:
    return key.is_shared or key.id in stored


def _pair(keys: Sequence[Keyed], stored: dict[str, Known]) -> dict[int, Known]:
    """Return the stored item of each entry that has one, by the entry's place."""
    by_link: dict[str, list[Known]] = defaultdict(list)
    by_head: dict[str, list[Known]] = defaultdict(list)
    for item in stored.values():
        by_head[item.head].append(item)
        if item.link:
            by_link[item.link].append(item)
    listed = Counter(key.marks.link for key in keys)
    offers: list[tuple[int, int, str]] = []
    for key in keys:
        link = key.marks.link
        alike = [*by_head[key.marks.head], *(by_link[link] if link else ())]
        alike += [stored[name] for name in (key.id, key.own_id) if name in stored]
        is_own_link = listed[link] == 1 and link is not None and len(by_link[link]) == 1
        for item in {item.id: item for item in alike}.values():
            rank = _rank(key, item, is_own_link=is_own_link)
            if rank is not None:
                offers.append((rank, key.place, item.id))
    pairs: dict[int, Known] = {}
    taken: set[str] = set()
    for _, place, name in sorted(offers):
        if place not in pairs and name not in taken:
            pairs[place] = stored[name]
            taken.add(name)
    return pairs


def _rank(key: Keyed, item: Known, *, is_own_link: bool) -> int | None:
    """How surely the entry is the stored item, 0 the surest; None: it is not."""
    same_head = key.marks.head == item.head
    same_link = key.marks.link == item.link
    same_text = key.marks.text == item.text
    same_time = key.published is not None and key.published == item.published
    one_undated = key.published is None or item.published is None
    same_day = not one_undated and _day(key.published) == _day(item.published)
    if key.own_id == item.id:
        return 0
    if key.id == item.id:
        if same_head:
            return 1
        # A guid that stays while title, link and time all change names no item: it is reused.
        return 2 if not key.is_shared and (same_link or same_time) else None
    if same_head and same_link and key.marks.link and (same_day or one_undated or same_text):
        return 3
    if same_head and (same_day or (key.published is item.published is None and same_text)):
        return 4
    return 5 if is_own_link and same_link and (same_day or one_undated) else None


def _day(date: datetime | None) -> object:
    return date and date.date()


def _item(feed: str, key: Keyed, name: str, now: datetime, language: str) -> Item:
    entry = key.entry
    guid = entry.guid.strip()
    return Item(
        id=name,
        feed=feed,
        guid=guid if len(guid) <= LONGEST_GUID else "sha256:" + digest(guid),
        title=entry.title,
        summary=entry.summary,
        url=entry.url,
        published=key.published,
        updated=_past(entry.updated, now),
        seen=now,
        place=key.place,
        language=entry.language or language,
        origin=entry.origin,
        story=name,
    )


def _edit(key: Keyed, item: Known, now: datetime) -> Edit:
    entry = key.entry
    updated = _past(entry.updated, now) or now
    return Edit(item.id, entry.title, entry.summary, entry.url, updated, key.marks)


def _warnings(
    keys: Sequence[Keyed],
    pairs: dict[int, Known],
    stored: dict[str, Known],
    state: FeedState,
    now: datetime,
) -> set[Warn]:
    found = set()
    if any((k.entry.published or now) > now + AHEAD for k in keys):
        found.add(Warn.FUTURE_DATES)
    if any(k.is_shared or (k.place not in pairs and k.id in stored) for k in keys):
        found.add(Warn.DUPLICATE_IDS)
    named = [k for k in keys if k.place in pairs and k.entry.guid.strip()]
    moved = [k for k in named if pairs[k.place].id not in (k.id, k.own_id)]
    if moved and 2 * len(moved) >= len(named):
        found.add(Warn.MOVING_GUIDS)
    if state.newest:
        new = [k for k in keys if k.place not in pairs]
        old = [k for k in new if k.published and k.published < state.newest - ARCHIVE_AGE]
        if old and 2 * len(old) >= len(new):
            found.add(Warn.ARCHIVE)
        if keys and not pairs and all(k.published and k.published > state.newest for k in keys):
            found.add(Warn.GAP)
    return found
