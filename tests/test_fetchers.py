"""Fetchers beside RSS: bodies in the documented formats, and what is said in their place."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import NOW
from watchlist import config
from watchlist.fetchers import FETCHERS
from watchlist.match import Reader
from watchlist.model import Document, FeedState, Fetched, FetchFailure
from watchlist.settings import Feed, FetchLimits
from watchlist.web.pace import Pace
from watchlist.words import ErrorKind, Warn

LIMITS = FetchLimits()
SERVICES = tuple(name for name in FETCHERS if name not in {"rss", "google_news"})

GDELT = {"articles": [{
    "url": "https://en.yna.co.kr/view/AEN1", "url_mobile": "", "domain": "en.yna.co.kr",
    "title": "North Korea  launches spy satellite ", "seendate": "20260302T053000Z",
    "socialimage": "", "language": "English", "sourcecountry": "South Korea",
}]}  # fmt: skip
POSTS = [{
    "id": 4711, "date_gmt": "2026-03-01T12:30:00", "modified_gmt": "2026-03-01T13:00:00",
    "link": "https://think.example/2026/oil", "title": {"rendered": "Oil &#8211; for arms"},
    "excerpt": {"rendered": "<p>Tankers leave Vostochny.</p>\n"},
}]  # fmt: skip
LAUNCH = {
    "id": "0000-11", "slug": "chollima-1-malligyong-1", "name": "Chollima-1 | Malligyong-1",
    "status": {"id": 3, "name": "Launch Successful", "abbrev": "Success"},
    "net": "2026-03-01T13:42:28Z", "last_updated": "2026-03-01T20:00:00Z",
    "launch_service_provider": {"id": 1, "name": "NADA"},
    "mission": {"name": "Malligyong-1", "description": "Reconnaissance satellite.",
                "orbit": {"id": 17, "name": "Sun-Synchronous Orbit"}},
    "pad": {"name": "Pad 1", "location": {"name": "Sohae Satellite Launching Station"},
            "country": {"name": "North Korea", "alpha_2_code": "KP"}},
}  # fmt: skip
OBJECT = {
    "OBJECT_NAME": "MALLIGYONG-1", "OBJECT_ID": "2026-040A", "NORAD_CAT_ID": 58400,
    "OBJECT_TYPE": "PAY", "OPS_STATUS_CODE": "+", "OWNER": "NKOR", "LAUNCH_DATE": "2026-03-01",
    "LAUNCH_SITE": "SOHAE", "DECAY_DATE": "", "PERIOD": 94.1,
}  # fmt: skip
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc>https://daily.example/a</loc>
    <image:image><image:loc>https://daily.example/a.jpg</image:loc>
      <image:title>A tanker</image:title></image:image>
    <news:news><news:publication><news:name>The Daily</news:name>
      <news:language>en</news:language></news:publication>
      <news:publication_date>2026-03-01T10:00:00+09:00</news:publication_date>
      <news:title>Tanker &amp; grain ship call at Nampo</news:title></news:news></url>
  <url><loc>https://daily.example/about</loc></url>
</urlset>"""


def fetched(body: object, content_type: str = "application/json") -> Fetched:
    data = body if isinstance(body, str) else json.dumps(body)
    return Fetched("f", "https://service.example/x", 200, data.encode(), content_type, at=NOW)


def parse(name: str, body: object, *, max_items: int = 99) -> Document | FetchFailure:
    feed = Feed(id="f", url="https://service.example/x", fetcher=name)
    return FETCHERS[name].parse(feed, fetched(body), replace(LIMITS, max_items=max_items))


def document(name: str, body: object, *, max_items: int = 99) -> Document:
    found = parse(name, body, max_items=max_items)
    assert isinstance(found, Document), found
    return found


def test_gdelt_gives_articles_of_their_publishers_without_dates() -> None:
    (entry,) = document("gdelt", GDELT).entries

    assert (entry.title, entry.url) == ("North Korea launches spy satellite",
                                        "https://en.yna.co.kr/view/AEN1")  # fmt: skip
    assert (entry.origin, entry.published) == ("en.yna.co.kr", None)


def test_gdelt_finding_nothing_is_an_empty_document() -> None:
    assert document("gdelt", {}).warnings == (Warn.EMPTY_FEED,)


