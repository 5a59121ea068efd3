"""RSS, RDF and Atom that are as their specifications want them, read in one pass of expat.

Most feeds are sound, and feedparser takes twenty times as long for them; what is in the least
unusual is left to it: `parse_xml` says None wherever the two might differ. Tests hold it to
feedparser on every document at hand: the same drafts, or None.
"""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from watchlist.documents.drafts import Draft

_ATOM = "{http://www.w3.org/2005/Atom}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_RSS1 = "{http://purl.org/rss/1.0/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MEDIA = "{http://search.yahoo.com/mrss/}"

# DTDs, code, and C1 controls, as references, too (feedparser takes them for Windows-1252). Looked
# for one by one: in one expression they take as long as all the rest.
_DTD = re.compile("<!(?:DOCTYPE|ENTITY)")
_CODE = re.compile(r"<!\[CDATA\[\s*<\?")
_C1_REFERENCE = re.compile(r"&#(?:0*1(?:2[89]|[345][0-9])|[xX]0*[89][0-9a-fA-F]);")
_NO_C1 = re.compile("[^\x80-\x9f]*")  # to match all takes half the time of a search for one
_NAMES = re.compile("xml:(?:lang|base)")
_ITEM = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>/]", re.IGNORECASE)
_PLAIN = re.compile("(?!.*:///)[!-~]*")  # addresses in which feedparser finds nothing to mend

_RSS_FIELDS = {
    "title": "title", "link": "link", "guid": "guid", "description": "summary",
    _CONTENT: "content", "pubDate": "published", _DC + "date": "updated", "source": "source",
}  # fmt: skip
_RDF_FIELDS = {
    _RSS1 + "title": "title", _RSS1 + "link": "link", _RSS1 + "description": "summary",
    _DC + "date": "updated", _CONTENT: "content",
}  # fmt: skip
_ATOM_FIELDS = {
    _ATOM + name: name for name in ("title", "id", "summary", "content", "published", "updated")
}
# Elements that say nothing of what is read here, to feedparser neither; without children.
_SILENT = {
    "category", "comments", "author", "enclosure", _DC + "creator", _DC + "subject",
    _DC + "publisher", "{http://purl.org/rss/1.0/modules/slash/}comments",
    "{http://wellformedweb.org/CommentAPI/}commentRss",
    "{http://rssnamespace.org/feedburner/ext/1.0}origLink",
    _MEDIA + "content", _MEDIA + "thumbnail", _MEDIA + "credit", _MEDIA + "keywords",
    _ATOM + "category", _ATOM + "rights",
}  # fmt: skip
_PERSONS = (_ATOM + "author", _ATOM + "contributor")
_PERSON = {_ATOM + "name", _ATOM + "uri", _ATOM + "email"}


@dataclass(frozen=True, slots=True)
class XmlFeed:
    """A document's drafts and what stands above them."""

    drafts: tuple[Draft, ...]
    title: str
    language: str


class _UnsureError(Exception):
    """Something is not as usual; feedparser knows what to do."""


def parse_xml(text: str) -> XmlFeed | None:
    """Return what a sound and usual feed holds; None where feedparser must look at it.

    Args:
        text: the document without its XML declaration.
    """
    if _is_unusual(text):
        return None
    try:
        # No DTD gets here, so there are no entities to expand, and nothing outside is read.
        root = ET.fromstring(text)  # noqa: S314  see above
        language = _root_language(root, text)
        feed = _KINDS[root.tag](root, language) if root.tag in _KINDS else None
    except (ET.ParseError, _UnsureError):
        return None
    # An item in an odd place is an item to feedparser.
    return feed if feed and len(_ITEM.findall(text)) == len(feed.drafts) else None


def _is_unusual(text: str) -> bool:
    if _DTD.search(text) or _C1_REFERENCE.search(text):
        return True
    if "<?" in text and _CODE.search(text):
        return True
    return not text.isascii() and not _NO_C1.fullmatch(text)


def _root_language(root: ET.Element, text: str) -> str:
    """Return the language of all that is in a document, which names no other and no base."""
    language = root.get(_LANG, "").replace("_", "-")
    if _NAMES.findall(text) != ["xml:lang"] * (_LANG in root.attrib) or "lang" in root.attrib:
        raise _UnsureError
    return language


def _rss(root: ET.Element, language: str) -> XmlFeed:
    if len(root) != 1 or root[0].tag != "channel" or not root.get("version", "").startswith("2."):
        raise _UnsureError
    channel = root[0]
    titles, languages = channel.findall("title"), channel.findall("language")
    if len(titles) != 1 or len(languages) > 1 or channel.find(_DC + "language") is not None:
        raise _UnsureError
    return XmlFeed(
        drafts=tuple(_item(item, language) for item in channel.iterfind("item")),
        title=_text(titles[0]),
        language=_text(languages[0]) if languages else language,
    )


