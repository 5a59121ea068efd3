"""Which proxy, if any, the environment names for an address.

`HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` in either case, read as curl and Go
read them: the small letters win, this machine is never asked through a proxy, and under CGI
(`REQUEST_METHOD`) the capital `HTTP_PROXY` is what a visitor sent and is not believed.
"""

from collections.abc import Mapping
from ipaddress import ip_address, ip_network

from watchlist.web.addresses import Target


def proxy_for(target: Target, environ: Mapping[str, str]) -> str | None:
    """Return the address of the proxy to go through, or None to go straight there."""
    name = f"{target.scheme}_proxy"
    proxy = environ.get(name)
    if proxy is None and not (name == "http_proxy" and "REQUEST_METHOD" in environ):
        proxy = environ.get(name.upper())
    if proxy is None:
        proxy = environ.get("all_proxy", environ.get("ALL_PROXY", ""))
    if not proxy or _is_here(target.host):
        return None
    exempt = environ.get("no_proxy", environ.get("NO_PROXY", ""))
    if any(_matches(target, entry) for entry in exempt.lower().replace(",", " ").split()):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _is_here(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _matches(target: Target, entry: str) -> bool:
    """Whether an entry of NO_PROXY means a host: a name and all below it, or a network."""
    if entry == "*":
        return True
    if entry.count(":") == 1:
        entry, _, port = entry.partition(":")
        if port != str(target.port):
            return False
    try:
        return ip_address(target.host) in ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        name = entry.removeprefix("*").removeprefix(".")
        return target.host == name or target.host.endswith(f".{name}")
