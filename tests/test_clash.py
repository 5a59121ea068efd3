"""What keeps two headlines apart, and what brings them together."""

import pytest

from make import item, reading
from watchlist.clash import Clash, agreeing, clash, counting
from watchlist.model import Match, Reading
from watchlist.signature import Signature, sign
from watchlist.words import Field, Polarity


def signed(title: str, *readings: Reading, summary: str = "") -> Signature:
    return sign(item(title=title, summary=summary), readings)


def read(
    title: str,
    *terms: tuple[str, str],
    stage: str | None = "attempt",
    polarity: Polarity = Polarity.AFFIRMED,
    topic: tuple[str, ...] = (),
) -> Signature:
    """Return the signature of a title in which terms stand for concepts."""
    matches = tuple(
        Match("" if concept in topic else "s", concept, term, Field.TITLE, at, at + len(term))
        for term, concept in terms
        if (at := title.find(term)) >= 0
    )
    base = reading(stage=stage, polarity=polarity)
    return signed(title, Reading("i", base.indicator, True, None, 1.0, stage, polarity, matches))  # noqa: FBT003  the type's own order


APART = [
    (Clash.FIGURES, "Plant hires 12,000 men", "Plant hires 25,000 men"),
    (Clash.FIGURES, "540톤 지원", "2000톤 지원"),
    (Clash.OUTCOME, "Launch fails", "Launch succeeds"),
    (Clash.OUTCOME, "위성 발사 성공", "위성 발사 실패"),
    (Clash.OUTCOME, "Maersk pauses sailings", "Maersk resumes sailings"),
    (Clash.OUTCOME, "Egg prices rise", "Egg prices fall"),
    (Clash.OUTCOME, "Child tests positive", "Child tests negative"),
    (Clash.OUTCOME, "Rebels threaten to attack ships", "Rebels attack ships"),
    (Clash.OUTCOME, "Rebels attack ships", "Rebels plan attack on ships"),
    (Clash.NEGATION, "Seoul will provide weapons", "Seoul will not provide weapons"),
    (Clash.NEGATION, "Moscow denies shipments", "Moscow expects shipments"),
    (Clash.NEGATION, "武器供与へ", "武器供与せず"),
    (Clash.NEGATION, "Сеул поставит оружие", "Сеул не поставит оружие"),
    (Clash.NEGATION, "Seoul rules out weapons", "Seoul does not rule out weapons"),
    (Clash.ORDINAL, "Second ship attacked", "Third ship attacked"),
    (Clash.ORDINAL, "Tokyo told of launch", "Tokyo told of second launch"),
    (Clash.ORDINAL, "정찰위성 3호 발사", "정찰위성 2호 발사"),
    (Clash.ORDINAL, "Malligyong-1 goes up", "Malligyong-2 goes up"),
    (Clash.PRIVATIVE, "Seoul to send non-lethal aid", "Seoul to send lethal aid"),
    (Clash.PRIVATIVE, "Seoul to send lethal aid", "Seoul to send nonlethal aid"),
    (Clash.PRIVATIVE, "Сеул передаст нелетальную помощь", "Сеул передаст летальную помощь"),
    (Clash.ROLES, "Iran hits Israel", "Israel hits Iran"),
    (Clash.ROLES, "Russia exports coal to Korea", "Korea exports coal to Russia"),
    (Clash.ROLES, "Japan bans flour from Brazil", "Brazil bans flour from Japan over rats"),
    (Clash.KIND, "Quake hits Peru", "Quake hits Chile"),
    (Clash.KIND, "Kim sends 3,000 troops", "Kim sends 3,000 workers"),
    (Clash.KIND, "전남 농장 확진", "충남 농장 확진"),
]  # fmt: skip

ALIKE = [
    ("Plant hires 12,000 men", "12,000 hired by plant"),
    ("Seoul will not rule out weapons", "Weapons not ruled out, Seoul says"),
    ("Rocket fails again", "Second rocket fails"),
    ("Iran hits Israel", "Israel hit by Iran"),
    ("Not only ships are hit", "Ships are hit"),
    ("Iran: missile hits base", "Israel: missile hits base"),
    ("Танкер атакован хуситами", "Хуситы атакован танкер"),
    ("Peru quake", "Quake in Peru"),
    ("Sea traffic halts, then resumes", "Sea traffic resumes"),
    ("Unit sent", "Units sent"),
    ("", ""),
]


@pytest.mark.parametrize(("why", "one", "other"), APART)
def test_a_clash_has_a_reason_whichever_comes_first(why: Clash, one: str, other: str) -> None:
    assert clash(signed(one), signed(other)) is why
    assert clash(signed(other), signed(one)) is why


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_other_words_for_the_same_do_not_clash(one: str, other: str) -> None:
    assert clash(signed(one), signed(other)) is None
    assert clash(signed(other), signed(one)) is None


def test_readings_of_different_stages_clash() -> None:
    launched, planned = read("Rocket goes up"), read("Rocket goes up", stage="intent")

    assert clash(launched, planned) is Clash.STAGE
    assert clash(launched, read("Rocket goes up", stage=None)) is None


