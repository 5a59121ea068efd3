"""The measurements can be made: what they run ends well, on whatever day that is."""

from tools.bench import starts, stores

from watchlist import config

SHIPPED = config.parse(config.default_text())


def test_what_a_store_costs_is_measured_with_the_commands_of_today() -> None:
    ((items, topical, *costs),) = stores(SHIPPED, [(60, 20)])
    assert (items, topical) == ("60", "20")
    assert [str(cost).split()[1] for cost in costs] == ["ms", "ms", "MB"]


def test_starts_are_measured_beside_what_the_command_line_stands_on() -> None:
    base, *others = [name for name, *_ in starts(SHIPPED)]
    assert base == "`python -c 'import typer'`"
    assert others == ["`watchlist --help`", "`watchlist status`"]
