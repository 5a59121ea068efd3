"""The bundled sample, and what its feeds look like on the wire.

`sample/items.ndjson` holds one item a line, `sample/feeds.ndjson` one feed a line; both are
described in `sample/README.md`. Times are relative to the run, so the sample never grows old.
"""

import importlib.resources
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

LATEST = 20
"""Items of one document, newest first: about what news feeds carry."""

CONTENT_TYPES = {
    "rss": "application/rss+xml",
    "rss091": "text/xml",
    "wordpress": "application/rss+xml",
    "rdf": "application/rdf+xml",
    "atom": "application/atom+xml",
    "jsonfeed": "application/feed+json",
}
"""The formats a feed of the sample may have, and what a server calls them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFeed:
    """A feed of the sample and how it behaves."""

    id: str
    source: str  # "" for an aggregator, whose items name their publisher
    language: str
    format: str  # a key of CONTENT_TYPES
    encoding: str = "utf-8"
    zone_hours: int = 0  # the zone its dates are written in, hours east of UTC
    gone_from_day: int | None = None  # from this day's check on it answers 404

    @property
    def path(self) -> str:
        """Where the server offers it, with the leading slash."""
        return f"/{self.id}.{'json' if self.format == 'jsonfeed' else 'xml'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleItem:
    """An item of the sample: `day` 0 is the 24 hours before the run, -1 the 24 before those."""

    day: int
    at: timedelta  # into its day
    feed: str
    title: str
    summary: str
    link: str  # a path, below the feed's own made-up host
    publisher: str = ""  # who an aggregator says it is from
    publisher_url: str = ""
    expect: tuple[tuple[str, str, str], ...] = ()  # indicator, stage, polarity; none: nothing

    @property
    def url(self) -> str:
        """Its address, on a domain that is reserved for examples and leads nowhere."""
        return f"https://{self.feed}.example{self.link}"

    def published(self, now: datetime) -> datetime:
        """Return when it came out, for a run at `now`."""
        return now + timedelta(days=self.day - 1) + self.at


def feeds() -> tuple[SampleFeed, ...]:
    """Return the sample's feeds, in the order of their file."""
    return tuple(SampleFeed(**fields) for fields in _lines("feeds.ndjson"))


def items() -> tuple[SampleItem, ...]:
    """Return the sample's items, oldest first."""
    return tuple(map(_item, _lines("items.ndjson")))


def _lines(name: str) -> list[dict[str, Any]]:
    file = importlib.resources.files("watchlist") / "sample" / name
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _item(fields: dict[str, Any]) -> SampleItem:
    hours, minutes = map(int, fields["at"].split(":"))
    publisher = fields.get("source", {})
    return SampleItem(
        day=fields["day"],
        at=timedelta(hours=hours, minutes=minutes),
        feed=fields["feed"],
        title=fields["title"],
        summary=fields["summary"],
        link=fields["link"],
        publisher=publisher.get("name", ""),
        publisher_url=publisher.get("url", ""),
        expect=tuple(
            (indicator, said["stage"], said["polarity"])
            for indicator, said in fields.get("expect", {}).items()
        ),
    )


# ------------------------------------------------------------------ documents


def document(
    feed: SampleFeed, sample: Sequence[SampleItem], now: datetime, clock: datetime
) -> tuple[bytes, datetime | None]:
    """Return what a feed serves, and when its newest item came out.

    Args:
        feed: the feed.
        sample: all items of the sample, in any order.
        now: the run's time, that the items' days count from.
        clock: the time on the server's clock; what came out later is not there yet.

    Returns:
        The document in the feed's own format and encoding, with the latest items, newest first.
    """
    latest = sorted(
        ((i.published(now), i) for i in sample if i.feed == feed.id and i.published(now) <= clock),
        key=lambda pair: (pair[0], pair[1].link),
        reverse=True,
    )[:LATEST]
    zone = timezone(timedelta(hours=feed.zone_hours))
    dated = [(at.astimezone(zone), item) for at, item in latest]
    write = {"rdf": _rdf, "atom": _atom, "jsonfeed": _jsonfeed}.get(feed.format, _rss)
    return write(feed, dated).encode(feed.encoding), latest[0][0] if latest else None


