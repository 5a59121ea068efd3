"""Is a feed well, and when is it asked again?

A failure is remembered and never reads as calm. All here is a function of what happened and of
the time; nothing is asked and nothing stored.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from watchlist.cadence import cadence_hours, hours, remembered, rests
from watchlist.documents.links import host_of
from watchlist.model import AHEAD, Document, FeedState, Fetched, FetchFailure, Unchanged
from watchlist.settings import Feed
from watchlist.verdict import FeedReport
from watchlist.words import MONTHS, ErrorKind, FeedHealth, Outcome

FIRST_WAIT = timedelta(hours=1)
"""After a first failure; doubled with each further one in a row."""

LONGEST_WAIT = timedelta(hours=48)
"""However often a feed failed, and whatever a server asks for."""

STALE_AFTER = timedelta(days=60)
"""A feed whose newest item is older than this is stale, unless it always was so slow."""

EMPTY_RUNS = 2
"""Readings without an item, in a row, that make a feed empty: one may be a server's hiccup."""

UNSAID_ITEMS = 200
UNSAID_FOR = timedelta(days=30)
"""After so many items in so long a time that speak of no indicator a feed is off topic (ours)."""

FAILING = (FeedHealth.FAILING, FeedHealth.LIMITED, FeedHealth.GONE)
"""The feed does not answer."""

CALM = (FeedHealth.OK, FeedHealth.NEW, FeedHealth.OFF)
"""Nothing is to be done about the feed."""

_GONE = 410
_HOSTS = 3  # hosts that its links lead to most, by which a feed is known again
_TITLE = 80  # characters


@dataclass(frozen=True, slots=True)
class Read:
    """A whole answer, its document, and what of it was new to the store."""

    fetched: Fetched
    document: Document
    new: int  # items not stored before
    updated: int  # items stored before whose text changed
    stored: int  # items of the feed in the store, these included
    said: int = 0  # of the new items, those that speak of an indicator
    digest: str = ""  # of the document, and of all that its reading depends on


@dataclass(frozen=True, slots=True)
class Same:
    """A whole answer with the very document that was read last."""

    fetched: Fetched


@dataclass(frozen=True, slots=True)
class Skipped:
    """The feed was not asked: it is waiting, gone or off."""


Result = Read | Same | Unchanged | FetchFailure | Skipped


# ------------------------------------------------------------------ what is remembered of a feed


def after(feed: Feed, state: FeedState | None, result: Result, now: datetime) -> FeedState:
    """Return what is to be remembered of a feed after it was asked, or was not.

    A failure keeps the validators and all that was known; only an answer clears it.
    """
    if state is None or state.url != feed.url:
        # Validators, failures and cadence belong to an address, items to the feed.
        stored, last_new = (state.stored, state.last_new) if state else (0, None)
        state = FeedState(feed.id, feed.url, stored=stored, last_new=last_new)
    match result:
        case Read():
            return _read(state, result, now)
        case Same(fetched=fetched):
            return replace(
                _answered(state, now),
                etag=fetched.etag,
                last_modified=fetched.last_modified,
                validated=now,
                http_status=fetched.status,
                warnings=state.warnings,
                items=state.items,
                moved_to=fetched.moved_to,
            )
        case Unchanged():
            return replace(
                _answered(state, now),
                etag=result.etag or state.etag,
                last_modified=result.last_modified or state.last_modified,
                outcome=Outcome.NOT_MODIFIED,
                http_status=result.status,
                moved_to=result.moved_to,
            )
        case FetchFailure():
            return _failed(state, result, now)
        case Skipped():
            return replace(state, outcome=Outcome.SKIPPED, items=0, new=0, updated=0)
        case _ as never:
            assert_never(never)


def is_due(feed: Feed, state: FeedState | None, now: datetime, *, force: bool = False) -> bool:
    """Whether a feed is to be asked now.

    Not while it is off, waits, or is gone (410) for good; `force` asks all but those that are
    off. A new address is asked at once, and so is a feed whose wait lies further ahead than any
    wait could: then the clock was set back.
    """
    if not feed.enabled:
        return False
    if force or state is None or state.url != feed.url:
        return True
    if _is_gone(state):
        return False
    return state.next_try is None or not now < state.next_try <= now + LONGEST_WAIT


