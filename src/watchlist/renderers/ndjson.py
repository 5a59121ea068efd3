"""The members of the tree's main list as JSON, one a line."""

from watchlist.pages.page import View
from watchlist.plain import to_json


def render(view: View, width: int, *, color: bool) -> str:  # noqa: ARG001  JSON has neither
    """Return one line for each member; nothing at all where there is none.

    Raises:
        TypeError: if the view's `rows` names no list of its tree.
    """
    members = view.tree[view.rows]
    if not isinstance(members, list):
        raise TypeError(f"'{view.rows}' of the tree is no list")
    return "".join(to_json(member) + "\n" for member in members)
