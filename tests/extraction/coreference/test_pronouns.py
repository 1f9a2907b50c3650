from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction
from tests.extraction.coreference.test_nominals import meant

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
    ("Spain arrested a man. It expelled an envoy.", "It"): ["Spain"],
    ("Spain arrested a man. It seems that he lied.", "It"): [],
    ("Ukraine hopes that Germany will lend it money.", "it"): ["Ukraine"],
    ("The rebels freed the envoys. They attacked a village.", "They"): ["The rebels"],
    ("The rebels said they would free the envoys.", "they"): ["The rebels"],
    ("Spain and Italy met. They signed a treaty.", "They"): [],
    ('"The rebels lied," Angela Merkel said. They attacked a village.', "They"): [],
    ('"We have never attacked Bahrain," Iranian Foreign Minister Mohammad Javad Zarif said.', "We"): ["Iran"],
    ('"I condemn Russia for this war," Angela Merkel said.', "I"): ["Angela Merkel"],
    ("We condemn Russia for this war, Angela Merkel said.", "We"): [],
    (
        'Boris Johnson closed Parliament. Jeremy Corbyn spoke in Leeds.\n"He has failed us all," Corbyn told supporters.',
        "He",
    ): ["Boris Johnson"],
    (
        "Boris Johnson flew to Kyiv. Johnson met soldiers. Johnson gave a speech. Jeremy Corbyn stayed away from Johnson.\n"
        '"I think he is brave," the mayor said.',
        "he",
    ): ["Boris Johnson"],
    ('"Viktor Orban has betrayed us all," the judge said. "We condemn that," he said.', "he"): ["the judge"],
}


@pytest.mark.parametrize(("case", "expected"), PRONOUNS.items())
def test_a_pronoun_means_the_salient_fitting_one(
    read: Callable[..., Extraction], case: tuple[str, str], expected: list[str]
) -> None:
    assert meant(read(case[0]), case[1]) == expected
