"""`export` and `import`: stored items out and in, one JSON object a line."""

from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

from watchlist.commands import clock, completion, desk, exits, options
from watchlist.commands.output import opened, say
from watchlist.commands.reading import lines

Feed = Annotated[
    str,
    typer.Option("--feed", help="Only this feed's.", metavar="ID", autocompletion=completion.feeds),
]


def export(
    *,
    feed: Feed = "",
    config: options.Config = None,
    db: options.Db = None,
    output: options.Output = None,
    verbose: options.Verbose = 0,
) -> int:
    """Print every stored item as NDJSON, in order of first sight."""
    from watchlist import exchange
    from watchlist.plain import to_json

    desk.start_log(verbose)
    settings = desk.load(config)
    with desk.open_store(db, settings, read_only=True) as store, opened(output) as out:
        for line in exchange.export(settings, store, feed):
            out.write(to_json(line) + "\n")
    return exits.DONE


def import_(
    file: Annotated[
        Path, typer.Argument(help="Items as `export` prints them; - is stdin.", metavar="FILE|-")
    ],
    *,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Store the items of a file as export prints them."""
    from watchlist import exchange

    desk.start_log(verbose)
    settings = desk.load(config)
    rows = lines(file)
    first = list(islice(rows, 1))  # a file that cannot be read leaves no empty store behind
    with desk.open_store(db, settings) as store:
        taken = exchange.take(settings, store, chain(first, rows), clock.now(at), str(file))
    for refused in taken.refused:
        say(f"{refused.where}: {refused.why}")
    say(f"{taken.new} new, {taken.known} known, {len(taken.refused)} refused")
    return exits.REFUSED if taken.refused else exits.DONE


COMMANDS = {"export": export, "import": import_}
