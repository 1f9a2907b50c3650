from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

pytestmark = pytest.mark.slow


def meant(extraction: Extraction, text: str) -> list[str]:
    """The names of what the mentions of that text mean, in order."""
    names = {e.id: e.name for e in extraction.entities}
    return [names[m.entity] for m in extraction.mentions if m.text == text]


OFFICES = {
    ("Russia's envoy to Turkey left. Alexander Darchiev is in Ottawa.", "Russia's envoy"): ["Russia's envoy"],
    ("Russia's envoy to Canada left. Alexander Darchiev is in Ottawa.", "Russia's envoy"): ["Aleksandr Darchiev"],
    ("Donald Trump won. Barack Obama met the president-elect.", "the president-elect"): ["Donald Trump"],
    ("The government of Stephen Harper suspended contacts.", "The government"): ["Canada"],
    ("The Liberal government of Justin Trudeau reopened channels.", "The Liberal government"): ["Canada"],
    ("The Russian president spoke.", "The Russian president"): ["Vladimir Putin"],
    ("The Canadian foreign minister spoke.", "The Canadian foreign minister"): ["Stéphane Dion"],
    ("The U.S. secretary of state spoke.", "The U.S. secretary"): ["John Kerry"],
    ("A Canadian minister spoke.", "A Canadian minister"): ["A Canadian minister"],
    ("A former Russian president spoke.", "A former Russian president"): ["A former Russian president"],
}


@pytest.mark.parametrize(("case", "expected"), OFFICES.items())
def test_an_office_means_its_holder_or_its_state(
    read: Callable[..., Extraction], case: tuple[str, str], expected: list[str]
) -> None:
    assert meant(read(case[0]), case[1]) == expected


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Hillary Clinton praised Barack Obama and ran for president.", "president"),
        ("Barack Obama met Hillary Clinton, who hoped to become president.", "president"),
        ("Stephen Harper praised Justin Trudeau, who served as prime minister.", "prime minister"),
    ],
)
def test_an_office_somebody_is_to_hold_is_nobody(read: Callable[..., Extraction], sentence: str, office: str) -> None:
    assert meant(read(sentence), office) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Fighter jets and tanks arrived with missiles.",
        "The report tracks the movement of people.",
        "It wants to be a moral force in a world with one indispensable power.",
        "Nation building takes years.",
        "He reopened channels of communication.",
    ],
)
def test_equipment_and_ideas_are_no_actors(read: Callable[..., Extraction], sentence: str) -> None:
    assert {m.text for m in read(sentence).mentions} <= {"people"}


def test_people_on_a_states_side_do_not_act_for_it(read: Callable[..., Extraction]) -> None:
    claims = read("Ukraine attacked pro-Russian militants.").claims
    assert [c.object_for for c in claims] == [None]


def test_a_states_own_forces_act_for_it(read: Callable[..., Extraction]) -> None:
    extraction = read("Sudan's army attacked rebels.")
    names = {e.id: e.name for e in extraction.entities}
    assert [names[c.subject_for or ""] for c in extraction.claims if c.type == "ASSAULT"] == ["Sudan"]


def test_a_states_forces_and_envoys_are_said_to_be_its_own(read: Callable[..., Extraction]) -> None:
    extraction = read("Canadian soldiers left Latvia. Russia's ambassador to Canada, Alexander Darchiev, stayed.")
    assert {c.type for c in extraction.claims} >= {"agency_of", "ambassador_of", "ambassador_to"}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("NATO met in Riga. The alliance agreed on a plan.", "The alliance", ["NATO"]),
        ("The EU met in Riga. The bloc agreed on a plan.", "The bloc", ["European Union"]),
        ("NATO met in Riga. A new alliance agreed on a plan.", "A new alliance", ["A new alliance"]),
        ("The alliance agreed on a plan.", "The alliance", ["The alliance"]),
    ],
)
def test_a_noun_means_the_one_body_of_its_kind_named_before(
    read: Callable[..., Extraction], text: str, words: str, expected: list[str]
) -> None:
    assert meant(read(text), words) == expected
