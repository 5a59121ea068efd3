"""The store: what is put in comes out, whole, or not at all."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from make import NOW, days, item, reading
from test_records import TEXTS, TIMES
from watchlist.analyst import Label
from watchlist.contract import ReportTree
from watchlist.errors import StoreBusy, StoreError
from watchlist.identity import Edit, Known, Newcomer, keyed, marks
from watchlist.model import Entry, FeedState, Item
from watchlist.records import stamp
from watchlist.store import Said, Store
from watchlist.store.packing import Execute
from watchlist.store.schema import APPLICATION_ID, SCHEMA, SQL, Schema
from watchlist.verdict import Delivery, Standing
from watchlist.words import Polarity, Status

SILENCE = Said("v1", {})
LONG_AGO = NOW - days(9)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


def newcomer(an_item: Item) -> Newcomer:
    return Newcomer(an_item, marks(an_item.origin, an_item.title, an_item.summary, an_item.url))


def put(store: Store, *items: Item, said: Said = SILENCE, state: FeedState | None = None) -> None:
    """Record items as a run would: each feed's in a transaction of its own."""
    for feed in sorted({each.feed for each in items}):
        own = [newcomer(each) for each in items if each.feed == feed]
        store.record_feed(state or FeedState(feed), own, (), said, own[0].item.seen)


def standing(indicator: str = "satellite", at: datetime = NOW) -> Standing:
    return Standing(indicator, at, Status.WATCH, at, None, None, None, at, None)


def said(*indicators: str, mood: str = "calm") -> ReportTree:
    """A report's tree, as far as the store looks at it."""
    rows = [
        {
            "id": i,
            "triggers": [],
            "evidence": [{"story": "s", "admission": False, "sources": []}],
            "mood": mood,
        }
        for i in indicators
    ]
    return {"title": "T", "indicators": rows, "silent": [], "turns": []}  # type: ignore[typeddict-item]  # the store keeps any


def run(
    store: Store, *indicators: str, at: datetime = NOW, mood: str = "calm", answered: int = 1
) -> ReportTree:
    report = said(*indicators, mood=mood)
    store.record_run(report, [standing(i, at) for i in indicators], at=at, answered=answered)
    return report


# ------------------------------------------------------------------ items and feeds


ITEMS = st.builds(
    Item,
    id=st.uuids().map(lambda name: name.hex[:16]),
    feed=TEXTS,
    guid=TEXTS,
    title=TEXTS.filter(lambda text: "\0" not in text),
    summary=TEXTS.filter(lambda text: "\0" not in text),
    url=st.none() | TEXTS,
    published=st.none() | TIMES,
    updated=st.none() | TIMES,
    seen=TIMES,
    place=st.integers(0, 5000),
    language=TEXTS,
    origin=TEXTS,
    story=TEXTS,
)


