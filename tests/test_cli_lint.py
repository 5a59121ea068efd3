"""`lint` as an analyst runs it: what is odd about words, what no test would miss."""

from pathlib import Path

import pytest

from make import GRAIN
from watchlist.commands import run


def out_of(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


class TestLint:
    @pytest.fixture
    def config(self, tmp_path: Path) -> Path:
        path = tmp_path / "grain.toml"
        sound = GRAIN.replace('{ blockade = "threat" }', '{ blockade = "closed" }')
        path.write_text(sound.replace('"wheat*"', '"wheat*", "wheat flour"'), encoding="utf-8")
        return path

    def told(self, *more: str, code: int = 0, capsys: pytest.CaptureFixture[str]) -> str:
        assert run(["lint", *more]) == code
        return out_of(capsys)

    def test_a_signal_that_can_never_fire_is_told_at_its_line(
        self, config: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = config.read_text(encoding="utf-8").split("[[tests]]")[0]
        config.write_text(text.replace('en = ["novel"]', 'en = ["block*"]'), encoding="utf-8")

        told = self.told("--config", str(config), capsys=capsys)
        assert f"{config}:38:3: warning: indicators[0].signals[0]: never fires: every term" in told

    def test_files_are_named_as_for_test_and_each_is_summed_up(
        self, config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = tmp_path / "other.toml"
        other.write_text("format = 2\n", encoding="utf-8")

        assert run(["lint", str(config), str(other)]) == 2
        printed = capsys.readouterr()
        assert f"{other}:1:10: format: " in printed.out
        assert printed.err.splitlines()[0] == f"{config}: 0 errors, 0 warnings"
        assert printed.err.splitlines()[1].startswith(f"{other}: 1 error, ")

    def test_a_file_that_is_not_there_is_told_once(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["test", "none.toml"]) == 2
        assert capsys.readouterr().err.count("there is no such file") == 1

    def test_deep_says_what_no_test_would_miss_and_what_is_in_excess(
        self, config: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        told = self.told("--config", str(config), "--deep", capsys=capsys)

        assert f"{config}:4:1: warning: concepts.grain: 3 of 4 terms: no test would miss it" in told
        assert "'wheat flour' ('wheat*')" in told
        assert "the trigger 'shortage': no test would miss it" in told

    def test_verbose_names_every_term_at_its_place(
        self, config: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        told = self.told("--config", str(config), "--deep", "-v", capsys=capsys)

        assert ":5:17: warning: concepts.grain.en[1]: 'wheat flour': no test would miss it" in told
        assert "'wheat flour' finds nothing that 'wheat*' does not" in told

    def test_deep_needs_tests_that_pass(
        self, config: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace("Wheat ports", "Rye ports"), encoding="utf-8")

        assert "1 fail: `watchlist test` says which" in self.told(
            "--config", str(config), "--deep", capsys=capsys
        )

    def test_data_says_what_it_never_sets_off_and_refuses_bad_lines_with_5(
        self, config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        data = tmp_path / "items.ndjson"
        data.write_text('{"title": "Wheat port under blockade"}\n\n[]\n', encoding="utf-8")

        assert run(["lint", "--config", str(config), "--data", str(data)]) == 5
        printed = capsys.readouterr()
        assert "concepts.fiction: 1 of 1 terms: never found in 1 items: 'novel'" in printed.out
        assert f"{data}:3: expected a JSON object, got a list" in printed.err
