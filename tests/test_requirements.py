"""What is required is declared, bounded and used; what is installed for tests is pinned by hash."""

import ast
import json
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "tools" / "dev-requirements.lock").read_text(encoding="utf-8")
AXE = (ROOT / "tools" / "browser" / "package-lock.json").read_text(encoding="utf-8")
OPTIONAL = {
    name: [Requirement(line) for line in lines]
    for name, lines in PROJECT["optional-dependencies"].items()
}
OWN = [
    *map(Requirement, PROJECT["dependencies"]),
    *(one for group in OPTIONAL.values() for one in group),
]
TOOLS = [
    Requirement(line.partition("#")[0])
    for line in (ROOT / "tools" / "dev-requirements.txt").read_text("utf-8").splitlines()
    if line.partition("#")[0].strip()
]
PINS = dict(re.findall(r"^([\w.-]+)==([\w.!+]+)", LOCK, re.MULTILINE))
ENTRIES = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("wanted", [*OWN, *TOOLS], ids=str)
def test_the_lock_pins_a_version_that_is_allowed(wanted: Requirement) -> None:
    """Where this fails, `make lock` was forgotten."""
    assert wanted.specifier.contains(PINS[canonicalize_name(wanted.name)])


@pytest.mark.parametrize("entry", ENTRIES, ids=[one.split("==")[0] for one in ENTRIES])
def test_each_pin_has_the_hashes_of_its_files(entry: str) -> None:
    assert re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry)
    assert entry.count("--hash=") == len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry))


@pytest.mark.parametrize("lock", [LOCK, AXE], ids=["pip", "npm"])
def test_a_lock_names_no_address(lock: str) -> None:
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links| @ |/root|/home", lock)


def test_what_runs_in_the_browser_is_pinned_by_hash() -> None:
    packages = json.loads(AXE)["packages"]
    wanted = json.loads((ROOT / "tools/browser/package.json").read_text("utf-8"))["dependencies"]

    assert packages[""]["dependencies"] == wanted
    del packages[""]
    assert {name.removeprefix("node_modules/") for name in packages} == set(wanted)
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())


@pytest.mark.parametrize("wanted", OWN, ids=str)
def test_each_requirement_has_a_lowest_version(wanted: Requirement) -> None:
    """`make floors` tries it."""
    assert any(one.operator == ">=" for one in wanted.specifier)


def imported() -> dict[str, str]:
    """Return the packages of others that the source imports, each with a file that does."""
    found = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for top in (name.partition(".")[0] for name in names):
                if top not in sys.stdlib_module_names and top != "watchlist":
                    found[top] = path.name
    return found


def test_what_is_imported_is_required_and_what_is_required_is_imported() -> None:
    owners = metadata.packages_distributions()
    used = {canonicalize_name(owners[module][0]) for module in imported()}

    assert used == {canonicalize_name(one.name) for one in OWN}


def test_what_an_extra_brings_is_not_needed_to_start() -> None:
    extras = {canonicalize_name(one.name) for group in OPTIONAL.values() for one in group}

    assert extras.isdisjoint(
        canonicalize_name(Requirement(one).name) for one in PROJECT["dependencies"]
    )
