"""A warning is a word for scripts; people are told what it means and what to do."""

import pytest

from watchlist.warned import SENTENCES, advice
from watchlist.words import Warn


@pytest.mark.parametrize("warning", Warn)
def test_every_warning_has_a_sentence_of_its_own(warning: Warn) -> None:
    (sentence,) = advice([warning])

    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert list(SENTENCES.values()).count(sentence) == 1


def test_they_come_in_the_order_of_the_warnings() -> None:
    lost = advice([Warn.GAP, Warn.ARCHIVE])

    assert "more often" in lost[0]
    assert "not fresh" in lost[1]
