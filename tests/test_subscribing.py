"""`feeds add`, `feeds import`, `feeds export`, as they are used."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from make import GRAIN
from server import FeedServer, Reply, Route, rss
from watchlist import config
from watchlist.commands import run

LINK = '<link rel="alternate" type="application/rss+xml" title="{0}" href="{1}">'
HTML = (("Content-Type", "text/html; charset=utf-8"),)
PAGE = "<!doctype html><html><head>{}</head>"


@pytest.fixture
def server() -> Iterator[FeedServer]:
    routes: dict[str, Route] = {
        "/news": Reply(rss("Wheat port under blockade")),
        "/ports.xml": Reply(rss("Port reopens", "Port closes")),
        "/one": Reply(PAGE.format(LINK.format("Ports", "ports.xml")), headers=HTML),
        "/two": Reply(
            PAGE.format(LINK.format("All", "/all.xml") + LINK.format("Ports", "ports.xml")),
            headers=HTML,
        ),
        "/none": Reply(PAGE.format("<title>No feed</title>"), headers=HTML),
        "/old": Reply("", 301, (("Location", "/ports.xml"),)),
    }
    with FeedServer(routes) as running:
        yield running


@pytest.fixture
def file(server: FeedServer, tmp_path: Path) -> Path:
    file = tmp_path / "grain.toml"
    text = f'# mine\n{GRAIN}\n[fetch]   # here\nallow_hosts = ["{server.place}"]\n'
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    return file


Capture = pytest.CaptureFixture[str]


def added(file: Path, before: str) -> list[str]:
    """Return the lines that are new, after making sure that all others are still there."""
    lines = before.splitlines()
    text = file.read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(text) if lines[i : i + 1] != [line])
    new = text[start : start + len(text) - len(lines)]
    assert text[:start] + text[start + len(new) :] == lines
    return new


@pytest.mark.parametrize(("path", "asked"), [("/ports.xml", 1), ("/one", 2), ("/old", 2)])
def test_a_feed_or_the_feed_of_a_page_is_added(
    path: str, asked: int, file: Path, server: FeedServer, capsys: Capture
) -> None:
    before = file.read_text(encoding="utf-8")

    assert run(["feeds", "add", server.url(path), "--config", str(file)]) == 0

    new = added(file, before)
    printed = capsys.readouterr()
    assert f'url = "{server.url("/ports.xml")}"' in new
    assert printed.out.splitlines() == [line for line in new if line]
    assert "1 feed added, 0 there already; next: `watchlist check`" in printed.err
    assert len(server.asked) == asked
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(config.load(file).feeds) == 2


def test_of_several_one_is_picked_and_all_are_listed(
    file: Path, server: FeedServer, capsys: Capture
) -> None:
    options = ["--config", str(file), "--id", "ports"]

    assert run(["feeds", "add", server.url("/two"), *options, "--pick", "2"]) == 0

    printed = capsys.readouterr()
    assert f"  1. {server.url('/all.xml')}  All\n" in printed.err
    assert "the page names 2 feeds, this is number 2; `--pick N` takes another" in printed.err
    assert config.load(file).feeds[1].id == "ports"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/none", 'not_a_feed: an HTML page, title "No feed"'),
        ("/nowhere", "http_status: HTTP 404"),
        ("/two", "/all.xml, which the page names: http_status"),
        ("/one --pick 3", "there is no feed 3 on the page, it names 1"),
    ],
)
def test_where_there_is_no_feed_nothing_is_written(
    path: str, says: str, file: Path, server: FeedServer, capsys: Capture
) -> None:
    before = file.read_bytes()
    where, *more = path.split()

    assert run(["feeds", "add", server.url(where), *more, "--config", str(file)]) == 1

    said = capsys.readouterr().err
    assert says in said
    assert "hint: " in said
    assert file.read_bytes() == before


def test_a_feed_that_is_there_is_not_added_again(
    file: Path, server: FeedServer, capsys: Capture
) -> None:
    run(["feeds", "add", server.url("/ports.xml"), "--config", str(file), "--id", "p"])
    before = file.read_bytes()
    capsys.readouterr()

    assert run(["feeds", "add", server.url("/one"), "--config", str(file)]) == 0

    assert "/ports.xml is there already, as p\n" in capsys.readouterr().err
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["wire-en", "not an id"])
def test_an_id_that_cannot_be_is_refused(
    name: str, file: Path, server: FeedServer, capsys: Capture
) -> None:
    before = file.read_bytes()

    assert run(["feeds", "add", server.url("/one"), "--config", str(file), "--id", name]) == 2

    assert "feeds[1].id" in capsys.readouterr().err
    assert file.read_bytes() == before


@pytest.mark.parametrize("command", [["add", "https://x.example/"], ["import", "x.opml"]])
def test_the_shipped_configuration_is_not_changed(command: list[str], capsys: Capture) -> None:
    assert run(["feeds", *command]) == 2
    assert "hint: `watchlist init` writes a copy" in capsys.readouterr().err


def test_a_file_that_no_program_can_add_to_is_left_and_the_block_shown(
    server: FeedServer, file: Path, capsys: Capture
) -> None:
    text = file.read_text(encoding="utf-8") + '\n[[feeds]]\nid = "far"\nurl = "https://f.example"\n'
    file.write_text(text, encoding="utf-8")

    assert run(["feeds", "add", server.url("/one"), "--config", str(file)]) == 2

    said = capsys.readouterr().err
    assert "its [[feeds]] do not stand together\nhint: add this yourself:\n\n[[feeds]]" in said
    assert file.read_text(encoding="utf-8") == text


OPML = """\
<?xml version="1.0" encoding="iso-8859-1"?>
<opml version="1.1"><head><title>Mine</title></head><body><outline text="Häfen">
<outline text="Häfen heute" xmlUrl="https://haefen.example/rss" language="de"/>
<outline text="Wire" xmlUrl="https://wire.example/rss"/>
<outline text="Häfen heute" xmlUrl="https://wire.example/de"/>
<outline text="Mail" xmlUrl="mailto:x@y.example"/>
</outline></body></opml>
"""


def test_an_opml_file_is_imported_and_what_is_known_or_wrong_is_said(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    listed = tmp_path / "mine.opml"
    listed.write_bytes(OPML.encode("latin-1"))
    before = file.read_text(encoding="utf-8")

    assert run(["feeds", "import", str(listed), "--config", str(file)]) == 5

    assert [line for line in added(file, before) if line] == [
        "[[feeds]]", 'id = "hafen-heute"', 'url = "https://haefen.example/rss"', 'language = "de"',
        "[[feeds]]", 'id = "hafen-heute-2"', 'url = "https://wire.example/de"', 'source = "wire"',
    ]  # fmt: skip
    said = capsys.readouterr().err
    assert "https://wire.example/rss is there already, as wire-en" in said
    assert "mine.opml: Mail: mailto:x@y.example: only http and https can be fetched" in said
    assert "feeds[1]: no `source`" in said
    assert "2 feeds added, 1 there already; next:" in said


def test_import_of_an_export_changes_nothing(file: Path, tmp_path: Path, capsys: Capture) -> None:
    before = file.read_bytes()
    listed = tmp_path / "out.opml"

    assert run(["feeds", "export", str(listed), "--config", str(file)]) == 0
    assert run(["feeds", "import", str(listed), "--config", str(file)]) == 0

    assert file.read_bytes() == before
    assert "0 feeds added, 1 there already\n" in capsys.readouterr().err


def test_an_export_says_what_it_leaves_out(capsys: Capture) -> None:
    assert run(["feeds", "export", "-"]) == 0

    printed = capsys.readouterr()
    assert printed.out.startswith("<?xml")
    assert "is left out: only watchlist reads what `" in printed.err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<rss/>", "expected <opml> as the root"),
        ("{}", "not XML: line 1, column 1"),
        ("<!DOCTYPE x><opml/>", "it declares a DTD"),
    ],
)
def test_what_is_no_opml_is_refused(
    content: str, says: str, file: Path, tmp_path: Path, capsys: Capture
) -> None:
    listed = tmp_path / "bad.opml"
    listed.write_text(content, encoding="utf-8")

    assert run(["feeds", "import", str(listed), "--config", str(file)]) == 2
    assert f"bad.opml: {says}" in capsys.readouterr().err


def test_a_list_without_a_feed_says_so(file: Path, tmp_path: Path, capsys: Capture) -> None:
    listed = tmp_path / "empty.opml"
    listed.write_text("<opml version='2.0'><body/></opml>", encoding="utf-8")

    assert run(["feeds", "import", str(listed), "--config", str(file)]) == 0
    assert "it names no feed: no outline in it has an xmlUrl" in capsys.readouterr().err
    assert run(["feeds", "import", str(tmp_path / "no.opml"), "--config", str(file)]) == 2
