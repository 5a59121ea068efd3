"""Which story each item joins: once, to leads only, in the order of time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW, days, item, reading
from watchlist.cluster import CANDIDATES, WINDOW_DAYS, Clerk, Telling, join
from watchlist.model import Item, Match
from watchlist.words import Field, Polarity

TITLE = "North Korea launches a satellite"


def telling(
    name: str,
    title: str = TITLE,
    *,
    is_read: bool = True,
    published: datetime | None = NOW,
    seen: datetime | None = None,
    feed: str = "feed",
    place: int = 0,
    url: str | None = None,
    summary: str = "",
) -> Telling:
    made = item(
        name,
        title,
        summary=summary,
        published=published,
        seen=seen,
        feed=feed,
        place=place,
        url=url,
    )
    return Telling(made, (reading(name),) if is_read else ())


def stories(*new: Telling, known: Sequence[Telling] = ()) -> dict[str, str]:
    return join(new, known)


def led(a_telling: Telling, story: str) -> Telling:
    return Telling(replace(a_telling.item, story=story), a_telling.readings)


def test_a_copy_joins_the_story_of_what_came_first() -> None:
    later, sooner = telling("a", published=NOW + days(1)), telling("b")

    assert stories(later, sooner) == {"a": "b", "b": "b"}


def test_copies_of_a_wire_that_an_aggregator_signs_are_one_story() -> None:
    title = "South Korea says it will not send tanks"
    found = stories(*(telling(name, f"{title} - {name}") for name in ("Reuters", "Yahoo", "MSN")))

    assert set(found.values()) == {"MSN"}


def test_another_event_is_a_story_of_its_own() -> None:
    found = stories(telling("a"), telling("b", "Kim visits a flour mill"))

    assert found == {"a": "a", "b": "b"}


def test_an_item_joins_a_known_lead_and_never_a_follower() -> None:
    lead = telling("a", "Kim opens a flour mill in the north")
    follower = led(telling("b"), "a")

    assert stories(telling("c"), known=[lead, follower]) == {"c": "c"}
    assert stories(telling("c"), known=[lead, telling("b")]) == {"c": "b"}


def test_stories_do_not_chain() -> None:
    first = telling("a")
    second = telling("b", published=NOW + days(WINDOW_DAYS))
    third = telling("c", published=NOW + days(2 * WINDOW_DAYS))

    assert stories(first, second, third) == {"a": "a", "b": "a", "c": "c"}


@pytest.mark.parametrize(
    ("after", "joins"), [(0, True), (WINDOW_DAYS, True), (WINDOW_DAYS + 0.01, False)]
)
def test_a_story_stays_open_for_its_window(after: float, joins: bool) -> None:  # noqa: FBT001
    found = stories(telling("a"), telling("b", published=NOW + days(after)))

    assert (found["b"] == "a") is joins


def test_an_item_may_be_older_than_the_lead_it_joins() -> None:
    lead = telling("a", published=NOW)

    assert stories(telling("b", published=NOW - days(1)), known=[lead]) == {"b": "a"}


def test_a_late_item_joins_what_was_open_then_and_not_what_came_after() -> None:
    late = telling("late", "North Korea has launched satellite, Seoul says")
    then, after = telling("then"), telling("after", published=NOW + days(2 * WINDOW_DAYS))

    assert stories(late, known=(after, then)) == {"late": "then"}
    assert stories(late, known=(after,)) == {"late": "late"}


def test_without_a_date_the_first_sight_counts() -> None:
    undated = telling("a", published=None, seen=NOW + days(1))

    assert undated.time == NOW + days(1)
    assert stories(undated, telling("b", published=NOW)) == {"a": "b", "b": "b"}


def test_items_of_one_time_join_in_the_order_of_feed_place_and_id() -> None:
    found = stories(
        telling("a", feed="z"), telling("b", feed="f", place=2), telling("c", feed="f", place=1)
    )

    assert set(found.values()) == {"c"}


def test_a_clash_keeps_the_very_same_address_apart() -> None:
    url = "https://example.org/live"
    found = stories(
        telling("a", "Rocket launch fails", url=url),
        telling("b", "Rocket launch succeeds", url=url),
    )

    assert found == {"a": "a", "b": "b"}


def test_one_address_is_one_story_in_other_words() -> None:
    found = stories(
        telling("a", "Rocket goes up", url="https://example.org/a?utm_source=x"),
        telling("b", "Kim smiles", url="http://example.org/a/"),
    )

    assert found["b"] == "a"


def test_a_home_page_is_no_address_of_a_story() -> None:
    found = stories(
        telling("a", "Rocket goes up", url="https://example.org/"),
        telling("b", "Kim smiles", url="https://example.org"),
    )

    assert found["b"] == "b"


def test_what_is_not_read_joins_and_leads_no_story() -> None:
    unread = telling("a", is_read=False)

    assert stories(unread, telling("b"), telling("c", is_read=False)) == {
        "a": "a",
        "b": "b",
        "c": "c",
    }
    assert stories(telling("b"), known=[unread]) == {"b": "b"}


@pytest.mark.parametrize("title", ["", "…", "Live updates", "속보"])
def test_a_headline_that_says_nothing_is_shared_by_chance(title: str) -> None:
    found = stories(
        telling("a", title, summary="The mill burns in the south since noon."),
        telling("b", title, summary="Kim rides a white horse up the mountain."),
    )

    assert found == {"a": "a", "b": "b"}


def test_a_long_headline_that_is_the_same_needs_no_summary_alike() -> None:
    found = stories(
        telling("a", "정찰위성발사성공주장", summary="The mill burns in the south since noon."),
        telling("b", "정찰위성발사성공주장", summary="Kim rides a white horse up the mountain."),
    )

    assert found["b"] == "a"


def test_summaries_alike_bring_reworded_headlines_together() -> None:
    summary = "The drone plant at Alabuga takes hands from abroad, paper finds."
    plain = stories(telling("a", "Plant hires guests"), telling("b", "Foreign hands build drones"))
    told = stories(
        telling("a", "Plant hires guests", summary=summary),
        telling("b", "Foreign hands build drones", summary=summary),
    )

    assert plain["b"] == "b"
    assert told["b"] == "a"


def test_two_languages_need_concepts_in_common_and_what_both_tell() -> None:
    def said(name: str, title: str, language: str, *concepts: str) -> Telling:
        matches = tuple(Match("s", concept, "", Field.SUMMARY, 0, 0) for concept in concepts)
        base = reading(name)
        made = replace(base, matches=matches)
        return Telling(item(name, title, language=language), (made,))

    english = said("a", "12,000 workers for drone plant", "en", "workers", "drones")

    for other, joins in (
        (said("b", "드론 공장에 노동자 1만2천명", "ko", "workers", "drones"), True),
        (said("b", "드론 공장에 노동자", "ko", "workers", "drones"), True),
        (said("b", "노동자 추방", "ko", "workers"), False),
        (said("b", "항구에 손님 1만2천명", "ko", "ships"), False),
        (said("b", "항구에 손님 1만2천명", "ko"), False),
    ):
        assert (stories(english, other)["b"] == "a") is joins
    assert stories(said("a", "12,000 men", "en"), said("b", "1만2천명", "ko"))["b"] == "b"


def test_items_without_words_stay_apart() -> None:
    found = stories(telling("a", "The 3"), telling("b", "A 3"))

    assert found == {"a": "a", "b": "b"}


def test_a_figure_in_common_brings_reworded_headlines_together() -> None:
    plain = stories(
        telling("a", "Factory takes guests from abroad"),
        telling("b", "Guests to staff drone works"),
    )
    counted = stories(
        telling("a", "Factory takes 12,000 guests from abroad"),
        telling("b", "12,000 guests to staff drone works"),
    )

    assert plain == {"a": "a", "b": "b"}
    assert counted == {"a": "a", "b": "a"}


def test_of_two_stories_the_more_alike_is_joined_then_the_older() -> None:
    near = telling("a", "Rocket lifts off from Sohae pad")
    nearer = telling("b", "Rocket lifts off from Sohae")

    assert stories(telling("c", "Rocket lifts off from Sohae"), known=[near, nearer]) == {"c": "b"}
    assert stories(telling("c"), known=[telling("b"), telling("a")])["c"] == "a"


def test_a_story_is_found_among_many_that_share_its_common_words() -> None:
    crowd = [
        telling(f"x{n:03}", f"North Korea launches probe number{n} over station{n}")
        for n in range(40 * CANDIDATES)
    ]
    lead = telling("y", "North Korea launches a satellite from Sohae")

    assert stories(
        telling("z", "N. Korea launches satellite from Sohae"), known=[*crowd, lead]
    ) == {"z": "y"}


def probe(n: int) -> str:
    """Return a headline of words of its own."""
    name = "".join(chr(ord("a") + int(digit)) for digit in f"{n:04}")
    return f"{name} near q{name} and z{name}"


def test_a_story_is_found_among_many_that_are_closed() -> None:
    crowd = [telling(f"x{n:04}", probe(n), published=NOW + days(n / 100)) for n in range(1200)]
    late = [telling(f"y{n:04}", probe(n), published=NOW + days(12)) for n in (899, 901, 1199)]
    found = stories(*crowd, *late)

    assert all(found[one.item.id] == one.item.id for one in crowd)
    assert [found[one.item.id] for one in late] == ["y0899", "x0901", "x1199"]


def test_where_all_stories_are_open_none_is_taken_away() -> None:
    crowd = [telling(f"x{n:04}", probe(n)) for n in range(1001)]

    assert stories(*crowd, telling("z", probe(7)))["z"] == "x0007"


@pytest.mark.parametrize("many", [2, CANDIDATES, CANDIDATES + 1])
def test_a_headline_that_many_stories_go_by_joins_the_oldest(many: int) -> None:
    crowd = [telling(f"x{n:02}") for n in range(many)]

    assert stories(telling("y"), known=crowd) == {"y": "x00"}


def test_a_copy_that_clashes_joins_who_it_does_not_clash_with() -> None:
    title = "North Korea launches a satellite with 12 men"
    denied = telling("a", title)
    denied = replace(denied, readings=(reading("a", polarity=Polarity.DENIED),))
    other = telling("b", "North Korea launches satellite with 12 men aboard")

    assert stories(telling("c", title), known=[denied, other]) == {"c": "b"}


HEADLINES = (
    TITLE,
    "North Korea launches satellite, Seoul says",
    "North Korea's satellite launch fails",
    "Kim to send 6,000 builders to Kursk",
    "6,000 builders go to Kursk",
    "Kim to send 9,000 builders to Kursk",
    "",
)
Row = tuple[str, int, str, int, bool]
ITEMS = st.lists(
    st.tuples(
        st.sampled_from(HEADLINES),
        st.integers(0, 9),
        st.sampled_from("fg"),
        st.integers(0, 2),
        st.booleans(),
    ),
    max_size=12,
)


def drawn(rows: list[Row]) -> list[Telling]:
    return [
        telling(f"i{n:02}", title, published=NOW + days(day), feed=feed, place=place, is_read=read)
        for n, (title, day, feed, place, read) in enumerate(rows)
    ]


@given(st.data())
def test_the_order_in_which_items_are_handed_over_changes_nothing(data: st.DataObject) -> None:
    new = drawn(data.draw(ITEMS))

    assert join(data.draw(st.permutations(new)), ()) == join(new, ())


@given(ITEMS)
def test_every_story_is_led_by_one_of_its_items_within_the_window(rows: list[Row]) -> None:
    new = drawn(rows)
    found = join(new, ())
    by_id: dict[str, Item] = {t.item.id: t.item for t in new}

    for name, story in found.items():
        assert found[story] == story
        gap = abs((by_id[name].published or NOW) - (by_id[story].published or NOW))
        assert gap <= days(WINDOW_DAYS)


@given(ITEMS)
def test_joining_day_by_day_is_joining_all_at_once(rows: list[Row]) -> None:
    new = drawn(rows)
    known: list[Telling] = []
    for day in range(10):
        todays = [t for t in new if t.time == NOW + days(day)]
        found = join(todays, known)
        known += [led(t, found[t.item.id]) for t in todays]

    assert {t.item.id: t.item.story for t in known} == join(new, ())


@given(ITEMS)
def test_a_clerk_joins_batch_after_batch_as_each_is_joined_on_its_own(rows: list[Row]) -> None:
    clerk, known = Clerk(), list[Telling]()
    for each in sorted(drawn(rows), key=lambda one: one.time):
        found = clerk.join([each], known)

        assert found == join([each], known)
        known.append(led(each, found[each.item.id]))
