"""An evaluation as JSON says what its values say, beside another one or alone."""

from make import GRAIN
from test_evaluate import CONFIG, taken
from watchlist import config as configuration
from watchlist.evaluate import evaluate
from watchlist.evaluation import marking
from watchlist.evaluation.misread import compare
from watchlist.evaluation.tree import evaluate_tree


def test_every_value_has_its_place() -> None:
    judged = marking.judged(CONFIG, taken().entries)
    evaluation = evaluate(CONFIG, judged)
    tree = evaluate_tree(CONFIG, evaluation, refused=2)
    (one,), (measured,) = tree["indicators"], evaluation.indicators

    assert (tree["items"], tree["refused"], tree["other"], tree["changed"]) == (10, 2, None, [])
    assert tree["config"] == {"path": "grain.toml", "hash": CONFIG.digest}
    assert (one["id"], one["title"], one["ladder"]) == (
        "blockade", "blockade", ["threat", "closed"],
    )  # fmt: skip
    assert one["precision"]["value"] == measured.relevance.precision.value
    assert one["languages"][0]["language"] == "en"
    assert [cell["items"] for cell in one["stages"]] == [cell.items for cell in measured.stages]
    assert [m["line"] for m in one["misread"]] == [m.judged.line for m in measured.misread]
    assert tree["macro"]["languages"][0]["language"] == "en"
    assert tree["unknown"] == [{"indicator": "harvest", "items": 1}]


def test_another_configuration_stands_beside_it() -> None:
    other = configuration.parse(GRAIN.replace('"wheat*"', '"barley"'), "other.toml")
    before, after = (marking.judged(each, taken().entries) for each in (CONFIG, other))
    tree = evaluate_tree(
        CONFIG,
        evaluate(CONFIG, before),
        other=(other, evaluate(other, after)),
        changed=compare(CONFIG, other, before, after),
    )

    assert tree["other"]
    assert tree["other"]["config"]["path"] == "other.toml"
    assert tree["changed"][0] == {
        "kind": "broken", "indicator": "blockade", "file": "f", "line": 1,
        "title": "Wheat port of Odesa under blockade", "language": "en",
        "expected": "closed, affirmed", "before": "closed, affirmed", "after": "nothing",
    }  # fmt: skip
