"""The edge where a result leaves: stdout or a file, coloured or not, as wide as the screen."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from watchlist.commands.options import Format
from watchlist.errors import OutputError
from watchlist.page import View
from watchlist.renderers import RENDERERS

NARROWEST = 40


def emit(view: View, style: Format, *, output: Path | None = None, no_color: bool = False) -> None:
    """Render a view and write it to a file or to stdout.

    Raises:
        OutputError: if the file cannot be written.
    """
    is_screen = output is None and sys.stdout.isatty()
    color = wants_color(is_screen=is_screen) and not no_color
    write(RENDERERS[style.value].render(view, width(), color=color), output)


def write(text: str, output: Path | None) -> None:
    """Write text to a file, whole or not at all, or to stdout.

    Raises:
        OutputError: if it cannot be written.
    """
    if output is None or str(output) == "-":
        sys.stdout.write(text)
        return
    with draft(output) as out:
        out.write(text)


@contextmanager
def draft(output: Path) -> Iterator[TextIO]:
    """Yield a file to write to; it takes its place when all is written, or not at all.

    Raises:
        OutputError: if it cannot be written.
    """
    beside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as out:
            yield out
        beside.replace(output)
    except OSError as error:
        raise OutputError(
            f"{output}: {error.strerror or error}", hint="name a file that can be written"
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def width() -> int:
    """Return the columns to fill: COLUMNS, else those of the terminal, else 80."""
    return max(NARROWEST, shutil.get_terminal_size(fallback=(80, 24)).columns)


def wants_color(*, is_screen: bool) -> bool:
    """Return whether colour is wanted: FORCE_COLOR, then NO_COLOR, then whether it is a screen."""
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(text: str) -> None:
    """Tell the person something on stderr; stdout holds the result alone."""
    sys.stderr.write(text + "\n")
