"""What a process that reads makes of one line or row: its record, its claims, or the reason why there is none."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.extraction.failure import Failure
from legation.ingest.formats.json_records import read_line, read_record
from legation.ingest.formats.parquet import with_texts
from legation.ingest.items import ArticleRead, ReadFailure, ReadItem, ReadOptions, ReadSkip
from legation.ingest.places import placed
from legation.linking.resolver import resolve
from legation.scale.claim_rows import ClaimRow, article_row, claim_rows
from legation.scale.inputs import LONGEST_LINE, Raw
from legation.scale.manifest import Form
from legation.scale.parcels import Parcel, write_parcel
from legation.services.extracting.documents import document, written
from legation.services.extracting.requests import BrokenLine, read_requests
from legation.services.outlets import with_known_outlet

if TYPE_CHECKING:
    from legation.domain.extraction import Extraction
    from legation.extraction.extractor import Extractor
    from legation.linking.knowledge import Knowledge


_TOO_LONG = f"the line is longer than {LONGEST_LINE // 1_000_000} MB: split it"


@dataclass(frozen=True, slots=True)
class Read:
    """`record` is the line of output, or None with the `reason`; `set_aside` where nothing is wrong, as with another language.

    `seconds` of processor time it took; `died` where it was the end of the process that read it.
    """

    file: str
    number: int
    id: str | None = None
    record: bytes | None = None
    article: dict[str, Any] | None = None
    claims: tuple[ClaimRow, ...] = ()
    reason: str | None = None
    set_aside: bool = False
    seconds: float = 0.0
    died: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Loads the extractor in the process that will use it, and says how texts are read."""

    load: Callable[[], Extractor]
    form: Form
    workspace: str
    options: ReadOptions

    def __call__(self) -> Callable[[Raw], Read]:
        extractor = self.load()
        read = _as_document if self.form is Form.DOCUMENT else _as_article

        def one(raw: Raw) -> Read:
            started = time.process_time()
            told: dict[str, Any]
            try:
                told = read(self, raw, extractor)
            except Exception as error:
                told = {"reason": f"{type(error).__name__}: {error}"}
            return Read(raw.file, raw.number, seconds=time.process_time() - started, **told)

        return one


def _as_document(reader: Reader, raw: Raw, extractor: Extractor) -> dict[str, Any]:
    if raw.row is None and raw.line is None:
        return {"reason": _TOO_LONG}
    line = raw.line if raw.line is not None else json.dumps(_filled(raw.row or {}), default=_plain).encode()
    for request in read_requests([line]):
        if isinstance(request, BrokenLine):
            return {"reason": request.reason, "set_aside": request.set_aside}
        found = next(iter(extractor.read([request.article], {request.article.id: request.pairs})))
        if isinstance(found, Failure):
            return {"id": request.article.id, "reason": found.reason}
        return {
            "id": request.article.id,
            "record": written(document(found)),
            **_rows(reader, found, extractor.knowledge),
        }
    return {"reason": "the line is blank"}


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    """A table has every column in every row: an empty one is a field that the line lacks."""
    return {name: value for name, value in with_texts(row).items() if value is not None}


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"a column holds {type(value).__name__}, which JSON does not know")


def _as_article(reader: Reader, raw: Raw, extractor: Extractor) -> dict[str, Any]:
    item = with_known_outlet(next(_items(raw, reader.options)), extractor.knowledge)
    if not isinstance(item, ArticleRead):
        return {
            "reason": item.message if isinstance(item, ReadFailure) else item.reason,
            "set_aside": isinstance(item, ReadSkip),
        }
    found = next(iter(extractor.read([item.article])))
    if isinstance(found, Failure):
        return {"id": item.article.id, "reason": found.reason}
    record = write_parcel(Parcel(item.path, item.follows, item.warnings, found))
    return {"id": item.article.id, "record": record, **_rows(reader, found, extractor.knowledge)}


def _items(raw: Raw, options: ReadOptions) -> Iterator[ReadItem]:
    """As `legation build` reads the same file."""
    path = f"{raw.file}:{raw.number}"
    if raw.row is not None:
        yield placed(read_record(with_texts(raw.row), path, options), raw.file, Path(raw.file))
    elif raw.line is not None:
        yield placed(read_line(path, raw.line, options), raw.file, Path(raw.file))
    else:
        yield ReadFailure(path, _TOO_LONG)


def _rows(reader: Reader, extraction: Extraction, knowledge: Knowledge) -> dict[str, Any]:
    claims = claim_rows(resolve(extraction, reader.workspace, knowledge))
    return {"article": article_row(extraction.article), "claims": claims}
