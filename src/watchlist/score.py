"""How much a story counts: points, freshness, reliability, corroboration, and its grade.

A story's score is the product of four factors, each 0 to 1 and rounded to three places *before*
they are multiplied: `points * freshness * reliability * corroboration`, in that order, is the
score, to the last bit, so that what is printed explains itself.

Voices are counted by *family*. Those who repeat a story add nothing: a family counts once, as of
the first time it told the story. The figures of the tables below are ours; they are ordered as
the Admiralty code orders sources and make no claim beyond that.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest

from watchlist.model import Account
from watchlist.settings import Indicator
from watchlist.verdict import Evidence, Factors, Speaker
from watchlist.words import Polarity, Stance

RELIABILITY: Mapping[str, float] = {
    "A": 1.0, "B": 0.85, "C": 0.7, "D": 0.5, "E": 0.4, "F": 0.4,
}  # fmt: skip
"""What the best grade among those who tell a story makes it count. F is no better than E."""

CORROBORATION = (0.6, 0.6, 0.8, 0.9, 0.95, 1.0)
"""By the number of independent families: none (a state's media alone), one, two, ... five or more.
A voice that nobody joins counts the same whoever it is; who it is, is the reliability's part."""

SOLID = "C"
"""The least grade whose word confirms or contradicts: the default of a stage's reliability."""

LEVEL_SHARE = 0.5
"""What each next story adds to the level, of what the one before it would have added."""

_PLACES = 3
STRONGEST = 24
"""Stories a level is made of: the 24th counts 2 ** -23 of the first."""


@dataclass(frozen=True, slots=True)
class Side:
    """Those who affirm a story, or those who deny it."""

    families: tuple[str, ...]  # independent ones, sorted
    count: int  # how many voices they make: all those at F are one
    solid: int  # of them, those that are graded C or better, or speak for their own state
    best: str  # the best grade among all voices of the side; "" where there are none


def freshness(dated: datetime | None, now: datetime, half_life_days: float) -> float:
    """How much what was said then still counts, 0 to 1, rounded to three places.

    Halves every `half_life_days`. What has no date is never fresh: 0. What is dated up to an hour
    ahead counts as of now.

    Raises:
        ValueError: if the half-life is not positive.
    """
    if half_life_days <= 0:
        raise ValueError(f"half-life must be positive, got {half_life_days} days")
    if dated is None:
        return 0.0
    age_days = max(0.0, (now - dated) / timedelta(days=1))
    return round(math.exp2(-age_days / half_life_days), _PLACES)


def corroboration(families: int) -> float:
    """How much so many independent families make a story count, 0 to 1."""
    return CORROBORATION[min(families, len(CORROBORATION) - 1)]


_NOBODY = Side((), 0, 0, "")


def side(accounts: Sequence[Account]) -> Side:
    """Return who stands on one side, counted by family.

    The state media of one state and their relays are one family, and confirm nothing alone: they
    count only in the company of an independent family graded C or better, or where they speak for
    their state. Publishers that cannot be judged (F) may all copy each other unseen: together they
    make one voice.
    """
    if not accounts:  # most stories are denied by nobody
        return _NOBODY
    grades: dict[str, str] = {}
    states: dict[str, str] = {}
    sure: set[str] = set()
    for account in accounts:
        voice = account.voice
        into = grades if account.is_independent else states
        into[voice.family] = min(into.get(voice.family, "F"), voice.reliability)
        if is_solid(account):
            sure.add(voice.family)
    solid = len(sure)
    counted = grades | {f: g for f, g in states.items() if f not in grades} if solid else grades
    judged = sum(grade != "F" for grade in counted.values())
    return Side(
        families=tuple(sorted(counted)),
        count=judged + (judged < len(counted)),
        solid=solid,
        best=min((*grades.values(), *states.values()), default=""),
    )


def is_solid(account: Account) -> bool:
    """Whether an independent publisher graded C or better speaks, or a state for itself."""
    return account.is_first_hand or (account.is_independent and account.voice.reliability <= SOLID)


def grade(said: Side, against: Side) -> str:
    """Return the Admiralty code of a story: its best source's letter, and how it is confirmed.

    ======  ==================================================================================
    number  when (solid: independent families graded C or better, states that speak for themselves)
    ======  ==================================================================================
    1       two or more solid families say so, none says the contrary
    2       more solid families say so than say the contrary; or one graded A or B, uncontested
    3       one solid family graded C or less, uncontested; or contested evenly, the better for it
    4       nobody solid says so; or contested by as many solid families as say so, or more
    5       contested so, and by better ones; or by solid ones where nobody solid says so
    6       cannot be judged: only publishers at F say so, uncontested
    ======  ==================================================================================

    Repetition changes nothing in it; what a state's media say of others is never solid.
    """
    return f"{said.best}{_number(said, against)}"


def _number(said: Side, against: Side) -> int:
    if not said.solid:
        if against.solid:
            return 5
        return 6 if said.best == "F" else 4
    if not against.solid:
        return 1 if said.solid > 1 else 2 if said.best <= "B" else 3
    if said.solid > against.solid:
        return 2
    if said.solid == against.solid and said.best < against.best:
        return 3
    return 5 if against.best < said.best else 4


def affirms(account: Account) -> bool:
    """Whether the account says that the thing is so (among what else it may say)."""
    return account.reading.polarity is not Polarity.DENIED


def denies(account: Account) -> bool:
    """Whether the account says that the thing is not so (among what else it may say)."""
    return account.reading.polarity is not Polarity.AFFIRMED


def told(account: Account) -> tuple[datetime, str, int, str]:
    """The order in which a story's accounts were told: publication or else first sight."""
    item = account.item
    return (item.dated or item.seen, item.feed, item.place, item.id)


def counted_from(accounts: Iterable[Account]) -> datetime | None:
    """Return the date that a story's freshness counts from; None where nothing in it is dated.

    That is when the last family joined it: each family by the first date it told the story, so
    that repeating a story does not keep it fresh, and being joined by a new voice does.
    """
    first: dict[str, datetime] = {}
    for account in accounts:
        dated, family = account.item.dated, account.voice.family
        if dated and (family not in first or dated < first[family]):
            first[family] = dated
    return max(first.values(), default=None)


@dataclass(frozen=True, slots=True)
class Strength:
    """What a story counts for that waiting does not change; only its freshness does."""

    points: float
    reliability: float
    corroboration: float
    share: float  # of its independent voices, those that affirm it: 0 where all deny
    dated: datetime | None  # what its freshness counts from

    def factors(self, now: datetime, half_life_days: float) -> Factors:
        """Return the factors of the story's score at this time."""
        fresh = freshness(self.dated, now, half_life_days)
        return Factors(self.points, fresh, self.reliability, self.corroboration)

    def weight(self, now: datetime, half_life_days: float) -> float:
        """Return what the story adds to a level, 0 to 1: its score, by the share that affirms it.

        Only what somebody affirms moves an indicator: a story that all deny adds 0, one that n
        voices affirm and m deny adds n / (n + m) of its score.
        """
        return product(self.factors(now, half_life_days)) * self.share


def strength(accounts: Sequence[Account]) -> Strength:
    """Return what a story counts for, from its relevant accounts, in any order, at least one.

    Where anybody affirms, the points and grades are those of the ones who affirm.
    """
    affirming = [account for account in accounts if affirms(account)]
    denying = [account for account in accounts if denies(account)]
    speaking = affirming or denying
    said, against = side(speaking), side(denying)
    return Strength(
        points=round(max(account.reading.points for account in speaking), _PLACES),
        reliability=RELIABILITY[said.best],
        corroboration=corroboration(said.count),
        share=max(1, said.count) / (max(1, said.count) + against.count) if affirming else 0.0,
        dated=counted_from(speaking),
    )


def story_evidence(
    indicator: Indicator,
    accounts: Sequence[Account],
    now: datetime,
    languages: Sequence[str] = (),
    made: Strength | None = None,
) -> Evidence:
    """Return what a story counts for an indicator.

    Args:
        indicator: whose half-life and ladder count.
        accounts: the story's relevant accounts, at least one, in any order.
        now: the time at which it is judged; the accounts were seen by then.
        languages: the reader's, the first the best: which telling of the story is shown.
        made: what the story counts for, where that is known already.
    """
    ordered = sorted(accounts, key=told)
    affirming = [account for account in ordered if affirms(account)]
    denying = [account for account in ordered if denies(account)]
    yes, no = side(affirming), side(denying)
    factors = (made or strength(ordered)).factors(now, indicator.half_life_days)
    lead = next((a for a in ordered if a.item.id == a.item.story), ordered[0])
    shown = _shown(lead, ordered, languages)
    return Evidence(
        story=lead.item.story,
        title=shown.item.title,
        url=shown.item.url,
        published=shown.item.dated,
        seen=min(account.item.seen for account in ordered),
        latest=max(account.item.dated or account.item.seen for account in ordered),
        language=shown.item.language,
        speakers=speakers(ordered),
        grade=grade(yes, no) if affirming else grade(no, yes),
        stage=_furthest(indicator, affirming or denying),
        polarity=_polarity(affirming, denying),
        points=factors.points,
        score=product(factors),
        factors=factors,
        matches=shown.reading.matches,
        families=yes.families,
        denying=no.families,
    )


def _shown(lead: Account, ordered: Sequence[Account], languages: Sequence[str]) -> Account:
    """Return the telling that a reader of these languages is shown: the lead, if they read it."""
    ranks = {language: rank for rank, language in enumerate(languages)}

    def rank(account: Account) -> int:
        return ranks.get(account.item.language.partition("-")[0], len(ranks))

    alike = (one for one in ordered if one.reading.polarity is lead.reading.polarity)
    return min((lead, *alike), key=rank)


def product(factors: Factors) -> float:
    """Return the score that the factors make: their product, in the order they are printed."""
    return factors.points * factors.freshness * factors.reliability * factors.corroboration


def level(weights: Iterable[float]) -> float:
    """Return the level that stories of these weights make together, 0 to 100, to one place.

    `100 * (1 - product of (1 - weight * share))`, the strongest first, where the share is 1 for
    the first and halves for each next one. So a level says how strong the best evidence is, and
    a hundred feeble stories do not add up to a confirmed one; their number is the volume's part.
    More or stronger evidence never lowers it.
    """
    missing, share = 1.0, 1.0
    for one in nlargest(STRONGEST, weights):
        missing *= 1 - one * share
        share *= LEVEL_SHARE
    return round(100 * (1 - missing), 1)


def _furthest(indicator: Indicator, accounts: Sequence[Account]) -> str | None:
    said = {account.reading.stage for account in accounts}
    return next((stage.id for stage in reversed(indicator.stages) if stage.id in said), None)


def _polarity(affirming: Sequence[Account], denying: Sequence[Account]) -> Polarity:
    if affirming and denying:
        return Polarity.MIXED
    return Polarity.AFFIRMED if affirming else Polarity.DENIED


def speakers(ordered: Sequence[Account]) -> tuple[Speaker, ...]:
    """Return each voice once for each way it speaks, where it first did so; the best first."""
    found: dict[tuple[str, str, Polarity, Stance], Speaker] = {}
    for account in ordered:
        voice, polarity, stance = account.voice, account.reading.polarity, account.stance
        key = (voice.reliability, voice.id, polarity, stance)
        found.setdefault(key, Speaker(voice, account.item.url, polarity, stance))
    return tuple(found[key] for key in sorted(found))
