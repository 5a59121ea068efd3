"""`evaluate`: how well the configuration reads, by what people say of the same items."""

from pathlib import Path
from typing import Annotated

import typer

from watchlist.commands import desk, exits, options
from watchlist.commands.output import Outlet, printed, say
from watchlist.commands.reading import lines
from watchlist.errors import UsageError

Files = Annotated[
    list[Path] | None,
    typer.Argument(help="Labelled items, one JSON object a line; - is stdin.", metavar="FILE|-"),
]
Compare = Annotated[
    Path | None,
    typer.Option("--compare", help="Set this configuration beside it.", metavar="OTHER.toml"),
]
Languages = Annotated[
    str, typer.Option("--languages", help="Only items in these.", metavar="TAG,TAG")
]
Errors = Annotated[
    int, typer.Option("--errors", help="Misreadings shown of each kind.", metavar="N", min=0)
]


@printed()
def evaluate(
    files: Files = None,
    *,
    out: Outlet,
    compare: Compare = None,
    languages: Languages = "",
    errors: Errors = 5,
    config: options.Config = None,
    verbose: options.Verbose = 0,
) -> int:
    """Hold readings against labelled items: precision, recall, stages, polarity, stories."""
    from watchlist import marking
    from watchlist.views import evaluate as screen

    desk.start_log(verbose)
    settings = desk.load(config)
    other = desk.load(compare) if compare else None
    if not files:
        raise UsageError("evaluate needs a FILE of labelled items", hint="name one, or - for stdin")
    taken = marking.take(
        [(str(file), lines(file)) for file in files], [tag for tag in languages.split(",") if tag]
    )
    for refused in taken.refused:
        say(f"{refused.file}:{refused.number}: {refused.why}")
    if not taken.entries:
        raise UsageError("there is no labelled item to read", hint="each has `title` and `labels`")
    tree = marking.evaluated(settings, taken, other)
    out.emit(screen.view(tree, most=errors, verbose=verbose > 0))
    return exits.REFUSED if taken.refused else exits.DONE


COMMANDS = {"evaluate": evaluate}
