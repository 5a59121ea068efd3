"""Why two items are not the same story, by the first reason that holds; and what speaks for it.

Two headlines may differ in a word and tell opposite things ("fails", "non-lethal", "25,000"), or
share hardly a word and tell the same. A clash keeps them apart however alike they are.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from watchlist.stories import alignment, moments, phrases, thesaurus
from watchlist.stories import figures as numbers
from watchlist.stories.headline import Part
from watchlist.stories.signature import Claim, Signature, agreeing, counting
from watchlist.text import Kind, kind
from watchlist.words import Polarity

_STRETCH = 2  # parts that may be replaced in a headline that is otherwise the same


class Clash(StrEnum):
    """Why two items do not tell the same event."""

    POLARITY = "one affirms what the other denies"
    FIGURES = "different figures"
    OUTCOME = "opposite outcomes"
    NEGATION = "one negates what the other does not"
    ORDINAL = "a different time"
    PRIVATIVE = "a thing and its opposite"
    ROLES = "the one acts on the other, or the other way round"
    KIND = "a different thing in the same place"
    STATE = "different states"
    MOMENT = "different times"
    PLACE = "different places"
    THING = "things that exclude each other"


def clash(one: Signature, other: Signature) -> Clash | None:
    """Return why the two are not the same story, the first reason that holds; None: they may be."""
    is_one_language = one.language == other.language
    for reason, holds in _REASONS.items():
        if (is_one_language or reason not in _OF_ONE_LANGUAGE) and holds(one, other):
            return reason
    return None


def _pairs_of_claims(one: Signature, other: Signature) -> list[tuple[Claim, Claim]]:
    return [(a, b) for a in one.claims for b in other.claims if a.indicator == b.indicator]


def _polarities_differ(one: Signature, other: Signature) -> bool:
    return any(
        a.polarity is not b.polarity and Polarity.MIXED not in {a.polarity, b.polarity}
        for a, b in _pairs_of_claims(one, other)
    )


def _figures_differ(one: Signature, other: Signature) -> bool:
    """Whether the headlines count differently, and no summary tells the other's figure."""
    pairs = ((one.figures, other.all_figures), (other.figures, one.all_figures))
    differ = numbers.conflict(one.figures, other.figures)
    return differ and not any(numbers.agree(*pair) for pair in pairs)


def _outcomes_differ(one: Signature, other: Signature) -> bool:
    """Whether the marks are opposite, or all that one adds to the other is that it is a plan."""
    left, right = one.marks - other.marks, other.marks - one.marks
    if left and right and any(
        (this in left and that in right) or (that in left and this in right)
        for this, that in phrases.OPPOSED
    ):  # fmt: skip
        return True
    return (
        ("plan" in left and not _alone(other, one)) or ("plan" in right and not _alone(one, other))
    ) and not agreeing(one, other)


def _negations_differ(one: Signature, other: Signature) -> bool:
    """Whether an odd number of negations stands against an even one, unheard by the readings.

    Readings that agree, and a figure in common, hear more than that.
    """
    if one.is_negated == other.is_negated or (agreeing(one, other) and counting(one, other)):
        return False
    denied = (
        {c.indicator for c in s.claims if c.polarity is Polarity.DENIED} for s in (one, other)
    )
    return not set.intersection(*denied)


