"""The message to a channel: as data, and in words that do no harm."""

from typing import Any

import jsonschema
import pytest

from make import FACTORS, NOW, assessment, config, days, evidence, report, voice
from watchlist.message import LONGEST_SUBJECT, inert, message
from watchlist.notice import Because, Notice
from watchlist.schema import schema
from watchlist.settings import Channel
from watchlist.tree import report_tree
from watchlist.verdict import Evidence, Speaker
from watchlist.words import Health, Polarity, ReasonCode, Status

DESK = Channel(id="desk", command=("hook",))
ROSE = Because(ReasonCode.ROSE, "Rose from watch to elevated: a launch window.", NOW)


def notice(*reasons: Because, run: int = 7, name: str = "satellite", **more: Any) -> Notice:  # noqa: ANN401  the builder's arguments
    tree = report_tree(report(assessment(name, **more)))["indicators"][0]
    return Notice(name, run, NOW, tree, reasons or (ROSE,))


def story(number: int, polarity: Polarity = Polarity.AFFIRMED) -> Evidence:
    url = f"https://news.example/{number}"
    return evidence(f"s{number}", f"Story {number}", url=url, polarity=polarity, factors=FACTORS)


def text_of(one: Notice) -> str:
    return message(config(), DESK, [one], "1.0")["text"]


def test_it_is_what_its_schema_says() -> None:
    whole = message(config(), DESK, [notice(evidence=(story(1),))], "1.0")

    jsonschema.validate(whole, schema("notify"))
    assert (whole["id"], whole["channel"], whole["at"]) == (
        "desk-7-satellite", "desk", "2026-03-02T06:00:00Z",
    )  # fmt: skip


def test_one_notice_in_words() -> None:
    speakers = (
        Speaker(voice(), "https://a.example/1", Polarity.AFFIRMED),
        Speaker(voice("nhk"), None, Polarity.AFFIRMED),
    )
    stories = (
        evidence(url="https://a.example/1", speakers=speakers),
        evidence("s2", "No launch", url=None, polarity=Polarity.DENIED),
    )
    earlier = Because(ReasonCode.WENT_BLIND, "Blind since 1 Mar.", NOW - days(1))

    whole = message(config(), DESK, [notice(ROSE, earlier, evidence=stories)], "1.0")

    assert whole["subject"] == "North Korean satellites: elevated (rose, went blind)"
    assert whole["text"] == (
        "Watchlist, 2 Mar 2026 06:00 UTC\n"
        "\n"
        "North Korean satellites (satellite): ELEVATED\n"
        "Rose from watch to elevated: a launch window.\n"
        "1 Mar 2026 06:00 UTC: Blind since 1 Mar.\n"
        "- A2 Yonhap +1: North Korea launches a satellite\n"
        "  https://a.example/1\n"
        "- A2 Yonhap, denied: No launch\n"
    )


def test_several_notices_are_one_message() -> None:
    whole = message(
        config(), DESK, [notice(), notice(run=8, name="labor", status=Status.WATCH)], "1.0"
    )

    assert whole["subject"] == "Watchlist: satellite elevated, labor watch"
    assert whole["id"] == "desk-8-satellite-labor"
    assert [one["indicator"] for one in whole["notices"]] == ["satellite", "labor"]
    assert whole["text"].count("\n\n") == 2


def test_a_blind_indicator_never_reads_as_calm() -> None:
    coverage = assessment().coverage.__class__(4, 0, Health.BLIND)
    blind = notice(status=Status.QUIET, coverage=coverage, blind_since=NOW)

    whole = message(config(), DESK, [blind], "1.0")
    assert "BLIND, held at quiet" in whole["subject"]
    assert "BLIND, HELD AT QUIET" in whole["text"]


def test_a_subject_is_no_longer_than_a_screen_shows() -> None:
    many = [notice(name=f"indicator-{n}") for n in range(20)]

    subject = message(config(), DESK, many, "1.0")["subject"]
    assert len(subject) == LONGEST_SUBJECT
    assert subject.endswith("…")


@pytest.mark.parametrize(
    ("denied", "shown"),
    [(5, [1, 2, 3, 5]), (2, [1, 2, 3]), (0, [1, 2, 3])],
    ids=["a weaker denial", "a strong denial", "no denial"],
)
def test_the_strongest_stories_are_shown_and_a_denial_always(denied: int, shown: list[int]) -> None:
    stories = tuple(
        story(n, Polarity.DENIED if n == denied else Polarity.AFFIRMED) for n in range(1, 7)
    )

    text = text_of(notice(evidence=stories))
    assert [n for n in range(1, 7) if f"Story {n}" in text] == shown


@pytest.mark.parametrize(
    ("headline", "harmless"),
    [
        ("@everyone: launch", "＠everyone: launch"),
        ("<!channel> launch", "‹!channel› launch"),
        ("[Read more](https://evil.example)", "[Read more] (https://evil.example)"),
        ("1 < 2 > 0", "1 ‹ 2 › 0"),
        ("북한, 위성 발사", "북한, 위성 발사"),
    ],
)
def test_a_headline_gives_no_orders_to_a_chat(headline: str, harmless: str) -> None:
    assert inert(headline) == harmless
    text = text_of(notice(evidence=(evidence(title=headline),)))
    assert f": {harmless}\n" in text
