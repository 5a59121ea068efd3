"""Archives on disk: every kind of file, compressed or not, in parts that leave nothing out."""

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from watchlist.backtests import archive
from watchlist.backtests.archive import DOCUMENTS, Part, parts, rows
from watchlist.errors import UsageError

ROWS = [{"title": "Rain", "published": "2026-01-02"}, {"title": "Снег", "published": "2026-01-03"}]
LINES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
TABLE = "title,published\nRain,2026-01-02\nСнег,2026-01-03\n"
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "": bytes, ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress,
}  # fmt: skip


def read(*paths: Path) -> list[object]:
    return [row for part in parts(paths) for _, row in rows(part)]


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ndjson", LINES), ("a.jsonl", LINES), ("a.csv", TABLE),
        ("a.tsv", TABLE.replace(",", "\t")), ("a.json", json.dumps(ROWS)),
        ("a.json", json.dumps({"items": ROWS})), ("A.NDJSON", LINES),
        ("a.csv", "\ufeff" + TABLE.replace("\n", "\r\n")),
    ],
)  # fmt: skip
def test_each_kind_of_file_gives_its_rows(
    tmp_path: Path, name: str, text: str, packing: str
) -> None:
    path = tmp_path / f"{name}{packing}"
    path.write_bytes(PACKED[packing](text.encode()))

    assert read(path) == ROWS


def test_parquet_gives_its_rows_by_row_groups(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    at = datetime(2026, 1, 2, 3, tzinfo=UTC)
    table = pa.table({"title": ["Rain", "Snow", None], "published": [at, at, None]})
    parquet.write_table(table, path, row_group_size=2)

    assert [part.start for part in parts([path])] == [0, 1]
    assert read(path) == [
        {"title": "Rain", "published": "2026-01-02T03:00:00+00:00"},
        {"title": "Snow", "published": "2026-01-02T03:00:00+00:00"},
        {"title": None, "published": None},
    ]


def test_a_file_that_is_no_parquet_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_text("title")

    with pytest.raises(UsageError, match="no Parquet file"):
        parts([path])


@given(
    lengths=st.lists(st.integers(0, 40), max_size=20),
    size=st.integers(1, 60),
    end=st.sampled_from(["", "\n"]),
)
def test_however_a_file_is_parted_each_line_is_read_once(
    tmp_path_factory: pytest.TempPathFactory, lengths: list[int], size: int, end: str
) -> None:
    texts = [json.dumps({"title": str(n) + "x" * length}) for n, length in enumerate(lengths)]
    data = ("\n".join(texts) + (end if texts else "")).encode()
    path = tmp_path_factory.mktemp("parted") / "a.ndjson"
    path.write_bytes(data)
    cut = [
        Part((str(path),), ".ndjson", start, start + size if start + size < len(data) else None)
        for start in range(0, max(1, len(data)), size)
    ]

    found = [row for part in cut for _, row in rows(part)]

    assert found == [json.loads(text) for text in texts]


def test_a_large_file_is_several_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PART_BYTES", 30)
    path = tmp_path / "a.ndjson"
    path.write_text(LINES, encoding="utf-8")

    assert [(part.start, part.end) for part in parts([path])] == [
        (0, 30), (30, 60), (60, 90), (90, None),
    ]  # fmt: skip
    assert read(path) == ROWS


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.ndjson", '{"title": \n', "no JSON"),
        ("a.ndjson", "[1]\n", "expected a JSON object, got a list"),
        ("a.json", "{", "no JSON"),
        ("a.json", '{"rows": []}', "expected a list of objects"),
        ("a.json", "[7]", "expected a JSON object, got a number"),
        ("a.csv", 'title\n"' + "x" * 2_000_000, "field larger than field limit"),
    ],
)
def test_what_is_no_row_is_told_with_its_place(
    tmp_path: Path, name: str, text: str, why: str
) -> None:
    path = tmp_path / name
    path.write_text(text)

    ((where, row),) = [found for part in parts([path]) for found in rows(part)]

    assert where.startswith(str(path))
    assert isinstance(row, ValueError)
    assert why in str(row)


