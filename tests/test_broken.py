"""Configurations as people break them: each is told at its line and column, with what was meant."""

import json
from pathlib import Path

import pytest

from catalogue import say
from make import GRAIN
from watchlist.configuration.file import MAX_BYTES

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "broken.ndjson").read_text(encoding="utf-8").splitlines()
]
"""What is wrong, what of a sound configuration is replaced by what, and what is told."""


def written(text: str) -> tuple[bytes, ...]:
    """Return the text as editors leave it: plain, with a byte order mark, with CRLF."""
    return text.encode(), b"\xef\xbb\xbf" + text.encode(), text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_is_told_at_its_line_and_column(case: dict[str, str], tmp_path: Path) -> None:
    text = GRAIN.replace(case["old"], case["new"], 1)
    assert text != GRAIN
    file = tmp_path / "f.toml"
    place = ":" if case["told"][:1].isdigit() else ": "  # what is not there stands nowhere
    for data in written(text):
        file.write_bytes(data)

        lint = say("lint", "--config", file)

        errors = [line for line in lint.out.splitlines() if ": warning" not in line]
        assert (lint.code, errors) == (2, [f"{file}{place}{case['told']}"])
    check = say("check", "--config", file, "--db", tmp_path / "f.db")
    assert check.code == 2
    assert f"{file}{place}{case['told']}" in check.err
    assert not (tmp_path / "f.db").exists()


def test_there_are_enough_of_them() -> None:
    assert len({case["told"] for case in CASES}) >= 50


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (GRAIN.encode("utf-16"), "is in UTF-16"),
        (GRAIN.encode("utf-16-be"), "is in UTF-16 or no text at all"),
        (GRAIN.encode("utf-32"), "is in UTF-32"),
        (GRAIN.encode("euc-kr", "replace").replace(b"Grain", b"\xb0\xee"), ":2:10: byte 0xb0"),
        (GRAIN.encode() + b"#" * MAX_BYTES, "is over 10 MB"),
        (b"a = " + b"[" * 100_000, "is nested too deeply"),
        (b"\x7fELF\x02\x01\x01\0", ":1:1: not TOML: expected a key"),
    ],
    ids=["empty", "mark", "UTF-16", "UTF-16 BE", "UTF-32", "EUC-KR", "10 MB", "deep", "program"],
)  # fmt: skip
def test_what_is_no_configuration_is_told_as_a_whole(
    data: bytes, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "f.toml"
    file.write_bytes(data)

    lint = say("lint", "--config", file)

    assert lint.code == 2
    assert told in lint.out + lint.err
    assert "Traceback" not in lint.err
