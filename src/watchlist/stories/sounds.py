"""Names as they sound, so that one language hears those of another: "Kursk", Курск, クルスク.

A name is reduced to its consonants, near ones as one; vowels, doubling and voice differ from script
to script. Han has no letters: there a name is a run of the signs that names are written with. The
rules are ours, made from how agencies transliterate.
"""

import re
from functools import lru_cache
from itertools import groupby

from watchlist.stories import phrases, thesaurus
from watchlist.text import fold

_SHORTEST = 3  # consonants; fewer are shared by chance

_CLASSES = {
    "b": "bpfvw бпвфў フバビブベボパピプペポヴ 巴贝比别波布伯帕佩皮普弗夫费芬瓦维沃威鲍",
    "k": "kgqc кгґ カキクケコガギグゲゴ 戈格古基加卡科克库吉圭凯",
    "t": "dtþð дт タテトダデド 达德迪杜多塔泰特图托蒂",
    "l": "lr лр ラリルレロ 拉莱勒雷里利列鲁罗洛尔",
    "m": "m м マミムメモ 马玛梅米莫穆姆",
    "n": "nñ н ナニヌネノン 纳娜内尼涅诺努恩安昂因",
    "s": "szxjçß зжсцчшщ サシスセソザジズゼゾチツヂヅ 萨塞谢舍什斯苏扎泽佐茨绍肖日济乔切兹西希",
    "h": "h х ハヒヘホ 哈赫",
    "ln": "连林", "bn": "彭", "kn": "肯", "hn": "汉", "tn": "顿", "": "阿埃奥乌亚耶叶伊尤",
}  # fmt: skip
_CONSONANT = {sign: sound for sound, signs in _CLASSES.items() for sign in signs if sign != " "}
# "Khabarovsk", "Zhukov", "Shoigu": the letter makes another sound of the one before it.
_DIGRAPH = re.compile(r"k(?=h)|(?<=[szcgtpw])h")
_FIRST = (
    "k",
    "k",
    "n",
    "t",
    "t",
    "l",
    "m",
    "b",
    "b",
    "s",
    "s",
    "",
    "s",
    "s",
    "s",
    "k",
    "t",
    "b",
    "h",
)
_LAST = (
    *("", "k", "k", "ks", "n", "n", "n", "t", "l", "lk", "lm", "lb", "ls", "lt"),
    *("lb", "l", "m", "b", "bs", "s", "s", "n", "s", "s", "k", "t", "b", ""),
)
_HANGUL, _SYLLABLES, _ENDINGS = 0xAC00, 28 * 21, 28
_PARTICLE = re.compile(
    r"(?<=[가-힣]{2})(?:에서|으로|에게|에|서|의|은|는|이|가|을|를|로|와|과|도|만)$"
)
_HAN = "".join(sign for sign in _CONSONANT if "一" <= sign <= "鿿")
_NAME = re.compile(rf"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w'’]+|[가-힣]+|[ァ-ヴー]+|[{_HAN}]+")


@lru_cache(maxsize=65_536)  # the words of news come again and again
def sound(word: str) -> str:
    """Return the consonants of a word, near ones as one; "" where it is known or has too few."""
    folded = _PARTICLE.sub("", fold(word))
    if thesaurus.WORDS.of(folded) or phrases.REPORTING.of(folded) or folded in phrases.STOP:
        return ""
    if thesaurus.TERMS.spans(folded):
        return ""
    heard = "".join(map(_heard, _DIGRAPH.sub("", folded)))
    kept = "".join(sign for sign, _ in groupby(heard))
    return kept if len(kept) >= _SHORTEST else ""


def _heard(sign: str) -> str:
    if "가" <= sign <= "힣":
        place = ord(sign) - _HANGUL
        return _FIRST[place // _SYLLABLES] + _LAST[place % _ENDINGS]
    return _CONSONANT.get(sign, "")


def sounds(text: str) -> tuple[str, ...]:
    """Return how the names of a text sound, each once, in order; first words count as names."""
    return tuple(dict.fromkeys(filter(None, map(sound, _NAME.findall(text)))))
