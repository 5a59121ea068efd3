"""GDELT DOC 2.0: a search over the world's online news, without summaries and without dates.

`seendate` is when GDELT saw an article, not when it was published, so the articles are undated:
they count for what their title says, never for being fresh. Its limits and errors come as plain
sentences, some of them with status 200.

Source: https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/ (fields, modes, limits).
"""

from datetime import datetime

from watchlist.documents import jsontext
from watchlist.documents.drafts import Draft, Place, document
from watchlist.documents.jsontext import Prose, text_at
from watchlist.model import Document, FeedState, Fetched, FetchFailure, Request
from watchlist.settings import Feed, FetchLimits

PACE_SECONDS = 6.5
"""Between two requests: it asks for five, and at exactly five it still refuses."""


def request(feed: Feed, _state: FeedState, now: datetime) -> Request:
    """Return what to ask; there is no conditional request: it sends no validators."""
    return Request(feed.id, feed.url, feed.headers, at=now, pace_seconds=PACE_SECONDS)


def parse(_feed: Feed, fetched: Fetched, limits: FetchLimits) -> Document | FetchFailure:
    """Return the articles in an answer, or what GDELT says instead."""
    value = jsontext.read(fetched)
    if isinstance(value, Prose):
        return jsontext.failure(fetched, "GDELT", value)
    if value == {}:
        found: tuple[jsontext.Members, ...] | None = ()  # nothing found
    else:
        found = jsontext.members(value.get("articles")) if isinstance(value, dict) else None
    if found is None:
        return jsontext.unexpected(fetched, "GDELT", "`articles`")
    drafts = [
        Draft(
            guid=text_at(one, "url"),
            title=text_at(one, "title"),
            link=text_at(one, "url"),
            origin_url=f"https://{text_at(one, 'domain')}/" if text_at(one, "domain") else "",
        )
        for one in found
    ]
    place = Place(fetched.url, fetched.at, limits.max_items)
    return document(drafts, place, title="GDELT", language="", warnings=frozenset(fetched.warnings))
