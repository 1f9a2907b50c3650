"""An import from its lines to the graph: sources are gathered first, then stored one after the other."""

import hashlib
import tempfile
from collections.abc import Iterator, Set
from typing import IO

from legation.domain.extraction import Extraction
from legation.errors import BadInput
from legation.ingest.items import ArticleRead
from legation.linking.knowledge import Knowledge
from legation.services.build import Built, Result, add_extractions
from legation.services.importing.records import records_of, source_of
from legation.services.importing.rows import Row, read_row
from legation.services.importing.source import Source
from legation.store.base import Store

_LONGEST = 32_000_000
_HELD = 8_000_000
"""Bytes of a stream that is kept in memory and not in a file."""


def import_claims(
    lines: IO[bytes], path: str, collection: str, defaults: Source, knowledge: Knowledge, store: Store, workspace: str, *,
    again: bool = False,
) -> Iterator[Built]:  # fmt: skip
    """One result a source, and one a line that is left out. `path` names the lines in messages.

    What the same collection told of a source before is superseded.
    """
    gathered = _Gathered(lines if lines.seekable() else _kept(lines), path, defaults)
    yield from gathered.gather()
    yield from add_extractions(
        _records(gathered, path, collection, knowledge), knowledge, store, workspace, again=again
    )


def withdraw_left_out(store: Store, collection: str, seen: Set[str]) -> int:
    """Forget the sources of a collection that were not met this time; how many."""
    source = source_of(collection)
    gone = [article for article, held in store.read_below(source) if held == source and article not in seen]
    return sum(store.withdraw(article, forget=True) for article in gone)


class _Gathered:
    """Where in the file the rows of each source stand: of the file itself nothing is held."""

    def __init__(self, file: IO[bytes], path: str, defaults: Source) -> None:
        self._file, self._path, self._defaults = file, path, defaults
        self._places: dict[bytes, list[tuple[int, int]]] = {}

    def gather(self) -> Iterator[Built]:
        """Look at every line once; those that are no row are told."""
        number = 0
        self._file.seek(0)
        while True:
            place = self._file.tell()
            line = self._file.readline(_LONGEST)
            if not line:
                return
            number += 1
            if not line.strip():
                continue
            try:
                if len(line) == _LONGEST and not line.endswith(b"\n"):
                    self._pass_over()
                    raise BadInput(f"longer than {_LONGEST // 1_000_000} MB: write one claim a line")
                row = read_row(number, line, self._defaults)
            except BadInput as error:
                yield _failed(self._path, number, str(error))
                continue
            self._places.setdefault(_key(row.source), []).append((number, place))

    def sources(self) -> Iterator[list[Row]]:
        """The rows of each source, in the order of their first lines."""
        for places in self._places.values():
            yield [self._read(number, place) for number, place in places]

    def _read(self, number: int, place: int) -> Row:
        self._file.seek(place)
        return read_row(number, self._file.readline(), self._defaults)

    def _pass_over(self) -> None:
        while (rest := self._file.readline(_LONGEST)) and not rest.endswith(b"\n"):
            pass


def _records(
    gathered: _Gathered, path: str, collection: str, knowledge: Knowledge
) -> Iterator[tuple[ArticleRead, Extraction] | Built]:
    for rows in gathered.sources():
        extraction, refused = records_of(collection, rows, knowledge)
        yield from (_failed(path, row.line, reason) for row, reason in refused)
        if extraction.claims:
            yield ArticleRead(f"{path}:{rows[0].line}", extraction.article), extraction


def _failed(path: str, line: int, message: str) -> Built:
    return Built(f"{path}:{line}", Result.FAILED, message=message)


def _key(source: Source) -> bytes:
    return hashlib.sha256(repr(source.identity).encode()).digest()[:16]


def _kept(stream: IO[bytes]) -> IO[bytes]:
    """A copy that can be read twice."""
    kept = tempfile.SpooledTemporaryFile(_HELD)  # noqa: SIM115 - it is gone with its last user
    while part := stream.read(1 << 20):
        kept.write(part)
    return kept
