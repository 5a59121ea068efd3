"""What an item says of each indicator: relevance, stage, polarity, points, and the proof."""

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import make
from watchlist import match
from watchlist.model import Match, Reading
from watchlist.settings import Concept, Config, Indicator, Signal, Stage, Terms, Trigger
from watchlist.words import Field, Polarity

DATA = Path(__file__).parent / "reading"


def concept(name: str, *terms: str) -> Concept:
    return Concept(id=name, words=(Terms(language="any", terms=terms),))


ARMS = Indicator(
    id="arms",
    about=("seoul", "kyiv", "arms"),
    unless=("poland",),
    stages=(Stage(id="debate"), Stage(id="direct")),
    signals=(
        Signal(id="weighs", stage="debate", all=("consider", "arms"), weight=0.8),
        Signal(id="sends", stage="direct", all=("send", "arms"), within=6, none=("drill",)),
        Signal(id="parts", all=("parts",), despite=("poland",), weight=0.5),
    ),
    triggers=(Trigger(id="troops", all=("north", "troops"), none=("drill",)),),
)
CONFIG = Config(
    format=1,
    concepts=(
        concept("seoul", "South Korea*", "Seoul", "한국", "韓"),
        concept("kyiv", "Ukrain*", "우크라이나"),
        concept("arms", "weapon*", "arms", "무기"),
        concept("poland", "Poland"),
        concept("consider", "consider*", "rule out", "not rule out", "배제하지 않"),
        concept("send", "send*", "지원"),
        concept("parts", "parts"),
        concept("drill", "drill*"),
        concept("north", "North Korea*"),
        concept("troops", "troops"),
    ),
    indicators=(ARMS,),
)
READER = match.Reader(CONFIG)


def read(title: str, summary: str = "") -> Reading:
    (reading,) = READER.read(title, summary, "i1")
    return reading


class TestRelevance:
    def test_a_signal_makes_an_item_relevant(self) -> None:
        reading = read("Seoul considers weapons for Ukraine")

        assert (reading.item, reading.indicator) == ("i1", "arms")
        assert reading.is_relevant
        assert reading.veto is None
        assert (reading.stage, reading.polarity) == ("debate", Polarity.AFFIRMED)
        assert reading.points == 0.8

    @pytest.mark.parametrize(
        "title",
        ["", "Seoul farms in Ukraine", "Ukraine's weapons", "Seoulite arms Ukrainians"],
        ids=["nothing", "within a word", "one concept short", "longer word"],
    )
    def test_without_all_it_is_about_nothing_is_read(self, title: str) -> None:
        assert READER.read(title) == ()

    def test_without_a_signal_it_is_not_relevant(self) -> None:
        reading = read("Seoul, Ukraine and weapons")

        assert not reading.is_relevant
        assert (reading.veto, reading.points, reading.stage) == ("no_signal", 0.0, None)

    def test_what_rules_it_out_is_named_and_shown(self) -> None:
        reading = read("Seoul considers arms for Poland, not Ukraine")

        assert (reading.is_relevant, reading.veto) == (False, "poland")
        assert Match("", "poland", "Poland", Field.TITLE, 25, 31) in reading.matches

    def test_a_signal_may_count_despite_it(self) -> None:
        assert read("Seoul lets Poland pass parts of arms to Ukraine").is_relevant

    def test_a_signal_is_silenced_by_its_own_none(self) -> None:
        assert not read("Seoul sends arms to Ukraine in a drill").is_relevant

    def test_the_summary_counts_less(self) -> None:
        assert read("Seoul and Ukraine", "It considers weapons").points == pytest.approx(0.48)


MATTER = match.Reader(replace(CONFIG, indicators=(replace(ARMS, matter="arms"),)))


