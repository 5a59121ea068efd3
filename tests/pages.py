"""Runs a page of `docs/` as a reader would: files saved, commands called, output compared.

A page speaks to its reader in a few fixed forms, above a block:

    Save as `FILE`:            the block is the file
    Add to `FILE`:             the block goes to its end
    Below `KEY` in `FILE`:     the block goes below the line that begins with the key
    <!-- not run: why -->      nothing is done

A block of `sh` is called line by line; `# ends with N` names an exit code that is not 0. A block
of `text` below it is what it printed, results first and messages after them.
"""

import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from watchlist.commands import run

Printed = Callable[[], tuple[str, str]]
"""Gives what was written to stdout and stderr since it was last asked."""

TIMED = ("status", "show", "history", "feeds", "mute", "unmute", "report", "doctor", "import")

_BLOCK = re.compile(
    r"(?P<above>[^\n]*)\n+```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
_SAVE = re.compile(r"Save (?:this |it )?as `(?P<file>[^`]+)`:$")
_ADD = re.compile(r"[Aa]dd (?:this )?to `(?P<file>[^`]+)`:$")
_BELOW = re.compile(r"[Bb]elow `(?P<key>\w+)` in `(?P<file>[^`]+)`.*:$")
_ENDS = re.compile(r"# ends with (\d+)$")
_CUT = "…\n"  # a line of its own: the page leaves some lines out


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block and the line above it."""

    above: str
    kind: str
    body: str


def blocks(page: str) -> Iterator[Block]:
    for found in _BLOCK.finditer(page):
        yield Block(found["above"].strip(), found["kind"], found["body"])


@dataclass
class Reader:
    """Who follows a page in a folder, at a time of its own where `at` says one."""

    folder: Path
    printed: Printed
    at: str = ""
    called: list[str] = field(default_factory=list)
    last: str = ""

    def follow(self, page: str) -> None:
        for block in blocks(page):
            if block.above.startswith("<!-- not run: "):
                continue
            match block.kind:
                case "sh":
                    self.last = "".join(map(self.call, block.body.splitlines()))
                case "text":
                    assert agrees(block.body, self.last), f"\n{self.last}\nis not\n{block.body}"
                case _:
                    self.write(block)

    def call(self, line: str) -> str:
        """Call a line of a page and return what it printed, results first."""
        if not line.strip() or line.startswith("#"):
            return ""
        self.called.append(line)
        ends = _ENDS.search(line)
        words = shlex.split(line, comments=True)
        assert words[0] == "watchlist", line
        piped = words.index("|") if "|" in words else len(words)
        command, filters = words[1:piped], words[piped + 1 :]
        # Not every command has a clock; those that have say so.
        name = " ".join(command[:2]) if command[0] == "feeds" else command[0]
        timed = self.at and name in TIMED and "--at" not in command
        code = run([*command, "--at", self.at] if timed else command)
        out, err = self.printed()
        assert code == (int(ends[1]) if ends else 0), f"{line}: {code}\n{out}{err}"
        if filters:
            done = subprocess.run(  # noqa: S603  our own page
                filters, input=out, capture_output=True, text=True, check=True, cwd=self.folder
            )
            out = done.stdout
        return out + err

    def write(self, block: Block) -> None:
        """Do with a file what the page says above its block."""
        if found := _SAVE.search(block.above):
            (self.folder / found["file"]).write_text(block.body, encoding="utf-8")
        elif found := _ADD.search(block.above):
            file = self.folder / found["file"]
            file.write_text(f"{file.read_text(encoding='utf-8')}\n{block.body}", encoding="utf-8")
        elif found := _BELOW.search(block.above):
            file = self.folder / found["file"]
            text = file.read_text(encoding="utf-8")
            place = re.search(rf"^\s*{found['key']} = .*\n", text, re.MULTILINE)
            assert place, block.above
            file.write_text(text[: place.end()] + block.body + text[place.end() :], "utf-8")


def agrees(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed; a line that is but `…` stands for any lines."""
    parts = [re.escape(part) for part in shown.rstrip("\n").split(_CUT)]
    return re.fullmatch(r"(?:.*\n)?".join(parts), printed.rstrip("\n"), re.DOTALL) is not None
