"""One day after another: the same as each day on its own, and blind to what comes later."""

from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from make import NOW, config, days, feed, state, told
from watchlist.assess import assess, because, verdict
from watchlist.course import Course
from watchlist.model import Account
from watchlist.verdict import Assessment, Delivery, Facts, Standing
from watchlist.words import Health, Polarity, WindowState

FAMILIES = {"ap": "A", "nhk": "B", "sun": "D", "blog": "F", "tass": "D"}
CONFIG = config(feeds=(feed("feed"), feed("other")))
DAYS = 12


def an_account(number: int, family: str, ahead: float, story: int, stage: str) -> Account:
    return told(
        f"i{number}", family, at=NOW + days(ahead), story=f"s{story}", stage=stage,
        polarity=Polarity.DENIED if number % 4 == 0 else Polarity.AFFIRMED, points=0.8,
        reliability=FAMILIES[family], state_media=family == "tass",
    )  # fmt: skip


ACCOUNTS = st.lists(
    st.builds(
        an_account, st.integers(0, 999), st.sampled_from(sorted(FAMILIES)),
        st.floats(-40, DAYS), st.integers(0, 5), st.sampled_from(["intent", "attempt", "orbit"]),
    ),
    max_size=14,
    unique_by=lambda account: account.item.id,
)  # fmt: skip


def facts(*accounts: Account) -> Facts:
    seen = sorted({(NOW + days(n)).date() for n in range(-60, DAYS + 1)})
    delivered = [Delivery(day, name, 20) for day in seen for name in ("feed", "elsewhere")]
    return Facts(accounts, (), tuple(delivered), tuple(seen))


def in_one_pass(known: Facts, moments: list[datetime]) -> list[Assessment]:
    course = Course(CONFIG, known, {})
    return [
        verdict(case)
        for now in moments
        for case in course.day(now, (state("feed", at=now), state("other", at=now)))
    ]


def day_by_day(known: Facts, moments: list[datetime]) -> list[Assessment]:
    found: list[Assessment] = []
    was: dict[str, Standing] = {}
    for now in moments:
        accounts = tuple(account for account in known.accounts if account.item.seen <= now)
        here = Facts(
            accounts, (state("feed", at=now), state("other", at=now)), known.deliveries,
            known.observed,
        )  # fmt: skip
        verdicts = assess(CONFIG, here, now, was)
        was = {one.indicator: one.standing for one in verdicts}
        found += verdicts
    return found


MOMENTS = [NOW + days(n) for n in range(DAYS)]


@given(ACCOUNTS)
@settings(max_examples=30, deadline=None)
def test_one_pass_is_the_same_as_each_day_on_its_own(accounts: list[Account]) -> None:
    known = facts(*accounts)

    assert in_one_pass(known, MOMENTS) == day_by_day(known, MOMENTS)


@given(ACCOUNTS, st.integers(1, DAYS - 1))
@settings(max_examples=30, deadline=None)
def test_what_is_seen_later_changes_no_day_before(accounts: list[Account], day: int) -> None:
    until = MOMENTS[:day]
    early = [account for account in accounts if account.item.seen <= until[-1]]

    assert in_one_pass(facts(*accounts), until) == in_one_pass(facts(*early), until)


@given(ACCOUNTS)
@settings(max_examples=20, deadline=None)
def test_reasons_alone_are_those_of_the_verdict(accounts: list[Account]) -> None:
    (case,) = Course(CONFIG, facts(*accounts), {}).day(NOW, (state("feed", at=NOW),))

    assert because(case) == verdict(case).reasons


def test_accounts_of_no_indicator_and_of_no_feed_of_it_are_left_out() -> None:
    known = facts(told("a", indicator="weather"), told("b", feed="elsewhere"))

    (found,) = in_one_pass(known, MOMENTS[:1])

    assert found.evidence == ()


def test_a_standing_that_is_later_than_the_day_does_not_count() -> None:
    later = in_one_pass(facts(), [NOW + days(3)])[0].standing
    course = Course(CONFIG, facts(), {"satellite": later})

    (case,) = course.day(NOW, (state("feed", at=NOW),))

    assert case.before is None


def test_of_a_day_gone_by_only_whether_a_run_looked_is_known() -> None:
    asked_since = (state("feed", at=NOW + days(2)),)

    seen = Course(CONFIG, facts(), {}).day(NOW, asked_since)[0].coverage
    unseen = Course(CONFIG, facts(), {}).day(NOW - days(80), asked_since)[0].coverage

    assert (seen.health, seen.healthy) == (Health.OK, 2)
    assert (unseen.health, unseen.healthy) == (Health.BLIND, 0)


def test_a_day_on_which_only_other_feeds_answered_was_not_looked_at() -> None:
    seen = [(NOW - days(n)).date() for n in range(40, 0, -1)]
    closed = replace(
        CONFIG.indicators[0],
        opens=seen[0], closes=seen[-1], feeds=("feed",),
    )  # fmt: skip
    using = config(closed, feeds=CONFIG.feeds)

    def ended(*names: str) -> WindowState | None:
        answers = tuple(Delivery(day, name, 0) for day in seen for name in names)
        known = Facts((), (state("feed", at=NOW),), answers, tuple(seen))
        window = assess(using, known, NOW, {})[0].window
        return window.state if window else None

    assert ended("feed", "other") is WindowState.UNANSWERED
    assert ended("other") is WindowState.NOT_OBSERVED
    assert ended() is WindowState.UNANSWERED  # no answers are recorded: the run's word counts


def test_blind_since_is_when_a_feed_last_answered_and_stays_so() -> None:
    course = Course(CONFIG, facts(), {})
    heard = state("feed", at=NOW - days(3))

    found = [course.day(now, (heard,))[0].standing for now in MOMENTS[:3]]

    assert {one.blind_since for one in found} == {NOW - days(3)}
