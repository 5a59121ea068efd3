"""What an item says happened, apart from its wording."""

from make import item, reading, signed, signed_as
from watchlist.stories.signature import agreeing, counting, sign
from watchlist.words import Polarity


def test_a_vetoed_reading_claims_nothing() -> None:
    assert signed("Rocket", reading(is_relevant=False, veto="no_signal")).claims == ()


def test_a_language_that_is_not_given_is_told_by_the_script() -> None:
    assert sign(item(title="Quake", language=""), ()).language == "word"
    assert sign(item(title="Quake", language="EN-us"), ()).language == "en"


def test_figures_of_the_summary_are_known_apart_from_those_of_the_headline() -> None:
    signature = signed("6,000 men go", summary="They are 1,000 sappers and 5,000 builders.")

    assert [figure.value for figure in signature.figures] == [6000]
    assert [figure.value for figure in signature.all_figures] == [6000, 1000, 5000]


def test_concepts_of_about_are_the_topic_and_not_specific() -> None:
    signature = signed_as(
        "Kim tests rocket", ("Kim", "north"), ("rocket", "launcher"), topic=("north",)
    )  # fmt: skip

    assert signature.concepts == frozenset({"launcher"})


def test_what_something_goes_to_comes_from_and_happens_at_is_known() -> None:
    signature = signed("Workers go from Oslo to Bergen by train in Norway")

    assert signature.sources == {"oslo"}
    assert signature.goals == {"bergen"}
    assert "norway" in signature.places
    assert signature.has_agent


def test_the_body_is_empty_without_a_summary() -> None:
    assert signed("Mill opens").body == ()
    assert {"mill", "bread"} < set(signed("Mill opens", summary="Bread is cheap.").body)


def test_particles_tell_where_a_concept_stands() -> None:
    signature = signed_as("荷物が露国から北朝鮮に", ("露国", "russia"), ("北朝鮮", "north"))

    assert signature.sources == {"=russia"}
    assert signature.goals == {"=north"}


def test_readings_agree_on_a_stage_and_never_without_one() -> None:
    assert agreeing(signed_as("a"), signed_as("b"))
    assert not agreeing(signed_as("a"), signed_as("b", polarity=Polarity.DENIED))
    assert not agreeing(signed_as("a", stage=None), signed_as("b", stage=None))
    assert not agreeing(signed("a"), signed_as("b"))


def test_small_numbers_are_shared_by_chance() -> None:
    assert not counting(signed("9 ships"), signed("9 men"))
    assert not counting(signed("ships"), signed("10 men"))
    assert counting(signed("10 ships"), signed("10 men"))
    assert counting(signed("6,000 men"), signed("1,000 sappers, 5,000 builders"))


def test_what_is_said_leaves_out_topic_states_and_who_says_so() -> None:
    signature = signed_as(
        "Seoul hires men for the mill, NHK reports", ("men", "hands"), topic=("hands",)
    )

    assert signature.said == {"~recruit", "mill"}
    assert signature.main == "~recruit"
    assert signature.voices == {"nhk"}
    assert signature.states == {"@kr"}
    assert signature.acts == {"~recruit"}


def test_states_that_only_say_so_are_known_apart() -> None:
    assert signed("Mill burns in the night, Tokyo says").saying == {"@jp"}
    assert signed("Tokyo mill burns in the night, Tokyo says").saying == frozenset()


def test_groups_and_sounds_are_what_other_languages_share() -> None:
    one = signed("Russia sends tankers to Kursk", summary="They carry coal for Alabuga.")
    other = signed("러시아 유조선 쿠르스크 파견", language="ko")

    assert one.groups == other.groups == {"~send", "~craft.tanker"}
    assert other.sounds == ("klsk",)
    assert set(one.sounds) > set(other.sounds)


def test_what_a_headline_is_about_stands_last_where_verbs_do() -> None:
    assert signed("Mill hires men to build ships").main == "~recruit"
    assert signed("공장 건설 노동자 모집", language="ko").main == "~recruit"
    assert signed("Mill and men").main == ""
