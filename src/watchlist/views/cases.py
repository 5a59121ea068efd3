"""How the configuration's own tests went: what was expected and what was got, where one fails."""

from watchlist.contract.lines import CasesTree, TrialTree
from watchlist.pages.page import Column, Line, Page, Role, Row, Table, Text, View
from watchlist.plain import columns as columns_of

NONE = "The configuration has no tests: a `[[tests]]` with `text` and `expect` is one."


def view(tree: CasesTree, *, verbose: bool = False) -> View:
    """Return the page of the tests that failed; of all of them where `verbose`."""
    columns = (
        Column("", is_fixed=True),
        Column("test", may_wrap=True, may_grow=True),
        Column("where", from_width=60, is_fixed=True),
    )
    shown = [case for case in tree["cases"] if verbose or not case["passed"]]
    failed = Text(f"{tree['failed']} failed", Role.TROUBLE if tree["failed"] else Role.PLAIN)
    page = Page(
        title="Tests of the configuration",
        aside="",
        summary=((Text(f"{tree['passed']} passed, ", Role.PLAIN), failed),),
        blocks=(
            Table(
                "",
                columns,
                tuple(_row(case) for case in shown),
                empty="All of them pass." if tree["cases"] else NONE,
                has_header=False,
                below_at=1,
            ),
        ),
    )
    return View(page, tree, rows="cases", columns=columns_of(TrialTree))


def _row(case: TrialTree) -> Row:
    passed = case["passed"]
    where = f"{case['file']}:{case['line']}" if case["line"] else case["file"]
    cells = (
        (Text("✓ passed" if passed else "✗ FAILED", Role.GOOD if passed else Role.TROUBLE),),
        (Text(case["name"], Role.PLAIN if passed else Role.STRONG),),
        (Text(where, Role.DIM, short=where.rpartition("/")[2]),),
    )
    below = []
    for one in case["differences"]:
        day = f"day {one['day']}, " if one["day"] is not None else ""
        below += [
            Line((Text(one["expected"], Role.GOOD),), lines=0,
                 lead=(Text(f"{day}{one['indicator']}: expected "),)),
            Line((Text(one["got"], Role.TROUBLE),), lines=0,
                 lead=(Text(f"{'got':>{len(day) + len(one['indicator']) + 10}} "),)),
            *([Line((Text(one["why"], Role.DIM),), lines=4,
                    lead=(Text(" " * (len(day) + len(one["indicator"]) + 11)),))]
              if one["why"] else []),
        ]  # fmt: skip
    return Row(cells, tuple(below))
