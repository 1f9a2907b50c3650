"""Paragraphs of an article, and words to the reader."""

import pytest

from legation.ingest.blocks import make_block
from legation.ingest.boilerplate.prose import addresses_reader, is_prose, is_sentence, speaks_to_reader


def test_a_whole_sentence_is_prose_and_a_headline_is_not() -> None:
    text = "Canada will send 450 soldiers to Latvia next year, the government said."
    assert is_prose(make_block(0, 99, text))
    assert not is_prose(make_block(0, 99, text[:-1]))
    assert not is_prose(make_block(0, 99, "Terms Of Use Privacy Policy Cookies Contact Us About The Paper Jobs."))
    assert is_sentence(make_block(0, 99, "He denies it."))


@pytest.mark.parametrize(
    ("text", "to_reader"),
    [
        ("Sign in to save this article to your reading list.", True),
        ("Our journalists answer your comments below this story every Friday.", True),
        ("We will defend our country, and our allies will stand with us, the president said in Warsaw.", False),
        ('"Read our newsletter, and you will see," he said of the treaty with the neighbouring state.', False),
        ("Canada will send 450 soldiers to Latvia.", False),
    ],
)
def test_words_to_the_reader_are_told_from_the_story(text: str, *, to_reader: bool) -> None:
    assert addresses_reader(text) is to_reader


def test_what_is_quoted_speaks_to_nobody_here() -> None:
    assert speaks_to_reader("Is your boiler old?")
    assert not speaks_to_reader('"Your boiler is old," he said.')
