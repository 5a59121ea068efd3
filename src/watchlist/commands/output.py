"""The edge where a result leaves: stdout or a file, coloured or not, as wide as the screen."""

import inspect
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from watchlist.commands import options
from watchlist.commands.options import ROWS, Format
from watchlist.errors import OutputError, UsageError, WatchlistError, why

if TYPE_CHECKING:
    from watchlist.pages.page import View

log = logging.getLogger(__name__)

NARROWEST = 40
_STORE = b"SQLite format 3\x00"  # how each SQLite file begins


Command = Callable[..., int]


@dataclass(frozen=True, slots=True)
class Outlet:
    """How and where a command's result leaves."""

    style: Format
    path: Path | None = None  # a file; none: stdout
    no_color: bool = False

    def emit(self, view: "View") -> None:
        """Render a view and write it.

        Raises:
            OutputError: if the file cannot be written.
            UsageError: if a page would go to a terminal.
        """
        from watchlist.renderers import RENDERERS

        is_screen = self.path is None and sys.stdout.isatty()
        if is_screen and self.style is Format.HTML:
            raise UsageError("a page is for a browser, not for a terminal", hint="-o page.html")
        color = wants_color(is_screen=is_screen) and not self.no_color
        write(RENDERERS[self.style.value].render(view, width(), color=color), self.path)


def printed(*formats: Format) -> Callable[[Command], Command]:
    """Give a command the options on how its result is printed; it takes them as one `out`.

    Args:
        formats: what it can be printed as, the usual one first; none: as every result can.
    """
    known = formats or ROWS

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(
            *args: object,
            style: str,
            json: bool,
            output: Path | None,
            no_color: bool,
            **others: object,
        ) -> int:
            def call() -> int:
                out = Outlet(choose(style, known, json=json), output, no_color)
                if (file := aside(output)) is not None:
                    spare(file)  # a run of minutes whose result has no place would be in vain
                    spare_own(file, [*args, *others.values()])
                return command(*args, out=out, **others)

            is_judged = style == Format.NAGIOS and Format.NAGIOS in known
            return _judged(call) if is_judged else call()

        run.__signature__ = _with_options(inspect.signature(command), known)  # type: ignore[attr-defined]
        return run

    return decorate


def _judged(call: Callable[[], int]) -> int:
    """Run a command for a monitoring system: to it any failure is the state unknown, on a line."""
    from watchlist.renderers import nagios

    try:
        return call()
    except WatchlistError as error:
        said = error.message
    except BrokenPipeError:
        raise  # whoever asked has left
    except OSError as error:
        said = why(error)
    except Exception as error:  # the exit code of a traceback would mean "warning"
        log.exception("a bug")
        said = f"{type(error).__name__}: {error}"
    write(nagios.line(nagios.UNKNOWN, said), None)
    return nagios.UNKNOWN


def _with_options(signature: inspect.Signature, known: Sequence[Format]) -> inspect.Signature:
    """The signature of a command that takes `out`, with the options it is made of instead."""
    help_ = f"How the result is printed: {', '.join(known[:-1])} or {known[-1]}."
    names = [style.value for style in known]
    kind = typer.Option(
        "--format",
        help=help_,
        metavar="FORMAT",
        autocompletion=lambda incomplete: [name for name in names if name.startswith(incomplete)],
    )
    style = Annotated[str, kind]
    given = {"style": (style, names[0]), "json": (options.Json, False),
             "output": (options.Output, None), "no_color": (options.NoColor, False)}  # fmt: skip
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=usual, annotation=kind)
        for name, (kind, usual) in given.items()
    ]
    others = [one for one in signature.parameters.values() if one.name != "out"]
    return signature.replace(parameters=[*others, *added])


def choose(style: str, known: Sequence[Format], *, json: bool) -> Format:
    """Return the format that is meant: `--json` is short for `--format json`.

    Raises:
        UsageError: if the command does not know it, or two of them are asked for.
    """
    meant = Format.JSON.value if json else style
    if style not in (meant, known[0].value):
        raise UsageError(
            f"--json and --format {style} ask for two things", hint="leave one of them out"
        )
    for each in known:
        if each.value == meant:
            return each
    raise UsageError(f"this command does not print {meant!r}", hint=f"it prints {', '.join(known)}")


def write(text: str, output: Path | None) -> None:
    """Write text to a file, whole or not at all, or to stdout.

    Raises:
        OutputError: if it cannot be written.
    """
    with opened(output) as out:
        out.write(text)


def aside(output: Path | None) -> Path | None:
    """Return the file that a result goes to; None: it goes to stdout."""
    return None if output is None or str(output) == "-" else output


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """Yield where a result goes: a file, whole or not at all, or stdout.

    Raises:
        OutputError: if it cannot be written.
    """
    file = aside(output)
    if file is None:
        yield sys.stdout
    else:
        spare(file)
        with draft(file) as out:
            yield out


def spare(output: Path) -> None:
    """Refuse to put a result where none can be: a slip of the hand.

    Raises:
        OutputError: if it is a folder, a store or a configuration, or its folder is none.
    """
    if output.is_dir():
        raise OutputError(f"{output} is a folder", hint="name a file in it")
    if output.exists() and not output.is_file():
        return  # a device or a pipe is written to as it stands, whoever its folder's owner is
    folder = output.resolve().parent
    if not os.access(folder, os.W_OK | os.X_OK):
        missing = "may not be written to" if folder.is_dir() else "is no folder"
        raise OutputError(f"{output}: {folder} {missing}", hint="name a file that can be written")
    kept = ""
    if is_configuration(output):
        kept = "a configuration"
    elif output.is_file() and os.access(output, os.R_OK):
        with output.open("rb") as file:
            kept = "a store" if file.read(len(_STORE)) == _STORE else ""
    if kept:
        raise OutputError(f"{output} is {kept}", hint="name another file for what is printed")


def is_configuration(output: Path) -> bool:
    """Return whether a file that is there, or what a link leads to, is named as one."""
    return output.exists() and output.resolve().suffix == ".toml"


def spare_own(output: Path, given: Iterable[object]) -> None:
    """Refuse to put a result in place of a file that the command reads, whatever it is.

    Raises:
        OutputError: if it is among the files that were given.
    """
    if not output.is_file():
        return
    for value in given:
        for one in value if isinstance(value, list | tuple) else (value,):
            if isinstance(one, Path) and one.exists() and output.samefile(one):
                what = f"{output} is what this command reads"
                raise OutputError(what, hint="name another file for what is printed")


@contextmanager
def draft(output: Path) -> Iterator[TextIO]:
    """Yield a file to write to; it takes its place when all is written, or not at all.

    A link is followed. What is no plain file (`/dev/null`, `/dev/stdout`, a named pipe) is written
    to as it stands: to put a file in its place would be to destroy it.

    Raises:
        OutputError: if it cannot be written.
    """
    beside: Path | None = None
    try:
        if output.exists() and not output.is_file():
            with output.open("w", encoding="utf-8") as out:
                yield out
            return
        place = output.resolve()
        beside = place.with_name(f".{place.name}.{os.getpid()}")
        with beside.open("w", encoding="utf-8", newline="") as out:
            if place.exists():
                shutil.copymode(place, beside)  # what only its owner may read stays so
            yield out
        beside.replace(place)
    except OSError as error:
        raise OutputError(
            f"{output}: {why(error)}", hint="name a file that can be written"
        ) from error
    finally:
        if beside:
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
