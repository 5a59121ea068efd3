"""What a channel is sent: one message for all that is due to it, as data and in plain words."""

from collections.abc import Iterator, Sequence

from watchlist.contract import FORMAT, EvidenceTree
from watchlist.contract.upkeep import MessageTree, NewsTree, NoticeTree
from watchlist.health import moment
from watchlist.notice import Notice
from watchlist.records import stamp
from watchlist.settings import Channel, Config

MOST_EVIDENCE = 3
LONGEST_SUBJECT = 120
_DENIED = {"affirmed": "", "denied": ", denied", "mixed": ", disputed"}


def message(
    config: Config, channel: Channel, notices: Sequence[Notice], version: str
) -> MessageTree:
    """Return the one message of what is due to a channel.

    Args:
        config: gives the title.
        channel: who is told.
        notices: what is due, at least one, in the order that they are told.
        version: of the tool.
    """
    last = max(notices, key=lambda one: one.run)
    return {
        "format": FORMAT,
        "id": f"{channel.id}-{last.run}-" + "-".join(one.indicator for one in notices),
        "channel": channel.id,
        "title": config.title,
        "at": stamp(last.at),
        "version": version,
        "subject": _subject(config, notices),
        "text": f"{config.title}, {moment(last.at)}\n\n" + "\n\n".join(map(_text, notices)) + "\n",
        "notices": [_notice(one) for one in notices],
    }


def _notice(notice: Notice) -> NoticeTree:
    verdict = notice.verdict
    return {
        "indicator": notice.indicator,
        "title": verdict["title"],
        "question": verdict["question"],
        "status": verdict["status"],
        "previous_status": verdict["previous_status"],
        "health": verdict["health"],
        "blind_since": verdict["blind_since"],
        "stage": verdict["stage"],
        "level": verdict["level"],
        "reasons": [
            {"code": one.code.value, "text": one.text, "at": stamp(one.at)}
            for one in notice.reasons
        ],
        "evidence": [_news(story) for story in _told(verdict["evidence"])],
    }


def _told(stories: Sequence[EvidenceTree]) -> Sequence[EvidenceTree]:
    """The strongest stories; what denies them is never left out for being weaker."""
    shown = list(stories[:MOST_EVIDENCE])
    if all(story["polarity"] != "denied" for story in shown):
        shown += [story for story in stories if story["polarity"] == "denied"][:1]
    return shown


def _news(story: EvidenceTree) -> NewsTree:
    return {
        "title": story["title"],
        "url": story["url"],
        "published": story["published"],
        "publishers": list(dict.fromkeys(source["name"] for source in story["sources"])),
        "grade": story["grade"],
        "polarity": story["polarity"],
    }


# ------------------------------------------------------------------ in words


def _subject(config: Config, notices: Sequence[Notice]) -> str:
    if len(notices) == 1:
        (one,) = notices
        codes = dict.fromkeys(reason.code.value.replace("_", " ") for reason in one.reasons)
        said = f"{one.verdict['title']}: {_state(one)} ({', '.join(codes)})"
    else:
        states = ", ".join(f"{one.indicator} {_state(one)}" for one in notices)
        said = f"{config.title}: {states}"
    return said if len(said) <= LONGEST_SUBJECT else said[: LONGEST_SUBJECT - 1] + "…"


def _state(notice: Notice) -> str:
    verdict = notice.verdict
    status = verdict["status"]
    return f"BLIND, held at {status}" if verdict["health"] == "blind" else status


def _text(notice: Notice) -> str:
    return "\n".join(_lines(notice))


def _lines(notice: Notice) -> Iterator[str]:
    verdict = notice.verdict
    yield f"{verdict['title']} ({notice.indicator}): {_state(notice).upper()}"
    for reason in notice.reasons:
        when = "" if reason.at == notice.at else f"{moment(reason.at)}: "
        yield f"{when}{inert(reason.text)}"
    for story in map(_news, _told(verdict["evidence"])):
        first, *others = story["publishers"]
        who = f"{first} +{len(others)}" if others else first
        denied = _DENIED[story["polarity"]]
        yield f"- {story['grade']} {inert(who)}{denied}: {inert(story['title'])}"
        if story["url"]:
            yield f"  {story['url']}"


def inert(text: str) -> str:
    """Return a text of the world in which no chat finds a command of its own.

    A headline must not call everyone in a channel (`@everyone`, `<!here>`) or hide where a link
    leads (`[text](address)`).
    """
    for sign, harmless in (("@", "＠"), ("<", "‹"), (">", "›"), ("](", "] (")):
        text = text.replace(sign, harmless)
    return text
