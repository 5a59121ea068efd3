"""`explain` and `score`: what is read from an item, and why."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from watchlist.commands import desk, exits, options
from watchlist.commands.output import Outlet, printed, say
from watchlist.errors import UsageError, why


@printed()
def explain(
    item: Annotated[
        str | None,
        typer.Argument(
            help="A stored item: its id, the beginning of it, or its link.",
            metavar="ITEM-ID|URL",
            callback=options.readable,
        ),
    ] = None,
    *,
    out: Outlet,
    text: Annotated[
        str | None, typer.Option("--text", help="A text instead.", callback=options.readable)
    ] = None,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Explain exactly why an item counts what it counts."""
    from watchlist.explain import explain_stored, explain_text, explain_tree
    from watchlist.views import explain as screen

    if (item is None) == (text is None):
        got = "neither" if item is None else "both"
        raise UsageError(
            f"explain takes an item's id or link, or --text; got {got}",
            hint="`watchlist show INDICATOR` has the links of evidence",
        )
    settings, now = desk.begin(config, at, verbose)
    if text is not None:
        explanation = explain_text(settings, text)
    else:
        with desk.open_store(db, settings, read_only=True) as store:
            explanation = explain_stored(settings, store, now, item or "")
        if explanation.item and explanation.item.seen > now:
            say(f"warning: it was first seen at {explanation.item.seen:%Y-%m-%d %H:%M} UTC: "
                "nothing of it was known at the time asked for")  # fmt: skip
    out.emit(screen.view(explain_tree(explanation)))
    return exits.DONE


def score(
    file: Annotated[
        Path, typer.Argument(help="Items, one JSON object a line; - is stdin.", metavar="FILE|-")
    ] = Path("-"),
    *,
    stories: Annotated[
        bool, typer.Option("--stories/--no-stories", help="Whether to tell stories apart.")
    ] = True,
    config: options.Config = None,
    verbose: options.Verbose = 0,
) -> int:
    """Read items (NDJSON) and print them with readings and stories."""
    from watchlist.evaluation import scoring

    desk.start_log(verbose)
    settings = desk.load(config)
    refused = 0
    for line in scoring.score(settings, lines(file), str(file), with_stories=stories):
        if isinstance(line, str):
            sys.stdout.write(line + "\n")
            continue
        is_doubt = isinstance(line, scoring.Doubted)
        refused += not is_doubt
        say(f"{line.where}: {'warning: ' if is_doubt else ''}{line.why}")
    return exits.REFUSED if refused else exits.DONE


def lines(file: Path) -> Iterator[str]:
    """Yield the lines of a file, or of stdin for `-`; bytes that are not UTF-8 are marked.

    Raises:
        UsageError: if the file cannot be read.
    """
    if str(file) == "-":
        yield from sys.stdin
        return
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as opened:
            yield from opened
    except OSError as error:
        raise UsageError(f"{file}: {why(error)}", hint="name a file of items") from error


COMMANDS = {"explain": explain, "score": score}
