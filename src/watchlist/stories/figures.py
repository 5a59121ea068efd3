"""Numbers as news writes them, with their units: "6K", "12.000", "1만 2천 명", "$2,3 млрд".

A figure is a value and a kind of unit. Years, dates, ordinals and the numbers in names
(`Malligyong-1`, `F-16`) are none. The rules are ours, made from how agencies write headlines.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

COUNT = "count"
"""The unit of figures that count things; which things, the words around them say."""

NEARLY = 0.05
"""Figures this close, as a share of the larger one, are roundings of each other; counts below
20 are not rounded."""

_EXACT_BELOW = 20

_PLAIN = r"(?:\d{1,3}(?:[.,’' ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
_SCALES = "십백천만억조十百千万萬亿億兆"
_DIGITS = "一二兩两三四五六七八九"
_EAST = (
    rf"(?:{_PLAIN}|[{_DIGITS}](?=[{_SCALES}]))\s?[{_SCALES}]"
    rf"(?:\s?(?:{_PLAIN}|[{_DIGITS}{_SCALES}]))*"
)
_PARTS = re.compile(rf"{_PLAIN}|[{_DIGITS}{_SCALES}]")
_EAST_VALUE = {
    **dict.fromkeys("십十", 10.0), **dict.fromkeys("백百", 100.0), **dict.fromkeys("천千", 1e3),
    **dict.fromkeys("만万萬", 1e4), **dict.fromkeys("억亿億", 1e8), **dict.fromkeys("조兆", 1e12),
}  # fmt: skip
_EAST_DIGIT = {"兩": 2.0, "两": 2.0} | {
    sign: float(n) for n, sign in enumerate("一二三四五六七八九", 1)
}

_MYRIAD = 1e4  # scales from here on multiply all that stands before them

_SCALE_WORDS = {
    1e3: "thousand|tausend|mille|mil|tys|тыс|тис|тысяч[аиу]?|тисяч[аіу]?",
    1e6: ("millions?|millionen|millones|millón|mln|mio|млн|миллион(?:а|ов)?|мільйон(?:а|ів)?"),
    1e9: (
        "billions?|bln|bn|mrd|milliarden?|milliards?|mld|млрд|миллиард(?:а|ов)?|мільярд(?:а|ів)?"
    ),
    1e12: "trillions?|tn|трлн",
}
_ATTACHED = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "b": 1e9,
}  # only right behind the digits: 10 m are metres
_SCALE = {scale: re.compile(rf"\s?(?:{words})(?!\w)\.?") for scale, words in _SCALE_WORDS.items()}
_SMALL = {
    "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0,
    "a million": 1e6, "one million": 1e6, "a billion": 1e9,
    "тысячу": 1e3, "тысяча": 1e3, "миллион": 1e6, "мільйон": 1e6,
}  # fmt: skip
_FIGURE = re.compile(
    r"(?P<money>[$€£¥₩])?\s?(?<![a-zà-ɏа-яёіїєґ\d.,:])"
    rf"(?:(?P<east>{_EAST})|(?P<plain>{_PLAIN}))(?:(?P<letter>k|mn|m|b)(?![a-zа-я]))?(?!\d)"
    rf"|(?<![\w-])(?P<word>{'|'.join(_SMALL)})(?![\w-])"
)
_DIGIT = re.compile(rf"[\d{_DIGITS}]")
_WORD = re.compile("|".join(_SMALL))
_SIGN = re.compile(r"(?:[$€£¥₩]\s?|\s)\Z")  # what may stand in front of the digits
_UNITS = {
    "$": r"\$|dollar|usd|доллар|долар|долл|дол\b|달러|ドル|美元|dólar",
    "€": r"€|euro|евро|євро|유로|ユーロ|欧元",
    "₩": r"₩|won\b|вон|원|ウォン|韩元|韓元",
    "%": r"%|percent|per cent|процент|відсотк|prozent|퍼센트|パーセント|por ciento|pour cent",
    "ton": r"tons?\b|tonnes?\b|tonnen?\b|toneladas?|тонн|톤|トン|吨|噸",
    "barrel": r"barrel|bpd|баррел|барел|배럴|バレル|桶|fässer|barriles|barils",
    "km": r"km\b|kilomet|км\b|километр|кілометр|킬로|キロ|公里",
    "year": r"years?\b|jahre?|ans\b|años|лет\b|год|рок[иі]",
    "month": r"months?\b|monate?|mois|meses|месяц|місяц|개월|か月|カ月|ヶ月|个月|個月",
    "week": r"weeks?\b|wochen?|semaines?|semanas?|недел|тижн|주\b|週間|周",
    "day": r"days?\b|tage?n?\b|jours?\b|días|дн[еяі]|день|天",
    "hour": r"hours?\b|stunden?|heures?|horas?|час|годин|시간|時間|小时|小時",
}
_UNIT = re.compile("|".join(f"(?P<u{n}>{words})" for n, words in enumerate(_UNITS.values())))
_UNIT_NAMES = tuple(_UNITS)
_MONTHS = (
    r"(?<!\w)(?:january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug"
    r"|september|sept?|october|oct|november|nov|december|dec"
    r"|янв(?:ар[ья])?|фев(?:рал[ья])?|марта|апр(?:ел[ья])?|мая|июн[ья]|июл[ья]|авг(?:уста)?"
    r"|сен(?:тября)?|окт(?:ября)?|ноя(?:бря)?|дек(?:абря)?|січня|лютого|березня|квітня|травня"
    r"|червня|липня|серпня|вересня|жовтня|листопада|грудня|januar|februar|märz|mai|juni|juli"
    r"|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
    r"|noviembre|diciembre)\b"
)
_DATE_AFTER = re.compile(
    r"\s?(?:[일日월月년年시時时号號호차回회度次位](?!間|간)|(?:st|nd|rd|th|er|º|ª)\b"
    rf"|[.-]?(?:й|го|му|я|ю)\b|-м\b|г\.|р\.|:\d|{_MONTHS})"
)
_DATE_BEFORE = re.compile(rf"(?:{_MONTHS}\.?|第|제|no\.|№|#)\s?$")
_LONGEST_MONTH = 16  # its point and a blank included
_BETWEEN = re.compile(r"\s?(?:[^\W\d]+(?:-[^\W\d]+)*\s){0,2}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A number that a text states: its value, and the kind of unit it is counted in."""

    value: float
    unit: str = COUNT


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a folded text (NFKC, case folded), each once, in order."""
    return tuple(dict.fromkeys(figure for _, _, figure in stated(text)))


def stated(text: str) -> Iterator[tuple[int, int, Figure]]:
    """Yield where each figure of a folded text stands, and what it says."""
    for hit in _hits(text):
        value, end = _value(hit, text)
        if value is not None:
            yield hit.start(), end, Figure(value, _unit(hit, text, end))


def _hits(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_FIGURE` finds; it is tried only where a digit or a small number begins."""
    places = [hit.start() for hit in _DIGIT.finditer(text)]
    if any(word in text for word in _SMALL):
        places = sorted((*places, *(hit.start() for hit in _WORD.finditer(text))))
    done = 0
    for at in places:
        if at < done:
            continue
        sign = _SIGN.search(text, max(done, at - 2), at)
        if hit := (sign and _FIGURE.match(text, sign.start())) or _FIGURE.match(text, at):
            done = hit.end()
            yield hit


