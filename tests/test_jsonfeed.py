"""JSON Feed, read member by member."""

import json

import pytest

from watchlist.documents.drafts import Draft
from watchlist.documents.jsonfeed import JsonFeed, NoFeed, parse_json
from watchlist.words import ErrorKind

VERSION = "https://jsonfeed.org/version/1.1"


def feed(*items: object, **more: object) -> str:
    return json.dumps({"version": VERSION, "title": "News", "items": list(items), **more})


def test_items_are_read_with_all_they_say() -> None:
    item = {
        "id": "1", "title": "Ship docks", "url": "https://x.example/1", "content_text": "At Rason.",
        "date_published": "2026-01-15T12:00:00Z", "date_modified": "2026-01-16", "language": "en",
    }  # fmt: skip

    assert parse_json(feed(item, language="ko")) == JsonFeed(
        drafts=(
            Draft(
                guid="1", title="Ship docks", link="https://x.example/1", summary="At Rason.",
                published=("2026-01-15T12:00:00Z", "2026-01-16"), updated="2026-01-16",
                language="en",
            ),
        ),
        title="News", language="ko", is_malformed=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        ({"id": 7}, "guid", "7"), ({"id": 1.5}, "guid", "1.5"), ({"id": None}, "guid", ""),
        ({"external_url": "https://x.example/"}, "link", "https://x.example/"),
        ({"content_html": "<p>a"}, "summary", "<p>a"), ({"summary": "s"}, "summary", "s"),
    ],
)  # fmt: skip
def test_members_stand_in_for_each_other(item: dict[str, object], field: str, value: str) -> None:
    read = parse_json(feed(item))

    assert isinstance(read, JsonFeed)
    assert getattr(read.drafts[0], field) == value
    assert not read.is_malformed


def test_a_number_of_any_length_is_an_id() -> None:
    read = parse_json(feed({"id": 0, "title": "x"}).replace(": 0,", f": {'9' * 10_000},"))

    assert isinstance(read, JsonFeed)
    assert read.drafts[0].guid == "9" * 10_000


def test_what_is_no_item_or_no_text_is_left_out_and_said() -> None:
    mixed = parse_json(feed(None, "x", 1, {"title": "a"}))
    odd = parse_json(feed({"title": ["a"], "url": 7}))

    assert isinstance(mixed, JsonFeed)
    assert (len(mixed.drafts), mixed.is_malformed) == (1, True)
    assert isinstance(odd, JsonFeed)
    assert (odd.drafts[0].title, odd.is_malformed) == ("", True)


def test_a_feed_without_items_has_none() -> None:
    for text in (feed(), feed(items=None), json.dumps({"version": VERSION})):
        read = parse_json(text)
        assert isinstance(read, JsonFeed)
        assert read.drafts == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (feed()[:-5], ErrorKind.PARSE), (feed(items={"a": 1}), ErrorKind.PARSE),
        ('{"version": "https:\\/\\/jsonfeed.org\\/version\\/1"', ErrorKind.PARSE),
        (f'{{"version": "{VERSION}", "a": ' + "[" * 100_000, ErrorKind.PARSE),
        ('{"error": "no"}', ErrorKind.NOT_A_FEED), ("[1, 2]", ErrorKind.NOT_A_FEED),
        ("{", ErrorKind.NOT_A_FEED), ('{"version": 1}', ErrorKind.NOT_A_FEED),
    ],
)  # fmt: skip
def test_what_is_no_json_feed_says_why(text: str, kind: ErrorKind) -> None:
    read = parse_json(text)

    assert isinstance(read, NoFeed)
    assert read.kind is kind
