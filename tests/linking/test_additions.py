"""A user's own entities and names win; what is wrong is refused with file, line and reason."""

from datetime import date
from pathlib import Path

import pytest

from legation.domain.entity import Kind, Subtype
from legation.errors import BadInput
from legation.linking.candidates import Context, candidates
from legation.linking.knowledge import Knowledge, open_knowledge
from legation.linking.scoring import best
from tests.linking.conftest import MakeTables, Tables

SOURCED = {"source": "own", "asserted_to": "2026-01-31"}
BASE: Tables = {
    "entities": [
        {"id": "kb:c/lv", "kind": "country", "name": "Latvia", "prior": "0.8", **SOURCED},
        {"id": "kb:o/harbour", "kind": "organization", "subtype": "ngo", "name": "Harbour Watch", "prior": "0.9", **SOURCED},
    ],
    "names": [
        {"entity": "kb:c/lv", "text": "Latvia", "kind": "short", "flags": "sv", "source": "own"},
        {"entity": "kb:o/harbour", "text": "Harbour Watch", "kind": "official", "flags": "sv", "source": "own"},
        {"entity": "kb:o/harbour", "text": "the Watch", "kind": "alias", "flags": "s", "source": "own"},
    ],
}  # fmt: skip
YAML = """
entities:
  - id: acme:watch
    kind: organization
    subtype: armed_force
    name: Coastal Watch
    country: LV
    aliases: [the Watch]
    weak_aliases: [Watchmen]
  - extends: kb:o/harbour
    name: Harbour Guard
    wikidata: Q99
  - {id: acme:kalns, kind: person, name: Ilze Kalns, country: LV}
offices:
  - {person: acme:kalns, role: head_of, title: Commander, of: acme:watch, since: 2024-03}
memberships:
  - {member: LV, organization: acme:watch, since: 2020}
"""


def opened(make_tables: MakeTables, tmp_path: Path, text: str, name: str = "own.yaml") -> Knowledge:
    extra = tmp_path / name
    extra.write_text(text, "utf-8")
    return open_knowledge(make_tables(BASE), extra)


def test_an_own_entity_is_known_like_a_shipped_one(make_tables: MakeTables, tmp_path: Path) -> None:
    found = opened(make_tables, tmp_path, YAML).entity("acme:watch")
    assert found is not None
    assert (found.kind, found.subtype, found.country) == (Kind.ORGANIZATION, Subtype.ARMED_FORCE, "kb:c/lv")
    assert found.source == "own"


def test_an_own_name_wins_over_a_shipped_one(make_tables: MakeTables, tmp_path: Path) -> None:
    knowledge = opened(make_tables, tmp_path, YAML)
    bodies = frozenset({Kind.ORGANIZATION})
    proposal = best(knowledge, candidates(knowledge, "the Watch", bodies), Context(date(2024, 6, 1)))
    assert proposal is not None
    assert proposal.known == "acme:watch"
    assert [(n.entity, n.strong) for n in knowledge.names("watch")] == [("acme:watch", True), ("kb:o/harbour", False)]


def test_a_weak_alias_stays_weak(make_tables: MakeTables, tmp_path: Path) -> None:
    assert [n.strong for n in opened(make_tables, tmp_path, YAML).names("watchmen")] == [False]


def test_extending_replaces_what_is_given_and_keeps_the_rest(make_tables: MakeTables, tmp_path: Path) -> None:
    found = opened(make_tables, tmp_path, YAML).entity("kb:o/harbour")
    assert found is not None
    assert (found.name, found.subtype, found.links["wikidata"]) == ("Harbour Guard", Subtype.NGO, "Q99")


def test_own_offices_and_memberships_hold_as_of_a_date(make_tables: MakeTables, tmp_path: Path) -> None:
    knowledge = opened(make_tables, tmp_path, YAML)
    assert [o.person for o in knowledge.holders("head_of", "acme:watch", date(2025, 1, 1))] == ["acme:kalns"]
    assert knowledge.holders("head_of", "acme:watch", date(2024, 2, 1)) == ()
    assert [m.member for m in knowledge.members("acme:watch", date(2021, 1, 1))] == ["kb:c/lv"]


def test_csv_gives_entities_with_aliases_parted_by_bars(make_tables: MakeTables, tmp_path: Path) -> None:
    text = "kind,name,country,aliases\norganization,Coastal Watch,LV,Coast Guard Watch|CGW\n"
    knowledge = opened(make_tables, tmp_path, text, "own.csv")
    assert [n.entity for n in knowledge.names("cgw")] == [n.entity for n in knowledge.names("coastal watch")]
    assert len(knowledge.names("cgw")) == 1


def test_the_version_tells_what_was_added(make_tables: MakeTables, tmp_path: Path) -> None:
    first = opened(make_tables, tmp_path, YAML).version
    assert "+" in first
    assert opened(make_tables, tmp_path, YAML + "\n# more\n").version != first


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("entities: [", r":1: broken YAML"),
        ("entities:\n  - {kind: dragon, name: Smaug}", r":2: unknown kind 'dragon' \(one of country"),
        ("entities:\n  - {kind: person}", r":2: 'name' is missing"),
        ("entities:\n  - {kind: person, name: A B, shoe: 42}", r":2: unknown field 'shoe'"),
        ("entities:\n  - {id: 'kb:c/zz', kind: country, name: Zedland}", r":2: ids beginning with kb: or geo:"),
        ("entities:\n  - {id: a, kind: person, name: A B}\n  - {id: a, kind: person, name: C D}", r":3: the id 'a' is already taken in line 2"),
        ("entities:\n  - {extends: 'kb:c/zz', name: Zedland}", r":2: extends 'kb:c/zz' is not known"),
        ("entities:\n  - {kind: person, name: A B, prior: 7}", r":2: prior '7' is not a number from 0 to 1"),
        ("entities:\n  - {kind: person, name: A B, valid_from: 2020, valid_to: 2010}", r":2: valid_to 2010 is not after valid_from 2020"),
        ("entities:\n  - {kind: person, name: A B, valid_from: soon}", r":2: 'soon' is not a date"),
        ("entities:\n  - {id: a, kind: person, name: A B}\noffices:\n  - {person: a, role: king_of, of: LV}", r":4: 'king_of' is no relation type"),
        ("memberships:\n  - {member: LV, organization: 'kb:o/harbour', status: fan}", r":2: unknown status 'fan'"),
        ("people:\n  - {name: A B}", r":1: 'people' is none of the lists"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_file_line_and_reason(
    make_tables: MakeTables, tmp_path: Path, text: str, reason: str
) -> None:
    with pytest.raises(BadInput, match=r"own\.yaml" + reason):
        opened(make_tables, tmp_path, text)


def test_after_a_refusal_the_shipped_base_is_as_it_was(make_tables: MakeTables, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        opened(
            make_tables, tmp_path, "entities:\n  - {extends: 'kb:c/lv', name: Lettland}\n  - {kind: dragon, name: X}"
        )
    latvia = open_knowledge(tmp_path / "knowledge").entity("kb:c/lv")
    assert latvia is not None
    assert latvia.name == "Latvia"
    assert not list(tmp_path.rglob("*.part"))


def test_a_missing_file_names_the_setting(make_tables: MakeTables, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="correct LEGATION_KNOWLEDGE_EXTRA"):
        open_knowledge(make_tables(BASE), tmp_path / "none.yaml")
