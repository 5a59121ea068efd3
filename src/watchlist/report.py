"""A run in one value: its verdicts, how looking went, and which feeds are in trouble."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from watchlist.coverage import WELL, feeds_of
from watchlist.health import judge
from watchlist.model import FeedState
from watchlist.settings import Config, Feed
from watchlist.turns import turn
from watchlist.verdict import Assessment, Facts, FeedProblem, FeedReport, Report, Tallies
from watchlist.words import ErrorKind, FeedHealth, Health, Outcome

_NO_NEWS = (FeedHealth.SILENT, FeedHealth.STALE, FeedHealth.EMPTY)
_WORST_FIRST = (Health.BLIND, Health.DEGRADED, Health.OK)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a report is made, by which version, and when somebody last looked."""

    now: datetime
    looked: datetime | None
    version: str
    is_baseline: bool = False  # the first run of its store
    only: tuple[str, ...] = ()  # the indicators that the run was narrowed to; none: it is whole
    last: datetime | None = None  # the run before, where turns since then are to be told


def watched(config: Config) -> tuple[Feed, ...]:
    """Return the feeds that the configuration's indicators are looked at through, by id."""
    chosen = {
        feed.id: feed
        for indicator in config.indicators
        for feed in feeds_of(indicator, config.feeds)
    }
    return tuple(chosen[name] for name in sorted(chosen))


def compose(
    config: Config, known: Facts, assessments: Sequence[Assessment], occasion: Occasion
) -> Report:
    """Return the report of a configuration's indicators.

    Args:
        config: the indicators that are reported on, and their feeds.
        known: what the verdicts were made of.
        assessments: the verdicts, in the configuration's order.
        occasion: when and by whom.
    """
    states = {state.feed: state for state in known.feeds}
    reports = [judge(feed, states.get(feed.id), occasion.now) for feed in watched(config)]
    return Report(
        at=occasion.now,
        title=config.title,
        config_path=config.path,
        config_digest=config.digest,
        version=occasion.version,
        is_baseline=occasion.is_baseline,
        health=min(
            (one.coverage.health for one in assessments),
            key=_WORST_FIRST.index,
            default=Health.OK,
        ),
        tallies=_tallies(reports, _relevant(config, known, occasion.looked)),
        assessments=tuple(assessments),
        problems=tuple(_problem(one.state, occasion.now) for one in reports if one.state.failures),
        silent=tuple(one.state.feed for one in reports if one.health in _NO_NEWS),
        only=occasion.only,
        turns=tuple(filter(None, (turn(one, occasion.last) for one in reports))),
    )


def _relevant(config: Config, known: Facts, looked: datetime | None) -> int:
    """How many of the items that were new when somebody last looked are relevant."""
    indicators = {indicator.id for indicator in config.indicators}
    return len({
        account.item.id
        for account in known.accounts
        if account.item.seen == looked
        and account.reading.is_relevant
        and account.reading.indicator in indicators
    })  # fmt: skip


def _tallies(reports: Sequence[FeedReport], relevant: int) -> Tallies:
    return Tallies(
        configured=len(reports),
        ok=sum(one.health in WELL and not one.state.failures for one in reports),
        unchanged=sum(one.state.outcome is Outcome.NOT_MODIFIED for one in reports),
        failed=sum(one.state.failures > 0 for one in reports),
        silent=sum(one.health in _NO_NEWS for one in reports),
        seen=sum(one.state.items for one in reports),
        new=sum(one.state.new for one in reports),
        relevant=relevant,
    )


def _problem(state: FeedState, now: datetime) -> FeedProblem:
    return FeedProblem(
        state.feed, state.error or ErrorKind.PROTOCOL, state.message, state.failing_since or now
    )
