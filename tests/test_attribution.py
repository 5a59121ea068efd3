"""Which stretch of a headline tells who says so."""

import pytest

from watchlist.stories.attribution import spans


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("White House: rocket fails at sea", ["White House:"]),
        ("Rocket: the north fails", ["Rocket:"]),
        ("Rocket engine fails: engineers leave", []),
        ("Rocket fails at sea: state media", [": state media"]),
        (
            "Rocket of the north fails at sea, South Korean military says",
            [", South Korean military says"],
        ),
        ("Rocket of the north fails at sea, according to Seoul", [", according to Seoul"]),
        ("Seoul says rocket fails at sea", ["Seoul says "]),
        ("Seoul says it will not send arms", []),
        ("Hanoi reports 13 deaths of measles", []),
        ("Ракета Пхеньяна упала в море, сообщили в Сеуле", [", сообщили в Сеуле"]),
        ("Ракета упала в море, заявил Путин", [", заявил Путин"]),
        ("합참 “북, 남쪽으로 발사체 발사”", ["합참 "]),
        ("북한이 발사체를 남쪽 방향으로 쏴…합참 발표", ["…합참 발표"]),
        ("朝中社：火箭在空中爆炸", ["朝中社："]),
        ("ロシアのドローン工場に2万5000人 NHK報道", [" NHK報道"]),
        ("KCNA says", []),
    ],
)
def test_who_says_so_is_found_and_is_never_most_of_a_headline(
    title: str, expected: list[str]
) -> None:
    assert [title[start:end] for start, end in spans(title)] == expected
