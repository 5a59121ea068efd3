"""Assessments come out as they went in, whatever stood before them, and take little room."""

import json
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import morning
from make import NOW, assessment, days, evidence, report
from watchlist.score import product
from watchlist.store import Store
from watchlist.store.packing import verdict_of
from watchlist.tree import report_tree
from watchlist.verdict import Evidence, Factors, Report, TriggerReport, TriggerVerdict

SHARES = st.integers(0, 1000).map(lambda part: part / 1000)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
ANY_SHARES = st.one_of(SHARES, st.floats(0, 1))


def scored(name: str, title: str, shares: tuple[float, ...], score: float | None) -> Evidence:
    """A story whose score is the product of its factors, or is not."""
    story = evidence(name, title, factors=Factors(*shares))
    return story if score is None else replace(story, score=score)


STORIES = st.builds(
    scored,
    st.integers(0, 12).map("s{}".format), TEXTS, st.tuples(*[ANY_SHARES] * 4),
    st.one_of(st.none(), st.none(), st.floats(0, 1)),
)  # fmt: skip
REPORTS = st.lists(
    st.lists(STORIES, max_size=8, unique_by=lambda story: story.story), min_size=1, max_size=6
)


def pushed(count: int) -> TriggerVerdict:
    """A trigger that so many stories report."""
    told = tuple(TriggerReport(f"t{n}", "Bread", None, NOW, ()) for n in range(count))
    return TriggerVerdict("shortage", "A shortage", bool(count), count, NOW, None, told)


def record(store: Store, said: Report) -> None:
    standings = [one.standing for one in said.assessments]
    store.record_run(report_tree(said), standings, at=said.at, answered=1)


@given(REPORTS)
@settings(max_examples=40, deadline=None)
def test_every_run_comes_out_as_it_went_in(runs: list[list[Evidence]]) -> None:
    reports = [
        report(
            assessment(
                evidence=tuple(stories), level=float(n), triggers=(pushed(len(stories) // 3),)
            ),
            at=NOW + days(n),
        )
        for n, stories in enumerate(runs)
    ]
    with Store(":memory:") as store:
        for said in reports:
            record(store, said)

        for said in reports:
            assert json.dumps(store.last_report(said.at)) == json.dumps(report_tree(said))
        last = reports[-1].assessments[0]
        assert store.standings(NOW + days(99)) == {last.indicator: last.standing}
        levels = [v["level"] for _, v in store.verdicts(NOW.date(), NOW + days(99))]
        assert levels == [float(n) for n in range(len(runs))]


def aged(said: Report, by: timedelta) -> Report:
    """The same verdicts later: all that moves is what moves with the time."""
    left = 0.9 ** (by / timedelta(hours=1))
    assessments = tuple(
        replace(
            one,
            level=one.level * left,
            evidence=tuple(
                refreshed(story, round(story.factors.freshness * left, 3))
                for story in one.evidence
            ),
            standing=replace(one.standing, at=said.at + by),
        )
        for one in said.assessments
    )  # fmt: skip
    return replace(said, at=said.at + by, assessments=assessments)


def refreshed(story: Evidence, freshness: float) -> Evidence:
    factors = replace(story.factors, freshness=freshness)
    return replace(story, score=product(factors), factors=factors)


def many(one: Any) -> Any:  # noqa: ANN401  an assessment
    """The same with as many stories as a busy month has, each with publishers of its own."""
    stories = tuple(
        replace(
            refreshed(story, round(0.97**place, 3)),
            story=f"{story.story}-{place}",
            title=f"{story.title} {place}",
            url=f"https://x/{place}",
        )
        for place, story in enumerate(one.evidence * 10)
    )
    return replace(one, evidence=stories)


def test_a_hundred_checks_that_find_nothing_new_take_4_kb_each_at_most(tmp_path: Path) -> None:
    said = morning.morning()
    said = replace(said, assessments=tuple(map(many, said.assessments)))
    path = tmp_path / "w.db"
    with Store(path) as store:
        record(store, said)
        before = path.stat().st_size
        for n in range(100):
            record(store, aged(said, timedelta(minutes=14 * (n + 1))))

        growth = (path.stat().st_size - before) / 100
        assert sum(len(one.evidence) for one in said.assessments) >= 60
        last = aged(said, timedelta(minutes=1400))
        assert json.dumps(store.last_report()) == json.dumps(report_tree(last))
    assert growth <= 3000, f"{growth:.0f} bytes a check"


def test_what_changed_much_is_kept_whole_and_built_on(tmp_path: Path) -> None:
    questions = ["".join(chr(first + place * 37 % 9000) for place in range(400))
                 for first in (0x4E00, 0xAC00)]  # fmt: skip
    asked = [question for question in questions for _ in range(3)]
    with Store(tmp_path / "w.db") as store:
        for n, question in enumerate(asked):
            record(store, report(assessment(question=question), at=NOW + days(n)))

        found = [verdict["question"] for _, verdict in store.verdicts(NOW.date(), NOW + days(9))]
    assert found == asked
    with closing(sqlite3.connect(tmp_path / "w.db")) as db:
        bases = [base for (base,) in db.execute("SELECT base FROM assessments ORDER BY number")]
    assert bases == [None, 1, 1, None, 4, 4]


def test_a_row_that_has_all_factors_of_each_story_is_still_read() -> None:
    tree = report_tree(report(assessment(evidence=(evidence("b"), evidence("a")))))
    (verdict,) = tree["indicators"]
    still = [
        {**story, "score": None, "factors": dict.fromkeys(story["factors"])}
        for story in reversed(verdict["evidence"])
    ]
    moving = [
        [rank, story["score"], *story["factors"].values()]
        for rank, story in zip([1, 0], verdict["evidence"], strict=True)
    ]
    row = {"verdict": {**verdict, "evidence": moving}, "standing": {}}

    packed = [zlib.compress(json.dumps(part).encode()) for part in (row, still)]

    assert verdict_of(packed[0], None, packed[1]) == verdict
