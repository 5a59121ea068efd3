"""A module imports only from lower floors; each dependency has one owner; the core is pure."""

import ast
import re
from pathlib import Path

import pytest

import watchlist

ROOT = Path(watchlist.__file__).parent

FLOORS = {
    0: "errors evaluation.intervals pages.page reading.lexicon setting stories.acts"
    " stories.attribution stories.deeds stories.figures stories.matters stories.moments"
    " stories.nations stories.things"
    " plain text words",
    1: "analyst configuration.naming configuration.toml contract documents.charset"
    " documents.clean documents.dates documents.links documents.repair model settings"
    " reading.amounts stories.phrases stories.thesaurus warned web.addresses web.credentials"
    " web.inflate",
    2: "cadence configuration.decode configuration.searches contract.backtest"
    " contract.evaluate contract.lines contract.pages contract.upkeep evaluation.labelled"
    " lints.uses notice pages.plot reading.negation reading.signals reading.stand_ins reading.trace"
    " reading.vocabulary records sight stance status stories.pieces stories.sounds"
    " subscriptions.discovery subscriptions.opml verdict voices web.conditional",
    3: "ndjson baseline configuration.keys diagnosis documents.drafts"
    " documents.webpage evaluation.misread grounds health identity lints.terms ports"
    " reading.plan score stages stories.headline subscriptions.subscribe"
    " tree web.answers web.proxies",
    4: "backtests.archived backtests.events configuration.crosscheck coverage"
    " documents.jsonfeed documents.jsontext documents.xmlfeed evaluate history match message"
    " pages.charts reasons replay stories.alignment stories.signature tree_lists turns window",
    5: "course evaluation.tree lints.shadow pages.sheet report stories.clash stories.likeness"
    " tally",
    6: "assess cluster lints.idle",
    7: "arrivals backtest backtests.archive configuration.amend configuration.file"
    " configuration.head fetchers lint lock notifiers renderers scenario schema store"
    " web.dial web.pace",
    8: "attempt backtests.harvest backtests.past config demo.feeds engine evaluation.scoring"
    " exchange judging web.wire",
    9: "backtests.retold delivery demo.server doctor engines evaluation.marking explain"
    " lints.mutation subscriptions.subscription views web.client",
    10: "api demo lints.inspection",
    11: "__init__ commands",
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
    "tomllib": {"config", "configuration"},
    "platformdirs": {"commands"},
    "jinja2": {"renderers.html"},
    "markupsafe": {"renderers.html"},
    "ahocorasick_rs": {"reading.lexicon", "reading.vocabulary"},
    "apprise": {"notifiers.apprise"},
    "pyarrow": {"backtests.archive"},
    "distributed": {"engines.dask"},
    "tomlkit": {"configuration.amend"},
}
IMPURE = {"random", "time", "os", "socket", "subprocess", "pathlib", "threading", "urllib.request"}


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found.append((name.removesuffix(".__init__") or "__init__", path))
    return found


NAMES = {name for name, _ in modules()}
FOLDERS = {name: path for name, path in modules() if path.name == "__init__.py"}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def belongs(name: str, owner: str) -> bool:
    return name == owner or name.startswith(owner + ".")


def floor(name: str) -> int | None:
    """Return a module's own floor, else its folder's; what only describes a folder is on 0."""
    describes = name in FOLDERS and not used(FOLDERS[name])
    return FLOOR.get(name, FLOOR.get(name.partition(".")[0], 0 if describes else None))


def used(path: Path) -> set[str]:
    """Return the modules of ours that a file imports, or imports something of."""
    names = {name.removeprefix("watchlist.") for name in imports(path) if name != "watchlist"}
    return names & NAMES


@pytest.mark.parametrize(("name", "path"), modules(), ids=[name for name, _ in modules()])
class TestModule:
    def test_imports_only_lower_floors_or_its_own_folder(self, name: str, path: Path) -> None:
        own, top = floor(name), name.partition(".")[0]
        assert own is not None

        for other in used(path) - {name}:
            below = floor(other)
            assert below is not None
            is_own_folder = other.partition(".")[0] == top and top in FLOOR and below == own
            assert below < own or is_own_folder, f"{name} imports {other}"

    def test_has_a_floor(self, name: str, path: Path) -> None:
        assert path.exists()
        assert floor(name) is not None

    def test_leaves_dependencies_to_their_owners(self, name: str, path: Path) -> None:
        for other in imports(path):
            owners = OWNERS.get(other.split(".", maxsplit=1)[0])
            assert owners is None or any(belongs(name, o) for o in owners), f"{name}: {other}"

    def test_the_core_is_pure(self, name: str, path: Path) -> None:
        own = floor(name)
        assert own is not None

        if own <= PURE:
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
    tops = {name.partition(".")[0] for name, _ in modules()} - {"__init__", "__main__"}

    assert named == tops
