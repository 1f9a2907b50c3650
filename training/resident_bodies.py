"""Fits whose body "the police" or "the court" is, and which state "the country": `python -m training.resident_bodies --corpora DIR`.

Takes the annotated articles of training/news (texts by id from the corpora): where the names of an unnamed body tell a state, that state is
the right one among all the article speaks of. Prints the weights for extraction/entities/resident_bodies.py and, over
five folds by article, how often the likeliest state is right at which share of the evidence.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Token

from legation.domain.names import normal_name
from legation.extraction.coreference import lands
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.entities import resident_bodies
from legation.extraction.extractor import Extractor, load_extractor
from legation.linking.knowledge import Knowledge, open_knowledge
from legation.linking.known import NameKind

ANNOTATIONS = Path(__file__).parent / "news" / "annotations.jsonl"
_TELLING = (NameKind.SHORT, NameKind.ADJECTIVE, NameKind.DEMONYM, NameKind.OFFICIAL, NameKind.ALIAS, NameKind.ACRONYM)
_DECAY, _STEPS, _RATE, _FOLDS = 0.02, 800, 0.1, 5
Case = tuple[str, Any, Any]
"""Article, features [states, weights], which states are right [states]."""


def main() -> None:
    """Read the articles, fit, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    folder = options.parse_args().corpora
    knowledge = open_knowledge()
    extractor = load_extractor(knowledge)
    found = [case for article, text in _articles(folder) for case in _cases(extractor, knowledge, article, text)]
    for what in ("bodies", "countries"):
        told = [case for kind, case in found if kind == what and case[2].any()]
        print(len(told), f"{what};", _fit(told).round(2).tolist())
        judged = list(_held_out(told))
        for least in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            sure = [right for share, right in judged if share >= least]
            print(f"share >= {least}: {len(sure)} decided, {sum(sure) / max(len(sure), 1):.3f} right")


def _articles(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    wanted = {row["id"]: row for row in map(json.loads, ANNOTATIONS.read_bytes().splitlines())}
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_bytes().splitlines():
            row = json.loads(line)
            if row["id"] in wanted:
                yield wanted.pop(row["id"]), row["text"]


def _cases(
    extractor: Extractor, knowledge: Knowledge, article: dict[str, Any], text: str
) -> Iterator[tuple[str, Case]]:
    """What the article's bodies and countries without a name are: (which of the two, case)."""
    doc = extractor.nlp.make_doc(text)
    analysis = analysis_of(doc)
    analysis.anchor = article["published"]
    for name, component in extractor.nlp.pipeline:
        if name == "legation_nominals":
            break
        doc = component(doc)
    ends = [end for claim in article["claims"] for end in (claim["subject"], claim["object"]) if end]

    def case(spoken: resident_bodies.Spoken, head: Token) -> Case | None:
        names = {normal_name(n) for e in ends if e["span"][1] == head.idx + len(head) for n in e["names"]}
        features = spoken.features(head)
        states = sorted(features)
        if not names or not states:
            return None
        rows = np.array([features[state].values() for state in states])
        return article["id"], rows, np.array([_tells(knowledge, state, names) for state in states])

    spoken = resident_bodies.Spoken(doc, analysis, knowledge)
    countries = (case(spoken, token) for token in lands.references(doc, analysis) if lands.means_state(token))
    yield from (("countries", one) for one in countries if one)
    nominals: Any = extractor.nlp.get_pipe("legation_nominals")
    nominals.find(doc)
    spoken = resident_bodies.Spoken(doc, analysis, knowledge)
    for cluster in analysis.clusters:
        head = resident_bodies.head_of(doc, analysis, cluster)
        if head is None or not resident_bodies.noun_of(head) or cluster.acts_for:
            continue
        if (one := case(spoken, head)) is not None:
            yield "bodies", one


def _tells(knowledge: Knowledge, state: str, names: set[str]) -> bool:
    forms = {normal_name(n.text) for n in knowledge.names_of(state) if n.kind in _TELLING and len(n.text) > 1}
    return any(re.search(rf"(^| ){re.escape(form)}( |$)", name) for form in forms for name in names)


def _fit(cases: Sequence[Case]) -> Any:
    weights = np.zeros(len(resident_bodies.WEIGHTS.values()))
    for _ in range(_STEPS):
        slope = np.zeros_like(weights)
        for _, rows, right in cases:
            chance = _chances(rows, weights)
            wanted = chance * right
            slope += rows.T @ (wanted / wanted.sum() - chance)
        weights += _RATE * (slope / len(cases) - _DECAY * weights)
    return weights


def _chances(rows: Any, weights: Any) -> Any:
    scores = rows @ weights
    chance = np.exp(scores - scores.max())
    return chance / chance.sum()


def _held_out(cases: Sequence[Case]) -> Iterator[tuple[float, bool]]:
    articles = sorted({article for article, _, _ in cases})
    for fold in range(_FOLDS):
        held = set(articles[fold::_FOLDS])
        weights = _fit([case for case in cases if case[0] not in held])
        for _, rows, right in (case for case in cases if case[0] in held):
            chance = _chances(rows, weights)
            yield float(chance.max()), bool(right[chance.argmax()])


if __name__ == "__main__":
    main()
