"""A rung is held up by independent families, held for its time, and given up one at a time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW, days, indicator, stage, told
from watchlist.model import Account
from watchlist.stages import Conditions, Footing, Ladder, highest, leave_out, rests_on, rungs, step
from watchlist.words import Polarity, Stance

MEMORY = days(30)
DENIED, MIXED = Polarity.DENIED, Polarity.MIXED
LADDER = (
    stage("intent"),
    stage("preparation", min_families=3),
    stage("attempt", min_reliability="B", hold_days=5),
    stage("orbit", min_reliability="A"),
)
INDICATOR = indicator(stages=LADDER)


def ladder(*accounts: Account) -> Ladder:
    built = Ladder(INDICATOR, MEMORY)
    for one in accounts:
        built.add(one)
    return built


def upheld(*accounts: Account) -> int:
    return highest(ladder(*accounts).conditions(NOW))


def conditions_of(*accounts: Account) -> tuple[Conditions, ...]:
    return ladder(*accounts).conditions(NOW)


def conditions(rung: int, *accounts: Account) -> Conditions:
    return ladder(*accounts).conditions(NOW)[rung - 1]


class TestUpheld:
    def test_two_independent_families_reach_a_rung(self) -> None:
        assert upheld(told("a", "ap"), told("b", "nhk")) == 3

    def test_in_different_stories_too(self) -> None:
        assert upheld(told("a", "ap", story="a"), told("b", "nhk", story="b")) == 3

    @pytest.mark.parametrize(
        ("accounts", "why"),
        [
            ([], "nobody"),
            ([told("a", "ap")], "one outlet"),
            ([told("a", "ap"), told("b", "ap")], "one family twice"),
            ([told("a", "ap"), told("b", "sun", reliability="D")], "one of too low a grade"),
            (
                [told(n, n, reliability="D", state_media=True) for n in ("tass", "kcna", "cctv")],
                "state media alone",
            ),
            (
                [told(n, n, reliability="A", state_media=True) for n in ("tass", "kcna", "cctv")],
                "state media alone, whatever their grade",
            ),
            ([told("a", "ap"), told("b", "nhk", is_dated=False)], "one without a date"),
            ([told("a", "ap"), told("b", "nhk", at=NOW - days(30))], "one out of memory"),
            ([told("a", "ap", stage=None), told("b", "nhk", stage="no rung")], "no rung named"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_fewer_do_not(self, accounts: list[Account], why: str) -> None:
        assert upheld(*accounts) == 0, why

    def test_affirming_a_rung_affirms_those_below_it(self) -> None:
        found = ladder(told("a", "ap", stage="orbit"), told("b", "nhk", stage="intent"))

        assert [one.affirming for one in found.conditions(NOW)] == [
            ("ap", "nhk"), ("ap",), ("ap",), ("ap",),
        ]  # fmt: skip
        assert highest(found.conditions(NOW)) == 1

    def test_each_rung_asks_for_its_own_grade(self) -> None:
        accounts = [told(n, n, stage="orbit", reliability="B") for n in ("dpa", "cnn")]

        assert upheld(*accounts) == 3

    def test_publishers_that_cannot_be_judged_are_one_voice_even_where_they_count(self) -> None:
        lax = indicator(stages=(stage("intent", min_reliability="F"),))
        built = Ladder(lax, MEMORY)
        for n in range(9):
            built.add(told(f"i{n}", f"blog{n}", stage="intent", reliability="F"))

        assert highest(built.conditions(NOW)) == 0
        assert built.conditions(NOW)[0].affirming == ("unjudged",)
        assert built.voices["unjudged"].name == "publishers graded F"

        built.add(told("a", "sun", stage="intent", reliability="E"))
        assert highest(built.conditions(NOW)) == 1

    def test_each_rung_asks_for_its_own_number(self) -> None:
        two = [told(n, n, stage="preparation") for n in ("ap", "nhk")]

        assert upheld(*two) == 1
        assert upheld(*two, told("c", "bbc", stage="preparation")) == 2

    def test_a_states_media_count_in_company(self) -> None:
        state = told("s", "ru-state", stage="intent", reliability="C", state_media=True)
        found = conditions(1, state, told("a", "ap", stage="intent"))

        assert found.affirming == ("ap", "ru-state")
        assert found.states == ("ru-state",)
        assert found.is_met

    @pytest.mark.parametrize("stance", [Stance.STATEMENT, Stance.ADMISSION])
    def test_a_state_that_speaks_for_itself_is_one_family_whatever_its_grade(
        self, stance: Stance
    ) -> None:
        state = told("s", "kp", reliability="E", state_media=True, stance=stance)
        report = told("r", "kp", reliability="A", state_media=True)

        assert upheld(state) == upheld(state, report) == 0
        assert upheld(state, told("a", "ap")) == 3
        assert conditions(3, state, report).affirming == ("kp",)
        assert conditions(3, state, report).states == ()
        assert rests_on(
            conditions_of(state, report, told("a", "ap")), 3, ladder(state, told("a", "ap")).voices
        ) in {"ap", "kp"}

    def test_what_a_state_denies_of_itself_counts_against_it(self) -> None:
        state = told(
            "s", "kp", reliability="E", state_media=True, polarity=DENIED, stance=Stance.STATEMENT
        )

        assert conditions(3, state).denying == ("kp",)

    def test_a_mixed_account_speaks_on_both_sides(self) -> None:
        found = conditions(3, told("a", "ap", polarity=MIXED), told("b", "nhk"))

        assert (found.affirming, found.denying) == (("ap", "nhk"), ("ap",))

    @pytest.mark.parametrize(
        ("denying", "expected"),
        [
            ([], 3),
            (["bbc"], 3),
            (["bbc", "dpa"], 1),
            (["bbc", "dpa", "cnn"], 1),
        ],
    )
    def test_must_be_affirmed_more_than_denied(self, denying: list[str], expected: int) -> None:
        affirm = [told("a", "ap"), told("b", "nhk")]
        deny = [told(name, name, polarity=DENIED) for name in denying]

        assert upheld(*affirm, *deny) == expected

    def test_a_denial_by_state_media_or_of_low_grade_topples_nothing(self) -> None:
        accounts = [
            told("a", "ap"),
            told("b", "nhk"),
            told("c", "ru-state", state_media=True, polarity=DENIED),
            told("d", "sun", reliability="C", polarity=DENIED),
            told("e", "sun2", reliability="D", polarity=DENIED),
        ]

        assert conditions(3, *accounts).denying == ()
        assert not conditions(3, *accounts).is_contested

    def test_an_account_counts_from_its_latest_telling(self) -> None:
        found = ladder(told("a", "ap"), told("b", "ap", at=NOW - days(29)))

        assert found.conditions(NOW + days(10))[2].affirming == ("ap",)
        assert found.conditions(NOW + days(30))[2].affirming == ()

    def test_says_what_is_met_and_what_is_not(self) -> None:
        found = conditions(2, told("a", "ap"), told("b", "nhk"))

        assert (found.stage, found.rung, found.needed, found.reliability) == (
            "preparation", 2, 3, "C",
        )  # fmt: skip
        assert (found.has_enough, found.is_contested, found.is_met) == (False, False, False)

    def test_remembers_the_best_voice_of_a_family(self) -> None:
        accounts = [told("a", "bbc", reliability="B"), told("b", "bbc", reliability="A")]

        assert ladder(*accounts).voices["bbc"].reliability == "A"
        assert ladder(*reversed(accounts)).voices["bbc"].reliability == "A"

    def test_a_copy_is_a_ladder_of_its_own(self) -> None:
        one = ladder(told("a", "ap"))
        other = one.copy()
        other.add(told("b", "nhk"))

        assert highest(one.conditions(NOW)) == 0
        assert highest(other.conditions(NOW)) == 3
        assert set(one.voices) == {"ap"}

    def test_shows_what_each_rung_asks_for_and_finds(self) -> None:
        shown = rungs(LADDER, ladder(told("a", "ap")).conditions(NOW))

        assert [one.id for one in shown] == ["intent", "preparation", "attempt", "orbit"]
        assert (shown[1].title, shown[1].status, shown[1].min_families) == (
            "Stage preparation", "watch", 3,
        )  # fmt: skip
        assert (shown[2].min_reliability, shown[2].hold_days) == ("B", 5)
        assert (shown[2].affirming, shown[3].affirming) == (("ap",), ())


class TestRestsOn:
    def test_nothing_that_is_robust_to_any_one(self) -> None:
        found = ladder(told("a", "ap"), told("b", "nhk"), told("c", "bbc"))

        assert rests_on(found.conditions(NOW), 3, found.voices) is None

    def test_names_the_most_reliable_without_whom_it_falls(self) -> None:
        found = ladder(told("b", "aab", reliability="B"), told("a", "nhk"))

        assert rests_on(found.conditions(NOW), 3, found.voices) == "nhk"

    def test_the_only_independent_one_among_state_media(self) -> None:
        found = ladder(
            told("a", "ap", stage="intent"),
            *(told(n, n, stage="intent", reliability="C", state_media=True) for n in ("s", "t")),
        )

        assert rests_on(found.conditions(NOW), 1, found.voices) == "ap"

    def test_leaving_out_one_who_denies_lowers_nothing(self) -> None:
        found = conditions(3, told("a", "ap"), told("b", "nhk"), told("c", "bbc", polarity=DENIED))

        assert leave_out(found, "bbc").denying == ()
        assert leave_out(found, "nobody") is found

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["ap", "nhk", "bbc", "dpa"]),
                st.sampled_from(["intent", "preparation", "attempt", "orbit"]),
                st.sampled_from(Polarity),
                st.booleans(),
            ),
            max_size=10,
        )
    )
    def test_agrees_with_judging_anew_without_each_family(
        self, said: list[tuple[str, str, Polarity, bool]]
    ) -> None:
        accounts = [
            told(
                f"i{n}", family + ("-state" if is_state else ""), stage=name, polarity=polarity,
                state_media=is_state,
            )
            for n, (family, name, polarity, is_state) in enumerate(said)
        ]  # fmt: skip
        found = ladder(*accounts).conditions(NOW)

        for family in {one.voice.family for one in accounts}:
            others = [one for one in accounts if one.voice.family != family]
            assert highest(found, without=family) == upheld(*others)


class TestKept:
    @pytest.mark.parametrize(
        ("needed", "affirming", "denying", "kept"),
        [
            (2, 2, 0, True),
            (2, 1, 0, True),
            (2, 0, 0, False),
            (3, 2, 0, True),
            (3, 1, 0, False),
            (1, 1, 0, True),
            (1, 0, 0, False),
            (2, 1, 1, False),
            (2, 2, 2, False),
            (2, 2, 1, True),
        ],
    )
    def test_one_family_fewer_keeps_what_it_would_not_raise(
        self, needed: int, affirming: int, denying: int, *, kept: bool
    ) -> None:
        names = ("ap", "nhk", "bbc")
        found = Conditions("s", 1, needed, "C", names[:affirming], names[:denying], ())

        assert found.is_kept is kept

    def test_state_media_alone_keep_nothing(self) -> None:
        state = told("s", "tass", reliability="A", state_media=True)

        assert not conditions(3, state).is_kept

    def test_knows_the_last_report_of_those_that_count(self) -> None:
        found = conditions(
            3,
            told("a", "ap", at=NOW - days(9)),
            told("b", "ap", at=NOW - days(5)),
            told("c", "tabloid", reliability="D"),
            told("d", "tass", reliability="A", state_media=True),
            told("e", "nhk", polarity=DENIED),
        )

        assert found.latest == NOW - days(5)
        assert conditions(3).latest is None

    def test_what_is_kept_rests_on_those_that_keep_it(self) -> None:
        one = ladder(told("a", "ap", stage="intent"))
        state = told("s", "tass", stage="intent", reliability="A", state_media=True)
        three = ladder(*(told(n, n, stage="preparation") for n in ("ap", "nhk")))
        contested = ladder(told("a", "ap"), *(told(n, n, polarity=DENIED) for n in ("nhk", "bbc")))

        assert rests_on(one.conditions(NOW), 1, one.voices) == "ap"
        assert rests_on(ladder(told("a", "ap", stage="intent"), state).conditions(NOW), 1,
                        {**one.voices, **ladder(state).voices}) == "ap"  # fmt: skip
        assert rests_on(three.conditions(NOW), 2, three.voices) == "ap"
        assert rests_on(contested.conditions(NOW), 3, contested.voices) == "ap"


def finds(*families: int, latest: float | None = 0) -> tuple[Conditions, ...]:
    """What each rung finds: how many families affirm it, and how long ago the last one did."""
    return tuple(
        Conditions(
            one.id, number, one.min_families, "C", tuple(f"f{n}" for n in range(count)), (), (),
            None if latest is None else NOW - days(latest),
        )
        for number, (one, count) in enumerate(zip(LADDER, families, strict=True), start=1)
    )  # fmt: skip


NOBODY = finds(0, 0, 0, 0, latest=None)


class TestStep:
    def test_reaches_a_rung_at_once(self) -> None:
        assert step(Footing(), finds(3, 3, 2, 0), LADDER, NOW, may_fall=True) == Footing(
            3, NOW, NOW
        )

    def test_stays_on_the_ground(self) -> None:
        assert step(Footing(), finds(1, 0, 0, 0), LADDER, NOW, may_fall=True) == Footing()

    @pytest.mark.parametrize(
        ("latest", "supported"), [(0.5, 0.5), (1, 1), (3, 1), (-0.02, 0)],
        ids=["a report since", "the same", "none since", "one dated ahead"],
    )  # fmt: skip
    def test_remembers_its_last_support(self, latest: float, supported: float) -> None:
        was = Footing(3, NOW - days(9), NOW - days(1))

        for families in (2, 1):
            found = finds(3, 3, families, 0, latest=latest)
            assert step(was, found, LADDER, NOW, may_fall=True) == Footing(
                3, NOW - days(9), NOW - days(supported)
            )

    def test_stands_while_what_supported_it_still_counts(self) -> None:
        was = Footing(3, NOW - days(29), NOW - days(29))
        found = finds(2, 2, 2, 0, latest=29)

        assert step(was, found, LADDER, NOW, may_fall=True) == was

    def test_is_held_for_its_hold_time_after_its_last_support(self) -> None:
        was = Footing(3, NOW - days(9), NOW - days(4.9))

        assert step(was, NOBODY, LADDER, NOW, may_fall=True) == was

    def test_reports_that_do_not_keep_it_up_do_not_prolong_the_hold(self) -> None:
        was = Footing(2, NOW - days(40), NOW - days(22))  # which needs three

        fallen = step(was, finds(1, 1, 0, 0, latest=0), LADDER, NOW, may_fall=True)

        assert fallen == Footing(1, NOW, NOW)

    def test_then_falls_one_rung(self) -> None:
        was = Footing(3, NOW - days(9), NOW - days(5))

        assert step(was, NOBODY, LADDER, NOW, may_fall=True) == Footing(2, NOW, NOW - days(5))

    def test_and_stands_on_it_when_that_one_is_supported(self) -> None:
        was = Footing(3, NOW - days(9), NOW - days(5))

        for families in (3, 2):
            found = finds(2, families, 0, 0, latest=1)
            assert step(was, found, LADDER, NOW, may_fall=True) == Footing(2, NOW, NOW - days(1))

    def test_falls_once_a_day_at_most(self) -> None:
        was = Footing(3, NOW - days(0.5), NOW - days(60))

        assert step(was, NOBODY, LADDER, NOW, may_fall=True) == was

    def test_from_the_lowest_it_falls_to_none(self) -> None:
        was = Footing(1, NOW - days(60), NOW - days(21))

        assert step(was, NOBODY, LADDER, NOW, may_fall=True) == Footing()

    def test_without_sight_it_neither_falls_nor_uses_up_its_hold(self) -> None:
        was = Footing(3, NOW - days(60), NOW - days(50))

        assert step(was, NOBODY, LADDER, NOW, may_fall=False) == Footing(3, NOW - days(60), NOW)

    def test_a_standing_without_times_begins_its_hold_now(self) -> None:
        assert step(Footing(3), NOBODY, LADDER, NOW, may_fall=True) == Footing(3, NOW, NOW)

    @given(st.lists(st.integers(1, 2), min_size=60, max_size=60))
    def test_one_family_coming_and_going_makes_one_transition_at_most(
        self, families: list[int]
    ) -> None:
        at, standing, rungs_seen = NOW, Footing(), [0]
        for number, count in enumerate(families):
            at = NOW + days(number)
            found = finds(count, 0, 0, 0)
            standing = step(standing, found, LADDER, at, may_fall=True)
            rungs_seen.append(standing.rung)

        assert sum(a != b for a, b in pairwise(rungs_seen)) <= 1


def test_a_naive_rule_flaps_where_a_rung_is_kept() -> None:
    naive = [highest(finds(2 if day % 2 else 1, 0, 0, 0)) for day in range(60)]

    assert sum(a != b for a, b in pairwise(naive)) == 59
