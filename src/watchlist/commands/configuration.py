"""`lint`, `test`, `init` and `schema`: is the configuration sound, and where does one begin?"""

import json as jsonlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from watchlist import config as configuration
from watchlist.commands import desk, exits, options
from watchlist.commands.output import Outlet, printed, say, write
from watchlist.errors import OutputError
from watchlist.tree_lists import cases_tree
from watchlist.views import cases as screen

Explain = Annotated[
    str | None, typer.Option("--explain", help="Describe this key instead.", metavar="KEY")
]


def lint(config: options.Config = None, explain: Explain = None) -> int:
    """Print every problem of the configuration at once, as FILE:LINE:COL: path: what."""
    if explain is not None:
        sys.stdout.write(configuration.describe(explain) + "\n")
        return exits.DONE
    path = desk.config_path(config)
    problems = configuration.check(path)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    errors = sum(not problem.is_warning for problem in problems)
    say(f"{path}: {errors} errors, {len(problems) - errors} warnings")
    return exits.USAGE if errors else exits.DONE


@printed()
def try_out(
    files: Annotated[list[Path] | None, typer.Argument(help="Configurations to test.")] = None,
    *,
    out: Outlet,
    config: options.Config = None,
    verbose: options.Verbose = 0,
) -> int:
    """Run the configuration's own tests and scenarios; show what differs where one fails."""
    from watchlist import scenario

    desk.start_log(verbose)
    paths = files or [desk.config_path(config)]
    tree = cases_tree(
        [trial for path in paths for trial in scenario.run(desk.load(path), line_of(path))]
    )
    out.emit(screen.view(tree, verbose=verbose > 0))
    return exits.REFUSED if tree["failed"] else exits.DONE


def init(
    file: Annotated[Path, typer.Argument(help="Where to write it.")] = Path("indicators.toml"),
) -> int:
    """Write a copy of the shipped, commented configuration; never over a file that is there."""
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(configuration.default_text())
    except FileExistsError as error:
        raise OutputError(
            f"{file} is there already", hint="name another file: `watchlist init mine.toml`"
        ) from error
    except OSError as error:
        raise OutputError(
            f"{file}: {error.strerror}", hint="name a file in a folder that can be written"
        ) from error
    say(f"wrote {file}; next: edit it, then `watchlist lint`, `watchlist test`, `watchlist check`")
    return exits.DONE


def schema(
    command: Annotated[
        str, typer.Argument(help="The command whose output is described.", metavar="COMMAND")
    ] = "check",
    output: options.Output = None,
) -> int:
    """Print the JSON Schema of a command's JSON."""
    from watchlist.schema import schema as schema_of

    write(jsonlib.dumps(schema_of(command), indent=2) + "\n", output)
    return exits.DONE


def line_of(path: Path) -> Callable[[str, int], int]:
    """Return what tells the line of a file that a member of a list stands on."""
    text = path.read_text(encoding="utf-8-sig")
    return lambda key, index: configuration.locate(text, (key, index)).line


COMMANDS = {"lint": lint, "test": try_out, "init": init, "schema": schema}
