"""What is no quotation is told apart from what is."""

import pytest
import spacy
from spacy.tokens import Doc

from legation.extraction.document import QuotationDraft
from legation.extraction.lexicon.speech import quoted_spans
from legation.extraction.quotations.soundness import sound

WORDS = [
    "Canada",
    "has",
    "said",
    "that",
    "Latvia",
    "was",
    "ready",
    ",",
    "Riga",
    "agreed",
    ",",
    "Trudeau",
    "added",
    "that",
]
POS = [
    "PROPN",
    "AUX",
    "VERB",
    "SCONJ",
    "PROPN",
    "AUX",
    "ADJ",
    "PUNCT",
    "PROPN",
    "VERB",
    "PUNCT",
    "PROPN",
    "VERB",
    "SCONJ",
]
LEMMAS = ["Canada", "have", "say", "that", "Latvia", "be", "ready", ",", "Riga", "agree", ",", "Trudeau", "add", "that"]
NLP = spacy.blank("en")


@pytest.fixture
def doc() -> Doc:
    return Doc(NLP.vocab, words=WORDS, pos=POS, lemmas=LEMMAS)


def quotation(
    content: tuple[int, int],
    cue: tuple[int, int] | None,
    speaker: tuple[int, int] | None = (0, 1),
    *,
    direct: bool = False,
) -> QuotationDraft:
    return QuotationDraft([content], direct, None, speaker, cue)


def test_one_word_is_no_quotation(doc: Doc) -> None:
    assert sound(doc, [quotation((6, 7), (2, 3)), quotation((6, 8), (2, 3))]) == []
    assert len(sound(doc, [quotation((4, 7), (2, 3))])) == 1


def test_to_be_to_have_and_to_agree_report_nothing(doc: Doc) -> None:
    assert sound(doc, [quotation((4, 7), (1, 2)), quotation((4, 7), (5, 6)), quotation((4, 7), (9, 10))]) == []
    assert len(sound(doc, [quotation((4, 7), (1, 3))])) == 1


def test_words_in_quotation_marks_are_a_quotation_whatever_stands_beside_them(doc: Doc) -> None:
    assert len(sound(doc, [quotation((4, 7), (1, 2), direct=True)])) == 1


def test_what_cannot_speak_is_no_speaker(doc: Doc) -> None:
    (found,) = sound(doc, [quotation((4, 7), (2, 3), (10, 11))])
    assert found.speaker_span is None


def test_the_same_words_are_told_once_and_by_the_better_cue(doc: Doc) -> None:
    better, worse = quotation((4, 7), (2, 3)), quotation((5, 7), (13, 14), None)
    assert sound(doc, [worse, better]) == [better]


def test_a_report_inside_a_report_is_another(doc: Doc) -> None:
    outer, inner = quotation((4, 10), (2, 3)), quotation((4, 7), (9, 10), direct=True)
    assert sound(doc, [outer, inner]) == [outer, inner]


MARKS = {
    "\u2018We will never give up this land,\u2019 he said.": ["We will never give up this land,"],
    "The workers\u2019 rights don\u2019t matter, \u2018we will see about it\u2019 she said.": ["we will see about it"],
    "He said: 'We are going to win this war.' Then he left in the '90s.": ["We are going to win this war."],
    "\u201eWir gehen jetzt alle nach Hause\u201c sagte er.": ["Wir gehen jetzt alle nach Hause"],
    "\u201aWir gehen jetzt alle nach Hause\u2018 sagte er.": ["Wir gehen jetzt alle nach Hause"],
    "\u201cHe told me \u2018I will come back soon\u2019 and left,\u201d she said.": [
        "He told me \u2018I will come back soon\u2019 and left,"
    ],
    "\u201cIt began on one day\nand ended.": ["It began on one day"],
    "The Joneses' house and the Smiths' garden were sold to them.": [],
}


@pytest.mark.parametrize(("text", "expected"), MARKS.items())
def test_single_and_low_marks_quote_and_apostrophes_do_not(text: str, expected: list[str]) -> None:
    doc = NLP(text)
    assert [doc[start:end].text for start, end in quoted_spans(doc)] == expected
