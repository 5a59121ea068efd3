"""A term is a word: what would match anything, or nothing, is refused."""

import pytest

from watchlist.lints.terms import term_faults
from watchlist.settings import Concept, Terms


def faults(term: str, concept: str = "grain") -> list[str]:
    words = (Terms(language="en", terms=("wheat", term)),)
    return [fault.what for fault in term_faults(Concept(id=concept, words=words))]


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("*", "beside the marks"), ("=*", "beside the marks"), ("no*vel", "may only begin"),
        ("...", "found anywhere"), ("=-", "found anywhere"), ("\u0301", "found anywhere"),
        ("(a+)+$", "no regular expression"), (".*", "no regular expression"),
        ("^wheat", "no regular expression"), (r"\bwheat", "no regular expression"),
        ("wheat ... *", "beside the marks"), ("wheat ...", "between words"),
        ("… wheat", "between words"), ("wheat ... ri*ce", "may only begin"),
        ("wheat$", "no regular expression"), ("(wheat)?", "no regular expression"),
        ("(?i)wheat", "no regular expression"), ("whe[ae]+t", "no regular expression"),
    ],
)  # fmt: skip
def test_what_is_no_word_is_told(term: str, told: str) -> None:
    (what,) = faults(term)

    assert told in what
    assert term in what


@pytest.mark.parametrize(
    "term",
    ["wheat*", "*вой", "=WHO", "U.S.", "U.S.*", "N. Korea*", "$5", "AT&T", "C++", "북", "🚀",
     "(sic)", "5%", " ", "north* korea*", "turns ... down", "wheat* … *meal", "wait..."],
)  # fmt: skip
def test_a_word_of_any_script_is_taken(term: str) -> None:
    assert not faults(term)


def test_what_breaks_a_clause_may_be_a_mark() -> None:
    assert not faults(" – ", "clause_breaks")
