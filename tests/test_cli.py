"""The command line as scripts and people use it: results, messages, exit codes."""

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest

from make import GRAIN, NOW
from server import FeedServer, Reply, rss
from watchlist.commands import run
from watchlist.lock import exclusive
from watchlist.schema import schema

AT = "2026-01-15T18:00:00Z"
BLOCKED = "Wheat port of Odesa under blockade, ministry says"


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer({"/news": Reply(rss(BLOCKED, "Weather stays fine"))}) as running:
        yield running


@pytest.fixture
def options(server: FeedServer, tmp_path: Path) -> list[str]:
    """A configuration that watches the server, and a store, as options."""
    file = tmp_path / "grain.toml"
    text = GRAIN.replace("https://wire.example/rss", server.url("/news"))
    file.write_text(f'{text}\n[fetch]\nallow_hosts = ["{server.place}"]\n', encoding="utf-8")
    return ["--config", str(file), "--db", str(tmp_path / "grain.db"), "--at", AT]


def err_of(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def out_of(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_check_prints_json_and_nothing_else(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", *options, "--json"]) == 0

    printed = capsys.readouterr()
    tree = json.loads(printed.out)
    jsonschema.validate(tree, schema("check"))
    assert tree["items"] == {"seen": 2, "new": 2, "relevant": 1}
    assert tree["baseline"] is True
    assert printed.err == ""


def test_status_prints_what_check_said(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options, "--json"])
    checked = out_of(capsys)

    assert run(["status", *options, "--json"]) == 0
    assert out_of(capsys) == checked


def test_status_shows_times_in_the_zone_that_the_configuration_names_by_now(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(options[1])
    text = file.read_text(encoding="utf-8")
    file.write_text(f'timezone = "Asia/Seoul"\n{text}', encoding="utf-8")
    run(["check", *options])
    capsys.readouterr()

    run(["status", *options])
    assert "16 Jan 2026 03:00" in out_of(capsys)
    file.write_text(text, encoding="utf-8")
    run(["status", *options])
    assert "15 Jan 2026 18:00" in out_of(capsys)


def test_status_says_first_what_is_wrong_with_the_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["status", "--config", str(tmp_path / "none.toml")]) == 2
    assert "no such file" in capsys.readouterr().err


@pytest.mark.parametrize("style", ["table", "json", "ndjson", "csv", "markdown"])
@pytest.mark.parametrize("command", ["check", "status", "feeds"])
def test_every_format_prints_something(
    command: str, style: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options])
    out_of(capsys)

    assert run([command, *options, "--format", style]) == 0
    assert out_of(capsys).endswith("\n")


def test_a_format_that_a_command_does_not_know_is_refused_before_anything_is_done(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["feeds", *options, "--format", "nagios"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "does not print 'nagios'\nhint: it prints table, json, ndjson, csv, m" in printed.err
    assert not server.asked


def test_nagios_is_told_in_a_line_and_its_own_exit_code(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    for reply, state, code in (
        (Reply(rss("Weather stays fine")), "WATCHLIST OK - all quiet; 1 of 1 feeds ok | ", 0),
        (Reply(status=404), "WATCHLIST UNKNOWN - ", 3),
    ):
        server.routes["/news"] = reply
        Path(options[3]).unlink(missing_ok=True)
        for command in ("check", "status"):
            assert run([command, *options, "--format", "nagios"]) == code
            (line,) = out_of(capsys).splitlines()
            assert line.startswith(state)


def test_nagios_is_told_unknown_where_the_command_fails(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["status", *options, "--format", "nagios"]) == 3
    assert out_of(capsys).startswith("WATCHLIST UNKNOWN - there is no store")


def test_machines_are_told_that_all_is_calm_even_where_quiet_is_wanted(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/news"] = Reply(rss("Weather stays fine"))
    run(["check", *options])
    out_of(capsys)
    later = [*options[:-1], "2026-01-15T19:00:00Z"]

    assert run(["check", *later, "--quiet", "--format", "prometheus"]) == 0
    assert "watchlist_run_timestamp_seconds 1768503600" in out_of(capsys)


def test_show_and_explain_find_what_was_stored(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options, "--json"])
    first = json.loads(out_of(capsys))["indicators"][0]
    indicator = first["id"]

    assert run(["show", indicator, *options]) == 0
    assert BLOCKED[:20] in out_of(capsys)
    for name in ("https://news.example/0", first["evidence"][0]["story"][:6]):
        assert run(["explain", name, *options]) == 0
        assert "Odesa" in out_of(capsys)


def test_a_dead_feed_is_a_line_and_blind_is_3(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/news"] = Reply(status=404)

    assert run(["check", *options]) == 3
    printed = out_of(capsys)
    assert "BLIND" in printed
    assert "404" in printed


def test_status_of_a_job_that_died_days_ago_is_blind_and_says_how_old_it_is(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options])
    out_of(capsys)

    for day, code, age in (("17T05", 0, 35.0), ("17T07", 3, 37.0), ("20T18", 3, 120.0)):
        at = [*options[:-1], f"2026-01-{day}:00:00Z"]
        assert run(["status", *at, "--json"]) == code
        tree = json.loads(out_of(capsys))
        jsonschema.validate(tree, schema("status"))
        assert (tree["health"], tree["age_hours"]) == ("ok", age)
        (one,) = tree["indicators"]
        assert (one["age_hours"], one["out_of_sight"]) == (age, code == 3)
        assert run(["report", *at, "--json"]) == code
        assert json.loads(out_of(capsys))["report"] == tree


def test_status_is_blind_to_what_narrowed_runs_leave_out_for_days(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(options[1])
    text = file.read_text(encoding="utf-8")
    other = text[text.index("[[indicators]]") : text.index("[fetch]")]
    file.write_text(text + other.replace('id = "blockade"', 'id = "other"', 1), encoding="utf-8")
    for day in (15, 16, 17, 18):
        only = ["--only", "blockade"] if day > 15 else []
        run(["check", *options[:-1], f"2026-01-{day}T18:00:00Z", *only])
    out_of(capsys)

    assert run(["status", *options[:-1], "2026-01-18T19:00:00Z", "--json"]) == 3
    tree = json.loads(out_of(capsys))
    assert tree["age_hours"] == 1.0
    assert [(one["age_hours"], one["out_of_sight"]) for one in tree["indicators"]] == [
        (1.0, False),
        (73.0, True),
    ]


def test_before_the_first_run_nothing_was_observed_and_nothing_is_healthy(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options, "--json"])
    story = json.loads(out_of(capsys))["indicators"][0]["evidence"][0]["story"]
    before = [*options[:-1], "2026-01-01T00:00:00Z"]

    assert run(["show", "blockade", *before, "--json"]) == 3
    printed = capsys.readouterr()
    assert "nothing was observed then" in printed.err
    assert json.loads(printed.out)["feeds"]["ok"] == 0
    assert run(["show", "blockade", *before]) == 3
    shown = out_of(capsys)
    assert "✕ BLIND · level 0" in shown
    assert "was quiet" not in shown

    assert run(["feeds", *before, "--json"]) == 0
    printed = capsys.readouterr()
    assert "nothing was observed then" in printed.err
    (feed,) = json.loads(printed.out)["feeds"]
    assert (feed["health"], feed["checked"]) == ("new", None)

    assert run(["explain", story, *before, "-o", os.devnull]) == 0
    assert "first seen at 2026-01-15 18:00 UTC: nothing of it was known" in err_of(capsys)
    assert run(["explain", story, *options, "-o", os.devnull]) == 0
    assert err_of(capsys) == ""


def test_how_feeds_were_between_two_runs_is_not_kept_and_said(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options])
    run(["check", *options[:-1], "2026-01-16T18:00:00Z"])
    capsys.readouterr()

    assert run(["feeds", *options]) == 0
    assert "how a feed was is not kept" in err_of(capsys)


def test_exit_on_wins_over_blind(options: list[str], server: FeedServer) -> None:
    server.routes["/news"] = Reply(status=404)

    assert run(["check", *options, "--exit-on", "quiet", "-o", os.devnull]) == 4


def test_quiet_says_nothing_where_nothing_happened(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/news"] = Reply(rss("Weather stays fine"))
    run(["check", *options])
    out_of(capsys)
    later = [*options[:-1], "2026-01-15T19:00:00Z"]

    assert run(["check", *later, "--quiet"]) == 0
    assert run(["status", *later, "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert run(["status", *options, "--quiet"]) == 0
    assert "baseline" in out_of(capsys), "a first run wants to be looked at"
    run(["check", *later, "--force", "--quiet"])
    assert run(["status", *options[:-1], "2026-01-17T20:00:00Z", "--quiet"]) == 3
    assert "the last run is" in out_of(capsys), "nobody looked for days: that is not calm"


def telling(options: list[str], server: FeedServer, *channels: str) -> list[str]:
    """Add channels to the configuration, and give the options of the next day, gone blind."""
    file = Path(options[1])
    file.write_text(file.read_text(encoding="utf-8") + "\n".join(channels), encoding="utf-8")
    assert run(["check", *options, "-o", os.devnull]) == 0
    server.routes["/news"] = Reply(status=404)
    return [*options[:-1], "2026-01-18T18:00:00Z"]


def test_who_is_to_be_told_is_told_and_the_screen_is_as_ever(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes |= {"/hook": Reply(""), "/beat": Reply("ok")}
    later = telling(
        options, server,
        f'[notify.desk]\nurl = "json://{server.place}/hook"\n',
        f'[heartbeat]\nurl = "{server.url("/beat")}"\n',
    )  # fmt: skip
    capsys.readouterr()

    assert run(["check", *later, "--no-notify"]) == 3
    assert "/hook" not in server.paths()
    assert run(["check", *later, "--json"]) == 3

    printed = capsys.readouterr()
    assert printed.err == ""
    assert server.paths().count("/hook") == 1
    assert server.paths().count("/beat") == 3
    (asked,) = [one for one in server.asked if one.path == "/hook"]
    assert "BLIND" in json.loads(asked.body)["message"]


def test_a_channel_can_be_tried(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/hook"] = Reply("")
    telling(
        options, server,
        f'[notify.desk]\nurl = "json://{server.place}/hook"\n',
        f'[notify.gone]\nurl = "json://{server.place}/none"\n',
    )  # fmt: skip
    capsys.readouterr()

    assert run(["notify", "desk", *options]) == 0
    assert capsys.readouterr().err == "told desk\n"
    assert server.paths().count("/hook") == 1
    assert run(["notify", "gone", *options]) == 1
    assert "error: notify.gone: the service answered HTTP 404\nhint: " in capsys.readouterr().err
    assert run(["notify", "dsk", *options]) == 2


def test_a_secret_is_shown_nowhere_whatever_fails(
    options: list[str],
    server: FeedServer,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    secret = "correct-horse-battery"
    monkeypatch.setenv("TOKEN", secret)
    later = telling(
        options, server,
        f'[notify.desk]\nurl = "json://u:${{TOKEN}}@{server.place}/${{TOKEN}}"\n',
        '[notify.hook]\ncommand = ["/bin/sh", "-c", "echo $TOKEN >&2; exit 1"]\n',
        f'[heartbeat]\nurl = "{server.url("/${TOKEN}")}"\n',
    )  # fmt: skip

    assert run(["check", *later]) == 3
    assert run(["check", *later, "-vv"]) == 3
    assert run(["notify", "desk", *later, "-vv"]) == 1
    assert run(["doctor", *later]) in {0, 1}

    assert any(secret in one.path for one in server.asked)
    assert secret not in "".join(capfd.readouterr()) + caplog.text
    stored = b"".join(path.read_bytes() for path in Path(options[3]).parent.glob("grain.db*"))
    assert secret.encode() not in stored


def test_a_channel_in_trouble_is_a_warning_and_the_exit_code_stays(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    later = telling(
        options, server,
        f'[notify.desk]\nurl = "json://{server.place}/none"\n',
        '[notify.pager]\nurl = "${PAGER_URL}"\n',
    )  # fmt: skip
    capsys.readouterr()

    assert run(["check", *later, "--json"]) == 3

    printed = capsys.readouterr()
    assert json.loads(printed.out)["health"] == "blind"
    assert printed.err == (
        "warning: notify.desk: the service answered HTTP 404; it is due again "
        "(check the address and whether the service is up)\n"
        "warning: notify.pager: the environment has no PAGER_URL; it is due again "
        "(set it where watchlist runs)\n"
    )


def test_another_run_holds_the_store(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options])

    with exclusive(Path(options[3]), NOW):
        assert run(["check", *options]) == 75
    assert "hint:" in capsys.readouterr().err


def test_no_run_yet_says_what_to_do(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", *options]) in {1, 2}
    assert "watchlist check" in capsys.readouterr().err


def test_a_bad_configuration_ends_with_2_before_anything_is_asked(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(options[1])
    file.write_text(file.read_text(encoding="utf-8") + "\ntitel = 1\n", encoding="utf-8")

    assert run(["check", *options]) == 2
    assert server.asked == []
    assert f"{file}:" in capsys.readouterr().err


def test_help_says_what_an_ending_means_and_what_an_option_takes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert run(["--help"]) == 0
    assert "3 done but blind" in " ".join(out_of(capsys).split())
    assert run(["check", "--help"]) == 0
    told = " ".join(out_of(capsys).split())
    assert "table, json, ndjson, csv, markdown, nagios or prometheus" in told
    assert "<int>" not in told, "how often -v is given is no number to give"


@pytest.mark.parametrize(
    "arguments",
    [["chek"], ["check", "--foo"], ["check", "--at", "noon"], ["explain"], ["schema", "nothing"]],
    ids=" ".join,
)
def test_wrong_usage_is_2_with_a_hint(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert "hint:" in capsys.readouterr().err


def test_init_writes_once_and_never_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init"]) == 0
    assert run(["lint", "--config", "indicators.toml"]) == 0
    assert run(["init"]) == 1
    assert "there already" in capsys.readouterr().err


def test_the_shipped_tests_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["test", "--json"]) == 0
    tree = json.loads(out_of(capsys))
    assert tree["failed"] == 0
    assert tree["passed"] >= 40


def test_export_and_import_are_a_round_trip(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options])
    out_of(capsys)
    run(["export", *options[:4]])
    exported = out_of(capsys)
    file = tmp_path / "items.ndjson"
    file.write_text(exported + "no item\n", encoding="utf-8")
    other = [*options[:2], "--db", str(tmp_path / "other.db")]

    assert run(["import", str(file), *other]) == 5
    assert f"{file}:3:" in capsys.readouterr().err
    run(["export", *other])
    assert out_of(capsys) == exported


def test_what_is_misspelt_is_told_with_the_nearest_name(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options])
    capsys.readouterr()

    for arguments, said in (
        (["show", "blokade", *options], "no indicator 'blokade'; did you mean 'blockade'?"),
        (["check", "--only", "blokade", *options], "no indicator 'blokade'; did you mean"),
        (["history", "blokade", *options], "in this time; did you mean 'blockade'?"),
        (["export", "--feed", "wire-ne", *options[:4]], "no feed 'wire-ne'; did you mean"),
        (["schema", "chek"], "no JSON Schema for 'chek'; did you mean 'check'?"),
    ):
        assert run(arguments) == 2
        assert said in capsys.readouterr().err


def test_feeds_try_shows_what_an_address_or_a_configured_feed_gives(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    config = [*options[:2], *options[4:]]

    assert run(["feeds", "try", server.url("/news"), *config]) == 0
    assert BLOCKED[:20] in out_of(capsys)
    assert run(["feeds", "try", "wire-en", *config]) == 0
    assert BLOCKED[:20] in out_of(capsys)
    assert run(["feeds", "try", server.url("/none"), *config, "--json"]) == 1
    tree = json.loads(out_of(capsys))
    jsonschema.validate(tree, schema("feeds try"))
    assert tree["error"] == "http_status"


@pytest.mark.parametrize("output", ["no/such/folder/page", ".", "/"])
def test_an_output_that_cannot_be_written_is_1(options: list[str], output: str) -> None:
    assert run(["check", *options, "-o", output]) == 1


def test_items_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "items.ndjson"
    file.write_bytes(b'\xef\xbb\xbf{"title": "Rain"}\n{"title": "\xff"}\n')

    with file.open("rb") as given:
        piped = subprocess.run(
            [sys.executable, "-m", "watchlist", "score", "-"],
            stdin=given, capture_output=True, text=True, check=True, encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
        )  # fmt: skip
    named = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "watchlist", "score", str(file)],
        capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip

    assert piped.stdout == named.stdout
    assert [json.loads(line)["title"] for line in named.stdout.splitlines()] == ["Rain", "\ufffd"]


def process(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "watchlist", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "LANG": "C"},
    )


def test_a_terminated_run_is_143_and_the_next_one_works(
    options: list[str], server: FeedServer
) -> None:
    server.routes["/news"] = Reply(rss(BLOCKED), manner="hang")
    running = process("check", *options)
    while not server.asked:
        assert running.poll() is None
    running.send_signal(signal.SIGTERM)
    _, said = running.communicate()

    assert running.returncode == 143
    assert "Traceback" not in said
    server.routes["/news"] = Reply(rss(BLOCKED))
    assert run(["check", *options[:-1], f"{NOW + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"]) == 0


def test_a_closed_pipe_is_no_failure() -> None:
    running = process("schema")
    assert running.stdout
    assert running.stderr
    running.stdout.close()
    said = running.stderr.read()
    running.stderr.close()

    assert (running.wait(), said) == (0, "")


LABELLED = '{"title": "Wheat port of Odesa under blockade", "labels": {"blockade": 1}}'


class TestEvaluate:
    def test_figures_are_printed_and_lines_refused_are_told_with_5(
        self, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "labelled.ndjson"
        file.write_text(f'{LABELLED}\n{{"title": "x"}}\nno json\n', encoding="utf-8")

        assert run(["evaluate", str(file), *options[:2], "--json"]) == 5

        printed = capsys.readouterr()
        tree = json.loads(printed.out)
        jsonschema.validate(tree, schema("evaluate"))
        assert (tree["items"], tree["refused"]) == (1, 2)
        assert tree["indicators"][0]["recall"]["value"] == 1.0
        assert [line.split(": ")[0] for line in printed.err.splitlines()] == [
            f"{file}:2", f"{file}:3",
        ]  # fmt: skip

    def test_another_configuration_stands_beside_it(
        self, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file, other = tmp_path / "labelled.ndjson", tmp_path / "other.toml"
        file.write_text(LABELLED, encoding="utf-8")
        other.write_text(GRAIN.replace('"wheat*"', '"barley"'), encoding="utf-8")

        assert run(["evaluate", str(file), *options[:2], "--compare", str(other)]) == 0
        assert "1.000 → 0.000" in out_of(capsys)

    def test_without_a_file_it_reads_what_was_labelled(
        self, options: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(["check", *options, "-o", os.devnull])
        run(["export", *options[:4]])
        item = json.loads(out_of(capsys).splitlines()[0])["id"]
        assert run(["label", item, "blockade", "no", *options]) == 0

        assert run(["evaluate", *options[:4], "--json"]) == 0
        tree = json.loads(out_of(capsys))
        jsonschema.validate(tree, schema("evaluate"))
        (one,) = tree["indicators"]
        assert (one["items"], one["false"], one["misread"][0]["file"]) == (1, 1, item)
        assert tree["stories"]["items"] == 0  # an event of the store's own proves nothing
        assert run(["evaluate", *options[:4]]) == 0
        assert item in out_of(capsys)

    def test_labels_of_other_indicators_alone_are_wrong_usage(
        self, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "labelled.ndjson"
        file.write_text(LABELLED.replace('"blockade"', '"blokade"'), encoding="utf-8")

        assert run(["evaluate", str(file), *options[:2]]) == 2
        assert "there is no indicator 'blokade'" in capsys.readouterr().err

    @pytest.mark.parametrize("more", [["nowhere.ndjson"], ["empty.ndjson"]])
    def test_without_labelled_items_it_is_wrong_usage(
        self, more: list[str], options: list[str], tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    ) -> None:  # fmt: skip
        monkeypatch.chdir(tmp_path)
        (tmp_path / "empty.ndjson").touch()

        assert run(["evaluate", *more, *options[:2]]) == 2
        assert "hint: " in capsys.readouterr().err


def runs(options: list[str], server: FeedServer) -> list[str]:
    """Two runs a day apart, the second of which sees nothing; the options as of the second."""
    run(["check", *options, "-o", os.devnull])
    server.routes["/news"] = Reply(status=404)
    later = [*options[:-1], "2026-01-18T18:00:00Z"]
    run(["check", *later, "-o", os.devnull])
    return later


def test_an_output_that_is_no_plain_file_is_written_to_and_stays_what_it_is(
    options: list[str], tmp_path: Path
) -> None:
    pipe, link, file = tmp_path / "pipe", tmp_path / "link", tmp_path / "file"
    os.mkfifo(pipe)
    link.symlink_to(file)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()

    assert run(["check", *options, "--json", "-o", str(pipe)]) == 0
    reader.join(timeout=10)
    assert run(["status", *options, "--json", "-o", str(link)]) == 0

    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert link.is_symlink()
    assert read == [file.read_text(encoding="utf-8")]


@pytest.mark.parametrize("style", ["table", "json", "ndjson", "csv", "markdown"])
def test_history_tells_what_was_said(
    style: str, options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    later = runs(options, server)

    for which in ([], ["blockade"], ["--changes"]):
        assert run(["history", *which, *later, "--format", style]) == 0
        assert "blockade" in out_of(capsys)


def test_history_as_json_is_what_its_schema_says(
    options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    later = runs(options, server)

    assert run(["history", *later, "--json", "--days", "2"]) == 0
    tree = json.loads(out_of(capsys))
    jsonschema.validate(tree, schema("history"))
    assert [(one["day"], one["health"]) for one in tree["days"]] == [
        ("2026-01-17", None),
        ("2026-01-18", "blind"),
    ]
    assert [one["blind"] for one in tree["changes"]] == [True]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonesuch"], "no run said anything of an indicator 'nonesuch'"),
        (["--since", "yesterday"], "expected a day such as 2026-01-31; got 'yesterday'"),
        (["--since", "2026-01-16"], "2026-01-16 is after today, 2026-01-15"),
        (["--days", "0"], "Invalid value for '--days'"),
    ],
)
def test_history_says_what_it_was_not_given(
    arguments: list[str], said: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options, "-o", os.devnull])

    assert run(["history", *arguments, *options]) == 2
    assert said in capsys.readouterr().err


def test_history_without_a_run_in_its_time_says_where_to_look(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", *options, "-o", os.devnull])
    before = [*options[:-1], "2026-01-10T18:00:00Z"]

    assert run(["history", *before]) == 0
    assert "--days" in out_of(capsys)


class TestReport:
    def test_writes_a_page_a_wiki_text_or_json(
        self, options: list[str], server: FeedServer, tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:  # fmt: skip
        run(["check", *options, "-o", os.devnull])
        server.routes["/news"] = Reply(status=404)
        page = tmp_path / "page.html"

        assert run(["report", *options, "-o", str(page)]) == 0
        assert capsys.readouterr() == ("", "")
        assert page.read_text(encoding="utf-8").startswith("<!doctype html>\n")
        assert run(["report", *options, "--format", "markdown"]) == 0
        assert "| blockade".upper()[2:] in out_of(capsys).upper()
        assert run(["report", *options, "--json"]) == 0
        tree = json.loads(out_of(capsys))
        jsonschema.validate(tree, schema("report"))
        assert tree["history"]["days"][-1]["stories"] == 1

    def test_of_a_blind_run_is_3_and_without_a_run_says_what_to_do(
        self, options: list[str], server: FeedServer, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["report", *options]) == 1
        later = runs(options, server)

        assert run(["report", *later, "-o", os.devnull]) == 3
        assert run(["report", *options[:-1], "2025-01-01T00:00:00Z"]) == 2
        assert (
            "error: no run is stored of 2025-01-01T00:00:00Z or before\nhint: the last is of "
        ) in capsys.readouterr().err
        assert run(["report", *options, "--format", "table"]) == 2


def test_a_page_does_not_go_to_a_terminal(
    options: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(["check", *options])
    out_of(capsys)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    assert run(["report", *options]) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert "hint: -o page.html" in printed.err
