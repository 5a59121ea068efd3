"""The words of a headline as they are compared: stems, groups of synonyms, states, concepts.

Function words and numbers are left out, words of reporting weigh little. Scripts with blanks give
words cut to their stem; Hangul words and unspaced runs of Han and kana are cut where a known term
stands, and what is left loses its particles or gives pairs of signs. A word that a concept of the
configuration covers carries its name: different words for one concept are then alike, if less than
the same word twice. The rules are ours.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from operator import add
from sys import intern

from watchlist.model import Match
from watchlist.stories import attribution, nations, phrases, thesaurus
from watchlist.text import Kind, fold, kind
from watchlist.words import Field

LIGHT, HALF, FULL = 0.25, 0.5, 1.0
"""What a word weighs: one of reporting; a pair of signs, or all words for what every item of the
topic speaks of; any other."""

_FREE = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_PIECE = re.compile(f"[{_FREE}]+|[^\\W_{_FREE}]+(?:['.-][^\\W_{_FREE}]+)*")
_IS_FREE = re.compile(f"[{_FREE}]").match
_UNKNOWN = re.compile("[\u30a0-\u30ff]{2,}|[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff]+")
_NUMERAL = re.compile(r"\d")
_LATIN_STEM, _CYRILLIC_STEM, _HANGUL_STEM = 6, 5, 2  # letters or syllables kept of a word
_SHORTEST_PLURAL = 4
_REMEMBERED = 65_536  # words
_PUBLISHER = re.compile(r"(?<=\w\W|\w\w)\s[-\u2013\u2014|]\s(?![a-z\d])[^-\u2013\u2014|:]{2,30}$")
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
    is_source: bool = False  # in a stretch that tells who says so

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
            (_cover(start, end, covered), replace(token, is_next=True) if is_next else token, start)
        )
        last = end
    within = [span for span, _, _ in found if span is not None]
    said = attribution.spans(title)
    return tuple(
        _said(token if span is None else _covered(token, span, topic, within.count(span)), said, at)
        for span, token, at in found
    )


def _said(token: Token, said: Sequence[tuple[int, int]], at: int) -> Token:
    """Return a token that weighs little where it is part of who says so."""
    if not any(start <= at < end for start, end in said):
        return token
    return replace(token, weight=min(LIGHT, token.weight), is_source=True)


def _cover(start: int, end: int, covered: tuple[Span, ...]) -> Span | None:
    return next((span for span in covered if span[0] < end and start < span[1]), None)


def _covered(token: Token, span: Span, topic: Collection[str], words: int) -> Token:
    is_topic = span[2] in topic
    weight = HALF / words if is_topic else max(token.weight, FULL / words)
    return replace(token, concept=span[2], weight=weight, is_topic=is_topic)


def bare(title: str) -> str:
    """Return a title without the publisher that an aggregator appends: "... - Reuters"."""
    found = _PUBLISHER.search(title)
    return title[: found.start()] if found else title


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


def _words(title: str, *, is_shouted: bool) -> Iterator[tuple[int, int, Token]]:
    """Return where each word of a text stands, and the word; unspaced runs in pieces."""
    pieces = [(hit.start(), hit[0]) for hit in _PIECE.finditer(title)]
    skipped = -1
    for at, (start, raw) in enumerate(pieces):
        if at == skipped:
            continue
        if _IS_FREE(raw):
            yield from ((start + a, start + b, token) for a, b, token in _run(fold(raw)))
            continue
        if _may_begin(raw) and at + 1 < len(pieces):
            begin, following = pieces[at + 1]
            if (pair := _pair_of(raw, following)) is not None:
                skipped = at + 1
                if pair.key != thesaurus.NO_STATE:
                    yield start, begin + len(following), pair
                continue
        for left, right, token in _word(raw, is_shouted):
            yield start + left, start + right, token


@lru_cache(maxsize=_REMEMBERED)
def _may_begin(raw: str) -> bool:
    """Whether a word begins one of the names of two words."""
    return _plain(raw) in thesaurus.FIRST


def _plain(raw: str) -> str:
    return fold(raw).split("'")[0]


@lru_cache(maxsize=_REMEMBERED)
def _pair_of(raw: str, following: str) -> Token | None:
    """Return the token that two words are together: "South Korea"."""
    first, second = _plain(raw), _plain(following)
    name = thesaurus.PAIRS.of(f"{first}_{second}")
    if name is None or (name[0] == "@" and not raw[0].isupper() and raw.isascii()):
        return None
    return Token(name, "", FULL, f"{first} {second}", name[0] == "@")


# The words of news come again and again: remembered, they cost a tenth.
@lru_cache(maxsize=_REMEMBERED)
def _word(raw: str, is_shouted: bool) -> tuple[tuple[int, int, Token], ...]:  # noqa: FBT001  keyed by place, as a cache is
    """Return a word as it is compared, a compound's parts apart; none for one without meaning."""
    folded = fold(raw)
    if _NUMERAL.match(folded):
        return ()
    if kind(folded[0]) is Kind.HANGUL:
        return tuple(_hangul(folded))
    plain = folded.split("'")[0]
    key = _key(plain, raw)
    if len(plain) < 2 or (folded in phrases.STOP and key[0] != "@"):  # noqa: PLR2004  one letter
        return ()
    weight = LIGHT if key[0] not in "~@" and phrases.REPORTING.of(plain) else FULL
    is_name = raw[0].isupper() and not is_shouted
    return ((0, len(raw), Token(key, "", weight, plain, is_name)),)


