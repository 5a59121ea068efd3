"""A sheet holds what a renderer sets, and nothing that it could change or run."""

import dataclasses
import inspect

import pytest

from watchlist.pages import sheet
from watchlist.pages.page import Page
from watchlist.pages.sheet import Document, Piece, Sheet

PARTS = [
    part for _, part in inspect.getmembers(sheet, inspect.isclass)
    if part.__module__ == "watchlist.pages.sheet"
]  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_frozen_and_has_slots(part: type) -> None:
    assert dataclasses.is_dataclass(part)
    assert part.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__dict__" not in dir(part)


def test_a_document_is_a_view_with_a_sheet_beside_it() -> None:
    morning = Sheet(
        title="T", when="", at="", counts=(), alarms=(), cards=(), feeds=(), feeds_told="",
        turns=(), made="",
    )  # fmt: skip

    found = Document(page=Page("T", "", ()), tree={}, rows="feeds", sheet=morning)

    assert found.sheet.title == found.page.title
    assert Piece("launch", is_hit=True) == Piece("launch", is_hit=True)