class TestItems:
    @given(ITEMS)
    @settings(max_examples=50)
    def test_come_out_as_they_went_in(self, one: Item) -> None:
        with Store(":memory:") as store:
            put(store, one)

            assert list(store.items()) == [one]
            assert store.item(one.id) == one

    def test_come_in_order_of_first_sight_then_feed_then_document(self, store: Store) -> None:
        late = item("a", seen=NOW + days(1))
        put(store, late)
        put(store, item("d", feed="b", place=0), item("c", feed="a", place=1), item("b", feed="a"))

        assert [each.id for each in store.items()] == ["b", "c", "d", "a"]
        assert [each.id for each in store.items(feed="b")] == ["d"]
        assert [each.id for each in store.items(until=NOW)] == ["b", "c", "d"]
        assert [each.id for each in store.items(since=NOW + days(1))] == ["a"]

    def test_are_found_by_id_or_by_any_spelling_of_their_link_the_last_seen_first(
        self, store: Store
    ) -> None:
        url = "https://news.example/1"
        put(store, item("a", url=url), item("b", url=url, seen=NOW + days(1)))

        assert store.item("a") == item("a", url=url)
        assert (found := store.item("http://news.example/1/?utm_source=x")) is not None
        assert found.id == "b"
        assert store.item("nothing") is None

    def test_are_recognised_by_id_link_and_title_in_their_feed_only(self, store: Store) -> None:
        (key,) = keyed("feed", [Entry("g", "Title", url="https://news.example/1")], NOW)
        by_id = item(key.id, title="x")
        by_link = item("l", title="y", url="https://news.example/1")
        by_title = item("t", title="TITLE", published=None)
        put(store, by_id, by_link, by_title, item("o", title="z"))
        put(store, item("elsewhere", feed="other", title="Title", url="https://news.example/1"))

        known = store.known("feed", [key])

        assert known == tuple(
            Known(each.id, n.marks.link, n.marks.head, n.marks.text, each.published)
            for each in sorted((by_id, by_link, by_title), key=lambda each: each.id)
            for n in [newcomer(each)]
        )

    def test_that_are_edited_keep_all_but_their_text(self, store: Store) -> None:
        before = item("a", title="Two dead", url="https://news.example/1")
        put(store, before)
        after = marks("", "Five dead", "More.", None)
        edit = Edit("a", "Five dead", "More.", None, NOW + days(1), after)

        store.record_feed(FeedState("feed"), (), [edit], SILENCE, NOW + days(1))

        assert list(store.items()) == [
            replace(before, title="Five dead", summary="More.", updated=NOW + days(1))
        ]
        (key,) = keyed("feed", [Entry("g", "Five dead")], NOW)
        (known,) = store.known("feed", [key])
        assert (known.text, known.edits) == (after.text, 1)
        assert known.link == newcomer(before).marks.link

    @pytest.mark.parametrize("title", ["a\0b", "a\ud800b"], ids=["NUL", "half a pair"])
    def test_that_no_store_can_hold_are_refused_with_their_feeds_state(
        self, store: Store, title: str
    ) -> None:
        with pytest.raises(ValueError, match=r"refuses|surrogates"):
            store.record_feed(
                FeedState("feed", etag="e"), [newcomer(item(title=title))], (), SILENCE, NOW
            )

        assert store.states() == {}
        assert list(store.items()) == []
        assert store.deliveries(NOW.date(), NOW.date()) == ()

    def test_from_elsewhere_are_added_once(self, store: Store) -> None:
        put(store, item("a"))

        added = store.add([newcomer(item("a", title="other")), newcomer(item("b"))])

        assert added == 1
        assert list(store.items()) == [item("a"), item("b")]
        assert store.add([newcomer(item("c")), newcomer(item("c", title="other"))]) == 1
        assert list(store.items())[-1] == item("c"), "the first of two stays, in one batch too"


class TestFeeds:
    def test_states_come_out_by_id(self, store: Store) -> None:
        b, a = FeedState("b", etag='W/"1"'), FeedState("a", newest=NOW)
        store.record_feed(b, (), (), SILENCE, NOW)
        store.record_quiet([a], [], NOW)

        assert list(store.states().items()) == [("a", a), ("b", b)]

        store.record_quiet([replace(b, failures=1)], [], NOW)
        assert store.states()["b"].failures == 1

    def test_deliveries_add_up_by_day_and_are_zero_where_a_feed_answered(
        self, store: Store
    ) -> None:
        put(store, item("a"), item("b"))
        put(store, item("c", seen=NOW + timedelta(hours=1)))
        store.record_quiet([FeedState("still"), FeedState("dead")], ["still"], NOW + days(1))

        assert store.deliveries(date(2026, 3, 1), date(2026, 3, 3)) == (
            Delivery(date(2026, 3, 2), "feed", 3),
            Delivery(date(2026, 3, 3), "still", 0),
        )
        assert store.deliveries(date(2026, 3, 4), date(2026, 3, 9)) == ()


