"""Where feeds come from: found on a page, listed in OPML, added to a configuration."""
