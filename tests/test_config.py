"""A configuration is found and read: whatever is wrong is told at once, and where."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import GRAIN, grain
from watchlist import config
from watchlist.configuration.file import MAX_BYTES
from watchlist.errors import ConfigError, Problem
from watchlist.settings import Expectation, FetchLimits, Levels


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ConfigError) as caught:
        config.parse(text, "f.toml", fetchers=("rss", "gdelt"))
    return caught.value.problems


def file(tmp_path: Path, data: bytes | str) -> Path:
    path = tmp_path / "f.toml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    path.chmod(0o600)
    return path


BROKEN = [
    ("format = 1", "format = 7",
     "1:10: format: expected 1; got 7: the file is for a newer version of watchlist"),
    ('title = "Grain"', 'timezone = "Asia/Soul"',
     ("2:12: timezone: expected a time zone such as \"Asia/Seoul\"; got 'Asia/Soul'; "
     "did you mean 'Asia/Seoul'?")),
    ('title = "Grain"', "title = Grain", "2:9: not TOML: expected a value; a text needs quotes"),
    ('title = "Grain"', 'title = "Grain',
     "2:15: not TOML: a text in quotes must end on the line it begins on"),
    ('title = "Grain"', 'title = "Grain"\ntitle.a = 1', "3:12: not TOML: cannot overwrite a value"),
    ('title = "Grain"', 'title = "a"\ntitle = "b"', "3:1: title: given twice; first on line 2"),
    ("[concepts.port]", "[concepts.grain]", "7:1: concepts.grain: given twice; first on line 4"),
    ('[[sources]]\nid = "daily"', '[sources]\nid = "daily"',
     "18:1: sources: given twice; first on line 14"),
    ('expect = { blockade = "threat" }\n', "expect = {\n",
     "53:11: not TOML: a table in braces must end on the line it begins on"),
    ('expect = { blockade = "threat" }\n', "expect =\n",
     "53:9: not TOML: expected a value; a text needs quotes"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), BROKEN, ids=[told for _, _, told in BROKEN])
def test_a_broken_configuration_is_told_at_its_line_and_column(
    old: str, new: str, told: str
) -> None:
    found = problems(grain(old, new))

    assert [f"{p.line}:{p.column}: {p.path + ': ' if p.path else ''}{p.what}" for p in found] == [
        told
    ]
    assert {p.file for p in found} == {"f.toml"}


class TestSeveralProblems:
    TEXT = (
        grain('title = "Grain"', 'tittle = "Grain"')
        .replace('reliability = "B"', 'reliability = "b"')
        .replace('id = "closes"', 'id = "threatens"')
    )

    def test_all_are_told_at_once_in_the_order_of_the_lines(self) -> None:
        assert [(p.line, p.path) for p in problems(self.TEXT)] == [
            (2, "tittle"), (16, "sources[0].reliability"), (43, "indicators[0].signals[1].id"),
        ]  # fmt: skip

    def test_the_error_says_how_many_and_where_to_read_on(self) -> None:
        with pytest.raises(ConfigError, match=r"^f\.toml: 3 problems$") as caught:
            config.parse(self.TEXT, "f.toml")

        assert caught.value.exit_code == 2
        assert caught.value.hint == "`watchlist lint --explain tittle` describes the key"


class TestTheFile:
    @pytest.mark.parametrize(
        ("data", "what"),
        [
            (b"", "is empty"),
            (b"# only a comment\n", "is empty"),
            (GRAIN.encode("utf-16"), "is in UTF-16; TOML is UTF-8, save it as that"),
            (b"\xfe\xff" + GRAIN.encode("utf-16-be"),
             "is in UTF-16; TOML is UTF-8, save it as that"),
            (GRAIN.encode("utf-32"), "is in UTF-32; TOML is UTF-8, save it as that"),
            (GRAIN.encode("utf-16-le"),
             "is in UTF-16 or no text at all; TOML is UTF-8, save it as that"),
            (b"a = " + b"[" * 100_000, "is nested too deeply"),
            (b"a = 1" + b"0" * 5000, "cannot be read: Exceeds the limit"),
            (b"#" * (MAX_BYTES + 1), "is over 10 MB; no configuration is"),
        ],
        ids=["empty", "comment", "UTF-16", "UTF-16 BE", "UTF-32", "no mark", "deep", "long number",
             "large"],
    )  # fmt: skip
    def test_what_is_no_configuration_is_refused_as_a_whole(
        self, tmp_path: Path, data: bytes, what: str
    ) -> None:
        path = file(tmp_path, data)

        with pytest.raises(ConfigError) as caught:
            config.load(path)

        assert caught.value.message.startswith(f"{path}: {what}")
        assert [(p.line, p.column) for p in caught.value.problems] == [(0, 0)]
        assert config.check(path) == caught.value.problems

    def test_a_byte_that_is_not_utf8_is_told_by_line_and_column(self, tmp_path: Path) -> None:
        path = file(tmp_path, 'format = 1\ntitle = "é'.encode() + b'\xe9"\n')

        (problem,) = config.check(path)

        assert (problem.line, problem.column) == (2, 11)
        assert problem.what == "byte 0xe9 is not UTF-8; save the file as UTF-8"

    def test_a_missing_file_is_told_with_what_to_do(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError, match="there is no such file") as caught:
            config.load(tmp_path / "absent.toml")

        assert "watchlist init" in caught.value.hint

    def test_a_folder_is_told_with_the_file_that_may_be_meant(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError, match=r"is a folder; name the file in it, such as .*toml"):
            config.load(tmp_path)

    @pytest.mark.parametrize("name", ["a\0b", "x" * 300], ids=["zero byte", "too long"])
    def test_a_name_that_cannot_be_is_told(self, name: str) -> None:
        with pytest.raises(ConfigError, match="cannot be read"):
            config.load(Path(name))

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read_is_told(self, tmp_path: Path) -> None:
        path = file(tmp_path, GRAIN)
        path.chmod(0)

        with pytest.raises(ConfigError, match="cannot be read: Permission denied"):
            config.load(path)

    @pytest.mark.parametrize(
        "data",
        [b"\xef\xbb\xbf" + GRAIN.encode(), GRAIN.replace("\n", "\r\n").encode()],
        ids=["byte order mark", "CRLF"],
    )
    def test_what_editors_on_windows_write_is_taken(self, tmp_path: Path, data: bytes) -> None:
        path = file(tmp_path, data)

        assert config.load(path).indicators == config.parse(GRAIN).indicators
        assert config.check(path) == ()

    def test_lines_count_alike_with_crlf_and_a_byte_order_mark(self) -> None:
        text = grain("elevated = 40", "elevated = 4")

        (problem,) = problems("\ufeff" + text.replace("\n", "\r\n"))

        assert (problem.line, problem.column) == (32, 35)

    def test_path_and_digest_tell_which_file_it_was(self, tmp_path: Path) -> None:
        path = file(tmp_path, GRAIN)

        loaded = config.load(path)

        assert loaded.path == str(path)
        assert loaded.digest == config.parse(GRAIN).digest
        assert len(loaded.digest) == 12
        assert loaded.digest != config.parse(GRAIN + "\n").digest


class TestDefaults:
    def test_names_titles_and_families_default_to_the_id(self) -> None:
        parsed = config.parse(GRAIN)
        (indicator,) = parsed.indicators

        assert [(s.name, s.family) for s in parsed.sources] == [
            ("wire", "wire"),
            ("daily", "daily"),
        ]
        assert indicator.title == "blockade"
        assert [s.title for s in indicator.stages] == ["threat", "closed"]
        assert [t.title for t in indicator.triggers] == ["shortage"]

    def test_the_top_rung_answers_the_question_unless_another_is_named(self) -> None:
        text = grain('feeds = ["wire-*"]', 'answers = "threat"')

        assert config.parse(GRAIN).indicators[0].answers == "closed"
        assert config.parse(text).indicators[0].answers == "threat"

    def test_format_alone_is_a_configuration(self) -> None:
        parsed = config.parse("format = 1")

        assert (parsed.title, parsed.memory_days, parsed.timezone) == ("Watchlist", 30, "UTC")
        assert parsed.fetch == FetchLimits()
        assert parsed.indicators == ()

    def test_what_the_file_says_holds(self) -> None:
        parsed = config.parse(GRAIN)

        assert parsed.indicators[0].levels == Levels(watch=10, elevated=40)
        assert parsed.tests[0].title == "Wheat ports under blockade"
        assert parsed.tests[0].expect == (Expectation(indicator="blockade", stage="threat"),)

    def test_a_password_in_an_address_is_allowed(self) -> None:
        parsed = config.parse(grain("https://wire", "https://me:${PW}@wire"))

        assert parsed.feeds[0].url == "https://me:${PW}@wire.example/rss"

    @pytest.mark.parametrize("url", ["${FEED_URL}", "https://${HOST}:${PORT}/x?k=${KEY}"])
    def test_any_part_of_an_address_may_come_from_the_environment(self, url: str) -> None:
        assert config.parse(grain("https://wire.example/rss", url)).feeds[0].url == url

    def test_concepts_with_a_meaning_of_their_own_need_no_words(self) -> None:
        text = grain('  all = ["blockade"]\n', '  all = ["blockade"]\n  none = ["negation"]\n')

        assert config.parse(text).indicators[0].signals[0].none == ("negation",)

    def test_the_fetchers_of_this_version_are_known(self) -> None:
        text = grain('source = "wire"', 'fetcher = "carrier-pigeon"')

        with pytest.raises(ConfigError) as caught:
            config.parse(text)

        assert "known are celestrak, gdelt, " in caught.value.problems[0].what


class TestFind:
    def test_the_first_that_there_is_wins(self, tmp_path: Path) -> None:
        here, user = tmp_path / "here", tmp_path / "user"
        for folder in (here, user):
            folder.mkdir()
        environ = {"WATCHLIST_CONFIG": "env.toml"}
        explicit = Path("said.toml")

        assert config.find(explicit, environ, here, user) == explicit
        assert config.find(None, environ, here, user) == Path("env.toml")
        assert config.find(None, {}, here, user) == config.default_path()
        (user / "indicators.toml").touch()
        assert config.find(None, {"WATCHLIST_CONFIG": ""}, here, user) == user / "indicators.toml"
        (here / "indicators.toml").touch()
        assert config.find(None, {}, here, user) == here / "indicators.toml"
        assert config.find(None, {}, user / "none", None) == config.default_path()

    def test_the_shipped_one_is_sound(self) -> None:
        assert config.parse(config.default_text()).digest
        found = config.check(config.default_path())

        assert not [str(p) for p in found if not p.is_warning]


class TestLocate:
    def test_a_term_is_found_on_its_line(self) -> None:
        assert config.locate_term(GRAIN, "grain", "зерно*") == 6
        assert config.locate_term("\ufeff" + GRAIN, "blockade", "blockade*") == 10

    def test_a_term_that_is_not_there_is_on_line_0(self) -> None:
        assert config.locate_term(GRAIN, "grain", "rye") == 0
        assert config.locate_term(GRAIN, "absent", "rye") == 0

    def test_any_value_is_found(self) -> None:
        assert config.locate(GRAIN, ("indicators", 0, "signals", 1)) == (42, 3)


def told(text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a text, if anything is; an error without problems fails."""
    try:
        config.parse(text)
    except ConfigError as error:
        return error.problems or pytest.fail("an error without problems")
    return ()


@given(st.text(st.sampled_from("abid[]{}=.\"'\n ,1#\\éx"), max_size=80))
def test_any_text_gives_a_configuration_or_problems(text: str) -> None:
    assert all(problem.what for problem in told(text))


@given(st.integers(0, len(GRAIN) - 1), st.sampled_from(['"', "[", "]", "=", "\n", "", "0", "a"]))
def test_any_slip_of_the_hand_is_told_at_a_place_within_the_file(at: int, mark: str) -> None:
    text = GRAIN[:at] + mark + GRAIN[at + 1 :]
    lines = text.split("\n")

    for problem in told(text):
        assert 0 <= problem.line <= len(lines)
        assert problem.column <= len(lines[problem.line - 1]) + 1
