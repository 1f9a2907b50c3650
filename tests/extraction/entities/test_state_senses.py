"""A state's own name: the state that acts, or the land somebody is in."""

import pytest

from legation.domain.article import Article
from legation.domain.mention import Sense
from legation.extraction.extractor import Extractor
from legation.extraction.failure import Failure


@pytest.mark.parametrize(
    ("sentence", "name", "sense"),
    [
        ("Canada condemned the attack on Monday.", "Canada", Sense.STATE),
        ("The minister accused Russia of lying.", "Russia", Sense.STATE),
        ("Talks between France and Germany ended without a result.", "Germany", Sense.STATE),
        ("Latvia's parliament approved the law on Thursday.", "Latvia", Sense.STATE),
        ("The president of Mexico spoke for an hour.", "Mexico", Sense.STATE),
        ("Japan was accused of dumping steel.", "Japan", Sense.STATE),
        ("The company signed a contract with China.", "China", Sense.STATE),
        ("She was born in Canada and studied law.", "Canada", Sense.PLACE),
        ("The refugees fled from Syria last year.", "Syria", Sense.PLACE),
        ("The minister flew to Japan on Sunday.", "Japan", Sense.PLACE),
        ("He visited Latvia in July.", "Latvia", Sense.PLACE),
        ("The storm hit the coast of Mexico.", "Mexico", Sense.PLACE),
        ("Farmers across France blocked the roads.", "France", Sense.PLACE),
    ],
)
def test_a_states_name_is_told_from_its_land(extractor: Extractor, sentence: str, name: str, sense: Sense) -> None:
    (found,) = extractor.read([Article("a", "r", sentence, published="2018-07-10")])
    assert not isinstance(found, Failure)
    assert [m.sense for m in found.mentions if m.text == name] == [sense]
