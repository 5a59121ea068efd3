"""What is odd and works is told as a warning, and nothing that is sound."""

import re
from pathlib import Path

import pytest

from make import GRAIN, SCENARIO, grain
from watchlist import config


def file(tmp_path: Path, data: bytes | str) -> Path:
    path = tmp_path / "f.toml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    path.chmod(0o600)
    return path


ODD = [
    ("[concepts.fiction]", '[concepts.spare]\nen = ["x"]\n[concepts.fiction]',
     "11:1: concepts.spare: no indicator uses this concept"),
    ('source = "wire"', "",
     "22:1: feeds[0]: no `source`: each item's own or its link decides, as with an aggregator"),
    ("[[indicators]]", '[heartbeat]\nblind_url = "https://beat.example/1/fail"\n[[indicators]]',
     "28:13: heartbeat.blind_url: without `url`, nothing is asked after other runs"),
    ("[[indicators]]", '[notify.desk]\ncommand = ["x"]\non = ["rose", "reminder"]\n[[indicators]]',
     "29:15: notify.desk.on[1]: no reminder is ever due without `repeat_days`"),
    ('all = ["blockade", "port"]', 'all = ["blockade", "port", "blockade"]',
     "45:30: indicators[0].signals[1].all[2]: 'blockade' is listed twice"),
    ('about = ["grain", "port"]', 'about = ["grain", "port", "grain"]',
     "29:27: indicators[0].about[2]: 'grain' is listed twice"),
    ('expect = { blockade = "threat" }\n', "",
     "51:1: tests[0]: no `expect`: write `expect = {}` if nothing is to be relevant"),
    ('en = ["novel"]', 'en = ["novel", "novel"]',
     "12:16: concepts.fiction.en[1]: the term 'novel' stands here twice"),
    ('id = "daily"', 'id = "daily"\ndomains = ["WIRE.example"]',
     "20:12: sources[1].domains[0]: the domain 'WIRE.example' is claimed by sources[0] too"),
    ('id = "daily"', 'id = "daily"\ndomains = ["https://daily.example/"]',
     ("20:12: sources[1].domains[0]: no link leads to 'https://daily.example/': write the domain "
     "alone, such as example.com")),
    ("[[indicators]]", ('[[feeds]]\nid = "b"\nurl = "https://wire.example/rss"\nsource = "wire"\n'
     "[[indicators]]"), "29:7: feeds[1].url: the same address as feeds[0]"),
    ("https://wire.example/rss", "http://127.0.0.1:8000/rss",
     "24:7: feeds[0].url: 127.0.0.1:8000 is not public: refused unless fetch.allow_hosts names it"),
    ("https://wire.example/rss", "http://localhost/rss",
     "24:7: feeds[0].url: localhost:80 is not public: refused unless fetch.allow_hosts names it"),
    ('source = "wire"', 'source = "wire"\nenabled = false',
     ("32:10: indicators[0].feeds[0]: matches only feeds that are off: the indicator is blind "
     "to them")),
    ('  status = "critical"', '  status = "quiet"',
     "37:12: indicators[0].stages[1].status: lower than that of the rung below"),
    ('  id = "threat"\n', '  id = "threat"\n  min_families = 3\n',
     ("35:18: indicators[0].stages[0].min_families: 3 families of C or better needed, "
     "2 configured: hardly reached")),
    ('  all = ["blockade"]\n', '  all = ["blockade"]\n  despite = ["port"]\n',
     "42:14: indicators[0].signals[0].despite[0]: 'port' is not in `unless`: no effect"),
    ('text = "Wheat', 'source = "wier"\ntext = "Wheat',
     ("52:10: tests[0].source: no source 'wier': it counts as an unknown publisher, graded F; "
     "did you mean 'wire'?")),
]  # fmt: skip


def telling(url: str) -> str:
    return f'[notify.desk]\nurl = "{url}"\n[[indicators]]'


