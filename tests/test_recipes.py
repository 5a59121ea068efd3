"""The recipes do what they say: parsed, linted where a linter is at hand, their commands known."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from watchlist.commands import command_line, run

ROOT = Path(__file__).parent.parent
RECIPES = ROOT / "recipes"
SERVICE = RECIPES / "systemd" / "watchlist.service"
TIMER = RECIPES / "systemd" / "watchlist.timer"
DOCKERFILE = RECIPES / "docker" / "Dockerfile"
JQ = sorted((RECIPES / "jq").glob("*.jq"))
FIELD = r"(?:\*|\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)(?:/\d+)?"


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def cron_commands() -> Iterator[str]:
    for line in text(RECIPES / "crontab").splitlines():
        if re.match(r"[\d*]", line):
            yield line.split(maxsplit=5)[5]


def workflow() -> dict[Any, Any]:
    return dict(yaml.safe_load(text(RECIPES / "github-actions.yml")))


def steps() -> Iterator[dict[str, Any]]:
    for job in workflow()["jobs"].values():
        yield from job["steps"]


def commands_of(line: str) -> Iterator[list[str]]:
    """Yield the calls of watchlist in a line for the shell, without the name."""
    for part in re.split(r"\|\||&&|[|;]", line):
        words = shlex.split(part, comments=True)
        if "watchlist" in words and words[0] in ("watchlist", "/usr/bin/env", "docker"):
            yield words[len(words) - words[::-1].index("watchlist") :]


def all_calls() -> list[list[str]]:
    lines = [*cron_commands(), *(step["run"] for step in steps() if "run" in step)]
    lines += re.findall(r"^ExecStart=(.+)$", text(SERVICE), re.MULTILINE)
    lines += re.findall(r"^(?:watchlist|docker run) .+$", text(RECIPES / "README.md"), re.MULTILINE)
    entry, usual = re.findall(r"^(?:ENTRYPOINT|CMD) \[(.+)\]$", text(DOCKERFILE), re.MULTILINE)
    lines.append(f"{entry} {usual}".replace('"', ""))
    return [call for line in lines for call in commands_of(line)]


def unknown_in(call: list[str]) -> list[str]:
    """Return what is unknown to watchlist in a call: its command, or options."""
    group: Any = get_command(command_line())
    if call[0] not in group.commands:
        return call[:1]
    options = {name for each in group.commands[call[0]].params for name in each.opts}
    return [word for word in call if word.startswith("-") and word.split("=")[0] not in options]


def test_every_call_is_one_that_watchlist_knows() -> None:
    calls = all_calls()

    assert len(calls) >= 10
    assert [unknown for call in calls for unknown in unknown_in(call)] == []


def test_a_call_that_is_wrong_would_be_found() -> None:
    assert unknown_in(["chekc"]) == ["chekc"]
    assert unknown_in(["check", "--quite", "--config", "x"]) == ["--quite"]


def test_the_crontab_is_one() -> None:
    lines = [line for line in text(RECIPES / "crontab").splitlines() if line.strip()]
    times = re.compile(rf"{FIELD}(?:\s+{FIELD}){{4}}\s+\S.*")

    assert len(list(cron_commands())) == 3
    for line in lines:
        assert line.startswith("#") or re.match(r"[A-Z]+=\S", line) or times.fullmatch(line), line
        # cron takes a bare % for the end of the command
        assert line.startswith("#") or "%" not in line
    assert text(RECIPES / "crontab").endswith("\n")


def test_systemd_accepts_the_units() -> None:
    verifier = shutil.which("systemd-analyze")
    if verifier is None:
        pytest.skip("systemd-analyze is not installed")

    result = subprocess.run(  # noqa: S603  our own files
        [verifier, "verify", str(SERVICE), str(TIMER)], capture_output=True, text=True, check=False
    )

    assert (result.returncode, result.stderr) == (0, "")


def test_a_blind_or_a_busy_run_is_no_failure_to_systemd() -> None:
    assert "SuccessExitStatus=3 75\n" in text(SERVICE)
    assert "Persistent=true\n" in text(TIMER)


def test_the_workflow_is_one() -> None:
    tree = workflow()

    assert tree[True]["schedule"] == [{"cron": "15 6 * * *"}]  # to YAML 1.1, `on` is true
    assert tree["permissions"] == {"contents": "read"}
    for job in tree["jobs"].values():
        assert job["timeout-minutes"] <= 30
        assert job["steps"][0]["uses"].startswith("actions/checkout@")
    for step in steps():
        assert ("run" in step) != ("uses" in step)
        assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step.get("uses", "a/b@v1"))


def test_the_image_is_small_and_its_user_is_nobody() -> None:
    lines = re.sub(r"\\\n\s*", "", text(DOCKERFILE)).splitlines()
    orders = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    names = [name for name, _ in orders]
    told = dict(orders)

    assert names[0] == "FROM"
    assert all("slim" in said for name, said in orders if name == "FROM")
    assert all(":" in said and ":latest" not in said for name, said in orders if name == "FROM")
    assert told["USER"].isdigit()
    assert told["USER"] != "0"
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert all("--no-cache-dir" in said for name, said in orders if "pip install" in said)
    for name, said in orders:
        if name == "COPY" and "--from" not in said:
            assert all((ROOT / source).exists() for source in said.split()[:-1]), said


def test_hadolint_finds_nothing() -> None:
    linter = shutil.which("hadolint")
    if linter is None:
        pytest.skip("hadolint is not installed")

    subprocess.run([linter, str(DOCKERFILE)], check=True)  # noqa: S603  our own file


@pytest.fixture(scope="module")
def status(kept: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("status") / "status.json"
    assert run(["status", "--json", *kept, "-o", str(file)]) == 0
    return text(file)


@pytest.mark.parametrize("path", JQ, ids=[path.stem for path in JQ])
def test_a_question_for_jq_has_an_answer(path: Path, status: str) -> None:
    jq = shutil.which("jq")
    if jq is None:
        pytest.skip("jq is not installed")

    result = subprocess.run(  # noqa: S603  our own program
        [jq, "--raw-output", "--from-file", str(path)],
        input=status, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert result.stdout.strip()
    assert "null" not in result.stdout


def test_the_page_names_every_recipe() -> None:
    named = text(RECIPES / "README.md")

    for path in RECIPES.rglob("*"):
        if path.is_file() and path.name != "README.md":
            name = path.relative_to(RECIPES).as_posix()
            assert any(f"({part})" in named for part in (name, name.rpartition("/")[0] + "/")), name
