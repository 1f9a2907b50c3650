"""`legation analyse`: central entities, communities and brokers on the command line."""

import json
from pathlib import Path

import pytest

from legation.store.sql import open_store
from tests.builders import CANADA, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved
from tests.cli.conftest import Run

SAID = [
    Said("Canada is a member of NATO.", "member_of", CANADA, NATO, "member"),
    Said("Canada sent soldiers to Latvia.", "COOPERATE", CANADA, LATVIA, "sent"),
    Said("NATO sent tanks to Latvia.", "MOBILIZE", NATO, LATVIA, "sent"),
    Said("Russia warned NATO.", "THREATEN", RUSSIA, NATO, "warned"),
    Said("Russia attacked Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "attacked"),
]


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    store = open_store(url)
    store.add(make_resolved(SAID))
    store.close()
    return url


def test_central_entities_are_listed_with_what_was_analysed(typed: Run, database: str) -> None:
    code, out, _ = typed("analyse", "centrality", "--db", database)
    assert code == 0
    assert out.index("NATO") < out.index("Ukraine")
    assert "5 entities and 5 ties analysed" in out


def test_the_same_answer_as_json(typed: Run, database: str) -> None:
    _, out, _ = typed("analyse", "centrality", "--by", "closeness", "--limit", "1", "--db", database, "--json")
    found = json.loads(out)
    assert found["measure"] == "closeness"
    assert [item["entity"]["id"] for item in found["items"]] == [NATO.id]


def test_brokers_and_communities(typed: Run, database: str) -> None:
    _, out, _ = typed("analyse", "brokers", "--db", database)
    assert "NATO" in out
    assert "Ukraine" not in out
    _, out, _ = typed("analyse", "communities", "--db", database)
    assert "Russia, Ukraine" in out
    assert "modularity" in out
    _, out, _ = typed("analyse", "communities", "--limit", "1", "--db", database)
    assert "1 of 2 communities shown" in out


def test_filters_and_a_center_choose_the_part(typed: Run, database: str) -> None:
    words = ("analyse", "centrality", "--db", database, "--json")
    for more, expected in (
        (("--type", "member_of"), {CANADA.id, NATO.id}),
        (("--center", "Ukraine"), {UKRAINE.id, RUSSIA.id}),
        (("--center", "Ukraine", "--depth", "2"), {UKRAINE.id, RUSSIA.id, NATO.id}),
        (("--since", "2017-01-01"), set()),
    ):
        _, out, _ = typed(*words, *more)
        assert {item["entity"]["id"] for item in json.loads(out)["items"]} == expected


def test_a_part_too_large_is_told(typed: Run, database: str) -> None:
    _, out, _ = typed("analyse", "communities", "--nodes", "2", "--db", database)
    assert "2 entities and 1 ties analysed; those with fewer claims are left out, --nodes takes in more" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("analyse", "gossip"), "brokers"),
        (("analyse", "centrality", "--by", "fame"), "closeness"),
        (("analyse", "brokers", "--by", "closeness"), "centrality"),
        (("analyse", "centrality", "--center", "Atlantis"), "not in the graph"),
        (("analyse", "centrality", "--type", "LOVE"), "SANCTION"),
    ],
)
def test_wrong_use_is_told_with_what_is_right(typed: Run, database: str, words: tuple[str, ...], told: str) -> None:
    code, _, err = typed(*words, "--db", database)
    assert code == 2
    assert told in err
