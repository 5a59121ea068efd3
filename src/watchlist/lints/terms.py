"""What a concept's terms may be: words, with marks where a mark means something."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from watchlist.configuration.decode import Fault, shown
from watchlist.reading.amounts import TERM as NUMBER
from watchlist.reading.negation import RESERVED
from watchlist.reading.vocabulary import GAP
from watchlist.settings import Concept

# A quantified group or class, an escaped class, "any number of anything": no headline has them.
_EXPRESSION: Final = re.compile(r"[)\]][*+?{$]|\\[bBdDsSwWAZ]|(?:^|\s)\.[*+]|\(\?|^\^|[\w)]\$\Z")
# Nothing is wrong with such a term, and of thousands most are.
_WORD: Final = r"[^\W_]+(?:-[^\W_]+)*\*?"
_PLAIN: Final = re.compile(rf"=?\*?{_WORD}(?: {_WORD})*")
_HALF: Final = re.compile(r"^(?:\.\.\.|\u2026)\s|\s(?:\.\.\.|\u2026)$")
_SHOWN: Final = frozenset("LNS")  # letters, numbers, symbols: what is left when a word is read


def term_faults(concept: Concept) -> Iterator[Fault]:
    """Yield what is wrong with the terms of a concept.

    A term without a letter would be found in every other headline, and one that is written as a
    regular expression in none. Concepts with a meaning of their own, such as what breaks a
    clause, may be punctuation.
    """
    for words in concept.words:
        for i, term in enumerate(words.terms):
            if what := _misnumbered(term) or _fault(
                term, may_be_punctuation=concept.id in RESERVED
            ):
                at = ("concepts", concept.id, words.language, i)
                yield Fault(at, f"{what}; got {shown(term)}")


def _misnumbered(term: str) -> str:
    if not term.startswith(">") or NUMBER.fullmatch(term):
        return ""
    return "expected a number as in `>= 10000`, or with its unit, `>= 500001 barrel`"


def _fault(term: str, *, may_be_punctuation: bool) -> str:
    if _PLAIN.fullmatch(term) or not term.strip():
        return ""  # a text that is empty is told already
    if _EXPRESSION.search(term):
        return "expected words, of which `*` may end a prefix: a term is no regular expression"
    parts = [p.removeprefix("*").removesuffix("*") for p in GAP.split(term.removeprefix("="))]
    if not all(part.strip(" *=") for part in parts):
        return "expected a word beside the marks"
    if _HALF.search(term):
        return "`...` stands between words, with blanks around it"
    if any("*" in part.replace("* ", " ") for part in parts):
        return "`*` may only begin a term or end a word of it"
    is_word = any(unicodedata.category(character)[0] in _SHOWN for character in "".join(parts))
    return "" if is_word or may_be_punctuation else "expected a word: this would be found anywhere"
