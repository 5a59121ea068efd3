"""What a story counts: four factors that multiply, families counted once, a grade by table."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW, account, days, indicator, item, reading, told, voice
from watchlist import score
from watchlist.model import Account, Match
from watchlist.verdict import Evidence
from watchlist.words import Field as ItemField
from watchlist.words import Polarity, Stance

DENIED, MIXED = Polarity.DENIED, Polarity.MIXED
INDICATOR = indicator()

FAMILIES = st.sampled_from(["ap", "nhk", "yonhap", "tabloid", "blog", "blog2", "tass"])
GRADES = {"ap": "A", "nhk": "A", "yonhap": "B", "tabloid": "D", "blog": "F", "blog2": "F"}


def said(number: int, family: str, hours: float, polarity: Polarity, points: float) -> Account:
    return told(
        f"i{number}", family, at=NOW - timedelta(hours=hours), story="i0", polarity=polarity,
        points=points, reliability=GRADES.get(family, "D"), state_media=family == "tass",
    )  # fmt: skip


ACCOUNTS = st.builds(
    said,
    st.integers(0, 99),
    FAMILIES,
    st.floats(0, 24 * 40),
    st.sampled_from(Polarity),
    st.floats(0, 1),
)
STORIES = st.lists(ACCOUNTS, min_size=1, max_size=8, unique_by=lambda one: one.item.id)


def evidence(*accounts: Account) -> Evidence:
    return score.story_evidence(INDICATOR, accounts, NOW)


def level(*accounts: Account) -> float:
    """The level of one story."""
    return score.level([score.strength(accounts).weight(NOW, INDICATOR.half_life_days)])


class TestFreshness:
    @pytest.mark.parametrize(
        ("age_days", "expected"),
        [(0, 1.0), (-0.03, 1.0), (3.5, 0.707), (7, 0.5), (14, 0.25), (700, 0.0)],
    )
    def test_halves_with_every_half_life(self, age_days: float, expected: float) -> None:
        assert score.freshness(NOW - days(age_days), NOW, 7) == expected

    def test_what_has_no_date_is_never_fresh(self) -> None:
        assert score.freshness(None, NOW, 7) == 0.0

    @given(st.floats(0, 400), st.floats(0, 400), st.floats(0.1, 60))
    def test_never_grows_with_age(self, one: float, other: float, half_life: float) -> None:
        younger, older = sorted((one, other))

        assert score.freshness(NOW - days(younger), NOW, half_life) >= score.freshness(
            NOW - days(older), NOW, half_life
        )

    @pytest.mark.parametrize("half_life", [0, -1])
    def test_a_half_life_is_positive(self, half_life: float) -> None:
        with pytest.raises(ValueError, match="half-life must be positive"):
            score.freshness(NOW, NOW, half_life)


class TestDate:
    def test_a_date_over_an_hour_ahead_is_no_date(self) -> None:
        ahead = told("i0", dated=NOW + timedelta(minutes=61))
        nearly = told("i0", dated=NOW + timedelta(minutes=59))

        assert evidence(ahead).factors.freshness == 0.0
        assert evidence(ahead).published is None
        assert evidence(nearly).factors.freshness == 1.0

    def test_waiting_does_not_make_it_one(self) -> None:
        ahead = told("i0", dated=NOW + days(5))

        assert score.story_evidence(INDICATOR, [ahead], NOW + days(6)).score == 0.0

    def test_a_story_is_as_fresh_as_the_last_family_that_joined_it(self) -> None:
        accounts = [
            told("i0", "ap", at=NOW - days(7)),
            told("i1", "nhk", at=NOW, story="i0"),
        ]

        assert evidence(accounts[0]).factors.freshness == 0.5
        assert evidence(*accounts).factors.freshness == 1.0

    def test_repeating_a_story_does_not_keep_it_fresh(self) -> None:
        accounts = [told(f"i{n}", "ap", at=NOW - days(n), story="i7") for n in range(8)]

        assert evidence(*accounts).factors.freshness == 0.5
        assert evidence(*accounts).latest == NOW


class TestSide:
    def test_a_family_counts_once(self) -> None:
        side = score.side([told("i0", "bbc"), told("i1", "bbc"), told("i2", "ap")])

        assert (side.families, side.count, side.solid) == (("ap", "bbc"), 2, 2)

    def test_publishers_that_cannot_be_judged_are_one_voice(self) -> None:
        side = score.side([told(f"i{n}", f"blog{n}", reliability="F") for n in range(9)])

        assert (len(side.families), side.count, side.solid, side.best) == (9, 1, 0, "F")

    @pytest.mark.parametrize(
        ("others", "expected"),
        [
            ([], ()),
            ([told("i1", "blog", reliability="F")], ("blog",)),
            ([told("i1", "tabloid", reliability="D")], ("tabloid",)),
            ([told("i1", "nhk", reliability="C")], ("nhk", "ru-state")),
        ],
    )
    def test_state_media_count_in_good_company_only(
        self, others: list[Account], expected: tuple[str, ...]
    ) -> None:
        state = told("i0", "ru-state", reliability="D", state_media=True)

        assert score.side([state, *others]).families == expected

    @pytest.mark.parametrize("stance", [Stance.STATEMENT, Stance.ADMISSION])
    def test_a_state_that_speaks_for_itself_counts_alone(self, stance: Stance) -> None:
        state = told("i0", "kp", reliability="E", state_media=True, stance=stance)
        report = told("i1", "kp", reliability="E", state_media=True)

        assert score.side([state, report]) == score.Side(("kp",), 1, 1, "E")
        assert score.side([report]) == score.Side((), 0, 0, "E")

    def test_a_family_is_as_good_as_its_best_voice(self) -> None:
        side = score.side([told("i0", "x", reliability="D"), told("i1", "x", reliability="B")])

        assert (side.best, side.solid) == ("B", 1)

    def test_nobody_is_a_side_too(self) -> None:
        assert score.side([]) == score.Side((), 0, 0, "")


def speaker(letter: str, polarity: Polarity = Polarity.AFFIRMED, number: int = 0) -> Account:
    """An account by a family of that grade; a lower case letter is a state's media.

    A ! is a state's media graded E that speak for their state.
    """
    name = f"{letter}{number}{polarity}"
    grade = "E" if letter == "!" else letter.upper()
    return told(
        name, name, story="i0", reliability=grade, state_media=letter in "abcdef!",
        polarity=polarity, stance=Stance.STATEMENT if letter == "!" else Stance.REPORT,
    )  # fmt: skip


class TestGrade:
    @pytest.mark.parametrize(
        ("affirm", "deny", "expected"),
        [
            ("AAB", "", "A1"),
            ("BC", "", "B1"),
            ("AD", "", "A2"),
            ("A", "", "A2"),
            ("B", "", "B2"),
            ("C", "", "C3"),
            ("AAB", "C", "A2"),
            ("A", "B", "A3"),
            ("B", "B", "B4"),
            ("AA", "AA", "A4"),
            ("A", "BB", "A4"),
            ("B", "A", "B5"),
            ("C", "BB", "C5"),
            ("D", "", "D4"),
            ("DDE", "", "D4"),
            ("D", "D", "D4"),
            ("D", "B", "D5"),
            ("F", "B", "F5"),
            ("F", "", "F6"),
            ("FFFF", "", "F6"),
            ("F", "D", "F6"),
            ("e", "", "E4"),  # a state's media alone
            ("de", "", "D4"),  # and those of two states
            ("cA", "", "A2"),  # in company they count, and are not solid
            ("AB", "d", "A1"),  # nor do they contradict
            ("!", "", "E3"),  # a state that speaks for itself
            ("!A", "", "A1"),
            ("!!", "", "E1"),  # two states that say the same of themselves
            ("A", "!", "A3"),  # what a state denies of itself contradicts
            ("D", "!", "D5"),
            ("", "AB", "A1"),  # what all deny is graded as a denial
            ("", "F", "F6"),
        ],
    )
    def test_follows_the_table(self, affirm: str, deny: str, expected: str) -> None:
        accounts = [
            *(speaker(letter, number=n) for n, letter in enumerate(affirm)),
            *(speaker(letter, DENIED, number=n) for n, letter in enumerate(deny)),
        ]

        assert evidence(*accounts).grade == expected

    @given(STORIES, st.data())
    def test_repetition_raises_nothing(self, accounts: list[Account], data: st.DataObject) -> None:
        again = data.draw(st.sampled_from(accounts))
        later = data.draw(st.floats(0, 100))
        copy = replace(
            again,
            item=replace(
                again.item, id="copy", published=again.item.dated and NOW + days(later),
                seen=NOW + days(later),
            ),
        )  # fmt: skip

        before, after = evidence(*accounts), evidence(*accounts, copy)

        assert (after.grade, after.score) == (before.grade, before.score)
        assert (after.families, after.denying) == (before.families, before.denying)
        assert level(*accounts, copy) == level(*accounts)


class TestScore:
    @given(STORIES)
    def test_factors_multiply_to_the_score_exactly(self, accounts: list[Account]) -> None:
        found = evidence(*accounts)
        points, freshness, reliability, corroboration = (
            found.factors.points,
            found.factors.freshness,
            found.factors.reliability,
            found.factors.corroboration,
        )

        assert found.score == points * freshness * reliability * corroboration
        assert found.points == points
        assert all(0 <= factor <= 1 for factor in (points, freshness, reliability, corroboration))
        assert all(
            factor == round(factor, 3) for factor in (points, freshness, reliability, corroboration)
        )

    @pytest.mark.parametrize(
        ("count", "expected"), [(0, 0.6), (1, 0.6), (2, 0.8), (3, 0.9), (4, 0.95), (5, 1), (9, 1)]
    )
    def test_more_families_count_more(self, count: int, expected: float) -> None:
        assert score.corroboration(count) == expected

    def test_who_affirms_makes_the_score_of_a_contested_story(self) -> None:
        found = evidence(
            told("i0", "tabloid", reliability="D", points=0.5),
            told("i1", "ap", story="i0", polarity=DENIED, points=0.9),
        )

        assert found.polarity is MIXED
        assert (found.factors.points, found.factors.reliability) == (0.5, 0.5)
        assert (found.families, found.denying) == (("tabloid",), ("ap",))

    def test_a_denied_story_has_the_score_of_the_denial(self) -> None:
        found = evidence(told("i0", "ap", polarity=DENIED))

        assert found.polarity is DENIED
        assert found.score == pytest.approx(0.6)

    @given(STORIES, st.data())
    def test_the_order_of_accounts_is_irrelevant(
        self, accounts: list[Account], data: st.DataObject
    ) -> None:
        assert evidence(*data.draw(st.permutations(accounts))) == evidence(*accounts)


class TestLevel:
    @pytest.mark.parametrize(
        ("weights", "expected"),
        [
            ([], 0.0),
            ([0.6], 60.0),
            ([0.6, 0.6], 72.0),
            ([0.2] * 100, 35.0),
            ([1.0, 0.1], 100.0),
            ([0.0] * 30, 0.0),
        ],
    )
    def test_is_made_of_the_strongest(self, weights: list[float], expected: float) -> None:
        assert score.level(weights) == expected

    @given(st.lists(st.floats(0, 1), max_size=40), st.floats(0, 1))
    def test_more_evidence_never_lowers_it(self, weights: list[float], more: float) -> None:
        assert 0 <= score.level(weights) <= score.level([*weights, more]) <= 100

    @given(STORIES, st.sampled_from(["c1", "c2", "c3"]), st.floats(0, 24 * 40))
    def test_a_corroborating_account_never_lowers_it(
        self, accounts: list[Account], family: str, hours: float
    ) -> None:
        more = said(100, family, hours, Polarity.AFFIRMED, 0.0)

        assert level(*accounts, more) >= level(*accounts)

    @given(STORIES, st.sampled_from(["c1", "ap", "blog"]), st.floats(0, 24 * 40))
    def test_a_denial_never_raises_it(
        self, accounts: list[Account], family: str, hours: float
    ) -> None:
        assert level(*accounts, said(100, family, hours, DENIED, 1.0)) <= level(*accounts)

    @given(STORIES, st.floats(0, 60), st.floats(0, 60))
    def test_decays(self, accounts: list[Account], one: float, other: float) -> None:
        sooner, later = sorted((one, other))
        strength = score.strength(accounts)

        assert strength.weight(NOW + days(sooner), 7) >= strength.weight(NOW + days(later), 7)

    def test_what_all_deny_moves_nothing(self) -> None:
        assert level(told("i0", "ap", polarity=DENIED)) == 0.0

    def test_unjudged_publishers_cannot_deny_a_story_away(self) -> None:
        deny = [
            told(f"d{n}", f"blog{n}", story="i0", polarity=DENIED, reliability="F")
            for n in range(50)
        ]

        assert level(told("i0", "ap"), *deny) == level(told("i0", "ap"), deny[0]) == 30.0


class TestShown:
    def shown(self, *languages: str) -> str:
        """The title shown of a story whose lead is Korean, told in English and denied in German."""
        tellings = [
            account(
                item(name, name, language=language, published=at, story="ko"), voice(name), said
            )
            for name, language, at, said in (
                ("ko", "ko", NOW - days(1), reading("ko")),
                ("en", "en-GB", NOW, reading("en")),
                ("later", "en", NOW + days(0.1), reading("later")),
                ("de", "de", NOW, reading("de", polarity=Polarity.DENIED)),
            )
        ]
        return score.story_evidence(INDICATOR, tellings, NOW + days(1), languages).title

    def test_is_the_first_telling_in_the_readers_first_language(self) -> None:
        assert self.shown("en", "ko") == "en"
        assert self.shown("fr", "ko", "en") == "ko"

    def test_is_the_lead_where_the_reader_knows_none_of_them(self) -> None:
        assert self.shown() == "ko"
        assert self.shown("fr") == "ko"

    def test_is_none_that_says_the_contrary(self) -> None:
        assert self.shown("de") == "ko"


class TestEvidence:
    def test_takes_its_words_from_the_lead_item(self) -> None:
        match = Match("any", "north_korea", "DPRK", ItemField.TITLE, 0, 4)
        lead = account(
            item("lead", "The lead", url="https://a.example/1", published=NOW, language="ko"),
            voice("ap"),
            replace(reading("lead"), matches=(match,)),
        )
        earlier = told("early", "nhk", at=NOW - days(1), story="lead")

        found = evidence(earlier, lead)

        assert (found.story, found.title, found.url) == ("lead", "The lead", "https://a.example/1")
        assert (found.language, found.matches, found.published) == ("ko", (match,), NOW)
        assert (found.seen, found.latest) == (NOW - days(1), NOW)

    def test_without_its_lead_the_first_account_stands_for_it(self) -> None:
        found = evidence(
            told("i2", at=NOW, story="lead"), told("i1", at=NOW - days(1), story="lead")
        )

        assert found.story == "lead"
        assert found.published == NOW - days(1)

    def test_names_each_voice_once_for_each_way_it_speaks(self) -> None:
        found = evidence(
            told("i0", "tabloid", reliability="D"),
            told("i1", "ap", story="i0"),
            told("i2", "ap", story="i0"),
            told("i3", "ap", story="i0", polarity=DENIED),
        )

        assert [(one.voice.id, one.polarity) for one in found.speakers] == [
            ("ap", Polarity.AFFIRMED),
            ("ap", DENIED),
            ("tabloid", Polarity.AFFIRMED),
        ]

    def test_an_admission_against_interest_is_marked(self) -> None:
        report = told("i0", "kp", reliability="E", state_media=True)
        admitted = replace(told("i1", "kp", story="i0"), voice=report.voice)
        found = evidence(report, replace(admitted, stance=Stance.ADMISSION))

        assert found.is_admitted
        assert [one.stance for one in found.speakers] == [Stance.ADMISSION, Stance.REPORT]
        assert not evidence(report).is_admitted
        assert not evidence(replace(report, stance=Stance.STATEMENT)).is_admitted

    @pytest.mark.parametrize(
        ("stages", "expected"),
        [
            (["intent", "orbit", "attempt"], "orbit"),
            ([None, "intent"], "intent"),
            ([None], None),
            (["no such rung"], None),
        ],
    )
    def test_stands_for_the_furthest_rung(
        self, stages: list[str | None], expected: str | None
    ) -> None:
        accounts = [told(f"i{n}", stage=stage, story="i0") for n, stage in enumerate(stages)]

        assert evidence(*accounts).stage == expected
