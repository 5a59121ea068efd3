"""`demo`: the newcomer's first minute, on a bundled sample."""

from pathlib import Path
from typing import Annotated

import typer

from watchlist.commands import clock, desk, exits, options
from watchlist.commands.output import Outlet, printed, say
from watchlist.commands.progress import progress

Keep = Annotated[
    Path | None,
    typer.Option("--keep", help="Keep the store and the configuration here.", metavar="FOLDER"),
]


@printed()
def demo(
    *,
    out: Outlet,
    keep: Keep = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
    quiet: options.Quiet = False,
) -> int:
    """Run the whole job over a bundled sample, without a network."""
    from watchlist import demo as sample
    from watchlist.tree import report_tree
    from watchlist.views import status

    desk.start_log(verbose)
    now = clock.now(at)
    with progress(quiet=quiet, doing="days checked") as tick:
        report = sample.run(now, folder=keep, on_day=tick)
    view = status.view(report_tree(report), timezone="UTC", now=now)
    out.emit(view)
    if not quiet:
        say("This was a sample: invented items, real pipeline. Next: `watchlist init`.")
    return exits.DONE


COMMANDS = {"demo": demo}
