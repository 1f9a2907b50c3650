from collections.abc import Callable

import pytest

from tests.extraction.conftest import Told

pytestmark = pytest.mark.slow

MOODS = {
    "Russia attacked Finland.": ("happened", "affirmed"),
    "Russia is attacking Finland.": ("ongoing", "affirmed"),
    "Russia will attack Finland.": ("planned", "affirmed"),
    "Russia is to attack Finland.": ("planned", "affirmed"),
    "Russia plans to attack Finland.": ("planned", "affirmed"),
    "Russia may attack Finland.": ("conditional", "affirmed"),
    "If Russia attacks Finland, prices rise.": ("conditional", "affirmed"),
    "Russia allegedly attacked Finland.": ("alleged", "affirmed"),
    "Russia did not attack Finland.": ("happened", "denied"),
    "Russia never attacked Finland.": ("happened", "denied"),
    "Russia failed to attack Finland.": ("happened", "denied"),
    "Russia denied attacking Finland.": ("happened", "denied"),
    "Russia will not attack Finland.": ("planned", "denied"),
    "Russia does not want to attack Finland.": ("planned", "denied"),
    "The plan will not help Russia to invade Finland.": ("planned", "denied"),
    "Russia seems to have attacked Finland.": ("happened", "affirmed"),
    "The upcoming Russian attack on Finland worries many.": ("planned", "affirmed"),
    "Nobody would accept Russia's attack on Finland.": ("happened", "affirmed"),
    "Russia is said to have attacked Finland.": ("alleged", "affirmed"),
    "Sweden claims that Russia attacked Finland.": ("alleged", "affirmed"),
    "Sweden said that Russia attacked Finland.": ("happened", "affirmed"),
    "Did Russia attack Finland?": ("conditional", "affirmed"),
    "Perhaps Russia attacked Finland.": ("conditional", "affirmed"),
    "Sweden will help once Russia attacks Finland.": ("conditional", "affirmed"),
    "Sweden helped once Russia had attacked Finland.": ("happened", "affirmed"),
    "At no time did Belgian officers attack the militia, the minister said.": ("happened", "denied"),
    "Not one Russian soldier attacked Finland.": ("happened", "denied"),
    "Russia hardly ever attacks Finland.": ("ongoing", "denied"),
    "Moscow rejected claims that Russian soldiers had attacked Finland.": ("happened", "denied"),
    "Russia has yet to attack Finland.": ("happened", "denied"),
    "Far from attacking Finland, Russia left.": ("happened", "denied"),
    "Russia did not recognise the colonels, let alone attack them.": ("happened", "denied"),
    "Russia claimed to have attacked Finland.": ("alleged", "affirmed"),
    "Russia denied on Monday having attacked Finland.": ("happened", "denied"),
    "Russia was accused by Norway of attacking Finland.": ("alleged", "affirmed"),
    "Norway said Russia would attack Finland.": ("planned", "affirmed"),
    "Norway said Russia would attack Finland if it joined NATO.": ("conditional", "affirmed"),
    "Russia is likely to attack Finland.": ("conditional", "affirmed"),
    "Russia is unlikely to attack Finland.": ("conditional", "denied"),
    "Russia is about to attack Finland.": ("planned", "affirmed"),
    "There is no evidence that Russia attacked Finland.": ("happened", "denied"),
    "It is not true that Russia attacked Finland.": ("happened", "denied"),
    "It is true that Russia attacked Finland.": ("happened", "affirmed"),
    "Russia stopped short of attacking Finland.": ("happened", "denied"),
    "Russia has attacked Finland for two years.": ("ongoing", "affirmed"),
    "Sweden said Russia was attacking Finland.": ("ongoing", "affirmed"),
    "Russia attacks Finland": ("happened", "affirmed"),
    "Russia attacks Finland.": ("ongoing", "affirmed"),
}


@pytest.mark.parametrize(("sentence", "expected"), MOODS.items())
def test_status_and_polarity_follow_the_grammar(
    told: Callable[..., list[Told]], sentence: str, expected: tuple[str, str]
) -> None:
    assert [(c.status, c.polarity) for c in told(sentence) if c.type == "ASSAULT"] == [expected]


def test_neither_nor_denies_both(told: Callable[..., list[Told]]) -> None:
    assert [c.polarity for c in told("Neither France nor Germany attacked Libya.")] == ["denied", "denied"]
