"""Chances and thresholds of claims, learned from what a model says of articles it was not trained on."""

from typing import Any

import numpy as np

from legation.reader.claims import FAMILIES, Calibration, Candidate, family
from training.claims_gold import Aligner

Record = dict[str, Any]
_KEPT = ("event told", "standing told")
"""What the rules say of two stays, with the chance the reader gives it: it is right more often than what the reader says alone."""
_PRIOR = 2.0
"""How strongly a family's line is held to what the logits say themselves: some families have few claims."""


_NOTED = 0.1
"""What the share found of the claims an analyst would note counts beside F1: along the flat top of F1 it finds more of them."""


def judge(gold: Record, found: list[Candidate], record: Record) -> list[tuple[Candidate, int, int]]:
    """Each shown candidate with whether the scorer would find it, and how important what it finds is (0 for none)."""
    aligner = Aligner(record)
    mentions = record["view"]["mentions"]
    judged = []
    for c in found:
        one = mentions[c.subject]
        if not one["named"]:
            continue
        other = mentions[c.object] if c.object >= 0 else None
        s, e = next((s, e) for s, e in record["view"]["sentences"] if s <= one["start"] < e)
        best, at = 0, -1
        for k, g in enumerate(gold["claims"]):
            if c.type not in g["type"] or not (s < g["evidence"][1] and e > g["evidence"][0]):
                continue
            target = g["object"]
            faceless = other is None or not other["named"]
            group = target is not None and not any(w[:1].isupper() for w in target["names"][0].split())
            straight = aligner.same(g["subject"], one["entity"]) and (
                (target is not None and other is not None and aligner.same(target, other["entity"]))
                or (target is None and faceless)
                or (group and other is None)
            )
            turned = (
                c.type in ("CONSULT", "COOPERATE", "ally_of", "spouse", "sibling") and target and other is not None
                and aligner.same(g["subject"], other["entity"]) and aligner.same(target, one["entity"])
            )  # fmt: skip
            if (straight or turned) and g["importance"] > best:
                best, at = g["importance"], k
        judged.append((c, best, at))
    return judged


def calibrate(rows: list[tuple[str, Record, list[Candidate]]], views: dict[str, Record]) -> Calibration:
    """Platt's line by family, then the thresholds that make the best F1 of the scorer on these articles, and find what is to be noted."""
    judged = [(n, *j) for n, (i, g, c) in enumerate(rows) for j in judge(g, c, views[i])]
    made = Calibration()
    for name in FAMILIES:
        mine = [(c.logit, best > 0) for _, c, best, _ in judged if family(c) == name]
        made.lines[name] = platt(np.array([x for x, _ in mine]), np.array([y for _, y in mine], dtype=float))
    wanted = sum(c["importance"] >= 2 for _, g, _ in rows for c in g["claims"])
    noted = sum(c["importance"] == 3 for _, g, _ in rows for c in g["claims"])
    made.least = dict.fromkeys(made.lines, 0.5) | dict.fromkeys(_KEPT, 0.0)
    table = [(family(c), made.chance(c), best, (n, at)) for n, c, best, at in judged]

    def worth(least: dict[str, float]) -> tuple[float, float]:
        kept = [(b, k) for name, p, b, k in table if p >= least[name]]
        right = sum(b > 0 for b, _ in kept)
        got = {k: b for b, k in kept if b > 0}
        total = wanted + sum(b == 1 for b in got.values())
        precision, recall = right / max(1, len(kept)), len(got) / max(1, total)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f1 + _NOTED * sum(b == 3 for b in got.values()) / max(1, noted), f1

    for _ in range(3):
        for name in made.least:
            if name in _KEPT:
                continue
            made.least[name] = max(np.arange(0.0, 0.8, 0.02), key=lambda x: worth(made.least | {name: float(x)})[0])
            made.least[name] = round(float(made.least[name]), 2)
    print(f"held-out: F1 {worth(made.least)[1]:.3f} of {len(rows)} articles")
    return made


def platt(x: np.ndarray, y: np.ndarray, steps: int = 200) -> tuple[float, float]:
    """Logistic regression of one variable by Newton's method, slightly held back."""
    w = np.array([1.0, 0.0])
    z = np.stack([x, np.ones_like(x)], 1)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-z @ w))
        gradient = z.T @ (p - y) + _PRIOR * (w - np.array([1.0, 0.0]))
        hessian = (z * (p * (1 - p))[:, None]).T @ z + _PRIOR * np.eye(2)
        w = np.clip(w - 0.5 * np.linalg.solve(hessian, gradient), [0.05, -4.0], [3.0, 4.0])
    return round(float(w[0]), 4), round(float(w[1]), 4)
