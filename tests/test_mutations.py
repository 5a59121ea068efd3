"""Broken documents: never an exception, never an unclean character, never half an item.

These are a few; `make fuzz` reads a million, from shared documents as well.
"""

import random  # noqa: TID251  seeded: the same documents every time

import pytest

from mutations import ENCODED, OWN, Reading, faults, mutated
from test_rss import FEED, LIMITS, fetched
from watchlist.fetchers import rss
from watchlist.model import Document, Entry

ROUNDS = 800


@pytest.mark.parametrize("seed", range(4))
def test_no_document_breaks_the_reading(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  no secret is made of it
    reading, read = Reading(), 0
    for _ in range(ROUNDS):
        body, content_type = mutated(rng, (*OWN, *ENCODED))
        arrival = reading.read(body, content_type)
        read += bool(arrival.news.new)
        assert not list(faults(arrival)), body

    assert read > ROUNDS // 4


def entries(body: bytes) -> tuple[Entry, ...]:
    document = rss.parse(FEED, fetched(body, ""), LIMITS)
    return document.entries if isinstance(document, Document) else ()


@pytest.mark.parametrize("body", OWN, ids=["rss", "rdf", "atom", "json", "many"])
def test_of_a_document_that_breaks_off_whole_items_are_read(body: bytes) -> None:
    whole = entries(body)
    read = 0
    for end in range(len(body) + 1):
        found = entries(body[:end])

        assert found == whole[: len(found)], body[:end]
        assert len(found) >= read, body[:end]
        read = len(found)

    assert read == len(whole) > 0
