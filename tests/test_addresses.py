"""Where the tool may connect."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.web.addresses import BadUrl, Target, check_url, is_public, may_connect, places


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("http://news.example", Target("http", "news.example", 80, "/")),
        ("HTTPS://News.Example:8443/a?b=c#d", Target("https", "news.example", 8443, "/a?b=c")),
        ("http://news.example./", Target("http", "news.example", 80, "/")),
        (" http://x/a b ", Target("http", "x", 80, "/a%20b")),
        ("http://x/북한?q=러%20", Target("http", "x", 80, "/%EB%B6%81%ED%95%9C?q=%EB%9F%AC%20")),
        ("http://뉴스.example/", Target("http", "xn--vg1b002a.example", 80, "/")),
        ("http://127。0。0。1/", Target("http", "127.0.0.1", 80, "/")),
        ("http://me:p%40ss@x/", Target("http", "x", 80, "/", ("me", "p@ss"))),
        ("http://me@x/", Target("http", "x", 80, "/", ("me", ""))),
        ("http://[::1]:81/", Target("http", "::1", 81, "/")),
    ],
)
def test_an_address_is_taken_apart(url: str, target: Target) -> None:
    assert check_url(url) == target


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("file:///etc/passwd", 'not "file:"'), ("news.example/feed", "without either"),
        ("http:///x", "no host"), ("http://x:99999/", "port"), ("http://x:0/", "1 to 65535"),
        ("http://x:a/", "port"), ("http://[nope/", "host"), ("http://x\r\nX-Y: 1", "control"),
        ("http://a\\@b/", "backslash"), ("http://a\u2100b/", "host"), ("http://a\xb4b/", "host"),
        ("http://[fe80::1%25lo]/", "host"), ("http://[::1.2]/", "host"),
        ("", "without either"),
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_asked_says_why(url: str, says: str) -> None:
    bad = check_url(url)

    assert isinstance(bad, BadUrl)
    assert says in bad.what


@given(st.text())
def test_any_text_is_an_address_or_is_not(text: str) -> None:
    for url in (text, f"http://{text}", f"http://news.example/{text}"):
        found = check_url(url)
        if isinstance(found, Target):
            assert found.url.isascii()
            assert found.url.isprintable()
            assert " " not in found.url


def test_the_place_and_the_address_of_a_target_are_spelled_one_way() -> None:
    ordinary = Target("https", "x", 443, "/a", ("me", "secret"))
    odd = Target("http", "::1", 81, "/")

    assert (ordinary.place, ordinary.url) == ("x:443", "https://x/a")
    assert (odd.place, odd.url) == ("[::1]:81", "http://[::1]:81/")
    assert ordinary.origin == ("https", "x", 443)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1", "198.18.0.1",
        "::", "::1", "::127.0.0.1", "::ffff:10.0.0.1", "::ffff:192.88.99.1", "fe80::1", "fc00::1",
        "fd00:ec2::254",
        "fec0::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2001::1", "2001:db8::1",
        "2002:7f00:1::", "3fff::1",
    ],
)  # fmt: skip
def test_the_inside_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_a_place_is_allowed_by_name_or_by_address_and_only_at_its_port() -> None:
    allowed = places(("Intranet.example:80", " 127.0.0.1:8123", "[::1]:81", "0:0:0::1:82", "::x:1"))
    inside = ip_address("10.0.0.1")

    assert allowed == {"intranet.example:80", "127.0.0.1:8123", "[::1]:81", "[::1]:82"}
    assert may_connect("intranet.example", inside, 80, allowed)
    assert may_connect("any.example", ip_address("127.0.0.1"), 8123, allowed)
    assert may_connect("::1", ip_address("::1"), 82, allowed)
    assert may_connect("news.example", ip_address("8.8.8.8"), 80, allowed)
    assert not may_connect("intranet.example", inside, 81, allowed)
    assert not may_connect("other.example", inside, 80, allowed)
