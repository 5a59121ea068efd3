"""Who is to be told what: the transitions that a channel does not know of yet.

A channel knows each indicator up to some run. What later runs gave as reasons, as far as the
channel wants their codes, is due; all of it, should a delivery have failed in between. Nothing is
due of a baseline or of what is muted. Whatever is not delivered stays due.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watchlist.analyst import Mute
from watchlist.contract import IndicatorTree
from watchlist.words import ReasonCode, Status

if TYPE_CHECKING:  # the store keeps notices, and needs no settings to say what it has
    from watchlist.settings import Channel

SLACK = timedelta(hours=1)
"""A job that runs daily is some seconds early or late: a reminder must not skip a day for it."""


@dataclass(frozen=True, slots=True)
class Told:
    """Up to which run a channel knows an indicator, and when it was told last, or enrolled."""

    indicator: str
    run: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What a run said of an indicator, as stored."""

    run: int
    at: datetime
    is_baseline: bool
    verdict: IndicatorTree


@dataclass(frozen=True, slots=True)
class Because:
    """A reason to tell, and when the run was that gave it."""

    code: ReasonCode
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """What a channel is to be told of one indicator: how it stands now, and why that is news."""

    indicator: str
    run: int  # the last one that it speaks of
    at: datetime  # of that run
    verdict: IndicatorTree  # of that run
    reasons: tuple[Because, ...]  # of the last run first, then of earlier ones it was not told of


@dataclass(frozen=True, slots=True)
class Due:
    """What a channel is to be told now, and where there is nothing to tell."""

    notices: tuple[Notice, ...]
    settled: tuple[Told, ...]  # up to where it knows all that it is to know of the others


@dataclass(frozen=True, slots=True)
class Undelivered:
    """That a channel could not be told: a result, not an exception. It stays due."""

    what: str  # where and what, for a person
    hint: str = ""


def due(
    channel: "Channel",
    told: Sequence[Told],
    said: Mapping[str, Sequence[Said]],
    mutes: Mapping[str, Mute],
    now: datetime,
) -> Due:
    """Return what a channel is to be told.

    Args:
        channel: what it wants to know of, and how often to be reminded.
        told: what it knows, for each indicator; the order is kept.
        said: by indicator, what runs said after that, in their order.
        mutes: by indicator.
        now: the time.
    """
    notices, settled = [], []
    for known in told:
        news = said.get(known.indicator, ())
        if not news:
            continue
        last = news[-1]
        reasons: tuple[Because, ...] = ()
        if not is_muted(mutes.get(known.indicator), news, now):
            reasons = _reasons(channel, news) or _reminder(channel, known, last, now)
        if reasons:
            notices.append(Notice(known.indicator, last.run, last.at, last.verdict, reasons))
        else:
            settled.append(Told(known.indicator, last.run, known.at))
    return Due(tuple(notices), tuple(settled))


def is_muted(mute: Mute | None, news: Sequence[Said], now: datetime) -> bool:
    """Return whether a mute holds through all that runs said: a change ends it for good."""
    return mute is not None and all(mute.holds(now, *_stand(one.verdict)) for one in news)


def _stand(verdict: IndicatorTree) -> tuple[Status, str | None]:
    stage = verdict["stage"]
    return Status(verdict["status"]), stage["id"] if stage else None


def _reasons(channel: "Channel", news: Sequence[Said]) -> tuple[Because, ...]:
    """What the channel wants to know, the newest first; of each code only what was said last."""
    found: list[Because] = []
    for one in reversed(news):
        if one.is_baseline:
            continue
        known = {reason.code for reason in found}
        found += [
            Because(code, reason["text"], one.at)
            for reason in one.verdict["reasons"]
            if (code := ReasonCode(reason["code"])) in channel.on and code not in known
        ]
    return tuple(found)


def _reminder(channel: "Channel", known: Told, last: Said, now: datetime) -> tuple[Because, ...]:
    """That it still stands where it stood, after so many days without a word of it."""
    wait = timedelta(days=channel.repeat_days)
    is_calm = _stand(last.verdict)[0] is Status.QUIET
    if not wait or is_calm or last.is_baseline or now - known.at < wait - SLACK:
        return ()
    main = last.verdict["reasons"][0]["text"]
    return (Because(ReasonCode.REMINDER, f"No change, as a reminder: {main}", last.at),)
