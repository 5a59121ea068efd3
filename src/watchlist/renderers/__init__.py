"""How a view becomes text: one module a form, each a `ports.Renderer`."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from watchlist.pages.page import View

if TYPE_CHECKING:  # the ports know the settings, and a screen needs none
    from watchlist.ports import Renderer


class Late:
    """A renderer that is imported when it first renders.

    Drawing a table needs rich, which takes longer to import (30 ms, measured) than most commands
    take to run; a script that asks for JSON should not wait for it.
    """

    def __init__(self, module: str) -> None:
        self._module = module

    def render(self, view: View, width: int, *, color: bool) -> str:
        """Return the view as text for so many columns, ending in a newline."""
        renderer = cast("Renderer", import_module(f"watchlist.renderers.{self._module}"))
        return renderer.render(view, width, color=color)


RENDERERS: "Mapping[str, Renderer]" = {
    "table": Late("table"),
    "json": Late("json"),
    "ndjson": Late("ndjson"),
    "csv": Late("csv"),
    "markdown": Late("markdown"),
    "html": Late("html"),
    "nagios": Late("nagios"),
    "prometheus": Late("prometheus"),
}
