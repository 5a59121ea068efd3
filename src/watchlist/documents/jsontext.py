"""JSON out of an answer, or the sentence that a service says in its place.

Services that speak JSON say what is wrong in prose, some of them with status 200; that sentence is
for the person who wrote the query.
"""

import json
import re
from dataclasses import dataclass

from watchlist.documents.charset import decode
from watchlist.documents.clean import clean
from watchlist.documents.webpage import description, is_challenge, is_html
from watchlist.model import Fetched, FetchFailure
from watchlist.words import ErrorKind

LONGEST_SENTENCE = 160
"""Characters of a service's own words that a message repeats."""

_LIMITED = re.compile(r"limit requests|too many requests|rate limit|throttl", re.IGNORECASE)

Members = dict[str, object]


@dataclass(frozen=True, slots=True)
class Prose:
    """What came in place of JSON."""

    text: str  # clean, one line; "" where nothing came

    @property
    def is_limit(self) -> bool:
        """Whether the service wants to be asked less often."""
        return bool(_LIMITED.search(self.text))


def read(fetched: Fetched) -> object | Prose:
    """Return the value in an answer; numbers are texts in it, as none is reckoned with."""
    text = decode(fetched.body, fetched.content_type).text.lstrip("\ufeff")
    try:
        value: object = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        shown = description(text, fetched.url) if is_html(text) else text
        if is_html(text) and is_challenge(text):
            shown = "a page that lets only browsers in"
        return Prose(clean(shown, LONGEST_SENTENCE))
    return value


def failure(fetched: Fetched, service: str, said: Prose) -> FetchFailure:
    """Return the failure that prose is, in the service's own words."""
    if not said.text:
        what = f"{service} sent nothing; it is asked again on the next run"
        return FetchFailure(fetched.feed, ErrorKind.EMPTY, what, fetched.status)
    if said.is_limit:
        what = f"{service} wants to be asked less often: {said.text}"
        return FetchFailure(fetched.feed, ErrorKind.RATE_LIMITED, what, fetched.status)
    what = f"{service} says: {said.text}; check the feed's query"
    return FetchFailure(fetched.feed, ErrorKind.NOT_A_FEED, what, fetched.status)


def unexpected(fetched: Fetched, service: str, expected: str) -> FetchFailure:
    """Return the failure that JSON of another shape is."""
    what = f"JSON, but not {service}'s: expected {expected}; check the feed's url"
    return FetchFailure(fetched.feed, ErrorKind.NOT_A_FEED, what, fetched.status)


def members(value: object) -> tuple[Members, ...] | None:
    """Return the objects of a list; None where it is none."""
    if not isinstance(value, list):
        return None
    return tuple(one for one in value if isinstance(one, dict))


def text_at(value: object, *path: str) -> str:
    """Return the text at the end of a path of keys; "" where there is none."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""