def _read(state: FeedState, result: Read, now: datetime) -> FeedState:
    fetched, document = result.fetched, result.document
    dates = [
        entry.published
        for entry in document.entries
        if entry.published and entry.published <= now + AHEAD
    ]
    warnings = dict.fromkeys((*fetched.warnings, *document.warnings))
    # Of items without a date it is known when they came, but not of those that were there before.
    came = () if dates or not result.new or state.validated is None else (now,)
    times = remembered(state.times, dates or came)
    return replace(
        _identified(_answered(state, now), result, now),
        etag=fetched.etag,
        last_modified=fetched.last_modified,
        validated=now,
        last_new=now if result.new else state.last_new,
        outcome=Outcome.OK,
        http_status=fetched.status,
        warnings=tuple(warnings),
        items=len(document.entries),
        new=result.new,
        updated=result.updated,
        stored=result.stored,
        empty_runs=0 if document.entries else state.empty_runs + 1,
        moved_to=fetched.moved_to,
        newest=max(dates, default=state.newest),
        times=times,
        cadence_hours=cadence_hours(times) or state.cadence_hours,
        digest=result.digest,
    )


def _identified(state: FeedState, result: Read, now: datetime) -> FeedState:
    """Remember whose feed it is, and since when it is another's, or speaks of other things.

    A feed of another title whose links all lead to other hosts, with nothing in it that was known,
    is another feed at the old address, until it says something of an indicator.
    """
    document = result.document
    hosts = Counter(host_of(entry.url) for entry in document.entries if entry.url)
    found = tuple(sorted(host for host, _ in hosts.most_common(_HOSTS)))
    is_all_new = bool(document.entries) and result.new == len(document.entries)
    is_other = (
        not result.said
        and (is_all_new or state.other_since is not None)
        and bool(state.title and document.title and state.hosts and found)
        and document.title != state.title
        and not set(found) & set(state.hosts)
    )
    if is_other:
        return replace(state, other_since=state.other_since or now, other_title=document.title)
    return replace(
        state,
        title=document.title or state.title,
        hosts=found or state.hosts,
        other_since=None,
        other_title="",
        said=now if result.said else state.said,
        unsaid=0 if result.said else state.unsaid + result.new,
    )


def _answered(state: FeedState, now: datetime) -> FeedState:
    return replace(
        state,
        first_checked=state.first_checked or now,
        checked=now,
        succeeded=now,
        error=None,
        message="",
        warnings=(),
        items=0,
        new=0,
        updated=0,
        failures=0,
        failing_since=None,
        next_try=None,
        retry_after=None,
    )


def _failed(state: FeedState, failure: FetchFailure, now: datetime) -> FeedState:
    failures = state.failures + 1
    wait = min(FIRST_WAIT * 2 ** min(failures - 1, 10), LONGEST_WAIT)
    if failure.retry_after is not None:
        wait = min(max(wait, timedelta(seconds=failure.retry_after)), LONGEST_WAIT)
    return replace(
        state,
        first_checked=state.first_checked or now,
        checked=now,
        outcome=Outcome.ERROR,
        error=failure.kind,
        message=failure.message,
        http_status=failure.status,
        warnings=(),
        items=0,
        new=0,
        updated=0,
        failures=failures,
        failing_since=state.failing_since or now,
        next_try=now + wait,
        retry_after=failure.retry_after,
        moved_to=failure.moved_to or state.moved_to,
    )


def _is_gone(state: FeedState) -> bool:
    return state.failures > 0 and state.http_status == _GONE


# ------------------------------------------------------------------ how a feed is


def judge(feed: Feed, state: FeedState | None, now: datetime) -> FeedReport:
    """Return how a feed is, in a word and in a sentence that says since when.

    At a time before it was first asked nothing is known of it, whatever is remembered now.
    """
    if state is None or (state.first_checked or now) > now:
        state = FeedState(feed.id, feed.url)
    health, sentence = _judged(feed, state, now)
    return FeedReport(state, feed.url, feed.source, feed.language, health, sentence)