def _key(plain: str, raw: str) -> str:
    """Return the key of a word; ASCII letters name a state only with a capital ("US", not "us")."""
    name = thesaurus.WORDS.of(plain)
    if name is None:
        return stem(plain)
    if name[0] == "@" and raw.isascii():
        return name if (raw.isupper() or (raw[0].isupper() and len(plain) > 3)) else plain  # noqa: PLR2004  "US", "UK", "EU"
    return name


def keys(text: str) -> tuple[str, ...]:
    """Return the keys of the words of a text that are more than reporting, each once, in order."""
    found: list[str] = []
    pieces = _PIECE.findall(text)
    skipped = -1
    for at, (raw, following) in enumerate(pairwise((*pieces, ""))):
        if at == skipped:
            continue
        if _IS_FREE(raw):
            found += _keys_of_run(fold(raw))
        elif following and _may_begin(raw) and (pair := _pair_of(raw, following)) is not None:
            skipped = at + 1
            found.append(pair.key)
        else:
            found += _keys_of_word(raw)
    return tuple(key for key in dict.fromkeys(found) if key != thesaurus.NO_STATE)


@lru_cache(maxsize=_REMEMBERED)
def _keys_of_word(raw: str) -> tuple[str, ...]:
    found = _word(raw, is_shouted=True)
    return tuple([token.key for _, _, token in found if token.weight > LIGHT])


def _keys_of_run(run: str) -> list[str]:
    """Return the keys of an unspaced run: summaries have hundreds, whose places nobody asks for."""
    if run in nations.ALONE:
        return [f"@{nations.ALONE[run]}"]
    found: list[str] = []
    last = 0
    for start, end, name in (*thesaurus.TERMS.spans(run), (len(run), len(run), thesaurus.NO_STATE)):
        for hit in _UNKNOWN.finditer(run, last, start):
            signs = hit[0]
            if "\u30a0" <= signs[0] <= "\u30ff":
                found.append(signs)
            elif behind := nations.BEHIND.search(run, *hit.span()):
                found.append(nations.behind(behind[0]))
            elif len(signs) == 1 or phrases.REPORTING.within(signs):
                pairs = (_pair(signs[at : at + 2]) for at in range(max(1, len(signs) - 1)))
                found += [pair.key for pair in pairs if pair.weight > LIGHT]
            else:
                found += map(intern, map(add, signs, signs[1:]))  # many items share them
        found.append(name)
        last = end
    return found


def stem(word: str) -> str:
    """Return the group of synonyms of a word, else its beginning: inflection is at the end."""
    if (group := thesaurus.WORDS.of(word)) and group[0] == "~":
        return group
    if "\u0400" <= word[0] <= "\u052f":
        return word[:_CYRILLIC_STEM]
    if len(word) < _SHORTEST_PLURAL:
        return word
    kept = word[:_LATIN_STEM] if len(word) > _LATIN_STEM else word.removesuffix("s")
    return kept.removesuffix("e")


def _hangul(word: str) -> Iterator[tuple[int, int, Token]]:
    """Return the terms of a Hangul word, else its first two syllables: particles follow."""
    if word in nations.ALONE:
        yield 0, 1, Token(f"@{nations.ALONE[word]}", "", FULL, word)
        return
    last = 0
    for start, end, name in thesaurus.TERMS.spans(word):
        if start - last >= _HANGUL_STEM:
            yield last, start, _syllables(word[last:start])
        if name != thesaurus.NO_STATE:
            yield start, end, Token(name, "", FULL, word[start:end])
        last = end
    if last == 0:
        yield 0, len(word), _syllables(word)


def _syllables(word: str) -> Token:
    weight = LIGHT if phrases.REPORTING.within(word) else FULL
    return Token(word[:_HANGUL_STEM], "", weight, word)


def _run(run: str) -> Iterator[tuple[int, int, Token]]:
    """Return the terms of an unspaced run and, between them, words of katakana and pairs of Han."""
    if run in nations.ALONE:
        yield 0, 1, Token(f"@{nations.ALONE[run]}", "", FULL, run)
        return
    last = 0
    for start, end, name in (*thesaurus.TERMS.spans(run), (len(run), len(run), thesaurus.NO_STATE)):
        yield from _rest(run, last, start)
        if name != thesaurus.NO_STATE:
            yield start, end, Token(name, "", FULL, run[start:end])
        last = end


def _rest(run: str, start: int, end: int) -> Iterator[tuple[int, int, Token]]:
    """Return what no term covers: hiragana are endings and particles, and left out."""
    for hit in _UNKNOWN.finditer(run, start, end):
        at, until = hit.span()
        if "\u30a0" <= hit[0][0] <= "\u30ff":
            yield at, until, Token(hit[0], "", FULL, hit[0])
        elif behind := nations.BEHIND.search(run, at, until):
            yield *behind.span(), Token(nations.behind(behind[0]), "", FULL, behind[0])
        else:
            for left in range(at, max(at + 1, until - 1)):
                yield left, min(left + 2, until), _pair(run[left : min(left + 2, until)])


@lru_cache(maxsize=_REMEMBERED)
def _pair(signs: str) -> Token:
    weight = LIGHT / 2 if phrases.REPORTING.within(signs) else HALF
    return Token(signs, "", weight, signs, is_part=True)