class TestPruning:
    def test_takes_the_bodies_and_leaves_the_identities(self, store: Store) -> None:
        old = item("a", title="Title", url="https://news.example/1", seen=NOW - days(401))
        put(store, old, item("b"), state=FeedState("feed", stored=2))
        (key,) = keyed("feed", [Entry("g", "Title", url="https://news.example/1")], NOW)

        assert store.prune(NOW, 400) == 1

        assert list(store.items()) == [item("b")]
        assert store.item("a") is None
        assert [known.id for known in store.known("feed", [key])] == ["a"]
        assert store.states()["feed"].stored == 1

    def test_of_nothing_old_does_nothing(self, store: Store) -> None:
        put(store, item("a"), state=FeedState("feed", stored=7))

        assert store.prune(NOW, 400) == 0
        assert store.states()["feed"].stored == 7

    def test_keeps_what_was_labelled(self, store: Store) -> None:
        old = item("a", seen=NOW - days(401))
        put(store, old, item("b", seen=NOW - days(401)))
        store.labels.put(Label("a", "satellite", True, None, Polarity.AFFIRMED, NOW))  # noqa: FBT003  a field of a value

        assert store.prune(NOW, 400) == 1
        assert store.prune(NOW, 400) == 0
        assert list(store.items()) == [old]

    def test_leaves_a_pruned_item_alone_when_it_is_edited(self, store: Store) -> None:
        put(store, item("a", seen=NOW - days(401)))
        store.prune(NOW, 400)

        edit = Edit("a", "New", "", None, NOW, marks("", "New", "", None))
        store.record_feed(FeedState("feed"), (), [edit], SILENCE, NOW)

        assert list(store.items()) == []


# ------------------------------------------------------------------ runs


class TestRuns:
    def test_come_out_as_they_went_in(self, store: Store) -> None:
        report = run(store, "b", "a")

        assert store.last_report() == report
        assert json.dumps(store.last_report()) == json.dumps(report)
        assert store.last_at() == NOW
        assert store.standings(NOW + days(1)) == {"a": standing("a"), "b": standing("b")}

    def test_of_an_empty_store_are_none(self, store: Store) -> None:
        assert store.last_report() is None
        assert store.last_at() is None
        assert store.standings(NOW) == {}

    def test_are_looked_up_by_time(self, store: Store) -> None:
        one = run(store, "a", mood="1")
        run(store, "a", at=NOW + days(2), mood="2")
        three = run(store, "a", at=NOW + days(2), mood="3")

        assert store.last_report(NOW - days(1)) is None
        assert store.last_report(NOW) == store.last_report(NOW + days(1)) == one
        assert store.last_report(NOW + days(2)) == store.last_report() == three

    def test_leave_the_standing_of_an_indicator_that_they_did_not_assess(
        self, store: Store
    ) -> None:
        run(store, "a", "b")
        run(store, "b", at=NOW + days(1))

        assert store.standings(NOW + days(2)) == {
            "a": standing("a"),
            "b": standing("b", NOW + days(1)),
        }
        assert store.standings(NOW + days(1)) == {"a": standing("a"), "b": standing("b")}
        assert store.standings(NOW) == {}

    def test_are_told_one_after_the_other_without_evidence(self, store: Store) -> None:
        run(store, "b", "a")
        report = run(store, "a", at=NOW + days(1))
        run(store, "a", at=NOW + days(2))

        told = list(store.verdicts((NOW + days(1)).date(), NOW + days(1)))

        assert [(at, verdict["id"]) for at, verdict in told] == [
            (stamp(NOW), "b"),  # the last run before the first day, to compare with
            (stamp(NOW), "a"),
            (stamp(NOW + days(1)), "a"),
        ]
        assert told[-1][1] == {**report["indicators"][0], "evidence": []}
        assert list(store.verdicts(NOW.date(), NOW - days(1))) == []

    def test_without_an_answer_observed_nothing(self, store: Store) -> None:
        run(store, answered=2)
        run(store, at=NOW + timedelta(hours=1), answered=0)
        run(store, at=NOW + days(1), answered=0)
        run(store, at=NOW + days(2))

        assert store.observed(date(2026, 3, 1), date(2026, 3, 9)) == (
            date(2026, 3, 2), date(2026, 3, 4),
        )  # fmt: skip
        assert store.observed(date(2026, 3, 3), date(2026, 3, 3)) == ()

    def test_are_recorded_whole_or_not_at_all(self, store: Store) -> None:
        with pytest.raises(ValueError, match="refuses"):
            run(store, "a", "a")

        assert store.last_report() is None
        assert store.standings(NOW + days(1)) == {}

    @pytest.mark.parametrize("sql", ["DELETE FROM assessments", "UPDATE assessments SET run = 1"])
    def test_are_never_rewritten(self, tmp_path: Path, sql: str) -> None:
        with Store(tmp_path / "w.db") as store:
            run(store, "a")

        with (
            closing(sqlite3.connect(tmp_path / "w.db")) as db,
            pytest.raises(sqlite3.IntegrityError, match="never"),
        ):
            db.execute(sql)


