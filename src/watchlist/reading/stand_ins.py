"""What stands for a concept that a text does not name: "Kim" for his country, a plant for its men.

Headlines allude: "Koreans at Alabuga", "Kim's sappers near Sudzha". Such words say too little to
count everywhere, and enough where all else that an indicator is about stands beside them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from watchlist.settings import Indicator
from watchlist.text import Hit, Layout

Found = Mapping[int, Sequence[Hit]]
"""The hits of each concept, by its number."""


@dataclass(frozen=True, slots=True)
class Substitute:
    """A stand-in, made ready: concepts as numbers and as bits."""

    of: int
    by: tuple[int, ...]
    beside: tuple[int, ...]
    within: int
    unless: int
    words: int  # the bits of `by`: where none is there, nothing stands in


def substitutes(indicator: Indicator, number: Mapping[str, int]) -> tuple[Substitute, ...]:
    """Return the stand-ins of an indicator, made ready."""
    return tuple(
        Substitute(
            number[one.of],
            tuple(number[name] for name in one.by),
            tuple(number[name] for name in one.beside),
            one.within,
            sum({1 << number[name] for name in one.unless}),
            sum({1 << number[name] for name in one.by}),
        )
        for one in indicator.stand_ins
    )


def enough(about: Iterable[int], known: Sequence[Substitute]) -> tuple[int, ...]:
    """Return what suffices for a text to be about some concepts: for each the bits of its own.

    Of each of these bits one must be there: the concept, or what stands in for it.
    """
    ways = [{each, *(by for one in known if one.of == each for by in one.by)} for each in about]
    return tuple(sum(1 << n for n in way) for way in ways)


def stood_in(
    known: Iterable[Substitute], found: Found, mask: int, layout: Layout, title: int
) -> Found:
    """Return what was found, and what stands in for concepts that the title does not name."""
    added: dict[int, list[Hit]] = {}
    for one in known:
        if not mask & one.words:  # as mostly
            continue
        own = found.get(one.of, ())
        if not (own and own[0].start < title) and not mask & one.unless:
            hits = (hit for by in one.by for hit in found.get(by, ()))
            counted = [hit for hit in hits if _counts(hit, one, found, layout)]
            if counted:
                added[one.of] = sorted([*added.get(one.of, own), *counted])
    return {**found, **added} if added else found


def _counts(hit: Hit, one: Substitute, found: Found, layout: Layout) -> bool:
    """Tell whether a word stands near what it must stand beside, in one sentence."""
    others = [other for concept in one.beside for other in found.get(concept, ())]
    return not one.beside or any(_is_near(hit, other, one.within, layout) for other in others)


def _is_near(hit: Hit, other: Hit, within: int, layout: Layout) -> bool:
    first, last = sorted((hit, other))
    if not layout.is_one_sentence(first.start, last.start):
        return False
    return layout.words(first.end, last.start) - 1 <= within
