"""How kinds of feeds are asked and read: one module each, and this dict."""

from watchlist.fetchers import celestrak, gdelt, launch_library, news_sitemap, rss, wordpress
from watchlist.ports import Fetcher

FETCHERS: dict[str, Fetcher] = {
    "rss": rss,
    "google_news": rss,  # a search whose answer is RSS: `searches` makes its address
    "gdelt": gdelt,
    "wordpress": wordpress,
    "news_sitemap": news_sitemap,
    "launch_library": launch_library,
    "celestrak": celestrak,
}
"""By the name that a feed's `fetcher` gives; mypy refuses a module that does not fit."""
