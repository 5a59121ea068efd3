"""What an item says happened, apart from its wording: what keeps two stories apart or together.

A signature holds what the readings say (indicator, stage, polarity) and what the headline says in
any topic: outcomes, negation, figures, ordinals, who acts on whom. `clash` compares two of them;
`phrases` holds their words. The rules are ours.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from watchlist.model import Item, Reading
from watchlist.reading.lexicon import words
from watchlist.stories import figures as numbers
from watchlist.stories import headline, moments, phrases, thesaurus
from watchlist.stories.figures import Figure
from watchlist.stories.headline import LIGHT, Part, Span, Token, stem
from watchlist.stories.sounds import sounds
from watchlist.text import Kind, fold, kind, script
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


@dataclass(frozen=True)  # no slots: what few comparisons ask for is found when it is asked for
class Signature:
    """What an item says happened, made once and compared often."""

    claims: tuple[Claim, ...]
    folded: str  # the headline, folded
    tokens: tuple[Token, ...]  # the words of the headline
    keys: frozenset[str]  # of these words
    said: frozenset[str]  # of these, what happened: no topic, no state, no speaker
    body: tuple[str, ...]  # keys of the words of title and summary; a set would take ten times
    sounds: tuple[str, ...]  # how the names of title and summary sound
    language: str  # primary tag, else the script of the headline
    concepts: frozenset[str]  # beyond the indicators' `about`, in title and summary
    figures: tuple[Figure, ...]  # of the headline
    all_figures: tuple[Figure, ...]  # of title and summary
    large_title: tuple[Figure, ...]  # those of the headline that are no small numbers
    large: tuple[Figure, ...]  # likewise of title and summary
    marks: frozenset[str]
    is_negated: bool
    ordinals: frozenset[str]
    goals: frozenset[str]  # keys of what something goes to, or is done to
    sources: frozenset[str]  # keys of what it comes from
    places: frozenset[str]  # keys of where it happens
    acts: frozenset[str]  # keys of what is done
    main: str  # the act that the headline is about: the first, or the last where verbs come last
    named: frozenset[str]  # keys of names that no concept, group or state is
    voices: frozenset[str]  # keys of who says so
    topic: frozenset[str]  # keys of the words for what every item of the topic speaks of
    has_heading: bool  # "Seoul: ..."; who is named first need not act

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
        """Keys of acts and things of the headline, beside topic and speaker."""
        return frozenset(key for key in self.said if key[0] == "~")

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
    matches = [match for reading in held for match in reading.matches]
    topic = {match.concept for match in matches if not match.signal}
    covered = headline.spans(matches)
    tokens = headline.tokens(title, covered, topic)
    marks, negations, ordinals = phrases.marks(title, folded)
    goals, sources, places = _roles(title, covered)
    keys = frozenset(token.key for token in tokens)
    acts = [t for t in tokens if t.key in thesaurus.ACT_KEYS and not t.is_source]
    figures = numbers.figures(folded)
    all_figures = tuple(dict.fromkeys((*figures, *numbers.figures(fold(item.summary)))))
    body = headline.keys(f"{title} . {item.summary}") if item.summary else ()
    return Signature(
        claims=tuple(
            Claim(r.indicator, r.stage, r.polarity)
            for r in sorted(held, key=lambda r: r.indicator)
            if r.is_relevant
        ),
        folded=folded,
        tokens=tokens,
        keys=keys,
        said=_said(tokens),
        body=body,
        sounds=sounds(f"{title} {item.summary}"),
        language=item.language.partition("-")[0].casefold() or script(folded),
        concepts=frozenset(match.concept for match in matches) - topic,
        figures=figures,
        all_figures=all_figures,
        large_title=_large(figures),
        large=_large(all_figures),
        marks=marks,
        is_negated=negations % 2 == 1,
        ordinals=ordinals,
        goals=goals,
        sources=sources,
        places=places,
        acts=frozenset(t.key for t in acts),
        main=_main(acts),
        named=frozenset(t.key for t in tokens if t.is_name and not t.is_source and _is_own(t)),
        voices=frozenset(
            t.key for t in tokens if t.is_source and not phrases.REPORTING.of(t.surface)
        ),
        topic=frozenset(t.key for t in tokens if t.is_topic),
        has_heading=":" in title,
    )


def _said(tokens: Iterable[Token]) -> frozenset[str]:
    """Return what a headline says beside its topic, its states and who says so."""
    return frozenset(
        t.key
        for t in tokens
        if t.weight > LIGHT and not (t.is_topic or t.is_source or t.key[0] == "@")
    )


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
