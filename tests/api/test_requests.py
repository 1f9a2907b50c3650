"""Request ids, log lines and metrics of a real server that asks for keys and writes JSON logs."""

import json
import sqlite3
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from legation.domain.access import Scope
from legation.services.access import make_key
from legation.store.sql import open_store
from tests.api.conftest import MEMBER, SEIZED
from tests.builders import make_resolved
from tests.serving import served

SECRET_WORDS = "handshake in the garden"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Any
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Service:
    base: str
    keys: dict[str, str]
    log: Path
    file: Path

    def get(self, path: str, key: str | None = "read", data: bytes | None = None, **headers: str) -> Answer:
        signed = {"Authorization": f"Bearer {self.keys[key]}"} if key else {}
        sent = urllib.request.Request(f"{self.base}{path}", data, {**signed, **headers})
        try:
            with urllib.request.urlopen(sent, timeout=60) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]

    def logged(self, id_: str) -> list[dict[str, Any]]:
        return [line for line in self.lines() if line.get("request_id") == id_]

    def measured(self) -> dict[tuple[str, tuple[str, ...]], float]:
        text = self.get("/metrics", "metrics").body.decode()
        found = (s for family in text_string_to_metric_families(text) for s in family.samples)
        return {(s.name, tuple(s.labels.values())): s.value for s in found}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("requests")
    database = f"sqlite:///{folder / 'graph.db'}"
    store = open_store(database)
    store.add(make_resolved([MEMBER, SEIZED]))
    keys = {scope.value: make_key(store.keys(), f"the {scope}", [scope], "default")[1] for scope in Scope}
    store.close()
    settings = {"LEGATION_AUTH": "true", "LEGATION_LOG_JSON": "true", "LEGATION_LOG_LEVEL": "info"}
    with served(database, folder / "log", **settings) as (base, _):
        yield Service(base, keys, folder / "log", folder / "graph.db")


def test_a_safe_id_is_kept_and_told_in_answer_error_and_log(service: Service) -> None:
    answer = service.get("/v1/claims/none", **{"X-Request-ID": "trace-7.a:b_c"})
    assert answer.status == 404
    assert answer.headers["X-Request-ID"] == answer.json()["request_id"] == "trace-7.a:b_c"
    (line,) = service.logged("trace-7.a:b_c")
    assert (line["event"], line["level"], line["method"], line["path"]) == ("request", "info", "GET", "/v1/claims/none")
    assert (line["route"], line["status"]) == ("/v1/claims/{id}", 404)
    assert line["milliseconds"] > 0


@pytest.mark.parametrize("sent", ["", "two words", "x" * 129, '{"a":1}', "é"])
def test_an_id_that_is_not_safe_is_replaced(service: Service, sent: str) -> None:
    told = [service.get("/healthz", None, **{"X-Request-ID": sent}).headers["X-Request-ID"] for _ in range(2)]
    assert sent not in told
    assert len(set(told)) == 2


def test_a_request_that_is_turned_away_at_the_door_has_an_id_too(service: Service) -> None:
    answer = service.get("/v1/stats", **{"Host": "elsewhere.example", "X-Request-ID": "at-the-door"})
    assert (answer.status, answer.headers["X-Request-ID"]) == (400, "at-the-door")
    assert answer.json()["request_id"] == "at-the-door"
    assert [line["status"] for line in service.logged("at-the-door")] == [400]


def test_logs_hold_no_key_and_no_words_of_people(service: Service) -> None:
    asked = service.get(f"/v1/claims?q={SECRET_WORDS.replace(' ', '+')}", **{"X-Request-ID": "asked"})
    assert asked.status == 200
    body = json.dumps({"text": f"A {SECRET_WORDS}.", "bad": SECRET_WORDS}).encode()
    assert service.get("/v1/articles", "write", body, **{"Content-Type": "application/json"}).status == 422
    assert service.logged("asked")
    said = service.log.read_text("utf-8")
    assert not any(key in said for key in service.keys.values())
    assert SECRET_WORDS not in said
    assert SECRET_WORDS.replace(" ", "+") not in said


def test_metrics_take_a_key_for_them_and_no_other(service: Service) -> None:
    statuses = {key: service.get("/metrics", key).status for key in (None, *service.keys)}
    assert statuses == {None: 401, "read": 403, "write": 403, "curate": 403, "admin": 403, "metrics": 200}
    assert service.get("/metrics", "metrics").headers["Content-Type"].startswith("text/plain")


def test_metrics_count_requests_by_route_and_articles_by_what_became_of_them(service: Service) -> None:
    before = service.measured()
    for id_ in ("one", "two", "three"):
        service.get(f"/v1/claims/{id_}")
    service.get("/nowhere/at/all")
    item = json.dumps({"text": "Le gouvernement de la France a dit que les ministres sont partis pour la ville. " * 9})
    sent = service.get("/v1/articles", "write", item.encode(), **{"Content-Type": "application/json"})
    assert sent.status == 409
    after = service.measured()

    def grown(name: str, *labels: str) -> float:
        return after[name, labels] - before.get((name, labels), 0)

    assert grown("legation_requests_total", "GET", "/v1/claims/{id}", "404") == 3
    assert grown("legation_request_seconds_count", "GET", "/v1/claims/{id}") == 3
    assert grown("legation_requests_total", "GET", "other", "404") == 1
    assert grown("legation_article_seconds_count", "skipped") == 1
    assert after["legation_requests_in_progress", ()] == 1
    assert after["legation_jobs_waiting", ()] == 0
    assert after["process_resident_memory_bytes", ()] > 0
    assert not any("one" in label for _, labels in after for label in labels)


def test_what_fails_is_logged_under_the_id_that_the_answer_tells(service: Service) -> None:
    """Last, as it takes a row away that others point to: no question can be foreseen to meet that."""
    with sqlite3.connect(service.file) as connection:
        connection.execute("DELETE FROM entity WHERE id = 'kb_russia'")
    answer = service.get("/v1/events", **{"X-Request-ID": "it-failed"})
    assert (answer.status, answer.json()["type"]) == (500, "/problems/service-failure")
    assert answer.json()["request_id"] == answer.headers["X-Request-ID"] == "it-failed"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    failed, request = service.logged("it-failed")
    assert (failed["event"], failed["level"], request["status"]) == ("request failed", "error", 500)
    assert "KeyError" in failed["exception"]
    assert "KeyError" not in answer.body.decode()