def _value(hit: re.Match[str], text: str) -> tuple[float | None, int]:
    """Return what the number says, None for a date, a year or an ordinal, and where it ends."""
    end = hit.end()
    if hit["word"]:
        scale, end = _scale(text, end)
        return _SMALL[hit["word"]] * scale, end
    start = hit.start()
    if start > 0 and text[start - 1] in "-/":  # of a name
        return None, end
    if _DATE_AFTER.match(text, end) or _DATE_BEFORE.search(
        text, max(0, start - _LONGEST_MONTH), start
    ):
        return None, end
    if hit["east"]:
        return _east(hit["east"]), end
    value = _plain(hit["plain"])
    scale, end = (_ATTACHED[hit["letter"]], end) if hit["letter"] else _scale(text, end)
    is_year = hit["plain"].isdigit() and _FIRST_YEAR < value < _LAST_YEAR and value % 100
    return (None if is_year and scale == 1.0 and not hit["money"] else value * scale), end


def _scale(text: str, end: int) -> tuple[float, int]:
    """Return what the word behind a number multiplies it by, and where that word ends."""
    for scale, words in _SCALE.items():
        if scaled := words.match(text, end):
            return scale, scaled.end()
    return 1.0, end


def _plain(digits: str) -> float:
    """Return the value of digits: a mark before three digits groups, any other is a decimal."""
    groups = re.split(r"[.,’' ]", digits)
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):  # noqa: PLR2004  thousands
        return float("".join(groups))
    return float(".".join(groups))


