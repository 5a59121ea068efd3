# ruff: noqa: INP001, T201  a script, no package, that prints
"""Builds the package and tries it as a newcomer would: in clean environments, from an empty folder.

python -m tools.try_wheel [--newest]

The wheel is built from the source distribution, as an index would. Each Python of this machine
that is allowed gets an environment of its own, into which pip installs the wheel and what it
requires, in the versions of the lock (`--newest`: in the newest that the index has). The oldest
and the newest of them run the sample and everything that can be said of it; the others start.
"""

import argparse
import json
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tools.environments import ROOT, Python, pins, pythons, run

AT: Final = "2026-11-24T06:00:00Z"
PROGRAM: Final = '''\
"""A program of a user, typed."""

from datetime import UTC, datetime

from watchlist.api import Assessment, Config, assess, cluster, load, read

config: Config = load()
told = cluster(read(config, [{"title": "North Korea launches satellite", "source": "yonhap",
                              "published": "2026-03-01T09:00:00Z"}]))
verdicts: tuple[Assessment, ...] = tuple(
    assess(config, told, now=datetime(2026, 3, 1, 12, tzinfo=UTC))
)
print(*(f"{verdict.indicator}={verdict.status}" for verdict in verdicts))
'''
WRONG: Final = "from watchlist.api import load\n\nnumber: int = load()\n"
JUNK: Final = (".pyc", ".pyo", ".db", ".actual", ".log", ".coverage", ".orig", ".rej")
JUNK_FOLDERS: Final = (
    "__pycache__", ".venv", ".git", ".hypothesis", ".pytest_cache", ".mypy_cache", "node_modules"
)  # fmt: skip


def built(folder: Path) -> tuple[Path, Path]:
    """Build into a folder; return the source distribution and the wheel that was built from it."""
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)], ROOT)
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return sdist, wheel


