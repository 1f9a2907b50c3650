"""What components need beside the text: the knowledge base and the trained reader, given to a pipeline before its components."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from spacy.language import Language

from legation.errors import LegationError
from legation.linking.knowledge import Knowledge
from legation.reader.model import Reader


@dataclass(frozen=True, slots=True)
class Resources:
    """Opened once, shared by all components of a pipeline. Without a `reader` spaCy's recogniser takes its place."""

    knowledge: Knowledge
    reader: Reader | None = None


# spaCy's configuration holds text and numbers; what is open cannot be written into it.
_OF_PIPELINE: WeakKeyDictionary[Language, Resources] = WeakKeyDictionary()


def provide(nlp: Language, resources: Resources) -> None:
    """Give a pipeline what its components will ask for."""
    _OF_PIPELINE[nlp] = resources


def resources_of(nlp: Language) -> Resources:
    """What the factory of a component gets. Raises LegationError for a pipeline that was given nothing."""
    if nlp not in _OF_PIPELINE:
        raise LegationError("a pipeline without knowledge base: build it with legation.extraction.pipeline")
    return _OF_PIPELINE[nlp]
