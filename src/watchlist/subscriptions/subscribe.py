"""Feeds that come and go as lists: which are new, what they are called, which others can read."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from watchlist.documents.links import canonical, host_of
from watchlist.settings import Config, Feed
from watchlist.subscriptions.opml import Outline
from watchlist.voices import Directory
from watchlist.web.addresses import Target, check_url

_LONGEST_ID = 40
_FEWEST_LETTERS = 2
_READ_BY_ALL = ("rss", "google_news")  # a search there is plain RSS
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Wish:
    """A feed that somebody wants: its address, and what it says of itself."""

    url: str
    title: str = ""
    language: str = ""
    id: str = ""  # none: made of the title


@dataclass(frozen=True, slots=True)
class Known:
    """A wish that is fulfilled already, by a feed of the configuration or an earlier wish."""

    wish: Wish
    feed: str


def chosen(config: Config, wishes: Iterable[Wish]) -> tuple[Feed | Known, ...]:
    """Return for each wish the feed to add, or the feed that has its address already.

    Addresses are compared as links are: scheme, `www.`-less host, tracking and a slash at the end
    do not count. A feed's source is the one whose domain it stands under, if that can be judged.
    """
    directory = Directory.of(config)
    addresses = {key(feed.url): feed.id for feed in config.feeds if feed.url}
    taken = {feed.id for feed in config.feeds}
    found: list[Feed | Known] = []
    for wish in wishes:
        if known := addresses.get(key(wish.url)):
            found.append(Known(wish, known))
            continue
        name = wish.id or free_id(wish.title, wish.url, taken)
        voice = directory.source(host_of(wish.url))
        feed = Feed(
            id=name,
            url=wish.url,
            source=voice.id if voice and voice.reliability != "F" else "",
            language=wish.language if _LANGUAGE.fullmatch(wish.language) else "",
        )
        addresses[key(wish.url)] = name
        taken.add(name)
        found.append(feed)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A feed that no other reader is told of, and why."""

    feed: str
    why: str


def shared(config: Config) -> tuple[Outline | LeftOut, ...]:
    """Return the feeds of a configuration as other readers can ask them, in their order."""
    return tuple(map(_shared, config.feeds))


def _shared(feed: Feed) -> Outline | LeftOut:
    target = check_url(feed.url)
    if not feed.enabled:
        return LeftOut(feed.id, "it is off")
    if feed.fetcher not in _READ_BY_ALL:
        return LeftOut(feed.id, f"only watchlist reads what `{feed.fetcher}` fetches")
    if "${" in feed.url or not isinstance(target, Target) or target.user:
        return LeftOut(feed.id, "its address holds a secret")
    return Outline(feed.url, feed.id, feed.language)


def key(url: str) -> str:
    """Return what makes two addresses the same feed."""
    return canonical(url).removeprefix("www.")


def free_id(title: str, url: str, taken: Iterable[str]) -> str:
    """Return an id made of a feed's title, or of its host, that is not taken yet."""
    name = _slug(title) or _slug(host_of(url)) or "feed"
    others = set(taken)
    number, free = 1, name
    while free in others:
        number += 1
        free = f"{name}-{number}"
    return free


def _slug(text: str) -> str:
    """Return a text in small Latin letters, digits and hyphens; "" where too little is left.

    A title in another script keeps nothing but the odd digit, and is no name then.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = _NOT_IN_AN_ID.sub("-", plain).strip("-")
    letters = sum(c.isalpha() for c in words)
    if letters < _FEWEST_LETTERS or letters * 2 <= sum(c.isalpha() for c in text):
        return ""
    if len(words) > _LONGEST_ID:
        words = words[: _LONGEST_ID + 1].rpartition("-")[0] or words[:_LONGEST_ID]
    return words
