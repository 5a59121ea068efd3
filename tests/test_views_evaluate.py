"""The page of an evaluation, narrow and wide, alone and beside another configuration."""

import pytest

from golden import agree
from make import GRAIN
from test_evaluate import CONFIG, taken
from watchlist import config as configuration
from watchlist.contract.evaluate import EvaluateTree
from watchlist.evaluation import marking
from watchlist.renderers import csv, table
from watchlist.views import evaluate as screen

OTHER = GRAIN.replace('"wheat*"', '"barley"').replace('en = ["novel"]', 'en = ["poem"]')


def tree(other: str = "") -> EvaluateTree:
    beside = configuration.parse(other, "other.toml") if other else None
    return marking.evaluated(CONFIG, taken(), beside)


def drawn(width: int = 80, *, other: str = "", most: int = 5, verbose: bool = False) -> str:
    view = screen.view(tree(other), most=most, verbose=verbose)
    return table.render(view, width, color=False)


@pytest.mark.parametrize("width", [80, 120])
def test_it_looks_as_it_did(width: int, *, update_golden: bool) -> None:
    agree(f"evaluate-{width}.txt", drawn(width), update=update_golden)


def test_two_look_as_they_did(*, update_golden: bool) -> None:
    agree("evaluate-compare-80.txt", drawn(other=OTHER), update=update_golden)


@pytest.mark.parametrize("width", [40, 80, 120, 160])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    text = drawn(width, verbose=True) + drawn(width, other=OTHER)

    assert max(map(len, text.splitlines())) <= width


def test_misreadings_are_cut_to_the_worst_or_left_out() -> None:
    assert "passed over, the worst 1 of 3" in drawn(most=1)
    assert "passed over" not in drawn(most=0)
    assert "Broken" not in drawn(other=OTHER, most=0)


def test_verbose_shows_each_language_with_its_bounds() -> None:
    (line,) = [line for line in drawn(verbose=True).splitlines() if line.startswith("en ")]

    assert line.split()[1:4] == ["6", "0.833", "0.44-0.97"]


def test_two_alike_say_so() -> None:
    text = drawn(other=GRAIN)

    assert "Both read every item alike." in text
    assert "0.833 → 0.833" in text


def test_files_are_named_where_there_are_two() -> None:
    line = '{"title": "Grain ports at rest", "labels": {"blockade": 1}}'
    two = marking.evaluated(CONFIG, marking.take([("a.ndjson", [line]), ("b.ndjson", [line])]))
    text = table.render(screen.view(two), 80, color=False)

    assert "a.ndjson:1" in text
    assert "b.ndjson:1" in text


def test_labels_of_unknown_indicators_and_refused_lines_are_told() -> None:
    some = marking.take([("f", ['{"title": "t", "labels": {"harvest": 1}}', "[]"])])
    text = table.render(screen.view(marking.evaluated(CONFIG, some)), 80, color=False)

    assert "1 labelled item, 1 line refused" in text
    assert "no such indicator, left out: harvest (1)" in text


def test_a_table_of_values_has_a_row_for_each_indicator() -> None:
    header, row = csv.render(screen.view(tree()), 80, color=False).splitlines()

    values = dict(zip(header.split(","), row.split(","), strict=False))
    assert values["relevant"] == "8"
    assert values["f1.value"].startswith("0.714")
