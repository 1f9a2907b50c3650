"""Which language a text is in, and whether we have a pipeline for it."""

import unicodedata
from functools import cache
from typing import Any

_SAMPLE = 4000
_FEWEST_WORDS = 12
_SURE = 0.9


def language_of(text: str, declared: str | None = None) -> str:
    """ISO 639-1 code. A text too short or too mixed to tell is what it declares to be, or English."""
    stated = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    sample = text[:_SAMPLE]
    foreign = _foreign_script(sample)
    if len(sample.split()) < _FEWEST_WORDS and not foreign:
        return stated or "en"
    code, sureness = _identifier().classify(sample)
    return str(code) if foreign or sureness >= _SURE else stated or "en"


def _foreign_script(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    foreign = sum(1 for char in letters if not unicodedata.name(char, "").startswith("LATIN"))
    return foreign > len(letters) / 2


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # its model takes half a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
