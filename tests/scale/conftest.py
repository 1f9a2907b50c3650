"""A folder of made-up extractions, written as parts are, that takes no model and no Spark."""

from dataclasses import replace
from pathlib import Path

import pytest

from legation.domain.article import Article
from legation.scale.claim_rows import article_row, claim_rows
from legation.scale.extracting import prepare
from legation.scale.manifest import Form, Reading
from legation.scale.parcels import Parcel, write_parcel
from legation.scale.part_writer import PartWriter
from legation.scale.reading import Read
from legation.store.filters import Resolved
from tests.news_generator import News
from tests.scale.running import articles, write_lines

MADE_UP = 60


@pytest.fixture(scope="session")
def news() -> list[Resolved]:
    return [_with_entities(resolved) for resolved in News(60).articles(MADE_UP, 0)]


def _with_entities(resolved: Resolved) -> Resolved:
    """Made-up news is resolved from the start; what is read has its entities by local ids."""
    local = tuple(replace(entity, id=id_) for id_, entity in resolved.entities.items())
    return replace(resolved, extraction=replace(resolved.extraction, entities=local))


@pytest.fixture(scope="session")
def extractions(news: list[Resolved], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four parts, of which the last is not finished."""
    return extracted_parts(tmp_path_factory.mktemp("extractions"), news, parts=4, finished=3)


def extracted_parts(place: Path, found: list[Resolved], parts: int, finished: int | None = None) -> Path:
    """A folder of so many parts, dealt out in turn; the first `finished` of them, or all, have their marker."""
    source = write_lines(place / "a.jsonl", articles(40))
    folder = place / "out"
    size = source.stat().st_size // parts + 1
    prepare(str(source), folder, Reading(Form.ARTICLE, "0.1.0", "r1", "k1", "default"), size)
    for part in range(parts):
        with PartWriter(folder, part) as writer:
            for number, resolved in enumerate(found[part::parts]):
                writer.put(_read(resolved, number))
            if finished is None or part < finished:
                writer.finish(1.0)
    return folder


def finished_news(news: list[Resolved]) -> list[Resolved]:
    """Of the finished parts, in their order."""
    return [resolved for part in range(3) for resolved in news[part::4]]


def _read(resolved: Resolved, number: int) -> Read:
    article: Article = resolved.extraction.article
    record = write_parcel(Parcel(f"a.jsonl:{number}", False, (), resolved.extraction))
    return Read("a.jsonl", number, article.id, record, article_row(article), claim_rows(resolved))
