# ruff: noqa: RUF001  words are spelled in their own scripts
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
from watchlist.headline import FULL, HALF, LIGHT, WORD, Span, Token, stem
from watchlist.model import Item, Polarity, Reading
from watchlist.text import fold

_GOALS = frozenset(phrases.words(
    """
    to into for against toward towards nach gegen an à vers contre a contra
    на в у до против проти
    """
))  # fmt: skip
_GOAL_ENDINGS = ("에", "로", "으로", "に", "へ")
_GOAL_BEGINNINGS = ("向", "对", "對", "给", "給")
_AGENTS = frozenset(phrases.words("by from von par por от від"))
_PRIVATIVE = re.compile(r"(?<![^\W_])(?:non-?|un-?|anti-|нe|не|nicht-?|no )(?=([^\W_]{4,}))")
_PRIVATIVE_EAST = re.compile(r"[비非](?=(\w\w))")


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
    tokens: tuple[Token, ...]  # of the headline, with concepts in place of their words
    words: tuple[Token, ...]  # of the headline, as it stands
    concepts: frozenset[str]  # beyond the indicators' `about`, in title and summary
    figures: tuple[Figure, ...]  # of the headline
    all_figures: tuple[Figure, ...]  # of title and summary
    marks: frozenset[str]
    is_negated: bool
    ordinals: frozenset[str]
    privatives: frozenset[str]
    subject: str
    goals: frozenset[str]
    has_agent: bool


def sign(item: Item, readings: Iterable[Reading]) -> Signature:
    """Return the signature of an item, given what it says of the indicators."""
    held = tuple(readings)
    folded = fold(item.title)
    matches = [match for reading in held for match in reading.matches]
    topic = {match.concept for match in matches if not match.signal}
    covered = headline.spans(matches)
    tokens = headline.tokens(item.title, covered, topic)
    marks, negations, ordinals = _marks(folded)
    subject, goals, has_agent = _roles(item.title, tokens, covered)
    return Signature(
        claims=tuple(
            Claim(r.indicator, r.stage, r.polarity)
            for r in sorted(held, key=lambda r: r.indicator)
            if r.is_relevant
        ),
        tokens=tokens,
        words=tokens if not matches else headline.tokens(item.title, (), ()),
        concepts=frozenset(match.concept for match in matches) - topic,
        figures=numbers.figures(folded),
        all_figures=numbers.figures(f"{folded} . {fold(item.summary)}"),
        marks=marks,
        is_negated=negations % 2 == 1,
        ordinals=ordinals,
        privatives=frozenset(
            fold(hit[1]) for way in (_PRIVATIVE, _PRIVATIVE_EAST) for hit in way.finditer(folded)
        ),
        subject=subject,
        goals=goals,
        has_agent=has_agent,
    )


def _marks(folded: str) -> tuple[frozenset[str], int, frozenset[str]]:
    """Return outcomes, how many negations there are, and which time it is."""
    marks = set(phrases.MARKS.within(folded))
    ordinals = set(phrases.ORDINALS.within(folded))
    negations = len(phrases.NEGATIONS.within(folded))
    words = [hit[0] for hit in WORD.finditer(folded)]
    for at, word in enumerate(words):
        if mark := phrases.MARKS.of(word):
            marks.add(mark)
        if ordinal := phrases.ORDINALS.of(word):
            ordinals.add(ordinal)
        following = words[at + 1] if at + 1 < len(words) else ""
        if phrases.NEGATIONS.of(word) and following not in phrases.ONLY:
            negations += 1
        if (word, following) in phrases.NEGATING:
            negations += 1
    return frozenset(marks), negations, frozenset(ordinals)


def _roles(
    title: str, tokens: tuple[Token, ...], covered: tuple[Span, ...]
) -> tuple[str, frozenset[str], bool]:
    """Return who acts (what is named first), on whom, and whether an agent follows ("by")."""
    subject = next((t.key for t in tokens if t.weight >= HALF), "")
    if ":" in title:  # "Seoul: …", "Bird flu: …": who is named first need not act
        subject = ""
    words = [fold(hit[0]) for hit in WORD.finditer(title)]
    goals = {stem(after) for word, after in pairwise(words) if word in _GOALS}
    for start, end, concept in covered:
        before = fold(title[:start]).split()
        if (
            (before and before[-1] in _GOALS)
            or fold(title[end : end + 2]).startswith(_GOAL_ENDINGS)
            or title[:start].endswith(_GOAL_BEGINNINGS)
        ):
            goals.add(f"={concept}")
    return subject, frozenset(goals), not _AGENTS.isdisjoint(words)


