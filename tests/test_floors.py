"""A module imports only from lower floors; each dependency has one owner; the core is pure."""

import ast
import re
from pathlib import Path

import pytest

import watchlist

ROOT = Path(watchlist.__file__).parent

FLOORS = {
    0: "intervals errors words figures lexicon text page setting nations acts things attribution"
    " moments",
    1: "thesaurus phrases model contract toml dates links charset inflate addresses credentials"
    " clean repair settings analyst naming warned",
    2: "cadence trace verdict contract_lines negation vocabulary signals headline records decode"
    " status voices stance contract_evaluate labelled notice contract_upkeep contract_pages plot"
    " contract_backtest searches conditional discovery opml",
    3: "alignment grounds terms misread signature baseline health"
    " score stages keys tree drafts answers proxies"
    " webpage identity ports diagnosis fields plan subscribe",
    4: "charts message history evaluate match clash likeness coverage window reasons"
    " replay crosscheck jsonfeed xmlfeed tree_lists archived events jsontext turns",
    5: "sheet tally shadow evaluate_tree cluster course report",
    6: "idle assess",
    7: "lint config_file store lock arrivals web fetchers notifiers renderers scenario schema"
    " archive backtest config_amend",
    8: "config demo_feeds scoring engine exchange attempt judging harvest past",
    9: "subscription retold engines delivery doctor demo_server views explain marking mutation",
    10: "api inspection demo",
    11: "commands __init__",
    12: "__main__",
}
PURE = 6
"""The highest floor of the pure core: no clock, no files, no network, no chance."""

FLOOR = {name: floor for floor, names in FLOORS.items() for name in names.split()}

OWNERS = {
    "httpx": {"web"},
    "httpcore": {"web"},
    "feedparser": {"fetchers.rss"},
    "sqlite3": {"store"},
    "typer": {"commands"},
    "rich": {"commands", "renderers.table"},
    "tomllib": {"config"},
    "platformdirs": {"commands"},
    "jinja2": {"renderers.html"},
    "markupsafe": {"renderers.html"},
    "ahocorasick_rs": {"vocabulary"},
    "apprise": {"notifiers.apprise"},
    "pyarrow": {"archive"},
    "distributed": {"engines.dask"},
    "tomlkit": {"config_amend"},
}
IMPURE = {"random", "time", "os", "socket", "subprocess", "pathlib", "threading", "urllib.request"}


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found.append((name.removesuffix(".__init__") or "__init__", path))
    return found


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def belongs(name: str, owner: str) -> bool:
    return name == owner or name.startswith(owner + ".") or name.split("_", maxsplit=1)[0] == owner


@pytest.mark.parametrize(("name", "path"), modules(), ids=[name for name, _ in modules()])
class TestModule:
    def test_imports_only_lower_floors_or_its_own_folder(self, name: str, path: Path) -> None:
        top = name.split(".", maxsplit=1)[0]

        for other in imports(path):
            if other.startswith("watchlist.") and (head := other.split(".")[1]) in FLOOR:
                assert FLOOR[head] < FLOOR[top] or head == top, f"{name} imports {other}"

    def test_has_a_floor(self, name: str, path: Path) -> None:
        assert path.exists()
        assert name.split(".", maxsplit=1)[0] in FLOOR

    def test_leaves_dependencies_to_their_owners(self, name: str, path: Path) -> None:
        for other in imports(path):
            owners = OWNERS.get(other.split(".", maxsplit=1)[0])
            assert owners is None or any(belongs(name, o) for o in owners), f"{name}: {other}"

    def test_the_core_is_pure(self, name: str, path: Path) -> None:
        if FLOOR[name.split(".", maxsplit=1)[0]] <= PURE:
            assert not imports(path) & IMPURE

    def test_is_short(self, name: str, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        long = [
            node.name
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 60
        ]

        assert len(text.splitlines()) <= 350, name
        assert not long, name


def test_plugins_do_not_import_each_other() -> None:
    for folder in ("fetchers", "notifiers", "renderers"):
        for name, path in modules():
            if name.startswith(folder + "."):
                siblings = {i for i in imports(path) if i.startswith(f"watchlist.{folder}.")}
                assert not siblings, name


def test_the_design_says_which_question_each_file_answers() -> None:
    table = (Path(__file__).parents[1] / "DESIGN.md").read_text(encoding="utf-8")
    named = set(
        re.findall(
            r"`(\w+)/?`",
            table.partition("## Where is it answered?")[2].partition("## Questions")[0],
        )
    )
    tops = {name.split(".", maxsplit=1)[0] for name, _ in modules()} - {"__init__", "__main__"}

    assert named == tops
