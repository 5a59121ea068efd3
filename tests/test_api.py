"""What programs import: the page about it is run, and each name does what it says."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from make import GRAIN, NOW, days
from server import FeedServer, Reply, rss
from watchlist import api

PAGE = Path(__file__).parents[1] / "docs" / "python.md"
BLOCKED = {"title": "Wheat port of Odesa under blockade", "source": "wire"}


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer({"/news": Reply(rss(BLOCKED["title"]))}) as running:
        yield running


@pytest.fixture
def config(server: FeedServer, tmp_path: Path) -> api.Config:
    file = tmp_path / "grain.toml"
    text = GRAIN.replace("https://wire.example/rss", server.url("/news"))
    file.write_text(f'{text}\n[fetch]\nallow_hosts = ["{server.place}"]\n', encoding="utf-8")
    return api.load(file)


def test_the_page_about_it_prints_what_it_shows() -> None:
    """What it prints is what the shipped configuration says of three headlines."""
    code, shown = re.findall(r"```(?:python|text)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)

    result = subprocess.run(  # noqa: S603  our own page
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert result.stdout == shown


def test_the_page_names_all_there_is_to_call() -> None:
    named = set(re.findall(r"^\| `(\w+)\(", PAGE.read_text("utf-8"), re.MULTILINE))

    assert named == {name for name in api.__all__ if name.islower()} | {"Store"}


def test_check_asks_and_render_prints(config: api.Config) -> None:
    with api.Store(":memory:") as store:
        report = api.check(config, store, NOW)

    tree = json.loads(api.render(report, "json"))
    jsonschema.validate(tree, dict(api.schema_of("check")))
    assert tree["items"]["new"] == 1
    assert "Grain" in api.render(report, width=60)
    assert api.render(report, "nagios").startswith("WATCHLIST ")


def test_a_time_without_a_zone_is_refused(config: api.Config) -> None:
    naive = NOW.replace(tzinfo=None)

    with pytest.raises(ValueError, match="no time zone"):
        api.assess(config, (), naive)
    with api.Store(":memory:") as store, pytest.raises(ValueError, match="no time zone"):
        api.check(config, store, naive)


def test_a_style_that_is_none_is_a_wrong_usage(config: api.Config) -> None:
    with api.Store(":memory:") as store:
        report = api.check(config, store, NOW)

    with pytest.raises(api.WatchlistError, match="no style 'pdf'") as caught:
        api.render(report, "pdf")

    assert "table" in caught.value.hint


def test_items_are_read_told_apart_and_judged(config: api.Config) -> None:
    rows = [
        {**BLOCKED, "source": source, "published": (NOW - days(back)).isoformat()}
        for source, back in (("wire", 1), ("daily", 1), ("post", 9))
    ]

    told = api.cluster(api.read(config, rows))
    (verdict,) = api.assess(config, told, NOW)
    (before,) = api.assess(config, told, NOW - days(5))

    assert [one.item.seen for one in told] == sorted(one.item.seen for one in told)
    assert len({one.item.story for one in told}) == 2
    assert len(verdict.evidence) == 2
    assert len(before.evidence) == 1


def test_items_of_another_program_may_be_ours(config: api.Config) -> None:
    (one,) = api.read(config, [{**BLOCKED, "published": "2026-03-01T00:00:00Z"}])
    (again,) = api.read(config, [one.item])

    assert again == one
    assert one.item.seen == datetime(2026, 3, 1, tzinfo=UTC)


def test_an_object_that_is_no_item_says_so(config: api.Config) -> None:
    with pytest.raises(ValueError, match="title: expected a text"):
        list(api.read(config, [{"published": "2026-03-01"}]))
