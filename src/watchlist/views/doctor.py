"""What `doctor` found: a line for each thing, and below it what is wrong and what to do."""

from collections.abc import Sequence

from watchlist.contract import FORMAT
from watchlist.contract.upkeep import DoctorTree, FindingTree
from watchlist.diagnosis import Finding, Soundness
from watchlist.pages.page import Column, Line, Page, Role, Row, Table, Text, View
from watchlist.plain import columns as columns_of

_SIGNS = {"ok": ("✓", Role.GOOD), "warning": ("!", Role.ELEVATED), "problem": ("✗", Role.TROUBLE)}


def tree(findings: Sequence[Finding], version: str) -> DoctorTree:
    """Return what was found as `doctor --json` prints it."""
    return {
        "format": FORMAT,
        "version": version,
        "problems": sum(one.state is Soundness.PROBLEM for one in findings),
        "warnings": sum(one.state is Soundness.WARNING for one in findings),
        "findings": [
            {
                "name": one.name,
                "state": one.state.value,
                "found": one.found,
                "why": one.why,
                "hint": one.hint,
            }
            for one in findings
        ],
    }


def view(found: DoctorTree) -> View:
    """Return the page of what was found."""
    columns = (
        Column("", is_fixed=True),
        Column("what", is_fixed=True),
        Column("found", may_wrap=True, may_grow=True),
    )
    problems, warnings = found["problems"], found["warnings"]
    counts = (
        Text(f"{problems} problem{'s' * (problems != 1)}", Role.TROUBLE if problems else Role.GOOD),
        Text(f" · {warnings} warning{'s' * (warnings != 1)}"),
    )
    page = Page(
        title=f"watchlist {found['version']}",
        aside="",
        summary=(counts,),
        blocks=(
            Table("", columns, tuple(map(_row, found["findings"])), has_header=False, below_at=2),
        ),
    )
    return View(page, found, rows="findings", columns=columns_of(FindingTree))


def _row(one: FindingTree) -> Row:
    sign, role = _SIGNS[one["state"]]
    cells = ((Text(sign, role),), (Text(one["name"], Role.STRONG),), (Text(one["found"]),))
    why = Role.DIM if one["state"] == "ok" else role
    texts = (Text(one["why"], why), Text(one["hint"], Role.DIM))
    return Row(cells, tuple(Line((text,), lines=0) for text in texts if text.text))
