"""A plot of letters: bars of blocks over strips of marks, a day a column or more.

```text
    level 100 |            ▂▂
           50 |     ▃▅▇▇██████
            0 |▁▂▅▅███████████
       status |○○○◐◐◐◐◐●●●●●●●
              25 Oct     24 Nov
```
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from watchlist.pages.page import Cell, Plot, Role, Text

HEIGHT = 5  # lines of bars
WIDEST = 3  # columns that a day may take
BLOCKS = " ▁▂▃▄▅▆▇█"
UNKNOWN = "·"  # where a day's value is not known


def draw(plot: Plot, width: int) -> tuple[Cell, ...]:
    """Return the lines of a plot, at most so wide.

    Where there are more days than columns some days share one: its bar is that of the highest, its
    marks are those of the last.

    Args:
        plot: what to draw, with a value at least.
        width: of the screen in characters, at least 20.
    """
    top = f"{plot.top:g}"
    margin = max(
        len(f"{plot.label} {top}"), *(len(strip.label) for strip in plot.strips), len(top) + 1
    )
    margin = min(margin, width - 10)
    room = width - margin - 2
    days = range(len(plot.values))
    per_column = -(-len(days) // room)
    wide = min(WIDEST, max(1, room // len(days)))
    columns = [days[at : at + per_column] for at in days[::per_column]]
    bars = [_highest([plot.values[day] for day in column]) for column in columns]
    lines: list[Cell] = []
    for line in reversed(range(HEIGHT)):
        label = {HEIGHT - 1: f"{plot.label} {top}", 0: "0"}.get(line, "")
        blocks = "".join(_block(bar, plot.top, line) * wide for bar in bars)
        lines.append((_label(label, margin), Text(blocks)))
    for strip in plot.strips:
        marks = [strip.marks[column[-1]] for column in columns]
        lines.append((_label(strip.label, margin), *_runs(marks, wide)))
    gap = max(1, len(columns) * wide - len(plot.first) - len(plot.last))
    lines.append((Text(" " * (margin + 2) + plot.first + " " * gap + plot.last, Role.DIM),))
    return tuple(lines)


def _label(text: str, margin: int) -> Text:
    return Text(f"{text[:margin]:>{margin}} │", Role.DIM)


def _highest(values: Sequence[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)


def _block(value: float | None, top: float, line: int) -> str:
    """The part of a bar that stands in a line; a value that is not nothing is always seen."""
    if value is None:
        return UNKNOWN if line == 0 else " "
    eighths = round(min(value / top, 1.0) * HEIGHT * 8) if top > 0 else 0
    if value > 0:
        eighths = max(eighths, 1)
    return BLOCKS[min(max(eighths - line * 8, 0), 8)]


def _runs(marks: Sequence[Text], wide: int) -> Iterator[Text]:
    """The marks, those of a kind in one piece."""
    for role, run in groupby(marks, key=lambda mark: mark.role):
        yield Text("".join(mark.text * wide for mark in run), role)
