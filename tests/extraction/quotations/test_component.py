from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction
from tests.extraction.conftest import Told

pytestmark = pytest.mark.slow

SPEAKERS = {
    "Russia attacked Ukraine.": (),
    "Poland said Russia had attacked Ukraine.": ("Poland",),
    '"Russia has attacked Ukraine," Donald Tusk said.': ("Donald Tusk",),
    'Donald Tusk said: "Russia has attacked Ukraine."': ("Donald Tusk",),
    "According to Poland, Russia attacked Ukraine.": ("Poland",),
    "Russia attacked Ukraine, according to Poland.": ("Poland",),
    "Poland claims that Latvia said that Russia had attacked Ukraine.": ("Poland", "Latvia"),
    "Russia attacked Ukraine, his office said.": ("his office",),
    "A foreman said that Russia had attacked Ukraine.": ("A foreman",),
    "Russia attacked Ukraine, officials in Vilnius complained.": ("officials",),
    "Russia attacked Ukraine; Poland fears a war.": (),
    "Gunmen believed to be linked to Iran ambushed a convoy of soldiers near Palma.": (),
    "Poland accused Latvia of sheltering the men who attacked Ukraine.": ("Poland",),
}


@pytest.mark.parametrize(("sentence", "expected"), SPEAKERS.items())
def test_the_speakers_run_from_the_outermost_in(
    told: Callable[..., list[Told]], sentence: str, expected: tuple[str, ...]
) -> None:
    assert [c.speakers for c in told(sentence) if c.type == "ASSAULT"] == [expected]


def test_whoever_accuses_says_what_the_accused_did(told: Callable[..., list[Told]]) -> None:
    (shelling,) = [c for c in told("Armenia accused Azerbaijan of shelling Georgia.") if c.type == "ASSAULT"]
    assert (shelling.speakers, shelling.status) == (("Armenia",), "alleged")


def test_an_aside_between_dashes_is_the_outlets_own(told: Callable[..., list[Told]]) -> None:
    text = "Poland says the treaty – which Russia signed with Belarus – has failed."
    assert [c.speakers for c in told(text) if c.type == "SUPPORT"] == [()]


def test_what_is_reported_before_a_quotation_of_the_same_verb_keeps_its_speaker(
    told: Callable[..., list[Told]],
) -> None:
    text = (
        "Jens Stoltenberg noted that Turkey had attacked Syria. "
        '"I do believe Canada could play a role by urging the big fellows to come to a settlement."'
    )
    assert [c.speakers for c in told(text) if c.type == "ASSAULT"] == [("Jens Stoltenberg",)]


def test_a_quotation_keeps_its_words_and_speaker(read: Callable[..., Extraction]) -> None:
    text = '"We will never leave this country," Donald Tusk said on Monday.'
    (quotation,) = read(text).quotations
    ((start, end),) = quotation.content
    assert text[start:end] == "We will never leave this country,"
    assert quotation.direct
    assert quotation.speaker_span is not None
    assert text[slice(*quotation.speaker_span)] == "Donald Tusk"
