"""Words beside a place's name that say which of its namesakes is meant."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("sentence", "name", "known"),
    [
        ("The vote was held in Washington state in March.", "Washington", "kb:r/us-wa"),
        ("The vote was held in Washington in March.", "Washington", "geo:4140963"),
        ("The police searched a house in Tripoli, Lebanon.", "Tripoli", "geo:266826"),
        ("The police searched a house in Tripoli.", "Tripoli", "geo:2210247"),
        ("The fair opened in the German city of Hanover.", "Hanover", "geo:2910831"),
        ("The company was sold to investors in Singapore.", "Singapore", "kb:c/sg"),
    ],
)
def test_the_words_beside_a_name_tell_the_place(read: Read, sentence: str, name: str, known: str) -> None:
    found = read(sentence, published=None)
    assert {found.proposals[m.entity].known for m in found.mentions if m.text == name} == {known}


def test_a_province_is_not_the_city_it_is_named_after(read: Read) -> None:
    found = read("The church stood in the province of Huambo.", published=None)
    assert not any(m.entity in found.proposals for m in found.mentions if m.text == "Huambo")


@pytest.mark.parametrize(
    ("sentence", "name", "known"),
    [
        ("Frank Habineza leads Rwanda's Green Party, and he spoke to Germany's envoy.", "Green Party", None),
        ("A court in Berlin heard Germany's Green Party on Monday.", "Green Party", "kb:party/1816"),
        ("Judges of Britain's Supreme Court met lawyers from India and Pakistan.", "Supreme Court", "court:gb"),
    ],
)
def test_a_body_is_of_the_state_named_before_it(read: Read, sentence: str, name: str, known: str | None) -> None:
    found = read(sentence, published="2016-03-02")
    meant = {found.proposals[m.entity].known for m in found.mentions if m.text == name and m.entity in found.proposals}
    assert meant == ({known} if known else set())
