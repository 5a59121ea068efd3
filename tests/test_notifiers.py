"""Channels: a real receiver on loopback, a real program."""

import json
import logging
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from make import config
from server import FeedServer, Reply
from test_message import DESK, notice
from watchlist.contract.upkeep import MessageTree
from watchlist.message import message
from watchlist.notice import Undelivered
from watchlist.notifiers import apprise, command
from watchlist.settings import Channel

MESSAGE: MessageTree = message(config(), DESK, [notice()], "1.0")
SECRET = "hunter2-hunter2"


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer({"/hook": Reply("", 200)}) as running:
        yield running


class TestApprise:
    def channel(self, server: FeedServer, path: str = "/hook") -> Channel:
        return Channel(id="desk", url=f"json://{server.place}{path}")

    def test_brings_the_message_to_a_service(self, server: FeedServer) -> None:
        assert apprise.deliver(self.channel(server), MESSAGE, {}) is None

        (asked,) = server.asked
        sent = json.loads(asked.body)
        assert (asked.method, asked.path) == ("POST", "/hook")
        assert sent["title"] == MESSAGE["subject"]
        assert sent["message"].strip() == MESSAGE["text"].strip()

    def test_puts_in_what_the_environment_has(self, server: FeedServer) -> None:
        channel = Channel(id="desk", url="json://${PLACE}/${TOKEN}")
        server.routes[f"/{SECRET}"] = Reply("", 200)

        assert apprise.deliver(channel, MESSAGE, {"PLACE": server.place, "TOKEN": SECRET}) is None
        assert server.asked[0].path.rstrip("/") == f"/{SECRET}"

    def test_without_what_the_environment_lacks_asks_nobody(self, server: FeedServer) -> None:
        channel = Channel(id="desk", url=f"json://{server.place}/${{TOKEN}}")

        failed = apprise.deliver(channel, MESSAGE, {"TOKEN": ""})

        assert failed
        assert failed.what == "the environment has no TOKEN"
        assert server.asked == []

    def test_tells_what_the_service_answered(self, server: FeedServer) -> None:
        failed = apprise.deliver(self.channel(server, "/none"), MESSAGE, {})

        assert failed
        assert failed.what == "the service answered HTTP 404"
        assert failed.hint

    def test_tells_that_nobody_answered(self) -> None:
        with FeedServer() as gone:
            channel = self.channel(gone)

        failed = apprise.deliver(channel, MESSAGE, {})
        assert failed
        assert failed.what == "the service gave no answer"

    @pytest.mark.parametrize("url", ["nonsense://somewhere", "slack://x"])
    def test_tells_that_an_address_is_none(self, url: str) -> None:
        failed = apprise.deliver(Channel(id="desk", url=url), MESSAGE, {})

        assert failed
        assert "does not know this kind of address" in failed.what

    def test_that_is_not_installed_says_how_to_install_it(
        self, server: FeedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "apprise", None)

        failed = apprise.deliver(self.channel(server), MESSAGE, {})
        assert failed == Undelivered("Apprise is not installed", apprise.INSTALL)
        assert server.asked == []

    @pytest.mark.parametrize("path", ["/hook", "/none"])
    def test_shows_no_secret_whatever_happens(
        self,
        server: FeedServer,
        path: str,
        caplog: pytest.LogCaptureFixture,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        caplog.set_level(logging.DEBUG)
        url = f"json://user:${{TOKEN}}@{server.place}{path}/${{TOKEN}}"

        failed = apprise.deliver(Channel(id="desk", url=url), MESSAGE, {"TOKEN": SECRET})

        assert SECRET not in caplog.text + str(failed) + "".join(capfd.readouterr())


def script(tmp_path: Path, body: str) -> Channel:
    path = tmp_path / "hook.py"
    path.write_text(f"#!{sys.executable}\nimport json, os, sys, time\n{body}\n", encoding="utf-8")
    path.chmod(stat.S_IRWXU)
    return Channel(id="desk", command=(str(path), "an argument", "$HOME; rm *"))


class TestCommand:
    def test_gets_the_message_as_json_and_its_arguments_as_they_are(self, tmp_path: Path) -> None:
        out = tmp_path / "out.json"
        body = f"json.dump([json.load(sys.stdin), sys.argv[1:]], open({str(out)!r}, 'w'))"

        assert command.deliver(script(tmp_path, body), MESSAGE, os.environ) is None
        assert json.loads(out.read_text()) == [MESSAGE, ["an argument", "$HOME; rm *"]]

    def test_need_not_read_it(self, tmp_path: Path) -> None:
        long: MessageTree = {**MESSAGE, "text": "x" * 1_000_000}

        assert command.deliver(script(tmp_path, "pass"), long, os.environ) is None

    def test_that_fails_says_how_and_its_last_words(self, tmp_path: Path) -> None:
        body = "sys.stderr.write('first\\n\\x1b[31mno route to \\x07pager\\n'); sys.exit(3)"
        channel = script(tmp_path, body)

        failed = command.deliver(channel, MESSAGE, os.environ)

        assert failed
        assert failed.what.startswith(f"{channel.command[0]} ended with 3: ")
        assert failed.what.endswith("no route to pager")

    def test_that_is_killed_says_so(self, tmp_path: Path) -> None:
        failed = command.deliver(script(tmp_path, "os.kill(os.getpid(), 9)"), MESSAGE, os.environ)

        assert failed
        assert failed.what.endswith("was ended by signal 9")

    def test_that_is_not_there_says_so(self, tmp_path: Path) -> None:
        gone = Channel(id="desk", command=(str(tmp_path / "none"),))

        failed = command.deliver(gone, MESSAGE, os.environ)

        assert failed
        assert failed.what.endswith("cannot be run: No such file or directory")
        assert failed.hint

    def test_that_hangs_is_ended_with_all_that_it_started(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(command, "PATIENCE_SECONDS", 0.5)
        body = "os.fork()\ntime.sleep(60)"

        failed = command.deliver(script(tmp_path, body), MESSAGE, os.environ)

        assert failed
        assert "did not end within" in failed.what
        for _ in range(100):  # what was ended takes a moment to be gone
            if not (running := running_from(tmp_path)):
                break
            time.sleep(0.02)
        assert running == []

    def test_may_leave_something_in_the_background(self, tmp_path: Path) -> None:
        done = tmp_path / "done"
        body = f"if os.fork() == 0:\n    time.sleep(0.3)\n    open({str(done)!r}, 'w').close()"

        assert command.deliver(script(tmp_path, body), MESSAGE, os.environ) is None
        for _ in range(200):
            if done.exists():
                break
            time.sleep(0.02)
        assert done.exists()

    def test_shows_no_secret_of_the_environment(self, tmp_path: Path) -> None:
        body = "sys.stderr.write('refused: ' + os.environ['TOKEN']); sys.exit(1)"

        failed = command.deliver(script(tmp_path, body), MESSAGE, {**os.environ, "TOKEN": SECRET})

        assert failed
        assert failed.what.endswith("ended with 1: refused: ${TOKEN}")


def running_from(folder: Path) -> list[Path]:
    """The processes that were started from a folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has just ended
            if str(folder).encode() in path.read_bytes():
                found.append(path)
    return found
