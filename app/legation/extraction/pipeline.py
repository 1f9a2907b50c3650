"""Builds the spaCy pipeline named in `pipeline.cfg` and hands its components the knowledge base."""

from importlib import resources
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex, load_config_from_str

# Importing a component registers its factory.
import legation.extraction.claims.component
import legation.extraction.entities.clusters
import legation.extraction.events.component
import legation.extraction.names.paragraphs
import legation.extraction.quotations.component
import legation.extraction.relations.patterns
import legation.extraction.relations.titles  # noqa: F401
from legation.extraction.coreference.nominals import Nominals
from legation.extraction.entities.linker import EntityLinker
from legation.extraction.names.component import Names
from legation.extraction.names.gazetteer import Gazetteer
from legation.extraction.names.neural import TrainedReader
from legation.linking.knowledge import Knowledge
from legation.reader.model import Reader

# "U.S.-led", "Calif.-based" and "Canadian\u2013led" are two words and a dash each.
_DASHES = (r"(?<=[A-Z]\.)[-\u2013](?=[A-Za-z])", r"(?<=[a-z]\.)[-\u2013](?=[a-z])", r"(?<=[a-z])\u2013(?=[A-Za-z])")


def build_pipeline(
    knowledge: Knowledge, base: str | None = None, config: Path | None = None, trained: Reader | None = None
) -> Language:
    """The ready pipeline. `base` names another installed spaCy pipeline; `config` another pipeline.cfg.

    With a `trained` reader spaCy's own recogniser stays out; without one it takes its place.

    Raises OSError when the base pipeline is not installed.
    """
    text = (
        config.read_text("utf-8")
        if config
        else resources.files("legation.extraction").joinpath("pipeline.cfg").read_text("utf-8")
    )
    settings = load_config_from_str(text)
    source = spacy.load(base or settings["paths"]["base"])
    nlp = spacy.blank(settings["nlp"]["lang"])
    nlp.vocab = source.vocab
    tokenizer: Any = source.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_DASHES]).finditer
    nlp.tokenizer = tokenizer
    left_out = "ner" if trained else "legation_reader"
    for name in settings["nlp"]["pipeline"]:
        if name == left_out:
            continue
        if "source" in settings["components"][name]:
            nlp.add_pipe(name, source=source)
        else:
            nlp.add_pipe(settings["components"][name]["factory"], name=name)
    equip(nlp, knowledge, trained)
    return nlp


def equip(nlp: Language, knowledge: Knowledge, trained: Reader | None = None) -> None:
    """Give every component that asks for it the knowledge base or the reader."""
    gazetteer = Gazetteer(knowledge)
    for _, component in nlp.pipeline:
        if isinstance(component, Names):
            component.equip(knowledge, gazetteer)
        elif isinstance(component, EntityLinker | Nominals):
            component.equip(knowledge)
        elif isinstance(component, TrainedReader) and trained is not None:
            component.equip(trained)
