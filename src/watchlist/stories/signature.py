"""What an item says happened, apart from its wording: what keeps two stories apart or together.

A signature holds what the readings say (indicator, stage, polarity) and what the headline says in
any topic: outcomes, negation, figures, ordinals, who acts on whom. `clash` compares two of them;
`phrases` holds their words. The rules are ours.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from watchlist.model import Item, Reading
from watchlist.reading.lexicon import words
from watchlist.stories import figures as numbers
from watchlist.stories import headline, moments, phrases, thesaurus
from watchlist.stories.figures import Figure
from watchlist.stories.headline import Part, Span
from watchlist.stories.pieces import LIGHT, Token, keys, stem
from watchlist.stories.sounds import sounds
from watchlist.text import Kind, fold, kind
from watchlist.words import Polarity

SIGNIFICANT = 10
"""Smaller numbers are shared by chance."""

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
# "광주서", "沖縄で", "在基辅"
_STANDS = re.compile(
    r"([가-힣]{2,})(?:에서|서)(?!\w)|([一-鿿]{2,}|[ァ-ー]{2,})で(?!き|は|も)|在([一-鿿]{2})"
)
_PRIVATIVE = re.compile(r"(?<![^\W_])(?:non-?|un-?|anti-|нe|не|nicht-?|no )(?=([^\W_]{4,}))")
_PRIVATIVE_EAST = re.compile(r"[비非](?=(\w\w))")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a relevant reading says."""

    indicator: str
    stage: str | None
    polarity: Polarity


