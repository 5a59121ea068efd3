"""A run from end to end: real requests to loopback, a real store."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from make import GRAIN, NOW, days
from server import FeedServer, Reply, Route, conditional
from watchlist import config as configuration
from watchlist import engine
from watchlist.cluster import WINDOW_DAYS
from watchlist.errors import StoreBusy, StoreError, UsageError
from watchlist.fetchers import FETCHERS, rss
from watchlist.lock import exclusive
from watchlist.match import Reader
from watchlist.model import Document, Entry, FeedState, Fetched, FetchFailure, Request
from watchlist.plain import to_json
from watchlist.records import stamp
from watchlist.settings import Concept, Config, Feed, FetchLimits, Terms
from watchlist.store import Store
from watchlist.tree import report_tree
from watchlist.verdict import Report
from watchlist.web.client import Web
from watchlist.words import ErrorKind, FeedHealth, Health, Outcome, Warn

BLOCKED = "Wheat port of Odesa under blockade, ministry says"
CONFIG = configuration.parse(GRAIN, "grain.toml")


def document(*titles: str, at: datetime = NOW, name: str = "news") -> str:
    """A feed with an item for each title, named after its title, an hour apart."""
    items = "".join(
        f"<item><guid>{name}/{hashlib.sha256(title.encode()).hexdigest()[:8]}</guid>"
        f"<title>{title}</title>"
        f"<pubDate>{at - timedelta(hours=place):%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for place, title in enumerate(titles)
    )
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


Check = Callable[..., Report]


@pytest.fixture
def check(server: FeedServer, store: Store) -> Check:
    """Serve these routes, by feed, and run a check of them."""

    def run(now: datetime = NOW, *, only: Sequence[str] = (), **routes: Route) -> Report:
        server.routes.update({f"/{name}": route for name, route in routes.items()})
        chosen = serving(server)
        with Web(chosen.fetch, {}) as web:
            return engine.check(chosen, store, web.send, now, only=only)

    return run


def serving(server: FeedServer) -> Config:
    """The grain configuration with a feed for each route of the server."""
    feeds = tuple(
        Feed(id=f"wire-{path[1:]}", url=server.url(path), source="wire", language="en")
        for path in sorted(server.routes)
    )
    limits = replace(CONFIG.fetch, allow_hosts=(server.place,), read_seconds=1, total_seconds=2)
    return replace(CONFIG, feeds=feeds, fetch=limits)


def titles(store: Store) -> list[str]:
    return [item.title for item in store.items()]


class TestFirstRun:
    def test_is_a_baseline_of_all_that_is_there(self, check: Check, store: Store) -> None:
        report = check(a=Reply(document(BLOCKED, "Rain")))

        assert report.is_baseline
        assert (report.tallies.seen, report.tallies.new, report.tallies.relevant) == (2, 2, 1)
        assert titles(store) == [BLOCKED, "Rain"]
        assert all(item.seen == NOW for item in store.items())
        assert report.health is Health.OK
        (verdict,) = report.assessments
        assert [story.title for story in verdict.evidence] == [BLOCKED]

    def test_is_recorded_as_it_was_shown(self, check: Check, store: Store) -> None:
        report = check(a=Reply(document(BLOCKED)))

        assert json.loads(to_json(report_tree(report))) == store.last_report()
        assert store.standings(NOW + days(1)) == {"blockade": report.assessments[0].standing}
        assert store.observed(NOW.date(), NOW.date()) == (date(2026, 3, 2),)

    def test_of_no_feeds_is_blind(self, check: Check) -> None:
        report = check()

        assert report.health is Health.BLIND
        assert report.tallies.configured == 0


class TestSecondRun:
    def test_of_unchanged_feeds_brings_no_body_and_no_news(
        self, check: Check, store: Store, server: FeedServer
    ) -> None:
        routes = {
            "a": conditional(document(BLOCKED), '"1"'),
            "b": conditional(document("Rain"), '"1"'),
        }
        first = check(**routes)
        second = check(NOW + timedelta(hours=1), **routes)

        assert not second.is_baseline
        assert (second.tallies.seen, second.tallies.new) == (0, 0)
        assert second.tallies.unchanged == 2
        assert [asked.headers.get("if-none-match") for asked in server.asked] == [
            None, None, '"1"', '"1"',
        ]  # fmt: skip
        assert len(titles(store)) == 2
        for one, other in zip(first.assessments, second.assessments, strict=True):
            assert (one.status, one.stage, one.since) == (other.status, other.stage, other.since)

    def test_of_a_server_without_validators_brings_no_news_either(
        self, check: Check, store: Store
    ) -> None:
        check(a=Reply(document(BLOCKED)))
        report = check(NOW + days(1))

        assert (report.tallies.seen, report.tallies.new) == (1, 0)
        assert store.states()["wire-a"].stored == 1

    def test_joins_a_new_telling_to_its_story(self, check: Check, store: Store) -> None:
        check(a=Reply(document(BLOCKED)), b=Reply(document("Rain")))
        later = NOW + timedelta(hours=5)
        check(later, b=Reply(document(BLOCKED.upper(), "Rain", at=later, name="b")))

        first, _, last = store.items()
        assert last.story == first.story == first.id

    def test_takes_an_edited_title_for_the_old_item_and_reads_it_anew(
        self, check: Check, store: Store
    ) -> None:
        text = document("Rain")
        check(a=Reply(text))
        report = check(NOW + days(1), a=Reply(text.replace("Rain", BLOCKED)))

        (item,) = store.items()
        assert (item.title, item.seen, item.updated) == (BLOCKED, NOW, NOW + days(1))
        assert report.tallies.new == 0
        assert [story.title for story in report.assessments[0].evidence] == [BLOCKED]

    def test_of_a_time_before_the_last_is_refused_before_anything_is_asked(
        self, check: Check, server: FeedServer
    ) -> None:
        check(a=Reply(document(BLOCKED)))

        with pytest.raises(StoreError, match="2026-03-02T06:00:00Z") as caught:
            check(NOW - timedelta(seconds=1))

        assert caught.value.hint
        assert len(server.asked) == 1

    def test_of_the_same_time_says_the_same(self, check: Check) -> None:
        one = check(a=Reply(document(BLOCKED)))
        other = check()

        assert one.assessments == other.assessments


class TestTrouble:
    def test_of_one_feed_is_a_line_in_the_report(self, check: Check, store: Store) -> None:
        check(a=Reply(document(BLOCKED)), b=Reply(document("Rain")))
        report = check(NOW + days(1), b=Reply("nothing", 500), c=Reply("<html>Sorry</html>"))

        assert [(p.feed, p.kind) for p in report.problems] == [
            ("wire-b", ErrorKind.HTTP_STATUS), ("wire-c", ErrorKind.NOT_A_FEED),
        ]  # fmt: skip
        assert report.tallies.failed == 2
        assert titles(store) == [BLOCKED, "Rain"]
        assert store.states()["wire-b"].stored == 1

    def test_of_all_feeds_is_blind_and_never_calm(self, check: Check, store: Store) -> None:
        before = check(a=Reply(document(BLOCKED)))
        report = check(NOW + days(3), a=Reply("nothing", 500))

        assert report.health is Health.BLIND
        assert report.assessments[0].status == before.assessments[0].status
        assert report.assessments[0].blind_since is not None
        assert store.observed(NOW.date(), (NOW + days(3)).date()) == (NOW.date(),)

    def test_is_told_by_one_run_and_so_is_its_end(self, check: Check, store: Store) -> None:
        well, ill = Reply(document(BLOCKED)), Reply("<html>moved</html>")

        def turned(day: int, reply: Reply) -> list[tuple[FeedHealth, FeedHealth]]:
            said = check(NOW + days(3 * day), one=reply, two=Reply(document("Rain")))
            tree = store.last_report()
            assert tree
            assert tree["turns"] == report_tree(said)["turns"]
            return [(one.before, one.health) for one in said.turns if one.feed == "wire-one"]

        ok, failing = FeedHealth.OK, FeedHealth.FAILING
        found = [turned(day, reply) for day, reply in enumerate([well, ill, ill, well, well, ill])]

        assert found == [[], [(ok, failing)], [], [(failing, ok)], [], [(ok, failing)]]

    def test_that_a_run_saw_that_could_not_say_so_is_told_by_the_next(
        self, tmp_path: Path, server: FeedServer
    ) -> None:
        path = tmp_path / "w.db"
        server.routes["/a"] = Reply(document(BLOCKED))
        chosen = serving(server)
        with Store(path) as store, Web(chosen.fetch, {}) as web:
            engine.check(chosen, store, web.send, NOW)
            server.routes["/a"] = Reply("<html>moved</html>")
            with closing(sqlite3.connect(path)) as db:
                db.execute(
                    "CREATE TRIGGER trouble BEFORE INSERT ON runs"
                    " BEGIN SELECT RAISE(ABORT, 'trouble'); END"
                )
                with pytest.raises(ValueError, match="trouble"):
                    engine.check(chosen, store, web.send, NOW + days(1))
                db.execute("DROP TRIGGER trouble")

            (turn,) = engine.check(chosen, store, web.send, NOW + days(2)).turns
            assert (turn.health, turn.since) == (FeedHealth.FAILING, NOW + days(1))
            assert not engine.check(chosen, store, web.send, NOW + days(3)).turns

    def test_makes_a_feed_wait_unless_forced(
        self, check: Check, store: Store, server: FeedServer
    ) -> None:
        check(a=Reply("nothing", 500))
        waiting = check(NOW + timedelta(minutes=5))

        assert len(server.asked) == 1
        assert store.states()["wire-a"].outcome is Outcome.SKIPPED
        assert [problem.feed for problem in waiting.problems] == ["wire-a"]

        chosen = serving(server)
        with Web(chosen.fetch, {}) as web:
            engine.check(chosen, store, web.send, NOW + timedelta(minutes=6), force=True)
        assert len(server.asked) == 2

    def test_of_ours_with_one_feed_is_that_feeds_and_the_others_are_stored(
        self, server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(FETCHERS, "raising", Plugin(ZeroDivisionError()))
        monkeypatch.setitem(FETCHERS, "nul", Plugin(Document((Entry("1", "a\0b"),))))
        server.routes.update({f"/{name}": Reply(document(BLOCKED)) for name in "abc"})
        chosen = serving(server)
        a, b, c = chosen.feeds
        odd = replace(a, fetcher="raising"), replace(b, fetcher="nul"), c
        chosen = replace(chosen, feeds=odd)

        with Web(chosen.fetch, {}) as web:
            report = engine.check(chosen, store, web.send, NOW)

        assert [(problem.feed, problem.kind) for problem in report.problems] == [
            ("wire-a", ErrorKind.PARSE), ("wire-b", ErrorKind.PARSE),
        ]  # fmt: skip
        assert "ZeroDivisionError" in report.problems[0].message
        assert "ValueError" in report.problems[1].message
        assert titles(store) == [BLOCKED]

    def test_before_the_verdicts_are_recorded_costs_the_verdicts_alone(
        self, tmp_path: Path, server: FeedServer
    ) -> None:
        path = tmp_path / "w.db"
        server.routes.update({"/a": conditional(document(BLOCKED), '"1"')})
        chosen = serving(server)
        with Store(path) as store, Web(chosen.fetch, {}) as web:
            with closing(sqlite3.connect(path)) as db:
                db.execute(
                    "CREATE TRIGGER trouble BEFORE INSERT ON runs"
                    " BEGIN SELECT RAISE(ABORT, 'trouble'); END"
                )
            with pytest.raises(ValueError, match="trouble"):
                engine.check(chosen, store, web.send, NOW)
            with closing(sqlite3.connect(path)) as db:
                db.execute("DROP TRIGGER trouble")

            report = engine.check(chosen, store, web.send, NOW + days(1))

            assert report.is_baseline
            assert report.tallies.unchanged == 1
            assert [story.title for story in report.assessments[0].evidence] == [BLOCKED]

    def test_while_feeds_are_asked_leaves_nothing_half_done(
        self, server: FeedServer, store: Store
    ) -> None:
        server.routes.update({"/a": conditional(document(BLOCKED), '"1"')})
        chosen = serving(server)

        def stop(done: int, total: int) -> None:
            raise KeyboardInterrupt(done, total)

        with Web(chosen.fetch, {}) as web:
            with pytest.raises(KeyboardInterrupt):
                engine.check(chosen, store, web.send, NOW, on_progress=stop)
            assert store.states() == {}

            report = engine.check(chosen, store, web.send, NOW)

        assert report.tallies.new == 1

    def test_with_another_run_is_told_before_anything_is_asked(
        self, tmp_path: Path, server: FeedServer
    ) -> None:
        server.routes["/a"] = Reply(document(BLOCKED))
        chosen = serving(server)
        with (
            Store(tmp_path / "w.db") as store,
            Web(chosen.fetch, {}) as web,
            exclusive(store.path, NOW),
            pytest.raises(StoreBusy, match=f"process {os.getpid()}"),
        ):
            engine.check(chosen, store, web.send, NOW)

        assert server.asked == []


@dataclass(frozen=True)
class Plugin:
    """A fetcher that always reads the same, or fails in a way nobody thought of."""

    reads: Document | Exception

    def request(self, feed: Feed, state: FeedState, now: datetime) -> Request:
        return rss.request(feed, state, now)

    def parse(
        self,
        feed: Feed,  # noqa: ARG002  the port's names
        fetched: Fetched,  # noqa: ARG002  likewise
        limits: FetchLimits,  # noqa: ARG002  likewise
    ) -> Document | FetchFailure:
        if isinstance(self.reads, Exception):
            raise self.reads
        return self.reads


class TestArchive:
    """A feed that lists its past again, under new ids and addresses."""

    def posts(self, edition: str, *, fresh: str = "") -> str:
        """Return 606 posts of the past two years, and perhaps one of today."""
        told = [
            (f"Port of Odesa under blockade, day {n}", NOW - days(2 + n * 1.2), n)
            for n in range(606)
        ]
        if fresh:
            told.insert(0, (fresh, NOW + days(1), 9999))
        items = "".join(
            f"<item><guid isPermaLink='false'>{edition}-{n}</guid><title>{title}</title>"
            f"<link>https://wire.example/{edition}/{n}</link>"
            f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
            for title, at, n in told
        )
        return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'

    def test_seen_first_is_a_baseline(self, check: Check) -> None:
        report = check(one=Reply(self.posts("old")))

        assert report.is_baseline
        assert report.tallies.new == 606
        assert report.assessments[0].direction is None

    def test_announced_anew_makes_no_news(self, check: Check, store: Store) -> None:
        check(one=Reply(self.posts("old")))
        stories = {item.story for item in store.items()}

        report = check(NOW + days(2), one=Reply(self.posts("new")))

        assert report.tallies.new == 0
        assert len(titles(store)) == 606
        assert {item.story for item in store.items()} == stories
        assert report.tallies.relevant == 0
        assert Warn.MOVING_GUIDS in store.states()["wire-one"].warnings

    def test_announced_anew_with_a_post_of_today_makes_that_one_news(
        self, check: Check, store: Store
    ) -> None:
        check(one=Reply(self.posts("old")))

        report = check(NOW + days(2), one=Reply(self.posts("new", fresh="Wheat waits")))

        assert report.tallies.new == 1
        assert [item.title for item in store.items(since=NOW + days(1))] == ["Wheat waits"]

    def test_of_another_feed_is_stored_and_is_not_fresh(self, check: Check, store: Store) -> None:
        check(one=Reply(document("Rain")))

        report = check(NOW + days(2), one=Reply(self.posts("old")))

        assert report.tallies.new == 606
        state = store.states()["wire-one"]
        assert Warn.ARCHIVE in state.warnings
        volume = report.assessments[0].volume
        assert volume.stories < 10


class TestOrder:
    def test_in_which_feeds_answer_changes_nothing(self, server: FeedServer) -> None:
        server.routes.update(
            {
                f"/{name}": Reply(document(title, f"Rain in {name}", name=name))
                for name, title in (("a", BLOCKED), ("b", BLOCKED.upper()), ("c", BLOCKED + "."))
            }
        )
        chosen = serving(server)
        with Web(chosen.fetch, {}) as web:
            found = []
            for order in ((0, 1, 2), (2, 0, 1), (1, 2, 0)):
                shuffled = replace(chosen, feeds=tuple(chosen.feeds[n] for n in order))
                with Store(":memory:") as store:
                    report = engine.check(shuffled, store, web.send, NOW)
                    found.append((report, list(store.items())))

        assert found[0] == found[1] == found[2]
        assert len({item.story for item in found[0][1]}) == 4


class TestOnly:
    TWO = replace(
        CONFIG.indicators[0], id="other", feeds=("wire-b",), signals=CONFIG.indicators[0].signals
    )

    def two(self, server: FeedServer) -> Config:
        server.routes.update({"/a": Reply(document("Rain")), "/b": Reply(document(BLOCKED))})
        return replace(serving(server), indicators=(*CONFIG.indicators, self.TWO))

    def test_asks_the_feeds_of_the_named_indicator_and_assesses_it_alone(
        self, server: FeedServer, store: Store
    ) -> None:
        chosen = self.two(server)

        with Web(chosen.fetch, {}) as web:
            report = engine.check(chosen, store, web.send, NOW, only=("other",))

        assert server.paths() == ["/b"]
        assert [one.indicator for one in report.assessments] == ["other"]
        assert (report.tallies.configured, report.tallies.relevant) == (1, 1)

    def test_leaves_the_standing_of_the_others(self, server: FeedServer, store: Store) -> None:
        chosen = self.two(server)

        with Web(chosen.fetch, {}) as web:
            engine.check(chosen, store, web.send, NOW)
            engine.check(chosen, store, web.send, NOW + days(1), only=("other",))

        standings = store.standings(NOW + days(2))
        assert standings["blockade"].at == NOW
        assert standings["other"].at == NOW + days(1)

    def test_what_was_last_said_of_the_others_is_carried_along(
        self, server: FeedServer, store: Store
    ) -> None:
        chosen = self.two(server)

        with Web(chosen.fetch, {}) as web:
            engine.check(chosen, store, web.send, NOW, only=("blockade",))
            alone = store.last_report()
            engine.check(chosen, store, web.send, NOW + days(1))
            engine.check(chosen, store, web.send, NOW + days(2), only=("other",))
            engine.check(chosen, store, web.send, NOW + days(3), only=("other", "other"))
            whole = store.last_report(NOW + days(1))
            last = store.last_report()

        assert alone is not None
        assert whole is not None
        assert last is not None
        assert [one["id"] for one in alone["indicators"]] == ["blockade"]
        assert (alone["only"], whole["only"], last["only"]) == (["blockade"], [], ["other"])
        assert last["at"] == stamp(NOW + days(3))
        assert [(one["id"], one["assessed"]) for one in last["indicators"]] == [
            ("blockade", stamp(NOW + days(1))), ("other", stamp(NOW + days(3))),
        ]  # fmt: skip
        assert last["indicators"][0] == whole["indicators"][0]

    def test_naming_all_of_them_is_a_whole_run(self, server: FeedServer, store: Store) -> None:
        chosen = self.two(server)

        with Web(chosen.fetch, {}) as web:
            report = engine.check(chosen, store, web.send, NOW, only=("other", "blockade"))

        assert report.only == ()

    def test_of_what_is_not_there_says_what_is(self, check: Check, server: FeedServer) -> None:
        with pytest.raises(UsageError, match="'blokade'; did you mean 'blockade'") as caught:
            check(only=["blokade"])

        assert caught.value.hint == "there are: blockade"
        assert server.asked == []
        with pytest.raises(UsageError) as caught:
            check(only=["xyz"])
        assert caught.value.hint == "there are: blockade"


class TestProgress:
    def test_is_told_of_each_answer(self, server: FeedServer, store: Store) -> None:
        server.routes.update({"/a": Reply(document("Rain")), "/b": Reply("", 500)})
        chosen, told = serving(server), list[tuple[int, int]]()

        with Web(chosen.fetch, {}) as web:
            engine.check(
                chosen, store, web.send, NOW,
                on_progress=lambda done, total: told.append((done, total)),
            )  # fmt: skip

        assert told == [(1, 2), (2, 2)]


class TestShow:
    def test_is_the_verdict_of_the_run_and_writes_nothing(
        self, check: Check, store: Store, server: FeedServer
    ) -> None:
        ran = check(a=Reply(document(BLOCKED)))

        shown = engine.show(serving(server), store, NOW, "blockade")

        assert shown.assessments == ran.assessments
        assert shown.tallies == ran.tallies
        assert store.last_report() == json.loads(to_json(report_tree(ran)))

    def test_counts_the_day_of_a_run_as_the_run_itself_did(
        self, check: Check, store: Store, server: FeedServer
    ) -> None:
        for back in range(40, 0, -1):
            day = NOW - days(back)
            told = f"Wheat port of Odesa under blockade, day {back}" if back % 4 else "Dry"
            check(day, a=Reply(document(f"Rain {back}", told, at=day)))
        much = [f"Wheat port number {one} under blockade by {one} ships" for one in range(8)]

        ran = check(a=Reply(document(*much)))

        shown = engine.show(serving(server), store, NOW, "blockade")
        assert ran.assessments[0].volume.expected > 0
        assert ran.assessments[0].volume == shown.assessments[0].volume

    def test_reads_what_is_stored_with_the_vocabulary_of_now(
        self, check: Check, store: Store, server: FeedServer
    ) -> None:
        check(a=Reply(document("Rain over Odesa")))
        wet = configuration.parse(GRAIN.replace('"novel"', '"novel", "snow"'), "grain.toml")
        rainy = configuration.parse(
            GRAIN.replace('"wheat*"', '"rain"')
            .replace('"ports"', '"Odesa"')
            .replace('"blockade*"', '"over"'),
            "grain.toml",
        )
        feeds = serving(server).feeds

        def stories(config: Config) -> list[str]:
            chosen = replace(config, feeds=feeds)
            (verdict,) = engine.show(chosen, store, NOW, "blockade").assessments
            return [story.title for story in verdict.evidence]

        assert stories(wet) == []
        assert stories(rainy) == ["Rain over Odesa"]
        assert stories(CONFIG) == []

    def test_leaves_an_archive_out_whether_its_readings_are_cached_or_not(
        self, check: Check, store: Store
    ) -> None:
        check(a=Reply(document(BLOCKED)), b=Reply(document(BLOCKED, at=NOW - days(400), name="b")))
        other = configuration.parse(GRAIN.replace('"novel"', '"novel", "snow"'), "grain.toml")

        for config in (CONFIG, other):
            (known,) = engine.facts(config, store, Reader(config), NOW).accounts
            assert known.item.feed == "wire-a"

    def test_at_an_earlier_time_knows_nothing_of_later_items(
        self, check: Check, store: Store, server: FeedServer
    ) -> None:
        check(a=Reply(document("Rain")))
        later = NOW + days(2)
        check(later, a=Reply(document(BLOCKED, "Rain", at=later)))

        for vocabulary in (CONFIG, replace(CONFIG, concepts=(*CONFIG.concepts, EXTRA))):
            chosen = replace(vocabulary, feeds=serving(server).feeds)
            (then,) = engine.show(chosen, store, NOW + days(1), "blockade").assessments
            (now,) = engine.show(chosen, store, later, "blockade").assessments
            assert (then.evidence, len(now.evidence)) == ((), 1)

    def test_of_what_is_not_there_says_so(self, store: Store) -> None:
        with pytest.raises(UsageError, match="no indicator"):
            engine.show(CONFIG, store, NOW, "satellite")


EXTRA = Concept(id="extra", words=(Terms(language="en", terms=("extra",)),))


class TestVocabulary:
    def test_that_changed_reads_what_is_stored_anew(
        self, check: Check, store: Store, server: FeedServer
    ) -> None:
        check(a=conditional(document(BLOCKED), '"1"'))
        changed = replace(
            CONFIG, feeds=serving(server).feeds, fetch=serving(server).fetch,
            concepts=(*CONFIG.concepts, EXTRA),
        )  # fmt: skip
        assert Reader(changed).vocabulary != Reader(CONFIG).vocabulary

        with Web(changed.fetch, {}) as web:
            report = engine.check(changed, store, web.send, NOW + days(1))

        assert [story.title for story in report.assessments[0].evidence] == [BLOCKED]
        assert not list(store.cache.unread(Reader(changed).vocabulary, NOW - days(30)))


class TestFeeds:
    def test_are_judged_each_in_the_configurations_order(
        self, check: Check, store: Store, server: FeedServer
    ) -> None:
        check(a=Reply(document("Rain")), b=Reply("", 500))
        chosen = serving(server)
        off = Feed(id="off", url="https://x.example", enabled=False)

        reports = engine.feeds(replace(chosen, feeds=(off, *chosen.feeds[::-1])), store, NOW)

        assert [(report.state.feed, report.health) for report in reports] == [
            ("off", FeedHealth.OFF), ("wire-b", FeedHealth.FAILING), ("wire-a", FeedHealth.OK),
        ]  # fmt: skip


class TestPruning:
    def test_drops_old_bodies_and_brings_nothing_back_as_new(
        self, check: Check, store: Store
    ) -> None:
        check(a=Reply(document(BLOCKED)))
        report = check(NOW + days(401))

        assert titles(store) == []
        assert report.tallies.new == 0
        assert check(NOW + days(402)).tallies.new == 0


# ------------------------------------------------------------------ bad feeds


@pytest.fixture(scope="module")
def hostile(shared: Path) -> Iterator[str]:
    """`host:port` of the shared server of faults, running on loopback."""
    script = str(shared / "hostile" / "hostile_server.py")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as running:  # noqa: S603  our own interpreter and code
        assert running.stdout is not None
        yield f"127.0.0.1:{json.loads(running.stdout.readline())['port']}"
        running.terminate()


IDENTITY = (
    "/healthy-rss", "/etag", "/etag-changes", "/304-new-etag", "/missing-guid",
    "/missing-everything", "/guid-same-all", "/item-twice", "/guid-case", "/guid-whitespace",
    "/guid-falsy", "/guid-path", "/guid-changes", "/guid-and-link-change", "/guid-scheme-flips",
    "/guid-1mb", "/title-edited", "/items-vanish", "/breaks-on-second", "/flood",
    "/date-always-now", "/dates-future", "/dates-ancient", "/new-feed-url",
)  # fmt: skip


@pytest.mark.parametrize("case", IDENTITY)
def test_meets_what_is_expected_of_it(hostile: str, shared: Path, store: Store, case: str) -> None:
    cases = json.loads((shared / "hostile" / "catalogue.json").read_text())["cases"]
    expected = next(each["expect"] for each in cases if each["id"] == case)
    feed = Feed(id="wire-x", url=f"http://{hostile}{case}", language="en")
    limits = replace(CONFIG.fetch, allow_hosts=(hostile,))
    chosen = replace(CONFIG, feeds=(feed,), fetch=limits)
    with Web(limits, {}) as web:
        for turn, want in enumerate(expected if isinstance(expected, list) else [expected]):
            engine.check(chosen, store, web.send, NOW + days(turn), force=True)
            got = store.states()["wire-x"]

            assert (got.outcome, got.error) == (want["outcome"], want.get("error"))
            for count in {"items", "new", "updated", "stored"} & want.keys():
                assert getattr(got, count) == want[count], count
            assert set(got.warnings) >= set(want.get("warnings", ()))


def test_all_shared_documents_end_without_a_traceback(shared: Path) -> None:
    """Each of them a feed of its own, all in one run; and again, without news."""
    folder = shared / "feed_documents"
    names = [json.loads(line) for line in (folder / "index.ndjson").read_text().splitlines()]
    paths = sorted(str(each["file"]) for each in names)
    server = FeedServer({f"/{n}": Reply((folder / p).read_bytes()) for n, p in enumerate(paths)})
    with server, Store(":memory:") as store:
        chosen = serving(server)
        with Web(replace(chosen.fetch, concurrency=4, total_seconds=20), {}) as web:
            first = engine.check(chosen, store, web.send, NOW)
            second = engine.check(chosen, store, web.send, NOW + days(1), force=True)

        assert first.tallies.configured == len(paths)
        faults = [p for p in first.problems + second.problems if "fault of ours" in p.message]
        assert faults == []
        assert first.tallies.new == len(titles(store))
        assert second.tallies.new == 0


def test_leads_are_looked_for_as_long_as_stories_are_open_and_items_may_be_late() -> None:
    assert timedelta(days=WINDOW_DAYS + 4) == engine.OPEN_STORIES
