"""An analyst's word beside the verdicts: labels on items, mutes on indicators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from watchlist.analyst import Label, Mute
from watchlist.configuration.naming import require
from watchlist.contract.upkeep import LabelledLine
from watchlist.errors import UsageError
from watchlist.lock import exclusive
from watchlist.model import Item
from watchlist.records import moment, stamp
from watchlist.store import Store
from watchlist.words import Polarity

if TYPE_CHECKING:  # `status` asks for mutes, and reads no settings
    from watchlist.settings import Config, Indicator

CHANGE = "change"
"""What `--until` says for a mute that ends when the status or the stage does."""

_TICK = timedelta(seconds=1)  # times are whole seconds: what stands now is of before the next one


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an analyst says of an item, as the command line has it."""

    item: str  # an id, the beginning of one, or a link
    indicator: str
    is_relevant: bool
    stage: str | None = None
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label that was laid on an item, and the one that it replaces."""

    item: Item
    label: Label
    before: Label | None


def label(config: "Config", store: Store, said: Judgement, now: datetime) -> Labelled:
    """Store an analyst's judgement of an item, in place of an earlier one of the same indicator.

    Raises:
        UsageError: if there is no such item, indicator or stage, or the item is no single one.
        StoreBusy: if a run holds the store.
    """
    indicator = _indicator(config, said.indicator)
    if said.stage is not None:
        require("stage", said.stage, [stage.id for stage in indicator.stages])
    if not said.is_relevant and (said.stage is not None or said.is_denied):
        raise UsageError(
            "an item that is not relevant has no stage and denies nothing",
            hint="leave out --stage and --denied, or say yes",
        )
    polarity = Polarity.DENIED if said.is_denied else Polarity.AFFIRMED
    with exclusive(store.path, now):
        item = find(store, said.item)
        before = {one.indicator: one for one in store.labels.of(item.id)}.get(indicator.id)
        new = Label(
            item.id, indicator.id, said.is_relevant, said.stage,
            polarity if said.is_relevant else None, now,
        )  # fmt: skip
        store.labels.put(new)
    return Labelled(item, new, before)


def worded(label: Label) -> str:
    """Return what a label says, in words."""
    if label.polarity is None:
        return f"not relevant to {label.indicator}"
    stage = f", stage {label.stage}" if label.stage else ""
    return f"relevant to {label.indicator}{stage}, {label.polarity}"


def find(store: Store, name: str) -> Item:
    """Return the item with this id or link, or the only one whose id begins like this.

    Raises:
        UsageError: if there is none, or more than one.
    """
    if item := store.item(name):
        return item
    found = store.named(name) if name.isalnum() else ()
    if not found:
        raise UsageError(
            f"no stored item has the id or link {name!r}",
            hint="`watchlist show INDICATOR` has links, `watchlist export` all ids and links",
        )
    if len(found) > 1:
        some = ", ".join(f"{item.id} ({item.title[:30]})" for item in found)
        raise UsageError(f"more than one id begins with {name!r}", hint=f"such as {some}")
    return found[0]


def labelled(config: "Config", store: Store) -> Iterator[LabelledLine]:
    """Yield the store's labelled items as `evaluate` takes them, in order of first sight."""
    sources = {feed.id: feed.source for feed in config.feeds}
    for item, labels in store.labels.items():
        yield {
            "id": item.id,
            "title": item.title,
            "summary": item.summary,
            "url": item.url,
            "published": stamp(item.published) if item.published else None,
            "language": item.language,
            "source": item.origin or sources.get(item.feed, ""),
            "labels": {one.indicator: int(one.is_relevant) for one in labels},
            "stages": {one.indicator: one.stage for one in labels if one.stage},
            "polarity": {one.indicator: one.polarity.value for one in labels if one.polarity},
            "event": item.story,
        }


# ------------------------------------------------------------------ mutes


def mute(config: "Config", store: Store, indicator: str, until: str, now: datetime) -> Mute:
    """Keep quiet about an indicator until a time or until something changes.

    Args:
        config: has the indicator.
        store: where it is kept.
        indicator: its id.
        until: an ISO-8601 date, which means its beginning in UTC, or time; or `change`.
        now: the time, which the end must lie after.

    Raises:
        UsageError: if there is no such indicator, or `until` is none of these.
        StoreBusy: if a run holds the store.
    """
    name = _indicator(config, indicator).id
    end = None if until == CHANGE else _end(until, now)
    with exclusive(store.path, now):
        standing = store.standings(now + _TICK).get(name)
        if end is not None:
            new = Mute(name, now, end)
        elif standing is not None:
            new = Mute(name, now, None, standing.status, standing.stage)
        else:
            raise UsageError(
                f"{name} was never assessed, so there is nothing that could change",
                hint="run `watchlist check` first, or give a date",
            )
        store.mutes.put(new)
    return new


def end_of(mute: Mute) -> str:
    """Return until when a mute holds, in words."""
    if mute.until:
        return stamp(mute.until)
    stage = f" at {mute.stage}" if mute.stage else ""
    return f"it is no longer {mute.status}{stage}"


def unmute(config: "Config", store: Store, indicator: str, now: datetime) -> bool:
    """End the mute of an indicator; return whether there was one.

    Raises:
        UsageError: if there is no such indicator, neither configured nor muted.
        StoreBusy: if a run holds the store.
    """
    with exclusive(store.path, now):
        if indicator not in store.mutes.all():
            _indicator(config, indicator)
        return bool(store.mutes.lift([indicator]))


def muted(store: Store, indicators: Sequence[str], now: datetime) -> tuple[Mute, ...]:
    """Return the mutes of these indicators that are in force, by indicator."""
    mutes = store.mutes.all()
    standings = store.standings(now + _TICK) if mutes else {}
    return tuple(
        one
        for name, one in mutes.items()
        if name in indicators
        and (standing := standings.get(name))
        and one.holds(now, standing.status, standing.stage)
    )


def _end(until: str, now: datetime) -> datetime:
    try:
        end = moment(until.strip())
        end = end.replace(tzinfo=end.tzinfo or UTC).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        raise UsageError(
            f"--until: expected a date, a time or `{CHANGE}`, got {until!r}",
            hint="such as 2026-12-01, which means its beginning in UTC",
        ) from None
    if end <= now:
        raise UsageError(
            f"--until: {stamp(end)} is not after {stamp(now)}",
            hint="a mute that is over keeps nothing quiet: give a later date",
        )
    return end


# ------------------------------------------------------------------ names


def _indicator(config: "Config", name: str) -> "Indicator":
    require("indicator", name, [one.id for one in config.indicators])
    return next(one for one in config.indicators if one.id == name)
