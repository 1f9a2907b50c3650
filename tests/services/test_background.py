"""What the shipped knowledge says beside the claims."""

import pytest

from legation.bootstrap import load_knowledge
from legation.linking.knowledge import Knowledge
from legation.services.background import background
from legation.settings import Settings


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(Settings())


def test_a_person_has_the_offices_with_dates_and_source(knowledge: Knowledge) -> None:
    offices = [f for f in background(knowledge, "kb:p/Q3099714") if f.type == "head_of_government"]
    assert [(f.subject.name, f.object.name if f.object else None, f.label) for f in offices] == [
        ("Justin Trudeau", "Canada", "Prime Minister")
    ]
    assert offices[0].since is not None
    assert offices[0].since.isoformat() == "2015-11-04"
    assert offices[0].source


def test_a_state_has_memberships_and_its_capital(knowledge: Knowledge) -> None:
    found = background(knowledge, "kb:c/lv")
    assert ("member_of", "NATO") in {(f.type, f.object.name) for f in found if f.object}
    assert ("capital_of", "Riga") in {(f.type, f.subject.name) for f in found}


def test_a_body_has_its_members(knowledge: Knowledge) -> None:
    members = {f.subject.name for f in background(knowledge, "kb:nato") if f.type == "member_of"}
    assert {"Canada", "Latvia"} <= members


def test_facts_come_earliest_first_and_nobody_unknown_has_any(knowledge: Knowledge) -> None:
    dates = [f.since for f in background(knowledge, "kb:c/lv") if f.since]
    assert dates == sorted(dates)
    assert background(knowledge, "ent_nobody") == ()
