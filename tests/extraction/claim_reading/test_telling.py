"""The word that tells what was read of a pair: below a verb of speech that only reports it."""

import pytest

from legation.extraction.claim_reading.telling import telling_word
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.extractor import Extractor

pytestmark = pytest.mark.slow


def told_by(extractor: Extractor, text: str, type_: str, subject: str, object_: str | None, word: str) -> str:
    """What tells it, where the pair hangs together by `word`."""
    doc = extractor.nlp(text)
    analysis = analysis_of(doc)
    of_text = {doc[m.start : m.end].text: i for i, m in enumerate(analysis.mentions)}
    at = next(t for t in doc if t.text == word)
    return telling_word(doc, analysis, type_, of_text[subject], of_text[object_] if object_ else None, at).text


def test_a_deed_that_is_reported_is_told_by_the_verb_of_its_clause(extractor: Extractor) -> None:
    text = "Juma said that Kenyan police had detained Hassan Ali near the border."
    assert told_by(extractor, text, "COERCE", "Juma", "Hassan Ali", "said") == "detained"


def test_what_is_done_by_speaking_is_told_by_the_verb_of_speech(extractor: Extractor) -> None:
    text = "Juma said that Hassan Ali had lied to the court."
    assert told_by(extractor, text, "ACCUSE", "Juma", "Hassan Ali", "said") == "said"


def test_a_verb_of_speech_that_is_itself_the_deed_stays(extractor: Extractor) -> None:
    text = "Kenya urged Somalia to close the camp."
    assert told_by(extractor, text, "REQUEST", "Kenya", "Somalia", "urged") == "urged"


def test_any_other_word_stays(extractor: Extractor) -> None:
    text = "Kenya attacked Somalia, officials said."
    assert told_by(extractor, text, "ASSAULT", "Kenya", "Somalia", "attacked") == "attacked"


def test_what_a_speaker_alone_is_told_to_do_is_told_by_the_clause_that_is_reported(extractor: Extractor) -> None:
    text = "Iran denies that it wants to build a bomb."
    assert told_by(extractor, text, "MOBILIZE", "Iran", None, "denies") == "wants"
    assert told_by(extractor, text, "REJECT", "Iran", None, "denies") == "denies"
