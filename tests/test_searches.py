"""Queries in the words of their services: the addresses they come to, and what is wrong."""

import pytest

from watchlist.configuration.searches import SEARCHES, address, faults
from watchlist.settings import Feed


def search(
    fetcher: str, query: str = "", *, url: str = "", language: str = "", every_hours: float = 24
) -> Feed:
    return Feed(
        id="f", fetcher=fetcher, query=query, url=url, language=language, every_hours=every_hours
    )


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        (search("rss", url="https://a.example/rss"), "https://a.example/rss"),
        (search("google_news", '"North Korea" when:7d'),
         "https://news.google.com/rss/search?q=%22North+Korea%22+when%3A7d&hl=en-US&gl=US&ceid=US:en"),
        (search("google_news", "북한 when:1d", language="ko"),
         "https://news.google.com/rss/search?q=%EB%B6%81%ED%95%9C+when%3A1d&hl=ko&gl=KR&ceid=KR:ko"),
        (search("google_news", "朝鲜 when:1d", language="zh-TW", url="https://mirror.example/s"),
         "https://mirror.example/s?q=%E6%9C%9D%E9%B2%9C+when%3A1d&hl=zh-TW&gl=TW&ceid=TW:zh-Hant"),
        (search("gdelt", '"north korea" (oil OR grain)'),
         ("https://api.gdeltproject.org/api/v2/doc/doc?query=%22north+korea%22+%28oil+OR+grain%29"
         "&mode=ArtList&format=json&maxrecords=250&sort=DateDesc&timespan=48h")),
        (search("wordpress", "korea", url="https://site.example/blog"),
         ("https://site.example/blog/wp-json/wp/v2/posts?search=korea&per_page=50&orderby=date"
         "&_fields=id,date_gmt,modified_gmt,link,title,excerpt")),
        (search("wordpress", url="https://site.example/"),
         ("https://site.example/wp-json/wp/v2/posts?per_page=50&orderby=date"
         "&_fields=id,date_gmt,modified_gmt,link,title,excerpt")),
        (search("news_sitemap", url="https://a.example/news.xml"), "https://a.example/news.xml"),
        (search("launch_library", "Sohae"),
         ("https://ll.thespacedevs.com/2.3.0/launches/previous/"
         "?mode=normal&limit=50&ordering=-net&search=Sohae")),
        (search("celestrak", "NAME=MALLIGYONG 1"),
         "https://celestrak.org/satcat/records.php?NAME=MALLIGYONG%201&FORMAT=json"),
    ],
)  # fmt: skip
def test_a_query_comes_to_an_address(feed: Feed, expected: str) -> None:
    assert address(feed) == expected
    assert list(faults(feed)) == []


@pytest.mark.parametrize(("every", "hours"), [(1, 24), (24, 48), (30.5, 61)])
def test_gdelt_is_asked_for_twice_the_time_between_runs(every: float, hours: int) -> None:
    assert f"timespan={hours}h" in address(search("gdelt", "korea", every_hours=every))


@pytest.mark.parametrize(
    ("feed", "key", "what"),
    [
        (search("rss"), "url", "required, but not there"),
        (search("wordpress"), "url", "required, but not there"),
        (search("unknown", "x", url="https://a.example"), "query", "takes none"),
        (search("rss", "korea", url="https://a.example"), "query", "takes none; got 'korea'"),
        (search("news_sitemap", "korea", url="https://a.example"), "query", "takes none"),
        (search("gdelt"), "query", "required by the fetcher 'gdelt'"),
        (search("google_news", "  "), "query", "required by the fetcher 'google_news'"),
        (search("google_news", "korea"), "query", "expected a `when:` in it"),
        (search("google_news", "korea when:7d", language="eo"), "query", "no edition known here"),
        (search("gdelt", "oil OR grain"), "query", "OR inside parentheses only"),
        (search("gdelt", "(oil OR grain) OR coal"), "query", "OR inside parentheses only"),
        (search("gdelt", "UN oil"), "query", "fewer than 3 letters: 'UN'"),
        (search("celestrak", "MALLIGYONG"), "query", "expected such as NAME=MALLIGYONG"),
    ],
)
def test_what_does_not_fit_the_service_is_named(feed: Feed, key: str, what: str) -> None:
    ((found, said),) = faults(feed)

    assert found == key
    assert what in said


@pytest.mark.parametrize(
    "query", ['"UN oil"', "domain:yna.co.kr oil", "tone<-5 oil", "北朝鮮", "(oil OR gas) -coal"]
)
def test_gdelts_own_words_are_no_faults(query: str) -> None:
    assert list(faults(search("gdelt", query))) == []


def test_each_service_has_a_fetcher_and_each_fetcher_fits() -> None:
    from watchlist.fetchers import FETCHERS  # noqa: PLC0415  the parsers take long to load

    assert set(FETCHERS) == {"rss", *SEARCHES}
