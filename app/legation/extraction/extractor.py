"""Streams articles through the pipeline and reads each finished Doc into an `Extraction`."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from legation.domain.article import Article
from legation.domain.extraction import Extraction
from legation.domain.mention import Span
from legation.errors import BadInput
from legation.extraction.assemble import assemble
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.events.given_pairs import judge_pairs
from legation.extraction.failure import Failure
from legation.extraction.long_texts import LOCAL, LONG, in_parts
from legation.extraction.pipeline import build_pipeline
from legation.linking.knowledge import Knowledge
from legation.reader.shipped import open_reader

Pairs = Sequence[tuple[Span, Span]]
LONGEST = 1_000_000
"""Code points; longer articles are refused with a clear message instead of exhausting memory."""


class Extractor:
    """Reads articles; one article at a time, so that a failing one never takes others along."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        self.nlp = nlp
        self.knowledge = knowledge

    def read(
        self, articles: Iterable[Article], pairs: Mapping[str, Pairs] | None = None
    ) -> Iterator[Extraction | Failure]:
        """One result an article, in order. `pairs` by article id: spans to be taken as actors."""
        for article in articles:
            try:
                yield self._one(article, (pairs or {}).get(article.id, ()))
            except Exception as error:
                yield Failure(article, f"{type(error).__name__}: {error}")

    def _one(self, article: Article, pairs: Pairs) -> Extraction:
        if len(article.text) > LONGEST:
            raise BadInput(f"the text is longer than {LONGEST:,} characters: split it")
        doc = self.nlp.make_doc(kept_text(article))
        analysis_of(doc).anchor = article.published
        doc = self._analysed(doc) if len(doc) else doc
        if pairs:
            judge_pairs(doc, pairs)
        return assemble(doc, article, self.knowledge)

    def _analysed(self, doc: Doc) -> Doc:
        left = list(self.nlp.pipeline)
        if len(doc) > LONG:
            # Paragraphs look at the text alone; what they set must be there before the parser looks.
            doc = self.nlp.get_pipe("legation_paragraphs")(doc)
            doc = in_parts(doc, [component for name, component in left if name in LOCAL])
            left = [(name, c) for name, c in left if name not in LOCAL | {"legation_paragraphs"}]
        for _, component in left:
            doc = component(doc)
        return doc


def kept_text(article: Article) -> str:
    """The article's text with every cut replaced by as many line breaks: offsets stay, nothing inside is read."""
    text = article.text
    for cut in article.cuts:
        text = text[: cut.start] + "\n" * (cut.end - cut.start) + text[cut.end :]
    return text


def load_extractor(knowledge: Knowledge, base: str | None = None, reader: Path | None = None) -> Extractor:
    """The extractor over the pipeline of `pipeline.cfg`; `base` names another installed spaCy pipeline.

    `reader` is the folder of a trained reader, by default the shipped one; where that is missing spaCy's recogniser reads.
    Raises LegationError when the named folder is no reader.
    """
    model = open_reader(reader)
    if model is None:
        logging.getLogger(__name__).warning("the trained reader is not there: names are read by spaCy's recogniser")
    return Extractor(build_pipeline(knowledge, base, trained=model), knowledge)