@dataclass(
    frozen=True, eq=False
)  # no slots: what few comparisons ask for is found when it is asked for
class Signature:
    """What an item says happened, made once and compared often."""

    said_of: tuple[Reading, ...]
    title: str  # without the publisher
    summary: str
    language: str  # primary tag, else the script of the headline
    heads: tuple[str, ...]  # keys of the words of the headline that are more than reporting
    body: tuple[str, ...]  # likewise of title and summary; a set would take ten times
    figures: tuple[Figure, ...]  # of the headline
    all_figures: tuple[Figure, ...]  # of title and summary
    large: tuple[Figure, ...]  # of these, those that are no small numbers
    concepts: frozenset[str]  # beyond the indicators' `about`, in title and summary

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the relevant readings say, in the order of the indicators."""
        held = sorted(self.said_of, key=lambda r: r.indicator)
        return tuple(Claim(r.indicator, r.stage, r.polarity) for r in held if r.is_relevant)

    @cached_property
    def folded(self) -> str:
        """The headline, folded."""
        return fold(self.title)

    @cached_property
    def covered(self) -> tuple[Span, ...]:
        """Where concepts are in the headline."""
        return headline.spans(match for reading in self.said_of for match in reading.matches)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the headline."""
        return headline.tokens(self.title, self.covered, _topic(self.said_of))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of these words."""
        return frozenset(token.key for token in self.tokens)

    @cached_property
    def said(self) -> frozenset[str]:
        """Of these, what happened: no topic, no state, no speaker."""
        return frozenset(
            t.key
            for t in self.tokens
            if t.weight > LIGHT and not (t.is_topic or t.is_source or t.key[0] == "@")
        )

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """How the names of title and summary sound."""
        return sounds(f"{self.title} {self.summary}")

    @cached_property
    def large_title(self) -> tuple[Figure, ...]:
        """The figures of the headline that are no small numbers."""
        return _large(self.figures)

    @cached_property
    def _marks(self) -> tuple[frozenset[str], int, frozenset[str]]:
        return phrases.marks(self.title, self.folded)

    @property
    def marks(self) -> frozenset[str]:
        """Outcomes, and whether it is a plan."""
        return self._marks[0]

    @property
    def is_negated(self) -> bool:
        """Whether the number of its negations is odd."""
        return self._marks[1] % 2 == 1

    @property
    def ordinals(self) -> frozenset[str]:
        """Which time it is."""
        return self._marks[2]

    @cached_property
    def _roles(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        return _roles(self.title, self.covered)

    @property
    def goals(self) -> frozenset[str]:
        """Keys of what something goes to, or is done to."""
        return self._roles[0]

    @property
    def sources(self) -> frozenset[str]:
        """Keys of what it comes from."""
        return self._roles[1]

    @property
    def places(self) -> frozenset[str]:
        """Keys of where it happens."""
        return self._roles[2]

    @cached_property
    def acts(self) -> frozenset[str]:
        """Keys of what is done."""
        return frozenset(t.key for t in _acts(self.tokens))

    @cached_property
    def main(self) -> str:
        """The act that the headline is about: the first, or the last where verbs come last."""
        return _main(_acts(self.tokens))

    @cached_property
    def named(self) -> frozenset[str]:
        """Keys of names that no concept, group or state is."""
        return frozenset(t.key for t in self.tokens if t.is_name and not t.is_source and _is_own(t))

    @cached_property
    def voices(self) -> frozenset[str]:
        """Keys of who says so."""
        return frozenset(
            t.key for t in self.tokens if t.is_source and not phrases.REPORTING.of(t.surface)
        )

    @cached_property
    def topic(self) -> frozenset[str]:
        """Keys of the words for what every item of the topic speaks of."""
        return frozenset(t.key for t in self.tokens if t.is_topic)

    @property
    def has_heading(self) -> bool:
        """Whether it begins like "Seoul: ..."; who is named first need not act."""
        return ":" in self.title

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What it names, without words of reporting."""
        return headline.parts(self.tokens)

    @cached_property
    def against(self) -> frozenset[str]:
        """Keys of acts that exclude some that it tells."""
        return frozenset().union(*map(thesaurus.contrary, self.acts))

    @cached_property
    def groups(self) -> frozenset[str]:
        """Keys of acts and things of the headline."""
        return frozenset([key for key in self.heads if key[0] == "~"])

    @cached_property
    def all_groups(self) -> frozenset[str]:
        """Keys of acts and things of title and summary."""
        return frozenset([key for key in self.body or self.heads if key[0] == "~"])

    @cached_property
    def all_states(self) -> frozenset[str]:
        """Keys of states of title and summary."""
        return frozenset([key for key in self.body or self.heads if key[0] == "@"])

    @cached_property
    def serials(self) -> frozenset[str]:
        """Numbers that are names."""
        return phrases.serials(self.folded)

    @cached_property
    def privatives(self) -> frozenset[str]:
        """Words that a prefix denies."""
        ways = (_PRIVATIVE, _PRIVATIVE_EAST)
        return frozenset(hit[1] for way in ways for hit in way.finditer(self.folded))

    @cached_property
    def stands(self) -> frozenset[str]:
        """Where it happens, in Hangul, kana and Han as they stand."""
        return frozenset(next(filter(None, hit)) for hit in _STANDS.findall(self.folded))

    @cached_property
    def states(self) -> frozenset[str]:
        """Keys of states."""
        return frozenset(t.key for t in self.tokens if t.key[0] == "@")

    @cached_property
    def saying(self) -> frozenset[str]:
        """Of those, the ones only named as who says so."""
        return self.states - {t.key for t in self.tokens if not t.is_source}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Keys of things that exclude others of their class."""
        named = (t.key for t in self.tokens if not t.is_source)
        return frozenset(key for key in named if thesaurus.kind_of(key))

    @cached_property
    def moments(self) -> frozenset[str]:
        """When it happens."""
        return moments.moments(self.folded)

    @cached_property
    def has_agent(self) -> bool:
        """Whether it says "by" whom: a passive."""
        return not _AGENTS.isdisjoint(self.folded.split())


def sign(item: Item, readings: Iterable[Reading]) -> Signature:
    """Return the signature of an item, given what it says of the indicators."""
    held = tuple(readings)
    title = headline.bare(item.title)
    folded = fold(title)
    figures = numbers.figures(folded)
    more = numbers.figures(fold(item.summary)) if item.summary else ()
    all_figures = tuple(dict.fromkeys((*figures, *more))) if more else figures
    heads = keys(title)
    return Signature(
        said_of=held,
        title=title,
        summary=item.summary,
        language=item.language.partition("-")[0].casefold() or headline.script(folded),
        heads=heads,
        body=tuple(dict.fromkeys((*heads, *keys(item.summary)))) if item.summary else (),
        figures=figures,
        all_figures=all_figures,
        large=_large(all_figures),
        concepts=_one(
            frozenset([match.concept for reading in held for match in reading.matches])
            - _topic(held)
        ),
    )


@lru_cache(maxsize=1024)
def _one(names: frozenset[str]) -> frozenset[str]:
    """Return the one set of these names: a few of them are those of most items."""
    return names


def _topic(readings: Iterable[Reading]) -> frozenset[str]:
    """Return the concepts that the indicators are about."""
    return frozenset([m.concept for reading in readings for m in reading.matches if not m.signal])


def _acts(tokens: Iterable[Token]) -> list[Token]:
    return [t for t in tokens if t.key in thesaurus.ACT_KEYS and not t.is_source]


def _main(acts: Sequence[Token]) -> str:
    """Return the act that a headline is about; "" where it tells none."""
    if not acts:
        return ""
    is_last = kind(acts[-1].surface[0]) in {Kind.HANGUL, Kind.FREE}
    return acts[-1 if is_last else 0].key


def _is_own(token: Token) -> bool:
    return not token.concept and token.key[0] not in "~@"


def counting(one: Signature, other: Signature) -> bool:
    """Whether both state a figure in common that is no small number, in title or summary."""
    left, right = one.large, other.large
    if not left or not right:
        return False
    return numbers.agree(left, right, sums=False) or numbers.agree(
        one.large_title, other.large_title
    )


def _large(some: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(figure for figure in some if figure.value >= SIGNIFICANT)


def agreeing(one: Signature, other: Signature) -> bool:
    """Whether some indicator reads the same in both: a stage, and which way."""
    return any(claim.stage is not None and claim in other.claims for claim in one.claims)


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
