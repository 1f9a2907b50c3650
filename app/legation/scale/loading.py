"""Puts what was extracted into a store, part by part: the graph that `legation build` makes of the same articles."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from legation.domain.extraction import Extraction
from legation.errors import BadQuery
from legation.ingest.items import ArticleRead
from legation.linking.knowledge import Knowledge
from legation.scale.manifest import RECORDS, Form, finished_files, read_manifest
from legation.scale.parcels import read_parcel
from legation.services.build import LOADED_AT_ONCE, Built, add_extractions
from legation.store.base import Store

_ROWS = 64


def load(
    folder: Path, store: Store, knowledge: Knowledge, workspace: str, at_once: int = LOADED_AT_ONCE
) -> Iterator[Built]:  # fmt: skip
    """One result an article of the finished parts, in order; what the store has is left as it is, so that it may be begun again.

    So many articles are one transaction: of a load that is killed the last of these is lost, and all before are whole.

    Raises NotFound for a folder without extractions, BadQuery for documents.
    """
    if read_manifest(folder).reading.form is not Form.ARTICLE:
        raise BadQuery(f"{folder} holds documents, which no graph is made of: extract with --as article")
    return _load(folder, store, knowledge, workspace, at_once)


def _load(folder: Path, store: Store, knowledge: Knowledge, workspace: str, at_once: int) -> Iterator[Built]:
    records = sum(pq.ParquetFile(path).metadata.num_rows for path in finished_files(folder, RECORDS))
    with store.loading(records):
        yield from add_extractions(_read(folder), knowledge, store, workspace, at_once)


def _read(folder: Path) -> Iterator[tuple[ArticleRead, Extraction]]:
    for path in finished_files(folder, RECORDS):
        for batch in pq.ParquetFile(path).iter_batches(_ROWS, columns=["record"]):
            for record in batch.column(0).to_pylist():
                parcel = read_parcel(record)
                extraction = parcel.extraction
                yield ArticleRead(parcel.path, extraction.article, {}, parcel.warnings, parcel.follows), extraction
