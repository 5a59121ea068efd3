"""Exactly why an item scores what it scores: every term, signal, veto and factor, as values.

    text -> trace of its reading -> terms with the words around them and their line of the file
    stored item -> the same, and its story as evidence: points x freshness x reliability x ...

Nothing is worked out twice: readings come from `match`, factors from `score`, and the parts listed
make the printed figures exactly.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from watchlist import engine
from watchlist.config import locate
from watchlist.contract import FORMAT
from watchlist.contract.lines import ExplainTree, ProofTree, ReadTree, SignalTree, ToldTree
from watchlist.coverage import feeds_of
from watchlist.grounds import Ground, grounds
from watchlist.judging import find
from watchlist.match import Reader
from watchlist.model import Account, Item, Match, Voice
from watchlist.reading.signals import AGED, FURTHER, WORTH
from watchlist.reading.trace import Fired, Trace
from watchlist.records import stamp
from watchlist.settings import Config
from watchlist.stance import placed
from watchlist.store import Store
from watchlist.tree import evidence_tree, match_tree, maybe
from watchlist.verdict import Assessment, Evidence
from watchlist.voices import Directory
from watchlist.words import Field, Polarity

AROUND = 32
"""How many characters of the field are shown on each side of a term."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A term found, with the words around it."""

    match: Match
    before: str
    hit: str
    after: str
    languages: tuple[str, ...]  # whose words it is among; none: one of the tool's own
    line: int  # of the configuration's file; 0: not known


@dataclass(frozen=True, slots=True)
class Part:
    """A signal that fires, what its strength is made of, and how much of it counts."""

    fired: Fired
    worth: float  # of the place where its words stand
    background: float  # what is left of it where it is told as old news
    share: float  # 1 for the strongest, less for each further one, 0 for those of the other side
    proofs: tuple[Proof, ...]
    turned_by: tuple[Proof, ...]
    line: int  # of the configuration's file; 0: not known


@dataclass(frozen=True, slots=True)
class Counted:
    """What a stored item's story counts for an indicator now, and what its stage asks for."""

    evidence: Evidence | None  # None: it is out of the memory, or from no feed of the indicator
    grounds: tuple[Ground, ...]
    verdict: str  # the main reason


