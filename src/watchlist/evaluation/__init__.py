"""How well a configuration reads: labelled items, figures, misreadings."""
