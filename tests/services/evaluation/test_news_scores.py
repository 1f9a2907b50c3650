"""Claims of whole articles: what counts as found, what costs nothing, and what scores are worth."""

import math
from typing import Any

import pytest

from legation.services.evaluation.news_scores import NewsScore, rows, score_news, type_rows

TEXT = "Russia attacked Finland. Later protesters gathered in Turku, Sauli Lind said."


def told(label: str = "ASSAULT", head: str = "r", tail: str | None = "f", **fields: Any) -> dict[str, Any]:
    claim = {
        "status": "happened",
        "polarity": "affirmed",
        "speakers": [],
        "time": None,
        "score": 0.8,
        "basis": "stated",
    }
    return claim | {"label": label, "head": head, "tail": tail, "evidence": [[0, 24]]} | fields


def wanted(*types: str, **fields: Any) -> dict[str, Any]:
    claim = {
        "type": list(types) or ["ASSAULT"],
        "subject": {"span": [0, 6], "names": ["Russia"]},
        "object": {"span": [16, 23], "names": ["Finland"]},
        "status": ["happened"],
        "polarity": "affirmed",
        "speaker": None,
        "time": None,
        "change": None,
        "importance": 3,
        "evidence": [0, 24],
    }
    return claim | fields


def scored(claims: list[dict[str, Any]], gold: list[dict[str, Any]]) -> NewsScore:
    names = [
        ("r", 0, 6, "Russia", True),
        ("f", 16, 23, "Finland", True),
        ("p", 31, 41, "protesters", False),
        ("s", 61, 71, "Sauli Lind", True),
    ]
    document = {
        "text": TEXT,
        "mentions": [{"entity": e, "start": s, "end": t} for e, s, t, _, _ in names],
        "entities": [{"id": e, "name": name, "aliases": [], "named": named} for e, _, _, name, named in names],
        "relations": claims,
    }
    return score_news([(document, gold)])


def test_a_claim_with_type_ends_and_sentence_right_is_found() -> None:
    score = scored([told()], [wanted()])
    assert (score.precision, score.recall, score.f1, score.core, score.noted_found) == (1, 1, 1, 1, 1)


@pytest.mark.parametrize(
    "claim",
    [told("SANCTION"), told(head="f", tail="r"), told(evidence=[[25, 70]]), told(tail="s"), told(basis="document")],
    ids=["type", "direction", "sentence", "object", "not stated"],
)
def test_a_claim_wrong_in_type_ends_or_sentence_is_not_found(claim: dict[str, Any]) -> None:
    assert scored([claim], [wanted()]).found == 0


def test_what_two_do_together_is_found_from_either_side() -> None:
    assert scored([told("CONSULT", "f", "r")], [wanted("CONSULT")]).found == 1


def test_a_denial_shown_as_a_deed_is_found_but_not_core_right() -> None:
    score = scored([told()], [wanted(polarity="denied")])
    assert (score.found, score.core, score.fields["polarity"]) == (1, 0, [0, 1])


def test_a_nameless_subject_is_hidden_and_costs_no_precision() -> None:
    score = scored([told(head="p"), told()], [wanted()])
    assert (score.hidden, score.shown, score.precision) == (1, 1, 1)


def test_trivial_claims_cost_nothing_when_missed_and_count_when_found() -> None:
    trivial = wanted("SUPPORT", importance=1)
    assert scored([told()], [wanted(), trivial]).wanted == 1
    assert scored([told("SUPPORT")], [trivial]).wanted == 1


@pytest.mark.parametrize("tail", [None, "p"])
def test_an_unnamed_object_agrees_with_no_object(tail: str | None) -> None:
    assert scored([told(tail=tail)], [wanted(object=None)]).found == 1


def test_fields_are_counted_of_found_claims_that_have_them() -> None:
    day = {"start": "2020-03-02", "end": "2020-03-03"}
    right = told(speakers=[[61, 71]], time=day, change="begin")
    gold = wanted(speaker=["Lind"], time=day, change="begin")
    fields = scored([right], [gold]).fields
    assert {name: tuple(counts) for name, counts in fields.items()} == dict.fromkeys(fields, (1, 1))
    assert scored([told()], [gold]).fields["time"] == [0, 1]


def test_scores_are_judged_by_order_and_by_what_they_promise() -> None:
    score = scored([told(score=0.9), told("SANCTION", score=0.2)], [wanted()])
    assert score.auc == 1
    assert score.calibration_error == pytest.approx((0.1 + 0.2) / 2)
    assert math.isnan(scored([told()], [wanted()]).auc)


def test_rows_tell_figures_and_types_the_most_annotated_first() -> None:
    score = scored([told()], [wanted(), wanted("SANCTION"), wanted("SANCTION")])
    assert {what: figure for what, figure, _ in rows(score)}["recall"] == pytest.approx(1 / 3)
    assert [row[0] for row in type_rows(score)] == ["SANCTION", "ASSAULT"]
