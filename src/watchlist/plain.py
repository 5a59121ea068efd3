"""Values as JSON text, keys as columns: what all that is printed has in common."""

import json
import re
from typing import Final, get_args, get_origin, get_type_hints, is_typeddict

UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""Characters that JSON allows bare but a terminal obeys or hides: C1 controls, direction marks,
line separators, zero-width marks, lone surrogates. The joiners U+200C and U+200D are text."""

CONTROL = re.compile(f"[\x00-\x1f]|{UNSAFE.pattern}")
"""These and what JSON itself escapes: nothing of it is printed by any other renderer."""


def to_json(value: object, *, indent: int | None = None) -> str:
    """Return a value as JSON text, readable, strict, and safe to print on a terminal.

    Keys keep their order. Whatever is no letter but a command to a terminal is escaped.

    Raises:
        ValueError: for a number that JSON does not know (NaN, infinity).
    """
    if indent:
        text = json.dumps(value, indent=indent, ensure_ascii=False, allow_nan=False)
    else:
        text = _ONE_LINE.encode(value)
    if text.isprintable():  # as most lines are: nothing that is unsafe is
        return text
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


# `json.dumps` would make an encoder for each line.
_ONE_LINE: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def columns(shape: type, prefix: str = "") -> tuple[str, ...]:
    """Return the keys of a type of `contract`, those of an object in it dotted; a list is one key.

    CSV takes its columns from it, so that they are the same whatever a run found.
    """
    found: list[str] = []
    for name, hint in get_type_hints(shape).items():
        inner = [kind for kind in get_args(hint) or (hint,) if is_typeddict(kind)]
        if inner and get_origin(hint) is not list:
            found += columns(inner[0], f"{prefix}{name}.")
        else:
            found.append(prefix + name)
    return tuple(found)
