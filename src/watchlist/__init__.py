"""Watch indicators in news feeds: what moved, how far, who says so independently, and why."""

import logging

__version__ = "0.1.0"

logging.getLogger(__name__).addHandler(logging.NullHandler())
