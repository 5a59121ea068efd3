"""JSON Schema (2020-12) of what each command prints, made from the types of `contract`."""

from collections.abc import Mapping
from functools import reduce
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from watchlist import contract
from watchlist.configuration.naming import did_you_mean
from watchlist.contract import backtest, evaluate, lines, pages, upkeep
from watchlist.errors import UsageError

SHAPES: Mapping[str, type] = {
    "backtest": backtest.BacktestTree,
    "check": contract.ReportTree,
    "status": contract.ReportTree,
    "show": contract.ReportTree,
    "feeds": contract.FeedsTree,
    "feeds try": upkeep.AttemptTree,
    "history": pages.HistoryTree,
    "report": pages.BriefingTree,
    "explain": lines.ExplainTree,
    "evaluate": evaluate.EvaluateTree,
    "score": lines.ScoreLine,
    "test": lines.CasesTree,
    "export": lines.ItemLine,
    "import": lines.ItemLine,
    "notify": upkeep.MessageTree,
    "doctor": upkeep.DoctorTree,
}
"""What each command prints; `score`, `export` and `import` mean one line, `notify` a message."""

MEMBERS: Mapping[str, str] = {
    "backtest": "days",
    "check": "indicators",
    "status": "indicators",
    "show": "indicators",
    "feeds": "feeds",
    "feeds try": "items",
    "history": "days",
    "report": "feeds",
    "explain": "indicators",
    "evaluate": "indicators",
    "test": "cases",
    "doctor": "findings",
}
"""The list of which `--format ndjson` prints a member a line."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_SCALARS: Mapping[object, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    NoneType: "null",
}


def schema(command: str = "", *, of_line: bool = False) -> Schema:
    """Return the JSON Schema of what a command prints, or of what any of them does.

    Keys that it does not name are allowed: the contract grows.

    Args:
        command: its name.
        of_line: whether a line of `--format ndjson` is meant, and not the whole.

    Raises:
        UsageError: for a command that prints no JSON of its own.
    """
    definitions: Schema = {}
    if command:
        if command not in SHAPES:
            raise UsageError(
                f"no JSON Schema for '{command}'{did_you_mean(command, SHAPES)}",
                hint=f"there is one for {', '.join(SHAPES)}",
            )
        shape = _member(command) if of_line else SHAPES[command]
        body = _object(shape, definitions)
    else:
        roots = dict.fromkeys(SHAPES.values())
        body = {"anyOf": [_schema(root, definitions) for root in roots]}
    title = f"watchlist {command}".strip()
    return {"$schema": DIALECT, "title": title, **body, "$defs": dict(sorted(definitions.items()))}


def _member(command: str) -> type:
    """Return what one line of NDJSON is; a command without a list prints lines anyway."""
    shape = SHAPES[command]
    if command not in MEMBERS:
        return shape
    (member,) = get_args(get_type_hints(shape)[MEMBERS[command]])
    return cast("type", member)


def _object(shape: type, definitions: Schema) -> Schema:
    hints = get_type_hints(shape, include_extras=True)
    return {
        "type": "object",
        "description": (shape.__doc__ or "").strip(),
        "properties": {name: _schema(hint, definitions) for name, hint in hints.items()},
        "required": sorted(shape.__required_keys__),  # type: ignore[attr-defined]
    }


def _schema(hint: Any, definitions: Schema) -> Schema:  # noqa: ANN401  a type's annotation may be anything
    if is_typeddict(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}  # taken, should the type hold itself
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return reduce(_annotate, hint.__metadata__, _schema(hint.__origin__, definitions))
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(one, definitions) for one in arguments]}
    if origin is list:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    return {"type": _SCALARS[hint]}


def _annotate(body: Schema, fact: object) -> Schema:
    if not isinstance(fact, tuple):
        return {**body, "description": str(fact)}
    return body | {key: list(said) if isinstance(said, tuple) else said for key, said in fact}
