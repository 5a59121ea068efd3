"""What is judged sound, worth a word, or broken: tables of cases."""

from datetime import date, timedelta

import pytest

from make import NOW
from watchlist import diagnosis
from watchlist.diagnosis import EXPAT_FAULTS, Checkup, Finding, Version

TODAY = date(2026, 3, 2)


def said(finding: Finding) -> str:
    """The state, and that whatever is not sound says why and what to do."""
    assert finding.state == "ok" or (finding.why and finding.hint)
    return finding.state.value


class TestVersions:
    @pytest.mark.parametrize(
        ("version", "today", "state"),
        [
            ((3, 11, 9), TODAY, "warning"),
            ((3, 11, 10), TODAY, "ok"),
            ((3, 11, 14), date(2027, 10, 31), "ok"),
            ((3, 11, 14), date(2027, 11, 1), "warning"),
            ((3, 12, 3), TODAY, "warning"),
            ((3, 12, 4), TODAY, "ok"),
            ((3, 13, 0), TODAY, "ok"),
            ((3, 99, 0), date(2040, 1, 1), "ok"),
        ],
    )
    def test_of_python(self, version: Version, today: date, state: str) -> None:
        assert said(diagnosis.python(version, today)) == state

    @pytest.mark.parametrize(
        ("version", "state", "word"),
        [
            ((3, 37, 2), "problem", "STRICT"),
            ((3, 38, 0), "ok", "rollback journal"),
            ((3, 51, 2), "ok", "rollback journal"),
            ((3, 51, 3), "ok", ""),
        ],
    )
    def test_of_sqlite(self, version: Version, state: str, word: str) -> None:
        finding = diagnosis.sqlite(version)

        assert said(finding) == state
        assert word in finding.why
        assert bool(word) == bool(finding.why)

    @pytest.mark.parametrize(
        ("version", "faults"),
        [((2, 2, 10), 4), ((2, 4, 1), 3), ((2, 5, 0), 3), ((2, 6, 4), 2), ((2, 8, 0), 1),
         ((2, 8, 1), 0), ((2, 10, 0), 0)],
    )  # fmt: skip
    def test_of_expat(self, version: Version, faults: int) -> None:
        finding = diagnosis.expat(version)

        assert said(finding) == ("warning" if faults else "ok")
        assert finding.why.count("CVE") == faults

    def test_of_expat_faults_are_in_order(self) -> None:
        versions = [version for version, _ in EXPAT_FAULTS]
        assert versions == sorted(versions)

    @pytest.mark.parametrize(
        ("name", "version", "today", "state", "word"),
        [
            ("OpenSSL 1.1.1w 11 Sep 2023", (1, 1, 1, 23, 15), TODAY, "warning", "2023"),
            ("OpenSSL 3.0.6 11 Oct 2022", (3, 0, 0, 6, 0), TODAY, "warning", "CVE-2022-3602"),
            ("OpenSSL 3.0.7 1 Nov 2022", (3, 0, 0, 7, 0), TODAY, "ok", ""),
            ("OpenSSL 3.0.19 27 Jan 2026", (3, 0, 0, 19, 0), date(2026, 9, 8), "ok", "fixes"),
            ("OpenSSL 3.5.1 1 Jul 2025", (3, 5, 0, 1, 0), TODAY, "ok", ""),
            ("LibreSSL 3.3.6", (2, 0, 0, 0, 0), TODAY, "ok", ""),
        ],
    )
    def test_of_openssl(
        self, name: str, version: Version, today: date, state: str, word: str
    ) -> None:
        finding = diagnosis.openssl(name, version, today)

        assert said(finding) == state
        assert word in finding.why
        assert bool(word) == bool(finding.why)


