"""What stands in the place of what, in two headlines. The rules are ours."""

from difflib import SequenceMatcher

from watchlist.stories.headline import Part

_OF_A_NATION = ("ish", "ch", "ese", "ian")  # "Polish" beside "Poland"


def slots(parts: tuple[Part, ...]) -> dict[tuple[str, str], Part]:
    """Return each part by its neighbours; the edges of the headline are neighbours too."""
    things = ["^", *(part.thing for part in parts), "$"]
    return {(things[at], things[at + 2]): part for at, part in enumerate(parts)}


def middles(
    one: tuple[Part, ...], other: tuple[Part, ...]
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return what is left of two headlines without the parts they begin and end with alike."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and not one[start].keys.isdisjoint(other[start].keys):
        start += 1
    end = 0
    while end < shorter - start and not one[-1 - end].keys.isdisjoint(other[-1 - end].keys):
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def replaced(one: tuple[Part, ...], other: tuple[Part, ...]) -> list[tuple[Part, Part]]:
    """Return the parts of one headline with those that stand in their place in the other."""
    keys, others = ([min(part.keys) for part in parts] for parts in (one, other))
    return [
        (one[left], other[right])
        for kind_, start, end, begin, stop in SequenceMatcher(
            None, keys, others, autojunk=False
        ).get_opcodes()
        if kind_ == "replace" and end - start == stop - begin
        for left, right in zip(range(start, end), range(begin, stop), strict=True)
        if differ(one[left], other[right])
    ]


def differ(one: Part, other: Part) -> bool:
    """Whether two parts have no word in common, whatever concept both may stand for."""
    return one.keys.isdisjoint(other.keys) and not _akin(one.surface, other.surface)


def _akin(one: str, other: str) -> bool:
    """Whether words begin alike, as forms of one word, spellings of one name and short forms do."""
    if one[:4] == other[:4] or one.startswith(other) or other.startswith(one):
        return True
    return one[:3] == other[:3] and (one.endswith(_OF_A_NATION) or other.endswith(_OF_A_NATION))
