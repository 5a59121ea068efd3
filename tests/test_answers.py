"""What the head of an answer means."""

from datetime import UTC, datetime

import pytest

from watchlist.web.addresses import Target
from watchlist.web.answers import Failure, challenge, failure_of, next_hop, retry_after
from watchlist.words import ErrorKind

AT = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
HERE = Target("https", "news.example", 443, "/a/feed?x=1")


@pytest.mark.parametrize("status", [200, 201, 203, 304])
def test_an_answer_that_may_be_read_is_no_failure(status: int) -> None:
    assert failure_of(status, {}, AT) is None


@pytest.mark.parametrize(
    ("status", "headers", "kind", "says"),
    [
        (204, {}, ErrorKind.EMPTY, "no document"),
        (206, {}, ErrorKind.HTTP_STATUS, "a part"),
        (300, {}, ErrorKind.HTTP_STATUS, "several"),
        (404, {}, ErrorKind.HTTP_STATUS, "new address"),
        (407, {}, ErrorKind.HTTP_STATUS, "proxy"),
        (599, {}, ErrorKind.HTTP_STATUS, "HTTP 599;"),
        (429, {}, ErrorKind.RATE_LIMITED, "for a while"),
        (429, {"retry-after": "5"}, ErrorKind.RATE_LIMITED, "for 5 s"),
        (503, {"retry-after": "5"}, ErrorKind.RATE_LIMITED, "for 5 s"),
        (503, {"retry-after": "soon"}, ErrorKind.HTTP_STATUS, "next run"),
        (404, {"retry-after": "5"}, ErrorKind.HTTP_STATUS, "not found"),
        (403, {"cf-mitigated": " Challenge"}, ErrorKind.CHALLENGE, "only browsers"),
        (403, {"cf-mitigated": "no"}, ErrorKind.HTTP_STATUS, "forbidden"),
    ],
)
def test_a_failure_says_what_and_what_to_do(
    status: int, headers: dict[str, str], kind: ErrorKind, says: str
) -> None:
    failure = failure_of(status, headers, AT)

    assert failure is not None
    assert (failure.kind, failure.status) == (kind, status)
    assert says in failure.message


@pytest.mark.parametrize(
    ("asked", "date", "seconds"),
    [
        ("120", "", 120), ("0", "", None), ("99999999999", "", 86_400), ("-5", "", None),
        ("1.5", "", None), ("soon", "", None), ("", "", None), ("1768478400000", "", None),
        ("Mon, 02 Mar 2026 06:10:00 GMT", "", 600),
        ("Mon, 02 Mar 2026 05:00:00 GMT", "", None),
        ("Tue, 01 Jan 2199 00:00:00 GMT", "", 86_400),
        ("Tue, 03 Mar 2026 06:05:00 GMT", "Tue, 03 Mar 2026 06:00:00 GMT", 300),
        ("Tue, 03 Mar 2026 06:05:00 GMT", "today", 86_400),
    ],
)  # fmt: skip
def test_a_wait_is_seconds_or_a_date_and_at_most_a_day(
    asked: str, date: str, seconds: int | None
) -> None:
    assert retry_after({"retry-after": asked, "date": date}, AT) == seconds


def test_a_wait_until_a_date_is_none_where_no_clock_is_known() -> None:
    assert retry_after({"retry-after": "Mon, 02 Mar 2026 06:10:00 GMT"}, None) is None


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("b", "https://news.example/a/b"), ("/b c", "https://news.example/b%20c"),
        ("//other.example/", "https://other.example/"), ("?y=2", "https://news.example/a/feed?y=2"),
        (" http://me:secret@other.example/ ", "http://other.example/"),
    ],
)  # fmt: skip
def test_a_redirect_leads_somewhere(location: str, url: str) -> None:
    hop = next_hop(HERE, location)

    assert isinstance(hop, Target)
    assert hop.url == url


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("", "nowhere"), (" ", "nowhere"), ("javascript:alert(1)", '"javascript:"'),
        ("http://[bad/", "host"), ("http://x:99999/", "port"), ("/a\x1b[31m", "control"),
        ("http://a\\@b/", "backslash"),
    ],
)  # fmt: skip
def test_a_redirect_that_cannot_be_followed_says_why(location: str, says: str) -> None:
    hop = next_hop(HERE, location)

    assert isinstance(hop, Failure)
    assert hop.kind is ErrorKind.REDIRECT
    assert says in hop.message


def test_a_challenge_names_a_way_out() -> None:
    assert "another feed" in challenge("HTTP 403")