class TestSurroundings:
    @pytest.mark.parametrize(
        ("finding", "state", "word"),
        [
            (diagnosis.packages([("a", "1"), ("b", "2.0")]), "ok", "a 1, b 2.0"),
            (diagnosis.packages([("a", "1"), ("b", None)]), "problem", "not installed: b"),
            (diagnosis.configuration("f.toml", 0, 0, 4, 55), "ok", "4 indicators, 55 feeds"),
            (diagnosis.configuration("f.toml", 0, 1, 4, 55), "warning", "1 oddity"),
            (diagnosis.configuration("f.toml", 0, 2, 4, 55), "warning", "2 oddities"),
            (diagnosis.configuration("f.toml", 1, 2, 0, 0), "problem", "1 error, 2 more"),
            (diagnosis.configuration("f.toml", 2, 0, 0, 0), "problem", "2 errors"),
            (diagnosis.environment((), ()), "ok", "nothing is asked"),
            (diagnosis.environment(("A", "B"), ()), "ok", "A, B"),
            (diagnosis.environment(("A", "B"), ("B",)), "warning", "it has no B"),
            (diagnosis.apprise(None, (), "pip"), "ok", "none is needed"),
            (diagnosis.apprise("2.0", ("desk",), "pip"), "ok", "2.0"),
            (diagnosis.apprise(None, ("desk", "chat"), "pip"), "problem", "desk, chat"),
            (diagnosis.encoding("UTF-8"), "ok", "UTF-8"),
            (diagnosis.encoding("utf8"), "ok", "utf8"),
            (diagnosis.encoding("ANSI_X3.4-1968"), "warning", "UTF-8 all the same"),
            (diagnosis.room(10**12), "ok", "953,674 MB"),
            (diagnosis.room(10**8), "warning", "95 MB"),
        ],
        ids=lambda value: value.name if isinstance(value, Finding) else None,
    )
    def test_are_judged(self, finding: Finding, state: str, word: str) -> None:
        assert said(finding) == state
        assert word in f"{finding.found} {finding.why}"

    @pytest.mark.parametrize(
        ("path", "kind", "state"),
        [
            ("/home/me/data", "ext4", "ok"),
            ("/mnt/share", "nfs4", "warning"),
            ("/mnt/share/deep/down", "nfs4", "warning"),
            ("/mnt/shared", "ext4", "ok"),
            ("/mnt/with space/x", "cifs", "warning"),
        ],
    )
    def test_a_file_system_is_that_of_the_nearest_mount(
        self, path: str, kind: str, state: str
    ) -> None:
        mounts = (
            "/dev/sda1 / ext4 rw 0 0\nhost:/x /mnt/share nfs4 rw 0 0\n"
            "//host/y /mnt/with\\040space cifs rw 0 0\nbroken\n\n"
        )
        finding = diagnosis.filesystem(path, mounts)

        assert (finding.found, said(finding)) == (kind, state)

    def test_a_file_system_may_be_unknown(self) -> None:
        assert diagnosis.filesystem("/x", "").found == "unknown"


def checked(**facts: object) -> list[tuple[str, str]]:
    found = Checkup("/w.db", version=2, items=5, runs=1, last_at="2026-03-02T05:00:00Z")
    changed = {field: getattr(found, field) for field in Checkup.__slots__} | facts
    return [(one.name, said(one)) for one in diagnosis.store(Checkup(**changed), 2, NOW)]


class TestStore:
    @pytest.mark.parametrize(
        ("facts", "findings"),
        [
            ({}, [("store", "ok"), ("rights", "ok"), ("last run", "ok")]),
            ({"is_there": False}, [("store", "ok")]),
            ({"error": "it is a folder"}, [("store", "problem")]),
            ({"is_ours": False}, [("store", "problem")]),
            ({"is_cut_off": True}, [("store", "warning")]),
            ({"version": 3}, [("store", "problem"), ("rights", "ok"), ("last run", "ok")]),
            ({"version": 1}, [("store", "ok"), ("rights", "ok"), ("last run", "ok")]),
            (
                {"faults": ("row 3 missing",)},
                [("store", "problem"), ("rights", "ok"), ("last run", "ok")],
            ),
            ({"mode": 0o640}, [("store", "ok"), ("rights", "warning"), ("last run", "ok")]),
            ({"last_at": None}, [("store", "ok"), ("rights", "ok"), ("last run", "ok")]),
            (
                {"last_at": "2026-03-02T06:00:01Z"},
                [("store", "ok"), ("rights", "ok"), ("last run", "problem")],
            ),
            (
                {"last_at": "2026-02-28T17:59:59Z"},
                [("store", "ok"), ("rights", "ok"), ("last run", "warning")],
            ),
        ],
        ids=str,
    )
    def test_is_judged(self, facts: dict[str, object], findings: list[tuple[str, str]]) -> None:
        assert checked(**facts) == findings

    def test_that_is_older_says_what_will_happen(self) -> None:
        first, *_ = diagnosis.store(Checkup("/w.db", version=1), 2, NOW)
        assert "a copy stays" in first.why

    def test_that_is_not_there_says_what_makes_it(self) -> None:
        (finding,) = diagnosis.store(Checkup("/w.db", is_there=False), 2, NOW)
        assert "watchlist check" in finding.hint

    def test_a_job_may_be_a_day_and_a_half_late(self) -> None:
        at = NOW - timedelta(hours=36)
        assert checked(last_at=f"{at:%Y-%m-%dT%H:%M:%SZ}")[-1] == ("last run", "ok")
