"""Which windows fire, which way, how strongly; and what they come to."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.reading import signals
from watchlist.reading.signals import Firing, Place, Rule, fire, points
from watchlist.settings import Signal
from watchlist.text import Hit, Layout, Scope, Span

TEXT = "seoul may send arms\nit sent aid; kyiv asks for arms, not for aid"
TITLE = TEXT.index("\n")
WORDS = ("seoul", "send", "sent", "arms", "aid", "not", "may")
NUMBER = {word: at for at, word in enumerate(WORDS)}


def hits() -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    for word, number in NUMBER.items():
        at = TEXT.find(word)
        while at >= 0:
            found.setdefault(number, []).append(Hit(at, at + len(word), number, 0))
            at = TEXT.find(word, at + 1)
    return found


def rule(
    *concepts: str,
    within: int = 0,
    weight: float = 1.0,
    polarity: str = "affirmed",
    fact: bool = False,
    none_near: tuple[str, ...] = (),
    rung: int = 1,
) -> Rule:
    signal = Signal(
        id="s", all=concepts, within=within, weight=weight, fact=fact,
        polarity="denied" if polarity == "denied" else "affirmed",
    )  # fmt: skip
    numbers = tuple(NUMBER[name] for name in concepts)
    return Rule(
        signal, numbers, frozenset(numbers), 0, 0, 0,
        tuple(NUMBER[name] for name in none_near), rung,
    )  # fmt: skip


def scope(word: str, covered: str) -> Scope:
    at, start = TEXT.index(word), TEXT.index(covered)
    return Scope(start, start + len(covered), Span(at, at + len(word)))


def place(
    denials: tuple[Scope, ...] = (),
    background: tuple[Scope, ...] = (),
    hypothetical: tuple[Scope, ...] = (),
) -> Place:
    return Place(TITLE, Layout(TEXT), denials, background, hypothetical)


def words(firing: Firing) -> list[str]:
    return [TEXT[hit.start : hit.end] for hit in firing.hits]


class TestOutdone:
    def test_a_rival_in_the_title_takes_the_place_of_whom_only_the_summary_names(self) -> None:
        assert signals.outdone(NUMBER["aid"], [NUMBER["seoul"]], hits(), TITLE) == NUMBER["seoul"]

    @pytest.mark.parametrize(
        ("first", "rivals"),
        [("arms", ("seoul",)), ("aid", ("sent", "not")), ("aid", ()), ("absent", ("seoul",))],
        ids=["named with it", "rivals in the summary alone", "no rivals", "not named at all"],
    )
    def test_nobody_does_otherwise(self, first: str, rivals: tuple[str, ...]) -> None:
        numbers = [NUMBER[name] for name in rivals]
        assert signals.outdone(NUMBER.get(first, -1), numbers, hits(), TITLE) == -1


class TestFire:
    @pytest.mark.parametrize(
        ("concepts", "strength"),
        [
            (("send",), signals.IN_TITLE),
            (("send", "arms"), signals.IN_TITLE),
            (("sent",), signals.IN_SUMMARY),
            (("send", "aid"), signals.IN_BOTH),
            (("sent", "aid"), signals.IN_SUMMARY),
        ],
    )
    def test_the_title_counts_more(self, concepts: tuple[str, ...], strength: float) -> None:
        (firing,) = fire(rule(*concepts), hits(), place())

        assert firing.strength == strength
        assert firing.is_titled is (strength == signals.IN_TITLE)

    def test_the_nearest_terms_make_the_window(self) -> None:
        (firing,) = fire(rule("sent", "arms"), hits(), place())

        assert firing.hits[1].start > TITLE

    def test_a_window_stays_within_its_words(self) -> None:
        assert fire(rule("seoul", "arms", within=2), hits(), place())
        assert not fire(rule("seoul", "arms", within=1), hits(), place())

    def test_a_window_with_a_distance_stays_in_its_sentence(self) -> None:
        assert not fire(rule("sent", "not", within=99), hits(), place())
        assert fire(rule("sent", "not"), hits(), place())

    @pytest.mark.parametrize(
        ("concepts", "within", "fires"),
        [
            (("arms", "sent"), 0, [False]),  # anywhere will do
            (("seoul", "sent"), 4, [True]),
            (("seoul", "sent"), 3, []),
            (("seoul", "not"), 99, []),  # not the first sentence of the summary
            (("seoul", "send"), 3, [False]),
        ],
    )
    def test_a_window_may_run_on_from_the_title_into_the_next_sentence(
        self, concepts: tuple[str, ...], within: int, fires: list[bool]
    ) -> None:
        fired = fire(rule(*concepts, within=within), hits(), place())

        assert [firing.runs_on for firing in fired] == fires

    @pytest.mark.parametrize(
        ("text", "strength"),
        [
            ("arms aid\narms for aid", signals.IN_TITLE),
            ("arms\naid; no aid for arms", signals.IN_BOTH),
        ],
        ids=["in the title", "later in the summary"],
    )
    def test_a_window_in_one_sentence_outdoes_one_that_runs_on(
        self, text: str, strength: float
    ) -> None:
        title = text.index("\n")
        found = {
            NUMBER[word]: [
                Hit(m.start(), m.end(), NUMBER[word], 0) for m in re.finditer(word, text)
            ]
            for word in ("arms", "aid")
        }
        there = Place(title, Layout(text), (), (), ())

        (firing,) = fire(rule("arms", "aid", within=5), found, there)

        assert (firing.strength, firing.runs_on) == (strength, False)

    def test_a_negation_turns_a_window_round(self) -> None:
        denied = place(denials=(scope("may", "send arms"),))

        (firing,) = fire(rule("send"), hits(), denied)

        assert firing.is_denied

    def test_a_negation_turns_a_denial_round(self) -> None:
        denied = place(denials=(scope("may", "send arms"),))

        (firing,) = fire(rule("send", polarity="denied"), hits(), denied)

        assert not firing.is_denied

    def test_a_negation_inside_a_denial_leaves_it_one(self) -> None:
        inside = place(denials=(scope("may", "arms"),))

        (firing,) = fire(rule("send", "arms", polarity="denied"), hits(), inside)

        assert firing.is_denied

    def test_a_negation_within_the_window_s_own_terms_has_no_say(self) -> None:
        denied = place(denials=(scope("may", "send arms"),))

        (firing,) = fire(rule("may", "send"), hits(), denied)

        assert not firing.is_denied

    def test_a_negation_that_runs_into_a_term_denies_it(self) -> None:
        start = TEXT.index("may send")
        running = Scope(TITLE, TITLE, Span(start, start + len("may se")))

        (firing,) = fire(rule("send"), hits(), place(denials=(running,)))

        assert firing.is_denied

    def test_both_ways_are_kept_affirmed_first(self) -> None:
        denied = place(denials=(scope("not", "for aid"),))

        first, second = fire(rule("aid"), hits(), denied)

        assert (first.is_denied, second.is_denied) == (False, True)

    def test_the_strongest_window_of_a_way_is_kept(self) -> None:
        (firing,) = fire(rule("arms"), hits(), place())

        assert firing.is_titled
        assert words(firing) == ["arms"]

    def test_of_windows_alike_the_first_is_kept(self) -> None:
        (firing,) = fire(rule("aid"), hits(), place())

        assert firing.hits[0].start == TEXT.index("aid")

    def test_background_counts_half(self) -> None:
        (firing,) = fire(rule("sent"), hits(), place(background=(scope("it", "it sent aid;"),)))

        assert firing.is_background
        assert firing.strength == signals.IN_SUMMARY / 2

    def test_a_hypothesis_silences_what_wants_facts(self) -> None:
        unsure = place(hypothetical=(scope("may", "seoul may send arms"),))

        assert not fire(rule("send", fact=True), hits(), unsure)
        assert fire(rule("send"), hits(), unsure)
        assert fire(rule("sent", fact=True), hits(), unsure)

    def test_a_concept_in_the_same_clause_silences(self) -> None:
        assert not fire(rule("send", none_near=("may",)), hits(), place())
        assert fire(rule("sent", none_near=("may",)), hits(), place())
        assert fire(rule("sent", none_near=("seoul", "not")), hits(), place())

    def test_a_concept_that_is_not_there_silences_nothing(self) -> None:
        found = {n: some for n, some in hits().items() if n != NUMBER["may"]}

        assert fire(rule("send", none_near=("may",)), found, place())


class TestExplaining:
    @pytest.mark.parametrize(
        ("concepts", "where"),
        [(("send", "arms"), "title"), (("send", "aid"), "both"), (("sent", "aid"), "summary")],
    )
    def test_a_firing_tells_where_it_stands(self, concepts: tuple[str, ...], where: str) -> None:
        (firing,) = fire(rule(*concepts), hits(), place())

        assert firing.place(TITLE) == where

    def test_the_words_that_turn_it_are_told(self) -> None:
        old, denial = scope("it", "it sent aid;"), scope("kyiv", "sent aid")
        other = scope("not", "for aid")
        around = place(denials=(denial, other), background=(old,))

        (firing,) = fire(rule("sent"), hits(), around)

        assert signals.turned_by(firing, around) == (denial.word, old.word)

    def test_nothing_turns_what_nobody_denies(self) -> None:
        around = place(denials=(scope("not", "for aid"),))
        (firing,) = fire(rule("send"), hits(), around)

        assert signals.turned_by(firing, around) == ()

    @pytest.mark.parametrize(
        ("silent", "around", "why"),
        [
            (rule("seoul", "arms", within=1), place(),
             "its words do not stand within 1 words in one sentence"),
            (rule("send", none_near=("aid", "may")), place(),
             "silenced by word 6 in the same clause"),
            (rule("send", fact=True), place(hypothetical=(scope("may", "seoul may send arms"),)),
             "it is told as a plan or a condition, and the signal wants a fact"),
        ],
    )  # fmt: skip
    def test_what_keeps_it_silent_is_told(self, silent: Rule, around: Place, why: str) -> None:
        names = [f"word {number}" for number in range(len(WORDS))]

        assert not fire(silent, hits(), around)
        assert signals.silence(silent, hits(), around, names) == why


class TestUntold:
    @pytest.mark.parametrize(
        ("matter", "about", "expected"),
        [
            ("send", ("seoul", "send", "arms"), None),  # all in its sentence, arms after it
            ("sent", ("seoul", "sent", "aid"), None),  # named in the title, and in its sentence
            ("seoul", ("seoul", "not"), "not"),  # only a later sentence names it
            ("send", ("send", "sent", "not"), "sent"),  # the first of those that are missing
            ("arms", ("arms", "not"), None),  # said again where the other is named
        ],
    )
    def test_is_what_only_a_later_sentence_names(
        self, matter: str, about: tuple[str, ...], expected: str | None
    ) -> None:
        numbers = [NUMBER[name] for name in about]

        untold = signals.untold(NUMBER[matter], numbers, hits(), Layout(TEXT))

        assert untold == (-1 if expected is None else NUMBER[expected])

    def test_without_a_matter_any_place_will_do(self) -> None:
        assert signals.untold(-1, (NUMBER["send"], NUMBER["not"]), hits(), Layout(TEXT)) == -1


def firing(
    rung: int,
    strength: float = 1.0,
    *,
    denied: bool = False,
    old: bool = False,
    titled: bool = False,
    runs_on: bool = False,
) -> Firing:
    return Firing(rule("send", rung=rung), denied, old, titled, runs_on, strength, ())


class TestTold:
    def test_what_runs_on_counts_beside_what_stands_in_one_sentence(self) -> None:
        both = [firing(1), firing(3, runs_on=True)]

        assert signals.told(both) == both

    def test_what_only_runs_on_tells_nothing(self) -> None:
        assert signals.told([firing(1, runs_on=True), firing(3, runs_on=True)]) == []


class TestStage:
    @pytest.mark.parametrize(
        ("firings", "rung"),
        [
            ([], 0),
            ([firing(0)], 0),
            ([firing(1), firing(3)], 3),
            ([firing(1), firing(3, 0.5)], 1),
            ([firing(1), firing(3, 0.85)], 3),
            ([firing(1), firing(3, old=True)], 1),
            ([firing(3, old=True)], 3),
            ([firing(2), firing(4, denied=True)], 2),
            ([firing(4, denied=True), firing(2, denied=True)], 2),
            ([firing(4, denied=True), firing(2, 0.5, denied=True)], 4),
            ([firing(0, denied=True)], 0),
        ],
    )
    def test_is_the_furthest_rung_told_as_strongly(self, firings: list[Firing], rung: int) -> None:
        assert signals.stage(firings) == rung


class TestIsDenied:
    @pytest.mark.parametrize(
        ("firings", "expected"),
        [
            ([], False),
            ([firing(1)], False),
            ([firing(1, denied=True)], True),
            ([firing(1, 0.5), firing(1, 0.9, denied=True)], True),
            ([firing(1, 0.9), firing(1, 0.9, denied=True)], False),
            ([firing(1, 0.4, titled=True), firing(1, 0.6, denied=True)], False),
            ([firing(1, 0.6), firing(1, 0.4, denied=True, titled=True)], True),
        ],
    )
    def test_follows_the_main_claim(self, firings: list[Firing], *, expected: bool) -> None:
        assert signals.is_denied(firings) is expected


class TestPoints:
    def test_of_nothing_are_none(self) -> None:
        assert points([]) == 0.0

    def test_of_one_signal_are_its_strength(self) -> None:
        assert points([0.6]) == 0.6

    def test_each_further_signal_adds_a_quarter_of_itself_to_what_is_missing(self) -> None:
        assert points([0.4, 0.8]) == pytest.approx(1 - 0.2 * 0.9)

    @given(st.lists(st.floats(0, 1), max_size=8), st.floats(0, 1))
    def test_stay_between_0_and_1_and_never_fall(self, strengths: list[float], more: float) -> None:
        assert 0 <= points(strengths) <= points([*strengths, more]) <= 1
