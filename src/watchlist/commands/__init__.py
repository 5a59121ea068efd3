"""The command line: parse, call the engine, render, exit. No decision is made here."""

import gc
import os
import signal
import sys
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer

import watchlist
from watchlist.commands import exits
from watchlist.commands.output import say
from watchlist.errors import ConfigError, WatchlistError, why

UNLOOKED = 100_000  # new containers between two searches for cycles; Python's own: 700
STDOUT, STDERR = 1, 2  # typer wraps sys.stdout when its reader has left

MODULES = {
    "verdicts": "check status show",
    "history": "history report",
    "reading": "explain score",
    "evaluating": "evaluate",
    "backtesting": "backtest",
    "configuration": "lint test init schema",
    "stored": "export import",
    "keeping": "label mute unmute notify backup doctor",
    "demo": "demo",
    "subscribing": "feeds",
}
"""Which module has which commands, in the order of the help."""


def version(value: bool) -> None:  # noqa: FBT001  typer calls it with the flag's value
    """Print the version and end."""
    if value:
        typer.echo(f"watchlist {watchlist.__version__}")
        raise typer.Exit


def common(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Watch indicators in news feeds: what moved, how far, who says so, and why."""


def command_line(first: str = "") -> typer.Typer:
    """Return the command line; where its first word names a command, no other is made.

    To make all of them takes as long as `status` takes to run.
    """
    app = typer.Typer(
        name="watchlist",
        help="Watch indicators in news feeds: what moved, how far, who says so, and why.",
        epilog=(
            "Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 done but blind,"
            " 4 --exit-on reached, 5 a test failed or lines were refused,"
            " 75 another run holds the store."
        ),
        no_args_is_help=True,
        add_completion=True,
        rich_markup_mode=None,  # plain help: drawing it takes rich, and a third of its time
        pretty_exceptions_enable=False,  # a traceback with locals could show a secret
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(common)
    asked = [module for module, names in MODULES.items() if first in names.split()]
    for name in asked or MODULES:
        module = import_module(f"watchlist.commands.{name}")
        for command, made in module.COMMANDS.items():
            if isinstance(made, typer.Typer):
                app.add_typer(made, name=command)
            else:
                app.command(command)(made)
    return app


class Terminated(BaseException):
    """SIGTERM arrived; not an Exception, so that no barrier swallows it."""


def terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Turn SIGTERM into an unwinding of the stack: transactions end, locks are let go."""
    raise Terminated


def reopen() -> None:
    """Give each closed standard stream the null device: a store must not come to be called 2."""
    while (free := os.open(os.devnull, os.O_RDWR)) <= STDERR:
        pass
    os.close(free)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  to the end


def main() -> NoReturn:
    """Run the command line and end the process with the contract's exit code."""
    signal.signal(signal.SIGTERM, terminate)
    reopen()
    # What a command holds is values without cycles: to look for some takes a tenth of its time.
    gc.set_threshold(UNLOOKED, 50, 50)
    for stream, encoding, errors in (
        (sys.stdin, "utf-8-sig", "replace"),
        (sys.stdout, "utf-8", "backslashreplace"),
        (sys.stderr, "utf-8", "backslashreplace"),
    ):
        # A cron job runs under LANG=C: what goes in and comes out is UTF-8 all the same.
        getattr(stream, "reconfigure", lambda **_: None)(encoding=encoding, errors=errors)
    sys.exit(run())


def run(arguments: list[str] | None = None) -> int:  # noqa: PLR0911  one way out per ending
    """Run one command and return its exit code; only bugs leave as exceptions."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        app = command_line(words[0] if words else "")
        result = app(arguments, prog_name="watchlist", standalone_mode=False)
        sys.stdout.flush()
    except WatchlistError as error:
        return fail(error)
    except typer.TyperException as error:
        if message := error.format_message():  # without any argument the help was printed already
            say(f"error: {message}")
            say(f"hint: {_help_for(error)}")
        return _for_monitors(words, message) or exits.USAGE
    except (typer.Abort, KeyboardInterrupt):
        say("interrupted")
        return exits.INTERRUPTED
    except Terminated:
        say("terminated")
        return exits.TERMINATED
    except (BrokenPipeError, SystemExit):
        # The reader has left (`| head`): no failure, whether we notice or typer, which exits on
        # it. stdout is closed for good, quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), STDOUT)
        return exits.DONE
    except OSError as error:
        say(f"error: {error.filename or 'output'}: {why(error)}")
        say("hint: name a file or folder that can be written, with room on its disk")
        return _for_monitors(words, "") or exits.FAILED
    return result if isinstance(result, int) else exits.DONE


def _for_monitors(words: list[str], message: str) -> int:
    """Return "unknown" if a monitoring system asks, and tell it why where it can be told.

    To it 1 is "warning" and 2 "critical", and neither is what a failure of ours means.
    """
    if "--format=nagios" not in words and ("--format", "nagios") not in pairwise(words):
        return exits.DONE
    from watchlist.renderers import nagios

    if message:
        sys.stdout.write(nagios.line(nagios.UNKNOWN, message))
        sys.stdout.flush()
    return nagios.UNKNOWN


def _help_for(error: typer.TyperException) -> str:
    """Return which help says more of a command line that cannot be read."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "watchlist"
    if path == "watchlist":
        return f"`{path} --help` lists the commands; options stand behind them"
    return f"`{path} --help` says what it takes"


def fail(error: WatchlistError) -> int:
    """Print what went wrong and what to do about it; return the exit code."""
    say(f"error: {error.message}")
    if isinstance(error, ConfigError):
        for problem in error.problems:
            if str(problem) != error.message:  # what is wrong with a file as a whole is said
                say(f"  {problem}")
    if error.hint:
        say(f"hint: {error.hint}")
    return error.exit_code
