"""Telling after a run, from end to end: real feeds on loopback, a real store, real receivers."""

import json
import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from make import GRAIN, NOW, days
from server import FeedServer, Reply
from test_engine import document
from watchlist import config as configuration
from watchlist import delivery, engine, judging
from watchlist.contract import ReportTree
from watchlist.errors import UsageError
from watchlist.lock import exclusive
from watchlist.notice import Undelivered
from watchlist.notifiers import NOTIFIERS
from watchlist.settings import Channel, Config, Feed, Heartbeat
from watchlist.store import Store
from watchlist.verdict import Report
from watchlist.web.client import Web

CONFIG = configuration.parse(GRAIN, "grain.toml")
FIRST, SECOND = "Wheat port of Odesa under blockade", "Blockade of the wheat port of Odesa begins"


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "w.db") as opened:
        yield opened


class Desk:
    """A run and what follows it, with a channel that writes what it is told into a file."""

    def __init__(self, server: FeedServer, store: Store, folder: Path) -> None:
        self.server, self.store, self.environ = server, store, dict(os.environ)
        self.told_at, self.hook = folder / "told.ndjson", folder / "hook.py"
        self.hook.write_text(
            f"#!{sys.executable}\nimport sys\n"
            f"open({str(self.told_at)!r}, 'a').write(sys.stdin.read())\n",
            encoding="utf-8",
        )
        self.repair()
        self.channels: tuple[Channel, ...] = (Channel(id="desk", command=(str(self.hook),)),)
        self.heartbeat = Heartbeat()

    def break_down(self) -> None:
        self.hook.chmod(0)

    def repair(self) -> None:
        self.hook.chmod(stat.S_IRWXU)

    def config(self) -> Config:
        feeds = tuple(
            Feed(id=f"wire-{name}", url=self.server.url(f"/{name}"), source=source)
            for name, source in (("a", "wire"), ("b", "daily"))
        )
        limits = replace(CONFIG.fetch, allow_hosts=(self.server.place,), total_seconds=5)
        return replace(
            CONFIG, feeds=feeds, fetch=limits, notify=self.channels, heartbeat=self.heartbeat
        )

    def run(
        self,
        now: datetime,
        *titles: str,
        notify: bool = True,
        die: Callable[[], None] = lambda: None,
    ) -> tuple[Undelivered, ...]:
        """Run a check at a time at which each feed has one of these titles; none: they fail."""
        for place, name in enumerate("ab"):
            reply = Reply(status=500)
            if titles:
                reply = Reply(document(titles[place], at=now, name=name))
            self.server.routes[f"/{name}"] = reply
        config = self.config()
        with Web(config.fetch, self.environ) as web:
            delivery.enrol(config, self.store, now)
            report = engine.check(config, self.store, web.send, now, force=True)
            die()
            return self.follow(config, web, report, notify=notify)

    def follow(
        self, config: Config, web: Web, report: Report, *, notify: bool
    ) -> tuple[Undelivered, ...]:
        return delivery.follow(config, self.store, web.send, report, self.environ, notify=notify)

    def told(self) -> list[list[str]]:
        """The codes of each message, notice by notice."""
        if not self.told_at.exists():
            return []
        lines = map(json.loads, self.told_at.read_text(encoding="utf-8").splitlines())
        return [
            [reason["code"] for notice in line["notices"] for reason in notice["reasons"]]
            for line in lines
        ]


@pytest.fixture
def desk(server: FeedServer, store: Store, tmp_path: Path) -> Desk:
    return Desk(server, store, tmp_path)


RISE = ["rose", "new_stage"]


