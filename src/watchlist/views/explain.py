"""An item explained: for each indicator what it says, by which words, and how the score comes."""

from collections.abc import Iterator, Sequence

from watchlist.contract_lines import ExplainTree, ProofTree, ReadTree, SignalTree
from watchlist.page import Block, Cell, Column, Line, Note, Page, Role, Row, Table, Text, View
from watchlist.tree import columns as columns_of
from watchlist.views.words import joined

NOTHING = "It speaks of no indicator: of each, something that `about` asks for is missing."
FACTORS = ("points", "freshness", "reliability", "corroboration")


def view(tree: ExplainTree) -> View:
    """Return the page of an explanation: what it speaks of first, then what it does not."""
    read = [one for one in tree["indicators"] if one["about"] or one["triggers"]]
    blocks: list[Block] = [block for one in read for block in _indicator(one)]
    if not read:
        blocks.append(Note((Text(NOTHING, Role.STRONG),)))
    unread = [one for one in tree["indicators"] if one not in read]
    blocks += [
        Note((Text(f"{one['title']} ({one['indicator']}): no term of "
                   f"{', '.join(one['missing'])}", Role.DIM),))
        for one in unread
    ]  # fmt: skip
    item = tree["item"]
    aside = f"{item['feed']} · {item['id']}" if item else ""
    page = Page(tree["title"], aside, tuple(blocks), summary=tuple(_summary(tree)))
    return View(page, tree, rows="indicators", columns=columns_of(ReadTree))


def _summary(tree: ExplainTree) -> Iterator[Cell]:
    if tree["summary"]:
        yield (Text(tree["summary"], Role.DIM),)
    item = tree["item"]
    if item:
        pieces = [Text(f"{item['source']} ({item['reliability']})")]
        pieces.append(Text(f"published {item['published']}" if item["published"] else "undated"))
        if item["url"]:
            pieces.append(Text(item["url"], Role.DIM, url=item["url"]))
        yield joined(pieces)


def _indicator(one: ReadTree) -> Iterator[Table | Note]:
    columns = (
        Column("signal", is_fixed=True),
        Column("strength", is_number=True),
        Column("comes from", may_wrap=True, may_grow=True),
    )
    rows = [_signal(signal) for signal in one["signals"]]
    rows += [
        Row(((Text(held["id"], Role.DIM),), (Text("-", Role.DIM),),
             (Text(f"does not fire: {held['why']}", Role.DIM),)))
        for held in one["held"]
    ]  # fmt: skip
    yield Note((Text(f"{one['title']} ({one['indicator']}): {_said(one)}", Role.STRONG),))
    yield Table("", columns, tuple(rows), empty=_proven(one["proofs"]),
                has_header=bool(rows), below_at=1)  # fmt: skip
    if one["signals"]:
        yield Note((Text(f"{one['points']:g} points = {_sum(one['signals'])}"),))
    if evidence := one["evidence"]:
        factors = " x ".join(f"{dict(evidence['factors'])[name]} {name}" for name in FACTORS)
        told = f"its story, graded {evidence['grade']}: {evidence['score']} = {factors}"
        yield Note((Text(told),))


def _said(one: ReadTree) -> str:
    """Return the verdict on the text, in a sentence."""
    if one["relevant"]:
        stage = f"speaks for stage {one['stage']}" if one["stage"] else "speaks for no stage"
        return f"relevant, {stage}, {one['polarity']}"
    pushes = f"; it pushes the indicator: {', '.join(one['triggers'])}" if one["triggers"] else ""
    if not one["about"]:
        return f"not relevant, no term of {', '.join(one['missing'])}{pushes}"
    if one["veto"] == "no_signal":
        return f"not relevant: it speaks of the topic, but no signal fires{pushes}"
    return f"not relevant: ruled out by the concept {one['veto']}{pushes}"


def _signal(signal: SignalTree) -> Row:
    aged = f" x {signal['background']:g} as old news" if signal["background"] < 1 else ""
    where = {"title": "in the title", "summary": "in the summary", "both": "in both"}
    stage = f"stage {signal['stage']}, " if signal["stage"] else ""
    counts = "" if signal["share"] else "; it says the contrary and does not count"
    made = (
        f"{stage}{signal['polarity']}: weight {signal['weight']:g}"
        f" x {signal['worth']:g} {where[signal['place']]}{aged}{counts}"
    )
    cells = ((Text(signal["id"]),), (Text(f"{signal['strength']:g}"),), (Text(made),))
    return Row(cells, tuple(Line(_proof(proof), lines=0) for proof in signal["proofs"]))


def _proof(proof: ProofTree) -> Cell:
    languages = f" ({', '.join(proof['languages'])})" if proof["languages"] else ""
    line = f", line {proof['line']}" if proof["line"] else ""
    return (
        Text(f"{proof['field']}: {proof['before']}", Role.DIM),
        Text(f"[{proof['hit']}]", Role.STRONG),
        Text(proof["after"], Role.DIM),
        Text(f"  {proof['concept']}: {proof['term']}{languages}{line}", Role.DIM),
    )


def _proven(proofs: Sequence[ProofTree]) -> str:
    """Return the terms that make a text speak of an indicator, or rule it out."""
    terms = [f"{proof['concept']}: [{proof['hit']}]" for proof in proofs]
    return "Found " + ", ".join(terms) if terms else "No signal is looked for."


def _sum(signals: Sequence[SignalTree]) -> str:
    """Return how the strengths make the points: "1 - (1 - 0.8) x (1 - 0.54 x 0.25)"."""
    counted = [signal for signal in signals if signal["share"]]
    shares = ["" if signal["share"] == 1 else f" x {signal['share']:g}" for signal in counted]
    parts = [
        f"(1 - {signal['strength']:g}{share})"
        for signal, share in zip(counted, shares, strict=True)
    ]
    return f"1 - {' x '.join(parts)}"
