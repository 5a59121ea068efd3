"""A question's own window: was it answered in time, and was anybody looking?"""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from watchlist.model import Account
from watchlist.settings import Indicator
from watchlist.stages import Ladder, highest
from watchlist.verdict import Window
from watchlist.words import WindowState

OBSERVED_SHARE = 0.9
"""Of the window's days, those on which a run must have looked for silence to be an answer."""

_ALWAYS = timedelta(days=36_500)


def window(
    indicator: Indicator, accounts: Iterable[Account], observed: Collection[date], now: datetime
) -> Window | None:
    """Return where a question's window stands; None where it has none.

    Args:
        indicator: whose `opens`, `closes` and `answers` count; both days are in the window.
        accounts: its relevant accounts, seen by `now`.
        observed: UTC days on which a run looked.
        now: the time of the verdict.

    Answered: what was published within the window upholds the rung that answers, or a higher
    one. Closed without that, it is unanswered where the store saw nine of ten of its days; else
    nobody can say, and it is not observed. A window without a first day is counted from the first
    day observed.
    """
    opens, closes, today = indicator.opens, indicator.closes, now.date()
    if opens is None and closes is None:
        return None
    last = min(closes or today, today)
    first = opens or min(observed, default=last)
    days = max(0, (last - first).days + 1)
    looked = sum(first <= day <= last for day in observed)
    if opens and today < opens:
        state = WindowState.BEFORE
    elif _is_answered(indicator, accounts, now):
        state = WindowState.ANSWERED
    elif closes is None or today <= closes:
        state = WindowState.OPEN
    elif days and looked >= OBSERVED_SHARE * days:
        state = WindowState.UNANSWERED
    else:
        state = WindowState.NOT_OBSERVED
    return Window(opens, closes, state, days, looked)


def _is_answered(indicator: Indicator, accounts: Iterable[Account], now: datetime) -> bool:
    ladder = Ladder(indicator, _ALWAYS)
    first, last = indicator.opens or date.min, indicator.closes or date.max
    for account in accounts:
        dated = account.item.dated
        if account.reading.is_relevant and dated and first <= dated.date() <= last:
            ladder.add(account)
    rung = ladder.rung(indicator.answers) or len(indicator.stages)
    return highest(ladder.conditions(now)) >= rung
