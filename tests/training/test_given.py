"""What the pipeline answered for given pairs of actors is judged as the corpus means it."""

from typing import Any

from training.figures import figures
from training.given import pairs, verdicts

SENTENCE = "Riga released four men whom Oslo had asked for."


def document(label: str, *, score: float = 0.9, ends: tuple[str, str] = ("a", "b")) -> dict[str, Any]:
    mentions = [{"start": 0, "end": 4, "entity": "a"}, {"start": 28, "end": 32, "entity": "b"}]
    relations = [{"head": ends[0], "tail": ends[1], "label": label, "score": score}]
    return {"id": "plv:1", "text": SENTENCE, "mentions": mentions, "relations": relations}


def test_the_pair_asked_for_is_that_of_the_gold_event() -> None:
    assert pairs(document("YIELD", ends=("b", "a"))) == [((28, 32), (0, 4))]


def test_the_corpus_has_one_type_where_plover_has_two() -> None:
    for told in ("CONCEDE", "RETREAT"):
        assert verdicts([document("YIELD")], {"plv:1": document(told)}) == [("YIELD", "YIELD")]


def test_an_event_the_other_way_round_is_no_answer() -> None:
    assert verdicts([document("AID")], {"plv:1": document("AID", ends=("b", "a"))}) == [("AID", "")]


def test_of_several_answers_the_surest_counts() -> None:
    answer = document("AID", score=0.4)
    answer["relations"] += document("REJECT", score=0.6)["relations"]
    assert verdicts([document("REJECT")], {"plv:1": answer}) == [("REJECT", "REJECT")]


def test_macro_f1_gives_a_rare_type_the_weight_of_a_frequent_one() -> None:
    assert figures([("AID", "AID")] * 9 + [("REJECT", "AID")]) == "macro F1 0.474, right 0.900"
