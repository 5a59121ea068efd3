"""One line for a monitoring system, with performance data; `code` is what the command ends with.

`WATCHLIST WARNING - satellite elevated 2/4; 20 of 22 feeds ok | feeds_ok=20;;;0;22 ...`

Source: https://www.monitoring-plugins.org/doc/guidelines.html
"""

from typing import Final, cast

from watchlist.contract import IndicatorTree, ReportTree
from watchlist.pages.page import View
from watchlist.plain import CONTROL
from watchlist.sight import is_blind, last_known
from watchlist.words import Status

OK: Final = 0
WARNING: Final = 1
CRITICAL: Final = 2
UNKNOWN: Final = 3
WORDS: Final = ("OK", "WARNING", "CRITICAL", "UNKNOWN")

CODES: Final = {"quiet": OK, "watch": OK, "elevated": WARNING, "critical": CRITICAL}
"""What each status means to a monitoring system."""


def render(view: View, width: int, *, color: bool) -> str:  # noqa: ARG001  it is one plain line
    """Return the line: the state, what it is about, and the figures."""
    tree = cast("ReportTree", view.tree)
    said = [_old(tree)] if _old(tree) else []
    ranked = sorted(
        tree["indicators"], key=lambda one: (one["health"] != "blind", -Status(one["status"]).rank)
    )
    telling = [one for one in ranked if one["status"] != "quiet" or one["health"] == "blind"]
    calm = "all quiet" if ranked else "no indicator is watched"
    said += [_told(one) for one in telling] or [calm]
    feeds = tree["feeds"]
    said.append(f"{feeds['ok']} of {feeds['configured']} feeds ok")
    return line(code(view), "; ".join(said), _figures(tree))


def code(view: View) -> int:
    """Return the exit code of a view of `check` or `status`: unknown wins, then the highest."""
    tree = cast("ReportTree", view.tree)
    if is_blind(tree) or not tree["indicators"]:
        return UNKNOWN
    return max((CODES[one["status"]] for one in tree["indicators"]), default=OK)


def line(state: int, text: str, figures: str = "") -> str:
    """Return a plugin's line; a bar in the text would end it, so it becomes a slash."""
    clean = CONTROL.sub("\ufffd", " ".join(text.split())).replace("|", "/")
    return f"WATCHLIST {WORDS[state]} - {clean}{' | ' + figures if figures else ''}\n"


def _old(tree: ReportTree) -> str:
    """What is wrong with the age of the run, or of what it says of an indicator, if anything."""
    left = [one for one in tree["indicators"] if one["out_of_sight"]]
    if left and len(left) == len(tree["indicators"]):
        return f"the last run is {tree['age_hours']:.0f} h old"
    return ", ".join(f"{one['id']} was last looked at {one['age_hours']:.0f} h ago" for one in left)


def _told(one: IndicatorTree) -> str:
    stage = f" {one['stage']['rung']}/{one['stage']['of']}" if one["stage"] else ""
    said = one["status"]
    if one["health"] == "blind":
        was = last_known(one)
        said = f"BLIND, was {was}" if was else "BLIND"
    return f"{one['id']} {said}{stage}"


def _figures(tree: ReportTree) -> str:
    """`'label'=value;warn;crit;min;max`, the thresholds left out: a level is not what decides."""
    feeds = tree["feeds"]
    found = [
        f"feeds_ok={feeds['ok']};;;0;{feeds['configured']}",
        f"new_items={tree['items']['new']};;;0",
        f"relevant={tree['items']['relevant']};;;0",
    ]
    for one in tree["indicators"]:
        rung = one["stage"]["rung"] if one["stage"] else 0
        found += [
            f"{one['id']}_status={Status(one['status']).rank};;;0;3",
            f"{one['id']}_level={one['level']:g};;;0;100",
            f"{one['id']}_stage={rung};;;0;{len(one['ladder'])}",
            f"{one['id']}_stories={one['volume']['stories']};;;0",
        ]
    return " ".join(found)
