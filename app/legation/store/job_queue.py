"""Batches that wait to be read: kept with their bodies until they end, shared by all processes that open the database.

A process holds the job it reads for some seconds at a time. One that dies lets go of it by itself, and another goes on where it was.
"""

import secrets
import time
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, text, update

from legation.domain.job import Job, JobItem, State
from legation.store import tables as t
from legation.store.filters import Page, Paging
from legation.store.queries.paging import page_of_rows

HELD_SECONDS = 15.0
"""How long a job stays with a process that gives no sign of life."""
KEPT = 200
"""Jobs that are remembered after they ended."""
_TOLD_ERRORS = 1_000
_SHAPE, _ITEM_SHAPE = (str, str), (int,)
_j, _i = t.job.c, t.job_item.c
Open = Callable[[], AbstractContextManager[Connection]]


class JobQueue:
    """The jobs of one workspace. `read` and `write` open a transaction each."""

    def __init__(self, workspace: str, read: Open, write: Open) -> None:
        self.workspace, self._read, self._write = workspace, read, write

    def put(self, body: bytes) -> Job:
        """Keep a new job; when this returns it is there to stay."""
        # Numbers would be guessed: an address shows a job to whoever has it.
        job = Job(f"job_{secrets.token_hex(8)}", created_at=datetime.now(UTC).isoformat(timespec="microseconds"))
        row: dict[str, Any] = {
            "workspace": self.workspace, "id": job.id, "state": job.state.value, "created_at": job.created_at, "done": 0,
            "claim_count": 0, "counts": {}, "errors": [], "step": 0, "cancelling": False, "attempts": 0, "held_until": 0.0,
            "body": zlib.compress(body, 1),
        }  # fmt: skip
        with self._write() as connection:
            connection.execute(insert(t.job), [row])
            self._forget_old(connection)
        return job

    def waiting(self) -> int:
        """Jobs that nobody has begun."""
        where = (_j.workspace == self.workspace, _j.state == State.QUEUED.value)
        with self._read() as connection:
            return connection.execute(select(func.count()).select_from(t.job).where(*where)).scalar_one()

    def get(self, id_: str) -> Job | None:
        """The job as it stands."""
        with self._read() as connection:
            row = connection.execute(_jobs().where(*self._is(id_))).mappings().first()
        return _job(row) if row else None

    def jobs(self, paging: Paging) -> Page[Job]:
        """Newest first."""
        sort = ((_j.created_at, True), (_j.id, False))
        query = _jobs().add_columns(_j.created_at.label("at"), _j.id.label("key")).where(_j.workspace == self.workspace)
        with self._read() as connection:
            rows, cursor, total = page_of_rows(connection, [(query, sort)], _SHAPE, paging)
        return Page(tuple(_job(row._mapping) for row in rows), cursor, total)

    def items(self, id_: str, paging: Paging) -> Page[JobItem]:
        """What became of its items, in their order."""
        query = select(_i.path, _i.result, _i.article, _i.claim_count, _i.message, _i.number).where(
            _i.workspace == self.workspace, _i.job == id_
        )
        with self._read() as connection:
            rows, cursor, total = page_of_rows(connection, [(query, ((_i.number, False),))], _ITEM_SHAPE, paging)
        return Page(tuple(JobItem(**row._mapping) for row in rows), cursor, total)

    def cancel(self, id_: str) -> Job | None:
        """End a job that waits; have one that is being read stop after the item under way."""
        with self._write() as connection:
            same = self._is(id_)
            step = {"step": _j.step + 1}
            waits = (_j.state == State.QUEUED.value,)
            ended = {"state": State.CANCELLED.value, "body": None, **step}
            if not connection.execute(update(t.job).where(*same, *waits).values(ended)).rowcount:
                runs = (_j.state == State.RUNNING.value,)
                connection.execute(update(t.job).where(*same, *runs).values(cancelling=True, **step))
        return self.get(id_)

    # what the process that reads does

    def claim(self, holder: str) -> tuple[Job, bytes] | None:
        """The oldest job that nobody holds, for this holder from now on, with its body."""
        with self._read() as connection:
            if connection.execute(select(_j.id).where(*self._free(connection)).limit(1)).first() is None:
                return None
        with self._write() as connection:
            free = select(_j.id, _j.body).where(*self._free(connection)).order_by(_j.created_at, _j.id).limit(1)
            found = connection.execute(free.with_for_update(skip_locked=True)).first()
            if found is None:
                return None
            held = {
                "state": State.RUNNING.value, "holder": holder, "held_until": _now(connection) + HELD_SECONDS,
                "attempts": _j.attempts + 1, "step": _j.step + 1,
            }  # fmt: skip
            connection.execute(update(t.job).where(*self._is(found.id)).values(held))
            row = connection.execute(_jobs().where(*self._is(found.id))).mappings().one()
        return _job(row), zlib.decompress(found.body)

    def hold(self, id_: str, holder: str) -> bool:
        """Give a sign of life. False when the job is no longer this holder's."""
        with self._write() as connection:
            return self._change(connection, id_, holder, {"held_until": _now(connection) + HELD_SECONDS})

    def record(self, job: Job, holder: str, item: JobItem) -> Job | None:
        """Keep what became of the next item: both, or nothing. None when the job is no longer this holder's."""
        counts = {**job.counts, item.result: job.counts.get(item.result, 0) + 1}
        told = item.result == "failed" and len(job.errors) < _TOLD_ERRORS
        errors = (*job.errors, (item.path, item.message or "")) if told else job.errors
        changed = replace(
            job, done=item.number + 1, claim_count=job.claim_count + item.claim_count, counts=counts, errors=errors,
            step=job.step + 1, attempts=0,
        )  # fmt: skip
        values = {name: getattr(changed, name) for name in ("done", "claim_count", "counts", "attempts")}
        with self._write() as connection:
            values |= {"errors": [list(one) for one in errors], "step": _j.step + 1}
            if not self._change(connection, job.id, holder, {**values, "held_until": _now(connection) + HELD_SECONDS}):
                return None
            row = {"workspace": self.workspace, "job": job.id, **{n: getattr(item, n) for n in JobItem.__slots__}}
            connection.execute(insert(t.job_item), [row])
            flag = connection.execute(select(_j.cancelling, _j.step).where(*self._is(job.id))).one()
        return replace(changed, cancelling=flag.cancelling, step=flag.step)

    def end(self, id_: str, holder: str, state: State, message: str | None = None) -> bool:
        """The job is over; its body is dropped."""
        values = {"state": state.value, "message": message, "body": None, "step": _j.step + 1, "held_until": 0.0}
        with self._write() as connection:
            return self._change(connection, id_, holder, values)

    def let_go(self, id_: str, holder: str) -> bool:
        """Another may go on with it at once."""
        values = {"state": State.QUEUED.value, "held_until": 0.0, "attempts": 0, "step": _j.step + 1}
        with self._write() as connection:
            return self._change(connection, id_, holder, values)

    def _is(self, id_: str) -> tuple[ColumnElement[bool], ...]:
        return _j.workspace == self.workspace, _j.id == id_

    def _free(self, connection: Connection) -> tuple[ColumnElement[bool], ...]:
        left = and_(_j.state == State.RUNNING.value, _j.held_until < _now(connection))
        return _j.workspace == self.workspace, or_(_j.state == State.QUEUED.value, left)

    def _change(self, connection: Connection, id_: str, holder: str, values: dict[str, Any]) -> bool:
        mine = (_j.holder == holder, _j.state == State.RUNNING.value)
        return bool(connection.execute(update(t.job).where(*self._is(id_), *mine).values(values)).rowcount)

    def _forget_old(self, connection: Connection) -> None:
        ended = (_j.workspace == self.workspace, _j.state.not_in([State.QUEUED.value, State.RUNNING.value]))
        order = (_j.created_at.desc(), _j.id)
        old = connection.execute(select(_j.id).where(*ended).order_by(*order).offset(KEPT)).scalars().all()
        if old:
            connection.execute(delete(t.job_item).where(_i.workspace == self.workspace, _i.job.in_(old)))
            connection.execute(delete(t.job).where(_j.workspace == self.workspace, _j.id.in_(old)))


def _now(connection: Connection) -> float:
    """Seconds since 1970: by the server's clock where there is one, so that machines need not agree."""
    if connection.dialect.name == "postgresql":
        return float(connection.execute(text("SELECT extract(epoch FROM clock_timestamp())")).scalar_one())
    return time.time()


def _jobs() -> Any:
    return select(*(column for column in t.job.c if column.name not in ("body", "holder", "held_until", "workspace")))


def _job(row: Any) -> Job:
    plain = {name: row[name] for name in Job.__slots__ if name not in ("state", "errors")}
    return Job(**plain, state=State(row["state"]), errors=tuple((path, message) for path, message in row["errors"]))
