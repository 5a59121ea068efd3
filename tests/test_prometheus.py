"""Prometheus reads the metrics, and they are the report's figures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from make import NOW, assessment, report
from morning import morning
from watchlist.renderers import prometheus
from watchlist.tree import report_tree
from watchlist.verdict import FeedProblem, Report
from watchlist.views import status
from watchlist.words import ErrorKind


def text_of(of: Report) -> str:
    view = status.view(report_tree(of), timezone="Asia/Seoul", now=NOW)
    return prometheus.render(view, 80, color=False)


def samples(of: Report) -> dict[tuple[str, ...], float]:
    """Each sample by its name and the values of its labels."""
    found = {}
    for family in text_string_to_metric_families(text_of(of)):
        assert family.type == "gauge"
        assert family.documentation
        for one in family.samples:
            assert one.timestamp is None
            found[one.name, *one.labels.values()] = one.value
    return found


def test_the_samples_are_the_figures_of_the_report() -> None:
    found = samples(morning())

    assert found["watchlist_run_timestamp_seconds",] == NOW.timestamp()
    assert found["watchlist_health",] == 2
    assert found["watchlist_feeds", "failed"] == 6
    assert found["watchlist_items", "relevant"] == 17
    assert found["watchlist_indicator_status", "satellite"] == 2
    assert found["watchlist_indicator_level", "satellite"] == pytest.approx(62, abs=0.1)
    assert found["watchlist_indicator_stage", "energy"] == 0
    assert found["watchlist_indicator_health", "energy"] == 2
    assert found["watchlist_indicator_surge", "satellite"] == 1
    assert ("watchlist_indicator_surge", "energy") not in found
    assert ("watchlist_feed_failing_since_timestamp_seconds", "tass-en", "timeout") in found


def test_a_family_is_described_once_and_only_where_it_has_samples() -> None:
    lines = text_of(report()).splitlines()

    described = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert len(described) == len(set(described))
    assert "watchlist_indicator_status" not in described
    assert "watchlist_feed_failing_since_timestamp_seconds" not in described


@settings(deadline=None)
@given(name=st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=20))
def test_a_label_is_read_back_as_it_was(name: str) -> None:
    trouble = (FeedProblem(name, ErrorKind.TIMEOUT, "", NOW),)

    found = samples(report(assessment(), problems=trouble))

    assert ("watchlist_feed_failing_since_timestamp_seconds", name, "timeout") in found