# ------------------------------------------------------------------ readings


def cached(store: Store, vocabulary: str = "v1", *, counting: bool = False) -> list[str]:
    found = store.cache.readings(vocabulary, NOW - days(9), NOW, LONG_AGO, counting=counting)
    return [each.id for each, _ in found]


def unread(store: Store, vocabulary: str = "v1", since: datetime = LONG_AGO) -> list[str]:
    return [each.id for each in store.cache.unread(vocabulary, since)]


class TestReadings:
    SAID = Said("v1", {"a": (reading("a"), reading("a", "labor")), "b": ()})

    def test_are_kept_with_the_items_they_were_made_of(self, store: Store) -> None:
        store.cache.keep(SILENCE, NOW - days(9))
        put(store, item("a"), item("b"), said=self.SAID)

        assert unread(store) == []
        (found,) = store.cache.readings("v1", NOW - days(9), NOW, LONG_AGO, counting=True)
        assert found == (item("a"), (reading("a"), reading("a", "labor")))

    def test_of_an_archive_are_left_out(self, store: Store) -> None:
        store.cache.keep(SILENCE, NOW - days(9))
        dates = {"old": NOW - days(200), "new": NOW - days(2), "none": None}
        put(
            store,
            *(item(name, published=date, seen=NOW) for name, date in dates.items()),
            said=Said("v1", {name: (reading(name),) for name in dates}),
        )

        def told(oldest: datetime) -> set[str]:
            found = store.cache.readings("v1", NOW - days(9), NOW, oldest, counting=True)
            return {each.id for each, _ in found}

        assert told(NOW - days(201)) == {"old", "new", "none"}
        assert told(NOW - days(180)) == {"new", "none"}

    def test_of_a_store_that_was_never_read_are_none(self, store: Store) -> None:
        put(store, item("a"), item("b"), said=self.SAID)

        assert unread(store) == ["a", "b"]
        assert cached(store) == []

    def test_are_made_up_for_at_once(self, store: Store) -> None:
        put(store, item("a"), item("b"))
        store.cache.keep(self.SAID, NOW - days(9))

        assert unread(store) == []
        assert cached(store) == ["a"]

    def test_of_another_vocabulary_are_of_no_use(self, store: Store) -> None:
        put(store, item("a"), item("b"))
        store.cache.keep(self.SAID, NOW - days(9))

        assert unread(store, "v2") == ["a", "b"]
        assert cached(store, "v2") == []

        store.cache.keep(Said("v2", {"b": (reading("b"),)}), NOW - days(9))
        store.cache.keep(Said("v2", {}), NOW - days(5))
        assert cached(store, "v2") == ["b"]
        assert cached(store) == []

    def test_are_missing_further_back_than_they_were_made(self, store: Store) -> None:
        put(store, item("old", seen=NOW - days(8)), item("a"))
        store.cache.keep(self.SAID, NOW - days(5))

        assert unread(store) == ["old", "a"]
        assert unread(store, since=NOW - days(4)) == []

    def test_of_items_from_elsewhere_are_missing(self, store: Store) -> None:
        store.cache.keep(SILENCE, NOW - days(9))
        store.add([newcomer(item("a", seen=NOW - days(1)))])

        assert unread(store) == ["a"]

        put(store, item("b"), said=Said("v1", {"b": (reading("b"),)}))
        assert unread(store) == ["a", "b"]

    def test_of_an_edited_item_are_those_of_its_new_text(self, store: Store) -> None:
        store.cache.keep(SILENCE, NOW - days(9))
        put(store, item("a"), item("b"), said=Said("v1", {"a": (reading("a"),)}))
        edits = [
            Edit(name, "New", "", None, NOW, marks("", "New", "", None)) for name in ("a", "b")
        ]

        store.record_feed(FeedState("feed"), (), edits, Said("v1", {"b": (reading("b"),)}), NOW)

        assert cached(store) == ["b"]

    def test_are_dropped_where_an_edit_was_read_with_another_vocabulary(self, store: Store) -> None:
        put(store, item("a"))
        store.cache.keep(self.SAID, NOW - days(9))
        edit = Edit("a", "New", "", None, NOW, marks("", "New", "", None))

        store.record_feed(FeedState("feed"), (), [edit], Said("v2", {}), NOW)

        assert unread(store) == ["a"]

    def test_that_do_not_count_are_left_out_where_asked(self, store: Store) -> None:
        store.cache.keep(SILENCE, NOW - days(9))
        put(
            store, item("a"), item("b"), item("c"),
            said=Said(
                "v1",
                {
                    "a": (reading("a", is_relevant=False),),
                    "b": (reading("b", is_relevant=False, triggers=("t",)),),
                    "c": (reading("c", "labor", is_relevant=False), reading("c")),
                },
            ),
        )  # fmt: skip

        assert cached(store) == ["a", "b", "c"]
        assert cached(store, counting=True) == ["b", "c"]

    def test_go_with_the_bodies_of_pruned_items(self, store: Store) -> None:
        put(store, item("a", seen=NOW - days(401)))
        store.cache.keep(self.SAID, NOW - days(500))
        store.prune(NOW, 400)

        assert (
            list(store.cache.readings("v1", NOW - days(500), NOW, LONG_AGO, counting=False)) == []
        )


