"""A text cut into the pieces that are compared: stems, groups of synonyms, states, pairs of signs.

Function words and numbers are left out, words of reporting weigh little. Scripts with blanks give
words cut to their stem; Hangul words and unspaced runs of Han and kana are cut where a known term
stands, and what is left loses its particles or gives pairs of signs. The rules are ours.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import add
from sys import intern
from typing import NamedTuple

from watchlist.stories import nations, phrases, thesaurus
from watchlist.text import Kind, fold, kind

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
_LONGEST = 24  # characters of what is remembered: a run of Han or kana is seldom met again
_PAIR = "+"  # stands behind the keys of a word that may begin a name of two words


class Token(NamedTuple):
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


def cut(title: str, *, is_shouted: bool) -> Iterator[tuple[int, int, Token]]:
    """Return where each word of a text stands, and the word; unspaced runs in pieces."""
    pieces = [(hit.start(), hit[0]) for hit in _PIECE.finditer(title)]
    words = [raw for _, raw in pieces]
    done = -1
    for at, (start, raw) in enumerate(pieces):
        if at <= done:
            continue
        if _IS_FREE(raw):
            yield from ((start + a, start + b, token) for a, b, token in _run(fold(raw)))
            continue
        if _may_begin(raw) and (found := _pair_at(words, at)) is not None:
            pair, done = found
            if pair.key != thesaurus.NO_STATE:
                begin, last = pieces[done]
                yield start, begin + len(last), pair
            continue
        for left, right, token in _word(raw, is_shouted):
            yield start + left, start + right, token


@lru_cache(maxsize=_REMEMBERED)
def _may_begin(raw: str) -> bool:
    """Whether a word begins one of the names of two words."""
    return _plain(raw) in thesaurus.FIRST


def _plain(raw: str) -> str:
    return fold(raw).split("'")[0]


def _pair_at(words: Sequence[str], at: int) -> tuple[Token, int] | None:
    """Return the token that a word is together with a later one, and the place of that one."""
    last = at + 1
    if last < len(words) and words[last] in nations.BETWEEN:
        last += 1
    if last >= len(words):
        return None
    pair = _pair_of(words[at], words[last])
    return None if pair is None else (pair, last)


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
    """Return the key of a word; "US", "Turkey" and the like name a state only with a capital."""
    name = thesaurus.WORDS.of(plain)
    if name is None:
        return stem(plain)
    if name[0] == "@" and raw.isascii() and not raw.isupper():
        is_short = len(plain) <= 3  # noqa: PLR2004  "US", "UK", "EU"
        return plain if is_short or (plain in nations.HOMOGRAPHS and raw[0].islower()) else name
    return name


class _Keys(dict[str, tuple[str, ...]]):
    """The keys of a word or a run that are more than reporting, by how it stands in a text."""

    def __missing__(self, raw: str) -> tuple[str, ...]:
        if _IS_FREE(raw):
            found = tuple(_keys_of_run(fold(raw)))
        else:
            word = _word(raw, is_shouted=True)
            ahead = (_PAIR,) if _may_begin(raw) else ()
            found = (*(token.key for _, _, token in word if token.weight > LIGHT), *ahead)
        if len(raw) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[raw] = found
        return found


_KEYS = _Keys()


def keys(text: str) -> tuple[str, ...]:
    """Return the keys of the words of a text that are more than reporting, each once, in order."""
    pieces = _PIECE.findall(text)
    found = dict.fromkeys(chain.from_iterable(map(_KEYS.__getitem__, pieces)))
    if _PAIR in found:
        found = dict.fromkeys(_paired(pieces))
        found.pop(_PAIR, None)
    found.pop(thesaurus.NO_STATE, None)
    return tuple(found)


def _paired(pieces: Sequence[str]) -> Iterator[str]:
    """Yield the keys of pieces of which some may be one with the next."""
    done = -1
    for at, raw in enumerate(pieces):
        if at <= done:
            continue
        held = _KEYS[raw]
        if _PAIR in held and (found := _pair_at(pieces, at)) is not None:
            pair, done = found
            yield pair.key
        else:
            yield from held


def _keys_of_run(run: str) -> list[str]:
    """Return the keys of an unspaced run: summaries have hundreds, whose places nobody asks for."""
    if run in nations.ALONE:
        return [f"@{nations.ALONE[run]}"]
    is_plain = not nations.BEHIND.search(run) and not phrases.REPORTING.within(run)
    found: list[str] = []
    last = 0
    for start, end, name in (*thesaurus.TERMS.spans(run), (len(run), len(run), thesaurus.NO_STATE)):
        for hit in _UNKNOWN.finditer(run, last, start):
            signs = hit[0]
            if is_plain and len(signs) > 1 and not "\u30a0" <= signs[0] <= "\u30ff":
                found += map(intern, map(add, signs, signs[1:]))  # many items share them
            else:
                tokens = (token for _, _, token in _unknown(hit))
                found += [token.key for token in tokens if token.weight > LIGHT]
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
    """Return the terms of an unspaced run and what is between: hiragana, endings, are left out."""
    if run in nations.ALONE:
        yield 0, 1, Token(f"@{nations.ALONE[run]}", "", FULL, run)
        return
    last = 0
    for start, end, name in (*thesaurus.TERMS.spans(run), (len(run), len(run), thesaurus.NO_STATE)):
        for hit in _UNKNOWN.finditer(run, last, start):
            yield from _unknown(hit)
        if name != thesaurus.NO_STATE:
            yield start, end, Token(name, "", FULL, run[start:end])
        last = end


def _unknown(hit: re.Match[str]) -> list[tuple[int, int, Token]]:
    """Return the word of katakana, the state or the pairs of Han that signs of no term are."""
    signs, at = hit[0], hit.start()
    if "\u30a0" <= signs[0] <= "\u30ff":
        return [(at, hit.end(), Token(signs, "", FULL, signs))]
    if behind := nations.BEHIND.search(hit.string, *hit.span()):
        return [(*behind.span(), Token(nations.behind(behind[0]), "", FULL, behind[0]))]
    if len(signs) == 1:
        return [(at, hit.end(), _pair(signs))]
    return [(at + n, at + n + 2, _pair(signs[n : n + 2])) for n in range(len(signs) - 1)]


@lru_cache(maxsize=_REMEMBERED)
def _pair(signs: str) -> Token:
    weight = LIGHT / 2 if phrases.REPORTING.within(signs) else HALF
    return Token(signs, "", weight, signs, is_part=True)
