"""JSON that is strict and safe to print, and columns that stay."""

import json

import pytest

from watchlist.contract import IndicatorTree
from watchlist.plain import columns, to_json


def test_columns_are_the_same_whatever_was_found() -> None:
    names = columns(IndicatorTree)

    assert names[:4] == ("id", "title", "question", "status")
    assert {"coverage.healthy", "stage.rung", "window.closes", "trend", "evidence"} <= set(names)
    assert "stage" not in names


@pytest.mark.parametrize(
    "text",
    ["\x1b[31m", "\x9b31m", "\x7f", "\u202egnp", "\u2028", "\u200b", "\ud800", "\ufeff"],
    ids=["escape", "c1", "delete", "override", "line", "zero-width", "surrogate", "bom"],
)
def test_json_holds_no_character_that_a_terminal_obeys(text: str) -> None:
    printed = to_json({"title": text})

    assert printed.isprintable()
    assert json.loads(printed) == {"title": text}


def test_json_may_be_indented() -> None:
    assert to_json({"title": "북한"}, indent=2) == '{\n  "title": "북한"\n}'


def test_json_leaves_letters_of_every_script_readable() -> None:
    assert to_json("북한 위성 «Спутник» 👩‍🚀") == '"북한 위성 «Спутник» 👩\u200d🚀"'


def test_json_refuses_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        to_json({"level": float("nan")})
