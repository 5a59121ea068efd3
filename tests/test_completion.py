"""The shell completes commands, options, and names of the configuration."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from make import GRAIN

WATCHLIST = shutil.which("watchlist", path=str(Path(sys.executable).parent)) or "watchlist"
SCRIPT = "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"  # else the shell that calls is meant


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "grain.toml"
    channel = '\n[notify.desk]\ncommand = ["true"]\n'
    file.write_text(GRAIN + channel, encoding="utf-8")
    return file


def watchlist(*arguments: str, **variables: str) -> str:
    result = subprocess.run(  # noqa: S603  our own command
        [WATCHLIST, *arguments],
        capture_output=True, text=True, check=True, env={**os.environ, **variables},
    )  # fmt: skip
    return result.stdout


def completed(line: str, **variables: str) -> list[str]:
    """Return what bash is offered for the last word of a line."""
    words = line.split(" ")
    return watchlist(
        COMP_WORDS=line, COMP_CWORD=str(len(words) - 1), _WATCHLIST_COMPLETE="complete_bash",
        **variables,
    ).split()  # fmt: skip


def test_bash_takes_the_script_and_completes_with_it() -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    script = watchlist("--show-completion", "bash", **{SCRIPT: "1"})
    ask = (
        f"{script}\nCOMP_WORDS=({WATCHLIST} hist)\nCOMP_CWORD=1\n_watchlist_completion {WATCHLIST}"
    )

    result = subprocess.run(  # noqa: S603  our own script
        [bash, "-c", ask + '\necho "${COMPREPLY[@]}"'], capture_output=True, text=True, check=True
    )

    assert result.stdout == "history\n"


@pytest.mark.parametrize(("shell", "says"), [("zsh", "#compdef watchlist"), ("fish", "complete ")])
def test_other_shells_have_a_script_of_their_own(shell: str, says: str) -> None:
    assert watchlist("--show-completion", shell, **{SCRIPT: "1"}).startswith(says)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("watchlist ba", ["backtest", "backup"]),
        ("watchlist feeds ", ["try", "add", "import", "export"]),
        ("watchlist feeds add --pi", ["--pick"]),
        ("watchlist show ", ["blockade"]),
        ("watchlist show x", []),
        ("watchlist history bl", ["blockade"]),
        ("watchlist check --only ", ["blockade"]),
        ("watchlist mute b", ["blockade"]),
        ("watchlist export --feed ", ["wire-en"]),
        ("watchlist notify ", ["desk"]),
    ],
)
def test_bash_is_offered(line: str, offered: list[str], config: Path) -> None:
    assert completed(line, WATCHLIST_CONFIG=str(config)) == offered


def test_the_configuration_on_the_line_counts(config: Path) -> None:
    assert completed(f"watchlist show --config {config} ") == ["blockade"]


def test_a_broken_configuration_completes_nothing_and_says_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("format = ", encoding="utf-8")

    assert completed("watchlist show ", WATCHLIST_CONFIG=str(broken)) == []


def test_zsh_and_fish_are_told_the_title(config: Path) -> None:
    line = {"_TYPER_COMPLETE_ARGS": "watchlist show ", "WATCHLIST_CONFIG": str(config)}

    assert '"blockade"' in watchlist(_WATCHLIST_COMPLETE="complete_zsh", **line)
    fish = {"_TYPER_COMPLETE_FISH_ACTION": "get-args", "_WATCHLIST_COMPLETE": "complete_fish"}
    assert watchlist(**line, **fish).startswith("blockade")
