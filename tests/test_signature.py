"""What an item says happened, apart from its wording."""

from make import item, reading
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
    signature = read(
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
    assert signed("Mill opens").body == frozenset()
    assert signed("Mill opens", summary="Bread is cheap.").body > {"mill", "bread"}


def test_particles_tell_where_a_concept_stands() -> None:
    signature = read("荷物が露国から北朝鮮に", ("露国", "russia"), ("北朝鮮", "north"))

    assert signature.sources == {"=russia"}
    assert signature.goals == {"=north"}
