"""Labels as they come: what is taken, and why a line is refused."""

import pytest

from make import reading
from watchlist.evaluation.labelled import Judged, Label, Labelled, labelled
from watchlist.words import Polarity


def test_labels_are_taken_with_stage_and_polarity_where_known() -> None:
    row = {
        "title": "t", "language": "en", "event": "e",
        "labels": {"a": 1, "b": 0, "c": True},
        "stages": {"a": "orbit", "c": None},
        "polarity": {"a": "denied", "c": "affirmed"},
    }  # fmt: skip

    assert labelled(row) == Labelled(
        "t", "en", "e",
        (
            Label("a", True, True, "orbit", Polarity.DENIED),  # noqa: FBT003  as it reads best
            Label("b", False),  # noqa: FBT003  likewise
            Label("c", True, True, None, Polarity.AFFIRMED),  # noqa: FBT003  likewise
        ),
    )  # fmt: skip


def test_what_is_left_out_is_not_known() -> None:
    assert labelled({"title": "t", "labels": {}}) == Labelled("t", "", "", ())
    assert labelled(
        {"title": "t", "labels": {"a": 1}, "polarity": {"a": None}, "stages": None}
    ).labels == (Label("a", is_relevant=True),)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, "labels: expected an object of 0 or 1 by indicator, got nothing"),
        ({"labels": ["a"]}, r"labels: expected an object by indicator, got \['a'\]"),
        ({"labels": {"a": 2}}, "labels.a: expected 0 or 1, got 2"),
        ({"labels": {"a": "1"}}, "labels.a: expected 0 or 1, got '1'"),
        ({"labels": {"a": 1.5}}, "labels.a: expected 0 or 1, got 1.5"),
        ({"labels": {"a": 1}, "stages": {"a": 3}}, "stages.a: expected a stage or null, got 3"),
        ({"labels": {"a": 1}, "polarity": "denied"}, "polarity: expected an object by indicator"),
        (
            {"labels": {"a": 1}, "polarity": {"a": "no"}},
            "polarity.a: expected affirmed or denied, got 'no'",
        ),
        ({"labels": {"a": 1}, "polarity": {"a": []}}, "polarity.a: expected affirmed or denied"),
        ({"labels": {"a": 1}, "event": 7}, "event: expected a text, got 7"),
    ],
)
def test_a_line_that_is_no_labelled_item_says_what_was_expected(
    more: dict[str, object], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        labelled({"title": "t", **more})


def test_only_a_relevant_reading_counts() -> None:
    one = Judged(
        Labelled("t", "", "", ()), "f", 1,
        (reading(indicator="a", is_relevant=False), reading(indicator="b")), "s",
    )  # fmt: skip

    assert one.reading("a") is None
    assert one.reading("b") == one.readings[1]
    assert one.reading("c") is None
