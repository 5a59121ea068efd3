"""When a feed turns: from well to ill, from one trouble to another, and back; each told once.

What a feed was is remembered with it, and the run that saw it turn. A run tells the turns that no
run before it can have told: its own, and those of a run that was killed before it could say so.
"""

from dataclasses import replace
from datetime import datetime

from watchlist.health import CALM, FAILING, judge, moment
from watchlist.model import FeedState
from watchlist.settings import Feed
from watchlist.verdict import FeedReport, Turn
from watchlist.words import FeedHealth

_QUIET = (FeedHealth.SILENT, FeedHealth.STALE)


def noted(feed: Feed, state: FeedState, now: datetime) -> FeedState:
    """Return the state with the health of now, and with the turn where it was another.

    The first judgement of a feed is no turn.
    """
    health = judge(feed, state, now).health
    if health is state.health:
        return state
    since = state.since if health in CALM else _began(state, health, now)
    return replace(state, health=health, before=state.health, turned=now, since=since)


def turn(report: FeedReport, last: datetime | None) -> Turn | None:
    """Return how a feed turned; None where it did not, or a run has told it.

    Args:
        report: the feed as it is.
        last: the last run before this one that told anything; None: this is the first.
    """
    state = report.state
    if last is None or state.turned is None or state.turned <= last:
        return None
    if state.before is None or state.health is None or state.before is FeedHealth.NEW:
        return None
    since, sentence = state.since or state.turned, report.sentence
    if state.health in CALM:
        was = state.before.value.replace("_", " ")
        sentence = f"Well again; was {was} since {moment(since)}. {sentence}"
    return Turn(state.feed, state.before, state.health, since, sentence)


def _began(state: FeedState, health: FeedHealth, now: datetime) -> datetime:
    """When the trouble began that a feed is in: at the latest now."""
    if health in FAILING:
        return state.failing_since or now
    if health in _QUIET:
        return max(filter(None, (state.last_new, state.newest)), default=now)
    if health is FeedHealth.OFF_TOPIC:
        return state.other_since or state.said or state.first_checked or now
    return now
