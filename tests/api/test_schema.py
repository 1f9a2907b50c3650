"""Generated requests against the described service: whatever is sent, the answer is one the description promises."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case

from legation.api.server import create_app
from legation.settings import Settings
from legation.store.sql import open_store
from tests.api.conftest import DENIED, GUARDS, MEMBER, SEIZED
from tests.builders import make_resolved

CASES = int(os.environ.get("LEGATION_FUZZ_CASES", "12"))
_folder = tempfile.TemporaryDirectory()
_url = f"sqlite:///{Path(_folder.name) / 'graph.db'}"
_app = create_app(Settings(database=_url, allowed_hosts="*"))


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


schema = schemathesis.openapi.from_asgi("/openapi.json", _app)


@pytest.fixture(scope="module", autouse=True)
def graph() -> Iterator[None]:
    store = open_store(_url)
    store.add(make_resolved([MEMBER, GUARDS]))
    store.add(make_resolved([SEIZED, DENIED], outlet="Eastern Wire"))
    store.close()
    yield
    _folder.cleanup()


@schema.parametrize()
@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=CASES < 100)
def test_no_request_breaks_the_service_or_its_description(case: Case) -> None:
    case.call_and_validate()
