"""Words and what they stand for: whole ones, beginnings, and patterns for unspaced scripts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_LETTERS = 2  # the shortest beginning that a `*` may end


def words(spaced: str) -> list[str]:
    """Return the words of a list written with blanks between them."""
    return spaced.split()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and what they stand for: exact ones, prefixes, and patterns for unspaced scripts."""

    exact: Mapping[str, str]
    prefixes: Mapping[str, str]
    pattern: re.Pattern[str] | None
    names: tuple[str, ...]  # of the pattern's groups, in order

    def of(self, word: str) -> str | None:
        """Return what a folded word stands for: the exact one, else that of its longest prefix."""
        if (name := self.exact.get(word)) is not None:
            return name
        for end in range(len(word), _LETTERS - 1, -1):
            if (name := self.prefixes.get(word[:end])) is not None:
                return name
        return None

    def within(self, text: str) -> list[str]:
        """Return what the unspaced words of a folded text stand for, in order."""
        if self.pattern is None:
            return []
        return [self.names[(hit.lastindex or 1) - 1] for hit in self.pattern.finditer(text)]


def lexicon(entries: Mapping[str, tuple[str, str]]) -> Lexicon:
    """Return the lexicon of words by name, given as spaced words and an unspaced pattern."""
    exact: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    for name, (spaced, _) in entries.items():
        for word in spaced.split():
            (prefixes if word.endswith("*") else exact).setdefault(word.rstrip("*"), name)
    unspaced = [(name, pattern) for name, (_, pattern) in entries.items() if pattern]
    joined = "|".join(f"({pattern})" for _, pattern in unspaced)
    return Lexicon(
        exact, prefixes, re.compile(joined) if joined else None, tuple(n for n, _ in unspaced)
    )
