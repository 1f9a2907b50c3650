"""Builds the spaCy pipeline named in `pipeline.cfg`; its components ask for the knowledge base and the reader as they are made."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex, load_config_from_str

# Importing a component registers its factory.
import legation.extraction.claim_reading.component
import legation.extraction.claims.component
import legation.extraction.coreference.nominals
import legation.extraction.entities.clusters
import legation.extraction.entities.linker
import legation.extraction.events.component
import legation.extraction.events.given_pairs
import legation.extraction.names.component
import legation.extraction.names.neural
import legation.extraction.names.paragraphs
import legation.extraction.quotations.component
import legation.extraction.relations.neural
import legation.extraction.relations.patterns
import legation.extraction.relations.titles  # noqa: F401
from legation.extraction.languages import LANGUAGES, ArticleLanguage
from legation.extraction.resources import Resources, provide

# "U.S.-led", "Calif.-based" and "Canadian\u2013led" are two words and a dash each.
_DASHES = (r"(?<=[A-Z]\.)[-\u2013](?=[A-Za-z])", r"(?<=[a-z]\.)[-\u2013](?=[a-z])", r"(?<=[a-z])\u2013(?=[A-Za-z])")


_RECOGNISER, _READER = "ner", "_reader"
"""Of these one is left out: spaCy's component, or all of ours whose names end so."""


def build_pipeline(
    resources: Resources,
    language: ArticleLanguage = LANGUAGES["en"],
    base: str | None = None,
    config: Path | None = None,
) -> Language:
    """The ready pipeline of a language. `base` names another installed spaCy pipeline; `config` another pipeline.cfg.

    With a trained reader spaCy's own recogniser stays out; without one it takes the place of all that the reader does.

    Raises OSError when the base pipeline is not installed.
    """
    text = config.read_text("utf-8") if config else _packaged(language.pipeline)
    settings = load_config_from_str(text)
    source = spacy.load(base or settings["paths"]["base"])
    _tell_parts_of_speech()
    nlp = spacy.blank(settings["nlp"]["lang"])
    nlp.vocab = source.vocab
    tokenizer: Any = source.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_DASHES]).finditer
    nlp.tokenizer = tokenizer
    provide(nlp, resources)
    for name in settings["nlp"]["pipeline"]:
        if name == _RECOGNISER if resources.reader else name.endswith(_READER):
            continue
        if "source" in settings["components"][name]:
            nlp.add_pipe(name, source=source)
        else:
            nlp.add_pipe(settings["components"][name]["factory"], name=name)
    return nlp


def _tell_parts_of_speech() -> None:
    """SpaCy's attribute ruler finds them and does not say so of itself; its factory is known once a pipeline is loaded."""
    meta = Language.get_factory_meta("attribute_ruler")
    Language.set_factory_meta(meta.factory, replace(meta, assigns=["token.pos", "token.morph"]))


def _packaged(path: str) -> str:
    return files("legation.extraction").joinpath(path).read_text("utf-8")
