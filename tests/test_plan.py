"""An indicator's concepts as bits: what may hold, and what its rules need."""

from watchlist.reading.plan import bits, planned
from watchlist.settings import Indicator, Signal, Stage, Trigger

NUMBER = {"seoul": 0, "arms": 1, "poland": 2, "sends": 3, "drill": 4, "troops": 5}
PLAN = planned(
    Indicator(
        id="arms",
        about=("seoul", "arms"),
        unless=("poland",),
        stages=(Stage(id="debate"), Stage(id="direct")),
        signals=(
            Signal(id="sends", stage="direct", all=("arms", "sends"), none_near=("drill",)),
            Signal(id="speaks", all=("arms",), despite=("poland",)),
        ),
        triggers=(Trigger(id="moves", all=("troops",), none=("drill",), within=3),),
    ),
    NUMBER,
)


def test_it_may_hold_where_all_that_it_is_about_is_there_or_a_trigger() -> None:
    assert PLAN.may_hold(bits(["seoul", "arms", "drill"], NUMBER))
    assert PLAN.may_hold(bits(["troops"], NUMBER))
    assert not PLAN.may_hold(bits(["seoul", "sends", "poland"], NUMBER))


def test_it_wants_every_concept_that_it_names() -> None:
    assert PLAN.wanted == bits(NUMBER, NUMBER) == 0b111111


def test_a_rule_has_the_rung_of_its_stage_and_is_turned_beside_what_it_is_about() -> None:
    (need, sends), (_, speaks) = PLAN.rules

    assert need == sends.mask == bits(["arms", "sends"], NUMBER)
    assert (sends.rung, speaks.rung) == (2, 0)
    assert sends.turned == {NUMBER["sends"]}
    assert speaks.turned == {NUMBER["arms"]}
    assert speaks.despite == bits(["poland"], NUMBER)


def test_a_trigger_is_a_rule_without_a_rung() -> None:
    ((_, moves),) = PLAN.triggers

    assert (moves.signal.id, moves.rung, moves.signal.within) == ("moves", 0, 3)
