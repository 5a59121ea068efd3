# ruff: noqa: INP001  a script, no package
"""Writes the pages of `docs/` that are read off the code; `--check` fails when one is stale.

python tools/reference.py           write them
python tools/reference.py --check   exit 1 and name those that differ
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, cast

from typer.main import get_command

from watchlist import config
from watchlist.baseline import SIGHT_DAYS
from watchlist.commands import command_line
from watchlist.configuration.keys import Key, Table, tables
from watchlist.schema import schema

ROOT: Final = Path(__file__).resolve().parent.parent

SMALLEST: Final = """\
format = 1

[concepts.strike]
en = ["strike*", "walkout*"]
de = ["Streik*"]

[concepts.dockers]
en = ["docker*", "port worker*", "longshore*"]
de = ["Hafenarbeiter*"]

[[sources]]
id = "harbour-news"
reliability = "B"
[[sources]]
id = "dockers-daily"
reliability = "C"

[[feeds]]
id = "harbour"
url = "https://harbour.example/rss.xml"
source = "harbour-news"
[[feeds]]
id = "daily"
url = "https://daily.example/feed"
source = "dockers-daily"

[[indicators]]
id = "port-strike"
about = ["dockers"]
  [[indicators.stages]]
  id = "called"
  [[indicators.signals]]
  id = "strike-called"
  stage = "called"
  all = ["strike"]

[[tests]]
text = "Hafenarbeiter in Hamburg beschließen Streik"
expect = { port-strike = "called" }
"""

CONFIGURATION: Final = """\
# Configuration

<!-- Written by tools/reference.py from src/watchlist/settings.py: change it there. -->

`indicators.toml` says what is watched: which concepts, which feeds, which indicators.
It is [TOML](https://toml.io), in UTF-8, of at most 10 MB.
`watchlist init` writes a commented copy of the shipped one, `watchlist lint` names every problem
of a file at once, by line and column, and `watchlist lint --explain KEY` prints what stands here.
The file is looked for in this order:
`--config`, `WATCHLIST_CONFIG`, `./indicators.toml`, the user's configuration folder,
the one that comes with the tool.

A small file that watches something, with two publishers, since a stage asks for two by default:

```toml
{smallest}```

Only `format` is required of a file; the tables below say what each table requires.
An id is made of letters, digits and `.` `_` `-`; a language is a BCP 47 tag
such as `en` or `zh-Hant`.
A date stands without quotes: `2026-01-31`.

{tables}
## What must agree

Beyond the types of keys, `watchlist lint` refuses:

- an id that stands twice among its like (sources, feeds, indicators; stages, signals and triggers
  within their indicator);
- a name that leads nowhere: a concept, a source, a stage, a fetcher, an indicator in a test or
  scenario, a pattern in `feeds` that matches no feed;
- a stage for which no signal speaks, or only denied ones; a stand-in for what is not in `about`;
- a signal or an indicator that could never fire: a concept in both `all` and `none`,
  in both `about` and `unless`, in `all` and in `unless` without `despite`;
- `levels.elevated` not above `levels.watch`, `closes` before `opens`,
  `store.keep_days` under `memory_days` and {baseline} more;
- a time zone that does not exist, an address that is not http or https with a host,
  a header that could not be sent;
- a term with nothing beside its marks, or with `*` in the middle;
- a channel of `[notify]` with neither or both of `url` and `command`, or with a reason that does
  not exist.

It warns of what works and is odd: a concept that no indicator uses or that a list names twice,
a feed without a source that is no aggregator's, an address that is not public,
a pattern that matches only feeds that are off, more families wanted than sources could give,
a test without `expect`, a secret written out in a file that others may read,
a channel that wants reminders and has no `repeat_days`,
a signal that can never fire, because every term of one of its concepts holds a term that
silences it.

`watchlist lint --deep` looks at the words themselves, too (`-v` names every one):
terms that find nothing which another one does not,
terms that two indicators or two concepts of one signal have in common,
and terms, signals and triggers that no test or scenario would miss, taken out one by one.
`watchlist lint --data FILE` names what the items of a file never set off.
"""


def configuration() -> str:
    """Return the page on `indicators.toml`."""
    config.parse(SMALLEST, "the smallest configuration")
    return CONFIGURATION.format(
        smallest=SMALLEST,
        tables="\n".join(map(_table, tables())),
        baseline=SIGHT_DAYS,
    )


def _table(table: Table) -> str:
    heading = f"`{table.header}`" if table.header else "The top of the file"
    lines = [
        f"## {heading}",
        "",
        table.doc,
        "",
        "| key | type | default | bounds | meaning |",
        "|---|---|---|---|---|",
        *map(_row, table.keys),
        "",
    ]
    return "\n".join(lines)


def _row(key: Key) -> str:
    name = f"`{key.name}`" + (f" or `{key.alias}`" if key.alias else "")
    default = f"`{key.default}`" if key.default else "required"
    limits = ", ".join(f"`{name}`" for name in key.allowed) or key.bounds
    cells = (name, key.kind, default, limits, key.doc)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def commands() -> str:
    """Return the page of the commands, their arguments and options."""
    group = cast("Any", get_command(command_line()))
    lines = [
        "# Commands",
        "",
        "Written by `tools/reference.py` from the command line itself.",
        "The result goes to stdout, all else to stderr. Exit codes are in the README.",
    ]
    for name, command in sorted(_flat(group)):
        lines += ["", f"## `watchlist {name}`", "", command.help or "", ""]
        lines += ["| argument or option | meaning |", "|---|---|"]
        for each in command.params:
            is_option = each.param_type_name == "option"
            shown = ", ".join(f"`{o}`" for o in (*each.opts, *each.secondary_opts))
            label = shown if is_option else f"`{each.metavar or each.name.upper()}`"
            lines.append(f"| {label} | {(each.help or '').replace('|', chr(92) + '|')} |")
    return "\n".join(lines) + "\n"


def _flat(group: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401  typer's own
    for name, command in group.commands.items():
        yield f"{prefix}{name}", command
        if hasattr(command, "commands"):
            yield from _flat(command, f"{prefix}{name} ")


def json_schema() -> str:
    """Return the JSON Schema of what any command prints, as `watchlist schema ""` does."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


PAGES: Final[dict[str, Callable[[], str]]] = {
    "docs/configuration.md": configuration,
    "docs/commands.md": commands,
    "docs/schema.json": json_schema,
}


def main(arguments: list[str]) -> int:
    """Write every page, or with `--check` only compare; return the exit code."""
    stale = []
    for name, page in PAGES.items():
        path = ROOT / name
        text = page()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in arguments:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
    verb = "is stale: run tools/reference.py" if "--check" in arguments else "written"
    for name in stale:
        sys.stderr.write(f"{name} {verb}\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
