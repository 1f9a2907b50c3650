"""What the words of an office say of role and organisation."""

import pytest

from knowledge.facts import Facts
from knowledge.people import roles_of_words


@pytest.fixture
def world(facts: Facts) -> Facts:
    for id_, kind, name, more in (
        ("kb:c/ca", "country", "Canada", {}),
        ("kb:c/ru", "country", "Russia", {}),
        ("kb:nato", "organization", "NATO", {"subtype": "alliance"}),
        ("kb:o/foreign-affairs", "organization", "Foreign Affairs", {"subtype": "media", "country": "kb:c/us"}),
        ("mod:ca", "organization", "National Defence", {"subtype": "ministry", "country": "kb:c/ca"}),
        ("kb:o/council", "organization", "Security Council of Russia", {"subtype": "other", "country": "kb:c/ru"}),
    ):
        facts.entity(id_, kind, name, "own", **more)
        facts.name(id_, name, "official", "own", "s")
    return facts


@pytest.mark.parametrize(
    ("iso", "words", "role", "of"),
    [
        ("RU", "Minister of Foreign Affairs", "minister_of", "kb:c/ru"),
        ("RU", "Acting Minister of Foreign Affairs", "minister_of", "kb:c/ru"),
        ("RU", "Minister of National Defence", "minister_of", "kb:c/ru"),
        ("CA", "Prime Minister of Canada", "head_of_government", "kb:c/ca"),
        ("RU", "Secretary of the Security Council of Russia", "head_of", "kb:o/council"),
        ("CA", "Secretary General of NATO", "head_of", "kb:nato"),
        ("CA", "Deputy Secretary General of NATO", "member_of", "kb:nato"),
        ("RU", "President", "head_of_state", "kb:c/ru"),
    ],
)
def test_a_title_gives_role_and_body(world: Facts, iso: str, words: str, role: str, of: str) -> None:
    found = [given for given, _ in roles_of_words(world, iso, words)]
    assert (found[0].role, found[0].of) == (role, of)


def test_an_ambassador_has_a_receiver(world: Facts) -> None:
    ((role, title),) = roles_of_words(world, "RU", "Ambassador of Russia to Canada")
    assert (role.role, role.of, role.to, title) == ("ambassador_of", "kb:c/ru", "kb:c/ca", "Ambassador to Canada")


def test_nobody_heads_a_body_of_another_state(world: Facts) -> None:
    found = [role for role, _ in roles_of_words(world, "RU", "Head of National Defence")]
    assert "mod:ca" not in {role.of for role in found}
