"""A document as one page of HTML that needs nothing else: no script, no request, no other file.

Everything foreign is escaped by the template engine, titles and shapes alike; nothing is marked as
safe but our own style sheet, of which the page's policy names the hash. So a hostile title shows as
it is written, and were it not escaped, the browser would still run none of it.

Source: https://www.w3.org/TR/CSP3/
"""

from base64 import b64encode
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from watchlist.pages.page import View
from watchlist.pages.sheet import Document
from watchlist.plain import CONTROL


def render(view: View, width: int, *, color: bool) -> str:  # noqa: ARG001  a browser decides both
    """Return the document as a page.

    Raises:
        TypeError: if the view is no document.
    """
    if not isinstance(view, Document):
        raise TypeError("only a document can be set as a page")
    folder = resources.files("watchlist.renderers") / "templates"
    style = (folder / "report.css").read_text(encoding="utf-8")
    template = _environment().get_template("report.html")
    return template.render(sheet=view.sheet, style=Markup(style), policy=policy(style)) + "\n"  # noqa: S704  our own file


def policy(style: str) -> str:
    """Return what the page may do: use this style sheet and its own icon, and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("watchlist.renderers"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _clean(value: object) -> object:
    """Mark what would hide or turn round a text; our own style sheet is left as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return CONTROL.sub("\ufffd", value)
    return value
