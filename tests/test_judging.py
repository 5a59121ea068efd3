"""Labels and mutes: an analyst's word, kept and found again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from make import GRAIN, NOW, days, item
from test_store import put
from watchlist import config as configuration
from watchlist import judging
from watchlist.analyst import Label, Mute
from watchlist.errors import StoreBusy, UsageError
from watchlist.judging import Judgement
from watchlist.lock import exclusive
from watchlist.store import Store
from watchlist.verdict import Standing
from watchlist.words import Polarity, Status

CONFIG = configuration.parse(GRAIN, "grain.toml")
URL = "https://wire.example/1"
FIRST = item("abcd000000000001", "Wheat port under blockade", feed="wire-en", url=URL)
SECOND = item("abcd000000000002", "Rain", feed="other", origin="Daily", published=None, seen=NOW)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        put(opened, FIRST, SECOND)
        yield opened


def yes(name: str = FIRST.id, stage: str | None = None, *, is_denied: bool = False) -> Judgement:
    return Judgement(name, "blockade", is_relevant=True, stage=stage, is_denied=is_denied)


def no(name: str = FIRST.id) -> Judgement:
    return Judgement(name, "blockade", is_relevant=False)


class TestLabel:
    @pytest.mark.parametrize("name", [FIRST.id, URL, "http://wire.example/1/?utm_source=x"])
    def test_finds_its_item_by_id_or_link(self, store: Store, name: str) -> None:
        done = judging.label(CONFIG, store, yes(name), NOW)

        assert done.item == FIRST
        assert done.before is None
        assert store.labels.of(FIRST.id) == (done.label,)

    def test_finds_its_item_by_the_beginning_of_an_id_that_is_the_only_one(
        self, store: Store
    ) -> None:
        other = item("beef000000000003", "Fog", feed="wire-en", seen=NOW + days(1))
        put(store, other)

        assert judging.find(store, "be") == other
        with pytest.raises(UsageError, match="more than one id begins with 'abc'") as caught:
            judging.find(store, "abc")
        assert FIRST.id in caught.value.hint
        assert SECOND.id in caught.value.hint

    @pytest.mark.parametrize("name", ["", "ffff", "abcd*", "https://wire.example/2", "%"])
    def test_of_no_item_is_refused_with_a_way_to_find_one(self, store: Store, name: str) -> None:
        with pytest.raises(UsageError, match="no stored item") as caught:
            judging.label(CONFIG, store, yes(name), NOW)

        assert "watchlist export" in caught.value.hint

    def test_replaces_an_earlier_one_and_says_which(self, store: Store) -> None:
        judging.label(CONFIG, store, yes(stage="closed", is_denied=True), NOW)
        done = judging.label(CONFIG, store, no(), NOW + days(1))

        assert done.before
        assert judging.worded(done.before) == "relevant to blockade, stage closed, denied"
        assert judging.worded(done.label) == "not relevant to blockade"
        assert store.labels.of(FIRST.id) == (
            Label(FIRST.id, "blockade", False, None, None, NOW + days(1)),  # noqa: FBT003  a field of a value
        )

    def test_names_what_was_meant(self, store: Store) -> None:
        wrong = Judgement(FIRST.id, "blokade", is_relevant=True)
        with pytest.raises(UsageError, match="no indicator 'blokade'; did you mean 'blockade'"):
            judging.label(CONFIG, store, wrong, NOW)
        with pytest.raises(UsageError, match="no stage 'close'; did you mean 'closed'") as caught:
            judging.label(CONFIG, store, yes(stage="close"), NOW)
        assert "threat, closed" in caught.value.hint

    def test_of_what_is_not_relevant_has_no_stage(self, store: Store) -> None:
        both = Judgement(FIRST.id, "blockade", is_relevant=False, stage="closed")
        with pytest.raises(UsageError, match="has no stage"):
            judging.label(CONFIG, store, both, NOW)

        assert store.labels.of(FIRST.id) == ()

    def test_waits_for_no_run(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        with Store(tmp_path_factory.mktemp("s") / "w.db") as store:
            put(store, FIRST)
            with exclusive(store.path, NOW), pytest.raises(StoreBusy):
                judging.label(CONFIG, store, yes(), NOW)

    def test_comes_out_as_evaluate_takes_it(self, store: Store) -> None:
        judging.label(CONFIG, store, no(SECOND.id), NOW)
        judging.label(CONFIG, store, yes(stage="closed", is_denied=True), NOW)

        assert list(judging.labelled(CONFIG, store)) == [
            {
                "id": SECOND.id, "title": "Rain", "summary": "", "url": None, "published": None,
                "language": "en", "source": "Daily", "labels": {"blockade": 0}, "stages": {},
                "polarity": {}, "event": SECOND.id,
            },
            {
                "id": FIRST.id, "title": "Wheat port under blockade", "summary": "", "url": URL,
                "published": "2026-03-02T06:00:00Z", "language": "en", "source": "wire",
                "labels": {"blockade": 1}, "stages": {"blockade": "closed"},
                "polarity": {"blockade": "denied"}, "event": FIRST.id,
            },
        ]  # fmt: skip

    def test_of_many_indicators_comes_out_with_its_item_once(self, store: Store) -> None:
        for indicator, is_relevant in (("b", True), ("a", False)):
            polarity = Polarity.MIXED if is_relevant else None
            store.labels.put(Label(FIRST.id, indicator, is_relevant, None, polarity, NOW))

        ((found, labels),) = store.labels.items()
        assert found == FIRST
        assert [(one.indicator, one.polarity) for one in labels] == [
            ("a", None), ("b", Polarity.MIXED),
        ]  # fmt: skip


def assessed(store: Store, status: Status, at: datetime = NOW, stage: str | None = None) -> None:
    standing = Standing("blockade", at, status, at, stage, None, None, at, None)
    tree = {"indicators": [{"id": "blockade", "evidence": [], "triggers": []}]}
    store.record_run(tree, [standing], at=at, answered=1)  # type: ignore[arg-type]  # the store keeps any


def muted(store: Store, now: datetime) -> tuple[Mute, ...]:
    return judging.muted(store, ["blockade"], now)


class TestMute:
    @pytest.mark.parametrize(
        ("until", "end"),
        [
            ("2026-03-09", datetime(2026, 3, 9, tzinfo=UTC)),
            ("2026-03-09T09:00:00+09:00", datetime(2026, 3, 9, tzinfo=UTC)),
            (" 2026-03-02T06:00:01 ", NOW + timedelta(seconds=1)),
        ],
    )
    def test_ends_at_a_time(self, store: Store, until: str, end: datetime) -> None:
        assessed(store, Status.WATCH)
        mute = judging.mute(CONFIG, store, "blockade", until, NOW)

        assert mute.until == end
        assert store.mutes.all() == {"blockade": mute}
        assert muted(store, end - timedelta(seconds=1)) == (mute,)
        assert muted(store, end) == ()
        assert judging.end_of(mute) == f"{end:%Y-%m-%dT%H:%M:%SZ}"

    def test_ends_at_a_change(self, store: Store) -> None:
        assessed(store, Status.WATCH, stage="threat")
        mute = judging.mute(CONFIG, store, "blockade", "change", NOW)

        assert judging.end_of(mute) == "it is no longer watch at threat"
        assert muted(store, NOW + days(1)) == (mute,)
        assessed(store, Status.CRITICAL, NOW + days(2), "closed")
        assert muted(store, NOW + days(1)) == (mute,)
        assert muted(store, NOW + days(2)) == ()

    @pytest.mark.parametrize(
        ("until", "what"),
        [
            ("tomorrow", "expected a date, a time or `change`, got 'tomorrow'"),
            ("2026-03-02", "2026-03-02T00:00:00Z is not after 2026-03-02T06:00:00Z"),
            ("change", "never assessed"),
        ],
    )
    def test_without_an_end_is_refused(self, store: Store, until: str, what: str) -> None:
        with pytest.raises(UsageError, match=what) as caught:
            judging.mute(CONFIG, store, "blockade", until, NOW)

        assert caught.value.hint
        assert store.mutes.all() == {}

    def test_replaces_an_earlier_one_and_can_be_ended(self, store: Store) -> None:
        judging.mute(CONFIG, store, "blockade", "2026-03-09", NOW)
        second = judging.mute(CONFIG, store, "blockade", "2026-04-01", NOW)

        assert store.mutes.all() == {"blockade": second}
        assert judging.unmute(CONFIG, store, "blockade", NOW)
        assert not judging.unmute(CONFIG, store, "blockade", NOW)

    def test_of_an_unknown_indicator_is_refused(self, store: Store) -> None:
        with pytest.raises(UsageError, match="did you mean 'blockade'"):
            judging.mute(CONFIG, store, "blockad", "2026-03-09", NOW)
        with pytest.raises(UsageError, match="did you mean 'blockade'"):
            judging.unmute(CONFIG, store, "blockad", NOW)

    def test_of_an_indicator_that_is_configured_no_longer_can_be_ended(self, store: Store) -> None:
        store.mutes.put(Mute("gone", NOW, NOW + days(9)))

        assert judging.unmute(CONFIG, store, "gone", NOW)
