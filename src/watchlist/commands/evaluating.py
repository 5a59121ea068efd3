"""`evaluate`: how well the configuration reads, by what people say of the same items."""

from pathlib import Path
from typing import Annotated

import typer

from watchlist.commands import desk, exits, options
from watchlist.commands.output import Outlet, printed, say
from watchlist.commands.reading import lines
from watchlist.configuration.naming import require
from watchlist.errors import UsageError

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Labelled items (NDJSON); - is stdin, and none what `label` stored.",
        metavar="FILE|-",
    ),
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
    db: options.Db = None,
    verbose: options.Verbose = 0,
) -> int:
    """Hold readings against labelled items: precision, recall, F1."""
    from watchlist import judging
    from watchlist.evaluation import marking
    from watchlist.views import evaluate as screen

    desk.start_log(verbose)
    settings = desk.load(config)
    other = desk.load(compare) if compare else None
    tags = [tag for tag in languages.split(",") if tag]
    if files:
        taken = marking.take([(str(file), lines(file)) for file in files], tags)
    else:
        with desk.open_store(db, settings, read_only=True) as store:
            taken = marking.take_stored(judging.labelled(settings, store), tags)
    for refused in taken.refused:
        say(f"{refused.where}: {refused.why}")
    if not taken.entries:
        raise UsageError(
            "there is no labelled item to read",
            hint="`watchlist label` makes one; in a FILE each has `title` and `labels`",
        )
    named = {label.indicator for entry in taken.entries for label in entry.labelled.labels}
    known = [indicator.id for one in (settings, other) if one for indicator in one.indicators]
    if named and named.isdisjoint(known):
        require("indicator", min(named), dict.fromkeys(known))
    tree = marking.evaluated(settings, taken, other)
    out.emit(screen.view(tree, most=errors, verbose=verbose > 0))
    return exits.REFUSED if taken.refused else exits.DONE


COMMANDS = {"evaluate": evaluate}
