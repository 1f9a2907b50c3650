"""Articles posted to a running service, read by the real pipeline."""

import json
import time
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.ingest.archives import zipped

TEXT = (
    "Canadian Prime Minister Justin Trudeau condemned Russia on Friday 😀.\n\n"
    "<script>alert(1)</script> Russia attacked Ukraine, \u202eand Ukraine accused Russia of aggression.\n"
)


def post(client: TestClient, **more: Any) -> Any:
    return client.post("/v1/articles", json={"text": TEXT, "published": "2016-07-08", "outlet": "Eastern Wire", **more})


def test_a_posted_article_is_read_shown_and_not_read_twice(client: TestClient) -> None:
    made = post(client)
    assert made.status_code == 201
    article = made.json()
    assert article["claim_count"] >= 2
    assert article["text"] == TEXT
    assert client.get(made.headers["location"]).json() == article
    claims = client.get("/v1/claims", params={"article": article["id"]}).json()["items"]
    for claim in claims:
        evidence = claim["evidence"]
        assert article["text"][evidence["start"] : evidence["end"]] == evidence["sentence"]
    assert {"ACCUSE"} <= {c["type"] for c in claims}
    again = post(client)
    assert (again.status_code, again.json()["id"]) == (200, article["id"])
    assert client.delete(made.headers["location"]).status_code == 204
    refused = post(client)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/article-set-aside")


def test_an_uploaded_page_is_read_without_its_chrome(client: TestClient) -> None:
    page = f"<html><head><title>Trudeau condemns Russia</title></head><body><nav>Home</nav><article><p>{TEXT.split(chr(10))[0]}</p></article></body></html>"
    sent = {"file": ("page.html", page.encode(), "text/html")}
    made = client.post("/v1/articles", files=sent, data={"outlet": "Courier", "published": "2016-07-08"})
    assert made.status_code == 201, made.text
    assert (made.json()["outlet"], made.json()["title"]) == ("Courier", "Trudeau condemns Russia")


def test_a_file_of_many_articles_is_refused_unread(client: TestClient) -> None:
    files = {f"{number}.txt": TEXT.encode() for number in range(3)}
    answer = client.post("/v1/articles", files={"file": ("all.zip", zipped(files), "application/zip")})
    assert answer.status_code == 422
    assert "more than one article" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 400),
        ({"json": {"text": " "}}, 422),
        ({"json": {"text": "x", "colour": "red"}}, 422),
        ({"json": {"text": "x", "published": "soon"}}, 422),
        ({"json": {"text": "x", "published": "2016"}}, 422),
        ({"json": {"text": "x", "published": 1467936000}}, 422),
        ({"files": {"file": (None, "x"), "published": (None, "2016")}}, 422),
        ({"json": ["x"]}, 422),
        ({"content": b"x", "headers": {"Content-Type": "text/plain"}}, 415),
        ({"files": {"file": ("x.txt", b"\x89PNG\r\n\x1a\n")}}, 422),
        ({"files": {"file": ("x.txt", b"")}}, 422),
        ({"files": {"other": ("x.txt", b"words")}}, 422),
        (
            {
                "json": {
                    "text": "Der Bundeskanzler hat am Montag mit dem russischen Präsidenten über die Lage gesprochen und ihn gewarnt."
                }
            },
            409,
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(client: TestClient, sent: dict[str, Any], status: int) -> None:
    before = client.get("/v1/stats").json()
    response = client.post("/v1/articles", **sent)
    assert response.status_code == status, response.text
    if status != 415:
        assert response.json()["detail"]
    assert client.get("/v1/stats").json() == before


def test_a_batch_is_a_job_whose_progress_can_be_followed(client: TestClient) -> None:
    lines = [json.dumps({"text": TEXT, "outlet": f"Outlet {n}"}) for n in range(3)]
    body = "\n".join([lines[0], "broken", *lines[1:]])
    made = client.post("/v1/articles/batch", content=body, headers={"Content-Type": "application/x-ndjson"})
    assert made.status_code == 202
    place = made.headers["location"]
    with client.stream("GET", f"{place}/events") as stream:
        told = [line for line in stream.iter_lines() if line.startswith("event:")]
    assert told[-1] == "event: end"
    job = client.get(place).json()
    assert (job["state"], job["done"], job["counts"]) == ("done", 4, {"added": 3, "failed": 1})
    assert job["errors"][0]["path"] == "batch.ndjson:2"
    assert client.get("/v1/stats").json()["articles"] == 6
    with client.stream("GET", f"{place}/events", headers={"Last-Event-ID": "2"}) as stream:
        ids = [int(line[3:]) for line in stream.iter_lines() if line.startswith("id:")]
    assert ids
    assert min(ids) > 2


@pytest.mark.parametrize(
    "about", [{"outlet": "x" * 501}, {"outlet": "a\x00b"}, {"url": "x" * 501}, {"published": "\x00"}]
)
def test_what_is_said_about_a_file_is_bounded(client: TestClient, about: dict[str, str]) -> None:
    sent = {"file": ("page.txt", TEXT.encode(), "text/plain")}
    response = client.post("/v1/articles", files=sent, data=about)
    assert (response.status_code, response.json()["type"]) == (422, "/problems/invalid-request")
    assert response.json()["errors"][0]["at"] == f"body.{next(iter(about))}"


def test_a_job_that_is_not_known_by_its_whole_address_stays_private(client: TestClient) -> None:
    headers = {"Content-Type": "application/x-ndjson"}
    first, second = (client.post("/v1/articles/batch", content=b" ", headers=headers).json()["id"] for _ in range(2))
    assert len({first, second, "job_1", "job_2"}) == 4


def test_an_empty_batch_fails_as_a_job_and_other_forms_are_refused(client: TestClient) -> None:
    headers = {"Content-Type": "application/x-ndjson"}
    place = client.post("/v1/articles/batch", content=b" \n", headers=headers).headers["location"]
    with client.stream("GET", f"{place}/events") as stream:
        assert "event: end" in list(stream.iter_lines())
    assert "empty" in client.get(place).json()["errors"][0]["message"]
    assert client.post("/v1/articles/batch", content=b"{}").status_code == 415


def test_the_service_answers_while_a_batch_is_read(client: TestClient) -> None:
    body = "\n".join(json.dumps({"text": TEXT, "outlet": f"Outlet {n}"}) for n in range(6))
    place = client.post("/v1/articles/batch", content=body, headers={"Content-Type": "application/x-ndjson"}).headers[
        "location"
    ]
    answered = 0
    for _ in range(400):
        assert client.get("/v1/entities", params={"q": "canada"}).status_code == 200
        answered += 1
        if client.get(place).json()["state"] == "done":
            break
        time.sleep(0.05)
    assert answered > 1
    assert client.get(place).json()["counts"] == {"added": 6}


def test_an_article_is_found_by_what_its_sender_calls_it(client: TestClient) -> None:
    made = post(client, external_id="desk-17").json()
    assert made["external_id"] == "desk-17"
    found = client.get("/v1/articles", params={"external_id": "desk-17"}).json()
    assert [one["id"] for one in found["items"]] == [made["id"]]
    assert client.get("/v1/articles", params={"external_id": "desk-18"}).json()["items"] == []
    heads = (one["evidence"]["article"] for one in client.get("/v1/claims").json()["items"])
    assert "desk-17" in {head["external_id"] for head in heads}