@dataclass(frozen=True, slots=True)
class Explained:
    """What a text says of an indicator, and why."""

    trace: Trace
    proofs: tuple[Proof, ...]  # of `about`, and of what vetoes it
    parts: tuple[Part, ...]  # the strongest first
    held: tuple[int, ...]  # the line of each signal that does not fire
    pushed: tuple[tuple[Proof, ...], ...]  # of each trigger that fires
    counted: Counted | None  # None: it is not relevant, or a bare text


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is read in a text, indicator by indicator."""

    title: str
    summary: str
    config: str  # the file that lines are of
    indicators: tuple[Explained, ...]  # in the configuration's order
    item: Item | None = None  # None: a bare text
    voice: Voice | None = None  # who speaks in it


def explain_text(
    config: Config, title: str, summary: str = "", reader: Reader | None = None
) -> Explanation:
    """Return what is read from a text, and why; nothing stored is looked at.

    Args:
        config: in force.
        title: of the text.
        summary: of the text.
        reader: of the configuration, where there is one already: to make one takes longest.
    """
    return Explanation(title, summary, config.path, explained(config, title, summary, {}, reader))


def explain_stored(config: Config, store: Store, now: datetime, name: str) -> Explanation:
    """Return what is read from a stored item, and what its story counts for.

    Args:
        config: in force.
        store: where the item is.
        now: the time of the verdict.
        name: the item's id, the beginning of it, or its link.

    Raises:
        UsageError: if no stored item, or more than one, is meant by it.
    """
    item = find(store, name)
    voice = Directory.of(config).voice(item)
    reader = Reader(config)
    # The very evidence that `show` prints, so that both say the same of it.
    counted = {
        reading.indicator: Counted(
            next((story for story in verdict.evidence if story.story == item.story), None),
            _grounds(config, now, Account(item, voice, reading), verdict),
            f"{verdict.status}: {verdict.reasons[0].text}",
        )
        for reading in reader.read(item.title, item.summary, item.id)
        if reading.is_relevant
        for verdict in engine.show(config, store, now, reading.indicator).assessments
    }
    parts = explained(config, item.title, item.summary, counted, reader)
    return Explanation(item.title, item.summary, config.path, parts, item, voice)


def _grounds(
    config: Config, now: datetime, account: Account, verdict: Assessment
) -> tuple[Ground, ...]:
    indicator = next(one for one in config.indicators if one.id == verdict.indicator)
    (heard,) = placed(indicator, (account,))
    return grounds(
        heard,
        verdict.ladder,
        now,
        config.memory_days,
        is_watched=account.item.feed in {feed.id for feed in feeds_of(indicator, config.feeds)},
    )


def explained(
    config: Config,
    title: str,
    summary: str,
    counted: Mapping[str, Counted],
    reader: Reader | None = None,
) -> tuple[Explained, ...]:
    """Return what a text says of each indicator, and why, in the configuration's order.

    Args:
        config: in force.
        title: of the text.
        summary: of the text.
        counted: what its story counts for, by indicator.
        reader: of the configuration; made where there is none.
    """
    placer = _Placer(config, title, summary)
    return tuple(
        Explained(
            trace,
            placer.proofs(m for m in trace.reading.matches if not m.signal)
            if trace.reading
            else (),
            _parts(trace, placer),
            tuple(placer.line_of(trace.indicator.id, name) for name, _ in trace.held),
            tuple(placer.proofs(fired.matches) for fired in trace.pushed),
            counted.get(trace.indicator.id),
        )
        for trace in (reader or Reader(config)).trace(title, summary)
    )


def _parts(trace: Trace, placer: "_Placer") -> tuple[Part, ...]:
    """Return the signals that fire, with the share of each that makes the points."""
    parts = []
    is_first = True
    for fired in trace.fired:
        says = Polarity.DENIED if fired.is_denied else Polarity.AFFIRMED
        counts = trace.reading is not None and says is trace.reading.polarity
        share = (1.0 if is_first else FURTHER) if counts else 0.0
        is_first = is_first and not counts
        parts.append(
            Part(
                fired,
                WORTH[fired.place],
                AGED if fired.is_background else 1.0,
                share,
                placer.proofs(fired.matches),
                placer.proofs(fired.turned_by),
                placer.line_of(trace.indicator.id, fired.signal.id),
            )
        )
    return tuple(parts)


class _Placer:
    """Knows the words around a term and the line that it stands on in the configuration."""

    def __init__(self, config: Config, title: str, summary: str) -> None:
        self._fields = {Field.TITLE: title, Field.SUMMARY: summary}
        self._words = {concept.id: concept.words for concept in config.concepts}
        self._signals = {
            (indicator.id, signal.id): ("indicators", i, "signals", k)
            for i, indicator in enumerate(config.indicators)
            for k, signal in enumerate(indicator.signals)
        }
        try:
            self._text = Path(config.path).read_text(encoding="utf-8") if config.path else ""
        except OSError:  # the file is gone since: its lines are not known
            self._text = ""

    def proofs(self, matches: Iterable[Match]) -> tuple[Proof, ...]:
        """Return each term with the words around it."""
        return tuple(self._proof(match) for match in matches)

    def _proof(self, match: Match) -> Proof:
        field = self._fields[match.field]
        start, end = max(0, match.start - AROUND), match.end + AROUND
        places = [
            (words.language, words.terms.index(match.term))
            for words in self._words.get(match.concept, ())
            if match.term in words.terms
        ]
        return Proof(
            match,
            ("…" if start else "") + field[start : match.start],
            field[match.start : match.end],
            field[match.end : end] + ("…" if end < len(field) else ""),
            tuple(language for language, _ in places),
            self._line(match.concept, places),
        )

    def line_of(self, indicator: str, signal: str) -> int:
        """Return the line on which a signal begins; 0 where that is not known."""
        if not self._text:
            return 0
        return locate(self._text, self._signals[indicator, signal]).line

    def _line(self, concept: str, places: Sequence[tuple[str, int]]) -> int:
        if not self._text or not places:
            return 0
        return locate(self._text, ("concepts", concept, *places[0])).line


# ------------------------------------------------------------------ to JSON


def explain_tree(explanation: Explanation) -> ExplainTree:
    """Return an explanation as `explain --json` prints it."""
    return {
        "format": FORMAT,
        "title": explanation.title,
        "summary": explanation.summary,
        "config": explanation.config,
        "item": _told(explanation),
        "indicators": [_read(one) for one in explanation.indicators],
    }


def _told(explanation: Explanation) -> ToldTree | None:
    item, voice = explanation.item, explanation.voice
    if item is None or voice is None:
        return None
    return {
        "id": item.id,
        "url": item.url,
        "published": maybe(item.published),
        "seen": stamp(item.seen),
        "language": item.language,
        "feed": item.feed,
        "source": voice.name,
        "reliability": voice.reliability,
        "story": item.story,
    }


def _read(one: Explained) -> ReadTree:
    trace, reading, counted = one.trace, one.trace.reading, one.counted
    return {
        "indicator": trace.indicator.id,
        "title": trace.indicator.title or trace.indicator.id,
        "about": not trace.missing,
        "relevant": reading is not None and reading.is_relevant,
        "veto": reading.veto if reading else None,
        "points": reading.points if reading else 0.0,
        "stage": reading.stage if reading else None,
        "polarity": reading.polarity.value if reading and reading.is_relevant else None,
        "missing": list(trace.missing),
        "vetoes": list(trace.vetoes),
        "triggers": list(reading.triggers) if reading else [],
        "pushed": [
            {"id": fired.signal.id, "proofs": [_proof(proof) for proof in proofs]}
            for fired, proofs in zip(trace.pushed, one.pushed, strict=True)
        ],
        "proofs": [_proof(proof) for proof in one.proofs],
        "signals": [_signal(part) for part in one.parts],
        "held": [
            {"id": name, "why": why, "line": line or None}
            for (name, why), line in zip(trace.held, one.held, strict=True)
        ],
        "evidence": evidence_tree(counted.evidence) if counted and counted.evidence else None,
        "grounds": [
            {"asks": ground.asks, "finds": ground.finds, "met": ground.is_met}
            for ground in (counted.grounds if counted else ())
        ],
        "verdict": counted.verdict if counted else None,
    }


def _signal(part: Part) -> SignalTree:
    fired = part.fired
    return {
        "id": fired.signal.id,
        "stage": fired.signal.stage or None,
        "polarity": (Polarity.DENIED if fired.is_denied else Polarity.AFFIRMED).value,
        "place": fired.place,
        "weight": fired.signal.weight,
        "worth": part.worth,
        "background": part.background,
        "strength": fired.strength,
        "share": part.share,
        "line": part.line or None,
        "proofs": [_proof(proof) for proof in part.proofs],
        "turned_by": [_proof(proof) for proof in part.turned_by],
    }


def _proof(proof: Proof) -> ProofTree:
    return {
        **match_tree(proof.match),
        "before": proof.before,
        "hit": proof.hit,
        "after": proof.after,
        "languages": list(proof.languages),
        "line": proof.line or None,
    }
