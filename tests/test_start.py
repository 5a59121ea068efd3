"""Starting is quick because nothing is imported that the command does not need."""

import subprocess
import sys

HEAVY = ("httpx", "httpcore", "feedparser", "sqlite3", "rich", "ahocorasick_rs")


def modules_after(*arguments: str) -> set[str]:
    """Return the top-level modules that a command imports, in an interpreter of its own."""
    code = (
        "import sys\n"
        "from watchlist.commands import run\n"
        f"run({list(arguments)!r})\n"
        "print('MODULES', *sorted({name.split('.')[0] for name in sys.modules}))\n"
    )
    result = subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split("MODULES ")[1].split())


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    code = "import sys, watchlist.commands; print(*sorted(sys.modules))"
    result = subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert not {name.split(".")[0] for name in result.stdout.split()} & set(HEAVY)


def test_help_loads_neither_the_network_nor_the_parser_nor_the_store() -> None:
    assert not modules_after("--help") & {"httpx", "httpcore", "feedparser", "sqlite3"}


def test_version_loads_nothing_heavy() -> None:
    assert not modules_after("--version") & set(HEAVY)


def test_lint_needs_no_network_and_no_store() -> None:
    assert not modules_after("lint") & {"httpx", "feedparser", "sqlite3"}
