"""Agents, as the official client speaks for them: over standard input and over HTTP, with and without keys."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from legation.agents.toolbox import MOST
from legation.services.access import make_key
from legation.store.sql import open_store
from tests.agents.questions import QUESTIONS, Question
from tests.serving import answers, free_port

TOOLS = ["find", "describe", "claims", "events", "paths", "dispute", "citations"]
Told = tuple[bool, dict[str, Any], str]
Call = Callable[[str, dict[str, Any]], Awaitable[Told]]


def conversation(server: Any, talk: Callable[[Client, Call], Awaitable[Any]]) -> Any:
    async def whole() -> Any:
        async with Client(server) as client:

            async def call(tool: str, arguments: dict[str, Any]) -> Told:
                result = await client.call_tool(tool, arguments)
                return bool(result.is_error), result.structured_content or {}, result.content[0].text

            return await talk(client, call)

    # In a thread of its own: the browser that other tests drive leaves a loop running in this one.
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, whole()).result()


def over_stdio(database: str) -> StdioServerParameters:
    words = ["-m", "legation.cli", "mcp", "--db", database]
    return StdioServerParameters(command=sys.executable, args=words, env=dict(os.environ))


@contextmanager
def over_http(database: str, **environment: str) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "legation.cli", "mcp", "--http", "--port", port, "--db", database]
    server = subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
    try:
        answers(f"http://127.0.0.1:{port}/mcp", server)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        server.terminate()
        server.wait(60)


def citations_of(value: Any, type_: str | None = None) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Every citation of an answer with the type of the item it stands in."""
    if isinstance(value, dict):
        type_ = value.get("type", type_)
        if "sentence" in value:
            yield type_, value
        for inner in value.values():
            yield from citations_of(inner, type_)
    elif isinstance(value, list):
        for inner in value:
            yield from citations_of(inner, type_)


def is_answered(question: Question, answer: dict[str, Any]) -> bool:
    return any(
        question.words in cited["sentence"]
        and (question.type in (None, type_))
        and (cited["outlet"], cited["date"]) == (question.outlet, question.date)
        and cited["link"]
        for type_, cited in citations_of(answer)
    )


async def ask_all(client: Client, call: Call) -> list[tuple[Question, Told]]:
    assert [tool.name for tool in (await client.list_tools()).tools] == TOOLS
    return [(question, await call(question.tool, question.arguments)) for question in QUESTIONS]


def check_all(asked: list[tuple[Question, Told]], database: str) -> None:
    wrong = [question.asked for question, (error, answer, _) in asked if error or not is_answered(question, answer)]
    assert len(QUESTIONS) == 30
    assert len(wrong) <= len(QUESTIONS) * 0.05, wrong
    store = open_store(database)
    texts: dict[str, str] = {}
    for question, (_, answer, told) in asked:
        assert json.loads(told) == answer
        assert len(told) < 60_000, question.asked
        for _, cited in citations_of(answer):
            view = store.article(cited["article"])
            assert view is not None
            texts.setdefault(cited["article"], view.article.text)
            assert texts[cited["article"]][cited["start"] : cited["end"]] == cited["sentence"]
            assert {cited["outlet"], cited["date"], cited["link"]}.isdisjoint({None, ""}), cited
    store.close()


def test_thirty_questions_over_standard_input_are_answered_with_the_right_citations(samples: str) -> None:
    check_all(conversation(over_stdio(samples), ask_all), samples)


def test_the_same_over_http(samples: str) -> None:
    with over_http(samples) as address:
        check_all(conversation(address, ask_all), samples)


def test_answers_lead_on_to_every_sentence_to_the_article_and_to_the_next_page(samples: str) -> None:
    async def talk(client: Client, call: Call) -> None:
        _, events, _ = await call("events", {"entity": "Qatar", "limit": 1})
        _, more, _ = await call("events", {"entity": "Qatar", "limit": 1, "cursor": events["next_cursor"]})
        assert more["items"][0]["event"] != events["items"][0]["event"]
        _, disputed, _ = await call("dispute", {"entity": "Sergei Skripal"})
        _, behind, _ = await call("citations", {"of": disputed["items"][0]["relation"]})
        assert {one["polarity"] for one in behind["items"]} == {"affirmed", "denied"}
        assert all(one["as_in_article"] and one["citation"]["sentence"] in one["around"] for one in behind["items"])
        _, one, _ = await call("citations", {"of": behind["items"][0]["claim"]})
        assert one["items"][0]["claim"] == behind["items"][0]["claim"]
        article = behind["items"][0]["citation"]["article"]
        text = await client.read_resource(f"legation://articles/{article}")
        assert behind["items"][0]["citation"]["sentence"] in text.contents[0].text

    conversation(over_stdio(samples), talk)


def test_mistakes_are_told_in_words_that_help(samples: str) -> None:
    async def talk(_: Client, call: Call) -> None:
        for tool, arguments, words in (
            ("claims", {"entity": "Rusia"}, "did you mean"),
            ("claims", {"type": ["SANCTON"]}, "did you mean SANCTION"),
            ("claims", {"between": ["Russia"]}, "two names"),
            ("claims", {"since": "2018", "until": "2017"}, "nothing lies between"),
            ("claims", {"limit": MOST + 1}, "less than or equal"),
            ("citations", {"of": "evt_0"}, "pass an id that another answer gave"),
        ):
            error, _, told = await call(tool, arguments)
            assert error, arguments
            assert words in told, told

    conversation(over_stdio(samples), talk)


def test_over_http_keys_are_asked_for_and_show_one_workspace_alone(samples: str, tmp_path: Any) -> None:
    database = f"sqlite:///{tmp_path / 'graph.db'}"
    shutil.copy(samples.removeprefix("sqlite:///"), tmp_path / "graph.db")
    store = open_store(database)
    _, here = make_key(store.keys(), "agent", [], "default")
    _, elsewhere = make_key(store.keys(), "other", [], "elsewhere")
    store.close()

    async def count(_: Client, call: Call) -> Any:
        return (await call("claims", {"limit": 1}))[1]["total"]

    def with_key(address: str, key: str) -> Any:
        headers = {"Authorization": f"Bearer {key}"}
        return streamable_http_client(address, http_client=httpx2.AsyncClient(headers=headers))

    with over_http(database, LEGATION_AUTH="true") as address:
        for headers in (
            {},
            {"Authorization": f"Bearer {here[:-1]}{'1' if here[-1] == '0' else '0'}"},
            {"Authorization": "Bearer x"},
        ):
            answer = httpx2.post(address, json={}, headers=headers)
            assert answer.status_code == 401
            assert answer.json()["type"] == "/problems/no-key"
        assert conversation(with_key(address, here), count) > 100
        assert conversation(with_key(address, elsewhere), count) == 0


def test_over_http_other_hosts_and_other_sites_are_refused(samples: str) -> None:
    with over_http(samples) as address:
        assert httpx2.post(address, json={}, headers={"Host": "evil.example"}).status_code == 400
        assert httpx2.post(address, json={}, headers={"Origin": "https://evil.example"}).status_code == 403


@pytest.mark.parametrize(
    ("words", "told"),
    [(["--http", "--host", "0.0.0.0"], "LEGATION_AUTH=true"), (["--port", "9"], "--http"), (["--db", "sqlite:////no/such.db"], "no database")],
)  # fmt: skip
def test_wrong_use_ends_in_one_line(words: list[str], told: str) -> None:
    done = subprocess.run([sys.executable, "-m", "legation.cli", "mcp", *words], capture_output=True, text=True)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
