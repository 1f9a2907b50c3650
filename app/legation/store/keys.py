"""Keys and what was done with them. Keys are found by their id whatever their workspace: they say which one is theirs."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, insert, select, update

from legation.domain.access import Act, Key, Scope
from legation.store import tables as t
from legation.store.filters import Page, Paging
from legation.store.queries.paging import page_of_rows

_k, _a = t.api_key.c, t.act.c
_SHAPE = (str, str)
Open = Callable[[], AbstractContextManager[Connection]]


class KeyRing:
    """The keys of a database, and the acts of one workspace."""

    def __init__(self, workspace: str, read: Open, write: Open) -> None:
        self.workspace, self._read, self._write = workspace, read, write

    def add(self, key: Key) -> None:
        """Keep a new key."""
        row = {name: getattr(key, name) for name in Key.__slots__}
        with self._write() as connection:
            connection.execute(insert(t.api_key), [{**row, "scopes": [scope.value for scope in key.scopes]}])

    def find(self, id_: str) -> Key | None:
        """The key of that id, revoked or not."""
        with self._read() as connection:
            row = connection.execute(select(t.api_key).where(_k.id == id_)).mappings().first()
        return _key(row) if row else None

    def all(self) -> tuple[Key, ...]:
        """Those of every workspace, by workspace and name."""
        with self._read() as connection:
            rows = connection.execute(select(t.api_key).order_by(_k.workspace, _k.name, _k.id)).mappings()
            return tuple(_key(row) for row in rows)

    def revoke(self, id_: str, at: str) -> bool:
        """The key opens nothing any more. False where there is none, or it was revoked before."""
        with self._write() as connection:
            where = (_k.id == id_, _k.revoked_at.is_(None))
            return bool(connection.execute(update(t.api_key).where(*where).values(revoked_at=at)).rowcount)

    def log(self, act: Act) -> None:
        """Keep what somebody did."""
        with self._write() as connection:
            row = {"workspace": self.workspace, **{name: getattr(act, name) for name in Act.__slots__}}
            connection.execute(insert(t.act), [row])

    def acts(self, paging: Paging) -> Page[Act]:
        """What was done, the latest first."""
        columns = (_a.who, _a.method, _a.path, _a.status, _a.at, _a.id)
        query = select(*columns).where(_a.workspace == self.workspace)
        with self._read() as connection:
            sort = ((_a.at, True), (_a.id, False))
            rows, cursor, total = page_of_rows(connection, [(query, sort)], _SHAPE, paging)
        return Page(tuple(Act(**row._mapping) for row in rows), cursor, total)


def _key(row: Any) -> Key:
    plain = {name: row[name] for name in Key.__slots__ if name != "scopes"}
    return Key(**plain, scopes=tuple(Scope(name) for name in row["scopes"]))
