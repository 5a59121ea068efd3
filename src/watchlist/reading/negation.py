"""Words that turn a claim round, and how far they reach.

Eight concepts of the configuration have a meaning of their own. Where it leaves one out, the words
of `FALLBACK` stand in; where it names one, its words alone hold.

    negation          denies what follows in its clause ("not", "refuses to", "не", "不会")
    negation_after    denies what stands before it in its clause (않, ない, "ruled out")
    disclaimer        calls a whole statement untrue, wherever in it it stands ("baseless", ложь)
    double_negation   looks like a negation and affirms ("does not rule out", 배제하지 않)
    lookalikes        phrases in which a term means something else ("satellite images"): a term
                      that overlaps one (or a double negation) without covering it is not seen
    background        marks a clause of the summary as old news: it supports no rung
    hypothetical      a plan, a condition: silences what is near for signals that want facts
    clause_breaks     conjunctions at which a clause ends ("but", "но", しかし)
"""

from collections.abc import Iterable, Sequence
from typing import Final

from watchlist.text import Hit, Layout, Scope, Span, overlaps

AHEAD: Final = 8
"""Words that a negation reaches ahead, within its clause."""
BEHIND: Final = 8
"""Words that a negation reaches back; a word of Han or kana is two signs."""
NEAR: Final = 7
"""Words that a plan or a condition reaches either way, within its clause."""
LAST: Final = 6
"""Words behind it with which a negation may end its clause and deny what stands before it."""

NEGATION: Final = "negation"
NEGATION_AFTER: Final = "negation_after"
DISCLAIMER: Final = "disclaimer"
DOUBLE_NEGATION: Final = "double_negation"
LOOKALIKES: Final = "lookalikes"
BACKGROUND: Final = "background"
HYPOTHETICAL: Final = "hypothetical"
CLAUSE_BREAKS: Final = "clause_breaks"
RESERVED: Final = (
    NEGATION,
    NEGATION_AFTER,
    DOUBLE_NEGATION,
    LOOKALIKES,
    BACKGROUND,
    HYPOTHETICAL,
    CLAUSE_BREAKS,
    DISCLAIMER,
)
HIDING: Final = (LOOKALIKES, DOUBLE_NEGATION)
"""Concepts whose terms hide those that they overlap."""

FALLBACK: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    NEGATION: {
        "en": (
            "not", "no", "never", "won't", "*n't", "cannot", "without", "denies", "denied", "deny",
            "denying", "refuses", "refused", "rejects", "rejected", "rules out", "ruled out",
        ),
        "ru": ("не", "нет", "ни", "без", "отрица*", "опроверг*", "отказ*", "исключил*"),
        "uk": ("не", "ні", "немає", "без", "заперечу*", "спросту*", "відмов*", "виключи*"),
        "de": ("nicht", "kein*", "nie", "ohne", "bestreitet", "dementiert", "lehnt"),
        "fr": ("ne", "n'*", "pas", "aucun*", "sans", "jamais", "nie", "dément", "refuse"),
        "es": ("no", "ni", "nunca", "sin", "niega", "negó", "rechaza", "descarta"),
        "zh": ("不会", "不會", "不向", "没有", "沒有", "未向", "拒绝", "拒絕", "否认", "否認"),
    },
    NEGATION_AFTER: {
        "en": ("is ruled out", "are ruled out", "ruled out", "denied", "unlikely"),
        "ko": ("않*", "없다", "없어", "없음", "아니", "부인", "거부", "불가", "안 해", "안해"),
        "ja": ("ない", "ません", "せず", "否定", "拒否", "見送"),
        "zh": ("遭拒", "予以否认"),
        "ru": ("исключен*", "исключён*"),
        "uk": ("виключен*",),
        "de": ("nicht", "ausgeschlossen"),
    },
    DISCLAIMER: {
        "en": ("baseless", "unfounded", "untrue", "false claim*", "hoax", "fabricat*", "fake"),
        "ko": ("사실무근", "가짜뉴스", "사실이 아니"),
        "ja": ("事実無根", "虚偽", "でたらめ"),
        "zh": ("捏造", "谣言", "謠言", "纯属虚构", "毫无根据"),
        "ru": ("вымысел", "фейк*", "не соответству*"),
        "uk": ("вигадк*", "фейк*", "не відповіда*"),
        "de": ("haltlos", "frei erfunden"),
        "fr": ("infondé*", "mensonge*"),
        "es": ("infundad*", "mentira*"),
    },
    DOUBLE_NEGATION: {
        "en": (
            "not rule out", "not ruled out", "n't rule out", "cannot be ruled out", "not deny",
            "no longer rules out", "not excluded",
        ),
        "ko": ("배제하지 않", "배제 안", "부인하지 않"),
        "ja": ("排除せず", "排除しない", "否定せず", "否定しない", "かもしれない"),
        "zh": ("不排除", "不否认", "不否認"),
        "ru": ("не исключа*", "не исключил*", "не отрица*"),
        "uk": ("не виключа*", "не заперечу*"),
        "de": ("nicht aus", "nicht auszuschließen", "nicht ausschließ*"),
        "fr": ("n'exclut pas", "pas exclu*", "ne plus exclure"),
        "es": ("no descart*", "no excluy*"),
    },
    CLAUSE_BREAKS: {
        "en": ("but", "however", "although", "though", "while", "whereas"),
        "ru": ("но", "однако", "хотя"),
        "uk": ("але", "проте", "однак", "хоча"),
        "de": ("aber", "jedoch", "sondern", "doch"),
        "fr": ("mais", "cependant"),
        "es": ("pero", "aunque", "sino"),
        "ko": ("하지만", "그러나", "다만"),
        "ja": ("しかし", "ただし", "ものの"),
        "zh": ("但*", "然而", "不过", "不過"),
    },
}  # fmt: skip
"""Words used where the configuration does not name the concept itself."""

