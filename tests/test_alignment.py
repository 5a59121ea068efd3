"""What stands in the place of what, in two headlines."""

from watchlist.stories.alignment import differ, middles, replaced, slots
from watchlist.stories.headline import Part, parts, tokens


def test_parts_replaced_are_those_in_one_place() -> None:
    def of(title: str) -> tuple[Part, ...]:
        return parts(tokens(title, (), ()))

    one, other = of("train carries flour north"), of("tanker carries crude north")
    found = [(a.thing, b.thing) for a, b in replaced(one, other)]

    assert found == [("~craft.train", "~craft.tanker"), ("~goods.food", "~goods.oil")]
    assert replaced(of("flour"), of("flour mill")) == []
    assert replaced(of("big new mill"), of("mill")) == []
    assert replaced(of("flour arrives"), of("floury arrives")) == []
    assert [len(side) for side in middles(of("a big mill opens"), of("a mill opens"))] == [1, 0]
    left, right = middles(of("big mill opens"), of("old mill opens"))
    assert ([part.thing for part in left], [part.thing for part in right]) == (["~big"], ["old"])
    assert slots(of("mill opens"))["^", "~begin"].thing == "mill"


def test_people_and_their_country_are_akin() -> None:
    def of(title: str) -> Part:
        return parts(tokens(title, (), ()))[0]

    assert not differ(of("Poland"), of("Polish"))
    assert not differ(of("Alabuga"), of("Alabouga"))
    assert differ(of("Poland"), of("Polder"))
