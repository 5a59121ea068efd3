"""A server of feeds on loopback, as good or as bad as a test wants it.

    with FeedServer({"/feed": Reply(RSS)}) as server:
        fetch(server.url("/feed"))
        assert server.asked[0].headers["accept-encoding"] == "gzip"

Routes may be changed while it runs. A route is a reply, several replies (one a request, the
last for all that follow), or a function from the request to a reply.
"""

import contextlib
import gzip
import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, Self, cast
from urllib.parse import urlsplit

Manner = Literal["whole", "close", "reset", "hang", "drip", "half"]
"""How a reply is sent: whole; closed or reset before a byte; never; a byte now and then for
ever; half of it and then closed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    method: str
    target: str
    headers: dict[str, str]  # names in small letters
    body: bytes = b""

    @property
    def path(self) -> str:
        """The target without its query; `host:port` of a CONNECT."""
        return self.target if self.method == "CONNECT" else urlsplit(self.target).path


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered; `raw`, where it is given, is all that is sent."""

    body: bytes | str = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/rss+xml"),)
    manner: Manner = "whole"
    raw: bytes | None = None

    def to_bytes(self) -> bytes:
        """Return the answer as it goes over the wire."""
        if self.raw is not None:
            return self.raw
        body = self.body.encode() if isinstance(self.body, str) else self.body
        lines = [f"HTTP/1.1 {self.status} Whatever", "Connection: close"]
        if self.status != 304 and not any(n.lower() == "content-length" for n, _ in self.headers):
            lines.append(f"Content-Length: {len(body)}")
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


Route = Reply | Sequence[Reply] | Callable[[Asked], Reply]


def gzipped(body: str) -> Reply:
    """Return a reply packed as clients ask for it."""
    return Reply(gzip.compress(body.encode()), headers=(("Content-Encoding", "gzip"),))


def redirect(to: str, status: int = 302) -> Reply:
    """Return a reply that sends the client elsewhere."""
    return Reply(status=status, headers=(("Location", to),))


def conditional(body: str, etag: str) -> Callable[[Asked], Reply]:
    """Return a route that has nothing new for those who know the tag already."""

    def answer(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == etag:
            return Reply(status=304, headers=(("ETag", etag),))
        return Reply(body, headers=(("Content-Type", "application/rss+xml"), ("ETag", etag)))

    return answer


def rss(*titles: str) -> str:
    """Return a feed with an item for each title, dated a minute apart."""
    items = "".join(
        f"<item><title>{title}</title><link>https://news.example/{place}</link>"
        f"<guid>https://news.example/{place}</guid>"
        f"<pubDate>Thu, 15 Jan 2026 12:{59 - place:02}:00 GMT</pubDate></item>"
        for place, title in enumerate(titles)
    )
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


@dataclass
class FeedServer:
    """Serves routes on a port of its own until the block ends; also a plain HTTP proxy."""

    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    tls: ssl.SSLContext | None = None
    most_at_once: int = 0
    _at_once: int = 0

    def __enter__(self) -> Self:
        self.ending = threading.Event()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Connection)
        self._server.feeds = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.ending.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def place(self) -> str:
        """`host:port`, for `allow_hosts`."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"{'https' if self.tls else 'http'}://{self.place}{path}"

    def paths(self) -> list[str]:
        """Return the targets that were asked for, in order."""
        return [asked.target for asked in self.asked]

    def reply(self, asked: Asked) -> Reply:
        """Return what to answer, and remember the request."""
        path = asked.path
        with self._lock:
            self.asked.append(asked)
            turn = sum(other.path == path for other in self.asked) - 1
        route = self.routes.get(path, Reply("nothing here", 404))
        if isinstance(route, Reply):
            return route
        if callable(route):
            return route(asked)
        return route[min(turn, len(route) - 1)]

    @contextlib.contextmanager
    def counted(self) -> Iterator[None]:
        """Count the requests that are being answered at once."""
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self._lock:
                self._at_once -= 1


class _Server(socketserver.ThreadingTCPServer):
    request_queue_size = 128
    feeds: FeedServer

    def get_request(self) -> tuple[socket.socket, object]:
        """Accept a client, over a safe connection where the server has a certificate."""
        connection, address = super().get_request()
        if self.feeds.tls is not None:
            connection = self.feeds.tls.wrap_socket(connection, server_side=True)
        return connection, address


_TLS = b"\x16"  # how a client begins who wants a safe connection; there is none here


class _Connection(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        feeds = cast("_Server", self.server).feeds
        with contextlib.suppress(OSError):
            if asked := self._asked():
                with feeds.counted():  # not the sending: who has read it all may ask again
                    reply = feeds.reply(asked)
                self._send(reply, feeds.ending)

    def _asked(self) -> Asked | None:
        if (
            not isinstance(self.connection, ssl.SSLSocket)
            and self.connection.recv(1, socket.MSG_PEEK) == _TLS
        ):
            return None
        parts = self.rfile.readline(100_000).decode("latin-1").split()
        headers: dict[str, str] = {}
        while line := self.rfile.readline(100_000).strip().decode("latin-1"):
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        body = self.rfile.read(int(headers.get("content-length", "0")))
        return Asked(parts[0], parts[1], headers, body) if len(parts) == 3 else None

    def _send(self, reply: Reply, ending: threading.Event) -> None:
        message = reply.to_bytes()
        match reply.manner:
            case "whole":
                self.wfile.write(message)
            case "half":
                self.wfile.write(message[: len(message) * 2 // 3])
            case "close":
                pass
            case "reset":
                linger = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            case "hang":
                ending.wait(30)
            case "drip":
                for byte in message:
                    if ending.wait(0.02):
                        return
                    self.wfile.write(bytes([byte]))
