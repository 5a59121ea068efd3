"""A monitoring system gets one line it can parse, and the code that belongs to it."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW, assessment, report
from morning import morning
from watchlist.pages.page import View
from watchlist.renderers import nagios
from watchlist.sight import seen_from
from watchlist.tree import report_tree
from watchlist.verdict import Coverage, Report
from watchlist.views import status
from watchlist.words import Health, Status

PERFDATA = re.compile(
    r"(?P<label>[^\s='|]+)=(?P<value>-?[\d.]+)(?P<unit>[a-zA-Z%]*)"
    r";(?P<warn>[^;\s]*);(?P<crit>[^;\s]*);(?P<min>[\d.]*)(;(?P<max>[\d.]*))?"
)


def view(of: Report, hours: float = 0) -> View:
    now = NOW + timedelta(hours=hours)
    return status.view(seen_from(report_tree(of), now), timezone="UTC", now=now)


def figures(line: str) -> dict[str, str]:
    """The performance data of a line; each piece must be well formed."""
    found = {}
    for piece in line.split(" | ")[1].split():
        match = PERFDATA.fullmatch(piece)
        assert match, piece
        found[match["label"]] = match["value"]
    return found


@pytest.mark.parametrize(
    ("reached", "code", "word"),
    [
        (Status.QUIET, 0, "OK"),
        (Status.WATCH, 0, "OK"),
        (Status.ELEVATED, 1, "WARNING"),
        (Status.CRITICAL, 2, "CRITICAL"),
    ],
)
def test_the_highest_status_is_the_state(reached: Status, code: int, word: str) -> None:
    one = view(report(assessment(status=Status.QUIET), assessment("b", status=reached)))

    assert nagios.code(one) == code
    assert nagios.render(one, 80, color=False).startswith(f"WATCHLIST {word} - ")


def test_blind_is_unknown_whatever_it_was_before() -> None:
    blind = assessment(status=Status.CRITICAL, coverage=Coverage(5, 0, Health.BLIND))
    one = view(report(blind, health=Health.BLIND))

    assert nagios.code(one) == 3
    assert "BLIND, was critical" in nagios.render(one, 80, color=False)


def test_blind_is_not_said_to_have_been_quiet() -> None:
    blind = assessment(status=Status.QUIET, coverage=Coverage(5, 0, Health.BLIND))
    text = nagios.render(view(report(blind, health=Health.BLIND)), 80, color=False)

    assert "BLIND; " in text
    assert "quiet" not in text


def test_a_run_that_is_too_old_says_nothing_about_now() -> None:
    assert nagios.code(view(report(assessment(status=Status.QUIET)), hours=36)) == 0
    old = view(report(assessment(status=Status.QUIET)), hours=37)

    assert nagios.code(old) == 3
    assert "the last run is 37 h old" in nagios.render(old, 80, color=False)


def test_the_figures_are_those_of_the_report() -> None:
    line = nagios.render(view(morning()), 80, color=False)

    assert line.count("\n") == 1
    assert line.count("|") == 1
    found = figures(line)
    assert found["feeds_ok"] == "36"
    assert (found["satellite_level"], found["satellite_stage"]) == ("62", "2")
    assert (found["energy_status"], found["energy_stage"]) == ("0", "0")


@given(st.text(max_size=80))
def test_a_line_is_one_line_whatever_the_message(text: str) -> None:
    line = nagios.line(nagios.UNKNOWN, text)

    assert len(line.splitlines()) == 1
    assert "|" not in line


def test_where_nothing_is_watched_nothing_is_calm() -> None:
    assert nagios.code(view(report())) == nagios.UNKNOWN
    assert "no indicator is watched" in nagios.render(view(report()), 80, color=False)


def test_an_indicator_that_was_left_out_for_long_is_unknown() -> None:
    now = NOW + timedelta(hours=1)
    tree = report_tree(report(assessment(status=Status.QUIET), assessment("b")))
    tree["indicators"][1]["assessed"] = "2026-01-01T00:00:00Z"
    one = status.view(seen_from(tree, now), timezone="UTC", now=now)

    assert nagios.code(one) == nagios.UNKNOWN
    assert "b was last looked at" in nagios.render(one, 80, color=False)
    assert "the last run" not in nagios.render(one, 80, color=False)