# ------------------------------------------------------------------ the file


class TestFile:
    def test_is_its_users_alone_with_its_folder(self, tmp_path: Path) -> None:
        path = tmp_path / "new" / "w.db"

        Store(path).close()

        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700

    def test_keeps_what_was_stored(self, tmp_path: Path) -> None:
        with Store(tmp_path / "w.db") as store:
            put(store, item("a"))

        with Store(str(tmp_path / "w.db"), create=False) as store:
            assert list(store.items()) == [item("a")]

    def test_says_what_it_is(self, tmp_path: Path) -> None:
        Store(tmp_path / "w.db").close()

        with closing(sqlite3.connect(tmp_path / "w.db")) as db:
            assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA.version,)
            assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)

    def test_opened_twice_shows_both_the_same(self, tmp_path: Path) -> None:
        with Store(tmp_path / "w.db") as one, Store(tmp_path / "w.db") as two:
            put(one, item("a"))
            put(two, item("b"))

            assert list(one.items()) == list(two.items()) == [item("a"), item("b")]

    def test_opened_for_the_first_time_by_many_at_once_is_made_once(self, tmp_path: Path) -> None:
        start, failed = threading.Barrier(8), list[BaseException]()

        def run() -> None:
            start.wait()
            try:
                Store(tmp_path / "w.db").close()
            except BaseException as error:  # noqa: BLE001  shown by the assertion
                failed.append(error)

        threads = [threading.Thread(target=run) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert failed == []

    def test_that_was_made_but_not_filled_is_filled(self, tmp_path: Path) -> None:
        (tmp_path / "w.db").touch()

        with Store(tmp_path / "w.db") as store:
            assert store.states() == {}

    def test_in_write_ahead_mode_is_brought_back(self, tmp_path: Path) -> None:
        Store(tmp_path / "w.db").close()
        with closing(sqlite3.connect(tmp_path / "w.db")) as db:
            db.execute("PRAGMA journal_mode = WAL")

        Store(tmp_path / "w.db").close()

        with closing(sqlite3.connect(tmp_path / "w.db")) as db:
            assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)

    def test_behind_a_link_is_one_store_with_one_lock(self, tmp_path: Path) -> None:
        (tmp_path / "link.db").symlink_to(tmp_path / "w.db")

        with Store(tmp_path / "link.db") as store:
            assert store.path == tmp_path / "w.db"

    def test_is_written_by_one_program_at_a_time(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("watchlist.store.file.PATIENCE_SECONDS", 0)
        with (
            Store(tmp_path / "w.db") as store,
            closing(sqlite3.connect(tmp_path / "w.db", isolation_level=None)) as other,
        ):
            other.execute("BEGIN EXCLUSIVE")

            with pytest.raises(StoreBusy, match="another program") as caught:
                put(store, item("a"))
            other.execute("ROLLBACK")
            put(store, item("a"))

        assert caught.value.hint


class TestTrouble:
    def refused(self, path: Path, match: str, *, create: bool = True) -> None:
        """Whatever stands there is refused with a hint, and left as it is."""
        before = path.read_bytes() if path.is_file() else None

        with pytest.raises(StoreError, match=match) as caught:
            Store(path, create=create)

        assert caught.value.hint
        assert caught.value.exit_code == 1
        assert str(path) in caught.value.message
        assert (path.read_bytes() if path.is_file() else None) == before

    def test_no_store_yet(self, tmp_path: Path) -> None:
        self.refused(tmp_path / "w.db", "there is no store", create=False)

        assert not (tmp_path / "w.db").exists()

    def test_a_folder(self, tmp_path: Path) -> None:
        self.refused(tmp_path, "is a folder")

    def test_no_database(self, tmp_path: Path) -> None:
        (tmp_path / "w.db").write_text("title = 'indicators'\n" * 100)

        self.refused(tmp_path / "w.db", "is no database")

    def test_another_programs_database(self, tmp_path: Path) -> None:
        with closing(sqlite3.connect(tmp_path / "w.db")) as db:
            db.execute("CREATE TABLE places (url TEXT)")

        self.refused(tmp_path / "w.db", "of another program")

    def test_a_newer_store(self, tmp_path: Path) -> None:
        Store(tmp_path / "w.db", schema=Schema(99, SQL)).close()

        self.refused(tmp_path / "w.db", r"newer version of watchlist \(format 99")

    def test_a_place_where_nothing_can_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()

        self.refused(tmp_path / "file" / "w.db", "cannot be made")

    def test_a_damaged_store(self, tmp_path: Path) -> None:
        with Store(tmp_path / "w.db") as store:
            put(store, *(item(f"i{n}", title="x" * 500) for n in range(200)))
        whole = (tmp_path / "w.db").read_bytes()
        (tmp_path / "w.db").write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))

        with pytest.raises(StoreError, match="damaged") as caught, Store(tmp_path / "w.db") as s:
            list(s.items())

        assert caught.value.hint

    def test_a_store_cut_short(self, tmp_path: Path) -> None:
        with Store(tmp_path / "w.db") as store:
            put(store, *(item(f"i{n}", title="x" * 500) for n in range(200)))
        os.truncate(tmp_path / "w.db", 20_000)

        with pytest.raises(StoreError, match="damaged"), Store(tmp_path / "w.db") as store:
            list(store.items())

    @pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to this user")
    def test_a_file_that_may_not_be_read(self, tmp_path: Path) -> None:
        Store(tmp_path / "w.db").close()
        (tmp_path / "w.db").chmod(0)

        with pytest.raises(StoreError, match="cannot be opened"):
            Store(tmp_path / "w.db")

    def test_a_bug_of_ours_stays_one(self, tmp_path: Path) -> None:
        store = Store(tmp_path / "w.db")
        store.close()

        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            store.states()


