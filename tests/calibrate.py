"""Fits what claims' scores mean and draws how well they do: `python -m tests.calibrate CORPORA`.

CORPORA is a folder with the development lines of plover_plv and dwie. `first_reading.json` holds (raw score, right) of every
event the rules told of the last 119 development texts of our own gold before they were made to fit them (commit e84e266): on
texts that rules were made with they are more often right than on others. The test third only stands in the picture.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

import legation.extraction.assemble as assembling
from legation.bootstrap import extractor_loader
from legation.domain.ontology import Family, load_ontology
from legation.extraction.claims.calibration import EVENT, PAIR, STANDING, Curve, logit, source
from legation.services.evaluation.claim_scores import paired
from legation.services.extracting.documents import annotate
from legation.settings import Settings
from tests.reliability import draw
from training.labels import DWIE_RELATIONS

ROOT = Path(__file__).parent.parent
CURVES = ROOT / "app" / "legation" / "extraction" / "claims" / "calibration.yaml"
FIRST = Path(__file__).parent / "first_reading.json"
PICTURE = ROOT / "docs" / "reliability.svg"
_HEADER = """# What raw scores of claims come to, by source: score = logistic(slope * logit(raw) + shift).
# Made by `python -m tests.calibrate CORPORA` from development gold; do not edit.
"""
Record = dict[str, Any]
Seen = tuple[str, float, bool]
"""Source, raw score, whether it is right."""
_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def main() -> None:
    """Fit, write, draw."""
    options = argparse.ArgumentParser()
    options.add_argument("corpora", type=Path)
    folder = options.parse_args().corpora
    assembling.calibrated = _raw
    own = [(EVENT, raw, right) for raw, right in json.loads(FIRST.read_text())]
    seen: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for name, raw, right in (*own, *_plover(folder, given=False), *_plover(folder, given=True), *_dwie(folder)):
        seen[name].append((raw, right))
    curves = {name: fitted(seen[name]) for name in (EVENT, STANDING, PAIR)}
    lines = [f"  {name}: {{slope: {c.slope:.3f}, shift: {c.shift:.3f}}}\n" for name, c in curves.items()]
    CURVES.write_text(_HEADER + "version: 1\ncurves:\n" + "".join(lines))
    held = [(curves[name](raw), right) for name, raw, right in _own()]
    PICTURE.write_text(draw({n: [(curves[n](raw), right) for raw, right in s] for n, s in seen.items()}, held))
    for name, points in (*((n, [(curves[n](r), y) for r, y in s]) for n, s in seen.items()), ("test third", held)):
        scores, rights = np.array([p for p, _ in points]), np.array([y for _, y in points], dtype=float)
        print(f"{name:12} {len(points):5} claims, mean score {scores.mean():.3f}, right {rights.mean():.3f}")


def _raw(type_: str, extractor: str, raw: float) -> float:
    return raw


def fitted(points: list[tuple[float, bool]]) -> Curve:
    """Logistic regression in log odds by Newton's method, its slope drawn to one where there is little to go by."""
    x = np.array([[logit(raw), 1.0] for raw, _ in points])
    y = np.array([right for _, right in points], dtype=float)
    weights, prior, pull = np.array([1.0, 0.0]), np.array([1.0, 0.0]), np.array([40.0, 0.5])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + pull * (weights - prior)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(pull)
        weights = weights - np.linalg.solve(hessian, gradient)
    return Curve(float(max(weights[0], 0.05)), float(weights[1]))


def _read(documents: list[Record], pairs: bool = False) -> Iterator[tuple[Record, Record]]:
    """(gold, predicted)."""
    kept = ("id", "text", "published", *(("pairs",) if pairs else ()))
    requests = [json.dumps({k: d[k] for k in kept if k in d}).encode() for d in documents]
    for gold, answer in zip(documents, annotate(requests, extractor_loader(Settings()), 1), strict=True):
        yield gold, json.loads(answer.json)  # type: ignore[union-attr]


def _lines(file: Path, split: str) -> list[Record]:
    return [d for d in map(json.loads, file.read_text("utf-8").splitlines()) if d["split"] == split]


def _own() -> Iterator[Seen]:
    """Every event told in the test third of our own gold, right where it is annotated."""
    for gold, found in _read(_lines(ROOT / "data" / "gold" / "claims.jsonl", "test")):
        told = [r for r in found["relations"] if load_ontology()[r["label"]].family is Family.EVENT]
        right = {j for _, j in paired(found, told, gold["claims"])}
        for j, relation in enumerate(told):
            yield source(relation["label"], relation["extractor"]), relation["score"], j in right


def _plover(folder: Path, given: bool) -> Iterator[Seen]:
    """Events between the marked two: right where the type is."""
    documents = _lines(folder / "plover_plv.train.jsonl", "dev")
    for document in documents:
        spans = {e["id"]: _spans(document, e["id"])[0] for e in document["entities"]}
        document["pairs"] = [[spans[r["head"]], spans[r["tail"]]] for r in document["relations"]]
    for gold, found in _read(documents, pairs=given):
        for wanted in gold["relations"]:
            ends = [_spans(gold, wanted[end]) for end in ("head", "tail")]
            between = [r for r in found["relations"] if _joins(found, r, *ends) and r["label"].isupper()]
            if between:
                best = max(between, key=lambda r: r["score"])
                yield source(best["label"], best["extractor"]), best["score"], _same(best["label"], wanted["label"])


def _same(ours: str, theirs: str) -> bool:
    older = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}
    return _YIELD.get(ours, ours) == older.get(theirs, theirs)


def _dwie(folder: Path) -> Iterator[Seen]:
    """Standing relations a sentence states between two annotated entities, of types that the corpus marks.

    It leaves out whose the troops and ministries are that have no names, and so can tell nothing of agency_of.
    """
    marked = {name.lstrip("^") for name in DWIE_RELATIONS.values()} - {"agency_of"}
    for gold, found in _read(_lines(folder / "dwie.train.jsonl", "dev")):
        true = defaultdict(set)
        for r in gold["relations"]:
            name = DWIE_RELATIONS.get(r["label"])
            if name:
                head, tail = (r["tail"], r["head"]) if name.startswith("^") else (r["head"], r["tail"])
                true[head, tail].add(name.lstrip("^"))
        for r in found["relations"]:
            if r["basis"] != "stated" or r["label"] not in marked or r["label"].isupper():
                continue
            heads, tails = (_entities(gold, _spans(found, r[end])) for end in ("head", "tail"))
            marks = {name for h in heads for t in tails for name in true[h, t]}
            # Two it marks as related otherwise: a coach heads his team for us, and is its member for the corpus.
            if heads and tails and (not marks or r["label"] in marks):
                yield STANDING, r["score"], r["label"] in marks


def _spans(document: Record, entity: str) -> list[tuple[int, int]]:
    return [(m["start"], m["end"]) for m in document["mentions"] if m["entity"] == entity]


def _entities(document: Record, spans: list[tuple[int, int]]) -> set[str]:
    return {m["entity"] for m in document["mentions"] if any(m["start"] < e and s < m["end"] for s, e in spans)}


def _joins(found: Record, relation: Record, heads: list[tuple[int, int]], tails: list[tuple[int, int]]) -> bool:
    ends = ((relation["head"], heads), (relation["tail"], tails))
    return all(any(a < d and c < b for a, b in _spans(found, id_) for c, d in spans) for id_, spans in ends)


if __name__ == "__main__":
    main()
