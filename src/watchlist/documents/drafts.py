"""From the words of a document to entries: cleaned, dated, linked, and within limits."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from watchlist.documents.clean import clean, plain
from watchlist.documents.dates import parse_date
from watchlist.documents.links import host_of, safe_link
from watchlist.model import AHEAD, Document, Entry
from watchlist.words import Warn

TITLE_LENGTH = 500
SUMMARY_LENGTH = 20_000
_TITLE_FROM_SUMMARY = 120
_NAME_LENGTH = 120
_LONGEST_GUID = 200
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Draft:
    """One item in the words of its document, nothing cleaned yet."""

    guid: str = ""
    title: str = ""
    link: str = ""
    summary: str = ""
    published: tuple[str, ...] = ()  # dates, the best first
    updated: str = ""
    origin: str = ""
    origin_url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """What entries are judged against."""

    base: str  # address of the document: links are relative to it
    at: datetime | None  # the run's time
    max_items: int


def document(
    drafts: Sequence[Draft], place: Place, *, title: str, language: str, warnings: frozenset[Warn]
) -> Document:
    """Return the document that drafts make, in their order, with all that is amiss about it.

    Of more than `max_items` the newest are kept; among equal dates, and those without one,
    the first. A date over an hour ahead of the run is unknown.
    """
    found = set(warnings)
    entries = []
    has_dates = False
    for draft in drafts:
        if not (draft.guid or draft.link or draft.title or draft.summary):
            found.add(Warn.MALFORMED)
            continue
        entry = _entry(draft, place, found)
        has_dates = has_dates or any(draft.published) or bool(draft.updated)
        entries.append(entry)
    if len(entries) > place.max_items:
        found.add(Warn.ITEMS_CAPPED)
        entries = _newest(entries, place.max_items)
    if not entries:
        found.add(Warn.EMPTY_FEED)
    elif not has_dates:
        found.add(Warn.NO_DATES)
    if _shares_ids(entries):
        found.add(Warn.DUPLICATE_IDS)
    return Document(
        entries=tuple(entries),
        title=clean(title, TITLE_LENGTH),
        language=_language(language),
        warnings=tuple(warning for warning in Warn if warning in found),
    )


def _entry(draft: Draft, place: Place, found: set[Warn]) -> Entry:
    title = clean(draft.title, TITLE_LENGTH)
    if len(title) == TITLE_LENGTH < len(draft.title) and title.endswith("…"):
        found.add(Warn.TITLE_TRUNCATED)
    summary = clean(draft.summary, SUMMARY_LENGTH)
    dates = [parse_date(text) for text in draft.published if text.strip()]
    published = next((date for date in dates if date is not None), None)
    updated = parse_date(draft.updated)
    if (published is None and dates) or (updated is None and draft.updated.strip()):
        found.add(Warn.BAD_DATES)
    published = _not_ahead(published, place.at, found)
    updated = _not_ahead(updated, place.at, found)
    guid = plain(draft.guid)
    if len(guid) > _LONGEST_GUID:
        guid = "sha256:" + hashlib.sha256(guid.encode()).hexdigest()
    return Entry(
        guid=guid,
        title=title or clean(summary, _TITLE_FROM_SUMMARY),
        summary=summary,
        url=safe_link(draft.link, place.base),
        published=published,
        updated=updated,
        origin=clean(draft.origin, _NAME_LENGTH) or host_of(plain(draft.origin_url)),
        language=_language(draft.language),
    )


def _not_ahead(date: datetime | None, at: datetime | None, found: set[Warn]) -> datetime | None:
    if date is not None and at is not None and date - at > AHEAD:
        found.add(Warn.FUTURE_DATES)
        return None
    return date


def _newest(entries: list[Entry], count: int) -> list[Entry]:
    def age(place: int) -> tuple[bool, float, int]:
        published = entries[place].published
        return published is None, -published.timestamp() if published else 0.0, place

    return [entries[place] for place in sorted(sorted(range(len(entries)), key=age)[:count])]


def _shares_ids(entries: Sequence[Entry]) -> bool:
    known: dict[str, tuple[str, str | None]] = {}
    for entry in entries:
        content = (entry.title, entry.url)
        if entry.guid and known.setdefault(entry.guid, content) != content:
            return True
    return False


def _language(text: str) -> str:
    text = text.strip()
    return text.replace("_", "-") if _LANGUAGE.fullmatch(text) else ""
