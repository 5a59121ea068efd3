"""How a command ends: the exit codes that scripts rely on."""

from typing import Final

DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
BLIND: Final = 3
"""Done, but some indicator could not be looked at."""
REACHED: Final = 4
"""Done, and `--exit-on STATUS` was reached; wins over blind."""
REFUSED: Final = 5
"""A test failed, or input lines were refused and the rest done."""
BUSY: Final = 75
INTERRUPTED: Final = 130
TERMINATED: Final = 143
