"""Generated requests against the described service, with keys of every scope: whatever is sent, the answer is one the description promises."""

import json
import os
import urllib.request
from collections.abc import Iterator
from functools import cache
from typing import Any
from zlib import crc32

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.generation import GenerationMode
from schemathesis.generation.meta import TestPhase

from legation.api.server import create_app
from legation.domain.access import Scope
from legation.services.access import make_key
from legation.settings import Settings
from legation.store.sql import open_store
from tests.api.conftest import DENIED, GUARDS, MEMBER, SEIZED
from tests.builders import make_resolved
from tests.serving import served

CASES = int(os.environ.get("LEGATION_FUZZ_CASES", "12"))
LONG = CASES >= 100
_RATE = 1_000_000_000


@schemathesis.serializer("application/x-ndjson")
def ndjson(ctx: object, value: object) -> bytes:
    return str(value).encode("utf-8", "replace")


@schemathesis.hook
def before_call(ctx: object, case: Case, kwargs: dict[str, Any]) -> None:
    """A time that ends before it begins is refused (docs/decisions/0003), which no schema can say."""
    query = case.query
    for since, until in (("since", "until"), ("reported_since", "reported_until")):
        if isinstance(query.get(since), str) and isinstance(query.get(until), str):
            begins, ends = sorted((query[since], query[until]))
            query[since], query[until] = begins, ends if ends[:4] > begins[:4] else "9999-12-31"


DOCUMENT = create_app(Settings(auth=True)).openapi()


@cache
def _told_before() -> set[tuple[str, str, str]]:
    """Method, path and name of the parameters that another operation before takes, described in the same words."""
    seen: set[str] = set()
    found = set()
    for path, ways in DOCUMENT["paths"].items():
        for method, operation in ways.items():
            told = {parameter["name"]: json.dumps(parameter) for parameter in operation.get("parameters", ())}
            found |= {(method, path, name) for name, words in told.items() if words in seen}
            seen |= set(told.values())
    return found


@schemathesis.hook
def filter_case(context: object, case: Case) -> bool:
    """Whether to send it. A filter that many operations share is refused by the same code in all of them: what it refuses is sent
    to one of them, what it takes to that one and by turns to the others. `make fuzz` sends all to all.
    """
    if LONG or case.meta is None or case.meta.phase.name is not TestPhase.COVERAGE:
        return True
    varied = getattr(case.meta.phase.data, "parameter", None)
    if (case.operation.method, case.operation.path, varied) not in _told_before():
        return True
    if case.meta.generation.mode is GenerationMode.NEGATIVE:
        return False
    return crc32(f"{case.operation.label}{varied}{case.query}".encode("utf-8", "replace")) % 4 == 0


schema = schemathesis.openapi.from_dict(DOCUMENT)


@pytest.fixture(scope="module", params=["sqlite", *(["postgresql"] if LONG else [])])
def service(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, list[str]]]:
    """The address of a service that asks for keys, and keys to its graph: one that may do everything, one of each scope."""
    file = tmp_path_factory.mktemp("schema") / "graph.db"
    database = f"sqlite:///{file}" if request.param == "sqlite" else request.getfixturevalue("postgresql")
    store = open_store(database)
    store.add(make_resolved([MEMBER, GUARDS]))
    store.add(make_resolved([SEIZED, DENIED], outlet="Eastern Wire"))
    keys = [make_key(store.keys(), f"the {scope}", [scope], "default")[1] for scope in (Scope.ADMIN, *Scope)]
    store.close()
    with served(database, LEGATION_AUTH="true", LEGATION_RATE=str(_RATE)) as (base, _):
        _read_one(base, keys[0])
        yield base, keys


def _read_one(base: str, key: str) -> None:
    """The first article waits for the reader to be loaded, longer than a busy machine leaves a generated request."""
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    body = json.dumps({"text": "Canada met Russia in Ottawa on Monday.", "outlet": "Eastern Wire"}).encode()
    sent = urllib.request.Request(f"{base}/v1/articles", body, headers, method="POST")
    with urllib.request.urlopen(sent, timeout=120) as answer:
        assert answer.status == 201


@schema.parametrize()
@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=not LONG)
def test_no_request_breaks_the_service_or_its_description(case: Case, service: tuple[str, list[str]]) -> None:
    # The same request always comes with the same key, so that what fails can be made smaller.
    base, keys = service
    key = keys[crc32(f"{case.formatted_path}{case.query}{case.body}".encode("utf-8", "replace")) % len(keys)]
    case.call_and_validate(base_url=base, headers={"Authorization": f"Bearer {key}"})
