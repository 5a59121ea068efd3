"""`python -m watchlist` is the same command as `watchlist`."""

from watchlist.commands import main

main()
