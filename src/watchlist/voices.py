# ruff: noqa: RUF002, RUF003  names and credits are spelled in their own scripts
"""Who speaks in an item: its publisher, or the agency that the text credits.

Corroboration counts voices, so an echo must lead back to its origin. In this order:

1. The publisher: the one the item names (RSS `<source>`); else its feed's source; else its link's
   domain; else the " - Publisher" that aggregators put behind a title; else an unknown one,
   which is a family of its own at F.
2. A byline in the text, "(AP)", "[서울=연합뉴스]", "/ТАСС/": whoever prints it, the agency speaks.
3. Whom the text quotes, "KCNA said", "сообщает ТАСС": what only passes on an agency's word is that
   agency's. It does more where somebody else is heard, too: its own desk ("told Reuters" in
   Reuters), or one of the concept `witnesses` ("South Korea's military said").

A mere mention ("Reuters office hit") is no credit: only the forms below are.
"""

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Self

from watchlist.model import Item, Voice
from watchlist.settings import Config, Feed, Source

UNKNOWN = "unknown:"
"""What the ids and families of unknown publishers begin with."""

WITNESSES = "witnesses"
"""The concept whose words name those who are nobody's mouthpiece: a text in which one of them says
something is no mere relay of the state media that it quotes. No indicator needs to use it."""

BUILT_IN = (
    "analysts", "experts", "eyewitnesses", "our correspondent", "전문가들", "목격자", "аналитик*",
    "эксперт*", "очевидц*", "експерт*", "очевидц*", "専門家", "目撃者", "专家", "目击者",
)  # fmt: skip
"""Its words where the configuration does not name it."""

_BEFORE = 80  # characters before a name in which it is told how it stands there
_CREDIT_READS = 600  # characters of the summary in which a credit is looked for: leads, not tails
_SUFFIX = re.compile(r"\s[-–—|]\s(?P<name>[^-–—|]{2,50})$")
_HOST = re.compile(r"^[a-z]+://(?:[^/?#@]*@)?(?P<host>[^/?#:]+)", re.IGNORECASE)

