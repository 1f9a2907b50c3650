"""Relations of the whole article, by the trained reader's document head: no single sentence need state them."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from legation.domain.entity import Kind
from legation.domain.mention import Form
from legation.extraction.claims.weights import READER_AGREES, READER_LEAST
from legation.extraction.doc_attributes import Chances, Trained, analysis_of, set_relation_chances, trained
from legation.extraction.document import ClaimDraft, DocumentAnalysis, MentionDraft
from legation.reader.classes import RELATIONS
from legation.reader.geometry import Span

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


@Language.factory(
    "legation_relation_reader",
    requires=["doc._.read", "doc._.mentions", "doc._.links", "doc._.claims"],
    assigns=["doc._.relation_chances", "doc._.claims"],
)
def make_relation_reader(nlp: Language, name: str) -> "RelationReader":  # noqa: ARG001 (the signature is spaCy's)
    """Asks the trained reader about the named entities of the article."""
    return RelationReader()


class RelationReader:
    """Writes `Doc._.relation_chances`, and rates the claims that say the same."""

    def __call__(self, doc: Doc) -> Doc:
        analysis, read = analysis_of(doc), trained(doc)
        if read is not None:
            chances = relation_chances(doc, analysis, read)
            set_relation_chances(doc, chances)
            weigh(analysis.claims, analysis.mentions, chances)
        return doc


def relation_chances(doc: Doc, analysis: DocumentAnalysis, read: Trained) -> Chances:
    """What the reader holds of ordered pairs of named entities, chances below `READER_LEAST` left out."""
    judged = _judged(doc, analysis, read)
    pairs = [(i, j) for i in range(len(judged)) for j in range(len(judged)) if i != j]
    if not pairs or "relations" not in read.model.heads:
        return {}
    kinds = [_CLASS[analysis.clusters[c].kind] for c, _ in judged]
    margins = read.model.relations(read.read, [spans for _, spans in judged], kinds, pairs)
    chances = np.round(1 / (1 + np.exp(-margins.astype(np.float64))), 3)
    found: dict[tuple[int, int], dict[str, float]] = {}
    for row, column in zip(*np.nonzero(chances >= READER_LEAST), strict=True):
        i, j = pairs[row]
        found.setdefault((judged[i][0], judged[j][0]), {})[RELATIONS[column]] = float(chances[row, column])
    return found


def weigh(drafts: Iterable[ClaimDraft], found: Sequence[MentionDraft], chances: Chances) -> None:
    """Where patterns and reader agree on a relation, the claim is as sure as two independent witnesses make it."""
    for draft in drafts:
        if draft.object is None:
            continue
        ends = found[draft.subject].cluster, found[draft.object].cluster
        chance = chances.get(ends, {}).get(draft.type, 0.0)
        if chance >= READER_AGREES:
            draft.rate(1 - (1 - draft.score) * (1 - chance), "patterns+reader")


def _judged(doc: Doc, analysis: DocumentAnalysis, read: Trained) -> list[tuple[int, list[Span]]]:
    """(cluster, pieces of its mentions by name) of the entities to judge, in order of first mention."""
    spans: dict[int, list[Span]] = {}
    for found in sorted(analysis.mentions, key=lambda f: f.start):
        cluster = analysis.clusters[found.cluster] if found.cluster >= 0 else None
        if found.form is not Form.NAME or cluster is None or cluster.kind not in _CLASS or not cluster.named:
            continue
        last = doc[found.end - 1]
        if pieces := read.read.locate(doc[found.start].idx, last.idx + len(last)):
            spans.setdefault(found.cluster, []).append(pieces)
    most = Counter({c: len(s) for c, s in spans.items()}).most_common(MOST)
    kept = {c for c, _ in most}
    return [(c, s) for c, s in spans.items() if c in kept]