class TestMatter:
    @pytest.mark.parametrize(
        ("title", "summary"),
        [
            ("Seoul considers weapons for Ukraine", ""),
            ("Seoul hosts envoy from Ukraine", "Rome: it will consider weapons."),
            ("Rome considers weapons", "Seoul too considers weapons for Ukraine."),
            ("Rome visits Seoul", "Ukraine was named. They consider weapons."),
        ],
    )
    def test_counts_where_the_others_are_named_by_then(self, title: str, summary: str) -> None:
        (reading,) = MATTER.read(title, summary)

        assert reading.is_relevant

    @pytest.mark.parametrize(
        ("title", "summary"),
        [
            ("Seoul considers weapons", "The war in Ukraine goes on."),
            ("Rome considers weapons for Ukraine", "Seoul looks on."),
        ],
    )
    def test_does_not_where_only_a_later_sentence_names_one(self, title: str, summary: str) -> None:
        (reading,) = MATTER.read(title, summary)

        assert not reading.is_relevant
        assert reading.veto == "no_signal"
        assert READER.read(title, summary)[0].is_relevant

    def test_what_was_named_too_late_is_told(self) -> None:
        (trace,) = MATTER.trace("Seoul considers weapons", "The war in Ukraine goes on.")

        assert trace.held == (("weighs", "only a later sentence names kyiv, without arms"),)


class TestTrace:
    def test_is_of_the_readings(self) -> None:
        title = "Seoul would not consider weapons for Ukraine; not now"

        (trace,) = READER.trace(title)

        assert (trace.reading,) == READER.read(title)
        assert [fired.signal.id for fired in trace.fired] == ["weighs"]
        assert [word.term for word in trace.fired[0].turned_by] == ["not"]
        assert (trace.missing, trace.vetoes, trace.held, trace.pushed) == ((), (), (), ())

    @pytest.mark.parametrize(
        ("title", "held"),
        [
            ("Seoul to send arms to Ukraine in drill", (("sends", "silenced by drill"),)),
            ("Seoul considers arms for Ukraine and Poland", (("weighs", "ruled out by poland"),)),
            (
                "Seoul will send to a far place that nobody yet knows arms for Ukraine",
                (("sends", "its words do not stand within 6 words in one sentence"),),
            ),
        ],
    )
    def test_tells_what_holds_a_signal(self, title: str, held: tuple[object, ...]) -> None:
        (trace,) = READER.trace(title)

        assert trace.held == held

    def test_tells_what_is_missing(self) -> None:
        (trace,) = READER.trace("Seoul considers weapons")

        assert trace.reading is None
        assert trace.missing == ("kyiv",)

    def test_tells_no_order_where_something_is_missing(self) -> None:
        without, untold = MATTER.trace("Seoul considers it")[0], MATTER.trace("Seoul arms")[0]

        assert (without.missing, without.held) == (("kyiv", "arms"), ())
        assert (untold.missing, untold.held) == (("kyiv",), ())

    def test_of_a_trigger_alone_holds_what_pushes(self) -> None:
        (trace,) = READER.trace("North Korea sends troops")

        assert [fired.signal.id for fired in trace.pushed] == ["troops"]
        assert trace.fired == ()


class TestPolarity:
    @pytest.mark.parametrize(
        ("title", "stage", "polarity"),
        [
            ("South Korea will not send lethal weapons to Ukraine", "direct", "denied"),
            ("South Korea sends weapons to Ukraine", "direct", "affirmed"),
            ("Seoul does not rule out arms for Ukraine", "debate", "affirmed"),
            ("한국, 우크라이나 무기 지원", "direct", "affirmed"),
            ("한국, 우크라이나에 무기 지원하지 않는다", "direct", "denied"),
            ("한국, 우크라이나 무기 배제하지 않아", "debate", "affirmed"),
        ],
    )
    def test_a_negation_turns_a_signal_round_without_being_configured(
        self, title: str, stage: str, polarity: str
    ) -> None:
        reading = read(title)

        assert (reading.stage, reading.polarity) == (stage, polarity)

    def test_a_configured_negation_takes_the_place_of_the_built_in_one(self) -> None:
        reader = match.Reader(
            replace(CONFIG, concepts=(*CONFIG.concepts, concept("negation", "hardly")))
        )

        (kept,) = reader.read("Seoul does not send arms to Ukraine")
        (turned,) = reader.read("Seoul hardly sends arms to Ukraine")

        assert (kept.polarity, turned.polarity) == (Polarity.AFFIRMED, Polarity.DENIED)

    def test_signals_of_what_it_is_about_alone_are_turned_too(self) -> None:
        plain = replace(ARMS, signals=(Signal(id="speaks", all=("seoul", "arms")),))
        reader = match.Reader(replace(CONFIG, indicators=(plain,)))

        (reading,) = reader.read("No arms from Seoul for Ukraine")

        assert reading.polarity is Polarity.DENIED


