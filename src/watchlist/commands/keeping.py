"""`label`, `mute`, `unmute`, `notify`, `backup`, `doctor`: an analyst's word, and upkeep."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from watchlist.commands import clock, completion, desk, exits, options
from watchlist.commands.output import Outlet, is_configuration, printed, say
from watchlist.errors import OutputError

Item = Annotated[
    str,
    typer.Argument(
        help="A stored item: its id, the beginning of it, or its link.",
        metavar="ITEM",
        callback=options.readable,
    ),
]
Indicator = Annotated[
    str,
    typer.Argument(
        help="The indicator's id.", metavar="INDICATOR", autocompletion=completion.indicators
    ),
]
Stage = Annotated[
    str | None, typer.Option("--stage", help="The rung that it speaks for.", metavar="STAGE")
]
Denied = Annotated[bool, typer.Option("--denied", help="It says that it is not so.")]
Until = Annotated[
    str,
    typer.Option(
        "--until",
        help="A date or time (UTC), or `change`: until its status or stage is another.",
        metavar="DATE|change",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]


class Answer(StrEnum):
    """Whether an item is relevant to an indicator."""

    YES = "yes"
    NO = "no"


def label(
    item: Item,
    indicator: Indicator,
    answer: Annotated[Answer, typer.Argument(help="Whether it is relevant.")],
    *,
    stage: Stage = None,
    denied: Denied = False,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Store your judgement of an item; a second one replaces it."""
    from watchlist import judging

    settings, now = desk.begin(config, at, verbose)
    said = judging.Judgement(item, indicator, answer is Answer.YES, stage, denied)
    with desk.open_store(db, settings, read_only=True) as store:
        done = judging.label(settings, store, said, now)
    was = f" (was: {judging.worded(done.before)})" if done.before else ""
    say(f"{done.item.id} {done.item.title!r}: {judging.worded(done.label)}{was}")
    return exits.DONE


def mute(
    indicator: Indicator,
    *,
    until: Until,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Send no notifications of an indicator for a while."""
    from watchlist import judging

    settings, now = desk.begin(config, at, verbose)
    with desk.open_store(db, settings, read_only=True) as store:
        done = judging.mute(settings, store, indicator, until, now)
    say(f"{indicator} is muted until {judging.end_of(done)}; `watchlist unmute` ends it")
    return exits.DONE


def unmute(
    indicator: Indicator,
    *,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Send notifications of an indicator again."""
    from watchlist import judging

    settings, now = desk.begin(config, at, verbose)
    with desk.open_store(db, settings, read_only=True) as store:
        was_muted = judging.unmute(settings, store, indicator, now)
    say(f"{indicator} is {'no longer muted' if was_muted else 'not muted'}")
    return exits.DONE


def notify(
    channel: Annotated[
        str,
        typer.Argument(
            help="The channel's name.", metavar="CHANNEL", autocompletion=completion.channels
        ),
    ],
    *,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Send a channel what the last run said, to try it."""
    from watchlist import delivery

    settings, now = desk.begin(config, at, verbose)
    with desk.open_store(db, settings, read_only=True) as store:
        report = desk.last_report(store, now)
    failed = delivery.try_out(settings, report, channel, os.environ)
    if failed:
        raise OutputError(f"notify.{channel}: {failed.what}", hint=failed.hint)
    say(f"told {channel}")
    return exits.DONE


def backup(
    file: Annotated[Path, typer.Argument(help="Where to write it.", metavar="FILE")],
    *,
    force: Force = False,
    config: options.Config = None,
    db: options.Db = None,
    verbose: options.Verbose = 0,
) -> int:
    """Copy the whole store into a file, even while a check runs."""
    desk.start_log(verbose)
    settings = desk.load(config)
    with desk.open_store(db, settings, read_only=True) as store:
        if file.exists() and not force:
            raise OutputError(f"{file} is there already", hint="name another file, or add --force")
        if is_configuration(file):
            raise OutputError(f"{file} is a configuration", hint="name another file for the copy")
        store.backup(file)
    say(f"wrote {file}, {file.stat().st_size:,} bytes; `--db {file}` opens it")
    return exits.DONE


@printed()
def doctor(
    *,
    out: Outlet,
    config: options.Config = None,
    db: options.Db = None,
    at: options.At = None,
    verbose: options.Verbose = 0,
) -> int:
    """Judge versions, configuration, store and surroundings."""
    import watchlist
    from watchlist import doctor as surgery
    from watchlist.views import doctor as screen

    desk.start_log(verbose)
    path = desk.config_path(config)
    findings = surgery.examine(path, desk.store_beside(db, path), os.environ, clock.now(at))
    tree = screen.tree(findings, watchlist.__version__)
    out.emit(screen.view(tree))
    return exits.FAILED if tree["problems"] else exits.DONE


COMMANDS = {
    "label": label,
    "mute": mute,
    "unmute": unmute,
    "notify": notify,
    "backup": backup,
    "doctor": doctor,
}
