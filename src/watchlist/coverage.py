"""Can an indicator be looked at? What its feeds being well or not means for its verdict."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from fnmatch import fnmatchcase

from watchlist.health import FAILING, judge
from watchlist.model import FeedState
from watchlist.settings import Feed, Indicator
from watchlist.sight import LASTS
from watchlist.verdict import Coverage
from watchlist.words import FeedHealth, Health

HEALTHY_SHARE = 2 / 3
"""Fewer healthy feeds than this share make an indicator's sight degraded."""

WELL = (FeedHealth.OK, FeedHealth.UNDATED)
"""What a feed is that can be looked through."""


def feeds_of(indicator: Indicator, feeds: Sequence[Feed]) -> tuple[Feed, ...]:
    """Return the feeds an indicator is looked at through: those it names that are not off."""
    return tuple(
        feed
        for feed in feeds
        if feed.enabled and any(fnmatchcase(feed.id, pattern) for pattern in indicator.feeds)
    )


def answered(feed: Feed, state: FeedState | None, now: datetime) -> bool:
    """Whether a feed answered lately: within 36 hours or twice its interval, the longer."""
    if state is None or state.succeeded is None or state.succeeded > now:
        return False
    return now - state.succeeded <= max(LASTS, timedelta(hours=2 * feed.every_hours))


def coverage(
    indicator: Indicator, feeds: Sequence[Feed], states: Mapping[str, FeedState], now: datetime
) -> Coverage:
    """Return how well an indicator can be looked at.

    Args:
        indicator: whose feeds count.
        feeds: all feeds of the configuration.
        states: what is remembered, by feed id; what was asked after `now` is not known yet.
        now: the time of the verdict.

    Blind: no feed answered lately. Degraded: under two thirds healthy, or all of one language
    failing. A feed that is off does not count; an indicator without feeds is blind.
    """
    own = feeds_of(indicator, feeds)
    healthy = sighted = 0
    languages: dict[str, bool] = {}
    for feed in own:
        state = states.get(feed.id)
        if state and state.checked and state.checked > now:
            state = None
        lately, health = answered(feed, state, now), judge(feed, state, now).health
        sighted += lately
        healthy += lately and health in WELL
        if language := feed.language.partition("-")[0].casefold():
            fails = not lately or health in FAILING
            languages[language] = languages.get(language, True) and fails
    blind = tuple(sorted(language for language, fails in languages.items() if fails))
    if not sighted:
        return Coverage(len(own), healthy, Health.BLIND, blind)
    poor = bool(blind) or healthy < HEALTHY_SHARE * len(own)
    return Coverage(len(own), healthy, Health.DEGRADED if poor else Health.OK, blind)
