"""Names by our trained reader, in the place of spaCy's recogniser; what it read stays with the Doc for later components."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from legation.errors import LegationError
from legation.extraction.doc_attributes import set_read, text_of
from legation.extraction.lexicon.words import words
from legation.extraction.resources import resources_of
from legation.reader.model import Name, Reader

_ARTICLES = words("names/neural.articles")
_SURE = 0.5
"""Names in small letters (monkeypox, dpa) score more than this where they are right."""


@Language.factory("legation_reader", assigns=["doc.ents", "doc._.read"])
def make_reader(nlp: Language, name: str) -> "TrainedReader":  # noqa: ARG001 (the signature is spaCy's)
    """Reads names. Raises LegationError where the pipeline has no trained reader."""
    reader = resources_of(nlp).reader
    if reader is None:
        raise LegationError(
            "a pipeline with legation_reader needs a trained reader: leave it out, or check out data/models"
        )
    return TrainedReader(reader)


class TrainedReader:
    """Writes `Doc.ents`, labelled in the reader's own classes, and `Doc._.read`."""

    def __init__(self, model: Reader) -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        read = self.model.read(text)
        set_read(doc, self.model, read)
        taken = 0
        names: list[Span] = []
        for name in (n for n in self.model.names(read) if _is_name(n, text[n.start : n.end])):
            # A name may begin or end inside one of spaCy's tokens; the whole token is the name then.
            span = doc.char_span(name.start, name.end, label=name.label, alignment_mode="expand")
            if span is not None and span.start >= taken:
                names.append(span)
                taken = span.end
        doc.set_ents(names)
        return doc


def _is_name(name: Name, text: str) -> bool:
    """Not an article alone, nor small letters the reader itself is unsure of: short texts without context bring such."""
    if text in _ARTICLES:
        return False
    return name.score >= _SURE or any(letter.isupper() or letter.isdigit() for letter in text)
