"""A web server on this machine that serves the sample's feeds as they looked at a time."""

import hashlib
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from watchlist.demo.feeds import CONTENT_TYPES, SampleFeed, SampleItem, document


class Server:
    """Serves the sample on 127.0.0.1, on a port of the system's choice, while it is entered.

    Args:
        feeds: what to serve.
        items: all items of the sample.
        now: the run's time, that the items' days count from.
        day: the day that the server's clock shows: 0 is `now`, -1 the day before. It may be set
            at any time and holds for requests from then on.
    """

    def __init__(
        self, feeds: Sequence[SampleFeed], items: Sequence[SampleItem], now: datetime, day: int = 0
    ) -> None:
        self.day = day
        self._now = now
        self._feeds = {feed.path: feed for feed in feeds}
        self._items = tuple(items)
        handler = type("_Handler", (_Handler,), {"sample": self})
        self._http = _Http(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._http.server_port

    @property
    def clock(self) -> datetime:
        """The time that it takes for now."""
        return self._now + timedelta(days=self.day)

    def answer(
        self, path: str, etag: str | None
    ) -> tuple[HTTPStatus, tuple[tuple[str, str], ...], bytes]:
        """Return status, headers and body for a path, given the validator that was sent."""
        feed = self._feeds.get(path)
        if feed is None or (feed.gone_from_day is not None and self.day >= feed.gone_from_day):
            return HTTPStatus.NOT_FOUND, (("Content-Type", "text/plain"),), b"no such feed\n"
        body, newest = document(feed, self._items, self._now, self.clock)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        validators = [("ETag", tag)]
        if newest is not None:
            validators.append(("Last-Modified", format_datetime(newest, usegmt=True)))
        if etag == tag:
            return HTTPStatus.NOT_MODIFIED, tuple(validators), b""
        kind = f"{CONTENT_TYPES[feed.format]}; charset={feed.encoding}"
        return HTTPStatus.OK, (("Content-Type", kind), *validators), body

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Http(ThreadingHTTPServer):
    # The usual 5 overflow when all feeds are asked at once, and a connection that does not fit
    # is tried again only after a second: 43 s for a demo of 5.
    request_queue_size = 128


class _Handler(BaseHTTPRequestHandler):
    """Answers GET; `sample` is set in a subclass, since the server makes its own handlers."""

    sample: Server
    protocol_version = "HTTP/1.1"
    # Headers and body leave in one write: in two, each answer on a kept connection waits 40 ms
    # for the client's delayed acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        status, headers, body = self.sample.answer(self.path, self.headers.get("If-None-Match"))
        # Not `send_response`: it writes today's date and the version of Python.
        self.send_response_only(status)
        self.send_header("Date", format_datetime(self.sample.clock, usegmt=True))
        for name, value in headers:
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  as overridden
        """Say nothing: stderr belongs to the command."""
