"""Dates: right, or unknown, but never wrong."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.documents import dates
from watchlist.documents.dates import parse_date

NOON = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
DAY = datetime(2026, 1, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Thu, 15 Jan 2026 12:00:00 GMT", "Thu,15 Jan 2026 12:00:00 GMT", "15 Jan 2026 12:00 UT",
        "thu, 15 jan 26 12:00:00 z", "Thursday, 15-Jan-26 12:00:00 GMT",
        "Mon, 15 Jan 2026 12:00:00 GMT", "Thu, 15 Jan 2026 21:00:00 +0900",
        "Thu, 15 Jan 2026 21:00:00 KST", "Thu, 15 Jan 2026 15:00:00 MSK",
        "Thu, 15 Jan 2026 07:00:00 EST", "Thu, 15 Jan 2026 17:30:00 +530",
        "Thu, 15 Jan 2026 12:00:00 GMT+0000 (Coordinated Universal Time)",
        "Thu, 15 Jan 2026 12:00:00 +0000 GMT", "Thu, 15 Jan 2026 09:00:00 GMT-03:00",
        "Thu Jan 15 12:00:00 2026", "Thu Jan 15 07:00:00 EST 2026",
        "Thu, Jan 15 2026 12:00:00 PM", "January 15, 2026 at 12:00 pm", "Jan. 15th, 2026, 12:00",
        "2026-01-15T12:00:00Z", "2026-01-15T12:00Z", "2026-01-15T12:00:00.987654Z",
        "2026-01-15T21:00:00+09:00", "2026-01-15 12:00:00", "2026-01-15 15:00:00 +0300",
        "20260115T120000Z", "20260115T1200+0000", "2026/1/15 12:00:00", "2026.01.15 12:00",
        "1768478400", "1768478400000", "15.01.2026 12:00", "15.01.2026, 12:00 Uhr",
        "2026년 1월 15일 12:00", "2026년 1월 15일 (목) 오후 9:00", "2026-01-15 오후 9:00",
        "2026年1月15日 12時", "2026年1月15日(木) 午後 12:00",
        "Чт, 15 янв 2026 15:00:00 +0300", "15 января 2026 г. 15:00 МСК", "15 січня 2026 о 12:00",
        "Do, 15 Jan 2026 13:00:00 +0100", "15. Januar 2026 um 13:00 MEZ",
        "jeu., 15 janv. 2026 12:00:00 +0000", "15 de enero de 2026 12:00",
    ],
)  # fmt: skip
def test_a_time_is_read(text: str) -> None:
    assert parse_date(text) == NOON
    assert parse_date(f" \n{text}\t") == NOON


@pytest.mark.parametrize(
    "text",
    ["2026-01-15", "20260115", "January 15, 2026", "15 Jan 2026", "2026년 1월 15일", "15.1.2026"],
)
def test_a_day_is_read_as_its_beginning(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1 Jan 69 00:00 GMT", datetime(2069, 1, 1, tzinfo=UTC)),
        ("1 Jan 70 00:00 GMT", datetime(1970, 1, 1, tzinfo=UTC)),
        ("15 Jan 2026 12:30:60 GMT", datetime(2026, 1, 15, 12, 30, 59, tzinfo=UTC)),
        ("Jan 15, 2026 12:30 am", datetime(2026, 1, 15, 0, 30, tzinfo=UTC)),
        ("2026-01-15 오전 12:30", datetime(2026, 1, 14, 15, 30, tzinfo=UTC)),
        ("2026-01-15 오후 21:30", datetime(2026, 1, 15, 12, 30, tzinfo=UTC)),
        ("2026年1月15日 12時30分5秒", datetime(2026, 1, 15, 12, 30, 5, tzinfo=UTC)),
        ("Sun, 08 Mar 2026 02:30:00 EST", datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        ("Wed, 15 Jul 2026 08:00:00 EDT", datetime(2026, 7, 15, 12, tzinfo=UTC)),
    ],
)
def test_an_odd_time_is_read(text: str, date: datetime) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "Thu, 15 Jan 2026 12:00:00 +1500", "Thu, 15 Jan 2026 12:00:00 -1830",
        "", "today", "32 Jan 2026", "30 Feb 2026 12:00 GMT", "15 Foo 2026", "2026-13-01",
        "2026-01-15T25:00:00Z", "2026-01-15T12:61:00Z", "0000-00-00 00:00:00", "15 Jan 0001",
        "Tue, 01 Jan 9999 00:00:00 GMT", "99999999999", "123", "1e9", "-1", "2026", "2026-01",
        "Thu, 15 Jan 2026 12:00:00 +9900", "Thu, 15 Jan 2026 12:00:00 IST",
        "Thu, 15 Jan 2026 12:00:00 GMT EST", "Thu, 15 Jan 2026 12:00:00 XYZ",
        "Jan 15, 2026 13:00 pm", "Jan 15, 2026 0:00 am", "2026-01-15 오후 25:00", "01/02/2026",
        "15 Jan 2026 12:00 GMT trailing", "x" * 200, "2026-01/15",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_unknown(text: str) -> None:
    assert parse_date(text) is None


@given(st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31)))  # noqa: DTZ001  drawn as UTC
def test_what_is_written_is_read_back(drawn: datetime) -> None:
    date = drawn.replace(microsecond=0, tzinfo=UTC)

    assert parse_date(date.isoformat()) == date
    assert parse_date(date.strftime("%a, %d %b %Y %H:%M:%S +0000")) == date
    assert parse_date(date.strftime("%Y%m%dT%H%M%SZ")) == date


@given(
    st.sampled_from(("thu, ", "", "foo, ")),
    st.tuples(*[st.integers(0, most) for most in (32, 13, 2300, 24, 60, 61)]),
    st.sampled_from(("gmt", "+0000", "-0330", "+1400", "-1401", "+0960", "z", "+09:00", "-14:01")),
    st.sampled_from(("jan", "feb", "jun", "oct", "dec", "mai", "foo")),
)
def test_usual_spellings_are_read_as_all_others_are(
    weekday: str, parts: tuple[int, ...], zone: str, month: str
) -> None:
    day, number, year, hour, minute, second = parts
    time = f"{hour:02}:{minute:02}:{second:02}"
    for text in (
        f"{weekday}{day} {month} {year:04} {time} {zone}",
        f"{year:04}-{number:02}-{day:02}t{time}{zone}",
    ):
        assert parse_date(text) == dates._unusual(text)  # noqa: SLF001  the long way


@given(st.text(alphabet="0123456789-:/. TZ+,년월일JanThuGMT오후pm", max_size=40))
def test_any_text_is_a_date_or_is_not(text: str) -> None:
    date = parse_date(text)

    assert date is None or (date.tzinfo is UTC and 1899 <= date.year <= 2201)
