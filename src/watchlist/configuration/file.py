"""A configuration file to a TOML table: whatever is wrong with the file is said, and where."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from watchlist.configuration import FILE_NAME, toml
from watchlist.configuration.decode import written
from watchlist.errors import ConfigError, Problem

MAX_BYTES: Final = 10 * 1024 * 1024
_SYNTAX = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|.*)\)\Z")
# In the words of our own messages, where tomllib's leave the analyst to guess.
_PLAINER: Final = {
    "Invalid value": "expected a value; a text needs quotes",
    "Illegal character '\\n'": "a text in quotes must end on the line it begins on",
    "Unterminated string": "a text in quotes does not end",
    "Unescaped '\\' in a string": "a backslash in a text in quotes is written twice",
    "Invalid hex value": "a backslash in a text in quotes is written twice",
    "Unclosed array": "an array does not end; each `[` needs its `]`",
    "Unclosed inline table": "a table in braces does not end",
    "Expected ']' at the end of a table declaration": "a [table] needs its closing bracket",
    "Expected ']]' at the end of an array declaration": "a [[table]] needs its closing brackets",
    "Invalid statement": "expected a key, a [table] or a # comment",
    "Invalid initial character for a key part": "expected a key",
    "Expected '=' after a key in a key/value pair": "expected = after the key",
    "Expected newline or end of document after a statement": "expected the end of the line",
}
# By what stands at the place: what a word processor, or a newline, makes of a line.
_BRACES: Final = "a table in braces must end on the line it begins on"
_STRAIGHT: Final = 'expected a value; the quotes of a text are straight: "…"'
_AT: Final = {
    **{("Invalid value", quote): _STRAIGHT for quote in "“”„«»‘’‚「」"},
    **{("Invalid initial character for a key part", end): _BRACES for end in ("", "\r", "#")},
}


def read(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        ConfigError: if it cannot be read or is no configuration by its size.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        what = f"is a folder; name the file in it, such as {path / FILE_NAME}"
        raise refused(str(path), what) from None
    except FileNotFoundError:
        hint = f"`watchlist init {path}` writes one to start from"
        raise refused(str(path), "there is no such file", hint) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise refused(str(path), f"cannot be read: {reason}") from error
    if len(data) > MAX_BYTES:
        raise refused(str(path), "is over 10 MB; no configuration is")
    return data


def text_of(data: bytes, name: str) -> str:
    """Return the text in a file's bytes, without a byte order mark.

    Raises:
        ConfigError: if it is not UTF-8, with the place of the first byte that is not.
    """
    for mark, encoding in (
        (b"\xff\xfe\x00\x00", "UTF-32"),
        (b"\x00\x00\xfe\xff", "UTF-32"),
        (b"\xff\xfe", "UTF-16"),
        (b"\xfe\xff", "UTF-16"),
    ):
        if data.startswith(mark):
            raise refused(name, f"is in {encoding}; TOML is UTF-8, save it as that")
    if data[:1] and b"\0" in data[:4]:
        raise refused(name, "is in UTF-16 or no text at all; TOML is UTF-8, save it as that")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        what = f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise failed((Problem(name, line, column, "", what),)) from None


def table_of(text: str, name: str) -> dict[str, Any]:
    """Return the table that a text is in TOML.

    Raises:
        ConfigError: if it is no TOML, with the place, or holds nothing.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise failed((_syntax(text, name, str(error)),)) from None
    except RecursionError:
        raise refused(name, "is nested too deeply") from None
    except ValueError as error:  # a number of more digits than Python converts
        raise refused(name, f"cannot be read: {error}") from None
    if not table:
        hint = f"`watchlist init {name}` writes one to start from"
        raise refused(name, "is empty", hint)
    return table


def _syntax(text: str, name: str, message: str) -> Problem:
    """Return the problem for what `tomllib` says, at the line it means."""
    found = _SYNTAX.match(message)
    what = found["what"] if found else message
    if found and found["line"]:
        place = toml.Place(int(found["line"]), int(found["column"]))
    else:
        place = toml.Place(text.count("\n") + 1, len(text) - text.rfind("\n"))
    if what.startswith("Cannot"):
        for repeat in toml.scan(text).repeats:
            if repeat.again.line == place.line or repeat.again.line == place.line - 1:
                what = f"given twice; first on line {repeat.first.line}"
                return Problem(name, *repeat.again, written(repeat.path), what)
    what = _AT.get((what, text.split("\n")[place.line - 1][place.column - 1 :][:1]), what)
    what = _PLAINER.get(what, what[:1].lower() + what[1:])
    return Problem(name, *place, "", f"not TOML: {what}")


def refused(name: str, what: str, hint: str = "") -> ConfigError:
    """Return the error for a file that is wrong as a whole."""
    return ConfigError(f"{name}: {what}", problems=(Problem(name, 0, 0, "", what),), hint=hint)


def failed(problems: tuple[Problem, ...]) -> ConfigError:
    """Return the error for a file with problems in it: at least one."""
    count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
    keys = [re.sub(r"\[\d+\]", "", p.path).rsplit(".", maxsplit=1)[-1] for p in problems if p.path]
    hint = f"`watchlist lint --explain {keys[0]}` describes the key" if keys else ""
    return ConfigError(f"{problems[0].file}: {count}", problems=problems, hint=hint)