def test_blank_lines_and_empty_cells_are_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_text("\n  \n" + LINES)
    (tmp_path / "b.csv").write_text("title,url\nRain,\n")

    assert read(tmp_path) == [*ROWS, {"title": "Rain"}]


def test_a_file_that_is_cut_off_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson.gz"
    path.write_bytes(gzip.compress(LINES.encode())[:-12])

    with pytest.raises(UsageError, match=r"a\.ndjson\.gz"):
        read(path)


@pytest.mark.parametrize("damage", [slice(-12, None), slice(10, 14)], ids=["cut off", "bad bytes"])
def test_a_saved_document_that_is_damaged_is_an_error(tmp_path: Path, damage: slice) -> None:
    path = tmp_path / "a.xml.gz"
    packed = bytearray(gzip.compress(LINES.encode()))
    packed[damage] = b"\xff\xff\xff\xff"
    path.write_bytes(packed)

    with pytest.raises(UsageError, match=r"a\.xml\.gz") as caught:
        archive.body(path)

    assert "damaged" in caught.value.hint


@pytest.mark.parametrize("name", ["missing.csv", "notes.txt", "empty"])
def test_what_is_no_archive_is_a_wrong_usage(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("")
    (tmp_path / "empty").mkdir()

    with pytest.raises(UsageError, match=name) as caught:
        parts([tmp_path / name])

    assert caught.value.hint


def test_saved_documents_of_a_feed_are_one_part_in_the_order_of_their_names(
    tmp_path: Path,
) -> None:
    saved = ("nk/2026-01-02.xml", "nk/2026-01-01.xml.gz", "all/world.2026-01-01.rss")
    beside = ("all/asia.2026-01-01.rss", "all/world.2026-01-02.rss", "all/notes.txt")
    for name in saved + beside:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")

    found = [[Path(one).name for one in part.paths] for part in parts([tmp_path])]

    assert found == [
        ["asia.2026-01-01.rss"],
        ["world.2026-01-01.rss", "world.2026-01-02.rss"],
        ["2026-01-01.xml.gz", "2026-01-02.xml"],
    ]
    assert all(part.is_saved for part in parts([tmp_path]))
    assert DOCUMENTS[0] == parts([tmp_path])[0].kind


@pytest.mark.parametrize(
    ("name", "feed", "at"),
    [
        ("nk/2026-01-31T06.xml", "nk", datetime(2026, 1, 31, 6, tzinfo=UTC)),
        ("nk/2026-01-31.xml", "nk", datetime(2026, 1, 31, 23, 59, 59, tzinfo=UTC)),
        ("nk/2026-01-31T0600Z.xml", "nk", datetime(2026, 1, 31, 6, tzinfo=UTC)),
        ("nk/20260131T060102Z.xml", "nk", datetime(2026, 1, 31, 6, 1, 2, tzinfo=UTC)),
        ("x/yonhap.2026-01-31_06-01-02.xml.gz", "yonhap",
         datetime(2026, 1, 31, 6, 1, 2, tzinfo=UTC)),
        ("x/yonhap-2026-01-31.rss", "yonhap", datetime(2026, 1, 31, 23, 59, 59, tzinfo=UTC)),
        ("x/yonhap.xml", "yonhap", None),
        ("x/yonhap.XML.GZ", "yonhap", None),
        ("nk/2026-13-31.xml", "nk", None),
    ],
)  # fmt: skip
def test_a_name_says_which_feed_was_saved_and_when(
    name: str, feed: str, at: datetime | None
) -> None:
    assert archive.feed_of(Path(name)) == feed
    assert archive.saved_at(Path(name)) == at


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        archive.body(tmp_path / "gone.xml")
