"""Values to JSON and back."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.model import FeedState, Match, Reading
from watchlist.records import dump, load, moment, pack, stamp, unpack
from watchlist.verdict import Delivery, Standing
from watchlist.words import Field, Outcome, Polarity, Status, Warn

TIMES = st.datetimes(
    min_value=datetime(1, 1, 2),  # noqa: DTZ001  hypothesis adds the zone itself
    max_value=datetime(9999, 12, 30),  # noqa: DTZ001  likewise
    timezones=st.just(UTC),
).map(lambda at: at.replace(microsecond=0))
TEXTS = st.text(st.characters(codec="utf-8"))

FEED_STATES = st.builds(
    FeedState,
    feed=TEXTS,
    url=TEXTS,
    etag=st.none() | TEXTS,
    validated=st.none() | TIMES,
    outcome=st.none() | st.sampled_from(Outcome),
    warnings=st.lists(st.sampled_from(Warn)).map(tuple),
    cadence_hours=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    newest=st.none() | TIMES,
)
READINGS = st.builds(
    Reading,
    item=TEXTS,
    indicator=TEXTS,
    is_relevant=st.booleans(),
    veto=st.none() | TEXTS,
    points=st.floats(0, 1),
    stage=st.none() | TEXTS,
    polarity=st.sampled_from(Polarity),
    matches=st.lists(
        st.builds(Match, TEXTS, TEXTS, TEXTS, st.sampled_from(Field), st.integers(), st.integers())
    ).map(tuple),
    triggers=st.lists(TEXTS).map(tuple),
)
STANDINGS = st.builds(
    Standing,
    indicator=TEXTS,
    at=TIMES,
    status=st.sampled_from(Status),
    since=TIMES,
    stage=st.none() | TEXTS,
    stage_since=st.none() | TIMES,
    stage_supported=st.none() | TIMES,
    status_supported=TIMES,
    blind_since=st.none() | TIMES,
)


class TestRoundTrip:
    @given(FEED_STATES)
    def test_of_a_feeds_state(self, state: FeedState) -> None:
        assert load(FeedState, dump(state)) == state

    @given(st.lists(READINGS).map(tuple))
    def test_of_readings(self, readings: tuple[Reading, ...]) -> None:
        assert unpack(Reading, pack(readings)) == readings

    @given(STANDINGS)
    def test_of_a_standing(self, standing: Standing) -> None:
        assert load(Standing, dump(standing)) == standing

    def test_of_a_day(self) -> None:
        delivery = Delivery(date(2026, 1, 31), "feed", 3)

        assert load(Delivery, dump(delivery)) == delivery

    @given(TIMES)
    def test_of_a_time(self, at: datetime) -> None:
        assert moment(stamp(at)) == at

    @given(TIMES, TIMES)
    def test_of_times_keeps_their_order(self, one: datetime, other: datetime) -> None:
        assert (stamp(one) < stamp(other)) is (one < other)


class TestStamp:
    def test_is_utc_to_the_second(self) -> None:
        seoul = timezone(timedelta(hours=9))

        assert stamp(datetime(2026, 1, 31, 9, 0, 0, 5, seoul)) == "2026-01-31T00:00:00Z"

    def test_refuses_a_time_without_a_zone(self) -> None:
        with pytest.raises(ValueError, match="names no time zone"):
            stamp(datetime(2026, 1, 31))  # noqa: DTZ001  the very thing that is refused


class TestLoading:
    def test_fills_in_what_an_older_record_lacks(self) -> None:
        assert load(FeedState, '{"feed": "a"}') == FeedState("a")

    def test_passes_over_what_a_newer_record_has_more(self) -> None:
        assert load(FeedState, '{"feed": "a", "mood": 1}') == FeedState("a")

    @pytest.mark.parametrize("text", ["{}", "[]", "3", '{"feed": "a", "outcome": "odd"}', "{"])
    def test_of_what_is_no_record_says_so(self, text: str) -> None:
        with pytest.raises(ValueError):  # noqa: PT011  worded by json, enum or us
            load(FeedState, text)

    def test_names_the_kind_of_record(self) -> None:
        with pytest.raises(ValueError, match="no record of FeedState"):
            load(FeedState, "{}")
