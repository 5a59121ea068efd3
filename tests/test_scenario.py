"""The configuration's own tests and scenarios, run as an analyst would."""

import pytest

from watchlist import config
from watchlist.scenario import run
from watchlist.settings import Config

TEXT = """
format = 1
[concepts.bank]
en = ["bank*"]
[concepts.run]
en = ["bank run*", "queues"]
[concepts.closed]
en = ["closed its doors"]
[[sources]]
id = "wire"
reliability = "A"
[[sources]]
id = "paper"
reliability = "B"
[[sources]]
id = "tabloid"
reliability = "E"
[[indicators]]
id = "run"
about = ["bank"]
[[indicators.stages]]
id = "rumour"
status = "watch"
hold_days = 3
[[indicators.stages]]
id = "closure"
status = "critical"
hold_days = 3
[[indicators.signals]]
id = "queues"
stage = "rumour"
all = ["run"]
[[indicators.signals]]
id = "closes"
stage = "closure"
all = ["closed"]
"""


def parse(more: str) -> Config:
    return config.parse(TEXT + more)


def differences(more: str) -> list[tuple[str, str, int | None]]:
    trials = run(parse(more))
    return [(d.expected, d.got, d.day) for trial in trials for d in trial.differences]


@pytest.mark.parametrize(
    ("expect", "got"),
    [
        ('{ run = { stage = "closure", polarity = "affirmed" } }', []),
        ('{ run = "closure" }', []),
        ("{ run = true }", []),
        ('{ run = "rumour" }', [("rumour", "closure, affirmed", None)]),
        ('{ run = "" }', [("no stage", "closure, affirmed", None)]),
        (
            '{ run = { stage = "closure", polarity = "denied" } }',
            [("closure, denied", "closure, affirmed", None)],
        ),
        ("{ run = false }", [("nothing", "closure, affirmed", None)]),
        ("{}", [("nothing", "closure, affirmed", None)]),
    ],
    ids=["both", "stage", "relevant", "other-stage", "no-stage", "polarity", "not", "nothing"],
)
def test_a_test_says_what_was_expected_and_what_was_read(
    expect: str, got: list[tuple[str, str, None]]
) -> None:
    more = f'[[tests]]\ntext = "The bank closed its doors"\nexpect = {expect}\n'

    assert differences(more) == got


def test_what_is_not_read_at_all_is_nothing() -> None:
    more = '[[tests]]\ntext = "Weather stays fine"\nexpect = { run = true }\n'

    assert differences(more) == [("relevant", "nothing", None)]


@pytest.mark.parametrize(
    ("text", "expect", "why"),
    [
        ("The bank closed its doors", "{}", "closes: closed 'closed its doors'"),
        ("The shop closed its doors", '{ run = "closure" }', "no term of bank"),
        ("The bank is open", '{ run = "closure" }', "no signal fires"),
    ],
)
def test_a_test_that_fails_says_on_what_words(text: str, expect: str, why: str) -> None:
    (trial,) = run(parse(f'[[tests]]\ntext = "{text}"\nexpect = {expect}\n'))

    assert [difference.why for difference in trial.differences] == [why]


def test_a_day_that_differs_says_its_main_reason() -> None:
    (trial,) = run(parse(scenario(TWO, '{ day = 0, status = "quiet" }')))

    (difference,) = trial.differences
    assert difference.why.startswith("First look, so nothing to compare: critical")


def scenario(items: str, expect: str) -> str:
    return f'[[scenarios]]\nname = "s"\nindicator = "run"\nitems = [{items}]\nexpect = [{expect}]\n'


RUMOUR = '{ day = 0, source = "tabloid", title = "Bank run feared" }'
TWO = (
    '{ day = 0, source = "wire", title = "Bank closed its doors in Springfield" },'
    '{ day = 0, source = "paper", title = "Springfield bank closed its doors" }'
)


@pytest.mark.parametrize(
    ("items", "expect"),
    [
        (RUMOUR, '{ day = 0, stage = "" }'),
        (TWO, '{ day = 0, status = "critical", stage = "closure", reason = "first" }'),
        (TWO, '{ day = 2, status = "critical" }, { day = 60, status = "quiet", stage = "" }'),
    ],
    ids=["a tabloid alone is no stage", "two voices are one", "it falls after the hold"],
)
def test_a_scenario_is_told_day_by_day(items: str, expect: str) -> None:
    assert differences(scenario(items, expect)) == []


def test_a_scenario_that_fails_says_on_which_day_and_how() -> None:
    more = scenario(
        TWO,
        '{ day = 1, status = "watch", stage = "rumour" }, { day = 0, reason = "fell" }, '
        '{ day = 0, stage = "" }',
    )

    assert differences(more) == [
        ("fell", "first", 0),
        ("no stage", "closure", 0),
        ("watch, rumour", "critical, closure", 1),
    ]


def test_a_trial_knows_its_file_and_line() -> None:
    settings = parse('[[tests]]\ntext = "x"\n' + scenario(RUMOUR, "{ day = 0 }"))

    trials = run(settings, lambda key, index: {"tests": 40, "scenarios": 43}[key] + index)

    assert [(t.kind, t.file, t.line) for t in trials] == [
        ("test", settings.path, 40),
        ("scenario", settings.path, 43),
    ]
