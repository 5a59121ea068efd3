"""Telling: what is due goes out after the run was stored, and is logged once it was delivered.

    the run is stored -> lift mutes that are over -> what is due -> send -> log

A process that dies between two of these loses nothing: what was not logged is due again, and what
was logged is not. A channel that fails holds up nobody else.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

import watchlist
from watchlist.configuration.naming import did_you_mean
from watchlist.contract import ReportTree
from watchlist.errors import StoreBusy, UsageError
from watchlist.lock import exclusive
from watchlist.message import message
from watchlist.model import Fetched, FetchFailure, Request, Unchanged
from watchlist.notice import Because, Notice, Said, Undelivered, due, is_muted
from watchlist.notifiers import NOTIFIERS
from watchlist.ports import Send
from watchlist.records import moment
from watchlist.settings import Channel, Config
from watchlist.store import Store
from watchlist.verdict import Report
from watchlist.words import Health, ReasonCode

log = logging.getLogger(__name__)

_HEARD = range(200, 300)


def enrol(config: Config, store: Store, now: datetime) -> None:
    """Begin to tell new channels, and known ones of new indicators, from the next run on.

    Before that run, so that even the first one is told of though it dies on the way.

    Raises:
        StoreBusy: if another run holds the store.
    """
    names = [indicator.id for indicator in config.indicators]
    for channel in config.notify:
        if set(names) - set(store.notices.told(channel.id)):
            with exclusive(store.path, now):
                store.notices.enrol(channel.id, names, now)


def follow(  # noqa: PLR0913  a run's surroundings
    config: Config,
    store: Store,
    send: Send,
    report: Report,
    environ: Mapping[str, str],
    *,
    notify: bool = True,
) -> tuple[Undelivered, ...]:
    """Do what follows a run: tell who is to be told, then say that there was a run.

    Args:
        config: whom to tell.
        store: where the run is.
        send: the network.
        report: of the run.
        environ: where `${NAME}` is looked up.
        notify: False: nobody is told, and what is due stays due.

    Returns:
        What could not be delivered.

    Raises:
        StoreError: if the store fails.
    """
    failed = tell(config, store, report.at, environ) if notify else ()
    missed = beat(config, send, report.at, is_blind=report.health is Health.BLIND)
    return (*failed, missed) if missed else failed


def tell(
    config: Config, store: Store, now: datetime, environ: Mapping[str, str]
) -> tuple[Undelivered, ...]:
    """Tell each channel what is due to it; return what could not be delivered, by channel.

    Args:
        config: whom to tell, and of which indicators.
        store: where the runs are; held from start to end.
        now: the time of the last run.
        environ: where `${NAME}` is looked up.

    Raises:
        StoreError: if the store fails. What was sent and could not be logged is sent again.
    """
    if not config.notify:
        return ()
    try:
        with exclusive(store.path, now):
            pending = {channel.id: _pending(config, store, channel) for channel in config.notify}
            _lift(store, list(pending.values()), now)
            return tuple(
                failed
                for channel in config.notify
                if (failed := _serve(config, store, channel, pending[channel.id], now, environ))
            )
    except StoreBusy:
        return (Undelivered("notify: another run holds the store", "it tells what is due"),)


def _pending(config: Config, store: Store, channel: Channel) -> dict[str, tuple[Said, ...]]:
    """What runs said since the channel was told, by indicator."""
    told = store.notices.told(channel.id)
    return {
        indicator.id: store.notices.said_since(told[indicator.id])
        for indicator in config.indicators
        if indicator.id in told
    }


def _lift(store: Store, pending: Sequence[Mapping[str, Sequence[Said]]], now: datetime) -> None:
    """End the mutes that are over, before anybody is told: they must not come back to life."""
    over = [
        name
        for name, mute in store.mutes.all().items()
        if any(said.get(name) and not is_muted(mute, said[name], now) for said in pending)
    ]
    if over:
        store.mutes.lift(over)


def _serve(  # noqa: PLR0913, PLR0917  what telling takes
    config: Config,
    store: Store,
    channel: Channel,
    said: Mapping[str, Sequence[Said]],
    now: datetime,
    environ: Mapping[str, str],
) -> Undelivered | None:
    told = store.notices.told(channel.id)
    found = due(channel, [told[name] for name in said], said, store.mutes.all(), now)
    failed = _sent(config, channel, found.notices, environ) if found.notices else None
    delivered = () if failed else found.notices
    if delivered or found.settled:
        store.notices.record(channel.id, delivered, found.settled, now)
    if failed is None:
        return None
    return Undelivered(f"notify.{channel.id}: {failed.what}; it is due again", failed.hint)


def _sent(
    config: Config, channel: Channel, notices: Sequence[Notice], environ: Mapping[str, str]
) -> Undelivered | None:
    kind = "url" if channel.url else "command"
    whole = message(config, channel, notices, watchlist.__version__)
    try:
        failed = NOTIFIERS[kind].deliver(channel, whole, environ)
    except Exception as error:  # noqa: BLE001  one channel's surprise must not stop the others
        failed = Undelivered(f"it failed by a fault of ours ({type(error).__name__})", "report it")
    if failed is None:
        log.info("channel told channel=%s notices=%d", channel.id, len(notices))
    return failed


def try_out(
    config: Config, report: ReportTree, name: str, environ: Mapping[str, str]
) -> Undelivered | None:
    """Send a channel what a run said of every indicator, as a trial; nothing is logged.

    Returns:
        Why it could not be delivered.

    Raises:
        UsageError: if there is no such channel.
    """
    channels = {channel.id: channel for channel in config.notify}
    if name not in channels:
        guess = did_you_mean(name, channels)
        known = (
            f"there are: {', '.join(channels)}"
            if channels
            else "`[notify.NAME]` in the configuration makes one"
        )
        raise UsageError(f"there is no channel {name!r}{guess}", hint=known)
    at = moment(report["at"])
    notices = [
        Notice(
            one["id"], 0, at, one,
            tuple(
                Because(ReasonCode.REMINDER, f"A trial, nothing new: {reason['text']}", at)
                for reason in one["reasons"][:1]
            ),
        )
        for one in report["indicators"]
    ]  # fmt: skip
    return _sent(config, channels[name], notices, environ)


def beat(config: Config, send: Send, now: datetime, *, is_blind: bool) -> Undelivered | None:
    """Ask the heartbeat's address, if there is one; return why it did not hear of this run.

    Args:
        config: has the addresses.
        send: the network.
        now: the run's time.
        is_blind: whether an indicator could not be looked at.
    """
    url = (is_blind and config.heartbeat.blind_url) or config.heartbeat.url
    if not url:
        return None
    (answer,) = send([Request("heartbeat", url, at=now)])
    match answer:
        case Fetched() | Unchanged():
            return None
        case FetchFailure(status=status) if status in _HEARD:  # most answer with no content
            return None
        case FetchFailure(message=message):
            what = message.partition(";")[0]  # what follows is advice on feeds
            return Undelivered(
                f"heartbeat: {what}", "check its address; it is asked again after the next run"
            )
