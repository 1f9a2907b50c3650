"""Relations of the whole article, by the trained reader's document head: no single sentence need state them."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from app.domain.entity import Kind
from app.domain.mention import Form
from app.extraction.attributes import Trained
from app.extraction.reading import Reading
from app.reader.classes import RELATIONS
from app.reader.geometry import Span

MOST = 60
"""Entities judged in one article, the most mentioned first: pairs grow with the square."""
_CLASS = {
    Kind.COUNTRY: "COUNTRY",
    Kind.HISTORICAL_STATE: "COUNTRY",
    Kind.TERRITORY: "REGION",
    Kind.REGION: "REGION",
    Kind.CITY: "CITY",
    Kind.PLACE: "LOC",
    Kind.PERSON: "PERSON",
    Kind.ORGANIZATION: "ORG",
    Kind.AGREEMENT: "AGREEMENT",
    Kind.EVENT: "EVENT",
}


@dataclass(frozen=True, slots=True)
class ReadRelation:
    """`head` and `tail` index `Reading.clusters`; `score` is a probability against the pair's own threshold."""

    type: str
    head: int
    tail: int
    score: float


def read_relations(doc: Doc, reading: Reading, read: Trained) -> Iterator[ReadRelation]:
    """Every relation above its pair's threshold, between named entities."""
    judged = _judged(doc, reading, read)
    pairs = [(i, j) for i in range(len(judged)) for j in range(len(judged)) if i != j]
    if not pairs:
        return
    kinds = [_CLASS[reading.clusters[c].kind] for c, _ in judged]
    margins = read.model.relations(read.read, [spans for _, spans in judged], kinds, pairs)
    for row, (i, j) in enumerate(pairs):
        for column in (margins[row] > 0).nonzero()[0]:
            score = round(1 / (1 + math.exp(-float(margins[row, column]))), 3)
            yield ReadRelation(RELATIONS[column], judged[i][0], judged[j][0], score)


def _judged(doc: Doc, reading: Reading, read: Trained) -> list[tuple[int, list[Span]]]:
    """(cluster, pieces of its mentions by name) of the entities to judge, in order of first mention."""
    spans: dict[int, list[Span]] = {}
    for found in sorted(reading.found, key=lambda f: f.start):
        cluster = reading.clusters[found.cluster] if found.cluster >= 0 else None
        if found.form is not Form.NAME or cluster is None or cluster.kind not in _CLASS or not cluster.named:
            continue
        last = doc[found.end - 1]
        if pieces := read.read.locate(doc[found.start].idx, last.idx + len(last)):
            spans.setdefault(found.cluster, []).append(pieces)
    most = Counter({c: len(s) for c, s in spans.items()}).most_common(MOST)
    kept = {c for c, _ in most}
    return [(c, s) for c, s in spans.items() if c in kept]
