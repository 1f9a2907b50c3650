"""Quick figures while training: names strict F1, quotations, events and relations on development lines, gold entities given."""

from collections import Counter
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from legation.reader.classes import NAMES, ROLES, TAGS
from legation.reader.decoding import spans, viterbi
from training.examples import Example, example, read
from training.reader import Reader, around, collate, pairs

PLACES = {"REGION": "CITY"}
"""The scorers do not tell regions from cities."""


class Tally:
    """True positives, predicted, gold."""

    def __init__(self) -> None:
        self.n: Counter[str] = Counter()

    def add(self, gold: set[object], found: set[object]) -> None:
        """One document's."""
        self.n.update(right=len(gold & found), gold=len(gold), found=len(found))

    def f1(self) -> float:
        """Micro F1."""
        total = self.n["gold"] + self.n["found"]
        return round(2 * self.n["right"] / total, 4) if total else 0.0


def development(tokenizer: Tokenizer, folder: Path, limit: int) -> list[Example]:
    """Some dev documents of each measured corpus."""
    wanted = {
        "dwie": ["names", "relations"], "worldwide": ["names"], "crossner_politics": ["names"],
        "polnear": ["quotations"], "plover_plv": ["events"],
    }  # fmt: skip
    found = []
    for corpus, heads in wanted.items():
        many = limit * (8 if corpus in ("plover_plv", "crossner_politics") else 1)
        found += [example(tokenizer, d, heads) for d in list(read(folder, corpus, "dev"))[:many]]
    return found


@torch.no_grad()
def measure(model: Reader, examples: list[Example], size: int) -> dict[str, float]:
    """Figures by corpus."""
    model.eval()
    tallies: dict[str, Tally] = {}
    for i in range(0, len(examples), 8):
        batch = collate(examples[i : i + 8], size)
        for e, h in zip(batch.examples, model.states(batch), strict=True):
            for name, gold, found in judged(model, e, h):
                tallies.setdefault(f"{e.corpus} {name}", Tally()).add(gold, found)
    model.train()
    return {name: tally.f1() for name, tally in tallies.items()}


def judged(model: Reader, e: Example, h: torch.Tensor) -> list[tuple[str, set[object], set[object]]]:
    """(figure, gold, found) for one example."""
    rows: list[tuple[str, set[object], set[object]]] = []
    if e.names is not None:
        rows.append(("names", *_names(model, e, h)))
    if e.attributions:
        rows.append(("roles", *_roles(model, e, h)))
    if e.event is not None:
        best = int(model.event_logits(h, *e.event[:2]).argmax())
        rows.append(("events", {e.event[2]}, {best}))
    if e.entities is not None and len(e.entities.mentions) > 1:
        heads, tails = pairs(len(e.entities.mentions))
        kinds = torch.tensor([t[0] for t in e.entities.types])
        logits = model.relation_logits(h, e.entities.mentions, kinds, heads, tails)
        over = (logits[:, 1:] > logits[:, :1]).nonzero()
        found = {(int(heads[p]), int(tails[p]), int(c)) for p, c in over if int(c) in e.entities.judged}
        rows.append(("relations", set(e.entities.relations), found))
    return rows


def _names(model: Reader, e: Example, h: torch.Tensor) -> tuple[set[object], set[object]]:
    assert e.names is not None
    first = e.pieces.first
    scores = model.tagger(h)[torch.from_numpy(first), : len(TAGS)].numpy()
    allowed = e.names[first]
    sure = np.where(allowed.sum(1) == 1, allowed.argmax(1), 0)
    loose = allowed.sum(1) > 1
    gold = set(spans([int(t) for t in sure]))
    found = {s for s in spans(viterbi(scores)) if not loose[s[0] : s[1]].any()}
    fold = {name: PLACES.get(name, name) for name in NAMES}
    keep = ("PERSON", "ORG", "COUNTRY", "CITY")
    return tuple({(a, b, fold[n]) for a, b, n in part if fold[n] in keep} for part in (gold, found))  # type: ignore[return-value]


def _roles(model: Reader, e: Example, h: torch.Tensor) -> tuple[set[object], set[object]]:
    given = e.attributions or []
    pieces, cue, distance, _ = around(h, [a.cue for a in given])
    best = model.roles(pieces, cue, distance).argmax(-1)
    gold: set[object] = set()
    found: set[object] = set()
    for row, a in enumerate(given):
        base = max(0, a.cue[0] - 160)
        gold |= {(row, "source", i) for s, t in a.sources for i in range(s - base, t - base)}
        gold |= {(row, "content", i) for s, t in a.contents for i in range(s - base, t - base)}
        for i, role in enumerate(best[row, : int(distance.shape[1])].tolist()):
            if role:
                found.add((row, ROLES[role][2:], i))
    return gold, found