def test_wordpress_posts_are_dated_in_utc_and_plain() -> None:
    (entry,) = document("wordpress", POSTS).entries

    assert (entry.guid, entry.title) == ("4711", "Oil – for arms")
    assert entry.summary == "Tankers leave Vostochny."
    assert entry.published == datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    assert entry.updated == datetime(2026, 3, 1, 13, 0, tzinfo=UTC)


def test_a_launch_is_a_sentence_that_says_whose_and_how_it_ended() -> None:
    failed = {**LAUNCH, "status": {"id": 4}}
    planned = {**LAUNCH, "status": {"id": 1}}

    found = document("launch_library", {"results": [LAUNCH, failed, planned]}).entries

    assert [entry.title for entry in found] == [
        (
            "Satellite Malligyong-1 of North Korea was placed in orbit "
            "(launched on Chollima-1, from Sohae Satellite Launching Station)"
        ),
        (
            "Satellite Malligyong-1 of North Korea failed to reach orbit: the launch failed "
            "(launched on Chollima-1, from Sohae Satellite Launching Station)"
        ),
    ]
    assert found[0].summary == "Orbit: Sun-Synchronous Orbit. Reconnaissance satellite."
    assert found[0].published == datetime(2026, 3, 1, 13, 42, 28, tzinfo=UTC)
    assert found[0].guid != found[1].guid


def test_a_launch_without_its_country_names_who_launched_it() -> None:
    bare = {"id": "1", "name": "Rocket", "status": {"id": 3},
            "launch_service_provider": {"name": "NADA"}}  # fmt: skip

    (entry,) = document("launch_library", {"results": [bare]}).entries

    assert entry.title == "Satellite Rocket of NADA was placed in orbit (launched on Rocket)"


def test_an_object_of_the_catalogue_is_dated_by_its_launch() -> None:
    down = {**OBJECT, "NORAD_CAT_ID": 1, "DECAY_DATE": "2026-03-02", "OWNER": "XYZ"}
    body = {**OBJECT, "OBJECT_TYPE": "R/B"}

    one, other = document("celestrak", [OBJECT, down, body]).entries

    assert one.title == "Satellite MALLIGYONG-1 of North Korea is in orbit, catalogued as 2026-040A"
    assert one.published == datetime(2026, 3, 1, tzinfo=UTC)
    assert (one.guid, one.url) == (
        "58400", "https://celestrak.org/satcat/table-satcat.php?CATNR=58400"
    )  # fmt: skip
    assert other.title == "Satellite MALLIGYONG-1 of XYZ reached orbit, catalogued as 2026-040A"
    assert other.summary == "Launched on 2026-03-01. Re-entered on 2026-03-02."


def test_a_catalogue_that_has_no_such_object_is_an_empty_document() -> None:
    assert document("celestrak", "No SATCAT records found").entries == ()


def test_what_is_in_orbit_is_read_as_a_launch_that_succeeded() -> None:
    """Independent of every newsroom: the shipped configuration reads these sentences."""
    reader = Reader(config.parse(config.default_text(), "indicators.toml"))
    failed = {**LAUNCH, "status": {"id": 4}}
    entries = (
        *document("celestrak", [OBJECT]).entries,
        *document("launch_library", {"results": [LAUNCH, failed]}).entries,
    )

    said = [
        [(one.indicator, one.stage) for one in reader.read(entry.title, entry.summary)
         if one.is_relevant]
        for entry in entries
    ]  # fmt: skip

    assert said == [[("satellite", "orbit")], [("satellite", "orbit")], [("satellite", "attempt")]]


