"""How a configuration is read: its file, its keys, its problems all at once."""

from typing import Final

FILE_NAME: Final = "indicators.toml"
"""What a configuration is called where nobody says."""
