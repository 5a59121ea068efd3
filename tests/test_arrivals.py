"""What arrives from feeds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from make import GRAIN, NOW, days, feed, item, reading
from watchlist import config, health
from watchlist.arrivals import Arrival, Desk, Recall, failed, is_same, told
from watchlist.errors import StoreError
from watchlist.identity import Keyed, Known, Newcomer, News, marks
from watchlist.match import Reader
from watchlist.model import Document, Entry, FeedState, Fetched, FetchFailure, Request, Unchanged
from watchlist.settings import Feed, FetchLimits
from watchlist.words import ErrorKind, Outcome, Warn

READER = Reader(config.parse(GRAIN, "grain.toml"))
BLOCKED = "Wheat port under blockade"
ANSWER = Fetched("feed", "https://feed.example/rss", 200, b"<rss/>")


@dataclass(frozen=True)
class Reads:
    """A fetcher whose documents are given."""

    document: Document | FetchFailure | Exception

    def request(self, feed: Feed, state: FeedState, now: object) -> Request:
        raise NotImplementedError

    def parse(
        self,
        feed: Feed,  # noqa: ARG002  the port's names
        fetched: Fetched,  # noqa: ARG002  likewise
        limits: FetchLimits,  # noqa: ARG002  likewise
    ) -> Document | FetchFailure:
        if isinstance(self.document, Exception):
            raise self.document
        return self.document


def nothing(_feed: str, _keys: Sequence[Keyed]) -> tuple[Known, ...]:
    return ()


def receive(
    document: Document | FetchFailure | Exception,
    recall: Recall = nothing,
    *,
    language: str = "",
    stored: int = 0,
    state: FeedState | None = None,
    max_items: int = 5000,
) -> Arrival:
    desk = Desk(READER, FetchLimits(max_items=max_items), recall, NOW)
    before = state or FeedState("feed", stored=stored)
    return desk.receive(feed(language=language), Reads(document), before, ANSWER)


def entries(*titles: str) -> tuple[Entry, ...]:
    return tuple(Entry(f"g{n}", title, published=NOW) for n, title in enumerate(titles))


class TestReceive:
    def test_reads_what_is_new(self) -> None:
        arrival = receive(Document(entries(BLOCKED, "Rain")), stored=7)

        one, two = arrival.news.new
        assert arrival.has_news
        assert [name for name, _ in arrival.readings] == [one.item.id]
        assert isinstance(arrival.result, health.Read)
        assert arrival.result == health.Read(
            replace(ANSWER, body=b""), Document(entries(BLOCKED, "Rain")), 2, 0, 9, 1,
            arrival.result.digest,
        )  # fmt: skip
        assert two.item.title == "Rain"

    def test_does_not_parse_the_same_bytes_again(self) -> None:
        first = receive(Document(entries(BLOCKED))).result
        state = health.after(feed(), FeedState("feed"), first, NOW)

        again = receive(AssertionError(), state=state)
        other = receive(Document(entries("Rain")), state=replace(state, digest="0"))

        assert again == Arrival(feed(), health.Same(replace(ANSWER, body=b"")))
        assert isinstance(other.result, health.Read)

    @pytest.mark.parametrize("change", [{"language": "ru"}, {"max_items": 5}])
    def test_parses_the_same_bytes_where_they_may_read_differently(
        self, change: dict[str, Any]
    ) -> None:
        first = receive(Document(entries(BLOCKED))).result
        state = health.after(feed(), FeedState("feed"), first, NOW)

        again = receive(Document(entries(BLOCKED)), state=state, **change)

        assert isinstance(again.result, health.Read)

    def test_reads_what_was_edited(self) -> None:
        (new,) = receive(Document(entries("Rain"))).news.new
        known = Known(new.item.id, new.marks.link, new.marks.head, new.marks.text, NOW)

        arrival = receive(Document(entries(BLOCKED)), lambda _, __: [known])

        assert [name for name, _ in arrival.readings] == [new.item.id]
        assert isinstance(arrival.result, health.Read)
        assert (arrival.result.new, arrival.result.updated) == (0, 1)

    def test_of_nothing_new_has_no_news(self) -> None:
        (new,) = receive(Document(entries("Rain"))).news.new
        known = Known(new.item.id, new.marks.link, new.marks.head, new.marks.text, NOW)

        assert not receive(Document(entries("Rain")), lambda _, __: [known]).has_news

    def test_counts_an_entry_that_is_listed_twice_once(self) -> None:
        entry = entries("Rain")[0]

        arrival = receive(Document((entry, entry)))

        assert isinstance(arrival.result, health.Read)
        assert arrival.result.document.entries == (entry,)

    def test_puts_all_warnings_in_the_contracts_order(self) -> None:
        entry = (
            Entry("g", "a", url="https://x.example/1"),
            Entry("g", "b", url="https://x.example/2"),
        )

        arrival = receive(Document(entry, warnings=(Warn.EMPTY_FEED, Warn.TRUNCATED)))

        assert isinstance(arrival.result, health.Read)
        assert arrival.result.document.warnings == (
            Warn.TRUNCATED, Warn.DUPLICATE_IDS, Warn.EMPTY_FEED,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("feeds", "documents", "expected"),
        [("ko", "en-us", "ko"), ("", "en-us", "en-us"), ("", "", "")],
    )
    def test_believes_the_configuration_before_the_document(
        self, feeds: str, documents: str, expected: str
    ) -> None:
        arrival = receive(Document(entries("Rain"), language=documents), language=feeds)

        assert arrival.news.new[0].item.language == expected

    @pytest.mark.parametrize(
        "response",
        [Unchanged("feed"), FetchFailure("feed", ErrorKind.DNS, "no such host"), health.Skipped()],
        ids=["unchanged", "failure", "skipped"],
    )
    def test_passes_on_what_is_no_document(
        self, response: Unchanged | FetchFailure | health.Skipped
    ) -> None:
        desk = Desk(READER, FetchLimits(), nothing, NOW)

        arrival = desk.receive(feed(), Reads(Document(())), FeedState("feed"), response)

        assert arrival == Arrival(feed(), response)
        assert not arrival.has_news

    def test_passes_on_why_there_is_no_document(self) -> None:
        failure = FetchFailure("feed", ErrorKind.NOT_A_FEED, "an HTML page")

        assert receive(failure) == Arrival(feed(), failure)

    def test_takes_a_fault_of_ours_for_the_feeds_failure_and_names_it(self) -> None:
        arrival = receive(ZeroDivisionError("secret text of the feed"))

        assert isinstance(arrival.result, FetchFailure)
        assert (arrival.result.kind, arrival.result.status) == (ErrorKind.PARSE, 200)
        assert "ZeroDivisionError" in arrival.result.message
        assert "secret" not in arrival.result.message

    def test_does_not_take_trouble_with_the_store_for_the_feeds(self) -> None:
        def broken(_feed: str, _keys: Sequence[Keyed]) -> tuple[Known, ...]:
            raise StoreError("the disk is full")

        with pytest.raises(StoreError):
            receive(Document(entries("Rain")), broken)


def arrival(name: str, *titles: str, says: bool = True) -> Arrival:
    """A feed's new items, all about the blockade or none."""
    items = [item(f"{name}{n}", title, feed=name, place=n) for n, title in enumerate(titles)]
    new = tuple(Newcomer(each, marks("", each.title, "", None)) for each in items)
    readings = tuple((each.id, (reading(each.id),)) for each in items) if says else ()
    return Arrival(feed(name), health.Skipped(), News(new, (), len(new), ()), readings)


