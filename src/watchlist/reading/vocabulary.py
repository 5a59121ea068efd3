"""The whole vocabulary in one automaton: which terms stand in a text, judged as words.

A term of a script with blanks between words begins and ends at word edges, a Hangul one begins at
one, a Han or kana one stands anywhere. `*` opens an edge, `=` keeps the case. A term that a
lookalike overlaps without being covered is not seen, and a single sign (北, 러, 露) counts only
where it stands for a word beside other terms.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from watchlist.reading.amounts import TERM, bound, reaching
from watchlist.settings import Concept
from watchlist.text import Hit, Kind, fold, kind, origins

Raw = tuple[list[tuple[int, int, int]], int]
"""Patterns found in a text, edges of words not yet judged: each pattern's number, where it starts
and where it ends; and the bits of their concepts.
"""


class _Kinds(dict[str, Kind]):
    """What each character is to its neighbours, worked out when it is first met."""

    def __missing__(self, character: str) -> Kind:
        self[character] = found = kind(character)
        return found


_KINDS = _Kinds()
# A named tuple's own constructor takes three times as long, and there are a dozen hits in an item.
_new = tuple.__new__
# Particles that may follow a Hangul country sign standing for a word: 북은, 러에, 한과.
_PARTICLES: Final = frozenset("은는이가을를에의와과로도만서측")
_HIRAGANA: Final = frozenset(map(chr, range(0x3041, 0x30A0)))
_SUBJECT: Final = frozenset("がはもと")
_COMPASS: Final = frozenset("北南")
# Signs that begin a clause of a Chinese headline as a country, whatever follows: 俄将, 韩拟.
_OPENING: Final = frozenset("俄露韩韓")


GAP: Final = re.compile(r"(?<=\S) +(?:\.\.\.|\u2026) +(?=\S)")
"""Stands between a term and what must follow it: words of its clause, as many as headlines have."""
_WITHIN: Final = r"[^.,;:!?\u3001\u3002\n]{0,60}?"


@dataclass(frozen=True, slots=True)
class Needle:
    """A term, made ready to be looked for."""

    concept: int
    term: str  # as configured
    text: str  # folded, without its marks
    left: Kind  # a neighbour of this kind on the left spoils it; APART: none does
    right: Kind
    exact: str  # the spelling that must stand in the original, "" where any case will do
    is_sign: bool  # a single sign of Han or Hangul: counts only beside other terms
    tail: re.Pattern[str] | None = None  # what follows `text`: after a `*` inside it, or a gap
    beyond: str = ""  # the longest word of it: without that there is no need to try

    def ends(self, text: str, start: int, stop: int) -> int:
        """Return where the term ends whose `text` stands there; -1 where it is no such term."""
        if self.left and _KINDS[text[start - 1 : start]] is self.left:
            return -1
        if self.tail:
            rest = self.tail.match(text, stop) if text.find(self.beyond, stop) >= 0 else None
            if rest is None:
                return -1
            stop = rest.end()
        return -1 if self.right and _KINDS[text[stop : stop + 1]] is self.right else stop


def needle(concept: int, term: str) -> Needle:
    """Return a term of the configuration, made ready.

    `*` at the end leaves the right edge open, in front the left one, inside it stands for the rest
    of a word ("северн* коре*"); `=` in front keeps the case. "lehnt ... ab" is "lehnt" where "ab"
    follows in its clause.
    """
    bare = term.removeprefix("=")
    head, *ahead = (part.strip() for part in GAP.split(bare))
    whole = fold(head.strip("*"))
    text, *rest = whole.split("*")
    left, right = kind(whole[0]), kind(whole[-1])
    tail = "".join([rf"\w*{re.escape(part)}" for part in rest] + [_ahead(part) for part in ahead])
    beyond = chain(rest, *(fold(part.strip("*")).split("*") for part in ahead))
    return Needle(
        concept=concept,
        term=term,
        text=text,
        left=Kind.APART if head.startswith("*") or left is Kind.FREE else left,
        right=right if right is Kind.WORD and not head.endswith("*") else Kind.APART,
        exact=head.strip("*") if bare != term else "",
        is_sign=len(whole) == 1 and bare == whole and left in (Kind.HANGUL, Kind.FREE),
        tail=re.compile(tail) if tail else None,
        beyond=max(beyond, key=len, default=""),
    )


def _ahead(part: str) -> str:
    """Return the pattern of what must follow in the clause, its edges as those of a term."""
    whole = fold(part.strip("*"))
    left = "" if part.startswith("*") or kind(whole[0]) is Kind.FREE else r"(?<!\w)"
    right = r"(?!\w)" if kind(whole[-1]) is Kind.WORD and not part.endswith("*") else ""
    inside = r"\w*".join(map(re.escape, whole.split("*")))
    return f"(?={_WITHIN}{left}{inside}{right})"


_Pattern = tuple[int, Kind, Kind, int, tuple[tuple[int, int], ...]]
"""Bits of its concepts; the neighbours that spoil it; the concept of its first term, and of each
further one its concept, and what is added to the pattern's number to make the term's own. The
concept is -1 where terms differ in what spoils them, or where there is more to judge than these.
"""
_JUDGED: Final = -1


def _pattern(group: Sequence[Needle], count: int, sign: int) -> _Pattern:
    """Return what is to be known of the terms that share a text, of so many texts in all.

    Where one of them is a sign, its bits have that of signs, too.
    """
    mask = sum({1 << term.concept for term in group})
    if any(term.is_sign for term in group):
        return mask | sign, Kind.APART, Kind.APART, _JUDGED, ()
    left, *lefts = {term.left for term in group}
    right, *rights = {term.right for term in group}
    if lefts or rights or any(term.exact or term.tail for term in group):
        return mask, Kind.APART if lefts else left, Kind.APART, _JUDGED, ()
    first, *others = (term.concept for term in group)
    return mask, left, right, first, tuple((c, n * count) for n, c in enumerate(others, start=1))


class Vocabulary:
    """Every term of some concepts in one automaton.

    The terms of the concepts named `hiding` hide those that they overlap without being covered.
    """

    def __init__(self, concepts: Sequence[Concept], hiding: Sequence[str] = ()) -> None:
        self.names = tuple(concept.id for concept in concepts)
        self.number = {name: at for at, name in enumerate(self.names)}
        groups: dict[str, list[Needle]] = {}
        numbers: list[tuple[int, str]] = []
        for at, concept in enumerate(concepts):
            for term in dict.fromkeys(chain.from_iterable(w.terms for w in concept.words)):
                if TERM.fullmatch(term):
                    numbers.append((at, term))
                elif all(fold(part.strip(" *")) for part in GAP.split(term.removeprefix("="))):
                    found = needle(at, term)
                    groups.setdefault(found.text, []).append(found)
        self._groups = tuple(tuple(group) for group in groups.values())
        self.needles = {
            pattern + place * len(groups): found
            for pattern, group in enumerate(self._groups)
            for place, found in enumerate(group)
        }
        free = len(groups) * (1 + max(map(len, groups.values()), default=0))
        self._bounds = tuple(bound(term, at, n) for n, (at, term) in enumerate(numbers, free))
        for one, (at, term) in zip(self._bounds, numbers, strict=True):
            apart = Kind.APART
            self.needles[one.needle] = Needle(at, term, term, apart, apart, "", is_sign=False)
        self.spoken = {
            number: (self.names[term.concept], term.term) for number, term in self.needles.items()
        }
        # Of ten thousand patterns most are alike. That they share one object and not only its
        # value keeps what a text touches within the processor's cache: a third of the time.
        shared: dict[object, _Pattern] = {}
        self._sign = 1 << len(self.names)  # a bit besides those of the concepts: single signs
        patterns = (_pattern(group, len(groups), self._sign) for group in self._groups)
        self._patterns = tuple(shared.setdefault(pattern, pattern) for pattern in patterns)
        self._masks = tuple(pattern[0] for pattern in self._patterns)
        self._find = AhoCorasick(list(groups), implementation=Implementation.ContiguousNFA)
        self._hiding = frozenset(self.number[name] for name in hiding if name in self.number)

    def find(self, text: str) -> Raw:
        """Return what stands in a folded text, edges of words not yet judged."""
        found = self._find.find_matches_as_indexes(text, overlapping=True)
        masks = self._masks
        mask = 0
        for pattern, _, _ in found:
            mask |= masks[pattern]
        return found, mask

    def hits(
        self, text: str, raw: Raw, original: Sequence[str], wanted: int = -1
    ) -> dict[int, list[Hit]]:
        """Return the hits of each concept: edges of words, case, lookalikes and signs judged.

        Args:
            text: folded title and summary, a line break between them.
            raw: what was found in it.
            original: title and summary as they came.
            wanted: bits of the concepts to look for; more may come where single signs stand.
        """
        kinds, patterns = _KINDS, self._patterns
        places, mask = raw
        if mask & self._sign:
            wanted = -1  # what a sign stands beside may be of any concept
        found: defaultdict[int, list[Hit]] = defaultdict(list)
        signs: list[Hit] = []
        for pattern, start, stop in places:
            mask, left, right, concept, others = patterns[pattern]
            if (
                not mask & wanted
                or (left and kinds[text[start - 1 : start]] is left)
                or (right and kinds[text[stop : stop + 1]] is right)
            ):
                continue
            if concept == _JUDGED:
                for is_sign, hit in self._judged((pattern, start, stop), text, original):
                    (signs if is_sign else found[hit.concept]).append(hit)
                continue
            found[concept].append(_new(Hit, (start, stop, concept, pattern)))
            for other, place in others:
                found[other].append(_new(Hit, (start, stop, other, pattern + place)))
        for hit in self._numbers(text, wanted) if self._bounds else ():
            found[hit.concept].append(hit)
        if signs:
            for hit in _signs(text, signs, list(chain.from_iterable(found.values()))):
                found[hit.concept].append(hit)
        found.default_factory = None  # what was not found is not made by asking for it
        return self._seen(found)

    def _judged(
        self, place: tuple[int, int, int], text: str, original: Sequence[str]
    ) -> list[tuple[bool, Hit]]:
        """Return the hits of a pattern with more to judge than edges; signs, marked, not yet."""
        pattern, start, stop = place
        hits = []
        for n, term in enumerate(self._groups[pattern]):
            end = stop if term.is_sign else term.ends(text, start, stop)
            if end >= 0 and (not term.exact or _is_exact(term.exact, original, start, end)):
                hit = _new(Hit, (start, end, term.concept, pattern + n * len(self._groups)))
                hits.append((term.is_sign, hit))
        return hits

    def _numbers(self, text: str, wanted: int) -> Iterator[Hit]:
        """Yield the hits of terms that are numbers."""
        sought = [one for one in self._bounds if wanted >> one.concept & 1]
        for start, stop, one in reaching(text, sought):
            yield Hit(start, stop, one.concept, one.needle)

    def _seen(self, found: dict[int, list[Hit]]) -> dict[int, list[Hit]]:
        """Return the hits that no lookalike and no longer term of their own concept hides.

        A lookalike hides what it overlaps, unless that covers it wholly.
        """
        covers = [hit for concept in self._hiding if concept in found for hit in found[concept]]
        if covers:
            found = {
                concept: seen
                for concept, hits in found.items()
                if (seen := [hit for hit in hits if not _is_hidden(hit, covers)])
            }
        for concept, hits in found.items():
            if len(hits) > 1:
                found[concept] = _longest(hits)
        return found


def _is_hidden(hit: Hit, covers: Sequence[Hit]) -> bool:
    """Tell whether one of the covers overlaps a hit that does not cover it."""
    start, end, _, _ = hit
    for first, last, _, _ in covers:
        if first < end and start < last and (first < start or end < last):
            return True
    return False


def _longest(hits: list[Hit]) -> list[Hit]:
    """Return the hits in order, without those inside another: of "Korea" and "North Korea" one."""
    start = end = -1
    for first, last, _, _ in hits:
        if first <= start or last <= end:
            break
        start, end = first, last
    else:
        return hits  # one after the other, as most are
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept = hits[:1]
    for hit in hits:
        if hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def _is_exact(spelling: str, original: Sequence[str], start: int, end: int) -> bool:
    """Tell whether the original text has this very spelling at these folded offsets."""
    title, summary = original
    behind = len(fold(title)) + 1
    field, shift = (title, 0) if start < behind else (summary, behind)
    if spelling not in field:
        return False
    places = origins(field)
    return field[places[start - shift] : places[end - shift]] == spelling


def _signs(text: str, signs: Sequence[Hit], others: Sequence[Hit]) -> list[Hit]:
    """Return the one-sign terms that stand for a word, in a field that has another term.

    On either side such a sign may have no letter, another such sign (북러, 露朝) or a longer term
    (露外務省, 訪烏); a Hangul one also a particle. 北 in 北海道 and 韓 in 北韓 do not count.
    """
    starts = {hit.start for hit in chain(signs, others)}
    ends = {hit.end for hit in chain(signs, others)}
    if not any(_stands_alone(sign, text, starts, ends) for sign in signs):
        return []  # as in most texts: what follows would find the same, more slowly
    signs = [s for s in signs if not any(o.start <= s.start < o.end for o in others)]
    starts = {hit.start for hit in chain(signs, others)}
    ends = {hit.end for hit in chain(signs, others)}
    kept = [sign for sign in signs if _stands_alone(sign, text, starts, ends)]
    return [sign for sign in kept if any(o.concept != sign.concept for o in chain(others, kept))]


def _stands_alone(sign: Hit, text: str, starts: Collection[int], ends: Collection[int]) -> bool:
    """Tell whether a sign is no part of a word, going by where other terms start and end.

    A sign of Han is one beside hiragana (露から); one that is a point of the compass, too, only as
    a subject (北が); some are where a clause begins with them (俄将).
    """
    own = _KINDS[text[sign.start]]
    before, after = text[sign.start - 1 : sign.start], text[sign.end : sign.end + 1]
    if after in _PARTICLES and sign.end not in starts:
        after = text[sign.end + 1 : sign.end + 2]
    is_compass = text[sign.start] in _COMPASS
    ahead, behind = (frozenset[str](), _SUBJECT) if is_compass else (_HIRAGANA, _HIRAGANA)
    opens = text[sign.start] in _OPENING and _KINDS[before] is Kind.APART
    return (sign.start in ends or _KINDS[before] is not own or before in ahead) and (
        opens or sign.end in starts or _KINDS[after] is not own or after in behind
    )
