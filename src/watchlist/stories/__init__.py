"""Which items tell one event: what a headline is cut into, and how two are compared."""
