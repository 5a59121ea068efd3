"""Which entries are new: by guid, by link, by what they say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW, days
from watchlist.identity import MOST_EDITS, Known, News, keyed, marks, sift
from watchlist.model import Entry, FeedState
from watchlist.words import Warn

YESTERDAY = NOW - days(1)
LATER = NOW + days(1)
NEW_FEED = FeedState("feed")


def entry(  # each argument is one fact of an entry
    guid: str = "g1",
    title: str = "Satellite launched",
    *,
    summary: str = "From Sohae.",
    url: str | None = "https://news.example/1",
    published: datetime | None = YESTERDAY,
    updated: datetime | None = None,
    origin: str = "",
    language: str = "",
) -> Entry:
    return Entry(guid, title, summary, url, published, updated, origin, language)


def read(
    *entries: Entry,
    known: tuple[Known, ...] = (),
    state: FeedState = NEW_FEED,
    now: datetime = NOW,
) -> News:
    return sift(keyed("feed", entries, now), known, state, now, "en")


def stored(news: News) -> tuple[Known, ...]:
    """What the store would know after this document, had it known nothing before."""
    return tuple(
        Known(n.item.id, n.marks.link, n.marks.head, n.marks.text, n.item.published)
        for n in news.new
    )


def again(first: tuple[Entry, ...], second: tuple[Entry, ...]) -> News:
    """Read one document, then another of the same feed a day later."""
    before = read(*first)
    newest = max((n.item.published for n in before.new if n.item.published), default=None)
    return read(*second, known=stored(before), state=FeedState("feed", newest=newest), now=LATER)


def titles(news: News) -> list[str]:
    return [each.item.title for each in news.new]


class TestNaming:
    def test_is_sixteen_hexadecimal_digits_of_feed_and_guid(self) -> None:
        (here,) = keyed("feed", [entry()], NOW)
        (there,) = keyed("other", [entry()], NOW)

        assert len(here.id) == 16
        assert int(here.id, 16) >= 0
        assert here.id != there.id

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (entry("g", "a", url=None), entry("g", "b", url="https://x.example/"), "same"),
            (entry(" g\n"), entry("g"), "same"),
            (entry("AbC"), entry("aBc"), "other"),
            (entry("0"), entry("00"), "other"),
            (entry("http://x.example/1"), entry("https://x.example/1"), "same"),
            (entry("HTTP://x.example/1"), entry("https://x.example/1"), "same"),
            (entry("https://x.example/1#a"), entry("https://x.example/1#b"), "other"),
            (entry("", "a"), entry("", "b"), "same"),
            (
                entry("", url="http://x.example/1?utm_source=rss"),
                entry("", url="https://X.example/1/"),
                "same",
            ),
            (entry("", "a", url=None), entry("", "a", url=None), "same"),
            (entry("", "a", url=None), entry("", "b", url=None), "other"),
            (entry("", summary="a", url=None), entry("", summary="b", url=None), "other"),
        ],
        ids=[
            "guid before link and text", "guid is trimmed", "guid keeps its case", "guid 0",
            "scheme", "scheme in capitals", "fragment of a guid counts", "link before text",
            "link without tracking", "text", "title counts", "summary counts",
        ],
    )  # fmt: skip
    def test_goes_by_guid_then_link_then_text(
        self, one: Entry, other: Entry, expected: str
    ) -> None:
        (a,), (b,) = keyed("feed", [one], NOW), keyed("feed", [other], NOW)

        assert (a.id == b.id) is (expected == "same")

    def test_of_the_same_entry_twice_is_one(self) -> None:
        keys = keyed("feed", [entry(), entry(), entry("g2", "b")], NOW)

        assert [key.place for key in keys] == [0, 2]
        assert not any(key.is_shared for key in keys)

    def test_tells_publishers_of_an_aggregator_apart(self) -> None:
        assert marks("Yonhap", "a", "", None).head != marks("KBS", "a", "", None).head

    def test_does_not_mind_case_width_and_blanks_of_a_title(self) -> None:
        assert marks("", "Kim  Jong Un", "", None) == replace(
            marks("", "ＫＩＭ jong un", "", None), text=marks("", "Kim  Jong Un", "", None).text
        )


class TestFirstDocument:
    def test_is_all_new_in_its_order_and_a_story_each(self) -> None:
        news = read(entry("g1", "a", url=None), entry("g2", "b", url=None))

        assert titles(news) == ["a", "b"]
        assert [n.item.place for n in news.new] == [0, 1]
        assert all(n.item.story == n.item.id and n.item.seen == NOW for n in news.new)
        assert news.items == 2
        assert not news.edits
        assert not news.warnings

    def test_takes_the_language_of_the_feed_where_an_entry_has_none(self) -> None:
        news = read(entry("g1"), entry("g2", "b", language="ko"))

        assert [n.item.language for n in news.new] == ["en", "ko"]

    def test_stores_a_long_guid_as_its_hash(self) -> None:
        news = read(entry("x" * 1_000_000))

        assert news.new[0].item.guid.startswith("sha256:")
        assert len(news.new[0].item.guid) < 200

    def test_of_one_guid_for_all_is_three_items(self) -> None:
        document = tuple(
            entry("same", f"Story {n}", url=f"https://news.example/{n}") for n in (1, 2, 3)
        )

        first = read(*document)
        second = again(document, document)

        assert len({n.item.id for n in first.new}) == 3
        assert first.warnings == second.warnings == (Warn.DUPLICATE_IDS,)
        assert not second.new
        assert not second.edits

    def test_with_no_entries_is_no_news(self) -> None:
        assert read() == News((), (), 0, ())


class TestDates:
    def test_more_than_an_hour_ahead_are_unknown(self) -> None:
        news = read(
            entry("g1", "a", published=NOW + timedelta(hours=1)),
            entry("g2", "b", published=NOW + timedelta(hours=1, seconds=1), updated=NOW),
        )

        assert [n.item.published for n in news.new] == [NOW + timedelta(hours=1), None]
        assert news.warnings == (Warn.FUTURE_DATES,)

    def test_of_the_last_change_stand_in_for_publication(self) -> None:
        (new,) = read(entry(published=None, updated=NOW)).new

        assert new.item.published == new.item.updated == NOW

    def test_are_to_the_second(self) -> None:
        (new,) = read(entry(published=datetime(2026, 1, 1, 0, 0, 0, 999, tzinfo=UTC))).new

        assert new.item.published == datetime(2026, 1, 1, tzinfo=UTC)

    def test_as_first_seen_stay(self) -> None:
        news = again((entry(published=NOW),), (entry(published=LATER),))

        assert not news.new
        assert not news.edits


class TestSecondDocument:
    def test_unchanged_brings_nothing(self) -> None:
        document = (entry("g1", "a", url=None), entry("g2", "b", url=None))

        assert again(document, document) == News((), (), 2, ())

    def test_brings_what_was_not_there(self) -> None:
        news = again((entry(),), (entry("g2", "b", url=None, published=NOW), entry()))

        assert titles(news) == ["b"]

    def test_in_another_order_brings_nothing(self) -> None:
        document = (entry("g1", "a", url=None), entry("g2", "b", url=None))

        assert again(document, document[::-1]).new == ()

    def test_with_an_edited_title_is_an_edit(self) -> None:
        news = again((entry(title="Two dead"),), (entry(title="Five dead"),))

        (edit,) = news.edits
        assert (news.new, edit.title, edit.updated) == ((), "Five dead", LATER)

    def test_says_when_it_was_edited(self) -> None:
        news = again((entry(title="Two dead"),), (entry(title="Five dead", updated=NOW),))

        assert news.edits[0].updated == NOW

    def test_whose_text_never_rests_is_edited_so_many_times_only(self) -> None:
        (known,) = stored(read(entry(title="Two dead")))

        news = read(entry(title="Five dead"), known=(replace(known, edits=MOST_EDITS),))

        assert not news.new
        assert not news.edits


def listed(number: int, **facts: object) -> Entry:
    base = entry(f"g{number}", f"Story {number}", url=f"https://news.example/{number}")
    return replace(base, **facts)  # type: ignore[arg-type]  # the tests name fields of Entry


THREE = (listed(1), listed(2), listed(3))
MOVED = tuple(replace(e, guid=f"new-{e.guid}") for e in THREE)


class TestMovingGuid:
    @pytest.mark.parametrize(
        "second",
        [
            MOVED,
            tuple(replace(e, published=LATER) for e in MOVED),
            tuple(replace(e, published=None) for e in MOVED),
            tuple(replace(e, url=f"{e.url}?sid=77&utm_source=x") for e in MOVED),
            tuple(replace(e, url=f"https://x.example/{e.guid}") for e in MOVED),
            tuple(replace(e, url=None) for e in MOVED),
            tuple(replace(e, title=e.title + "!") for e in MOVED),
        ],
        ids=[
            "same link", "same link, dated today", "same link, undated", "session in the link",
            "other link", "no link", "edited title",
        ],
    )  # fmt: skip
    def test_makes_no_news(self, second: tuple[Entry, ...]) -> None:
        news = again(THREE, second)

        assert news.new == ()
        assert news.warnings == (Warn.MOVING_GUIDS,)

    def test_of_undated_entries_makes_no_news_where_the_text_is_the_same(self) -> None:
        undated = tuple(replace(e, published=None, url=None) for e in THREE)
        moved = tuple(replace(e, guid=f"new-{e.guid}") for e in undated)

        assert again(undated, moved).new == ()
        assert len(again(undated, tuple(replace(e, summary="else") for e in moved)).new) == 3

    def test_of_an_archive_announced_anew_makes_no_news(self) -> None:
        old = tuple(replace(e, published=NOW - days(300)) for e in THREE)
        anew = tuple(replace(e, guid=f"2026/{e.guid}", url=f"{e.url}/anew") for e in old)

        assert again(old, anew).new == ()

    def test_is_not_the_same_title_on_another_day_elsewhere(self) -> None:
        first = entry("g1", "Morning briefing", summary="Monday", url="https://news.example/1")
        second = entry("g2", "Morning briefing", summary="Tuesday", url="https://news.example/2",
                       published=NOW)  # fmt: skip

        assert titles(again((first,), (second,))) == ["Morning briefing"]

    def test_is_not_the_page_that_every_day_writes_over(self) -> None:
        page = "https://news.example/briefing"
        first = entry("g1", "Morning briefing", summary="Monday", url=page)
        second = entry("g2", "Morning briefing", summary="Tuesday", url=page, published=NOW)

        assert len(again((first,), (second,)).new) == 1

    def test_is_not_a_link_that_several_items_share(self) -> None:
        home = "https://news.example/"
        first = (entry("g1", "a", url=home), entry("g2", "b", url=home))

        assert titles(again(first, (entry("g3", "c", url=home),))) == ["c"]
        both = (entry("g3", "c", url=home), entry("g4", "d", url=home))
        assert titles(again(first[:1], both)) == ["c", "d"]

    def test_is_not_beside_the_item_itself(self) -> None:
        """What one document lists twice, under two guids and two links, is two items."""
        twin = entry("g2", url="https://news.example/2")

        assert [n.item.guid for n in again((entry(),), (twin, entry())).new] == ["g2"]

    def test_is_not_told_of_where_one_in_many_moved(self) -> None:
        moved = (replace(THREE[0], guid="new"), *THREE[1:])

        news = again(THREE, moved)

        assert (news.new, news.warnings) == ((), ())

    def test_is_not_told_of_where_there_are_no_guids(self) -> None:
        first = tuple(replace(e, guid="") for e in THREE)
        second = tuple(replace(e, url=None) for e in first)

        news = again(first, second)

        assert (news.new, news.warnings) == ((), ())


class TestReusedGuid:
    FIRST = entry("same", "Story 1", url="https://news.example/1")
    SECOND = entry("same", "Story 2", url="https://news.example/2", published=NOW)
    THIRD = entry("same", "Story 3", url="https://news.example/3", published=LATER)

    def test_with_another_title_link_and_time_is_another_item(self) -> None:
        news = again((self.FIRST,), (self.SECOND,))

        assert titles(news) == ["Story 2"]
        assert news.warnings == (Warn.DUPLICATE_IDS, Warn.GAP)

    def test_is_known_from_then_on(self) -> None:
        one = read(self.FIRST)
        two = again((self.FIRST,), (self.SECOND,))

        both = stored(one) + stored(two)
        for document in ((self.SECOND,), (self.FIRST,), (self.SECOND, self.FIRST)):
            assert read(*document, known=both, now=LATER).new == ()
        assert titles(read(self.THIRD, self.SECOND, self.FIRST, known=both, now=LATER)) == [
            "Story 3"
        ]

    def test_with_a_new_title_at_the_same_time_is_an_edit(self) -> None:
        edited = replace(self.FIRST, title="Story 1, corrected", url="https://news.example/1-b")

        news = again((self.FIRST,), (edited,))

        assert (news.new, news.edits[0].title) == ((), "Story 1, corrected")


class TestGap:
    def test_is_told_where_all_is_newer_than_the_newest_seen(self) -> None:
        news = again(THREE, (listed(8, published=NOW), listed(9, published=NOW)))

        assert news.warnings == (Warn.GAP,)

    @pytest.mark.parametrize(
        "second",
        [
            (listed(9, published=NOW), THREE[0]),
            (listed(9, published=NOW - days(1)),),
            (listed(9, published=None),),
            (),
        ],
        ids=["a known one", "one as old", "undated", "empty"],
    )
    def test_is_not_told_where_nothing_can_be_missing(self, second: tuple[Entry, ...]) -> None:
        assert again(THREE, second).warnings == ()


class TestArchive:
    def test_is_told_where_a_feed_brings_old_items_for_the_first_time(self) -> None:
        old = tuple(listed(n, published=NOW - days(100 + n)) for n in (7, 8, 9))

        news = again(THREE, THREE + old)

        assert len(news.new) == 3
        assert news.warnings == (Warn.ARCHIVE,)

    def test_is_not_told_of_one_late_item_among_new_ones(self) -> None:
        late = listed(7, published=NOW - days(100))
        fresh = tuple(listed(n, published=NOW) for n in (8, 9))

        assert again(THREE, (*fresh, late, *THREE)).warnings == ()


DOCUMENTS = st.lists(
    st.builds(
        entry,
        st.sampled_from(["", "a", "b", "https://x.example/1"]),
        st.sampled_from(["T", "U", "V"]),
        summary=st.sampled_from(["s", "t"]),
        url=st.sampled_from([None, "https://x.example/1", "http://x.example/2"]),
        published=st.sampled_from([None, NOW, NOW - days(9)]),
    ),
    max_size=6,
).map(tuple)


class TestAlways:
    @given(DOCUMENTS, DOCUMENTS)
    def test_no_id_is_given_twice_and_a_document_read_twice_brings_nothing(
        self, first: tuple[Entry, ...], second: tuple[Entry, ...]
    ) -> None:
        before = read(*first)
        known = stored(before)
        after = read(*second, known=known)
        ids = [k.id for k in known] + [n.item.id for n in after.new]

        assert len(ids) == len(set(ids))
        assert read(*first, known=known).new == ()
        assert len(after.new) <= after.items
        assert len({edit.id for edit in after.edits}) == len(after.edits)

    @given(DOCUMENTS, DOCUMENTS)
    def test_the_order_in_which_the_store_answers_is_irrelevant(
        self, first: tuple[Entry, ...], second: tuple[Entry, ...]
    ) -> None:
        known = stored(read(*first))

        assert read(*second, known=known) == read(*second, known=known[::-1])
