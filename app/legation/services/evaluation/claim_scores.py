"""Claims somebody has annotated against those the pipeline reads: which are found, and how each field of them fares."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legation.domain.names import normal_name
from legation.domain.ontology import load_ontology

Record = Mapping[str, Any]
Labelled = set[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class FieldScore:
    """Two sets of (label, thing) to be counted under one heading."""

    what: str
    predicted: Labelled
    gold: Labelled


def claim_scores(document: Record, gold: Sequence[Record]) -> Iterator[FieldScore]:
    """All claims by type, status and polarity; then, of those found, what is right of each field.

    A claim that is missed, or told without being annotated, counts in "claims", "claims by status" and "claims by polarity".
    """
    told = [r for r in document["relations"] if load_ontology()[r["label"]].is_event]
    names = _Names(document)
    pairs = _paired(document, told, gold, names)
    taken = {j for _, j in pairs}
    keys = {j: i for i, j in pairs} | {j: f"extra {j}" for j in range(len(told)) if j not in taken}
    for what, ours, theirs in (
        ("claims", "label", "type"),
        ("claims by status", "status", "status"),
        ("claims by polarity", "polarity", "polarity"),
    ):
        found = {(told[j][ours], key) for j, key in keys.items()}
        yield FieldScore(what, found, {(claim[theirs], i) for i, claim in enumerate(gold)})
    for field in ("status", "polarity"):
        yield FieldScore(field, {(told[j][field], i) for i, j in pairs}, {(gold[i][field], i) for i, _ in pairs})
    yield FieldScore(
        "speakers", {_spoken(told[j], gold[i], names, i) for i, j in pairs}, {_said(gold[i], i) for i, _ in pairs}
    )
    yield FieldScore("time", _times(told, [(j, i) for i, j in pairs]), _times(gold, [(i, i) for i, _ in pairs]))
    modes = [(i, j) for i, j in pairs if gold[i]["mode"]]
    yield FieldScore(
        "mode", {(told[j]["mode"] or "none", i) for i, j in modes}, {(gold[i]["mode"], i) for i, _ in modes}
    )


def paired(document: Record, told: Sequence[Record], gold: Sequence[Record]) -> list[tuple[int, int]]:
    """(annotated, told) claims that are the same."""
    return _paired(document, told, gold, _Names(document))


class _Names:
    """What each entity and each mention of a predicted document is called."""

    def __init__(self, document: Record) -> None:
        self.text = document["text"]
        self.entity: dict[tuple[int, int], str] = {}
        self.called: dict[str, set[str]] = {
            e["id"]: {_bare(name) for name in (e["name"], *e["aliases"])} for e in document["entities"]
        }
        self.phrases: dict[str, set[str]] = {e["id"]: set() for e in document["entities"]}
        for mention in document["mentions"]:
            span = (mention["start"], mention["end"])
            self.entity[span] = mention["entity"]
            words = _bare(self.text[slice(*span)])
            (self.called if mention["form"] == "name" else self.phrases)[mention["entity"]].add(words)

    def fits(self, entity: str | None, wanted: str | None) -> bool:
        """By one of its names, or by a noun phrase that holds the words or lies in them."""
        if entity is None or wanted is None:
            return entity is None and wanted is None
        words = _bare(wanted)
        nominal = any(f" {p} " in f" {words} " or f" {words} " in f" {p} " for p in self.phrases[entity])
        return words in self.called[entity] or nominal


def _bare(words: str) -> str:
    name = normal_name(words)
    return name.split(" ", 1)[1] if name.startswith(("the ", "a ", "an ")) else name


def _paired(document: Record, told: Sequence[Record], gold: Sequence[Record], names: _Names) -> list[tuple[int, int]]:
    """(gold, predicted) of one type between the same two; those with the annotated cue before others, each once."""
    ontology, text = load_ontology(), document["text"]
    fitting = []
    for i, claim in enumerate(gold):
        ends = [(claim["subject"], claim["object"])]
        if ontology[claim["type"]].symmetric:
            ends.append(ends[0][::-1])
        for j, relation in enumerate(told):
            if relation["label"] == claim["type"] and any(
                names.fits(relation["head"], one) and names.fits(relation["tail"], other) for one, other in ends
            ):
                fitting.append((claim["cue"] not in text[slice(*relation["cue"])], i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(fitting):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def _spoken(relation: Record, claim: Record, names: _Names, key: int) -> tuple[str, Any]:
    """The annotated label where the chain of speakers is the annotated one."""
    speakers = [names.entity.get((s[0], s[1])) for s in relation["speakers"]]
    wanted = claim["speakers"]
    same = len(speakers) == len(wanted) and all(names.fits(s, w) for s, w in zip(speakers, wanted, strict=True))
    return _said(claim, key) if same else ("spoken" if speakers else "outlet", f"other {key}")


def _said(claim: Record, key: int) -> tuple[str, Any]:
    return ("spoken" if claim["speakers"] else "outlet", key)


def _times(claims: Sequence[Record], chosen: Sequence[tuple[int, int]]) -> Labelled:
    dated = [(time, key) for index, key in chosen if (time := claims[index]["time"]) and (time["start"] or time["end"])]
    return {(time["precision"], (key, time["start"], time["end"])) for time, key in dated}