class TestWarnings:
    @pytest.mark.parametrize(("old", "new", "told"), ODD, ids=[told for _, _, told in ODD])
    def test_what_is_odd_is_told_and_works(
        self, tmp_path: Path, old: str, new: str, told: str
    ) -> None:
        path = file(tmp_path, grain(old, new))

        found = config.check(path)

        assert [f"{p.line}:{p.column}: {p.path}: {p.what}" for p in found] == [told]
        assert all(p.is_warning for p in found)
        config.load(path)

    def test_a_likely_slip_in_a_scenario_is_told_and_a_made_up_publisher_is_not(
        self, tmp_path: Path
    ) -> None:
        sound = GRAIN + SCENARIO

        assert config.check(file(tmp_path, sound)) == ()
        (problem,) = config.check(file(tmp_path, sound.replace('"tabloid"', '"wirre"')))
        assert problem.path == "scenarios[0].items[0].source"

    def test_a_term_may_stand_in_two_languages(self, tmp_path: Path) -> None:
        text = grain('en = ["novel"]', 'en = ["novel"]\nde = ["novel"]')

        assert config.check(file(tmp_path, text)) == ()

    def test_without_feeds_an_indicator_is_told_to_be_blind(self, tmp_path: Path) -> None:
        (problem,) = config.check(
            file(
                tmp_path,
                GRAIN[: GRAIN.index("[[feeds]]")]
                + GRAIN[GRAIN.index("[[indic") :].replace('"wire-*"', '"*"'),
            )
        )

        assert problem.what == "there are no feeds: the indicator is blind to them"

    def test_a_sound_configuration_gives_none(self, tmp_path: Path) -> None:
        assert config.check(file(tmp_path, GRAIN)) == ()

    def test_a_configuration_without_indicators_watches_nothing(self, tmp_path: Path) -> None:
        (problem,) = config.check(file(tmp_path, "format = 1\n"))

        assert str(problem).endswith("f.toml: warning: no indicators: there is nothing to watch")

    def test_what_only_stands_in_for_another_or_rivals_it_is_used(self, tmp_path: Path) -> None:
        named = '[concepts.loaf]\nen = ["loaf"]\n[concepts.rye]\nen = ["rye"]\n[concepts.fiction]'
        text = grain("[concepts.fiction]", named).replace(
            "unless = [", 'rivals = ["rye"]\nunless = ['
        )
        of = '[[indicators.stand_ins]]\nof = "grain"\nby = ["loaf"]\n[[tests]]'

        assert config.check(file(tmp_path, text.replace("[[tests]]", of, 1))) == ()

    def test_despite_has_an_effect_on_what_unless_names(self, tmp_path: Path) -> None:
        text = grain('  all = ["blockade"]\n', '  all = ["blockade"]\n  despite = ["fiction"]\n')

        assert config.check(file(tmp_path, text)) == ()

    def test_errors_come_alone(self, tmp_path: Path) -> None:
        text = grain("[[feeds]]", '[concepts.spare]\nen = ["x"]\n[[feed]]')

        assert not any(p.is_warning for p in config.check(file(tmp_path, text)))

    @pytest.mark.parametrize(
        "url", ["https://news.google.com/rss?q=x", "https://a.example/search/x"]
    )
    def test_an_aggregator_needs_no_source(self, tmp_path: Path, url: str) -> None:
        text = grain("https://wire.example/rss", url).replace('source = "wire"', "")

        assert config.check(file(tmp_path, text)) == ()

    def test_a_search_needs_no_source(self, tmp_path: Path) -> None:
        search = 'fetcher = "google_news"\nquery = "wheat when:7d"'
        text = grain('url = "https://wire.example/rss"', search).replace('source = "wire"', "")

        assert config.check(file(tmp_path, text)) == ()

    def test_a_ladder_that_unknown_publishers_cannot_climb_is_told(self, tmp_path: Path) -> None:
        text = "\n".join(
            part
            for part in re.split(r"\n(?=\[)", GRAIN)
            if not part.startswith("[[sources]]") and not part.startswith("[[scenarios")
        ).replace('source = "wire"', "")

        assert any(
            "2 families of C or better needed, 0 configured: hardly reached; a publisher that is "
            "none of [[sources]] is graded F" in problem.what
            for problem in config.check(file(tmp_path, text))
        )

    def test_all_unknown_publishers_are_one_voice_on_a_rung_that_asks_for_no_grade(
        self, tmp_path: Path
    ) -> None:
        text = grain('  id = "threat"\n', '  id = "threat"\n  min_families = 3\n')
        text = text.replace("min_families = 3", 'min_families = 3\n  min_reliability = "F"')

        assert config.check(file(tmp_path, text)) == ()

    def test_an_address_that_is_allowed_is_not_odd(self, tmp_path: Path) -> None:
        text = grain("https://wire.example/rss", "http://127.0.0.1:8000/rss")
        text = text.replace('title = "Grain"', 'fetch.allow_hosts = ["127.0.0.1:8000"]')

        assert config.check(file(tmp_path, text)) == ()

    @pytest.mark.parametrize(
        ("old", "new", "is_secret"),
        [
            ("https://wire", "https://me:s3cret@wire", True),
            ("https://wire", "https://me:${PW}@wire", False),
            ("https://wire", "https://me@wire", False),
            ('source = "wire"', 'source = "wire"\nheaders = { X-Api-Key = "s3cret" }', True),
            ('source = "wire"', 'source = "wire"\nheaders = { X-Api-Key = "${KEY}" }', False),
            ('source = "wire"', 'source = "wire"\nheaders = { Accept = "text/xml" }', False),
            ("[[indicators]]", telling("slack://s3cret/b/c"), True),
            ("[[indicators]]", telling("json://me:s3cret@desk.example"), True),
            ("[[indicators]]", telling("slack://${TOKEN}/b/c"), False),
            ("[[indicators]]", telling("json://desk.example/hook"), False),
        ],
    )
    def test_a_secret_is_told_where_others_may_read_the_file(
        self, tmp_path: Path, old: str, new: str, *, is_secret: bool
    ) -> None:
        path = file(tmp_path, grain(old, new))

        assert config.check(path) == ()

        path.chmod(0o644)

        found = config.check(path)
        assert ["a secret written out" in p.what for p in found] == [True] * is_secret
        assert not any("s3cret" in str(p) for p in found)
