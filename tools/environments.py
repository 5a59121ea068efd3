# ruff: noqa: INP001  beside scripts, no package
"""Clean environments to try the package in: the Pythons of this machine, and what is pinned."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
LOCK: Final = ROOT / "tools" / "dev-requirements.lock"
PYPROJECT: Final = ROOT / "pyproject.toml"
_PROBE: Final = "import sys, venv, ensurepip; print(*sys.version_info[:3], sys.executable)"


@dataclass(frozen=True, slots=True, order=True)
class Python:
    """An interpreter that makes environments."""

    version: tuple[int, int, int]
    path: str

    @property
    def name(self) -> str:
        """Its version as people write it."""
        return ".".join(map(str, self.version))


def lowest() -> tuple[int, int]:
    """Return the oldest Python that pyproject.toml allows."""
    written = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["requires-python"]
    found = re.fullmatch(r">=(\d+)\.(\d+)", written)
    if found is None:
        raise SystemExit(f'{PYPROJECT.name}: requires-python: expected ">=3.N", got {written!r}')
    return int(found[1]), int(found[2])


def pythons() -> tuple[Python, ...]:
    """Return one interpreter of each minor version that is allowed, oldest first.

    Looked for where they usually are: this one, `python3` and `python3.N` on the PATH, pyenv's.
    """
    home = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    places = [Path(one) for one in os.environ.get("PATH", "").split(os.pathsep) if one]
    candidates = [sys.executable]
    for place in places:
        candidates += [str(p) for p in sorted(place.glob("python3*"))
                       if re.fullmatch(r"python3(\.\d+)?", p.name)]  # fmt: skip
    candidates += [str(path) for path in sorted(home.glob("versions/*/bin/python3"))]
    found: dict[tuple[int, int], Python] = {}
    for path in candidates:
        known = _probed(path)
        if known is not None and known.version[:2] >= lowest():
            found.setdefault(known.version[:2], known)
    return tuple(sorted(found.values()))


def _probed(path: str) -> Python | None:
    """Return what an interpreter says of itself; None where it cannot make an environment."""
    try:
        done = subprocess.run(  # noqa: S603  an interpreter of this machine
            [path, "-I", "-c", _PROBE], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    major, minor, patch, executable = done.stdout.split(maxsplit=3)
    return Python((int(major), int(minor), int(patch)), executable.strip())


def pins() -> tuple[str, ...]:
    """Return what the lock pins, as constraints without hashes: `name==version ; marker`."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    return tuple(line.removesuffix("\\").strip() for line in lines if re.match(r"[\w.-]+==", line))


def run(
    command: Sequence[str], folder: Path, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed, in a folder, with a home of its own; return what it said.

    Raises:
        SystemExit: with the command and all that it said, where it failed.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("WATCHLIST_", "PYTHON", "XDG_", "VIRTUAL_ENV", "COV_", "COVERAGE"))
    }
    done = subprocess.run(  # noqa: S603  commands of our own tools
        command, cwd=folder, env={**environment, **(more or {})},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        raise SystemExit(f"{said}\n\nfailed with {done.returncode}: {' '.join(command)}")
    return done
