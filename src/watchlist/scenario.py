"""The configuration tests itself: texts and what is read from them, days and what is said on each.

A test is read on its own. A scenario is staged: its items come through one healthy feed, a day at
a time, and each day is assessed on the standing of the day before, by the very code of a live run.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from watchlist import course
from watchlist.assess import verdict
from watchlist.cluster import Telling, join
from watchlist.evaluation.misread import NO_STAGE, NOTHING, because, got, why_not
from watchlist.match import Reader
from watchlist.model import Account, FeedState, Item, Reading
from watchlist.settings import (
    Case,
    Config,
    Expectation,
    Feed,
    Scenario,
    ScenarioExpectation,
    ScenarioItem,
)
from watchlist.verdict import Assessment, Delivery, Difference, Facts, Trial
from watchlist.voices import Directory
from watchlist.words import Outcome

FIRST_DAY = datetime(2026, 1, 5, tzinfo=UTC)
"""Day 0 of every scenario, a Monday: that a scenario passes must not depend on the day it runs."""

NOON, EVENING = timedelta(hours=12), timedelta(hours=23, minutes=59)
STAGE = Feed(id="scenario", url="http://scenario.invalid/")

LineOf = Callable[[str, int], int | None]
"""The line of the file that a test stands on, from its list ("tests") and its place in it."""


def run(config: Config, line_of: LineOf | None = None) -> tuple[Trial, ...]:
    """Return how each of the configuration's tests and scenarios went, tests first.

    Args:
        config: what is tested; its `path` is named as the file.
        line_of: tells the line that a test stands on; without it none is known.
    """
    reader = Reader(config)
    tests = (
        Trial(
            "test", case.title, config.path, line_of and line_of("tests", index),
            tuple(misread(case, reader)),
        )
        for index, case in enumerate(config.tests)
    )  # fmt: skip
    scenarios = (
        Trial(
            "scenario", scenario.name, config.path, line_of and line_of("scenarios", index),
            tuple(missaid(config, scenario, reader)),
        )
        for index, scenario in enumerate(config.scenarios)
    )  # fmt: skip
    return (*tests, *scenarios)


def misread(case: Case, reader: Reader) -> Iterator[Difference]:
    """Yield what a reader reads otherwise than a test expects."""
    found = {r.indicator: r for r in reader.read(case.title, case.summary) if r.is_relevant}

    def differs(indicator: str, expected: str) -> Difference:
        reading = found.get(indicator)
        why = because(reading) if reading else _why_not(case, reader, indicator)
        return Difference(indicator, expected, got(reading), why=why)

    named = {expectation.indicator for expectation in case.expect}
    for expectation in case.expect:
        reading = found.get(expectation.indicator)
        if not _is_as(expectation, reading):
            yield differs(expectation.indicator, _expected(expectation))
    for indicator in found:
        if indicator not in named:
            yield differs(indicator, NOTHING)


def _why_not(case: Case, reader: Reader, indicator: str) -> str:
    traces = reader.trace(case.title, case.summary)
    return next((why_not(trace) for trace in traces if trace.indicator.id == indicator), "")


def _is_as(expectation: Expectation, reading: Reading | None) -> bool:
    if reading is None or not expectation.is_relevant:
        return (reading is None) is not expectation.is_relevant
    return expectation.stage in {None, reading.stage or ""} and (
        expectation.polarity in {None, reading.polarity.value}
    )


def _expected(expectation: Expectation) -> str:
    if not expectation.is_relevant:
        return NOTHING
    stage = {None: "", "": NO_STAGE}.get(expectation.stage, expectation.stage)
    return ", ".join(word for word in (stage, expectation.polarity) if word) or "relevant"


def missaid(config: Config, scenario: Scenario, reader: Reader) -> Iterator[Difference]:
    """Yield what is said otherwise than a scenario expects, day by day."""
    awaited: dict[int, list[ScenarioExpectation]] = {}
    for expectation in scenario.expect:
        awaited.setdefault(expectation.day, []).append(expectation)
    for day, case in _days(config, scenario, reader):
        if day not in awaited:
            continue  # a whole verdict, with what would change it, takes far longer than a day
        said = verdict(case)
        for expectation in awaited[day]:
            expected, found = _sides(expectation, said)
            if expected != found:
                yield Difference(
                    scenario.indicator,
                    ", ".join(expected),
                    ", ".join(found),
                    day,
                    said.reasons[0].text,
                )


def _sides(
    expectation: ScenarioExpectation, said: Assessment
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    expected: list[str] = []
    found: list[str] = []
    if expectation.status is not None:
        expected.append(expectation.status)
        found.append(said.status.value)
    if expectation.stage is not None:
        expected.append(expectation.stage or NO_STAGE)
        found.append(said.stage.id if said.stage else NO_STAGE)
    if expectation.reason is not None:
        codes = [reason.code.value for reason in said.reasons]
        expected.append(expectation.reason)
        found.append(expectation.reason if expectation.reason in codes else " ".join(codes))
    return tuple(expected), tuple(found)


def _days(config: Config, scenario: Scenario, reader: Reader) -> Iterator[tuple[int, course.Case]]:
    """Yield the case at the end of each day, up to the last one that anything is expected of."""
    watched = [i for i in config.indicators if i.id == scenario.indicator]
    staged = replace(
        config, feeds=(STAGE,), indicators=tuple(replace(i, feeds=("*",)) for i in watched)
    )
    last = max(expectation.day for expectation in scenario.expect)
    track = course.Course(staged, _facts(_accounts(staged, scenario, reader), last), {})
    for day in range(last + 1):
        now = FIRST_DAY + timedelta(days=day) + EVENING
        (case,) = track.day(now, (_answered(now),))
        yield day, case


def _accounts(config: Config, scenario: Scenario, reader: Reader) -> tuple[Account, ...]:
    directory = Directory.of(config)
    staged = [_item(place, item) for place, item in enumerate(scenario.items)]
    tellings = [Telling(i, reader.read(i.title, i.summary, i.id)) for i in staged]
    stories = join(tellings, ())
    return tuple(
        Account(item, directory.voice(item), reading)
        for telling in tellings
        for item in [replace(telling.item, story=stories[telling.item.id])]
        for reading in telling.readings
        if reading.is_relevant or reading.triggers
    )


def _item(place: int, item: ScenarioItem) -> Item:
    noon = FIRST_DAY + timedelta(days=item.day) + NOON
    name = f"scenario-{place:03}"
    return Item(
        id=name, feed=STAGE.id, guid=name, title=item.title, summary=item.summary, url=None,
        published=noon, updated=None, seen=noon, place=place, language=item.language,
        origin=item.source, story=name,
    )  # fmt: skip


def _facts(accounts: tuple[Account, ...], last: int) -> Facts:
    """Return what there is to know by the end of the last day: one feed, answering every day."""
    days = tuple((FIRST_DAY + timedelta(days=n)).date() for n in range(last + 1))
    return Facts(
        accounts=accounts,
        feeds=(),
        deliveries=tuple(Delivery(each, STAGE.id, 1) for each in days),
        observed=days,
    )


def _answered(now: datetime) -> FeedState:
    return FeedState(
        STAGE.id, first_checked=FIRST_DAY, checked=now, succeeded=now, last_new=now, newest=now,
        outcome=Outcome.OK, items=1,
    )  # fmt: skip
