"""What is odd about a configuration though it works: a word to the analyst, not an error."""

import ipaddress
import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, Final
from urllib.parse import urlsplit

from watchlist.configuration.crosscheck import filled
from watchlist.configuration.decode import Fault, Path, written
from watchlist.configuration.naming import did_you_mean
from watchlist.configuration.searches import address
from watchlist.lints.uses import concepts_of
from watchlist.reading.negation import RESERVED
from watchlist.settings import Concept, Config, Feed, Indicator, Source
from watchlist.voices import WITNESSES
from watchlist.web.addresses import BadUrl, check_url, is_public, places
from watchlist.web.credentials import names_in
from watchlist.words import Status

AGGREGATORS: Final = (
    "bing.com",
    "gdeltproject.org",
    "inoreader.com",
    "news.google.com",
    "news.yahoo.com",
    "reddit.com",
)
"""Hosts whose feeds carry what others publish."""
UNKNOWN: Final = "F"
"""How a publisher is graded that is none of the sources."""
_SEARCH = re.compile(r"search|[?&](?:q|query|s|keywords?)=", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_SECRET = re.compile(r"authorization|cookie|token|secret|password|api-?key|x-auth", re.IGNORECASE)


def warnings(
    config: Config, table: Mapping[str, Any], *, is_exposed: bool = False
) -> tuple[Fault, ...]:
    """Return what is odd about a configuration without errors.

    Args:
        config: as decoded.
        table: what it was decoded from.
        is_exposed: whether others on this machine may read the file.
    """
    found = [
        *_concepts(config),
        *_sources(config.sources),
        *_feeds(config),
        *_indicators(config),
        *_cases(config, table),
        *_telling(config),
        *(_secrets(config) if is_exposed else ()),
    ]
    return tuple(Fault(f.path, f.what, f.at_key, is_warning=True) for f in found)


# ------------------------------------------------------------------ concepts


def _concepts(config: Config) -> Iterator[Fault]:
    used = {name for indicator in config.indicators for name in concepts_of(indicator)}
    for concept in config.concepts:
        if concept.id not in {*used, *RESERVED, WITNESSES}:
            yield Fault(("concepts", concept.id), "no indicator uses this concept", at_key=True)
        yield from _repeated_terms(concept)


def _repeated_terms(concept: Concept) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for words in concept.words:
        for i, term in enumerate(words.terms):
            at = ("concepts", concept.id, words.language, i)
            if term in first and first[term] == words.language:
                yield Fault(at, f"the term {term!r} stands here twice")
            first[term] = words.language


# ------------------------------------------------------------------ sources and feeds


def _sources(sources: Sequence[Source]) -> Iterator[Fault]:
    owners: dict[str, int] = {}
    for i, source in enumerate(sources):
        for k, domain in enumerate(source.domains):
            if not _DOMAIN.fullmatch(domain):
                what = f"no link leads to {domain!r}: write the domain alone, such as example.com"
                yield Fault(("sources", i, "domains", k), what)
            owner = owners.setdefault(domain.lower(), i)
            if owner != i:
                what = f"the domain {domain!r} is claimed by sources[{owner}] too"
                yield Fault(("sources", i, "domains", k), what)


def _feeds(config: Config) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for i, feed in enumerate(config.feeds):
        asked = address(feed)
        owner = first.setdefault(asked, i)
        if owner != i:
            yield Fault(("feeds", i, "url"), f"the same address as {written(('feeds', owner))}")
        if not feed.source and not _aggregates(asked):
            what = "no `source`: each item's own or its link decides, as with an aggregator"
            yield Fault(("feeds", i), what)
        if what := _private(feed, config.fetch.allow_hosts):
            yield Fault(("feeds", i, "url"), what)


def _host(url: str) -> str:
    return urlsplit(filled(url, "1")).hostname or ""


def _aggregates(url: str) -> bool:
    host = _host(url)
    is_known = any(host == name or host.endswith(f".{name}") for name in AGGREGATORS)
    return is_known or bool(_SEARCH.search(url))


def _private(feed: Feed, allow_hosts: tuple[str, ...]) -> str:
    """Return why a feed's address will be refused, as far as it can be told without asking."""
    target = check_url(filled(feed.url, "1"))
    if isinstance(target, BadUrl) or target.place in places(allow_hosts):
        return ""
    try:
        is_private = not is_public(ipaddress.ip_address(target.host))
    except ValueError:
        is_private = target.host.rpartition(".")[2] == "localhost"
    if not is_private:
        return ""
    return f"{target.place} is not public: refused unless fetch.allow_hosts names it"


def _secrets(config: Config) -> Iterator[Fault]:
    what = "a secret written out in a file that others may read; take it from ${NAME} or chmod 600"
    for i, feed in enumerate(config.feeds):
        if filled(urlsplit(feed.url).password or "", ""):
            yield Fault(("feeds", i, "url"), what)
        for name, value in feed.headers:
            if _SECRET.search(name) and not names_in(value):
                yield Fault(("feeds", i, "headers", name), what)
    for channel in config.notify:
        # Most services know who writes by a token in the address itself.
        after = filled(channel.url, "").partition("://")[2]
        if channel.url and not names_in(channel.url) and ("@" in after or after.count("/") > 1):
            yield Fault(("notify", channel.id, "url"), what)


# ------------------------------------------------------------------ telling


def _telling(config: Config) -> Iterator[Fault]:
    for channel in config.notify:
        if "reminder" in channel.on and not channel.repeat_days:
            at = ("notify", channel.id, "on", channel.on.index("reminder"))
            yield Fault(at, "no reminder is ever due without `repeat_days`")
    if config.heartbeat.blind_url and not config.heartbeat.url:
        yield Fault(("heartbeat", "blind_url"), "without `url`, nothing is asked after other runs")


# ------------------------------------------------------------------ indicators


def _indicators(config: Config) -> Iterator[Fault]:
    if not config.indicators:
        yield Fault((), "no indicators: there is nothing to watch")
    for i, indicator in enumerate(config.indicators):
        path: Path = ("indicators", i)
        yield from _watched(indicator, config.feeds, path)
        yield from _ladder(indicator, config.sources, path)
        for name, concepts in (("about", indicator.about), ("unless", indicator.unless)):
            yield from _twice(concepts, (*path, name))
        for kind in ("signals", "triggers"):
            for k, rule in enumerate(getattr(indicator, kind)):
                for name in ("all", "none"):
                    yield from _twice(getattr(rule, name), (*path, kind, k, name))
        for k, signal in enumerate(indicator.signals):
            for n, concept in enumerate(signal.despite):
                if concept not in indicator.unless:
                    at = (*path, "signals", k, "despite", n)
                    yield Fault(at, f"{concept!r} is not in `unless`: no effect")


def _watched(indicator: Indicator, feeds: Sequence[Feed], path: Path) -> Iterator[Fault]:
    for k, pattern in enumerate(indicator.feeds):
        matching = [feed for feed in feeds if fnmatchcase(feed.id, pattern)]
        if not any(feed.enabled for feed in matching):
            what = "matches only feeds that are off" if matching else "there are no feeds"
            yield Fault((*path, "feeds", k), f"{what}: the indicator is blind to them")


def _ladder(indicator: Indicator, sources: Sequence[Source], path: Path) -> Iterator[Fault]:
    ranks = [Status(stage.status).rank for stage in indicator.stages]
    for k, stage in enumerate(indicator.stages):
        at = (*path, "stages", k)
        if k and ranks[k] < ranks[k - 1]:
            yield Fault((*at, "status"), "lower than that of the rung below")
        good = {s.family or s.id for s in sources if s.reliability <= stage.min_reliability}
        if stage.min_reliability == UNKNOWN:
            good.add("")  # all that nobody knows are one more voice
        if len(good) < stage.min_families:
            what = f"{stage.min_families} families of {stage.min_reliability} or better needed"
            why = "" if sources else "; a publisher that is none of [[sources]] is graded F"
            told = f"{what}, {len(good)} configured: hardly reached{why}"
            yield Fault((*at, "min_families"), told)


def _twice(concepts: Sequence[str], path: Path) -> Iterator[Fault]:
    for i, concept in enumerate(concepts):
        if concept in concepts[:i]:
            yield Fault((*path, i), f"{concept!r} is listed twice")


# ------------------------------------------------------------------ tests and scenarios


def _cases(config: Config, table: Mapping[str, Any]) -> Iterator[Fault]:
    known = {name for s in config.sources for name in (s.id, s.name, *s.aliases, *s.domains)}
    for i, (case, raw) in enumerate(zip(config.tests, table.get("tests", []), strict=True)):
        if "expect" not in raw:
            what = "no `expect`: write `expect = {}` if nothing is to be relevant"
            yield Fault(("tests", i), what)
        if case.source and case.source not in known:
            yield Fault(("tests", i, "source"), _unknown(case.source, config))
    for i, scenario in enumerate(config.scenarios):
        for k, item in enumerate(scenario.items):
            # A made-up publisher is a fair thing to try, so only a likely slip is worth a word.
            hint = did_you_mean(item.source, [s.id for s in config.sources])
            if item.source and item.source not in known and hint:
                at = ("scenarios", i, "items", k, "source")
                yield Fault(at, _unknown(item.source, config))


def _unknown(source: str, config: Config) -> str:
    hint = did_you_mean(source, [s.id for s in config.sources])
    return f"no source {source!r}: it counts as an unknown publisher, graded F{hint}"
