"""Only for news is asked where something is known, not too old, and of this address."""

from dataclasses import replace

import pytest

from make import NOW, days
from watchlist.fetchers import FETCHERS
from watchlist.model import FeedState
from watchlist.settings import Feed
from watchlist.web.conditional import VALIDATORS_LAST, request

FEED = Feed(id="f", url="https://news.example/feed")
STATE = FeedState("f", FEED.url, etag='"1"', last_modified="Mon", validated=NOW)


@pytest.mark.parametrize("back", [0, 1, 7])
def test_validators_are_sent_for_a_week(back: float) -> None:
    found = request(FEED, replace(STATE, validated=NOW - days(back)), NOW)

    assert (found.etag, found.last_modified) == ('"1"', "Mon")


@pytest.mark.parametrize(
    "state",
    [
        FeedState("f"),
        replace(STATE, url="https://old.example/"),
        replace(STATE, validated=None),
        replace(STATE, validated=NOW - VALIDATORS_LAST - days(1)),
        replace(STATE, validated=NOW + days(1)),
    ],
)
@pytest.mark.parametrize("name", FETCHERS)
def test_whoever_asks_a_server_that_is_stuck_finds_it_out(name: str, state: FeedState) -> None:
    found = FETCHERS[name].request(FEED, state, NOW)

    assert (found.etag, found.last_modified) == (None, None)