class TestTelling:
    def test_a_first_run_is_quiet_whatever_it_finds(self, desk: Desk) -> None:
        desk.channels = (replace(desk.channels[0], on=("first", "trigger", "steady")),)

        assert desk.run(NOW, FIRST, SECOND) == ()
        assert desk.told() == []

    def test_a_rise_is_told_once_with_its_evidence(self, desk: Desk) -> None:
        desk.run(NOW, "Rain", "Fog")
        desk.run(NOW + days(1), FIRST, SECOND)
        desk.run(NOW + days(2), FIRST, SECOND)

        (codes,) = desk.told()
        assert codes[:2] == RISE
        message = json.loads(desk.told_at.read_text(encoding="utf-8"))
        assert (message["channel"], message["title"]) == ("desk", "Grain")
        assert message["at"] == "2026-03-03T06:00:00Z"
        (notice,) = message["notices"]
        assert (notice["indicator"], notice["status"]) == ("blockade", "critical")
        assert {story["title"] for story in notice["evidence"]} <= {FIRST, SECOND}
        assert notice["evidence"]

    def test_going_blind_and_seeing_again_are_told(self, desk: Desk) -> None:
        desk.run(NOW, "Rain", "Fog")
        desk.run(NOW + days(3))
        desk.run(NOW + days(4))
        desk.run(NOW + days(5), "Rain", "Fog")

        assert desk.told() == [["went_blind"], ["sees_again"]]

    def test_no_channel_is_nothing_to_do(self, desk: Desk, store: Store) -> None:
        desk.channels = ()
        desk.run(NOW, "Rain", "Fog")

        assert desk.run(NOW + days(1), FIRST, SECOND) == ()
        assert store.notices.told("desk") == {}

    def test_a_new_channel_hears_of_the_next_run_and_not_of_the_past(self, desk: Desk) -> None:
        channels, desk.channels = desk.channels, ()
        desk.run(NOW, "Rain", "Fog")
        desk.run(NOW + days(1), FIRST, SECOND)
        desk.channels = channels
        desk.run(NOW + days(2), FIRST, SECOND)
        assert desk.told() == []

        desk.run(NOW + days(5))
        assert desk.told() == [["went_blind"]]

    def test_a_reminder_comes_after_so_many_days_and_again(self, desk: Desk) -> None:
        desk.channels = (replace(desk.channels[0], on=("new_stage",), repeat_days=2),)
        desk.run(NOW, "Rain", "Fog")
        for n in range(1, 7):
            desk.run(NOW + days(n), FIRST, SECOND)

        assert desk.told() == [["new_stage"], ["reminder"], ["reminder"]]

    def test_a_run_that_tells_nobody_leaves_it_to_a_later_one(self, desk: Desk) -> None:
        desk.run(NOW, "Rain", "Fog")
        desk.run(NOW + days(1), FIRST, SECOND, notify=False)
        assert desk.told() == []

        desk.run(NOW + days(2), FIRST, SECOND)
        assert [codes[:2] for codes in desk.told()] == [RISE]