# What stands before a name that is credited. Cut to the 48 characters before it.
_OPENED = re.compile(
    r"[(（\[【〔/]"
    r"(?:(?!photo|image|getty|사진|фото|写真|照片)[^()（）\[\]【】〔〕/]){0,28}$",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"(?:"
    r"\b(?:according to|citing|quot(?:ed by|ing)|reported by|via|told)\s+"
    r"(?:(?:the|a|an|state|state-run|official|news|agency|media|outlet|broadcaster|'s"
    r"|north|south|korea(?:'s|n)?|russia(?:'s|n)?|china(?:'s|ese)?|japan(?:'s|ese)?)\s+){0,5}"
    r"|(?:сообща[еюї]т?|сообщил[аио]?|переда[её]т|передал[аио]?|пишет|написал[аио]?|по данным"
    r"|по информации|по сообщению|со ссылкой на|утвержда[ею]т|повідомля[єю]т?ь?"
    r"|повідоми(?:в|л[аио])|передає|пише|за даними|за інформацією|з посиланням на)"
    r"\s+(?:агентств[оаі]\s+|информагентств[оа]\s+|газет[аыуи]\s+)?[«\"]?"
    r"|\b(?:laut|nach angaben (?:von|der)|berichtet|selon|d['’]après|según|informó)\s+"
    r"(?:(?:die|der|das|la|el|le|les|los|l['’]|agence|agencia|agentur)\s*){0,2}"
    r"|[据據]"
    r")$",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(r"(?:\S\s*[:：]|\s[-–—])\s*$")

# What stands behind one.
_CLOSED = re.compile(r"\s*(?:뉴스|통신사?|通信社?|社|news agency)?\s*[)）\]】〕/]", re.IGNORECASE)
_SAID = re.compile(
    r"(?:"
    r",?\s+(?:news\s+)?(?:agency\s+)?(?:said|says|reported|reports|quoted|writes|claim(?:ed|s))\b"
    r"|[»\"]?\s+(?:сообщ[аи]|переда[её]т|передал|пишет|утвержда|заяв|повідом|передає|стверджу)"
    r"|\s+(?:berichtet|meldet|rapporte|indique|informa|informó)\b"
    r"|\s*(?:통신사?|뉴스|방송)?(?:에 따르면|을 인용|를 인용|발로|\s*보도)"
    r"|\s*(?:통신사?|뉴스|방송)?[은는이가]\s[^.。\n]{0,50}?(?:보도했|보도한|전했|밝혔|주장했)"
    r"|(?:通信社?|社)?(?:によると|によれば|報道|電)"
    r"|(?:通信社?|社)?[がは][^。\n]{0,40}?(?:報じ|伝え|主張)"
    r"|(?:通讯社|社)?(?:\d+月)?(?:\d+日)?(?:报道|報道|消息|称|援引)"
    r")",
    re.IGNORECASE,
)
# Datelines without brackets: 新华社平壤11月21日电, МОСКВА, 21 ноя - РИА Новости.
_WIRED = re.compile(r"[^\s，。、（(]{0,8}?\d{1,2}月\d{1,2}日[电電]")
_PLACED = re.compile(r"^[^\W\d_a-zа-яё]{3,}[^\d.:]{0,20},\s\d{1,2}\s\w{3,9}\.?\s[-–—]\s$")

# What a witness does; it may stand a few words behind the name.
_SPOKE = re.compile(
    r"(?:"
    r"[^.;:\"“”\n]{0,40}?\b(?:said|says|told|tells|confirm(?:ed|s)|announced|detected|estimate[ds]?"
    r"|believes?|assess(?:ed|es)|reported|reports|den(?:ied|ies)|warned|warns|show(?:s|ed)?)\b"
    r"|[^.\n]{0,40}?\s(?:сообщи|сообща|заяв|подтверди|зафиксирова|счита|отмеча|повідом|підтверди"
    r"|зафіксува|вважа|зазнача)"
    r"|[은는이가도]?\s[^.\n]{0,60}?(?:밝혔|전했|말했|포착|분석|평가|확인|추정|판단|발표|설명)"
    r"|에 따르면"
    r"|によ(?:ると|れば)|[はがも][^。\n]{0,60}?(?:発表|明らか|述べ|分析|確認|指摘|みて|推定)"
    r"|[^。\n]{0,20}?(?:表示|称|稱|说|說|宣布|证实|發布|发现|指出|认为)"
    r")",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"\s?[:：]\s?\S")
_ENDED = re.compile(r"\s*(?:\(\w+\))?$")
_DASHED = re.compile(r"\s[-–—]\s*$")
_SPACELESS = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class _Form(Enum):
    """How a source's name stands in a text."""

    BYLINE = auto()  # it wrote the text
    QUOTED = auto()  # the text passes on what it said
    MENTION = auto()  # neither


class Directory:
    """The configured sources and feeds, ready to say who speaks in an item.

    Names are compared without regard to case, except in credits: there "AP" is an agency and
    "ap" is not. Where two sources share a name, the one configured first has it.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        feeds: Iterable[Feed],
        witnesses: Iterable[str] = BUILT_IN,
    ) -> None:
        """Make the names ready.

        Args:
            sources: who publishes.
            feeds: which of them speaks in which feed.
            witnesses: words for those who are nobody's mouthpiece; `*` ends a prefix.
        """
        self._ids = {source.id: _voice(source) for source in sources}
        self._names: dict[str, Voice] = {}
        self._domains: dict[str, Voice] = {}
        self._credits: dict[str, Voice] = {}
        for source in sources:
            voice = self._ids[source.id]
            for name in (source.id, source.name, *source.aliases):
                if name:
                    self._names.setdefault(_plain(name), voice)
            for domain in source.domains:
                self._domains.setdefault(domain.casefold(), voice)
            # Those that cannot be judged are no origin: "posted on Telegram" credits nobody.
            if source.reliability != "F":
                for name in (source.name or source.id, *source.aliases):
                    if len(name) > 1:
                        self._credits.setdefault(name, voice)
        self._mention = _any_of(self._credits)
        self._witness = _any_of(dict.fromkeys(witnesses), re.IGNORECASE)
        self._feeds = {feed.id: self._ids.get(feed.source) for feed in feeds}

    @classmethod
    def of(cls, config: Config) -> Self:
        """Return the directory of a configuration."""
        own = [concept for concept in config.concepts if concept.id == WITNESSES]
        terms = [term for concept in own for words in concept.words for term in words.terms]
        return cls(config.sources, config.feeds, terms if own else BUILT_IN)

    def voice(self, item: Item) -> Voice:
        """Return who speaks in the item: the agency whose word it is, or else its publisher."""
        return self._origin(item, self._publisher(item))

    def source(self, name: str) -> Voice | None:
        """Return the voice of a source by its id, name, alias or domain; None for an unknown."""
        return self._ids.get(name) or self._names.get(_plain(name)) or self._by_host(name)

    def _publisher(self, item: Item) -> Voice:
        if item.origin and (named := self.source(item.origin) or self._by_host(_host(item.origin))):
            return named
        own = self._feeds.get(item.feed)
        if own and not item.origin:
            return own
        host = _host(item.url or "")
        linked = self._by_host(host)
        # Google News and the like are sources at F: their link says less than the title's end.
        if linked and linked.reliability != "F":
            return linked
        if item.origin:
            return _unknown(item.origin)
        if suffix := _SUFFIX.search(item.title):
            return self.source(suffix["name"].strip()) or _unknown(suffix["name"].strip())
        return linked or _unknown(host.removeprefix("www.") or item.feed)

    def _by_host(self, host: str) -> Voice | None:
        """Return the source whose domain the host is, or is under."""
        host = host.casefold()
        while host:
            if host in self._domains:
                return self._domains[host]
            host = host.partition(".")[2]
        return None

    def _origin(self, item: Item, publisher: Voice) -> Voice:
        """Return whose word it is that the publisher prints."""
        if self._mention is None:
            return publisher
        byline: Voice | None = None
        quoted: dict[str, Voice] = {}
        for text, is_title in _read(item):
            for mention in self._mention.finditer(text):
                credited = self._credits[mention[0]]
                match _form(text, mention.start(), mention.end(), is_title=is_title):
                    case _Form.QUOTED:
                        quoted.setdefault(credited.family, credited)
                    # A title that ends in its own publisher must not hide the agency in the text.
                    case _Form.BYLINE if not (is_title and credited == publisher):
                        byline = byline or credited
        speaker = byline or publisher
        if not quoted or speaker.family in quoted:
            return speaker
        independent = [voice for voice in quoted.values() if not voice.state_media]
        if (byline or not independent) and self._hears_a_witness(item):
            return speaker
        return (independent or list(quoted.values()))[0]

    def _hears_a_witness(self, item: Item) -> bool:
        """Whether the text has the word of somebody who is nobody's mouthpiece."""
        return self._witness is not None and any(
            _CITED.search(text[max(0, found.start() - _BEFORE) : found.start()])
            or _SPOKE.match(text, found.end())
            for text, _ in _read(item)
            for found in self._witness.finditer(text)
        )


def _read(item: Item) -> tuple[tuple[str, bool], ...]:
    """The texts in which a credit is looked for, and whether each is the title."""
    return (item.title, True), (item.summary[:_CREDIT_READS], False)


def _form(text: str, start: int, end: int, *, is_title: bool) -> _Form:
    """How a source's name stands there."""
    before = text[max(0, start - _BEFORE) : start]
    if _OPENED.search(before) and _CLOSED.match(text, end):
        return _Form.BYLINE
    if _WIRED.match(text, end) or (start < _BEFORE and _PLACED.search(before)):
        return _Form.BYLINE
    if _CITED.search(before) or _SAID.match(text, end):
        return _Form.QUOTED
    if is_title and start == 0 and _ANNOUNCED.match(text, end):
        return _Form.QUOTED
    if is_title and _ATTRIBUTED.search(before) and _ENDED.match(text, end):
        return _Form.BYLINE if _DASHED.search(before) else _Form.QUOTED
    return _Form.MENTION


def _any_of(names: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str] | None:
    """One expression for all names, longest first, grouped by first character for speed.

    Names in scripts that write words apart stand alone, unless a `*` leaves their end open; the
    others may touch their neighbours.
    """
    heads: dict[str, list[str]] = {}
    for name in sorted(filter(None, names), key=lambda name: (-len(name), name)):
        bare = name.removesuffix("*")
        end = r"\w*" if bare != name else "" if _SPACELESS.match(name[-1]) else r"(?!\w)"
        heads.setdefault(name[0], []).append(re.escape(bare[1:]) + end)
    if not heads:
        return None
    parts = []
    for head, tails in sorted(heads.items()):
        # Looking back from behind the first character lets `re` skip to where one can begin.
        start = "" if _SPACELESS.match(head) else r"(?<!\w.)"
        parts.append(f"{re.escape(head)}{start}(?:{'|'.join(tails)})")
    return re.compile("|".join(parts), flags)


def _voice(source: Source) -> Voice:
    return Voice(
        source.id,
        source.name or source.id,
        source.family or source.id,
        source.reliability,
        source.state_media,
    )


def _unknown(name: str) -> Voice:
    key = UNKNOWN + _plain(name)
    return Voice(key, name, key, "F")


def _host(url: str) -> str:
    found = _HOST.match(url)
    return found["host"].casefold() if found else ""


def _plain(name: str) -> str:
    """A name for comparison: case, blanks and a leading article do not tell publishers apart."""
    return " ".join(name.casefold().split()).removeprefix("the ")
