"""The words of a headline as they are compared: stems, groups of synonyms, concepts beside them.

Function words and numbers are left out, words of reporting weigh little. Scripts with blanks give
words cut to their stem, Hangul words lose their particles, unspaced runs of Han and kana give pairs
of signs. A word that a concept of the configuration covers carries its name: "Seoul" and "South
Korea" are then alike, if less than the same word twice. The rules are ours.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from sys import intern

from watchlist import phrases
from watchlist.model import Match
from watchlist.text import Kind, fold, kind
from watchlist.words import Field

LIGHT, HALF, FULL = 0.25, 0.5, 1.0
"""What a word weighs: one of reporting; a pair of signs, or all words for what every item of the
topic speaks of; any other."""

_FREE = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_PIECE = re.compile(f"([{_FREE}]+)|[^\\W_{_FREE}]+(?:['.-][^\\W_{_FREE}]+)*")
_NUMERAL = re.compile(r"\d")
_LATIN_STEM, _CYRILLIC_STEM, _HANGUL_STEM = 6, 5, 2  # letters or syllables kept of a word
_SHORTEST_PLURAL = 4
_PUBLISHER = re.compile(r"(?<=\w\W|\w\w)\s[-\u2013\u2014|]\s(?![a-z\d])[^-\u2013\u2014|:]{2,30}$")
_NAMED = 2  # words that name who says so
_REMEMBERED = 65_536  # words
_OF_A_NATION = ("ish", "ch", "ese", "ian")  # "Polish" beside "Poland"
_SHOUTED = 0.7  # Title Case: where so large a share of words is capitalised, no capital is a name

Span = tuple[int, int, str]
"""A match of a headline: start, end, concept."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a headline, as it is compared."""

    key: str  # the group of synonyms or the stem
    concept: str  # the concept that covers it, "" where none does
    weight: float
    surface: str  # folded
    is_name: bool = False  # capitalised, in a headline that does not capitalise every word
    is_topic: bool = False  # covered by a concept that its indicator is about
    is_part: bool = False  # two signs of an unspaced run: a piece, not a word
    is_next: bool = False  # a name's word with nothing but a blank before it

    @property
    def thing(self) -> str:
        """What it stands for: its concept, else its key."""
        return f"={self.concept}" if self.concept else self.key


@dataclass(frozen=True, slots=True)
class Part:
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
    found = []
    last = -1
    for start, end, token in _words(title, is_shouted=is_shouted):
        is_next = token.is_name and start == last + 1
        found.append(
            (_cover(start, end, covered), replace(token, is_next=True) if is_next else token)
        )
        last = end
    within = [span for span, _ in found if span is not None]
    return tuple(
        token if span is None else _covered(token, span, topic, within.count(span))
        for span, token in found
    )


def _cover(start: int, end: int, covered: tuple[Span, ...]) -> Span | None:
    return next((span for span in covered if span[0] < end and start < span[1]), None)


def _covered(token: Token, span: Span, topic: Collection[str], words: int) -> Token:
    is_topic = span[2] in topic
    weight = HALF / words if is_topic else max(token.weight, FULL / words)
    return replace(token, concept=span[2], weight=weight, is_topic=is_topic)


def _words(title: str, *, is_shouted: bool) -> Iterator[tuple[int, int, Token]]:
    """Return where each word stands, and the word; unspaced runs in pairs of signs."""
    for hit in _PIECE.finditer(title):
        start, end = hit.span()
        if hit[1]:
            yield from _pairs(fold(hit[0]), start)
        elif (token := _word(hit[0], is_shouted=is_shouted)) is not None:
            yield start, end, token


# The words of news come again and again: remembered, they cost a tenth.
@lru_cache(maxsize=_REMEMBERED)
def _word(raw: str, *, is_shouted: bool) -> Token | None:
    """Return a word as it is compared; None for one without a meaning of its own."""
    folded = fold(raw)
    if folded in phrases.STOP or _NUMERAL.match(folded):
        return None
    if kind(folded[0]) is Kind.HANGUL:
        return _hangul(folded)
    plain = folded.split("'")[0]
    weight = LIGHT if phrases.REPORTING.of(plain) else FULL
    is_name = raw[0].isupper() and not is_shouted
    return Token(stem(plain), "", weight, plain, is_name) if len(plain) > 1 else None


def bare(title: str) -> str:
    """Return a title without the publisher that an aggregator appends: "... - Reuters"."""
    found = _PUBLISHER.search(title)
    return title[: found.start()] if found else title


def parts(title: str, tokens: tuple[Token, ...]) -> tuple[Part, ...]:
    """Return what the words name: those of one concept, or of one name, together."""
    said = _saying(title, tokens)
    groups: list[list[Token]] = []
    sources: list[bool] = []
    for at, token in enumerate(tokens):
        if token.weight <= LIGHT and not token.concept:
            continue
        if groups and sources[-1] == (at in said) and _is_one(groups[-1][-1], token):
            groups[-1].append(token)
        else:
            groups.append([token])
            sources.append(at in said)
    return tuple(_part(group, is_source=s) for group, s in zip(groups, sources, strict=True))


