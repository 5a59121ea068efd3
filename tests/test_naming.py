"""A name that is misspelt is told with the nearest one."""

import pytest

from watchlist.configuration.naming import did_you_mean, require
from watchlist.errors import UsageError


class TestNaming:
    def test_a_name_that_is_none_of_them_is_refused_with_the_nearest_and_all(self) -> None:
        require("rung", "stage", ["weight", "stage"])

        with pytest.raises(UsageError, match="no rung 'stag'; did you mean 'stage'") as caught:
            require("rung", "stag", ["weight", "stage"])
        assert caught.value.hint == "there are: weight, stage"
        with pytest.raises(UsageError, match=r"no rung 'stag'$") as caught:
            require("rung", "stag", [])
        assert caught.value.hint == "there are: none"

    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("wieght", "; did you mean 'weight'?"),
            ("STAGE", "; did you mean 'stage'?"),
            ("zzz", ""),
        ],
    )
    def test_the_nearest_name_is_offered_if_near_enough(self, name: str, hint: str) -> None:
        assert did_you_mean(name, ["weight", "within", "stage"]) == hint
