"""What a warning about a feed means, and what to do about it: a sentence for each.

A warning costs no item that could be read; where nothing is to be done, the sentence says so by
saying nothing of it.
"""

from collections.abc import Iterable

from watchlist.words import Warn

SENTENCES = {
    Warn.TRUNCATED: "The document breaks off; what stands before the break was read, and the rest "
    "is read when it comes whole.",
    Warn.MALFORMED: "The document breaks the rules of its format and was mended while reading; "
    "tell its publisher.",
    Warn.ENCODING: "Its letters are not in the encoding that it names, so some may be wrong.",
    Warn.PERMANENT_REDIRECT: "It has moved for good: put the new address into the configuration.",
    Warn.ENTITIES: "It defines entities of its own, which are never expanded.",
    Warn.ITEMS_CAPPED: "It lists more items than `max_items` of [fetch]; the newest were read.",
    Warn.DUPLICATE_IDS: "Several of its items share an id; they are told apart by link and title.",
    Warn.NO_DATES: "None of its items has a date, so none counts as fresh; look for another feed "
    "of the same publisher.",
    Warn.FUTURE_DATES: "Some items are dated ahead; such a date is not believed.",
    Warn.BAD_DATES: "Some dates cannot be read; those items count as undated, and never as fresh.",
    Warn.TITLE_TRUNCATED: "Some titles are too long and were cut.",
    Warn.CONTENT_TYPE: "Its server calls it something other than a feed; it was read all the same.",
    Warn.COMPRESSION: "Its server packs it wrongly; what could be unpacked was read.",
    Warn.EMPTY_FEED: "It is a feed, but lists no item.",
    Warn.GAP: "Nothing in it was known, and all is newer than what was: items came and went unseen "
    "in between; run `watchlist check` more often.",
    Warn.MOVING_GUIDS: "It gives known items new ids; they are known again by link, title and day, "
    "and are not news.",
    Warn.ARCHIVE: "It lists old items that were not there before; they keep their dates, and are "
    "not fresh.",
}
"""For every warning there is."""


def advice(warnings: Iterable[Warn]) -> tuple[str, ...]:
    """Return what these warnings mean, in their order."""
    return tuple(SENTENCES[warning] for warning in warnings)
