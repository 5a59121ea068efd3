"""Messages to a program of the user's own: JSON on its standard input, no shell."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from typing import IO

from watchlist.contract.upkeep import MessageTree
from watchlist.documents.clean import clean
from watchlist.notice import Undelivered
from watchlist.plain import to_json
from watchlist.settings import Channel
from watchlist.web.credentials import Secrets

PATIENCE_SECONDS = 30
_LONGEST = 200
_SHORTEST_SECRET = 6  # characters


def deliver(
    channel: Channel, message: MessageTree, environ: Mapping[str, str]
) -> Undelivered | None:
    """Run a channel's command with a message; return why it did not take it."""
    name = channel.command[0]
    # A file and not a pipe: what the command leaves running in the background may hold on to it.
    with tempfile.TemporaryFile() as said:
        try:
            code = _run(channel.command, (to_json(message) + "\n").encode(), environ, said)
        except OSError as error:
            return Undelivered(
                f"{name} cannot be run: {error.strerror}",
                "name a program by its whole path, and make it executable",
            )
        except subprocess.TimeoutExpired:
            return Undelivered(
                f"{name} did not end within {PATIENCE_SECONDS} s and was ended",
                "what takes long belongs into the background",
            )
        if code == 0:
            return None
        how = f"ended with {code}" if code > 0 else f"was ended by signal {-code}"
        return Undelivered(f"{name} {how}{_last_line(said, environ)}")


def _run(
    command: tuple[str, ...], message: bytes, environ: Mapping[str, str], said: IO[bytes]
) -> int:
    process = subprocess.Popen(  # noqa: S603  the configuration's own command, without a shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,  # stdout holds the result of the run alone
        stderr=said,
        env=dict(environ),
        start_new_session=True,  # so that what it starts can be ended with it
    )
    try:
        process.communicate(message, PATIENCE_SECONDS)
    except BaseException:  # ^C and SIGTERM, too: nothing of it may go on
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    return process.returncode


def _last_line(said: IO[bytes], environ: Mapping[str, str]) -> str:
    """Return what the command wrote last on its standard error; no value of the environment."""
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    values = [(name, text) for name, text in environ.items() if len(text) >= _SHORTEST_SECRET]
    known = Secrets(tuple(sorted(values, key=lambda pair: (-len(pair[1]), pair[0]))))
    return f": {clean(known.hidden_in(lines[-1]), _LONGEST)}" if lines else ""
