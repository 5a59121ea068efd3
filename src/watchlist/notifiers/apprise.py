"""Messages to any service that Apprise knows, each an address; the extra `watchlist[notify]`."""

import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType

from watchlist.contract.upkeep import MessageTree
from watchlist.notice import Undelivered
from watchlist.settings import Channel
from watchlist.web.credentials import secrets

INSTALL = "install it beside watchlist: pip install 'watchlist[notify]'"
_REFUSED = re.compile(r"\berror=([1-5]\d\d)\b")


class _Ear(logging.Handler):
    """Hears what Apprise has to say. It may hold secrets, so only a status is taken from it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.status = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the HTTP status that a record speaks of."""
        if found := _REFUSED.search(record.getMessage()):
            self.status = found[1]


def deliver(
    channel: Channel, message: MessageTree, environ: Mapping[str, str]
) -> Undelivered | None:
    """Send a message to a channel's address; return why it could not be."""
    known = secrets((channel.url,), environ)
    if known.missing:
        names = ", ".join(known.missing)
        return Undelivered(f"the environment has no {names}", "set it where watchlist runs")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own making, and none of the reader's business
        apprise = library()
        if apprise is None:
            return Undelivered("Apprise is not installed", INSTALL)
        return _sent(apprise, known.put_into(channel.url), message)


def library() -> ModuleType | None:
    """Return Apprise, or None where it is not installed. It is only imported when it is needed."""
    try:
        import apprise  # noqa: PLC0415  a quarter of a second that most runs need not spend
    except ImportError:
        return None
    return apprise


def _sent(apprise: ModuleType, url: str, message: MessageTree) -> Undelivered | None:
    with _heard() as ear:
        service = apprise.Apprise()
        if not service.add(url):
            return Undelivered(
                "Apprise does not know this kind of address, or it lacks a part",
                "the services and how their addresses are made: https://appriseit.com/services/",
            )
        if service.notify(
            title=message["subject"], body=message["text"], body_format=apprise.NotifyFormat.TEXT
        ):
            return None
    answer = f"answered HTTP {ear.status}" if ear.status else "gave no answer"
    return Undelivered(f"the service {answer}", "check the address and whether the service is up")


@contextmanager
def _heard() -> Iterator[_Ear]:
    """Keep to ourselves what is logged on the way: it holds addresses, secrets and all."""
    ear = _Ear()
    logs = [logging.getLogger(name) for name in ("apprise", "requests", "urllib3")]
    before = [log.propagate for log in logs]
    for log in logs:
        log.addHandler(ear)
        log.propagate = False
    try:
        yield ear
    finally:
        for log, propagates in zip(logs, before, strict=True):
            log.removeHandler(ear)
            log.propagate = propagates
