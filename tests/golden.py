"""Output kept as files: what changes there is reviewed like code."""

from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def agree(name: str, text: str, *, update: bool) -> None:
    """Assert that a text is what its file holds; rewrite the file where `--update-golden` asks."""
    path = FOLDER / name
    if update:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path}: `pytest --update-golden` rewrites it"
