"""The scanner finds what it is there to find."""

import json

import pytest

from scanner import SCANNERS, found_in


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("table", "a\x1b[31mred"), ("table", "a\u202eb"), ("table", "a\u200bb"),
        ("nagios", "OK\x07"),
        ("json", json.dumps({"title": "a\x9bb"})), ("json", json.dumps({"title": "a <b>b</b>"})),
        ("json", json.dumps({"url": "javascript:alert(1)"})), ("ndjson", '{"title": "a\\nb"}\n'),
        ("csv", "title\n=1+1\n"), ("csv", "title\n \uff1d1\n"), ("csv", "a,b\n1\n"),
        ("csv", 'title\n"a\nb"\n'),
        ("html", "<p onclick='x'>a</p>"), ("html", "<script>a</script>"), ("html", "<img src='x'>"),
        ("html", "<link rel='icon' href='https://a/'>"),
        ("html", "<link rel='stylesheet' href='data:image/a'>"),
        ("html", "<a href='javascript:a'>a</a>"), ("markdown", "a <b>b</b>"),
        ("markdown", "[a](javascript:b)"),
    ],
)  # fmt: skip
def test_what_a_feed_could_smuggle_in_is_found(style: str, text: str) -> None:
    assert found_in(style, text)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("table", "북한 – a é 😀\n"), ("json", json.dumps({"title": "a < b", "url": "https://a/"})),
        ("csv", "title,points\n'=1,-0.5\n"), ("markdown", "- [a\\<b\\>](<https://a.example/b>)<br>c"),
        ("html", "<p><a href='https://a/'>a</a></p>"),
        ("html", "<link rel='icon' href='data:image/a'>"), ("ndjson", '{"guid": "<a>"}\n'),
    ],
)  # fmt: skip
def test_what_does_no_harm_is_left_alone(style: str, text: str) -> None:
    assert not found_in(style, text)


def test_it_knows_all_formats_that_a_program_reads() -> None:
    assert set(SCANNERS) == {"json", "ndjson", "csv", "html", "markdown"}
