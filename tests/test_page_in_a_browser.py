"""The page as a browser shows it: it fits, it is quiet, it asks for nothing, everyone can read it.

Skipped where there is no Chromium; the accessibility test also where there is no axe-core
(`make browser` installs both).
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser import Browser, browser, found
from documents import briefing, document, poisoned
from watchlist.renderers import html

WIDTHS = (360, 800, 1400)
NEARBY = Path(__file__).parent.parent / ".venv/node_modules/axe-core/axe.min.js"
HOSTILE = "\"><img src='http://127.0.0.1:9/x.png' onerror=console.log(1)><script>x</script>"
LONG = HOSTILE + "Donaudampfschifffahrtsgesellschaft" * 6


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = found()
    if program is None:
        pytest.skip("there is no Chromium: apt-get install chromium")
    with browser(program, tmp_path_factory.mktemp("chromium")) as running:
        yield running


@pytest.fixture(scope="module", params=["a morning", "hostile"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = poisoned(briefing(), LONG) if request.param == "hostile" else briefing()
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(html.render(document(tree), 80, color=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overflows_nothing_is_said_nothing_is_asked_for(
    width: int, page: Path, chromium: Browser
) -> None:
    chromium.open(page, width)
    chromium.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    beyond = chromium.evaluate(
        "[...document.querySelectorAll('body *')]"
        ".filter(one => !one.closest('.scroll, .skip, .quietly, svg'))"
        ".filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth)"
        ".map(one => one.outerHTML.slice(0, 80))"
    )
    assert beyond == []
    root = "document.documentElement"
    assert chromium.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    assert (
        chromium.told("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown") == []
    )
    asked = [one["request"]["url"] for one in chromium.told("Network.requestWillBeSent")]
    assert [url for url in asked if not url.startswith("data:")] == [page.as_uri()]


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "light"), (360, "dark"), (800, "light"), (1400, "dark")]
)
def test_axe_finds_no_violation(width: int, scheme: str, page: Path, chromium: Browser) -> None:
    axe = Path(os.environ.get("WATCHLIST_AXE", NEARBY))
    if not axe.is_file():
        pytest.skip("there is no axe-core: npm install axe-core")
    chromium.open(page, width, scheme)
    chromium.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    chromium.evaluate(axe.read_text(encoding="utf-8"))

    run: dict[str, list[dict[str, Any]]] = chromium.evaluate("axe.run()")

    assert [(one["id"], one["nodes"][0]["html"]) for one in run["violations"]] == []
    assert len(run["passes"]) > 20


def test_it_is_whole_without_javascript(page: Path, chromium: Browser) -> None:
    chromium.open(page, 800, script=False)
    root = chromium.call("DOM.getDocument")["root"]["nodeId"]
    charts = chromium.call("DOM.querySelectorAll", nodeId=root, selector="svg.chart.wide")

    assert len(charts["nodeIds"]) == 4
    box = chromium.call("DOM.getBoxModel", nodeId=charts["nodeIds"][0])["model"]
    assert box["width"] > 700
    assert box["height"] > 150


def test_colours_differ_in_the_dark_and_on_paper(page: Path, chromium: Browser) -> None:
    colours = "getComputedStyle(document.body).backgroundColor"
    chromium.open(page, 800, "light")
    light = chromium.evaluate(colours)
    chromium.open(page, 800, "dark")
    dark = chromium.evaluate(colours)
    chromium.call("Emulation.setEmulatedMedia", media="print")

    assert light != dark
    assert chromium.evaluate(colours) == "rgb(255, 255, 255)"
    assert chromium.call("Page.printToPDF")["data"]
    chromium.call("Emulation.setEmulatedMedia", media="")
