"""Items out of one store and into another."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from make import NOW, config, days, feed, item
from test_store import put
from watchlist.errors import StoreBusy, UsageError
from watchlist.exchange import Taken, export, take
from watchlist.identity import keyed
from watchlist.lock import exclusive
from watchlist.model import Entry, Item
from watchlist.plain import to_json
from watchlist.store import Store

CONFIG = config(feeds=(feed("feed", source="wire"), feed("aggregator")))


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


def lines(store: Store) -> list[str]:
    return [to_json(line) for line in export(CONFIG, store)]


def line(**changed: object) -> str:
    facts = {"id": "a", "title": "Rain", "feed": "feed", "seen": "2026-03-02T06:00:00Z"}
    return json.dumps({**facts, **changed})


PLAIN = st.text(st.sampled_from("aÄ한 &<b>;éx"), min_size=1, max_size=12).map(
    lambda text: "x" + " ".join(text.split())
)
SEEN = st.integers(0, 3).map(lambda back: NOW - days(back))
ITEMS = st.lists(
    st.builds(
        item,
        st.uuids().map(lambda name: name.hex[:16]),
        PLAIN,
        summary=PLAIN,
        feed=st.sampled_from(["feed", "aggregator", "gone"]),
        url=st.sampled_from([None, "https://x.example/1", "http://x.example/2?a=b#c"]),
        published=st.sampled_from([None, NOW - days(9)]),
        seen=SEEN,
        place=st.integers(0, 9),
        origin=st.sampled_from(["", "Yonhap"]),
    ),
    max_size=8,
    unique_by=lambda each: each.id,
)


class TestRoundTrip:
    @given(ITEMS)
    @settings(max_examples=50)
    def test_gives_the_same_lines_and_the_same_items(self, items: list[Item]) -> None:
        with Store(":memory:") as one, Store(":memory:") as other:
            for each in items:
                put(one, each)
            out = lines(one)

            assert take(CONFIG, other, out, NOW) == Taken(len(items), 0, ())
            assert lines(other) == out
            assert take(CONFIG, other, out, NOW) == Taken(0, len(items), ())

    def test_knows_an_item_again_when_its_feed_brings_it(self, store: Store) -> None:
        url = "https://news.example/1"
        take(CONFIG, store, [line(guid="g", url=url)], NOW)

        (key,) = keyed("feed", [Entry("other", "Other", url=url)], NOW)
        assert [known.id for known in store.known("feed", [key])] == ["a"]


class TestExport:
    def test_names_the_publisher_else_the_feeds_source(self, store: Store) -> None:
        put(store, item("a"), item("b", origin="Yonhap"), item("c", feed="aggregator"))

        sources = {row["id"]: row["source"] for row in export(CONFIG, store)}
        assert sources == {"a": "wire", "b": "Yonhap", "c": ""}
        assert [row["id"] for row in export(CONFIG, store, "aggregator")] == ["c"]

    def test_of_a_feed_without_items_gives_none_and_an_unknown_one_is_wrong_usage(
        self, store: Store
    ) -> None:
        put(store, item("a", feed="gone"))

        assert list(export(CONFIG, store, "feed")) == []
        assert [row["id"] for row in export(CONFIG, store, "gone")] == ["a"]
        with pytest.raises(UsageError, match="there is no feed 'fee'; did you mean 'feed'"):
            list(export(CONFIG, store, "fee"))


class TestImport:
    def test_takes_what_is_missing_from_the_rest(self, store: Store) -> None:
        row = {"title": " Rain\u001b[31m ", "feed": "feed", "seen": "2026-03-02T15:00:00+09:00"}

        assert take(CONFIG, store, [json.dumps(row), "", " \n"], NOW) == Taken(1, 0, ())

        (new,) = store.items()
        assert (new.title, new.seen, new.published, new.url) == ("Rain", NOW, None, None)
        assert new.id == new.story == keyed("feed", [Entry("", "Rain")], NOW)[0].id

    @pytest.mark.parametrize(
        ("bad", "why"),
        [
            ("{", "no JSON"),
            ("[" * 100_000, "no JSON"),
            ("[1]", "expected a JSON object, got a list"),
            ("null", "expected a JSON object, got null"),
            (line(title=None), "title: expected a text, got null"),
            (line(title="\u200b"), "title: expected a text"),
            (line(title=7), "title: expected a text, got 7"),
            (line(summary=[1]), "summary: expected a text, got [1]"),
            ('{"title": "a", "feed": "f"}', "seen: expected a time that is not in the future"),
            (line(seen="2026-03-02T06:00:01Z"), 'not in the future, got "2026-03-02T06:00:01Z"'),
            (line(seen="2026-03-02T06:00:00"), "seen: expected an ISO-8601 time with its zone"),
            (line(published="yesterday"), "published: expected an ISO-8601 time with its zone"),
            (line(updated=3), "updated: expected an ISO-8601 time with its zone, got 3"),
            (line(published="0001-01-01T00:00:00+14:00"), "no calendar has"),
            ('{"title": "a"}', "feed: expected a text, got nothing"),
        ],
        ids=lambda value: value[:20],
    )
    def test_refuses_a_line_with_its_number_and_takes_the_others(
        self, store: Store, bad: str, why: str
    ) -> None:
        taken = take(CONFIG, store, [line(id="1"), "", bad, line(id="2")], NOW, "items")

        (refused,) = taken.refused
        assert taken == Taken(2, 0, (refused,))
        assert refused.where == "items:3"
        assert why in refused.why
        assert [each.id for each in store.items()] == ["1", "2"]

    def test_drops_a_link_that_must_not_be_followed(self, store: Store) -> None:
        take(CONFIG, store, [line(url="javascript:alert(1)")], NOW)

        assert next(store.items()).url is None

    def test_of_many_lines_takes_all(self, store: Store) -> None:
        many = [line(id=f"{number:04}", title=f"Rain {number}") for number in range(2500)]

        assert take(CONFIG, store, many, NOW).new == 2500
        assert [each.id for each in store.items()] == [f"{number:04}" for number in range(2500)]

    def test_does_not_push_in_on_a_run(self, tmp_path: Path) -> None:
        with (
            Store(tmp_path / "w.db") as store,
            exclusive(store.path, NOW),
            pytest.raises(StoreBusy),
        ):
            take(CONFIG, store, [line()], NOW)
