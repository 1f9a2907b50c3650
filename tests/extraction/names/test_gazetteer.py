"""Known names in running text."""

import pytest
import spacy

from legation.extraction.names.gazetteer import Gazetteer
from legation.linking.knowledge import open_knowledge


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(open_knowledge())


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    doc = spacy.blank("en")(text)
    return [doc[hit.start : hit.end].text for hit in gazetteer.hits(doc)]


def test_the_longest_name_wins(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "The European Central Bank raised rates") == ["European Central Bank"]


def test_either_apostrophe_will_do(gazetteer: Gazetteer) -> None:
    assert (
        found(gazetteer, "in Cote d'Ivoire")
        == [n.replace("\u2019", "'") for n in found(gazetteer, "in Cote d\u2019Ivoire")]
        != []
    )


def test_case_counts(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "a turkey in the us") == []


def test_a_description_in_small_letters_is_no_name(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "the Israeli army") == ["Israeli"]
