"""Sentences in pairs, the same content affirmed and denied, planned, supposed or alleged: is each told as what it is?

The worst error is a deed the sentence denies or supposes, shown as one that happened.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legation.domain.names import normal_name
from legation.domain.ontology import load_ontology

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one sentence: how many of its claims were told at all, told rightly, and how many were turned into deeds."""

    wanted: int
    told: int
    right: int
    inverted: int


def judge(document: Record, pair: Record) -> Verdict:
    """Compare what `extract` wrote of the sentence with what it states (`claims`) and must not be read as (`not`)."""
    stated = [r for r in document["relations"] if r["basis"] == "stated"]
    told = right = 0
    for claim in pair["claims"]:
        same = [r for r in stated if _same(document, r, claim)]
        also = [r for other in pair.get("also", ()) for r in stated if _same(document, r, other) and _fits(r, other)]
        told += bool(same or also)
        right += bool(also) or any(_fits(r, claim) for r in same)
    inverted = sum(any(_same(document, r, bad) and _inverts(r, bad) for r in stated) for bad in pair["not"])
    return Verdict(len(pair["claims"]), told, right, inverted)


def _same(document: Record, told: Record, claim: Record) -> bool:
    if told["label"] not in claim["type"]:
        return False
    ends = [(claim["subject"], claim.get("subject_also", ())), (claim["object"], claim.get("object_also", ()))]
    head, tail = ([words, *also] for words, also in ends)
    if _means(document, told["head"], head) and _means(document, told["tail"], tail):
        return True
    mutual = load_ontology()[told["label"]].symmetric
    return mutual and _means(document, told["head"], tail) and _means(document, told["tail"], head)


def _means(document: Record, entity: str | None, words: Sequence[str | None]) -> bool:
    """Whether the entity is what one of the wordings names; None stands for nobody, and for a group without a name."""
    if entity is None:
        return None in words or not any(word[:1].isupper() for text in words if text for word in text.split())
    wanted = {normal_name(text) for text in words if text}
    return any(normal_name(text) in wanted or _ends_alike(text, wanted) for text in _spellings(document, entity))


def _ends_alike(text: str, wanted: set[str]) -> bool:
    """ "Iranian gunboats" where "gunboats" were told, and the other way round."""
    plain = normal_name(text).split()
    return any(plain and (w.split()[-len(plain) :] == plain or plain[-len(w.split()) :] == w.split()) for w in wanted)


def _spellings(document: Record, entity: str) -> Iterator[str]:
    yield next(e["name"] for e in document["entities"] if e["id"] == entity)
    for mention in document["mentions"]:
        if mention["entity"] == entity:
            yield document["text"][mention["start"] : mention["end"]]


def _fits(told: Record, claim: Record) -> bool:
    change = claim.get("change")
    return (
        told["status"] in claim["status"] and told["polarity"] == claim["polarity"] and change in (None, told["change"])
    )


def _inverts(told: Record, bad: Record) -> bool:
    statuses = bad.get("status", ("happened", "ongoing"))
    ended = told["change"] == "end"
    return told["status"] in statuses and told["polarity"] == bad.get("polarity", "affirmed") and not ended
