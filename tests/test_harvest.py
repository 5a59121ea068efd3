"""What is read out of an archive's parts: alike on one process, on several, and on a cluster."""

import json
import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from watchlist import config
from watchlist.backtests import archive
from watchlist.backtests.archive import parts
from watchlist.backtests.archived import FEED, Harvest, merge
from watchlist.backtests.harvest import harvest
from watchlist.engines import harvests
from watchlist.errors import UsageError
from watchlist.settings import Config
from watchlist.verdict import Delivery

TITLES = (
    "North Korea launches spy satellite from Sohae",
    "Thousands of North Korean workers arrive in Russia",
    "Russian tanker unloads oil at North Korean port",
    "Local team wins the cup",
)
RSS = '<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'
ITEM = "<item><title>{title}</title><guid>{guid}</guid>{date}</item>"


@pytest.fixture(scope="module")
def shipped() -> Config:
    return config.parse(config.default_text(), "indicators.toml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty items in files of which each is several parts."""
    monkeypatch.setattr(archive, "PART_BYTES", 500)
    for number in range(2):
        lines = [
            json.dumps({"title": f"{TITLES[n % 4]} ({n})", "published": f"2026-01-{n + 1:02}",
                        "source": "yonhap"})
            for n in range(number * 20, number * 20 + 20) if n < 31
        ]  # fmt: skip
        (tmp_path / f"{number}.ndjson").write_text("\n".join(lines))
    return tmp_path


def read(shipped: Config, folder: Path, engine: str) -> Harvest:
    done: list[tuple[int, int]] = []
    cut = parts([folder])
    found = merge(harvests(engine, shipped, cut, lambda *how_far: done.append(how_far)))
    assert done == [(n, len(cut)) for n in range(1, len(cut) + 1)]
    return found


def test_items_that_say_something_are_kept_and_all_are_counted(
    shipped: Config, folder: Path
) -> None:
    found = read(shipped, folder, "local:1")

    assert (found.items, found.refusals) == (31, 0)
    assert {one.item.title.partition(" (")[0] for one in found.told} == set(TITLES[:3])
    assert found.deliveries[0] == Delivery(date(2026, 1, 1), FEED, 1)


def test_several_processes_find_the_same(shipped: Config, folder: Path) -> None:
    assert read(shipped, folder, "local:2") == read(shipped, folder, "local:1")


@pytest.mark.parametrize("engine", ["spark", "local:none", "local:0", "dask://127.0.0.1:1"])
def test_an_engine_that_cannot_be_used_is_a_wrong_usage(
    shipped: Config, folder: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dask = pytest.importorskip("watchlist.engines.dask")
    monkeypatch.setattr(dask, "_CONNECT_SECONDS", 1)

    with pytest.raises(UsageError) as caught:
        list(harvests(engine, shipped, parts([folder]), lambda *_: None))

    assert caught.value.hint


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    distributed = pytest.importorskip("distributed", reason="an extra: watchlist[dask]")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as made:
        yield made


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_loses_a_worker_finds_the_same(
    shipped: Config, folder: Path, cluster: object
) -> None:
    address = getattr(cluster, "scheduler_address", "").replace("tcp:", "dask:")
    cut = parts([folder])
    victims = [worker.pid for worker in getattr(cluster, "workers", {}).values()]
    killed: list[int] = []

    def kill_one(done: int, _of: int) -> None:
        if done == 1:
            killed.append(victims[0])
            os.kill(victims[0], signal.SIGKILL)
            time.sleep(0.2)

    found = merge(harvests(address, shipped, cut, kill_one))

    assert len(victims) == 2
    assert killed
    assert found == read(shipped, folder, "local:1")


def saved(folder: Path, name: str, *items: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(RSS.format(items="".join(items)))


def an_item(number: int, written: str = "") -> str:
    date_ = f"<pubDate>{written}</pubDate>" if written else ""
    return ITEM.format(title=TITLES[number], guid=f"g{number}", date=date_)


def test_saved_documents_give_each_item_once_as_first_seen(shipped: Config, tmp_path: Path) -> None:
    feed = shipped.feeds[0].id
    dated = an_item(0, "Thu, 01 Jan 2026 05:00:00 GMT")
    saved(tmp_path, f"{feed}/2026-01-01T06.xml", dated)
    saved(tmp_path, f"{feed}/2026-01-02T06.xml", an_item(1), dated)
    saved(tmp_path, f"{feed}/2026-01-03T06.xml", "<broken")
    (tmp_path / feed / "2026-01-04T06.xml").write_text("<html><body>Log in</body></html>")

    (part,) = parts([tmp_path])
    found = harvest(shipped, part)

    assert [(one.item.title, one.item.seen) for one in found.told] == [
        (TITLES[0], datetime(2026, 1, 1, 6, tzinfo=UTC)),
        (TITLES[1], datetime(2026, 1, 2, 6, tzinfo=UTC)),
    ]
    assert {one.item.feed for one in found.told} == {feed}
    assert (found.items, found.refused[-1].where) == (2, part.paths[-1])


def test_without_a_time_in_its_name_a_document_dates_its_items_itself(
    shipped: Config, tmp_path: Path
) -> None:
    saved(tmp_path, "other.xml", an_item(0, "Thu, 01 Jan 2026 05:00:00 GMT"), an_item(1))

    found = harvest(shipped, parts([tmp_path])[0])

    assert [(one.item.feed, one.item.seen.hour) for one in found.told] == [(FEED, 5)]
    assert [one.why for one in found.refused] == ["no date, so no day of its own"]


def test_lines_that_are_no_items_are_counted_and_the_first_are_told(
    shipped: Config, tmp_path: Path
) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text('{"title": "x"}\n' * 25 + "[]\n" + '{"title": "x", "date": "2026-01-02"}\n')

    found = harvest(shipped, parts([path])[0])

    assert (found.items, found.refusals, len(found.refused)) == (1, 26, 20)
    assert found.refused[1].where == f"{path}: byte 15"
