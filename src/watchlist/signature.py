"""What an item says happened, apart from its wording: what keeps two stories apart or together.

Two headlines may differ in a word and tell opposite things ("fails", "non-lethal", "25,000"), or
share hardly a word and tell the same. A signature holds what the readings say (indicator, stage,
polarity) and what the headline says in any topic: outcomes, negation, figures, ordinals, who acts
on whom. `clash` names the reason why two items are not the same story; `support` says how strongly
readings and figures speak for it. The rules are ours; `phrases` holds their words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from watchlist import figures as numbers
from watchlist import headline, phrases
from watchlist.figures import Figure
from watchlist.headline import Part, Span, Token, stem
from watchlist.lexicon import words
from watchlist.model import Item, Reading
from watchlist.text import Kind, fold, kind
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

SIGNIFICANT = 10
"""Smaller numbers are shared by chance."""

_STRETCH = 2  # parts that may be replaced in a headline that is otherwise the same


class Clash(StrEnum):
    """Why two items do not tell the same event."""

    STAGE = "different stages"
    POLARITY = "one affirms what the other denies"
    FIGURES = "different figures"
    OUTCOME = "opposite outcomes"
    NEGATION = "one negates what the other does not"
    ORDINAL = "a different time"
    PRIVATIVE = "a thing and its opposite"
    ROLES = "the one acts on the other, or the other way round"
    KIND = "a different thing in the same place"


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
    privatives: frozenset[str]  # words that a prefix denies
    goals: frozenset[str]  # keys of what something goes to, or is done to
    sources: frozenset[str]  # keys of what it comes from
    places: frozenset[str]  # keys of where it happens
    has_agent: bool  # "by" whom: a passive
    has_heading: bool  # "Seoul: ..."; who is named first need not act


def sign(item: Item, readings: Iterable[Reading]) -> Signature:
    """Return the signature of an item, given what it says of the indicators."""
    held = tuple(readings)
    folded = fold(item.title)
    matches = [match for reading in held for match in reading.matches]
    topic = {match.concept for match in matches if not match.signal}
    covered = headline.spans(matches)
    tokens = headline.tokens(item.title, covered, topic)
    marks, negations, ordinals = phrases.marks(item.title, folded)
    goals, sources, places = _roles(item.title, covered)
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
        parts=headline.parts(tokens),
        body=headline.keys(f"{item.title} . {item.summary}") if item.summary else frozenset(),
        language=item.language.partition("-")[0].casefold() or headline.script(folded),
        concepts=frozenset(match.concept for match in matches) - topic,
        figures=numbers.figures(folded),
        all_figures=numbers.figures(f"{folded} . {fold(item.summary)}"),
        marks=marks,
        is_negated=negations % 2 == 1,
        ordinals=ordinals,
        privatives=frozenset(
            hit[1] for way in (_PRIVATIVE, _PRIVATIVE_EAST) for hit in way.finditer(folded)
        ),
        goals=goals,
        sources=sources,
        places=places,
        has_agent=not _AGENTS.isdisjoint(folded.split()),
        has_heading=":" in item.title,
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


def clash(one: Signature, other: Signature) -> Clash | None:
    """Return why the two are not the same story, the first reason that holds; None: they may be."""
    is_sure = agreeing(one, other) and counting(one, other)
    is_one_language = one.language == other.language
    for reason, holds in (
        (Clash.STAGE, _stages_differ(one, other)),
        (Clash.POLARITY, _polarities_differ(one, other)),
        (Clash.FIGURES, _figures_differ(one, other)),
        (Clash.OUTCOME, _outcomes_differ(one, other)),
        (Clash.NEGATION, not is_sure and _negations_differ(one, other)),
        (Clash.ORDINAL, _ordinals_differ(one, other, is_sure=is_sure)),
        (Clash.PRIVATIVE, _privatives_differ(one, other)),
        (Clash.ROLES, is_one_language and _roles_differ(one, other)),
        (Clash.KIND, is_one_language and _kinds_differ(one, other)),
    ):
        if holds:
            return reason
    return None


def counting(one: Signature, other: Signature) -> bool:
    """Whether both state a figure in common that is no small number, in title or summary."""
    left, right = (_large(s.all_figures) for s in (one, other))
    if not left or not right:
        return False
    return numbers.agree(left, right, sums=False) or numbers.agree(
        _large(one.figures), _large(other.figures)
    )


def _large(some: tuple[Figure, ...]) -> list[Figure]:
    return [figure for figure in some if figure.value >= SIGNIFICANT]


def agreeing(one: Signature, other: Signature) -> bool:
    """Whether some indicator reads the same in both: a stage, and which way."""
    return any(claim.stage is not None and claim in other.claims for claim in one.claims)


def _pairs_of_claims(one: Signature, other: Signature) -> list[tuple[Claim, Claim]]:
    return [(a, b) for a in one.claims for b in other.claims if a.indicator == b.indicator]


def _stages_differ(one: Signature, other: Signature) -> bool:
    return any(
        a.stage is not None and b.stage is not None and a.stage != b.stage
        for a, b in _pairs_of_claims(one, other)
    )


def _polarities_differ(one: Signature, other: Signature) -> bool:
    return any(
        a.polarity is not b.polarity and Polarity.MIXED not in {a.polarity, b.polarity}
        for a, b in _pairs_of_claims(one, other)
    )


def _figures_differ(one: Signature, other: Signature) -> bool:
    """Whether the headlines count differently, and no summary tells the other's figure."""
    return (
        numbers.conflict(one.figures, other.figures)
        and not numbers.agree(one.figures, other.all_figures)
        and not numbers.agree(other.figures, one.all_figures)
    )


