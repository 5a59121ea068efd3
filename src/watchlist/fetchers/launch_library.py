"""Launch Library 2: orbital launches and how they ended, kept by people who follow them.

Structured evidence beside the news: each launch is put into a plain sentence that says whose
satellite it was and whether it reached orbit, and is read like any headline. What has not been
flown yet is left out. Fifteen requests an hour are free, one a day is asked.

Source: https://ll.thespacedevs.com/docs/ (version 2.3.0, `mode=normal`).
"""

from datetime import datetime

from watchlist.documents import jsontext
from watchlist.documents.drafts import Draft, Place, document
from watchlist.documents.jsontext import Members, Prose, text_at
from watchlist.model import Document, FeedState, Fetched, FetchFailure, Request
from watchlist.settings import Feed, FetchLimits

OUTCOMES = {
    "3": "was placed in orbit",
    "4": "failed to reach orbit: the launch failed",
    "7": "was only partly successful: the launch was a partial failure",
}
"""By the number of its status; others are launches that have not ended."""


def request(feed: Feed, _state: FeedState, now: datetime) -> Request:
    """Return what to ask; it gives no validators."""
    return Request(feed.id, feed.url, feed.headers, at=now)


def parse(_feed: Feed, fetched: Fetched, limits: FetchLimits) -> Document | FetchFailure:
    """Return the launches in an answer, or what the service says instead."""
    value = jsontext.read(fetched)
    if isinstance(value, Prose):
        return jsontext.failure(fetched, "Launch Library", value)
    if said := text_at(value, "detail"):
        return jsontext.failure(fetched, "Launch Library", Prose(said[: jsontext.LONGEST_SENTENCE]))
    found = jsontext.members(value.get("results")) if isinstance(value, dict) else None
    if found is None:
        return jsontext.unexpected(fetched, "Launch Library", "`results`")
    drafts = [_draft(one) for one in found if text_at(one, "status", "id") in OUTCOMES]
    place = Place(fetched.url, fetched.at, limits.max_items)
    return document(
        drafts, place, title="Launch Library", language="en", warnings=frozenset(fetched.warnings)
    )


def _draft(launch: Members) -> Draft:
    """A launch that has ended; its identity holds how, so that an outcome corrected is news."""
    rocket, _, payload = text_at(launch, "name").partition(" | ")
    status = text_at(launch, "status", "id")
    pad = text_at(launch, "pad", "location", "name")
    country = text_at(launch, "pad", "country", "name") or text_at(
        launch, "pad", "location", "country", "name"
    )
    owner = country or text_at(launch, "launch_service_provider", "name")
    sentence = (
        f"Satellite {payload or rocket} of {owner or 'an unknown country'} {OUTCOMES[status]}"
    )
    flown = ", ".join(part for part in (f"launched on {rocket}", pad and f"from {pad}") if part)
    orbit = text_at(launch, "mission", "orbit", "name")
    about = text_at(launch, "mission", "description")
    return Draft(
        guid=f"{text_at(launch, 'id')}-{status}",
        title=f"{sentence} ({flown})",
        link=f"https://spacelaunchnow.me/launch/{text_at(launch, 'slug')}",
        summary=" ".join(part for part in (orbit and f"Orbit: {orbit}.", about) if part),
        published=(text_at(launch, "net"),),
        updated=text_at(launch, "last_updated"),
        language="en",
    )
