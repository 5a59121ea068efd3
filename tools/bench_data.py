# ruff: noqa: INP001  beside a script, no package
"""Texts, stored items, documents and configurations, made up from fixed seeds, to measure with."""

import random  # noqa: TID251  made-up data, from fixed seeds
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from watchlist.identity import Newcomer, marks
from watchlist.model import Item
from watchlist.settings import Concept, Config, Indicator, Signal, Stage, Terms

POOL: Final = 10_000
NOW: Final = datetime(2026, 3, 2, 6, tzinfo=UTC)
SYLLABLES: Final = {
    "en": [c + v for c in "bcdfghklmnprstvw" for v in "aeiou"],
    "ru": [c + v for c in "бвгдзклмнпрст" for v in "аеиоу"],
    "ko": [chr(0xAC00 + 28 * n) for n in range(0, 399, 3)],
    "zh": [chr(n) for n in range(0x4E00, 0x6E00, 5)],
}
Text = tuple[str, str]


class Words:
    """Words of four languages that mean nothing, the first of each the most frequent."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311  no secret
        self._words = {
            name: ["".join(self._chance.choices(some, k=1 + n % 4)) for n in range(4000)]
            for name, some in SYLLABLES.items()
        }
        self._weights = [1 / (n + 3) for n in range(4000)]

    def some(self, language: str, count: int) -> list[str]:
        """Return words of a language, as often as Zipf's law has them."""
        return self._chance.choices(self._words[language], self._weights, k=count)

    def text(self, language: str, terms: Sequence[str] = ()) -> Text:
        """Return a title of ten words and a summary of forty, the terms among them."""
        title, summary = self.some(language, 10), self.some(language, 40)
        for term in terms:
            place = title if self._chance.random() < 0.7 else summary  # noqa: PLR2004  a share
            place.insert(self._chance.randrange(len(place)), term)
        joint = "" if language == "zh" else " "
        return joint.join(title), joint.join(summary)

    def topical(self, settings: Config) -> Text:
        """Return a text about one of the indicators, with what one of its signals wants."""
        language = self._chance.choice(sorted(SYLLABLES))
        indicator = self._chance.choice(settings.indicators)
        signal = self._chance.choice(indicator.signals)
        concepts = {concept.id: concept for concept in settings.concepts}
        terms = []
        for name in dict.fromkeys((*indicator.about, *signal.all)):
            words = concepts[name].words
            own = [w for w in words if w.language == language] or list(words)
            term = self._chance.choice(self._chance.choice(own).terms)
            terms.append(term.strip("=*").replace("*", "").replace(" ... ", " "))
        return self.text(language, terms)


def texts(settings: Config, count: int, share: float, seed: int = 1) -> list[Text]:
    """Return texts of which this share is about the indicators."""
    words = Words(seed)
    names = sorted(SYLLABLES)
    every = round(1 / share) if share else count + 1
    return [
        words.topical(settings) if n % every == 0 else words.text(names[n % len(names)])
        for n in range(count)
    ]


def items(settings: Config, count: int, days: int, topical: int) -> Iterator[Newcomer]:
    """Yield items of feed f0, so many of them topical, first seen over so many days up to now.

    The others are titles and summaries of a pool, each pair once: to make up a million takes long.
    """
    pool, about = texts(settings, POOL, 0.0), texts(settings, topical, 1.0)
    for n in range(count):
        place, turn = n % POOL, n // POOL
        title, summary = pool[place][0], pool[(place + turn) % POOL][1]
        if n % (count // topical) == 0 and about:
            title, summary = about.pop()
        seen = (NOW - timedelta(days=days) * (1 - n / count)).replace(microsecond=0)
        name, url = f"{n:016x}", f"https://news.example/{n}"
        item = Item(
            name, "f0", str(n), title, summary, url, seen, None, seen, n, "en", "", name
        )  # fmt: skip
        yield Newcomer(item, marks("", title, summary, url))


def with_indicators(settings: Config, count: int) -> Config:
    """Return the configuration with its indicators given again under other ids."""
    own = settings.indicators
    copies = [replace(own[n % len(own)], id=f"copy{n}") for n in range(count)]
    return replace(settings, indicators=tuple(copies))


def with_terms(count: int) -> Config:
    """Return a configuration of one indicator with so many terms in two concepts."""
    words = Words(7)
    terms = list(dict.fromkeys(" ".join(words.some("en", 2)) for _ in range(count * 3)))[:count]
    halves = (tuple(terms[::2]), tuple(terms[1::2]))
    concepts = tuple(
        Concept(id=name, words=(Terms(language="en", terms=half),))
        for name, half in zip("ab", halves, strict=True)
    )
    signal = Signal(id="both", stage="one", all=("a", "b"))
    indicator = Indicator(id="i", about=("a",), stages=(Stage(id="one"),), signals=(signal,))
    return Config(format=1, concepts=concepts, indicators=(indicator,))


def document(feed: int, some: Sequence[Text]) -> bytes:
    """Return an RSS document of a feed with these texts."""
    rows = (
        f"<item><title>{title}</title><link>https://n{feed}.example/{n}</link>"
        f'<guid isPermaLink="false">{feed}-{n}</guid><description>{summary}</description>'
        f"<pubDate>Mon, 02 Mar 2026 0{n % 6}:00:00 GMT</pubDate></item>"
        for n, (title, summary) in enumerate(some)
    )
    body = "".join(rows).replace("&", "&amp;")
    return f'<rss version="2.0"><channel><title>n{feed}</title>{body}</channel></rss>'.encode()
