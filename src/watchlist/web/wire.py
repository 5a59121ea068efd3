"""One exchange with one server: asked over a connection of our own, bounded in size.

httpx offers neither a deadline for a whole exchange nor a say in which address is dialled; so
this is a transport of its own on httpcore, which is what httpx itself stands on.
"""

import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import httpcore
import httpx

from watchlist.web.addresses import BadUrl, Target, check_url
from watchlist.web.dial import Dialer, Exchange, Trouble, shown
from watchlist.words import ErrorKind


class _Body(httpx.SyncByteStream):
    """The body of an answer, and the connection that ends with it."""

    def __init__(self, response: httpcore.Response, pool: "_Connection") -> None:
        self._response = response
        self._pool = pool

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
        self._pool.close()


_Connection = httpcore.HTTPConnection | httpcore.HTTPProxy


@dataclass(frozen=True, slots=True)
class Wire(httpx.BaseTransport):
    """Carries one request over a connection of its own, straight or through a proxy.

    Connections are not kept: feeds are on hundreds of hosts, and what a hostile server sends
    after its answer must not be taken for the next one.
    """

    exchange: Exchange
    proxy: str | None = None
    tls: ssl.SSLContext | None = None  # needed for https

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and return the answer with its body still to be read."""
        url = request.url
        origin = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        pool = self._connection(origin)
        limits = self.exchange.limits
        try:
            response = pool.handle_request(
                httpcore.Request(
                    request.method, origin, headers=request.headers.raw,
                    extensions={
                        "timeout": {
                            "connect": limits.connect_seconds, "read": limits.read_seconds,
                            "write": limits.read_seconds,
                        }
                    },
                )
            )  # fmt: skip
        except BaseException:
            pool.close()
            raise
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response, pool)
        )

    def _connection(self, origin: httpcore.URL) -> _Connection:
        if self.proxy is None:
            return httpcore.HTTPConnection(
                origin.origin, self.tls, network_backend=Dialer(self.exchange, is_proxy=False)
            )
        proxy = check_url(self.proxy)
        if isinstance(proxy, BadUrl):
            raise Trouble(
                ErrorKind.CONNECT, f"the proxy of the environment cannot be used: {proxy.what}"
            )
        proxy_tls = self.tls if proxy.scheme == "https" else None
        return httpcore.HTTPProxy(
            proxy.url, proxy_auth=proxy.user, ssl_context=self.tls, proxy_ssl_context=proxy_tls,
            network_backend=Dialer(self.exchange, is_proxy=True),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its head, and as much of its body as was asked for."""

    status: int
    headers: tuple[tuple[str, str], ...]  # names in small letters, values byte for byte (Latin-1)
    raw: bytes

    def header(self, name: str) -> str | None:
        """Return the values of a header, joined by commas; None where it is not there."""
        values = [value for key, value in self.headers if key == name]
        return ", ".join(values) if values else None


def ask(
    wire: Wire,
    target: Target,
    headers: Sequence[tuple[str, str]],
    *,
    wants_body: Callable[[Answer], bool],
) -> Answer:
    """Send one GET and return the answer; raises Trouble, and nothing else for the world's sake.

    Args:
        wire: what to send it over.
        target: whom to ask for what.
        headers: beside `Host`; values as Latin-1.
        wants_body: called with the status and the headers; the body is read only if it says so.
    """
    limits = wire.exchange.limits
    host = shown(target.host)
    try:
        request = httpx.Request(
            "GET", target.url,
            headers=[(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers],
        )  # fmt: skip
        response = wire.handle_request(request)
        with closing(response):
            head = Answer(
                response.status_code,
                tuple(
                    (name.decode("latin-1").lower(), value.decode("latin-1"))
                    for name, value in response.headers.raw
                ),
                b"",
            )
            return _with_body(response, head, limits.max_bytes) if wants_body(head) else head
    except httpcore.TimeoutException:
        raise Trouble(
            ErrorKind.TIMEOUT, f"no complete answer from {host} in {limits.total_seconds:g} s, or "
            f"{limits.read_seconds:g} s of silence; it is asked again on the next run",
        ) from None  # fmt: skip
    except httpcore.ConnectError:
        raise Trouble(
            ErrorKind.CONNECT, f"no connection to {host}:{target.port}; "
            "check the address and this machine's network",
        ) from None  # fmt: skip
    except httpcore.ProxyError as error:
        code = int(found) if (found := str(error)[:3]).isdigit() else None
        raise Trouble(
            ErrorKind.HTTP_STATUS if code else ErrorKind.CONNECT,
            f"the proxy refused to lead to {host}{f' (HTTP {code})' if code else ''}; "
            "check HTTP_PROXY and HTTPS_PROXY",
            status=code,
        ) from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise Trouble(
            ErrorKind.PROTOCOL, f"{host} broke off its answer, or did not speak HTTP; "
            "it is asked again on the next run",
        ) from None  # fmt: skip
    except (httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError, ValueError):
        raise Trouble(
            ErrorKind.BAD_URL, "the address or a header holds what HTTP cannot carry; correct it"
        ) from None


def _with_body(response: httpx.Response, head: Answer, max_bytes: int) -> Answer:
    announced = head.header("content-length") or ""
    if announced.isdigit() and len(announced) < 20 and int(announced) > max_bytes:  # noqa: PLR2004
        raise Trouble(ErrorKind.TOO_LARGE, _too_large(max_bytes))
    raw = bytearray()
    for part in response.iter_raw():
        raw += part
        if len(raw) > max_bytes:
            raise Trouble(ErrorKind.TOO_LARGE, _too_large(max_bytes))
    return Answer(head.status, head.headers, bytes(raw))


def _too_large(max_bytes: int) -> str:
    return (
        f"the document is larger than {max_bytes:,} bytes; "
        "raise max_bytes, or use a shorter feed of that publisher"
    )
