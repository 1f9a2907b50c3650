"""The one custom attribute our components share."""

from spacy.tokens import Doc

from app.extraction.reading import Reading

if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)


def reading_of(doc: Doc) -> Reading:
    """The Doc's `Reading`, made at first use."""
    if doc._.reading is None:
        doc._.reading = Reading()
    reading: Reading = doc._.reading
    return reading