def _east(signs: str) -> float:
    """Return the value of a number with East Asian scales, such as 1만 2천 or 1.2萬."""
    total = section = 0.0
    current: float | None = None
    for part in _PARTS.findall(signs):
        scale = _EAST_VALUE.get(part)
        if scale is None:
            current = _EAST_DIGIT[part] if part in _EAST_DIGIT else _plain(part)
        elif scale < _MYRIAD:
            section += (1.0 if current is None else current) * scale
            current = None
        else:
            total += (section + (current or 0.0) or 1.0) * scale
            section, current = 0.0, None
    return round(total + section + (current or 0.0), 6)


def _unit(hit: re.Match[str], text: str, end: int) -> str:
    """Return the kind of unit: the sign in front, or a known one among the next three words."""
    if hit["money"]:
        return hit["money"]
    gap = _BETWEEN.match(text, end)
    for start in (end, end + 1, gap.end() if gap else end):
        if unit := _UNIT.match(text, start):
            return _UNIT_NAMES[(unit.lastindex or 1) - 1]
    return COUNT


def agree(one: Iterable[Figure], other: Iterable[Figure], *, sums: bool = True) -> bool:
    """Whether two texts state a figure in common, rounding allowed.

    With sums, also where all of a unit in one add up to a figure of the other: "1,000 sappers and
    5,000 builders" agrees with "6,000 engineers".
    """
    left, right = tuple(one), tuple(other)
    more, others = (_sums(left), _sums(right)) if sums else ([], [])
    return any(
        a.unit == b.unit and _is_near(a.value, b.value)
        for a in (*left, *more)
        for b in (*right, *others)
        if a in left or b in right
    )


def conflict(one: Iterable[Figure], other: Iterable[Figure]) -> bool:
    """Whether two texts count in the same unit and no figure of one is found in the other."""
    left, right = tuple(one), tuple(other)
    shared = {figure.unit for figure in left} & {figure.unit for figure in right}
    return any(
        not agree(
            [figure for figure in left if figure.unit == unit],
            [figure for figure in right if figure.unit == unit],
        )
        for unit in shared
    )


def _sums(some: tuple[Figure, ...]) -> list[Figure]:
    """Return, for each unit counted in more than once, the sum."""
    units = sorted({figure.unit for figure in some})
    groups = [[f.value for f in some if f.unit == unit] for unit in units]
    return [
        Figure(sum(values), unit)
        for unit, values in zip(units, groups, strict=True)
        if len(values) > 1
    ]


def _is_near(one: float, other: float) -> bool:
    if max(one, other) < _EXACT_BELOW:
        return one == other
    return abs(one - other) <= NEARLY * max(one, other)