def test_a_news_sitemap_gives_its_articles_and_not_its_pictures() -> None:
    (entry,) = document("news_sitemap", SITEMAP).entries

    assert (entry.title, entry.url) == ("Tanker & grain ship call at Nampo",
                                        "https://daily.example/a")  # fmt: skip
    assert (entry.origin, entry.language) == ("The Daily", "en")
    assert entry.published == datetime(2026, 3, 1, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<sitemapindex><sitemap><loc>https://a.example/n.xml</loc></sitemap></sitemapindex>",
         "such as https://a.example/n.xml"),
        ("<rss></rss>", "it begins with <rss>"),
        (SITEMAP[:300], "no sitemap that can be read"),
        ("<html>Log in", "no sitemap that can be read"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><urlset/>", "entities of its own"),
        ("<urlset>" + "<a>" * 20 + "</a>" * 20 + "</urlset>", "nested too deep"),
    ],
)  # fmt: skip
def test_what_is_no_news_sitemap_says_so(body: str, what: str) -> None:
    found = parse("news_sitemap", body)

    assert isinstance(found, FetchFailure)
    assert found.kind is ErrorKind.NOT_A_FEED
    assert what in found.message


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "news_sitemap"])
@pytest.mark.parametrize(
    ("body", "kind", "what"),
    [
        ("Please limit requests to one every 5 seconds or contact us.", ErrorKind.RATE_LIMITED,
         "to be asked less often: Please limit requests"),
        ("The specified phrase is too short.", ErrorKind.NOT_A_FEED, "phrase is too short"),
        ("", ErrorKind.EMPTY, "sent nothing"),
        ("<html><title>Log in</title><body>x</body></html>", ErrorKind.NOT_A_FEED, "says: "),
        ("<html><title>Just a moment...</title><body>x</body></html>", ErrorKind.NOT_A_FEED,
         "lets only browsers in"),
        ('"text"', ErrorKind.NOT_A_FEED, "expected"),
        ('{"articles": {}, "results": 7}', ErrorKind.NOT_A_FEED, "expected"),
    ],
)  # fmt: skip
def test_what_comes_in_place_of_json_is_told(
    name: str, body: str, kind: ErrorKind, what: str
) -> None:
    found = parse(name, body)

    assert isinstance(found, FetchFailure)
    assert found.kind is kind
    assert what in found.message


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("wordpress", {"code": "rest_no_route", "message": "No route was found."}),
        ("launch_library", {"detail": "Request was throttled. Expected available in 60 seconds."}),
    ],
)
def test_an_error_in_json_is_told_in_its_own_words(name: str, body: object) -> None:
    found = parse(name, body)

    assert isinstance(found, FetchFailure)
    assert found.message.count("was") == 1


@pytest.mark.parametrize("name", SERVICES)
def test_no_more_than_max_items_are_taken(name: str) -> None:
    many: dict[str, Callable[[], object]] = {
        "gdelt": lambda: {"articles": [{"url": f"https://a.example/{n}", "title": f"T{n}"}
                                       for n in range(9)]},
        "wordpress": lambda: [{"id": n, "title": {"rendered": f"T{n}"}} for n in range(9)],
        "launch_library": lambda: {"results": [{**LAUNCH, "id": str(n)} for n in range(9)]},
        "celestrak": lambda: [{**OBJECT, "NORAD_CAT_ID": n} for n in range(9)],
        "news_sitemap": lambda: "<urlset>" + "".join(
            f"<url><loc>https://a.example/{n}</loc><title>T{n}</title></url>" for n in range(9)
        ) + "</urlset>",
    }  # fmt: skip

    found = document(name, many[name](), max_items=4)

    assert len(found.entries) == 4
    assert Warn.ITEMS_CAPPED in found.warnings


@pytest.mark.parametrize("name", SERVICES)
@given(body=st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["articles", "results", "title", "url", "status", "id", "OBJECT_TYPE"]),
        inner, max_size=4),
    max_leaves=12,
))  # fmt: skip
def test_whatever_comes_is_a_document_or_a_failure(name: str, body: object) -> None:
    assert isinstance(parse(name, body), Document | FetchFailure)


@pytest.mark.parametrize("name", SERVICES)
def test_a_request_asks_the_feeds_address_at_the_runs_time(name: str) -> None:
    feed = Feed(id="f", url="https://service.example/x", fetcher=name, headers=(("X-Key", "1"),))
    state = FeedState("f", url=feed.url, etag='"v1"', last_modified="Mon", validated=NOW)

    found = FETCHERS[name].request(feed, state, NOW)
    elsewhere = FETCHERS[name].request(
        feed, FeedState("f", url="https://old/", etag="x", validated=NOW), NOW
    )

    assert (found.feed, found.url, found.headers, found.at) == ("f", feed.url, feed.headers, NOW)
    assert found.etag == ('"v1"' if name in {"wordpress", "news_sitemap"} else None)
    assert elsewhere.etag is None
    assert bool(found.pace_seconds) is (name == "gdelt")


def test_a_paced_host_is_asked_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.monotonic", lambda: 100.0)
    monkeypatch.setattr("time.sleep", slept.append)
    pace = Pace()

    for place in ("a:443", "a:443", "b:443", "a:443"):
        pace.wait(place, 6.5)
    pace.wait("a:443", 0)

    assert slept == [0.0, 6.5, 0.0, 13.0]
