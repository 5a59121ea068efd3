"""A run as Prometheus' text format, for the node exporter's textfile collector.

Samples have no timestamps: the collector refuses them. When the run was is a metric of its own, so
that a job that died is noticed: `time() - watchlist_run_timestamp_seconds > 129600`.

Source: https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from watchlist.contract import IndicatorTree, ReportTree
from watchlist.pages.page import View
from watchlist.plain import CONTROL
from watchlist.words import Status

_HEALTHS: Final = {"ok": 0, "degraded": 1, "blind": 2}

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Family:
    """A metric and its samples; all of them are gauges."""

    name: str
    help: str
    samples: tuple[tuple[Labels, float], ...]


def render(view: View, width: int, *, color: bool) -> str:  # noqa: ARG001  it has neither
    """Return the metrics of a view of `check` or `status`."""
    tree = cast("ReportTree", view.tree)
    families = (*_of_run(tree), *_of_indicators(tree["indicators"]))
    return "".join(line + "\n" for family in families for line in _lines(family))


def _of_run(tree: ReportTree) -> Iterator[Family]:
    version = {"version": tree["version"], "config": tree["config"]["hash"]}
    yield Family("info", "The version and the configuration's hash.", ((version, 1),))
    yield Family("run_timestamp_seconds", "When the run was.", (({}, _seconds(tree["at"])),))
    yield Family(
        "health",
        "How well it could be looked: 0 ok, 1 degraded, 2 blind.",
        (({}, _HEALTHS[tree["health"]]),),
    )
    feeds, items = tree["feeds"], tree["items"]
    yield Family(
        "feeds",
        "Feeds by how asking them went; configured counts all.",
        (
            ({"state": "configured"}, feeds["configured"]),
            ({"state": "ok"}, feeds["ok"]),
            ({"state": "unchanged"}, feeds["unchanged"]),
            ({"state": "failed"}, feeds["failed"]),
            ({"state": "silent"}, feeds["silent"]),
        ),
    )
    yield Family(
        "items",
        "Items in the documents of the run.",
        (
            ({"state": "seen"}, items["seen"]),
            ({"state": "new"}, items["new"]),
            ({"state": "relevant"}, items["relevant"]),
        ),
    )
    yield Family(
        "feed_failing_since_timestamp_seconds",
        "Since when a feed cannot be read; only feeds in trouble have one.",
        tuple(
            ({"feed": one["feed"], "kind": one["kind"]}, _seconds(one["since"]))
            for one in tree["problems"]
        ),
    )


def _surge(one: IndicatorTree) -> float | None:
    return None if one["volume"]["p"] is None else float(one["volume"]["state"] == "surge")


_OF_INDICATORS: Final[tuple[tuple[str, str, Callable[[IndicatorTree], float | None]], ...]] = (
    ("status", "0 quiet, 1 watch, 2 elevated, 3 critical; held while blind.",
     lambda one: Status(one["status"]).rank),
    ("status_since_timestamp_seconds", "Since when it has this status.",
     lambda one: _seconds(one["since"])),
    ("health", "How well it could be looked at: 0 ok, 1 degraded, 2 blind.",
     lambda one: _HEALTHS[one["health"]]),
    ("assessed_timestamp_seconds", "When it was last looked at.",
     lambda one: _seconds(one["assessed"])),
    ("stage", "The rung that is reached; 0: none.",
     lambda one: one["stage"]["rung"] if one["stage"] else 0),
    ("stages", "The rungs of its ladder.", lambda one: len(one["ladder"])),
    ("level", "0 to 100.", lambda one: one["level"]),
    ("stories", "Stories in three days.", lambda one: one["volume"]["stories"]),
    ("stories_expected", "Stories that are usual in three days.",
     lambda one: one["volume"]["expected"]),
    ("surge", "1: the stories are unusually many; none while it is learning or blind.", _surge),
    ("feeds", "Feeds it is looked at through.", lambda one: one["coverage"]["feeds"]),
    ("feeds_healthy", "Healthy ones of them.", lambda one: one["coverage"]["healthy"]),
)  # fmt: skip
"""Each metric of an indicator: its name, its help, and its value; None: it has none now."""


def _of_indicators(indicators: Sequence[IndicatorTree]) -> Iterator[Family]:
    for name, help_, value in _OF_INDICATORS:
        found = ((one["id"], value(one)) for one in indicators)
        samples = tuple(({"indicator": one}, got) for one, got in found if got is not None)
        yield Family(f"indicator_{name}", help_, samples)


# ------------------------------------------------------------------ the format


def _lines(family: Family) -> Iterator[str]:
    """The family's lines; none where it has no sample."""
    if not family.samples:
        return
    name = f"watchlist_{family.name}"
    yield f"# HELP {name} {_escaped(family.help)}"
    yield f"# TYPE {name} gauge"
    for labels, value in family.samples:
        pairs = ",".join(f'{key}="{_quoted(said)}"' for key, said in labels.items())
        yield f"{name}{{{pairs}}} {value:.15g}" if pairs else f"{name} {value:.15g}"


def _escaped(text: str) -> str:
    return CONTROL.sub("\ufffd", text).replace("\\", "\\\\")


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', '\\"')


def _seconds(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()
