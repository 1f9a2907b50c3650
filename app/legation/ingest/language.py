"""Which language a text is in, and whether we have a pipeline for it."""

import re
from functools import cache
from typing import Any

_SAMPLE = 2000
_LATIN = r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff\uff21-\uff3a\uff41-\uff5a"
_LETTERS = re.compile(rf"[{_LATIN}]")
_FOREIGN_LETTERS = re.compile(rf"[^\W\d_{_LATIN}]")
_FEWEST_WORDS = 4
_FEWEST_OWN = 12
# Long quotations only: in short ones stand words that say nothing of the text.
_QUOTED = re.compile(
    r"\"[^\"]{40,3000}\"|\u201c[^\u201d]{40,3000}\u201d|\u00ab[^\u00bb]{40,3000}\u00bb|\u201e[^\u201c\u201d]{40,3000}[\u201c\u201d]"
)
_SURE = 0.9
# Two in five words of English are of these, and no more than one in eight of any other language with such words.
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "at",
        "from",
        "he",
        "his",
        "has",
        "said",
        "it",
        "be",
        "will",
        "have",
        "not",
    ]
)
_ENGLISH_SHARE = 0.28
_NAMED = {"english": "en", "eng": "en", "french": "fr", "fra": "fr", "german": "de", "deu": "de"}


def language_of(text: str, declared: str | None = None) -> str:
    """ISO 639-1 code. A text too short or too mixed to tell is what it declares to be, or English.

    What it quotes does not count where enough is left: a paper that prints a foreign speech is not in that language.
    """
    stated = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    stated = _NAMED.get(stated, stated)
    told = _told(text, stated)
    if told != "en" and len((own := _QUOTED.sub(" ", text)).split()) >= _FEWEST_OWN and len(own) < len(text):
        return _told(own, stated)
    return told


def _told(text: str, stated: str) -> str:
    sample = text[:_SAMPLE]
    foreign = _foreign_script(sample)
    words = sample.lower().split()
    if len(words) < _FEWEST_WORDS and not foreign:
        return stated or "en"
    if not foreign and sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    code, sureness = _identifier().classify(sample)
    return str(code) if foreign or sureness >= _SURE else stated or "en"


def _foreign_script(text: str) -> bool:
    if text.isascii():
        return False
    return len(_FOREIGN_LETTERS.findall(text)) > len(_LETTERS.findall(text))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # its model takes half a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
