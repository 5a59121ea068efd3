"""`feeds add`, `feeds import`, `feeds export`: feeds into the configuration, and out to others."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from watchlist.commands import clock, desk, exits, feeds, options
from watchlist.commands.output import draft, say, write
from watchlist.errors import OutputError, UsageError, why

if TYPE_CHECKING:
    from watchlist.settings import Config
    from watchlist.subscriptions.subscribe import Wish

TRY = "`watchlist feeds try {url}` shows what came; the publisher's site may name another"
NEXT = "; next: `watchlist check`"

Pick = Annotated[
    int, typer.Option("--pick", min=1, help="Which feed of a page that names several.", metavar="N")
]
Name = Annotated[
    str, typer.Option("--id", help="Its id; made of the feed's title by default.", metavar="ID")
]


def add(
    url: Annotated[str, typer.Argument(help="A feed, or a page that names one.", metavar="URL")],
    *,
    pick: Pick = 1,
    name: Name = "",
    config: options.Config = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Find the feed of a page and add it to the configuration."""
    from watchlist.subscriptions import subscription
    from watchlist.web.client import Web

    desk.start_log(verbose)
    now = clock.now(at)
    path = desk.config_path(config)
    subscription.refuse_shipped(path)
    settings = desk.load(path)
    with Web(settings.fetch, os.environ) as web:
        found = subscription.discover(url, settings.fetch, web.send, now, pick=pick)
    for number, offer in enumerate(found.offers, start=1):
        say(f"  {number}. {offer.url}{f'  {offer.title}' if offer.title else ''}")
    if isinstance(found, subscription.NotFound):
        hint = "`--pick N` takes another" if found.offers else TRY.format(url=url)
        raise OutputError(f"no feed to add: {found.what}", hint=hint)
    if len(found.offers) > 1:
        say(f"the page names {len(found.offers)} feeds, this is number {found.pick};"
            " `--pick N` takes another")  # fmt: skip
    _put(path, settings, [replace(found.wish, id=name)])
    return exits.DONE


def import_(
    file: Annotated[
        Path, typer.Argument(help="OPML, as feed readers export it; - is stdin.", metavar="FILE|-")
    ],
    *,
    config: options.Config = None,
    verbose: options.Verbose = 0,
) -> int:
    """Add the feeds of an OPML file to the configuration."""
    from watchlist.subscriptions import subscription
    from watchlist.subscriptions.opml import NoOpml, Refused, parse_opml
    from watchlist.subscriptions.subscribe import Wish

    desk.start_log(verbose)
    path = desk.config_path(config)
    subscription.refuse_shipped(path)
    settings = desk.load(path)
    read = parse_opml(_text(file))
    if isinstance(read, NoOpml):
        raise UsageError(f"{file}: {read.what}", hint="name an OPML file, as feed readers export")
    refused = [one for one in read if isinstance(one, Refused)]
    for one in refused:
        say(f"{file}: {one.title or 'an outline'}: {one.url}: {one.what}")
    wishes = [Wish(o.url, o.title, o.language) for o in read if not isinstance(o, Refused)]
    if not read:
        say(f"{file}: it names no feed: no outline in it has an xmlUrl")
    _put(path, settings, wishes)
    return exits.REFUSED if refused else exits.DONE


def export(
    file: Annotated[
        Path, typer.Argument(help="Where to write it; - is stdout.", metavar="FILE|-")
    ] = Path("-"),
    *,
    config: options.Config = None,
    verbose: options.Verbose = 0,
) -> int:
    """Write the feeds as OPML, for feed readers."""
    from watchlist.subscriptions.opml import Outline, opml
    from watchlist.subscriptions.subscribe import LeftOut, shared
    from watchlist.views.words import count

    desk.start_log(verbose)
    settings = desk.load(config)
    feeds = shared(settings)
    outlines = [one for one in feeds if isinstance(one, Outline)]
    write(opml(settings.title, outlines), file)
    for one in feeds:
        if isinstance(one, LeftOut):
            say(f"{one.feed} is left out: {one.why}")
    if str(file) != "-":
        say(f"wrote {file}, {count(len(outlines), 'feed')}")
    return exits.DONE


def _put(path: Path, settings: "Config", wishes: Sequence["Wish"]) -> None:
    """Add what is wanted and not there yet to a configuration's file, and say what was done."""
    from watchlist.configuration.amend import blocks
    from watchlist.subscriptions import subscription
    from watchlist.subscriptions.subscribe import Known, chosen
    from watchlist.views.words import count

    fates = chosen(settings, wishes)
    for fate in fates:
        if isinstance(fate, Known):
            say(f"{fate.wish.url} is there already, as {fate.feed}")
    new = [fate for fate in fates if not isinstance(fate, Known)]
    if new:
        text = subscription.amended(path, new)
        with draft(path) as out:
            out.write(text)
        sys.stdout.write(blocks(new))
        for problem in subscription.oddities(path, len(settings.feeds)):
            say(str(problem))
    already = len(fates) - len(new)
    say(f"{path}: {count(len(new), 'feed')} added, {already} there already" + NEXT * bool(new))


def _text(file: Path) -> str:
    """Return the text of an OPML file, or of stdin for `-`.

    Raises:
        UsageError: if it cannot be read, or is too large to be a list of feeds.
    """
    from watchlist.documents.charset import decode
    from watchlist.subscriptions.opml import MAX_BYTES

    try:
        if str(file) == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with file.open("rb") as opened:
                data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{file}: {why(error)}", hint="name an OPML file") from error
    if len(data) > MAX_BYTES:
        raise UsageError(f"{file}: is over 10 MB; no list of feeds is", hint="name an OPML file")
    return decode(data, "").text


SUBCOMMANDS: dict[str, Callable[..., int]] = {"add": add, "import": import_, "export": export}
for name, subcommand in SUBCOMMANDS.items():
    feeds.app.command(name)(subcommand)

COMMANDS = {"feeds": feeds.app}
