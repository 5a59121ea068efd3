"""Backtests: no look-ahead, the same day by day as in one pass, blind where nobody looked."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from make import NOW, config, days, feed, indicator, item, reading
from watchlist.backtest import Row, backtest, by_indicator, joined, span, staged, stood
from watchlist.backtests.archived import FEED, Harvest, Told
from watchlist.backtests.events import Event
from watchlist.backtests.past import through
from watchlist.settings import Source
from watchlist.verdict import Delivery
from watchlist.words import Health, Polarity, ReasonCode, Status, VolumeState

CONFIG = config(
    indicator("satellite"),
    indicator("labor", feeds=("wire",)),
    feeds=(feed("wire"), replace(feed("off"), enabled=False), feed("unused")),
    sources=tuple(
        Source(id=name, name=name.upper(), reliability="A") for name in ("ap", "nhk", "bbc")
    ),
)
TODAY = NOW.date()
LAST = TODAY + timedelta(days=9)
TITLES = (
    "North Korea launches spy satellite from Sohae",
    "Pyongyang fires rocket with satellite aboard, Seoul says",
    "North Korean satellite launch fails over the Yellow Sea",
    "Kim Jong Un inspects the satellite control centre",
)


def told(  # noqa: PLR0917  drawn by position
    number: int, ahead: float, late: float, source: str, stage: str | None, title: int,
    kind: str = "satellite",
) -> Told:  # fmt: skip
    name = f"i{number}"
    found = item(
        name, TITLES[title], published=NOW + days(ahead - late), seen=NOW + days(ahead),
        feed="wire", origin=source, place=number,
    )  # fmt: skip
    polarity = Polarity.DENIED if number % 5 == 0 else Polarity.AFFIRMED
    return Told(found, (reading(name, kind, stage=stage, polarity=polarity, points=0.9),))


TOLD = st.lists(
    st.builds(
        told, st.integers(1, 500), st.floats(-20, 9), st.floats(0, 3),
        st.sampled_from(["ap", "nhk", "bbc", "blog"]),
        st.sampled_from([None, "intent", "attempt", "orbit"]), st.integers(0, 3),
        st.sampled_from(["satellite", "labor"]),
    ),
    max_size=12,
    unique_by=lambda one: one.item.id,
)  # fmt: skip


def harvest(*items: Told, first: int = -20, last: int = 9) -> Harvest:
    ordered = sorted(items, key=lambda one: (one.item.seen, one.item.feed, one.item.place))
    every = [TODAY + timedelta(days=n) for n in range(first, last + 1)]
    return joined(Harvest(tuple(ordered), tuple(Delivery(day, "wire", 9) for day in every)))


def brief(row: Row) -> Row:
    """A row without the verdict that it has only for being the last."""
    return row if row.changed else replace(row, verdict=None)


LAUNCH = (
    told(1, 0, 0, "ap", "attempt", 0), told(2, 0, 0, "nhk", "attempt", 0),
    told(3, 0, 0, "bbc", "attempt", 0),
)  # fmt: skip


def test_events_of_what_a_configuration_does_not_have_are_left_out() -> None:
    known = Event(TODAY, "satellite", "orbit")
    events = [known, replace(known, stage=""), replace(known, stage="landed")]
    events.append(replace(known, indicator="weather"))

    past = through(CONFIG, harvest(*LAUNCH), (TODAY, TODAY), events)

    assert past.events == (known, replace(known, stage=""))


@given(TOLD)
@settings(max_examples=25, deadline=None)
def test_one_pass_says_what_each_day_says_that_knows_nothing_later(items: list[Told]) -> None:
    in_one_pass = list(backtest(CONFIG, harvest(*items), TODAY, LAST))

    for number, rows in enumerate(in_one_pass):
        until = TODAY + timedelta(days=number)
        early = [one for one in items if one.item.seen.date() <= until]
        known = harvest(*early, last=number)
        last = list(backtest(CONFIG, known, TODAY, until))[-1]
        assert [brief(row) for row in last] == [brief(row) for row in rows]
        assert all(row.verdict for row in last)


@given(TOLD.flatmap(lambda items: st.tuples(st.just(items), st.permutations(items))))
@settings(max_examples=15, deadline=None)
def test_the_order_of_an_archive_changes_nothing(orders: tuple[list[Told], list[Told]]) -> None:
    one, other = orders

    assert list(backtest(CONFIG, harvest(*one), TODAY, LAST)) == list(
        backtest(CONFIG, harvest(*other), TODAY, LAST)
    )


def test_a_launch_rises_on_its_day_with_all_that_stands_behind_it() -> None:
    rows = by_indicator(tuple(backtest(CONFIG, harvest(*LAUNCH), TODAY - days(2), LAST)))

    before, day = rows["satellite"][1:3]

    assert (before.status, before.rose, before.changed) == (Status.QUIET, False, False)
    assert (day.day, day.status, day.stage, day.rose) == (TODAY, Status.CRITICAL, "attempt", True)
    assert day.verdict
    assert day.verdict.evidence[0].title == TITLES[0]
    assert ReasonCode.ROSE in {reason.code for reason in day.reasons}
    assert {row.status for row in rows["labor"]} == {Status.QUIET}


def test_a_first_look_is_no_rise() -> None:
    rows = by_indicator(tuple(backtest(CONFIG, harvest(*LAUNCH), TODAY, LAST)))["satellite"]

    assert rows[0].changed
    assert not rows[0].rose
    assert [one.rose for one in stood(rows)] == [False] * 10


def test_a_day_that_stays_as_it_was_gives_its_reasons_without_evidence() -> None:
    rows = by_indicator(tuple(backtest(CONFIG, harvest(*LAUNCH), TODAY, LAST)))["satellite"]

    assert rows[1].verdict is None
    assert [reason.code for reason in rows[1].reasons] == [ReasonCode.STEADY]


def test_days_without_any_item_are_blind_and_hold_what_was_said() -> None:
    known = harvest(*LAUNCH, last=0)

    rows = by_indicator(tuple(backtest(CONFIG, known, TODAY, LAST)))["satellite"]

    assert [row.health for row in rows] == [Health.OK] * 3 + [Health.BLIND] * 7
    assert {row.status for row in rows} == {Status.CRITICAL}
    assert rows[-1].volume is VolumeState.BLIND


def test_in_a_sparse_archive_days_without_any_item_were_quiet() -> None:
    ends = harvest(*LAUNCH, last=0)
    gap = replace(ends, deliveries=(*ends.deliveries, Delivery(LAST, "wire", 1)))

    rows = by_indicator(tuple(backtest(CONFIG, gap, TODAY, LAST, is_sparse=True)))["satellite"]

    assert {row.health for row in rows} == {Health.OK}


def test_before_its_first_day_an_archive_saw_nothing() -> None:
    known = harvest(*LAUNCH, first=0)

    ((row, _),) = backtest(CONFIG, known, TODAY - days(3), TODAY - days(3))

    assert row.health is Health.BLIND


def test_an_empty_archive_is_blind_throughout() -> None:
    nothing = joined(Harvest((), ()))

    found = [row for rows in backtest(CONFIG, nothing, TODAY, TODAY, is_sparse=True)
             for row in rows]  # fmt: skip

    assert [row.health for row in found] == [Health.BLIND, Health.BLIND]
    assert span(nothing) is None


def test_only_feeds_of_the_archive_are_watched_and_the_archive_itself() -> None:
    known = Harvest((), (Delivery(TODAY, "wire", 1), Delivery(TODAY, "off", 1)))

    found = staged(CONFIG, known)

    assert [(one.id, one.enabled) for one in found.feeds] == [
        ("wire", True), ("off", True), (FEED, True),
    ]  # fmt: skip
    assert [one.feeds for one in found.indicators] == [("*", FEED), ("wire", FEED)]
    assert staged(found, known) == found


def test_an_item_joins_what_was_seen_before_it_though_it_was_published_earlier() -> None:
    lead = told(1, 0, 0, "ap", "attempt", 0)
    late = told(2, 1, 2, "nhk", "attempt", 0)

    found = harvest(late, lead).told

    assert [(one.item.id, one.item.story) for one in found] == [("i1", "i1"), ("i2", "i1")]


def test_the_span_of_an_archive_is_that_of_its_deliveries() -> None:
    assert span(harvest(first=-3, last=2)) == (date(2026, 2, 27), date(2026, 3, 4))
