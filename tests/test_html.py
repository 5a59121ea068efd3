"""The page needs nothing else, runs nothing, and shows hostile text as text."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import briefing, document, poisoned
from golden import agree
from make import NOW, assessment, evidence, report
from morning import feeds, morning, satellite
from watchlist.pages.sheet import Document
from watchlist.plain import CONTROL
from watchlist.renderers import html
from watchlist.tree import report_tree
from watchlist.views import status
from watchlist.words import Health

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "&lt;script&gt; &amp;lt;",
    "<svg onload=alert(1)>",
    "<base href=http://evil.example>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "javascript:alert(1)",
    "\u202egnp.exe\u2069 \x1b[31m \x00",
    "]]> <![CDATA[",
]


class Reader(HTMLParser):
    """What a browser would find: elements, attributes, and the text."""

    VOID: ClassVar = {"meta", "link", "br", "polyline"}

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(of: Document | None = None) -> str:
    return html.render(of or document(), 80, color=False)


def shape(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements with the names of their attributes, whatever is written in them."""
    return [(tag, tuple(attributes)) for tag, attributes in Reader(text).tags]


def test_a_morning_looks_as_it_did(*, update_golden: bool) -> None:
    one = document(briefing(report(satellite()), feeds()[:3]))

    agree("report.html", page(one), update=update_golden)


def test_the_policy_allows_its_own_style_and_nothing_else() -> None:
    text = page()
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()

    policies = [one for one in Reader(text).all("meta") if one.get("http-equiv")]

    allowed = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"
    assert [one["content"] for one in policies] == [
        f"{allowed}; base-uri 'none'; form-action 'none'"
    ]


def test_nothing_on_it_is_fetched_or_run() -> None:
    reader = Reader(page())

    for tag, attributes in reader.tags:
        assert tag not in {"script", "iframe", "object", "embed", "img", "form", "base", "audio"}
        assert not [name for name in attributes if name.startswith("on")]
        assert not {"style", "src", "srcset", "action", "background"} & attributes.keys()
    (icon,) = reader.all("link")
    assert (icon["href"] or "").startswith("data:image/svg+xml,")
    assert not re.search(r"@import|url\(", page())


def test_links_lead_to_the_web_alone_and_tell_nothing() -> None:
    links = Reader(page()).all("a")

    inner = [one for one in links if (one["href"] or "").startswith("#")]
    outer = [one for one in links if one not in inner]
    assert len(outer) > 10
    assert all(re.match(r"https?://", one["href"] or "") for one in outer)
    assert all(one["rel"] == "noopener noreferrer" for one in outer)
    targets = {attributes.get("id") for _, attributes in Reader(page()).tags}
    assert all((one["href"] or "#")[1:] in targets for one in inner)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "file:///x",
     'https://a.example/"onclick=x', "https://a.example/ x", "https://", "http:\\\\x", ""],
)  # fmt: skip
def test_an_address_that_is_none_of_the_web_is_no_link(url: str) -> None:
    told = evidence(url=url, title="A title that leads nowhere")
    text = page(document(briefing(report(assessment(evidence=(told,))), ())))

    assert "A title that" in text.replace("<mark>", "").replace("</mark>", "")
    assert not [one for one in Reader(text).all("a") if not (one["href"] or "").startswith("#")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_no_element_and_is_shown(text: str) -> None:
    harmless = page(document(poisoned(briefing(), "harmless")))
    hostile = page(document(poisoned(briefing(), text)))

    assert shape(hostile) == shape(harmless)
    assert CONTROL.sub("\ufffd", text) in "".join(Reader(hostile).words)


@settings(deadline=None, max_examples=25)
@given(st.text(min_size=1, max_size=30))
def test_any_title_is_shown_as_it_is(title: str) -> None:
    told = evidence(title=title, url=None)
    reader = Reader(page(document(briefing(report(assessment(evidence=(told,))), ()))))

    assert CONTROL.sub("\ufffd", title) in "".join(reader.words)


def test_shapes_are_escaped_like_words() -> None:
    label = next(one for one in Reader(page()).all("svg") if one["class"] == "chart wide")

    assert "stories in" in (label["aria-label"] or "")
    assert label["role"] == "img"


def test_every_indicator_is_found_from_the_top_and_blind_never_reads_as_quiet() -> None:
    text = page()

    for one in morning().assessments:
        assert f'<a href="#i-{one.indicator}">' in text
        assert f'id="i-{one.indicator}"' in text
    assert '<li class="verdict blind">' in text
    assert '<li class="verdict quiet">' not in text


def test_feeds_that_turned_are_told_in_sentences() -> None:
    assert "nhk-world, failing → ok: Well again; was failing since 27 Feb" in page()


def test_a_calm_and_empty_page_says_what_to_do_next() -> None:
    text = page(document(briefing(report(health=Health.OK), ())))

    assert "watchlist init" in text
    assert "No feed is configured" in text


def test_only_a_document_becomes_a_page() -> None:
    plain = status.view(report_tree(morning()), timezone="UTC", now=NOW)

    with pytest.raises(TypeError, match="document"):
        html.render(plain, 80, color=False)
