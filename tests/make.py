"""Builders with sane defaults, so that a test says only what it is about."""

from datetime import UTC, datetime, timedelta

from watchlist.model import Account, Item, Polarity, Reading, Voice

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def days(count: float) -> timedelta:
    return timedelta(days=count)


def item(
    name: str = "i1",
    title: str = "North Korea launches a satellite",
    *,
    summary: str = "",
    feed: str = "feed",
    url: str | None = None,
    published: datetime | None = NOW,
    seen: datetime | None = None,
    place: int = 0,
    language: str = "en",
    origin: str = "",
    story: str = "",
) -> Item:
    return Item(
        id=name, feed=feed, guid=name, title=title, summary=summary, url=url,
        published=published, updated=None, seen=seen or published or NOW, place=place,
        language=language, origin=origin, story=story or name,
    )  # fmt: skip


def reading(
    name: str = "i1",
    indicator: str = "satellite",
    *,
    is_relevant: bool = True,
    veto: str | None = None,
    points: float = 1.0,
    stage: str | None = "attempt",
    polarity: Polarity = Polarity.AFFIRMED,
    triggers: tuple[str, ...] = (),
) -> Reading:
    return Reading(name, indicator, is_relevant, veto, points, stage, polarity, (), triggers)


def voice(
    name: str = "yonhap", *, family: str = "", reliability: str = "A", state_media: bool = False
) -> Voice:
    return Voice(name, name.title(), family or name, reliability, state_media)


def account(
    an_item: Item | None = None, a_voice: Voice | None = None, a_reading: Reading | None = None
) -> Account:
    an_item = an_item or item()
    return Account(an_item, a_voice or voice(), a_reading or reading(an_item.id))
