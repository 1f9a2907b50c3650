from typing import Any

import pytest

from legation.services.evaluation.claim_scores import claim_scores


def relation(head: str, tail: str | None, **fields: Any) -> dict[str, Any]:
    told = {
        "label": "ASSAULT",
        "status": "happened",
        "polarity": "affirmed",
        "speakers": [],
        "time": None,
        "mode": None,
    }
    return told | {"head": head, "tail": tail, "cue": [8, 16]} | fields


def claim(subject: str, object_: str | None, **fields: Any) -> dict[str, Any]:
    said = {"type": "ASSAULT", "status": "happened", "polarity": "affirmed", "speakers": [], "time": None, "mode": None}
    return said | {"subject": subject, "object": object_, "cue": "attacked"} | fields


def scores(told: list[dict[str, Any]], gold: list[dict[str, Any]]) -> dict[str, tuple[int, int, int]]:
    """What to (right, told, annotated)."""
    text = "Russia  attacked Finland."
    names = [("e0", 0, 6, "Russia"), ("e1", 17, 24, "Finland")]
    document = {
        "text": text,
        "entities": [{"id": id_, "name": name, "aliases": []} for id_, _, _, name in names],
        "mentions": [{"start": s, "end": e, "form": "name", "entity": id_} for id_, s, e, _ in names],
        "relations": told,
    }
    return {s.what: (len(s.predicted & s.gold), len(s.predicted), len(s.gold)) for s in claim_scores(document, gold)}


def test_a_claim_is_found_by_its_type_and_its_two_ends() -> None:
    assert scores([relation("e0", "e1")], [claim("Russia", "Finland")])["claims"] == (1, 1, 1)
    assert scores([relation("e1", "e0")], [claim("Russia", "Finland")])["claims"] == (0, 1, 1)
    assert scores([relation("e0", None)], [claim("Russia", "Finland")])["claims"] == (0, 1, 1)


def test_the_two_ends_of_a_mutual_event_may_be_told_either_way() -> None:
    assert scores([relation("e1", "e0", label="CONSULT")], [claim("Russia", "Finland", type="CONSULT")])["claims"] == (
        1,
        1,
        1,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [("status", "planned"), ("polarity", "denied"), ("speakers", [[17, 24]])],
)
def test_each_field_of_a_found_claim_is_scored_apart(field: str, value: Any) -> None:
    found = scores([relation("e0", "e1", **{field: value})], [claim("Russia", "Finland")])
    assert found["claims"] == (1, 1, 1)
    assert {what for what in ("status", "polarity", "speakers") if found[what] != (1, 1, 1)} == {field}


def test_a_missed_denial_counts_among_all_claims_but_not_among_those_found() -> None:
    found = scores([], [claim("Russia", "Finland", polarity="denied")])
    assert found["polarity"] == (0, 0, 0)
    assert found["claims by polarity"] == (0, 0, 1)


def test_a_time_is_right_only_when_both_ends_are() -> None:
    day = {"start": "2020-01-01", "end": "2020-01-02", "precision": "day"}
    assert scores([relation("e0", "e1", time=day)], [claim("Russia", "Finland", time=day)])["time"] == (1, 1, 1)
    other = day | {"end": "2020-02-01"}
    assert scores([relation("e0", "e1", time=other)], [claim("Russia", "Finland", time=day)])["time"] == (0, 1, 1)


def test_the_speaker_is_right_by_name() -> None:
    said = relation("e0", "e1", speakers=[[17, 24]])
    assert scores([said], [claim("Russia", "Finland", speakers=["Finland"])])["speakers"] == (1, 1, 1)
    assert scores([said], [claim("Russia", "Finland", speakers=["Russia"])])["speakers"] == (0, 1, 1)
