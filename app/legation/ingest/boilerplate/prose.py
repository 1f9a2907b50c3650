"""What tells a paragraph of an article from what a page says to its reader."""

import re
from functools import lru_cache

from legation.ingest.blocks import Block, without_bullet

# Patterns of words are asked of text in lower case: alternatives are found several times faster than by IGNORECASE.
_QUOTED = re.compile(r"\"[^\"]{1,600}(?:\"|$)|\u201c[^\u201d]{1,600}(?:\u201d|$)")
_READER = re.compile(r"\b(?:you|your|yours|you're|you've|you'll|our|ours|us|we|we're|we've|please)\b")
_PAGE = re.compile(
    r"\b(?:articles?|site|website|page|newsletters?|inbox|e-?mails?|comments?|commenting|commenters|subscrib\w+|"
    r"cookies?|browser|click\w*|privacy|account|log(?:ged)? in|sign(?:ed)? (?:in|up)|readers?|advertis\w+|app|"
    r"journalism|newsroom|editors?|moderat\w+|guidelines|terms|stor(?:y|ies)|content|feed|post(?:s|ed|ing)?|"
    r"facebook|twitter|instagram|whatsapp|telegram|alerts?|javascript|copyright|reserved|published|affiliate)\b"
)
_IMPERATIVE = re.compile(
    r"^(?:please |to )?(?:accept|add|allow|ask|become|browse|catch|check|choose|click|comment|contact|create|discover|"
    r"donate|download|enable|enter|explore|find|follow|forward|get|give|help|install|join|keep|learn|like|listen|log|"
    r"manage|play|read|receive|register|report|save|scroll|see|send|share|sign|skip|start|stay|submit|subscribe|"
    r"support|tap|tell|try|turn|unlock|unsubscribe|update|upgrade|use|view|visit|watch|write)\b"
)
_SPEECH_START = ('"', "\u201c", "'", "\u2018", "\u00ab")
_FEWEST_WORDS = 10
_FEWEST_SHORT = 3
_REMEMBERED = 512  # the lines of a page or two: several rules ask of each


def is_prose(block: Block) -> bool:
    """A whole sentence or more: long enough, closed by an end mark, mostly in lower case."""
    return len(block.words) >= _FEWEST_WORDS and block.ends_sentence and 2 * block.lowercase_words >= len(block.words)


def is_sentence(block: Block) -> bool:
    """A sentence, however short."""
    return len(block.words) >= _FEWEST_SHORT and block.ends_sentence


def is_quoted_speech(text: str) -> bool:
    """Somebody's words: what they tell their hearers is no word to the reader."""
    return text.startswith(_SPEECH_START)


def speaks_to_reader(text: str) -> bool:
    """Says "you" or "we" outside what it quotes."""
    return bool(_READER.search(_unquoted(text)))


@lru_cache(_REMEMBERED)
def addresses_reader(text: str) -> bool:
    """Talks to the reader or about the page, outside what it quotes."""
    plain = without_bullet(_unquoted(text))
    words = max(1, len(plain.split()))
    to_reader, of_page = len(_READER.findall(plain)), len(_PAGE.findall(plain))
    if _IMPERATIVE.match(plain) and to_reader + of_page >= 1:
        return True
    return (to_reader >= 1 and of_page >= 1 and (to_reader + of_page) / words >= 0.06) or of_page / words >= 0.12


def _unquoted(text: str) -> str:
    """The text in lower case, without what it quotes."""
    return _QUOTED.sub(" ", text).lower()