def _item(item: ET.Element, language: str) -> Draft:
    fields = _fields(item, _RSS_FIELDS)
    guid, link = fields.get("guid"), fields.get("link")
    source = fields.get("source")
    names = list(fields)
    address = _address(link)
    if guid is not None and guid.get("isPermaLink", "true") != "false":
        if link is not None and names.index("guid") < names.index("link"):
            raise _UnsureError
        address = address or _address(guid)
    return Draft(
        guid=_address(guid),
        title=_text(fields.get("title")),
        link=address,
        summary=_first(fields),
        published=(_text(fields.get("published")), _text(fields.get("updated")), ""),
        updated=_text(fields.get("updated")),
        origin=_text(source),
        origin_url="" if source is None else source.get("url", ""),
        language=language if "title" in fields else "",
    )


def _rdf(root: ET.Element, language: str) -> XmlFeed:
    channels = root.findall(_RSS1 + "channel")
    titles = channels[0].findall(_RSS1 + "title") if len(channels) == 1 else []
    if len(titles) != 1 or channels[0].find(_DC + "language") is not None or language:
        raise _UnsureError
    drafts = []
    for item in root.iterfind(_RSS1 + "item"):
        fields = _fields(item, _RDF_FIELDS)
        about = item.get(_RDF + "about", "")
        if not _PLAIN.fullmatch(about) or "link" not in fields:
            raise _UnsureError
        updated = _text(fields.get("updated"))
        drafts.append(
            Draft(
                guid=about, title=_text(fields.get("title")), link=_address(fields["link"]),
                summary=_first(fields), published=("", updated, ""), updated=updated,
            )
        )  # fmt: skip
    return XmlFeed(tuple(drafts), _text(titles[0]), "")


def _atom(root: ET.Element, language: str) -> XmlFeed:
    titles = root.findall(_ATOM + "title")
    if len(titles) != 1:
        raise _UnsureError
    return XmlFeed(
        drafts=tuple(_entry(entry, language) for entry in root.iterfind(_ATOM + "entry")),
        title=_typed(titles[0]),
        language=language,
    )


def _entry(entry: ET.Element, language: str) -> Draft:
    links = entry.findall(_ATOM + "link")
    fields = _fields(entry, _ATOM_FIELDS, ignoring=_ATOM + "link")
    if len(links) != 1 or links[0].get("rel", "alternate") != "alternate" or "id" not in fields:
        raise _UnsureError
    href = links[0].get("href", "")
    if not _PLAIN.fullmatch(href) or links[0].get("type", "text/html") != "text/html":
        raise _UnsureError
    for name in ("title", "summary", "content"):
        if name in fields:
            _typed(fields[name])
    return Draft(
        guid=_address(fields["id"]),
        title=_text(fields.get("title")),
        link=href,
        summary=_first(fields),
        published=(_text(fields.get("published")), _text(fields.get("updated")), ""),
        updated=_text(fields.get("updated")),
        language=language if "title" in fields else "",
    )


def _fields(
    item: ET.Element, known: dict[str, str], *, ignoring: str = ""
) -> dict[str, ET.Element]:
    """Return an item's elements by what they mean, in their order; each must be there once."""
    fields: dict[str, ET.Element] = {}
    for element in item:
        if name := known.get(element.tag):
            if name in fields:
                raise _UnsureError
            fields[name] = element
        elif element.tag in _PERSONS:
            if not {part.tag for part in element} <= _PERSON:
                raise _UnsureError
        elif len(element) or (element.tag not in _SILENT and element.tag != ignoring):
            raise _UnsureError
    return fields


def _text(element: ET.Element | None) -> str:
    if element is None:
        return ""
    if len(element) or (element.attrib and not set(element.attrib) <= {"url", "isPermaLink"}):
        raise _UnsureError
    return (element.text or "").strip()


def _typed(element: ET.Element) -> str:
    """Return the text of an Atom element that is text or HTML, not XHTML."""
    if element.attrib.pop("type", "text") not in ("text", "html"):
        raise _UnsureError
    return _text(element)


def _address(element: ET.Element | None) -> str:
    text = _text(element)
    if not _PLAIN.fullmatch(text):
        raise _UnsureError
    return text


def _first(fields: dict[str, ET.Element]) -> str:
    """Return the text of the summary, or else of the content."""
    texts = {name: _text(fields[name]) for name in fields if name in ("summary", "content")}
    # feedparser lets one stand in for the other by their order.
    if "" in texts.values() or list(texts) == ["content", "summary"]:
        raise _UnsureError
    return next(iter(texts.values()), "")


_KINDS = {"rss": _rss, _RDF + "RDF": _rdf, _ATOM + "feed": _atom}
