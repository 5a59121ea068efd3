"""Every figure that `explain` prints comes out of the parts it lists."""

from collections.abc import Iterator
from math import prod
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from make import GRAIN, NOW, days, item
from watchlist import config as configuration
from watchlist import engine
from watchlist.errors import UsageError
from watchlist.explain import AROUND, explain_stored, explain_text, explain_tree
from watchlist.identity import Newcomer, marks
from watchlist.match import Reader
from watchlist.plain import to_json
from watchlist.renderers import table
from watchlist.schema import schema
from watchlist.settings import Config
from watchlist.store import Store
from watchlist.views import explain as screen

OTHER = Path(__file__).parent / "pairs" / "other.toml"
CONFIG = configuration.load(OTHER)
ATTACK = "Houthis vow to avoid no ship: tanker hit by missile, sinks in Red Sea"
WORDS = (
    "Houthis", "ship", "tanker", "attack", "sinks", "seized", "reroute", "vow", "not", "denies",
    "Red Sea", "bird flu", "chickens", "cows", "patient", "vaccine", "after", "in", ".", ":",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


def text_of(config: Config, title: str, summary: str = "", width: int = 80) -> str:
    tree = explain_tree(explain_text(config, title, summary))
    return table.render(screen.view(tree), width, color=False)


def flat(page: str) -> str:
    return " ".join(page.split())


@given(TEXTS, TEXTS)
def test_the_listed_parts_make_the_points_exactly(title: str, summary: str) -> None:
    tree = explain_tree(explain_text(CONFIG, title, summary))

    for one in tree["indicators"]:
        counted = [s for s in one["signals"] if s["share"]]
        parts = prod(1 - s["strength"] * s["share"] for s in counted)
        assert one["points"] == (round(1 - parts, 4) if counted else 0.0)
        for signal in one["signals"]:
            assert signal["strength"] == signal["weight"] * signal["worth"] * signal["background"]


SHIPPED = configuration.load(configuration.default_path())
READER = Reader(SHIPPED)
TERMS = sorted(
    {
        term.removeprefix("=").replace("*", "")
        for concept in SHIPPED.concepts
        for words in concept.words
        for term in words.terms
    }
    | {".", ",", ":", "12,000", "위성"}
)
# Items made of a country, a topic and whatever else: most speak of something.
ITEM = st.tuples(
    st.lists(st.sampled_from(("North Korea", "Russia", "South Korea", "Ukraine")), max_size=3),
    st.lists(st.sampled_from(("satellite", "workers", "weapons", "oil", "will not")), max_size=3),
    st.lists(st.sampled_from(TERMS), max_size=7),
).map(lambda parts: " ".join(word for some in parts for word in some))


@settings(max_examples=170, deadline=None)
@given(st.lists(st.tuples(ITEM, ITEM), min_size=12, max_size=12))
def test_of_thousands_of_items_the_listed_parts_make_the_points_exactly(
    items: list[tuple[str, str]],
) -> None:
    for title, summary in items:
        readings = {reading.indicator: reading for reading in READER.read(title, summary)}
        for one in explain_text(SHIPPED, title, summary, READER).indicators:
            counted = [part for part in one.parts if part.share]
            for part in one.parts:
                made = part.fired.signal.weight * part.worth * part.background
                assert part.fired.strength == made
            reading = readings.get(one.trace.indicator.id)
            assert one.trace.reading == reading
            parts = prod(1 - part.fired.strength * part.share for part in counted)
            assert (reading.points if reading else 0.0) == (round(1 - parts, 4) if counted else 0.0)


@given(TEXTS, TEXTS)
def test_it_explains_the_very_readings_that_are_counted(title: str, summary: str) -> None:
    readings = {reading.indicator: reading for reading in Reader(CONFIG).read(title, summary)}
    explanation = explain_text(CONFIG, title, summary)

    for one in explanation.indicators:
        assert one.trace.reading == readings.get(one.trace.indicator.id)
        proven = {proof.match for proof in one.proofs}
        proven |= {proof.match for part in one.parts for proof in part.proofs}
        assert proven == set(one.trace.reading.matches if one.trace.reading else ())


@given(TEXTS, TEXTS)
def test_every_term_stands_where_it_is_said_to(title: str, summary: str) -> None:
    tree = explain_tree(explain_text(CONFIG, title, summary))
    fields = {"title": title, "summary": summary}

    for one in tree["indicators"]:
        for proof in [*one["proofs"], *(p for s in one["signals"] for p in s["proofs"])]:
            field = fields[proof["field"]]
            shown = proof["before"].lstrip("…") + proof["hit"] + proof["after"].rstrip("…")
            assert proof["hit"] == field[proof["start"] : proof["end"]]
            assert shown in field
            assert len(proof["before"]) <= AROUND + 1


def test_a_term_has_its_languages_and_its_line_in_the_file() -> None:
    lines = OTHER.read_text(encoding="utf-8").splitlines()
    tree = explain_tree(explain_text(CONFIG, "Houthis attack ship"))
    (first, *_) = tree["indicators"][0]["signals"][0]["proofs"]

    assert first["languages"] == ["en"]
    assert first["line"]
    assert first["term"] in lines[first["line"] - 1]


def test_lines_are_unknown_where_the_file_is_gone_or_broken(tmp_path: Path) -> None:
    copy = tmp_path / "copy.toml"
    copy.write_text(OTHER.read_text(encoding="utf-8"), encoding="utf-8")
    config = configuration.load(copy)

    def line() -> int | None:
        tree = explain_tree(explain_text(config, "Houthis attack ship"))
        return tree["indicators"][0]["signals"][0]["proofs"][0]["line"]

    assert line()
    copy.write_text("[[", encoding="utf-8")
    assert line() is None
    copy.unlink()
    assert line() is None
    config = configuration.parse(OTHER.read_text(encoding="utf-8"), "")
    assert line() is None


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Houthis attack ship", "relevant, speaks for stage attacks, affirmed"),
        ("Houthis deny attack on ship", "relevant, speaks for stage attacks, denied"),
        ("Houthis vow attack on ship", "attack - does not fire: silenced by threat"),
        ("Houthis and ships", "not relevant: it speaks of the topic, but no signal fires"),
        ("Houthis and ships", "about - title: [Houthi]s and ships red_sea: Houthi* (en), line 6"),
        ("Bird flu vaccine", "relevant, speaks for no stage, affirmed"),
        ("Houthis smile", "(sea_lane): no term of ship"),
        ("Nothing", "It speaks of no indicator"),
    ],
)
def test_the_page_says_why(title: str, said: str) -> None:
    assert said in flat(text_of(CONFIG, title, width=200))