FILL = """
import resource, signal, sys
sys.path[:0] = sys.argv[2:]
from make import NOW, days, item
from test_store import put
from watchlist.errors import StoreError
from watchlist.store import Store
with Store(sys.argv[1]) as store:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = store.path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 30_000, size + 30_000))
    try:
        put(store, *(item(f"n{n}", title="x" * 900, seen=NOW + days(1)) for n in range(200)))
    except StoreError as error:
        print(error.message, error.hint, sep="|")
"""


def test_a_full_disk_costs_the_transaction_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    with Store(path) as store:
        put(store, item("a"))

    done = subprocess.run(  # noqa: S603  our own interpreter and script
        [sys.executable, "-c", FILL, str(path), *sys.path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert str(path) in done.stdout
    assert "what was stored before is intact" in done.stdout
    with Store(path) as store:
        assert list(store.items()) == [item("a")]
        put(store, item("b"))


def test_what_is_recorded_together_is_stored_at_once(store: Store) -> None:
    def record_in_vain() -> None:
        with store.together():
            put(store, item("a"))
            raise KeyError

    with pytest.raises(KeyError):
        record_in_vain()
    assert list(store.items()) == []


def test_of_what_is_recorded_together_one_that_is_refused_takes_no_other_with_it(
    store: Store,
) -> None:
    with store.together():
        put(store, item("a"))
        with pytest.raises(ValueError, match="refuses"):
            put(store, item("b", feed="other"), item("c", title="\0", feed="other"))
        put(store, item("d", feed="third"))

    assert [each.id for each in store.items()] == ["a", "d"]
    assert set(store.states()) == {"feed", "third"}


KILL = """
import os, signal, sys
sys.path[:0] = sys.argv[2:]
from make import NOW, item
from test_store import SILENCE, newcomer, put
from watchlist.model import FeedState
from watchlist.store import Store

class Deadly(list):
    def __iter__(self):
        os.kill(os.getpid(), signal.SIGKILL)

with Store(sys.argv[1]) as store:
    put(store, item("a"), state=FeedState("feed", etag="1"))
    new = [newcomer(item(f"b{n}", title="x" * 900)) for n in range(3000)]
    store.record_feed(FeedState("feed", etag="2"), new, Deadly(), SILENCE, NOW)
"""


def test_a_kill_in_mid_transaction_leaves_neither_items_nor_validators_of_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "w.db"

    done = subprocess.run([sys.executable, "-c", KILL, str(path), *sys.path], check=False)  # noqa: S603  our own interpreter and code

    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "w.db-journal").exists()  # the pages were on their way to the file
    with Store(path) as store:
        assert list(store.items()) == [item("a")]
        assert store.states()["feed"].etag == "1"
    assert not (tmp_path / "w.db-journal").exists()


# ------------------------------------------------------------------ migrations


def to_2(execute: Execute) -> None:
    execute("ALTER TABLE runs ADD COLUMN mood TEXT")


def to_3(execute: Execute) -> None:
    execute("UPDATE runs SET mood = 'calm'")


def broken(execute: Execute) -> None:
    execute("UPDATE runs SET mood = 'lost'")
    execute("SELECT nonsense")


class TestMigration:
    def test_goes_step_by_step_and_keeps_a_copy_of_the_old_store(self, tmp_path: Path) -> None:
        path = tmp_path / "w.db"
        with Store(path, schema=Schema(1, SQL)) as store:
            report = run(store, "a")

        Store(path, schema=Schema(3, SQL, {1: to_2, 2: to_3})).close()

        with closing(sqlite3.connect(path)) as db:
            assert db.execute("SELECT mood FROM runs").fetchall() == [("calm",)]
            assert db.execute("PRAGMA user_version").fetchone() == (3,)
        copy = tmp_path / "w.db.format-1"
        assert copy.stat().st_mode & 0o777 == 0o600
        with Store(copy, schema=Schema(1, SQL)) as store:
            assert store.last_report() == report

    def test_that_fails_leaves_the_store_as_it_was(self, tmp_path: Path) -> None:
        path = tmp_path / "w.db"
        Store(path, schema=Schema(1, SQL)).close()

        for _ in range(2):  # the second time, the copy is there already
            with pytest.raises(StoreError):
                Store(path, schema=Schema(3, SQL, {1: to_2, 2: broken}))

        with Store(path, schema=Schema(1, SQL)) as store:
            assert store.states() == {}

    def test_of_a_store_in_memory_or_by_two_at_once_is_nothing_special(
        self, tmp_path: Path
    ) -> None:
        with Store(":memory:", schema=Schema(3, SQL)) as store:
            assert store.states() == {}
        schema = Schema(2, SQL, {1: to_2})
        Store(tmp_path / "w.db", schema=Schema(1, SQL)).close()

        with Store(tmp_path / "w.db", schema=schema), Store(tmp_path / "w.db", schema=schema):
            pass
