"""Where the tool may connect: addresses of feeds, and the networks that are nobody's business.

A feed, or a redirect, that names a machine on the inside (a router, a cloud's metadata
service) must not make the tool ask it.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, unquote, urlsplit

IpAddress = IPv4Address | IPv6Address

# Python's `is_global` takes these for public: relays that lead to IPv4 addresses of any
# kind, networks given up, and networks for documentation.
_NEVER = tuple(
    ip_network(network)
    for network in (
        "192.88.99.0/24", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16",
        "3fff::/20", "fec0::/10",
    )
)  # fmt: skip

_PORTS = {"http": 80, "https": 443}
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\]")
_HOST = re.compile(r"[a-z0-9._-]*")
_KEPT = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked, taken apart once so that nobody reads it differently."""

    scheme: str  # "http" or "https"
    host: str  # lower case ASCII; an IPv6 address without brackets
    port: int
    path: str  # path and query as they go over the wire
    user: tuple[str, str] | None = None  # name and password that stood in the address

    @property
    def place(self) -> str:
        """`host:port`, as in `allow_hosts`; IPv6 in brackets."""
        return f"{_bracketed(self.host)}:{self.port}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """What must be the same for credentials to be sent."""
        return self.scheme, self.host, self.port

    @property
    def url(self) -> str:
        """The address without user, password and fragment."""
        host = _bracketed(self.host)
        place = host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"
        return f"{self.scheme}://{place}{self.path}"


@dataclass(frozen=True, slots=True)
class BadUrl:
    """What is wrong with an address, as the end of a sentence; nothing secret is in it."""

    what: str


def check_url(url: str) -> Target | BadUrl:
    """Return the parts of a feed's address, or why it cannot be asked. Nothing is resolved."""
    url = url.strip(" ").replace(" ", "%20")
    if _FORBIDDEN.search(url):
        return BadUrl("it holds a control character or a backslash")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = _plain_host(parts.hostname or "")
    except ValueError:
        return BadUrl("its host or port is not valid")
    if parts.scheme not in _PORTS:
        named = f'"{parts.scheme[:20]}:"' if parts.scheme else "an address without either"
        return BadUrl(f"only http and https can be fetched, not {named}")
    if not host:
        return BadUrl("it names no host")
    if port == 0:
        return BadUrl("its port must be 1 to 65535")
    path = quote(parts.path or "/", safe=_KEPT)
    if parts.query:
        path += "?" + quote(parts.query, safe=_KEPT)
    user = None
    if parts.username is not None:
        user = (unquote(parts.username), unquote(parts.password or ""))
    return Target(parts.scheme, host, port or _PORTS[parts.scheme], path, user)


def _plain_host(host: str) -> str:
    """Return a host as it is resolved: ASCII, no dot at its end; ValueError if it is none."""
    if ":" in host and "%" not in host:
        return str(IPv6Address(host))
    if not host.isascii():
        host = host.encode("idna").decode("ascii").lower()
    if not _HOST.fullmatch(host):
        raise ValueError
    return host.rstrip(".")


def is_public(address: IpAddress) -> bool:
    """Whether an address belongs to the public internet, with what it may hide unwrapped."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return (
        address.is_global
        and not address.is_multicast
        and not any(address in network for network in _NEVER)
    )


def may_connect(host: str, address: IpAddress, port: int, allowed: frozenset[str]) -> bool:
    """Whether `address`, which `host` resolved to, may be dialled at `port`.

    Args:
        host: the name as it stands in the URL, lower case.
        address: where the connection would really go.
        port: where it would go on that machine.
        allowed: entries of `allow_hosts`, through `places`.
    """
    return (
        is_public(address)
        or f"{_bracketed(host)}:{port}" in allowed
        or f"{_bracketed(str(address))}:{port}" in allowed
    )


def places(allow_hosts: tuple[str, ...]) -> frozenset[str]:
    """Return `allow_hosts` in one spelling: lower case, IPv6 in brackets and shortened."""
    found = set()
    for entry in allow_hosts:
        host, _, port = entry.strip().lower().rpartition(":")
        host = host.strip("[]")
        if ":" in host:
            try:
                host = str(ip_address(host))
            except ValueError:
                continue
        found.add(f"{_bracketed(host)}:{port}")
    return frozenset(found)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
