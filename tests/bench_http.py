"""What HTTP costs over the service: `python -m tests.bench_http --db URL`.

Each question is put to the application (routing, access, filters, validation, headers, packing) and to the store and serializers behind
it; told is the processor time of the first less that of the second. Reading the bytes of a request is uvicorn's and not counted.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import orjson

from legation.api.server import create_app
from legation.domain.access import Scope
from legation.services import serializers
from legation.services.access import make_key
from legation.settings import Settings
from legation.store.filters import ClaimQuery, EntityQuery, Paging
from legation.store.sql import SqlStore, open_store

LIMIT = 4.0
"""Milliseconds that HTTP may add at the 95th of a hundred."""


def questions(store: SqlStore, count: int) -> dict[str, list[tuple[str, str, Callable[[], Any]]]]:
    """By name: path, query, and what the service does for it."""
    busy = [view.entity.id for view in store.entities(EntityQuery(paging=Paging(100))).items]
    draw = random.Random(20161221)
    chosen = [draw.choice(busy) for _ in range(count)]

    def claims(id_: str) -> bytes:
        found = store.claims(ClaimQuery(entity=id_))
        return orjson.dumps(serializers.page([serializers.claim(view) for view in found.items], found))

    def found(text: str) -> bytes:
        page = store.entities(EntityQuery(text=text))
        return orjson.dumps(serializers.page([serializers.entity(view) for view in page.items], page))

    return {
        "claims": [("/v1/claims", f"entity={quote(i)}", lambda i=i: claims(i)) for i in chosen],
        "find": [("/v1/entities", f"q={quote(i)}", lambda i=i: found(i)) for i in chosen],
        "stats": [("/v1/stats", "", store.stats) for _ in chosen],
    }


async def asked(app: Any, path: str, query: str, key: str) -> int:
    """The status of the answer, whose bytes are thrown away."""
    status = 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)

    headers = [(b"host", b"127.0.0.1"), (b"authorization", f"Bearer {key}".encode())]
    scope = {"type": "http", "http_version": "1.1", "method": "GET", "path": path, "raw_path": path.encode()}
    scope |= {"query_string": query.encode(), "headers": headers, "scheme": "http", "root_path": ""}
    await app({**scope, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80)}, receive, send)
    return status


async def measure(database: str, count: int) -> None:
    """Ask and print."""
    store = open_store(database)
    key = make_key(store.keys(), "the bench", [Scope.READ], "default")[1]
    app = create_app(Settings(database=database, auth=True, rate=1_000_000_000))
    async with app.router.lifespan_context(app):
        for name, put in questions(store, count).items():
            over: list[float] = []
            for number, (path, query, serve) in enumerate([*put[:10], *put]):
                began = time.process_time()
                status = await asked(app, path, query, key)
                between = time.process_time()
                serve()
                ended = time.process_time()
                assert status == 200, f"{path}?{query}: {status}"
                if number >= 10:  # the first ones load what the others find loaded
                    over.append(1000 * ((between - began) - (ended - between)))
            over.sort()
            p95 = over[int(0.95 * len(over)) - 1]
            print(
                f"{name}: HTTP adds {statistics.median(over):.2f} ms of processor time in the median, {p95:.2f} at p95 (limit {LIMIT:g})"
            )
    store.close()


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--db", required=True, help="URL of a database with a graph; a key is made in it")
    options.add_argument("--requests", type=int, default=200)
    given = options.parse_args()
    asyncio.run(measure(given.db, given.requests))


if __name__ == "__main__":
    main()
