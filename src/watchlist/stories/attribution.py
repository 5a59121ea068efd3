"""Who says so: the stretches of a headline that tell it, which copies of a story change freely.

"KCNA: ...", "..., Seoul says", "NIS believes ...", "…합참 발표". The rules are ours, made from how
agencies write headlines.
"""

import re

_SAYS = (
    r"(?:says?|said|reports?|reported|claims?|claimed|confirms?|confirmed|announces?|announced"
    r"|estimates?|believes?|finds|reveals|writes|sources?)"
)
# In front, "Hanoi reports two deaths" is the news itself.
_HOLDS = r"(?:says?|said|claims?|claimed|estimates?|believes?|writes)"
_WHO = r"(?:[\w.'’&-]+\s){0,4}[\w.'’&-]+"
_NAME = r"[^\W_a-zа-яёіїє][\w.'’&-]*"  # a capital, a number or a script without capitals
_NAMED = rf"(?:{_NAME}\s){{0,3}}{_NAME}"
_BODY = r"(?:media|reports?|officials?|sources?|ministry|minister|police|poll|study|agency)"
_SLAVIC = (
    r"(?:заявил[аи]?|сообщил[аи]?|рассказал[аи]?|объявил[аи]?|сообщает|сообщают|заявляет|пишет"
    r"|заявив|повідомив|повідомила|повідомили|сказал[аи]?|считают|по данным|за даними)"
)
_WAYS = tuple(
    re.compile(way)
    for way in (
        # In front: "Seoul: ...", "Moscow confirms ...", 'NIS "..."'.
        rf"^{_NAMED}[:：](?=\s|\w|[“\"「“])",
        rf"^{_WHO}\s{_HOLDS}\s(?:that\s)?(?!it\b|its\b|he\b|she\b|they\b|no\b|not\b|to\b|of\b|on\b|\d)",
        rf"^(?:В\s)?{_WHO}\s{_SLAVIC}(?:,\sчто|\sо|\sоб)?\s",
        r"^[^\s\"“”]+(?:\s[^\s\"“”]+){0,2}\s?(?=[\"“])",
        # Behind: "..., Seoul says", "..., says Seoul", "...: KCNA", "...…합참 발표".
        rf"[,;–—-]\s(?:as\s)?{_WHO}\s{_SAYS}\W*$",
        rf"[,;–—-]\s(?:says|said|according to|reports|selon|según|laut|so)\s{_WHO}\W*$",
        rf"[,;–—-]\s{_SLAVIC}(?:\sв|\sво)?\s{_WHO}\W*$",
        rf":\s(?:{_NAMED}|(?:[\w-]+\s)?{_BODY})\W*$",
        r"\s[–—-]\s(?:[\w.'’&-]+\s){0,2}[\w.'’&-]+$",
        r"(?<=\w)[…”\"]+\s?[가-힣]+(?:\s[가-힣]+)?$",
        r"[\s　、，](?:[^\s　、，]{2,8})(?:報道|発表|通信|报道|报導|称|表示)$",
    )
)
_MOST = 0.5  # a stretch longer than this share of the headline is the news itself


def spans(title: str) -> tuple[tuple[int, int], ...]:
    """Return where in a title it is told who says so: start and end, in order."""
    found = []
    for way in _WAYS:
        hit = way.search(title)
        if hit and hit.end() - hit.start() <= _MOST * len(title):
            found.append(hit.span())
    return tuple(sorted(found))
