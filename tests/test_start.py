"""Starting is quick because nothing is imported that the command does not need."""

import subprocess
import sys
from importlib import import_module

import pytest
from typer.main import get_command

from watchlist.commands import MODULES, command_line

RARE = frozenset(
    {"apprise", "dask", "distributed", "jinja2", "markupsafe", "numpy", "pyarrow", "requests"}
    | {"tomlkit", "yaml"}
)
"""What one command or one extra needs, and no other."""
NETWORK = frozenset({"httpx", "httpcore", "ssl", "asyncio"})
HEAVY = RARE | NETWORK | {"feedparser", "sqlite3", "rich", "ahocorasick_rs"}


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

    assert not {name.split(".")[0] for name in result.stdout.split()} & HEAVY


@pytest.mark.parametrize("command", ["", "check", "report", "backtest", "notify", "feeds"])
def test_help_is_plain_and_loads_nothing_heavy(command: str) -> None:
    assert not modules_after(*command.split(), "--help") & HEAVY


def test_the_module_of_each_command_is_named() -> None:
    whole = get_command(command_line())

    for module, names in MODULES.items():
        assert " ".join(import_module(f"watchlist.commands.{module}").COMMANDS) == names
        for name in names.split():
            assert name in getattr(whole, "commands", {})
            assert name in getattr(get_command(command_line(name)), "commands", {})


def test_a_command_is_made_alone() -> None:
    code = "import sys\nfrom watchlist.commands import run\nrun(['status', '--help'])\n"
    code += "print('MODULES', *sorted(sys.modules))"
    result = subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    loaded = result.stdout.split("MODULES ")[1].split()
    assert "watchlist.commands.verdicts" in loaded
    assert not set(loaded) & {
        f"watchlist.commands.{name}" for name in MODULES if name != "verdicts"
    }


def test_a_stored_screen_needs_neither_settings_nor_verdicts() -> None:
    code = "import sys, watchlist.store, watchlist.views.status; print(*sorted(sys.modules))"
    result = subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert not set(result.stdout.split()) & {"watchlist.settings", "watchlist.verdict"}


def test_version_loads_nothing_heavy() -> None:
    assert not modules_after("--version") & HEAVY


@pytest.mark.parametrize("command", ["lint", "test", "init", "schema"])
def test_what_reads_only_the_configuration_needs_no_network_and_no_store(command: str) -> None:
    loaded = modules_after(command, "indicators.toml" if command == "init" else "--quiet")

    assert not loaded & (RARE | NETWORK | {"feedparser", "sqlite3"})


def test_a_check_needs_no_extra_and_no_page() -> None:
    assert not modules_after("demo", "--quiet", "-o", "/dev/null") & RARE
