"""A run as Prometheus' text format, for the node exporter's textfile collector.

Samples have no timestamps: the collector refuses them. When the run was is a metric of its own, so
that a job that died is noticed: `time() - watchlist_run_timestamp_seconds > 129600`.

Source: https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from collections.abc import Iterator, Mapping, Sequence
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


def _of_indicators(indicators: list[IndicatorTree]) -> Iterator[Family]:
    def family(name: str, help_: str, values: Sequence[float | None]) -> Family:
        return Family(
            f"indicator_{name}",
            help_,
            tuple(
                ({"indicator": one["id"]}, value)
                for one, value in zip(indicators, values, strict=True)
                if value is not None
            ),
        )

    yield family(
        "status",
        "0 quiet, 1 watch, 2 elevated, 3 critical; held while blind.",
        [Status(one["status"]).rank for one in indicators],
    )
    yield family(
        "status_since_timestamp_seconds",
        "Since when it has this status.",
        [_seconds(one["since"]) for one in indicators],
    )
    yield family(
        "health",
        "How well it could be looked at: 0 ok, 1 degraded, 2 blind.",
        [_HEALTHS[one["health"]] for one in indicators],
    )
    yield family(
        "stage",
        "The rung that is reached; 0: none.",
        [one["stage"]["rung"] if one["stage"] else 0 for one in indicators],
    )
    yield family("stages", "The rungs of its ladder.", [len(one["ladder"]) for one in indicators])
    yield family("level", "0 to 100.", [one["level"] for one in indicators])
    yield family(
        "stories", "Stories in three days.", [one["volume"]["stories"] for one in indicators]
    )
    yield family(
        "stories_expected",
        "Stories that are usual in three days.",
        [one["volume"]["expected"] for one in indicators],
    )
    yield family(
        "surge",
        "1: the stories are unusually many; none while it is learning or blind.",
        [
            float(one["volume"]["state"] == "surge") if one["volume"]["p"] is not None else None
            for one in indicators
        ],
    )
    yield family(
        "feeds", "Feeds it is looked at through.", [one["coverage"]["feeds"] for one in indicators]
    )
    yield family(
        "feeds_healthy", "Healthy ones of them.",
        [one["coverage"]["healthy"] for one in indicators],
    )  # fmt: skip


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