def tracked(folder: str) -> frozenset[str]:
    """Return the files of a folder of the project that are under version control."""
    listed = subprocess.run(  # noqa: S603  folders named below
        ["git", "ls-files", "-z", folder],  # noqa: S607  git, wherever it is
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return frozenset(name for name in listed.stdout.split("\0") if name)


def faults_of_sdist(sdist: Path) -> list[str]:
    """Return what is missing from a source distribution, and what does not belong there."""
    with tarfile.open(sdist) as archive:
        names = {name.split("/", maxsplit=1)[1] for name in archive.getnames() if "/" in name}
    wanted = {name for name in tracked(".") if not name.startswith(".")} | {"PKG-INFO"}
    return [*(f"{sdist.name} lacks {name}" for name in sorted(wanted - names)), *_junk(names)]


def faults_of_wheel(wheel: Path) -> list[str]:
    """Return what is missing from a wheel, and what does not belong there."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    wanted = {name.removeprefix("src/") for name in tracked("src")}
    faults = [f"{wheel.name} lacks {name}" for name in sorted(wanted - names)]
    if not any(name.endswith(".dist-info/licenses/LICENSE") for name in names):
        faults.append(f"{wheel.name} lacks its licence")
    more = {name for name in names - wanted if ".dist-info/" not in name}
    faults += [f"{wheel.name} holds {name}, which is no part of the package" for name in more]
    return [*faults, *_junk(names)]


def _junk(names: Iterable[str]) -> list[str]:
    return [
        f"junk: {name}"
        for name in sorted(names)
        if name.endswith(JUNK) or set(name.split("/")) & set(JUNK_FOLDERS)
    ]


def installed(python: Python, wheel: Path, folder: Path, *, newest: bool) -> Path:
    """Install a wheel into a new environment, with what it requires; return the environment."""
    venv, pinned = folder / "venv", folder / "constraints.txt"
    pinned.write_text("\n".join(pins()) + "\n", encoding="utf-8")
    constraint = [] if newest else ["--constraint", str(pinned)]
    inner = str(venv / "bin" / "python")
    run([python.path, "-m", "venv", str(venv)], folder)
    run([inner, "-m", "pip", "install", "--quiet", *constraint, str(wheel)], folder)
    run([inner, "-m", "pip", "check"], folder)
    return venv


def tried(venv: Path, version: str, home: Path, *, whole: bool) -> list[str]:
    """Use what is installed in an environment, from an empty folder; return what was wrong."""
    program, python = str(venv / "bin" / "watchlist"), str(venv / "bin" / "python")
    settings = {"HOME": str(home), "NO_COLOR": "1", "COLUMNS": "100"}
    faults = []

    def says(part: str, *command: str) -> None:
        """Note a fault unless a command succeeds and says this."""
        done = run(command, home, settings)
        if part not in done.stdout + done.stderr:
            faults.append(f"{' '.join(command)}: expected {part!r}, got {done.stdout[:600]!r}")

    says(version, program, "--version")
    says("check", python, "-m", "watchlist", "--help")
    says("0 errors", program, "lint")
    says("there is none yet", program, "doctor")
    says("satellite=watch labor=quiet", python, "-c", PROGRAM)
    if whole:
        kept = ["--config", "kept/demo.toml", "--db", "kept/demo.db", "--at", AT]
        says("All of them pass", program, "test")
        says("", program, "init")
        says("0 errors", program, "lint", "--config", "indicators.toml")
        says("robust to any one", program, "demo", "--keep", "kept", "--at", AT)
        says("North Korean satellites", program, "show", "satellite", *kept)
        says("elevated", program, "history", "satellite", *kept)
        says("", program, "report", *kept, "-o", "page.html")
        page = (home / "page.html").read_text(encoding="utf-8")
        if not page.startswith("<!doctype html>") or "</html>" not in page:
            faults.append(f"report -o page.html: no whole page: {page[:200]!r}")
        tree = json.loads(run([program, "status", "--json", *kept], home, settings).stdout)
        statuses = [one["status"] for one in tree["indicators"]]
        if statuses != ["elevated", "critical", "watch", "quiet"]:
            faults.append(f"status --json: not what the sample is about: {statuses}")
    return faults


def mistyped(inner: Path, folder: Path) -> list[str]:
    """Type-check a user's program against the installed package; return what was wrong."""
    check = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(folder / "mypy"),
             "--config-file", "/dev/null", "--python-executable", str(inner)]  # fmt: skip
    good, bad = folder / "program.py", folder / "wrong.py"
    good.write_text(PROGRAM, encoding="utf-8")
    bad.write_text(WRONG, encoding="utf-8")
    run([*check, str(good)], folder)
    done = subprocess.run(  # noqa: S603  our own interpreter
        [*check, str(bad)], cwd=folder, capture_output=True, text=True, check=False
    )
    if 'has type "Config"' in done.stdout:
        return []
    return [f"a program with a wrong type: expected mypy to name it, got {done.stdout!r}"]


def main() -> int:
    """Build, install and try; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--newest", action="store_true", help="not pinned: the newest of the index")
    newest = parser.parse_args().newest
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="watchlist-wheel-") as name:
        folder = Path(name)
        sdist, wheel = built(folder / "dist")
        faults = [*faults_of_sdist(sdist), *faults_of_wheel(wheel)]
        print(f"{sdist.name}, {wheel.name}: built, {len(faults)} faults", flush=True)
        found = pythons()
        for python in found:
            whole = python in {found[0], found[-1]}
            here = folder / python.name
            here.mkdir()
            venv = installed(python, wheel, here, newest=newest)
            (here / "home").mkdir()
            more = tried(venv, wheel.name.split("-")[1], here / "home", whole=whole)
            if python == found[0]:
                more += mistyped(venv / "bin" / "python", here)
            print(f"Python {python.name}: {'the sample' if whole else 'starts'}, {len(more)} faults"
                  f", {time.monotonic() - began:.0f} s so far", flush=True)  # fmt: skip
            faults += more
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