def _outcomes_differ(one: Signature, other: Signature) -> bool:
    """Whether the marks are opposite, or all that one adds to the other is that it is a plan."""
    if any(
        this in one.marks - other.marks and that in other.marks - one.marks
        for pair in phrases.OPPOSED
        for this, that in (pair, pair[::-1])
    ):  # fmt: skip
        return True
    return ("plan" in one.marks - other.marks and not _alone(other, one)) or (
        "plan" in other.marks - one.marks and not _alone(one, other)
    )


def _negations_differ(one: Signature, other: Signature) -> bool:
    """Whether an odd number of negations stands against an even one.

    Where the readings hear a denial in both, it is the same one in other words.
    """
    denied = {claim.indicator for claim in one.claims if claim.polarity is Polarity.DENIED} & {
        claim.indicator for claim in other.claims if claim.polarity is Polarity.DENIED
    }
    return one.is_negated != other.is_negated and not denied


def _ordinals_differ(one: Signature, other: Signature, *, is_sure: bool) -> bool:
    """Whether both say which time it is and differ, or only one does."""
    if one.ordinals and other.ordinals:
        return "again" not in one.ordinals | other.ordinals and not one.ordinals & other.ordinals
    return not is_sure and bool(one.ordinals or other.ordinals)


def _privatives_differ(one: Signature, other: Signature) -> bool:
    return any(
        part in _plain(b) and part not in b.privatives and part not in _plain(a)
        for a, b in ((one, other), (other, one))
        for part in a.privatives
    )


def _plain(signature: Signature) -> set[str]:
    return {token.surface for token in signature.tokens}


def _roles_differ(one: Signature, other: Signature) -> bool:
    """Whether each acts on the other: "A sends to B" and "B sends to A", "A hits B" and "B hits A".

    A passive ("is hit by") turns the order round and keeps the roles.
    """
    if (one.goals & other.sources) - other.goals or (other.goals & one.sources) - one.goals:
        return True
    if not one.parts or not other.parts or one.has_heading or other.has_heading:
        return False
    this, that = one.parts[0], other.parts[0]
    if this.thing == that.thing:
        return False
    if _is_among(this, other.goals) and _is_among(that, one.goals):
        return True
    if one.has_agent != other.has_agent or not (_acts_in(this, other) and _acts_in(that, one)):
        return False
    turned = {this.thing: that.thing, that.thing: this.thing}
    things, others = ([part.thing for part in s.parts] for s in (one, other))
    return things[1:2] == others[1:2] or [turned.get(t, t) for t in things] == others


def _is_among(part: Part, keys: frozenset[str]) -> bool:
    return part.thing in keys or not part.keys.isdisjoint(keys)


def _acts_in(part: Part, other: Signature) -> bool:
    """Whether who acts in one is named later in the other as one who may act, in the same form.

    That is a name or a concept; a case ending would tell its role whatever the order.
    """
    return any(
        named.thing == part.thing
        and (named.is_name or named.is_concept)
        and named.surface.rstrip("s") == part.surface.rstrip("s")
        for named in other.parts[2:]
    )


def _kinds_differ(one: Signature, other: Signature) -> bool:
    """Whether a thing stands in the other's place.

    A name between the same neighbours as another name is another event. Any other words are, where
    the headlines are the same before and behind them, and the readings do not agree: where they do,
    they may be other words for the same, unless they are what the topic is about ("oil", "wheat").
    """
    here, there = headline.slots(one.parts), headline.slots(other.parts)
    if any(
        a.is_name and b.is_name and headline.differ(a, b)
        and not _is_told(a, other) and not _is_told(b, one)
        for slot, a in here.items()
        if (b := there.get(slot)) is not None
    ):  # fmt: skip
        return True
    if any(_is_telling(a, one, b, other) for a, b in headline.replaced(one.parts, other.parts)):
        return True
    left, right = headline.middles(one.parts, other.parts)
    is_replaced = bool(left and right) and all(headline.differ(a, b) for a in left for b in right)
    if not is_replaced or max(len(left), len(right)) > _STRETCH:
        return False
    is_of_topic = left[0].is_topic and right[0].is_topic and left[0].thing == right[0].thing
    return not agreeing(one, other) or (len(left) == len(right) == 1 and is_of_topic)


def _is_telling(a: Part, one: Signature, b: Part, other: Signature) -> bool:
    """Whether two words in one place tell two events apart although readings agree.

    Two places do, and words of a script without capitals that the vocabulary does not know (any of
    them may be a name), but for the verb that ends the headline.
    """
    if a.is_name or b.is_name:
        return not a.keys.isdisjoint(one.places) and not b.keys.isdisjoint(other.places)
    is_last = a is one.parts[-1] or b is other.parts[-1]
    is_known = a.is_concept or b.is_concept
    return kind(a.surface[0]) is Kind.HANGUL and not is_last and not is_known


def _alone(one: Signature, other: Signature) -> list[Part]:
    """Return the parts of one headline that the other does not name."""
    return [part for part in one.parts if not _is_told(part, other)]


def _is_told(part: Part, other: Signature) -> bool:
    return any(
        part.thing == told.thing or not part.keys.isdisjoint(told.keys) for told in other.parts
    )
