"""What the head of a server's answer means: go on, look elsewhere, or give up, and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from watchlist.documents.dates import parse_date
from watchlist.web.addresses import BadUrl, Target, check_url
from watchlist.words import ErrorKind

LONGEST_WAIT_SECONDS = 86_400
"""A server may ask for more; after a day it is asked again."""

REDIRECTS = (301, 302, 303, 307, 308)
PERMANENT = (301, 308)

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SECONDS = re.compile(r"\d{1,12}")
_MEANINGS = {
    204: "no content",
    206: "a part that nobody asked for",
    300: "several choices",
    400: "bad request",
    401: "credentials wanted",
    402: "payment wanted",
    403: "forbidden",
    404: "not found",
    405: "not allowed",
    406: "not acceptable",
    407: "the proxy wants credentials",
    408: "the server waited too long",
    410: "gone for good",
    418: "a teapot",
    429: "too many requests",
    451: "withheld for legal reasons",
    500: "the server failed",
    501: "not implemented",
    502: "a gateway failed",
    503: "the server is overloaded or down",
    504: "a gateway waited too long",
    520: "the site behind its protection failed",
}
_ADVICE = {
    401: "put credentials into the feed's headers as ${NAME}",
    403: "look whether the site still offers the feed to programs",
    404: "look for the feed's new address on the publisher's site",
    407: "check HTTP_PROXY or HTTPS_PROXY",
    410: "take the feed out, or give it its new address",
    451: "look for another feed of that publisher",
}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an answer is of no use, before the feed that it belongs to is known."""

    kind: ErrorKind
    message: str
    status: int | None = None
    retry_after: int | None = None  # seconds


def failure_of(status: int, headers: Mapping[str, str], at: datetime | None) -> Failure | None:
    """Return what is wrong by the status alone; None where the body may be read.

    A status of 304 is no failure here: only who sent the validators can say.

    Args:
        status: of the answer.
        headers: of the answer, names in small letters.
        at: the run's time, for a wait that is given as a date by a server without a clock.
    """
    if status == 304 or (200 <= status < 300 and status not in (204, 206)):  # noqa: PLR2004
        return None
    wait = retry_after(headers, at) if status in (429, 503) else None
    if status == 429 or wait is not None:  # noqa: PLR2004
        until = f"for {wait} s" if wait is not None else "for a while"
        return Failure(
            ErrorKind.RATE_LIMITED,
            f"{said(status)}: the server wants to be left alone {until}; nothing to do",
            status, wait,
        )  # fmt: skip
    if headers.get("cf-mitigated", "").strip().lower() == "challenge":
        return Failure(ErrorKind.CHALLENGE, challenge(said(status)), status)
    if status == 204:  # noqa: PLR2004
        return Failure(ErrorKind.EMPTY, f"{said(status)}: there is no document", status)
    advice = _ADVICE.get(status, "it is asked again on the next run")
    return Failure(ErrorKind.HTTP_STATUS, f"{said(status)}; {advice}", status)


def said(status: int) -> str:
    """Return a status as words: our own, for a server's may hold anything."""
    meaning = _MEANINGS.get(status)
    return f"HTTP {status} ({meaning})" if meaning else f"HTTP {status}"


def challenge(what: str) -> str:
    """Return the sentence for a site that wants to see a person first."""
    return (
        f"{what}: the site lets only browsers in; use another feed of that publisher, "
        "or its items through an aggregator"
    )


def retry_after(headers: Mapping[str, str], at: datetime | None) -> int | None:
    """Return the seconds that a server asks to wait, at most a day; None where it does not.

    A date counts from the server's own `Date`, which may be wrong in the same way, else from
    `at`. What is neither whole seconds nor a date, is negative or past, is no answer.
    """
    text = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(text):
        wait = float(text)
    else:
        until = parse_date(text)
        since = parse_date(headers.get("date", "")) or at
        # Whole seconds or a date: 1.5 is neither, and what is all digits was read above.
        if until is None or since is None or not re.search("[a-z]", text, re.IGNORECASE):
            return None
        wait = (until - since).total_seconds()
    return min(round(wait), LONGEST_WAIT_SECONDS) if wait > 0 else None


def next_hop(here: Target, location: str) -> Target | Failure:
    """Return where a redirect leads, or why it cannot be followed."""
    if not location.strip():
        return Failure(ErrorKind.REDIRECT, "a redirect that leads nowhere; check the address")
    there: Target | BadUrl
    if _CONTROL.search(location.strip()):  # urljoin would swallow some of them
        there = BadUrl("it holds a control character")
    else:
        try:
            there = check_url(urljoin(here.url, location.strip()))
        except ValueError:
            there = BadUrl("its host or port is not valid")
    if isinstance(there, BadUrl):
        return Failure(
            ErrorKind.REDIRECT, f"a redirect to an address that cannot be followed: {there.what}"
        )
    return there
