"""Stories a day of each indicator, counted anew from what is stored."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from watchlist import score
from watchlist.coverage import feeds_of
from watchlist.model import Account
from watchlist.settings import Config


def stories(
    config: Config, accounts: Iterable[Account], now: datetime
) -> dict[str, dict[date, int]]:
    """Return how many stories of each indicator began on each UTC day, by its id.

    A story began when its first account was published, or first seen where that is not known.

    Args:
        config: which feeds are an indicator's.
        accounts: what was read, in any order; what was seen after `now` is left out.
        now: the time that is looked from.
    """
    feeds = {one.id: {feed.id for feed in feeds_of(one, config.feeds)} for one in config.indicators}
    began: dict[tuple[str, str], date] = {}
    for account in accounts:
        item, name = account.item, account.reading.indicator
        if (
            item.seen > now
            or not account.reading.is_relevant
            or item.feed not in feeds.get(name, ())
        ):
            continue
        told = min(score.told(account)[0], now).date()
        began[name, item.story] = min(told, began.get((name, item.story), told))
    counts: dict[str, Counter[date]] = defaultdict(Counter)
    for (name, _), day in began.items():
        counts[name][day] += 1
    return {name: dict(sorted(days.items())) for name, days in counts.items()}
