"""Words and what they stand for: whole ones, beginnings, and patterns for unspaced scripts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_MAY_BE_UNSPACED = re.compile("[\u1100-\uffff]").search
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
        if self.pattern is None or not _MAY_BE_UNSPACED(text):
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


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of unspaced scripts and what they stand for; the longest one counts."""

    automaton: AhoCorasick
    names: tuple[str, ...]  # of its patterns

    def spans(self, run: str) -> list[tuple[int, int, str]]:
        """Return where terms stand in a folded run, and what they stand for; none overlap."""
        names = self.names
        return [
            (start, end, names[number])
            for number, start, end in self.automaton.find_matches_as_indexes(run)
        ]


def terms(entries: Mapping[str, Iterable[str]]) -> Terms:
    """Return the terms by name; the first name of a term counts."""
    found: dict[str, str] = {}
    for name, some in entries.items():
        for term in some:
            found.setdefault(term, name)
    automaton = AhoCorasick(
        list(found), MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
    return Terms(automaton, tuple(found.values()))


def groups(text: str) -> dict[str, list[str]]:
    """Return the words by name, out of lines "name: words"; an indented line goes on."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in filter(None, text.splitlines()):
        if line[0] != " ":
            name, _, line = line.partition(":")  # noqa: PLW2901  the rest of it
        found.setdefault(name, []).extend(line.split())
    return found
