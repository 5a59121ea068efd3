"""Posts of a WordPress site through its REST API, which many think tanks leave open.

It works where `/feed` is refused. `url` is the site; `query`, where given, is its own search.

Source: https://developer.wordpress.org/rest-api/reference/posts/.
"""

from datetime import datetime

from watchlist.documents import jsontext
from watchlist.documents.drafts import Draft, Place, document
from watchlist.documents.jsontext import Members, Prose, text_at
from watchlist.model import Document, FeedState, Fetched, FetchFailure, Request
from watchlist.settings import Feed, FetchLimits
from watchlist.web import conditional


def request(feed: Feed, state: FeedState, now: datetime) -> Request:
    """Return what to ask; only for news, where the site's caches give validators."""
    return conditional.request(feed, state, now)


def parse(_feed: Feed, fetched: Fetched, limits: FetchLimits) -> Document | FetchFailure:
    """Return the posts in an answer, or what the site says instead."""
    value = jsontext.read(fetched)
    if isinstance(value, Prose):
        return jsontext.failure(fetched, "the site", value)
    if said := text_at(value, "message"):
        return jsontext.failure(fetched, "the site", Prose(said[: jsontext.LONGEST_SENTENCE]))
    posts = jsontext.members(value)
    if posts is None:
        return jsontext.unexpected(fetched, "WordPress", "a list of posts")
    place = Place(fetched.url, fetched.at, limits.max_items)
    return document(
        [_draft(post) for post in posts], place, title="", language="",
        warnings=frozenset(fetched.warnings),
    )  # fmt: skip


def _draft(post: Members) -> Draft:
    # Its times are UTC by their names and name no zone.
    published, updated = (
        f"{at}Z" if at else "" for at in (text_at(post, "date_gmt"), text_at(post, "modified_gmt"))
    )
    return Draft(
        guid=text_at(post, "id") or text_at(post, "link"),
        title=text_at(post, "title", "rendered"),
        link=text_at(post, "link"),
        summary=text_at(post, "excerpt", "rendered"),
        published=(published,),
        updated=updated,
    )
