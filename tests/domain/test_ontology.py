"""The closed list of relation types."""

import re

import pytest

from legation.domain.entity import Entity, Kind, Subtype
from legation.domain.ontology import Family, QuadClass, Trait, load_ontology
from legation.domain.packaged import read_yaml

PERSON = Entity("p", Kind.PERSON, "Jane Roe")
STATE = Entity("c", Kind.COUNTRY, "Latvia")
BODY = Entity("o", Kind.ORGANIZATION, "NATO", Subtype.ALLIANCE)
STANDING = (
    "head_of_state head_of_government minister_of royalty_of ambassador_of ambassador_to head_of member_of member_of_party agent_of agency_of "
    "spokesperson_of advisor_of works_for founder_of citizen_of born_in lives_in based_in located_in part_of capital_of claimed_by owned_by "
    "subsidiary_of ally_of signed_by applies_to event_in present_in spouse parent_of sibling"
)
EVENTS = "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"


def test_no_type_that_was_ever_told_is_taken_away() -> None:
    types = load_ontology().types
    assert {n for n, t in types.items() if t.family is Family.STANDING} >= set(STANDING.split())
    assert {n for n, t in types.items() if t.is_event} >= set(EVENTS.split())


def test_types_read_in_words_from_either_side() -> None:
    types = load_ontology()
    assert (types["ACCUSE"].active, types["ACCUSE"].passive) == ("accuses", "accused by")
    assert (types["CONSULT"].active, types["CONSULT"].passive) == ("consults with", "consults with")
    assert (types["member_of"].active, types["member_of"].passive) == ("is member of", "has member")
    assert (types["spouse"].active, types["spouse"].passive) == ("is married to", "is married to")


def test_traits_tell_types_apart() -> None:
    types = load_ontology()
    assert types.having(Trait.STANDS_ALONE) == {"PROTEST", "MOBILIZE"}
    assert types["head_of_state"].has(Trait.OFFICE)
    assert not types["member_of"].has(Trait.OFFICE)
    assert types["RETREAT"].is_cooperation
    assert types["THREATEN"].is_conflict
    assert Subtype.COURT in types.public_bodies
    assert Subtype.COMPANY not in types.public_bodies


def test_a_title_that_does_not_fit_its_owner_states_something_else() -> None:
    types = load_ontology()
    assert types["head_of_state"].otherwise[Kind.ORGANIZATION] == "head_of"
    assert types["head_of"].otherwise[Kind.COUNTRY] == "agent_of"
    assert Kind.GROUP not in types["agent_of"].otherwise


def test_a_misspelt_trait_is_told_with_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = read_yaml("legation.domain", "ontology.yaml")
    raw["events"]["AID"]["traits"] = ["helpfull"]
    monkeypatch.setattr("legation.domain.ontology.read_yaml", lambda *_: raw)
    with pytest.raises(ValueError, match=r"AID.*helpfull"):
        load_ontology.__wrapped__()


def test_every_type_is_defined_and_every_event_has_root_class_and_scale() -> None:
    for type_ in load_ontology().types.values():
        assert type_.definition.endswith(".")
        assert type_.wikidata is None or re.fullmatch(r"\^?P\d+", type_.wikidata)
        if type_.family is Family.EVENT:
            assert type_.cameo
            assert type_.quad_class in set(QuadClass)
            assert type_.scale is not None
            assert -10 <= type_.scale <= 10
        else:
            assert type_.symmetric or type_.inverse


@pytest.mark.parametrize(
    ("name", "subject", "object_", "admitted"),
    [
        ("head_of_state", PERSON, STATE, True),
        ("head_of_state", STATE, PERSON, False),
        ("member_of", STATE, BODY, True),
        ("member_of", STATE, None, False),
        ("capital_of", PERSON, STATE, False),
        ("PROTEST", PERSON, None, True),
        ("ACCUSE", STATE, BODY, True),
    ],
)
def test_ends_are_typed(name: str, subject: Entity, object_: Entity | None, admitted: bool) -> None:
    assert load_ontology()[name].admits(subject, object_) is admitted


def test_what_follows_by_rule_is_followed_through() -> None:
    assert set(load_ontology().implied("head_of_state")) >= {"agent_of", "citizen_of"}
    for name in load_ontology().types:
        assert name not in load_ontology().implied(name)
