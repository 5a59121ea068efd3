"""Errors say where, what, and what to do; each branch of the tree has its exit code."""

import pytest

from watchlist import errors
from watchlist.errors import Problem, why


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem("a.toml", 4, 2, "feeds[0].url", "no host"), "a.toml:4:2: feeds[0].url: no host"),
        (Problem("a.toml", 0, 0, "", "is empty"), "a.toml: is empty"),
        (Problem("a.toml", 1, 1, "x", "odd", is_warning=True), "a.toml:1:1: warning: x: odd"),
    ],
    ids=["key", "file", "warning"],
)
def test_a_problem_reads_as_editors_jump_to_it(problem: Problem, said: str) -> None:
    assert str(problem) == said


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.WatchlistError, 1),
        (errors.ConfigError, 2),
        (errors.UsageError, 2),
        (errors.StoreError, 1),
        (errors.StoreBusy, 75),
        (errors.OutputError, 1),
    ],
)
def test_each_error_has_its_exit_code(error: type[errors.WatchlistError], code: int) -> None:
    raised = error("what went wrong", hint="what to do")

    assert (raised.exit_code, raised.message, raised.hint) == (
        code,
        "what went wrong",
        "what to do",
    )


def test_a_configuration_error_lists_its_problems() -> None:
    problem = Problem("a.toml", 1, 1, "x", "odd")

    assert errors.ConfigError("1 problem", problems=(problem,)).problems == (problem,)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(2, "No such file or directory"), "there is no such file or folder"),
        (IsADirectoryError(21, "Is a directory"), "is a folder, not a file"),
        (PermissionError(13, "Permission denied"), "this user may not open it"),
        (OSError(28, "No space left on device"), "no space left on device"),
        (OSError("odd"), "odd"),
    ],
)
def test_a_file_that_is_no_use_is_told_in_our_words(error: OSError, said: str) -> None:
    assert why(error) == said
