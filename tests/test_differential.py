"""Documents as served all over the world, against what feedparser alone makes of them.

Every document that feedparser reads must give the same items with the same titles, links and
dates, once both are cleaned alike. What is kept different, and why:

  items without guid, link, title and text are left out: nothing tells them apart;
  the item in which a document breaks off is left out: its identity may be cut, too;
  dates that feedparser misreads are read (12-hour clocks), or unknown (offsets of +30:00);
  dates in languages that feedparser does not know are read;
  a document in Shift_JIS that nowhere says so is mojibake in both, in different letters.
"""

import calendar
import io
import json
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from watchlist.documents.clean import clean
from watchlist.documents.drafts import TITLE_LENGTH
from watchlist.documents.links import safe_link
from watchlist.fetchers import rss
from watchlist.model import Document, Entry, Fetched
from watchlist.settings import Feed, FetchLimits

BASE = "https://news.example/feed"

KEPT = {
    ("items", "fastfeedparser-osm-pl"): "cut in its last item",
    ("title", "feedparser-shiftjis"): "Shift_JIS that says nothing",
    ("date", "feed-rs-rss-2-0-nbcny"): "02:02:33 PM is 14:02",
    ("date", "rome-1-12-2-orig-tar-xz-sunnyvale"): "8:56 am PST is 16:56 UTC",
    ("date", "rome-1-12-2-orig-tar-xz-yweather"): "8:19 pm CEST is 18:19 UTC",
    ("date", "feed-rs-rss-2-0-ilmessaggero"): "mer, 16 nov 2022: feedparser has no Italian",
    ("date", "feed-rs-rss-1-0-example-1"): "+00:0 is no offset",
    ("date", "huginn-podcast-rss"): "+3000 is no offset",
}


@pytest.fixture(scope="module")
def theirs() -> ModuleType:
    return import_module("feedparser")


def date_of(entry: Mapping[str, Any]) -> datetime | None:
    for name in ("published_parsed", "updated_parsed", "created_parsed"):
        if parsed := dict.get(entry, name):  # type: ignore[call-overload]
            return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    return None


def differences(entry: Mapping[str, Any], ours: Entry) -> Iterator[str]:
    title = clean(entry.get("title", ""), TITLE_LENGTH)
    if title and title != ours.title:
        yield "title"
    if safe_link(entry.get("link", ""), BASE) != ours.url:
        yield "link"
    if date_of(entry) != ours.published:
        yield "date"


def says_something(entry: Mapping[str, Any]) -> bool:
    has_content = any(content.get("value") for content in entry.get("content", []))
    return has_content or any(entry.get(name) for name in ("id", "link", "title", "summary"))


def test_documents_are_read_as_feedparser_reads_them(shared: Path, theirs: ModuleType) -> None:
    folder = shared / "feed_documents"
    index = (folder / "index.ndjson").read_text(encoding="utf-8").splitlines()
    found: Counter[tuple[str, str]] = Counter()
    documents = entries = 0
    for row in map(json.loads, index):
        name = row["file"]
        body = (folder / name).read_bytes()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = theirs.parse(
                io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False
            )
        ours = rss.parse(Feed(id="f", url=BASE), Fetched("f", BASE, 200, body), FetchLimits())
        if row["format"].startswith("json"):  # feedparser reads none
            assert isinstance(ours, Document), name
            continue
        if not parsed.entries and not parsed.version:
            assert not isinstance(ours, Document), name
            continue
        documents += 1
        assert isinstance(ours, Document), f"{name}: {ours}"
        wanted = [entry for entry in parsed.entries if says_something(entry)]
        entries += len(wanted)
        if len(wanted) != len(ours.entries):
            found["items", name] += 1
        for entry, our_entry in zip(wanted, ours.entries, strict=False):
            found.update((kind, name) for kind in differences(entry, our_entry))

    unexpected = [
        (kind, name) for kind, name in found
        if not any(kind == kept and part in name for kept, part in KEPT)
    ]  # fmt: skip
    print(f"{documents} documents, {entries} items, {sum(found.values())} kept apart")  # noqa: T201
    assert not unexpected
    assert len(found) == len(KEPT), "a difference that is listed is gone: take it off the list"
