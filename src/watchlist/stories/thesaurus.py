"""Words that headlines use for one another, looked up: acts, things, states.

A key is "~group" for an act or a thing and "@code" for a state.
"""

from watchlist.reading.lexicon import groups, lexicon, terms
from watchlist.stories.acts import ACTS, CONTRARY, KIN
from watchlist.stories.deeds import DEEDS
from watchlist.stories.matters import MATTERS
from watchlist.stories.nations import NATIONS
from watchlist.stories.things import THINGS
from watchlist.text import Kind, kind

NO_STATE = "@-"
"""The key of a name that has a state in it and means none."""

_GROUPS = {
    f"{sign}{name}": words
    for sign, text in (("~", ACTS + DEEDS + THINGS + MATTERS), ("@", NATIONS))
    for name, words in groups(text).items()
}


def _is_free(word: str) -> bool:
    return kind(word[0]) in {Kind.HANGUL, Kind.FREE}


def _some(*, are_pairs: bool) -> dict[str, tuple[str, str]]:
    return {
        name: (" ".join(w for w in words if not _is_free(w) and ("_" in w) == are_pairs), "")
        for name, words in _GROUPS.items()
    }


WORDS = lexicon(_some(are_pairs=False))
"""Single words of scripts with blanks."""

PAIRS = lexicon(_some(are_pairs=True))
"""Two words written `first_second`."""

FIRST = frozenset(
    word.partition("_")[0] for words in _GROUPS.values() for word in words if "_" in word
)
"""The first words of these pairs."""

TERMS = terms({name: [word for word in words if _is_free(word)] for name, words in _GROUPS.items()})
"""Terms of Hangul, kana and Han."""

ACT_KEYS = frozenset(f"~{name}" for name in groups(ACTS))
"""The keys of what is done."""


def _by_act(text: str) -> dict[str, frozenset[str]]:
    """Return the names of the lines that each act stands in."""
    lines = groups(text)
    acts = {act for some in lines.values() for act in some}
    return {
        f"~{act}": frozenset(name for name, some in lines.items() if act in some) for act in acts
    }


def _both_ways(lines: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, some in lines.items():
        for act in some:
            found.setdefault(f"~{name}", set()).add(f"~{act}")
            found.setdefault(f"~{act}", set()).add(f"~{name}")
    return {key: frozenset(keys) for key, keys in found.items()}


_KIN = _by_act(KIN)
_CONTRARY = _both_ways(groups(CONTRARY))


def kin(key: str) -> frozenset[str]:
    """Return the kinds of event that an act tells; one that is of no kind is its own."""
    return _KIN.get(key) or frozenset((key,))


def contrary(key: str) -> frozenset[str]:
    """Return the keys of the acts that exclude an act."""
    return _CONTRARY.get(key, frozenset())


def kind_of(key: str) -> str:
    """Return the class that the group of a key belongs to; "" where it has none."""
    return key.partition(".")[0] if key[:1] == "~" and "." in key else ""
