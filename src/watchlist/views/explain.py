"""An item explained: for each indicator what it says, by which words, and how the score comes."""

from collections.abc import Iterator, Sequence

from watchlist.contract.lines import ExplainTree, ProofTree, ReadTree, SignalTree
from watchlist.pages.page import Block, Cell, Column, Line, Note, Page, Role, Row, Table, Text, View
from watchlist.plain import columns as columns_of
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
    rows = [*_standing(one), *(_signal(signal) for signal in one["signals"])]
    rows += [
        Row(((Text(held["id"], Role.DIM),), (Text("-", Role.DIM),),
             (Text(f"does not fire: {held['why']}{_line(held['line'])}", Role.DIM),)))
        for held in one["held"]
    ]  # fmt: skip
    rows += [
        Row(((Text(pushed["id"]),), (Text("-", Role.DIM),), (Text("a trigger that fires"),)),
            tuple(Line(_proof(proof), lines=0) for proof in pushed["proofs"]))
        for pushed in one["pushed"]
    ]  # fmt: skip
    yield Note((Text(f"{one['title']} ({one['indicator']}): {_said(one)}", Role.STRONG),))
    yield Table("", columns, tuple(rows), has_header=bool(one["signals"]), below_at=1)
    if one["signals"]:
        yield Note((Text(f"{one['points']:g} points = {_sum(one['signals'])}"),))
    if evidence := one["evidence"]:
        factors = " x ".join(f"{dict(evidence['factors'])[name]} {name}" for name in FACTORS)
        # Of four factors with three places each, twelve digits are the whole product.
        told = f"its story, graded {evidence['grade']}: {evidence['score']:.12g} = {factors}"
        yield Note((Text(told),))
    if one["verdict"]:
        yield _grounds(one)
        yield Note((Text(f"{one['indicator']} is {one['verdict']}"),))


def _grounds(one: ReadTree) -> Table:
    """Return what its word must meet to count for its stage, met or not."""
    columns = (
        Column("", is_fixed=True),
        Column("asks", may_wrap=True),
        Column("finds", may_wrap=True, may_grow=True),
    )
    rows = tuple(
        Row((
            (Text("✓", Role.GOOD) if ground["met"] else Text("✗", Role.TROUBLE),),
            (Text(ground["asks"]),),
            (Text(ground["finds"]),),
        ))
        for ground in one["grounds"]
    )  # fmt: skip
    side = "against" if one["polarity"] == "denied" else "for"
    what = f"stage {one['stage']}, and for that to be reached" if one["stage"] else "a stage"
    title = f"To count {side} {what}"
    return Table(title, columns, rows, has_header=False)


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


def _standing(one: ReadTree) -> Iterator[Row]:
    """Yield what it is about and what stands against it, as far as no signal shows it below."""
    shown = {
        (proof["concept"], proof["field"], proof["start"])
        for signal in one["signals"]
        for proof in signal["proofs"]
    }
    for name, is_bar in (("about", False), ("unless", True)):
        proofs = [
            proof
            for proof in one["proofs"]
            if (proof["concept"] in one["vetoes"]) is is_bar
            and (proof["concept"], proof["field"], proof["start"]) not in shown
        ]
        if proofs:
            cells = ((Text(name),), (Text("-", Role.DIM),), (Text(""),))
            yield Row(cells, tuple(Line(_proof(proof), lines=0) for proof in proofs))
    if one["signals"] and one["vetoes"]:
        said = f"{', '.join(one['vetoes'])}: the signals that fire do so despite it"
        yield Row(((Text("unless"),), (Text("-", Role.DIM),), (Text(said),)))


def _line(line: int | None) -> str:
    return f", line {line}" if line else ""


def _signal(signal: SignalTree) -> Row:
    aged = f" x {signal['background']:g} as old news" if signal["background"] < 1 else ""
    where = {"title": "in the title", "summary": "in the summary", "both": "in both"}
    stage = f"stage {signal['stage']}, " if signal["stage"] else ""
    counts = "" if signal["share"] else "; it says the contrary and does not count"
    made = (
        f"{stage}{signal['polarity']}: weight {signal['weight']:g}"
        f" x {signal['worth']:g} {where[signal['place']]}{aged}{counts}{_line(signal['line'])}"
    )
    cells = ((Text(signal["id"]),), (Text(f"{signal['strength']:g}"),), (Text(made),))
    proofs = [_proof(proof) for proof in signal["proofs"]]
    proofs += [(Text("turned by ", Role.TROUBLE), *_proof(p)) for p in signal["turned_by"]]
    return Row(cells, tuple(Line(proof, lines=0) for proof in proofs))


def _proof(proof: ProofTree) -> Cell:
    languages = f" ({', '.join(proof['languages'])})" if proof["languages"] else ""
    line = _line(proof["line"])
    return (
        Text(f"{proof['field']}: {proof['before']}", Role.DIM),
        Text(f"[{proof['hit']}]", Role.STRONG),
        Text(proof["after"], Role.DIM),
        Text(f"  {proof['concept']}: {proof['term']}{languages}{line}", Role.DIM),
    )


def _sum(signals: Sequence[SignalTree]) -> str:
    """Return how the strengths make the points: "1 - (1 - 0.8) x (1 - 0.54 x 0.25)"."""
    counted = [signal for signal in signals if signal["share"]]
    shares = ["" if signal["share"] == 1 else f" x {signal['share']:g}" for signal in counted]
    parts = [
        f"(1 - {signal['strength']:g}{share})"
        for signal, share in zip(counted, shares, strict=True)
    ]
    return f"1 - {' x '.join(parts)}"
