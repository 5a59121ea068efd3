"""What the types cannot say of a configuration: references, order, reach; and what is odd."""

from collections.abc import Collection, Mapping
from typing import Any

from watchlist.decode import Fault
from watchlist.settings import Config


class Known:
    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults


def errors(config: Config, known: Known, fetchers: Collection[str]) -> tuple[Fault, ...]:
    return ()


def warnings(config: Config, table: Mapping[str, Any]) -> tuple[Fault, ...]:
    return ()
