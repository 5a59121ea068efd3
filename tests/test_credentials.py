"""Secrets in, and out of every message."""

from hypothesis import given
from hypothesis import strategies as st

from watchlist.web.credentials import names_in, secrets


def test_names_are_found_and_looked_up() -> None:
    known = secrets(("http://x/${KEY}?u=${USER}", "${KEY} ${NONE}${EMPTY}"),
                    {"KEY": "k", "USER": "user", "EMPTY": "", "OTHER": "o"})  # fmt: skip

    assert known.missing == ("NONE", "EMPTY")
    assert known.put_into("a ${KEY} b ${USER} $KEY ${1} ${NONE}") == "a k b user $KEY ${1} ${NONE}"
    assert names_in("${A} ${b_1} ${} $A") == ("A", "b_1")


def test_the_longest_secret_is_hidden_first_and_in_every_spelling() -> None:
    known = secrets(("${A}${B}",), {"A": "key", "B": "key/ü"})

    assert known.hidden_in("key/ü key key/%C3%BC key%2F%C3%BC") == "${B} ${A} ${B} ${B}"


@given(st.text(min_size=1), st.text(), st.text())
def test_a_secret_is_never_left_in_a_text(value: str, before: str, after: str) -> None:
    known = secrets(("${SECRET}",), {"SECRET": value})

    hidden = known.hidden_in(known.put_into(f"{before}${{SECRET}}{after}"))

    assert value not in hidden.replace("${SECRET}", "\0") or value == "\0"


def test_are_hidden_in_documents_that_echo_them_unless_they_may_be_words() -> None:
    known = secrets(("${KEY}${AB}",), {"KEY": "a&b/c d", "AB": "it"})
    body = b"it a&b/c d a&amp;b/c d a%26b/c%20d a%26b%2Fc%20d"

    assert known.hidden_in_body(body) == b"it ${KEY} ${KEY} ${KEY} ${KEY}"
