"""What some texts never set off is named; what they do is not."""

import pytest

from make import GRAIN
from watchlist import config as configuration
from watchlist.lints.idle import faults, idle

CONFIG = configuration.parse(GRAIN, "")
BLOCKED = ("Wheat port under blockade", "")


def test_what_is_found_and_fires_is_not_idle() -> None:
    found = idle(CONFIG, [BLOCKED, ("Ports", "a novel")])

    assert found.terms == {("grain", "grain"), ("grain", "зерно*")}
    assert found.signals == frozenset()
    assert found.triggers == frozenset()


def test_without_texts_all_is_idle() -> None:
    found = idle(CONFIG, [])

    assert len(found.terms) == 7
    assert found.signals == {("blockade", "threatens"), ("blockade", "closes")}
    assert found.triggers == {("blockade", "shortage")}


def test_a_term_inside_a_longer_one_of_its_concept_does_not_count() -> None:
    config = configuration.parse(GRAIN.replace('"wheat*", "grain"', '"wheat*", "wheat port"'), "")

    assert ("grain", "wheat*") in idle(config, [BLOCKED]).terms


@pytest.mark.parametrize(
    ("each", "said"),
    [
        (
            False,
            [
                (("concepts", "grain"), "2 of 3 terms: never found: 'grain', 'зерно*'"),
                (("concepts", "fiction"), "1 of 1 terms: never found: 'novel'"),
            ],
        ),
        (
            True,
            [
                (("concepts", "grain", "en", 1), "'grain': never found"),
                (("concepts", "grain", "ru", 0), "'зерно*': never found"),
                (("concepts", "fiction", "en", 0), "'novel': never found"),
            ],
        ),
    ],
)
def test_terms_are_named_by_concept_or_one_by_one(
    said: list[tuple[tuple[str | int, ...], str]], *, each: bool
) -> None:
    found = idle(CONFIG, [BLOCKED, ("Ports", "")])

    some = list(faults(CONFIG, found, "never found", each=each))
    assert [(fault.path, fault.what) for fault in some] == said
    assert all(fault.is_warning for fault in some)


def test_signals_and_triggers_are_named_at_their_place() -> None:
    none = idle(CONFIG, [])

    assert [(f.path, f.what) for f in faults(CONFIG, none, "idle") if f.path[0] != "concepts"] == [
        (("indicators", 0, "signals", 0), "the signal 'threatens': idle"),
        (("indicators", 0, "signals", 1), "the signal 'closes': idle"),
        (("indicators", 0, "triggers", 0), "the trigger 'shortage': idle"),
    ]
