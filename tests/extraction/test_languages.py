"""The language of an article chooses pipeline, word lists and reader; what a language names is there."""

from pathlib import Path

import pytest

import legation.extraction
from legation.errors import BadInput
from legation.extraction.languages import LANGUAGES, ArticleLanguage, language_named
from legation.ingest.items import ReadOptions
from legation.reader.shipped import shipped_directory


@pytest.mark.parametrize("name", ["en", "EN", "en-GB", "en_US", "English", "eng"])
def test_english_by_any_of_its_names(name: str) -> None:
    assert language_named(name).code == "en"


@pytest.mark.parametrize("name", ["de", "enm", ""])
def test_a_language_without_a_pipeline_is_refused_by_name(name: str) -> None:
    with pytest.raises(BadInput, match=f"language {name}: there is no pipeline for it"):
        language_named(name)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_what_a_language_names_is_there(language: ArticleLanguage) -> None:
    room = Path(legation.extraction.__file__).parent
    assert (room / language.pipeline).is_file()
    assert list((room / language.lexicon).glob("*.yaml"))
    assert (shipped_directory(language.reader) / "manifest.json").is_file()


def test_pages_are_read_in_the_languages_that_have_a_pipeline() -> None:
    assert set(ReadOptions().languages) == set(LANGUAGES)
