"""No text makes the pipeline stumble, and every offset still cuts out of the unaltered text what it says it does."""

import random
from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

TOLD = (
    "Russia attacked Ukraine on Monday, and NATO's secretary general Jens Stoltenberg condemned the attack in Brussels."
)
_DICE = random.Random(20161221)
_SCRIPTS = "Путин встретил Эрдогана. 普京在莫斯科会见埃尔多安。 التقى بوتين أردوغان. פוטין פגש את ארדואן. Ο Πούτιν."
ODD = {
    "blank": " \n\t \u00a0\u2003\n",
    "emoji": "🙂🇱🇻👩‍👩‍👧‍👦" * 40,
    "emoji between": TOLD.replace(" ", " 🇺🇦 "),
    "mixed scripts": f"{_SCRIPTS} {TOLD} {_SCRIPTS}",
    "zero-width": "\u200b".join(TOLD),
    "zero-width at words": TOLD.replace(" ", "\u200b \ufeff"),
    "bidirectional": f"\u202e{TOLD}\u202c \u2067{TOLD}\u2069",
    "combining": "".join(letter + "\u0301" for letter in TOLD),
    "control": TOLD.replace(" ", "\x00\x07 "),
    "line breaks": TOLD.replace(" ", "\r\n"),
    "another language": "Der russische Präsident hat am Montag in Moskau den türkischen Außenminister empfangen. " * 5,
    "one long word": "Ru" * 20_000,
    "no spaces": TOLD.replace(" ", "") * 50,
    "brackets": "(" * 3000 + TOLD + ")" * 3000,
    "quotes": '"' * 500 + TOLD + "\u201d" * 500,
    "capitals": TOLD.upper() * 5,
    "marks": "".join(_DICE.choice(".,;:!?-–—…'\"()[]{}<>/\\|@#$%^&*_+=~`") for _ in range(5000)),
    "any letters": "".join(chr(_DICE.randrange(32, 0x2FFF)) for _ in range(3000)),
    "many paragraphs": "\n".join([TOLD] * 200),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_no_text_makes_it_stumble_and_offsets_are_exact(read: Callable[..., Extraction], text: str) -> None:
    found = read(text)
    for mention in found.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
    for quotation in found.quotations:
        assert all(0 <= start < end <= len(text) for start, end in quotation.content)
    for claim in found.claims:
        evidence = claim.evidence
        assert evidence.sentence == text[evidence.start : evidence.end]
        for start, end in (evidence.subject, evidence.cue, *([evidence.object] if evidence.object else [])):
            assert 0 <= start < end <= len(text)


def test_what_is_told_is_found_between_other_scripts(read: Callable[..., Extraction]) -> None:
    text = ODD["mixed scripts"]
    found = {mention.text for mention in read(text).mentions}
    assert {"Russia", "Ukraine", "Jens Stoltenberg"} <= found
