"""The network: the one module that sends requests, and all the care that takes.

    Request --expand ${NAME}--> check_url --> resolve, vet, dial that very address --> TLS
      --> conditional GET --> status, redirects (each hop vetted anew) --> body, bounded
      --> inflate, bounded --> Fetched | Unchanged | FetchFailure

Requests run in threads, at most `concurrency` at once and `per_host` on one host:port; a slow
host holds up nobody else.
"""

import base64
import logging
import queue
import ssl
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

import httpx

from watchlist.documents.clean import clean
from watchlist.model import Fetched, FetchFailure, Request, Response, Unchanged
from watchlist.settings import FetchLimits
from watchlist.web.addresses import BadUrl, Target, check_url, places
from watchlist.web.answers import PERMANENT, REDIRECTS, Failure, failure_of, next_hop
from watchlist.web.credentials import Secrets, secrets
from watchlist.web.dial import Exchange, Trouble, vet_unresolved
from watchlist.web.inflate import Refused, inflate
from watchlist.web.pace import Pace
from watchlist.web.proxies import proxy_for
from watchlist.web.wire import Answer, Wire, ask
from watchlist.words import ErrorKind, Warn

log = logging.getLogger(__name__)

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
_MESSAGE_LENGTH = 300
_NOT_MODIFIED = 304


@dataclass(slots=True)
class _Journey:
    """What a request remembers from hop to hop; used by one thread."""

    request: Request
    headers: tuple[tuple[str, str], ...]  # the feed's own, secrets put in
    start: Target
    exchange: Exchange
    cookies: dict[tuple[str, str, int], dict[str, str]] = field(default_factory=dict)
    may_retry: bool = True
    moved_to: str | None = None


