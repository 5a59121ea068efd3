"""References, order and reach: what the types cannot say is told at its line, with a hint."""

import pytest

from make import GRAIN, SCENARIO, grain
from watchlist import config
from watchlist.errors import ConfigError, Problem


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ConfigError) as caught:
        config.parse(text, "f.toml", fetchers=("rss", "gdelt"))
    return caught.value.problems


BROKEN = [
    # a search that its service would refuse
    ('url = "https://wire.example/rss"\nsource', "source",
     ("22:1: feeds[0].url: required, but not there: the fetcher has no address of its own")),
    ('url = "https://wire.example/rss"', 'fetcher = "gdelt"\nquery = "oil OR gas"',
     "25:9: feeds[0].query: GDELT takes OR inside parentheses only, as in (oil OR grain)"),
    # a key or a value that its type does not allow
    ("title =", "tittle =", "2:1: tittle: unknown key; did you mean 'title'?"),
    ("format = 1", "formt = 1", "1:1: formt: unknown key; did you mean 'format'?"),
    ("format = 1", 'format = "1"', "1:10: format: expected 1; got '1'"),
    ('title = "Grain"', "memory_days = true",
     "2:15: memory_days: expected a whole number; got true"),
    ('title = "Grain"', "fetch.per_host = 0",
     "2:18: fetch.per_host: expected a whole number (at least 1); got 0"),
    ('title = "Grain"', "fetch = { max_byte = 5 }",
     "2:11: fetch.max_byte: unknown key; did you mean 'max_bytes'?"),
    ('reliability = "B"', 'reliability = "G"',
     "16:15: sources[0].reliability: expected one of A, B, C, D, E, F; got 'G'"),
    ('domains = ["wire.example"]', 'domains = "wire.example"',
     "17:11: sources[0].domains: expected an array of texts; got 'wire.example'"),
    ('id = "wire"\n', 'id = "wire service"\n',
     "15:6: sources[0].id: expected an id of letters, digits and . _ -; got 'wire service'"),
    ('about = ["grain", "port"]\n', "",
     ("27:1: indicators[0].about: required, but not there "
     "(An item must speak of each of these concepts.)")),
    ('about = ["grain", "port"]', 'matter = "grian"\nabout = ["grain", "port"]',
     "29:10: indicators[0].matter: expected one of `about` (grain, port); got 'grian'"),
    ('  all = ["blockade"]\n',
     '  all = ["blockade"]\n[[indicators.stand_ins]]\nof = "grian"\nby = ["port"]\n',
     "43:6: indicators[0].stand_ins[0].of: expected one of `about` (grain, port); got 'grian'"),
    ('  all = ["blockade"]\n',
     '  all = ["blockade"]\n[[indicators.stand_ins]]\nof = "grain"\nby = ["prot"]\n',
     "44:7: indicators[0].stand_ins[0].by[0]: there is no concept 'prot'; did you mean 'port'?"),
    ('about = ["grain", "port"]', "about = []",
     "29:9: indicators[0].about: expected at least one; got an empty array"),
    ('  all = ["blockade"]\n', '  al = ["blockade"]\n',
     "41:3: indicators[0].signals[0].al: unknown key; did you mean 'all'?"),
    ('  status = "critical"', '  status = "crtical"',
     ("37:12: indicators[0].stages[1].status: expected one of quiet, watch, elevated, critical; "
     "got 'crtical'; did you mean 'critical'?")),
    ("levels = { watch = 10,", "opens = 2026-01-01T00:00:00Z\nlevels = { watch = 10,",
     ("32:9: indicators[0].opens: expected a date without quotes or time, such as 2026-01-31; "
     "got 2026-01-01 00:00:00+00:00")),
    ('expect = { blockade = "threat" }', 'expect = ["blockade"]',
     ('53:10: tests[0].expect: expected a table such as { an_indicator = "a_stage" }; '
     "got an array")),
    ("[[feeds]]", "[feeds]", "22:1: feeds: expected an array of tables, [[feeds]]; got a table"),
    ("[[feeds]]", '[notify]\nurl = "slack://s3cret"\n[[feeds]]',
     "23:7: notify.url: expected a table, [notify.NAME]; got a text"),
    ("[[feeds]]", "[notify.desk]\nurl = 1\n[[feeds]]",
     "23:7: notify.desk.url: expected a text in quotes; got 1"),
    ("[[feeds]]", '[notify.desk]\nulr = "slack://s3cret"\n[[feeds]]',
     "23:1: notify.desk.ulr: unknown key; did you mean 'url'?"),
    ("[[feeds]]", "[notify.desk]\n[[feeds]]",
     "22:1: notify.desk: expected either `url` or `command`; got neither"),
    ("[[feeds]]", '[notify.desk]\nurl = "slack://a/b"\ncommand = ["x"]\n[[feeds]]',
     "22:1: notify.desk: expected either `url` or `command`; got both"),
    ("[[feeds]]", '[notify.desk]\nurl = "s3cret"\n[[feeds]]',
     ("23:7: notify.desk.url: expected an address such as json://host/path, or ${NAME} alone; "
      "got a text")),
    ("[[feeds]]", '[notify.desk]\ncommand = "hook.sh"\n[[feeds]]',
     "23:11: notify.desk.command: expected an array of texts; got 'hook.sh'"),
    ("[[feeds]]", '[notify.desk]\ncommand = ["x"]\non = []\n[[feeds]]',
     "24:6: notify.desk.on: expected at least one; got an empty array"),
    ("[[feeds]]", '[notify.desk]\ncommand = ["x"]\non = ["rose", "new-stage"]\n[[feeds]]',
     "24:15: notify.desk.on[1]: there is no reason 'new-stage'; did you mean 'new_stage'?"),
    ("[[feeds]]", '[notify.desk]\ncommand = ["x"]\non = ["zzz"]\n[[feeds]]',
     ("24:7: notify.desk.on[0]: there is no reason 'zzz'; known are first, rose, new_stage, "
      "confirmed, contradicted, fell, went_blind, sees_again, trigger, reminder, surge, held, "
      "steady")),
    ("[[feeds]]", '[heartbeat]\nurl = "beat.example"\n[[feeds]]',
     ("23:7: heartbeat.url: expected an http or https address; only http and https can be fetched, "
      "not an address without either")),
    ('en = ["novel"]', 'en = ["novel", ""]',
     "12:16: concepts.fiction.en[1]: expected a text; got an empty one"),
    ('en = ["novel"]', 'en = ["novel", "=*"]',
     "12:16: concepts.fiction.en[1]: expected a word beside the marks; got '=*'"),
    ('en = ["novel"]', 'en = ["no*el"]',
     "12:7: concepts.fiction.en[0]: `*` may only begin a term or end a word of it; got 'no*el'"),
    ('en = ["novel"]', 'en = [">= lots"]',
     ("12:7: concepts.fiction.en[0]: expected a number as in `>= 10000`, or with its unit, "
     "`>= 500001 barrel`; got '>= lots'")),
    # lengths of time that no date could be reckoned with, and what no server could be told
    ('title = "Grain"', "memory_days = 3651",
     "2:15: memory_days: expected a whole number (at least 1, at most 3650); got 3651"),
    ('title = "Grain"', "store.keep_days = 999999999",
     "2:19: store.keep_days: expected a whole number (at least 90, at most 36500); got 999999999"),
    ('title = "Grain"', "fetch.parse_seconds = 1e308",
     "2:23: fetch.parse_seconds: expected a number (above 0, at most 3600); got 1e+308"),
    ('title = "Grain"', 'fetch.user_agent = "a\\nb"',
     "2:20: fetch.user_agent: expected a value of printable ASCII characters"),
    ('source = "wire"', "every_hours = 99999999999",
     "25:15: feeds[0].every_hours: expected a number (above 0, at most 8784); got 99999999999"),
    ("levels = { watch = 10,", "opens = 0001-01-01\nlevels = { watch = 10,",
     "32:9: indicators[0].opens: expected a year from 1900 to 2999; got 0001-01-01"),
    ("levels = { watch = 10,", "half_life_days = 1e308\nlevels = { watch = 10,",
     ("32:18: indicators[0].half_life_days: expected a number (above 0, at most 36500); "
     "got 1e+308")),
    ('  id = "threat"\n', '  id = "threat"\n  hold_days = 1e308\n',
     ("35:15: indicators[0].stages[0].hold_days: expected a number (at least 0, at most 36500); "
     "got 1e+308")),
    ('  id = "threat"\n', '  id = "threat"\n  min_families = 101\n',
     ("35:18: indicators[0].stages[0].min_families: expected a whole number (at least 1, at most "
     "100); got 101")),
    ("[[indicators]]", '[notify.x]\ncommand = ["x"]\nrepeat_days = 1e308\n[[indicators]]',
     "29:15: notify.x.repeat_days: expected a number (at least 0, at most 36500); got 1e+308"),
    # references
    ('unless = ["fiction"]', 'unless = ["ficton"]',
     "30:11: indicators[0].unless[0]: there is no concept 'ficton'; did you mean 'fiction'?"),
    ('all = ["blockade", "port"]', 'all = ["blockade", "prot"]',
     "45:22: indicators[0].signals[1].all[1]: there is no concept 'prot'; did you mean 'port'?"),
    ('  all = ["grain"]', '  all = ["bread"]',
     "49:10: indicators[0].triggers[0].all[0]: there is no concept 'bread'"),
    ('source = "wire"', 'source = "wier"',
     "25:10: feeds[0].source: there is no source 'wier'; did you mean 'wire'?"),
    ('stage = "closed"', 'stage = "closd"',
     "44:11: indicators[0].signals[1].stage: there is no stage 'closd'; did you mean 'closed'?"),
    ('feeds = ["wire-*"]', 'feeds = ["wires-*"]',
     "31:10: indicators[0].feeds[0]: 'wires-*' matches no feed; did you mean 'wire-en'?"),
    ('feeds = ["wire-*"]', 'answers = "open"',
     "31:11: indicators[0].answers: there is no stage 'open'"),
    ('{ blockade = "threat" }', '{ blokade = "threat" }',
     "53:12: tests[0].expect.blokade: there is no indicator 'blokade'; did you mean 'blockade'?"),
    ('{ blockade = "threat" }', '{ blockade = { stage = "thread" } }',
     ("53:23: tests[0].expect.blockade: there is no stage 'thread' in 'blockade'; "
     "did you mean 'threat'?")),
    ('source = "wire"', 'fetcher = "gdlet"',
     "25:11: feeds[0].fetcher: there is no fetcher 'gdlet'; did you mean 'gdelt'?"),
    # what stands twice, what cannot be, what is out of order
    ('id = "daily"', 'id = "wire"', "19:6: sources[1].id: the id 'wire' is taken by sources[0]"),
    ('id = "closes"', 'id = "threatens"',
     "43:8: indicators[0].signals[1].id: the id 'threatens' is taken by indicators[0].signals[0]"),
    ('  all = ["grain"]', '  all = ["grain"]\n  none = ["grain"]',
     ("50:11: indicators[0].triggers[0].none[0]: 'grain' is in `all` too, so that it could "
     "never fire")),
    ('unless = ["fiction"]', 'unless = ["port"]',
     "30:11: indicators[0].unless[0]: 'port' is in `about` too, so that no item could ever count"),
    ("elevated = 40", "elevated = 10",
     "32:35: indicators[0].levels.elevated: expected more than watch (10); got 10"),
    ("levels = { watch = 10,", "opens = 2026-02-01\ncloses = 2026-01-01\nlevels = { watch = 10,",
     "33:10: indicators[0].closes: expected 2026-02-01 (opens) or later; got 2026-01-01"),
    ('  stage = "threat"\n', "",
     "33:3: indicators[0].stages[0]: no signal speaks for 'threat': never reached"),
    ('  stage = "threat"\n', '  stage = "threat"\n  polarity = "denied"\n',
     "33:3: indicators[0].stages[0]: only denied signals speak for 'threat': never reached"),
    ('title = "Grain"', "memory_days = 365",
     "0:0: store.keep_days: expected at least 425 (memory_days and 60 more); got 400"),
    ('title = "Grain"', 'fetch.allow_hosts = ["localhost"]',
     "2:22: fetch.allow_hosts[0]: expected \"host:port\"; got 'localhost'"),
    ('all = ["blockade", "port"]', 'all = ["fiction"]',
     ("45:10: indicators[0].signals[1].all[0]: 'fiction' is in the indicator's `unless`: "
     "never counts without `despite`")),
    ('all = ["blockade", "port"]', 'all = ["blockade"]\n  statement_of = ["wire"]',
     ("46:19: indicators[0].signals[1].statement_of[0]: there is no family of state media "
     "'wire'")),
    ('all = ["blockade", "port"]', 'all = ["blockade"]\n  admission_of = ["wire"]',
     ("46:19: indicators[0].signals[1].admission_of[0]: there is no family of state media "
     "'wire'")),
    # addresses and headers
    ("https://wire.example/rss", "ftp://wire.example/rss",
     ("24:7: feeds[0].url: expected an http or https address; only http and https can be fetched, "
     'not "ftp:"')),
    ("https://wire.example/rss", "https:///rss",
     "24:7: feeds[0].url: expected an http or https address; it names no host"),
    ("https://wire.example/rss", "https://wire.example:99999/rss",
     "24:7: feeds[0].url: expected an http or https address; its host or port is not valid"),
    ("https://wire.example/rss", "https://wire..example/rss",
     "24:7: feeds[0].url: expected an http or https address; 'wire..example' is no host name"),
    ("https://wire.example/rss", r"https://wire.example/\u0007rss",
     ("24:7: feeds[0].url: expected an http or https address; it holds a control character or "
     "a backslash")),
    ("https://wire.example/rss", r"https://wire.example\\rss",
     ("24:7: feeds[0].url: expected an http or https address; it holds a control character or "
     "a backslash")),
    ("https://wire.example/rss", "https://wire.example/${MY KEY}",
     "24:7: feeds[0].url: expected ${NAME} with a name of letters, digits and _"),
    ('source = "wire"', 'headers = { "X Y" = "1" }',
     "25:21: feeds[0].headers.'X Y': 'X Y' is no name of a header"),
    ('source = "wire"', 'headers = { Host = "other" }',
     "25:20: feeds[0].headers.Host: watchlist sets Host by itself"),
    ('source = "wire"', r'headers = { Accept = "a\r\nb: c" }',
     "25:22: feeds[0].headers.Accept: expected a value of printable ASCII characters"),
    ('source = "wire"', 'headers = { Authorization = "Bearer ${" }',
     ("25:29: feeds[0].headers.Authorization: expected ${NAME} with a name of letters, digits "
     "and _")),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), BROKEN, ids=[told for _, _, told in BROKEN])
