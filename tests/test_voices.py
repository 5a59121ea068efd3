"""Who speaks: the publisher, or whoever the text credits; a mention is no credit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import config, feed, item
from watchlist.settings import Concept, Source, Terms
from watchlist.voices import UNKNOWN, Directory

SOURCES = (
    Source(id="reuters", name="Reuters", domains=("reuters.com",), reliability="A",
           aliases=("로이터", "Рейтер", "ロイター", "路透社")),
    Source(id="ap", name="Associated Press", domains=("apnews.com",), reliability="A",
           aliases=("AP", "AP통신")),
    Source(id="yonhap", name="Yonhap", domains=("yna.co.kr",), reliability="A",
           aliases=("연합뉴스", "聯合ニュース", "韩联社", "Yonhap News Agency")),
    Source(id="kyodo", name="Kyodo", domains=("kyodonews.net",), reliability="A",
           aliases=("共同", "共同通信", "교도통신")),
    Source(id="bbc", name="BBC", domains=("bbc.co.uk", "bbc.com"), reliability="A"),
    Source(id="bbc-korean", name="BBC Korean", family="bbc", reliability="A"),
    Source(id="korea-times", name="The Korea Times", domains=("koreatimes.co.kr",),
           reliability="B"),
    Source(id="tass", name="TASS", domains=("tass.com", "tass.ru"), family="ru-state",
           reliability="D", state_media=True, aliases=("ТАСС", "타스", "タス通信", "塔斯社")),
    Source(id="ria", domains=("ria.ru",), name="RIA Novosti", family="ru-state",
           reliability="D", state_media=True, aliases=("РИА Новости",)),
    Source(id="kcna", name="KCNA", domains=("kcna.kp",), reliability="E", state_media=True,
           aliases=("조선중앙통신", "ЦТАК", "朝鮮中央通信", "朝中社")),
    Source(id="afp", name="AFP", reliability="A", aliases=("Agence France-Presse",)),
    Source(id="google", name="Google News", domains=("news.google.com",), reliability="F"),
    Source(id="x", name="X", domains=("x.com",), reliability="C"),
    Source(id="nameless", domains=("nameless.example",), reliability="C"),
)  # fmt: skip
FEEDS = (feed("korea-times", source="korea-times"), feed("search"))
DIRECTORY = Directory(SOURCES, FEEDS)
WITNESSED = Directory(
    SOURCES, FEEDS,
    ("South Korea's military", "analyst*", "합참", "Пентагон*", "防衛省", "五角大楼", ""),
)  # fmt: skip


def who(title: str, summary: str = "", *, feed: str = "korea-times") -> str:
    return DIRECTORY.voice(item(title=title, summary=summary, feed=feed)).id


class TestPublisher:
    def test_a_feed_with_a_source_speaks_for_it(self) -> None:
        voice = DIRECTORY.voice(item(feed="korea-times"))

        assert (voice.id, voice.name, voice.family) == (
            "korea-times",
            "The Korea Times",
            "korea-times",
        )
        assert (voice.reliability, voice.state_media) == ("B", False)

    @pytest.mark.parametrize(
        "origin",
        [
            "yonhap", "Yonhap", "YONHAP", "yonhap  news agency", "연합뉴스", "yna.co.kr",
            "en.yna.co.kr", "https://en.yna.co.kr/rss", "https://user@en.yna.co.kr:8080/",
        ],
    )  # fmt: skip
    def test_the_publisher_that_an_item_names_comes_before_its_feed(self, origin: str) -> None:
        assert DIRECTORY.voice(item(feed="korea-times", origin=origin)).id == "yonhap"

    def test_a_leading_article_tells_no_publishers_apart(self) -> None:
        assert DIRECTORY.voice(item(feed="search", origin="Korea Times")).id == "korea-times"

    def test_an_unknown_name_yields_to_a_known_link(self) -> None:
        named = item(feed="search", origin="AP Wire Desk", url="https://apnews.com/article/1")

        assert DIRECTORY.voice(named).id == "ap"

    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            ("https://www.bbc.co.uk/news/1", "bbc"),
            ("https://BBC.com/korean", "bbc"),
            ("https://notbbc.com/1", UNKNOWN + "notbbc.com"),
            ("https://www.blog.example/1", UNKNOWN + "blog.example"),
            ("https://news.google.com/rss/articles/1", "google"),
        ],
    )
    def test_a_link_leads_to_the_source_that_has_its_domain(self, url: str, expected: str) -> None:
        assert DIRECTORY.voice(item(title="A launch", feed="search", url=url)).id == expected

    @pytest.mark.parametrize(
        ("title", "expected"),
        [
            ("Seoul weighs arms - Korea Times", "korea-times"),
            ("Seoul weighs arms - Some Gazette", UNKNOWN + "some gazette"),
            ("Seoul weighs arms | Some Gazette", UNKNOWN + "some gazette"),
        ],
    )
    def test_an_aggregator_puts_the_publisher_behind_the_title(
        self, title: str, expected: str
    ) -> None:
        url = "https://news.google.com/rss/articles/CBMi"

        assert DIRECTORY.voice(item(title=title, feed="search", url=url)).id == expected

    def test_an_unknown_publisher_is_a_family_of_its_own_at_f(self) -> None:
        voice = DIRECTORY.voice(item(feed="search", origin="Some Gazette"))

        assert voice.family == voice.id == UNKNOWN + "some gazette"
        assert (voice.name, voice.reliability, voice.state_media) == ("Some Gazette", "F", False)

    def test_without_any_trace_the_feed_is_the_publisher(self) -> None:
        assert DIRECTORY.voice(item(title="A launch", feed="search")).id == UNKNOWN + "search"

    def test_editions_of_one_house_are_one_family(self) -> None:
        families = {
            DIRECTORY.voice(item(feed="search", origin=name)).family
            for name in ("bbc", "BBC Korean", "bbc.com")
        }

        assert families == {"bbc"}

    def test_state_media_and_their_relays_are_one_family(self) -> None:
        voices = [DIRECTORY.voice(item(origin=name)) for name in ("tass.ru", "РИА Новости")]

        assert [voice.family for voice in voices] == ["ru-state"] * 2
        assert all(voice.state_media for voice in voices)

    def test_two_sources_of_one_name_are_told_apart_by_order(self) -> None:
        twins = Directory((Source(id="abc-us", name="ABC"), Source(id="abc-au", name="ABC")), ())

        assert twins.source("ABC") == twins.source("abc-us")
        assert twins.source("abc-au") != twins.source("abc-us")
        assert twins.source("nobody") is None


class TestCredit:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("MOSCOW (AP) — Workers arrive", "ap"),
            ("SEOUL, Nov. 21 (Yonhap) -- Workers arrive", "yonhap"),
            ("(Reuters) - North Korea fires", "reuters"),
            ("Launch (Reuters)", "reuters"),
            ("[서울=연합뉴스] 북한이 위성을 발사했다", "yonhap"),
            ("(서울=연합뉴스) 홍길동 기자 = 북한이", "yonhap"),
            ("[도쿄 교도통신] 일본 정부는", "kyodo"),
            ("【ソウル聯合ニュース】北朝鮮が", "yonhap"),
            ("北朝鮮が衛星を発射（共同）", "kyodo"),
            ("МОСКВА, 21 ноября. /ТАСС/. Рабочие прибыли", "tass"),
            ("Satellite is ready, KCNA said", "kcna"),
            ("KCNA reported the launch on Monday", "kcna"),
            ("State news agency KCNA says the satellite works", "kcna"),
            ("The satellite works, according to North Korea's official KCNA", "kcna"),
            ("A launch is near, citing Yonhap News Agency", "yonhap"),
            ("An official told Reuters that workers came", "reuters"),
            ("Строители прибыли, сообщает ТАСС", "tass"),
            ("Как передает агентство «РИА Новости», рабочие едут", "ria"),
            ("Об этом ТАСС сообщил источник", "tass"),
            ("Satellit gestartet, laut KCNA", "kcna"),
            ("Un satellite lancé, selon l'AFP", "afp"),
            ("Un satélite lanzado, según la agencia KCNA", "kcna"),
            ("조선중앙통신은 21일 위성을 발사했다고 보도했다", "kcna"),
            ("조선중앙통신에 따르면 위성은 궤도에 올랐다", "kcna"),
            ("타스 통신에 따르면 노동자들이 도착했다", "tass"),
            ("AP통신 보도", "ap"),
            ("朝鮮中央通信によると衛星は軌道に乗った", "kcna"),
            ("共同通信が複数の政府筋の話として報じた", "kyodo"),
            ("据韩联社报道，朝鲜发射卫星", "yonhap"),
            ("朝中社11月21日报道", "kcna"),
            ("塔斯社报道", "tass"),
            ("韩联社首尔11月21日电", "yonhap"),
            ("МОСКВА, 21 ноя - РИА Новости. Рабочие прибыли", "ria"),
        ],
    )  # fmt: skip
    def test_a_credit_leads_back_to_the_origin(self, text: str, expected: str) -> None:
        assert who("Headline", text) == expected
        assert who(text) == expected

    @pytest.mark.parametrize(
        "title",
        ["N. Korea fires missile: KCNA", "Satellite in orbit - KCNA", "Спутник на орбите — ЦТАК"],
    )
    def test_a_title_may_end_in_its_origin(self, title: str) -> None:
        assert who(title) == "kcna"
        assert who("Headline", title) == "korea-times"  # in a summary it may be anything

    @pytest.mark.parametrize(
        "text",
        [
            "Reuters office in Gaza hit by a shell",
            "Russia expels AP correspondent",
            "Kim visits the KCNA building",
            "KCNA confirmed cooperation but did not mention it",
            "조선중앙통신이 발사 장면을 공개했다",
            "Share price of Reuters falls",
            "В здании ТАСС прошла встреча",
            "연합뉴스 사옥 앞 집회",
            "Yonhaps said to be birds",
            "TASSELS said to be fashionable",
            "the ap said otherwise",
            "Soldiers parade (Photo: Reuters)",
            "위성 사진 (사진=연합뉴스)",
            "A tweet, X said",
            "Google News said so",
        ],
    )
    def test_a_mention_is_no_credit(self, text: str) -> None:
        assert who(text) == "korea-times"

    @pytest.mark.parametrize(
        "title", ["KCNA: the satellite is ready", "ЦТАК: спутник готов", "朝中社：卫星就绪"]
    )
    def test_a_title_may_begin_with_its_origin(self, title: str) -> None:
        assert who(title) == "kcna"
        assert who(f"On {title}") == "korea-times"
        assert who("Headline", title) == "korea-times"

    def test_ten_outlets_that_quote_one_agency_are_one_voice(self) -> None:
        told = [
            DIRECTORY.voice(
                item(f"i{n}", "Satellite is ready, KCNA said", feed="search", origin=f"Outlet {n}")
            )
            for n in range(10)
        ]

        assert {voice.family for voice in told} == {"kcna"}

    def test_what_only_relays_an_agency_is_the_agencys_whoever_wrote_it(self) -> None:
        assert who("Headline", "SEOUL (AP) - The satellite is in orbit, KCNA said.") == "kcna"
        assert who("Headline", "(AP) - The north launched, Yonhap reported.") == "yonhap"

    @pytest.mark.parametrize(
        ("second", "expected"),
        [
            ("South Korea's military said it detected a launch.", "korea-times"),
            ("The launch failed, according to South Korea's military.", "korea-times"),
            ("south korea's military later confirmed the launch.", "korea-times"),
            ("The analysts believe that it failed.", "korea-times"),
            ("합참은 발사를 포착했다고 밝혔다.", "korea-times"),
            ("Пентагон заявил, что запуск не удался.", "korea-times"),
            ("防衛省は発射を確認したと発表した。", "korea-times"),
            ("五角大楼证实发射失败。", "korea-times"),
            ("A diplomat told The Korea Times that it failed.", "korea-times"),
            ("A diplomat told Reuters that it failed.", "reuters"),
            ("It was seen in South Korea, whose military is watching.", "kcna"),
            ("The minister said that it was a success.", "kcna"),  # whose, nobody can tell
            ("TASS reported it, too.", "kcna"),
        ],
    )
    def test_a_second_voice_makes_it_more_than_a_relay(self, second: str, expected: str) -> None:
        told = item(
            title="A satellite", summary=f"It is in orbit, KCNA said. {second}", feed="korea-times"
        )

        assert WITNESSED.voice(told).id == expected

    def test_a_witness_leaves_a_text_to_the_agency_that_wrote_it(self) -> None:
        text = "(AP) - It failed, Yonhap reported. South Korea's military said so, too."

        assert WITNESSED.voice(item(summary=text, feed="korea-times")).id == "ap"

    def test_without_a_byline_an_independent_agency_stays_the_origin(self) -> None:
        text = "It failed, Yonhap reported. South Korea's military said so, too."

        assert WITNESSED.voice(item(summary=text, feed="korea-times")).id == "yonhap"

    def test_witnesses_are_a_concept_of_the_configuration(self) -> None:
        text = "It is in orbit, KCNA said. Pentagon said so. Experts said so."
        told = item(summary=text, feed="korea-times")
        own = Concept(id="witnesses", words=(Terms(language="en", terms=("Pentagon",)),))
        some = config(feeds=FEEDS, sources=SOURCES)

        assert Directory.of(some).voice(told).id == "korea-times"  # built in: experts
        for terms, expected in ((own, "korea-times"), (replace(own, words=()), "kcna")):
            named = replace(some, concepts=(terms,))
            assert Directory.of(named).voice(told).id == expected

    def test_the_first_credit_counts_and_the_title_comes_first(self) -> None:
        assert who("KCNA said so", "(AP) and (Reuters)") == "kcna"
        assert who("Headline", "(AP) and (Reuters)") == "ap"

    def test_a_title_that_ends_in_its_own_publisher_hides_no_agency(self) -> None:
        title = "North Korea launches satellite - The Korea Times"

        assert who(title, "SEOUL (Reuters) - It did.") == "reuters"
        assert who(title, "It did.") == "korea-times"

    def test_a_credit_far_down_in_a_text_is_not_the_origin_of_it(self) -> None:
        assert who("Headline", "word " * 150 + "KCNA said") == "korea-times"

    def test_without_sources_nobody_is_credited(self) -> None:
        nobody = Directory((), ())

        assert nobody.voice(item(title="KCNA said", feed="f")).id == UNKNOWN + "f"


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=20))
def test_whatever_an_item_says_somebody_speaks(title: str, summary: str, origin: str) -> None:
    voice = DIRECTORY.voice(item(title=title, summary=summary, origin=origin, feed="search"))

    assert voice.id
    assert voice.family
    assert voice.reliability in "ABCDEF"
