"""An indicator's days as shapes: stories against what is usual, status, stage, what changed.

```text
   15 |                              ▌    1        stories a day as bars, what is usual as a line
    0 |▁▁▁▁▁▁▁▁▁▁▁▁▁▂▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁█▌
status [ quiet ][ elevated ][ watch  ][el]         bands
stage  ____________----------------------==        steps
        7 Oct        21 Oct      4 Nov  24 Nov
```

Shapes have a kind, not a colour: what it looks like is the renderer's business.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from watchlist.baseline import SUM_DAYS
from watchlist.contract.pages import PastTree
from watchlist.words import MONTHS

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `told` is what is said of it where it is pointed at."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points."""

    points: tuple[Point, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text; `anchor` says which end of it stands at `x`: start, middle or end."""

    x: float
    y: float
    text: str
    kind: str
    anchor: str = "middle"


Mark = Box | Path | Label


@dataclass(frozen=True, slots=True)
class Chart:
    """Shapes on a sheet of so many units; the first is drawn first."""

    width: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row of which the same is said."""

    first: PastTree
    last: PastTree
    word: str  # the status, `blind`, or nothing where no run looked


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things stand: one day after the other, lane below lane."""

    days: Sequence[PastTree]
    width: float
    left: float

    @property
    def step(self) -> float:
        return (self.width - self.left - RIGHT) / len(self.days)

    def x(self, at: int) -> float:
        """The left edge of a day."""
        return round(self.left + at * self.step, 2)


RIGHT: Final = 8.0
NUMBERS: Final = 30.0  # the height above the bars where changes are numbered, in two rows
BARS: Final = 96.0
BAND: Final = 20.0
RUNG: Final = 13.0
GAP: Final = 16.0
LETTER: Final = 6.6  # the width of a letter, about
LEAST_TOP: Final = 4  # stories that the scale goes up to at least, so that one story is no tower
TICK: Final = 62.0  # between dates on the axis, at least
WORDLESS: Final = 11.0  # a band narrower than its word, down to this, shows the word's shape
SHAPES: Final = {"quiet": "○", "watch": "◐", "elevated": "●", "critical": "▲", "blind": "✕"}


def timeline(
    days: Sequence[PastTree], rungs: int, changed: Sequence[str], *, width: float, left: float
) -> Chart:
    """Return the chart of an indicator.

    Args:
        days: in a row, at least one.
        rungs: of its ladder.
        changed: the days of its changes, oldest first, of which the first is number 1.
        width: of the sheet, in units of which a letter is about 12 high.
        left: room for the names of the lanes.
    """
    frame = _Frame(days, width, left)
    band = NUMBERS + BARS + GAP
    stage = band + BAND + GAP
    foot = stage + RUNG * rungs
    marks = (
        *_stories(frame),
        *_bands(frame, band),
        *_steps(frame, rungs, stage),
        *_axis(frame, foot),
        *_changes(frame, changed, foot),
    )
    return Chart(width, foot + 26, marks)


def sparkline(days: Sequence[PastTree], *, width: float, height: float) -> Chart:
    """Return stories a day as small bars, in days that are all there is; at least one."""
    step = width / len(days)
    top = max(LEAST_TOP, *(day["stories"] or 0 for day in days))
    marks: list[Mark] = [Path(((0, height), (width, height)), "ground")]
    for at, (day, kind) in enumerate(zip(days, _kinds(days), strict=True)):
        if stories := day["stories"]:
            tall = round(height * stories / top, 2)
            x, wide = round(at * step, 2), round(step * 0.72, 2)
            marks.append(Box(x, height - tall, wide, tall, kind))
    return Chart(width, height, tuple(marks))


def spans(days: Sequence[PastTree]) -> tuple[Span, ...]:
    """Return what was said, in runs of days of the same word."""
    groups = [(word, list(group)) for word, group in groupby(days, key=_word)]
    return tuple(Span(group[0], group[-1], word) for word, group in groups)


def short(day: str) -> str:
    """Return a date such as `24 Nov`."""
    when = date.fromisoformat(day)
    return f"{when.day} {MONTHS[when.month - 1]}"


def _word(day: PastTree) -> str:
    return "blind" if day["health"] == "blind" else day["status"] or ""


def _kinds(days: Sequence[PastTree]) -> list[str]:
    """What each day's bar is: part of a surge where it is of the days that a run found one in."""
    surges = [day["volume"] == "surge" for day in days]
    return ["bar surge" if any(surges[at : at + SUM_DAYS]) else "bar" for at in range(len(days))]


# ------------------------------------------------------------------ lanes


def scale(days: Sequence[PastTree]) -> int:
    """Return the stories that a bar of full height stands for: an even number."""
    most = max(LEAST_TOP, *(max(day["stories"] or 0, day["expected"] or 0) for day in days))
    return int(-(-most // 2) * 2)


def _stories(frame: _Frame) -> Iterator[Mark]:
    top, ground = scale(frame.days), NUMBERS + BARS
    right = frame.width - RIGHT
    for value in (0, top // 2, top):
        y = ground - BARS * value / top
        yield Path(((frame.left, y), (right, y)), "ground" if not value else "grid")
        yield Label(frame.left - 6, y + 4, str(value), "scale", "end")
    yield Label(0, NUMBERS - 12, "stories a day", "lane", "start")
    for at, (day, kind) in enumerate(zip(frame.days, _kinds(frame.days), strict=True)):
        if stories := day["stories"]:
            tall = round(BARS * stories / top, 2)
            yield Box(
                frame.x(at) + round(frame.step * 0.12, 2),
                ground - tall,
                round(frame.step * 0.76, 2),
                tall,
                kind,
                f"{short(day['day'])}: {stories}",
            )
    for known, group in groupby(enumerate(frame.days), key=lambda one: one[1]["expected"] is None):
        if not known:
            yield Path(tuple(_usual(frame, list(group), ground, top)), "usual")


def _usual(
    frame: _Frame, days: Sequence[tuple[int, PastTree]], ground: float, top: int
) -> Iterator[Point]:
    for at, day in days:
        y = round(ground - BARS * (day["expected"] or 0) / top, 2)
        yield frame.x(at), y
        yield frame.x(at + 1), y


def _bands(frame: _Frame, y: float) -> Iterator[Mark]:
    yield Label(0, y + 14, "status", "lane", "start")
    at = 0
    for word, group in groupby(frame.days, key=_word):
        days = list(group)
        x, wide = frame.x(at), round(frame.step * len(days), 2)
        at += len(days)
        told = f"{short(days[0]['day'])} to {short(days[-1]['day'])}: {word or 'no run'}"
        yield Box(x, y, wide, BAND, f"band {word or 'none'}", told)
        said = word if len(word) * LETTER + 8 <= wide else SHAPES.get(word, "")
        if said and wide >= WORDLESS:
            yield Label(round(x + wide / 2, 2), y + 14, said, f"on {word}")


def _steps(frame: _Frame, rungs: int, y: float) -> Iterator[Mark]:
    def height(rung: int) -> float:
        return y + RUNG * (rungs - min(rung, rungs))

    yield Label(0, y - 6, "stage", "lane", "start")
    for rung in range(rungs + 1):
        line = (frame.left, height(rung)), (frame.width - RIGHT, height(rung))
        yield Path(line, "grid" if rung else "ground")
        yield Label(frame.left - 6, height(rung) + 4, str(rung) if rung else "–", "scale", "end")
    for looked, group in groupby(enumerate(frame.days), key=lambda one: one[1]["rung"] is not None):
        if looked:
            points = [
                point
                for at, day in group
                for point in (
                    (frame.x(at), height(day["rung"] or 0)),
                    (frame.x(at + 1), height(day["rung"] or 0)),
                )
            ]
            yield Path(tuple(points), "step")


def _axis(frame: _Frame, y: float) -> Iterator[Mark]:
    """Dates, the last one always, as many as there is room for."""
    every = max(1, -(-int(TICK) // max(1, int(frame.step))))
    last = len(frame.days) - 1
    for at in range(last, -1, -every):
        x = frame.x(at) + round(frame.step / 2, 2)
        yield Path(((x, y), (x, y + 5)), "ground")
        near_edge = frame.width - x < TICK / 2
        yield Label(frame.width if near_edge else x, y + 18, short(frame.days[at]["day"]), "scale",
                    "end" if near_edge else "middle")  # fmt: skip


def _changes(frame: _Frame, changed: Sequence[str], foot: float) -> Iterator[Mark]:
    """A numbered line through all lanes on each day that something changed."""
    place = {day["day"]: at for at, day in enumerate(frame.days)}
    shown = [(number, place[day]) for number, day in enumerate(changed, start=1) if day in place]
    lower = False
    before = [(0, -len(frame.days)), *shown]
    for (_, last), (number, at) in pairwise(before):
        x = round(frame.x(at) + frame.step / 2, 2)
        close = (at - last) * frame.step < LETTER * 3
        lower = close and not lower
        yield Path(((x, NUMBERS - (2 if lower else 14)), (x, foot)), "change")
        yield Label(x, NUMBERS - (6 if lower else 18), str(number), "number")
