"""The options that commands share, each described once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How a result is printed; which of them a command knows, it says itself."""

    TABLE = "table"
    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    NAGIOS = "nagios"
    PROMETHEUS = "prometheus"


ROWS = (Format.TABLE, Format.JSON, Format.NDJSON, Format.CSV, Format.MARKDOWN)
"""What every result can be printed as."""


def readable(value: str | None) -> str | None:
    """Refuse bytes of the command line that are no text: no store and no vocabulary knows them."""
    try:
        (value or "").encode()
    except UnicodeEncodeError:
        raise typer.BadParameter("expected UTF-8, got bytes that are none") from None
    return value


Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        envvar="WATCHLIST_CONFIG",
        help="The configuration; else ./indicators.toml, the user's, or the shipped one.",
        metavar="PATH",
    ),
]
Db = Annotated[
    Path | None,
    typer.Option(
        "--db",
        envvar="WATCHLIST_DB",
        help="The store; else, in the user's data folder, the one named as the configuration is.",
        metavar="PATH",
        readable=False,
    ),
]
At = Annotated[
    str | None,
    typer.Option("--at", help="Take this as the time, ISO-8601; else now.", metavar="TIME"),
]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="Write the result to this file, not to stdout.", metavar="FILE"
    ),
]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        help="Say on stderr what is done; -vv: each decision.",
        metavar="",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only what needs attention.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="Print without colour.")]
