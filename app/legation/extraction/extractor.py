"""Streams articles through the pipeline and reads each finished Doc into an `Extraction`."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from legation.domain.article import Article
from legation.domain.extraction import Extraction
from legation.errors import BadInput
from legation.extraction.assemble import assemble
from legation.extraction.doc_attributes import Pairs, analysis_of, ask_about
from legation.extraction.failure import Failure
from legation.extraction.languages import LANGUAGES, language_named
from legation.extraction.long_texts import LONG, in_parts, is_local
from legation.extraction.pipeline import build_pipeline
from legation.extraction.resources import Resources
from legation.linking.knowledge import Knowledge
from legation.reader.shipped import open_reader

PARAGRAPHS = "legation_paragraphs"
LONGEST = 1_000_000
"""Code points; longer articles are refused with a clear message instead of exhausting memory."""


class Extractor:
    """Reads articles, each by the pipeline of its language; one at a time, so that a failing one never takes others along."""

    def __init__(self, pipelines: Mapping[str, Language], knowledge: Knowledge) -> None:
        self.pipelines = pipelines
        self.knowledge = knowledge

    @property
    def nlp(self) -> Language:
        """The pipeline of English."""
        return self.pipelines["en"]

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
        nlp = self.pipelines[language_named(article.language).code]
        # What spaCy learns of words it has never seen is let go of with the article.
        with nlp.memory_zone():
            doc = nlp.make_doc(kept_text(article))
            analysis_of(doc).publish(article.published)
            ask_about(doc, pairs)
            doc = _analysed(nlp, doc) if len(doc) else doc
            return assemble(doc, article, self.knowledge)


def _analysed(nlp: Language, doc: Doc) -> Doc:
    left = list(nlp.pipeline)
    if len(doc) > LONG:
        # Paragraphs look at the text alone; what they set must be there before the parser looks.
        doc = nlp.get_pipe(PARAGRAPHS)(doc)
        doc = in_parts(doc, [component for name, component in left if is_local(name)])
        left = [(name, component) for name, component in left if not is_local(name) and name != PARAGRAPHS]
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
    """The extractor over the pipelines of all `LANGUAGES`; `base` names another installed spaCy pipeline for English.

    `reader` is the folder of a trained reader of English, by default the shipped one; where that is missing spaCy's recogniser reads.
    Raises LegationError when the named folder is no reader.
    """
    pipelines = {}
    for code, language in LANGUAGES.items():
        english = code == "en"
        model = open_reader(reader if english else None, language.reader)
        if model is None:
            logging.getLogger(__name__).warning("the trained reader is not there: names are read by spaCy's recogniser")
        pipelines[code] = build_pipeline(Resources(knowledge, model), language, base if english else None)
    return Extractor(pipelines, knowledge)
