"""Imported claims in real stores: who is meant, what counts as one source, what a second import changes."""

import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from legation.bootstrap import load_knowledge
from legation.linking.knowledge import Knowledge
from legation.services.build import Built, Result
from legation.services.importing.importing import import_claims, withdraw_left_out
from legation.services.importing.source import Source
from legation.services.serializers import claim
from legation.services.verify import verify
from legation.settings import load_settings
from legation.store.filters import ClaimQuery
from legation.store.sql import SqlStore, open_store

A, B = {"url": "https://example.org/a?utm_source=x", "published": "2023-09-26"}, {"url": "https://example.org/b"}
ACCUSED = {
    "type": "ACCUSE", "subject": "Kosovo", "object": "Serbia", "cue": "accused",
    "sentence": "Kosovo accused Serbia, Macron said.", "speakers": ["Emmanuel Macron"], "source": A,
}  # fmt: skip
PRAISED = {
    "type": "SUPPORT", "subject": {"name": "Emmanuel Macron", "text": "He"}, "object": "Ukraine",
    "sentence": "He praised Ukraine.", "source": {"url": "https://example.org/a"}, "score": 0.7,
}  # fmt: skip
ALLIES = {"type": "ally_of", "subject": "Russia", "object": {"name": "Belarus"}, "source": "A Factbook"}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(load_settings())


@pytest.fixture
def kept() -> Iterator[SqlStore]:
    opened = open_store("memory:")
    yield opened
    opened.close()


def into(store: SqlStore, knowledge: Knowledge, rows: Sequence[Any], name: str = "ours") -> list[Built]:
    written = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in rows]
    lines = io.BytesIO(b"\n".join(written))
    return list(import_claims(lines, "f", name, Source(), knowledge, store, "default"))


def claims(store: SqlStore) -> dict[str, Any]:
    found = store.claims(ClaimQuery())
    return {view.claim.type: claim(view) for view in found.items}


def test_claims_of_one_source_are_one_article_with_their_evidence(store: SqlStore, knowledge: Knowledge) -> None:
    assert [(b.result, b.claim_count) for b in into(store, knowledge, [ACCUSED, PRAISED, ALLIES])] == [
        (Result.ADDED, 2),
        (Result.ADDED, 1),
    ]
    found = claims(store)
    accused, praised, allies = found["ACCUSE"], found["SUPPORT"], found["ally_of"]
    assert {one["extractor"] for one in found.values()} == {"imported"}
    assert accused["evidence"]["article"] == {**praised["evidence"]["article"]}
    assert accused["evidence"]["article"]["url"] == "https://example.org/a"
    assert accused["report_time"] == praised["report_time"] == "2023-09-26"
    assert [one["name"] for one in accused["speakers"]] == ["Emmanuel Macron"]
    assert (praised["subject"]["id"], praised["subject"]["text"]) == (accused["speakers"][0]["id"], "He")
    assert praised["subject_for"]["name"] == "France"
    assert (praised["score"], allies["status"]) == (0.7, "ongoing")
    assert allies["evidence"]["sentence"] == "Russia – ally of – Belarus"
    assert [one.wrong for one in verify(store)] == [None] * 3
    assert store.stats().origins == 2


def test_a_wrong_line_is_told_by_its_number_and_the_rest_goes_on(kept: SqlStore, knowledge: Knowledge) -> None:
    rows = [
        b"{",
        ALLIES,
        {**ALLIES, "object": "Vladimir Putin", "type": "capital_of"},
        {**ALLIES, "subject": {"name": "Zork Blim"}, "type": "member_of", "object": "NATO"},
        ALLIES,
        {**ALLIES, "object": "Russian Federation"},
        {**ALLIES, "subject": {"name": "Zork Blim", "kind": "person"}, "type": "member_of", "object": "NATO"},
    ]
    told = {b.path: b.message or "" for b in into(kept, knowledge, rows) if b.result is Result.FAILED}
    assert list(told) == ["f:1", "f:3", "f:4", "f:5", "f:6"]
    assert "capital_of does not stand between" in told["f:3"] or '"object"' in told["f:3"]
    assert 'give its "kind"' in told["f:4"]
    assert "both ends are Russia" in told["f:6"]
    assert "the same claim as in line 2" in told["f:5"]
    assert set(claims(kept)) == {"ally_of", "member_of"}


def test_a_second_import_supersedes_what_changed_and_leaves_the_rest(kept: SqlStore, knowledge: Knowledge) -> None:
    into(kept, knowledge, [ACCUSED, PRAISED, ALLIES])
    changed = {**ACCUSED, "polarity": "denied"}
    assert [b.result for b in into(kept, knowledge, [changed, ALLIES])] == [Result.REVISED, Result.UNCHANGED]
    found = claims(kept)
    assert set(found) == {"ACCUSE", "ally_of"}
    assert found["ACCUSE"]["polarity"] == "denied"


def test_two_collections_on_one_source_do_not_supersede_each_other(kept: SqlStore, knowledge: Knowledge) -> None:
    into(kept, knowledge, [ACCUSED], "ours")
    into(kept, knowledge, [PRAISED], "theirs")
    assert set(claims(kept)) == {"ACCUSE", "SUPPORT"}


def test_sources_that_are_gone_are_withdrawn_from_their_collection_alone(kept: SqlStore, knowledge: Knowledge) -> None:
    into(kept, knowledge, [ACCUSED, ALLIES], "ours")
    into(kept, knowledge, [{**PRAISED, "source": B}], "ours too")
    seen = {b.article.id for b in into(kept, knowledge, [ALLIES], "ours") if b.article}
    assert withdraw_left_out(kept, "ours", seen) == 1
    assert set(claims(kept)) == {"SUPPORT", "ally_of"}


def test_what_our_own_export_writes_comes_in_as_it_was(kept: SqlStore, knowledge: Knowledge) -> None:
    into(kept, knowledge, [ACCUSED, PRAISED, ALLIES])
    written = list(claims(kept).values())
    other = open_store("memory:")
    into(other, knowledge, written)
    again = claims(other)
    other.close()
    left_out = {"id", "evidence"}
    assert [{k: v for k, v in one.items() if k not in left_out} for one in written] == [
        {k: v for k, v in again[one["type"]].items() if k not in left_out} for one in written
    ]
    assert [again[one["type"]]["evidence"]["sentence"] for one in written] == [
        one["evidence"]["sentence"] for one in written
    ]


def test_namesakes_and_unnamed_groups_are_kept_apart(kept: SqlStore, knowledge: Knowledge) -> None:
    rows = [
        {"type": "PROTEST", "subject": {"name": "protesters", "kind": "group"}, "source": A},
        {"type": "born_in", "subject": "Vladimir Putin", "object": {"name": "Nowhereville", "kind": "city"}, "source": A},
        {"type": "SUPPORT", "subject": {"name": "whoever", "wikidata": "Q7747"}, "object": "Belarus", "source": A},
    ]  # fmt: skip
    into(kept, knowledge, rows)
    found = claims(kept)
    assert found["SUPPORT"]["subject"]["name"] == "Vladimir Putin"
    protesters = kept.entity(found["PROTEST"]["subject"]["id"])
    assert protesters is not None
    assert not protesters.entity.named