Dated = Sequence[tuple[datetime, SampleItem]]


def _title(feed: SampleFeed) -> str:
    return f"{feed.id} (a sample, all of it invented)"


def _declaration(feed: SampleFeed) -> str:
    return f'<?xml version="1.0" encoding="{feed.encoding}"?>\n'


def _rss(feed: SampleFeed, dated: Dated) -> str:
    version = "0.91" if feed.format == "rss091" else "2.0"
    spaces = ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    body = "".join(_rss_item(feed, at, item) for at, item in dated)
    return (
        f"{_declaration(feed)}"
        f'<rss version="{version}"{spaces if feed.format == "wordpress" else ""}><channel>\n'
        f"<title>{escape(_title(feed))}</title><link>https://{feed.id}.example/</link>"
        f"<description>{escape(_title(feed))}</description>"
        f"<language>{feed.language}</language>\n{body}</channel></rss>\n"
    )


def _rss_item(feed: SampleFeed, at: datetime, item: SampleItem) -> str:
    parts = [f"<title>{escape(item.title)}</title><link>{escape(item.url)}</link>"]
    if feed.format == "wordpress":
        html = f"<p>{escape(item.summary)}</p>"
        more = f'<p>The post <a href="{item.url}">{escape(item.title)}</a> appeared first.</p>'
        parts.append(f"<description><![CDATA[{html}]]></description>")
        parts.append(f"<content:encoded><![CDATA[{html}\n{more}]]></content:encoded>")
    else:
        parts.append(f"<description>{escape(item.summary)}</description>")
    if feed.format != "rss091":
        parts.append(f'<guid isPermaLink="true">{escape(item.url)}</guid>')
    if item.publisher:
        parts.append(
            f"<source url={quoteattr(item.publisher_url)}>{escape(item.publisher)}</source>"
        )
    parts.append(f"<pubDate>{format_datetime(at)}</pubDate>")
    return f"<item>{''.join(parts)}</item>\n"


def _rdf(feed: SampleFeed, dated: Dated) -> str:
    listed = "".join(f"<rdf:li rdf:resource={quoteattr(item.url)}/>" for _, item in dated)
    body = "".join(
        f"<item rdf:about={quoteattr(item.url)}><title>{escape(item.title)}</title>"
        f"<link>{escape(item.url)}</link><description>{escape(item.summary)}</description>"
        f"<dc:date>{at.isoformat()}</dc:date></item>\n"
        for at, item in dated
    )
    return (
        f"{_declaration(feed)}"
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<channel rdf:about="https://{feed.id}.example/"><title>{escape(_title(feed))}</title>'
        f"<link>https://{feed.id}.example/</link><dc:language>{feed.language}</dc:language>"
        f"<description>{escape(_title(feed))}</description>"
        f"<items><rdf:Seq>{listed}</rdf:Seq></items></channel>\n{body}</rdf:RDF>\n"
    )


def _atom(feed: SampleFeed, dated: Dated) -> str:
    updated = f"<updated>{dated[0][0].isoformat()}</updated>" if dated else ""
    body = "".join(
        f"<entry><id>{escape(item.url)}</id><title>{escape(item.title)}</title>"
        f'<link rel="alternate" type="text/html" href={quoteattr(item.url)}/>'
        f'<summary type="html">{escape(f"<p>{escape(item.summary)}</p>")}</summary>'
        f"<published>{at.isoformat()}</published><updated>{at.isoformat()}</updated></entry>\n"
        for at, item in dated
    )
    return (
        f"{_declaration(feed)}"
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{feed.language}">\n'
        f"<id>https://{feed.id}.example/</id><title>{escape(_title(feed))}</title>"
        f'<link href="https://{feed.id}.example/"/>{updated}\n{body}</feed>\n'
    )


def _jsonfeed(feed: SampleFeed, dated: Dated) -> str:
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": _title(feed),
            "home_page_url": f"https://{feed.id}.example/",
            "language": feed.language,
            "items": [
                {
                    "id": item.url,
                    "url": item.url,
                    "title": item.title,
                    "content_text": item.summary,
                    "date_published": at.isoformat(),
                }
                for at, item in dated
            ],
        },
        ensure_ascii=False,
        indent=1,
    )
