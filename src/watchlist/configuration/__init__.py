"""How a configuration is read: its file, its keys, its problems all at once."""
