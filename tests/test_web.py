"""The network, tried on a server of our own on loopback."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from server import Asked, FeedServer, Reply, conditional, gzipped, redirect, rss
from watchlist.model import Fetched, FetchFailure, Request, Response, Unchanged
from watchlist.settings import FetchLimits
from watchlist.web.client import Web
from watchlist.words import ErrorKind, Warn

FEED = rss("Ship docks", "Train crosses")


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer({"/feed": Reply(FEED)}) as server:
        yield server


def slowly(_: Asked) -> Reply:
    time.sleep(0.02)
    return Reply(FEED)


def limits(server: FeedServer, **more: float) -> FetchLimits:
    quick = {"connect_seconds": 1.0, "read_seconds": 0.4, "total_seconds": 0.8, **more}
    return FetchLimits(allow_hosts=(server.place,), **quick)  # type: ignore[arg-type]


def sent(
    server: FeedServer,
    path: str = "/feed",
    *,
    url: str = "",
    environ: Mapping[str, str] | None = None,
    headers: tuple[tuple[str, str], ...] = (),
    etag: str | None = None,
    last_modified: str | None = None,
    **more: float,
) -> Response:
    request = Request("f", url or server.url(path), headers, etag, last_modified)
    with Web(limits(server, **more), environ or {}) as web:
        (answer,) = web.send([request])
    return answer


def failure(answer: Response) -> FetchFailure:
    assert isinstance(answer, FetchFailure), answer
    return answer


class TestAnswer:
    def test_brings_the_body_and_the_validators_byte_for_byte(self, server: FeedServer) -> None:
        server.routes["/feed"] = Reply(
            FEED,
            headers=(
                ("Content-Type", "text/xml"), ("ETag", 'W/"a,\xe9"'),
                ("Last-Modified", "yesterday, about noon"),
            ),
        )  # fmt: skip

        answer = sent(server)

        assert answer == Fetched(
            feed="f", url=server.url("/feed"), status=200, body=FEED.encode(),
            content_type="text/xml", etag='W/"a,\xe9"', last_modified="yesterday, about noon",
        )  # fmt: skip

    def test_is_unchanged_for_who_knows_the_tag(self, server: FeedServer) -> None:
        server.routes["/feed"] = conditional(FEED, 'W/"7"')

        answer = sent(server, etag='W/"7"', last_modified="Thu, 1 Jan 2026 00:00:00 GMT")

        assert answer == Unchanged("f", etag='W/"7"')
        assert server.asked[0].headers["if-modified-since"] == "Thu, 1 Jan 2026 00:00:00 GMT"

    def test_is_a_failure_if_unchanged_for_who_has_nothing(self, server: FeedServer) -> None:
        server.routes["/feed"] = Reply(status=304)

        assert failure(sent(server)).kind is ErrorKind.PROTOCOL

    def test_is_asked_for_with_our_name_and_one_coding(self, server: FeedServer) -> None:
        server.routes["/feed"] = gzipped(FEED)

        answer = sent(server)

        assert isinstance(answer, Fetched)
        assert answer.body == FEED.encode()
        asked = server.asked[0].headers
        assert asked["accept-encoding"] == "gzip"
        assert asked["user-agent"].startswith("watchlist (+https://")
        assert "xml" in asked["accept"]
        assert not {"cookie", "referer", "authorization", "if-none-match"} & set(asked)

    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            (404, ErrorKind.HTTP_STATUS), (410, ErrorKind.HTTP_STATUS),
            (500, ErrorKind.HTTP_STATUS), (429, ErrorKind.RATE_LIMITED), (204, ErrorKind.EMPTY),
        ],
    )  # fmt: skip
    def test_fails_by_its_status_whatever_the_body(
        self, server: FeedServer, status: int, kind: ErrorKind
    ) -> None:
        server.routes["/feed"] = Reply(FEED, status)

        answer = failure(sent(server))

        assert (answer.kind, answer.status) == (kind, status)
        assert str(status) in answer.message
        assert len(server.asked) == 1

    def test_says_how_long_to_wait(self, server: FeedServer) -> None:
        server.routes["/feed"] = Reply(status=503, headers=(("Retry-After", "120"),))

        answer = failure(sent(server))

        assert (answer.kind, answer.retry_after) == (ErrorKind.RATE_LIMITED, 120)

    def test_shows_no_words_of_the_server_in_a_failure(self, server: FeedServer) -> None:
        server.routes["/feed"] = Reply(
            raw=b"HTTP/1.1 500 \xc2\x9b31m[red]oops\r\nContent-Length: 0\r\n\r\n"
        )

        assert "oops" not in failure(sent(server)).message


class TestConnection:
    @pytest.mark.parametrize("manner", ["close", "reset"])
    def test_that_ends_without_a_byte_is_tried_once_more(
        self, server: FeedServer, manner: str
    ) -> None:
        server.routes["/feed"] = [Reply(manner=manner), Reply(FEED)]  # type: ignore[arg-type]

        assert isinstance(sent(server), Fetched)
        assert len(server.asked) == 2

    def test_that_ends_without_a_byte_is_not_tried_a_third_time(self, server: FeedServer) -> None:
        server.routes["/feed"] = Reply(manner="close")

        assert failure(sent(server)).kind is ErrorKind.PROTOCOL
        assert len(server.asked) == 2

    @pytest.mark.parametrize(
        ("reply", "kind"),
        [
            (Reply(FEED, manner="half"), ErrorKind.PROTOCOL),
            (Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Ty"), ErrorKind.PROTOCOL),
            (Reply(raw=b"what even\r\n\r\n"), ErrorKind.PROTOCOL),
            (Reply(FEED, manner="hang"), ErrorKind.TIMEOUT),
            (Reply(FEED, manner="drip"), ErrorKind.TIMEOUT),
        ],
    )
    def test_that_breaks_off_or_stalls_is_a_failure_and_not_tried_again(
        self, server: FeedServer, reply: Reply, kind: ErrorKind
    ) -> None:
        server.routes["/feed"] = reply

        answer = failure(sent(server))

        assert answer.kind is kind
        assert len(server.asked) == 1

    def test_that_is_refused_is_a_failure(self) -> None:
        with FeedServer() as gone:
            pass
        request = Request("f", f"http://{'127.0.0.1'}:{gone.port}/")

        with Web(limits(gone), {}) as web:
            (answer,) = web.send([request])

        assert failure(answer).kind is ErrorKind.CONNECT

    def test_goes_to_the_next_address_where_one_is_dead(
        self, server: FeedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answers = iter([["::1", "127.0.0.1"]])
        monkeypatch.setattr(socket, "getaddrinfo", resolver(answers))
        bounds = FetchLimits(allow_hosts=(f"news.example:{server.port}",))

        with Web(bounds, {}) as web:
            (answer,) = web.send([Request("f", f"http://news.example:{server.port}/feed")])

        assert isinstance(answer, Fetched)

    def test_goes_to_the_very_address_that_was_vetted(
        self, server: FeedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answers = iter([["127.0.0.1"], ["8.8.8.8"]])  # a resolver that changes its mind
        monkeypatch.setattr(socket, "getaddrinfo", resolver(answers))
        bounds = FetchLimits(allow_hosts=(f"news.example:{server.port}",))

        with Web(bounds, {}) as web:
            (answer,) = web.send([Request("f", f"http://news.example:{server.port}/feed")])

        assert isinstance(answer, Fetched)
        assert next(answers) == ["8.8.8.8"]

    @pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "[::1]", "2130706433", "0"])
    def test_to_the_inside_is_never_made(self, server: FeedServer, host: str) -> None:
        answer = failure(sent(server, url=f"http://{host}/feed"))

        assert answer.kind is ErrorKind.BLOCKED_ADDRESS
        assert "allow_hosts" in answer.message

    def test_to_another_port_of_an_allowed_host_is_never_made(self, server: FeedServer) -> None:
        with FeedServer({"/feed": Reply(FEED)}) as inside:
            answer = failure(sent(server, url=inside.url("/feed")))

            assert answer.kind is ErrorKind.BLOCKED_ADDRESS
            assert not inside.asked

    def test_to_a_name_that_nobody_knows_is_a_failure(
        self, server: FeedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(socket, "getaddrinfo", resolver(iter([])))

        assert failure(sent(server, url="http://news.example/")).kind is ErrorKind.DNS

    def test_does_not_wait_for_a_resolver_for_ever(
        self, server: FeedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ended = threading.Event()

        def stuck(*_: object, **__: object) -> object:
            ended.wait(30)
            raise socket.gaierror

        monkeypatch.setattr(socket, "getaddrinfo", stuck)
        answer = failure(sent(server, url="http://news.example/", connect_seconds=0.1))
        ended.set()

        assert answer.kind is ErrorKind.TIMEOUT
        assert "DNS" in answer.message

    def test_is_safe_or_none(self, server: FeedServer) -> None:
        answer = failure(sent(server, url=server.url("/feed").replace("http:", "https:")))

        assert answer.kind is ErrorKind.TLS
        assert "no safe connection" in answer.message

    def test_with_a_certificate_that_fails_says_why(
        self, server: FeedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def untrusted(*_: object, **__: object) -> object:
            error = ssl.SSLCertVerificationError(1, "certificate verify failed")
            error.verify_message = "certificate has expired"
            raise error

        monkeypatch.setattr(ssl.SSLContext, "wrap_socket", untrusted)
        answer = failure(sent(server, url=server.url("/feed").replace("http:", "https:")))

        assert answer.kind is ErrorKind.TLS
        assert "certificate has expired" in answer.message


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_safe_connection_is_made_to_who_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(  # noqa: S603  our own words
        [
            shutil.which("openssl") or "", "req", "-x509", "-newkey", "rsa:2048", "-nodes",
            "-keyout", str(key), "-out", str(certificate), "-days", "1", "-subj", "/CN=here",
            "-addext", "subjectAltName=IP:127.0.0.1",
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    with FeedServer({"/feed": Reply(FEED)}, tls=context) as server:
        stranger = sent(server)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        friend = sent(server)

    assert failure(stranger).kind is ErrorKind.TLS
    assert isinstance(friend, Fetched)


def resolver(answers: Iterator[list[str]]) -> object:
    real = socket.getaddrinfo

    def getaddrinfo(host: str, port: int, *rest: int, **more: int) -> object:
        if host in ("::1", "127.0.0.1"):
            return real(host, port, *rest, **more)
        found = next(answers, None)
        if found is None:
            raise socket.gaierror(socket.EAI_NONAME, "not known")
        return [
            (socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port))
            for a in found
        ]

    return getaddrinfo


class TestBody:
    def test_is_refused_unread_where_it_is_announced_too_large(self, server: FeedServer) -> None:
        server.routes["/feed"] = Reply(
            raw=b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n<rss", manner="whole"
        )

        assert failure(sent(server)).kind is ErrorKind.TOO_LARGE

    def test_is_refused_at_the_first_byte_over_the_limit(self, server: FeedServer) -> None:
        server.routes["/feed"] = Reply(
            raw=b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * 20_000
        )

        assert failure(sent(server, max_bytes=10_000)).kind is ErrorKind.TOO_LARGE

    def test_counts_after_unpacking(self, server: FeedServer) -> None:
        packed = gzip.compress(b"x" * 20_000)
        server.routes["/feed"] = Reply(packed, headers=(("Content-Encoding", "gzip"),))

        answer = failure(sent(server, max_bytes=10_000))

        assert (answer.kind, answer.status) == (ErrorKind.TOO_LARGE, 200)


class TestRedirect:
    def test_is_followed_as_often_as_allowed(self, server: FeedServer) -> None:
        server.routes |= {"/a": redirect("b"), "/b": redirect(server.url("/feed"))}

        answer = sent(server, "/a", max_redirects=2)

        assert isinstance(answer, Fetched)
        assert (answer.url, answer.moved_to) == (server.url("/feed"), None)
        assert failure(sent(server, "/a", max_redirects=1)).kind is ErrorKind.REDIRECT

    def test_that_is_permanent_is_reported_up_to_the_first_that_is_not(
        self, server: FeedServer
    ) -> None:
        server.routes |= {"/a": redirect("/b", 301), "/b": redirect("/c", 308)}
        server.routes |= {"/c": redirect("/feed", 302)}

        answer = sent(server, "/a")

        assert isinstance(answer, Fetched)
        assert answer.moved_to == server.url("/c")
        assert answer.warnings == (Warn.PERMANENT_REDIRECT,)

    @pytest.mark.parametrize("location", ["", "file:///etc/passwd", "http://[bad", "\x1b[31m"])
    def test_that_leads_nowhere_is_a_failure(self, server: FeedServer, location: str) -> None:
        server.routes["/a"] = redirect(location)

        answer = failure(sent(server, "/a"))

        assert answer.kind is ErrorKind.REDIRECT
        assert "\x1b" not in answer.message

    def test_to_the_inside_is_not_followed(self, server: FeedServer) -> None:
        server.routes["/a"] = redirect("http://169.254.169.254/latest")

        assert failure(sent(server, "/a")).kind is ErrorKind.BLOCKED_ADDRESS

    def test_may_be_written_in_any_script(self, server: FeedServer) -> None:
        server.routes["/a"] = redirect("/북한".encode().decode("latin-1"))
        server.routes["/b"] = redirect("/caf\xe9")

        assert failure(sent(server, "/a")).status == 404
        assert failure(sent(server, "/b")).status == 404
        assert server.paths() == ["/a", "/%EB%B6%81%ED%95%9C", "/b", "/caf%C3%A9"]

    def test_takes_cookies_along_within_the_request_only(self, server: FeedServer) -> None:
        server.routes["/wall"] = lambda asked: (
            Reply(FEED)
            if asked.headers.get("cookie") == "seen=yes"
            else Reply(
                status=302, headers=(("Location", "/wall"), ("Set-Cookie", "seen=yes; Path=/"))
            )
        )
        with Web(limits(server), {}) as web:
            (answer,) = web.send([Request("f", server.url("/wall"))])
            assert list(web.send([Request("f", server.url("/feed"))]))

        assert isinstance(answer, Fetched)
        assert "cookie" not in server.asked[-1].headers

    def test_takes_cookies_to_no_other_origin(self, server: FeedServer) -> None:
        with FeedServer({"/feed": Reply(FEED)}) as other:
            there = (("Location", other.url("/feed")), ("Set-Cookie", "seen=yes; Path=/"))
            server.routes["/a"] = Reply(status=302, headers=there)
            bounds = FetchLimits(allow_hosts=(server.place, other.place))
            with Web(bounds, {}) as web:
                (answer,) = web.send([Request("f", server.url("/a"))])

        assert isinstance(answer, Fetched)
        assert "cookie" not in other.asked[0].headers

    def test_takes_secrets_to_no_other_origin(self, server: FeedServer) -> None:
        with FeedServer({"/feed": Reply(FEED)}) as other:
            server.routes["/a"] = redirect(other.url("/feed"))
            bounds = FetchLimits(allow_hosts=(server.place, other.place))
            url = server.url("/a").replace("http://", "http://me:secret@")
            request = Request("f", url, (("X-Key", "${KEY}"),))
            with Web(bounds, {"KEY": "hidden"}) as web:
                (answer,) = web.send([request])

            assert isinstance(answer, Fetched)
            assert server.asked[0].headers["x-key"] == "hidden"
            assert server.asked[0].headers["authorization"] == "Basic bWU6c2VjcmV0"
            assert not {"x-key", "authorization"} & set(other.asked[0].headers)


class TestSecrets:
    def test_are_put_into_address_and_headers(self, server: FeedServer) -> None:
        sent(
            server, url=server.url("/feed?key=${KEY}"), environ={"KEY": "s3cret"},
            headers=(("Authorization", "Bearer ${KEY}"), ("User-Agent", "me")),
        )  # fmt: skip

        assert server.asked[0].target == "/feed?key=s3cret"
        assert server.asked[0].headers["authorization"] == "Bearer s3cret"
        assert server.asked[0].headers["user-agent"] == "me"

    def test_are_in_nothing_that_comes_back(self, server: FeedServer) -> None:
        environ = {"KEY": "s3cret/ü"}
        server.routes |= {"/moved": redirect("/feed?key=s3cret/%C3%BC", 301)}

        answer = sent(server, url=server.url("/moved?key=${KEY}"), environ=environ)
        lost = failure(sent(server, url="http://${KEY}.example\\/", environ=environ))
        blocked = failure(sent(server, url="http://127.0.0.1:${KEY}/", environ={"KEY": "81"}))

        assert isinstance(answer, Fetched)
        assert "s3cret" not in repr(answer).replace(FEED, "")
        assert answer.moved_to == server.url("/feed?key=${KEY}")
        assert "s3cret" not in repr(lost)
        assert "81" not in repr(blocked)

    def test_that_the_environment_lacks_are_named(self, server: FeedServer) -> None:
        answer = failure(sent(server, headers=(("X-Key", "${KEY} ${OTHER}"),), environ={"KEY": ""}))

        assert answer.kind is ErrorKind.BAD_URL
        assert "KEY, OTHER" in answer.message
        assert not server.asked

    @pytest.mark.parametrize("value", ["a\r\nX-Injected: 1", "키"])
    def test_that_no_header_can_carry_are_refused(self, server: FeedServer, value: str) -> None:
        answer = failure(sent(server, headers=(("X-Key", "${KEY}"),), environ={"KEY": value}))

        assert answer.kind in (ErrorKind.BAD_URL, ErrorKind.PROTOCOL)
        assert not server.asked


class TestAddress:
    @pytest.mark.parametrize(
        "url", ["file:///etc/passwd", "ftp://x/", "http:///x", "http://x:99999/", "http://x\n/"]
    )
    def test_that_cannot_be_asked_is_refused(self, server: FeedServer, url: str) -> None:
        assert failure(sent(server, url=url)).kind is ErrorKind.BAD_URL


class TestProxy:
    def test_of_the_environment_is_used(self, server: FeedServer) -> None:
        server.routes["/feed"] = lambda asked: Reply(asked.target)
        environ = {"http_proxy": server.url("/").replace("http://", "http://me:pw@")}

        answer = sent(server, url="http://news.example/feed", environ=environ)

        assert isinstance(answer, Fetched)
        assert answer.body == b"http://news.example/feed"
        assert server.asked[0].headers["proxy-authorization"] == "Basic bWU6cHc="

    def test_leads_to_no_machine_on_the_inside(self, server: FeedServer) -> None:
        environ = {"http_proxy": server.url("/")}
        for host in ("10.0.0.1", "0x0a000001", "[fd00::1]"):
            answer = failure(sent(server, url=f"http://{host}/feed", environ=environ))
            assert answer.kind is ErrorKind.BLOCKED_ADDRESS
        assert not server.asked

    def test_that_refuses_is_named(self, server: FeedServer) -> None:
        server.routes["news.example:443"] = Reply(status=407)

        answer = failure(
            sent(server, url="https://news.example/", environ={"https_proxy": server.url("/")})
        )

        assert (answer.kind, answer.status) == (ErrorKind.HTTP_STATUS, 407)
        assert "proxy" in answer.message

    @pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "http://x:99999"])
    def test_of_another_kind_is_named(self, server: FeedServer, proxy: str) -> None:
        answer = failure(sent(server, url="http://news.example/", environ={"ALL_PROXY": proxy}))

        assert answer.kind is ErrorKind.CONNECT
        assert "proxy" in answer.message


class TestManyRequests:
    def test_are_answered_in_their_order(self, server: FeedServer) -> None:
        names = [f"/{n}" for n in range(40)]
        server.routes |= {name: Reply(name) for name in names}

        with Web(limits(server, per_host=8), {}) as web:
            answers = list(web.send([Request(name, server.url(name)) for name in names]))

        assert sorted(answer.feed for answer in answers) == sorted(names)
        assert all(a.body.decode() == a.feed for a in answers if isinstance(a, Fetched))

    def test_of_none_are_none(self, server: FeedServer) -> None:
        with Web(limits(server), {}) as web:
            assert not list(web.send([]))

    def test_are_few_at_once_on_one_host(self, server: FeedServer) -> None:
        server.routes["/slow"] = slowly
        with Web(limits(server, per_host=2, total_seconds=20), {}) as web:
            list(web.send([Request(str(n), server.url("/slow")) for n in range(12)]))

        assert server.most_at_once == 2

    def test_are_few_at_once_where_redirects_lead(self, server: FeedServer) -> None:
        with FeedServer({"/slow": slowly}) as hub:
            server.routes["/a"] = redirect(hub.url("/slow"))
            others = [FeedServer({"/a": redirect(hub.url("/slow"))}) for _ in range(4)]
            for other in others:
                other.__enter__()
            bounds = FetchLimits(
                per_host=1, allow_hosts=(hub.place, *(other.place for other in others))
            )
            with Web(bounds, {}) as web:
                answers = list(web.send([Request(o.place, o.url("/a")) for o in others]))
            for other in others:
                other.__exit__(None, None, None)

            assert all(isinstance(answer, Fetched) for answer in answers)
            assert hub.most_at_once == 1

    def test_do_not_wait_for_a_host_that_is_slow(self, server: FeedServer) -> None:
        with FeedServer({"/hang": Reply(manner="hang")}) as slow:
            bounds = FetchLimits(
                read_seconds=0.5, total_seconds=0.5, concurrency=2, per_host=1,
                allow_hosts=(server.place, slow.place),
            )  # fmt: skip
            requests = [Request("slow", slow.url("/hang")) for _ in range(3)]
            requests += [Request("good", server.url("/feed")) for _ in range(5)]
            with Web(bounds, {}) as web:
                order = [answer.feed for answer in web.send(requests)]

        assert order[:5] == ["good"] * 5

    def test_with_a_surprise_among_them_are_answered_all_the_same(
        self, server: FeedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def surprised(_self: Web, request: Request, _known: object) -> Response:
            if request.feed == "odd":
                raise ZeroDivisionError
            return Unchanged(request.feed)

        monkeypatch.setattr(Web, "_fetch", surprised)
        with Web(limits(server), {}) as web:
            answers = web.send([Request("odd", "http://a/"), Request("good", "http://b/")])
            good, odd = sorted(answers, key=lambda answer: answer.feed)

        assert failure(odd).kind is ErrorKind.PROTOCOL
        assert "ZeroDivisionError" in failure(odd).message
        assert good == Unchanged("good")

    def test_stop_when_the_caller_does(self, server: FeedServer) -> None:
        def give_up(web: Web) -> None:
            for _ in web.send([Request(str(n), server.url("/feed")) for n in range(50)]):
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt), Web(limits(server, per_host=1), {}) as web:
            give_up(web)

        assert len(server.asked) < 10

    def test_are_not_far_ahead_of_who_takes_the_answers(self, server: FeedServer) -> None:
        requests = [Request(str(n), server.url("/feed")) for n in range(50)]
        with Web(limits(server, per_host=2, concurrency=2), {}) as web:
            for taken, _ in enumerate(web.send(requests), start=1):
                assert len(server.asked) <= taken + 2
