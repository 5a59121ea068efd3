"""Pairs of headlines, hard both ways: do they join the story that they tell, and only that one?

`shipped.ndjson` is over the topics of the shipped configuration, `other.ndjson` over two that have
nothing to do with them; `held`, `fresh` and `later`, over all six and two more, showed in their
turn what the first had not, and changed the rules. `unseen.ndjson` changed nothing: it says what to
expect of headlines that nobody chose a weight by. They look at what is said alone: each pair is of
one day and two feeds, without summaries, and many differ in a single word. A headline that no
indicator reads joins no story; where one is unread, the pair says nothing of stories.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from make import item
from watchlist import config
from watchlist.cluster import Telling, join
from watchlist.match import Reader

PAIRS = Path(__file__).parent / "pairs"
OTHER = ("sea_lane", "bird_flu")
MORE = ("taiwan", "measles")
PRECISION, RECALL = 0.97, 0.6
"""The least: of the pairs joined, and of the pairs of one event."""


@pytest.fixture(scope="module")
def readers() -> dict[str, Reader]:
    """Return the reader for each topic; that of the shipped configuration is for any other."""
    shipped, other, more = (
        Reader(config.parse(text, "pairs.toml"))
        for text in (
            config.default_text(),
            (PAIRS / "other.toml").read_text(encoding="utf-8"),
            (PAIRS / "more.toml").read_text(encoding="utf-8"),
        )
    )
    return {"": shipped} | dict.fromkeys(OTHER, other) | dict.fromkeys(MORE, more)


def pairs(path: Path) -> Iterator[tuple[str, bool, str, str]]:
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row.get("topic", ""), row["same"], row["a"], row["b"]


def tellings(reader: Reader, *titles: str) -> list[Telling]:
    return [
        Telling(item(name, title, feed=name, language=""), reader.read(title, "", name))
        for name, title in zip("ab", titles, strict=True)
    ]


def told(readers: dict[str, Reader], *names: str) -> list[tuple[bool, bool]]:
    """Return of each pair that is read whether it is one event, and whether it joins."""
    found = []
    for name in names:
        for topic, same, one, another in pairs(PAIRS / f"{name}.ndjson"):
            both = tellings(readers.get(topic, readers[""]), one, another)
            if all(telling.readings for telling in both):
                stories = join(both, ())
                found.append((same, stories["a"] == stories["b"]))
    return found


def right(some: list[tuple[bool, bool]]) -> int:
    return sum(same and joined for same, joined in some)


def test_pairs_of_one_event_join_and_others_stay_apart(readers: dict[str, Reader]) -> None:
    found = told(readers, "shipped", "other", "held", "fresh", "later")

    assert len(found) >= 350
    assert right(found) >= PRECISION * sum(joined for _, joined in found)
    assert right(found) >= RECALL * sum(same for same, _ in found)


def test_pairs_that_changed_nothing_fare_a_little_worse(readers: dict[str, Reader]) -> None:
    found = told(readers, "unseen")

    assert len(found) >= 80
    assert right(found) >= 0.85 * sum(joined for _, joined in found)
    assert right(found) >= 0.55 * sum(same for same, _ in found)


def test_nothing_is_special_about_the_shipped_topics(readers: dict[str, Reader]) -> None:
    found = told(readers, "other")

    assert right(found) >= 0.97 * sum(joined for _, joined in found)
    assert right(found) >= 0.85 * sum(same for same, _ in found)


def test_shared_pairs_are_told_apart(shared: Path, readers: dict[str, Reader]) -> None:
    found = []
    for _, same, one, another in pairs(shared / "corpus/pairs.ndjson"):
        stories = join(tellings(readers[""], one, another), ())
        found.append((same, stories["a"] == stories["b"]))

    assert not [joined for same, joined in found if joined and not same]
    assert sum(same == joined for same, joined in found) >= 14
