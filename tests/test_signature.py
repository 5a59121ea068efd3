"""What keeps two headlines apart, and what brings them together."""

import pytest

from make import item, reading
from watchlist.model import Match, Reading
from watchlist.signature import Clash, Signature, agreeing, clash, sign
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
    ("Kim: Putin writes", "Putin: Kim reads letter"),
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


def test_a_vetoed_reading_claims_nothing() -> None:
    assert signed("Rocket", reading(is_relevant=False, veto="no_signal")).claims == ()


def test_where_readings_agree_only_names_tell_reworded_headlines_apart() -> None:
    one = read("Kim inspects big pad at Sohae")

    assert clash(one, read("Kim visits big site at Sohae today")) is None
    assert clash(one, read("Kim visits big pad at Musudan")) is Clash.KIND


def test_one_concept_in_the_others_place_is_no_other_thing() -> None:
    one = read("Navy hails corvette", ("corvette", "ship"))

    assert clash(one, read("Navy hails frigate", ("frigate", "ship"))) is None
    assert clash(one, read("Navy hails bomber", ("bomber", "plane"))) is Clash.KIND


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("북한, 러시아에 파견", "러시아, 북한에 파견"),
        ("北朝鮮が露国に派遣", "露国が北朝鮮に派遣"),
        ("北朝鮮向露国出口", "露国向北朝鮮出口"),
        ("Kim goes to Putin", "Putin goes to Kim"),
    ],
)
def test_roles_are_read_off_concepts_in_any_script(one: str, other: str) -> None:
    terms = (
        ("북한", "north"), ("北朝鮮", "north"), ("Kim", "north"),
        ("러시아", "russia"), ("露国", "russia"), ("Putin", "russia"),
    )  # fmt: skip

    assert clash(read(one, *terms), read(other, *terms)) is Clash.ROLES


def test_figures_of_the_summary_are_known_apart_from_those_of_the_headline() -> None:
    signature = signed("6,000 men go", summary="They are 1,000 sappers and 5,000 builders.")

    assert [figure.value for figure in signature.figures] == [6000]
    assert [figure.value for figure in signature.all_figures] == [6000, 1000, 5000]


def test_concepts_of_about_are_the_topic_and_not_specific() -> None:
    signature = read(
        "Kim tests rocket", ("Kim", "north"), ("rocket", "launcher"), topic=("north",)
    )  # fmt: skip

    assert signature.concepts == frozenset({"launcher"})