def _ordinals_differ(one: Signature, other: Signature) -> bool:
    """Whether both say which time, or which of a series, it is and differ; or that is all one adds.

    A headline that says something of its own may leave out which time it is.
    """
    if one.serials and other.serials and not one.serials & other.serials:
        return True
    if one.ordinals and other.ordinals:
        return "again" not in one.ordinals | other.ordinals and not one.ordinals & other.ordinals
    if not one.ordinals and not other.ordinals:
        return False
    silent, telling = (other, one) if one.ordinals else (one, other)
    return telling.keys.issuperset(silent.said)


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
    they may be other words for the same, unless a single one is all that differs and the vocabulary
    does not know it, or it is what the topic is about ("oil", "wheat").
    """
    left, right = (tuple(part for part in s.parts if not part.is_source) for s in (one, other))
    here, there = alignment.slots(left), alignment.slots(right)
    if any(
        a.is_name and b.is_name and alignment.differ(a, b)
        and not _is_told(a, other) and not _is_told(b, one)
        for a, b in ((here[slot], there[slot]) for slot in here.keys() & there.keys())
    ):  # fmt: skip
        return True
    if _may_tell(left, one, right, other):
        # What is aligned with what depends on which headline comes first: any way counts.
        replaced = (
            *alignment.replaced(left, right),
            *((a, b) for b, a in alignment.replaced(right, left)),
        )
        if any(_is_telling(a, one, b, other) for a, b in replaced):
            return True
    left, right = alignment.middles(left, right)
    if not (0 < len(left) <= _STRETCH and 0 < len(right) <= _STRETCH):
        return False
    if not all(alignment.differ(a, b) for a in left for b in right):
        return False
    if not agreeing(one, other) or _are_others(left, right):
        return True
    a, b = left[0], right[0]
    is_of_topic = a.is_topic and b.is_topic and a.thing == b.thing
    is_known = a.is_concept or b.is_concept or all(key[0] == "~" for key in a.keys | b.keys)
    is_unknown = not (is_known or (a.is_piece and b.is_piece))
    return len(left) == len(right) == 1 and (is_of_topic or is_unknown)


def _are_others(left: Sequence[Part], right: Sequence[Part]) -> bool:
    """Whether what stands in one place are other things, or acts that are no kin."""
    keys, others = (frozenset().union(*(part.keys for part in some)) for some in (left, right))
    acts, theirs = keys & thesaurus.ACT_KEYS, others & thesaurus.ACT_KEYS
    if acts and theirs:
        return all(thesaurus.kin(a).isdisjoint(thesaurus.kin(b)) for a in acts for b in theirs)
    are_known = all(key[0] == "~" for key in keys | others)
    return are_known and not acts and not theirs


def _states_differ(one: Signature, other: Signature) -> bool:
    """Whether each names a state that the other does not, beside who says so."""
    left = one.states.difference(other.states, other.body, one.saying)
    right = other.states.difference(one.states, one.body, other.saying)
    return bool(left and right)


def _moments_differ(one: Signature, other: Signature) -> bool:
    return moments.conflict(one.moments, other.moments)


def _places_differ(one: Signature, other: Signature) -> bool:
    """Whether both say where it happens, in a script without capitals, and no place is the same."""
    left = any(place in other.folded for place in one.stands)
    right = any(place in one.folded for place in other.stands)
    return bool(one.stands and other.stands) and not left and not right


def _things_differ(one: Signature, other: Signature) -> bool:
    """Whether both name things of a class, and none in common."""
    if not one.kinds or not other.kinds:
        return False
    left, right = _classes(one), _classes(other)
    return any(
        left[name].isdisjoint(right[name])
        and left[name].isdisjoint(other.body)
        and right[name].isdisjoint(one.body)
        for name in left.keys() & right.keys()
    )


def _classes(signature: Signature) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key in signature.kinds:
        found.setdefault(thesaurus.kind_of(key), set()).add(key)
    return found


def _may_tell(
    left: Sequence[Part], one: Signature, right: Sequence[Part], other: Signature
) -> bool:
    """Whether any two of these words may be telling: to align them costs more than all else."""
    return any(kind(part.surface[0]) is Kind.HANGUL for part in left) or (
        any(_stands(part, one) for part in left) and any(_stands(part, other) for part in right)
    )


def _stands(part: Part, of: Signature) -> bool:
    """Whether a word tells where it happens."""
    return not part.keys.isdisjoint(of.places)


def _is_telling(a: Part, one: Signature, b: Part, other: Signature) -> bool:
    """Whether two words in one place tell two events apart although readings agree.

    Two places do, and words of a script without capitals that the vocabulary does not know (any of
    them may be a name), but for the verb that ends the headline.
    """
    if a.is_name or b.is_name:
        return _stands(a, one) and _stands(b, other)
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


_REASONS: Mapping[Clash, Callable[[Signature, Signature], bool]] = {
    Clash.POLARITY: _polarities_differ,
    Clash.FIGURES: _figures_differ,
    Clash.OUTCOME: _outcomes_differ,
    Clash.NEGATION: _negations_differ,
    Clash.ORDINAL: _ordinals_differ,
    Clash.PRIVATIVE: _privatives_differ,
    Clash.ROLES: _roles_differ,
    Clash.STATE: _states_differ,
    Clash.MOMENT: _moments_differ,
    Clash.PLACE: _places_differ,
    Clash.THING: _things_differ,
    Clash.KIND: _kinds_differ,
}
"""When each reason holds, in the order in which they are asked."""

_OF_ONE_LANGUAGE = frozenset((Clash.ROLES, Clash.PLACE, Clash.KIND))
"""What is asked of two items of one language alone."""
