"""`legation evaluate`: the pipeline's output against documents somebody has annotated, in the format `extract` writes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from legation.domain.names import normal_name
from legation.errors import BadInput
from legation.services.evaluation.claim_scores import claim_scores
from legation.services.evaluation.link_scores import link_scores
from legation.services.evaluation.news_scores import NewsScore
from legation.services.extracting.documents import annotate
from legation.services.extracting.requests import BrokenLine

if TYPE_CHECKING:
    from legation.extraction.extractor import Extractor

Document = Mapping[str, Any]
NAMES, ENTITIES, LINKING, RELATIONS = "names", "entities", "linking", "relations"


@dataclass(slots=True)
class Score:
    """Counts of one label; precision, recall and F1 in [0, 1], 0 where nothing is to be found."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.predicted + self.gold
        return 2 * self.right / both if both else 0.0


@dataclass(slots=True)
class Evaluation:
    """`scores[what][label]`, with the label "all" for the sum; what was not annotated is not scored."""

    documents: int = 0
    failures: list[str] = field(default_factory=list)
    scores: dict[str, dict[str, Score]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Score)))
    news: NewsScore | None = None
    """Of whole articles all of whose claims are annotated, with the sentence that states each."""

    def macro(self, what: str) -> float:
        """Mean F1 of the labels that are annotated, each as heavy as the other."""
        labels = [score.f1 for label, score in self.scores[what].items() if label != "all" and score.gold]
        return sum(labels) / len(labels) if labels else 0.0

    def count(self, what: str, predicted: Iterable[tuple[str, Any]], gold: Iterable[tuple[str, Any]]) -> None:
        """Count two sets of (label, thing)."""
        found, wanted = set(predicted), set(gold)
        for label, thing in found | wanted:
            for score in (self.scores[what][label], self.scores[what]["all"]):
                score.predicted += (label, thing) in found
                score.gold += (label, thing) in wanted
                score.right += (label, thing) in found and (label, thing) in wanted

    def add(self, what: str, label: str, predicted: Set[Any], gold: Set[Any]) -> None:
        """Count two sets of things under one label, which is no part of a sum."""
        score = self.scores[what][label]
        score.predicted += len(predicted)
        score.gold += len(gold)
        score.right += len(predicted & gold)


def evaluate(
    lines: Iterable[bytes],
    load: Callable[[], Extractor],
    workers: int = 1,
    known: Mapping[str, Collection[str]] | None = None,
    split: str | None = None,
) -> Evaluation:
    """Read every gold document anew, or those of one split, and compare.

    `known` holds the identifiers of the knowledge base by their kind. Raises BadInput for a line that is no annotated document.
    """
    gold = [document for document in _documents(lines) if split is None or document.get("split") == split]
    requests = [_request(document) for document in gold]
    result = Evaluation()
    by_line = dict(enumerate(gold, start=1))
    for answer in annotate(requests, load, workers):
        if isinstance(answer, BrokenLine):
            result.failures.append(f"line {answer.line}: {answer.reason}")
        else:
            _compare(result, json.loads(answer.json), by_line[answer.line])
            for label, found, wanted in link_scores(json.loads(answer.json), by_line[answer.line], known or {}):
                result.add(LINKING, label, found, wanted)
    return result


def _documents(lines: Iterable[bytes]) -> Iterable[Document]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
        except ValueError as error:
            raise BadInput(f"line {number}: not JSON: {error}") from None
        if not isinstance(document, dict) or not isinstance(document.get("text"), str):
            raise BadInput(f'line {number}: no annotated document: it needs "text" and "mentions"')
        yield document


def _request(document: Document) -> bytes:
    kept = {key: document[key] for key in ("id", "text", "title", "published", "outlet", "language") if key in document}
    return json.dumps({"id": "gold", **kept}).encode()


def _compare(result: Evaluation, predicted: Document, gold: Document) -> None:
    result.documents += 1
    labels = {mention["label"] for mention in gold.get("mentions", ())}
    if labels:
        result.count(NAMES, _names(predicted, labels), _names(gold, labels))
    matched = _matched(predicted, gold)
    if gold.get("entities"):
        wanted = {(entity["label"], entity["id"]) for entity in gold["entities"]}
        known = {entity["label"] for entity in gold["entities"]}
        found = [
            (e["label"], matched.get(e["id"], "no " + e["id"])) for e in predicted["entities"] if e["label"] in known
        ]
        result.count(ENTITIES, found, wanted)
    if gold.get("relations"):
        types = {relation["label"] for relation in gold["relations"]}
        found_ = _relations(predicted, types, lambda e: matched.get(e or "", f"no {e}"))
        result.count(RELATIONS, found_, _relations(gold, types, lambda e: e))
    claims = gold.get("claims", ())
    if any("evidence" in claim for claim in claims):
        result.news = result.news or NewsScore()
        result.news.add(predicted, claims)
        return
    for score in claim_scores(predicted, claims) if "claims" in gold else ():
        result.count(score.what, score.predicted, score.gold)


def _names(document: Document, labels: set[str]) -> set[tuple[str, tuple[int, int]]]:
    return {
        (mention["label"], (mention["start"], mention["end"]))
        for mention in document.get("mentions", ())
        if mention.get("form", "name") == "name" and mention["label"] in labels
    }


def _matched(predicted: Document, gold: Document) -> dict[str, str]:
    """Predicted entity to the gold entity of the same label with which it shares the most names; one to one."""
    shared: dict[tuple[str, str], int] = defaultdict(int)
    ours, theirs = _spellings(predicted), _spellings(gold)
    for one, (label, names) in ours.items():
        for other, (other_label, other_names) in theirs.items():
            if label == other_label and names & other_names:
                shared[one, other] = len(names & other_names)
    taken: dict[str, str] = {}
    for one, other in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if one not in taken and other not in taken.values():
            taken[one] = other
    return taken


def _spellings(document: Document) -> dict[str, tuple[str, frozenset[str]]]:
    """Entity to its label and what it is known by: its names, and where it is mentioned otherwise."""
    names: dict[str, set[str]] = defaultdict(set)
    for mention in document.get("mentions", ()):
        start, end = mention["start"], mention["end"]
        if mention.get("entity") is not None:
            named = mention.get("form", "name") == "name"
            names[mention["entity"]].add(normal_name(document["text"][start:end]) if named else f"{start}-{end}")
    for entity in document.get("entities", ()):
        if not names[entity["id"]] and entity.get("name"):
            names[entity["id"]].add(normal_name(entity["name"]))
    return {e["id"]: (e["label"], frozenset(names[e["id"]])) for e in document.get("entities", ())}


def _relations(document: Document, types: set[str], of: Callable[[str | None], Any]) -> set[tuple[str, Any]]:
    return {
        (relation["label"], (of(relation["head"]), of(relation["tail"])))
        for relation in document.get("relations", ())
        if relation["label"] in types
    }