def test_the_page_marks_the_hit_and_prints_the_sum() -> None:
    page = flat(text_of(CONFIG, "Tanker hit by missile, sinks in Red Sea", width=120))

    assert "missile, [sink]s in Red Sea" in page
    assert "1 points = 1 - (1 - 1) x (1 - 1 x 0.25)" in page
    assert "stage losses, affirmed: weight 1 x 1 in the title" in page


def test_the_other_side_is_shown_and_does_not_count() -> None:
    title, summary = "Houthis attack ship in Red Sea", "Houthis deny that they attacked a ship."
    tree = explain_tree(explain_text(CONFIG, title, summary))
    (one, *_) = tree["indicators"]

    assert {signal["share"] for signal in one["signals"]} == {0.0, 1.0}
    assert "it says the contrary and does not count" in flat(text_of(CONFIG, title, summary, 200))


UNLESS = (
    OTHER.read_text(encoding="utf-8")
    .replace('about = ["red_sea", "ship"]', 'about = ["red_sea", "ship"]\nunless = ["vaccine"]')
    .replace('id = "attack"', 'id = "attack"\nweight = 0.5')
)


def test_a_veto_is_named_with_its_proof() -> None:
    config = configuration.parse(UNLESS, "")
    tree = explain_tree(explain_text(config, "Houthis attack vaccine ship"))
    (one, *_) = tree["indicators"]
    page = flat(text_of(config, "Houthis attack vaccine ship", width=200))

    assert (one["veto"], one["vetoes"]) == ("vaccine", ["vaccine"])
    assert [(held["id"], held["why"]) for held in one["held"]] == [
        ("attack", "ruled out by vaccine")
    ]
    assert "vaccine" in {proof["concept"] for proof in one["proofs"]}
    assert "not relevant: ruled out by the concept vaccine" in page


def test_what_turns_a_signal_round_is_shown_with_its_line() -> None:
    text = OTHER.read_text(encoding="utf-8") + '\n[concepts.negation]\nen = ["does not"]\n'
    config = configuration.parse(text, "")
    tree = explain_tree(explain_text(config, "Houthis say the army does not attack ship"))
    signals = tree["indicators"][0]["signals"]

    assert [p["hit"] for one in signals for p in one["turned_by"]] == ["does not"] * len(signals)
    page = flat(text_of(config, "Houthis say the army does not attack ship", width=200))
    assert "turned by title: Houthis say the army [does not] attack ship" in page


def test_a_signal_has_its_line() -> None:
    lines = OTHER.read_text(encoding="utf-8").splitlines()
    tree = explain_tree(explain_text(CONFIG, "Houthis vow attack on ship, another sinks"))
    one = tree["indicators"][0]

    for rule in (*one["signals"], *one["held"]):
        assert rule["line"]
        assert lines[rule["line"] - 1] == "[[indicators.signals]]"
        assert f'id = "{rule["id"]}"' in lines[rule["line"]]
    assert one["held"]


def test_what_stands_against_it_and_does_not_count_is_shown() -> None:
    text = UNLESS.replace('id = "attack"', 'id = "attack"\ndespite = ["vaccine"]')
    page = flat(text_of(configuration.parse(text, ""), "Houthis attack vaccine ship", width=200))

    assert "unless - vaccine: the signals that fire do so despite it" in page


