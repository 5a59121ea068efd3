"""From the words of a document to entries."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from watchlist.documents.drafts import SUMMARY_LENGTH, TITLE_LENGTH, Draft, Place, document
from watchlist.model import Document, Entry
from watchlist.words import Warn

AT = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
PLACE = Place("https://news.example/feed", AT, 5)
DATE = "Sun, 01 Mar 2026 12:00:00 GMT"
WHEN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
WHOLE = Draft(guid="g", title="Ship docks", link="/1", summary="At Rason.", published=(DATE,))


def made(*drafts: Draft, place: Place = PLACE) -> Document:
    return document(drafts, place, title="News", language="en", warnings=frozenset())


def test_an_entry_is_cleaned_dated_and_linked() -> None:
    draft = Draft(
        guid=" a\n<1>\x1b[31m ", title="<b>Ship</b> docks", link="1", summary="<p>At Rason.</p>",
        published=("", "soon", DATE), updated="2026-03-01T13:00:00Z", origin=" <i>Daily</i> ",
        origin_url="https://daily.example/", language="ko_KR",
    )  # fmt: skip

    assert made(draft).entries == (
        Entry(
            guid="a <1>", title="Ship docks", summary="At Rason.", url="https://news.example/1",
            published=WHEN, updated=datetime(2026, 3, 1, 13, 0, tzinfo=UTC), origin="Daily",
            language="ko-KR",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        (
            {"title": "", "summary": "Kim visits. " * 50},
            "title",
            ("Kim visits. " * 10)[:119] + "…",
        ),
        ({"title": "<b></b>"}, "title", "At Rason."),
        ({"origin_url": " https://www.daily.example/x"}, "origin", "daily.example"),
        ({"origin_url": "https://\u202ewww.daily\xad.example/x"}, "origin", "daily.example"),
        ({"language": "<x>"}, "language", ""),
        ({"guid": "0"}, "guid", "0"),
        ({"link": "javascript:x"}, "url", None),
        ({"published": ()}, "published", None),
    ],
)
def test_what_is_missing_or_bad_is_made_up_for(
    changes: dict[str, str], field: str, value: object
) -> None:
    (entry,) = made(replace(WHOLE, **changes)).entries  # type: ignore[arg-type]

    assert getattr(entry, field) == value


def test_a_guid_too_long_is_known_by_its_digest() -> None:
    one, other = made(replace(WHOLE, guid="a" * 201), replace(WHOLE, guid="a" * 202)).entries

    assert one.guid.startswith("sha256:")
    assert one.guid != other.guid


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        ({"title": "x" * (TITLE_LENGTH + 1)}, Warn.TITLE_TRUNCATED),
        ({"published": ("soon",)}, Warn.BAD_DATES),
        ({"updated": "soon"}, Warn.BAD_DATES),
        ({"published": ()}, Warn.NO_DATES),
        ({"published": ("2026-03-02T07:00:01Z",)}, Warn.FUTURE_DATES),
    ],
)
def test_what_is_amiss_is_said(changes: dict[str, str], warning: Warn) -> None:
    assert made(replace(WHOLE, **changes)).warnings == (warning,)  # type: ignore[arg-type]


def test_a_whole_document_is_without_warnings() -> None:
    assert made(WHOLE) == Document(made(WHOLE).entries, "News", "en")
    assert made(replace(WHOLE, summary="x" * SUMMARY_LENGTH * 2)).warnings == ()


def test_a_document_in_which_some_items_are_dated_has_dates() -> None:
    assert made(WHOLE, replace(WHOLE, guid="h", published=())).warnings == ()


def test_a_document_without_items_is_empty() -> None:
    assert made().warnings == (Warn.EMPTY_FEED,)
    assert made(Draft()).warnings == (Warn.MALFORMED, Warn.EMPTY_FEED)


def test_a_date_ahead_of_the_run_is_unknown_and_one_an_hour_ahead_is_not() -> None:
    ahead = replace(WHOLE, published=("2026-03-02T07:00:01Z",), updated="2099-01-01")
    near = replace(WHOLE, published=("2026-03-02T07:00:00Z",))

    assert [(e.published, e.updated) for e in made(ahead).entries] == [(None, None)]
    assert made(near).entries[0].published is not None
    assert made(ahead, place=replace(PLACE, at=None)).entries[0].published is not None


def test_of_too_many_items_the_newest_are_kept_in_their_order() -> None:
    days = ("", "2026-02-01", "2026-02-03", "2026-02-02", "2026-02-03", "", "2026-02-09")
    drafts = [replace(WHOLE, guid=str(place), published=(day,)) for place, day in enumerate(days)]

    capped = made(*drafts)

    assert [entry.guid for entry in capped.entries] == ["1", "2", "3", "4", "6"]
    assert capped.warnings == (Warn.ITEMS_CAPPED,)
    assert [e.guid for e in made(*drafts, place=replace(PLACE, max_items=6)).entries] == [
        "0", "1", "2", "3", "4", "6",
    ]  # fmt: skip


def test_one_guid_for_different_items_is_said_and_the_same_item_twice_is_not() -> None:
    other = replace(WHOLE, title="Train crosses")

    assert made(WHOLE, other).warnings == (Warn.DUPLICATE_IDS,)
    assert made(WHOLE, WHOLE).warnings == ()
    assert made(replace(WHOLE, guid=""), replace(other, guid="")).warnings == ()
