"""A document says what the verdicts say, with the words that were hit, and who said so."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import briefing, document
from make import NOW, assessment, days, evidence, report, rung, stage_verdict
from morning import satellite
from watchlist.contract import MatchTree
from watchlist.pages.charts import Label
from watchlist.pages.sheet import Card, Document, Piece
from watchlist.records import stamp
from watchlist.renderers import markdown
from watchlist.tree import report_tree
from watchlist.verdict import Assessment, Coverage, Reason, Volume
from watchlist.views import report as view
from watchlist.views.evidence import MOST, MOST_MORE, pieces, publishers
from watchlist.words import Health, ReasonCode, Status, VolumeState


def match(start: int, end: int, field: str = "title") -> MatchTree:
    return {"signal": "s", "concept": "c", "term": "t", "field": field, "start": start, "end": end}


def of(*some: Assessment, **facts: Any) -> Document:  # noqa: ANN401  the builder's arguments
    return document(briefing(report(*some, **facts), ()))


def card(one: Assessment) -> Card:
    return of(one).sheet.cards[0]


class TestTitles:
    @pytest.mark.parametrize(
        ("title", "matches", "marked"),
        [
            ("North Korea launches", [match(0, 11)], "[North Korea] launches"),
            ("South Korea sent weapons", [match(17, 23)], "South Korea sent [weapons]"),
            ("Северокорейские рабочие", [match(0, 9)], "[Северокорейские] рабочие"),
            ("우크라이나에 무기", [match(0, 4)], "[우크라이]나에 무기"),
            ("韩国重申", [match(0, 1), match(1, 2)], "[韩国]重申"),
            ("a b c", [match(0, 1), match(4, 5)], "[a] b [c]"),
            ("one two", [match(0, 5), match(2, 7)], "[one two]"),
            ("summary", [match(0, 3, "summary")], "summary"),
            ("short", [match(2, 900), match(50, 60)], "sh[ort]"),
            ("tail-end", [match(0, 5)], "[tail-]end"),
            ("", [match(0, 3)], ""),
        ],
    )
    def test_hits_are_marked_to_the_end_of_their_word(
        self, title: str, matches: list[MatchTree], marked: str
    ) -> None:
        found = pieces(title, matches)

        assert "".join(f"[{one.text}]" if one.is_hit else one.text for one in found) == marked

    @given(
        st.text(max_size=20),
        st.lists(st.builds(match, st.integers(0, 25), st.integers(0, 25)), max_size=4),
    )
    def test_pieces_are_the_title(self, title: str, matches: list[MatchTree]) -> None:
        found = pieces(title, matches)

        assert "".join(one.text for one in found) == title
        assert all(a.is_hit != b.is_hit for a, b in pairwise(found))
        assert Piece("", is_hit=False) not in found


class TestIndicator:
    def test_a_rung_says_what_it_needs_and_whether_that_is_met(self) -> None:
        four, three, two, one = card(satellite()).ladder

        assert [r.state for r in (four, three, two, one)] == ["above", "above", "here", "below"]
        assert [r.is_met for r in (four, three, two, one)] == [False, False, True, True]
        assert two.needs.startswith("2 independent publishers graded C or better")
        assert two.has == "4 affirm"
        assert two.told == "reached 28 Feb; best grade A1"
        assert two.affirming == ("Kyodo News", "NHK", "NK News", "Yonhap")
        assert (one.state_media, four.affirming) == (("KCNA",), ())

    def test_a_contested_rung_is_not_met_and_says_who_denies(self) -> None:
        ladder = (rung("talks", "Talks", affirming=("nhk", "x"), denying=("yonhap", "y"),
                       min_reliability="A", min_families=1),)  # fmt: skip
        stage = stage_verdict("talks", "Talks", rung=1, of=1, grade="", is_held=True,
                              rests_on="nhk")  # fmt: skip

        (one,) = card(assessment(ladder=ladder, stage=stage)).ladder

        assert not one.is_met
        assert one.needs == "1 independent publisher graded A, more than deny it"
        assert one.has == "2 affirm, 2 deny"
        assert one.told.endswith("held without support enough today; rests on nhk alone")

    def test_who_affirms_and_who_denies_with_the_most_reliable_first(self) -> None:
        tree = report_tree(report(satellite()))["indicators"][0]
        found = [(one.name, one.polarity, one.note) for one in publishers(tree["evidence"])]

        assert found[0] == ("Kyodo News", "affirmed", "")
        assert ("TASS", "denied", "state media") in found
        assert [note for *_, note in found] == sorted(note for *_, note in found)

    def test_state_media_that_speak_for_their_state_are_told_apart(self) -> None:
        tree = report_tree(report(satellite()))["indicators"][0]
        for story in tree["evidence"]:
            for source in story["sources"]:
                source["stance"] = "admission" if source["state_media"] else "report"

        assert {one.note for one in publishers(tree["evidence"])} == {"", "state media, admission"}

    def test_the_strongest_stories_come_first_and_what_is_left_out_is_counted(self) -> None:
        many = tuple(evidence(f"s{at}") for at in range(MOST + MOST_MORE + 3))

        one = card(assessment(evidence=many))

        assert (len(one.stories), len(one.more), one.left_out) == (MOST, MOST_MORE, 3)
        few = card(assessment(evidence=many[:2]))
        assert (len(few.stories), few.more, few.left_out) == (2, (), 0)

    @pytest.mark.parametrize(
        ("coverage", "word", "said"),
        [
            (Coverage(5, 0, Health.BLIND), "blind", "watch is what was last known, and held"),
            (Coverage(5, 2, Health.DEGRADED, ("ru",)), "watch", "no feed in ru can be read"),
            (Coverage(5, 2, Health.DEGRADED), "watch", "few of its feeds answer"),
            (Coverage(5, 5, Health.OK), "watch", ""),
        ],
    )
    def test_what_could_not_be_seen_is_said_first(
        self, coverage: Coverage, word: str, said: str
    ) -> None:
        for since in (None, NOW - days(3)):
            one = card(assessment(status=Status.WATCH, coverage=coverage, blind_since=since))

            assert one.status == word
            assert said in one.alarm
            assert bool(one.alarm) == bool(said)

    def test_what_is_blind_does_not_read_as_quiet(self) -> None:
        blind = Coverage(5, 0, Health.BLIND)

        one = card(assessment(status=Status.QUIET, coverage=blind, blind_since=NOW))

        assert one.alarm.endswith("its feeds fail, so this is no sign of calm.")

    def test_a_change_has_the_number_that_stands_on_the_chart(self) -> None:
        one = of(satellite()).sheet.cards[0]
        assert one.figure is not None

        labels = [mark for mark in one.figure.wide.marks if isinstance(mark, Label)]
        numbers = [label.text for label in labels if label.kind == "number"]

        assert [change.number for change in one.changes] == list(range(len(one.changes), 0, -1))
        assert numbers == [str(number) for number in range(1, len(one.changes) + 1)]

    def test_the_chart_is_told_in_sentences_and_figures(self) -> None:
        one = of(satellite()).sheet.cards[0]
        assert one.figure is not None

        stories, states, steps = one.figure.told
        assert stories.endswith("a day are usual now.")
        assert states.endswith("watch 21 Feb to 26 Feb, elevated since 27 Feb.")
        assert steps == "Stage: 2 from 22 Jan."
        assert one.figure.days[0][0] == "2 Mar"
        assert {len(row) for row in one.figure.days} == {6}

    @pytest.mark.parametrize("state", [VolumeState.LEARNING, VolumeState.BLIND])
    def test_what_is_usual_is_not_told_where_it_is_not_known(self, state: VolumeState) -> None:
        figure = card(assessment(volume=Volume(2, 0.0, None, state))).figure

        assert figure is not None
        assert figure.told[0].endswith("; what is usual is not known now.")

    def test_without_a_run_in_the_time_shown_there_is_no_chart(self) -> None:
        tree = briefing(report(satellite()), ())
        tree["history"]["days"] = []

        one = document(tree).sheet.cards[0]

        assert (one.figure, one.spark) == (None, None)
        assert "```" not in markdown.render(document(tree), 80, color=False)

    def test_nothing_to_say_is_said_in_words(self) -> None:
        one = card(assessment(stage=None, direction=None, previous_status=None, evidence=(),
                              reasons=(Reason(ReasonCode.STEADY, "Quiet."),)))  # fmt: skip

        assert one.stage == "No stage is reached"
        assert not one.standing.startswith(("↑", "↓", "→"))
        assert one.publishers == ()


class TestHead:
    def test_an_old_blind_or_first_run_is_an_alarm(self) -> None:
        tree = briefing()
        late = view.view(tree, timezone="UTC", now=NOW + days(3))

        assert "3 d old" in late.sheet.alarms[0]
        assert any("BLIND" in one for one in late.sheet.alarms)
        assert of(satellite(), health=Health.DEGRADED).sheet.alarms[0].startswith("DEGRADED")
        assert of(satellite(), is_baseline=True).sheet.alarms[0].startswith("First run")
        assert of(satellite()).sheet.alarms == ()

    def test_feeds_in_trouble_come_first(self) -> None:
        feeds = document().sheet.feeds

        assert [one.is_calm for one in feeds] == sorted(one.is_calm for one in feeds)
        assert document().sheet.feeds_told.startswith("2 of 6 feeds in trouble: tass-en, kcna-w")
        calm = briefing()
        calm["feeds"] = [one for one in calm["feeds"] if one["health"] == "ok"]
        assert "as they should be" in document(calm).sheet.feeds_told


def test_as_markdown_it_has_every_indicator_in_full() -> None:
    text = markdown.render(document(), 80, color=False)

    for one in briefing()["report"]["indicators"]:
        assert f"### {one['title']}\n" in text
        assert f"### {one['title']}: Ladder" in text
    assert text.count("```text") == 4


def test_a_trigger_is_told_with_the_stories_that_report_it() -> None:
    pushed, idle = document().sheet.cards[0].triggers

    assert (pushed.is_active, idle.is_active) == (True, False)
    assert pushed.told == "2 stories, the latest 30 h ago"
    assert idle.told == ""
    for story in pushed.stories:
        assert story.publishers


def test_a_verdict_that_later_runs_left_out_says_as_of_when() -> None:
    tree = briefing()
    tree["report"]["indicators"][0]["assessed"] = stamp(NOW - days(3))

    facts = [card.facts[0] for card in document(tree).sheet.cards]

    assert facts[0] == "as of 27 Feb: later runs left it out"
    assert not any("as of" in one for one in facts[1:])


def test_a_stage_says_whether_it_rests_on_one_publisher() -> None:
    alone = stage_verdict("talks", rests_on="nhk")
    held = stage_verdict("talks", is_held=True)
    said = [" ".join(card(assessment(stage=one)).facts) for one in (alone, held, stage_verdict())]

    assert "rests on one publisher: " in said[0]
    assert "publisher: " not in said[1]
    assert "robust" not in said[1]
    assert "robust to the loss of any one publisher" in said[2]
