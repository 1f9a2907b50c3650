from itertools import pairwise

import pytest
import spacy
from spacy.tokens import Doc

from legation.extraction.names.paragraphs import LONGEST_SENTENCE, Paragraphs

NLP = spacy.blank("en")


def starts(text: str) -> list[int]:
    doc: Doc = Paragraphs()(NLP(text))
    return [0, *(token.i for token in doc if token.i and token.is_sent_start), len(doc)]


@pytest.mark.parametrize("word", ["(", "Canada ", "ab, ", "and ", "1 "])
def test_what_goes_on_without_an_end_is_parted(word: str) -> None:
    found = starts(word * 3000)
    assert max(b - a for a, b in pairwise(found)) <= LONGEST_SENTENCE


def test_it_is_parted_behind_a_pause_where_there_is_one() -> None:
    doc = Paragraphs()(NLP("one two three, " * 300))
    begun = [token.i for token in doc if token.i and token.is_sent_start]
    assert begun
    assert all(doc[i - 1].text == "," for i in begun)


def test_prose_is_left_to_the_parser() -> None:
    assert len(starts("The minister met the envoy in Riga on Monday. " * 200)) == 2
