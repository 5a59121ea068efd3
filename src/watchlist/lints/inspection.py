"""What `lint` looks for in a sound file: words that do nothing, words that no test holds."""

from collections.abc import Iterable, Iterator

from watchlist.configuration.decode import Fault
from watchlist.lints import idle, mutation, shadow
from watchlist.settings import Config

UNMISSED = "no test would miss it"


def deep(config: Config, *, each: bool = False) -> Iterator[Fault]:
    """Yield what is odd about a vocabulary and its tests; it takes seconds.

    Args:
        config: without errors.
        each: whether every term has a warning of its own, instead of one a concept.
    """
    yield from shadow.covered(config, each=each)
    yield from shadow.alike(config)
    match mutation.unheld(config):
        case mutation.Failing(tests=tests):
            what = f"{tests} fail: `watchlist test` says which; until then none is known to hold"
            yield Fault(("tests",), what, at_key=True, is_warning=True)
        case idle.Idle() as found:
            yield from idle.faults(config, found, UNMISSED, each=each)


def against(config: Config, texts: Iterable[idle.Text], *, each: bool = False) -> Iterator[Fault]:
    """Yield the terms and signals that some texts never set off.

    Args:
        config: without errors.
        texts: titles and summaries.
        each: as in `deep`.
    """
    some = list(texts)
    why = f"never found in {len(some)} items"
    yield from idle.faults(config, idle.idle(config, some), why, each=each)
