"""The application: it comes, answers and goes."""

import gc
import weakref

from fastapi.testclient import TestClient

from legation.api.server import create_app
from legation.settings import Settings


def test_an_application_that_ended_is_let_go_with_its_knowledge_base(settings: Settings) -> None:
    app = create_app(settings)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.get("/docs").status_code == 200
        assert client.post("/sign-in", data={"key": "none"}).status_code == 401
        assert client.get("/v1/claims", params={"subject": "kb:nato"}).status_code in (200, 404)
    kept = [weakref.ref(app), weakref.ref(app.state.parts), weakref.ref(app.state.parts.knowledge)]
    del app, client
    gc.collect()
    assert [ref() for ref in kept] == [None, None, None]
