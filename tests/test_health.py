"""A feed's failures are remembered, its waits kept, and what is wrong with it is said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from make import NOW, days, feed
from watchlist.health import (
    FIRST_WAIT,
    LONGEST_WAIT,
    Read,
    Same,
    Skipped,
    after,
    is_due,
    judge,
    moment,
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


def test_the_same_document_brings_nothing_and_keeps_what_was_said_of_it() -> None:
    same = Same(Fetched("feed", FEED.url, 200, b"", etag='"3"'))

    state = after(FEED, replace(KNOWN, digest="d"), same, NOW)

    assert (state.etag, state.validated, state.checked) == ('"3"', NOW, NOW)
    assert (state.items, state.new, state.updated, state.stored) == (20, 0, 0, 400)
    assert (state.warnings, state.outcome, state.digest) == ((Warn.MALFORMED,), Outcome.OK, "d")
    assert (state.last_new, state.newest) == (KNOWN.last_new, KNOWN.newest)


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
            (replace(KNOWN, newest=NOW - days(61)), FeedHealth.STALE,
             "Answers, but its newest item is 61 days old (31 Dec 2025 06:00 UTC)."),
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

    def test_before_it_was_first_asked_nothing_is_known(self) -> None:
        state = replace(KNOWN, first_checked=NOW, checked=NOW, succeeded=NOW)

        assert judge(FEED, state, NOW).health is FeedHealth.OK
        before = judge(FEED, state, NOW - days(1))
        assert (before.health, before.state) == (FeedHealth.NEW, FeedState(FEED.id, FEED.url))

    def test_a_feed_that_is_off_is_nothing_else(self) -> None:
        assert judge(feed(enabled=False), failed(3), NOW).health is FeedHealth.OFF

    def test_a_weekend_is_no_silence(self) -> None:
        friday = replace(KNOWN, newest=FRIDAY, last_new=FRIDAY)

        assert judge(FEED, friday, MONDAY).health is FeedHealth.OK
        assert judge(FEED, friday, MONDAY + days(1.1)).health is FeedHealth.SILENT

    def test_a_slow_feed_is_given_the_time_it_always_took(self) -> None:
        slow = replace(KNOWN, newest=NOW - days(61), last_new=NOW - days(61), cadence_hours=600.0)

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


def story(place: int, at: datetime, host: str) -> Entry:
    return Entry(guid=f"{host}{place}", title="A", url=f"https://{host}/{place}", published=at)


def document_of(title: str, host: str, *, new: int = 5, said: int = 0) -> Read:
    entries = tuple(story(place, NOW - hours(place), host) for place in range(5))
    fetched = Fetched("feed", FEED.url, 200, b"")
    return Read(fetched, Document(entries, title=title), new=new, updated=0, stored=9, said=said)


class TestAnotherFeed:
    OURS = after(FEED, None, document_of("Wire", "wire.example", said=1), NOW)
    OTHER = document_of("Casino", "casino.example")

    def test_at_the_old_address_is_told_with_since_when(self) -> None:
        taken = after(FEED, self.OURS, self.OTHER, NOW + days(1))
        later = after(FEED, taken, document_of("Casino", "casino.example", new=0), NOW + days(2))
        report = judge(FEED, later, NOW + days(2))

        assert report.health is FeedHealth.OFF_TOPIC
        assert report.sentence == (
            "Answers, but since 3 Mar 2026 06:00 UTC with another feed, \u201cCasino\u201d; "
            "look for the feed's new address."
        )

    @pytest.mark.parametrize(
        "document",
        [
            document_of("Wire", "wire.example"), document_of("Wire", "new.example"),
            document_of("Casino", "casino.example", said=1),
            document_of("The Wire", "wire.example"),
        ],
        ids=["as it was", "under its title", "that speaks of an indicator", "on its host"],
    )  # fmt: skip
    def test_is_forgotten_when_the_old_one_is_back(self, document: Read) -> None:
        taken = after(FEED, self.OURS, self.OTHER, NOW + days(1))
        state = after(FEED, taken, document, NOW + days(2))

        assert judge(FEED, state, NOW + days(2)).health is FeedHealth.OK

    @pytest.mark.parametrize(
        "document",
        [
            document_of("Casino", "casino.example", new=4), document_of("", "casino.example"),
            document_of("Wire", "casino.example"), document_of("Casino", "wire.example"),
            read(), read(NOW, new=1),
        ],
    )  # fmt: skip
    def test_is_not_seen_in_what_may_be_the_same(self, document: Read) -> None:
        state = after(FEED, self.OURS, document, NOW + days(1))

        assert state.other_since is None

    def test_that_never_speaks_of_an_indicator_is_told(self) -> None:
        state = after(FEED, None, document_of("Sports", "sports.example"), NOW)
        for day in range(1, 40):
            state = after(FEED, state, document_of("Sports", "sports.example"), NOW + days(day))
        early = judge(FEED, state, NOW + days(29))
        report = judge(FEED, replace(state, newest=NOW + days(40)), NOW + days(40))

        assert early.health is FeedHealth.OK
        assert report.health is FeedHealth.OFF_TOPIC
        assert report.sentence == (
            "Answers, but none of its 200 items since 2 Mar 2026 06:00 UTC speaks of any "
            "indicator; is it the right feed?"
        )


def flagged_after(per_day: float, *, weekends: bool, known: int = 20, stops: int = 0) -> float:
    """Days from a feed's last item until a daily check says so; 99: never."""
    state: FeedState | None = None
    written: list[datetime] = []
    start = MONDAY - days(200)
    end = MONDAY + days(stops)
    for day in range(300):
        now = start + days(day)
        if now <= end and (weekends or 1 <= now.weekday() <= 5):  # what yesterday brought
            count = max(1, round(per_day)) if per_day >= 1 or day % round(1 / per_day) == 0 else 0
            written += [now - hours(14 - 12 * n / count) for n in range(count)]
        listed = sorted(written)[-known:]
        state = after(FEED, state, read(*listed, new=1 if now <= end else 0), now)
        if now > end and judge(FEED, state, now).health in (FeedHealth.SILENT, FeedHealth.STALE):
            return (now - written[-1]) / days(1)
    return 99.0


class TestSilence:
    @pytest.mark.parametrize("stops", range(7))
    @pytest.mark.parametrize("known", [3, 5, 20, 60])
    def test_of_a_feed_with_five_items_a_day_is_told_within_three(
        self, known: int, stops: int
    ) -> None:
        assert flagged_after(5, weekends=True, known=known, stops=stops) <= 3.1

    @pytest.mark.parametrize(("stops", "told"), [(1, 3), (2, 3), (3, 3), (4, 5), (5, 5)])
    def test_over_a_weekend_off_is_none(self, stops: int, told: int) -> None:
        assert told - 1 < flagged_after(5, weekends=False, stops=stops) <= told

    @pytest.mark.parametrize("known", [1, 3, 20])
    def test_of_a_monthly_feed_is_not_told_within_forty_five_days(self, known: int) -> None:
        assert 45 < flagged_after(1 / 30, weekends=True, known=known) < 99

    def test_of_a_feed_without_dates_is_learned_from_when_items_came(self) -> None:
        state = after(FEED, None, read(None, new=1), NOW)
        for day in range(1, 8):
            state = after(FEED, state, read(None, new=day % 2), NOW + days(day))

        assert state.times == tuple(NOW + days(day) for day in (1, 3, 5, 7))


def test_a_time_is_written_alike_in_every_locale() -> None:
    assert moment(datetime(2026, 12, 5, 6, 7, tzinfo=UTC)) == "5 Dec 2026 06:07 UTC"
