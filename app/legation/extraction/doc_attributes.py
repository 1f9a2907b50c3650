"""The custom attributes our components share."""

from dataclasses import dataclass

from spacy.tokens import Doc

from legation.extraction.document import DocumentAnalysis
from legation.reader.model import Read, Reader

for _name in ("analysis", "read"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


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


def set_read(doc: Doc, model: Reader, read: Read) -> None:
    """Keep what the reader made of the Doc's text."""
    doc._.read = Trained(model, read)


def trained(doc: Doc) -> Trained | None:
    """What the reader made of the text; None where it was not run."""
    found: Trained | None = doc._.read
    return found
