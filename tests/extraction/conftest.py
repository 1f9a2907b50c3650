"""The whole pipeline once a session: every sentence here is read by the real thing."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from legation.bootstrap import extractor_loader
from legation.domain.article import Article, article_id, article_revision
from legation.domain.extraction import Extraction
from legation.extraction.extractor import Extractor
from legation.settings import Settings
from tests.made_once import rules_alone


@dataclass(frozen=True, slots=True)
class Told:
    """A claim by names, as a table of sentences can expect it."""

    type: str
    subject: str
    object: str | None
    status: str
    polarity: str
    speakers: tuple[str, ...]
    time: str | None
    subject_for: str | None
    cue: str

    @property
    def edge(self) -> str:
        return f"{self.subject} {self.type} {self.object or '-'}"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """All but the claims head."""
    return rules_alone()


@pytest.fixture(scope="session")
def whole_extractor() -> Extractor:
    return extractor_loader(Settings())()


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Callable[..., Extraction]:
    def reading(text: str, published: str | None = "2016-12-21") -> Extraction:
        article = Article(article_id(text, None, None, None), article_revision(text), text, published=published)
        found = next(iter(extractor.read([article])))
        assert isinstance(found, Extraction), found
        return found

    return reading


@pytest.fixture(scope="session")
def told(read: Callable[..., Extraction]) -> Callable[..., list[Told]]:
    def claims(text: str, published: str | None = "2016-12-21") -> list[Told]:
        extraction = read(text, published)
        entities = {e.id: e.name for e in extraction.entities}
        name = {m.id: entities[m.entity] for m in extraction.mentions}
        return [
            Told(
                c.type, name[c.subject], name[c.object] if c.object else None, c.status.value, c.polarity.value,
                tuple(name[s] for s in c.speakers), str(c.event_time.start) if c.event_time else None,
                entities[c.subject_for] if c.subject_for else None, text[slice(*c.evidence.cue)],
            )
            for c in extraction.claims
        ]  # fmt: skip

    return claims
