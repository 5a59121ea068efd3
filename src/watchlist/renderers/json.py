"""The whole tree as one indented JSON document."""

from watchlist.pages.page import View
from watchlist.plain import to_json


def render(view: View, width: int, *, color: bool) -> str:  # noqa: ARG001  JSON has neither
    """Return the tree as JSON, keys in the order of the contract."""
    return to_json(view.tree, indent=2) + "\n"
