"""In what capacity do state media speak? For their state, against its interest, or as anybody.

The state media of one state and their relays are one family that confirms nothing alone: what they
say of others is their state's wish. What their state itself declares they are the right ones to
tell, and what it would rather hide they do not tell in vain. Which signals are which the
configuration says (`statement_of`, `admission_of`).

Source: the hearsay rules of common law know both as exceptions (a party's own statement, a
statement against interest); that either counts as one family and no more is ours.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from watchlist.model import Account
from watchlist.settings import Indicator
from watchlist.words import Polarity, Stance


def placed(indicator: Indicator, accounts: Iterable[Account]) -> Iterator[Account]:
    """Give the accounts of an indicator, in their order, each with its stance.

    A signal lends its stance to readings that stand for its own rung: who declares a plan and
    claims a success in one breath is heard as a claimant of the success.
    """
    declared = {s.id: s for s in indicator.signals if s.statement_of or s.admission_of}
    for account in accounts:
        reading = account.reading
        if not account.voice.state_media or not declared:
            yield account
            continue
        fired = dict.fromkeys(match.signal for match in reading.matches)
        told = [
            declared[name]
            for name in fired
            if name in declared and (declared[name].stage or None) == reading.stage
        ]
        family, stance = account.voice.family, Stance.REPORT
        if any(family in signal.statement_of for signal in told):
            stance = Stance.STATEMENT
        if reading.polarity is not Polarity.DENIED and any(
            family in signal.admission_of for signal in told
        ):
            stance = Stance.ADMISSION
        yield replace(account, stance=stance)
