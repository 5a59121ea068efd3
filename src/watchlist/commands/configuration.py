"""`lint`, `test`, `init` and `schema`: is the configuration sound, and where does one begin?"""

import json as jsonlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from watchlist.commands import desk, exits, options
from watchlist.commands.output import Outlet, printed, say, write
from watchlist.commands.reading import lines
from watchlist.errors import OutputError, why

Explain = Annotated[
    str | None, typer.Option("--explain", help="Describe this key instead.", metavar="KEY")
]

Deep = Annotated[
    bool,
    typer.Option(
        "--deep", help="Also: terms that others cover or share, and what no test would miss."
    ),
]
Data = Annotated[
    list[Path] | None,
    typer.Option(
        "--data",
        help="Items (NDJSON): also what they never set off. May be given again.",
        metavar="FILE",
    ),
]


def lint(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Configurations to check.", metavar="[FILE…]")
    ] = None,
    *,
    config: options.Config = None,
    explain: Explain = None,
    deep: Deep = False,
    data: Data = None,
    verbose: options.Verbose = 0,
) -> int:
    """Print every problem of the configuration, with line and column."""
    from watchlist import config as configuration
    from watchlist.lints import inspection, shadow
    from watchlist.views.words import count

    if explain is not None:
        sys.stdout.write(configuration.describe(explain) + "\n")
        return exits.DONE
    each = verbose > 0
    further: list[configuration.Inspect] = [shadow.shadowed]
    if deep:
        further.append(partial(inspection.deep, each=each))
    refused: list[str] = []
    if data:
        texts = list(texts_of(data, refused))
        further.append(partial(inspection.against, texts=texts, each=each))
    wrong = 0
    for path in files or [desk.config_path(config)]:
        problems = configuration.check(path, further=further)
        for problem in problems:
            sys.stdout.write(f"{problem}\n")
        errors = sum(not problem.is_warning for problem in problems)
        odd = len(problems) - errors
        say(f"{path}: {count(errors, 'error')}, {count(odd, 'warning')}")
        wrong += errors
    for line in refused:
        say(line)
    return exits.USAGE if wrong else exits.REFUSED if refused else exits.DONE


def texts_of(files: list[Path], refused: list[str]) -> Iterator[tuple[str, str]]:
    """Yield title and summary of the items in files; lines that are none are added to `refused`."""
    from watchlist.evaluation.scoring import items, text_of
    from watchlist.ndjson import Refused

    for file in files:
        for _, row in items(lines(file), str(file)):
            if isinstance(row, Refused):
                refused.append(f"{row.where}: {row.why}")
            else:
                yield text_of(row, "title"), text_of(row, "summary")


@printed()
def try_out(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Configurations to test.", metavar="[FILE…]")
    ] = None,
    *,
    out: Outlet,
    config: options.Config = None,
    verbose: options.Verbose = 0,
) -> int:
    """Run the configuration's own tests and scenarios."""
    from watchlist import scenario
    from watchlist.tree_lists import cases_tree
    from watchlist.views import cases as screen

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
    """Write a copy of the shipped configuration to begin with."""
    from watchlist import config as configuration

    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(configuration.default_text())
    except FileExistsError as error:
        raise OutputError(
            f"{file} is there already", hint="name another file: `watchlist init mine.toml`"
        ) from error
    except OSError as error:
        raise OutputError(
            f"{file}: {why(error)}", hint="name a file in a folder that can be written"
        ) from error
    say(f"wrote {file}; next: edit it, then `watchlist lint`, `watchlist test`, `watchlist check`")
    return exits.DONE


def schema(
    command: Annotated[
        str, typer.Argument(help="The command whose output is described.", metavar="COMMAND")
    ] = "check",
    *,
    line: Annotated[
        bool, typer.Option("--line", help="Describe one line of its --format ndjson.")
    ] = False,
    output: options.Output = None,
) -> int:
    """Print the JSON Schema of a command's JSON."""
    from watchlist.schema import schema as schema_of

    write(jsonlib.dumps(schema_of(command, of_line=line), indent=2) + "\n", output)
    return exits.DONE


def line_of(path: Path) -> Callable[[str, int], int]:
    """Return what tells the line of a file that a member of a list stands on."""
    from watchlist import config as configuration

    text = path.read_text(encoding="utf-8-sig")
    return lambda key, index: configuration.locate(text, (key, index)).line


COMMANDS = {"lint": lint, "test": try_out, "init": init, "schema": schema}
