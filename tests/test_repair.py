"""XML as it is found, made readable."""

import pytest

from watchlist.documents.repair import (
    Repaired,
    core_only,
    has_root,
    item_by_item,
    repair,
    with_short_authors,
)

ITEM = "<item><title>a</title></item>"
FEED = f'<rss version="2.0"><channel>{ITEM}</channel></rss>'


@pytest.mark.parametrize(
    "text",
    [
        FEED,
        f"<?xml version='1.0'?>\n<!-- made by hand -->{FEED}\n<!-- in 0.2 s -->",
        f"<?xml version='1.0'?><?xml-stylesheet href='x'?><!DOCTYPE rss [<!ENTITY a 'b'>]>{FEED}",
        "<feed><entry/></feed>", "<rdf:RDF><item/></rdf:RDF>", "<RSS><CHANNEL/></RSS>",
        "<rss><channel/></rss >", "<no><feed at='all'/></no>"[4:25] + "</feed>",
        "<rss>&#65;&#x1F680;&#10;&amp;</rss>",
    ],
)  # fmt: skip
def test_a_sound_document_only_loses_its_declaration(text: str) -> None:
    fixed = repair(text)

    assert fixed == Repaired(fixed.text)
    assert text.endswith(fixed.text)
    assert "<?xml version" not in fixed.text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (f"\n <?xml version='1.0'?>{FEED}", FEED),
        (f"Notice: x<br/>\n{FEED}", FEED),
        (f"Notice: x <!DOCTYPE rss>{FEED}", f"<!DOCTYPE rss>{FEED}"),
        (f"{FEED}<script>x</script>", FEED),
        (FEED + " " * 20_000, FEED),
        (FEED.replace("a<", "a\x00\x08\ufffeb<"), FEED.replace("a<", "ab<")),
        (FEED.replace("a<", "\x1b[31ma\x1b]0;x\x07\x1b(b<"), FEED),
        (FEED.replace("a<", "\x1b]0;never ended<"), FEED.replace("a<", "<")),
        (FEED.replace("a<", "a&#0;&#xD800;&#x110000;&#99999999999999;&#xFFFE;<"), FEED),
    ],
)
def test_what_does_not_belong_goes(text: str, fixed: str) -> None:
    assert repair(text) == Repaired(fixed, is_malformed=True)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (FEED[:-16], FEED), (FEED[:-16] + "<item><title>b", FEED), (FEED[:-3], FEED),
        (FEED[:-1], FEED), (FEED[:-40], '<rss version="2.0"><channel></channel></rss>'),
        ("<rss><channel><title>b", "<rss><channel><title>b</channel></rss>"),
        ("<feed><entry>a</entry><entry>b", "<feed><entry>a</entry></feed>"),
        ("<rdf:RDF><channel>x</channel><item>a</item><it", ("<rdf:RDF><channel>x</channel><item>a"
         "</item></rdf:RDF>")),
        ("<rss><channel>x</channel><item>a</item><it", ("<rss><channel>x</channel><item>a</item>"
         "</rss>")),
    ],
)  # fmt: skip
def test_a_document_that_was_cut_ends_behind_its_last_whole_item(text: str, fixed: str) -> None:
    assert repair(text) == Repaired(fixed, is_truncated=True)


@pytest.mark.parametrize(
    "entity",
    [
        "<!ENTITY a SYSTEM 'file:///etc/passwd'>", "<!ENTITY % a 'b'>",
        "<!ENTITY a PUBLIC 'x' 'y'>", '<!ENTITY b "&a;&a;">', "<!entity b '&a;'>",
        f'<!ENTITY a "{"x" * 1000}">', f"<!ENTITY a '{'x' * 1000}'>",
        "<!ENTITY a 'b'>" * 10_000,
    ],
)  # fmt: skip
def test_entities_that_reach_out_or_blow_up_go_with_their_dtd(entity: str) -> None:
    fixed = repair(f"<?xml version='1.0'?><!DOCTYPE rss [{entity}]>{FEED}")

    assert fixed == Repaired(FEED, has_entities=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<author>", "</author>"),
        ("<dc:creator type='x'>", "</dc:creator>"),
        ("<managingEditor><![CDATA[", "]]></managingEditor>"),
    ],
)
def test_an_author_too_long_to_be_one_is_emptied(before: str, after: str) -> None:
    text = f"<rss>{before}{{}}{after}</rss>"

    assert with_short_authors(text.format("a@" * 1000)) == text.format("")
    assert with_short_authors(text.format("a@" * 100)) == text.format("a@" * 100)


@pytest.mark.parametrize(
    ("text", "is_feed"),
    [
        ("x <rss version='2.0'>", True), ("<atom:feed >", True), ("<RDF:rdf/>", True),
        ("<feedback>", False), ("", False), ("rss", False),
    ],
)  # fmt: skip
def test_the_root_of_a_feed_is_found(text: str, is_feed: bool) -> None:  # noqa: FBT001  a table
    assert has_root(text) is is_feed


def test_a_document_without_a_root_is_only_made_legal() -> None:
    assert repair("<opml>\x00</opml>") == Repaired("<opml></opml>", is_malformed=True)


def test_foreign_elements_can_be_left_out() -> None:
    text = "<rss><georss:where x='1'>a</georss:where><dc:date>b</dc:date><atom:link/></rss>"

    assert core_only(text) == "<rss>a<dc:date>b</dc:date><atom:link/></rss>"


def test_an_end_in_other_letters_is_an_end() -> None:
    assert repair("<RSS><item/></rss>junk") == Repaired("<RSS><item/></rss>", is_malformed=True)


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("<rss version='2.0'><channel><title>n</title><item>1</item>\n<item>2</item><x/></channel>",
         ("<rss version='2.0'><channel><item>1</item></channel></rss>",
          "<rss version='2.0'><channel><item>2</item></channel></rss>")),
        ("<feed xmlns='a'><entry>1</entry><entry>2", ("<feed xmlns='a'><entry>1</entry></feed>",)),
        ("<x/><rss><channel/>", ("<rss><channel></channel></rss>",)),
        ("<item>1</item>", ()), ("<rss/>", ()), ("<rss", ()),
    ],
)  # fmt: skip
def test_a_document_is_taken_apart_into_its_items(text: str, documents: tuple[str, ...]) -> None:
    assert item_by_item(text) == documents
