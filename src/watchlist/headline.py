"""The words of a headline as they are compared: stems, groups of synonyms, concepts.

Function words are left out, words of reporting weigh little. Scripts with blanks give words cut to
their stem, Hangul words lose their particles, unspaced runs of Han and kana give pairs of signs.
The rules are ours.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from watchlist import phrases
from watchlist.model import Field, Match
from watchlist.text import Kind, fold, kind

LIGHT, HALF, FULL = 0.25, 0.5, 1.0
"""What a word weighs: one of reporting; one that all items of a topic share, or a pair of signs;
any other."""

WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")

_FREE_RUN = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_ENDING = re.compile("[^\\W\\d_\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_PARTICLES = frozenset(
    ["은", "는", "이", "가", "을", "를", "에", "에서", "에게", "로", "으로", "의"]
)
_NUMERAL = re.compile(r"\d")
_LATIN_STEM, _CYRILLIC_STEM, _HANGUL_STEM = 6, 5, 2  # letters or syllables kept of a word
_SHORTEST_PLURAL = 4
_SHOUTED = 0.7  # Title Case: where so large a share of words is capitalised, no capital is a name

Span = tuple[int, int, str]
"""A match of a headline: start, end, concept."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a headline, or a concept that stands for some: what is compared."""

    key: str  # the concept, the group of synonyms or the stem
    weight: float
    surface: str  # folded
    is_name: bool = False  # capitalised, in a headline that does not capitalise every word
    is_concept: bool = False
    is_part: bool = False  # two signs of an unspaced run: a piece, not a word


def spans(matches: Iterable[Match]) -> tuple[Span, ...]:
    """Return the longest matches of the title that do not overlap: start, end, concept."""
    chosen: list[Span] = []
    found = {(m.start, m.end, m.concept) for m in matches if m.field is Field.TITLE}
    for start, end, concept in sorted(found, key=lambda s: (s[0] - s[1], s)):
        if all(end <= other[0] or start >= other[1] for other in chosen):
            chosen.append((start, end, concept))
    return tuple(sorted(chosen))


def tokens(title: str, covered: tuple[Span, ...], topic: Collection[str]) -> tuple[Token, ...]:
    """Return concepts and the words between them, in the order of the title."""
    capitals = [w[0].isupper() for w in WORD.findall(title) if w[0].upper() != w[0].lower()]
    is_shouted = bool(capitals) and sum(capitals) > _SHOUTED * len(capitals)
    found: list[Token] = []
    at = 0
    for start, end, concept in (*covered, (len(title), len(title), "")):
        found.extend(_words(title[at:start], is_shouted=is_shouted))
        if concept:
            weight = HALF if concept in topic else FULL
            surface = fold(title[start : _past(title, end)])
            found.append(Token(f"={concept}", weight, surface, is_concept=True))
        at = _past(title, end)
    return tuple(found)


def _past(title: str, end: int) -> int:
    """Return where the ending of a matched word ends: what inflects it means nothing more.

    Only a particle is dropped from a Hangul word: its other parts may be words of their own.
    """
    rest = _ENDING.match(title, end)
    if rest is None:
        return end
    is_particle = kind(fold(rest[0])[0]) is not Kind.HANGUL or rest[0] in _PARTICLES
    return rest.end() if is_particle else end


def _words(text: str, *, is_shouted: bool) -> Iterable[Token]:
    """Return the words of a text that mean something; unspaced runs in pairs of signs."""
    for hit in WORD.finditer(text):
        raw, folded = hit[0], fold(hit[0])
        if _FREE_RUN.search(folded):
            yield from _pairs(folded)
        elif folded in phrases.STOP or _NUMERAL.match(folded):
            continue
        elif kind(folded[0]) is Kind.HANGUL:
            yield _hangul(folded)
        elif len(plain := folded.split("'")[0]) > 1:
            weight = LIGHT if phrases.REPORTING.of(plain) else FULL
            is_name = raw[0].isupper() and not is_shouted
            yield Token(stem(plain), weight, plain, is_name=is_name)


def stem(word: str) -> str:
    """Return the group of synonyms of a word, else its beginning: inflection is at the end."""
    if group := phrases.SYNONYMS.of(word):
        return f"~{group}"
    if "\u0400" <= word[0] <= "\u052f":
        return word[:_CYRILLIC_STEM]
    is_plural = _SHORTEST_PLURAL <= len(word) <= _LATIN_STEM and word.endswith("s")
    return word[:-1] if is_plural else word[:_LATIN_STEM]


def _hangul(word: str) -> Token:
    """Return a Hangul word without its particle, as far as its first two syllables go."""
    if group := phrases.SYNONYMS.within(word):
        return Token(f"~{group[0]}", FULL, word)
    light = bool(phrases.REPORTING.within(word))
    return Token(word[:_HANGUL_STEM], LIGHT if light else FULL, word)


def _pairs(run: str) -> Iterable[Token]:
    """Return pairs of neighbouring signs, half a word each."""
    plain = "".join(sign for sign in run if not _NUMERAL.match(sign))
    for at in range(max(1, len(plain) - 1)):
        pair = plain[at : at + 2]
        light = bool(phrases.REPORTING.within(pair))
        yield Token(pair, LIGHT / 2 if light else HALF, pair, is_part=True)
