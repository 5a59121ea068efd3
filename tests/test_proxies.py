"""Which proxy the environment names."""

import pytest

from watchlist.web.addresses import Target
from watchlist.web.proxies import proxy_for

NEWS = Target("http", "news.example", 80, "/")
SAFE = Target("https", "news.example", 443, "/")
ALL = {"http_proxy": "http://p:1", "https_proxy": "http://s:1", "all_proxy": "http://a:1"}


@pytest.mark.parametrize(
    ("target", "environ", "proxy"),
    [
        (NEWS, {}, None),
        (NEWS, ALL, "http://p:1"),
        (SAFE, ALL, "http://s:1"),
        (SAFE, {"HTTPS_PROXY": "s:1"}, "http://s:1"),
        (SAFE, {"ALL_PROXY": "http://a:1"}, "http://a:1"),
        (NEWS, {**ALL, "HTTP_PROXY": "http://other:1"}, "http://p:1"),
        (NEWS, {"HTTP_PROXY": "http://p:1"}, "http://p:1"),
        (NEWS, {"HTTP_PROXY": "http://p:1", "REQUEST_METHOD": "GET"}, None),
        (NEWS, {**ALL, "http_proxy": ""}, None),
        (NEWS, {**ALL, "no_proxy": "*"}, None),
        (NEWS, {**ALL, "NO_PROXY": "example"}, None),
        (NEWS, {**ALL, "no_proxy": "other, .news.example"}, None),
        (NEWS, {**ALL, "no_proxy": "news.example:80"}, None),
        (NEWS, {**ALL, "no_proxy": "news.example:81 ws.example"}, "http://p:1"),
        (Target("http", "10.1.2.3", 80, "/"), {**ALL, "no_proxy": "10.0.0.0/8"}, None),
        (Target("http", "10.1.2.3", 80, "/"), {**ALL, "no_proxy": "11.0.0.0/8"}, "http://p:1"),
        (Target("http", "fd00::1", 80, "/"), {**ALL, "no_proxy": "[fd00::1]"}, None),
        (Target("http", "localhost", 80, "/"), ALL, None),
        (Target("http", "a.localhost", 80, "/"), ALL, None),
        (Target("http", "127.0.0.1", 80, "/"), ALL, None),
        (Target("http", "::1", 80, "/"), ALL, None),
    ],
)
def test_the_environment_decides(
    target: Target, environ: dict[str, str], proxy: str | None
) -> None:
    assert proxy_for(target, environ) == proxy
