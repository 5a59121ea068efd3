"""CelesTrak's satellite catalogue: an object that is tracked in orbit, whoever reports it.

Structured evidence beside the news: each payload is put into a plain sentence that says whose it
is and that it orbits (or did), dated by its launch. Rocket bodies and debris are left
out. The catalogue changes a few times a day; asked more than a few times it closes its doors.

Source: https://celestrak.org/satcat/satcat-format.php (fields, owners).
"""

from datetime import datetime

from watchlist.documents import jsontext
from watchlist.documents.drafts import Draft, Place, document
from watchlist.documents.jsontext import Members, Prose, text_at
from watchlist.model import Document, FeedState, Fetched, FetchFailure, Request
from watchlist.settings import Feed, FetchLimits

OWNERS = {
    "NKOR": "North Korea", "SKOR": "South Korea", "CIS": "Russia", "PRC": "China",
    "US": "United States", "JPN": "Japan", "IND": "India", "IRAN": "Iran", "ISRA": "Israel",
    "UK": "United Kingdom", "FR": "France", "GER": "Germany", "IT": "Italy", "ESA": "ESA",
    "TURK": "Turkey", "PAKI": "Pakistan", "UKR": "Ukraine", "BELA": "Belarus", "UAE": "UAE",
}  # fmt: skip
"""Owners by the catalogue's codes; one that is not here is named by its code."""

_NOTHING = "no satcat records found"
_PAYLOADS = ("", "PAY")
_PLACE = "https://celestrak.org/satcat/table-satcat.php?CATNR="


def request(feed: Feed, _state: FeedState, now: datetime) -> Request:
    """Return what to ask; it gives no validators."""
    return Request(feed.id, feed.url, feed.headers, at=now)


def parse(_feed: Feed, fetched: Fetched, limits: FetchLimits) -> Document | FetchFailure:
    """Return the payloads in an answer, or what CelesTrak says instead."""
    value = jsontext.read(fetched)
    if isinstance(value, Prose):
        if _NOTHING not in value.text.lower():
            return jsontext.failure(fetched, "CelesTrak", value)
        value = []
    found = jsontext.members(value)
    if found is None:
        return jsontext.unexpected(fetched, "CelesTrak", "a list of objects")
    drafts = [_draft(one) for one in found if text_at(one, "OBJECT_TYPE") in _PAYLOADS]
    place = Place(fetched.url, fetched.at, limits.max_items)
    return document(
        drafts, place, title="CelesTrak", language="en", warnings=frozenset(fetched.warnings)
    )


def _draft(record: Members) -> Draft:
    number, owner = text_at(record, "NORAD_CAT_ID"), text_at(record, "OWNER")
    name = f"{text_at(record, 'OBJECT_NAME')} of {OWNERS.get(owner, owner) or 'an unknown owner'}"
    designator, launched = text_at(record, "OBJECT_ID"), text_at(record, "LAUNCH_DATE")
    down = text_at(record, "DECAY_DATE")
    where = "reached orbit" if down else "is in orbit"
    facts = (launched and f"Launched on {launched}.", down and f"Re-entered on {down}.")
    return Draft(
        guid=number,
        title=f"Satellite {name} {where}, catalogued as {designator}",
        link=f"{_PLACE}{number}" if number.isdecimal() else "",
        summary=" ".join(fact for fact in facts if fact),
        published=(launched,),
        language="en",
    )