Word = Span | Hit
"""Where a turning word stands."""


def scopes(
    layout: Layout, before: Iterable[Word], after: Iterable[Word], cancelled: Sequence[Word]
) -> tuple[Scope, ...]:
    """Return where negations hold.

    Args:
        layout: the words and clauses of the text.
        before: words that deny what follows them.
        after: words that deny what stands before them.
        cancelled: double negations; a negation that overlaps one counts for nothing.
    """
    found = []
    for word in before:
        if not any(overlaps(word, other) for other in cancelled):
            start, stop = layout.clause(word.start)
            found.append(Scope(word.end, layout.ahead(word.end, AHEAD, stop), word))
            if layout.ahead(word.end, LAST, stop) >= stop:
                start = layout.behind(word.start, BEHIND, layout.topic(start))
                found.append(Scope(start, word.start, word))
    for word in after:
        if not any(overlaps(word, other) for other in cancelled):
            start = layout.topic(layout.clause(word.start)[0])
            start = layout.behind(word.start, BEHIND, start)
            found.append(Scope(start, word.start, layout.ending(word)))
    return tuple(sorted(found))


def statements(
    layout: Layout, words: Iterable[Word], cancelled: Sequence[Word]
) -> tuple[Scope, ...]:
    """Return where words hold that call a whole statement untrue.

    Ahead that is all of their sentence up to a conjunction, for what is denied is told after
    commas and colons; back it is their clause, and the one before where they open their own after
    a dash or a colon ("workers at the plant - a lie, says the governor").
    """
    found = []
    for word in words:
        if not any(overlaps(word, other) for other in cancelled):
            first, last = layout.statement(word.start)
            start, _ = layout.clause(word.start)
            if start > first and layout.retorts(start, word.start):
                start, _ = layout.clause(start - 1)
            found.append(Scope(max(first, start), last, word))
    return tuple(sorted(found))


def clauses(layout: Layout, words: Iterable[Word]) -> tuple[Scope, ...]:
    """Return the whole clauses in which such a word stands."""
    return tuple(sorted(Scope(*layout.clause(word.start), word) for word in words))


def around(layout: Layout, words: Iterable[Word]) -> tuple[Scope, ...]:
    """Return what stands near each word, on either side of it, in its clause."""
    found = []
    for word in words:
        start, end = layout.clause(word.start)
        start = layout.behind(word.start, NEAR, start)
        found.append(Scope(start, layout.ahead(word.end, NEAR, end), word))
    return tuple(sorted(found))
