"""One key of the configuration: its default, its bounds, and what it means."""

from collections.abc import Mapping
from dataclasses import field
from functools import partial
from typing import Any

REQUIRED: Any = ...
"""Stands for "no default": the key must be there."""


def key(  # noqa: PLR0913  each is one fact about a key
    doc: str,
    *,
    default: Any = REQUIRED,  # noqa: ANN401  a dataclass field may be of any type
    low: float | None = None,
    high: float | None = None,
    above: float | None = None,
    alias: str = "",
    nonempty: bool = False,
    kind: str = "",
) -> Any:  # noqa: ANN401  what dataclasses.field itself returns
    """Return a dataclass field with what the decoder and the reference need to know of the key.

    Args:
        doc: what the key means, its unit and bounds, as a sentence for the analyst.
        default: its value where the file does not say; left out for a required key.
        low: the least value allowed.
        high: the greatest value allowed.
        above: the value that must be exceeded.
        alias: another name that the key goes by in TOML.
        nonempty: whether an empty text or list is refused.
        kind: what a text must look like: `id`, `language`, or `secret` for one never quoted.
    """
    facts: Mapping[str, object] = {
        "doc": doc, "low": low, "high": high, "above": above,
        "alias": alias, "nonempty": nonempty, "kind": kind,
    }  # fmt: skip
    if default is REQUIRED:
        return field(metadata=facts)
    return field(default=default, metadata=facts)


CENTURY = 36_500
"""Days beyond which a length of time is a slip: dates so far away cannot be reckoned with."""

seconds = partial(key, above=0, high=3600)
days = partial(key, high=CENTURY)
