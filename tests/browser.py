"""A headless Chromium, spoken to through a pipe in the DevTools protocol: no driver is needed.

Source: https://chromedevtools.github.io/devtools-protocol/
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import Any

SECONDS = 60.0
"""After which a browser that does not answer has failed."""

LAUNCH = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
for end, wanted in zip(ends, (3, 4)):  # which the browser reads from and writes to
    os.dup2(end, wanted)
os.execv(sys.argv[3], sys.argv[3:])
"""

Facts = dict[str, Any]


def found() -> str | None:
    """Return where Chromium is; None where there is none."""
    named = os.environ.get("WATCHLIST_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


class Browser:
    """A browser with one page; `events` holds what it told of, oldest first."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._number = 0
        self._rest = b""
        self.events: list[Facts] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    _session: str = ""

    def call(self, method: str, **parameters: object) -> Facts:
        """Ask for something and return the answer; what is told meanwhile goes to `events`."""
        self._number += 1
        message: Facts = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, told
                result: Facts = told["result"]
                return result
            self.events.append(told)

    def wait(self, method: str) -> None:
        """Wait until something is told that was not told before this page was opened."""
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self._next())

    def _next(self) -> Facts:
        until = time.monotonic() + SECONDS
        while b"\0" not in self._rest:
            left = max(0.0, until - time.monotonic())
            assert select([self._answers], [], [], left)[0], "the browser does not answer"
            read = os.read(self._answers, 1 << 16)
            assert read, "the browser has ended"
            self._rest += read
        message, self._rest = self._rest.split(b"\0", 1)
        told: Facts = json.loads(message)
        return told

    def open(self, page: Path, width: int, scheme: str = "light", *, script: bool = True) -> None:
        """Open a page on a screen of so many pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                  deviceScaleFactor=1, mobile=width < 500)  # fmt: skip
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": scheme}])  # fmt: skip
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.events.clear()
        self.call("Page.navigate", url=page.as_uri())
        self.wait("Page.loadEventFired")

    def evaluate(self, code: str) -> Any:  # noqa: ANN401  whatever the page answers
        """Return what a piece of JavaScript comes to on the page."""
        answer = self.call("Runtime.evaluate", expression=code, returnByValue=True,
                           awaitPromise=True)  # fmt: skip
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def told(self, *methods: str) -> list[Facts]:
        """What the browser told of since the page was opened, of these kinds."""
        return [event["params"] for event in self.events if event.get("method") in methods]


@contextmanager
def browser(program: str, folder: Path) -> Iterator[Browser]:
    """A browser that keeps its things in a folder, and ends with the block."""
    commands_in, commands_out = os.pipe()
    answers_in, answers_out = os.pipe()
    process = subprocess.Popen(  # noqa: S603  a program that was found, and our own words
        [sys.executable, "-c", LAUNCH, str(commands_in), str(answers_out),
         program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
         "--no-first-run", "--disable-background-networking", "--remote-debugging-pipe",
         f"--user-data-dir={folder}"],
        pass_fds=(commands_in, answers_out), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(commands_in)
    os.close(answers_out)
    try:
        yield Browser(commands_out, answers_in)
    finally:
        os.close(commands_out)
        os.close(answers_in)
        process.terminate()
        process.wait(timeout=SECONDS)
