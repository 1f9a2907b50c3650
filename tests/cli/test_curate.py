"""Decisions typed as a user types them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "Canada sent soldiers to Latvia on Monday. Russia accused Canada of aggression, Latvia said."


@pytest.fixture
def graph(typed: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_DATABASE", f"sqlite:///{tmp_path / 'graph.db'}")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert typed("build", str(tmp_path / "a.txt"), "--outlet", "Eastern Wire")[0] == 0


def test_a_decision_is_made_listed_and_undone(graph: None, typed: Run) -> None:
    code, out, _ = typed("merge", "Latvia", "Canada", "--reason", "a test")
    assert code == 0
    decision = out.split("legation undo ")[1].split("`")[0]
    listed = json.loads(typed("decisions", "--json")[1])["items"]
    assert [(d["id"], d["action"], d["reason"], d["undone_at"]) for d in listed] == [
        (decision, "merge", "a test", None)
    ]
    assert json.loads(typed("show", "Latvia", "--json")[1])["name"] == "Canada"
    assert typed("undo", decision)[0] == 0
    assert json.loads(typed("show", "Latvia", "--json")[1])["name"] == "Latvia"
    assert decision in typed("decisions")[1].replace("\n", "")


def test_a_claim_is_rejected_by_its_id(graph: None, typed: Run) -> None:
    claims = json.loads(typed("claims", "--type", "ACCUSE", "--json")[1])["items"]
    assert typed("reject", claims[0]["id"])[0] == 0
    assert json.loads(typed("claims", "--type", "ACCUSE", "--json")[1])["total"]["value"] == len(claims) - 1


def test_a_claim_is_confirmed_and_an_entity_renamed(graph: None, typed: Run) -> None:
    claim = json.loads(typed("claims", "--type", "ACCUSE", "--json")[1])["items"][0]["id"]
    assert typed("confirm", claim, "--reason", "read it")[0] == 0
    code, _, err = typed("reject", claim)
    assert code == 1
    assert "confirmed already" in err
    code, out, _ = typed("rename", "Latvia", "The Baltic State")
    assert code == 0
    assert json.loads(typed("show", "Latvia", "--json")[1])["name"] == "The Baltic State"
    assert typed("undo", out.split("legation undo ")[1].split("`")[0])[0] == 0
    assert json.loads(typed("show", "Latvia", "--json")[1])["name"] == "Latvia"


def test_entities_that_may_be_one_are_listed_until_they_are_told_apart(graph: None, typed: Run) -> None:
    article = json.loads(typed("claims", "--json")[1])["items"][0]["evidence"]["article"]["id"]
    assert typed("split", "Canada", "--in", article, "--text", "Canada")[0] == 0
    assert json.loads(typed("review", "--json")[1])["items"] == []
    assert typed("rename", "Russia", "Canada")[0] == 0
    (pair,) = json.loads(typed("review", "--json")[1])["items"]
    assert pair["id"] in typed("review")[1].replace("\n", "")
    assert typed("distinct", pair["one"]["id"], pair["other"]["id"])[0] == 0
    assert json.loads(typed("review", "--json")[1])["items"] == []
    assert "reject ID" in typed("review", "--claims")[1]


def test_mentions_of_an_article_are_moved_to_another(graph: None, typed: Run) -> None:
    article = json.loads(typed("claims", "--json")[1])["items"][0]["evidence"]["article"]["id"]
    assert typed("relink", "Latvia", "Estonia", "--in", article)[0] == 0
    assert json.loads(typed("find", "Estonia", "--json")[1])["items"][0]["article_count"] == 1
    assert typed("split", "Russia", "--in", article, "--as", "Other Russia")[0] == 0
    assert json.loads(typed("find", "Other Russia", "--json")[1])["items"][0]["article_count"] == 1


def test_wrong_use_says_what_is_wrong(graph: None, typed: Run) -> None:
    assert typed("merge", "Latvia", "Nowhere")[0] == 2
    assert typed("undo", "dec_0")[0] == 2
    code, _, err = typed("relink", "Latvia", "Canada", "--in", "art_0")
    assert code == 2
    assert "no article" in err


def test_show_tells_background_and_reasons(graph: None, typed: Run) -> None:
    out = typed("show", "Latvia")[1]
    assert "background from the shipped knowledge" in out
    assert "Riga" in out or "member_of" in out
    assert "why mentions mean this" in out
