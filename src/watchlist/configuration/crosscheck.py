"""What the types cannot say of a configuration: references, order, reach."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final, assert_never

from watchlist.baseline import SIGHT_DAYS
from watchlist.configuration import searches
from watchlist.configuration.decode import Fault, Path, listed, shown, written
from watchlist.configuration.naming import did_you_mean
from watchlist.lints.terms import term_faults
from watchlist.reading.negation import FALLBACK
from watchlist.settings import Channel, Config, Feed, FetchLimits, Indicator, Scenario, Signal
from watchlist.web.addresses import BadUrl, Target, check_url
from watchlist.web.credentials import names_in
from watchlist.words import ReasonCode

LAST_PORT: Final = 65535
OURS: Final = ("connection", "content-length", "host", "if-modified-since", "if-none-match",
               "transfer-encoding")  # fmt: skip
"""Headers that the tool sets by itself."""
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
_HOST_PORT = re.compile(r"(?:[^\s:/@\[\]]+|\[[0-9A-Fa-f:.]+\]):(\d{1,5})\Z")
_HOST = re.compile(r"(?:[^.]{1,63}\.)*[^.]{1,63}\.?\Z")  # RFC 1035, 2.3.4: labels of 1 to 63
_ANY_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S")
_NAME_ALONE = re.compile(r"\$\{\w+\}\Z")
_UNUSABLE = re.compile(r"[\x00-\x1f\x7f\\]")


@dataclass(frozen=True, slots=True)
class Names:
    """The names that references of one kind may use."""

    kind: str
    known: tuple[str, ...]
    is_whole: bool  # False: some could not be read, so that an unknown one proves nothing

    def missing(self, name: str, where: str = "") -> str:
        """Return why there is no such name, or nothing where there is or may be one."""
        if name in self.known or not self.is_whole:
            return ""
        return f"there is no {self.kind} {name!r}{where}{did_you_mean(name, self.known)}"


CODES: Final = Names("reason", tuple(code.value for code in ReasonCode), is_whole=True)


def errors(
    config: Config, decoded: Iterable[Fault], fetchers: Collection[str]
) -> tuple[Fault, ...]:
    """Return what is wrong with a decoded configuration beyond its types.

    Args:
        config: as decoded, before defaults that depend on other keys are filled in.
        decoded: what decoding found; where it found a fault, none follows from it here.
        fetchers: the names a feed's `fetcher` may have.
    """
    wrong = tuple(fault.path for fault in decoded if not fault.is_warning)
    checker = _Checker(config, wrong, fetchers)
    return tuple(
        fault
        for fault in checker.all()
        if not any(fault.path[: len(path)] == path for path in wrong)
    )


class _Checker:
    def __init__(self, config: Config, wrong: Sequence[Path], fetchers: Collection[str]) -> None:
        self.config = config
        self.wrong = wrong
        self.fetchers = Names("fetcher", tuple(sorted(fetchers)), is_whole=True)
        own = [c.id for c in config.concepts]
        self.concepts = self.names("concept", dict.fromkeys([*own, *FALLBACK]), ("concepts",))
        self.sources = self.names("source", [s.id for s in config.sources], ("sources",))
        families = dict.fromkeys(s.family or s.id for s in config.sources if s.state_media)
        self.states = self.names("family of state media", families, ("sources",))
        self.indicators = self.names(
            "indicator", [i.id for i in config.indicators], ("indicators",)
        )

    def names(self, kind: str, known: Iterable[str], path: Path) -> Names:
        known = tuple(known)
        size = len(path)
        is_broken = any(
            at[:size] == path and (len(at) <= size + 1 or at[size + 1 :] == ("id",))
            for at in self.wrong
        )
        # A key beside it that is at fault may be a slip for it.
        is_misnamed = not known and any(at[:-1] == path[:-1] for at in self.wrong)
        is_whole = not ("" in known or is_broken or is_misnamed)
        return Names(kind, known, is_whole=is_whole)

    def all(self) -> Iterator[Fault]:
        config = self.config
        yield from _top(config)
        yield from _limits(config.fetch)
        for concept in config.concepts:
            yield from term_faults(concept)
        for kind in ("sources", "feeds", "indicators"):
            yield from _duplicates([one.id for one in getattr(config, kind)], (kind,))
        for i, feed in enumerate(config.feeds):
            yield from self.feed(feed, ("feeds", i))
        for i, indicator in enumerate(config.indicators):
            yield from self.indicator(indicator, ("indicators", i))
        for i, case in enumerate(config.tests):
            for expectation in case.expect:
                at: Path = ("tests", i, "expect", expectation.indicator)
                if what := self.indicators.missing(expectation.indicator):
                    yield Fault(at, what, at_key=True)
                elif expectation.stage:
                    yield from self.rung(expectation.indicator, expectation.stage, at)
        for i, scenario in enumerate(config.scenarios):
            yield from self.scenario(scenario, ("scenarios", i))
        yield from self.telling()

    # ---------------------------------------------------------------- one each

    def feed(self, feed: Feed, path: Path) -> Iterator[Fault]:
        for name, what in searches.faults(feed):
            yield Fault((*path, name), what)
        if feed.url and (what := url_fault(feed.url)):
            yield Fault((*path, "url"), what)
        if feed.source and (what := self.sources.missing(feed.source)):
            yield Fault((*path, "source"), what)
        if what := self.fetchers.missing(feed.fetcher):
            known = "" if "mean" in what else f"; known are {listed(self.fetchers.known)}"
            yield Fault((*path, "fetcher"), what + known)
        for name, value in feed.headers:
            if what := _header_fault(name, value):
                yield Fault((*path, "headers", name), what)

    def indicator(self, indicator: Indicator, path: Path) -> Iterator[Fault]:
        for kind in ("stages", "signals", "triggers"):
            ids = [one.id for one in getattr(indicator, kind)]
            yield from _duplicates(ids, (*path, kind))
        for name in ("about", "unless", "rivals"):
            yield from self.references(getattr(indicator, name), (*path, name))
        if indicator.matter and indicator.matter not in indicator.about:
            known = f"expected one of `about` ({', '.join(indicator.about)})"
            yield Fault((*path, "matter"), f"{known}; got {indicator.matter!r}")
        for both in sorted(set(indicator.about) & set(indicator.unless)):
            at = (*path, "unless", indicator.unless.index(both))
            yield Fault(at, f"{both!r} is in `about` too, so that no item could ever count")
        for i, pattern in enumerate(indicator.feeds):
            yield from self.pattern(pattern, (*path, "feeds", i))
        if indicator.levels.watch >= indicator.levels.elevated:
            what = f"expected more than watch ({indicator.levels.watch:g}); got "
            yield Fault((*path, "levels", "elevated"), f"{what}{indicator.levels.elevated:g}")
        if indicator.opens and indicator.closes and indicator.opens > indicator.closes:
            what = f"expected {indicator.opens} (opens) or later; got {indicator.closes}"
            yield Fault((*path, "closes"), what)
        yield from self.ladder(indicator, path)
        for i, signal in enumerate(indicator.signals):
            yield from self.signal(signal, indicator, (*path, "signals", i))
        yield from self.stand_ins(indicator, path)
        for i, trigger in enumerate(indicator.triggers):
            at = (*path, "triggers", i)
            yield from self.references(trigger.all, (*at, "all"))
            yield from self.references(trigger.none, (*at, "none"))
            yield from _contradiction(trigger.all, trigger.none, (*at, "none"))

    def stand_ins(self, indicator: Indicator, path: Path) -> Iterator[Fault]:
        for i, one in enumerate(indicator.stand_ins):
            at = (*path, "stand_ins", i)
            if one.of not in indicator.about:
                known = f"expected one of `about` ({', '.join(indicator.about)})"
                yield Fault((*at, "of"), f"{known}; got {one.of!r}")
            yield from self.references(one.by, (*at, "by"))
            yield from self.references(one.beside, (*at, "beside"))
            yield from self.references(one.unless, (*at, "unless"))

    def ladder(self, indicator: Indicator, path: Path) -> Iterator[Fault]:
        stages = self.names("stage", [s.id for s in indicator.stages], (*path, "stages"))
        if indicator.answers and (what := stages.missing(indicator.answers)):
            yield Fault((*path, "answers"), what)
        for i, signal in enumerate(indicator.signals):
            if signal.stage and (what := stages.missing(signal.stage)):
                yield Fault((*path, "signals", i, "stage"), what)
        # A signal whose rung could not be read may be the one that a rung seems to lack.
        if any(at[: len(path) + 1] == (*path, "signals") for at in self.wrong) or any(
            s.stage and stages.missing(s.stage) for s in indicator.signals
        ):
            return
        for i, stage in enumerate(indicator.stages):
            if not stage.id:
                continue
            speak = {s.polarity for s in indicator.signals if s.stage == stage.id}
            if "affirmed" not in speak:
                only = "only denied signals speak" if speak else "no signal speaks"
                yield Fault((*path, "stages", i), f"{only} for {stage.id!r}: never reached")

    def signal(self, signal: Signal, indicator: Indicator, path: Path) -> Iterator[Fault]:
        yield from self.references(signal.all, (*path, "all"))
        yield from self.references(signal.none, (*path, "none"))
        yield from self.references(signal.despite, (*path, "despite"))
        yield from self.references(signal.none_near, (*path, "none_near"))
        yield from _contradiction(signal.all, signal.none, (*path, "none"))
        for i, concept in enumerate(signal.all):
            barred = set(indicator.unless) - {*indicator.about, *signal.despite}
            if concept in barred:
                what = f"{concept!r} is in the indicator's `unless`: never counts without `despite`"
                yield Fault((*path, "all", i), what)
        for name in ("statement_of", "admission_of"):
            for i, family in enumerate(getattr(signal, name)):
                if what := self.states.missing(family):
                    yield Fault((*path, name, i), what)

    def references(self, concepts: Sequence[str], path: Path) -> Iterator[Fault]:
        for i, concept in enumerate(concepts):
            if what := self.concepts.missing(concept):
                yield Fault((*path, i), what)

    def pattern(self, pattern: str, path: Path) -> Iterator[Fault]:
        feeds = self.names("feed", [f.id for f in self.config.feeds], ("feeds",))
        if pattern == "*" or any(fnmatchcase(feed, pattern) for feed in feeds.known):
            return
        if feeds.is_whole:
            hint = did_you_mean(pattern, feeds.known)
            yield Fault(path, f"{pattern!r} matches no feed{hint}")

    def rung(self, indicator: str, stage: str, path: Path) -> Iterator[Fault]:
        place = self.indicators.known.index(indicator) if self.indicators.is_whole else -1
        if place < 0:
            return
        stages = [s.id for s in self.config.indicators[place].stages]
        known = self.names("stage", stages, ("indicators", place, "stages"))
        if what := known.missing(stage, f" in {indicator!r}"):
            yield Fault(path, what)

    def scenario(self, scenario: Scenario, path: Path) -> Iterator[Fault]:
        if what := self.indicators.missing(scenario.indicator):
            yield Fault((*path, "indicator"), what)
            return
        for i, expectation in enumerate(scenario.expect):
            at = (*path, "expect", i)
            if expectation.stage:
                yield from self.rung(scenario.indicator, expectation.stage, (*at, "stage"))
            if expectation.reason and (what := CODES.missing(expectation.reason)):
                yield Fault((*at, "reason"), what)

    def telling(self) -> Iterator[Fault]:
        for channel in self.config.notify:
            path: Path = ("notify", channel.id)
            # What could not be read may be the very key that seems to lack.
            if not any(at[:2] == path for at in self.wrong):
                yield from _channel(channel, path)
        for name in ("url", "blind_url"):
            address = getattr(self.config.heartbeat, name)
            if address and (what := url_fault(address)):
                yield Fault(("heartbeat", name), what)


# ------------------------------------------------------------------ of single values


def url_fault(url: str) -> str:
    """Return what is wrong with a feed's address, never the address itself; "" if nothing is.

    `${NAME}` may stand anywhere in it; what it becomes is judged when it is asked.
    """
    return next(_url_faults(url), "")


def filled(text: str, value: str) -> str:
    """Return a text with the same value in place of every `${NAME}`."""
    for name in names_in(text):
        text = text.replace(f"${{{name}}}", value)
    return text


def _url_faults(url: str) -> Iterator[str]:
    whole = filled(url, "1")
    if "${" in whole:
        yield "expected ${NAME} with a name of letters, digits and _"
    match check_url(whole):
        case BadUrl(what=what):
            # The whole address may come from the environment.
            if not url.startswith("${") or _UNUSABLE.search(url):
                yield f"expected an http or https address; {what}"
        case Target(host=host):
            if ":" not in host and not _HOST.match(host):
                yield f"expected an http or https address; {shown(host)} is no host name"
        case _ as never:
            assert_never(never)


def _header_fault(name: str, value: str) -> str:
    if not _HEADER.match(name):
        return f"{shown(name)} is no name of a header"
    if name.lower() in OURS:
        return f"watchlist sets {name} by itself"
    if not value.isprintable() or not value.isascii():
        return "expected a value of printable ASCII characters"
    if "${" in filled(value, ""):
        return "expected ${NAME} with a name of letters, digits and _"
    return ""


def _top(config: Config) -> Iterator[Fault]:
    needed = config.memory_days + SIGHT_DAYS
    if config.store.keep_days < needed:
        what = f"expected at least {needed} (memory_days and {SIGHT_DAYS} more); got "
        yield Fault(("store", "keep_days"), f"{what}{config.store.keep_days}")


def _limits(limits: FetchLimits) -> Iterator[Fault]:
    for i, host in enumerate(limits.allow_hosts):
        found = _HOST_PORT.match(host)
        if not found or not 1 <= int(found[1]) <= LAST_PORT:
            at = ("fetch", "allow_hosts", i)
            yield Fault(at, f'expected "host:port"; got {shown(host)}')
    if what := _header_fault("User-Agent", limits.user_agent):
        yield Fault(("fetch", "user_agent"), what)


def _channel(channel: Channel, path: Path) -> Iterator[Fault]:
    if bool(channel.url) == bool(channel.command):
        got = "both" if channel.url else "neither"
        yield Fault(path, f"expected either `url` or `command`; got {got}", at_key=True)
    elif channel.url and not _ANY_URL.match(filled(channel.url, "x")):
        what = "expected an address such as json://host/path, or ${NAME} alone; got a text"
        if not _NAME_ALONE.match(channel.url):
            yield Fault((*path, "url"), what)
    for i, code in enumerate(channel.on):
        if what := CODES.missing(code):
            known = "" if "mean" in what else f"; known are {listed(CODES.known)}"
            yield Fault((*path, "on", i), what + known)


def _duplicates(ids: Sequence[str], path: Path) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for i, name in enumerate(ids):
        if name and first.setdefault(name, i) != i:
            where = written((*path, first[name]))
            yield Fault((*path, i, "id"), f"the id {name!r} is taken by {where}")


def _contradiction(wanted: Sequence[str], barred: Sequence[str], path: Path) -> Iterator[Fault]:
    for i, concept in enumerate(barred):
        if concept in wanted:
            yield Fault((*path, i), f"{concept!r} is in `all` too, so that it could never fire")
