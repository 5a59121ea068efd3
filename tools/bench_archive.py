# ruff: noqa: INP001  beside a script, no package
"""What going through an archive costs: reading it, joining its stories, judging its days."""

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from tools.bench_data import NOW, texts

from watchlist.backtest import backtest, joined
from watchlist.backtests import archive
from watchlist.backtests.archived import merge
from watchlist.backtests.harvest import harvest
from watchlist.settings import Config

DAYS: Final = 180
ITEMS: Final = 40_000
MANY: Final = 100_000_000


def archives(settings: Config) -> Iterator[Sequence[object]]:
    """Yield how long each part of a backtest takes: what, items, seconds, items a second."""
    sources = [source.id for source in settings.sources]
    for share in (0.05, 1.0):
        count = ITEMS if share < 1 else ITEMS // 4
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "archive.ndjson"
            with path.open("w", encoding="utf-8") as out:
                for n, (title, summary) in enumerate(texts(settings, count, share)):
                    at = NOW - timedelta(days=DAYS) * (1 - n / count)
                    row = {
                        "title": title, "summary": summary, "published": at.isoformat(),
                        "source": sources[n % len(sources)], "url": f"https://n.example/{n}",
                    }  # fmt: skip
                    out.write(json.dumps(row) + "\n")
            began = time.process_time()
            read = merge(harvest(settings, part) for part in archive.parts([path]))
            done = time.process_time()
            whole = joined(read)
            told = time.process_time()
            days = (NOW - timedelta(days=DAYS - 1)).date(), NOW.date()
            for _ in backtest(settings, whole, *days):
                pass
            over = time.process_time()
        kind = f"1 in {round(1 / share)} topical" if share < 1 else "all topical"
        for name, number, seconds in (
            (f"read, {kind}", count, done - began),
            ("stories joined", len(whole.told), told - done),
            (f"{DAYS} days judged", len(whole.told), over - told),
        ):
            yield name, f"{number:,}", f"{seconds:.1f} s", f"{number / seconds:,.0f}"
        if share < 1:
            hours = MANY * (done - began) / count / 3600
            yield f"so 100 million items, {kind}", f"{MANY:,}", f"{hours:.1f} processor hours", ""