def test_a_signal_whose_words_stand_apart_is_named() -> None:
    text = OTHER.read_text(encoding="utf-8").replace(
        'all = ["attacked"]', 'all = ["ship", "attacked"]\nwithin = 2'
    )
    config = configuration.parse(text, "")
    title = "Ship of grain for the south and many others was there when Houthis began an attack"
    tree = explain_tree(explain_text(config, title))

    held = {one["id"]: one["why"] for one in tree["indicators"][0]["held"]}
    assert held["attack"] == "its words do not stand within 2 words in one sentence"


PUSHED = (
    OTHER.read_text(encoding="utf-8")
    + """
[[indicators.triggers]]
id = "farm"
all = ["flock"]
"""
)


def test_what_only_pushes_an_indicator_is_said() -> None:
    config = configuration.parse(PUSHED, "")

    page = flat(text_of(config, "Chicken farm burns", width=200))
    assert "not relevant, no term of bird_flu; it pushes the indicator: farm" in page
    assert "farm - a trigger that fires title: [Chicken] farm burns flock: chicken*" in page


def test_the_json_is_what_the_schema_says() -> None:
    tree = explain_tree(explain_text(CONFIG, ATTACK, "Houthis deny it."))

    Draft202012Validator(schema("explain")).validate(tree)
    assert "NaN" not in to_json(tree)


# ------------------------------------------------------------------ stored items

WHEAT = configuration.parse(GRAIN, "")
BLOCKED = "Wheat port of Odesa under blockade, ministry says"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        for name, feed, hour in (("a" * 16, "wire-en", 1), ("b" * 16, "wire-en", 3)):
            each = item(
                name, BLOCKED, feed=feed, url=f"https://example.org/{hour}",
                published=NOW - days(hour / 24), seen=NOW, story="a" * 16,
            )  # fmt: skip
            opened.add([Newcomer(each, marks("", each.title, "", each.url))])
        yield opened


def test_a_stored_item_shows_the_evidence_that_show_prints(store: Store) -> None:
    tree = explain_tree(explain_stored(WHEAT, store, NOW, "b" * 16))
    (shown,) = engine.show(WHEAT, store, NOW, tree["indicators"][0]["indicator"]).assessments
    evidence = tree["indicators"][0]["evidence"]

    assert evidence
    assert evidence["score"] == shown.evidence[0].score
    factors = evidence["factors"]
    assert evidence["score"] == (
        factors["points"] * factors["freshness"] * factors["reliability"] * factors["corroboration"]
    )
    Draft202012Validator(schema("explain")).validate(tree)


def test_a_stored_item_is_found_by_its_link_and_says_who_speaks(store: Store) -> None:
    tree = explain_tree(explain_stored(WHEAT, store, NOW, "https://example.org/1"))
    page = flat(table.render(screen.view(tree), 200, color=False))

    assert tree["item"]
    assert (tree["item"]["id"], tree["item"]["story"]) == ("a" * 16, "a" * 16)
    assert "published 2026-03-02T05:00:00Z · https://example.org/1" in page
    assert "its story, graded" in page
    assert " freshness x " in page


def test_the_conditions_of_its_stage_are_listed_met_or_not(store: Store) -> None:
    tree = explain_tree(explain_stored(WHEAT, store, NOW, "b" * 16))
    page = flat(table.render(screen.view(tree), 200, color=False))

    found = [(ground["asks"], ground["met"]) for ground in tree["indicators"][0]["grounds"]]
    assert found == [
        ("a feed of the indicator's", True),
        ("a date, at most 30 days ago", True),
        ("a publisher graded C or better", True),
        ("no state media, or a state that speaks for itself", True),
        ("2 independent publishers for closed", False),
        ("fewer that deny it", True),
    ]
    assert "✗ 2 independent publishers for closed 1: wire" in page
    assert "To count for stage closed, and for that to be reached" in page
    assert "blockade is watch: " in page


def test_an_item_out_of_memory_says_which_condition_it_fails(store: Store) -> None:
    each = item("d" * 16, BLOCKED, feed="wire-en", published=NOW - days(50), seen=NOW - days(50))
    store.add([Newcomer(each, marks("", each.title, "", None))])
    (one, *_) = explain_tree(explain_stored(WHEAT, store, NOW, "d" * 16))["indicators"]

    assert one["evidence"] is None
    assert next(g["finds"] for g in one["grounds"] if not g["met"]) == "it is 50 days old"


def test_an_item_of_no_story_that_counts_has_no_evidence(store: Store) -> None:
    each = item("c" * 16, "Mill opens", published=None, seen=NOW)
    store.add([Newcomer(each, marks("", each.title, "", None))])
    tree = explain_tree(explain_stored(WHEAT, store, NOW, "c" * 16))

    assert [one["evidence"] for one in tree["indicators"]] == [None]
    assert "undated" in flat(table.render(screen.view(tree), 200, color=False))


def test_an_unknown_item_is_a_wrong_usage(store: Store) -> None:
    with pytest.raises(UsageError, match="no stored item has the id or link 'x'"):
        explain_stored(WHEAT, store, NOW, "x")
