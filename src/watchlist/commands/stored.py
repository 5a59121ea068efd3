"""`export` and `import`: stored items out and in, one JSON object a line."""

import json
from typing import Annotated

import typer

from watchlist.commands import desk, exits, options
from watchlist.commands.output import write

Feed = Annotated[str | None, typer.Option("--feed", help="Only this feed's.", metavar="ID")]


def export(
    *,
    feed: Feed = None,
    config: options.Config = None,
    db: options.Db = None,
    output: options.Output = None,
    verbose: options.Verbose = 0,
) -> int:
    """Print every stored item as NDJSON, in order of first sight."""
    desk.start_log(verbose)
    settings = desk.load(config)
    with desk.open_store(db, settings, read_only=True) as store:
        for row in store.export(settings, feed=feed):
            write(json.dumps(row, ensure_ascii=False) + "\n", output)
    return exits.DONE


COMMANDS = {"export": export}
