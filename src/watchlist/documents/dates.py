"""Dates as feeds write them: right, or unknown, but never wrong.

Every spelling is matched as a whole; a text with anything left over is unknown. A date
without a zone is taken as UTC. Names of months are known in the languages of the shipped
feeds and their neighbours.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import cache, lru_cache

_LONGEST = 100
_FIRST_YEAR, _LAST_YEAR = 1900, 2200  # further out is a fault, and overflows when reckoned with
_PIVOT = 70  # two-digit years from here on are of the last century
_MOST_OFFSET = timedelta(hours=14)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            (
                "jan january янв января январь січ січня студзеня janv janvier januar jänner jän"
                " ene enero gen gennaio janeiro ιαν január"
            ),
            (
                "feb february фев февр февраля февраль лют лютого fév fev févr fevr février fevrier"
                " februar febrero febbraio fevereiro φεβ február"
            ),
            (
                "mar march мар марта март бер березня mars märz mär mrz maerz marzo março μάρ μαρ"
                " március"
            ),
            "apr april апр апреля апрель кві квіт квітня avr avril abr abril aprile απρ április",
            "may мая май тра трав травня mai mayo mag maggio maio μάι μαι május",
            (
                "jun june июн июня июнь чер черв червня juin juni junio giu giugno junho ιούν ιον"
                " június"
            ),
            (
                "jul july июл июля июль лип липня juil juillet juli julio lug luglio julho ιούλ ιολ"
                " július"
            ),
            "aug august авг августа август сер серп серпня août aout ago agosto αύγ αυγ augusztus",
            (
                "sep sept september сен сент сентября сентябрь вер вересня septembre septiembre"
                " set settembre setembro σεπ szeptember"
            ),
            (
                "oct october окт октября октябрь жов жовт жовтня okt oktober octobre octubre ott"
                " ottobre out outubro οκτ október"
            ),
            "nov november ноя нояб ноября ноябрь листопада novembre noviembre novembro νοέ νοε",
            (
                "dec december дек декабря декабрь гру груд грудня dez dezember déc décembre"
                " decembre dic diciembre dicembre dezembro δεκ"
            ),
        ),
        1,
    )
    for name in names.split()
}
# Hours east of Greenwich. Names that mean several zones (IST, AST, CST in China, BRT...) count
# only where RFC 822 says which.
_ZONES = {
    "z": 0.0, "ut": 0.0, "utc": 0.0, "gmt": 0.0, "wet": 0.0,
    "est": -5.0, "edt": -4.0, "cst": -6.0, "cdt": -5.0, "mst": -7.0, "mdt": -6.0,
    "pst": -8.0, "pdt": -7.0, "akst": -9.0, "akdt": -8.0, "hst": -10.0, "adt": -3.0, "ast": -4.0,
    "kst": 9.0, "jst": 9.0, "hkt": 8.0, "sgt": 8.0, "msk": 3.0, "мск": 3.0,
    "cet": 1.0, "mez": 1.0, "cest": 2.0, "mesz": 2.0, "eet": 2.0, "eest": 3.0, "west": 1.0,
    "bst": 1.0, "nzst": 12.0, "nzdt": 13.0, "aest": 10.0, "aedt": 11.0,
}  # fmt: skip

_OFFSET = r"(?:gmt|utc|ut)?\s?[+-]\d\d?(?::?\d\d)?"
_ZONE = rf"(?P<zone>(?!uhr)(?:{_OFFSET}|[a-zмск]{{1,5}})(?:\s(?:{_OFFSET}|[a-z]{{3,4}}))?)"
_HALF = r"(?P<half>[ap]\.?m\.?|오전|오후|午前|午後|上午|下午)"
_CLOCK = r"(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d?)(?:[.,]\d{1,9})?)?"
_SPOKEN = r"(?P<hour>\d\d?)[시時时点](?:\s?(?P<minute>\d\d?)[분分])?(?:\s?(?P<second>\d\d?)[초秒])?"
_TIME = rf"(?:{_CLOCK}(?:\s?{_HALF})?(?:\s?{_ZONE})?)"
_WEEKDAY = r"(?:[^\W\d]{2,12}\.?(?:,\s?|\s))?"
_MONTH = r"(?P<name>[^\W\d]{3,12})\.?"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th|\.|er)?"

_SPELLINGS = (
    # 2026-01-15T12:00:00.5+09:00, 2026/1/15 12:00, 2026.01.15
    (
        rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)\.?"
        rf"(?:(?:\s?t\s?|\s){_TIME})?"
    ),
    # 2026-01-15 오후 9:00
    rf"(?P<year>\d{{4}})[-/.]\s?(?P<month>\d\d?)[-/.]\s?(?P<day>\d\d?)\.?\s{_HALF}\s{_CLOCK}",
    # 20260115T120000Z
    (
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
        rf"(?:t(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?\s?{_ZONE}?)?"
    ),
    # Thu, 15 Jan 2026 12:00:00 GMT, Thursday, 15-Jan-26, 15 января 2026
    (
        rf"{_WEEKDAY}{_DAY}(?:\s|-|\sde\s){_MONTH},?(?:\s|-|\sde\s)(?P<year>\d{{4}}|\d\d)"
        rf"(?:\s?(?:г|р)\.?)?(?:(?:,|\sat|\sum|\sв|\sо)?\s{_TIME})?(?:\s?uhr)?"
    ),
    # Thu Jan 15 12:00:00 GMT 2026
    rf"{_WEEKDAY}{_MONTH}\s(?P<day>\d\d?)\s{_TIME}\s(?P<year>\d{{4}})",
    # January 15, 2026 at 12:00 pm EST
    rf"{_WEEKDAY}{_MONTH}\s{_DAY}(?:,|\s)\s?(?P<year>\d{{4}})(?:(?:,|\sat)?\s{_TIME})?",
    # 15.01.2026 12:00
    (
        rf"(?:[^\W\d]{{2,12}}\.?,?\s)?(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{{4}})"
        rf"(?:,?(?:\sum|\sв)?\s{_TIME})?(?:\s?uhr)?"
    ),
    # 2026년 1월 15일 (목) 오후 9:00, 2026年1月15日 12時30分
    (
        r"(?P<year>\d{4})[년年]\s?(?P<month>\d\d?)[월月]\s?(?P<day>\d\d?)[일日號号]"
        rf"(?:\s?\(?[월화수목금토일月火水木金土]\)?(?:요일|曜日)?)?(?:\s?{_HALF})?"
        rf"(?:\s?(?:{_CLOCK}|{_SPOKEN.replace('P<', 'P<spoken_')})(?:\s?{_ZONE})?)?"
    ),
)
# As RFC 822 and RFC 3339 want them, and nearly all feeds write them: the others cost five times as
# much, and are made ready when the first is met.
_USUAL = tuple(
    re.compile(rf"{day}(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d){zone}")
    for day, zone in (
        (
            r"(?:[a-z]{3}, )?(?P<day>\d\d?) (?P<month>[a-z]{3}) (?P<year>\d{4}) ",
            r" (?:gmt|(?P<sign>[+-])(?P<hours>\d\d)(?P<minutes>\d\d))",
        ),
        (
            r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)t",
            r"(?:z|(?P<sign>[+-])(?P<hours>\d\d):(?P<minutes>\d\d))",
        ),
    )
)
_EPOCH = re.compile(r"\d{9,10}|\d{13}")
_REMARK = re.compile(r"\s?\([^()]*[a-z][^()]*\)$")  # (Coordinated Universal Time)
_NUMERIC = re.compile(r"([+-])(\d\d?)(?::?(\d\d))?$")
_MILLISECONDS = 13  # digits


def parse_date(text: str) -> datetime | None:
    """Return the time that a text names, aware and UTC; None where that is not certain.

    Fractions of a second are cut off, leap seconds read as the second before. Years before
    1900 and after 2200 are unknown.
    """
    return _read(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=8)  # of one item its last change is often its publication, too
def _read(text: str) -> datetime | None:
    spelled = " ".join(text.lower().split())
    for spelling in _USUAL:
        if found := spelling.fullmatch(spelled):
            return _usual(found)
    return _unusual(_REMARK.sub("", spelled))


def _usual(found: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second, sign, hours, minutes = found.group(
        "year", "month", "day", "hour", "minute", "second", "sign", "hours", "minutes"
    )
    offset = timedelta(hours=int(hours), minutes=int(minutes)) if sign else timedelta()
    if offset > _MOST_OFFSET or not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    number = int(month) if month.isdecimal() else _MONTHS.get(month, 0)
    try:
        at = datetime(
            int(year), number, int(day), int(hour), int(minute), _of_minute(int(second)), tzinfo=UTC
        )
    except ValueError:
        return None
    return at + offset if sign == "-" else at - offset


def _unusual(spelled: str) -> datetime | None:
    if _EPOCH.fullmatch(spelled):
        seconds = int(spelled) // (1_000 if len(spelled) == _MILLISECONDS else 1)
        return datetime.fromtimestamp(seconds, UTC)
    for spelling in _spellings():
        if found := spelling.fullmatch(spelled):
            try:
                return _built(found.groupdict(default=""))
            except (ValueError, OverflowError):
                return None
    return None


@cache
def _spellings() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _SPELLINGS))


def _built(parts: dict[str, str]) -> datetime | None:
    month = int(parts["month"]) if "month" in parts else _MONTHS.get(parts["name"], 0)
    year = int(parts["year"])
    if len(parts["year"]) < len("2026"):
        year += 1900 if year >= _PIVOT else 2000
    hour = int(parts.get("hour") or parts.get("spoken_hour") or 0)
    minute = int(parts.get("minute") or parts.get("spoken_minute") or 0)
    second = int(parts.get("second") or parts.get("spoken_second") or 0)
    half = parts.get("half", "").replace(".", "")
    if half:
        hour = _of_half(hour, half)
    zone = _zone(parts.get("zone", ""), half)
    if zone is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    at = datetime(
        year, month, int(parts["day"]), hour, minute, _of_minute(second), tzinfo=zone
    )  # fmt: skip
    return at.astimezone(UTC)


def _of_minute(second: int) -> int:
    return 59 if second == 60 else second  # noqa: PLR2004  a leap second


def _of_half(hour: int, half: str) -> int:
    """Return the hour of the day for one of a half day; ValueError if it is no such hour."""
    if not 1 <= hour <= 12:  # noqa: PLR2004  hours of a half day
        if half in ("am", "pm") or not 0 <= hour < 24:  # noqa: PLR2004
            raise ValueError
        return hour  # 오후 21:00 is written, too
    return hour % 12 + (12 if half in ("pm", "오후", "午後", "下午") else 0)


def _zone(text: str, half: str) -> timezone | None:
    if not text:
        # Korea has one zone, and only there is the half of the day written so.
        return timezone(timedelta(hours=9)) if half in ("오전", "오후") else UTC
    offset: timedelta | None = None
    for word in text.split():
        if number := _NUMERIC.search(word):
            offset = timedelta(hours=int(number[2]), minutes=int(number[3] or 0))
            if offset > _MOST_OFFSET:
                return None
            return timezone(-offset if number[1] == "-" else offset)
        named = timedelta(hours=_ZONES[word]) if word in _ZONES else None
        if named is None or offset not in (None, named):
            return None
        offset = named
    return None if offset is None else timezone(offset)
