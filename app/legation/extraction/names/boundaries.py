"""Where a recognised name begins and ends: pieces that belong apart, edges that belong to the sentence."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from legation.extraction.grammar.syntax import (
    CONJUNCTION_TAG,
    DETERMINER_TAG,
    MODAL,
    PAST_FORM,
    PERSONAL_PRONOUN,
    PLURAL_NAME,
    POSSESSIVE_PRONOUN,
    PREPOSITION_TAG,
    PRESENT_FORM,
    RELATIVE_ADVERB,
    RELATIVE_PRONOUN,
    SINGULAR_NAME,
    THIRD_PERSON,
    has_tag,
)
from legation.extraction.lexicon.name_words import load_name_words
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.words import words

_WORDS = load_name_words()
_PARTICLES = _WORDS.particles
_BAD = re.compile(r"^[\W_]+$")
_SCORE = re.compile(r"^\d+[-\u2013:]\d+$")
_POSSESSIVE = words("names/boundaries.possessive")
_BREAKS = frozenset({"(", ")", "[", "]", "/", ";", ":", "|", "\u2013", "\u2014", "--", "...", "\u2026"})
_VERBS = frozenset({PAST_FORM, THIRD_PERSON, PRESENT_FORM, MODAL})
_FUNCTION = frozenset(
    {
        DETERMINER_TAG,
        PREPOSITION_TAG,
        CONJUNCTION_TAG,
        PERSONAL_PRONOUN,
        POSSESSIVE_PRONOUN,
        RELATIVE_ADVERB,
        RELATIVE_PRONOUN,
        MODAL,
    }
)
_NAMELIKE = frozenset({"PERSON", "ORG"})
_AFTER_COMMA = words("names/boundaries.after_comma")
_CONTRACTED_NOT = words("names/boundaries.contracted_not")
_SPACED_PREFIXES = words("names/boundaries.spaced_prefixes")


def pieces(ent: Span) -> Iterator[tuple[int, int]]:
    """The token spans of the names in what was recognised as one, trimmed; none where nothing is left."""
    start = ent.start
    for i in range(ent.start, ent.end + 1):
        if i == ent.end or _breaks(ent, i):
            yield from _kept(ent, start, i)
            start = i + 1
        elif i > start and ent.doc[i].text == ent.doc[i - 1].text and ent.label_ in _NAMELIKE:
            # A heading that ends in the word its paragraph begins with: "Julie Christie" "Christie's smile".
            yield from _kept(ent, start, i)
            start = i


def _kept(ent: Span, start: int, end: int) -> Iterator[tuple[int, int]]:
    if trimmed := trim(ent.doc, start, end, ent.label_):
        yield trimmed


def _breaks(ent: Span, i: int) -> bool:
    token = ent.doc[i]
    if "\n" in token.text or token.text in _BREAKS:
        return True
    if token.text == "-":
        return token.i > ent.start and token.nbor(-1).whitespace_ != ""
    if token.text == ",":
        return ent.label_ in _NAMELIKE and not _suffix_follows(token)
    if token.text in ("'s", "\u2019s"):
        return _owner(token)
    return token.is_lower and has_tag(token, *_VERBS) and ent.label_ != "WORK_OF_ART"


def _suffix_follows(comma: Token) -> bool:
    following = comma.doc[comma.i + 1].lower_.rstrip(".") if comma.i + 1 < len(comma.doc) else ""
    return following in _AFTER_COMMA


def _owner(possessive: Token) -> bool:
    """Whether the word before is a name of its own ("Italy's Enel"), not a part of this one ("Women's League")."""
    owner = possessive.nbor(-1)
    return has_tag(owner, SINGULAR_NAME, PLURAL_NAME) and owner.lower_ not in _WORDS.owners


def trim(doc: Doc, start: int, end: int, label: str) -> tuple[int, int] | None:
    """The span without articles, quotes, titles, possessives and words in small letters at its edges."""
    while start < end and _no_first(doc, start, end):
        start += 1
    while start < end and _no_last(doc, start, end - 1, label):
        end -= 1
    if label in _NAMELIKE:
        start = after_titles(doc, start, end)
    if start >= end or doc[start:end].text.lower() in _WORDS.never:
        return None
    return (start, end) if any(c.isalpha() for c in doc[start:end].text) else None


def _no_first(doc: Doc, i: int, end: int) -> bool:
    """Whether the token cannot begin a name."""
    token = doc[i]
    if token.is_space or _BAD.match(token.text) or token.text in _CONTRACTED_NOT:
        return True
    if token.lower_ in _WORDS.determiners:
        return True
    if i + 1 >= end:
        return False
    if token.lower_ in _WORDS.prefixes and (doc[i + 1].text == "-" or token.lower_ in _SPACED_PREFIXES):
        return True
    if token.is_title and token.lower_ in _WORDS.starters:
        return token.is_sent_start is True and doc[i + 1].text[0].isupper()
    return token.is_lower and token.is_alpha and token.lower_ not in _PARTICLES


def _no_last(doc: Doc, start: int, i: int, label: str) -> bool:
    """Whether the token cannot end a name."""
    token = doc[i]
    if token.is_space or token.text in _POSSESSIVE or _BAD.match(token.text):
        return not (i > start and token.text == "+")
    if i == start:
        return False
    if token.is_lower and token.is_alpha:
        # "Park Geun-hye"
        return not (doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and label == "PERSON")
    if _SCORE.match(token.text) or (token.is_digit and label == "PERSON"):
        return True
    if token.is_title and token.is_stop and has_tag(token, *_FUNCTION):
        return True
    return label == "ORG" and token.is_title and token.lower_ in _WORDS.titles_after


def after_titles(doc: Doc, start: int, end: int) -> int:
    """Where the name begins behind titles, ranks and forms of address."""
    roles = load_roles()
    begin = start
    while end - begin > 1:
        size = next(
            (
                n
                for n in range(min(roles.longest_title, end - begin - 1), 0, -1)
                if roles.title_type(doc[begin : begin + n].text)
            ),
            0,
        )
        if not size and doc[begin].lower_ not in _WORDS.ranks:
            size = next((n for n in (2, 1) if n < end - begin and _is_address(doc, begin, n)), 0)
            if not size:
                break
        begin += size or 1
    return begin


def _is_address(doc: Doc, start: int, size: int) -> bool:
    """ "Mr", "Tan Sri"."""
    return doc[start : start + size].text.lower() in load_roles().honorifics