def _judged(feed: Feed, state: FeedState, now: datetime) -> tuple[FeedHealth, str]:
    if not feed.enabled:
        return FeedHealth.OFF, "Switched off in the configuration."
    if state.checked is None:
        return FeedHealth.NEW, "Not asked yet."
    if state.failures:
        return _in_trouble(state, now)
    return _quiet(feed, state, now) or (
        FeedHealth.OK,
        f"Answered {moment(state.succeeded or state.checked)}{_news(state)}.",
    )


def _in_trouble(state: FeedState, now: datetime) -> tuple[FeedHealth, str]:
    since = state.failing_since or state.checked or now
    last = f"last answered {moment(state.succeeded)}" if state.succeeded else "never answered"
    if _is_gone(state):
        return (
            FeedHealth.GONE,
            f"Gone for good (HTTP 410) since {moment(since)}; not asked again unless forced.",
        )
    tries = f"{state.failures} failure{'s' if state.failures > 1 else ''} in a row"
    wait = state.next_try
    again = f"; next try after {moment(wait)}" if wait and wait > now else ""
    if state.error is ErrorKind.RATE_LIMITED:
        text = f"The server asks us to wait: {tries} since {moment(since)}, {last}{again}."
        return FeedHealth.LIMITED, text
    what = (state.message or (state.error.value if state.error else "no answer")).rstrip(".")
    return FeedHealth.FAILING, f"{what}: {tries} since {moment(since)}, {last}{again}."


def _quiet(feed: Feed, state: FeedState, now: datetime) -> tuple[FeedHealth, str] | None:
    """What is wrong with what a feed that answers has to say; None where nothing is."""
    if state.empty_runs >= EMPTY_RUNS:
        text = f"Answers, but without a single item {state.empty_runs} times in a row."
        return FeedHealth.EMPTY, text
    if state.other_since:
        return FeedHealth.OFF_TOPIC, (
            f"Answers, but since {moment(state.other_since)} with another feed, "
            f"\u201c{state.other_title[:_TITLE]}\u201d; look for the feed's new address."
        )
    if state.stored and state.newest is None:
        return FeedHealth.UNDATED, "None of its items has a date, so none of them counts as fresh."
    resting = rests(state.times)
    # Five working days are a week.
    usual = timedelta(hours=2 * (state.cadence_hours or 0) * (7 / 5 if resting else 1))
    if state.newest and now - state.newest > max(STALE_AFTER, usual):
        days = (now - state.newest).days
        text = f"Answers, but its newest item is {days} days old ({moment(state.newest)})."
        return FeedHealth.STALE, text
    return _silent(feed, state, now, resting=resting) or _beside_the_point(state, now)


def _silent(
    feed: Feed, state: FeedState, now: datetime, *, resting: bool
) -> tuple[FeedHealth, str] | None:
    heard = max(filter(None, (state.last_new, state.newest)), default=None)
    if heard is None or state.cadence_hours is None:
        return None
    # Until it was asked twice without news, nobody can know that it is silent.
    patience = max(2 * state.cadence_hours, 1.5 * feed.every_hours)
    if hours(heard, now, resting=resting) <= patience:
        return None
    weekends = ", weekends left out" if resting else ""
    text = (
        f"Answers, but has brought nothing new since {moment(heard)}; 95 of 100 of its items "
        f"follow the one before within {state.cadence_hours:.3g} hours{weekends}."
    )
    return FeedHealth.SILENT, text


def _beside_the_point(state: FeedState, now: datetime) -> tuple[FeedHealth, str] | None:
    since = state.said or state.first_checked
    if since is None or state.unsaid < UNSAID_ITEMS or now - since < UNSAID_FOR:
        return None
    text = (
        f"Answers, but none of its {state.unsaid:,} items since {moment(since)} speaks of any "
        "indicator; is it the right feed?"
    )
    return FeedHealth.OFF_TOPIC, text


def _news(state: FeedState) -> str:
    if state.outcome is Outcome.NOT_MODIFIED:
        return ", nothing changed"
    return f", {state.new} new of {state.items} items" if state.items else ""


def moment(at: datetime) -> str:
    """Return a time as sentences write it, whatever the locale: 21 Nov 2026 06:00 UTC."""
    return f"{at.day} {MONTHS[at.month - 1]} {at:%Y %H:%M} UTC"
