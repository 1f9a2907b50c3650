"""The languages articles are read in: which pipeline, word lists and trained reader belong to each."""

from collections.abc import Mapping
from dataclasses import dataclass

from legation.errors import BadInput
from legation.extraction.lexicon.words import LANGUAGE as ENGLISH


@dataclass(frozen=True, slots=True)
class ArticleLanguage:
    """`pipeline` and `lexicon` lie in this package, `reader` below data/models; `names` are what sources call the language."""

    code: str
    names: frozenset[str]
    pipeline: str
    lexicon: str
    reader: str


LANGUAGES: Mapping[str, ArticleLanguage] = {
    "en": ArticleLanguage("en", frozenset({"en", "eng", "english"}), "pipeline.cfg", f"lexicon/{ENGLISH}", "reader-en"),
}
"""By ISO 639-1 code. Another language is an entry here, a pipeline.cfg that names its components, word lists and a reader."""


def language_named(name: str) -> ArticleLanguage:
    """The language of "en", "en-GB" or "English". Raises BadInput for one without a pipeline."""
    stated = name.strip().lower().replace("_", "-").split("-")[0]
    for language in LANGUAGES.values():
        if stated in language.names:
            return language
    raise BadInput(f"language {name}: there is no pipeline for it")
