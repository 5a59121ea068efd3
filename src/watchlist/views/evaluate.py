"""How well a configuration reads: figures with their intervals, confusions, the worst misreadings.

With a second configuration its figures stand beside these, and the items that changed sides.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from watchlist.contract.evaluate import (
    CellTree,
    ChangedTree,
    EstimateTree,
    EvaluateTree,
    EvaluationTree,
    MeasuredTree,
    MisreadTree,
)
from watchlist.pages.page import Cell, Column, Line, Note, Page, Role, Row, Table, Text, View
from watchlist.plain import columns as columns_of
from watchlist.views.words import count

MOST_LANGUAGES = 12
ROOM = ((6, 0), (9, 120), (12, 160))
"""How many languages stand side by side on screens of at least so many characters."""
POOR = 0.9  # below this a figure draws the eye
WIDE = 110
KINDS = {
    "false": "Read as relevant, labelled not",
    "missed": "Labelled relevant, passed over",
    "stage": "At another stage",
    "polarity": "Denied for affirmed, or the other way round",
}
CHANGES = {
    "broken": "Broken: right before, wrong now",
    "fixed": "Fixed: wrong before, right now",
    "other": "Read differently, neither better nor worse by the labels",
}
HEADS = ("relevant", "precision", "recall", "F1")
POLARITIES = ("affirmed", "denied")
FIGURES: Final = ("precision", "recall", "f1", "stage")
TITLES = (
    Column("", is_number=True),
    Column("", is_fixed=True),
    Column("", may_wrap=True, may_grow=True),
)
BOUNDS = "Beside a figure, 95% bounds: Wilson's; of a mean, by bootstrap over events."


def view(tree: EvaluateTree, *, most: int = 5, verbose: bool = False) -> View:
    """Return the page of an evaluation.

    Args:
        tree: its figures.
        most: how many misreadings of each kind are shown for an indicator, and changed items of
            each kind; 0: none.
        verbose: whether figures of each indicator in each language are shown with their bounds.
    """
    blocks: list[Table | Note] = [_figures(tree), _languages(tree)]
    if verbose:
        blocks += [_spoken(one) for one in tree["indicators"]]
    if other := tree["other"]:
        blocks += [_beside(tree, other), *_changed(tree["changed"], most)]
    else:
        blocks += [
            _confusion(f"{one['id']}: stages, as labelled and as read", one["stages"],
                       [*one["ladder"], "no stage"])
            for one in tree["indicators"]
            if one["stages"]
        ]  # fmt: skip
        if cells := tree["denials"]["confusion"]:
            blocks.append(_confusion("Polarity, as labelled and as read", cells, POLARITIES))
        are_many = len({m["file"] for one in tree["indicators"] for m in one["misread"]}) > 1
        for one in tree["indicators"]:
            blocks += _misread(one, most, are_many=are_many)
    summary: list[Cell] = [tuple(_summary(tree))]
    if tree["stories"]["items"]:
        summary.append(tuple(_stories(tree)))
    if tree["unknown"]:
        names = ", ".join(f"{one['indicator']} ({one['items']})" for one in tree["unknown"])
        summary.append((Text(f"no such indicator, left out: {names}", Role.TROUBLE),))
    summary.append((Text(BOUNDS, Role.DIM),))
    page = Page("Evaluation", tree["config"]["path"], tuple(blocks), tuple(summary))
    return View(page, tree, rows="indicators", columns=columns_of(MeasuredTree))


def _summary(tree: EvaluateTree) -> Iterator[Text]:
    yield Text(count(tree["items"], "labelled item"))
    if tree["refused"]:
        yield Text(f", {count(tree['refused'], 'line')} refused", Role.TROUBLE)
    denials = tree["denials"]
    yield Text(
        f" · {denials['items']} denied: precision {_value(denials['precision'])},"
        f" recall {_value(denials['recall'])}"
    )


def _stories(tree: EvaluationTree) -> Iterator[Text]:
    told = tree["stories"]
    yield Text(
        f"stories of {count(told['items'], 'item')}: pairs P {_number(told['pair_precision'])}"
        f" R {_number(told['pair_recall'])} · B-cubed "
    )
    precision, recall = _number(told["bcubed_precision"]), _number(told["bcubed_recall"])
    yield Text(f"P {precision} R {recall} ", from_width=WIDE)
    yield Text(f"F1 {_number(told['bcubed_f1'])}")


def _number(value: float | None, places: int = 3) -> str:
    return "-" if value is None else f"{value:.{places}f}"


def _value(one: EstimateTree) -> str:
    return _number(one["value"])


def _estimate(one: EstimateTree, from_width: int = 0) -> Cell:
    """Return a figure and its interval: `0.990 .94-1.00`."""
    value = one["value"]
    role = Role.TROUBLE if value is not None and value < POOR else Role.PLAIN
    if one["low"] is None:
        return (Text(_number(value), role),)
    low, high = _number(one["low"], 2), _number(one["high"], 2)
    return (Text(_number(value), role), Text(f" {low}-{high}", Role.DIM, from_width=from_width))


# ------------------------------------------------------------------ figures


def _figures(tree: EvaluationTree) -> Table:
    columns = (
        Column("indicator"),
        Column("relevant", is_number=True),
        Column("precision", is_number=True),
        Column("recall", is_number=True),
        Column("F1", is_number=True),
        Column("stage", is_number=True),
        Column("denied P", is_number=True, from_width=WIDE),
        Column("denied R", is_number=True, from_width=WIDE),
    )
    rows = [
        Row((
            (Text(one["id"], Role.STRONG),), (Text(str(one["relevant"])),),
            _estimate(one["precision"]), _estimate(one["recall"]), _estimate(one["f1"]),
            _estimate(one["stage"], WIDE),
            (Text(_value(one["denials"]["precision"])),),
            (Text(f"{_value(one['denials']['recall'])} of {one['denials']['items']}"),),
        ))
        for one in tree["indicators"]
    ]  # fmt: skip
    blank = (Text(""),)
    stage = (Text(_number(tree["macro"]["stage"])),)
    rows.append(
        Row(((Text("mean", Role.STRONG),), blank, blank, blank, _estimate(tree["macro"]["f1"]),
             stage, blank, blank))
    )  # fmt: skip
    return Table("", columns, tuple(rows))


def _languages(tree: EvaluationTree) -> Table:
    """Return F1 by indicator and language, beside it how many items are relevant."""
    shown = [one["language"] for one in tree["macro"]["languages"]][:MOST_LANGUAGES]
    columns = [Column("F1 (of)", is_fixed=True)]
    for place, language in enumerate(shown):
        width = next(width for room, width in ROOM if place < room)
        columns.append(Column(language or "?", is_number=True, from_width=width))
    rows = []
    for one in tree["indicators"]:
        by_language = {each["language"]: each for each in one["languages"]}
        cells: list[Cell] = [(Text(one["id"], Role.STRONG),)]
        for language in shown:
            some = by_language.get(language)
            if some is None or some["f1"]["value"] is None:
                cells.append((Text("·", Role.DIM),))
            else:
                cells.append(
                    (*_estimate({**some["f1"], "low": None}),
                     Text(f" ({some['relevant']})", Role.DIM))
                )  # fmt: skip
        rows.append(Row(tuple(cells)))
    means = {each["language"]: each["f1"] for each in tree["macro"]["languages"]}
    rows.append(
        Row(((Text("mean", Role.STRONG),),
             *(_estimate({**means[language], "low": None}) for language in shown)))
    )  # fmt: skip
    return Table("", tuple(columns), tuple(rows))


def _spoken(one: MeasuredTree) -> Table:
    """Return the figures of one indicator by language, with their bounds."""
    columns = (Column(one["id"]), *(Column(name, is_number=True) for name in HEADS))
    rows = tuple(
        Row((
            (Text(each["language"] or "?"),), (Text(str(each["relevant"])),),
            _estimate(each["precision"]), _estimate(each["recall"]), _estimate(each["f1"]),
        ))
        for each in one["languages"]
    )  # fmt: skip
    return Table("", columns, rows)


def _confusion(title: str, cells: Sequence[CellTree], order: Sequence[str]) -> Table:
    """Return a table of what was labelled, row by row, and how it was read."""
    rows = list(dict.fromkeys(cell["expected"] for cell in cells))
    met = {*rows, *(cell["got"] for cell in cells)}
    names = [*(name for name in order if name in met), *(row for row in rows if row not in order)]
    seen = {(cell["expected"], cell["got"]): cell["items"] for cell in cells}
    columns = (Column(""), *(Column(name, is_number=True) for name in names))
    return Table(
        title,
        columns,
        tuple(
            Row(((Text(row),), *(_cell(seen.get((row, name)), row == name) for name in names)))
            for row in rows
        ),
    )


def _cell(items: int | None, is_right: bool) -> Cell:  # noqa: FBT001  one of two looks
    if items is None:
        return (Text("·", Role.DIM),)
    return (Text(str(items), Role.GOOD if is_right else Role.TROUBLE),)


# ------------------------------------------------------------------ misreadings


def _misread(one: MeasuredTree, most: int, *, are_many: bool) -> Iterator[Table]:
    for kind, title in KINDS.items():
        some = [each for each in one["misread"] if each["kind"] == kind]
        if not some or not most:
            continue
        more = f", the worst {most} of {len(some)}" if len(some) > most else ""
        yield Table(
            f"{one['id']}: {title}{more}",
            TITLES,
            tuple(_wrongly(each, are_many=are_many) for each in some[:most]),
            has_header=False,
            below_at=2,
        )


def _wrongly(one: MisreadTree, *, are_many: bool) -> Row:
    cells = (
        (Text(_where(one["file"], one["line"], are_many=are_many), Role.DIM),),
        (Text(one["language"], Role.DIM),),
        (Text(one["title"]),),
    )
    is_told = one["kind"] in {"stage", "polarity"}
    said = f"{one['expected']} expected, {one['got']} read" if is_told else ""
    points = f"{one['points']:g} points" if one["points"] else ""
    about = " · ".join(piece for piece in (said, points, one["why"]) if piece)
    return Row(cells, (Line((Text(about, Role.DIM),), lines=3),))


def _where(file: str, line: int, *, are_many: bool = False) -> str:
    """Return the place of an item: its line, of which file where there are more, or its id."""
    return file if not line else f"{file}:{line}" if are_many else str(line)


# ------------------------------------------------------------------ two configurations


def _beside(tree: EvaluateTree, other: EvaluationTree) -> Table:
    """Return the figures of two configurations side by side, and how many items changed sides."""
    columns = (
        Column(""),
        Column("precision", is_number=True),
        Column("recall", is_number=True),
        Column("F1", is_number=True),
        Column("stage", is_number=True, from_width=WIDE),
        Column("fixed", is_number=True),
        Column("broken", is_number=True),
    )
    after = {one["id"]: one for one in other["indicators"]}
    rows = [
        Row((
            (Text(one["id"], Role.STRONG),),
            *(_both(one[key], after[one["id"]][key]) for key in FIGURES),
            *_sides([each for each in tree["changed"] if each["indicator"] == one["id"]]),
        ))
        for one in tree["indicators"]
        if one["id"] in after
    ]  # fmt: skip
    blank = (Text(""),)
    stage = (tree["macro"]["stage"], other["macro"]["stage"])
    rows.append(
        Row(((Text("mean", Role.STRONG),), blank, blank,
             _both(tree["macro"]["f1"], other["macro"]["f1"]), _moved(*stage),
             *_sides(tree["changed"])))
    )  # fmt: skip
    return Table(f"Before → after, with {other['config']['path']}", columns, tuple(rows))


def _both(before: EstimateTree, after: EstimateTree) -> Cell:
    return _moved(before["value"], after["value"])


def _moved(before: float | None, after: float | None) -> Cell:
    """Return a figure before and after, in the colour of the better or the worse."""
    role = Role.PLAIN
    if before is not None and after is not None and before != after:
        role = Role.GOOD if after > before else Role.TROUBLE
    return (Text(f"{_number(before)} → "), Text(_number(after), role))


def _sides(changed: Sequence[ChangedTree]) -> tuple[Cell, Cell]:
    fixed, broken = (sum(one["kind"] == kind for one in changed) for kind in ("fixed", "broken"))
    return (
        (Text(str(fixed), Role.GOOD if fixed else Role.DIM),),
        (Text(str(broken), Role.TROUBLE if broken else Role.DIM),),
    )


def _changed(changed: Sequence[ChangedTree], most: int) -> Iterator[Table | Note]:
    if not changed:
        yield Note((Text("Both read every item alike.", Role.STRONG),))
    for kind, title in CHANGES.items():
        some = [each for each in changed if each["kind"] == kind]
        if not some or not most:
            continue
        more = f", {most} of {len(some)}" if len(some) > most else f", {len(some)}"
        rows = tuple(
            Row(
                ((Text(_where(one["file"], one["line"]), Role.DIM),),
                 (Text(one["language"], Role.DIM),),
                 (Text(one["title"]),)),
                (Line((Text(f"{one['indicator']}: {one['expected']} expected; "
                            f"{one['before']} → {one['after']}", Role.DIM),), lines=2),),
            )
            for one in some[:most]
        )  # fmt: skip
        yield Table(f"{title}{more}", TITLES, rows, has_header=False, below_at=2)
