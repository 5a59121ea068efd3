"""Which concepts an indicator uses, wherever in it they are named."""

from watchlist.settings import Indicator


def concepts_of(indicator: Indicator) -> frozenset[str]:
    """Return the concepts that an indicator names anywhere."""
    lists = [indicator.about, indicator.unless, indicator.rivals]
    for one in indicator.stand_ins:
        lists += [one.by, one.beside, one.unless]
    for signal in indicator.signals:
        lists += [signal.all, signal.none, signal.none_near, signal.despite]
    for trigger in indicator.triggers:
        lists += [trigger.all, trigger.none]
    return frozenset(name for names in lists for name in names)
