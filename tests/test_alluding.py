"""Headlines that allude to who acts are read; the same words told of others pass by."""

import pytest

from watchlist import config
from watchlist.match import Reader

CONFIG = config.load(config.default_path())
READER = Reader(CONFIG)
AT_WORK = {
    "en": "Workers from North Korea arrive: {}",
    "ru": "Рабочие из КНДР прибыли: {}",
    "uk": "Робітники з КНДР прибули: {}",
    "ko": "북한 노동자 도착, {}",
    "ja": "北朝鮮の労働者が到着、{}",
    "zh": "朝鲜工人抵达{}",
}


def relevant(title: str, summary: str = "") -> dict[str, str | None]:
    return {r.indicator: r.stage for r in READER.read(title, summary) if r.is_relevant}


@pytest.mark.parametrize(
    ("language", "places"),
    [
        (
            "en",
            "Ivanovo, Votkinsk, Ulyanovsk, Volgograd, Nizhny Novgorod, Barnaul, Vanino, Norilsk",
        ),
        ("ru", "Воткинск, Вологда, Смоленск, Ульяновск, Волгоград, Барнаул, Ванино, Норильск"),
        ("uk", "Воткінськ, Вологда, Смоленськ, Ульяновськ, Волгоград, Барнаул, Ваніно"),
        ("ko", "이바노보, 보트킨스크, 볼고그라드, 바니노, 자루비노, 스몰렌스크, 톰스크, 툴라"),
        ("ja", "イワノボ, ボトキンスク, ボルゴグラード, ワニノ, ザルビノ, スモレンスク, ウラジオ"),
        ("zh", "伊万诺沃, 沃特金斯克, 伏尔加格勒, 瓦尼诺, 斯摩棱斯克, 秋明, 赤塔, 沃罗涅日"),
    ],
)
def test_a_place_stands_for_its_country(language: str, places: str) -> None:
    for place in places.split(", "):
        assert "labor" in relevant(AT_WORK[language].format(place)), place


@pytest.mark.parametrize(
    ("title", "summary", "indicator", "stage"),
    [
        ("Booster of Pyongyang falls into Yellow Sea", "", "satellite", "attempt"),
        ("北から衛星打ち上げの通告、海保が航行警報", "", "satellite", "preparation"),
        ("西海发射场竖立卫星火箭", "", "satellite", "preparation"),
        ("서해발사장서 위성 발사 준비", "", "satellite", "preparation"),
        ("Fuel for Pyongyang above UN cap, eleven-nation team finds", "", "energy", "excess"),
        ("Топливо для КНДР сверх лимита, сообщает MSMT", "", "energy", "excess"),
        ("11개국 팀 '북한 정제유 상한 초과'", "", "energy", "excess"),
        ("Russian diesel for the North beyond UN cap", "", "energy", "excess"),
        ("Korean tankers load Russian diesel, double the quota", "", "energy", "excess"),
        ("North Korean jobs and dorms in Tula", "", "labor", "arrivals"),
        ("정부, 살상무기 지원 유연하게 검토", "", "seoul_aid", "debate"),
        ("Seoul to review its ban on lethal weapons", "", "seoul_aid", "debate"),
        ("Gwangju donates ambulances to Kharkiv for 3 billion won", "", "seoul_aid", "nonlethal"),
        ("龙山考虑向乌克兰提供武器", "", "seoul_aid", "debate"),
    ],
)
def test_what_alludes_is_read(title: str, summary: str, indicator: str, stage: str) -> None:
    assert relevant(title, summary).get(indicator) == stage


@pytest.mark.parametrize(
    "title",
    [
        "North Korea fires multiple rocket launchers towards Yellow Sea",
        "朝鲜火箭炮射向黄海",
        "북한 방사포 서해상 낙하",
        "Korean refiners halt Russian naphtha purchases",
        "台北に向かうロシアのタンカー、石油を積む",
    ],
)
def test_the_same_words_told_of_others_pass_by(title: str) -> None:
    assert relevant(title) == {}


@pytest.mark.parametrize(
    ("title", "summary", "indicator", "stage"),
    [
        ("Kim at large engine's ground jet test", "It is for satellite carrier rockets.",
         "satellite", "preparation"),
        ("Как южнокорейские снаряды попали на Украину", "Их провезли через США.",
         "seoul_aid", "indirect"),
        ("김정은, 대형 엔진 분출시험 참관", "정지위성 운반로켓용이다.", "satellite", "preparation"),
    ],
)  # fmt: skip
def test_the_summary_goes_on_with_what_the_title_began(
    title: str, summary: str, indicator: str, stage: str
) -> None:
    assert relevant(title, summary).get(indicator) == stage


def test_a_summary_that_goes_on_does_not_make_an_item_relevant() -> None:
    assert relevant("Un cirque russe à Pyongyang", "Les ouvriers ont reçu des billets.") == {}
