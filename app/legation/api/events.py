"""The progress of a job as server-sent events. Followers wait in the event loop: as threads they would starve every reader."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from anyio import CapacityLimiter, to_thread

from legation.domain.job import Job, JobItem
from legation.services.jobs import Jobs

_PAUSE = 0.2
_SILENCE = 15.0
"""Seconds after which a sign of life is sent, so that no proxy closes the connection."""
_ERRORS = 5


async def progress(jobs: Jobs, id_: str, after: int) -> AsyncIterator[str]:
    """Snapshots newer than step `after`, as they come, until the job or the service ends."""
    quiet = 0.0
    asking = CapacityLimiter(1)
    while (job := await to_thread.run_sync(jobs.recent, id_, limiter=asking)) is not None and not jobs.stopping:
        if job.step > after:
            yield _event(job)
            after, quiet = job.step, 0.0
        elif quiet >= _SILENCE:
            yield ": still there\n\n"
            quiet = 0.0
        if job.ended:
            return
        await asyncio.sleep(_PAUSE)
        quiet += _PAUSE


def _event(job: Job) -> str:
    found = job_as_json(job)
    data = json.dumps({**found, "errors": found["errors"][-_ERRORS:]})
    return f"id: {job.step}\nevent: {'end' if job.ended else 'progress'}\ndata: {data}\n\n"


def job_as_json(job: Job) -> dict[str, Any]:
    """A job as JSON."""
    return {
        "id": job.id,
        "state": job.state.value,
        "created_at": job.created_at,
        "done": job.done,
        "claim_count": job.claim_count,
        "counts": dict(sorted(job.counts.items())),
        "errors": [{"path": path, "message": message} for path, message in job.errors],
        "message": job.message,
    }


def item_as_json(item: JobItem) -> dict[str, Any]:
    """What became of one item of a batch."""
    return {
        "number": item.number,
        "path": item.path,
        "result": item.result,
        "article": item.article,
        "claim_count": item.claim_count,
        "message": item.message,
    }