class TestTriggers:
    def test_fire_where_the_item_is_not_about_the_indicator(self) -> None:
        reading = read("North Korean troops leave")

        assert (reading.is_relevant, reading.veto) == (False, "about")
        assert reading.triggers == ("troops",)
        assert reading.matches == ()

    def test_fire_beside_a_reading(self) -> None:
        reading = read("Seoul considers arms for Ukraine over North Korean troops")

        assert reading.is_relevant
        assert reading.triggers == ("troops",)

    @pytest.mark.parametrize("title", ["No North Korean troops", "North Korean troops drill"])
    def test_do_not_fire_when_denied_or_silenced(self, title: str) -> None:
        assert READER.read(title) == ()


class TestMatches:
    @given(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]), st.text(max_size=12))
    def test_stand_where_the_original_has_the_term(self, form: str, noise: str) -> None:
        title = f"{noise} Séoul {noise} Ukraine"
        summary = f"ＳＥＯＵＬ {noise} considers WEAPONS"
        for field in (title, summary):
            assert form
            assert unicodedata.normalize("NFKC", field)
        readings = READER.read(title, summary)

        fields = {Field.TITLE: title, Field.SUMMARY: summary}
        for reading in readings:
            for found in reading.matches:
                text = fields[found.field][found.start : found.end]
                stem = found.term.rstrip("*").casefold()
                assert stem in unicodedata.normalize("NFKC", text).casefold()

    def test_name_signal_concept_term_and_place(self) -> None:
        reading = read("Seoul and Ukraine", "It considers weapons")

        assert Match("weighs", "consider", "consider*", Field.SUMMARY, 3, 11) in reading.matches
        assert Match("", "seoul", "Seoul", Field.TITLE, 0, 5) in reading.matches


class TestReader:
    def test_reads_items_in_their_order(self) -> None:
        items = [make.item("a", "Seoul sends arms to Ukraine"), make.item("b", "Nothing")]

        read_ = list(match.read(READER, items))

        assert [item.id for item, _ in read_] == ["a", "b"]
        assert [len(readings) for _, readings in read_] == [1, 0]
        assert read_[0][1][0].item == "a"

    def test_indicators_come_in_the_configuration_s_order(self) -> None:
        twice = replace(CONFIG, indicators=(replace(ARMS, id="z"), replace(ARMS, id="a")))

        readings = match.Reader(twice).read("Seoul sends arms to Ukraine")

        assert [reading.indicator for reading in readings] == ["z", "a"]

    def test_an_indicator_does_not_change_the_reading_of_another(self) -> None:
        other = replace(
            ARMS, id="other", about=("poland",), unless=(),
            signals=(Signal(id="p", all=("poland",)),), triggers=(),
        )  # fmt: skip
        both = match.Reader(replace(CONFIG, indicators=(ARMS, other)))
        titles = ["Seoul sends arms to Ukraine", "韓, Poland, arms, Ukraine", "Poland", "韓 arms"]

        for title in titles:
            alone = READER.read(title)
            assert tuple(r for r in both.read(title) if r.indicator == "arms") == alone

    def test_its_digest_changes_with_the_vocabulary_alone(self) -> None:
        longer = replace(CONFIG, concepts=(*CONFIG.concepts, concept("more", "more")))

        assert READER.vocabulary == match.Reader(replace(CONFIG, title="other")).vocabulary
        assert READER.vocabulary != match.Reader(longer).vocabulary

    def test_reads_the_same_twice(self) -> None:
        title = "Seoul considers sending arms to Ukraine"

        assert READER.read(title) == match.Reader(CONFIG).read(title)

    def test_a_configuration_of_nothing_reads_nothing(self) -> None:
        assert match.Reader(Config(format=1)).read("Seoul") == ()


def test_our_own_data_is_well_formed() -> None:
    for name in ("rungs", "negatives", "pairs", "fragments"):
        for line in (DATA / f"{name}.ndjson").read_text("utf-8").splitlines():
            assert isinstance(json.loads(line), dict)
