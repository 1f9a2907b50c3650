"""The one file that turns settings into a store, an extractor and a knowledge base."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from legation.errors import BadInput, LegationError, NotFound, StorageFault
from legation.settings import Settings

if TYPE_CHECKING:
    from legation.extraction.extractor import Extractor
    from legation.fetching.client import Fetcher
    from legation.linking.knowledge import Knowledge
    from legation.store.base import Store

_SQLITE = "sqlite:///"
_RESTORE = "check out data/models or install Legation again"


@dataclass(frozen=True, slots=True)
class ExtractorLoader:
    """Loads the extractor, in whatever process it is called; small enough to travel there."""

    knowledge: Path | None = None
    extra: Path | None = None
    spacy_model: str | None = None
    reader: Path | None = None

    def __call__(self) -> Extractor:
        from legation.extraction.extractor import load_extractor

        knowledge = _knowledge(self.knowledge, self.extra)
        try:
            return load_extractor(knowledge, self.spacy_model, self.reader)
        except OSError as error:
            if self.spacy_model is None:
                raise
            raise LegationError(
                f"no spaCy pipeline {self.spacy_model!r} can be loaded: install it, or unset LEGATION_SPACY_MODEL"
            ) from error


def extractor_loader(settings: Settings) -> ExtractorLoader:
    """How to load the extractor that the settings describe."""
    return ExtractorLoader(settings.knowledge, settings.knowledge_extra, settings.spacy_model, settings.reader)


def reader_version(settings: Settings) -> str:
    """The version of the trained reader. Raises LegationError where it is not there or not as its manifest says."""
    from legation.reader.shipped import open_reader, wrong_files

    reader = open_reader(settings.reader)
    if reader is None:
        raise LegationError(f"it is not there, spaCy reads names instead: {_RESTORE}, or set LEGATION_READER")
    if wrong := wrong_files(settings.reader):
        raise LegationError(f"{', '.join(wrong)}: not as the manifest says: {_RESTORE}")
    return reader.version


def load_knowledge(settings: Settings) -> Knowledge:
    """The knowledge base that the settings describe, compiled first where it has not been."""
    return _knowledge(settings.knowledge, settings.knowledge_extra)


def _knowledge(directory: Path | None, extra: Path | None) -> Knowledge:
    """The knowledge base; additions with a mistake are left out with the reason, and the base itself stays in use."""
    from legation.linking.knowledge import open_knowledge

    if extra is not None:
        try:
            return open_knowledge(directory, extra)
        except BadInput as error:
            _complain(str(error))
    return open_knowledge(directory)


@cache
def _complain(reason: str) -> None:
    """Once a process, although service and extractor each open the base."""
    logging.getLogger(__name__).error(
        "%s (your additions, LEGATION_KNOWLEDGE_EXTRA, are left out until this is corrected)", reason
    )


def connect_fetcher(settings: Settings, *, patience: float = 60.0) -> Fetcher:
    """Fetches web addresses, public ones alone; `patience` in seconds bounds one wait for a host."""
    from legation.fetching.answers import Limits
    from legation.fetching.client import Fetcher, user_agent

    return Fetcher(user_agent(settings.contact), limits=Limits(patience=patience))


def database_file(url: str) -> Path | None:
    """The file of a database that is one."""
    return Path(url.removeprefix(_SQLITE).split("?")[0]) if url.startswith(_SQLITE) and ":memory:" not in url else None


def connect_store(settings: Settings, database: str | None = None, *, make: bool = True) -> Store:
    """Open the database, made and migrated first where it is new; without `make` raises NotFound for a file that is not there."""
    from legation.store.sql import open_store

    url = database or settings.database
    file = database_file(url)
    if file is not None and not file.exists():
        if not make:
            raise NotFound(f"there is no database {file}: `legation build SOURCE...` makes one")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageFault(f"{file.parent} cannot be made: {error.strerror}") from None
    return open_store(url, settings.workspace)
