"""The shipped knowledge base, opened once, and small tables of our own for what must be exact."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from legation.linking import knowledge as opening
from legation.linking.compiled import compiled_path
from legation.linking.knowledge import Knowledge, open_knowledge
from legation.linking.rows import COLUMNS, MANIFEST, fingerprint, version_of, write_file

Tables = Mapping[str, Sequence[Mapping[str, str]]]
MakeTables = Callable[[Tables], Path]


@pytest.fixture(scope="session")
def kb() -> Knowledge:
    """The shipped knowledge base."""
    return open_knowledge()


@pytest.fixture
def make_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeTables:
    """Write tables with their manifest as the build does; those not given are empty. Compiled files stay in the folder."""
    monkeypatch.setattr(opening, "compiled_path", lambda version, _: compiled_path(version, tmp_path))

    def make(tables: Tables) -> Path:
        folder = tmp_path / "knowledge"
        for table in COLUMNS:
            write_file(folder / f"{table}.tsv", table, tables.get(table, ()))
        files = fingerprint(folder)
        manifest = {"version": version_of(files), "files": files}
        (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")
        return folder

    return make