def test_a_broken_configuration_is_told_at_its_line_and_column(
    old: str, new: str, told: str
) -> None:
    found = problems(grain(old, new))

    assert [f"{p.line}:{p.column}: {p.path + ': ' if p.path else ''}{p.what}" for p in found] == [
        told
    ]
    assert {p.file for p in found} == {"f.toml"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"blockade"', '"blokade"',
         ("61:13: scenarios[0].indicator: there is no indicator 'blokade'; did you mean "
         "'blockade'?")),
        ("threat", "thraet",
         ("64:40: scenarios[0].expect[0].stage: there is no stage 'thraet' in 'blockade'; "
         "did you mean 'threat'?")),
        ("first", "frist",
         ("64:59: scenarios[0].expect[0].reason: there is no reason 'frist'; "
         "did you mean 'first'?")),
        ("day = 0, status", "day = -1, status",
         ("64:11: scenarios[0].expect[0].day: expected a whole number (at least 0, at most 3650); "
         "got -1")),
        ("title =", "titel =",
         "62:41: scenarios[0].items[0].titel: unknown key; did you mean 'title'?"),
    ],
)  # fmt: skip
def test_a_broken_scenario_is_told(old: str, new: str, told: str) -> None:
    assert SCENARIO.count(old) == 1

    (problem,) = problems(GRAIN + "\n" + SCENARIO.replace(old, new))

    assert f"{problem.line}:{problem.column}: {problem.path}: {problem.what}" == told


