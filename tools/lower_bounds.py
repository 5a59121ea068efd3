# ruff: noqa: INP001, T201  a script, no package, that prints
"""Tries the package with the lowest versions that pyproject.toml allows of what it requires.

python -m tools.lower_bounds [--list]

uv takes the lowest version of each direct requirement, of the extras, too; what these require
themselves is the newest that they allow. The tests of whatever touches a dependency then run, in
the oldest Python of this machine that is allowed, under the test tools of the lock.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tools.environments import ROOT, pins, pythons, run

TESTS: Final = (
    "test_start", "test_demo", "test_cli", "test_cli_lint", "test_doctor", "test_web",
    "test_proxies", "test_addresses", "test_rss", "test_fetchers", "test_charset", "test_match",
    "test_vocabulary", "test_renderers", "test_html", "test_views", "test_report", "test_config",
    "test_engine", "test_api", "test_archive", "test_backtesting", "test_notifiers",
    "test_delivery",
)  # fmt: skip
"""Between them these use each dependency: httpx and httpcore, feedparser, the automaton, jinja2,
rich, typer, platformdirs, and apprise, pyarrow and distributed of the extras."""


def name_of(requirement: str) -> str:
    """Return the name in a requirement, as indexes compare names."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""


def lowest_of(python: str) -> tuple[str, ...]:
    """Return the lowest versions of all that is required directly, and what goes with them."""
    done = run(
        [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--resolution", "lowest-direct",
         "--all-extras", "--python", python, "--no-annotate", "--no-header", "pyproject.toml"],
        ROOT,
    )  # fmt: skip
    return tuple(line.strip() for line in done.stdout.splitlines() if "==" in line)


def environment(python: str, folder: Path) -> Path:
    """Make an environment of the lowest versions, with the test tools; return its interpreter."""
    low = lowest_of(python)
    taken = {name_of(pin) for pin in low}
    wanted = ("pytest", "pytest-randomly", "hypothesis", "jsonschema", "prometheus-client")
    (folder / "low.txt").write_text("\n".join(low) + "\n", encoding="utf-8")
    others = [pin for pin in pins() if name_of(pin) not in taken]
    (folder / "pins.txt").write_text("\n".join(others) + "\n", encoding="utf-8")
    inner = folder / "venv" / "bin" / "python"
    uv = [sys.executable, "-m", "uv"]
    run([*uv, "venv", "--quiet", "--python", python, str(folder / "venv")], folder)
    install = [*uv, "pip", "install", "--quiet", "--python", str(inner)]
    run(
        [*install, "--requirement", "low.txt", "--constraint", "pins.txt", *wanted,
         "--editable", str(ROOT)],
        folder,
    )  # fmt: skip
    run([*uv, "pip", "check", "--quiet", "--python", str(inner)], folder)
    return inner


def main() -> int:
    """Make the environment and run the tests in it; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--list", action="store_true", help="only say which versions these are")
    only_list = parser.parse_args().list
    python = pythons()[0]
    print(f"Python {python.name}:", *lowest_of(python.path), flush=True)
    if only_list:
        return 0
    with tempfile.TemporaryDirectory(prefix="watchlist-floors-") as name:
        inner = environment(python.path, Path(name))
        tests = [str(ROOT / "tests" / f"{test}.py") for test in TESTS]
        return subprocess.run(  # noqa: S603  an interpreter that was made above
            [inner, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
            cwd=ROOT, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}, check=False,
        ).returncode  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
