"""Text as the vocabulary sees it: folded, with a way back to the original offsets.

Folding is NFKC, case folding and one form each of apostrophes, hyphens and blanks, so that NFC and
NFD, full and half width, "ß" and "SS" read alike. Character classes decide where a term may begin
and end: words have edges in Latin, Cyrillic, Arabic and the like; Hangul words have an edge on the
left only (particles follow); Han, kana and Thai have none.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cache
from typing import Final, NamedTuple


class Kind(IntEnum):
    """What a character is to a neighbour that asks whether a word ends here."""

    APART = 0  # no letter: blank, punctuation, the edge of the text
    WORD = 1  # a script with blanks between words, digits included
    HANGUL = 2
    FREE = 3  # Han, kana, Thai, Lao, Khmer, Burmese: words without edges


_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4\u2032`", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\t\n\v\f\r\u0085\u2028\u2029", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
# A translation costs ten times a search: most texts hold none of these, and one search tells.
_HAS_ALIKE = re.compile(f"[{''.join(map(chr, _ALIKE))}]").search
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_FREE = (
    "\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3040-\u30fa\u30fc-\u312f\u3190-\u319f"
    "\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f"
    "\U00020000-\U0003ffff\u0e00-\u0e4f\u0e80-\u0edf\u1000-\u109f\u1780-\u17d3"
)
_IS_HANGUL = re.compile(f"[{_HANGUL}]").match
_IS_FREE = re.compile(f"[{_FREE}]").match
_WORD = f"(?>[{_FREE}]{{1,2}}|[^\\W{_FREE}]+)"
_WORDS = re.compile(_WORD)
# A sentence ends at its full stop, not at the point of an initial ("N. Korea", "U.S."), nor at the
# dots that join the halves of a Korean headline ("공사장에 노동자…하루 12시간").
# Nor at a question that is answered in the same line: "Arms for Kyiv? Not from Seoul".
_ENDS = (
    r"(?<![\s.][^\W\d_])(?<!^[^\W\d_])[.](?=[\s\"')\u201d\u00bb]|$)|[!;\u3002\n]|\?(?! +\S)"
    r"|\.\.\.(?=\s)| \| "
)
# Words written short end no sentence.
_SHORT = re.compile(
    r"\b(?:тыс|тис|млн|млрд|руб|долл|дол|ок|гг?|обл|им|ст|др|tys|mln|mld|ok|zł|mio|mrd|ca|bzw|nr|dr"
    r"|mr|mrs|ms|st|no|gen|col|lt|sgt|sen|rep|gov|vs|inc|corp|co|ltd|jan|feb|mar|apr|jun|jul|aug"
    r"|sep|sept|oct|nov|dec|approx|est|env|av|sr|sra|ee|uu)$"
)
_MARKS = re.compile("[-.!?;\u3002\u2026\n|:,\u3001]")
# A comma before "that" or a German infinitive ends no clause: what is denied comes behind it.
_GOES_ON = r"(?!\s(?:что|чтобы|що|щоб|dass|że|že)\b|[^.,;:!?\n]*\szu \w+e[lr]?n\b)"
_MAY_END = re.compile("[.!?;\u3002\n|]").search
_BREAKS = re.compile(
    rf"(?P<end>{_ENDS})|\?|\s-\s|\.\.\.|:(?=\s)|,(?=\s){_GOES_ON}|\u3001|(?<=[{_FREE}]),"
    rf"|,(?=[{_FREE}])"
)


def kind(character: str) -> Kind:
    """Return what a folded character is to its neighbours; "" is the edge of the text."""
    if not character:
        return Kind.APART
    if _IS_HANGUL(character):
        return Kind.HANGUL
    if _IS_FREE(character):
        return Kind.FREE
    if character.isalnum() or unicodedata.category(character)[0] == "M":
        return Kind.WORD
    return Kind.APART


def fold(text: str) -> str:
    """Return the text as terms are compared with it; folding twice changes nothing more.

    NFKC and case folding, after Unicode's toNFKC_Casefold (Unicode Standard, 3.13), with
    typographic apostrophes, hyphens and blanks made plain and invisible characters left out.
    """
    return evenly_folded(text)[0]


def evenly_folded(text: str) -> tuple[str, bool]:
    """Return a text folded, and whether each character folded into one: no offset moved."""
    if text.isascii():
        folded = text.lower()
        return (folded.translate(_ALIKE) if _HAS_ALIKE(folded) else folded), True
    # The two that are in every other text; without them NFKC has most often nothing to do.
    plain = text.replace("\u2026", "...").replace("\u00a0", " ")
    composed = unicodedata.normalize("NFKC", plain)
    folded = composed.casefold()
    is_even = len(folded) == len(text) and composed == text
    if _HAS_ALIKE(folded):
        folded = folded.translate(_ALIKE)
        is_even = is_even and len(folded) == len(text)
    if unicodedata.is_normalized("NFKC", folded):
        return folded, is_even
    return unicodedata.normalize("NFKC", folded), False


_MELTS = -1


class _Lengths(dict[str, int]):
    """How many characters each one folds to; `_MELTS` where it may melt into the one before it."""

    def __missing__(self, character: str) -> int:
        self[character] = found = _MELTS if _continues(character) else len(fold(character))
        return found


_LENGTHS = _Lengths()


def _continues(character: str) -> bool:
    """Tell whether a character may melt into the one before it when composed."""
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


def origins(text: str) -> Sequence[int]:
    """Return where in `text` each character of `fold(text)` begins, and its length at the end.

    Characters that fold together (a letter and its accent, the parts of a Hangul syllable)
    begin where the first of them stands.
    """
    length = len(text)
    if evenly_folded(text)[1]:
        return range(length + 1)
    # Dots at the end of what is cut short are most often all there is.
    is_even_but_for_dots = evenly_folded(text.replace("\u2026", ""))[1]
    odd = "\u2026" if is_even_but_for_dots else [c for c in set(text) if _LENGTHS[c] != 1]
    if not odd:
        return range(length + 1)
    places: list[int] = []
    done = 0  # all before it is in `places`
    for mark in re.finditer(f"[{re.escape(''.join(odd))}]", text):
        end = mark.end()
        if end <= done:
            continue
        start = mark.start()
        while start > done and _LENGTHS[text[start]] == _MELTS:
            start -= 1
        while end < length and _LENGTHS[text[end]] == _MELTS:
            end += 1
        places.extend(range(done, start))
        places.extend([start] * len(fold(text[start:end])))
        done = end
    places.extend(range(done, length + 1))
    return places


class Span(NamedTuple):
    """Characters of a folded text, `end` exclusive."""

    start: int
    end: int


class Hit(NamedTuple):
    """A term found in a folded text: characters from `start`, `end` exclusive."""

    start: int
    end: int
    concept: int
    needle: int


class Scope(NamedTuple):
    """Where a turning word holds, and where it stands itself."""

    start: int
    end: int
    word: Span | Hit


def overlaps(one: Span | Hit, other: Span | Hit) -> bool:
    """Tell whether two spans share a character."""
    return one.start < other.end and other.start < one.end


TOPIC: Final = 10
"""The longest topic that a Japanese comma may set off, in signs."""


class Layout:
    """Where the words, clauses and sentences of a folded text stand; offsets in characters.

    Words are counted around the place that is asked for, clauses and sentences cut when first asked
    for: most texts ask for little of this.

    Args:
        folded: the text, folded; a line break ends a field.
        breaks: further offsets at which a clause ends: a conjunction.
    """

    __slots__ = ("_cuts", "_further", "_text")

    def __init__(self, folded: str, breaks: Sequence[int] = ()) -> None:
        self._text = folded
        self._further = breaks
        self._cuts: tuple[Sequence[int], Sequence[int]] | None = None

    @property
    def breaks(self) -> Sequence[int]:
        """Where a clause ends, sorted."""
        return self._divided()[0]

    @property
    def ends(self) -> Sequence[int]:
        """Where a sentence ends, sorted."""
        return self._divided()[1]

    def _divided(self) -> tuple[Sequence[int], Sequence[int]]:
        if self._cuts is None:
            self._cuts = _cuts(self._text, self._further)
        return self._cuts

    def clause(self, offset: int) -> tuple[int, int]:
        """Return the start and end of the clause around an offset."""
        breaks = self.breaks
        place = bisect_right(breaks, offset)
        start = breaks[place - 1] if place else 0
        return start, breaks[place] if place < len(breaks) else len(self._text)

    def statement(self, offset: int) -> tuple[int, int]:
        """Return the start and end of a sentence, or of its part between conjunctions."""
        cuts = sorted({0, *self.ends, *self._further, len(self._text)})
        place = min(bisect_right(cuts, offset), len(cuts) - 1)
        return cuts[place - 1], cuts[place]

    def retorts(self, start: int, offset: int) -> bool:
        """Tell whether a clause begins behind a dash or a colon, and at once comes to an offset.

        In a script whose verbs stand last a comma will do.
        """
        is_first = len(_WORDS.findall(self._text, start, offset)) <= 1
        ends = ("-", ":") if kind(self._text[offset]) is Kind.WORD else ("-", ":", ",", "\u3001")
        return is_first and self._text[:start].rstrip().endswith(ends)

    def topic(self, start: int) -> int:
        """Return where the topic begins that a comma sets off, in Korean or Japanese.

        Such a comma ends no clause: what a verb at the end denies is denied of the topic. Neither
        does a question end one: its answer denies what was asked.
        """
        head = self._text[:start].rstrip(" ")
        if not head.endswith((",", "\u3001", "?")):
            return start
        first, _ = self.clause(len(head) - 1)
        topic = head[first:].strip()
        is_topic = len(topic) <= TOPIC and kind(topic[:1]) not in (Kind.WORD, Kind.APART)
        return first if is_topic or topic.endswith("?") else start

    def ending(self, word: Span | Hit) -> Span | Hit:
        """Return what makes a word one that denies: of kana, which run on from verbs, the last."""
        is_kana = "\u3040" <= self._text[word.end - 1] <= "\u30ff"
        return Span(word.end - 1, word.end) if is_kana else word

    def is_one_sentence(self, start: int, stop: int) -> bool:
        """Tell whether the words at two offsets, the earlier one first, are of one sentence."""
        if _MAY_END(self._text, start, stop) is None:
            return True
        ends = self.ends
        return bisect_right(ends, start) == bisect_right(ends, stop)

    def words(self, start: int, stop: int) -> int:
        """Return how many words begin between two offsets, or at them; two signs of Han are one."""
        edge = self._edge(start)
        counted = len(_WORDS.findall(self._text, edge, stop + 1))
        return counted - len(_WORDS.findall(self._text, edge, start))

    def ahead(self, offset: int, words: int, stop: int) -> int:
        """Return the offset that ends the reach of so many words from `offset`, or `stop`."""
        text = self._text
        if _WORDS.match(text, offset):  # perhaps the rest of a word that the reach begins in
            for word in _WORDS.finditer(text, self._edge(offset), stop):
                if word.end() > offset:
                    offset = word.start() if word.start() >= offset else word.end()
                    break
        reach = _reach(words).match(text, offset, stop)
        return reach.end() if reach else stop

    def behind(self, offset: int, words: int, start: int) -> int:
        """Return the offset that begins the reach of so many words before `offset`, or `start`."""
        found = _WORDS.finditer(self._text, self._edge(start), offset)
        starts = [word.start() for word in found]
        return max(start, starts[-words]) if len(starts) >= words else start

    def _edge(self, offset: int) -> int:
        """Return where to count from: the blank before, since in a run of Han signs are paired."""
        text = self._text
        return max(text.rfind(" ", 0, offset), text.rfind("\n", 0, offset)) + 1


@cache
def _reach(words: int) -> re.Pattern[str]:
    """Return what matches so many words, up to where the next one begins."""
    gap = rf"[^\w{_FREE}]*+"
    return re.compile(rf"(?:{gap}{_WORD}){{{words}}}{gap}")


def _cuts(folded: str, further: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Return where clauses and where sentences end."""
    ends: list[int] = []
    breaks = set(further)
    done = 0
    for at in _mark_places(folded):
        mark = _BREAKS.match(folded, at) if at >= done else None
        if mark is None:
            continue
        done = mark.end()
        if not mark["end"]:
            breaks.add(done)
        elif not _is_short(folded, mark):
            breaks.add(done)
            ends.append(done)
    return sorted(breaks), ends


def _mark_places(folded: str) -> Iterator[int]:
    """Yield where a break may begin, in order: to try everywhere takes three times as long."""
    for mark in _MARKS.finditer(folded):
        at = mark.start()
        yield at - 1 if folded[at] in "-|" and at else at


def _is_short(folded: str, end: re.Match[str]) -> bool:
    """Tell whether a full stop belongs to a word written short ("12 тыс. рабочих")."""
    at = end.start()
    return folded[at] == "." and _SHORT.search(folded, max(0, at - 6), at) is not None
