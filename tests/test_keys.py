"""Every key can be explained, and the page that lists them is what the types say."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from watchlist import config
from watchlist.configuration.keys import tables
from watchlist.errors import UsageError

ROOT = Path(__file__).parent.parent


class TestDescribe:
    def test_a_key_is_described_wherever_it_stands(self) -> None:
        text = config.describe("title")

        assert [line for line in text.splitlines() if not line.startswith(" ") and line] == [
            "title", "indicators.title", "indicators.stages.title", "indicators.triggers.title",
            "tests.title", "scenarios.items.title",
        ]  # fmt: skip

    def test_type_bounds_names_and_default_are_said(self) -> None:
        assert config.describe("sources.reliability") == (
            "sources.reliability\n"
            "  NATO Admiralty code, A to F.\n"
            "  where: under [[sources]]\n"
            "  type: text\n"
            "  one of: A, B, C, D, E, F\n"
            '  default: "F"\n'
        )
        assert "bounds: above 0, at most 1\n" in config.describe("indicators[0].signals[3].weight")
        assert "none: the key is required" in config.describe("about")
        assert "also: text" in config.describe("text")
        assert "keys: id, title" in config.describe("stages")

    def test_an_unknown_key_is_told_with_the_nearest(self) -> None:
        with pytest.raises(UsageError, match="did you mean 'weight'") as caught:
            config.describe("signals.wieght")

        assert "[[indicators.signals]]" in caught.value.hint


def test_every_table_and_key_has_a_meaning() -> None:
    for table in tables():
        assert table.doc
        for key in table.keys:
            assert key.doc, key.path
            assert key.kind, key.path
            assert config.describe(key.path).startswith(f"{key.path}\n")


def reference(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script that writes `docs/`."""
    return subprocess.run(  # noqa: S603  our own script
        [sys.executable, ROOT / "tools" / "reference.py", *arguments],
        capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip


def test_the_page_on_the_configuration_is_up_to_date() -> None:
    ran = reference("--check")

    assert (ran.returncode, ran.stderr) == (0, "")