def test_readings_of_opposite_polarity_clash_and_mixed_ones_do_not() -> None:
    said, denied = read("Rocket goes up"), read("Rocket goes up", polarity=Polarity.DENIED)

    assert clash(said, denied) is Clash.POLARITY
    assert clash(said, read("Rocket goes up", polarity=Polarity.MIXED)) is None


def test_a_denial_read_in_both_is_the_same_in_other_words() -> None:
    one = read("Seoul has no plan for arms", polarity=Polarity.DENIED)
    other = read("Seoul keeps arms at home", polarity=Polarity.DENIED)

    assert clash(one, other) is None
    assert clash(signed("Seoul has no plan"), signed("Seoul keeps arms")) is Clash.NEGATION


def test_readings_agree_on_a_stage_and_never_without_one() -> None:
    assert agreeing(read("a"), read("b"))
    assert not agreeing(read("a"), read("b", polarity=Polarity.DENIED))
    assert not agreeing(read("a", stage=None), read("b", stage=None))
    assert not agreeing(signed("a"), read("b"))


def test_where_readings_agree_only_names_and_places_tell_reworded_headlines_apart() -> None:
    one = read("Kim inspects big pad at Sohae")

    assert clash(one, read("Kim visits big site at Sohae today")) is None
    assert clash(one, read("Kim visits big pad at Musudan")) is Clash.KIND
    assert clash(signed("Kim opens mill"), signed("Kim shuts mill")) is Clash.OUTCOME
    assert clash(read("Kim opens mill"), read("Kim paints old mill")) is None
    assert clash(read("Kim opens mill"), read("Kim paints mill")) is Clash.KIND
    assert clash(signed("Kim opens mill"), signed("Kim paints mill")) is Clash.KIND


def test_two_words_for_what_the_topic_is_about_are_two_things() -> None:
    terms = (("oil", "goods"), ("wheat", "goods"))
    topic = ("goods",)
    oil, wheat = (
        read(f"Trains carry {good} to the north", *terms, topic=topic) for good in ("oil", "wheat")
    )

    assert clash(oil, wheat) is Clash.KIND
    assert clash(oil, read("Kim: carts bring wheat to the north", *terms, topic=topic)) is None


def test_other_words_for_one_place_are_no_other_place() -> None:
    kursk = (("Kursk", "russia"), ("Moscow", "russia"))
    one = read("Builders arrive in Kursk", *kursk, topic=("russia",))

    assert clash(one, read("Builders arrive in Moscow", *kursk, topic=("russia",))) is Clash.KIND
    assert clash(one, read("Kursk: builders arrive", *kursk, topic=("russia",))) is None


def test_words_of_two_languages_are_not_held_against_each_other() -> None:
    one = sign(item(title="Quake hits Peru", language="en"), ())

    assert clash(one, sign(item(title="Quake hits Chile", language="en-GB"), ())) is Clash.KIND
    assert clash(one, sign(item(title="Quake hits Chile", language="nl"), ())) is None


def test_what_goes_there_is_not_what_comes_from_there() -> None:
    assert (
        clash(signed("Workers sent to Russia"), signed("Workers back from Russia")) is Clash.ROLES
    )
    assert (
        clash(signed("Oslo workers go from Oslo to Bergen"), signed("Workers go from Oslo")) is None
    )


def test_a_figure_in_common_is_stronger_than_a_negation_where_readings_agree() -> None:
    one = read("Hands lacking: 12,000 workers to come")
    other = read("No hands at home, 12,000 workers to come")

    assert counting(one, other)
    assert clash(one, other) is None
    assert clash(one, read("No hands at home, workers to come")) is Clash.NEGATION


def test_small_numbers_are_shared_by_chance() -> None:
    assert not counting(signed("9 ships"), signed("9 men"))
    assert not counting(signed("ships"), signed("10 men"))
    assert counting(signed("10 ships"), signed("10 men"))
    assert counting(signed("6,000 men"), signed("1,000 sappers, 5,000 builders"))


def test_a_figure_that_the_others_summary_tells_is_no_other_figure() -> None:
    one = signed("5,000 builders go to Kursk", summary="With 1,000 sappers that makes 6,000.")

    assert clash(one, signed("6,000 builders go to Kursk")) is None
    assert clash(one, signed("9,000 builders go to Kursk")) is Clash.FIGURES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("북한, 러시아에 파견", "러시아, 북한에 파견"),
        ("北朝鮮が露国に派遣", "露国が北朝鮮に派遣"),
        ("北朝鮮向露国出口", "露国向北朝鮮出口"),
        ("Kim goes to Putin", "Putin goes to Kim"),
        ("荷物が露国から到着", "荷物が露国に到着"),
    ],
)
def test_roles_are_read_off_concepts_in_any_script(one: str, other: str) -> None:
    terms = (
        ("북한", "north"), ("北朝鮮", "north"), ("Kim", "north"),
        ("러시아", "russia"), ("露国", "russia"), ("Putin", "russia"),
    )  # fmt: skip

    assert clash(read(one, *terms), read(other, *terms)) is Clash.ROLES
