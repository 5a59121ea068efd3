"""Pairs of headlines from tests/pairs, read as their topic's configuration reads them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from make import NOW, item
from watchlist import config
from watchlist.cluster import Telling
from watchlist.match import Reader

PAIRS = Path(__file__).parent / "pairs"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items, whether they tell one event, and the topic that both are about."""

    topic: str
    is_same: bool
    one: Telling
    other: Telling

    @property
    def is_read(self) -> bool:
        """Whether some indicator reads both; what is unread joins no story."""
        return bool(self.one.readings and self.other.readings)


@cache
def _readers() -> dict[str, Reader]:
    """Return the reader for each topic, which an indicator is named after."""
    found = {"": Reader(config.parse(config.default_text(), "shipped"))}
    for path in sorted(PAIRS.glob("*.toml")):
        parsed = config.parse(path.read_text(encoding="utf-8"), path.name)
        found |= dict.fromkeys((each.id for each in parsed.indicators), Reader(parsed))
    return found


def pairs(*paths: Path) -> Iterator[Pair]:
    """Yield the pairs of files; a topic without a configuration of its own is a shipped one."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                topic = row.get("topic", "")
                reader = _readers().get(topic) or _readers()[""]
                yield Pair(
                    topic,
                    row["same"],
                    _telling(reader, "a", row["a"], 0.0),
                    _telling(reader, "b", row["b"], row.get("hours", 0.0)),
                )


def _telling(reader: Reader, name: str, said: str | dict[str, Any], hours: float) -> Telling:
    """Return an item, given as its headline alone or with its summary and language."""
    told = {"title": said} if isinstance(said, str) else said
    title, summary = told["title"], told.get("summary", "")
    made = item(
        name, title, summary=summary, feed=name, language=told.get("language", ""),
        published=NOW + timedelta(hours=hours),
    )  # fmt: skip
    return Telling(made, reader.read(title, summary, name))
