"""The whole vocabulary in one automaton: which terms stand in a text, judged as words.

A term of a script with blanks between words begins and ends at word edges, a Hangul one begins at
one, a Han or kana one stands anywhere. `*` opens an edge, `=` keeps the case. A term that a
lookalike overlaps without being covered is not seen, and a single sign (北, 러, 露) counts only
where it stands for a word beside other terms.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from watchlist.settings import Concept
from watchlist.text import Hit, Kind, fold, kind, origins

RawHit = tuple[int, int, int]
"""A pattern's number, where it starts and where it ends."""

_kind = cache(kind)
# Particles that may follow a Hangul country sign standing for a word: 북은, 러에, 한과.
_PARTICLES: Final = frozenset("은는이가을를에의와과로도만")


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
    tail: re.Pattern[str] | None = None  # what follows `text`, where a `*` stands inside the term

    def ends(self, text: str, stop: int) -> int:
        """Return where the term ends that began with its `text`, or -1: its tail is missing."""
        rest = self.tail.match(text, stop) if self.tail else None
        return rest.end() if rest else -1


def needle(concept: int, term: str) -> Needle:
    """Return a term of the configuration, made ready.

    `*` at the end leaves the right edge open, in front the left one, inside it stands for the rest
    of a word ("северн* коре*"); `=` in front keeps the case.
    """
    bare = term.removeprefix("=")
    whole = fold(bare.strip("*"))
    text, *rest = whole.split("*")
    left, right = _kind(whole[0]), _kind(whole[-1])
    return Needle(
        concept=concept,
        term=term,
        text=text,
        left=Kind.APART if bare.startswith("*") or left is Kind.FREE else left,
        right=right if right is Kind.WORD and not bare.endswith("*") else Kind.APART,
        exact=bare.strip("*") if bare != term else "",
        is_sign=len(whole) == 1 and bare == whole and left in (Kind.HANGUL, Kind.FREE),
        tail=re.compile("".join(rf"\w*{re.escape(part)}" for part in rest)) if rest else None,
    )


class Vocabulary:
    """Every term of some concepts in one automaton.

    The terms of the concepts named `hiding` hide those that they overlap without being covered.
    """

    def __init__(self, concepts: Sequence[Concept], hiding: Sequence[str] = ()) -> None:
        self.names = tuple(concept.id for concept in concepts)
        self.number = {name: at for at, name in enumerate(self.names)}
        self.needles = tuple(
            needle(at, term)
            for at, concept in enumerate(concepts)
            for term in dict.fromkeys(chain.from_iterable(w.terms for w in concept.words))
            if fold(term.removeprefix("=").strip("*"))
        )
        texts = dict.fromkeys(found.text for found in self.needles)
        groups: dict[str, list[int]] = {text: [] for text in texts}
        for at, found in enumerate(self.needles):
            groups[found.text].append(at)
        self.groups = tuple(tuple(group) for group in groups.values())
        self.masks = tuple(
            sum({1 << self.needles[at].concept for at in group}) for group in self.groups
        )
        self._find = AhoCorasick(list(texts), implementation=Implementation.ContiguousNFA)
        self._hiding = frozenset(self.number[name] for name in hiding if name in self.number)
        self._signs = sum({1 << found.concept for found in self.needles if found.is_sign})

    def find(self, text: str) -> list[RawHit]:
        """Return where each pattern stands in a folded text, edges of words not yet judged."""
        return self._find.find_matches_as_indexes(text, overlapping=True)

    def hits(
        self, text: str, raw: Sequence[RawHit], original: Sequence[str], wanted: int = -1
    ) -> dict[int, list[Hit]]:
        """Return the hits of each concept: edges of words, case, lookalikes and signs judged.

        Args:
            text: folded title and summary, a line break between them.
            raw: what the automaton found in it.
            original: title and summary as they came.
            wanted: bits of the concepts to look for; more may come where single signs stand.
        """
        masks = self.masks
        if any(masks[pattern] & self._signs and stop - start == 1 for pattern, start, stop in raw):
            wanted = -1  # what a sign stands beside may be of any concept
        kept: list[Hit] = []
        signs: list[Hit] = []
        for pattern, start, stop in raw:
            if not masks[pattern] & wanted:
                continue
            before = _kind(text[start - 1 : start])
            for at in self.groups[pattern]:
                term = self.needles[at]
                end = stop if term.tail is None else term.ends(text, stop)
                if term.is_sign:
                    signs.append(Hit(start, end, term.concept, at))
                elif (
                    end < 0
                    or (before and before is term.left)
                    or (term.right and _kind(text[end : end + 1]) is term.right)
                    or (term.exact and not _is_exact(term.exact, original, start, end))
                ):
                    continue
                else:
                    kept.append(Hit(start, end, term.concept, at))
        if signs:
            kept += _signs(text, signs, kept)
        return self._seen(kept)

    def _seen(self, kept: list[Hit]) -> dict[int, list[Hit]]:
        """Return the hits that no lookalike and no longer term of their own concept hides.

        A lookalike hides what it overlaps, unless that covers it wholly.
        """
        hiding = self._hiding
        covers = [(hit.start, hit.end) for hit in kept if hit.concept in hiding]
        found: dict[int, list[Hit]] = {}
        # Longer first, so that of "Korea" and "North Korea" in one concept the longer one stays.
        kept.sort(key=lambda hit: (hit.start, -hit.end))
        for hit in kept:
            start, end, concept, _ = hit
            others = found.get(concept)
            if others is not None and end <= others[-1].end:
                continue
            for first, last in covers:
                if first < end and start < last and (first < start or end < last):
                    break
            else:
                if others is None:
                    found[concept] = [hit]
                else:
                    others.append(hit)
        return found


def _is_exact(spelling: str, original: Sequence[str], start: int, end: int) -> bool:
    """Tell whether the original text has this very spelling at these folded offsets."""
    title, summary = original
    places = [*origins(title), *(at + len(title) + 1 for at in origins(summary))]
    return f"{title}\n{summary}"[places[start] : places[end]] == spelling


def _signs(text: str, signs: Sequence[Hit], others: Sequence[Hit]) -> list[Hit]:
    """Return the one-sign terms that stand for a word, in a field that has another term.

    On either side such a sign may have no letter, another such sign (북러, 露朝) or a longer term
    (露外務省, 訪烏); a Hangul one also a particle. 北 in 北海道 and 韓 in 北韓 do not count.
    """
    signs = [s for s in signs if not any(o.start <= s.start < o.end for o in others)]
    starts = {hit.start for hit in (*signs, *others)}
    ends = {hit.end for hit in (*signs, *others)}
    kept = []
    for sign in signs:
        before, after = text[sign.start - 1 : sign.start], text[sign.end : sign.end + 1]
        if after in _PARTICLES and sign.end not in starts:
            after = text[sign.end + 1 : sign.end + 2]
        if (sign.start in ends or _kind(before) is not _kind(text[sign.start])) and (
            sign.end in starts or _kind(after) is not _kind(text[sign.start])
        ):
            kept.append(sign)
    return [sign for sign in kept if any(o.concept != sign.concept for o in chain(others, kept))]
