"""The pages of `docs/` are true: followed in an empty folder, they print what they show."""

import re
import shutil
from pathlib import Path

import pytest

from conftest import DEMO_AT
from pages import Block, Reader, agrees, blocks
from watchlist import baseline, cluster, score, status

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture
def reader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Reader:
    def printed() -> tuple[str, str]:
        captured = capsys.readouterr()
        return captured.out, captured.err

    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "80")
    return Reader(folder, printed)


def test_the_tutorial_can_be_followed(reader: Reader) -> None:
    reader.follow((DOCS / "tutorial.md").read_text(encoding="utf-8"))

    assert len(reader.called) >= 7


def test_a_page_that_shows_something_else_is_found(reader: Reader) -> None:
    page = "Call:\n\n```sh\nwatchlist --version\n```\n\n```text\nwatchlist 9\n```\n"

    with pytest.raises(AssertionError, match="is not"):
        reader.follow(page)
    with pytest.raises(AssertionError, match="chekc"):
        reader.follow("Call:\n\n```sh\nwatchlist chekc\n```\n")


def test_a_cut_stands_for_any_lines() -> None:
    assert agrees("a\n…\nd\n", "a\nb\nc\nd\n")
    assert agrees("a\n…\nb\n", "a\nb\n")
    assert not agrees("a\n…\nd\n", "a\nb\nc\n")
    assert not agrees("a\n", "a\nb\n")


def test_a_block_is_found_with_the_line_above_it() -> None:
    assert list(blocks("Save as `x`:\n\n```toml\na = 1\n```\n")) == [
        Block("Save as `x`:", "toml", "a = 1\n")
    ]


def test_each_task_of_the_list_can_be_done(
    reader: Reader, kept: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the tasks write goes to a copy of the kept demo."""
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    config, store = tmp_path / "demo.toml", tmp_path / "demo.db"
    shutil.copy(kept[1], config)
    shutil.copy(kept[3], store)
    monkeypatch.setenv("WATCHLIST_CONFIG", str(config))
    monkeypatch.setenv("WATCHLIST_DB", str(store))
    monkeypatch.setenv("WATCHLIST_DEMO_PORT", "9")
    reader.at = DEMO_AT

    reader.follow((DOCS / "howto.md").read_text(encoding="utf-8"))

    assert len(reader.called) > 20
    assert config.read_bytes() == Path(kept[1]).read_bytes()


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    for link in re.findall(r"\]\((?!https?:)([^)#]*)(?:#[\w-]+)?\)", text):
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("method.md", f"against the {baseline.DAYS} days before them, with four days' guard"),
        ("method.md", f"Below {baseline.LEARNING_DAYS} days that were looked at"),
    ],
)
def test_figures_of_the_method_are_those_of_the_code(page: str, says: str) -> None:
    assert says in (DOCS / page).read_text(encoding="utf-8")
    assert (baseline.SUM_DAYS, baseline.GUARD_DAYS, cluster.WINDOW_DAYS) == (3, 4, 3)
    assert (status.CLEARING, status.HOLD.days, score.LEVEL_SHARE, score.SOLID) == (0.8, 3, 0.5, "C")