def clash(one: Signature, other: Signature) -> Clash | None:
    """Return why the two are not the same story, the first reason that holds; None: they may be."""
    for reason, holds in (
        (Clash.STAGE, _stages_differ),
        (Clash.POLARITY, _polarities_differ),
        (Clash.FIGURES, _figures_differ),
        (Clash.OUTCOME, _outcomes_differ),
        (Clash.NEGATION, _negations_differ),
        (Clash.ORDINAL, _ordinals_differ),
        (Clash.PRIVATIVE, _privatives_differ),
        (Clash.ROLES, _roles_differ),
        (Clash.KIND, _kinds_differ),
    ):
        if holds(one, other):
            return reason
    return None


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
    return numbers.conflict(one.figures, other.figures)


def _outcomes_differ(one: Signature, other: Signature) -> bool:
    """Whether the marks are opposite, or all that one adds to the other is that it is a plan."""
    if any(
        this in one.marks - other.marks and that in other.marks - one.marks
        for pair in phrases.OPPOSED
        for this, that in (pair, pair[::-1])
    ):  # fmt: skip
        return True
    keys, others = ({t.key for t in s.tokens if t.weight >= HALF} for s in (one, other))
    return ("plan" in one.marks - other.marks and others <= keys) or (
        "plan" in other.marks - one.marks and keys <= others
    )


def _negations_differ(one: Signature, other: Signature) -> bool:
    """Whether an odd number of negations stands against an even one.

    Where the readings hear a denial in both, it is the same one in other words.
    """
    denied = {claim.indicator for claim in one.claims if claim.polarity is Polarity.DENIED} & {
        claim.indicator for claim in other.claims if claim.polarity is Polarity.DENIED
    }
    return one.is_negated != other.is_negated and not denied


def _ordinals_differ(one: Signature, other: Signature) -> bool:
    if one.ordinals and other.ordinals:
        return "again" not in one.ordinals | other.ordinals and not one.ordinals & other.ordinals
    return bool(one.ordinals or other.ordinals)


def _privatives_differ(one: Signature, other: Signature) -> bool:
    return any(
        part in _plain(b) and part not in b.privatives and part not in _plain(a)
        for a, b in ((one, other), (other, one))
        for part in a.privatives
    )


def _plain(signature: Signature) -> set[str]:
    return {token.surface for token in signature.words}


def _roles_differ(one: Signature, other: Signature) -> bool:
    """Whether each acts on the other: "A sends to B" and "B sends to A", "A hits B" and "B hits A".

    A passive ("is hit by") turns the order round and keeps the roles.
    """
    if not one.subject or not other.subject or one.subject == other.subject:
        return False
    if one.subject in other.goals and other.subject in one.goals:
        return True
    if one.has_agent != other.has_agent or not (_acts_in(one, other) and _acts_in(other, one)):
        return False
    turned = {one.subject: other.subject, other.subject: one.subject}
    keys, others = ([t.key for t in s.tokens if t.weight >= HALF] for s in (one, other))
    if [turned.get(key, key) for key in keys] == others:
        return True
    does_the_same = keys[1:2] == others[1:2]
    return does_the_same and other.subject in keys[2:] and one.subject in others[2:]


def _acts_in(one: Signature, other: Signature) -> bool:
    """Whether who acts in one stands in the other as one who may act, in the same form.

    That is a name or a concept; a case ending would tell its role whatever the order.
    """
    forms = {token.surface.rstrip("s") for token in one.tokens if token.key == one.subject}
    return any(
        token.key == one.subject
        and (token.is_name or token.is_concept)
        and token.surface.rstrip("s") in forms
        for token in other.tokens
    )


def _kinds_differ(one: Signature, other: Signature) -> bool:
    """Whether a word stands in the other's place between the same neighbours.

    Where readings agree and more than that word differs, only a name may tell the stories apart:
    the rest is other words for the same.
    """
    here, there = (_slots(s.tokens) for s in (one, other))
    keys, others = ({t.key for t in s.tokens if t.weight > LIGHT} for s in (one, other))
    shared = keys & others
    by_names_only = agreeing(one, other) and len(keys ^ others) > 2  # noqa: PLR2004  one each
    return any(
        a.key not in shared and b.key not in shared and not _akin(a, b)
        and (not by_names_only or (a.is_name and b.is_name))
        for slot, a in here.items()
        if (b := there.get(slot)) is not None
    )  # fmt: skip


def _slots(tokens: tuple[Token, ...]) -> dict[tuple[str, str], Token]:
    """Return each full word by its neighbours; the edges of the headline are neighbours too."""
    full = [t for t in tokens if t.weight > LIGHT and not t.is_part]
    keys = ["^", *(t.key for t in full), "$"]
    return {(keys[at], keys[at + 2]): t for at, t in enumerate(full) if t.weight >= FULL}


def _akin(one: Token, other: Token) -> bool:
    """Whether two words begin alike, as forms of one word and spellings of one name do."""
    return one.surface[:4] == other.surface[:4]