class TestOneCause:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ('id = "wire"\n', 'idd = "wire"\n'),
            ('[concepts.fiction]\nen = ["novel"]', ""),
            ('[[sources]]\nid = "wire"', "[[sources]]\nid = 7"),
            ('  id = "threat"\n', '  id = ""\n'),
            ('id = "wire-en"', 'id = "wire en"'),
            ('id = "blockade"\n', "id = 1\n"),
            ("[[feeds]]", "[[feed]]"),
        ],
    )
    def test_one_cause_gives_one_problem(self, old: str, new: str) -> None:
        assert len(problems(grain(old, new))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://wire.example/rss", "${FEED_URL}"),
        ("https://wire.example/rss", "https://${HOST}:${PORT}/x?k=${KEY}"),
        ("https://wire.example/rss", "https://me:${PW}@wire.example/rss"),
        ("https://wire.example/rss", "https://[2606:4700::1111]/rss"),
        ('source = "wire"', 'headers = { Authorization = "Bearer ${KEY}" }'),
        ('title = "Grain"', 'fetch.allow_hosts = ["localhost:8000", "[::1]:65535"]'),
        ('  all = ["grain"]', '  all = ["grain"]\n  none = ["port"]'),
        ('en = ["novel"]', 'en = ["=NOVEL", "*novel*", "no* novel*", "sa * go"]'),
        ('feeds = ["wire-*"]', 'feeds = ["*"]\nopens = 2026-01-01\ncloses = 2026-01-01'),
    ],
)
def test_what_is_sound_is_taken(old: str, new: str) -> None:
    assert config.parse(grain(old, new)).indicators


@pytest.mark.parametrize(
    "url", ["${DESK}", "json://host/${TOKEN}", "${WAY}://x/y", "mailto://a@b.c"]
)
def test_the_address_of_a_channel_may_come_from_the_environment(url: str) -> None:
    text = grain("[[feeds]]", f'[notify.desk]\nurl = "{url}"\n[[feeds]]')

    (channel,) = config.parse(text).notify

    assert (channel.id, channel.url, channel.command) == ("desk", url, ())


@pytest.mark.parametrize("named", ['id = "wire"', 'id = "tass"\nfamily = "wire"'])
def test_a_family_of_state_media_may_speak_for_its_state(named: str) -> None:
    text = grain("  within = 6", '  statement_of = ["wire"]\n  admission_of = ["wire"]')
    text = text.replace('id = "wire"\n', f"{named}\nstate_media = true\n")

    signal = config.parse(text.replace('source = "wire"', "")).indicators[0].signals[1]

    assert (signal.statement_of, signal.admission_of) == (("wire",), ("wire",))