class TestFailure:
    def test_is_told_and_due_again(self, desk: Desk) -> None:
        desk.run(NOW, "Rain", "Fog")
        desk.break_down()
        (failed,) = desk.run(NOW + days(1), FIRST, SECOND)
        assert failed.what.startswith(f"notify.desk: {desk.hook} cannot be run: ")
        assert failed.what.endswith("; it is due again")
        desk.run(NOW + days(5))
        assert desk.told() == []

        desk.repair()
        assert desk.run(NOW + days(6)) == ()
        assert [set(codes) >= {"went_blind", *RISE} for codes in desk.told()] == [True]
        desk.run(NOW + days(7))
        assert len(desk.told()) == 1

    def test_of_one_channel_is_no_failure_of_others(self, desk: Desk) -> None:
        good = desk.channels[0]
        desk.channels = (Channel(id="bad", command=("/no/such/program",)), good)
        desk.run(NOW, "Rain", "Fog")

        (failed,) = desk.run(NOW + days(1), FIRST, SECOND)
        assert failed.what.startswith("notify.bad: ")
        assert len(desk.told()) == 1
        desk.run(NOW + days(2), FIRST, SECOND)
        assert len(desk.told()) == 1

    def test_that_is_a_bug_of_a_notifier_stops_nothing(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Broken:
            @staticmethod
            def deliver(*_: object) -> None:
                raise ZeroDivisionError

        desk.run(NOW, "Rain", "Fog")
        with monkeypatch.context() as patch:
            patch.setitem(NOTIFIERS, "command", Broken)
            (failed,) = desk.run(NOW + days(1), FIRST, SECOND)
        assert "ZeroDivisionError" in failed.what

        desk.run(NOW + days(2), FIRST, SECOND)
        assert len(desk.told()) == 1

    def test_to_get_the_store_leaves_it_to_the_run_that_has_it(
        self, desk: Desk, store: Store
    ) -> None:
        desk.run(NOW, "Rain", "Fog")
        config = desk.config()

        with exclusive(store.path, NOW):
            (failed,) = delivery.tell(config, store, NOW, {})
        assert "another run holds the store" in failed.what

    def test_between_storing_and_telling_loses_nothing(self, desk: Desk) -> None:
        def die() -> None:
            raise KeyboardInterrupt

        desk.run(NOW, "Rain", "Fog")
        with pytest.raises(KeyboardInterrupt):
            desk.run(NOW + days(1), FIRST, SECOND, die=die)
        desk.run(NOW + days(1), FIRST, SECOND)

        assert [set(codes) >= set(RISE) for codes in desk.told()] == [True]

    def test_between_sending_and_logging_sends_it_again_with_the_same_id(
        self, desk: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def die(*_: object) -> None:
            raise KeyboardInterrupt

        desk.run(NOW, "Rain", "Fog")
        with monkeypatch.context() as patch:
            patch.setattr(store.notices, "record", die)
            with pytest.raises(KeyboardInterrupt):
                desk.run(NOW + days(1), FIRST, SECOND)
        delivery.tell(desk.config(), store, NOW + days(1), desk.environ)
        delivery.tell(desk.config(), store, NOW + days(1), desk.environ)

        lines = desk.told_at.read_text(encoding="utf-8").splitlines()
        assert len(lines) == 2
        assert lines[0] == lines[1]


def last(store: Store) -> ReportTree:
    """What the last run said."""
    report = store.last_report()
    assert report
    return report


class TestTrial:
    def test_sends_how_things_stand_and_leaves_what_is_due(self, desk: Desk, store: Store) -> None:
        desk.run(NOW, "Rain", "Fog")
        desk.run(NOW + days(1), FIRST, SECOND, notify=False)

        failed = delivery.try_out(desk.config(), last(store), "desk", desk.environ)

        assert failed is None
        assert desk.told() == [["reminder"]]
        assert "A trial, nothing new" in desk.told_at.read_text(encoding="utf-8")
        delivery.tell(desk.config(), store, NOW + days(1), desk.environ)
        assert [codes[:2] for codes in desk.told()] == [["reminder"], RISE]

    def test_of_what_is_not_there_is_refused(self, desk: Desk, store: Store) -> None:
        def tried(name: str) -> str:
            with pytest.raises(UsageError) as caught:
                delivery.try_out(desk.config(), last(store), name, {})
            assert caught.value.hint
            return caught.value.message

        desk.run(NOW, "Rain", "Fog")
        assert "did you mean 'desk'" in tried("deks")
        desk.channels = ()
        assert tried("desk") == "there is no channel 'desk'"


class TestMute:
    def test_keeps_an_indicator_quiet_and_what_happened_meanwhile_too(self, desk: Desk) -> None:
        desk.run(NOW, "Rain", "Fog")
        judging.mute(desk.config(), desk.store, "blockade", "2026-03-04", NOW)
        desk.run(NOW + days(1), FIRST, SECOND)
        desk.run(NOW + days(2), FIRST, SECOND)

        assert desk.told() == []
        assert desk.store.mutes.all() == {}

    def test_until_a_change_ends_with_it_for_good(self, desk: Desk) -> None:
        desk.run(NOW, "Rain", "Fog")
        judging.mute(desk.config(), desk.store, "blockade", "change", NOW)
        desk.run(NOW + days(3))
        assert desk.told() == []

        desk.run(NOW + days(4), FIRST, SECOND)
        assert [set(codes) >= set(RISE) for codes in desk.told()] == [True]
        assert desk.store.mutes.all() == {}

    def test_that_is_over_stays_over_though_the_telling_fails(self, desk: Desk) -> None:
        desk.run(NOW, "Rain", "Fog")
        judging.mute(desk.config(), desk.store, "blockade", "change", NOW)
        desk.break_down()
        desk.run(NOW + days(1), FIRST, SECOND)
        desk.repair()
        desk.run(NOW + days(2), FIRST, SECOND)

        assert [set(codes) >= set(RISE) for codes in desk.told()] == [True]


class TestHeartbeat:
    @pytest.mark.parametrize("status", [200, 204])
    def test_is_asked_after_each_run(self, desk: Desk, server: FeedServer, status: int) -> None:
        server.routes["/beat"] = Reply("", status)
        desk.heartbeat = Heartbeat(url=server.url("/${TOKEN}"))
        desk.environ["TOKEN"] = "beat"

        assert desk.run(NOW, "Rain", "Fog") == ()
        assert desk.run(NOW + days(3)) == ()
        assert desk.run(NOW + days(4), FIRST, SECOND, notify=False) == ()
        assert server.paths().count("/beat") == 3

    def test_that_was_blind_may_be_told_elsewhere(self, desk: Desk, server: FeedServer) -> None:
        server.routes |= {"/beat": Reply("ok"), "/beat/fail": Reply("ok")}
        desk.heartbeat = Heartbeat(url=server.url("/beat"), blind_url=server.url("/beat/fail"))

        desk.run(NOW, "Rain", "Fog")
        desk.run(NOW + days(3))

        asked = [path for path in server.paths() if path.startswith("/beat")]
        assert asked == ["/beat", "/beat/fail"]

    def test_that_fails_is_told_without_its_secret(self, desk: Desk, server: FeedServer) -> None:
        desk.heartbeat = Heartbeat(url=server.url("/${TOKEN}"))
        desk.environ["TOKEN"] = "hunter2"

        (failed,) = desk.run(NOW, "Rain", "Fog")
        assert failed.what.startswith("heartbeat: HTTP 404 (not found)")
        assert "hunter2" not in failed.what + failed.hint


def test_unchanged_runs_add_nothing_to_the_log(desk: Desk, store: Store) -> None:
    desk.run(NOW, "Rain", "Fog")
    for n in range(1, 4):
        desk.run(NOW + timedelta(hours=n), "Rain", "Fog")

    (known,) = store.notices.told("desk").values()
    assert (known.run, known.at) == (4, NOW)
    assert desk.told() == []
