"""What must hold for an item's word to count for its rung, and what does, one by one.

First those that the item itself must meet, then those of the rung that it speaks for. Nothing is
decided here: `stages` does, by the same conditions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from watchlist.model import Account
from watchlist.verdict import Rung


@dataclass(frozen=True, slots=True)
class Ground:
    """A condition, in words, and whether it is met."""

    asks: str
    finds: str
    is_met: bool


def grounds(
    account: Account,
    ladder: Sequence[Rung],
    now: datetime,
    memory_days: int,
    *,
    is_watched: bool = True,
) -> tuple[Ground, ...]:
    """Return what an item's word must meet to count for its rung, and what the rung must.

    Args:
        account: the item, who speaks in it in which capacity, and its relevant reading.
        ladder: the indicator's, as the verdict has it.
        now: the time of the verdict.
        memory_days: the age in days at which evidence counts no more.
        is_watched: whether the item's feed is one of the indicator's.
    """
    feed = Ground("a feed of the indicator's", account.item.feed, is_watched)
    rung = next((rung for rung in ladder if rung.id == account.reading.stage), None)
    if rung is None:
        none = Ground("a signal that speaks for a stage", "none that fires does", is_met=False)
        return (feed, none)
    return (feed, *_of_item(account, rung, now, memory_days), *_of_rung(rung))


def _of_item(account: Account, rung: Rung, now: datetime, memory_days: int) -> Iterator[Ground]:
    voice, dated = account.voice, account.item.dated
    if account.item.seen > now:
        aged = f"it was first seen on {account.item.seen:%Y-%m-%d}, after this time"
    else:
        aged = _aged(now, dated)
    is_fresh = dated is not None and dated > now - timedelta(days=memory_days)
    is_fresh = is_fresh and account.item.seen <= now
    yield Ground(f"a date, at most {memory_days} days ago", aged, is_fresh)
    least = rung.min_reliability
    first_hand = f", but speaks for its own state ({account.stance})"
    yield Ground(
        f"a publisher graded {least}{' or better' if least != 'A' else ''}",
        f"{voice.name} is graded {voice.reliability}"
        + (first_hand if account.is_first_hand and voice.reliability > least else ""),
        account.is_first_hand or voice.reliability <= least,
    )
    finds = f"{voice.name} is" if voice.state_media else f"{voice.name} is none"
    yield Ground(
        "no state media, or a state that speaks for itself",
        finds + (f", and its word is a {account.stance}" if account.is_first_hand else ""),
        account.is_independent,
    )


def _of_rung(rung: Rung) -> Iterator[Ground]:
    publishers = "publisher" if rung.min_families == 1 else "publishers"
    affirming, denying = len(rung.affirming), len(rung.denying)
    yield Ground(
        f"{rung.min_families} independent {publishers} for {rung.title}",
        f"{affirming}{_named(rung.affirming)}",
        affirming >= rung.min_families,
    )
    yield Ground(
        "fewer that deny it",
        f"{denying}{_named(rung.denying)}",
        not denying or denying < affirming,
    )


def _aged(now: datetime, dated: datetime | None) -> str:
    return "nobody knows how old it is" if dated is None else f"it is {_days(now - dated)} old"


def _named(families: Sequence[str]) -> str:
    return f": {', '.join(families)}" if families else ""


def _days(age: timedelta) -> str:
    days = max(age, timedelta()) / timedelta(days=1)
    return f"{days:.0f} days" if days >= 2 else f"{days * 24:.0f} hours"  # noqa: PLR2004  two days
