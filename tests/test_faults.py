"""Each class of fault, from a server of our own: named for what it is, and no neighbour's harm.

All of them are feeds of one configuration, asked in one run of `check`; what `feeds` and `export`
say of them is held against the table, and every format of the output is scanned.
"""

import gzip
import zlib
from collections import defaultdict
from dataclasses import dataclass

import pytest

from catalogue import Guard, Seen, configured, look, say
from scanner import found_in
from server import FeedServer, Reply, Route, redirect, rss
from watchlist.commands.options import Format

ANY = "Entry"
GOOD = rss(ANY, "Entry two")
BODY = GOOD.encode()
PLAIN = (("Content-Type", "application/xml"),)
JSON = (("Content-Type", "application/feed+json"),)
CYRILLIC = "Север"
HTML = (("Content-Type", "text/html"),)
LIMIT = 1_000_000  # bytes of a document, here


@dataclass(frozen=True, slots=True)
class Fault:
    """What is served (or the address itself), and what is to come of it."""

    served: Route | str
    error: str | None = None
    warnings: frozenset[str] = frozenset()
    titles: tuple[str, ...] | None = None  # that are stored; None: whatever can be


def fails(error: str, served: Route | str) -> Fault:
    return Fault(served, error, titles=())


def warns(served: Route, *warnings: str, titles: tuple[str, ...] | None = None) -> Fault:
    return Fault(served, None, frozenset(warnings), titles)


def packed(body: bytes, coding: str) -> Reply:
    return Reply(body, headers=(("Content-Encoding", coding), *PLAIN))


def item(inner: str) -> str:
    return f'<rss version="2.0"><channel><title>N</title><item>{inner}</item></channel></rss>'


def dated(date: str) -> Reply:
    return Reply(item(f"<title>{ANY}</title><guid>1</guid><pubDate>{date}</pubDate>"))


LAUGHS = (
    "<!DOCTYPE rss ["
    '<!ENTITY l0 "Entry entry">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
    + item("<title>&l9;</title><guid>1</guid>")
)
BOTH = (ANY, "Entry two")

