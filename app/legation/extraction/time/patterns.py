"""The regular expressions of dates, put together from the pieces and the word lists of the language."""

import re
from collections.abc import Iterator

from legation.extraction.lexicon.words import ordered_words, pattern, word_table

_PIECE = re.compile(r"\{([a-z]\w*)\}")
_TABLES = frozenset({"months", "short_months", "weekdays", "ordinals"})
_LOOKED_BACK_AT = frozenset({"before_month", "before_bound"})


def date_pattern(name: str) -> re.Pattern[str]:
    """One expression of `patterns`, whatever the case of its words."""
    return re.compile(_filled(f"{{{name}}}"), re.IGNORECASE)


def dates_in_order() -> Iterator[tuple[str, re.Pattern[str]]]:
    """What a date expression means, and how it is written; where two match at one place the earlier one wins."""
    frame = pattern("time/dates.framed")
    for date in ordered_words("time/dates.in_order"):
        meaning, _, written = date.partition(" ")
        yield meaning, re.compile(_filled(frame.replace("{date}", written)), re.IGNORECASE)


def _filled(text: str) -> str:
    while _PIECE.search(text):
        text = _PIECE.sub(lambda match: _piece(match[1]), text)
    return text


def _piece(name: str) -> str:
    if name in _TABLES:
        return "|".join(word_table(f"time/rules.{name}"))
    if name == "seasons":
        return "|".join(word_table("time/calendar.seasons"))
    if name == "numbers":
        # "A few" before "a".
        return "|".join(sorted(word_table("time/rules.numbers"), key=len, reverse=True))
    if name == "feasts":
        feasts = word_table("time/rules.feasts")
        return "|".join(name.replace("'", "['\u2019]").replace(" ", r"\s+") for name in feasts)
    if name in _LOOKED_BACK_AT:
        return "|".join(rf"(?<=\b{word})" for word in ordered_words(f"time/rules.{name}"))
    if name == "no_count":
        return "".join(rf"(?<!{re.escape(word)})" for word in ordered_words("time/rules.no_count"))
    if name == "counted":
        return "|".join(ordered_words("time/rules.counted"))
    return pattern(f"time/patterns.{name}")
