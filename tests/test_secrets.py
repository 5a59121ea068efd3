"""A secret of the environment is used, and then nowhere: not printed, not logged, not stored."""

import stat
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest

from catalogue import say
from make import GRAIN
from server import Asked, FeedServer, Reply, Route, rss
from watchlist.commands.options import Format

PASSWORD = "hunter2&Tr0ub4dor"
KEY = "k3y-0f-th3-desk"
TOKEN = "t0ken-in-a-header"
SPELLINGS = (PASSWORD, quote(PASSWORD), escape(PASSWORD), KEY, TOKEN)
COMMANDS = (
    ("check", "--force"), ("status",), ("show", "blockade"), ("feeds",), ("export",), ("lint",),
    ("history",), ("doctor",), ("explain", "--text", "Wheat port under blockade"),
)  # fmt: skip


def whole(asked: Asked) -> Reply:
    assert asked.headers["authorization"].startswith(("Basic ", f"Bearer {TOKEN}"))
    return Reply(rss("Wheat port of Odesa under blockade"))


def echoed(asked: Asked) -> Reply:
    """A server that throws back all that it was told, where it will be shown."""
    return Reply(status=301, headers=(("Location", f"ftp://elsewhere/{asked.target}"),))


def page(asked: Asked) -> Reply:
    return Reply(f"<html><title>No {asked.target} {asked.headers.get('x-token')}</title></html>")


ROUTES: dict[str, Route] = {
    "/basic": whole, "/bearer": whole, "/echoed": echoed, "/page": page,
    "/moved": lambda asked: Reply(
        status=301, headers=(("Location", asked.target.replace("/moved", "/open")),)
    ),
    "/open": Reply(rss("Rain")), "/broken": Reply(manner="half"), "/refused": Reply(status=403),
}  # fmt: skip


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    for name, value in (("PASSWORD", PASSWORD), ("KEY", KEY), ("TOKEN", TOKEN)):
        monkeypatch.setenv(name, value)
    with FeedServer(dict(ROUTES)) as server:
        names = [path.removeprefix("/") for path in ROUTES]
        feeds = "".join(
            f'[[feeds]]\nid = "{name}"\nurl = "{server.url("/" + name)}?key=${{KEY}}"\n'
            'headers = { X-Token = "${TOKEN}", Authorization = "Bearer ${TOKEN}" }\n'
            for name in names
            if name != "basic"
        )
        basic = server.url("/basic").replace("http://", "http://desk:${PASSWORD}@")
        text = GRAIN.replace("https://wire.example/rss", basic).replace('"wire-*"', '"*"')
        file = tmp_path / "f.toml"
        file.write_text(f'{text}{feeds}[fetch]\nallow_hosts = ["{server.place}"]\n')
        file.chmod(0o600)
        yield ["--config", file, "--db", tmp_path / "folder" / "f.db"], server


@pytest.mark.parametrize("verbosity", ["", "-v", "-vv"])
def test_no_secret_is_shown_or_stored(
    verbosity: str, options: tuple[list[object], FeedServer], tmp_path: Path
) -> None:
    given, server = options
    said = ""
    for command in COMMANDS:
        where = given[:2] if command[0] in ("lint", "explain") else given
        more = [verbosity] if verbosity and command[0] != "lint" else []
        one = say(*command, *where, *more)
        said += one.out + one.err
        assert "Traceback" not in one.err, one.err
    for style in Format:
        said += say("feeds", *given, "--format", style).out
    said += "".join(map(str, say("feeds", "try", server.url("/page?key=${KEY}"), *given[:2]).out))

    kept = b"".join(f.read_bytes() for f in tmp_path.rglob("*") if f.is_file())
    for spelling in SPELLINGS:
        assert spelling not in said
        assert spelling.encode() not in kept
    assert any(KEY in asked.target for asked in server.asked), "it was used"
    for file in (tmp_path / "folder").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert stat.S_IMODE((tmp_path / "folder").stat().st_mode) == 0o700