class Web:
    """Sends requests; a context manager, to be used from one thread.

    Args:
        limits: how long, how much, how many at once.
        environ: where `${NAME}` and the proxies are looked up.
    """

    def __init__(self, limits: FetchLimits, environ: Mapping[str, str]) -> None:
        self._limits = limits
        self._environ = dict(environ)
        self._allowed = places(limits.allow_hosts)
        self._slots: dict[str, threading.BoundedSemaphore] = {}
        self._pace = Pace()
        self._tls: ssl.SSLContext | None = None
        self._lock = threading.Lock()
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_closed = True  # threads that ^C leaves behind start nothing new

    def send(self, requests: Sequence[Request]) -> Iterator[Response]:
        """Send requests side by side and yield the answers as they come.

        Nothing is sent before the first answer is asked for, and little is ahead of whoever takes
        them: a request goes out when an answer was taken.

        Args:
            requests: what to ask; none is sent twice, but for one retry after a connection
                that failed or closed without a byte.
        """
        tasks: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        done: queue.SimpleQueue[tuple[int, Response]] = queue.SimpleQueue()

        def work() -> None:
            while (index := tasks.get()) is not None and not self._is_closed:
                done.put((index, self._barrier(requests[index])))

        queues = _Queues([self._place(r) for r in requests], self._limits.per_host)
        workers = min(self._limits.concurrency, len(requests))
        for _ in range(workers):
            threading.Thread(target=work, daemon=True).start()
        free = workers
        try:
            for _ in requests:
                while free and (ready := queues.take()) is not None:
                    tasks.put(ready)
                    free -= 1
                index, answer = done.get()
                free += 1
                queues.finish(index)
                yield answer
        finally:
            for _ in range(workers):
                tasks.put(None)

    # -------------------------------------------------------------- one request, in a thread

    def _place(self, request: Request) -> str:
        target = check_url(secrets((request.url,), self._environ).put_into(request.url))
        return "" if isinstance(target, BadUrl) else target.place

    def _barrier(self, request: Request) -> Response:
        """Fetch; whatever goes wrong is this feed's trouble alone, and shows no secret."""
        known = secrets((request.url, *(v for _, v in request.headers)), self._environ)
        began = time.monotonic()
        try:
            answer = self._fetch(request, known)
        except Trouble as trouble:
            answer = _failed(request, trouble.failure)
        except Exception as error:  # noqa: BLE001  one feed's surprise must not stop the others
            what = f"the fetch failed by a fault of ours ({type(error).__name__}); please report it"
            answer = _failed(request, Failure(ErrorKind.PROTOCOL, what))
        log.info(
            "feed fetched feed=%s answer=%s seconds=%.2f",
            request.feed, type(answer).__name__, time.monotonic() - began,
        )  # fmt: skip
        return _without_secrets(answer, known)

    def _fetch(self, request: Request, known: Secrets) -> Response:
        if known.missing:
            names = ", ".join(known.missing)
            raise Trouble(
                ErrorKind.BAD_URL, f"the environment has no {names}; set it before the next run"
            )
        start = check_url(known.put_into(request.url))
        if isinstance(start, BadUrl):
            raise Trouble(ErrorKind.BAD_URL, f"{start.what}; correct the feed's url")
        journey = _Journey(
            request,
            tuple((name, known.put_into(value)) for name, value in request.headers),
            start,
            Exchange(time.monotonic() + self._limits.total_seconds, self._limits, self._allowed),
        )
        here, is_permanent = start, True
        for _ in range(self._limits.max_redirects + 1):
            answer = self._ask(journey, here)
            if answer.status not in REDIRECTS:
                return self._judge(journey, here, answer)
            there = next_hop(here, _location(answer))
            if isinstance(there, Failure):
                return _failed(request, there, moved_to=journey.moved_to)
            is_permanent = is_permanent and answer.status in PERMANENT
            if is_permanent:
                journey.moved_to = there.url
            here = there
        raise Trouble(
            ErrorKind.REDIRECT, f"more than {self._limits.max_redirects} redirects in a row; "
            "check the address in a browser",
        )  # fmt: skip

    def _ask(self, journey: _Journey, here: Target) -> Answer:
        """Ask one hop, twice where the connection failed or closed without a byte."""
        exchange = journey.exchange
        proxy = proxy_for(here, self._environ)
        if proxy is not None:
            vet_unresolved(here, self._allowed)
        needs_tls = here.scheme == "https" or (proxy or "").startswith("https")
        wire = Wire(exchange, proxy, self._context() if needs_tls else None)
        headers = self._headers(journey, here)
        with self._slot(here.place, exchange, journey.request.pace_seconds):
            exchange.received = 0
            try:
                answer = ask(wire, here, headers, wants_body=_is_document)
            except Trouble as trouble:
                kind = trouble.failure.kind
                is_lost = kind in (ErrorKind.CONNECT, ErrorKind.PROTOCOL) and not exchange.received
                if not is_lost or not journey.may_retry:
                    raise
                journey.may_retry = False
                answer = ask(wire, here, headers, wants_body=_is_document)
        for name, value in answer.headers:
            if name == "set-cookie":
                key, _, rest = value.partition(";")[0].partition("=")
                journey.cookies.setdefault(here.origin, {})[key.strip()] = rest.strip()
        return answer

    def _headers(self, journey: _Journey, here: Target) -> list[tuple[str, str]]:
        request = journey.request
        headers = {
            "User-Agent": self._limits.user_agent,
            "Accept": _ACCEPT,
            # One coding, always the same: servers give each its own ETag.
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if request.etag:
            headers["If-None-Match"] = request.etag
        if request.last_modified:
            headers["If-Modified-Since"] = request.last_modified
        if cookies := journey.cookies.get(here.origin):
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        # What the feed's owner confides is for the server it was confided for, not for others.
        if here.origin == journey.start.origin:
            if journey.start.user:
                token = base64.b64encode(":".join(journey.start.user).encode()).decode()
                headers["Authorization"] = f"Basic {token}"
            own = {name.lower() for name, _ in journey.headers}
            headers = {name: text for name, text in headers.items() if name.lower() not in own}
            return [*headers.items(), *journey.headers]
        return list(headers.items())

    def _judge(self, journey: _Journey, here: Target, answer: Answer) -> Response:
        request = journey.request
        heads = {name: answer.header(name) or "" for name, _ in answer.headers}
        if failure := failure_of(answer.status, heads, request.at):
            return _failed(request, failure, moved_to=journey.moved_to)
        etag, last_modified = answer.header("etag"), answer.header("last-modified")
        if answer.status == _NOT_MODIFIED:
            if not (request.etag or request.last_modified):
                what = (
                    "the server says that nothing changed, to one who has nothing yet; "
                    "it is asked again on the next run"
                )
                return _failed(request, Failure(ErrorKind.PROTOCOL, what, answer.status))
            return Unchanged(request.feed, answer.status, etag, last_modified, journey.moved_to)
        match inflate(answer.raw, heads.get("content-encoding", ""), self._limits.max_bytes):
            case Refused(kind, what):
                failure = Failure(kind, f"{what}; tell the publisher", answer.status)
                return _failed(request, failure, moved_to=journey.moved_to)
            case inflated:
                moved = (Warn.PERMANENT_REDIRECT,) if journey.moved_to else ()
                return Fetched(
                    feed=request.feed, url=here.url, status=answer.status, body=inflated.body,
                    content_type=heads.get("content-type", ""), etag=etag,
                    last_modified=last_modified, moved_to=journey.moved_to,
                    warnings=(*moved, *inflated.warnings), at=request.at,
                )  # fmt: skip

    # -------------------------------------------------------------- what threads share

    @contextmanager
    def _slot(self, place: str, exchange: Exchange, pace_seconds: float) -> Iterator[None]:
        """Hold one of the places at a host:port; the wait for it is not the server's fault."""
        with self._lock:
            slot = self._slots.setdefault(place, threading.BoundedSemaphore(self._limits.per_host))
        began = time.monotonic()
        with slot:
            self._pace.wait(place, pace_seconds)
            exchange.deadline += time.monotonic() - began
            yield

    def _context(self) -> ssl.SSLContext:
        """Return the one TLS context, made when first needed: loading the roots takes a while."""
        with self._lock:
            if self._tls is None:
                self._tls = httpx.create_ssl_context()
            return self._tls


class _Queues:
    """Which request may go next: first come, first served, but `per_host` at once a place."""

    def __init__(self, places_of: Sequence[str], per_host: int) -> None:
        self._places = places_of
        self._per_host = per_host
        self._waiting: dict[str, deque[int]] = {}
        for index, place in enumerate(places_of):
            self._waiting.setdefault(place, deque()).append(index)
        self._running: Counter[str] = Counter()
        self._ready = deque(self._waiting)  # places with a request and room for it

    def take(self) -> int | None:
        """Return the index of a request that may go, or None where all must wait."""
        if not self._ready:
            return None
        place = self._ready.popleft()
        index = self._waiting[place].popleft()
        self._running[place] += 1
        if self._waiting[place] and self._running[place] < self._per_host:
            self._ready.append(place)
        return index

    def finish(self, index: int) -> None:
        """Note that a request has come back."""
        place = self._places[index]
        was_full = self._running[place] == self._per_host
        self._running[place] -= 1
        if self._waiting[place] and was_full:
            self._ready.append(place)


def _is_document(answer: Answer) -> bool:
    """Whether the body is worth reading; of all other answers only the head counts."""
    is_kept = answer.status not in REDIRECTS and answer.status != _NOT_MODIFIED
    return is_kept and failure_of(answer.status, {}, None) is None


def _location(answer: Answer) -> str:
    raw = (answer.header("location") or "").encode("latin-1")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _failed(request: Request, failure: Failure, *, moved_to: str | None = None) -> FetchFailure:
    return FetchFailure(
        request.feed, failure.kind, failure.message, failure.status, failure.retry_after, moved_to
    )


def _without_secrets(answer: Response, known: Secrets) -> Response:
    """Return the answer with no secret in any text that is shown or stored."""
    moved = answer.moved_to and known.hidden_in(answer.moved_to)
    match answer:
        case FetchFailure():
            message = clean(known.hidden_in(answer.message), _MESSAGE_LENGTH)
            return replace(answer, message=message, moved_to=moved)
        case Fetched():
            body = known.hidden_in_body(answer.body)
            return replace(answer, url=known.hidden_in(answer.url), moved_to=moved, body=body)
        case _:
            return replace(answer, moved_to=moved)
