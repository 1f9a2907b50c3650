from collections.abc import Callable

import pytest

from app.domain.extraction import Extraction
from tests.extraction.components.test_nominals import meant

pytestmark = pytest.mark.slow

PRONOUNS = {
    ("Donald Trump praised Vladimir Putin. He also called NATO obsolete.", "He"): ["Donald Trump"],
    ("Angela Merkel met Emmanuel Macron. She left early.", "She"): ["Angela Merkel"],
    ("Angela Merkel met Emmanuel Macron. He left early.", "He"): ["Emmanuel Macron"],
    ('Donald Tusk rejects the idea that Viktor Orban is weak. "He is strong," Tusk said.', "He"): ["Viktor Orbán"],
    ("The driver told the court that he had hit Donald Tusk.", "he"): ["The driver"],
    ("Spain said it had arrested a man.", "it"): ["Spain"],
    ("Moscow recalled its ambassador.", "its"): ["Russia"],
    ("It is raining in Spain.", "It"): [],
}


@pytest.mark.parametrize(("case", "expected"), PRONOUNS.items())
def test_a_pronoun_means_the_salient_fitting_one(
    read: Callable[..., Extraction], case: tuple[str, str], expected: list[str]
) -> None:
    assert meant(read(case[0]), case[1]) == expected
