"""The office before a name tells whose family name it is."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("sentence", "name", "published", "person"),
    [
        ("Syrian President Assad received the guests.", "Assad", None, "Bashar al-Assad"),
        ("British Prime Minister May arrived in Paris.", "May", "2017-03-01", "Theresa May"),
        ("The guests met Assad.", "Assad", None, None),
    ],
)
def test_an_office_and_its_state_say_who_is_meant(
    read: Read, sentence: str, name: str, published: str | None, person: str | None
) -> None:
    found = read(sentence, published=published)
    names = {e.id: e.name for e in found.entities if e.links}
    assert {names.get(m.entity) for m in found.mentions if m.text == name} == {person}
