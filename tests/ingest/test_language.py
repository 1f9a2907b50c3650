"""The language of a text by its words, and by its declaration where the words do not tell."""

import pytest

from legation.ingest.language import language_of
from tests.ingest.texts import ARTICLE, FRENCH


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ARTICLE, "en"),
        (FRENCH, "fr"),
        ("Президент России встретился во вторник с канцлером Германии.", "ru"),
        ("Der Bundeskanzler hat am Dienstag in Berlin den Präsidenten empfangen, um über den Krieg zu sprechen.", "de"),
    ],
)
def test_the_words_tell_the_language(text: str, code: str) -> None:
    assert language_of(text) == code


def test_a_wrong_declaration_is_overruled() -> None:
    assert language_of(FRENCH, "en") == "fr"


def test_a_text_too_short_to_tell_is_what_it_declares() -> None:
    assert language_of("Oui, oui.", "fr_FR") == "fr"
    assert language_of("Yes.") == "en"


def test_english_words_inside_another_language_do_not_make_it_english() -> None:
    mixed = (
        "De minister was in Den Haag en had in is was on the record a statement. "
        + "Hij zei dat het kabinet valt. " * 6
    )
    assert language_of(mixed) == "nl"


def test_english_that_quotes_another_script_is_english() -> None:
    assert language_of(ARTICLE + " " + "Президент сказал: нет.") == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("La Russie a rejeté lundi les accusations de Riga.", "fr"),
        ("Der Minister traf am Montag seinen Amtskollegen in Riga.", "de"),
        ("Il ministro ha incontrato il collega a Roma.", "it"),
        ("Russia threatened Latvia, Estonia, Lithuania and Poland.", "en"),
        ("Putin met Merkel in Sochi.", "en"),
    ],
)
def test_a_sentence_tells_its_language_too(text: str, code: str) -> None:
    assert language_of(text) == code


def test_english_that_quotes_a_long_foreign_speech_is_english() -> None:
    assert (
        language_of(f"The president spoke to reporters in Paris on Monday and said: \u201c{FRENCH * 3}\u201d He left.")
        == "en"
    )


def test_a_foreign_text_that_quotes_english_is_foreign() -> None:
    assert language_of(f'{FRENCH} Il a dit: "The war in Ukraine is a threat to the Union and to all of us."') == "fr"


def test_a_declaration_may_be_a_name() -> None:
    assert language_of("Yes.", "English") == "en"
