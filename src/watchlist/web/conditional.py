"""What to ask of a feed whose server can say that nothing changed: only for news.

Source: RFC 9110, section 13 (conditional requests).
"""

from datetime import datetime, timedelta

from watchlist.model import FeedState, Request
from watchlist.settings import Feed

VALIDATORS_LAST = timedelta(days=7)
"""Older ones are not sent: a server that is stuck on "nothing changed" is found out in a week."""


def request(feed: Feed, state: FeedState, now: datetime) -> Request:
    """Return what to ask of the feed: only for news, where what we have is not too old."""
    is_known = (
        state.url == feed.url
        and state.validated is not None
        and timedelta(0) <= now - state.validated <= VALIDATORS_LAST
    )
    return Request(
        feed=feed.id,
        url=feed.url,
        headers=feed.headers,
        etag=state.etag if is_known else None,
        last_modified=state.last_modified if is_known else None,
        at=now,
    )
