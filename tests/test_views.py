"""A page tells at a glance what moved, says what it could not see, and says what to do next."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

import morning
from golden import agree
from make import (
    NOW,
    TALLIES,
    assessment,
    days,
    evidence,
    feed_report,
    report,
    rung,
    stage_verdict,
    voice,
)
from watchlist.contract import ReportTree
from watchlist.health import CALM
from watchlist.history import history as compose
from watchlist.pages.page import View
from watchlist.plain import to_json
from watchlist.records import stamp
from watchlist.renderers import table
from watchlist.tree import report_tree
from watchlist.tree_lists import cases_tree, feeds_tree
from watchlist.verdict import (
    Assessment,
    Coverage,
    FeedProblem,
    Report,
    Speaker,
    StageVerdict,
    Trial,
    TriggerReport,
    TriggerVerdict,
    Turn,
    Volume,
    Window,
)
from watchlist.views import cases, feeds, history, show, status
from watchlist.views.words import SHAPES, age, clock, count, day, names, spark
from watchlist.words import (
    Direction,
    ErrorKind,
    FeedHealth,
    Health,
    Polarity,
    Stance,
    Status,
    VolumeState,
    WindowState,
)


def drawn(view: View, width: int = 80) -> str:
    return table.render(view, width, color=False)


def screen(a_report: Report, width: int = 80, *, zone: str = "UTC", late: float = 0) -> str:
    tree: ReportTree = json.loads(to_json(report_tree(a_report)))  # as read back from the store
    return drawn(status.view(tree, timezone=zone, now=NOW + days(late)), width)


def past(*runs: tuple[float, Assessment], width: int = 80) -> str:
    """The history of runs some days back."""
    told = [
        (stamp(NOW - days(back)), report_tree(report(one))["indicators"][0]) for back, one in runs
    ]
    tree = compose("Watch", told, (NOW - days(60)).date(), NOW.date())
    return drawn(history.view(tree, timezone="Asia/Seoul", now=NOW), width)


def full(a_report: Report, width: int = 80) -> str:
    return drawn(show.view(report_tree(a_report), timezone="Asia/Seoul", now=NOW), width)


class TestStatus:
    @pytest.mark.parametrize("width", [40, 120, 200])
    def test_a_morning_looks_as_it_did(self, width: int, *, update_golden: bool) -> None:
        text = screen(morning.morning(), width, zone="Asia/Seoul")

        agree(f"status-{width}.txt", text, update=update_golden)

    def test_four_indicators_and_all_troubles_fit_80_by_24_with_the_prompt(self) -> None:
        text = screen(morning.morning(is_baseline=True, turns=()))  # a first run knows no turns

        assert len(text.splitlines()) <= 23

    def test_feeds_that_turned_take_no_line_where_there_is_none_to_spare(self) -> None:
        text = screen(morning.morning())

        assert len(text.splitlines()) <= 23
        assert " · 2 feeds turned" in text

    def test_feeds_that_turned_have_a_line_and_are_told_in_sentences_where_it_is_wide(self) -> None:
        ill = [Turn(f"w{n}", FeedHealth.OK, FeedHealth.EMPTY, NOW, "No item.") for n in range(5)]
        said = report(assessment(), turns=tuple(ill))

        assert "~ turned  w0 ok → empty, w1 ok → empty, w2 ok → empty +2" in screen(said)
        wide = screen(said, 120)
        assert "w2, ok → empty: No item.\n" in wide
        assert "w3, ok" not in wide
        assert "and 2 feeds more turned" in wide

    def test_four_indicators_with_long_reasons_and_titles_fit_too(self) -> None:
        told = evidence(title="A long title " * 20)
        four = [
            assessment(
                f"{number}{'x' * 40}", "Title " * 20, evidence=(told,) * 5,
                reasons=tuple(one for one in morning.satellite().reasons for _ in range(4)),
                stage=stage_verdict("y" * 40, "Stage " * 20),
            )
            for number in range(4)
        ]  # fmt: skip
        problems = tuple(FeedProblem(f"f{kind}", kind, "m " * 90, NOW) for kind in ErrorKind)

        text = screen(report(*four, problems=problems, silent=("s",) * 50, health=Health.BLIND))

        assert len(text.splitlines()) <= 23

    def test_says_status_and_direction_in_words_and_shapes(self) -> None:
        assert len(set(SHAPES.values())) == len(Status)
        for one in Status:
            assert f"{SHAPES[one]} {one}" in screen(report(assessment(status=one)))
        assert "  ↓ 2 Mar" in screen(report(assessment(direction=Direction.DOWN)))
        assert "  → 2 Mar" in screen(report(assessment(direction=None)))

    def test_blind_never_reads_as_quiet(self) -> None:
        blind = assessment(
            status=Status.QUIET, coverage=Coverage(5, 0, Health.BLIND), blind_since=NOW - days(3)
        )

        text = screen(report(blind, health=Health.BLIND))

        assert "✕ BLIND" in text
        assert "✕ 27 Feb" in text
        assert "quiet" not in text
        assert text.splitlines()[1].startswith("BLIND · ")

    def test_blind_says_what_is_held_however_narrow_the_screen(self) -> None:
        blind = assessment(
            status=Status.ELEVATED, coverage=Coverage(5, 0, Health.BLIND), blind_since=NOW
        )

        assert "  was elevated" in screen(report(blind, health=Health.BLIND))

    def test_degraded_says_how_many_feeds_are_left(self) -> None:
        assert "DEGRADED 5/12 feeds" in screen(
            report(assessment(coverage=Coverage(12, 5, Health.DEGRADED)))
        )

    def test_a_stage_without_a_grade_says_no_grade(self) -> None:
        stage = stage_verdict(families=1, grade="")

        assert "1 publisher, robust to any one · " in screen(report(assessment(stage=stage)))

    @pytest.mark.parametrize(
        ("stage", "said"),
        [
            (stage_verdict(rests_on="nhk", rests_on_name="NHK"),
             "2 publishers, A1, rests on one publisher: NHK · "),
            (stage_verdict(rests_on="nhk"), "rests on one publisher: nhk · "),
            (stage_verdict(), "2 publishers, A1, robust to any one · "),
            (stage_verdict(is_held=True), "2 publishers, A1 · "),
        ],
    )  # fmt: skip
    def test_says_what_a_stage_rests_on(self, stage: StageVerdict, said: str) -> None:
        ladder = tuple(rung(name) for name in ("intent", "preparation", "attempt"))
        told = report(assessment(stage=stage, ladder=ladder))

        assert said in screen(told)
        if not stage.is_held:
            assert said.removesuffix(" · ").rpartition(", ")[2] in full(told)

    @pytest.mark.parametrize(
        ("denying", "said"), [((), "A1, robust"), (("a",), "1 denies"), (("a", "b"), "2 deny")]
    )
    def test_says_how_many_deny_what_others_affirm(
        self, denying: tuple[str, ...], said: str
    ) -> None:
        ladder = tuple(rung(name, denying=denying) for name in ("intent", "preparation", "attempt"))

        assert said in screen(report(assessment(stage=stage_verdict(), ladder=ladder)))

    @pytest.mark.parametrize(
        ("state", "said"),
        [
            (WindowState.BEFORE, ""),
            (WindowState.OPEN, ""),
            (WindowState.ANSWERED, "window answered · "),
            (WindowState.UNANSWERED, "window unanswered · "),
            (WindowState.NOT_OBSERVED, "window not observed · "),
        ],
    )
    def test_a_window_that_is_over_says_how_it_ended(self, state: WindowState, said: str) -> None:
        told = report(
            assessment(window=Window(None, NOW.date(), state, 31, 30), stage=stage_verdict())
        )

        assert f"{said}2 publishers" in screen(told)
        assert "2 Mar" in screen(told, 120)
        assert ("window" in screen(told)) == bool(said)

    def test_an_active_trigger_shows_on_the_row(self) -> None:
        active = TriggerVerdict("t", "Troops", is_active=True, stories=3, latest=NOW, url=None)
        undated = replace(active, id="u", title="Undated", latest=None, stories=1)
        idle = replace(active, id="i", title="Idle", is_active=False)
        told = report(assessment(triggers=(active, undated, idle)))

        assert "2 triggers · " in screen(told)
        assert "pushed by 3 stories, latest now: Troops" in screen(told, 120)
        assert "pushed by 1 story: Undated" in screen(told, 120)
        assert "Idle" not in screen(told, 120)

    def test_what_was_carried_along_says_of_when_it_is(self) -> None:
        tree = report_tree(report(assessment(), assessment("old")))
        tree["indicators"][1]["assessed"] = stamp(NOW - days(3))

        lines = drawn(status.view(tree, timezone="UTC", now=NOW)).splitlines()

        assert sum("as of 27 Feb · " in line for line in lines) == 1
        assert "as of" in next(line for line in lines if "  old  " in line)

    def test_names_the_zone_of_dates_in_sentences_where_it_is_not_the_tables(self) -> None:
        tree = report_tree(report(assessment()))

        for view in (status.view, show.view):
            seoul = drawn(view(tree, timezone="Asia/Seoul", now=NOW), 120)
            assert "dates in sentences: UTC" in seoul
            assert "sentences" not in drawn(view(tree, timezone="UTC", now=NOW), 120)

    def test_no_stage_is_said_in_words(self) -> None:
        assert "no rung reached" in screen(report(assessment()))

    @pytest.mark.parametrize(
        ("polarity", "said"),
        [
            (Polarity.AFFIRMED, "Yonhap: "),
            (Polarity.DENIED, "Yonhap, denied: "),
            (Polarity.MIXED, "Yonhap, disputed: "),
        ],
    )
    def test_evidence_says_which_way(self, polarity: Polarity, said: str) -> None:
        assert said in screen(report(assessment(evidence=(evidence(polarity=polarity),))))

    def test_the_newest_evidence_is_shown_first_even_where_it_is_not_the_strongest(self) -> None:
        old = evidence("old", "Old and strong", published=NOW - days(3))
        new = evidence("new", "New and weak", published=NOW - days(1))
        one = report(assessment(evidence=(old, new)))

        assert "New and weak" in screen(one)
        assert "Old and strong" not in screen(one)
        assert screen(one, 120).index("New and weak") < screen(one, 120).index("Old and strong")

    def test_a_publisher_counts_once_however_often_it_says_so(self) -> None:
        twice = (Speaker(voice(), None, Polarity.AFFIRMED),) * 2

        assert "Yonhap: " in screen(report(assessment(evidence=(evidence(speakers=twice),))))

    def test_an_old_run_is_said_to_be_old(self) -> None:
        assert "the last run is 3 d old" in screen(report(assessment()), late=3)
        assert "the last run" not in screen(report(assessment()), late=1)

    def test_the_first_run_is_a_baseline(self) -> None:
        assert "first run: the baseline that" in screen(report(is_baseline=True), 120)
        assert "first run: a baseline" in screen(report(is_baseline=True))

    def test_an_empty_configuration_says_what_to_do_next(self) -> None:
        assert "`watchlist init` writes" in screen(report())

    def test_a_calm_screen_says_where_to_look_next(self) -> None:
        assert "`watchlist show ID`" in screen(report(assessment()))

    def test_one_failing_feed_says_why_and_several_are_counted(self) -> None:
        feed = FeedProblem("tass", ErrorKind.DNS, "no such host", NOW - days(1))
        other = FeedProblem("ria", ErrorKind.DNS, "no such host", NOW - days(2))

        assert "! dns  tass since 1 Mar: no such host" in screen(report(problems=(feed,)))
        assert "! dns  2 feeds since 28 Feb: tass, ria" in screen(report(problems=(feed, other)))

    def test_addresses_that_fail_for_one_reason_say_the_reason(self) -> None:
        why = "the environment has no KEY"
        problems = tuple(FeedProblem(f"f{n}", ErrorKind.BAD_URL, why, NOW) for n in range(2))
        other = replace(problems[1], message="only http and https can be fetched")

        assert "! bad_url  2 feeds since 2 Mar: the environment has no KEY" in screen(
            report(problems=problems)
        )
        assert "2 feeds since 2 Mar: f0, f1" in screen(report(problems=(problems[0], other)))

    def test_trouble_says_what_to_do_about_it_where_a_line_is_left(self) -> None:
        one = FeedProblem("tass", ErrorKind.DNS, "no such host", NOW)

        assert "`watchlist feeds`: what is wrong" in screen(report(problems=(one,)))
        assert "`watchlist feeds`: what is wrong" in screen(morning.morning(), 120)
        assert "`watchlist feeds`: what is wrong" not in screen(morning.morning())

    def test_more_kinds_of_trouble_than_fit_are_counted(self) -> None:
        kinds = (ErrorKind.DNS, ErrorKind.TLS, ErrorKind.PARSE, ErrorKind.TIMEOUT)
        problems = tuple(FeedProblem(f"feed-{kind}", kind, "no", NOW) for kind in kinds)

        text = screen(report(problems=problems))

        assert "! more   2 more kinds of trouble: `watchlist feeds`" in text

    def test_times_are_local_with_the_zone_named(self) -> None:
        assert "2 Mar 2026 15:00 KST" in screen(report(), zone="Asia/Seoul")
        assert "2 Mar 2026 03:00 UTC-03" in screen(report(), zone="America/Sao_Paulo")

    def test_the_tree_stays_as_it_was_stored(self) -> None:
        tree = report_tree(morning.morning())

        assert status.view(tree, timezone="Asia/Seoul", now=NOW).tree is tree


class TestShow:
    @pytest.mark.parametrize("width", [80, 120])
    def test_an_indicator_looks_as_it_did(self, width: int, *, update_golden: bool) -> None:
        text = full(report(morning.satellite()), width)

        agree(f"show-{width}.txt", text, update=update_golden)

    def test_marks_the_rung_stood_on_those_below_and_those_above(self) -> None:
        ladder = (rung("a", "Low"), rung("b", "Here"), rung("c", "High", min_reliability="A"))
        stage = stage_verdict("b", "Here", rung=2, of=3, is_held=True, rests_on="nhk", grade="")

        lines = full(report(assessment(stage=stage, ladder=ladder))).splitlines()

        ladder_lines = lines[lines.index("Ladder") + 2 :]
        assert [line.split()[:3] for line in ladder_lines[:3:2]] == [
            ["○", "3", "High"],
            ["reached", "2", "Mar,"],
        ]
        assert ladder_lines[0].endswith("0, needs 2  A")
        assert ladder_lines[1].startswith("▶ 2  Here")
        assert "held without support enough today" in ladder_lines[2]
        assert any(line.startswith("● 1  Low") for line in ladder_lines)

    def test_says_who_denies_a_rung(self) -> None:
        text = full(report(assessment(ladder=(rung(denying=("nhk", "tass")),))))

        assert "denied by nhk, tass" in text

    def test_says_who_affirms_denies_and_does_both(self) -> None:
        speakers = (
            Speaker(voice("nhk"), None, Polarity.AFFIRMED),
            Speaker(voice("tass", reliability="D", state_media=True), None, Polarity.DENIED),
            Speaker(voice("ap"), None, Polarity.MIXED),
        )
        told = evidence(speakers=speakers, url=None, stage=None)

        text = full(report(assessment(evidence=(told,))))

        assert "affirmed by Nhk (A)" in text
        assert "denied by Tass (D, state media)" in text
        assert "affirmed and denied by Ap (A)" in text
        assert "http" not in text

    def test_marks_what_state_media_say_for_their_state_and_admit_against_it(self) -> None:
        kcna = voice("kcna", reliability="E", state_media=True)
        speakers = (
            Speaker(kcna, None, Polarity.DENIED, Stance.STATEMENT),
            Speaker(kcna, None, Polarity.AFFIRMED, Stance.ADMISSION),
        )

        text = full(report(assessment(evidence=(evidence(speakers=speakers, url=None),))))

        assert "[admission]" in text
        words = " ".join(text.split())
        assert (
            "affirmed by Kcna (E, state media: an admission against its state's interest)" in words
        )
        assert "denied by Kcna (E, state media: its state's own statement)" in words

    def test_shows_the_strongest_evidence_and_says_that_there_is_more(self) -> None:
        stories = tuple(evidence(f"s{number}") for number in range(25))

        text = full(report(assessment(evidence=stories)))

        assert "Evidence: 25 stories, the strongest 20; --json has all" in text

    def test_without_evidence_or_ladder_it_says_so(self) -> None:
        text = full(report(assessment(reasons=(), question="")))

        assert "Nothing that counts has been seen" in text
        assert "The ladder is not known." in text
        assert "No reason is given." in text

    @pytest.mark.parametrize(
        ("coverage", "since", "said"),
        [
            (Coverage(5, 0, Health.BLIND), NOW - days(4), "BLIND since 26 Feb: the status is held"),
            (Coverage(5, 0, Health.BLIND), None, "BLIND: the status is held"),
            (Coverage(5, 4, Health.DEGRADED, ("ko", "ru")), None, "no feed in ko, ru can be read"),
            (Coverage(5, 2, Health.DEGRADED), None, "DEGRADED: the status cannot fall"),
        ],
    )
    def test_says_what_it_could_not_see(self, coverage: Coverage, since: None, said: str) -> None:
        text = full(report(assessment(coverage=coverage, blind_since=since, direction=None)))

        assert said in text

    @pytest.mark.parametrize(
        ("volume", "said"),
        [
            (Volume(1, 0.0, None, VolumeState.LEARNING), "1 story in 3 days; what is usual is"),
            (Volume(0, 0.0, None, VolumeState.BLIND), "nothing can be said while its feeds fail"),
            (Volume(2, 1.44, 0.4321, VolumeState.NORMAL), "normal: 2 stories in 3 days, 1.4 exp"),
            (Volume(9, 1.0, None, VolumeState.SURGE), "surge: 9 stories in 3 days, 1.0 expected\n"),
        ],
    )
    def test_says_how_the_volume_compares(self, volume: Volume, said: str) -> None:
        assert said in full(report(assessment(volume=volume)))

    @pytest.mark.parametrize(
        ("window", "said"),
        [
            (Window(None, None, WindowState.OPEN), "window: open"),
            (
                Window(NOW.date(), None, WindowState.ANSWERED, 1, 1),
                "window from 2 Mar: answered, 1 of 1 day looked at",
            ),
            (
                Window(None, NOW.date() + days(365), WindowState.BEFORE),
                "window to 2 Mar 2027: before",
            ),
            (
                Window(None, NOW.date(), WindowState.NOT_OBSERVED, 31, 12),
                "window to 2 Mar: not observed, 12 of 31 days looked at",
            ),
        ],
    )
    def test_says_where_the_window_stands(self, window: Window, said: str) -> None:
        assert said in " ".join(full(report(assessment(window=window)), 120).split())

    def test_a_trigger_has_evidence_of_its_own(self) -> None:
        said = (Speaker(voice("nhk"), None, Polarity.AFFIRMED),)
        stories = tuple(
            TriggerReport(f"s{n}", f"Troops {n} leave", f"https://a.example/{n}" if n else None,
                          NOW - days(n), said)
            for n in range(7)
        )  # fmt: skip
        trigger = TriggerVerdict(
            "t", "Troops", is_active=True, stories=7, latest=NOW, url=None, evidence=stories
        )

        text = full(report(assessment(triggers=(trigger,))))

        assert "now  Troops 0 leave" in text
        assert "4 d ago  Troops 4 leave" in text
        assert "told by Nhk (A)" in text
        assert "https://a.example/4" in text
        assert "Troops 5 leave" not in text

    def test_a_trigger_that_was_never_seen_has_no_date(self) -> None:
        trigger = TriggerVerdict("t", "Troops", is_active=False, stories=0, latest=None, url=None)

        assert "○ not seen  Troops" in full(report(assessment(triggers=(trigger,))))


def test_where_no_feed_answered_the_machine_may_be_offline() -> None:
    problems = tuple(FeedProblem(f"f{n}", ErrorKind.DNS, "no such name", NOW) for n in range(3))
    none = replace(TALLIES, ok=0, failed=3)

    assert "is this machine online?" in screen(report(problems=problems, tallies=none))
    assert "is this machine online?" not in screen(report(problems=problems))


class TestHistory:
    def test_begins_with_the_first_day_of_which_something_is_known(self) -> None:
        assert "8 Jan to 2 Mar, UTC days" in past(*self.RUNS)

    def test_on_a_narrow_screen_a_change_is_cut_and_not_left_out(self) -> None:
        text = past(*sorted([*self.RUNS, *self.OTHER], key=lambda run: -run[0]), width=30)

        assert "18 Feb  ● ↑ watch to…" in text

    RUNS = (
        (40, assessment(status=Status.QUIET, previous_status=None, direction=None, stage=None)),
        (30, assessment(status=Status.WATCH, level=30.0, stage=stage_verdict("intent", rung=1))),
        (12, replace(morning.satellite(), level=44.0)),
        (3, replace(morning.satellite(), coverage=Coverage(5, 0, Health.BLIND))),
        (1, replace(morning.satellite(), level=120.0)),
        (0, assessment(status=Status.WATCH, level=20.0, stage=None)),
    )
    OTHER = ((40.0, morning.energy()), (0.0, replace(morning.energy(), level=3.0)))

    @pytest.mark.parametrize("width", [80, 120])
    def test_one_looks_as_it_did(self, width: int, *, update_golden: bool) -> None:
        agree(f"history-{width}.txt", past(*self.RUNS, width=width), update=update_golden)

    @pytest.mark.parametrize("width", [80, 120])
    def test_all_look_as_they_did(self, width: int, *, update_golden: bool) -> None:
        runs = sorted([*self.RUNS, *self.OTHER], key=lambda run: -run[0])

        agree(f"histories-{width}.txt", past(*runs, width=width), update=update_golden)

    def test_no_run_says_what_to_do_next(self) -> None:
        assert "`watchlist check` makes one" in past()

    def test_what_was_said_long_ago_is_not_said_of_now(self) -> None:
        other = replace(morning.energy(), standing=assessment().standing)
        old, fresh = past((31, morning.satellite()), (31, other)), past((0, assessment()))
        left_out = past((31, morning.satellite()), (0, other), width=100)

        assert "the last run is 31 d old" in old
        assert "31 d ago" not in old
        assert "old" not in fresh
        assert "elevated, 31 d ago" in left_out
        assert "quiet, 31 d ago" not in left_out

    def test_a_change_says_where_from_and_where_to(self) -> None:
        text = past(*self.RUNS)

        for said in (
            "first run: quiet", "↑ quiet to watch", "stage 1 of 4", "↑ watch to elevated",
            "stage 1 to 2 of 4", "went BLIND", "sees again", "↓ elevated to watch",
            "stage 2 is no longer held",
        ):  # fmt: skip
            assert said in text

    def test_a_rung_that_no_digit_tells_is_a_plus(self) -> None:
        before = assessment(stage=stage_verdict("top", "The top", rung=12, of=12), ladder=())

        assert "stage 12 of 12, The top" in past((1, before))
        assert re.search(r"stage │·+\+", past((1, before)))

    def test_who_is_blind_now_is_not_called_quiet(self) -> None:
        blind = replace(assessment(), coverage=Coverage(5, 0, Health.BLIND))
        other = replace(morning.energy(), coverage=Coverage(5, 5, Health.OK))

        text = past((0, blind), (0, other))

        assert "✕ BLIND  North Korean" in text
        assert "○ quiet  Russian oil" in text

    def test_nothing_since_the_last_change_is_said(self) -> None:
        calm = assessment()

        assert "stayed as they were" in past((61, calm), (1, calm), (0, calm))


class TestFeeds:
    @pytest.mark.parametrize("width", [80, 120])
    def test_feeds_look_as_they_did(self, width: int, *, update_golden: bool) -> None:
        view = feeds.view(feeds_tree(morning.feeds()), timezone="Asia/Seoul", now=NOW)

        agree(f"feeds-{width}.txt", drawn(view, width), update=update_golden)

    @pytest.mark.parametrize("health", [one for one in FeedHealth if one not in CALM])
    def test_a_feed_in_trouble_comes_first_and_says_why(self, health: FeedHealth) -> None:
        bad = feed_report("bad", health=health, sentence="This is why.")

        view = feeds.view(feeds_tree([feed_report("good"), bad]), timezone="UTC", now=NOW)

        assert drawn(view).splitlines()[4].startswith(f"! {health}")
        assert "This is why." in drawn(view)
        assert f"1 {health}" in drawn(view).splitlines()[1]

    def test_no_feed_says_what_to_do_next(self) -> None:
        view = feeds.view(feeds_tree([]), timezone="UTC", now=NOW)

        assert drawn(view).startswith("0 feeds")
        assert "`watchlist lint`" in drawn(view)

    def test_a_feed_without_a_source_says_who_decides(self) -> None:
        view = feeds.view(feeds_tree([feed_report(source="")]), timezone="UTC", now=NOW)

        assert "each item's" in drawn(view, 120)


class TestCases:
    def test_what_failed_is_shown_with_the_difference(self, *, update_golden: bool) -> None:
        tree = cases_tree(morning.trials())

        agree("cases-80.txt", drawn(cases.view(tree)), update=update_golden)
        agree("cases-all-80.txt", drawn(cases.view(tree, verbose=True)), update=update_golden)

    def test_when_all_pass_it_says_so(self) -> None:
        assert "All of them pass." in drawn(cases.view(cases_tree([Trial("test", "t", "f", 1)])))

    def test_without_tests_it_says_what_one_is(self) -> None:
        assert "a `[[tests]]` with `text` and `expect`" in drawn(cases.view(cases_tree([])))


class TestWords:
    @pytest.mark.parametrize(
        ("past", "said"),
        [
            (timedelta(seconds=-5), "now"),
            (timedelta(seconds=59), "now"),
            (timedelta(seconds=60), "1 min"),
            (timedelta(minutes=59), "59 min"),
            (timedelta(hours=1), "1 h"),
            (timedelta(hours=47), "47 h"),
            (timedelta(hours=48), "2 d"),
            (timedelta(days=400), "400 d"),
        ],
    )
    def test_an_age_is_told_in_its_largest_unit(self, past: timedelta, said: str) -> None:
        assert age(stamp(NOW - past), NOW) == said

    def test_a_day_has_its_year_where_that_is_not_this_one(self) -> None:
        assert day("2026-01-01T00:00:00Z", "UTC", NOW) == "1 Jan"
        assert day("2025-12-31T23:00:00Z", "UTC", NOW) == "31 Dec 2025"
        assert day("2025-12-31T23:00:00Z", "Asia/Seoul", NOW) == "1 Jan"

    def test_a_clock_names_its_zone(self) -> None:
        assert clock(stamp(NOW), "UTC") == "2 Mar 2026 06:00 UTC"
        assert clock(stamp(NOW), "Asia/Kolkata") == "2 Mar 2026 11:30 IST"

    @pytest.mark.parametrize(
        ("trend", "bars"),
        [
            ((), ""),
            ((0, 0), "··"),
            ((0, 1, 2, 4), "·▂▄█"),
            ((1, 8, 4), "▁█▄"),
            ((1, 1000), "▁█"),
        ],
    )
    def test_a_spark_line_is_as_high_as_its_busiest_day(
        self, trend: tuple[int, ...], bars: str
    ) -> None:
        assert spark(trend) == bars

    def test_counts_agree_with_their_noun(self) -> None:
        assert count(1, "story", "stories") == "1 story"
        assert count(0, "feed") == "0 feeds"
        assert count(1284, "item") == "1,284 items"

    def test_names_say_how_many_are_left_out(self) -> None:
        assert names(["a", "b", "c"], 2) == "a, b +1"
        assert names(["a", "b"], 2) == "a, b"
