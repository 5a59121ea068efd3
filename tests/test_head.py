"""What the head of a configuration says, where that is enough."""

from pathlib import Path

import pytest

from watchlist.configuration.head import digest, timezone

SEOUL = (
    'format = 1\ntimezone = "Asia/Seoul"\nlanguages = [\n  "en",\n]\n\n[[indicators]]\nid = "a"\n'
)


def zone_of(path: Path, text: str, known: str = "") -> str | None:
    data = text.encode()
    path.write_bytes(data)
    return timezone(path, known or digest(data))


def test_a_file_that_is_known_to_be_sound_tells_its_time_zone(tmp_path: Path) -> None:
    assert zone_of(tmp_path / "a.toml", SEOUL) == "Asia/Seoul"
    assert zone_of(tmp_path / "b.toml", "\ufeff" + SEOUL) == "Asia/Seoul"


@pytest.mark.parametrize(
    "text",
    [
        SEOUL.replace("timezone", "title"),
        SEOUL.replace('"en",', '["en"],'),  # cut where an array goes on
        'title = """\n[a]\ntimezone = "UTC"\n"""\ntimezone = "Asia/Seoul"\n',
        '[store]\ntimezone = "UTC"\n',
    ],
    ids=["none named", "array", "text", "in a table"],
)
def test_what_the_head_does_not_tell_for_certain_it_does_not_tell(
    tmp_path: Path, text: str
) -> None:
    assert zone_of(tmp_path / "a.toml", text) is None


def test_a_file_that_is_another_by_now_or_gone_tells_nothing(tmp_path: Path) -> None:
    assert zone_of(tmp_path / "a.toml", SEOUL, known=digest(b"")) is None
    assert timezone(tmp_path / "none.toml", digest(b"")) is None
