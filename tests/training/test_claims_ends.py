"""Who is meant: a mention at the right place that is taken for somebody else is wrong."""

from training.claims_ends import NAMELESS, RIGHT, UNSEEN, WRONG, ends, nameless_subjects

TEXT = "Chan met Ministers in Ipoh. He left."


def _end(start: int, stop: int, *names: str) -> dict[str, object]:
    return {"span": [start, stop], "names": list(names)}


def test_ends_are_judged_by_who_they_were_taken_for() -> None:
    entities = [
        {"id": "e0", "name": "Chan Kong Choy", "aliases": ["Chan"], "named": True},
        {"id": "e1", "name": "Ministers", "named": False},
    ]
    spots = [("e0", 0, 4), ("e1", 9, 18), ("e0", 22, 26)]
    mentions = [{"entity": e, "start": s, "end": t, "form": "name"} for e, s, t in spots]
    claims = [
        {"subject": _end(0, 4, "Chan"), "object": _end(9, 18, "cabinet of Perak")},
        {"subject": _end(0, 4, "Chan"), "object": _end(22, 26, "Ipoh")},
        {"subject": _end(28, 30, "Chan"), "object": None},
    ]
    found = ends({"id": "a", "claims": claims}, {"id": "a", "entities": entities, "mentions": mentions, "text": TEXT})
    assert [e.verdict for e in found] == [RIGHT, NAMELESS, WRONG, UNSEEN]


def test_claims_of_nobody_are_counted() -> None:
    entities = [{"id": "e0", "named": True}, {"id": "e1", "named": False}]
    relations = [{"head": "e0", "basis": "stated"}, {"head": "e1", "basis": "stated"}, {"head": "e1", "basis": "rule"}]
    assert nameless_subjects([{"entities": entities, "relations": relations}]) == (1, 2)
