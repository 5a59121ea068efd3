"""What an item says happened, apart from its wording: what keeps two stories apart or together.

A signature holds what the readings say (indicator, stage, polarity) and what the headline says in
any topic: outcomes, negation, figures, ordinals, who acts on whom. `clash` compares two of them;
`phrases` holds their words. The rules are ours.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from watchlist import figures as numbers
from watchlist import headline, phrases
from watchlist.figures import Figure
from watchlist.headline import Part, Span, Token, stem
from watchlist.lexicon import words
from watchlist.model import Item, Reading
from watchlist.text import fold
from watchlist.words import Polarity

_GOALS = frozenset(words(
    """
    to into for against toward towards nach gegen an à vers contre a contra
    на в у до против проти
    """
))  # fmt: skip
_GOAL_ENDINGS = ("에", "로", "으로", "に", "へ")
_GOAL_BEGINNINGS = ("向", "对", "對", "给", "給")
_SOURCES = frozenset(words("from out aus из з із desde"))
_PLACES = frozenset(words("in at near off over bei dans à en cerca в на у під под"))
_AGENTS = frozenset(words("by von par por от від"))
_PRIVATIVE = re.compile(r"(?<![^\W_])(?:non-?|un-?|anti-|нe|не|nicht-?|no )(?=([^\W_]{4,}))")
_PRIVATIVE_EAST = re.compile(r"[비非](?=(\w\w))")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a relevant reading says."""

    indicator: str
    stage: str | None
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Signature:
    """What an item says happened, made once and compared often."""

    claims: tuple[Claim, ...]
    tokens: tuple[Token, ...]  # the words of the headline
    keys: frozenset[str]  # of these words
    covers: frozenset[str]  # the concepts that cover them
    weight: float  # of all of them
    parts: tuple[Part, ...]  # what it names, without words of reporting
    body: frozenset[str]  # keys of the words of title and summary; empty without a summary
    language: str  # primary tag, else the script of the headline
    concepts: frozenset[str]  # beyond the indicators' `about`, in title and summary
    figures: tuple[Figure, ...]  # of the headline
    all_figures: tuple[Figure, ...]  # of title and summary
    marks: frozenset[str]
    is_negated: bool
    ordinals: frozenset[str]
    serials: frozenset[str]  # numbers that are names
    privatives: frozenset[str]  # words that a prefix denies
    goals: frozenset[str]  # keys of what something goes to, or is done to
    sources: frozenset[str]  # keys of what it comes from
    places: frozenset[str]  # keys of where it happens
    has_agent: bool  # "by" whom: a passive
    has_heading: bool  # "Seoul: ..."; who is named first need not act


def sign(item: Item, readings: Iterable[Reading]) -> Signature:
    """Return the signature of an item, given what it says of the indicators."""
    held = tuple(readings)
    title = headline.bare(item.title)
    folded = fold(title)
    matches = [match for reading in held for match in reading.matches]
    topic = {match.concept for match in matches if not match.signal}
    covered = headline.spans(matches)
    tokens = headline.tokens(title, covered, topic)
    marks, negations, ordinals = phrases.marks(title, folded)
    goals, sources, places = _roles(title, covered)
    return Signature(
        claims=tuple(
            Claim(r.indicator, r.stage, r.polarity)
            for r in sorted(held, key=lambda r: r.indicator)
            if r.is_relevant
        ),
        tokens=tokens,
        keys=frozenset(token.key for token in tokens),
        covers=frozenset(token.concept for token in tokens if token.concept),
        weight=sum(token.weight for token in tokens),
        parts=headline.parts(title, tokens),
        body=headline.keys(f"{title} . {item.summary}") if item.summary else frozenset(),
        language=item.language.partition("-")[0].casefold() or headline.script(folded),
        concepts=frozenset(match.concept for match in matches) - topic,
        figures=numbers.figures(folded),
        all_figures=numbers.figures(f"{folded} . {fold(item.summary)}"),
        marks=marks,
        is_negated=negations % 2 == 1,
        ordinals=ordinals,
        serials=phrases.serials(folded),
        privatives=frozenset(
            hit[1] for way in (_PRIVATIVE, _PRIVATIVE_EAST) for hit in way.finditer(folded)
        ),
        goals=goals,
        sources=sources,
        places=places,
        has_agent=not _AGENTS.isdisjoint(folded.split()),
        has_heading=":" in title,
    )


def _roles(
    title: str, covered: tuple[Span, ...]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return what something goes to or is done to, what it comes from, and where it happens."""
    words = [fold(hit[0]) for hit in phrases.WORD.finditer(title)]
    goals, sources, places = (
        {stem(after) for word, after in pairwise(words) if word in prepositions}
        for prepositions in (_GOALS, _SOURCES, _PLACES)
    )
    for start, end, concept in covered:
        before, behind = fold(title[:start]).rstrip(), fold(title[end : end + 2])
        last = before.rsplit(" ", 1)[-1]
        if last in _GOALS or behind.startswith(_GOAL_ENDINGS) or before.endswith(_GOAL_BEGINNINGS):
            goals.add(f"={concept}")
        if last in _SOURCES or behind.startswith("から") or before.endswith(("从", "從")):
            sources.add(f"={concept}")
    return frozenset(goals), frozenset(sources), frozenset(places)
