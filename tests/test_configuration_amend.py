"""Feeds added to a configuration's text: what stands there stays."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import GRAIN
from watchlist import config
from watchlist.configuration.amend import CannotAmendError, blocks, with_feeds
from watchlist.settings import Feed

ONE = Feed(id="one", url='https://a.example/?q="x"\\&y=한')
TWO = Feed(id="two", url="https://b.example/", source="wire", language="ko")
ADDED = (
    '[[feeds]]\nid = "one"\nurl = "https://a.example/?q=\\"x\\"\\\\&y=한"\n\n'
    '[[feeds]]\nid = "two"\nurl = "https://b.example/"\nsource = "wire"\nlanguage = "ko"\n'
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('[[feeds]]\nid = "a"   # mine\n', ""),
        ('[[feeds]]\nid = "a"\n# url = "old"\n', "\n# ==== sources\n\n[[sources]]\n"),
        ('[[feeds]]\nid = "a"\n[feeds.headers]\nx = "y"\n', "\n# next\n[[sources]]\n"),
        ('  [[feeds]]\n  id = "a"\n\n  [[feeds]]\n  id = "b"\n', "\n\n[x]\na = 1\n"),
        ("format = 1\n[[sources]]\n# no feed yet\n", ""),
    ],
    ids=["at-the-end", "above-a-heading", "below-its-headers", "indented", "the-first"],
)
def test_they_stand_below_the_last_feed_and_above_the_next_heading(before: str, after: str) -> None:
    assert with_feeds(before + after, [ONE, TWO]) == f"{before}\n{ADDED}{after}"


def test_lines_end_as_they_do_in_the_file() -> None:
    text = '[[feeds]]\r\nid = "a"\r\n\r\n# next\r\n[x]\r\na = 1\r\n'

    amended = with_feeds(text, [TWO])

    assert amended.count("\n") == amended.count("\r\n")
    assert amended.endswith('"ko"\r\n\r\n# next\r\n[x]\r\na = 1\r\n')


def test_a_file_without_a_last_line_end_gets_one() -> None:
    assert with_feeds('[[feeds]]\nid = "a"', [ONE, TWO]) == f'[[feeds]]\nid = "a"\n\n{ADDED}'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('feeds = [{ id = "a" }]\n', "not written as"),
        ('[[feeds]]\nid = "a"\n[x]\na = 1\n[[feeds]]\nid = "b"\n', "stand together"),
    ],
)
def test_what_cannot_be_added_to_is_left_alone(text: str, says: str) -> None:
    with pytest.raises(CannotAmendError, match=says):
        with_feeds(text, [ONE])


def test_no_feed_changes_nothing() -> None:
    assert with_feeds(GRAIN, []) == GRAIN


def test_the_blocks_are_what_is_added() -> None:
    assert blocks([ONE, TWO]) == ADDED


def test_the_shipped_file_keeps_all_its_lines() -> None:
    text = config.default_text()

    amended = with_feeds(text, [ONE, TWO])

    assert amended.replace(f"\n{ADDED}", "") == text


@given(st.lists(st.builds(Feed, id=st.text(min_size=1), url=st.text(min_size=1)), max_size=3))
def test_whatever_they_are_called_the_rest_stays(feeds: list[Feed]) -> None:
    amended = tomllib.loads(with_feeds(GRAIN, feeds))

    added = amended["feeds"][1:]
    assert added == [{"id": feed.id, "url": feed.url} for feed in feeds]
    assert {**amended, "feeds": amended["feeds"][:1]} == tomllib.loads(GRAIN)
