"""Secrets of the environment: put into addresses and headers, and out of every message."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

SHORTEST_IN_BODY = 6
"""Characters (ours)."""

_NAME = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that stand as `${NAME}` in a text, in order."""
    return tuple(_NAME.findall(text))


@dataclass(frozen=True, slots=True)
class Secrets:
    """Values by name, taken from the environment for one request."""

    values: tuple[tuple[str, str], ...]  # the longest value first, so that none is half hidden
    missing: tuple[str, ...] = ()  # names that the environment does not have, in order

    def put_into(self, text: str) -> str:
        """Return the text with each `${NAME}` replaced by its value."""
        known = dict(self.values)
        return _NAME.sub(lambda found: known.get(found[1], found[0]), text)

    def hidden_in(self, text: str) -> str:
        """Return the text with each value, plain or percent-encoded, replaced by its name."""
        for name, value in self.values:
            for spelling in dict.fromkeys((value, quote(value), quote(value, safe=""))):
                text = text.replace(spelling, f"${{{name}}}")
        return text

    def hidden_in_body(self, body: bytes) -> bytes:
        """Return a document with each value replaced by its name: some servers echo addresses.

        Values shorter than `SHORTEST_IN_BODY` stay: they may be words of the document.
        """
        for name, value in self.values:
            if len(value) >= SHORTEST_IN_BODY:
                spellings = (value, escape(value), quote(value), quote(value, safe=""))
                for spelling in dict.fromkeys(spellings):
                    body = body.replace(spelling.encode(), f"${{{name}}}".encode())
        return body


def secrets(texts: tuple[str, ...], environ: Mapping[str, str]) -> Secrets:
    """Look up the names that stand in `texts`; an empty value counts as missing."""
    names = dict.fromkeys(name for text in texts for name in names_in(text))
    found = [(name, environ[name]) for name in names if environ.get(name)]
    return Secrets(
        values=tuple(sorted(found, key=lambda pair: (-len(pair[1]), pair[0]))),
        missing=tuple(name for name in names if not environ.get(name)),
    )
