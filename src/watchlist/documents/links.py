"""Links out of feeds: which may be shown, and which are the same."""

import re
from ipaddress import IPv6Address
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

LONGEST_LINK = 2_048

_NOT_IN_A_LINK = re.compile(
    "[\x00-\x20\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_KEPT = "!#$%&'()*+,/:;=?@[]~"  # reserved characters, and % of what is encoded already
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|yclid|msclkid|mc_[ce]id|igshid|_ga|ocid|cmpid|at_\w+"
    r"|sid|session|sessionid|session_id|phpsessid|jsessionid",
    re.IGNORECASE,
)
_HOST = re.compile(r"[a-z0-9._-]+")
# What most links are: absolute, with nothing in them to be resolved, encoded or taken apart.
_HOST_AND_PATH = r"https?://(?P<host>[a-z0-9._-]+)(?P<path>/[\w.~!$%&'()*+,/:=@-]*)?"
_SAFE = re.compile(_HOST_AND_PATH + r"(?:\?[\w.~!$%&'()*+,/:;=?@-]+)?", re.ASCII)
_PAIR = r"[\w.~-]+=[\w.~-]*"
_USUAL = re.compile(rf"{_HOST_AND_PATH}(?:\?(?P<query>{_PAIR}(?:&{_PAIR})*))?", re.ASCII)
_PORTS = {"http": 80, "https": 443}


def safe_link(link: str, base: str) -> str | None:
    """Return the address that may be shown and followed, or None where there is none.

    Only http and https, absolute (resolved against `base`), without user and password,
    percent-encoded, the host in lower case ASCII, at most `LONGEST_LINK` characters.
    """
    link = link.strip()
    if not link or len(link) > LONGEST_LINK:
        return None
    if _SAFE.fullmatch(link):
        return link
    return _resolved(link, base)


def _resolved(link: str, base: str) -> str | None:
    try:
        parts = urlsplit(_NOT_IN_A_LINK.sub("", urljoin(base, link)))
        host = _host(parts.hostname or "")
        port = parts.port
    except ValueError:  # a broken IPv6 address, a port that is none, a host that is none
        return None
    if parts.scheme not in _PORTS or not host:
        return None
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    return urlunsplit((
        parts.scheme, place,
        quote(parts.path, safe=_KEPT), quote(parts.query, safe=_KEPT),
        quote(parts.fragment, safe=_KEPT),
    ))  # fmt: skip


def canonical(url: str) -> str:
    """Return what makes a link the same link: a key, not an address.

    Scheme, default port, fragment, trailing slash, tracking and session parameters do not
    count, nor the case of the host. A text that is no link is its own key.
    """
    if usual := _USUAL.fullmatch(url):
        host, path, query = usual["host"], (usual["path"] or "").rstrip("/"), usual["query"]
        pairs = query.split("&") if query else ()
        kept = "&".join(pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0]))
        return f"{host}{path}?{kept}" if kept else host + path
    return _taken_apart(url)


def _taken_apart(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or ""), parts.port
    except ValueError:
        return url
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    path = _PATH_SESSION.sub("", parts.path).rstrip("/")
    query = urlencode(
        [
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if not _TRACKING.fullmatch(name)
        ]
    )
    return f"{host}{path}{'?' + query if query else ''}"


def host_of(url: str) -> str:
    """Return the host of a link in lower case, without `www.`; "" where there is none."""
    if usual := _SAFE.fullmatch(url):
        return usual["host"].removeprefix("www.")
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _host(host: str) -> str:
    if ":" in host:
        return "" if "%" in host else f"[{IPv6Address(host)}]"
    host = (host if host.isascii() else host.encode("idna").decode("ascii")).lower()
    return host if _HOST.fullmatch(host) else ""
