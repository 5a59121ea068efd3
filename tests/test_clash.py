"""What keeps two headlines apart."""

import pytest

from make import signed, signed_as
from watchlist.stories.clash import Clash, clash
from watchlist.words import Polarity

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
    (Clash.NEGATION, "武器供与", "武器供与せず"),
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
    (Clash.STATE, "Quake hits Peru", "Quake hits Chile"),
    (Clash.STATE, "US talks to Tokyo", "US talks to Kyiv"),
    (Clash.KIND, "Quake hits Lima", "Quake hits Cusco"),
    (Clash.THING, "Kim sends 3,000 troops", "Kim sends 3,000 workers"),
    (Clash.PLACE, "홍역 환자 광주서 발생", "홍역 환자 대구서 발생"),
    (Clash.PLACE, "はしか、沖縄で確認", "はしか、札幌で確認"),
    (Clash.THING, "군함 12척 포착", "기구 12척 포착"),
    (Clash.MOMENT, "Launch between May 31 and June 11", "Launch from August 24 to 31"),
    (Clash.MOMENT, "11月に打ち上げ", "来年打ち上げ"),
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
    ("はしか、大阪で確認", "はしか、大阪府で確認"),
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


def test_readings_of_opposite_polarity_clash_and_mixed_ones_do_not() -> None:
    said, denied = (
        signed_as("Rocket goes up"),
        signed_as("Rocket goes up", polarity=Polarity.DENIED),
    )

    assert clash(said, denied) is Clash.POLARITY
    assert clash(said, signed_as("Rocket goes up", polarity=Polarity.MIXED)) is None


def test_a_denial_read_in_both_is_the_same_in_other_words() -> None:
    one = signed_as("Seoul has no plan for arms", polarity=Polarity.DENIED)
    other = signed_as("Seoul keeps arms at home", polarity=Polarity.DENIED)

    assert clash(one, other) is None
    assert clash(signed("Seoul has no plan"), signed("Seoul keeps arms")) is Clash.NEGATION


def test_where_readings_agree_only_names_and_places_tell_reworded_headlines_apart() -> None:
    one = signed_as("Kim inspects big pad at Sohae")

    assert clash(one, signed_as("Kim visits big site at Sohae today")) is None
    assert clash(one, signed_as("Kim visits big pad at Musudan")) is Clash.KIND
    assert clash(signed("Kim opens mill"), signed("Kim shuts mill")) is Clash.OUTCOME
    assert clash(signed_as("Kim opens mill"), signed_as("Kim paints old mill")) is None
    assert clash(signed_as("Kim opens mill"), signed_as("Kim paints mill")) is Clash.KIND
    assert clash(signed("Kim opens mill"), signed("Kim paints mill")) is Clash.KIND


def test_two_words_for_what_the_topic_is_about_are_two_things() -> None:
    terms = (("vodka", "goods"), ("timber", "goods"))
    topic = ("goods",)
    vodka, timber = (
        signed_as(f"Trains carry {good} to the north", *terms, topic=topic)
        for good in ("vodka", "timber")
    )

    assert clash(vodka, timber) is Clash.KIND
    assert (
        clash(vodka, signed_as("Kim: carts bring timber to the north", *terms, topic=topic)) is None
    )


def test_other_words_for_one_place_are_no_other_place() -> None:
    kursk = (("Kursk", "russia"), ("Moscow", "russia"))
    one = signed_as("Builders arrive in Kursk", *kursk, topic=("russia",))

    assert (
        clash(one, signed_as("Builders arrive in Moscow", *kursk, topic=("russia",))) is Clash.KIND
    )
    assert clash(one, signed_as("Kursk: builders arrive", *kursk, topic=("russia",))) is None


def test_words_of_two_languages_are_not_held_against_each_other() -> None:
    one = signed("Quake near old town", language="en")

    assert clash(one, signed("Quake near tall town", language="en-GB")) is Clash.KIND
    assert clash(one, signed("Quake near tall town", language="nl")) is None


def test_a_stretch_of_other_things_or_acts_tells_apart_though_readings_agree() -> None:
    one = signed_as("Kim's men burn mill near the pond")

    assert clash(one, signed_as("Kim's men repair mill near the pond")) is Clash.KIND
    assert clash(one, signed_as("Kim's men explode mill near the pond")) is None
    assert (
        clash(signed_as("Kim sees drone plant near pond"), signed_as("Kim sees bridge near pond"))
        is Clash.KIND
    )


def test_what_goes_there_is_not_what_comes_from_there() -> None:
    assert (
        clash(signed("Workers sent to Russia"), signed("Workers back from Russia")) is Clash.ROLES
    )
    assert (
        clash(signed("Oslo workers go from Oslo to Bergen"), signed("Workers go from Oslo")) is None
    )


def test_a_figure_in_common_is_stronger_than_a_negation_where_readings_agree() -> None:
    one = signed_as("Hands lacking: 12,000 workers to come")
    other = signed_as("No hands there, 12,000 workers to come")

    assert clash(one, other) is None
    assert clash(one, signed_as("No hands there, workers to come")) is Clash.NEGATION


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

    assert clash(signed_as(one, *terms), signed_as(other, *terms)) is Clash.ROLES
