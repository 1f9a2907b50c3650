"""Names by our trained reader, in the place of spaCy's recogniser; what it read stays with the Doc for later components."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from app.extraction.attributes import set_read
from app.reader.model import Reader


@Language.factory("legation_reader", assigns=["doc.ents", "doc._.read"])
def make_reader(nlp: Language, name: str) -> "TrainedReader":  # noqa: ARG001 (the signature is spaCy's)
    """Needs a model before first use (`equip`)."""
    return TrainedReader()


class TrainedReader:
    """Writes `Doc.ents`, labelled in the reader's own classes, and `Doc._.read`."""

    def __init__(self) -> None:
        self.model: Reader | None = None

    def equip(self, model: Reader) -> None:
        """Give the loaded model."""
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        assert self.model is not None
        read = self.model.read(doc.text)
        set_read(doc, self.model, read)
        taken = 0
        names: list[Span] = []
        for name in self.model.names(read):
            # A name may begin or end inside one of spaCy's tokens; the whole token is the name then.
            span = doc.char_span(name.start, name.end, label=name.label, alignment_mode="expand")
            if span is not None and span.start >= taken:
                names.append(span)
                taken = span.end
        doc.set_ents(names)
        return doc
