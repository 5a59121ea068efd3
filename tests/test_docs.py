"""The README tells the truth: its screens, its jq examples and its commands."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from watchlist.commands import command_line, run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [80, 120])
def test_the_screens_are_what_the_demo_shows(
    columns: int,
    kept: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    assert run(["status", *kept]) == 0
    assert capsys.readouterr().out.rstrip("\n") in README


JQ = re.findall(r"^watchlist (?:check|status) --json \| jq (-r )?'(.+)'$", README, re.MULTILINE)


def test_there_are_jq_examples() -> None:
    assert len(JQ) > 3


@pytest.mark.parametrize("program", [program for _, program in JQ])
def test_a_jq_example_prints_something(
    program: str, kept: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    jq = shutil.which("jq")
    if jq is None:
        pytest.skip("jq is not installed")
    assert run(["status", "--json", *kept]) == 0
    tree = capsys.readouterr().out

    result = subprocess.run(  # noqa: S603  the README's own words
        [jq, "-r", program], input=tree, capture_output=True, text=True, check=True
    )

    assert result.stdout.strip()


def test_the_score_example_reads_a_denial(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = re.findall(r"^echo '(.+)' \| watchlist score", README, re.MULTILINE)
    Path("items.ndjson").write_text(line + "\n", encoding="utf-8")

    assert run(["score", "items.ndjson"]) == 0
    readings = json.loads(capsys.readouterr().out)["readings"]
    assert [(r["indicator"], r["polarity"]) for r in readings] == [("seoul_aid", "denied")]


def test_every_command_is_in_the_readme() -> None:
    app = command_line()
    names = [command.name for command in app.registered_commands]
    names += [group.name for group in app.registered_groups]

    assert len(names) > 10
    assert [name for name in names if f"`{name}" not in README] == []


def test_the_readme_names_what_make_can_do() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
