"""When a headline says that it happens: days, months, "next week". Another day, another event.

A day of a month is "5-31", a month "5"; words that count from today are themselves ("next week").
The rules are ours.
"""

import re

_NAMES = (
    "january jan января январе январь січня januar janvier enero",
    "february feb февраля феврале февраль лютого februar février febrero",
    "march марта марте март березня märz mars marzo",
    "april apr апреля апреле апрель квітня avril abril",
    "may мая мае май травня mai mayo",
    "june jun июня июне июнь червня juni juin junio",
    "july jul июля июле июль липня juli juillet julio",
    "august aug августа августе август серпня août agosto",
    "september sept sep сентября сентябре сентябрь вересня septembre septiembre",
    "october oct октября октябре октябрь жовтня oktober octobre octubre",
    "november nov ноября ноябре ноябрь листопада novembre noviembre",
    "december dec декабря декабре декабрь грудня dezember décembre diciembre",
)
_MONTHS = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}
# "may" and "march" are months only beside a day, or behind such a word.
_DOUBTFUL = frozenset(("may", "march", "mars", "mai", "мае", "мая"))
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_WRITTEN = re.compile(
    rf"(?<![\w])(?:(?P<before>{_DAY})(?:st|nd|rd|th|\.|-го|-е)?\s(?:of\s|de\s)?)?"
    rf"(?P<cue>(?:in|since|until|till|by|from|to|early|late|mid|в|с|до|к|im|seit|bis|en)[\s-])?"
    rf"(?P<name>{_NAME})\.?(?!\w)(?:\s(?P<after>{_DAY})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d))?"
)
_RUN = re.compile(r"\w+")  # names of months stand in no longer one
_EAST = re.compile(r"(?<!\d)(?P<month>1[0-2]|0?[1-9])\s?[월月]\s?(?:(?P<day>\d{1,2})\s?[일日])?")
_FROM_TODAY = {
    "tomorrow": "tomorrow завтра morgen demain mañana 내일 明日 明天",
    "yesterday": "yesterday вчера gestern hier ayer 어제 昨日 昨天",
    "next week": "next_week следующей_неделе nächste_woche semaine_prochaine 다음주 다음_주 来週"
    " 下周",
    "last week": "last_week прошлой_неделе letzte_woche 지난주 先週 上周",
    "this week": "this_week этой_неделе diese_woche 이번주 이번_주 今週 本周",
    "next month": "next_month следующем_месяце nächsten_monat 다음달 다음_달 来月 下月 下个月",
    "last month": "last_month прошлом_месяце letzten_monat 지난달 先月 上月",
    "this month": "this_month этом_месяце diesen_monat 이번달 이달 今月 本月",
    "next year": "next_year следующем_году nächstes_jahr 내년 来年 明年",
    "last year": "last_year прошлом_году letztes_jahr 작년 지난해 昨年 去年",
}
_WORDS = {
    word.replace("_", " "): name for name, spaced in _FROM_TODAY.items() for word in spaced.split()
}
_RELATIVE = re.compile("|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True)))
_NEAR_DAYS = 1
_YEARS = frozenset(("next year", "last year"))  # a month alone is one of this year


def moments(folded: str) -> frozenset[str]:
    """Return the days, months and other times that a folded text names."""
    found = {_WORDS[hit[0]] for hit in _RELATIVE.finditer(folded)}
    is_written = not _MONTHS.keys().isdisjoint(_RUN.findall(folded))
    for hit in _WRITTEN.finditer(folded) if is_written else ():
        day = hit["before"] or hit["after"]
        if day or hit["cue"] or hit["name"] not in _DOUBTFUL:
            found.add(_written(_MONTHS[hit["name"]], day))
    found.update(_written(int(hit["month"]), hit["day"]) for hit in _EAST.finditer(folded))
    return frozenset(found)


def _written(month: int, day: str | None) -> str:
    return f"{month}-{int(day)}" if day else f"{month}"


def conflict(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name a time of one kind and none of them can be the same.

    Days next to each other may be one: the clocks of two places differ.
    """
    if not one or not other:
        return False
    days, others = _days(one), _days(other)
    if days and others:
        return not any(_is_near(a, b) for a in days for b in others)
    months, theirs = _months(one), _months(other)
    if months and theirs:
        return months.isdisjoint(theirs)
    years, other_years = one & _YEARS, other & _YEARS
    if (months and not years and other_years) or (theirs and not other_years and years):
        return True
    words, wording = (frozenset(t for t in s if not t[0].isdigit()) for s in (one, other))
    return bool(words and wording) and words.isdisjoint(wording)


def _days(some: frozenset[str]) -> list[tuple[int, int]]:
    pairs = [time.split("-") for time in sorted(some) if time[0].isdigit() and "-" in time]
    return [(int(month), int(day)) for month, day in pairs]


def _months(some: frozenset[str]) -> frozenset[str]:
    return frozenset(time.partition("-")[0] for time in some if time[0].isdigit())


def _is_near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= _NEAR_DAYS
