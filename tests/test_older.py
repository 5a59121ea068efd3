"""A run that was stored before a key was added to the contract has it all the same."""

from copy import deepcopy
from typing import Any

import jsonschema

from make import NOW
from morning import morning
from watchlist.schema import schema
from watchlist.store import Store
from watchlist.store.older import completed
from watchlist.tree import report_tree


def test_a_stored_verdict_has_the_keys_that_were_added_since() -> None:
    whole = report_tree(morning())
    older: Any = deepcopy(whole)  # the contract knows no missing keys
    for one in older["indicators"]:
        for story in one["evidence"]:
            del story["admission"]
            for source in story["sources"]:
                del source["stance"]
        for trigger in one["triggers"]:
            del trigger["evidence"]
        for window in filter(None, [one["window"]]):
            del window["days"], window["observed"]
        for stage in filter(None, [one["stage"]]):
            del stage["rests_on_name"]

    del older["turns"]

    with Store(":memory:") as store:
        standings = [one.standing for one in morning().assessments]
        store.record_run(older, standings, at=NOW, answered=1)
        read = store.last_report()

    jsonschema.validate(read, schema("check"))


def test_a_verdict_of_today_stays_as_it_is() -> None:
    for one in report_tree(morning())["indicators"]:
        assert completed(deepcopy(one)) == one
