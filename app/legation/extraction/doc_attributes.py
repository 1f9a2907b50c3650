"""The custom attributes of a Doc, by which components say what they need and what they leave.

`requires` and `assigns` of the factories name them, so that `nlp.analyze_pipes()` tells whether a pipeline is whole. What is found is kept
in one `DocumentAnalysis`; the attributes below `analysis` show its parts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from legation.domain.mention import Form, Span
from legation.extraction.document import ClaimDraft, Cluster, DocumentAnalysis, MentionDraft, QuotationDraft
from legation.reader.encoded import Read
from legation.reader.model import Reader

Chances = Mapping[tuple[int, int], Mapping[str, float]]
"""By (head, tail) as indices of `DocumentAnalysis.clusters`: for each type, the probability against the pair's own threshold."""
Pairs = Sequence[tuple[Span, Span]]

_TEXT = "legation text"


@dataclass(frozen=True, slots=True)
class Trained:
    """What the trained reader made of the text, and the reader itself for its other heads."""

    model: Reader
    read: Read


def analysis_of(doc: Doc) -> DocumentAnalysis:
    """The Doc's `DocumentAnalysis`, made at first use."""
    if doc._.analysis is None:
        doc._.analysis = DocumentAnalysis()
    analysis: DocumentAnalysis = doc._.analysis
    return analysis


def text_of(doc: Doc) -> str:
    """The Doc's whole text. spaCy's `doc.text` joins it anew from all tokens each time; many ask for a few words of it."""
    if _TEXT not in doc.user_data:
        doc.user_data[_TEXT] = doc.text
    text: str = doc.user_data[_TEXT]
    return text


def set_read(doc: Doc, model: Reader, read: Read) -> None:
    """Keep what the reader made of the Doc's text."""
    doc._.read = Trained(model, read)


def trained(doc: Doc) -> Trained | None:
    """What the reader made of the text; None where it was not run."""
    found: Trained | None = doc._.read
    return found


def set_relation_chances(doc: Doc, chances: Chances) -> None:
    """Keep what the reader holds of relations in the whole article."""
    doc._.relation_chances = chances


def relation_chances_of(doc: Doc) -> Chances:
    """What the reader holds of relations in the whole article; nothing where it was not asked."""
    found: Chances | None = doc._.relation_chances
    return found or {}


def ask_about(doc: Doc, pairs: Pairs) -> None:
    """These spans of characters are to be taken as actors, source and target of an event."""
    doc._.given_pairs = pairs


def given_pairs_of(doc: Doc) -> Pairs:
    """The pairs of spans that whoever asks takes for actors."""
    found: Pairs | None = doc._.given_pairs
    return found or ()


def _mentions(doc: Doc) -> Sequence[MentionDraft]:
    return [mention for mention in analysis_of(doc).mentions if mention.form is Form.NAME]


def _references(doc: Doc) -> Sequence[MentionDraft]:
    return [mention for mention in analysis_of(doc).mentions if mention.form is not Form.NAME]


def _clusters(doc: Doc) -> Sequence[Cluster]:
    return [cluster for cluster in analysis_of(doc).clusters if cluster.members]


def _links(doc: Doc) -> Mapping[int, str]:
    return {i: cluster.known for i, cluster in enumerate(analysis_of(doc).clusters) if cluster.known}


def _claims(doc: Doc) -> Sequence[ClaimDraft]:
    return analysis_of(doc).claims


def _quotations(doc: Doc) -> Sequence[QuotationDraft]:
    return analysis_of(doc).quotations


KEPT = ("analysis", "read", "relation_chances", "given_pairs")
"""Set by components, or before them: what was read, by whom, and what was asked."""
SHOWN = {
    "mentions": _mentions,
    "references": _references,
    "clusters": _clusters,
    "links": _links,
    "claims": _claims,
    "quotations": _quotations,
}
"""Parts of the analysis: names; noun phrases and pronouns; what they are one of; knowledge ids by cluster; claims; quotations."""

for _name in KEPT:
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)
for _name, _show in SHOWN.items():
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, getter=_show)
