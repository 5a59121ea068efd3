"""A feed's failures are remembered, its waits kept, and what is wrong with it is said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW, days, feed
from watchlist.health import (
    FIRST_WAIT,
    LONGEST_WAIT,
    Read,
    Skipped,
    after,
    cadence_hours,
    is_due,
    judge,
    moment,
    working_hours,
)
from watchlist.model import Document, Entry, FeedState, Fetched, FetchFailure, Unchanged
from watchlist.words import ErrorKind, FeedHealth, Outcome, Warn

FEED = feed()
MONDAY = NOW  # 2026-03-02 is one
FRIDAY = NOW - days(3)
KNOWN = FeedState(
    "feed", FEED.url, etag='"1"', last_modified="Mon", validated=NOW - days(1),
    first_checked=NOW - days(50), checked=NOW - days(1), succeeded=NOW - days(1),
    last_new=NOW - days(1), outcome=Outcome.OK, http_status=200, warnings=(Warn.MALFORMED,),
    items=20, new=3, updated=1, stored=400, newest=NOW - days(1), cadence_hours=4.0,
)  # fmt: skip


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def entry(published: datetime | None) -> Entry:
    return Entry(guid=str(published), title="A launch", published=published)


def read(*dates: datetime | None, new: int = 0, warnings: tuple[Warn, ...] = ()) -> Read:
    return Read(
        Fetched("feed", FEED.url, 200, b"", etag='"2"', last_modified="Tue",
                moved_to="https://new.example/", warnings=(Warn.COMPRESSION, Warn.TRUNCATED)),
        Document(tuple(entry(date) for date in dates), warnings=warnings),
        new=new, updated=2, stored=403,
    )  # fmt: skip


def failure(
    kind: ErrorKind = ErrorKind.TIMEOUT,
    status: int | None = None,
    retry_after: int | None = None,
) -> FetchFailure:
    return FetchFailure("feed", kind, "no complete answer in 20 s", status, retry_after)


def failed(times: int, **changes: object) -> FeedState:
    state = KNOWN
    for number in range(times):
        state = after(FEED, state, failure(), NOW + days(number))
    changed: dict[str, Any] = changes
    return replace(state, **changed)


class TestAfterAnAnswer:
    def test_what_was_read_is_remembered(self) -> None:
        state = after(FEED, KNOWN, read(NOW - hours(2), NOW - days(3), None, new=3), NOW)

        assert (state.etag, state.last_modified, state.validated) == ('"2"', "Tue", NOW)
        assert (state.checked, state.succeeded, state.last_new) == (NOW, NOW, NOW)
        assert (state.outcome, state.http_status, state.error) == (Outcome.OK, 200, None)
        assert (state.items, state.new, state.updated, state.stored) == (3, 3, 2, 403)
        assert (state.newest, state.moved_to) == (NOW - hours(2), "https://new.example/")
        assert state.first_checked == NOW - days(50)

    def test_warnings_of_answer_and_document_stand_once_each(self) -> None:
        state = after(FEED, KNOWN, read(warnings=(Warn.TRUNCATED, Warn.ENTITIES)), NOW)

        assert state.warnings == (Warn.COMPRESSION, Warn.TRUNCATED, Warn.ENTITIES)

    def test_nothing_new_keeps_the_time_of_the_last_new(self) -> None:
        assert after(FEED, KNOWN, read(NOW - days(2)), NOW).last_new == NOW - days(1)

    def test_dates_ahead_of_time_are_not_the_newest(self) -> None:
        assert after(FEED, KNOWN, read(NOW + days(9)), NOW).newest == NOW - days(1)

    def test_empty_documents_are_counted_until_one_has_items(self) -> None:
        once = after(FEED, KNOWN, read(), NOW)
        twice = after(FEED, once, read(), NOW)

        assert (once.empty_runs, twice.empty_runs) == (1, 2)
        assert after(FEED, twice, read(NOW), NOW).empty_runs == 0

    def test_a_document_of_a_few_items_keeps_the_cadence_known(self) -> None:
        few = after(FEED, KNOWN, read(NOW), NOW)
        many = after(FEED, KNOWN, read(*(FRIDAY - hours(2 * n) for n in range(6))), NOW)

        assert (few.cadence_hours, many.cadence_hours) == (4.0, 2.0)

    def test_an_unchanged_feed_has_answered(self) -> None:
        unchanged = Unchanged("feed", etag='W/"3"', moved_to="https://new.example/")
        state = after(FEED, KNOWN, unchanged, NOW)

        assert (state.outcome, state.http_status) == (Outcome.NOT_MODIFIED, 304)
        assert (state.etag, state.last_modified) == ('W/"3"', "Mon")
        assert (state.succeeded, state.validated) == (NOW, NOW - days(1))
        assert (state.items, state.new, state.updated, state.stored) == (0, 0, 0, 400)
        assert state.warnings == ()
        assert after(FEED, KNOWN, Unchanged("feed", last_modified="Wed"), NOW).etag == '"1"'

    @pytest.mark.parametrize("answer", [read(NOW), Unchanged("feed")])
    def test_an_answer_ends_all_trouble(self, answer: Read | Unchanged) -> None:
        state = after(FEED, failed(4), answer, NOW + days(5))

        assert (state.failures, state.failing_since, state.next_try) == (0, None, None)
        assert (state.error, state.message, state.retry_after) == (None, "", None)

    def test_a_feed_seen_for_the_first_time(self) -> None:
        state = after(FEED, None, read(NOW, new=1), NOW)

        assert (state.feed, state.url, state.first_checked) == ("feed", FEED.url, NOW)

    def test_a_new_address_starts_anew_but_for_the_items(self) -> None:
        moved = after(replace(FEED, url="https://other.example/"), failed(3), failure(), NOW)

        assert (moved.url, moved.etag, moved.failures) == ("https://other.example/", None, 1)
        assert (moved.stored, moved.last_new) == (400, NOW - days(1))


class TestAfterAFailure:
    def test_all_that_was_known_is_kept(self) -> None:
        state = after(FEED, KNOWN, failure(ErrorKind.HTTP_STATUS, 503), NOW)

        assert (state.etag, state.validated, state.stored) == ('"1"', NOW - days(1), 400)
        assert (state.newest, state.succeeded) == (NOW - days(1), NOW - days(1))
        assert (state.outcome, state.error, state.http_status) == (
            Outcome.ERROR, ErrorKind.HTTP_STATUS, 503,
        )  # fmt: skip
        assert (state.message, state.checked) == ("no complete answer in 20 s", NOW)
        assert (state.items, state.new, state.updated, state.warnings) == (0, 0, 0, ())

    def test_a_row_of_failures_is_counted_from_its_first(self) -> None:
        state = failed(3)

        assert (state.failures, state.failing_since) == (3, NOW)

    @pytest.mark.parametrize(
        ("failures", "wait"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 48), (400, 48)]
    )
    def test_waits_double_up_to_two_days(self, failures: int, wait: float) -> None:
        state = after(FEED, replace(KNOWN, failures=failures - 1), failure(), NOW)

        assert state.next_try == NOW + hours(wait)
        assert FIRST_WAIT <= hours(wait) <= LONGEST_WAIT

    @pytest.mark.parametrize(
        ("asked", "wait"), [(60, 1), (7200, 2), (86_400, 24), (10_000_000, 48)]
    )
    def test_a_server_is_given_the_time_it_asks_for(self, asked: int, wait: float) -> None:
        state = after(FEED, KNOWN, failure(ErrorKind.RATE_LIMITED, 429, asked), NOW)

        assert (state.next_try, state.retry_after) == (NOW + hours(wait), asked)

    def test_a_feed_that_was_not_asked_keeps_what_was_known_of_it(self) -> None:
        state = after(FEED, failed(2), Skipped(), NOW + days(9))

        assert state == replace(failed(2), outcome=Outcome.SKIPPED)


class TestIsDue:
    def test_a_feed_never_asked_is(self) -> None:
        assert is_due(FEED, None, NOW)

    def test_a_feed_that_is_off_never_is(self) -> None:
        assert not is_due(feed(enabled=False), None, NOW, force=True)

    def test_a_waiting_feed_is_not_until_its_time(self) -> None:
        state = failed(3)

        assert not is_due(FEED, state, NOW + days(2) + hours(3.9))
        assert is_due(FEED, state, NOW + days(2) + hours(4))
        assert is_due(FEED, state, NOW + days(2), force=True)

    def test_a_feed_that_is_gone_is_not_until_forced(self) -> None:
        state = after(FEED, KNOWN, failure(ErrorKind.HTTP_STATUS, 410), NOW)

        assert not is_due(FEED, state, NOW + days(99))
        assert is_due(FEED, state, NOW, force=True)
        assert is_due(replace(FEED, url="https://other.example/"), state, NOW)

    def test_a_wait_longer_than_any_can_be_is_no_wait(self) -> None:
        assert is_due(FEED, failed(1, next_try=NOW + days(30)), NOW)

    def test_a_well_feed_is(self) -> None:
        assert is_due(FEED, KNOWN, NOW)


class TestWorkingHours:
    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            (MONDAY, MONDAY + hours(5), 5),
            (FRIDAY, MONDAY, 24),
            (FRIDAY, FRIDAY + days(1.5), 18),
            (FRIDAY + days(1), FRIDAY + days(2), 0),
            (MONDAY, MONDAY + days(700), 12_000),
            (MONDAY, FRIDAY, 0),
        ],
    )
    def test_leave_weekends_out(self, start: datetime, end: datetime, expected: float) -> None:
        assert working_hours(start, end) == pytest.approx(expected)

    @given(st.datetimes(timezones=st.just(UTC)), st.timedeltas(timedelta(0), days(4000)))
    def test_are_never_more_than_there_were(self, start: datetime, length: timedelta) -> None:
        if start.year < 9900:
            found = working_hours(start, start + length)

            assert -1e-6 <= found <= length / hours(1) + 1e-6


class TestCadence:
    def test_is_what_nearly_all_gaps_stay_within(self) -> None:
        times = [MONDAY + hours(n / 4) for n in range(39)]

        assert cadence_hours([*times, times[-1] + hours(9)]) == 0.25
        assert cadence_hours([*times[:4], times[3] + hours(9)]) == 9.0

    def test_needs_a_few_dates(self) -> None:
        assert cadence_hours([MONDAY] * 4) is None


class TestJudge:
    def test_says_which_feed_it_is_about(self) -> None:
        report = judge(feed(source="yonhap", language="ko"), None, NOW)

        assert (report.url, report.source, report.language) == (FEED.url, "yonhap", "ko")
        assert (report.health, report.sentence) == (FeedHealth.NEW, "Not asked yet.")

    @pytest.mark.parametrize(
        ("state", "health", "sentence"),
        [
            (replace(KNOWN, checked=NOW, succeeded=NOW), FeedHealth.OK,
             "Answered 2 Mar 2026 06:00 UTC, 3 new of 20 items."),
            (after(FEED, KNOWN, Unchanged("feed"), NOW), FeedHealth.OK,
             "Answered 2 Mar 2026 06:00 UTC, nothing changed."),
            (after(FEED, KNOWN, read(), NOW), FeedHealth.OK, "Answered 2 Mar 2026 06:00 UTC."),
            (replace(KNOWN, succeeded=None), FeedHealth.OK,
             "Answered 1 Mar 2026 06:00 UTC, 3 new of 20 items."),
            (after(FEED, KNOWN, failure(), NOW), FeedHealth.FAILING,
             ("no complete answer in 20 s: 1 failure in a row since 2 Mar 2026 06:00 UTC, "
             "last answered 1 Mar 2026 06:00 UTC; next try after 2 Mar 2026 07:00 UTC.")),
            (after(FEED, None, failure(), NOW - days(9)), FeedHealth.FAILING,
             ("no complete answer in 20 s: 1 failure in a row since 21 Feb 2026 06:00 UTC, "
             "never answered.")),
            (failed(2, message="", next_try=None), FeedHealth.FAILING,
             ("timeout: 2 failures in a row since 2 Mar 2026 06:00 UTC, "
             "last answered 1 Mar 2026 06:00 UTC.")),
            (failed(2, message="", error=None, next_try=None, failing_since=None),
             FeedHealth.FAILING,
             ("no answer: 2 failures in a row since 3 Mar 2026 06:00 UTC, "
             "last answered 1 Mar 2026 06:00 UTC.")),
            (after(FEED, KNOWN, failure(ErrorKind.RATE_LIMITED, 429, 7200), NOW),
             FeedHealth.LIMITED,
             ("The server asks us to wait: 1 failure in a row since 2 Mar 2026 06:00 UTC, "
             "last answered 1 Mar 2026 06:00 UTC; next try after 2 Mar 2026 08:00 UTC.")),
            (after(FEED, KNOWN, failure(ErrorKind.HTTP_STATUS, 410), NOW), FeedHealth.GONE,
             "Gone for good (HTTP 410) since 2 Mar 2026 06:00 UTC; not asked again unless forced."),
            (replace(KNOWN, empty_runs=2), FeedHealth.EMPTY,
             "Answers, but without a single item 2 times in a row."),
            (replace(KNOWN, newest=None), FeedHealth.UNDATED,
             "None of its items has a date, so none of them counts as fresh."),
            (replace(KNOWN, newest=NOW - days(31)), FeedHealth.STALE,
             "Answers, but its newest item is 31 days old (30 Jan 2026 06:00 UTC)."),
            (replace(KNOWN, newest=NOW - days(9), last_new=NOW - days(8)), FeedHealth.SILENT,
             ("Answers, but has brought nothing new since 22 Feb 2026 06:00 UTC; 95 of 100 of its "
             "items follow the one before within 4 hours, weekends left out.")),
        ],
        ids=lambda value: value.value if isinstance(value, FeedHealth) else "",
    )  # fmt: skip
    def test_says_what_is_wrong_and_since_when(
        self, state: FeedState, health: FeedHealth, sentence: str
    ) -> None:
        report = judge(FEED, state, NOW)

        assert (report.health, report.sentence) == (health, sentence)

    def test_a_feed_that_is_off_is_nothing_else(self) -> None:
        assert judge(feed(enabled=False), failed(3), NOW).health is FeedHealth.OFF

    def test_a_weekend_is_no_silence(self) -> None:
        friday = replace(KNOWN, newest=FRIDAY, last_new=FRIDAY)

        assert judge(FEED, friday, MONDAY).health is FeedHealth.OK
        assert judge(FEED, friday, MONDAY + days(1.1)).health is FeedHealth.SILENT

    def test_a_slow_feed_is_given_the_time_it_always_took(self) -> None:
        slow = replace(KNOWN, newest=NOW - days(31), last_new=NOW - days(31), cadence_hours=400.0)

        assert judge(FEED, slow, NOW).health is FeedHealth.OK

    def test_a_feed_asked_weekly_is_not_silent_between(self) -> None:
        quiet = replace(KNOWN, newest=NOW - days(9), last_new=NOW - days(9))

        assert judge(feed(every_hours=168), quiet, NOW).health is FeedHealth.OK

    @pytest.mark.parametrize(
        "unknown", [{"cadence_hours": None}, {"newest": None, "last_new": None, "stored": 0}]
    )
    def test_without_a_cadence_nobody_can_say(self, unknown: dict[str, Any]) -> None:
        changes: dict[str, Any] = {"newest": NOW - days(9), "last_new": NOW - days(9), **unknown}
        quiet = replace(KNOWN, **changes)

        assert judge(FEED, quiet, NOW).health is FeedHealth.OK


def test_a_time_is_written_alike_in_every_locale() -> None:
    assert moment(datetime(2026, 12, 5, 6, 7, tzinfo=UTC)) == "5 Dec 2026 06:07 UTC"
