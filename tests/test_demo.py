"""The demo: the whole pipeline over the sample, once a day for five weeks."""

import json
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from watchlist import config, demo, engine
from watchlist.demo import feeds as demo_feeds
from watchlist.errors import UsageError
from watchlist.store import Store
from watchlist.tree import report_tree
from watchlist.verdict import Assessment, Evidence, Report
from watchlist.words import Direction, Health, Polarity, ReasonCode

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "kept"


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return demo.run(NOW, folder)


def verdict(report: Report, indicator: str) -> Assessment:
    return next(one for one in report.assessments if one.indicator == indicator)


def story(report: Report, indicator: str, title: str) -> Evidence:
    found = [e for e in verdict(report, indicator).evidence if title in e.title]
    assert len(found) == 1
    return found[0]


def statuses(folder: Path, indicator: str) -> list[str]:
    """What each day's run said, as stored, oldest first."""
    with Store(folder / demo.STORE_NAME) as store:
        days = [NOW + timedelta(days=day) for day in range(demo.FIRST_DAY, 1)]
        return [store.standings(day + timedelta(seconds=1))[indicator].status.value for day in days]


class TestStory:
    def test_four_indicators_end_at_four_statuses(self, report: Report) -> None:
        assert {one.indicator: one.status.value for one in report.assessments} == {
            "satellite": "elevated",
            "labor": "critical",
            "seoul_aid": "watch",
            "energy": "quiet",
        }

    def test_the_launch_notice_raises_satellite_on_the_last_day(self, report: Report) -> None:
        satellite = verdict(report, "satellite")

        assert satellite.direction is Direction.UP
        assert satellite.stage is not None
        assert satellite.stage.id == "preparation"
        assert satellite.stage.families >= 3
        assert satellite.stage.rests_on is None
        assert {ReasonCode.ROSE, ReasonCode.NEW_STAGE} <= {r.code for r in satellite.reasons}

    def test_a_tabloid_alone_was_not_believed(self, report: Report) -> None:
        rumour = story(report, "satellite", "LAUNCHES spy satellite in secret")

        assert rumour.stage == "attempt"
        assert rumour.grade == "D4"

    def test_labor_stands_on_the_top_rung(self, report: Report) -> None:
        labor = verdict(report, "labor")

        assert labor.stage is not None
        assert (labor.stage.id, labor.stage.rung) == ("mass", 4)

    def test_seoul_denies_and_a_state_agency_alone_claims(self, report: Report) -> None:
        denial = story(report, "seoul_aid", "South Korea will not send lethal weapons")
        claim = story(report, "seoul_aid", "155mm shells to Kiev")

        assert denial.polarity is Polarity.DENIED
        assert {"reuters", "yonhap"} <= set(denial.denying)
        assert denial.families == ()
        assert claim.stage == "indirect"
        assert claim.families == ()
        assert [speaker.voice.family for speaker in claim.speakers] == ["ru-state"]

    def test_more_troops_are_an_active_trigger(self, report: Report) -> None:
        (trigger,) = verdict(report, "seoul_aid").triggers

        assert trigger.is_active

    def test_energy_fell_to_quiet(self, folder: Path, report: Report) -> None:
        said = statuses(folder, "energy")

        assert report.at == NOW
        assert said[0] != "quiet"
        assert said[-1] == "quiet"
        assert verdict(report, "energy").stage is None


class TestCopies:
    def test_one_text_of_a_wire_is_one_voice(self, folder: Path, report: Report) -> None:
        with Store(folder / demo.STORE_NAME) as store:
            copies = [
                item
                for item in store.items()
                if item.title.startswith("South Korea says it will not send lethal weapons")
            ]
        denial = story(report, "seoul_aid", "South Korea will not send lethal weapons")

        assert len(copies) == 3
        assert {item.story for item in copies} == {denial.story}
        assert {"reuters", "yonhap"} <= set(denial.denying), "told in three more newsrooms"
        assert not {"yahoo", "msn"} & {name.partition(".")[0] for name in denial.denying}

    def test_voices_are_fewer_than_tellings(self, folder: Path, report: Report) -> None:
        notice = story(report, "satellite", "N. Korea notifies Japan of plan")
        with Store(folder / demo.STORE_NAME) as store:
            told = [item for item in store.items() if item.story == notice.story]

        assert 3 <= len(notice.families) < len(told)


class TestHealth:
    def test_the_dead_feed_is_a_problem(self, report: Report) -> None:
        (problem,) = report.problems

        assert problem.feed == "rfa-ko"
        assert "404" in problem.message
        assert problem.since == NOW - timedelta(days=8)

    def test_the_silent_feed_is_named(self, report: Report) -> None:
        assert report.silent == ("dailynk-en-labor",)

    def test_they_blind_nobody(self, report: Report) -> None:
        assert report.health is Health.OK

    def test_all_that_came_out_was_stored_and_no_more(self, folder: Path, report: Report) -> None:
        died = next(f for f in demo_feeds.feeds() if f.id == "rfa-ko").gone_from_day
        assert died is not None
        served = [item for item in demo_feeds.items() if item.feed != "rfa-ko" or item.day < died]

        with Store(folder / demo.STORE_NAME) as store:
            stored = {item.title for item in store.items()}

        assert report.tallies.configured == len(demo_feeds.feeds())
        assert stored == {item.title for item in served}


class TestRun:
    def test_two_demos_at_the_same_time_say_the_same(self, report: Report) -> None:
        told: list[tuple[int, int]] = []

        again = demo.run(NOW, on_day=lambda done, of: told.append((done, of)))

        assert json.dumps(report_tree(again)) == json.dumps(report_tree(report))
        assert told == [(count, 36) for count in range(1, 37)]

    def test_the_time_of_day_changes_no_status(self, report: Report) -> None:
        other = demo.run(datetime(2024, 2, 29, 23, 59, tzinfo=UTC))

        assert [one.status for one in other.assessments] == [
            one.status for one in report.assessments
        ]

    def test_what_is_kept_can_be_gone_on_with(self, folder: Path, report: Report) -> None:
        settings = config.load(folder / demo.CONFIG_NAME)
        with Store(folder / demo.STORE_NAME, create=False) as store:
            shown = engine.show(settings, store, NOW, "satellite")

        (satellite,) = shown.assessments
        assert satellite.stage == verdict(report, "satellite").stage
        assert satellite.evidence == verdict(report, "satellite").evidence

    def test_an_earlier_demo_is_not_overwritten(self, folder: Path, report: Report) -> None:
        before = (folder / demo.STORE_NAME).read_bytes()

        with pytest.raises(UsageError, match=r"demo\.toml is there already"):
            demo.run(report.at, folder)

        assert (folder / demo.STORE_NAME).read_bytes() == before


class TestConfiguration:
    def test_is_the_shipped_one_but_for_its_feeds(self) -> None:
        shipped = tomllib.loads(config.default_text())
        ours = tomllib.loads(demo.configuration())

        del shipped["feeds"]
        feeds = ours.pop("feeds")
        assert ours == shipped
        assert [feed["id"] for feed in feeds] == [feed.id for feed in demo_feeds.feeds()]

    def test_keeps_the_comment_above_what_follows_the_feeds(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = 'a = 1\n# of feeds\n[[feeds]]\nid = "x"\n# within\nurl = "y"\n\n# next\n[b]\nc = 2\n'
        monkeypatch.setattr(config, "default_text", lambda: text)

        ours = demo.configuration()

        assert ours.startswith("a = 1\n# of feeds\n\n# next\n[b]\nc = 2\n\n[[feeds]]\n")