def _saying(title: str, tokens: tuple[Token, ...]) -> frozenset[int]:
    """Return which words tell who says so: in front of a colon or behind it, "..., NHK reports"."""
    said: set[int] = set()
    front, colon, behind = title.partition(": ")
    first, last = _named(front), _named(behind)
    if colon and first and first < len(tokens) - first:
        said.update(range(first))
    elif colon and last and last < len(tokens) - last:
        said.update(range(len(tokens) - last, len(tokens)))
    light = [token.weight == LIGHT and not token.concept for token in tokens[-2:]]
    if light == [False, True]:
        said.add(len(tokens) - 2)
    return frozenset(said)


def _named(text: str) -> int:
    """Return how many words there are, where they may name who says so; else 0."""
    words = [token for _, _, token in _words(text, is_shouted=False)]
    is_name = all(w.is_name or w.weight == LIGHT or not w.surface.isascii() for w in words)
    return len(words) if is_name and len(words) <= _NAMED else 0


def _is_one(before: Token, token: Token) -> bool:
    if before.concept or token.concept:
        return before.concept == token.concept
    return before.is_name and token.is_name and token.is_next


def _part(words: Sequence[Token], *, is_source: bool) -> Part:
    first = words[0]
    return Part(
        first.thing if first.concept else " ".join(word.key for word in words),
        frozenset(word.key for word in words),
        " ".join(word.surface for word in words),
        any(word.is_name for word in words),
        bool(first.concept),
        first.is_topic,
        first.is_part,
        is_source,
    )


def keys(text: str) -> frozenset[str]:
    """Return the keys of the words of a text that are more than reporting."""
    found: set[str] = set()
    for hit in _PIECE.finditer(text):
        if not hit[1]:
            token = _word(hit[0], is_shouted=True)
            found.update((token.key,) if token and token.weight > LIGHT else ())
            continue
        run = fold(hit[1])
        pairs = [intern(run[at : at + 2]) for at in range(max(1, len(run) - 1))]
        # Seldom is there a word of reporting: then no pair need be looked at alone.
        if phrases.REPORTING.within(run):
            pairs = [pair for pair in pairs if _pair(pair).weight > LIGHT]
        found.update(pairs)
    return frozenset(found)


def stem(word: str) -> str:
    """Return the group of synonyms of a word, else its beginning: inflection is at the end."""
    if group := phrases.SYNONYMS.of(word):
        return f"~{group}"
    if "\u0400" <= word[0] <= "\u052f":
        return word[:_CYRILLIC_STEM]
    if _SHORTEST_PLURAL <= len(word) <= _LATIN_STEM:
        return word.removesuffix("s").removesuffix("e")
    return word[:_LATIN_STEM]


def script(folded: str) -> str:
    """Return the name of the script that most letters of a text are of."""
    letters = [sign for sign in folded if sign.isalpha()]
    counts = Counter(
        "cyrillic" if "\u0400" <= sign <= "\u052f" else kind(sign).name.lower() for sign in letters
    )
    return min(counts, key=lambda name: (-counts[name], name), default="")


def _hangul(word: str) -> Token:
    """Return a Hangul word without its particle, as far as its first two syllables go."""
    if group := phrases.SYNONYMS.within(word):
        return Token(f"~{group[0]}", "", FULL, word)
    light = bool(phrases.REPORTING.within(word))
    return Token(word[:_HANGUL_STEM], "", LIGHT if light else FULL, word)


def _pairs(run: str, start: int) -> Iterator[tuple[int, int, Token]]:
    """Return pairs of neighbouring signs, half a word each."""
    for at in range(max(1, len(run) - 1)):
        yield start + at, start + at + 2, _pair(run[at : at + 2])


@lru_cache(maxsize=_REMEMBERED)
def _pair(signs: str) -> Token:
    light = bool(phrases.REPORTING.within(signs))
    return Token(signs, "", LIGHT / 2 if light else HALF, signs, is_part=True)


def slots(parts: tuple[Part, ...]) -> dict[tuple[str, str], Part]:
    """Return each part by its neighbours; the edges of the headline are neighbours too."""
    things = ["^", *(part.thing for part in parts), "$"]
    return {(things[at], things[at + 2]): part for at, part in enumerate(parts)}


def middles(
    one: tuple[Part, ...], other: tuple[Part, ...]
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return what is left of two headlines without the parts they begin and end with alike."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and not one[start].keys.isdisjoint(other[start].keys):
        start += 1
    end = 0
    while end < shorter - start and not one[-1 - end].keys.isdisjoint(other[-1 - end].keys):
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def replaced(one: tuple[Part, ...], other: tuple[Part, ...]) -> list[tuple[Part, Part]]:
    """Return the parts of one headline with those that stand in their place in the other."""
    keys, others = ([min(part.keys) for part in parts] for parts in (one, other))
    return [
        (one[left], other[right])
        for kind_, start, end, begin, stop in SequenceMatcher(
            None, keys, others, autojunk=False
        ).get_opcodes()
        if kind_ == "replace" and end - start == stop - begin
        for left, right in zip(range(start, end), range(begin, stop), strict=True)
        if differ(one[left], other[right])
    ]


def differ(one: Part, other: Part) -> bool:
    """Whether two parts have no word in common, whatever concept both may stand for."""
    return one.keys.isdisjoint(other.keys) and not _akin(one.surface, other.surface)


def _akin(one: str, other: str) -> bool:
    """Whether words begin alike, as forms of one word, spellings of one name and short forms do."""
    if one[:4] == other[:4] or one.startswith(other) or other.startswith(one):
        return True
    return one[:3] == other[:3] and (one.endswith(_OF_A_NATION) or other.endswith(_OF_A_NATION))
