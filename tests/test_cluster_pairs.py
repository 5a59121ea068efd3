"""Pairs of headlines, hard both ways: do they join the story that they tell, and only that one?

`shipped.ndjson` is over the topics of the shipped configuration, `other.ndjson` over two that have
nothing to do with them; `held`, `fresh`, `later`, `unseen` and `latest`, over all of these and two
more, showed in their turn what the first had not, and changed the rules. They look at what is said
alone: each pair is of one day and two feeds, without summaries, and many differ in a single word.

`reworded` and `sealed` are of another kind, written by someone who knew none of the rules: real
events as two newsrooms in ten languages may tell them, hours apart, half of them with summaries,
and mostly without a word in common. Nobody looked into `sealed`: it says what to expect. A headline
that no indicator reads joins no story; where one is unread, the pair says nothing of stories.
"""

from pathlib import Path

import pytest

from paired import PAIRS, pairs
from watchlist.cluster import join

TUNED = ("shipped", "other", "held", "fresh", "later", "unseen", "latest")


def told(*paths: Path) -> list[tuple[bool, bool]]:
    """Return of each pair that is read whether it is one event, and whether it joins."""
    found = []
    for pair in pairs(*paths):
        if pair.is_read:
            stories = join((pair.one, pair.other), ())
            found.append((pair.is_same, stories["a"] == stories["b"]))
    return found


@pytest.mark.parametrize(
    ("names", "least", "precision", "recall"),
    [
        (TUNED, 560, 0.97, 0.70),
        (("other",), 35, 0.97, 0.85),
        (("reworded",), 90, 0.70, 0.08),
        (("sealed",), 90, 0.75, 0.08),
    ],
    ids=("tuned", "no shipped topic", "reworded", "never looked at"),
)
def test_of_the_pairs_joined_few_are_two_events(
    names: tuple[str, ...], least: int, precision: float, recall: float
) -> None:
    found = told(*(PAIRS / f"{name}.ndjson" for name in names))
    right = sum(same and joined for same, joined in found)

    assert len(found) >= least
    assert right >= precision * sum(joined for _, joined in found)
    assert right >= recall * sum(same for same, _ in found)


def test_shared_pairs_are_told_apart(shared: Path) -> None:
    found = told(shared / "corpus/pairs.ndjson")

    assert not [joined for same, joined in found if joined and not same]
    assert sum(same == joined for same, joined in found) >= 14
