"""Words that keep others from counting, told from the vocabulary alone."""

import pytest

from make import GRAIN
from watchlist import config as configuration
from watchlist.lints.shadow import alike, covered, named, shadowed, texts_of
from watchlist.settings import Config


def grain(*changes: tuple[str, str], more: str = "") -> Config:
    text = GRAIN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return configuration.parse(text + more, "")


FICTION = '[concepts.fiction]\nen = ["novel"]'


@pytest.mark.parametrize(
    ("term", "texts"),
    [
        ("port", ("port",)),
        ("wheat*", ("wheat", "wheatx")),
        ("*sat", ("sat", "xsat")),
        ("=UN", ("UN",)),
        ("север* коре*", ("север коре", "северx кореx")),
    ],
)
def test_a_term_alone_is_a_text(term: str, texts: tuple[str, ...]) -> None:
    assert texts_of(term) == texts


class TestShadowed:
    def test_a_sound_configuration_has_none(self) -> None:
        assert list(shadowed(grain())) == []

    @pytest.mark.parametrize(
        "bars",
        [
            'unless = ["fiction"]',
            'unless = ["grain", "fiction"]\n',
        ],
        ids=["in unless", "beside another"],
    )
    def test_a_signal_whose_every_word_is_ruled_out_never_fires(self, bars: str) -> None:
        config = grain(
            (FICTION, '[concepts.fiction]\nen = ["block*"]'),
            ('unless = ["fiction"]', bars),
            ('about = ["grain", "port"]', 'about = ["port"]'),
        )

        assert [(fault.path, fault.what) for fault in shadowed(config)] == [
            (
                ("indicators", 0, "signals", place),
                "never fires: every term of 'blockade' holds one of fiction, which silences it",
            )
            for place in (0, 1)
        ]

    @pytest.mark.parametrize(
        ("key", "is_shadowed"),
        [("none", True), ("none_near", True), ("despite", False)],
    )
    def test_what_silences_one_signal_shadows_that_one(
        self, key: str, *, is_shadowed: bool
    ) -> None:
        config = grain(
            (FICTION, '[concepts.fiction]\nen = ["block*"]'),
            ('unless = ["fiction"]', 'unless = ["fiction"]' if key == "despite" else ""),
            ('stage = "closed"', f'stage = "closed"\n{key} = ["fiction"]'),
        )

        places = [fault.path[3] for fault in shadowed(config)]
        assert (1 in places) is is_shadowed

    def test_one_word_that_gets_through_is_enough(self) -> None:
        config = grain(
            (FICTION, '[concepts.fiction]\nen = ["block*"]'),
            ('en = ["blockade*"]', 'en = ["blockade*", "siege"]'),
        )

        assert list(shadowed(config)) == []

    def test_an_open_word_may_go_on_past_the_one_that_silences(self) -> None:
        config = grain((FICTION, '[concepts.fiction]\nen = ["blockade"]'))

        assert list(shadowed(config)) == []

    def test_a_single_sign_is_not_judged(self) -> None:
        config = grain(
            (FICTION, '[concepts.fiction]\nzh = ["北"]'),
            ('en = ["blockade*"]', 'zh = ["北"]'),
        )

        assert list(shadowed(config)) == []

    def test_what_is_near_a_word_of_the_topic_silences_nothing(self) -> None:
        config = grain(
            (FICTION, '[concepts.fiction]\nen = ["port", "ports"]'),
            ('unless = ["fiction"]', ""),
            ('stage = "closed"', 'stage = "closed"\nnone_near = ["fiction"]'),
        )

        assert list(shadowed(config)) == []


class TestCovered:
    def test_a_term_that_another_one_finds_wherever_it_stands_is_named(self) -> None:
        config = grain(
            ('en = ["wheat*", "grain"]', 'en = ["wheat*", "grain", "wheat flour", "Grain", "北"]')
        )

        assert [(fault.path, fault.what) for fault in covered(config, each=True)] == [
            (("concepts", "grain", "en", 2), "'wheat flour' finds nothing that 'wheat*' does not"),
            (("concepts", "grain", "en", 3), "'Grain' finds nothing that 'grain' does not"),
        ]
        (fault,) = covered(config)
        assert fault.path == ("concepts", "grain")
        assert "'wheat flour' ('wheat*')" in fault.what

    @pytest.mark.parametrize(
        "terms",
        ['"grain", "grains"', '"=Grain", "grain oil"', '"grain", "=GRAIN*"', '"北", "北约"'],
        ids=["no edge", "case", "wider", "sign"],
    )
    def test_a_term_that_finds_more_is_not(self, terms: str) -> None:
        config = grain(('en = ["wheat*", "grain"]', f"en = [{terms}]"))

        assert [f for f in covered(config, each=True) if f.path[1] == "grain"] == []

    def test_longer_negations_are_left_out(self) -> None:
        config = grain(more='[concepts.negation]\nen = ["not", "not yet"]\n')

        assert [fault for fault in covered(config) if fault.path[1] == "negation"] == []


class TestAlike:
    def test_a_word_of_two_indicators_is_named_with_both(self) -> None:
        config = grain(
            more="""
[concepts.siege]
en = ["siege", "blockade*"]
[[indicators]]
id = "town"
about = ["siege"]
[[indicators.stages]]
id = "held"
[[indicators.signals]]
id = "held"
stage = "held"
all = ["siege"]
"""
        )
        (fault,) = alike(config)

        assert fault.path == ("concepts", "siege", "en", 1)
        assert (
            fault.what == "'blockade*' in 'blockade' too: it speaks of blockade there, of town here"
        )

    def test_a_word_of_a_stand_in_is_one_of_its_indicator(self) -> None:
        of = '[[indicators.stand_ins]]\nof = "grain"\nby = ["loaf"]\n[[tests]]'
        config = grain(
            ("[[tests]]", of),
            more="""
[concepts.loaf]
en = ["bread"]
[concepts.bakery]
en = ["bread"]
[[indicators]]
id = "bakers"
about = ["bakery"]
[[indicators.stages]]
id = "open"
[[indicators.signals]]
id = "open"
stage = "open"
all = ["bakery"]
""",
        )
        (fault,) = alike(config)

        assert fault.what.endswith("it speaks of blockade there, of bakers here")

    def test_a_word_that_is_enough_for_two_concepts_of_a_signal_is_named(self) -> None:
        config = grain(('en = ["port", "ports"]', 'en = ["port", "ports", "blockade*"]'))
        (fault,) = alike(config)

        assert fault.what.endswith("the signal 'closes' of 'blockade' asks for both")

    def test_what_one_indicator_shares_on_purpose_is_not(self) -> None:
        config = grain(
            (FICTION, '[concepts.fiction]\nen = ["port"]\n[concepts.idle]\nen = ["port"]')
        )

        assert list(alike(config)) == []


def test_many_terms_are_cut_short() -> None:
    assert named(["a"]) == "'a'"
    assert named(list("abcdefg")) == "'a', 'b', 'c', 'd', 'e' and 2 more"
