# ruff: noqa: INP001  a script, no package
"""Fails unless the core's own tests take every branch of every module on the pure floors.

python tools/core_coverage.py
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from test_floors import FLOOR, PURE  # noqa: E402  where the floors are written down


def main() -> int:
    """Run the tests of the core under coverage; return the exit code."""
    core = sorted(name for name, floor in FLOOR.items() if floor <= PURE)
    paths = [name.replace(".", "/") for name in core]
    files = [
        path
        for name in paths
        for end in (".py", "/__init__.py")
        if (path := ROOT / "src/watchlist" / f"{name}{end}").is_file()
    ]
    leaves = [name.rpartition(".")[2] for name in core]
    names = dict.fromkeys([*leaves, *(name.replace(".", "_") for name in core)])
    tests = [path for name in names if (path := ROOT / "tests" / f"test_{name}.py").is_file()]
    more = [
        ROOT / "tests" / name
        for name in (
            "test_differential.py", "test_default_configuration.py", "test_views.py",
            "test_rss.py", "test_renderers.py", "test_engine.py",
        )
        if (ROOT / "tests" / name).is_file()
    ]  # fmt: skip
    run = [sys.executable, "-m", "coverage"]
    done = subprocess.run(  # noqa: S603  our own interpreter
        [*run, "run", "--branch", "-m", "pytest", "-q", *map(str, tests + more)],
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        return done.returncode
    include = ",".join(map(str, files))
    return subprocess.run(  # noqa: S603  likewise
        [*run, "report", "--fail-under=100", f"--include={include}"], cwd=ROOT, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
