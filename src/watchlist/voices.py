# ruff: noqa: RUF002  names and credits are spelled in their own scripts
"""Who speaks in an item: its publisher, or the agency that the text credits.

Corroboration counts voices, so an echo must lead back to its origin. In this order:

1. The publisher: the one the item names (RSS `<source>`); else its feed's source; else its link's
   domain; else the " - Publisher" that aggregators put behind a title; else an unknown one,
   which is a family of its own at F.
2. A credit in the text, "(AP)", "[서울=연합뉴스]", "KCNA said", "сообщает ТАСС", leads back to the
   source it names. A mere mention ("Reuters office hit") is no credit: only the forms below are.
"""

import re
from collections.abc import Iterable, Sequence

from watchlist.model import Item, Voice
from watchlist.settings import Feed, Source

UNKNOWN = "unknown:"
"""What the ids and families of unknown publishers begin with."""

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
    r"|по информации|по сообщению|со ссылкой на|повідомля[єю]т?ь?|передає|пише|за даними"
    r"|з посиланням на)\s+(?:агентств[оаі]\s+|информагентств[оа]\s+|газет[аыуи]\s+)?[«\"]?"
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
    r",?\s+(?:news\s+)?(?:agency\s+)?(?:said|says|reported|reports|quoted|writes)\b"
    r"|[»\"]?\s+(?:сообщ[аи]|переда[её]т|передал|пишет|повідом|передає)"
    r"|\s+(?:berichtet|meldet|rapporte|indique|informa|informó)\b"
    r"|\s*(?:통신사?|뉴스|방송)?(?:에 따르면|을 인용|를 인용|발로|\s*보도)"
    r"|\s*(?:통신사?|뉴스|방송)?[은는이가]\s[^.。\n]{0,50}?(?:보도했|보도한|전했|밝혔)"
    r"|(?:通信社?|社)?(?:によると|によれば|報道|電)"
    r"|(?:通信社?|社)?[がは][^。\n]{0,40}?(?:報じ|伝え)"
    r"|(?:通讯社|社)?(?:\d+月)?(?:\d+日)?(?:报道|報道|消息|称|援引)"
    r")",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\s*(?:\(\w+\))?$")
_SPACELESS = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Directory:
    """The configured sources and feeds, ready to say who speaks in an item.

    Names are compared without regard to case, except in credits: there "AP" is an agency and
    "ap" is not. Where two sources share a name, the one configured first has it.
    """

    def __init__(self, sources: Sequence[Source], feeds: Iterable[Feed]) -> None:
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
        self._feeds = {feed.id: self._ids.get(feed.source) for feed in feeds}

    def voice(self, item: Item) -> Voice:
        """Return who speaks in the item: the credited agency, or else its publisher."""
        publisher = self._publisher(item)
        return self._credited(item, publisher) or publisher

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

    def _credited(self, item: Item, publisher: Voice) -> Voice | None:
        if self._mention is None:
            return None
        for text, is_title in ((item.title, True), (item.summary[:_CREDIT_READS], False)):
            for mention in self._mention.finditer(text):
                before = text[max(0, mention.start() - 80) : mention.start()]
                credited = self._credits[mention[0]]
                # A title that ends in its own publisher must not hide the agency in the text.
                if is_title and credited == publisher:
                    continue
                if _is_credit(before, text, mention.end(), is_title=is_title):
                    return credited
        return None


def _is_credit(before: str, text: str, end: int, *, is_title: bool) -> bool:
    """Whether a source's name, between `before` and `end`, stands there as a credit."""
    if _OPENED.search(before) and _CLOSED.match(text, end):
        return True
    if _CITED.search(before) or _SAID.match(text, end):
        return True
    return is_title and bool(_ATTRIBUTED.search(before) and _ENDED.match(text, end))


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """One expression for all names, longest first, grouped by first character for speed.

    Names in scripts that write words apart stand alone; the others may touch their neighbours.
    """
    heads: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        end = "" if _SPACELESS.match(name[-1]) else r"(?!\w)"
        heads.setdefault(name[0], []).append(re.escape(name[1:]) + end)
    if not heads:
        return None
    parts = []
    for head, tails in sorted(heads.items()):
        # Looking back from behind the first character lets `re` skip to where one can begin.
        start = "" if _SPACELESS.match(head) else r"(?<!\w.)"
        parts.append(f"{re.escape(head)}{start}(?:{'|'.join(tails)})")
    return re.compile("|".join(parts))


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
