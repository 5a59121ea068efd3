"""Mutes: how long they keep quiet."""

from datetime import timedelta

import pytest

from make import NOW, days
from watchlist.analyst import Mute
from watchlist.words import Status

WATCH, ELEVATED = Status.WATCH, Status.ELEVATED


def test_a_mute_until_a_time_holds_whatever_changes_and_not_at_its_end() -> None:
    mute = Mute("satellite", NOW, NOW + days(1))

    assert mute.holds(NOW, WATCH, None)
    assert mute.holds(NOW + days(1) - timedelta(seconds=1), ELEVATED, "orbit")
    assert not mute.holds(NOW + days(1), WATCH, None)


@pytest.mark.parametrize(
    ("status", "stage", "holds"),
    [
        (WATCH, "intent", True),
        (ELEVATED, "intent", False),
        (WATCH, "preparation", False),
        (WATCH, None, False),
    ],
)
def test_a_mute_until_a_change_holds_while_status_and_stage_stay(
    status: Status,
    stage: str | None,
    holds: bool,  # noqa: FBT001  a column of the table
) -> None:
    mute = Mute("satellite", NOW, None, WATCH, "intent")

    assert mute.holds(NOW + days(900), status, stage) is holds