def stories(arrivals: Sequence[Arrival]) -> dict[str, str]:
    return {each.item.id: each.item.story for one in arrivals for each in one.news.new}


LAUNCH = "North Korea launches a spy satellite from Sohae, Seoul says"
LONG_AGO = NOW - days(999)


class TestTold:
    def test_joins_the_same_story_across_feeds_whoever_answered_first(self) -> None:
        one, two = arrival("a", "Rain in Busan all day", LAUNCH), arrival("b", LAUNCH)

        assert stories(told([one, two], (), LONG_AGO)) == stories(told([two, one], (), LONG_AGO))
        assert stories(told([one, two], (), LONG_AGO)) == {"a0": "a0", "a1": "a1", "b0": "a1"}

    def test_joins_what_was_stored_before(self) -> None:
        recent = [(item("old", LAUNCH), (reading("old"),))]

        assert stories(told([arrival("a", LAUNCH)], recent, LONG_AGO)) == {"a0": "old"}

    def test_leaves_items_that_say_nothing_alone(self) -> None:
        silent = [arrival("a", LAUNCH, says=False), arrival("b", LAUNCH, says=False)]

        assert stories(told(silent, (), LONG_AGO)) == {"a0": "a0", "b0": "b0"}
        assert stories(told([*silent, arrival("c", LAUNCH)], (), LONG_AGO)) == {
            "a0": "a0", "b0": "b0", "c0": "c0",
        }  # fmt: skip

    def test_leaves_each_item_of_an_archive_alone(self) -> None:
        old, twice = arrival("a", LAUNCH), arrival("b", LAUNCH)
        today = item("a0").published
        assert today is not None

        assert stories(told([old, twice], (), today)) == {"a0": "a0", "b0": "a0"}
        assert stories(told([old, twice], (), today + days(1))) == {"a0": "a0", "b0": "b0"}


def test_a_failure_without_an_answer_has_no_status() -> None:
    result = failed(feed(), ValueError(), None).result

    assert isinstance(result, FetchFailure)
    assert result.status is None


READ = FeedState("feed", feed().url, outcome=Outcome.OK, items=20, warnings=(Warn.MALFORMED,))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"digest": "other"}, False),
        ({"url": "https://old.example/"}, False),
        ({"outcome": Outcome.NOT_MODIFIED}, False),
        ({"items": 0}, False),
        ({"other_since": NOW}, False),
        ({"warnings": (Warn.FUTURE_DATES,)}, False),
        ({"warnings": (Warn.GAP, Warn.TRUNCATED)}, False),
    ],
)
def test_a_document_is_the_same_as_the_last_one_read(
    change: dict[str, Any], *, expected: bool
) -> None:
    assert is_same(replace(READ, **{"digest": "d"} | change), feed(), "d") is expected
