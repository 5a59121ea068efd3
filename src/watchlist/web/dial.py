"""Whom a connection really goes to, and how long it may take.

The address that is vetted is the address that is dialled, and every wait on the connection
ends at the deadline of the whole exchange.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address

import httpcore

from watchlist.documents.clean import clean
from watchlist.settings import FetchLimits
from watchlist.web.addresses import Target, may_connect
from watchlist.web.answers import Failure
from watchlist.words import ErrorKind

_NAME_LENGTH = 80


class Trouble(Exception):  # noqa: N818  a failure on its way up through httpcore
    """A failure, thrown where only an exception gets out."""

    def __init__(self, kind: ErrorKind, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.failure = Failure(kind, message, status)


@dataclass(slots=True)
class Exchange:
    """One request's time and what it has received; used by one thread."""

    deadline: float  # of time.monotonic()
    limits: FetchLimits
    allowed: frozenset[str]
    received: int = 0

    def left(self, timeout: float | None, late: type[Exception]) -> float:
        """Return the seconds that one wait may take; raises `late` where none are left."""
        rest = self.deadline - time.monotonic()
        if rest <= 0:
            raise late("the time for the whole exchange is over")
        return rest if timeout is None else min(rest, timeout)


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends at the exchange's deadline."""

    def __init__(self, inner: httpcore.NetworkStream, exchange: Exchange) -> None:
        self._inner = inner
        self._exchange = exchange

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        part = self._inner.read(max_bytes, self._exchange.left(timeout, httpcore.ReadTimeout))
        self._exchange.received += len(part)
        return part

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._exchange.left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._exchange.left(timeout, httpcore.ConnectTimeout)
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, left)
        except httpcore.ConnectError as error:
            if isinstance(cause := error.__cause__ or error.__context__, ssl.SSLError):
                raise Trouble(ErrorKind.TLS, _tls_sentence(cause)) from None
            raise
        return _Stream(inner, self._exchange)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class Dialer(httpcore.SyncBackend):
    """Resolves a name once, vets what it got, and dials that: no second answer can differ."""

    def __init__(self, exchange: Exchange, *, is_proxy: bool) -> None:
        self._exchange = exchange
        self._is_proxy = is_proxy  # named by the user's own environment, wherever it stands

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to one of the host's vetted addresses; the first that answers."""
        exchange = self._exchange
        found = _resolve(host, port, exchange.left(timeout, httpcore.ConnectTimeout))
        if not self._is_proxy:
            _vet(host, found, port, exchange.allowed)
        # A route that is dead must leave time for one that is not.
        share = exchange.limits.connect_seconds / min(len(found), 2)
        late: Exception = httpcore.ConnectError("no address")
        for address in found:
            left = exchange.left(share, httpcore.ConnectTimeout)
            try:
                inner = super().connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                late = error
            else:
                return _Stream(inner, exchange)
        raise late


def _resolve(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """Return the addresses of a host, in the resolver's order.

    The resolver knows no deadline, so it is asked in a thread that may be left behind; not for what
    is an address already.
    """
    with suppress(ValueError):
        return (str(ip_address(host)),)
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([str(info[4][0]).partition("%")[0] for info in infos])
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise Trouble(
            ErrorKind.TIMEOUT, f"the name {shown(host)} was not resolved in {seconds:.0f} s; "
            "check this machine's DNS",
        ) from None  # fmt: skip
    if isinstance(answer, Exception) or not answer:
        raise Trouble(
            ErrorKind.DNS, f"the name {shown(host)} cannot be resolved; "
            "check its spelling and this machine's DNS",
        )  # fmt: skip
    return tuple(dict.fromkeys(answer))


def _vet(host: str, found: Sequence[str], port: int, allowed: frozenset[str]) -> None:
    for address in found:
        if not may_connect(host, ip_address(address), port, allowed):
            raise Trouble(
                ErrorKind.BLOCKED_ADDRESS,
                f"{shown(host)} is {_other(host, address)}not a public address; if it is meant, "
                f'add "{shown(host)}:{port}" to allow_hosts under [fetch]',
            )


def _other(host: str, address: str) -> str:
    return "" if host == address else f"{address}, which is "


def vet_unresolved(target: Target, allowed: frozenset[str]) -> None:
    """Vet what a proxy will resolve, as far as it can be known here: numbers in any spelling."""
    try:
        address = str(ip_address(target.host))
    except ValueError:
        try:
            address = socket.inet_ntoa(socket.inet_aton(target.host))
        except OSError:
            return  # a name
    _vet(target.host, (address,), target.port, allowed)


def shown(host: str) -> str:
    """Return a host as it may stand in a message."""
    return clean(host, _NAME_LENGTH)


def _tls_sentence(error: ssl.SSLError) -> str:
    reason = getattr(error, "verify_message", "") or (error.reason or "handshake failed")
    reason = clean(str(reason).replace("_", " ").lower(), _NAME_LENGTH)
    return f"no safe connection: {reason}; check the address, or tell the publisher"
