"""The words of a headline in their place: names, concepts, who says so; and what they weigh.

A word that a concept of the configuration covers carries its name: different words for one concept
are then alike, if less than the same word twice. The rules are ours.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from watchlist.model import Match
from watchlist.stories import attribution, phrases
from watchlist.stories.pieces import FULL, HALF, LIGHT, Token, cut
from watchlist.text import kind
from watchlist.words import Field

_PUBLISHER = re.compile(r"(?<=\w\W|\w\w)\s[-\u2013\u2014|]\s(?![a-z\d])[^-\u2013\u2014|:]{2,30}$")
_SHOUTED = 0.7  # Title Case: where so large a share of words is capitalised, no capital is a name

Span = tuple[int, int, str]
"""A match of a headline: start, end, concept."""


class Part(NamedTuple):
    """A thing that a headline names: a concept, a name of some words, or a word."""

    thing: str
    keys: frozenset[str]  # of its words
    surface: str
    is_name: bool
    is_concept: bool
    is_topic: bool
    is_piece: bool  # two signs of an unspaced run
    is_source: bool  # it tells who says so, which copies of one story change freely


def spans(matches: Iterable[Match]) -> tuple[Span, ...]:
    """Return the longest matches of the title that do not overlap."""
    chosen: list[Span] = []
    found = {(m.start, m.end, m.concept) for m in matches if m.field is Field.TITLE}
    for start, end, concept in sorted(found, key=lambda s: (s[0] - s[1], s)):
        if all(end <= other[0] or start >= other[1] for other in chosen):
            chosen.append((start, end, concept))
    return tuple(sorted(chosen))


def tokens(title: str, covered: tuple[Span, ...], topic: Collection[str]) -> tuple[Token, ...]:
    """Return the words of a title that mean something, in its order.

    Args:
        title: as it stands.
        covered: the concepts in it; those of a word's beginning cover the word.
        topic: the concepts that every item of the indicators speaks of; all words that stand
            for one of them weigh half a word together.
    """
    capitals = [w[0].isupper() for w in phrases.WORD.findall(title) if w[0].upper() != w[0].lower()]
    is_shouted = bool(capitals) and sum(capitals) > _SHOUTED * len(capitals)
    words = list(cut(title, is_shouted=is_shouted))
    covers = [_cover(start, end, covered) for start, end, _ in words]
    said = attribution.spans(title)
    found: list[Token] = []
    last = -1
    for (start, end, word), cover in zip(words, covers, strict=True):
        is_next = word.is_name and start == last + 1
        last = end
        is_source = bool(said) and any(begin <= start < until for begin, until in said)
        if not (cover or is_next or is_source):
            found.append(word)
            continue
        concept, weight = cover[2] if cover else "", word.weight
        if cover:
            among = covers.count(cover)
            weight = HALF / among if concept in topic else max(weight, FULL / among)
        found.append(
            Token(
                word.key, concept, min(LIGHT, weight) if is_source else weight, word.surface,
                word.is_name, concept in topic, word.is_part, is_next, is_source,
            )
        )  # fmt: skip
    return tuple(found)


def _cover(start: int, end: int, covered: tuple[Span, ...]) -> Span | None:
    for span in covered:
        if span[0] < end and start < span[1]:
            return span
    return None


def bare(title: str) -> str:
    """Return a title without the publisher that an aggregator appends: "... - Reuters"."""
    found = _PUBLISHER.search(title)
    return title[: found.start()] if found else title


class _Scripts(dict[str, str]):
    """The script of each letter, worked out when it is first met; "" for what is no letter."""

    def __missing__(self, sign: str) -> str:
        is_cyrillic = "\u0400" <= sign <= "\u052f"
        name = "cyrillic" if is_cyrillic else kind(sign).name.lower()
        self[sign] = found = name if sign.isalpha() else ""
        return found


_SCRIPTS = _Scripts()


def script(folded: str) -> str:
    """Return the name of the script that most letters of a headline are of."""
    counts = Counter(map(_SCRIPTS.__getitem__, folded))
    del counts[""]
    return min(counts, key=lambda name: (-counts[name], name), default="")


def parts(tokens: tuple[Token, ...]) -> tuple[Part, ...]:
    """Return what the words name: those of one concept, or of one name, together."""
    groups: list[list[Token]] = []
    for token in tokens:
        if token.weight <= LIGHT and not token.concept and not token.is_source:
            continue
        last = groups[-1][-1] if groups else None
        if last and last.is_source == token.is_source and _is_one(last, token):
            groups[-1].append(token)
        else:
            groups.append([token])
    return tuple(_part(group) for group in groups)


def _is_one(before: Token, token: Token) -> bool:
    if before.concept or token.concept:
        return before.concept == token.concept
    return before.is_name and token.is_name and token.is_next


def _part(words: Sequence[Token]) -> Part:
    first = words[0]
    return Part(
        first.thing if first.concept else " ".join(word.key for word in words),
        frozenset(word.key for word in words),
        " ".join(word.surface for word in words),
        any(word.is_name for word in words),
        bool(first.concept),
        first.is_topic,
        first.is_part,
        first.is_source,
    )