FAULTS: dict[str, dict[str, Fault]] = {
    "healthy": {
        "rss": Fault(Reply(GOOD), titles=BOTH),
        "json feed": Fault(
            Reply('{"version":"https://jsonfeed.org/version/1.1","title":"N","items":'
                  '[{"id":"1","title":"Entry","date_published":"2026-01-15T12:00:00Z"}]}',
                  headers=JSON), titles=(ANY,)),
        "no item": warns(Reply(item("").replace("<item></item>", "")), "empty_feed", titles=()),
    },
    "network": {
        "closed": fails("protocol", Reply(manner="close")),
        "reset": fails("protocol", Reply(manner="reset")),
        "never": fails("timeout", Reply(GOOD, manner="hang")),
        "a byte now and then": fails("timeout", Reply(GOOD, manner="drip")),
        "half": fails("protocol", Reply(GOOD, manner="half")),
        "no status": fails("protocol", Reply(raw=b"NONSENSE\r\n\r\n")),
        "endless header": fails("protocol", Reply(raw=b"HTTP/1.1 200 OK\r\nX: " + b"x" * 500_000)),
        "refused": fails("connect", "http://127.0.0.1:1/feed"),
        "no such name": fails("dns", "http://nobody.invalid/feed"),
    },
    "ssrf": {
        "metadata": fails("blocked_address", "http://169.254.169.254/feed"),
        "private": fails("blocked_address", "http://10.0.0.1/feed"),
        "mapped": fails("blocked_address", "http://[::ffff:127.0.0.1]:9/feed"),
        "another port": fails("blocked_address", "http://127.0.0.1:9/feed"),
    },
    "http": {
        "not found": fails("http_status", Reply(HTML_PAGE := "<html>no</html>", 404)),
        "gone": fails("http_status", Reply("", 410)),
        "trouble": fails("http_status", Reply("", 503)),
        "too many": fails("rate_limited", Reply("", 429, (("Retry-After", "120"),))),
        "unchanged for nobody": fails("protocol", Reply(status=304)),
    },
    "redirect": {
        "moved for good": warns(redirect("/healthy/rss", 301), "permanent_redirect", titles=BOTH),
        "for now": Fault(redirect("/healthy/rss"), titles=BOTH),
        "in circles": fails("redirect", redirect("/redirect/in circles".replace(" ", "%20"))),
        "to a file": fails("redirect", redirect("file:///etc/passwd")),
        "nowhere": fails("redirect", Reply(status=302)),
        "inside": fails("blocked_address", redirect("http://192.168.0.1/")),
    },
    "coding": {
        "gzip": Fault(packed(gzip.compress(BODY), "gzip"), titles=BOTH),
        "cut": warns(packed(gzip.compress(BODY, 0)[:-60], "gzip"), "truncated"),
        "not packed": warns(packed(BODY, "gzip"), "compression", titles=BOTH),
        "bomb": fails("too_large", packed(gzip.compress(b" " * 50 * LIMIT), "gzip")),
        "deflate bomb": fails("too_large", packed(zlib.compress(b" " * 50 * LIMIT), "deflate")),
        "unknown": fails("encoding", packed(b"\x01\x02\x03", "br")),
    },
    "charset": {
        "windows-1251": Fault(
            Reply(("<?xml version='1.0' encoding='windows-1251'?>"
                   + item(f"<title>{CYRILLIC}</title><guid>1</guid>")).encode("cp1251"),
                  headers=PLAIN),
            titles=(CYRILLIC,)),
        "utf-16": Fault(
            Reply(item(f"<title>{CYRILLIC}</title><guid>1</guid>").encode("utf-16"),
                  headers=PLAIN),
            titles=(CYRILLIC,)),
        "a bad byte": warns(
            Reply(item("<title>Entry \xff</title><guid>1</guid>").encode("latin-1"),
                  headers=PLAIN), "encoding"),
    },
    "notfeed": {
        "page": fails("not_a_feed", Reply("<!doctype html><html><title>Hi</title></html>",
                                          headers=HTML)),
        "challenge": fails("challenge", Reply(
            "<html><title>Just a moment...</title><script>cf_chl_opt={}</script></html>",
            headers=HTML)),
        "nothing": fails("empty", Reply("")),
        "an error in JSON": fails("not_a_feed", Reply('{"error": "no such feed"}', headers=JSON)),
        "a picture": fails("not_a_feed", Reply(b"\x89PNG\r\n\x1a\n" + bytes(99))),
    },
    "xml": {
        "cut": warns(Reply(GOOD[:-40]), "truncated"),
        "ampersand": warns(
            Reply(item("<title>Entry & more</title><guid>1</guid>")), "malformed",
            titles=("Entry & more",)),
        "control characters": warns(
            Reply(item("<title>En\x08try</title><guid>1</guid>")), "malformed", titles=(ANY,)),
        "laughs": warns(Reply(LAUGHS), "entities"),
        "outside": warns(
            Reply('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                  + item("<title>Entry &x;</title><guid>1</guid>")), "entities"),
    },
    "size": {
        "too large": fails("too_large", Reply(GOOD + " " * LIMIT)),
        "announced": fails("too_large", Reply(GOOD, headers=(("Content-Length", "9" * 12),))),
        "long title": warns(
            Reply(item(f"<title>{'entry ' * 50_000}</title><guid>1</guid>")), "title_truncated"),
        "many items": warns(Reply(rss(*(f"Entry {n}" for n in range(9)))), "items_capped"),
    },
    "json": {
        "cut": fails("parse", Reply('{"version":"https://jsonfeed.org/version/1.1","items":[{',
                                    headers=JSON)),
        "half a pair": Fault(
            Reply('{"version":"https://jsonfeed.org/version/1","items":'
                  '[{"id":"1","title":"Entry \\ud800"}]}', headers=JSON)),
    },
    "fields": {
        "no id": Fault(Reply(item(f"<title>{ANY}</title>")), titles=(ANY,)),
        "one id for all": warns(
            Reply(rss("Entry", "Other").replace("news.example/1<", "news.example/0<")),
            "duplicate_ids"),
        "nothing": warns(Reply(item("")), "malformed", titles=()),
    },
    "dates": {
        "none": warns(Reply(item(f"<title>{ANY}</title><guid>1</guid>")), "no_dates"),
        "ahead": warns(dated("Thu, 15 Jan 2099 12:00:00 GMT"), "future_dates"),
        "no date": warns(dated("the day before"), "bad_dates"),
    },
    "inject": {
        "escape": Fault(Reply(item("<title>Entry &#27;[31m\x9b</title><guid>1</guid>"))),
        "direction": Fault(Reply(item("<title>Entry \u202egnp.exe</title><guid>1</guid>"))),
        "markup": Fault(
            Reply(item("<title>[red]Entry[/red] &lt;script&gt;alert(1)&lt;/script&gt;</title>"
                       "<guid>1</guid><link>javascript:alert(1)</link>"))),
        "formula": Fault(Reply(item("<title>=cmd|entry</title><guid>1</guid>"))),
        "lines": Fault(Reply(item("<title>Entry\n\n2026 INFO done</title><guid>1</guid>"))),
    },
}  # fmt: skip
"""By class, then by what is wrong."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of all faults in one run."""

    seen: Seen
    printed: tuple[tuple[str, str, str], ...]  # command, format, text
    tried: tuple[str, ...]  # addresses that something tried to reach


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("faults")
    guard = Guard()
    with FeedServer() as server, pytest.MonkeyPatch.context() as patch:
        guard.put_up(patch)
        urls = {}
        for name, fault in named().items():
            path = "/" + name.replace(" ", "%20")
            urls[name_of(name)] = (
                fault.served if isinstance(fault.served, str) else server.url(path)
            )
            if not isinstance(fault.served, str):
                server.routes[path] = fault.served
        file = folder / "faults.toml"
        limits = (
            f"[fetch]\nconnect_seconds = 1\nread_seconds = 1\ntotal_seconds = 2\nmax_items = 8\n"
            f"max_bytes = {LIMIT}\nconcurrency = 24\nper_host = 24\n"
            f'allow_hosts = ["{server.place}", "127.0.0.1:1"]\n'
        )
        file.write_text(configured(urls, limits), encoding="utf-8")
        options = ["--config", file, "--db", folder / "faults.db"]
        seen = look(options)
        printed = [
            (command[0], style.value, say(*command, *options, "--format", style).out)
            for style in Format
            for command in (["status"], ["show", "anything"], ["feeds"])
        ]
        printed += [
            ("report", style, say("report", *options, "--format", style, "-o", "-").out)
            for style in ("html", "markdown", "json")
        ]
    return Ran(seen, tuple(printed), tuple(guard.tried))


def named() -> dict[str, Fault]:
    return {
        f"{kind}/{name}": each for kind, several in FAULTS.items() for name, each in several.items()
    }


def name_of(fault: str) -> str:
    return fault.replace("/", "-").replace(" ", "-").lower()


@pytest.mark.parametrize("name", named())
def test_each_is_named_for_what_it_is(ran: Ran, name: str) -> None:
    fault = named()[name]
    row = ran.seen.feeds[name_of(name)]
    titles = [one["title"] for one in ran.seen.items[name_of(name)]]

    assert row["error"] == fault.error, row["message"]
    assert fault.warnings <= set(row["warnings"])
    assert fault.titles is None or sorted(titles) == sorted(fault.titles)
    assert row["sentence"]
    if fault.error is None and "empty_feed" not in fault.warnings and fault.titles != ():
        assert titles


def test_every_class_of_fault_is_served() -> None:
    assert set(FAULTS) == {
        "healthy", "network", "ssrf", "http", "redirect", "coding", "charset", "notfeed", "xml",
        "size", "json", "fields", "dates", "inject",
    }  # fmt: skip


def test_no_traceback_and_nothing_unclean_is_printed(ran: Ran) -> None:
    unclean = defaultdict(list)
    assert len([text for _, _, text in ran.printed if ANY in text or "faults" in text]) > 5
    for command, style, text in ran.printed:
        for what in found_in(style, text):
            unclean[f"{command} {style}"].append(what)
    for command, said in ran.seen.said.items():
        assert "Traceback" not in said.err
        for what in found_in(command.partition(".")[2], said.out) + found_in("", said.err):
            unclean[command].append(what)

    assert not unclean
    assert not ran.tried
    assert ran.seen.check.code in (0, 3)
