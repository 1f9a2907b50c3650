"""The one file that turns settings into a store, an extractor and a knowledge base."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.settings import Settings

if TYPE_CHECKING:
    from app.extraction.extract import Extractor
    from app.linking.knowledge import Knowledge
    from app.store.base import Store

_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class ExtractorLoader:
    """Loads the extractor, in whatever process it is called; small enough to travel there."""

    knowledge: Path | None = None
    extra: Path | None = None
    spacy_model: str | None = None
    reader: Path | None = None

    def __call__(self) -> Extractor:
        from app.extraction.extract import load_extractor
        from app.linking.knowledge import open_knowledge

        return load_extractor(open_knowledge(self.knowledge, self.extra), self.spacy_model, self.reader)


def extractor_loader(settings: Settings) -> ExtractorLoader:
    """How to load the extractor that the settings describe."""
    return ExtractorLoader(settings.knowledge, settings.knowledge_extra, settings.spacy_model, settings.reader)


def load_knowledge(settings: Settings) -> Knowledge:
    """The knowledge base that the settings describe, compiled first where it has not been."""
    from app.linking.knowledge import open_knowledge

    return open_knowledge(settings.knowledge, settings.knowledge_extra)


def connect_store(settings: Settings, database: str | None = None) -> Store:
    """Open the database, made and migrated first where it is new."""
    from app.store.sql import open_store

    url = database or settings.database
    if url.startswith(_SQLITE) and ":memory:" not in url:
        Path(url.removeprefix(_SQLITE).split("?")[0]).parent.mkdir(parents=True, exist_ok=True)
    return open_store(url, settings.workspace)
