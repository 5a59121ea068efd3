"""A chart shows each day in its place, and nothing of it leaves the sheet."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchlist.contract.pages import PastTree
from watchlist.pages.charts import Box, Chart, Label, Path, scale, spans, sparkline, timeline

FIRST = date(2026, 1, 1)


def past(at: int = 0, **facts: Any) -> PastTree:  # noqa: ANN401  the tree's keys
    usual: dict[str, Any] = {
        "indicator": "a", "day": (FIRST + timedelta(days=at)).isoformat(), "at": None,
        "status": "quiet", "health": "ok", "stage": None, "rung": 0, "level": 0.0,
        "stories": 0, "expected": 0.5, "volume": "normal",
    }  # fmt: skip
    return PastTree(**{**usual, **facts})  # type: ignore[typeddict-item]


def week(**days: dict[str, Any]) -> list[PastTree]:
    """Seven days, of which some are given other facts: `d3={...}`."""
    return [past(at, **days.get(f"d{at}", {})) for at in range(7)]


def drawn(days: list[PastTree], *changed: str, rungs: int = 4, width: float = 880) -> Chart:
    return timeline(days, rungs, changed, width=width, left=52)


def boxes(chart: Chart, kind: str) -> list[Box]:
    return [m for m in chart.marks if isinstance(m, Box) and m.kind.split()[0] == kind]


def labels(chart: Chart, kind: str) -> list[Label]:
    return [m for m in chart.marks if isinstance(m, Label) and m.kind.split()[0] == kind]


def paths(chart: Chart, kind: str) -> list[Path]:
    return [m for m in chart.marks if isinstance(m, Path) and m.kind == kind]


class TestStories:
    def test_a_bar_is_as_high_as_its_stories_and_a_day_without_has_none(self) -> None:
        bars = boxes(drawn(week(d1={"stories": 8}, d5={"stories": 2}, d6={"stories": None})), "bar")

        assert len(bars) == 2
        assert bars[0].height == 4 * bars[1].height
        assert bars[0].y + bars[0].height == bars[1].y + bars[1].height
        assert [bar.told for bar in bars] == ["2 Jan: 8", "6 Jan: 2"]

    def test_the_days_of_a_surge_are_those_its_sum_was_made_of(self) -> None:
        days = week(**{f"d{at}": {"stories": 1} for at in range(7)})
        days[4]["volume"] = "surge"

        kinds = [bar.kind for bar in boxes(drawn(days), "bar")]

        assert kinds == ["bar", "bar", "bar surge", "bar surge", "bar surge", "bar", "bar"]

    @pytest.mark.parametrize(
        ("stories", "expected", "top"), [(0, 0.1, 4), (4, None, 4), (5, 1.0, 6), (1, 7.2, 8)]
    )
    def test_the_scale_holds_stories_and_what_is_usual(
        self, stories: int, expected: float | None, top: int
    ) -> None:
        assert scale([past(stories=stories, expected=expected)]) == top

    def test_what_is_usual_is_a_line_where_it_is_known(self) -> None:
        unknown = {"expected": None}
        lines = paths(drawn(week(d0=unknown, d3=unknown, d5={"expected": 2.0})), "usual")

        assert [len(line.points) for line in lines] == [4, 6]
        assert lines[1].points[2][1] < lines[1].points[0][1]


class TestStatus:
    def test_days_of_the_same_word_are_one_band(self) -> None:
        days = week(
            d0={"status": None, "health": None}, d4={"status": "critical"},
            d5={"status": "critical", "health": "blind"}, d6={"status": "critical"},
        )  # fmt: skip

        bands = boxes(drawn(days), "band")

        assert [band.kind for band in bands] == [
            "band none", "band quiet", "band critical", "band blind", "band critical",
        ]  # fmt: skip
        assert [round(band.x, 1) for band in bands[1:]] == [
            round(band.x + band.width, 1) for band in bands[:-1]
        ]
        assert bands[0].told == "1 Jan to 1 Jan: no run"

    def test_a_band_says_its_word_where_it_fits_else_its_shape_else_nothing(self) -> None:
        days = [past(at, status="critical" if at == 9 else "quiet") for at in range(60)]

        assert [one.text for one in labels(drawn(days), "on")] == ["quiet", "▲", "quiet"]
        assert [one.text for one in labels(drawn(days, width=340), "on")] == ["quiet", "quiet"]

    def test_spans_tell_the_same_in_days(self) -> None:
        told = spans(week(d0={"status": None, "health": None}, d6={"health": "blind"}))

        assert [(one.word, one.first["day"][-2:], one.last["day"][-2:]) for one in told] == [
            ("", "01", "01"), ("quiet", "02", "06"), ("blind", "07", "07"),
        ]  # fmt: skip


class TestStage:
    def test_a_step_goes_up_where_a_rung_was_reached_and_stops_where_nobody_looked(self) -> None:
        days = week(d2={"rung": 2}, d3={"rung": None}, d4={"rung": 2}, d5={"rung": 9})

        steps = paths(drawn(days), "step")

        assert [len(step.points) for step in steps] == [6, 6]
        heights = [y for _, y in steps[1].points]
        assert heights[0] > heights[2] < heights[4]  # a rung that is no more is drawn as the top
        assert [one.text for one in labels(drawn(days), "scale")][3:8] == ["–", "1", "2", "3", "4"]

    def test_a_ladder_that_is_not_known_has_its_ground_alone(self) -> None:
        assert [one.text for one in labels(drawn(week(), rungs=0), "scale")][3] == "–"


class TestChanges:
    def test_are_numbered_in_their_place_and_those_before_the_chart_are_left_out(self) -> None:
        chart = drawn(week(), "2025-12-30", "2026-01-02", "2026-01-06")

        assert [one.text for one in labels(chart, "number")] == ["2", "3"]
        assert len(paths(chart, "change")) == 2

    def test_those_close_to_each_other_stand_in_two_rows(self) -> None:
        days = [past(at) for at in range(60)]

        chart = drawn(days, *(day["day"] for day in days[10:14]), days[40]["day"])

        high, low = (labels(chart, "number")[at].y for at in (0, 1))
        assert [one.y for one in labels(chart, "number")] == [high, low, high, low, high]
        assert high < low


class TestSparkline:
    def test_the_busiest_day_fills_it_and_one_story_does_not(self) -> None:
        chart = sparkline(week(d1={"stories": 8}, d3={"stories": 1, "volume": "surge"}),
                          width=112, height=26)  # fmt: skip

        assert [bar.height for bar in boxes(chart, "bar")] == [26, 3.25]
        one = sparkline([past(stories=1)], width=112, height=26)
        assert [bar.height for bar in boxes(one, "bar")] == [6.5]


@settings(deadline=None)
@given(data=st.data(), length=st.integers(1, 90), width=st.sampled_from([340.0, 880.0]))
def test_nothing_leaves_the_sheet(data: st.DataObject, length: int, width: float) -> None:
    one_of = data.draw(st.randoms(use_true_random=False))
    days = [
        past(
            at,
            status=one_of.choice([None, "quiet", "watch", "critical"]),
            health=one_of.choice([None, "ok", "blind"]),
            rung=one_of.choice([None, 0, 1, 4]),
            stories=one_of.choice([None, 0, 1, 250]),
            expected=one_of.choice([None, 0.0, 3.5, 300.0]),
        )
        for at in range(length)
    ]
    changed = [day["day"] for day in days if one_of.random() < 0.3]

    chart = drawn(days, *changed, width=width)

    for mark in chart.marks:
        match mark:
            case Box():
                corners = [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]
                assert mark.width > 0
                assert mark.height > 0
            case Path():
                corners = list(mark.points)
            case Label():
                corners = [(mark.x, mark.y)]
        for x, y in corners:
            assert -0.01 <= x <= chart.width + 0.01
            assert -0.01 <= y <= chart.height + 0.01
